//! A step as shown to a person, and what has been shown before it.

use smallvec::SmallVec;

use super::fragment::Fragment;
use super::phrase::Wanted;
use crate::model::{ActId, Cell, ExprId, FactId, RuleId, Source, StandingId, Value};

/// The result of a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It holds.
    Met,
    /// It does not hold.
    NotMet,
    /// It is not known yet whether it holds.
    Open,
    /// It yields a value.
    Value,
    /// It has no answer because of a fault.
    Fault,
    /// It was not evaluated, since the answer does not need it.
    NotExamined,
}

impl Verdict {
    /// The sign in front of a line.
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

    /// The keyword in JSON.
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

/// The role of a step in its rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// A required condition, or an operand of a value.
    Plain,
    /// A condition of which one child is enough.
    OneOf,
    /// An exception; the sign shows whether it applies.
    Exception,
    /// A failed condition of an earlier case of an `if`.
    Passed,
    /// The general rule, displaced by an exception that applies.
    Displaced,
    /// It is an entity of a list.
    Entity,
}

/// A step as shown to a person.
#[derive(Debug, Clone)]
pub struct StepView<'a> {
    /// The result.
    pub verdict: Verdict,
    /// The role in its rule.
    pub role: Role,
    /// The provision in which it is written.
    pub standing: StandingId,
    /// What was examined and what was found.
    pub text: Fragment<'a>,
    /// Facts, sources, reasons and amendments it rests on.
    pub details: Vec<Fragment<'a>>,
    /// Why there is no answer, if the fault arose in this step.
    pub fault: Option<Fragment<'a>>,
    /// The rule, if the step is a rule.
    pub rule: Option<RuleId>,
    /// The condition or value shown; `None` for a rule as a whole or an exception.
    pub expr: Option<ExprId>,
    /// The step of the trace; `None` if no step evaluated it.
    pub step: Option<usize>,
    /// The steps it rests on.
    pub children: Vec<StepView<'a>>,
}

/// What has been shown so far, so that it is shown once.
#[derive(Debug, Clone, Default)]
pub(super) struct Shown<'a> {
    /// Rules with their reasoning, by the trace steps that evaluated them.
    pub(super) rules: SmallVec<[usize; 16]>,
    /// Notes on provisions, by index.
    pub(super) notes: SmallVec<[u32; 8]>,
    pub(super) acts: SmallVec<[ActId; 8]>,
    /// Facts whose provisions have been shown.
    pub(super) facts: SmallVec<[FactId; 16]>,
    /// The role of the conditions currently shown.
    pub(super) wanted: Wanted,
    /// Evidence of amendments.
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
    /// A step without children.
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
