//! Operators and units of time, shared by the syntax tree and the rulebook.

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};

/// The unit of time of an amount: kroner per week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum TimeUnit {
    /// `per hour`
    Hour,
    /// `per day`
    Day,
    /// `per week`
    Week,
    /// `per month`
    Month,
    /// `per year`
    Year,
}

/// The comparison operators.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Comparison {
    /// `=`
    Equal,
    /// `!=`
    Unequal,
    /// `<`
    Below,
    /// `<=`
    AtMost,
    /// `>`
    Above,
    /// `>=`
    AtLeast,
}

/// The kinds of aggregate over the entities of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Gather {
    /// How many items there are.
    Count,
    /// Whether an item exists that meets the condition.
    Any,
    /// Whether all items meet the condition.
    Every,
    /// The sum of a value of each item.
    Sum,
    /// The least value of any item.
    Least,
    /// The greatest value of any item.
    Greatest,
    /// The days of the periods of all items.
    Union,
    /// The value of the item with the least key.
    First,
    /// The value of the item with the greatest key.
    Last,
}

/// One end of an ordered sequence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum End {
    /// The first element.
    First,
    /// The last element.
    Last,
}

/// How periods, or lists of them, are combined.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Joining {
    /// The days that are in any of them.
    Union,
    /// The days of the first that are in the second.
    Within,
    /// The days of the first that are not in the second.
    Without,
}

/// The relation between a period and a day or another period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Meeting {
    /// All days of the second are in the first.
    Contains,
    /// They have at least one day in common.
    Overlaps,
}

/// A unit of the calendar that a day is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum CalendarUnit {
    /// From the first of a month to its last day.
    Month,
    /// From 1 January to 31 December.
    Year,
}

/// What can be asked of a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum PeriodPart {
    /// Its first or last day.
    Day(End),
    /// The number of days.
    Days,
    /// The number of whole months.
    Months,
    /// The number of whole years.
    Years,
}

/// The direction of rounding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Rounding {
    /// To the nearest multiple, halves away from zero.
    Nearest,
    /// To the next higher multiple, or to the later day.
    Up,
    /// To the next lower multiple, or to the earlier day.
    Down,
}

/// How an operand enters a sum or product.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Polarity {
    /// Added, or multiplied by.
    Direct,
    /// Subtracted, or divided by.
    Inverse,
}

/// Whether the upper end of a range belongs to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum UpperEnd {
    /// `18 .. 25`: inclusive.
    Included,
    /// `18 ..< 25`: exclusive.
    Excluded,
}

/// The direction in which days are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Direction {
    /// To later days.
    Forward,
    /// To earlier days.
    Back,
}

impl Comparison {
    /// Whether two values in this order compare as asked.
    pub fn holds(self, order: Ordering) -> bool {
        match self {
            Comparison::Equal => order.is_eq(),
            Comparison::Unequal => order.is_ne(),
            Comparison::Below => order.is_lt(),
            Comparison::AtMost => order.is_le(),
            Comparison::Above => order.is_gt(),
            Comparison::AtLeast => order.is_ge(),
        }
    }

    /// The comparison that says the same with its sides exchanged.
    pub fn turned(self) -> Comparison {
        match self {
            Comparison::Equal | Comparison::Unequal => self,
            Comparison::Below => Comparison::Above,
            Comparison::AtMost => Comparison::AtLeast,
            Comparison::Above => Comparison::Below,
            Comparison::AtLeast => Comparison::AtMost,
        }
    }
}

/// A way in which an answer changes, of which a claim says that there is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Never {
    /// It is less, or earlier.
    Less,
    /// It is more, or later.
    More,
    /// *Yes* becomes *no*.
    Lost,
    /// *No* becomes *yes*.
    Gained,
}

/// How the two sides of an invariant go together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Bond {
    /// Where the first is *yes*, so is the second.
    Implies,
    /// They are never both *yes*.
    NeverBoth,
}
