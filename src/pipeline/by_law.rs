//! One case under the proposals to change the law, and under each of their measures alone: those by which its answer is another.

use std::sync::Arc;

use super::{Plans, RuleFiles};
use crate::compile::Plan;
use crate::consolidate::{measures, with_needed};
use crate::eval::{ByLaw, Decision, Evaluator, Proposals};
use crate::explain::contradictions;
use crate::facts::Facts;
use crate::law::{Change, Version};
use crate::model::{Cell, ReadingId};
use crate::source::limits;

/// The facts of a case as a version has them, with the readings chosen; `None` where it cannot read them.
pub type CaseOf<'f> = dyn Fn(&Arc<Plan>) -> Option<(Arc<Facts>, Vec<(ReadingId, u16)>)> + 'f;

impl RuleFiles {
    /// The proposals by which a case has another answer than it has, each added to the version that decided it. Of a proposal, each measure
    /// that does it with what it needs; or the whole, if no measure does it alone. Measures that the version has are none.
    pub fn by_law(&self, decision: &Decision, case: &CaseOf<'_>) -> Proposals {
        let book = decision.plan.checked().book();
        let mut found = Proposals::default();
        let Some(goal) = book.rules.get(decision.goal.index()).map(|rule| rule.name.clone()) else { return found };
        let mut plans = Plans::new(self);
        let all = measures(self.ast());
        let is_there = |amendment: &str, measure: &str| {
            book.changes.iter().any(|change| *change.amendment == *amendment && *change.measure == *measure)
        };
        let mut proposed: Vec<_> = all.iter().filter(|own| own.proposed && !is_there(&own.amendment, &own.measure)).collect();
        found.not_tried = proposed.len().saturating_sub(limits::WAYS_MEASURES);
        proposed.truncate(limits::WAYS_MEASURES);
        let mut amendments: Vec<&String> = proposed.iter().map(|own| &own.amendment).collect();
        amendments.dedup();
        for amendment in amendments {
            let own: Vec<_> = proposed.iter().filter(|own| own.amendment == *amendment).collect();
            let mut alone = 0;
            for measure in &own {
                let names = with_needed(&measure.measure, |name| {
                    let needs = own.iter().find(|own| own.measure == name).map(|own| own.needs.as_slice()).unwrap_or_default();
                    needs.iter().map(String::as_str).filter(|need| !is_there(amendment, need))
                });
                let version = with(&book.version, names.into_iter().map(|name| (amendment.clone(), Some(name.to_owned()))));
                match turned(&mut plans, (decision, &goal), case, (&version, amendment, Some(&measure.measure))) {
                    Tried::Turned(own) => {
                        alone += 1;
                        found.turning.push(own);
                    }
                    Tried::Same => {}
                    Tried::Not => found.not_tried += 1,
                }
            }
            if alone == 0 && own.len() > 1 {
                let version = with(&book.version, [(amendment.clone(), None)]);
                match turned(&mut plans, (decision, &goal), case, (&version, amendment, None)) {
                    Tried::Turned(own) => found.turning.push(own),
                    Tried::Same => {}
                    // What its measures come to alone may be known; what they do together is not.
                    Tried::Not => found.not_tried = found.not_tried.max(1),
                }
            }
        }
        found
    }
}

fn with(version: &Version, added: impl IntoIterator<Item = (String, Option<String>)>) -> Version {
    let added = added.into_iter().map(|(name, measure)| Change { added: true, name, measure });
    Version { date: version.date, changes: version.changes.iter().cloned().chain(added).collect() }
}

/// What comes of a case in a version.
enum Tried {
    /// Another answer.
    Turned(ByLaw),
    /// None that is another.
    Same,
    /// The version cannot be put together or takes too much work, or it cannot read the case.
    Not,
}

fn turned(
    plans: &mut Plans<'_>,
    (decision, goal): (&Decision, &str),
    case: &CaseOf<'_>,
    (version, amendment, measure): (&Version, &str, Option<&String>),
) -> Tried {
    let Ok(plan) = plans.get(version).cloned() else { return Tried::Not };
    let book = plan.checked().book();
    let Some(rule) = book.rule(goal) else { return Tried::Same };
    let Some((facts, chosen)) = case(&plan) else { return Tried::Not };
    let readings = facts.readings(plan.default_readings(), &chosen);
    let Ok(cell) = Evaluator::new(&plan).decide(rule, &facts, &readings) else { return Tried::Not };
    if cell == decision.cell || cell == Cell::Fault || !contradictions(&plan, &facts).is_empty() {
        return Tried::Same;
    }
    let is_own =
        |change: &&crate::model::Change| *change.amendment == *amendment && measure.is_none_or(|measure| *change.measure == **measure);
    let Some(change) = book.changes.iter().find(is_own) else { return Tried::Same };
    Tried::Turned(ByLaw { version: version.clone(), title: change.title.clone(), measure: measure.map(|_| change.label.clone()), cell })
}
