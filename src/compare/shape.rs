//! What an expression is about, in names that mean the same in both versions.

use std::collections::BTreeSet;

use crate::eval::Decision;
use crate::model::{ExprId, ExprKind, Rulebook};

/// The rules a decision was made by.
pub(super) fn book(decision: &Decision) -> &Rulebook {
    decision.plan.checked().book()
}

/// The expression with its operators, names and values: two that say the same have the same shape.
pub(super) fn shape(decision: &Decision, id: ExprId) -> String {
    decision.plan.checked().book().shape(id)
}

/// What a condition tests, without the limit it is held to and whether it is denied.
pub(super) fn subject(decision: &Decision, id: ExprId) -> String {
    match decision.plan.checked().expr(id).map(|expr| &expr.kind) {
        Some(ExprKind::Not(inner)) => subject(decision, *inner),
        Some(ExprKind::Compare(_, operand, _) | ExprKind::OneOf(operand, _) | ExprKind::Within { operand, .. }) => {
            shape(decision, *operand)
        }
        _ => shape(decision, id),
    }
}

/// The names an expression uses.
pub(super) fn names(decision: &Decision, id: ExprId) -> BTreeSet<String> {
    let mut out = BTreeSet::new();
    let mut stack = vec![id];
    while let Some(id) = stack.pop() {
        let Some(expr) = decision.plan.checked().expr(id) else { continue };
        out.extend(decision.plan.checked().book().name_in(&expr.kind));
        stack.extend(expr.kind.children());
    }
    out
}
