//! Shapes of expressions, with names that mean the same in both versions.

use std::collections::BTreeSet;

use crate::eval::Decision;
use crate::model::{Exception, ExprId, ExprKind, Figure, Named, Rule, RuleId, Rulebook};

/// The rulebook of a decision.
pub(super) fn book(decision: &Decision) -> &Rulebook {
    decision.plan.checked().book()
}

/// The figure of a name, in a version without exceptions or earlier wordings of it, which would make it a rule.
pub(super) fn plain_figure<'d>(decision: &'d Decision, name: &str) -> Option<&'d Figure> {
    match book(decision).names.get(name)? {
        Named::Figure(id) => book(decision).figures.get(id.index()),
        _ => None,
    }
}

/// The rule's earlier wording in each of its transitional rules.
pub(super) fn kept<'b>(book: &'b Rulebook, rule: &'b Rule) -> impl Iterator<Item = (&'b Exception, RuleId)> {
    rule.exceptions.iter().filter(|exception| exception.transition).filter_map(|exception| {
        match book.exprs.get(exception.value.0 as usize).map(|expr| &expr.kind) {
            Some(ExprKind::Rule(earlier)) => Some((exception, *earlier)),
            _ => None,
        }
    })
}

/// The earlier wordings of a rule that still decide some cases, those of earlier amendments as well.
pub(super) fn earlier_wordings(book: &Rulebook, rule: RuleId) -> Vec<RuleId> {
    let (mut out, mut open) = (Vec::new(), vec![rule]);
    while let Some(own) = open.pop() {
        let earlier = book.rules.get(own.index()).into_iter().flat_map(|rule| kept(book, rule)).map(|(_, earlier)| earlier);
        let earlier: Vec<RuleId> = earlier.filter(|own| !out.contains(own)).collect();
        out.extend(&earlier);
        open.extend(earlier);
    }
    out
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
