//! The trace: what was looked at and found, as numbers. It can be turned into words at any time, and never is unless asked.

use chrono::NaiveDate;
use smallvec::{SmallVec, smallvec};

use super::{Fault, FaultKind};
use crate::model::{Cell, ExprId, Number, RuleId, Short, Value};

/// What a step looked at: an expression, or a rule as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
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
    /// A whole number that fits here.
    Whole(i32),
    /// A date.
    Date(NaiveDate),
    /// The n-th choice of its list.
    Choice(u16),
    /// Another number: its place in the trace.
    Number(u32),
    /// Another value: its place in the trace.
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
    pub(super) fn new(node: Subject, first: u32, found: Found) -> Step {
        let node = match node {
            Subject::Expr(id) => id.0,
            Subject::Rule(id) => id.0 | RULE,
            Subject::Each(number) => number | EACH,
        };
        Step { node, first, found }
    }

    /// What the step looked at.
    pub fn subject(&self) -> Subject {
        if self.node & RULE != 0 {
            Subject::Rule(RuleId(self.node & !RULE))
        } else if self.node & EACH != 0 {
            Subject::Each(self.node & !EACH)
        } else {
            Subject::Expr(ExprId(self.node))
        }
    }
}

/// How many steps have room in a trace from the start.
const USUAL_STEPS: usize = 96;
/// How many of them ask again.
const USUAL_AGAIN: usize = 8;

/// The steps that a step rests on. Most steps rest on few.
pub type Below = SmallVec<[usize; 8]>;

/// The steps of one decision.
#[derive(Debug, Clone, Default)]
pub struct Trace {
    /// The steps; the last is the goal.
    pub steps: Vec<Step>,
    /// The numbers that are not in a step itself.
    pub numbers: Vec<Number>,
    /// The values that are neither in a step itself nor numbers.
    pub values: Vec<Value>,
    /// The faults met.
    pub faults: Vec<Fault>,
    /// What is known of operands that are open, where that was enough.
    pub bounds: Vec<Bounds>,
    /// Steps that ask again for what was worked out before, in order, each with the step in which it was.
    pub(super) again: Vec<(u32, u32)>,
}

/// What is known of a number that is open: it lies from `low` to `high`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bounds {
    /// The step of the comparison.
    pub step: u32,
    /// The operand.
    pub operand: ExprId,
    /// It is no less than this.
    pub low: Option<Value>,
    /// It is no more than this.
    pub high: Option<Value>,
}

impl Trace {
    /// What a step found, as a cell, where it is not the expression's own.
    pub(super) fn cell(&self, found: Found) -> Cell {
        match found {
            Found::Own | Found::Unknown => Cell::Unknown,
            Found::Fault => Cell::Fault,
            Found::Truth(truth) => Cell::Known(Value::Truth(truth)),
            Found::Whole(whole) => Cell::Known(Value::Number(Number::whole(whole.into()))),
            Found::Date(date) => Cell::Known(Value::Date(date)),
            Found::Choice(choice) => Cell::Known(Value::Choice(choice)),
            Found::Number(at) => self.numbers.get(at as usize).map_or(Cell::Unknown, |number| Cell::Known(Value::Number(*number))),
            Found::Value(at) => self.values.get(at as usize).map_or(Cell::Unknown, |value| Cell::Known(value.clone())),
        }
    }

    /// A value as what a step found.
    pub(super) fn keep(&mut self, value: &Value) -> Found {
        match value {
            Value::Truth(truth) => Found::Truth(*truth),
            Value::Number(number) => self.keep_number(*number),
            Value::Date(date) => Found::Date(*date),
            Value::Choice(choice) => Found::Choice(*choice),
            Value::Duration(_) | Value::Rounding(_) | Value::List(_) | Value::Text(_) | Value::Period(_) | Value::Periods(_) => {
                self.values.push(value.clone());
                Found::Value(u32::try_from(self.values.len() - 1).unwrap_or(u32::MAX))
            }
        }
    }

    #[inline]
    pub(super) fn keep_short(&mut self, short: Short) -> Found {
        let (numerator, denominator) = short.parts();
        match i32::try_from(numerator) {
            Ok(whole) if denominator == 1 => Found::Whole(whole),
            _ => self.keep_fraction(short),
        }
    }

    /// Its parts come in registers and are written where they stay: a number that is copied just after it was written waits for its parts.
    #[inline(never)]
    fn keep_fraction(&mut self, short: Short) -> Found {
        let at = self.next_number();
        self.numbers.push(Number::from(short));
        at
    }

    /// Where the next number will stand. No step has more than one, so that they are not more than fit either.
    fn next_number(&self) -> Found {
        Found::Number(self.numbers.len() as u32)
    }

    pub(super) fn keep_number(&mut self, number: Number) -> Found {
        match number.short() {
            Some(short) => self.keep_short(short),
            None => self.keep_long(number),
        }
    }

    #[inline(never)]
    fn keep_long(&mut self, number: Number) -> Found {
        let at = self.next_number();
        self.numbers.push(number);
        at
    }

