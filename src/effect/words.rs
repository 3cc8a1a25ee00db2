//! The effect on many cases in words, piece by piece, for who lays it out anew.

use super::answer::{Answer, Shift};
use super::causes::cause_words;
use super::tally::{Effect, GoalEffect, Way};
use super::text::{answer_words, case_words, rule, shift_words};
use crate::law::Lang;

/// What a goal comes to in two versions.
#[derive(Debug)]
pub struct GoalWords {
    /// The goal, by its name.
    pub goal: String,
    /// Its label.
    pub label: String,
    /// How many cases have which answer, in each version.
    pub totals: [Vec<(String, usize)>; 2],
    /// The cases that change, those that change in the same way and part at the same rules together; the most first.
    pub groups: Vec<GroupWords>,
}

/// Cases that change in the same way and part at the same rules.
#[derive(Debug)]
pub struct GroupWords {
    /// How they change.
    pub shift: String,
    /// Whether both versions decide them.
    pub decided: bool,
    /// How many there are.
    pub count: usize,
    /// The measures that cause it, in a sentence, where they are told apart.
    pub caused: Option<String>,
    /// The rules where they part: label, provision, and the measures that did it.
    pub parts: Vec<(String, String, Vec<String>)>,
    /// Those that are kept by name.
    pub cases: Vec<String>,
}

/// What each goal comes to in the first two versions.
pub fn goal_words(effect: &Effect<'_>, lang: Lang) -> Vec<GoalWords> {
    effect.question.goals.iter().zip(&effect.goals).map(|(name, goal)| one(effect, name, goal, lang)).collect()
}

fn one(effect: &Effect<'_>, name: &str, goal: &GoalEffect, lang: Lang) -> GoalWords {
    let found = rule(effect, name);
    let totals = [0, 1].map(|version| {
        let counts = goal.answers.get(version).into_iter().flatten();
        counts.map(|(answer, count)| (answer_words(answer, found, lang), *count)).collect()
    });
    let mut groups: Vec<GroupWords> = Vec::new();
    for (Way { shift, parted, caused }, group) in goal.changes.first().into_iter().flatten() {
        groups.push(GroupWords {
            shift: shift_words(shift, found, lang),
            decided: !matches!(shift, Shift::From(before, after) if [before, after].into_iter().any(is_open)),
            count: group.count,
            caused: caused.as_ref().map(|caused| cause_words(caused, lang)),
            parts: parted.iter().map(|own| (own.label.clone(), own.provision.clone(), own.measures.clone())).collect(),
            cases: group.cases.iter().map(|case| case_words(case, found, lang)).collect(),
        });
    }
    // Those of one size in a fixed order.
    groups.sort_by_key(|group| std::cmp::Reverse(group.count));
    let label = found.map_or_else(|| name.to_owned(), |(rule, _)| rule.label.get(lang).to_owned());
    GoalWords { goal: name.to_owned(), label, totals, groups }
}

fn is_open(answer: &Answer) -> bool {
    matches!(answer, Answer::Undetermined | Answer::None)
}
