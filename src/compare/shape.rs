//! Shapes of expressions, with names that mean the same in both versions.

use std::collections::BTreeSet;

use crate::eval::Decision;
use crate::model::{ExprId, ExprKind, Rulebook};

/// The rulebook of a decision.
pub(super) fn book(decision: &Decision) -> &Rulebook {
    decision.plan.checked().book()
}

/// The expression with its operators, names and values. Two expressions have the same shape if and only if they say the same.
pub(super) fn shape(decision: &Decision, id: ExprId) -> String {
    decision.plan.checked().book().shape(id)
}

/// The shape of what a condition tests, without its limit and negation.
pub(super) fn subject(decision: &Decision, id: ExprId) -> String {
    match decision.plan.checked().expr(id).map(|expr| &expr.kind) {
        Some(ExprKind::Not(inner)) => subject(decision, *inner),
        Some(ExprKind::Compare(_, operand, _) | ExprKind::OneOf(operand, _) | ExprKind::Within { operand, .. }) => {
            shape(decision, *operand)
        }
        _ => shape(decision, id),
    }
}

/// The names that an expression refers to.
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
