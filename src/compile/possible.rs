//! The least and the most that a fact can be, where an `impossible` rule says so: a fact that can't be below nought is at least nought.
//!
//! Read are conditions that compare one fact with one value, alone, within `any`, or of the items of a list. A case with a value beyond is
//! not decided, so what is found of an unknown fact holds for every case that is.

use crate::model::{Comparison, EntityId, Expr, ExprId, ExprKind, FactId, Gather, Kind, Rulebook, StandingId, Type, Value};

/// The least and the most of a fact, where they are known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Possible {
    pub(crate) low: Option<Value>,
    pub(crate) high: Option<Value>,
    /// The texts that say so.
    pub(crate) by: Vec<StandingId>,
}

impl Possible {
    /// Whether its least or its most is known.
    pub(crate) fn has_ends(&self) -> bool {
        self.low.is_some() || self.high.is_some()
    }
}

/// For each fact, what it can be.
pub(super) fn possible(book: &Rulebook) -> Vec<Possible> {
    let mut found = vec![Possible::default(); book.facts.len()];
    for rule in book.rules.iter().filter(|rule| rule.kind == Kind::Impossible && rule.exceptions.is_empty()) {
        let mut open = vec![(rule.body, None)];
        while let Some((at, item)) = open.pop() {
            match kind(book, at) {
                Some(ExprKind::Any(list)) => open.extend(list.iter().map(|own| (*own, item))),
                // Another list of the same entities may hold what this one can't.
                Some(ExprKind::Gather { form: Gather::Any, filter: Some(filter), entity, .. }) if lists_of(book, *entity) == 1 => {
                    open.push((*filter, Some(*entity)));
                }
                Some(ExprKind::Compare(comparison, left, right)) => {
                    narrow(book, &mut found, (item, rule.standing), (*comparison, *left, *right));
                    narrow(book, &mut found, (item, rule.standing), (comparison.turned(), *right, *left));
                }
                _ => {}
            }
        }
    }
    for own in &mut found {
        // Where no value is left, every case is refused, and nothing can be told from the bounds.
        if own.low.as_ref().zip(own.high.as_ref()).is_some_and(|(low, high)| low.order(high).is_gt()) {
            *own = Possible::default();
        }
    }
    found
}

/// The number of lists that hold entities of a kind.
fn lists_of(book: &Rulebook, entity: EntityId) -> usize {
    book.facts.iter().filter(|fact| fact.ty == Type::List(entity)).count()
}

/// What a fact can be when one comparison of it is impossible. Behind `any of`, a fact of another than the item is so only where there is one.
fn narrow(
    book: &Rulebook,
    found: &mut [Possible],
    (item, by): (Option<EntityId>, StandingId),
    (comparison, fact, value): (Comparison, ExprId, ExprId),
) {
    let Some(ExprKind::Fact(fact)) = kind(book, fact) else { return };
    if book.listed(*fact) != item {
        return;
    }
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
        if !own.by.contains(&by) {
            own.by.push(by);
        }
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
