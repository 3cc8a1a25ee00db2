//! Rules into the diagram: every condition, sum, date and list of a rule, in both versions.
//!
//! Invariant: the meaning of a leaf is the evaluator's own function. Not here: what is asked of the diagram.

pub(in crate::symbolic) mod bounds;
pub(in crate::symbolic) mod days;
pub(in crate::symbolic) mod gathering;
pub(in crate::symbolic) mod numbers;
pub(in crate::symbolic) mod ordering;
pub(in crate::symbolic) mod pair;
pub(in crate::symbolic) mod rules;
