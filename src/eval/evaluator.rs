//! The evaluator: the goals of one case after another, with or without a trace.

use std::sync::Arc;

use chrono::NaiveDate;

use super::TooMuchWork;
use super::answer::{Answer, Open};
use super::memory::Memory;
use super::quantity::Quantity;
use super::run::{Run, possible};
use super::trace::Trace;
use super::truth::Truth;
use crate::compile::{Each, Form, Plan, Possible};
use crate::facts::Facts;
use crate::model::{Cell, FactId, RuleId};

/// Runs a plan on one case after another, and keeps its rows between them.
#[derive(Debug)]
pub struct Evaluator {
    plan: Arc<Plan>,
    memory: Memory,
    /// What facts can be, where that is not what the plan says.
    narrowed: Vec<(FactId, Possible)>,
}

impl Evaluator {
    /// An evaluator of a plan.
    pub fn new(plan: &Arc<Plan>) -> Evaluator {
        Evaluator { plan: plan.clone(), memory: Memory::new(plan.kept), narrowed: Vec::new() }
    }

    /// The finding of a goal, as fast as it can be had.
    ///
    /// # Errors
    /// When the case takes more work than one decision may.
    pub fn decide(&mut self, goal: RuleId, facts: &Facts, readings: &[u16]) -> Result<Cell, TooMuchWork> {
        self.memory.start();
        let mut cell = Cell::Unknown;
        self.run::<false>(facts, readings).goal(goal, Goals::One, &mut cell);
        self.finish()?;
        Ok(cell)
    }

    /// How many operations the decision made last took.
    pub(super) fn work(&self) -> u64 {
        self.memory.work
    }

    /// What a fact can be where it is not known.
    pub(super) fn possible(&self, fact: FactId) -> Possible {
        possible(&self.plan, &self.narrowed, fact).cloned().unwrap_or_default()
    }

    /// Says what a fact can be where it is not known, and what was said of it before. The plan stays as it is.
    pub(super) fn narrow(&mut self, fact: FactId, to: Possible) -> Possible {
        let before = self.possible(fact);
        self.narrowed.retain(|(own, _)| *own != fact);
        if self.plan.possible.get(fact.index()) != Some(&to) {
            self.narrowed.push((fact, to));
        }
        before
    }

    /// The findings of several goals of one case, which share what they need.
    ///
    /// # Errors
    /// As [`Evaluator::decide`].
    pub fn decide_all(&mut self, goals: &[RuleId], facts: &Facts, readings: &[u16], into: &mut Vec<Cell>) -> Result<(), TooMuchWork> {
        self.memory.start();
        self.run::<false>(facts, readings).goals(goals, into);
        self.finish()
    }

    /// The finding of a goal with every condition looked at, and how it came about.
    ///
    /// # Errors
    /// As [`Evaluator::decide`].
    pub fn trace(&mut self, goal: RuleId, facts: &Facts, readings: &[u16]) -> Result<(Cell, &Trace), TooMuchWork> {
        self.memory.start();
        self.memory.trace.make_room();
        let mut cell = Cell::Unknown;
        self.run::<true>(facts, readings).goal(goal, Goals::One, &mut cell);
        self.finish()?;
        Ok((cell, &self.memory.trace))
    }

    /// The trace of the case decided last. It is not copied; the next case begins an empty one.
    pub(super) fn take_trace(&mut self) -> Trace {
        std::mem::take(&mut self.memory.trace)
    }

    /// The findings of several goals of one case, and how all of them came about, in one trace.
    ///
    /// # Errors
    /// As [`Evaluator::decide`].
    pub fn trace_all(&mut self, goals: &[RuleId], facts: &Facts, readings: &[u16], into: &mut Vec<Cell>) -> Result<&Trace, TooMuchWork> {
        self.memory.start();
        self.run::<true>(facts, readings).goals(goals, into);
        self.finish()?;
        Ok(&self.memory.trace)
    }

    fn finish(&self) -> Result<(), TooMuchWork> {
        self.memory.exhausted.map_or(Ok(()), |at| Err(TooMuchWork { at }))
    }

    fn run<'e, const TRACE: bool>(&'e mut self, facts: &'e Facts, readings: &'e [u16]) -> Run<'e, TRACE> {
        let (facts, lists) = (&facts.cells, &facts.lists);
        Run { plan: &self.plan, memory: &mut self.memory, facts, lists, readings, narrowed: &self.narrowed }
    }
}

/// How many goals are asked of a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Goals {
    One,
    Several,
}

impl<const TRACE: bool> Run<'_, TRACE> {
    /// What each of several goals finds. The cells are written where they stay: one that is copied just after it was written waits for its
    /// parts.
    fn goals(&mut self, goals: &[RuleId], into: &mut Vec<Cell>) {
        if into.len() != goals.len() {
            into.resize(goals.len(), Cell::Unknown);
        }
        for (goal, cell) in goals.iter().zip(into) {
            self.goal(*goal, Goals::Several, cell);
        }
    }

    /// What a goal finds. One of several is kept, since another may rest on it.
    fn goal(&mut self, id: RuleId, goals: Goals, into: &mut Cell) {
        let Some(rule) = self.plan.rules.get(id.index()) else {
            *into = Cell::Unknown;
            return;
        };
        let keep = (goals == Goals::Several && rule.each == Each::No).then_some(rule.place as usize);
        match rule.form {
            Form::Truth => self.rule_cell::<Truth>(id, keep, into),
            Form::Number => self.rule_cell::<Quantity>(id, keep, into),
            Form::Date => self.rule_cell::<Open<NaiveDate>>(id, keep, into),
            Form::Choice => self.rule_cell::<Open<u16>>(id, keep, into),
            Form::Other => self.rule_cell::<Cell>(id, keep, into),
        }
    }

    fn rule_cell<A: Answer>(&mut self, id: RuleId, keep: Option<usize>, into: &mut Cell) {
        let answer: A = self.rule(id);
        if let Some(place) = keep {
            self.memory.make_room(place);
            self.keep(place, &answer);
        }
        *into = answer.cell(&self.memory.longs);
    }
}
