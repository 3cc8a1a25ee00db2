//! Measures: the parts of an amendment, and those that a version has.

use std::sync::Arc;

use rustc_hash::FxHashMap as HashMap;

use crate::syntax::ast;

/// An applied measure, as an index into the measures of a `Consolidation`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ChangeId(pub u32);

/// A measure that is part of the version.
#[derive(Debug, Clone)]
pub struct AppliedMeasure<'a> {
    /// The amendment that applies the measure.
    pub amendment: &'a ast::Amendment,
    /// The amendment it is written in: the same one, or the proposal that it enacts.
    pub origin: &'a ast::Amendment,
    /// How many measures its amendment has.
    pub siblings: usize,
    /// The measure as written.
    pub measure: &'a ast::Measure,
    /// The blocks that belong to it.
    pub blocks: Blocks<'a>,
    /// The index of the amendment that applies it.
    pub(super) owner: usize,
}

/// The blocks of an amendment that belong to one measure, in the order written.
pub type Blocks<'a> = Arc<[&'a ast::Amend]>;

/// An amendment with its own measures, then those of the proposal it enacts.
#[derive(Debug)]
pub(super) struct Written<'a> {
    pub(super) amendment: &'a ast::Amendment,
    pub(super) measures: Vec<AppliedMeasure<'a>>,
    /// The measures of each name: more than one where the enacted proposal has the same.
    by_name: HashMap<&'a str, Vec<usize>>,
}

impl<'a> Written<'a> {
    pub(super) fn new(amendment: &'a ast::Amendment, measures: Vec<AppliedMeasure<'a>>) -> Written<'a> {
        let mut by_name: HashMap<&str, Vec<usize>> = HashMap::default();
        for (at, applied) in measures.iter().enumerate() {
            by_name.entry(&applied.measure.name.text).or_default().push(at);
        }
        Written { amendment, measures, by_name }
    }

    /// The measures with a name; all of them where none is given.
    pub(super) fn named(&self, name: Option<&str>) -> Vec<&AppliedMeasure<'a>> {
        match name {
            None => self.measures.iter().collect(),
            Some(name) => self.by_name.get(name).into_iter().flatten().filter_map(|at| self.measures.get(*at)).collect(),
        }
    }
}
