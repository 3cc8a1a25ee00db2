//! The trace: what was looked at and found, as numbers. It can be turned into words at any time, and never is unless asked.

use super::Fault;
use crate::model::{Cell, ExprId, RuleId, Value};

/// What a step looked at: an expression, or a rule as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Node {
    /// An expression.
    Expr(ExprId),
    /// A rule.
    Rule(RuleId),
    /// The n-th entity of the list above.
    Each(u32),
}

/// What a step found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// Not known.
    Unknown,
    /// No answer.
    Fault,
    /// Yes or no.
    Truth(bool),
    /// The fact or constant that the expression is; not copied into the trace.
    Own,
    /// Another value: its number in the trace.
    Value(u32),
}

/// One step. Steps come after the steps they rest on.
#[derive(Debug, Clone, Copy)]
pub struct Step {
    node: u32,
    /// The first of the steps this one rests on; its own number where there is none.
    pub first: u32,
    /// What was found.
    pub found: Found,
}

/// Marks a step of a rule.
const RULE: u32 = 1 << 31;
/// Marks a step of an entity of a list.
const EACH: u32 = 1 << 30;

impl Step {
    pub(super) fn new(node: Node, first: u32, found: Found) -> Step {
        let node = match node {
            Node::Expr(id) => id.0,
            Node::Rule(id) => id.0 | RULE,
            Node::Each(number) => number | EACH,
        };
        Step { node, first, found }
    }

    /// What the step looked at.
    pub fn node(&self) -> Node {
        if self.node & RULE != 0 {
            Node::Rule(RuleId(self.node & !RULE))
        } else if self.node & EACH != 0 {
            Node::Each(self.node & !EACH)
        } else {
            Node::Expr(ExprId(self.node))
        }
    }
}

/// The steps of one decision.
#[derive(Debug, Clone, Default)]
pub struct Trace {
    /// The steps; the last is the goal.
    pub steps: Vec<Step>,
    /// The values that are not yes or no.
    pub values: Vec<Value>,
    /// The faults met.
    pub faults: Vec<Fault>,
    /// Steps that ask a rule of each entity a second time for one entity, each with the step in which it was worked out.
    pub(super) again: Vec<(u32, u32)>,
}

impl Trace {
    /// What a step found, as a cell, where it is not the expression's own.
    pub(super) fn cell(&self, found: Found) -> Cell {
        match found {
            Found::Own | Found::Unknown => Cell::Unknown,
            Found::Fault => Cell::Fault,
            Found::Truth(truth) => Cell::Known(Value::Truth(truth)),
            Found::Value(at) => self.values.get(at as usize).map_or(Cell::Unknown, |value| Cell::Known(*value)),
        }
    }

    /// The steps a step rests on directly, in the order they were taken.
    pub fn below(&self, at: usize) -> Vec<usize> {
        let mut out = Vec::new();
        let Some(step) = self.steps.get(at) else { return out };
        let first = step.first as usize;
        let mut next = at;
        while next > first {
            next -= 1;
            out.push(next);
            next = self.steps.get(next).map_or(first, |step| step.first as usize);
        }
        out.reverse();
        out
    }

    /// The step in which a rule was worked out, if it was.
    pub fn rule_step(&self, rule: RuleId) -> Option<usize> {
        self.steps.iter().position(|step| step.node() == Node::Rule(rule))
    }

    /// The step in which a rule was worked out that a step asks for: for a rule of each entity, the one of the entity at hand.
    pub fn rule_step_before(&self, rule: RuleId, at: usize) -> Option<usize> {
        if let Some((_, worked_out)) = self.again.iter().find(|(asking, _)| *asking as usize == at) {
            return Some(*worked_out as usize);
        }
        self.steps.get(..at)?.iter().rposition(|step| step.node() == Node::Rule(rule))
    }

    pub(super) fn clear(&mut self) {
        self.steps.clear();
        self.values.clear();
        self.faults.clear();
        self.again.clear();
    }
}
