//! Expressions with ids for names. Every node stands at a provision.

use smallvec::{SmallVec, smallvec};

use super::{
    CalendarId, Comparison, Direction, EntityId, FactId, FigureId, Gather, Joining, Meeting, ParameterId, PeriodPart, Polarity, ReadingId,
    Rounding, RuleId, StandingId, TimeUnit, UpperEnd, Value,
};
use crate::source::Span;

/// An expression of a rulebook; also its node in a plan and in a trace.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ExprId(pub u32);

/// An expression where it stands.
#[derive(Debug, Clone)]
pub struct Expr {
    /// What it is.
    pub kind: ExprKind,
    /// The provision it stands at.
    pub standing: StandingId,
    /// Where it is written.
    pub span: Span,
}

/// The kinds of expression.
#[derive(Debug, Clone)]
pub enum ExprKind {
    /// A value as written, with the type it is written as.
    Value(Value, super::Type),
    /// A fact or an assessment.
    Fact(FactId),
    /// A parameter, on the day of the law or on another.
    Parameter(ParameterId, Option<ExprId>),
    /// A figure of a provision.
    Figure(FigureId),
    /// What a rule finds.
    Rule(RuleId),
    /// What a reading makes of a text.
    Reading(ReadingId),
    /// All of them hold.
    All(Vec<ExprId>),
    /// At least one holds.
    Any(Vec<ExprId>),
    /// It does not hold.
    Not(ExprId),
    /// Two values compared.
    Compare(Comparison, ExprId, ExprId),
    /// One of some choices.
    OneOf(ExprId, Vec<u16>),
    /// From a bound up to another.
    Within {
        /// What is placed.
        operand: ExprId,
        /// The lower bound, inclusive.
        low: ExprId,
        /// The upper bound.
        high: ExprId,
        /// Whether the upper bound is in.
        end: UpperEnd,
    },
    /// Added and subtracted.
    Sum(Vec<(Polarity, ExprId)>),
    /// Multiplied and divided.
    Product(Vec<(Polarity, ExprId)>),
    /// The opposite.
    Minus(ExprId),
    /// Money per a period.
    Per(ExprId, TimeUnit),
    /// Rounded to a multiple.
    Rounded(ExprId, Rounding, super::Number),
    /// The value of the first arm whose condition holds.
    If(Vec<(ExprId, ExprId)>, ExprId),
    /// A date some time after another, with how it is rounded.
    After {
        /// The date.
        date: ExprId,
        /// How long after (or before).
        duration: ExprId,
        /// After it, or before.
        direction: Direction,
        /// How a day that does not exist is rounded.
        rounding: Option<ExprId>,
    },
    /// The days from one date to another.
    DaysBetween {
        /// From.
        from: ExprId,
        /// To.
        to: ExprId,
    },
    /// Age in whole years.
    Age {
        /// Date of birth.
        born: ExprId,
        /// On which day.
        on: ExprId,
        /// How a birthday that does not exist is rounded.
        rounding: Option<ExprId>,
    },
    /// The day somebody attains an age.
    Attains {
        /// Date of birth.
        born: ExprId,
        /// The age in years.
        years: ExprId,
        /// How a birthday that does not exist is rounded.
        rounding: Option<ExprId>,
    },
    /// The least.
    Least(Vec<ExprId>),
    /// The greatest.
    Greatest(Vec<ExprId>),
    /// A date moved to a working day.
    Moved {
        /// The date.
        date: ExprId,
        /// Where to.
        to: DayShift,
        /// By which calendar.
        calendar: CalendarId,
    },
    /// The working days from one date up to another.
    WorkingDays {
        /// From.
        from: ExprId,
        /// To, not counted itself.
        to: ExprId,
        /// By which calendar.
        calendar: CalendarId,
    },
    /// Something of the entities of a list.
    Gather {
        /// What becomes of them.
        form: Gather,
        /// The list.
        list: ExprId,
        /// The entity in it.
        entity: EntityId,
        /// The value of each; none where they are counted.
        of: Option<ExprId>,
        /// Which of them, or what must hold.
        filter: Option<ExprId>,
        /// What orders them, where the first or last of them counts.
        by: Option<ExprId>,
    },
    /// The days from a first to a last one, both in; without a last one, onwards.
    Through {
        /// The first day.
        first: ExprId,
        /// The last day.
        last: Option<ExprId>,
    },
    /// Periods joined.
    Joined(Joining, Vec<ExprId>),
    /// Whether a period has a day, or a day in common with another.
    Meets(Meeting, ExprId, ExprId),
    /// A day of a period, or its length.
    PartOf {
        /// What is asked.
        part: PeriodPart,
        /// The period.
        of: ExprId,
        /// How a day that a month does not have is rounded.
        rounding: Option<ExprId>,
    },
    /// Each rate of what lies in its band: upper bound (none above the last) and rate.
    Scale(ExprId, Vec<(Option<ExprId>, ExprId)>),
}

