//! What a step rests on: of the steps below it, those without which it could have found something else.
//!
//! Example: a *no* of several conditions rests on those that are not met. One that is met, or open, decides nothing of it. A *yes* rests on
//! all of them, but on none by itself: where a version does not have one, the others give the same.

use crate::eval::{Decision, Subject};
use crate::model::{Cell, ExprId, ExprKind, Gather, Number, Rule, Value};

/// How a step rests on one below it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Weight {
    /// Whatever that finds is of no consequence.
    None,
    /// Another finding could have changed the step, but if it were not there at all the step would have found the same.
    Together,
    /// It would have found something else without it, as far as it goes.
    Alone,
}

/// The steps directly below a step that it rests on, each with whether it rests on that alone.
pub(super) fn resting(decision: &Decision, at: usize) -> Vec<(usize, bool)> {
    let Some(step) = decision.trace.steps.get(at) else { return Vec::new() };
    let own = decision.found(at);
    // What is known of an operand that is open may be enough.
    let bounded = decision.trace.bounds.iter().any(|bounds| bounds.step as usize == at);
    let below = decision.trace.below(at).into_iter();
    let below = below.filter_map(|child| Some((child, decision.trace.steps.get(child)?.subject(), decision.found(child))));
    let below: Vec<(usize, Subject, Cell)> = below.collect();
    let kind = match step.subject() {
        Subject::Expr(id) => decision.plan.checked().expr(id).map(|expr| &expr.kind),
        Subject::Rule(_) | Subject::Each(_) => None,
    };
    let rule = match step.subject() {
        Subject::Rule(id) => decision.plan.checked().book().rules.get(id.index()),
        Subject::Expr(_) | Subject::Each(_) => None,
    };
    let excepted = rule.is_some_and(|rule| below.iter().any(|(_, child, found)| *found == Cell::YES && is_exception(rule, *child)));
    let weight = |child: Subject, found: &Cell| match (kind, rule) {
        (Some(ExprKind::All(_)), _) => joined(&own, found, &Cell::NO),
        (Some(ExprKind::Any(_)), _) => joined(&own, found, &Cell::YES),
        (Some(ExprKind::Gather { form: Gather::Every, .. }), _) if is_each(child) => joined(&own, found, &Cell::NO),
        (Some(ExprKind::Gather { form: Gather::Any, .. }), _) if is_each(child) => joined(&own, found, &Cell::YES),
        (Some(ExprKind::Sum(_)), _) if *found == Cell::Known(Value::Number(Number::ZERO)) => Weight::Together,
        (Some(ExprKind::If(arms, _)), _) if *found == Cell::NO && arms.iter().any(|(when, _)| is(*when, child)) => Weight::Together,
        (_, Some(rule)) if excepted && is(rule.body, child) => Weight::None,
        (_, Some(rule)) if *found == Cell::NO && is_exception(rule, child) => Weight::Together,
        // What is known rests on nothing that is open.
        _ if !bounded && is_known(&own) && !is_known(found) => Weight::None,
        _ => Weight::Alone,
    };
    let weighed = below.iter().map(|(at, child, found)| (*at, weight(*child, found)));
    weighed.filter(|(_, weight)| *weight != Weight::None).map(|(at, weight)| (at, weight == Weight::Alone)).collect()
}

/// A part of a whole that one `strong` part settles.
fn joined(whole: &Cell, part: &Cell, strong: &Cell) -> Weight {
    match (is_known(whole), is_known(part)) {
        (true, _) if whole == strong => {
            if part == strong {
                Weight::Alone
            } else {
                Weight::None
            }
        }
        (true, _) => Weight::Together,
        (false, true) => Weight::Together,
        (false, false) => Weight::Alone,
    }
}

fn is_known(cell: &Cell) -> bool {
    matches!(cell, Cell::Known(_))
}

fn is_each(child: Subject) -> bool {
    matches!(child, Subject::Each(_))
}

fn is(expr: ExprId, child: Subject) -> bool {
    child == Subject::Expr(expr)
}

/// Whether an expression is the condition of an exception of a rule.
fn is_exception(rule: &Rule, child: Subject) -> bool {
    rule.exceptions.iter().any(|exception| is(exception.when, child))
}
