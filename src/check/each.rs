//! Rules of each entity of a list: which entity a rule speaks of, and that it says so.

use rustc_hash::FxHashSet as HashSet;

use super::error::CheckError;
use crate::model::{Below, EntityId, ExprId, ExprKind, Kind, ReadingId, RuleId, Rulebook};

/// The entities of lists that each rule speaks of without gathering them itself, by rule. Circles have been told before.
pub(super) fn check(book: &Rulebook, errors: &mut Vec<CheckError>) -> Vec<Vec<EntityId>> {
    if !book.entities.iter().any(|entity| entity.listed) {
        return Vec::new();
    }
    let mut known: Vec<Option<Vec<EntityId>>> = vec![None; book.rules.len()];
    let mut stack: Vec<usize> = Vec::new();
    for start in 0..book.rules.len() {
        stack.push(start);
        while let Some(at) = stack.last().copied() {
            if known.get(at).is_none_or(Option::is_some) {
                stack.pop();
                continue;
            }
            let rule = RuleId(u32::try_from(at).unwrap_or(u32::MAX));
            let asked = book.asked(rule).into_iter().map(RuleId::index);
            let open: Vec<usize> = asked.filter(|rule| known.get(*rule).is_some_and(Option::is_none)).collect();
            if open.is_empty() {
                let free = free(book, book.roots(rule), &known);
                if let Some(slot) = known.get_mut(at) {
                    *slot = Some(free);
                }
                stack.pop();
            } else {
                stack.extend(open);
            }
        }
    }
    let known: Vec<Vec<EntityId>> = known.into_iter().map(Option::unwrap_or_default).collect();
    for (rule, free) in book.rules.iter().zip(&known) {
        // A named step speaks of what its rule speaks of.
        let said = |entity: EntityId| rule.each == Some(entity) || rule.kind == Kind::Step;
        if let Some(entity) = free.iter().find(|entity| !said(**entity)).and_then(|entity| book.entities.get(entity.index())) {
            errors.push(CheckError::OfEach { name: rule.name.to_string(), entity: entity.name.to_string(), span: rule.span });
        }
    }
    known
}

/// The entities that some expressions speak of and do not gather.
fn free(book: &Rulebook, roots: Below, known: &[Option<Vec<EntityId>>]) -> Vec<EntityId> {
    let mut found: Vec<EntityId> = Vec::new();
    // Each expression with the entities that are gathered around it.
    let mut stack: Vec<(ExprId, Vec<EntityId>)> = roots.into_iter().map(|id| (id, Vec::new())).collect();
    // What a reading speaks of is the same however it is come to.
    let mut readings: HashSet<(ReadingId, Vec<EntityId>)> = HashSet::default();
    while let Some((id, bound)) = stack.pop() {
        let mut add = |entity: EntityId| {
            if !bound.contains(&entity) && !found.contains(&entity) {
                found.push(entity);
            }
        };
        match book.exprs.get(id.0 as usize).map(|expr| &expr.kind) {
            Some(ExprKind::Fact(fact)) => book.listed(*fact).into_iter().for_each(add),
            Some(ExprKind::Rule(rule)) => known.get(rule.index()).into_iter().flatten().flatten().for_each(|entity| add(*entity)),
            Some(ExprKind::Reading(reading)) if !readings.insert((*reading, bound.clone())) => continue,
            Some(ExprKind::Gather { list, entity, of, filter, by, .. }) => {
                let inner: Vec<EntityId> = bound.iter().copied().chain([*entity]).collect();
                stack.push((*list, bound));
                stack.extend([*of, *filter, *by].into_iter().flatten().map(|id| (id, inner.clone())));
                continue;
            }
            _ => {}
        }
        stack.extend(book.below(id).into_iter().map(|child| (child, bound.clone())));
    }
    found
}
