//! What causes some cases of a difference: the sets of measures that are enough, alone and together, and what takes their effect back.

use super::family::{Family, MeasureSet};
use super::outcomes::{Effect, Sets};
use super::region::{Condition, Subject};

/// The causes of a region, told in two ways: case by case, and set by set.
#[derive(Debug, Clone)]
pub struct Caused {
    /// The cases by their causes: each case of the region is in one part.
    pub parts: Vec<Part>,
    /// The smallest sets that are enough, each with the cases in which it is.
    pub enough: Vec<(MeasureSet, Where)>,
    /// Sets that are enough, the fewest measures that take their effect back, and the cases in which they do.
    pub undone: Vec<(MeasureSet, MeasureSet, Where)>,
}

impl Caused {
    /// Whether a set is known to be enough in some case.
    pub fn shows(&self, set: MeasureSet) -> bool {
        self.parts.iter().any(|part| part.shown && part.causes.enough.contains(&set))
    }

    /// Whether it is known of some case that measures take back what a set does.
    pub fn shows_undone(&self, set: MeasureSet, by: MeasureSet) -> bool {
        self.parts.iter().any(|part| part.shown && part.causes.undone.contains(&(set, by)))
    }

    /// The conditions by which its cases are told apart.
    pub fn conditions(&self) -> impl Iterator<Item = &Condition> {
        let parts = self.parts.iter().flat_map(|part| part.ways.iter().flatten());
        let sets = self.enough.iter().map(|(_, cases)| cases).chain(self.undone.iter().map(|(.., cases)| cases));
        parts.chain(sets.flatten().flatten().flatten())
    }

    /// The smallest sets that are known to be enough in some case.
    pub fn shown(&self) -> impl Iterator<Item = MeasureSet> {
        self.enough.iter().map(|(set, _)| *set).filter(|set| self.shows(*set))
    }
}

/// Cases of a region: what they meet besides its conditions, one list for each way to meet it. `None` for all of them. No list where what they
/// meet takes too many words.
pub type Where = Option<Vec<Vec<Condition>>>;

/// Cases of a region that have the same causes.
#[derive(Debug, Clone)]
pub struct Part {
    /// What these cases meet besides the conditions of the region: one list for each way to meet it. None for a part that is the whole region,
    /// or is not told apart.
    pub ways: Vec<Vec<Condition>>,
    /// Their causes.
    pub causes: Causes,
    /// Whether there are such cases: a case shows it, or what they meet is of facts alone. What is reckoned may rule out what its parts do not.
    pub shown: bool,
}

/// What sets of measures do in some cases in which the two versions differ.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Causes {
    /// The smallest sets with which the answer is that of the second version. None where that is so only of sets that were not looked at.
    pub enough: Vec<MeasureSet>,
    /// What each measure does with nothing but what it needs.
    pub alone: Vec<(usize, Effect)>,
    /// Sets of those that are enough, with the fewest measures that take their effect back.
    pub undone: Vec<(MeasureSet, MeasureSet)>,
}

impl Causes {
    pub(in crate::symbolic) fn of(family: &Family<'_>, sets: &Sets, effects: &[Effect]) -> Causes {
        let effect = |answer: &usize| effects.get(*answer).copied().unwrap_or(Effect::None);
        let whole = sets.sets.iter().filter(|(_, answer)| effect(answer) == Effect::Whole).map(|(set, _)| *set);
        let mut enough = smallest(whole);
        if !sets.every && enough == [sets.relevant] {
            enough.clear();
        }
        let alone = sets.relevant.iter().filter_map(|own| {
            let with_needed = family.closed(MeasureSet::of(own));
            let (_, answer) = sets.sets.iter().find(|(set, _)| *set == with_needed)?;
            Some((own, effect(answer)))
        });
        let mut undone = Vec::new();
        for set in &enough {
            let wider = sets.sets.iter().filter(|(all, answer)| all != set && set.is_within(*all) && effect(answer) != Effect::Whole);
            undone.extend(smallest(wider.map(|(all, _)| *all)).into_iter().map(|all| (*set, all.without(*set))));
        }
        Causes { alone: alone.collect(), undone, enough }
    }
}

/// Those of some sets, the smallest first, that hold no other of them.
pub(in crate::symbolic) fn smallest(sets: impl Iterator<Item = MeasureSet>) -> Vec<MeasureSet> {
    let mut found: Vec<MeasureSet> = Vec::new();
    for set in sets {
        if !found.iter().any(|other| other.is_within(set)) {
            found.push(set);
        }
    }
    found
}

/// Whether a condition is of facts, and of nothing that is reckoned from them but days and ages.
pub(in crate::symbolic) fn is_of_facts(condition: &Condition) -> bool {
    condition.subjects().into_iter().all(|subject| matches!(subject, Subject::Fact(_)))
}

/// Whether a condition can be told: all it speaks of stands in one of the two versions.
pub(in crate::symbolic) fn is_told(condition: &Condition) -> bool {
    condition.subjects().into_iter().all(|subject| match subject {
        Subject::Fact(_) => true,
        Subject::Term(origin) | Subject::Sure(origin) | Subject::Unanswered(origin) => origin.version < 2,
    })
}
