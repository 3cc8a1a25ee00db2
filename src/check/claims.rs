//! Claims about amendments: which entities their conditions may refer to.

use super::each::Outer;
use super::list_error::ListError;
use crate::model::{EntityId, Rulebook};

/// Reports a side of an invariant that refers to an entity of a list: it would have several answers.
fn sides(book: &Rulebook, each: &[Vec<EntityId>], errors: &mut Vec<ListError>) {
    for side in book.invariants.iter().flat_map(|own| own.sides) {
        let entity = each.get(side.index()).into_iter().flatten().next().and_then(|entity| book.entities.get(entity.index()));
        if let (Some(entity), Some(rule)) = (entity, book.rules.get(side.index())) {
            errors.push(ListError::Side { entity: entity.name.to_string(), span: rule.span });
        }
    }
}

/// Reports a claim whose condition refers to an entity of a list that its rule is not about.
pub(super) fn each(book: &Rulebook, each: &[Vec<EntityId>], outer: &Outer, errors: &mut Vec<ListError>) {
    sides(book, each, errors);
    for claim in &book.claims {
        let Some(condition) = claim.outcome.condition() else { continue };
        let rule = claim.rule.and_then(|rule| book.rules.get(rule.index()));
        let own = rule.and_then(|rule| rule.each);
        let mut others = each.get(condition.index()).into_iter().flatten().filter(|entity| !outer.at_hand(own, **entity));
        if let (Some(entity), Some(rule)) = (others.next().and_then(|entity| book.entities.get(entity.index())), rule)
            && let Some(condition) = book.rules.get(condition.index())
        {
            errors.push(ListError::Claim { rule: rule.name.to_string(), entity: entity.name.to_string(), span: condition.span });
        }
    }
}
