//! Values.

use std::cmp::Ordering;
use std::sync::Arc;

use chrono::NaiveDate;

use super::{Number, Period, PeriodSet, Rounding};

/// A length of time: months and days, kept apart, since no number of days is a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Duration {
    /// Years and months, in months.
    pub months: i32,
    /// Weeks and days, in days.
    pub days: i32,
}

impl Duration {
    /// The opposite; none beyond the range.
    pub fn negated(self) -> Option<Duration> {
        Some(Duration { months: self.months.checked_neg()?, days: self.days.checked_neg()? })
    }
}

/// A value of any type. Units and lists of choices are in the type, not here. It owns what it holds: texts and lists of periods are shared
/// by those who have a copy, and go with the last of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Yes or no.
    Truth(bool),
    /// A number, an amount in kroner, a share, hours.
    Number(Number),
    /// A date.
    Date(NaiveDate),
    /// A duration.
    Duration(Duration),
    /// The n-th choice of its list.
    Choice(u16),
    /// How to round a date that does not exist.
    Rounding(Rounding),
    /// The n-th list of the case.
    List(u32),
    /// A text.
    Text(Arc<str>),
    /// A period.
    Period(Period),
    /// A list of periods.
    Periods(Arc<PeriodSet>),
}

/// The lists of a case and the entities in them, by number, so that a value stays a plain number.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lists {
    /// Each list as the numbers of its entities.
    pub lists: Vec<Vec<u32>>,
    /// Each entity as its facts, in the order they are declared.
    pub entities: Vec<Vec<Cell>>,
}

/// What is known of something at run time.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Cell {
    /// Not known.
    #[default]
    Unknown,
    /// There is no answer: a division by zero, a conflict of norms.
    Fault,
    /// Known.
    Known(Value),
}

impl Cell {
    /// Yes.
    pub const YES: Cell = Cell::Known(Value::Truth(true));
    /// No.
    pub const NO: Cell = Cell::Known(Value::Truth(false));

    /// A length of days, or of months, as its number, for a share of another.
    #[must_use]
    pub fn counted(self) -> Cell {
        match self {
            Cell::Known(Value::Duration(length)) => {
                Cell::Known(Value::Number(Number::whole(i64::from(length.months) + i64::from(length.days))))
            }
            other => other,
        }
    }

    /// The value, if it is known.
    pub fn known(&self) -> Option<&Value> {
        match self {
            Cell::Known(value) => Some(value),
            Cell::Unknown | Cell::Fault => None,
        }
    }
}

impl Value {
    /// A text.
    pub fn text(text: &str) -> Value {
        Value::Text(text.into())
    }

    /// A list of periods.
    pub fn periods(periods: PeriodSet) -> Value {
        Value::Periods(periods.into())
    }

    /// The order of two values of one type. Checked rules never compare others; see [`Type`](super::Type).
    #[inline]
    pub fn order(&self, other: &Value) -> Ordering {
        match (self, other) {
            (Value::Number(left), Value::Number(right)) => left.compare(*right),
            (Value::Date(left), Value::Date(right)) => left.cmp(right),
            (Value::Duration(left), Value::Duration(right)) => (left.months, left.days).cmp(&(right.months, right.days)),
            (Value::Truth(left), Value::Truth(right)) => left.cmp(right),
            (Value::Choice(left), Value::Choice(right)) => left.cmp(right),
            (Value::Text(left), Value::Text(right)) => left.cmp(right),
            // Periods are the same or not; which of two comes first nobody asks.
            (Value::Period(left), Value::Period(right)) => left.cmp(right),
            (Value::Periods(left), Value::Periods(right)) => left.list().cmp(right.list()),
            _ => {
                debug_assert!(self == other, "values of two types are never compared");
                Ordering::Equal
            }
        }
    }
}
