//! Types of claims about amendments: whether a claim makes sense for the type of its rule.

use super::error::TypeError;
use super::types::Ctx;
use crate::model::{Claim, Claimed, Never, RuleId, Type};

impl Ctx<'_> {
    /// Types the claims and invariants of the rulebook.
    pub(super) fn claims(&mut self) {
        let sides: Vec<RuleId> = self.book.invariants.iter().flat_map(|own| own.sides).collect();
        sides.into_iter().for_each(|side| self.is_yes_or_no(side));
        for claim in self.book.claims.clone() {
            if let Some(condition) = claim.outcome.condition() {
                self.is_yes_or_no(condition);
            }
            self.answers(&claim);
        }
    }

    fn is_yes_or_no(&mut self, rule: RuleId) {
        if let Some(body) = self.book.rules.get(rule.index()).map(|rule| rule.body) {
            self.expect(body, Type::Truth, None);
        }
    }

    /// Reports a claim that does not fit the type of its rule's answers.
    fn answers(&mut self, claim: &Claim) {
        let Some(rule) = claim.rule.and_then(|rule| self.book.rules.get(rule.index())) else { return };
        let (name, found, span) = (rule.name.to_string(), rule.ty, claim.span);
        let ordered = matches!(found, Type::Quantity(_) | Type::Date | Type::Months | Type::Days);
        match claim.outcome {
            Claimed::Changes { to: Some(_), .. } | Claimed::Never { what: Never::Lost | Never::Gained, .. } if found != Type::Truth => {
                self.errors.push(TypeError::NoYesOrNo { rule: name, found, span });
            }
            Claimed::Never { what: Never::Less | Never::More, .. } if !ordered => {
                self.errors.push(TypeError::NoOrder { rule: name, found, span });
            }
            Claimed::Unchanged | Claimed::Changes { .. } | Claimed::Always { .. } | Claimed::Never { .. } => {}
        }
    }
}
