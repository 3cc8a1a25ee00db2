//! Conditions told by what was found: why one holds, and why one does not, without denying a denial.

use super::fragment::{Fragment, Joint};
use super::headline::{norm_label, said};
use super::seen::Seen;
use super::step_view::{StepView, Verdict};
use super::values::yes_no;
use super::{Ctx, say};
use crate::law::Text;
use crate::model::{Cell, ExprId, ExprKind, FactId, RuleId, Value};

impl<'a> Ctx<'a> {
    /// What makes a condition hold, or fail: «søkerens alder er under 19 år og arbeidsevnen er ikke nedsatt».
    pub(super) fn because(&self, seen: Seen, holds: bool) -> Fragment<'a> {
        let parts = |list: &[ExprId], wanted: Cell| {
            let parts = list.iter().map(|id| self.part(seen, *id)).filter(|part| self.cell_of(*part) == wanted);
            let parts: Vec<Fragment<'a>> = parts.map(|part| self.because(part, holds)).collect();
            (!parts.is_empty()).then(|| Fragment::list(Joint::And, parts))
        };
        let told = match self.kind(seen.id()) {
            Some(ExprKind::All(list) | ExprKind::Any(list)) => parts(list, if holds { Cell::YES } else { Cell::NO }),
            Some(ExprKind::Not(inner)) if !self.is_compared(*inner) => Some(self.because(self.part(seen, *inner), !holds)),
            Some(ExprKind::Fact(fact)) => self.fact_found(*fact, holds, |label| say::is_not_met(say::quoted(label))),
            // That it does not come in here is no denial of the right, the power or the duty itself.
            Some(ExprKind::Rule(rule)) => match self.book().rules.get(rule.index()).filter(|rule| rule.kind.is_norm() && !holds) {
                Some(rule) => Some(say::conditions_not_met(say::quoted(norm_label(rule)))),
                None => self.rule_found_to(*rule, holds),
            },
            Some(ExprKind::Reading(reading)) if self.reads_plainly(seen) => {
                self.chosen(reading.index()).map(|(label, chosen)| say::is_read_as(label, chosen))
            }
            Some(ExprKind::Reading(reading)) => {
                let chosen = self.chosen(reading.index());
                let stated = |label: &'a Text| match holds {
                    true => Fragment::Label(label),
                    false => Fragment::Stated(label, false, Box::new(say::is_not_met(say::quoted(label)))),
                };
                chosen.map(|(label, chosen)| say::read_as(stated(label), chosen))
            }
            _ => None,
        };
        told.unwrap_or_else(|| if holds { self.formula(seen) } else { self.denied(seen) })
    }

    /// What was found of a fact: «bistanden er ikke nødvendig»; if its label is no sentence, what is said `otherwise`.
    fn fact_found(&self, id: FactId, holds: bool, otherwise: impl FnOnce(&'a Text) -> Fragment<'a>) -> Option<Fragment<'a>> {
        let fact = self.book().facts.get(id.index())?;
        Some(if holds { Fragment::Label(&fact.label) } else { Fragment::Stated(&fact.label, false, Box::new(otherwise(&fact.label))) })
    }

    /// Whether what a text is read as is a plain yes or no, so that the reading is all there is to tell.
    pub(super) fn reads_plainly(&self, seen: Seen) -> bool {
        let only = |step: usize| {
            let mut below = self.seen_below(step);
            below.next().filter(|_| below.next().is_none())
        };
        let own = seen.step().and_then(only).map(Seen::id);
        own.is_some_and(|own| matches!(self.kind(own), Some(ExprKind::Value(Value::Truth(_), _))))
    }

    fn rule_found_to(&self, id: RuleId, holds: bool) -> Option<Fragment<'a>> {
        let rule = self.book().rules.get(id.index())?;
        let cell = if holds { Cell::YES } else { Cell::NO };
        Some(said(rule, &cell).unwrap_or_else(|| {
            let name = say::quoted(&rule.label);
            Fragment::Stated(&rule.label, holds, Box::new(if holds { say::is_met(name) } else { say::is_not_met(name) }))
        }))
    }

    /// What a step found of a fact or a rule, as a sentence; none for other conditions, and for what is not known.
    pub(super) fn finding(&self, view: &StepView<'a>) -> Option<Fragment<'a>> {
        let holds = match view.verdict {
            Verdict::Met => true,
            Verdict::NotMet => false,
            _ => return None,
        };
        if let Some(rule) = view.rule {
            return self.rule_found_to(rule, holds);
        }
        let seen = self.seen(view.step?)?;
        let seen = match self.kind(seen.id()) {
            Some(ExprKind::Not(inner)) => self.part(seen, *inner),
            _ => seen,
        };
        match (self.kind(seen.id()), self.cell_of(seen)) {
            (Some(ExprKind::Fact(fact)), Cell::Known(Value::Truth(holds))) => {
                self.fact_found(*fact, holds, |label| say::told_as(label, yes_no(false)))
            }
            _ => None,
        }
    }
}
