//! Earlier wordings that still decide some cases. Each becomes a rule of its own, and an exception of the new rule that refers to it.

use super::provisions::Waiting;
use super::scope::{Ctx, Transition};
use crate::consolidate::RuleNode;
use crate::model::{ChangeId, Exception, ExprKind, Named, RuleId, StandingId};

impl<'a> Ctx<'a> {
    /// Declares the earlier wordings of a rule, each as a rule with a name that no file can write.
    pub(super) fn earlier_wordings<'l>(
        &mut self,
        rule: &'l RuleNode<'a>,
        standing: StandingId,
        named: Option<Named>,
        waiting: &mut Vec<Waiting<'l, 'a>>,
    ) {
        let (Some(Named::Rule(of)), Some(own)) = (named, self.book.standings.get(standing.index()).cloned()) else { return };
        for kept in &rule.earlier {
            let by = ChangeId(kept.by.0);
            let standing = self.stands_at(own.act, own.place.clone(), self.came_with(Some(kept.by), kept.span));
            let before = self.stands_at(own.act, kept.place.clone(), self.came_with(kept.old.change, kept.old.rule.span));
            let measure = self.book.changes.get(by).map(|change| change.measure.clone()).unwrap_or_default();
            let name = format!("{}.before_{measure}", rule.rule.name.text);
            let Some(Named::Rule(old)) = self.declare(&kept.old, before, Some(&name)) else { continue };
            self.transitions.push(Transition { of, old, when: kept.when, by, standing, span: kept.span });
            let named = Some(Named::Rule(old));
            waiting.push(Waiting { node: &kept.old, standing: before, named });
            self.earlier_wordings(&kept.old, before, named, waiting);
        }
    }

    /// The rule and its earlier wordings to which an exception written elsewhere applies. Wordings from before the amendment that brought
    /// the exception are left out.
    pub(super) fn wordings(&self, id: RuleId, exception: StandingId) -> Vec<RuleId> {
        let amendment = |change: Option<ChangeId>| self.book.changes.get(change?).map(|change| &change.amendment);
        let came_with = self.book.standings.get(exception.index()).and_then(|standing| amendment(standing.change));
        let mut out = vec![id];
        let mut at = 0;
        while let Some(of) = out.get(at).copied() {
            let earlier = self.transitions.iter().filter(|transition| transition.of == of);
            out.extend(earlier.filter(|own| came_with.is_none() || amendment(Some(own.by)) != came_with).map(|own| own.old));
            at += 1;
        }
        out
    }

    /// Adds the exceptions through which earlier wordings decide. They go before all other exceptions.
    pub(super) fn put_transitions(&mut self) {
        self.steps.clear();
        for Transition { of, old, when, standing, span, .. } in self.transitions.clone() {
            let when = self.expression(when, standing, None);
            let value = self.expr(ExprKind::Rule(old), standing, span);
            let Some(rule) = self.book.rules.get_mut(of.index()) else { continue };
            let others = rule.exceptions.iter().enumerate().filter(|(_, other)| !other.transition);
            let before = others.filter_map(|(at, _)| u16::try_from(at).ok()).collect();
            rule.exceptions.push(Exception { when, value, named: None, before, transition: true, sources: Vec::new(), standing, span });
        }
    }
}
