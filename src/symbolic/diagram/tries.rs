//! How many cases may still be tried to show a difference.

use std::cell::Cell;

use crate::source::limits;

/// How many cases may still be tried.
#[derive(Debug)]
pub(in crate::symbolic) struct Tries(Cell<usize>);

impl Default for Tries {
    fn default() -> Tries {
        Tries(Cell::new(limits::SYMBOLIC_TRIES))
    }
}

impl Tries {
    /// So many, and no more.
    pub(in crate::symbolic) fn of(most: usize) -> Tries {
        Tries(Cell::new(most))
    }

    /// Takes one; `false` where none is left.
    pub(in crate::symbolic) fn take(&self) -> bool {
        let left = self.0.get();
        self.0.set(left.saturating_sub(1));
        left > 0
    }

    /// Tries no more.
    pub(in crate::symbolic) fn end(&self) {
        self.0.set(0);
    }

    /// How many may be tried for the next region.
    pub(in crate::symbolic) fn of_region(&self) -> usize {
        (self.0.get() / limits::SYMBOLIC_TRIES_PART).min(limits::SYMBOLIC_TRIES_OF_REGION)
    }
}
