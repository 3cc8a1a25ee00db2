//! Claims about amendments: that what each says of its rule makes sense for what the rule finds.

use super::error::TypeError;
use super::types::Ctx;
use crate::model::{Claim, Claimed, Type};

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
                self.errors.push(TypeError::NoYesOrNo { rule: name, found, span });
            }
            Claimed::NeverLess | Claimed::NeverMore if !ordered => self.errors.push(TypeError::NoOrder { rule: name, found, span }),
            Claimed::Unchanged | Claimed::Changes { .. } | Claimed::NeverLess | Claimed::NeverMore => {}
        }
    }
}
