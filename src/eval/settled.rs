//! What another reading comes to by what its missing facts can be beside those of the case: a decision is not made before the application.
//!
//! Example: who is 67 on the day of the application is no younger on the day of the decision, whichever that is. Only what the rules call
//! impossible is looked at, and only where it holds two facts of the case against each other; figures that bound a fact are in the plan.

use smallvec::SmallVec;

use super::{Evaluator, Missing, TooMuchWork};
use crate::compile::Possible;
use crate::facts::Facts;
use crate::model::{Cell, Comparison, ExprId, ExprKind, FactId, Kind, RuleId, Rulebook, Value};

/// The answer under other readings, where what is missing can be nothing that leads to another one.
///
/// # Errors
/// When the case takes more work than one decision may.
pub(super) fn settled(
    evaluator: &mut Evaluator,
    book: &Rulebook,
    goal: RuleId,
    facts: &Facts,
    readings: &[u16],
    missing: &[Missing],
) -> Result<Cell, TooMuchWork> {
    let against = held_against(book);
    let mut narrowed: SmallVec<[(FactId, Possible); 4]> = SmallVec::new();
    for own in missing.iter().filter(|own| own.of.is_none()) {
        let bounds = beside(&against, own.fact, facts);
        if bounds.has_ends() {
            let before = evaluator.possible(own.fact);
            let low = narrower(before.low, bounds.low, true);
            let high = narrower(before.high, bounds.high, false);
            narrowed.push((own.fact, evaluator.narrow(own.fact, Possible { low, high, by: before.by })));
        }
    }
    let found = if narrowed.is_empty() { Ok(Cell::Unknown) } else { evaluator.decide(goal, facts, readings) };
    for (fact, before) in narrowed.into_iter().rev() {
        evaluator.narrow(fact, before);
    }
    found
}

/// The facts that what is impossible holds against each other, in the order in which they bound one.
fn held_against(book: &Rulebook) -> Vec<(Comparison, FactId, FactId)> {
    let rules = book.rules.iter().filter(|rule| rule.kind == Kind::Impossible && rule.exceptions.is_empty() && rule.each.is_none());
    let mut waiting: Vec<ExprId> = rules.map(|rule| rule.body).collect();
    let mut out = Vec::new();
    while let Some(at) = waiting.pop() {
        match kind(book, at) {
            Some(ExprKind::Any(list)) => waiting.extend(list),
            Some(ExprKind::Compare(comparison, left, right)) => {
                if let (Some(ExprKind::Fact(left)), Some(ExprKind::Fact(right))) = (kind(book, *left), kind(book, *right)) {
                    out.push((*comparison, *left, *right));
                }
            }
            _ => {}
        }
    }
    out
}

/// The least and the most that a fact can be beside the facts that are known.
fn beside(against: &[(Comparison, FactId, FactId)], fact: FactId, facts: &Facts) -> Possible {
    let mut found = Possible::default();
    for (comparison, left, right) in against {
        let (below, other) = match (comparison, *left == fact, *right == fact) {
            (Comparison::Below | Comparison::AtMost, true, false) => (true, *right),
            (Comparison::Above | Comparison::AtLeast, true, false) => (false, *right),
            (Comparison::Below | Comparison::AtMost, false, true) => (false, *left),
            (Comparison::Above | Comparison::AtLeast, false, true) => (true, *left),
            _ => continue,
        };
        // That it can't be below the other is all that is used, also where it can't be the same.
        let Cell::Known(value) = facts.get(other) else { continue };
        let slot = if below { &mut found.low } else { &mut found.high };
        *slot = narrower(slot.take(), Some(value), below);
    }
    found
}

/// Of two ends the one that leaves less: the greater of what is least, the lesser of what is most.
fn narrower(one: Option<Value>, other: Option<Value>, least: bool) -> Option<Value> {
    match (one, other) {
        (Some(one), Some(other)) => Some(if one.order(&other).is_lt() == least { other } else { one }),
        (one, other) => one.or(other),
    }
}

fn kind(book: &Rulebook, id: ExprId) -> Option<&ExprKind> {
    book.exprs.get(id.0 as usize).map(|expr| &expr.kind)
}
