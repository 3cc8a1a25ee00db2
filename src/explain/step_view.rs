//! A step as shown to a person, and what has been shown before it.

use std::rc::Rc;

use super::fragment::Fragment;
use super::once::Once;
use super::phrase::Wanted;
use crate::model::{ActId, Cell, ExprId, FactId, RuleId, Source, StandingId, Value};
use crate::source::limits;

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
    pub(super) rules: Once<usize>,
    /// Notes on provisions, by index.
    pub(super) notes: Once<u32>,
    pub(super) acts: Once<ActId>,
    /// Facts whose provisions have been shown.
    pub(super) facts: Once<FactId>,
    /// The role of the conditions currently shown.
    pub(super) wanted: Wanted,
    /// Evidence of amendments.
    pub(super) evidence: Vec<&'a Source>,
    /// The entities of lists told of so far, in all lists together.
    pub(super) items: Items,
}

/// A count of entities told of. Its copies count together, as lists within lists multiply.
#[derive(Debug, Clone, Default)]
pub(super) struct Items(Rc<std::cell::Cell<usize>>);

impl Items {
    /// How many entities of one list there is room for.
    pub(super) fn room(&self) -> usize {
        if self.0.get() < limits::TOLD_IN_ALL { limits::TOLD } else { limits::TOLD_BEYOND }
    }

    pub(super) fn tell(&self) {
        self.0.set(self.0.get() + 1);
    }
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
