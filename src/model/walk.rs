//! The way down from a rule through its expressions, for every stage that looks at all of them.

use super::{ExprId, ExprKind, RuleId, Rulebook};

impl Rulebook {
    /// The expressions a rule begins with: the general rule, then each exception's condition and value.
    pub fn roots(&self, rule: RuleId) -> Vec<ExprId> {
        let Some(rule) = self.rules.get(rule.index()) else { return Vec::new() };
        let exceptions = rule.exceptions.iter().flat_map(|exception| [exception.when, exception.value]);
        std::iter::once(rule.body).chain(exceptions).collect()
    }

    /// The expressions directly below one, under any reading: below a reading stand its alternatives.
    pub fn below(&self, id: ExprId) -> Vec<ExprId> {
        match self.exprs.get(id.0 as usize).map(|expr| &expr.kind) {
            Some(ExprKind::Reading(reading)) => {
                let reading = self.readings.get(reading.index());
                reading.into_iter().flat_map(|reading| reading.alternatives.iter().map(|alternative| alternative.expr)).collect()
            }
            Some(kind) => kind.children(),
            None => Vec::new(),
        }
    }

    /// The rules that the expressions of a rule name, as often as they do.
    pub fn asked(&self, rule: RuleId) -> Vec<RuleId> {
        let (mut found, mut stack) = (Vec::new(), self.roots(rule));
        while let Some(id) = stack.pop() {
            if let Some(ExprKind::Rule(rule)) = self.exprs.get(id.0 as usize).map(|expr| &expr.kind) {
                found.push(*rule);
            }
            stack.extend(self.below(id));
        }
        found
    }
}
