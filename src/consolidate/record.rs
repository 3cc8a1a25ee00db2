//! Records what each line does, while lines are applied.

use super::applying::Applying;
use super::claimed::Target;
use super::effects::{Affected, Deed, Effect};
use super::locate::AmendmentLine;
use crate::law::Place;
use crate::source::Span;
use crate::syntax::ast::{ChangeKind, Rule};

impl<'a> Applying<'_, 'a> {
    /// Records what a line that replaces, repeals or renumbers is about to do to its targets.
    pub(super) fn note_change(&mut self, step: &AmendmentLine<'a>, found: &[Target]) {
        for target in found {
            let (deed, to) = match (&step.change.kind, &target.rule) {
                // Provisions are renumbered all at once, and noted then.
                (ChangeKind::Renumber(..), None) => continue,
                (ChangeKind::RepealRule(_), Some(rule)) => (Deed::Repealed, Affected::Rule(rule.text.clone())),
                (_, Some(rule)) => (Deed::Replaced, Affected::Rule(rule.text.clone())),
                (kind, None) => {
                    let deed = if matches!(kind, ChangeKind::RepealPlace(_)) { Deed::Repealed } else { Deed::Replaced };
                    let Some(began) = self.began(step, &target.place) else { continue };
                    (deed, Affected::Provision(began))
                }
            };
            self.note_effect(step, deed, to);
        }
        if let ChangeKind::Keep(names, _) = &step.change.kind {
            for name in names {
                self.note_effect(step, Deed::Replaced, Affected::Rule(name.text.clone()));
            }
        }
    }

    pub(super) fn note_effect(&mut self, step: &AmendmentLine<'a>, deed: Deed, to: Affected) {
        self.law.effects.push(Effect { by: step.by, line: step.change.span, deed, to });
    }

    /// The text that the provision at a place began as.
    fn began(&self, step: &AmendmentLine<'a>, place: &Place) -> Option<Span> {
        self.text(step).ok().and_then(|text| text.node(place)).map(|node| node.began)
    }
}

/// A rule as what a line does something to.
pub(super) fn rule_affected(rule: &Rule) -> Affected {
    Affected::Rule(rule.own_name().unwrap_or(&rule.name).text.clone())
}
