//! Yes and no: Kleene's three values, with a fault as a fourth that counts only where nothing unknown could still decide without it.

use chrono::NaiveDate;
use smallvec::{SmallVec, smallvec};

use super::answer::{Answer, Open, Plain};
use super::longs::Longs;
use super::quantity::Quantity;
use super::range::Range;
use super::run::Run;
use super::trace::{Bounds, Subject};
use super::truth::Truth;
use crate::compile::{FACT, Form, Op, Slice};
use crate::model::{Cell, Comparison, ExprId, RuleId, UpperEnd};

impl<const TRACE: bool> Run<'_, TRACE> {
    /// Whether an expression of type yes/no holds.
    #[inline(always)]
    pub(super) fn truth(&mut self, id: u32) -> Truth {
        if !TRACE && id & FACT != 0 {
            // Most conditions end in a fact; it is looked up on the spot.
            return self.fact(id ^ FACT);
        }
        match self.op(id) {
            Some(Op::Fact(fact)) if TRACE && self.memory.trace.has_room() => {
                let found = self.fact(*fact);
                self.own(id, found)
            }
            Some(op) => self.truth_of(id, op),
            None => Truth::Unknown,
        }
    }

    #[inline(never)]
    fn truth_of(&mut self, id: u32, op: &Op) -> Truth {
        self.memory.work += 1;
        let first = self.mark();
        let found = match *op {
            Op::All(row) => self.all(row),
            Op::Any(row) => self.any(row),
            Op::Not(inner) => match self.truth(inner) {
                Truth::Yes => Truth::No,
                Truth::No => Truth::Yes,
                other => other,
            },
            Op::Fact(fact) => self.fact(fact),
            Op::Rule(rule) => self.rule(RuleId(rule)),
            Op::Reading(reading) => self.reading(reading),
            Op::If(row) => self.if_else(row),
            Op::AgeAgainst(at) => self.age_against(id, at),
            Op::IsChoice(fact, choice, wanted) => self.is_choice(fact, choice, wanted),
            Op::Compare(comparison, form, left, right) => self.compare(id, comparison, form, left, right),
            Op::OneOf(operand, row) => self.one_of(operand, row),
            Op::Meets(meeting, left, right) => self.meets(meeting, left, right),
            Op::Within(form, operand, row, end) => self.within(form, operand, row, end),
            _ => {
                let cell = self.value(id, op);
                Truth::of(&cell, &mut self.memory.longs)
            }
        };
        self.step(Subject::Expr(ExprId(id)), first, &found);
        found
    }

    /// All must hold. With a trace every one is looked at, so that each that fails can be told.
    #[inline(always)]
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
    #[inline(always)]
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

    /// An age and a limit, in one.
    fn age_against(&mut self, id: u32, at: u32) -> Truth {
        let Some(test) = self.plan.ages.get(at as usize) else { return Truth::Unknown };
        let (born, on) = (self.open(test.born), self.open(test.on));
        match self.age_on(id, born, on, test.rounding) {
            Open::Known(years) => Truth::from((test.from <= years && years <= test.to) == test.within),
            Open::Unknown => self.age_open(*test, Truth::Unknown),
            Open::Fault => self.age_open(*test, Truth::Fault),
        }
    }

    fn is_choice(&mut self, fact: u32, choice: u16, wanted: bool) -> Truth {
        match self.fact::<Open<u16>>(fact) {
            Open::Known(own) => Truth::from((own == choice) == wanted),
            Open::Unknown => Truth::Unknown,
            Open::Fault => Truth::Fault,
        }
    }

    #[inline(never)]
    fn compare(&mut self, id: u32, comparison: Comparison, form: Form, left: u32, right: u32) -> Truth {
        let found = match form {
            Form::Number => self.compare_numbers(comparison, left, right),
            Form::Date => self.compare_as::<Open<NaiveDate>>(comparison, left, right),
            Form::Choice => self.compare_as::<Open<u16>>(comparison, left, right),
            Form::Truth | Form::Other => self.compare_as::<Cell>(comparison, left, right),
        };
        if let Truth::Yes | Truth::No = found {
            return found;
        }
        // The operands by their own numbers: what stands in their place in runs without a trace has no range.
        match self.plan.ops.get(id as usize) {
            Some(Op::Compare(_, _, left, right)) => self.compare_open(comparison, *left, *right, found),
            _ => found,
        }
    }

    /// Two numbers. Nothing is compared with a figure as often as an age, so that both are told from here.
    #[inline(always)]
    fn compare_numbers(&mut self, comparison: Comparison, left: u32, right: u32) -> Truth {
        if TRACE && let (Some(Op::Age(row)), Some(Op::Constant(limit))) = (self.op(left), self.op(right)) {
            let first = self.mark();
            let age = Quantity::of_whole(self.age(left, *row));
            self.step(Subject::Expr(ExprId(left)), first, &age);
            let limit: Quantity = self.constant(*limit);
            let limit = self.own(right, limit);
            return age.against(comparison, &limit, &self.memory.longs);
        }
        self.compare_as::<Quantity>(comparison, left, right)
    }

    #[inline]
    fn compare_as<A: Ordered>(&mut self, comparison: Comparison, left: u32, right: u32) -> Truth {
        let (left, right) = (A::ask(self, left), A::ask(self, right));
        left.against(comparison, &right, &self.memory.longs)
    }

    /// Two values of which one is open or has no answer: what is known of it may be enough.
    fn compare_open(&mut self, comparison: Comparison, left: u32, right: u32, found: Truth) -> Truth {
        if !self.may_be_bounded(left) && !self.may_be_bounded(right) && found == Truth::Unknown {
            return found;
        }
        let (own, other) = (self.range(left), self.range(right));
        let Some(holds) = own.compared(comparison, &other) else { return own.beside(&other).undecided(found) };
        if TRACE {
            let step = self.mark();
            for (operand, Range { low, high, .. }) in [(left, own), (right, other)].into_iter().filter(|(_, range)| range.is_open()) {
                self.memory.trace.bounds.push(Bounds { step, operand: ExprId(operand), low, high });
            }
        }
        Truth::from(holds)
    }

    #[inline(never)]
    fn one_of(&mut self, operand: u32, row: Slice) -> Truth {
        match Open::<u16>::ask(self, operand) {
            Open::Known(choice) => Truth::from(self.plan.row(row).contains(&u32::from(choice))),
            Open::Unknown => Truth::Unknown,
            Open::Fault => Truth::Fault,
        }
    }

    #[inline(never)]
    fn within(&mut self, form: Form, operand: u32, row: Slice, end: UpperEnd) -> Truth {
        match form {
            Form::Number => self.within_as::<Quantity>(operand, row, end),
            Form::Date => self.within_as::<Open<NaiveDate>>(operand, row, end),
            Form::Truth | Form::Choice | Form::Other => self.within_as::<Cell>(operand, row, end),
        }
    }

    fn within_as<A: Ordered>(&mut self, operand: u32, row: Slice, end: UpperEnd) -> Truth {
        let bounds = self.plan.row(row);
        let (Some(low), Some(high)) = (bounds.first().copied(), bounds.get(1).copied()) else { return Truth::Unknown };
        let [own, lowest, highest] = [operand, low, high].map(|id| A::ask(self, id));
        let at_most = match end {
            UpperEnd::Included => Comparison::AtMost,
            UpperEnd::Excluded => Comparison::Below,
        };
        let longs = &self.memory.longs;
        let mut found = [own.against(Comparison::AtLeast, &lowest, longs), own.against(at_most, &highest, longs)];
        for (found, (comparison, bound)) in found.iter_mut().zip([(Comparison::AtLeast, low), (at_most, high)]) {
            if matches!(found, Truth::Unknown | Truth::Fault) {
                *found = self.compare_open(comparison, operand, bound, *found);
            }
        }
        let seen = found.iter().fold(0, |seen, own| seen | *own as u8);
        strongest(seen, [Truth::No, Truth::Unknown, Truth::Fault, Truth::Yes])
    }

    /// The value of the first arm whose condition holds; where a condition is unknown, what all that remain agree on.
    #[inline(never)]
    pub(super) fn if_else<A: Answer>(&mut self, row: Slice) -> A {
        let plan = self.plan;
        let mut rest = plan.row(row);
        while let [when, then, after @ ..] = rest {
            match self.truth(*when) {
                Truth::Yes => return A::ask(self, *then),
                Truth::No => rest = after,
                open => return self.if_open(open, *then, after),
            }
        }
        rest.first().map_or(A::UNKNOWN, |otherwise| A::ask(self, *otherwise))
    }

    /// What comes of an arm whose condition is unknown or has no answer, and of all that remain.
    #[cold]
    fn if_open<A: Answer>(&mut self, when: Truth, then: u32, mut rest: &[u32]) -> A {
        let mut arms: SmallVec<[(Truth, A); 8]> = smallvec![(when, A::ask(self, then))];
        let otherwise = loop {
            let [when, then, after @ ..] = rest else {
                break rest.first().map_or(A::UNKNOWN, |otherwise| A::ask(self, *otherwise));
            };
            match self.truth(*when) {
                Truth::Yes => break A::ask(self, *then),
                Truth::No => {}
                open => arms.push((open, A::ask(self, *then))),
            }
            rest = after;
        };
        // An arm that turns out to be the one cuts off all that follow it, also those without an answer.
        arms.into_iter().rev().fold(otherwise, |rest, (when, then)| match when {
            _ if then == rest => rest,
            Truth::Fault if then == A::FAULT || rest == A::FAULT => A::FAULT,
            Truth::Fault if then != A::UNKNOWN && rest != A::UNKNOWN => A::FAULT,
            _ => A::UNKNOWN,
        })
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

/// An answer that can be compared with another of its type.
trait Ordered: Answer {
    fn against(&self, comparison: Comparison, other: &Self, longs: &Longs) -> Truth;
}

impl<T: Plain> Ordered for Open<T> {
    #[inline]
    fn against(&self, comparison: Comparison, other: &Open<T>, _: &Longs) -> Truth {
        match (self, other) {
            (Open::Known(own), Open::Known(other)) => Truth::from(comparison.holds(own.cmp(other))),
            (Open::Fault, _) | (_, Open::Fault) => Truth::Fault,
            (Open::Unknown, _) | (_, Open::Unknown) => Truth::Unknown,
        }
    }
}

impl Ordered for Quantity {
    #[inline(always)]
    fn against(&self, comparison: Comparison, other: &Quantity, longs: &Longs) -> Truth {
        match (self.short(), other.short()) {
            (Some(own), Some(other)) => Truth::from(comparison.holds(own.cmp(&other))),
            _ => self.against_at_length(comparison, other, longs),
        }
    }
}

impl Quantity {
    #[cold]
    fn against_at_length(self, comparison: Comparison, other: &Quantity, longs: &Longs) -> Truth {
        match (self.number(longs), other.number(longs)) {
            _ if [self, *other].contains(&Quantity::FAULT) => Truth::Fault,
            (Some(own), Some(other)) => Truth::from(comparison.holds(own.compare(other))),
            _ => Truth::Unknown,
        }
    }
}

impl Ordered for Cell {
    fn against(&self, comparison: Comparison, other: &Cell, _: &Longs) -> Truth {
        match (self, other) {
            (Cell::Known(own), Cell::Known(other)) => Truth::from(comparison.holds(own.order(other))),
            (Cell::Fault, _) | (_, Cell::Fault) => Truth::Fault,
            (Cell::Unknown, _) | (_, Cell::Unknown) => Truth::Unknown,
        }
    }
}
