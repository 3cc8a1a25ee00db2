//! Conditions that came out alike in both versions. Whatever differs below them, they changed nothing.
//!
//! Example: `v > 5 and w` is *no* for want of `w`, and `v > 5` is *yes*. That `v` went from 10 to 20 is no cause of it: `v > 5` was met.

use rustc_hash::FxHashMap as HashMap;

use super::shape::{shape, subject};
use crate::eval::{Decision, Subject};
use crate::model::{Cell, ExprKind, Gather, Value};

/// What a condition says or tests, and the items of lists that it was asked of.
type Key = (String, Vec<u32>);

/// How the conditions of a finding came out in one version; `None` for what came out in several ways.
#[derive(Default)]
pub(super) struct Conditions {
    saying: HashMap<Key, Option<Cell>>,
    testing: HashMap<Key, Option<Cell>>,
}

impl Conditions {
    /// Those among some steps of a decision, each with the items it was asked of.
    pub(super) fn of(decision: &Decision, steps: Vec<(usize, Vec<u32>)>) -> Conditions {
        let mut out = Conditions::default();
        for (at, items) in steps {
            let Some(condition) = condition(decision, at) else { continue };
            put(&mut out.saying, (condition.says, items.clone()), &condition.cell);
            if let Some(tests) = condition.tests {
                put(&mut out.testing, (tests, items), &condition.cell);
            }
        }
        out
    }

    /// Whether a step of another version is one of these conditions, and came out as here. It is known by what it says; what says something
    /// else by what it tests.
    pub(super) fn have(&self, decision: &Decision, at: usize, items: &[u32]) -> bool {
        let Some(condition) = condition(decision, at) else { return false };
        let said = self.saying.get(&(condition.says, items.to_vec()));
        let found = said.or_else(|| self.testing.get(&(condition.tests?, items.to_vec())));
        found.and_then(Option::as_ref) == Some(&condition.cell)
    }
}

fn put(known: &mut HashMap<Key, Option<Cell>>, key: Key, cell: &Cell) {
    let known = known.entry(key).or_insert_with(|| Some(cell.clone()));
    if known.as_ref() != Some(cell) {
        *known = None;
    }
}

struct Condition {
    says: String,
    /// What it tests, if it tests one thing.
    tests: Option<String>,
    cell: Cell,
}

/// The condition that a step looked at; nothing for a step that looked at a value, or for a rule.
fn condition(decision: &Decision, at: usize) -> Option<Condition> {
    let Subject::Expr(id) = decision.trace.steps.get(at)?.subject() else { return None };
    let cell = decision.found(at);
    let (single, joined) = match &decision.plan.checked().expr(id)?.kind {
        ExprKind::Compare(..) | ExprKind::OneOf(..) | ExprKind::Within { .. } => (true, false),
        ExprKind::All(_) | ExprKind::Any(_) | ExprKind::Not(_) | ExprKind::Gather { form: Gather::Every | Gather::Any, .. } => {
            (false, true)
        }
        _ => (false, false),
    };
    let is_condition = single || joined || matches!(cell, Cell::Known(Value::Truth(_)));
    is_condition.then(|| Condition { says: shape(decision, id), tests: single.then(|| subject(decision, id)), cell })
}
