//! One case under the proposals to change the law, and under each of their measures alone: those by which its answer is another.

use std::sync::Arc;

use super::{Plans, RuleFiles};
use crate::compile::Plan;
use crate::consolidate::measures;
use crate::eval::{ByLaw, Decision, Evaluator};
use crate::explain::contradictions;
use crate::facts::Facts;
use crate::law::{Change, Version};
use crate::model::{Cell, ReadingId};
use crate::source::limits;

/// The facts of a case as a version has them, with the readings chosen; `None` where it cannot read them.
pub type CaseOf<'f> = dyn Fn(&Arc<Plan>) -> Option<(Arc<Facts>, Vec<(ReadingId, u16)>)> + 'f;

impl RuleFiles {
    /// The proposals by which a case has another answer than it has, each added to the version that decided it. Of a proposal, each measure
    /// that does it with what it needs; or the whole, if no measure does it alone.
    pub fn by_law(&self, decision: &Decision, case: &CaseOf<'_>) -> Vec<ByLaw> {
        let book = decision.plan.checked().book();
        let Some(goal) = book.rules.get(decision.goal.index()).map(|rule| rule.name.clone()) else { return Vec::new() };
        let mut plans = Plans::new(self);
        let mut found = Vec::new();
        let all = measures(self.ast());
        let is_there = |name: &str| book.version.changes.iter().any(|change| change.name == name);
        let proposed: Vec<_> = all.iter().filter(|own| own.proposed && !is_there(&own.amendment)).take(limits::WAYS_MEASURES).collect();
        let mut amendments: Vec<&String> = proposed.iter().map(|own| &own.amendment).collect();
        amendments.dedup();
        for amendment in amendments {
            let own: Vec<_> = proposed.iter().filter(|own| own.amendment == *amendment).collect();
            let mut alone = 0;
            for measure in &own {
                let mut names = vec![measure.measure.clone()];
                let mut at = 0;
                while let Some(name) = names.get(at).cloned() {
                    let needs = own.iter().find(|own| own.measure == name).map(|own| own.needs.as_slice()).unwrap_or_default();
                    let new: Vec<String> = needs.iter().filter(|need| !names.contains(need)).cloned().collect();
                    names.extend(new);
                    at += 1;
                }
                let version = with(&book.version, names.into_iter().map(|name| (amendment.clone(), Some(name))));
                if let Some(own) = turned(&mut plans, (decision, &goal), case, (&version, amendment, Some(&measure.measure))) {
                    alone += 1;
                    found.push(own);
                }
            }
            if alone == 0 && own.len() > 1 {
                let version = with(&book.version, [(amendment.clone(), None)]);
                found.extend(turned(&mut plans, (decision, &goal), case, (&version, amendment, None)));
            }
        }
        found
    }
}

fn with(version: &Version, added: impl IntoIterator<Item = (String, Option<String>)>) -> Version {
    let added = added.into_iter().map(|(name, measure)| Change { added: true, name, measure });
    Version { date: version.date, changes: version.changes.iter().cloned().chain(added).collect() }
}

/// What comes of a case in a version, if that is another answer.
fn turned(
    plans: &mut Plans<'_>,
    (decision, goal): (&Decision, &str),
    case: &CaseOf<'_>,
    (version, amendment, measure): (&Version, &str, Option<&String>),
) -> Option<ByLaw> {
    let plan = plans.get(version).ok()?.clone();
    let book = plan.checked().book();
    let rule = book.rule(goal)?;
    let (facts, chosen) = case(&plan)?;
    let readings = facts.readings(plan.default_readings(), &chosen);
    let cell = Evaluator::new(&plan).decide(rule, &facts, &readings).ok()?;
    if cell == decision.cell || cell == Cell::Fault || !contradictions(&plan, &facts).is_empty() {
        return None;
    }
    let is_own =
        |change: &&crate::model::Change| *change.amendment == *amendment && measure.is_none_or(|measure| *change.measure == **measure);
    let change = book.changes.iter().find(is_own)?;
    Some(ByLaw { version: version.clone(), title: change.title.clone(), measure: measure.map(|_| change.label.clone()), cell })
}
