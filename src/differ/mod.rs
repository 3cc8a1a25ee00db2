//! What the difference between two versions is over all cases, in words: [`Difference`] -> text or data.
//!
//! Example: "age on the date of application: 18, and whatever else the right asks for", with a case that shows it.
//! Invariant: the standing comes first, so that nobody takes what was found for all there is. Not here: how it is proved.

mod alike;
mod causes;
mod claims;
mod claims_json;
mod components;
mod conditions;
mod facts_file;
mod given;
mod invariant_words;
mod invariants;
mod json;
mod lines;
mod measures;
mod otherwise;
mod overview;
mod page;
mod profile;
mod reckoned;
mod regions;
mod said;
mod shown;
mod words;

pub use claims::ToldClaim;
pub use claims_json::{ClaimJson, claim_json};
pub use facts_file::facts_file;
pub use invariant_words::{InvariantVerdict, InvariantWords, invariant_words};
pub use invariants::{InvariantJson, ToldInvariant, invariant_json};
pub use json::{DifferenceJson, difference_json};
pub use measures::ByMeasure;
pub use overview::overview;
pub use page::Page;
pub use profile::{ProfileWords, StretchWords, profile_words};
pub use regions::{MOST as MOST_REGIONS, page};
pub use said::claims_page;
pub use words::{CaseWords, ClaimWords, DifferenceWords, RegionWords, ShortWords, Verdict, WayWords, claim_words, difference_words};

use std::sync::Arc;

use crate::compile::Plan;
use crate::eval::{Decision, decide_case};
use crate::facts::Facts;
use crate::law::Lang;
use crate::model::{Rule, RuleId, Rulebook};
use crate::symbolic::{Caused, Condition, Difference, Origin, Otherwise};

/// A goal in two versions, with what is needed to say what is known of it.
pub(crate) struct Goal<'d> {
    /// The two versions.
    plans: [&'d Arc<Plan>; 2],
    /// The goal, by its name.
    name: &'d str,
    /// The language.
    lang: Lang,
    /// A decision of no case under each version, for the words of its expressions; `None` where a version has no such rule.
    decisions: [Option<Decision>; 2],
    /// Terms that have the words of another, each with what tells it apart.
    alike: Vec<Apart>,
}

/// How a term is told apart from others of the same words.
#[derive(Debug, Clone, Copy)]
struct Apart {
    term: Origin,
    /// The version that it is of, where that tells it apart.
    version: Option<usize>,
    /// Whether the readings under which it is met do.
    by_reading: bool,
}

/// A difference with what is needed to say it.
pub struct Told<'d> {
    /// The goal in two versions.
    goal: Goal<'d>,
    /// What is known of the difference.
    difference: &'d Difference,
    /// The measures that cause it, where the versions differ by measures.
    by_measure: Option<ByMeasure<'d>>,
    /// Whether measures are called by what they do, and not by their names.
    by_label: bool,
    /// What is to be said beside it, of other readings and of facts that are not known; and the goal as those are told of, whose terms are
    /// others.
    otherwise: Option<(&'d Otherwise, Goal<'d>)>,
}

impl<'d> Told<'d> {
    /// A difference in a language.
    pub fn new(plans: [&'d Arc<Plan>; 2], goal: &'d str, difference: &'d Difference, lang: Lang) -> Told<'d> {
        let mut goal = Goal::new(plans, goal, lang);
        goal.telling_apart(all_conditions(difference));
        Told { goal, difference, by_measure: None, by_label: false, otherwise: None }
    }

    /// The same, with the measures that cause it.
    #[must_use]
    pub fn by_measure(mut self, measures: Option<ByMeasure<'d>>) -> Told<'d> {
        // What parts the cases of a region by their causes stands beside its conditions, and must be told apart from those too.
        let causes = measures.and_then(|own| own.causes).into_iter();
        let caused = causes.flat_map(|causes| causes.regions.iter().chain(causes.ways.iter().map(|(_, caused)| caused)));
        self.goal.telling_apart(all_conditions(self.difference).chain(caused.flat_map(Caused::conditions)));
        Told { by_measure: measures, ..self }
    }

    /// The same, with what is to be said beside it.
    #[must_use]
    pub fn otherwise(self, otherwise: Option<&'d Otherwise>) -> Told<'d> {
        let otherwise = otherwise.map(|own| {
            let mut goal = Goal::new(self.goal.plans, self.goal.name, self.goal.lang);
            let regions = own.readings.iter().flatten().flat_map(|reading| reading.also.iter().chain(&reading.fewer));
            goal.telling_apart(regions.flat_map(|region| &region.conditions));
            (own, goal)
        });
        Told { otherwise, ..self }
    }
}

/// The conditions that are told of a difference.
fn all_conditions(difference: &Difference) -> impl Iterator<Item = &Condition> {
    let regions = difference.regions.iter().flat_map(|region| &region.conditions);
    let rest = difference.rest.iter().flat_map(|rest| &rest.conditions);
    let rest = rest.chain(difference.components.iter().flat_map(|own| &own.conditions));
    regions.chain(rest).chain(difference.short.iter().flat_map(|short| short.ways.iter().flatten()))
}

impl<'d> Goal<'d> {
    fn new(plans: [&'d Arc<Plan>; 2], name: &'d str, lang: Lang) -> Goal<'d> {
        let decisions = plans.map(|plan| {
            let book = plan.checked().book();
            // The condition of a claim has words in a version without its rule too, and so have the sides of an invariant.
            let side = book.invariants.first().and_then(|own| own.sides.first().copied());
            let condition = book.claims.first().and_then(|claim| claim.outcome.condition()).or(side);
            // So has what rules say that cannot be, of which a version without the rule has its own.
            let any = (!book.rules.is_empty()).then_some(RuleId(0));
            decide_case(plan, book.rule(name).or(condition).or(any)?, Facts::unknown(book.facts.len()), &[]).ok()
        });
        Goal { plans, name, lang, decisions, alike: Vec::new() }
    }

    fn book(&self, version: usize) -> &'d Rulebook {
        let [first, second] = self.plans;
        if version == 0 { first.checked().book() } else { second.checked().book() }
    }

    /// The goal as a rule, of the first version that has it.
    fn rule(&self) -> Option<&'d Rule> {
        self.rule_of(self.name)
    }

    /// A rule by its name, of the first version that has it.
    fn rule_of(&self, name: &str) -> Option<&'d Rule> {
        (0..2).find_map(|version| {
            let book = self.book(version);
            book.rule(name).and_then(|rule| book.rules.get(rule.index()))
        })
    }

    /// The label of a rule.
    fn label_of<'n>(&self, name: &'n str) -> &'n str
    where
        'd: 'n,
    {
        self.rule_of(name).map_or(name, |rule| rule.label.get(self.lang))
    }

    /// The names of the versions.
    fn names(&self) -> [String; 2] {
        self.plans.map(|plan| plan.checked().book().version.to_string())
    }
}
