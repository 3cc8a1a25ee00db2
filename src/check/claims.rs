//! Claims about amendments: which entities their conditions may refer to.

use super::each::Outer;
use super::list_error::ListError;
use crate::model::{Claimed, EntityId, Rulebook};

/// Reports a claim whose condition refers to an entity of a list that its rule is not about.
pub(super) fn each(book: &Rulebook, each: &[Vec<EntityId>], outer: &Outer, errors: &mut Vec<ListError>) {
    for claim in &book.claims {
        let Claimed::Changes { only_where: Some(condition), .. } = claim.outcome else { continue };
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
