//! Measures: the parts of an amendment, and those that a version has.

use std::sync::Arc;

use crate::syntax::ast;

/// An applied measure, as an index into the measures of a `Consolidation`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ChangeId(pub u32);

/// A measure that is part of the version.
#[derive(Debug, Clone, Copy)]
pub struct AppliedMeasure<'a> {
    /// The amendment that applies the measure.
    pub amendment: &'a ast::Amendment,
    /// The amendment it is written in: the same one, or the proposal that it enacts.
    pub origin: &'a ast::Amendment,
    /// How many measures its amendment has.
    pub siblings: usize,
    /// The measure as written.
    pub measure: &'a ast::Measure,
}

/// The blocks of an amendment that belong to one measure, in the order written.
pub type Blocks<'a> = Arc<[&'a ast::Amend]>;

/// An amendment with its own measures, then those of the proposal it enacts.
#[derive(Debug)]
pub(super) struct Written<'a> {
    pub(super) amendment: &'a ast::Amendment,
    pub(super) measures: Vec<AppliedMeasure<'a>>,
}
