//! Cases for a path: facts that meet its conditions, decided by the evaluator under both versions.
//!
//! Invariant: what the evaluator does not confirm is no example. What looks random is the same in every run.

pub(in crate::symbolic) mod boundary;
pub(in crate::symbolic) mod candidates;
pub(in crate::symbolic) mod case;
pub(in crate::symbolic) mod concrete;
pub(in crate::symbolic) mod nearer;
pub(in crate::symbolic) mod schema;
pub(in crate::symbolic) mod search;
pub(in crate::symbolic) mod witness;
