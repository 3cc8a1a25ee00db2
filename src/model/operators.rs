//! Operators and units, which mean the same in the tree of a file and in the law of a version.

/// What money can be per.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
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

/// The comparisons.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
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

/// What becomes of the entities of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Gather {
    /// How many there are.
    Count,
    /// Whether there is one.
    Any,
    /// Whether it holds for all of them.
    Every,
    /// A value of each, added.
    Sum,
    /// The least of a value of each.
    Least,
    /// The greatest of a value of each.
    Greatest,
    /// The days of the periods of each.
    Union,
    /// The value of the one whose key is the least.
    First,
    /// The value of the one whose key is the greatest.
    Last,
}

/// An end of what is in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum End {
    /// The first.
    First,
    /// The last.
    Last,
}

/// What two periods, or lists of them, make.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Joining {
    /// The days of any.
    Union,
    /// The days of the first that are in the second.
    Within,
    /// The days of the first that are not in the second.
    Without,
}

/// How two periods, or a period and a day, can meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Meeting {
    /// All days of the second are in the first.
    Contains,
    /// They have a day in common.
    Overlaps,
}

/// What a period can be asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PeriodPart {
    /// Its first or last day.
    Day(End),
    /// How many days it has.
    Days,
    /// How many whole months.
    Months,
    /// How many whole years.
    Years,
}

/// Which way a `rounded` goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Rounding {
    /// To the nearest, halves away from zero.
    Nearest,
    /// Up.
    Up,
    /// Down.
    Down,
}

/// How an operand goes into a sum or a product.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Polarity {
    /// As it is: added, or multiplied by.
    Direct,
    /// By its inverse: subtracted, or divided by.
    Inverse,
}

/// Whether the upper end of a range is in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum UpperEnd {
    /// `18 .. 25`: it is.
    Included,
    /// `18 ..< 25`: it is not.
    Excluded,
}

/// Which way days are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Direction {
    /// On from a day.
    Forward,
    /// Back from a day.
    Back,
}
