//! A decided case: the answer, how it came about, what could still change it.

use std::sync::Arc;

use smallvec::{SmallVec, smallvec};

use super::TooMuchWork;
use super::evaluator::Evaluator;
use super::missing::{Missing, missing};
use super::settled::settled;
use super::trace::{Found, Subject, Trace};
use super::ways::Ways;
use crate::compile::Plan;
use crate::facts::Facts;
use crate::model::{Cell, ExprKind, FactId, ReadingId, RuleId};

/// The answer to a goal for one case, with all there is to say about it. It holds on to the plan and the facts it comes from.
#[derive(Debug, Clone)]
pub struct Decision {
    /// What decided it.
    pub plan: Arc<Plan>,
    /// The goal.
    pub goal: RuleId,
    /// The facts.
    pub facts: Arc<Facts>,
    /// The alternative of each reading.
    pub readings: Vec<u16>,
    /// The answer.
    pub cell: Cell,
    /// How it came about.
    pub trace: Trace,
    /// The facts that can still change it, if it is open, each of the case or of one entity of a list.
    pub missing: Vec<Missing>,
    /// The readings under which the answer would be another.
    pub turns: Vec<Turn>,
    /// What of the case would turn it, if that was asked for.
    pub ways: Option<Ways>,
}

impl Decision {
    /// What a step found.
    pub fn found(&self, step: usize) -> Cell {
        let Some(step) = self.trace.steps.get(step) else { return Cell::Unknown };
        match (step.found, step.subject()) {
            (Found::Own, Subject::Expr(id)) => self.plan.own(id, &self.facts.cells),
            (found, _) => self.trace.cell(found),
        }
    }

    /// The facts that can still change the answer, whoever they are missing of, each once.
    pub fn missing_facts(&self) -> Vec<FactId> {
        facts_of(&self.missing)
    }
}

/// The facts of some that are missing, each once.
fn facts_of(missing: &[Missing]) -> Vec<FactId> {
    let mut facts: Vec<FactId> = Vec::new();
    for own in missing {
        if !facts.contains(&own.fact) {
            facts.push(own.fact);
        }
    }
    facts
}

/// Another reading, and the other answer it leads to.
#[derive(Debug, Clone)]
pub struct Turn {
    /// The reading.
    pub reading: ReadingId,
    /// The other alternative.
    pub alternative: u16,
    /// The other answer.
    pub cell: Cell,
    /// The facts that this answer still needs.
    pub missing: Vec<Missing>,
}

impl Turn {
    /// The facts that this answer still needs, whoever they are missing of, each once.
    pub fn missing_facts(&self) -> Vec<FactId> {
        facts_of(&self.missing)
    }
}

/// Decides a case in full. `chosen` are readings chosen beside those of the case.
///
/// # Errors
/// When the case takes more work than one decision may.
pub fn decide_case(
    plan: &Arc<Plan>,
    goal: RuleId,
    facts: impl Into<Arc<Facts>>,
    chosen: &[(ReadingId, u16)],
) -> Result<Decision, TooMuchWork> {
    let facts: Arc<Facts> = facts.into();
    let readings = facts.readings(plan.default_readings(), chosen);
    let mut evaluator = Evaluator::new(plan);
    let open = |cell: &Cell, trace: &Trace| match cell {
        Cell::Unknown => missing(plan, trace, &facts.cells, &facts.lists),
        Cell::Known(_) | Cell::Fault => Vec::new(),
    };
    let (cell, _) = evaluator.trace(goal, &facts, &readings)?;
    let trace = evaluator.take_trace();
    let missing_now = open(&cell, &trace);
    let mut turns = Vec::new();
    let mut other = readings.clone();
    for reading in used_readings(plan, &trace) {
        let count = plan.checked().book().readings.get(reading.index()).map_or(0, |reading| reading.alternatives.len());
        let own = readings.get(reading.index()).copied().unwrap_or(0);
        for alternative in (0..count).filter_map(|at| u16::try_from(at).ok()).filter(|at| *at != own) {
            other.clone_from(&readings);
            if let Some(slot) = other.get_mut(reading.index()) {
                *slot = alternative;
            }
            // How another answer comes about is looked at only for what it still needs.
            let other_cell = evaluator.decide(goal, &facts, &other)?;
            if other_cell == cell {
                continue;
            }
            let missing = match other_cell {
                Cell::Unknown => open(&other_cell, evaluator.trace(goal, &facts, &other)?.1),
                Cell::Known(_) | Cell::Fault => Vec::new(),
            };
            // What would be open by its own facts alone may be settled by those of the case.
            if !missing.is_empty() && settled(&mut evaluator, plan.checked().book(), goal, &facts, &other, &missing)? == cell {
                continue;
            }
            turns.push(Turn { reading, alternative, cell: other_cell, missing });
        }
    }
    Ok(Decision { plan: plan.clone(), goal, facts, readings, cell, trace, missing: missing_now, turns, ways: None })
}

/// The readings a trace came to, in order.
fn used_readings(plan: &Plan, trace: &Trace) -> SmallVec<[ReadingId; 8]> {
    let mut out = SmallVec::new();
    let mut known: SmallVec<[bool; 128]> = smallvec![false; plan.readings.len()];
    for step in &trace.steps {
        if let Subject::Expr(id) = step.subject()
            && let Some(ExprKind::Reading(reading)) = plan.checked().expr(id).map(|expr| &expr.kind)
            && let Some(known) = known.get_mut(reading.index())
            && !*known
        {
            *known = true;
            out.push(*reading);
        }
    }
    out
}
