//! What a diagram comes to where all its conditions are decided.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::model::Rounding;
use crate::symbolic::terms::linear::Linear;
use crate::symbolic::terms::quantity::Quantity;
use crate::symbolic::terms::shift::Shift;

/// A leaf of a diagram.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(in crate::symbolic) enum Leaf {
    /// No.
    No,
    /// Yes.
    Yes,
    /// There is no answer.
    Fault,
    /// A choice, by its name.
    Choice(Arc<str>),
    /// A number.
    Number(Linear),
    /// A date.
    Date(Day),
    /// A duration: its months, and its days.
    Length(Box<[Linear; 2]>),
    /// How a day that does not exist is rounded.
    Rounding(Rounding),
    /// A text that is written in a rule.
    Text(Arc<str>),
    /// A period: its first day, and its last if it has one.
    Period(Box<(Day, Option<Day>)>),
    /// A value that is not looked into: a list, a text of the case, periods.
    Whole(Quantity),
    /// How two answers to one case differ.
    Change(Change),
}

/// How the answer under one version differs from that under another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Change {
    /// It does not.
    Same,
    /// From *no* to *yes*.
    Gained,
    /// From *yes* to *no*.
    Lost,
    /// More, or later.
    More,
    /// Less, or earlier.
    Less,
    /// To another choice, text or period.
    Other,
    /// There is an answer only under the second version.
    Answered,
    /// There is an answer only under the first version.
    Unanswered,
    /// The case is one that cannot be.
    Impossible,
}

/// A date: fixed, or a function of a date of the case.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(in crate::symbolic) enum Day {
    /// A fixed day.
    On(NaiveDate),
    /// So long before or after a date of the case.
    From(Quantity, Shift),
}

impl Day {
    /// A date of the case itself.
    pub(in crate::symbolic) fn of(quantity: Quantity) -> Day {
        Day::From(quantity, Shift::none())
    }

    /// What a function of days makes of it; `None` beyond the calendar.
    pub(in crate::symbolic) fn shifted(&self, shift: &Shift) -> Option<Day> {
        match self {
            Day::On(day) => shift.apply(*day).map(Day::On),
            Day::From(quantity, own) => Some(Day::From(*quantity, own.clone().followed_by(shift))),
        }
    }
}

impl From<bool> for Leaf {
    fn from(truth: bool) -> Leaf {
        if truth { Leaf::Yes } else { Leaf::No }
    }
}
