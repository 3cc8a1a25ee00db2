//! The days that a question is about. Whether somebody has a right to leave is answered for one day of absence: the answer says so itself.
//!
//! Example: «Deltakeren har ikke rett til permisjon (fraværsdagen: 11. april 2018)». An amount says for which day it holds.

use super::condensed::Condensed;
use super::fragment::{Fragment, Joint, more};
use super::headline::Headline;
use super::step_view::{Role, StepView, Verdict};
use super::{Ctx, say};
use crate::model::{Cell, ExprId, ExprKind, FactId, Type, Value};

/// So many days are told with an answer.
const DAYS: usize = 3;

impl<'a> Ctx<'a> {
    /// A headline with the days that decided it: those of the case that were held against a limit, and of a value also those for which a
    /// parameter was looked up. Of more than a few, it says how many there are.
    pub(super) fn headline_of_days(&self, own: Headline<'a>, root: &StepView<'a>, condensed: &Condensed<'a>) -> Headline<'a> {
        let mut days = Vec::new();
        match self.decision.cell {
            Cell::NO => condensed.decisive.iter().for_each(|step| self.days_asked(step, &mut days)),
            Cell::YES => self.days_asked(root, &mut days),
            Cell::Known(_) => {
                self.days_asked(root, &mut days);
                self.days_looked_up(&mut days);
            }
            Cell::Unknown | Cell::Fault => {}
        }
        days.sort_by_key(|(fact, _)| fact.index());
        let told = days.iter().take(DAYS).filter_map(|(fact, day)| {
            let fact = self.book().facts.get(fact.index())?;
            Some(say::told_as(&fact.label, *day))
        });
        let mut told: Vec<Fragment<'a>> = told.collect();
        if told.is_empty() {
            return own;
        }
        told.extend(more(days.len().saturating_sub(DAYS)).map(say::more_days));
        Headline { subject: say::with_note(own.subject, Fragment::list(Joint::Semicolon, told)), found: own.found }
    }

    /// The days of the case for which a parameter was looked up.
    fn days_looked_up(&self, into: &mut Vec<(FactId, chrono::NaiveDate)>) {
        let days = (0..self.decision.trace.steps.len()).filter_map(|step| match self.kind(self.seen(step)?.id())? {
            ExprKind::Parameter(_, Some(day)) => self.day_of_the_case(*day),
            _ => None,
        });
        days.for_each(|fact| self.adds_day(fact, into));
    }

    fn adds_day(&self, fact: FactId, into: &mut Vec<(FactId, chrono::NaiveDate)>) {
        if let Cell::Known(Value::Date(day)) = self.decision.facts.get(fact)
            && !into.iter().any(|(own, _)| *own == fact)
        {
            into.push((fact, day));
        }
    }

    /// The days held against a limit at a step and at those it rests on. The items of a list have days of their own.
    fn days_asked(&self, step: &StepView<'a>, into: &mut Vec<(FactId, chrono::NaiveDate)>) {
        if step.verdict == Verdict::NotExamined || matches!(step.role, Role::Entity | Role::Passed | Role::Displaced) {
            return;
        }
        if let Some(fact) = step.expr.and_then(|expr| self.day_compared(expr)) {
            self.adds_day(fact, into);
        }
        step.children.iter().for_each(|child| self.days_asked(child, into));
    }

    /// The day of the case that a comparison is about.
    fn day_compared(&self, expr: ExprId) -> Option<FactId> {
        match self.kind(expr)? {
            ExprKind::Not(inner) => self.day_compared(*inner),
            ExprKind::Compare(_, operand, _) | ExprKind::Within { operand, .. } => self.day_of_the_case(*operand),
            _ => None,
        }
    }

    fn day_of_the_case(&self, expr: ExprId) -> Option<FactId> {
        match self.kind(expr)? {
            ExprKind::Fact(fact) if self.book().facts.get(fact.index())?.ty == Type::Date => Some(*fact),
            _ => None,
        }
    }
}
