//! Conditions told by what was found: why one holds, and why one does not, without denying a denial.

use super::fragment::{Fragment, Joint};
use super::headline::said;
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
            Some(ExprKind::Rule(rule)) => self.rule_found_to(*rule, holds),
            Some(ExprKind::Reading(reading)) => {
                let chosen = self.chosen(reading.index());
                let denied = |label: &'a Text| Fragment::Stated(label, false, Box::new(say::is_not_met(say::quoted(label))));
                chosen.filter(|_| !holds).map(|(label, chosen)| say::read_as(denied(label), chosen))
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
