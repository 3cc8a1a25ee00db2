//! The least and the most that a fact can be, where an `impossible` rule says so: a fact that can't be below nought is at least nought.
//!
//! Read are conditions that compare one fact with one value, alone, within `any`, or of the items of a list. A case with a value beyond is
//! not decided, so what is found of an unknown fact holds for every case that is.

use crate::model::{Comparison, Expr, ExprId, ExprKind, FactId, Gather, Kind, Rulebook, Value};

/// The least and the most of a fact, where they are known.
#[derive(Debug, Clone, Default)]
pub(crate) struct Possible {
    pub(crate) low: Option<Value>,
    pub(crate) high: Option<Value>,
}

/// For each fact, what it can be.
pub(super) fn possible(book: &Rulebook) -> Vec<Possible> {
    let mut found = vec![Possible::default(); book.facts.len()];
    for rule in book.rules.iter().filter(|rule| rule.kind == Kind::Impossible && rule.exceptions.is_empty()) {
        let mut open = vec![rule.body];
        while let Some(at) = open.pop() {
            match kind(book, at) {
                Some(ExprKind::Any(list)) => open.extend(list),
                Some(ExprKind::Gather { form: Gather::Any, filter: Some(filter), .. }) => open.push(*filter),
                Some(ExprKind::Compare(comparison, fact, value)) => narrow(book, &mut found, *comparison, *fact, *value),
                _ => {}
            }
        }
    }
    found
}

/// What a fact can be when one comparison of it is impossible.
fn narrow(book: &Rulebook, found: &mut [Possible], comparison: Comparison, fact: ExprId, value: ExprId) {
    let Some(ExprKind::Fact(fact)) = kind(book, fact) else { return };
    let (Some(own), Some(value)) = (found.get_mut(fact.index()), constant(book, value)) else { return };
    // A bound that is out itself bounds what is left all the same.
    let (end, least) = match comparison {
        Comparison::Below | Comparison::AtMost => (&mut own.low, true),
        Comparison::Above | Comparison::AtLeast => (&mut own.high, false),
        Comparison::Equal | Comparison::Unequal => return,
    };
    let tighter = end.as_ref().is_none_or(|known| if least { value.order(known).is_gt() } else { value.order(known).is_lt() });
    if tighter {
        *end = Some(value.clone());
    }
}

fn constant(book: &Rulebook, at: ExprId) -> Option<&Value> {
    match kind(book, at)? {
        ExprKind::Value(value, _) => Some(value),
        ExprKind::Figure(figure) => book.figures.get(figure.index()).map(|figure| &figure.value),
        _ => None,
    }
}

fn kind(book: &Rulebook, at: ExprId) -> Option<&ExprKind> {
    book.exprs.get(at.0 as usize).map(|Expr { kind, .. }| kind)
}

/// The fact that an expression is.
pub(super) fn fact(book: &Rulebook, at: ExprId) -> Option<FactId> {
    match kind(book, at)? {
        ExprKind::Fact(fact) => Some(*fact),
        _ => None,
    }
}
