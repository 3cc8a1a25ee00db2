//! Rules that an amendment takes the use of, and leaves standing.
//!
//! Example: a bill writes the right to an extension anew, and forgets the conditions that the old one asked for.

use std::collections::BTreeSet;

use super::finding::{Certainty, Finding};
use super::texts::Law;
use crate::model::{ExprKind, Kind, Rulebook};
use crate::source::{both, codes};

/// Conditions and values that no rule asks for any more.
pub(super) fn left_over(before: &Law<'_>, after: &Law<'_>) -> Vec<Finding> {
    let (was, is) = (used(before.book), used(after.book));
    let mut found = Vec::new();
    for rule in after.book.rules.iter().filter(|rule| matches!(rule.kind, Kind::Condition | Kind::Value)) {
        let name = &*rule.name;
        let there = before.book.rule(name).is_some();
        if !there || !was.contains(name) || is.contains(name) {
            continue;
        }
        let reason = both(
            format!("endringen lar `{name}` stå, men ingen regel spør etter den lenger"),
            format!("the amendment leaves `{name}` standing, but no rule asks for it any more"),
        );
        let finding = Finding::new(Certainty::Found, codes::LEFT_OVER, rule.span, reason)
            .about(name)
            .standing(after.book, rule.standing)
            .label(both("ikke brukt lenger", "no longer used"))
            .help(both(
                "opphev den i samme lovendring, eller si hvor den gjelder",
                "repeal it in the same amendment, or say where it applies",
            ));
        found.push(finding);
    }
    found
}

/// The names of the rules that some rule asks for.
fn used(book: &Rulebook) -> BTreeSet<&str> {
    let asked = book.exprs.iter().filter_map(|expr| match expr.kind {
        ExprKind::Rule(rule) => book.rules.get(rule.index()).map(|rule| &*rule.name),
        _ => None,
    });
    asked.collect()
}
