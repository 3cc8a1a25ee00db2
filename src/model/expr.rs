//! Expressions with ids for names. Every expression has a standing: the provision it is written in.

use smallvec::{SmallVec, smallvec};

use super::{
    CalendarId, CalendarUnit, Comparison, Direction, EntityId, FactId, FigureId, Gather, Joining, Meeting, ParameterId, PeriodPart,
    Polarity, ReadingId, Rounding, RuleId, StandingId, TimeUnit, UpperEnd, Value,
};
use crate::source::Span;

/// The id of an expression; also its node in a plan and in a trace.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ExprId(pub u32);

/// An expression with its provision.
#[derive(Debug, Clone)]
pub struct Expr {
    /// The operation and its operands.
    pub kind: ExprKind,
    /// The provision it is written in.
    pub standing: StandingId,
    /// Where it is written.
    pub span: Span,
}

/// The kinds of expression.
#[derive(Debug, Clone)]
pub enum ExprKind {
    /// A literal with its type.
    Value(Value, super::Type),
    /// A fact or an assessment.
    Fact(FactId),
    /// A parameter: on the day that the expression yields, or on the day of the law if there is none.
    Parameter(ParameterId, Option<ExprId>),
    /// A figure of a provision.
    Figure(FigureId),
    /// The answer of a rule.
    Rule(RuleId),
    /// The value of a reading: that of the chosen alternative.
    Reading(ReadingId),
    /// Whether all operands hold.
    All(Vec<ExprId>),
    /// Whether at least one operand holds.
    Any(Vec<ExprId>),
    /// Whether the operand does not hold.
    Not(ExprId),
    /// Whether two values compare as stated.
    Compare(Comparison, ExprId, ExprId),
    /// Whether a choice is one of these, by index in its list.
    OneOf(ExprId, Vec<u16>),
    /// Whether a value lies in a range.
    Within {
        /// The value that is tested.
        operand: ExprId,
        /// The lower bound, inclusive.
        low: ExprId,
        /// The upper bound; see `end`.
        high: ExprId,
        /// Whether the upper bound is inclusive.
        end: UpperEnd,
    },
    /// A sum: each operand is added or subtracted.
    Sum(Vec<(Polarity, ExprId)>),
    /// A product: each operand multiplies or divides.
    Product(Vec<(Polarity, ExprId)>),
    /// The negated value.
    Minus(ExprId),
    /// Money per unit of time.
    Per(ExprId, TimeUnit),
    /// Rounded to a multiple of a number.
    Rounded(ExprId, Rounding, super::Number),
    /// The value of the first arm whose condition holds.
    If(Vec<(ExprId, ExprId)>, ExprId),
    /// A date plus or minus a duration.
    After {
        /// The date to start from.
        date: ExprId,
        /// How long before or after.
        duration: ExprId,
        /// Whether the duration is added or subtracted.
        direction: Direction,
        /// How a day that does not exist is rounded; `None` if the law does not say.
        rounding: Option<ExprId>,
    },
    /// The number of days from one date to another.
    DaysBetween {
        /// The first date.
        from: ExprId,
        /// The second date.
        to: ExprId,
    },
    /// A person's age in whole years.
    Age {
        /// The date of birth.
        born: ExprId,
        /// The day for which the age is asked.
        on: ExprId,
        /// How a birthday that does not exist is rounded; `None` if the law does not say.
        rounding: Option<ExprId>,
    },
    /// The day on which a person attains an age.
    Attains {
        /// The date of birth.
        born: ExprId,
        /// The age in years.
        years: ExprId,
        /// How a birthday that does not exist is rounded; `None` if the law does not say.
        rounding: Option<ExprId>,
    },
    /// The least of the operands.
    Least(Vec<ExprId>),
    /// The greatest of the operands.
    Greatest(Vec<ExprId>),
    /// A date moved to a working day.
    Moved {
        /// The date to move.
        date: ExprId,
        /// Where it is moved to.
        to: DayShift,
        /// The calendar that defines working days.
        calendar: CalendarId,
    },
    /// The number of working days in a range of dates.
    WorkingDays {
        /// The first date, inclusive.
        from: ExprId,
        /// The second date, exclusive.
        to: ExprId,
        /// The calendar that defines working days.
        calendar: CalendarId,
    },
    /// An aggregate over the entities of a list.
    Gather {
        /// The kind of aggregate.
        form: Gather,
        /// The expression that yields the list.
        list: ExprId,
        /// The entity of which the list holds items.
        entity: EntityId,
        /// The value taken of each item; `None` if items are only counted or tested.
        of: Option<ExprId>,
        /// The condition on items; for `any` and `every`, what must hold.
        filter: Option<ExprId>,
        /// The sort key, for the first or last item.
        by: Option<ExprId>,
    },
    /// The period from a first to a last day, both inclusive. Without a last day it has no end.
    Through {
        /// The first day.
        first: ExprId,
        /// The last day.
        last: Option<ExprId>,
    },
    /// The calendar month or year that a day is in, as a period.
    CalendarPeriod(CalendarUnit, ExprId),
    /// Periods combined into a list.
    Joined(Joining, Vec<ExprId>),
    /// Whether a period contains a day or a period, or has a day in common with one.
    Meets(Meeting, ExprId, ExprId),
    /// A day of a period, or its length.
    PartOf {
        /// The requested part.
        part: PeriodPart,
        /// The period or list of periods.
        of: ExprId,
        /// How a day that a month does not have is rounded; `None` if the law does not say.
        rounding: Option<ExprId>,
    },
    /// A progressive scale. Each band has its upper bound (`None` for the last) and its rate, which applies to what lies in the band.
    Scale(ExprId, Vec<(Option<ExprId>, ExprId)>),
}

/// How a date is moved to a working day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayShift {
    /// The day itself, or the next working day.
    Next,
    /// The day itself, or the working day before.
    Previous,
    /// That many working days forward or back.
    By(ExprId, Direction),
}

/// The child expressions of another. Mostly a few, so they are stored without allocation.
pub type Below = SmallVec<[ExprId; 4]>;

impl ExprKind {
    /// The child expressions, in order.
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
            | ExprKind::CalendarPeriod(_, inner)
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
