//! A decided case: the answer, how it came about, what could still change it.

use super::missing::missing;
use super::run::Evaluator;
use super::trace::{Found, Node, Trace};
use crate::compile::Plan;
use crate::facts::Facts;
use crate::model::{Cell, ExprKind, FactId, ReadingId, RuleId};

/// The answer to a goal for one case, with all there is to say about it.
#[derive(Debug, Clone)]
pub struct Decision<'a> {
    /// What decided it.
    pub plan: &'a Plan,
    /// The goal.
    pub goal: RuleId,
    /// The facts.
    pub facts: &'a Facts,
    /// The alternative of each reading.
    pub readings: Vec<u16>,
    /// The answer.
    pub cell: Cell,
    /// How it came about.
    pub trace: Trace,
    /// The facts that can still decide it, if it is open.
    pub missing: Vec<FactId>,
    /// The readings under which the answer would be another.
    pub turns: Vec<Turn>,
}

impl Decision<'_> {
    /// What a step found.
    pub fn found(&self, step: usize) -> Cell {
        let Some(step) = self.trace.steps.get(step) else { return Cell::Unknown };
        match (step.found, step.node()) {
            (Found::Own, Node::Expr(id)) => self.plan.own(id, &self.facts.cells),
            (found, _) => self.trace.cell(found),
        }
    }
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
    pub missing: Vec<FactId>,
}

/// Decides a case in full. `chosen` are readings chosen beside those of the case.
pub fn decide_case<'a>(plan: &'a Plan, goal: RuleId, facts: &'a Facts, chosen: &[(ReadingId, u16)]) -> Decision<'a> {
    let readings = facts.readings(plan.default_readings(), chosen);
    let mut evaluator = Evaluator::new(plan).with_lists(&facts.lists);
    let (cell, trace) = evaluator.trace(goal, &facts.cells, &readings);
    let trace = trace.clone();
    let missing_now = if cell == Cell::Unknown { missing(plan, &trace) } else { Vec::new() };
    let mut turns = Vec::new();
    for reading in used_readings(plan, &trace) {
        let count = plan.checked().book().readings.get(reading.index()).map_or(0, |reading| reading.alternatives.len());
        let own = readings.get(reading.index()).copied().unwrap_or(0);
        for alternative in (0..count).filter_map(|at| u16::try_from(at).ok()).filter(|at| *at != own) {
            let mut other = readings.clone();
            if let Some(slot) = other.get_mut(reading.index()) {
                *slot = alternative;
            }
            let (other_cell, other_trace) = evaluator.trace(goal, &facts.cells, &other);
            if other_cell != cell {
                let missing = if other_cell == Cell::Unknown { missing(plan, other_trace) } else { Vec::new() };
                turns.push(Turn { reading, alternative, cell: other_cell, missing });
            }
        }
    }
    Decision { plan, goal, facts, readings, cell, trace, missing: missing_now, turns }
}

/// The readings a trace came to, in order.
fn used_readings(plan: &Plan, trace: &Trace) -> Vec<ReadingId> {
    let mut out = Vec::new();
    for step in &trace.steps {
        if let Node::Expr(id) = step.node()
            && let Some(ExprKind::Reading(reading)) = plan.checked().expr(id).map(|expr| &expr.kind)
            && !out.contains(reading)
        {
            out.push(*reading);
        }
    }
    out
}
