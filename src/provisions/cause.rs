//! What made a provision or a rule differ.

use chrono::NaiveDate;

use crate::consolidate::ChangeId;

/// What made a provision differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cause {
    /// A measure that only one of the versions has.
    Measure {
        /// That version.
        version: usize,
        /// The measure, as an index into those of the version.
        change: ChangeId,
        /// The block of it that did it.
        block: Option<u16>,
    },
    /// A text that begins or ends by itself on a day between the versions.
    OwnDay(NaiveDate),
}
