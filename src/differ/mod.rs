//! What the difference between two versions is over all cases, in words: [`Difference`] -> text or data.
//!
//! Example: "age on the date of application: 18, and whatever else the right asks for", with a case that shows it.
//! Invariant: the standing comes first, so that nobody takes what was found for all there is. Not here: how it is proved.

mod conditions;
mod json;
mod overview;
mod text;

pub use json::{DifferenceJson, difference_json};
pub use overview::overview;
pub use text::text;

use std::sync::Arc;

use crate::compile::Plan;
use crate::eval::{Decision, decide_case};
use crate::facts::Facts;
use crate::law::Lang;
use crate::model::{Rule, Rulebook};
use crate::symbolic::Difference;

/// A difference with what is needed to say it.
pub struct Told<'d> {
    /// The two versions.
    pub plans: [&'d Arc<Plan>; 2],
    /// The goal, by its name.
    pub goal: &'d str,
    /// What is known of the difference.
    pub difference: &'d Difference,
    /// The language.
    pub lang: Lang,
    /// A decision of no case under each version, for the words of its expressions; `None` where a version has no such rule.
    decisions: [Option<Decision>; 2],
}

impl<'d> Told<'d> {
    /// A difference in a language.
    pub fn new(plans: [&'d Arc<Plan>; 2], goal: &'d str, difference: &'d Difference, lang: Lang) -> Told<'d> {
        let decisions = plans.map(|plan| {
            let book = plan.checked().book();
            decide_case(plan, book.rule(goal)?, Facts::unknown(book.facts.len()), &[]).ok()
        });
        Told { plans, goal, difference, lang, decisions }
    }

    fn book(&self, version: usize) -> &'d Rulebook {
        let [first, second] = self.plans;
        if version == 0 { first.checked().book() } else { second.checked().book() }
    }

    /// The goal as a rule, of the first version that has it.
    fn rule(&self) -> Option<&'d Rule> {
        (0..2).find_map(|version| {
            let book = self.book(version);
            book.rule(self.goal).and_then(|rule| book.rules.get(rule.index()))
        })
    }

    /// The names of the versions.
    fn names(&self) -> [String; 2] {
        self.plans.map(|plan| plan.checked().book().version.to_string())
    }
}
