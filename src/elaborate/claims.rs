//! Types of claims about amendments: whether a claim makes sense for the type of its rule.

use super::error::TypeError;
use super::types::Ctx;
use crate::model::{Claim, Claimed, Type};

impl Ctx<'_> {
    /// Types the claims of the rulebook.
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

    /// Reports a claim that does not fit the type of its rule's answers.
    fn answers(&mut self, claim: &Claim) {
        let Some(rule) = claim.rule.and_then(|rule| self.book.rules.get(rule.index())) else { return };
        let (name, found, span) = (rule.name.to_string(), rule.ty, claim.span);
        let ordered = matches!(found, Type::Quantity(_) | Type::Date | Type::Months | Type::Days);
        match claim.outcome {
            Claimed::Changes { to: Some(_), .. } if found != Type::Truth => {
                self.errors.push(TypeError::NoYesOrNo { rule: name, found, span });
            }
            Claimed::NeverLess | Claimed::NeverMore if !ordered => self.errors.push(TypeError::NoOrder { rule: name, found, span }),
            Claimed::Unchanged | Claimed::Changes { .. } | Claimed::NeverLess | Claimed::NeverMore => {}
        }
    }
}
