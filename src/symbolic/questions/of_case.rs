//! The measures that cause the change of one case: the smallest sets with which its answer is that of the second version.

use std::sync::{Arc, OnceLock};

use super::family::{Family, MeasureSet};
use super::relevant::relevant;
use crate::compile::Plan;
use crate::eval::{Decision, decide_case};
use crate::facts::Facts;
use crate::symbolic::examples::case::Case;
use crate::symbolic::examples::witness::{Asked, Decided};

/// What is needed to tell of single cases which measures change their answer.
#[derive(Debug)]
pub struct CausesOfCases<'f> {
    plans: [Arc<Plan>; 2],
    goal: String,
    family: &'f Family<'f>,
    /// The sets that are looked at, the smallest first, and whether they are all that there are. None where there are too many.
    sets: Option<(Vec<MeasureSet>, bool)>,
    /// Made when the first case asks for it.
    laws: Vec<OnceLock<Option<Arc<Plan>>>>,
}

/// The measures that cause the change of a case.
#[derive(Debug)]
pub struct CausesOfCase {
    /// The smallest sets with which it has the answer of the second version, the fewest measures first.
    pub sets: Vec<MeasureSet>,
    /// The case as the law with the first of them decides it, with its steps.
    pub decision: Option<Decision>,
}

impl<'f> CausesOfCases<'f> {
    /// Of a goal under two versions, of which the second is the first with measures of the family.
    pub fn new(plans: [Arc<Plan>; 2], goal: &str, family: &'f Family<'f>) -> CausesOfCases<'f> {
        let of = relevant(family, plans.each_ref(), goal);
        let sets = family.sets(of).ok();
        let laws = sets.iter().flat_map(|(sets, _)| sets).map(|_| OnceLock::new()).collect();
        CausesOfCases { plans, goal: goal.to_owned(), family, sets, laws }
    }

    /// The smallest sets of measures with which a case has the answer of the second version, under the readings that each version has by
    /// default. `None` where that is not decided: a version does not take the case, or too many sets would have to be tried.
    pub fn of(&self, facts: [&Arc<Facts>; 2]) -> Option<CausesOfCase> {
        let (sets, every) = self.sets.as_ref()?;
        let asked = Asked::by_default(self.plans.each_ref(), &self.goal);
        let ([first, second], [before, after]) = (&self.plans, facts);
        let case = Case::of([(first.checked().book(), before), (second.checked().book(), after)]);
        let Decided::As(example) = asked.decided(&case) else { return None };
        let whole = sets.last().copied()?;
        let mut decision = None;
        let mut found: Vec<MeasureSet> = Vec::new();
        for (set, law) in sets.iter().copied().zip(&self.laws) {
            // What a smaller set already does is no news of a larger one.
            if found.iter().any(|own| own.is_within(set)) {
                continue;
            }
            let made = || match () {
                () if set.is_empty() => Some(first.clone()),
                () if set == whole => Some(second.clone()),
                () => self.family.plan(set),
            };
            let Some(law) = law.get_or_init(made).as_ref().filter(|law| example.is_answered_alike(law, &self.goal, &case)) else {
                continue;
            };
            if found.is_empty() {
                let book = law.checked().book();
                decision = book.rule(&self.goal).zip(case.facts(book)).and_then(|(goal, facts)| decide_case(law, goal, facts, &[]).ok());
            }
            found.push(set);
        }
        let only_whole = found == [whole] && !every;
        (!only_whole && !found.iter().any(|own| own.is_empty())).then_some(CausesOfCase { sets: found, decision })
    }
}
