//! The evaluator: the goals of one case after another, with or without a trace.

use std::sync::Arc;

use chrono::NaiveDate;

use super::TooMuchWork;
use super::answer::{Answer, Open};
use super::memory::Memory;
use super::quantity::Quantity;
use super::run::Run;
use super::trace::Trace;
use super::truth::Truth;
use crate::compile::{Each, Form, Plan};
use crate::facts::Facts;
use crate::model::{Cell, RuleId};

/// How many steps have room in a trace from the start.
const USUAL_STEPS: usize = 48;

/// Runs a plan on one case after another, and keeps its rows between them.
#[derive(Debug)]
pub struct Evaluator {
    plan: Arc<Plan>,
    memory: Memory,
}

impl Evaluator {
    /// An evaluator of a plan.
    pub fn new(plan: &Arc<Plan>) -> Evaluator {
        Evaluator { plan: plan.clone(), memory: Memory::new(plan.rules.len() + plan.readings.len()) }
    }

    /// The finding of a goal, as fast as it can be had.
    ///
    /// # Errors
    /// When the case takes more work than one decision may.
    pub fn decide(&mut self, goal: RuleId, facts: &Facts, readings: &[u16]) -> Result<Cell, TooMuchWork> {
        self.memory.start();
        let cell = self.run::<false>(facts, readings).goal(goal, Goals::One);
        self.finish()?;
        Ok(cell)
    }

    /// The findings of several goals of one case, which share what they need.
    ///
    /// # Errors
    /// As [`Evaluator::decide`].
    pub fn decide_all(&mut self, goals: &[RuleId], facts: &Facts, readings: &[u16], into: &mut Vec<Cell>) -> Result<(), TooMuchWork> {
        self.memory.start();
        let mut run = self.run::<false>(facts, readings);
        into.clear();
        into.extend(goals.iter().map(|goal| run.goal(*goal, Goals::Several)));
        self.finish()
    }

    /// The finding of a goal with every condition looked at, and how it came about.
    ///
    /// # Errors
    /// As [`Evaluator::decide`].
    pub fn trace(&mut self, goal: RuleId, facts: &Facts, readings: &[u16]) -> Result<(Cell, &Trace), TooMuchWork> {
        self.memory.start();
        self.memory.trace.steps.reserve(USUAL_STEPS);
        let cell = self.run::<true>(facts, readings).goal(goal, Goals::One);
        self.finish()?;
        Ok((cell, &self.memory.trace))
    }

    /// The findings of several goals of one case, and how all of them came about, in one trace.
    ///
    /// # Errors
    /// As [`Evaluator::decide`].
    pub fn trace_all(&mut self, goals: &[RuleId], facts: &Facts, readings: &[u16], into: &mut Vec<Cell>) -> Result<&Trace, TooMuchWork> {
        self.memory.start();
        let mut run = self.run::<true>(facts, readings);
        into.clear();
        into.extend(goals.iter().map(|goal| run.goal(*goal, Goals::Several)));
        self.finish()?;
        Ok(&self.memory.trace)
    }

    fn finish(&self) -> Result<(), TooMuchWork> {
        self.memory.exhausted.map_or(Ok(()), |at| Err(TooMuchWork { at }))
    }

    fn run<'e, const TRACE: bool>(&'e mut self, facts: &'e Facts, readings: &'e [u16]) -> Run<'e, TRACE> {
        Run { plan: &self.plan, memory: &mut self.memory, facts: &facts.cells, lists: &facts.lists, readings }
    }
}

/// How many goals are asked of a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Goals {
    One,
    Several,
}

impl<const TRACE: bool> Run<'_, TRACE> {
    /// What a goal finds. One of several is kept, since another may rest on it.
    fn goal(&mut self, id: RuleId, goals: Goals) -> Cell {
        let Some(rule) = self.plan.rules.get(id.index()) else { return Cell::Unknown };
        let keep = goals == Goals::Several && rule.each == Each::No;
        match rule.form {
            Form::Truth => self.rule_cell::<Truth>(id, keep),
            Form::Number => self.rule_cell::<Quantity>(id, keep),
            Form::Date => self.rule_cell::<Open<NaiveDate>>(id, keep),
            Form::Choice => self.rule_cell::<Open<u16>>(id, keep),
            Form::Other => self.rule_cell::<Cell>(id, keep),
        }
    }

    fn rule_cell<A: Answer>(&mut self, id: RuleId, keep: bool) -> Cell {
        let answer: A = self.rule(id);
        if keep {
            self.keep(id.index(), &answer);
        }
        answer.cell(&self.memory.longs)
    }
}
