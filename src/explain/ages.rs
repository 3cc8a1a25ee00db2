//! Two ages of one person in one explanation: each is told with its day.
//!
//! Example: «deltakerens alder per 1. februar 2019 er 31 år», beside «søkerens alder per 1. juni 2018 er 30 år».

use std::cell::OnceCell;

use chrono::NaiveDate;

use super::fragment::Fragment;
use super::seen::Seen;
use super::{Ctx, say};
use crate::model::{Cell, ExprKind, FactId, Value};

/// The ages that a decision rests on, by the date of birth, each with its day. They are looked up when the first is told.
#[derive(Debug, Default)]
pub(super) struct Ages(OnceCell<Vec<(FactId, NaiveDate)>>);

impl<'a> Ctx<'a> {
    /// The name of an age, with the day that it is told for where another age of the same person is told too.
    pub(super) fn age_on_its_day(&self, seen: Seen, label: Fragment<'a>) -> Fragment<'a> {
        match self.age_of_a_day(seen).filter(|(born, day)| self.has_another_age(*born, *day)) {
            Some((_, day)) => say::as_of(label, day),
            None => label,
        }
    }

    /// Whose age an expression is, and for which day.
    fn age_of_a_day(&self, seen: Seen) -> Option<(FactId, NaiveDate)> {
        let step = seen.step()?;
        match self.kind(seen.id())? {
            ExprKind::Age { born, on, .. } => {
                let Some(ExprKind::Fact(born)) = self.kind(*born) else { return None };
                match self.cell_of(self.part(seen, *on)) {
                    Cell::Known(Value::Date(day)) => Some((*born, day)),
                    _ => None,
                }
            }
            ExprKind::Rule(rule) => {
                let body = self.book().rules.get(rule.index())?.body;
                let below = self.decision.trace.rule_step_before(*rule, step)?;
                self.age_of_a_day(self.below_rule(below, body))
            }
            _ => None,
        }
    }

    fn has_another_age(&self, born: FactId, day: NaiveDate) -> bool {
        let all = self.ages.0.get_or_init(|| {
            let steps = (0..self.decision.trace.steps.len()).filter_map(|step| self.seen(step));
            // What is asked of each of a list is told of its items.
            steps
                .filter(|seen| matches!(self.kind(seen.id()), Some(ExprKind::Age { .. })))
                .filter_map(|seen| self.age_of_a_day(seen))
                .collect()
        });
        all.iter().any(|(own, other)| *own == born && *other != day)
    }
}
