//! What is asked of the diagram: how two versions differ, which measures cause it, whether a claim holds, which situations have no answer or two.
//!
//! Invariant: *none* and *proved* rest on a proof; what is found rests on a case that was decided. Not here: words.

pub(in crate::symbolic) mod attribution;
pub(in crate::symbolic) mod causes;
pub(in crate::symbolic) mod claim;
pub(in crate::symbolic) mod composed;
pub(in crate::symbolic) mod difference;
pub(in crate::symbolic) mod family;
pub(in crate::symbolic) mod of_case;
pub(in crate::symbolic) mod otherwise;
pub(in crate::symbolic) mod outcomes;
pub(in crate::symbolic) mod point;
pub(in crate::symbolic) mod profile;
pub(in crate::symbolic) mod region;
pub(in crate::symbolic) mod relevant;
pub(in crate::symbolic) mod short;
pub(in crate::symbolic) mod together;
