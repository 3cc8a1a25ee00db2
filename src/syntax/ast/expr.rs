//! Expressions and values as written.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::Name;
use crate::source::Span;

pub use crate::model::{
    Bond, CalendarUnit, Comparison, Direction, End, Gather, Joining, Meeting, Never, PeriodPart, Polarity, Rounding, TimeUnit, UpperEnd,
};

/// An expression.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Expr {
    /// What it is.
    pub kind: ExprKind,
    /// Where it is.
    pub span: Span,
    /// Expressions from here down to the last one, this one counted: what a stage that follows them all has to bear.
    pub height: usize,
}

impl Expr {
    /// An expression, which is one higher than the highest it is made of.
    pub fn new(kind: ExprKind, span: Span) -> Expr {
        let height = 1 + kind.highest();
        Expr { kind, span, height }
    }
}

/// The kinds of expression.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum ExprKind {
    /// A name: a rule, a figure, a parameter, a reading, an assessment, a fact, a choice.
    Path(Name),
    /// `G on benefit.date`
    On(Name, Box<Expr>),
    /// `19`, `93 634 kr`
    Literal(Literal),
    /// `yes`, `no`
    Truth(bool),
    /// `a and b`, `all { a bokstav b : c }`
    All(Vec<Member>),
    /// `a or b`, `any { a b }`
    Any(Vec<Member>),
    /// `not a`
    Not(Box<Expr>),
    /// `a >= b`
    Compare(Comparison, Box<Expr>, Box<Expr>),
    /// `a in { x, y }`
    OneOf(Box<Expr>, Vec<Name>),
    /// `a in 18 ..< 25`
    Within {
        /// What is placed.
        operand: Box<Expr>,
        /// The lower bound, inclusive.
        low: Box<Expr>,
        /// The upper bound.
        high: Box<Expr>,
        /// Whether the upper bound is in.
        end: UpperEnd,
    },
    /// `a + b - c`
    Sum(Vec<(Polarity, Expr)>),
    /// `a * b / c`
    Product(Vec<(Polarity, Expr)>),
    /// `-a`
    Minus(Box<Expr>),
    /// `G per year`
    Per(Box<Expr>, TimeUnit),
    /// `a rounded to 1 kr`, `date rounded down`
    Rounded(Box<Expr>, Rounding, Option<Literal>),
    /// `if a then b else c`
    If(Vec<(Expr, Expr)>, Box<Expr>),
    /// `age(born, on: date)`
    Age(Box<Expr>, Box<Expr>),
    /// `attains(born, 18)`
    Attains(Box<Expr>, Box<Expr>),
    /// `min(a, b)`
    Least(Vec<Expr>),
    /// `max(a, b)`
    Greatest(Vec<Expr>),
    /// `rounding up`
    RoundingWay(Rounding),
    /// `table by born { before 1951-07-01 : 60 years  otherwise : 62 years }`
    Table(Box<Expr>, Vec<Row>, Option<Box<Expr>>),
    /// `date moved to the next working day of public_holidays`
    Moved(Box<Expr>, DayShift, Name),
    /// `working_days(from: a, to: b, of: public_holidays)`
    WorkingDays(Box<Expr>, Box<Expr>, Name),
    /// `count of children where …`, `sum of … over children`: what is gathered (none for a count), the list, the condition
    Gather(Gather, Option<Box<Expr>>, Name, Option<Box<Expr>>),
    /// `first of job.pay by job.begins over person.jobs where …`: which end, the value, the key, the list, the condition
    ByKey(End, Box<Expr>, Box<Expr>, Name, Option<Box<Expr>>),
    /// `a to b` with both days in, `a onwards`
    Through(Box<Expr>, Option<Box<Expr>>),
    /// `the month of a`
    CalendarPeriod(CalendarUnit, Box<Expr>),
    /// `union(a, b)`, `a within b`, `a without b`
    Joined(Joining, Vec<Expr>),
    /// `a contains b`, `a overlaps b`
    Meets(Meeting, Box<Expr>, Box<Expr>),
    /// `days of a`
    PartOf(PeriodPart, Box<Expr>),
    /// `scale of income { up to 10 000 kr : 0 %  above : 20 % }`: upper bound and rate of each band
    Scale(Box<Expr>, Vec<(Option<Expr>, Expr)>),
}

impl ExprKind {
    /// The height of the highest expression it is made of.
    fn highest(&self) -> usize {
        let mut highest = 0;
        self.each_below(&mut |own| highest = highest.max(own.height));
        highest
    }

