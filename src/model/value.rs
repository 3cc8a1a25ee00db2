//! Values.

use chrono::NaiveDate;

use super::{Number, Rounding};

/// A stretch of time: months and days, kept apart, since no number of days is a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Duration {
    /// Years and months, in months.
    pub months: i32,
    /// Weeks and days, in days.
    pub days: i32,
}

/// A value of any type. Units and lists of choices are in the type, not here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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
}
