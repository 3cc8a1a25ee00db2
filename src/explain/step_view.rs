//! A step as a person sees it, and what has been shown on the way to it.

use super::fragment::Fragment;
use super::phrase::Wanted;
use crate::model::{ActId, Cell, ExprId, FactId, RuleId, Source, StandingId, Value};

/// How a step came out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It holds.
    Met,
    /// It does not hold.
    NotMet,
    /// It can't be told yet.
    Open,
    /// It came to a value.
    Value,
    /// It has no answer.
    Fault,
    /// It was not looked at, since the answer does not need it.
    NotExamined,
}

impl Verdict {
    /// The sign before a line.
    pub fn sign(self) -> &'static str {
        match self {
            Verdict::Met => "✓",
            Verdict::NotMet => "✗",
            Verdict::Open => "?",
            Verdict::Value => "=",
            Verdict::Fault => "!",
            Verdict::NotExamined => "–",
        }
    }

    /// The word in JSON.
    pub fn keyword(self) -> &'static str {
        match self {
            Verdict::Met => "met",
            Verdict::NotMet => "not_met",
            Verdict::Open => "undetermined",
            Verdict::Value => "value",
            Verdict::Fault => "fault",
            Verdict::NotExamined => "not_examined",
        }
    }
}

/// What part a step plays in the rule it is a step of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// It is needed, or a value is made of it.
    Plain,
    /// One of the steps below it is enough.
    OneOf,
    /// It is an exception; the sign tells whether that applies.
    Exception,
    /// It is what would make another case of `if` apply, and does not hold.
    Passed,
    /// It is the general rule, which an exception that applies goes before.
    Displaced,
    /// It is an entity of a list.
    Entity,
}

/// A step as a person sees it.
#[derive(Debug, Clone)]
pub struct StepView<'a> {
    /// How it came out.
    pub verdict: Verdict,
    /// Its part in the rule.
    pub role: Role,
    /// The provision.
    pub standing: StandingId,
    /// What was looked at and found.
    pub text: Fragment<'a>,
    /// Facts it rests on, sources, reasons, amendments.
    pub details: Vec<Fragment<'a>>,
    /// Why there is no answer, where it is here that none can be had.
    pub fault: Option<Fragment<'a>>,
    /// Whether it is a rule of its own.
    pub rule: Option<RuleId>,
    /// The condition or value it tells; none for a rule as a whole and for an exception.
    pub expr: Option<ExprId>,
    /// The step of the trace that it tells; none for what no step looked at.
    pub step: Option<usize>,
    /// The steps it rests on.
    pub children: Vec<StepView<'a>>,
}

/// What has been told on the way down, so that it is told once.
#[derive(Debug, Clone, Default)]
pub(super) struct Shown<'a> {
    /// Rules with their reasoning, by the steps in which they were worked out.
    pub(super) rules: Vec<usize>,
    /// Notes of provisions, by their numbers.
    pub(super) notes: Vec<u32>,
    /// Acts.
    pub(super) acts: Vec<ActId>,
    /// Where the law asks for facts.
    pub(super) facts: Vec<FactId>,
    /// What the conditions at hand are conditions of.
    pub(super) wanted: Wanted,
    /// The evidence of amendments.
    pub(super) evidence: Vec<&'a Source>,
}

pub(super) fn verdict(cell: &Cell) -> Verdict {
    match cell {
        Cell::Known(Value::Truth(true)) => Verdict::Met,
        Cell::Known(Value::Truth(false)) => Verdict::NotMet,
        Cell::Known(_) => Verdict::Value,
        Cell::Unknown => Verdict::Open,
        Cell::Fault => Verdict::Fault,
    }
}

impl<'a> StepView<'a> {
    /// A step with nothing below it.
    pub(super) fn new(verdict: Verdict, standing: StandingId, text: Fragment<'a>) -> StepView<'a> {
        StepView {
            verdict,
            role: Role::Plain,
            standing,
            text,
            details: Vec::new(),
            fault: None,
            rule: None,
            expr: None,
            step: None,
            children: Vec::new(),
        }
    }
}