    /// Shows each expression that it is made of.
    pub fn each_below<'e>(&'e self, see: &mut dyn FnMut(&'e Expr)) {
        match self {
            ExprKind::Path(_) | ExprKind::Literal(_) | ExprKind::Truth(_) | ExprKind::RoundingWay(_) => {}
            ExprKind::On(_, own)
            | ExprKind::Not(own)
            | ExprKind::OneOf(own, _)
            | ExprKind::Minus(own)
            | ExprKind::Per(own, _)
            | ExprKind::Rounded(own, _, _)
            | ExprKind::PartOf(_, own)
            | ExprKind::CalendarPeriod(_, own)
            | ExprKind::Moved(own, DayShift::Next | DayShift::Previous, _) => see(own),
            ExprKind::Compare(_, first, second)
            | ExprKind::Age(first, second)
            | ExprKind::Attains(first, second)
            | ExprKind::WorkingDays(first, second, _)
            | ExprKind::Meets(_, first, second)
            | ExprKind::Moved(first, DayShift::By(second, _), _) => [first, second].into_iter().for_each(|own| see(own)),
            ExprKind::All(members) | ExprKind::Any(members) => members.iter().for_each(|own| see(&own.expr)),
            ExprKind::Within { operand, low, high, .. } => [operand, low, high].into_iter().for_each(|own| see(own)),
            ExprKind::Sum(terms) | ExprKind::Product(terms) => terms.iter().for_each(|(_, own)| see(own)),
            ExprKind::If(arms, otherwise) => {
                arms.iter().flat_map(|(when, then)| [when, then]).for_each(&mut *see);
                see(otherwise);
            }
            ExprKind::Least(operands) | ExprKind::Greatest(operands) | ExprKind::Joined(_, operands) => operands.iter().for_each(see),
            ExprKind::Table(operand, rows, otherwise) => {
                see(operand);
                for row in rows {
                    row.key.each_bound(see);
                    see(&row.value);
                }
                otherwise.iter().for_each(|own| see(own));
            }
            ExprKind::Gather(_, of, _, filter) => [of, filter].into_iter().flatten().for_each(|own| see(own)),
            ExprKind::ByKey(_, of, by, _, filter) => [Some(of), Some(by), filter.as_ref()].into_iter().flatten().for_each(|own| see(own)),
            ExprKind::Through(first, last) => [Some(first), last.as_ref()].into_iter().flatten().for_each(|own| see(own)),
            ExprKind::Scale(operand, bands) => {
                see(operand);
                bands.iter().flat_map(|(bound, rate)| bound.iter().chain([rate])).for_each(see);
            }
        }
    }
}

/// Where a date is moved to.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum DayShift {
    /// The day itself, or the next working day.
    Next,
    /// The day itself, or the working day before.
    Previous,
    /// A number of working days on, or back.
    By(Box<Expr>, Direction),
}

/// A row of a table.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Row {
    /// When it fits.
    pub key: Key,
    /// What it says.
    pub value: Expr,
    /// Where the key is.
    pub span: Span,
}

/// When a row of a table fits.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum Key {
    /// `before 1951-07-01`, `below 18`
    Below(Expr),
    /// `up to 100 kr`
    UpTo(Expr),
    /// `18 ..< 25`
    Range {
        /// The lower bound, inclusive.
        low: Expr,
        /// The upper bound.
        high: Expr,
        /// Whether the upper bound is in.
        end: UpperEnd,
    },
    /// `single, married`
    Values(Vec<Expr>),
}

impl Key {
    fn each_bound<'e>(&'e self, see: &mut dyn FnMut(&'e Expr)) {
        match self {
            Key::Below(bound) | Key::UpTo(bound) => see(bound),
            Key::Range { low, high, .. } => [low, high].into_iter().for_each(see),
            Key::Values(values) => values.iter().for_each(see),
        }
    }
}

/// A member of an `all` or `any`, perhaps with its letter.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Member {
    /// The letter it stands at.
    pub letter: Option<char>,
    /// What it says.
    pub expr: Expr,
}

/// A value as written.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Literal {
    /// Which.
    pub kind: LiteralKind,
    /// Where.
    pub span: Span,
}

/// The values that can be written.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum LiteralKind {
    /// `19`
    Number(Decimal),
    /// `93 634 kr`
    Money(Decimal),
    /// `30 %`
    Percent(Decimal),
    /// `37.5 hours`
    Hours(Decimal),
    /// `2018-06-01`
    Date(NaiveDate),
    /// `2 years 4 months 3 days`
    Duration {
        /// Years and months, in months.
        months: i32,
        /// Weeks and days, in days.
        days: i32,
        /// Whether it ends in weeks or days: what a nought is counted in.
        in_days: bool,
        /// Whether weeks are written: `3 weeks`, and not `21 days`.
        in_weeks: bool,
    },
    /// `yes`
    Truth(bool),
    /// `none`
    Choice(Name),
    /// `"Oslo"`
    Text(String),
    /// `2018-01-01 to 2018-03-31`
    Period(Days),
    /// `[ 2018-01-01 to 2018-03-31, 2018-05-01 onwards ]`
    Periods(Vec<Days>),
}

/// A period as written: the first day, and the last day; none where it goes on.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct Days {
    /// The first day.
    pub first: NaiveDate,
    /// The last day.
    pub last: Option<NaiveDate>,
}