    /// What the last step found, where it is not the expression's own.
    #[inline]
    pub(super) fn found_last(&self) -> Option<Found> {
        self.steps.last().map(|step| step.found).filter(|found| *found != Found::Own)
    }

    /// Sees to it that a usual decision fits.
    pub(super) fn make_room(&mut self) {
        self.steps.reserve(USUAL_STEPS);
        self.again.reserve(USUAL_AGAIN);
    }

    /// What the last step found that was taken since another began, or else the step that this one asks for again, where it is not the
    /// expression's own.
    #[inline]
    pub(super) fn told_since(&self, first: u32) -> Option<Found> {
        let step = match self.steps.len() as u32 {
            next if next == first => self.again.last().filter(|(asking, _)| *asking == first)?.1,
            next => next - 1,
        };
        self.steps.get(step as usize).map(|step| step.found).filter(|found| *found != Found::Own)
    }

    /// Whether one more step can be taken without more memory.
    #[inline]
    pub(super) fn has_room(&self) -> bool {
        self.steps.len() < self.steps.capacity()
    }

    /// The steps a step rests on directly, in the order they were taken; for one that asks again, those of the first time.
    pub fn below(&self, at: usize) -> Below {
        // They are counted first and put where they stay: a row that is turned round just after it was written waits for its parts.
        let mut out: Below = smallvec![0; self.below_from_last(at).count()];
        for (place, step) in out.iter_mut().rev().zip(self.below_from_last(at)) {
            *place = step;
        }
        out
    }

    /// The same steps, from the last to the first, as a stack takes them.
    pub fn below_from_last(&self, at: usize) -> impl Iterator<Item = usize> {
        let own = self.steps.get(at).map_or(at, |step| step.first as usize)..at;
        let before = if own.is_empty() { self.worked_out(at) } else { None };
        let (first, mut next) = before.map_or((own.start, own.end), |before| (before, before + 1));
        std::iter::from_fn(move || {
            next = next.checked_sub(1).filter(|next| *next >= first)?;
            let found = next;
            next = self.steps.get(found).map_or(first, |step| step.first as usize);
            Some(found)
        })
    }

    /// The first step directly below another that looked at an expression.
    pub fn step_below(&self, at: usize, id: ExprId) -> Option<usize> {
        let first = self.steps.get(at)?.first as usize;
        let (mut next, mut found) = (at, None);
        while next > first {
            next -= 1;
            let step = self.steps.get(next)?;
            if step.subject() == Subject::Expr(id) {
                found = Some(next);
            }
            next = step.first as usize;
        }
        found
    }

    /// The step in which was worked out what a step asks for again.
    pub fn worked_out(&self, at: usize) -> Option<usize> {
        let found = self.again.binary_search_by(|(asking, _)| (*asking as usize).cmp(&at)).ok()?;
        self.again.get(found).map(|(_, step)| *step as usize)
    }

    /// The fault that a step met itself: an expression one of its own, a rule a conflict of its exceptions.
    pub fn fault_of(&self, at: usize) -> Option<&Fault> {
        let step = self.steps.get(at)?;
        let own = |fault: &&Fault| match (step.subject(), fault.kind) {
            (Subject::Rule(rule), FaultKind::Conflict { rule: conflicting, .. }) => rule == conflicting,
            (Subject::Expr(_), FaultKind::Conflict { .. }) | (Subject::Rule(_) | Subject::Each(_), _) => false,
            (Subject::Expr(id), _) => id == fault.at,
        };
        // It was met after what the step rests on was begun, and before the step itself was taken.
        let first = self.faults.partition_point(|fault| fault.step < step.first);
        self.faults.iter().skip(first).take_while(|fault| fault.step as usize <= at).find(own)
    }

    /// The step in which a rule was worked out that a step asks for: for a rule of each entity, the one of the entity at hand.
    pub fn rule_step_before(&self, rule: RuleId, at: usize) -> Option<usize> {
        self.below_from_last(at).filter(|step| self.steps.get(*step).is_some_and(|step| step.subject() == Subject::Rule(rule))).last()
    }

    /// What a step waits for can't matter any more.
    pub(super) fn no_longer_open(&mut self, at: u32) {
        if let Some(step) = self.steps.get_mut(at as usize).filter(|step| step.found == Found::Unknown) {
            step.found = Found::Truth(false);
        }
    }

    /// What is known of an operand of a comparison that is open.
    pub fn bounds(&self, step: usize, operand: ExprId) -> Option<&Bounds> {
        self.bounds_at(step).iter().find(|bounds| bounds.operand == operand)
    }

    /// What is known of the operands of a comparison that are open.
    pub fn bounds_at(&self, step: usize) -> &[Bounds] {
        // They are found in the order of the steps.
        let first = self.bounds.partition_point(|bounds| (bounds.step as usize) < step);
        let end = self.bounds.partition_point(|bounds| bounds.step as usize <= step);
        self.bounds.get(first..end).unwrap_or_default()
    }

    pub(super) fn clear(&mut self) {
        self.steps.clear();
        self.numbers.clear();
        self.values.clear();
        self.faults.clear();
        self.bounds.clear();
        self.again.clear();
    }
}
