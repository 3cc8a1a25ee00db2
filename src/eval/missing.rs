//! The facts that can still decide an open answer, and only those.

use std::collections::BTreeSet;

use super::trace::{Found, Node, Trace};
use crate::compile::Plan;
use crate::model::{ExprKind, FactId};

/// The unknown facts below the open steps of a trace. What an already decided step rests on can't matter any more.
pub fn missing(plan: &Plan, trace: &Trace) -> Vec<FactId> {
    let mut found = Vec::new();
    let mut seen = BTreeSet::new();
    let mut stack: Vec<usize> = trace.steps.len().checked_sub(1).into_iter().collect();
    while let Some(at) = stack.pop() {
        let Some(step) = trace.steps.get(at).filter(|step| step.found == Found::Unknown && seen.insert(at)) else { continue };
        let below = trace.below(at);
        if let Node::Expr(id) = step.node() {
            match plan.checked().expr(id).map(|expr| &expr.kind) {
                Some(ExprKind::Fact(fact)) if !found.contains(fact) => found.push(*fact),
                // Worked out earlier in the trace, for somebody else who asked.
                Some(ExprKind::Rule(rule)) if below.is_empty() => stack.extend(trace.rule_step_before(*rule, at)),
                _ => {}
            }
        }
        stack.extend(below.into_iter().rev());
    }
    found
}
