//! The decision diagram: variables in one order, an answer at each leaf, each node made once.
//!
//! Invariant: within one space two diagrams of one meaning are one node. Not here: rules, and whether a path can be.

pub(in crate::symbolic) mod canon;
pub(in crate::symbolic) mod closed;
pub(in crate::symbolic) mod leaf;
mod level;
pub(in crate::symbolic) mod lists;
pub(in crate::symbolic) mod meaning;
pub(in crate::symbolic) mod mentions;
pub(in crate::symbolic) mod node;
pub(in crate::symbolic) mod rows;
pub(in crate::symbolic) mod space;
pub(in crate::symbolic) mod tries;
