//! What an evaluation keeps while it runs: what was found for rules and readings, the entities at hand, the trace, and how much it has done.

use rustc_hash::FxHashMap as HashMap;
use smallvec::SmallVec;

use super::longs::Longs;
use super::trace::Trace;
use super::truth::Truth;
use crate::model::{Cell, ExprId, Scalar};
use crate::source::limits;

/// What was found for a rule or reading of the case as a whole.
#[derive(Debug, Clone, Copy)]
pub(super) struct Finding {
    /// The case it belongs to.
    pub(super) case: u32,
    /// The step in which it was worked out.
    pub(super) step: u32,
    pub(super) scalar: Scalar,
}

impl Finding {
    /// Of no case.
    const NONE: Finding = Finding { case: 0, step: 0, scalar: Scalar::Unknown };
}

/// What was found for a rule or reading of entities in lists.
#[derive(Debug, Clone)]
pub(super) struct FindingEach {
    pub(super) step: u32,
    pub(super) cell: Cell,
}

/// A rule or reading, and the entities it is found for.
pub(super) type Key = (u32, SmallVec<[u32; 3]>);

/// Marks the number of a reading among those of rules.
pub(super) const READING: u32 = 1 << 31;

/// Kept from case to case, so that nothing is allocated in steady state.
#[derive(Debug, Default)]
pub(super) struct Memory {
    /// Of rules and readings, by their places in the plan; as many as are worth keeping, or as a goal that was asked for needs.
    pub(super) findings: Vec<Finding>,
    /// What was found that is longer than a scalar.
    pub(super) aside: Vec<Cell>,
    /// The number of the case at hand; findings of another are stale.
    pub(super) case: u32,
    pub(super) each: HashMap<Key, FindingEach>,
    pub(super) trace: Trace,
    /// The numbers of this case that are long.
    pub(super) longs: Longs,
    /// The entities at hand, each with its kind, the innermost last.
    pub(super) frames: Vec<(u32, u32)>,
    /// Whether the exceptions of rules in work apply, where some go before others.
    pub(super) ranks: Vec<Truth>,
    /// Operations so far.
    pub(super) work: u64,
    /// Steps taken to find out what is known of open numbers.
    pub(super) range_steps: u32,
    /// The expressions whose ranges are being found.
    pub(super) ranged: SmallVec<[u32; 8]>,
    /// What these steps keep, apart from what the decision keeps.
    pub(super) scratch: Option<Box<Memory>>,
    /// The list at which the work became too much.
    pub(super) exhausted: Option<ExprId>,
}

impl Memory {
    pub(super) fn new(findings: usize) -> Memory {
        Memory { findings: vec![Finding::NONE; findings], ..Memory::default() }
    }

    /// Sees to it that a finding has its place.
    #[inline]
    pub(super) fn make_room(&mut self, place: usize) {
        if place >= self.findings.len() {
            self.findings.resize(place + 1, Finding::NONE);
        }
    }

    /// Forgets the case before. Most cases leave nothing behind but findings, which a new number makes stale.
    #[inline]
    pub(super) fn start(&mut self) {
        // Whatever else a trace holds came with a step.
        if !self.trace.steps.is_empty() {
            self.trace.clear();
        }
        if !self.aside.is_empty() || !self.longs.is_empty() || !self.each.is_empty() {
            self.forget_long();
        }
        self.frames.clear();
        self.ranks.clear();
        self.ranged.clear();
        (self.work, self.range_steps, self.exhausted) = (0, 0, None);
        self.case = match self.case.checked_add(1) {
            Some(next) => next,
            None => {
                self.findings.iter_mut().for_each(|finding| finding.case = 0);
                1
            }
        };
    }

    #[cold]
    fn forget_long(&mut self) {
        self.aside.clear();
        self.longs.clear();
        self.each.clear();
    }

    /// Counts an item of a list as work, whatever is asked of it. Whether one decision has done all it may: lists are where work multiplies.
    pub(super) fn is_exhausted_by_item(&mut self, at: u32) -> bool {
        self.work += 1;
        let too_much = self.work > limits::WORK || self.trace.steps.len() > limits::TRACE_STEPS;
        if too_much && self.exhausted.is_none() {
            self.exhausted = Some(ExprId(at));
        }
        self.exhausted.is_some()
    }
}
