//! What a report is made of: what other rooms have found out.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::model::Mark;
use crate::compile::Plan;
use crate::differ::{ClaimWords, DifferenceWords, InvariantWords, ProfileWords};
use crate::effect::GoalWords;
use crate::explain::date_words;
use crate::law::{Lang, say};
use crate::lovspeil::Mirror;
use crate::model::{Change, Rulebook};
use crate::review::{Certainty, Review};
use crate::symbolic::Standing;

/// What is known of two versions.
pub struct Material<'m> {
    /// The language.
    pub lang: Lang,
    /// The plans of the two versions.
    pub plans: [&'m Arc<Plan>; 2],
    /// What is known of each question over all cases.
    pub goals: Vec<DifferenceWords>,
    /// The answers by an age or a number, each with the name of its question.
    pub profiles: Vec<(String, ProfileWords)>,
    /// What became of the claims about what differs.
    pub claims: Vec<ClaimWords>,
    /// What became, in both versions, of what must always hold.
    pub invariants: Vec<InvariantWords>,
    /// What a review finds.
    pub review: &'m Review,
    /// How many cases were decided, and how many could not be.
    pub cases: [usize; 2],
    /// What each question comes to in these cases.
    pub effect: Vec<GoalWords>,
    /// The two versions side by side.
    pub mirror: Mirror,
}

impl<'m> Material<'m> {
    /// The rulebook of a version.
    pub(super) fn book(&self, version: usize) -> &'m Rulebook {
        let [before, after] = self.plans;
        if version == 0 { before.checked().book() } else { after.checked().book() }
    }

    /// The names of the versions, as a command takes them.
    pub(super) fn names(&self) -> [String; 2] {
        [0, 1].map(|version| self.book(version).version.to_string())
    }

    /// The days of the versions in words.
    pub(super) fn days(&self) -> [String; 2] {
        [0, 1].map(|version| date_words(self.book(version).version.date, self.lang))
    }

    /// The measures that only the second version has.
    pub(super) fn measures(&self) -> Vec<&'m Change> {
        let before = &self.book(0).changes;
        let is_new = |own: &&Change| !before.iter().any(|old| old.amendment == own.amendment && old.measure == own.measure);
        self.book(1).changes.iter().filter(is_new).collect()
    }

    /// The titles of the amendments that only the second version has measures of.
    pub(super) fn amendments(&self) -> Vec<&'m str> {
        let mut titles: Vec<&str> = Vec::new();
        for measure in self.measures() {
            let title = measure.title.get(self.lang);
            if !titles.contains(&title) {
                titles.push(title);
            }
        }
        titles
    }

    /// The acts with provisions that differ.
    pub(super) fn acts(&self) -> usize {
        self.mirror.sections.iter().map(|section| &section.act).collect::<BTreeSet<_>>().len()
    }
}

/// How a difference is marked.
pub(super) fn mark_of(goal: &DifferenceWords) -> Mark {
    match goal.standing {
        // Of more cases than are described, what is told is what was found.
        Standing::Open if goal.more => Mark::Found,
        Standing::None | Standing::Exact | Standing::Within => Mark::Proved,
        Standing::Open => Mark::Open,
    }
}

/// What is known of a difference, as a sentence.
pub(super) fn standing_words(goal: &DifferenceWords, lang: Lang) -> &'static str {
    match goal.standing {
        Standing::None => say::report_standing_none(lang),
        Standing::Exact => say::report_standing_exact(lang),
        Standing::Within if !goal.components.is_empty() => say::differ_composed(lang),
        Standing::Within => say::report_standing_within(lang),
        Standing::Open if goal.more => say::report_standing_more(lang),
        Standing::Open => say::report_standing_open(lang),
    }
}

/// How a finding is marked.
pub(super) fn mark_of_finding(certainty: Certainty) -> Mark {
    match certainty {
        Certainty::Proved => Mark::Proved,
        Certainty::Found => Mark::Found,
        Certainty::Suspected => Mark::Suspected,
    }
}
