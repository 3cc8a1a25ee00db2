//! The days that a question is about. Whether somebody has a right to leave is answered for one day of absence: the answer says so itself.
//!
//! Example: «Deltakeren har ikke rett til permisjon (fraværsdagen: 11. april 2018)».

use super::condensed::Condensed;
use super::fragment::{Fragment, Joint};
use super::headline::Headline;
use super::step_view::{Role, StepView, Verdict};
use super::{Ctx, say};
use crate::model::{Cell, ExprId, ExprKind, FactId, Type, Value};

/// So many days are told with an answer.
const DAYS: usize = 3;

impl<'a> Ctx<'a> {
    /// The headline of a *yes* or a *no*, with the days that decided it: those of the case that were held against a limit.
    pub(super) fn headline_of_days(&self, own: Headline<'a>, root: &StepView<'a>, condensed: &Condensed<'a>) -> Headline<'a> {
        let mut days = Vec::new();
        match self.decision.cell {
            Cell::NO => condensed.decisive.iter().for_each(|step| self.days_asked(step, &mut days)),
            Cell::YES => self.days_asked(root, &mut days),
            Cell::Known(_) | Cell::Unknown | Cell::Fault => {}
        }
        days.sort_by_key(|(fact, _)| fact.index());
        let told = days.iter().take(DAYS).filter_map(|(fact, day)| {
            let fact = self.book().facts.get(fact.index())?;
            Some(say::told_as(&fact.label, *day))
        });
        let told: Vec<Fragment<'a>> = told.collect();
        match (told.is_empty(), own) {
            (false, Headline { subject, found: None }) => {
                Headline { subject: say::with_note(subject, Fragment::list(Joint::Semicolon, told)), found: None }
            }
            (_, own) => own,
        }
    }

    /// The days held against a limit at a step and at those it rests on. The items of a list have days of their own.
    fn days_asked(&self, step: &StepView<'a>, into: &mut Vec<(FactId, chrono::NaiveDate)>) {
        if step.verdict == Verdict::NotExamined || matches!(step.role, Role::Entity | Role::Passed | Role::Displaced) {
            return;
        }
        if let Some((fact, Cell::Known(Value::Date(day)))) =
            step.expr.and_then(|expr| self.day_compared(expr)).map(|fact| (fact, self.decision.facts.get(fact)))
            && !into.iter().any(|(own, _)| *own == fact)
        {
            into.push((fact, day));
        }
        step.children.iter().for_each(|child| self.days_asked(child, into));
    }

    /// The day of the case that a comparison is about.
    fn day_compared(&self, expr: ExprId) -> Option<FactId> {
        match self.kind(expr)? {
            ExprKind::Not(inner) => self.day_compared(*inner),
            ExprKind::Compare(_, operand, _) | ExprKind::Within { operand, .. } => match self.kind(*operand)? {
                ExprKind::Fact(fact) if self.book().facts.get(fact.index())?.ty == Type::Date => Some(*fact),
                _ => None,
            },
            _ => None,
        }
    }
}
