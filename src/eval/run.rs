//! One case in work.

use super::memory::Memory;
use crate::compile::{Plan, Possible};
use crate::model::{Cells, FactId, Lists};

/// One case in work. `TRACE` is known at compile time, so that deciding without a trace pays nothing for it.
pub(super) struct Run<'e, const TRACE: bool> {
    pub(super) plan: &'e Plan,
    pub(super) memory: &'e mut Memory,
    pub(super) facts: &'e Cells,
    pub(super) lists: &'e Lists,
    pub(super) readings: &'e [u16],
    /// What facts can be in this case alone, where that is not what the plan says.
    pub(super) narrowed: &'e [(FactId, Possible)],
}

impl<'e, const TRACE: bool> Run<'e, TRACE> {
    /// What a fact can be where it is not known.
    pub(super) fn possible(&self, fact: FactId) -> Option<&'e Possible> {
        possible(self.plan, self.narrowed, fact)
    }
}

/// What a fact can be where it is not known: in this case alone, or else by the plan.
pub(super) fn possible<'e>(plan: &'e Plan, narrowed: &'e [(FactId, Possible)], fact: FactId) -> Option<&'e Possible> {
    let own = narrowed.iter().find(|(own, _)| *own == fact).map(|(_, own)| own);
    own.or_else(|| plan.possible.get(fact.index()))
}
