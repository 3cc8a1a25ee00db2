//! An age is found on a day, and is told with it: nobody can look into the finding otherwise, and another day gives another age.
//!
//! Example: «søkerens alder per 1. juni 2018 er 30 år».

use chrono::NaiveDate;

use super::fragment::Fragment;
use super::seen::Seen;
use super::{Ctx, say};
use crate::model::{Cell, ExprKind, Value};

impl<'a> Ctx<'a> {
    /// The name of an age with the day that it was found for; that of anything else as it is.
    pub(super) fn age_on_its_day(&self, seen: Seen, label: Fragment<'a>) -> Fragment<'a> {
        match self.day_of_age(seen) {
            Some(day) => say::as_of(label, day),
            None => label,
        }
    }

    /// The day for which an age was found.
    fn day_of_age(&self, seen: Seen) -> Option<NaiveDate> {
        let step = seen.step()?;
        match self.kind(seen.id())? {
            ExprKind::Age { on, .. } => match self.cell_of(self.part(seen, *on)) {
                Cell::Known(Value::Date(day)) => Some(day),
                _ => None,
            },
            ExprKind::Rule(rule) => {
                let body = self.book().rules.get(rule.index())?.body;
                let below = self.decision.trace.rule_step_before(*rule, step)?;
                self.day_of_age(self.below_rule(below, body))
            }
            _ => None,
        }
    }
}
