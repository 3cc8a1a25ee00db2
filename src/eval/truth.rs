//! Yes and no, while they are worked out.

use crate::model::{Cell, Value};

/// Yes, no, unknown, or no answer; each a bit, so that a list collects what its members are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Truth {
    No = 1,
    Yes = 2,
    Unknown = 4,
    Fault = 8,
}

impl Truth {
    /// What a cell says of yes and no.
    pub(super) fn in_cell(cell: &Cell) -> Truth {
        match cell {
            Cell::Known(Value::Truth(truth)) => Truth::from(*truth),
            Cell::Fault => Truth::Fault,
            Cell::Known(_) | Cell::Unknown => Truth::Unknown,
        }
    }

    pub(super) fn cell(self) -> Cell {
        match self {
            // Two bytes: a constant of 32 is copied from place to place.
            Truth::Yes | Truth::No => Cell::Known(Value::Truth(self == Truth::Yes)),
            Truth::Unknown => Cell::Unknown,
            Truth::Fault => Cell::Fault,
        }
    }
}

impl From<bool> for Truth {
    fn from(truth: bool) -> Truth {
        if truth { Truth::Yes } else { Truth::No }
    }
}
