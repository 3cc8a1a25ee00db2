//! What differs from case to case.

/// A value that differs from case to case, by its number in the space.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(in crate::symbolic) struct Quantity(pub(in crate::symbolic) u32);
