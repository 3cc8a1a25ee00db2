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
    /// Whether it walks over every rule.
    walks: bool,
}

impl Evaluator {
    /// An evaluator of a plan.
    pub fn new(plan: &Arc<Plan>) -> Evaluator {
        Evaluator { plan: plan.clone(), memory: Memory::new(plan.rules.len() + plan.readings.len()), walks: false }
    }

    /// An evaluator that runs no code, and walks over the expressions of every rule. It is slower, and finds the same.
    pub fn walking(plan: &Arc<Plan>) -> Evaluator {
        Evaluator { walks: true, ..Evaluator::new(plan) }
    }

    /// The finding of a goal, as fast as it can be had.
    ///
    /// # Errors
    /// When the case takes more work than one decision may.
    pub fn decide(&mut self, goal: RuleId, facts: &Facts, readings: &[u16]) -> Result<Cell, TooMuchWork> {
        self.start();
        let cell = self.run::<false>(facts, readings).goal(goal);
        self.finish()?;
        Ok(cell)
    }

    /// The findings of several goals of one case, which share what they need.
    ///
    /// # Errors
    /// As [`Evaluator::decide`].
    pub fn decide_all(&mut self, goals: &[RuleId], facts: &Facts, readings: &[u16], into: &mut Vec<Cell>) -> Result<(), TooMuchWork> {
        self.start();
        into.clear();
        let mut run = self.run::<false>(facts, readings);
        for goal in goals {
            into.push(run.one_of_several(*goal));
        }
        self.finish()
    }

    /// The finding of a goal with every condition looked at, and how it came about.
    ///
    /// # Errors
    /// As [`Evaluator::decide`].
    pub fn trace(&mut self, goal: RuleId, facts: &Facts, readings: &[u16]) -> Result<(Cell, &Trace), TooMuchWork> {
        self.start();
        self.memory.trace.steps.reserve(USUAL_STEPS);
        let cell = self.run::<true>(facts, readings).goal(goal);
        self.finish()?;
        Ok((cell, &self.memory.trace))
    }

    /// The findings of several goals of one case, and how all of them came about, in one trace.
    ///
    /// # Errors
    /// As [`Evaluator::decide`].
    pub fn trace_all(&mut self, goals: &[RuleId], facts: &Facts, readings: &[u16], into: &mut Vec<Cell>) -> Result<&Trace, TooMuchWork> {
        self.start();
        into.clear();
        let mut run = self.run::<true>(facts, readings);
        for goal in goals {
            into.push(run.one_of_several(*goal));
        }
        self.finish()?;
        Ok(&self.memory.trace)
    }

    fn start(&mut self) {
        self.memory.start();
        self.memory.walks = self.walks;
    }

    fn finish(&self) -> Result<(), TooMuchWork> {
        self.memory.exhausted.map_or(Ok(()), |at| Err(TooMuchWork { at }))
    }

    fn run<'e, const TRACE: bool>(&'e mut self, facts: &'e Facts, readings: &'e [u16]) -> Run<'e, TRACE> {
        Run { plan: &self.plan, memory: &mut self.memory, facts: &facts.cells, lists: &facts.lists, readings }
    }
}

impl<const TRACE: bool> Run<'_, TRACE> {
    /// What a goal finds.
    fn goal(&mut self, id: RuleId) -> Cell {
        match self.plan.rules.get(id.index()).map(|rule| rule.form) {
            Some(Form::Truth) => self.rule_cell::<Truth>(id),
            Some(Form::Number) => self.rule_cell::<Quantity>(id),
            Some(Form::Date) => self.rule_cell::<Open<NaiveDate>>(id),
            Some(Form::Choice) => self.rule_cell::<Open<u16>>(id),
            Some(Form::Other) | None => self.rule(id),
        }
    }

    fn rule_cell<A: Answer>(&mut self, id: RuleId) -> Cell {
        let answer: A = self.rule(id);
        answer.cell(&self.memory.longs)
    }

    /// What one of several goals finds; kept, since another may rest on it.
    fn one_of_several(&mut self, id: RuleId) -> Cell {
        let cell = self.goal(id);
        let kept = self.plan.rules.get(id.index()).is_some_and(|rule| rule.each == Each::No && !rule.shared);
        if kept {
            self.keep(id.index(), &cell);
        }
        cell
    }
}
