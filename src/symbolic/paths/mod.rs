//! Whether a path of the diagram can be: its dates, its numbers and the items of its lists together.
//!
//! Invariant: a path is taken out only where its conditions are proved to contradict each other.

pub(in crate::symbolic) mod cover;
pub(in crate::symbolic) mod eliminate;
pub(in crate::symbolic) mod existence;
pub(in crate::symbolic) mod hull;
pub(in crate::symbolic) mod inclusion;
pub(in crate::symbolic) mod lowest;
pub(in crate::symbolic) mod refined;
pub(in crate::symbolic) mod system;
