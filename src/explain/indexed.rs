//! The steps below a step, found by what they looked at, however many there are.

use std::cell::RefCell;

use rustc_hash::FxHashMap;

use crate::eval::{Subject, Trace};
use crate::model::ExprId;

/// So many steps are faster looked through than put in order.
const FEW: usize = 16;

/// The first step directly below another that looked at an expression, for each step with many below it that was asked about.
#[derive(Debug, Default)]
pub(super) struct Indexed(RefCell<FxHashMap<usize, FxHashMap<ExprId, usize>>>);

impl Indexed {
    /// The first step directly below another that looked at an expression.
    pub(super) fn step_below(&self, trace: &Trace, at: usize, id: ExprId) -> Option<usize> {
        let first = trace.steps.get(at)?.first as usize;
        let (mut next, mut found, mut passed) = (at, None, 0);
        while next > first {
            next -= 1;
            let step = trace.steps.get(next)?;
            if step.subject() == Subject::Expr(id) {
                found = Some(next);
            }
            next = step.first as usize;
            passed += 1;
            if passed > FEW {
                let mut indexes = self.0.borrow_mut();
                return indexes.entry(at).or_insert_with(|| index(trace, at, first)).get(&id).copied();
            }
        }
        found
    }
}

fn index(trace: &Trace, at: usize, first: usize) -> FxHashMap<ExprId, usize> {
    let mut index = FxHashMap::default();
    let mut next = at;
    // From the last to the first, so that the first stays.
    while next > first
        && let Some(step) = trace.steps.get(next - 1)
    {
        if let Subject::Expr(id) = step.subject() {
            index.insert(id, next - 1);
        }
        next = step.first as usize;
    }
    index
}