/// Where a date is moved to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayShift {
    /// The day itself, or the next working day.
    Next,
    /// The day itself, or the working day before.
    Previous,
    /// A number of working days on, or back.
    By(ExprId, Direction),
}

/// The expressions below another: mostly a few, so that looking down costs nothing.
pub type Below = SmallVec<[ExprId; 4]>;

impl ExprKind {
    /// The expressions directly below, in order.
    pub fn children(&self) -> Below {
        match self {
            ExprKind::Value(..) | ExprKind::Fact(_) | ExprKind::Figure(_) | ExprKind::Rule(_) | ExprKind::Reading(_) => Below::new(),
            ExprKind::Parameter(_, on) => on.iter().copied().collect(),
            ExprKind::All(list) | ExprKind::Any(list) | ExprKind::Least(list) | ExprKind::Greatest(list) | ExprKind::Joined(_, list) => {
                list.iter().copied().collect()
            }
            ExprKind::Not(inner)
            | ExprKind::Minus(inner)
            | ExprKind::OneOf(inner, _)
            | ExprKind::Per(inner, _)
            | ExprKind::Rounded(inner, ..) => {
                smallvec![*inner]
            }
            ExprKind::Compare(_, left, right) | ExprKind::Meets(_, left, right) => smallvec![*left, *right],
            ExprKind::Within { operand, low, high, .. } => smallvec![*operand, *low, *high],
            ExprKind::Sum(terms) | ExprKind::Product(terms) => terms.iter().map(|(_, term)| *term).collect(),
            ExprKind::If(arms, otherwise) => arms.iter().flat_map(|(when, then)| [*when, *then]).chain([*otherwise]).collect(),
            ExprKind::After { date, duration, rounding, .. } => [*date, *duration].into_iter().chain(*rounding).collect(),
            ExprKind::DaysBetween { from, to } => smallvec![*from, *to],
            ExprKind::Age { born, on, rounding } => [*born, *on].into_iter().chain(*rounding).collect(),
            ExprKind::Moved { date, to: DayShift::By(count, _), .. } => smallvec![*date, *count],
            ExprKind::Moved { date, .. } => smallvec![*date],
            ExprKind::WorkingDays { from, to, .. } => smallvec![*from, *to],
            ExprKind::Gather { list, of, filter, by, .. } => std::iter::once(*list).chain(*filter).chain(*by).chain(*of).collect(),
            ExprKind::Through { first, last } => std::iter::once(*first).chain(*last).collect(),
            ExprKind::PartOf { of, rounding, .. } => std::iter::once(*of).chain(*rounding).collect(),
            ExprKind::Scale(operand, bands) => {
                std::iter::once(*operand).chain(bands.iter().flat_map(|(bound, rate)| bound.iter().copied().chain([*rate]))).collect()
            }
            ExprKind::Attains { born, years, rounding } => [*born, *years].into_iter().chain(*rounding).collect(),
        }
    }
}
