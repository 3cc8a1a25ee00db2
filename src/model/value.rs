//! Values.

use std::cmp::Ordering;
use std::sync::Arc;

use chrono::NaiveDate;

use super::{Number, Period, PeriodSet, Rounding};

/// A duration in months and days, kept apart because a month has no fixed number of days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Duration {
    /// Years and months, in months.
    pub months: i32,
    /// Weeks and days, in days.
    pub days: i32,
}

impl Duration {
    /// The negated duration; `None` on overflow.
    pub fn negated(self) -> Option<Duration> {
        Some(Duration { months: self.months.checked_neg()?, days: self.days.checked_neg()? })
    }
}

/// A value of any type. Units and choice lists are part of the type, not of the value. Texts and interval sets are reference-counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Yes or no.
    Truth(bool),
    /// A number, an amount in kroner, a share or hours.
    Number(Number),
    /// A date.
    Date(NaiveDate),
    /// A duration.
    Duration(Duration),
    /// The index of a choice in its list.
    Choice(u16),
    /// How to round a date that does not exist.
    Rounding(Rounding),
    /// The index of a list in [`Lists`].
    List(u32),
    /// A text.
    Text(Arc<str>),
    /// A period.
    Period(Period),
    /// A list of periods.
    Periods(Arc<PeriodSet>),
}

/// The lists of a case and the entities in them, in tables, so that a value holds only an index.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lists {
    /// For each list, the indexes of its entities.
    pub lists: Vec<Vec<u32>>,
    /// For each entity, its facts in the order declared.
    pub entities: Vec<Vec<Cell>>,
}

/// What is known of a value at run time.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Cell {
    /// Not known.
    #[default]
    Unknown,
    /// No answer can be computed: a division by zero, a conflict of norms.
    Fault,
    /// Known.
    Known(Value),
}

impl Cell {
    /// Yes.
    pub const YES: Cell = Cell::Known(Value::Truth(true));
    /// No.
    pub const NO: Cell = Cell::Known(Value::Truth(false));

    /// A duration as a plain number of days or months, for dividing one by another.
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
    /// A text value.
    pub fn text(text: &str) -> Value {
        Value::Text(text.into())
    }

    /// A value from an interval set.
    pub fn periods(periods: PeriodSet) -> Value {
        Value::Periods(periods.into())
    }

    /// The order of two values of the same type. Checked rules never compare others; see [`Type`](super::Type).
    #[inline]
    pub fn order(&self, other: &Value) -> Ordering {
        match (self, other) {
            (Value::Number(left), Value::Number(right)) => left.compare(*right),
            (Value::Date(left), Value::Date(right)) => left.cmp(right),
            (Value::Duration(left), Value::Duration(right)) => (left.months, left.days).cmp(&(right.months, right.days)),
            (Value::Truth(left), Value::Truth(right)) => left.cmp(right),
            (Value::Choice(left), Value::Choice(right)) => left.cmp(right),
            (Value::Text(left), Value::Text(right)) => left.cmp(right),
            // Periods are only compared for equality; this order is arbitrary.
            (Value::Period(left), Value::Period(right)) => left.cmp(right),
            (Value::Periods(left), Value::Periods(right)) => left.list().cmp(right.list()),
            _ => {
                debug_assert!(self == other, "values of two types are never compared");
                Ordering::Equal
            }
        }
    }
}
