//! What is compared: dates and numbers of a case as terms, and the cells between the places at which the rules cut them.
//!
//! Example: *19 or over* and *18 or over* are cells of one age. Invariant: two terms with one meaning are one term. Not here: diagrams.

pub(in crate::symbolic) mod advances;
pub(in crate::symbolic) mod axis;
pub(in crate::symbolic) mod linear;
pub(in crate::symbolic) mod operation;
pub(in crate::symbolic) mod quantity;
pub(in crate::symbolic) mod shift;
pub(in crate::symbolic) mod variable;
