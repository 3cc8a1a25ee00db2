//! Claims about amendments: that what each says of its rule makes sense for what the rule finds.

use super::each::Outer;
use super::error::CheckError;
use super::list_error::ListError;
use super::types::Ctx;
use crate::model::{Claim, Claimed, EntityId, Rulebook, Type};

impl Ctx<'_> {
    /// The types of what is claimed.
    pub(super) fn claims(&mut self) {
        for claim in self.book.claims.clone() {
            if let Claimed::Changes { only_where: Some(condition), .. } = claim.outcome
                && let Some(condition) = self.book.rules.get(condition.index())
            {
                self.expect(condition.body, Type::Truth, None);
            }
            self.answers(&claim);
        }
    }

    /// Whether the answers of the rule can be what the claim says of them.
    fn answers(&mut self, claim: &Claim) {
        let Some(rule) = claim.rule.and_then(|rule| self.book.rules.get(rule.index())) else { return };
        let (name, found, span) = (rule.name.to_string(), rule.ty, claim.span);
        let ordered = matches!(found, Type::Quantity(_) | Type::Date | Type::Months | Type::Days);
        match claim.outcome {
            Claimed::Changes { to: Some(_), .. } if found != Type::Truth => {
                self.errors.push(CheckError::NoYesOrNo { rule: name, found, span });
            }
            Claimed::NeverLess | Claimed::NeverMore if !ordered => self.errors.push(CheckError::NoOrder { rule: name, found, span }),
            Claimed::Unchanged | Claimed::Changes { .. } | Claimed::NeverLess | Claimed::NeverMore => {}
        }
    }
}

/// A condition speaks of an entity of a list only if its rule is of each of them, or of each in a list of theirs.
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
