//! Yes and no: Kleene's three values, with a fault as a fourth that counts only where nothing unknown could still decide without it.

use std::cmp::Ordering;

use super::outcomes::{Outcomes, settle};
use super::range::Range;
use super::run::{Run, Truth};
use super::trace::Bounds;
use super::values::Open;
use crate::compile::{FACT, Op, Slice};
use crate::model::{Cell, Comparison, ExprId, RuleId, Value};

impl<const TRACE: bool> Run<'_, TRACE> {
    /// Whether an expression of type yes/no holds.
    #[inline]
    pub(super) fn truth(&mut self, id: u32) -> Truth {
        if !TRACE && id & FACT != 0 {
            // Most conditions end in a fact; it is looked up on the spot.
            return self.facts.get((id ^ FACT) as usize).map_or(Truth::Unknown, Truth::of);
        }
        if TRACE && let Some(Op::Fact(fact)) = self.op(id) {
            let found = self.facts.get(fact as usize).map_or(Truth::Unknown, Truth::of);
            self.step_truth(id, self.mark(), found);
            return found;
        }
        self.truth_of(id)
    }

    fn truth_of(&mut self, id: u32) -> Truth {
        self.memory.work += 1;
        let first = self.mark();
        let found = match self.op(id) {
            Some(Op::All(row)) => self.all(row),
            Some(Op::Any(row)) => self.any(row),
            Some(Op::Not(inner)) => match self.truth(inner) {
                Truth::Yes => Truth::No,
                Truth::No => Truth::Yes,
                other => other,
            },
            Some(Op::Fact(fact)) => self.facts.get(fact as usize).map_or(Truth::Unknown, Truth::of),
            Some(Op::Rule(rule)) if !TRACE => self.rule_truth(RuleId(rule)),
            Some(Op::Reading(reading)) => Truth::of(&self.reading(reading)),
            Some(Op::AgeAgainst(at)) => self.age_against(id, at),
            Some(Op::CompareWhole(comparison, left, right)) => self.compare_whole(comparison, left, right),
            Some(Op::Compare(comparison, left, right)) => self.compare(comparison, left, right),
            Some(Op::OneOf(operand, row)) => self.one_of(operand, row),
            Some(Op::Meets(meeting, left, right)) => self.meets(meeting, left, right),
            Some(Op::Within(operand, row, inclusive)) => self.within(operand, row, inclusive),
            Some(op) => Truth::of(&self.value(id, op)),
            None => Truth::Unknown,
        };
        if TRACE {
            self.step_truth(id, first, found);
        }
        found
    }

    /// All must hold. With a trace every one is looked at, so that each that fails can be told.
    fn all(&mut self, row: Slice) -> Truth {
        let plan = self.plan;
        let mut seen = 0;
        for member in plan.row(row) {
            let found = self.truth(*member);
            if !TRACE && found == Truth::No {
                return Truth::No;
            }
            seen |= found as u8;
        }
        strongest(seen, [Truth::No, Truth::Unknown, Truth::Fault, Truth::Yes])
    }

    /// One must hold. With a trace every one is looked at, so that each that stands in the way of a denial can be told.
    fn any(&mut self, row: Slice) -> Truth {
        let plan = self.plan;
        let mut seen = 0;
        for member in plan.row(row) {
            let found = self.truth(*member);
            if !TRACE && found == Truth::Yes {
                return Truth::Yes;
            }
            seen |= found as u8;
        }
        strongest(seen, [Truth::Yes, Truth::Unknown, Truth::Fault, Truth::No])
    }

    /// What a rule finds, where only yes or no is asked and nothing is kept.
    fn rule_truth(&mut self, id: RuleId) -> Truth {
        match self.plan.rules.get(id.index()) {
            Some(rule) if !rule.shared && rule.exceptions.len == 0 => self.truth(rule.body),
            _ => Truth::of(&self.rule(id)),
        }
    }

    /// Ages and whole constants.
    fn compare_whole(&mut self, comparison: Comparison, left: u32, right: u32) -> Truth {
        match (self.whole(left), self.whole(right)) {
            (Open::Known(left), Open::Known(right)) => Truth::from(holds(comparison, left.cmp(&right))),
            (Open::Fault, _) | (_, Open::Fault) => Truth::Fault,
            (Open::Unknown, _) | (_, Open::Unknown) => Truth::Unknown,
        }
    }

    /// An age and a limit, in one.
    fn age_against(&mut self, id: u32, at: u32) -> Truth {
        let Some(test) = self.plan.ages.get(at as usize).copied() else { return Truth::Unknown };
        match self.age_of(id, test.born, test.on, test.rounding) {
            Open::Known(years) => Truth::from(holds(test.comparison, years.cmp(&test.limit))),
            Open::Unknown => Truth::Unknown,
            Open::Fault => Truth::Fault,
        }
    }

    fn compare(&mut self, comparison: Comparison, left: u32, right: u32) -> Truth {
        let (known_left, known_right) = (self.cell(left), self.cell(right));
        let found = compare(comparison, &known_left, &known_right);
        if matches!(found, Truth::Unknown | Truth::Fault) { self.compare_open(comparison, left, right, found) } else { found }
    }

    /// Two values of which one is open: what is known of it may be enough.
    fn compare_open(&mut self, comparison: Comparison, left: u32, right: u32, found: Truth) -> Truth {
        if !self.may_be_bounded(left) && !self.may_be_bounded(right) {
            return found;
        }
        let (own, other) = (self.range(left), self.range(right));
        let Some(holds) = own.compared(comparison, &other) else { return found };
        if TRACE {
            let step = self.mark();
            for (operand, Range { low, high, .. }) in [(left, own), (right, other)].into_iter().filter(|(_, range)| range.is_open()) {
                self.memory.trace.bounds.push(Bounds { step, operand: ExprId(operand), low, high });
            }
        }
        Truth::from(holds)
    }

    fn one_of(&mut self, operand: u32, row: Slice) -> Truth {
        match self.cell(operand) {
            Cell::Known(Value::Choice(choice)) => Truth::from(self.plan.row(row).contains(&u32::from(choice))),
            Cell::Known(_) => Truth::No,
            Cell::Unknown => Truth::Unknown,
            Cell::Fault => Truth::Fault,
        }
    }

    fn within(&mut self, operand: u32, row: Slice, inclusive: bool) -> Truth {
        let bounds = self.plan.row(row);
        let (Some(low), Some(high)) = (bounds.first().copied(), bounds.get(1).copied()) else { return Truth::Unknown };
        let known = [operand, low, high].map(|id| self.cell(id));
        let [own, lowest, highest] = &known;
        let at_most = if inclusive { Comparison::AtMost } else { Comparison::Below };
        let mut found = [compare(Comparison::AtLeast, own, lowest), compare(at_most, own, highest)];
        for (found, (comparison, bound)) in found.iter_mut().zip([(Comparison::AtLeast, low), (at_most, high)]) {
            if matches!(found, Truth::Unknown | Truth::Fault) {
                *found = self.compare_open(comparison, operand, bound, *found);
            }
        }
        let seen = found.iter().fold(0, |seen, own| seen | *own as u8);
        // Without an operand there is no answer, whatever the bounds turn out to be.
        let order = if *own == Cell::Fault {
            [Truth::No, Truth::Fault, Truth::Unknown, Truth::Yes]
        } else {
            [Truth::No, Truth::Unknown, Truth::Fault, Truth::Yes]
        };
        strongest(seen, order)
    }

    /// The value of the first arm whose condition holds; where a condition is unknown, what all that remain agree on.
    pub(super) fn if_else(&mut self, row: Slice) -> Cell {
        let plan = self.plan;
        let (mut open, mut faulty) = (Outcomes::default(), Outcomes::default());
        let mut rest = plan.row(row);
        let settled = loop {
            let [when, then, after @ ..] = rest else {
                break rest.first().map_or(Cell::Unknown, |otherwise| self.cell(*otherwise));
            };
            match self.truth(*when) {
                Truth::Yes => break self.cell(*then),
                Truth::No => {}
                Truth::Fault => faulty.add(&self.cell(*then)),
                Truth::Unknown => open.add(&self.cell(*then)),
            }
            rest = after;
        };
        settle(settled, &open, &faulty)
    }
}

/// The first of these that was seen; the last where none was.
fn strongest(seen: u8, order: [Truth; 4]) -> Truth {
    let [first, second, third, last] = order;
    if seen & first as u8 != 0 {
        first
    } else if seen & second as u8 != 0 {
        second
    } else if seen & third as u8 != 0 {
        third
    } else {
        last
    }
}

/// Compares two values of one type.
fn compare(comparison: Comparison, left: &Cell, right: &Cell) -> Truth {
    match (left, right) {
        (Cell::Known(left), Cell::Known(right)) => Truth::from(holds(comparison, left.order(right))),
        (Cell::Fault, _) | (_, Cell::Fault) => Truth::Fault,
        (Cell::Unknown, _) | (_, Cell::Unknown) => Truth::Unknown,
    }
}

/// Whether two values in this order compare as asked.
pub(super) fn holds(comparison: Comparison, order: Ordering) -> bool {
    match comparison {
        Comparison::Equal => order.is_eq(),
        Comparison::Unequal => order.is_ne(),
        Comparison::Below => order.is_lt(),
        Comparison::AtMost => order.is_le(),
        Comparison::Above => order.is_gt(),
        Comparison::AtLeast => order.is_ge(),
    }
}
