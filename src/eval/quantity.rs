//! Numbers while they are worked out. Nearly all are small fractions, which are handed on in registers; a long one is kept aside, under a number.

use std::num::NonZeroU32;

use super::answer::{Answer, Open};
use super::longs::Longs;
use super::memory::Memory;
use super::run::Run;
use super::trace::{Found, Step, Subject, Trace};
use crate::compile::{CONSTANT, FACT, Op};
use crate::model::{Cell, ExprId, Number, RuleId, Scalar, Short, Value};

/// What an expression comes to whose type is a number: a small fraction, or, with a denominator of nought, what there is instead of one.
///
/// Two machine words and no enum, so that it is handed on in registers.
#[derive(Debug, Clone, Copy)]
pub(super) struct Quantity {
    /// Of what is no small fraction, its kind, or the place of a long number among those kept aside.
    numerator: i64,
    denominator: u32,
}

/// What a quantity is.
pub(super) enum Kind {
    Short(Short),
    /// One that is kept aside. Two that are the same have the same place, and none of them is short.
    Long(u32),
    Unknown,
    Fault,
}

impl Quantity {
    pub(super) const ZERO: Quantity = Quantity { numerator: 0, denominator: 1 };

    #[inline]
    pub(super) fn of_short(short: Short) -> Quantity {
        Quantity { numerator: short.numerator(), denominator: short.denominator().get() }
    }

    pub(super) fn of_whole(whole: Open<i64>) -> Quantity {
        match whole {
            Open::Known(whole) => Quantity { numerator: whole, denominator: 1 },
            Open::Unknown => Quantity::UNKNOWN,
            Open::Fault => Quantity::FAULT,
        }
    }

    #[inline]
    pub(super) fn of_number(number: Number, longs: &mut Longs) -> Quantity {
        match number.short() {
            Some(short) => Quantity::of_short(short),
            None => Quantity::of_long(number.lowest(), longs),
        }
    }

    #[cold]
    fn of_long(number: Number, longs: &mut Longs) -> Quantity {
        let long = || Quantity { numerator: i64::from(longs.keep(number)), denominator: 0 };
        number.short().map_or_else(long, Quantity::of_short)
    }

    /// The number, if it is short.
    #[inline]
    pub(super) fn short(self) -> Option<Short> {
        NonZeroU32::new(self.denominator).map(|denominator| Short::from_parts(self.numerator, denominator))
    }

    #[inline]
    pub(super) fn kind(self) -> Kind {
        match (self.short(), self.numerator) {
            (Some(short), _) => Kind::Short(short),
            (None, UNKNOWN) => Kind::Unknown,
            (None, FAULT) => Kind::Fault,
            (None, place) => Kind::Long(u32::try_from(place).unwrap_or(u32::MAX)),
        }
    }

    /// The number, if it is known.
    #[inline]
    pub(super) fn number(self, longs: &Longs) -> Option<Number> {
        match self.kind() {
            Kind::Short(short) => Some(Number::from(short)),
            Kind::Long(place) => Some(longs.get(place)),
            Kind::Unknown | Kind::Fault => None,
        }
    }
}

const UNKNOWN: i64 = -1;
const FAULT: i64 = -2;

impl PartialEq for Quantity {
    #[inline]
    fn eq(&self, other: &Quantity) -> bool {
        match (self.short(), other.short()) {
            (Some(own), Some(other)) => own == other,
            (None, None) => self.numerator == other.numerator,
            _ => false,
        }
    }
}

impl Answer for Quantity {
    const UNKNOWN: Quantity = Quantity { numerator: UNKNOWN, denominator: 0 };
    const FAULT: Quantity = Quantity { numerator: FAULT, denominator: 0 };

    #[inline]
    fn of(cell: &Cell, longs: &mut Longs) -> Quantity {
        match cell {
            Cell::Known(Value::Number(number)) => Quantity::of_number(*number, longs),
            Cell::Known(_) | Cell::Unknown => Quantity::UNKNOWN,
            Cell::Fault => Quantity::FAULT,
        }
    }

    #[inline]
    fn of_scalar(scalar: Scalar) -> Option<Quantity> {
        match scalar {
            Scalar::Number(numerator, denominator) => Some(Quantity { numerator, denominator: denominator.get() }),
            Scalar::Aside(_) => None,
            Scalar::Fault => Some(Quantity::FAULT),
            _ => Some(Quantity::UNKNOWN),
        }
    }

    #[inline]
    fn scalar(&self) -> Option<Scalar> {
        match self.kind() {
            Kind::Short(short) => Some(Scalar::from(short)),
            Kind::Long(_) => None,
            Kind::Unknown => Some(Scalar::Unknown),
            Kind::Fault => Some(Scalar::Fault),
        }
    }

    #[inline]
    fn own(&self) -> Found {
        match self.kind() {
            Kind::Short(_) | Kind::Long(_) => Found::Own,
            Kind::Unknown => Found::Unknown,
            Kind::Fault => Found::Fault,
        }
    }

    #[inline]
    fn cell(&self, longs: &Longs) -> Cell {
        match self.number(longs) {
            Some(number) => Cell::Known(Value::Number(number)),
            None if self.numerator == FAULT => Cell::Fault,
            None => Cell::Unknown,
        }
    }

    #[inline(always)]
    fn found(&self, trace: &mut Trace, longs: &Longs) -> Found {
        match self.kind() {
            Kind::Short(short) => trace.keep_short(short),
            Kind::Long(place) => trace.keep_number(longs.get(place)),
            Kind::Unknown => Found::Unknown,
            Kind::Fault => Found::Fault,
        }
    }

    /// A fraction is in the trace once for a rule and its body.
    #[inline(always)]
    fn found_again(&self, trace: &mut Trace, longs: &Longs) -> Found {
        match trace.found_last() {
            Some(found) => found,
            None => self.found(trace, longs),
        }
    }

    #[inline(always)]
    fn ask<const TRACE: bool>(run: &mut Run<'_, TRACE>, id: u32) -> Quantity {
        run.quantity(id)
    }
}

impl<const TRACE: bool> Run<'_, TRACE> {
    /// What an expression of a number is. Most are facts or constants; they are looked up on the spot.
    #[inline(always)]
    pub(super) fn quantity(&mut self, id: u32) -> Quantity {
        match id {
            id if TRACE => self.quantity_traced(id),
            fact if fact & FACT != 0 => self.fact(fact ^ FACT),
            constant if constant & CONSTANT != 0 => self.constant(constant ^ CONSTANT),
            id => match self.op(id) {
                Some(op) => self.quantity_of(id, op),
                None => Quantity::UNKNOWN,
            },
        }
    }

    /// The same with a trace. What is rare is left to `quantity_of`, so that a fact is read without a frame of its own.
    #[inline(never)]
    fn quantity_traced(&mut self, id: u32) -> Quantity {
        let Some(op) = self.op(id) else { return Quantity::UNKNOWN };
        let scalar = match op {
            Op::Fact(fact) => self.facts.scalar(*fact as usize),
            Op::Constant(constant) => self.plan.figures.scalar(*constant as usize),
            _ => return self.quantity_of(id, op),
        };
        match scalar.copied().and_then(Quantity::of_scalar) {
            Some(found) if self.memory.trace.has_room() => self.own(id, found),
            _ => self.quantity_of(id, op),
        }
    }

    #[inline(never)]
    fn quantity_of(&mut self, id: u32, op: &Op) -> Quantity {
        let first = self.mark();
        let found = match *op {
            Op::Fact(at) => {
                let found = self.fact(at);
                return self.own(id, found);
            }
            Op::Constant(at) => {
                let found = self.constant(at);
                return self.own(id, found);
            }
            Op::Sum(row) => self.sum(id, row),
            Op::Product(row) => self.product(id, row),
            Op::Rule(rule) => {
                let found = self.rule(RuleId(rule));
                return self.passed_on(id, first, found);
            }
            Op::Reading(at) => {
                let found = self.reading(at);
                return self.passed_on(id, first, found);
            }
            Op::If(row) => self.if_else(row),
            Op::Same(inner) => self.quantity(inner),
            _ => self.number(id, op),
        };
        self.step(Subject::Expr(ExprId(id)), first, &found);
        found
    }

    /// The step of what only passes a number on. It stands in the trace once: in the step before, or where it was worked out before.
    #[inline(always)]
    fn passed_on(&mut self, id: u32, first: u32, found: Quantity) -> Quantity {
        if TRACE {
            let Memory { trace, longs, .. } = &mut *self.memory;
            let told = trace.told_since(first).unwrap_or_else(|| found.found(trace, longs));
            trace.steps.push(Step::new(Subject::Expr(ExprId(id)), first, told));
        }
        found
    }

    /// The sum of two that are known; none beyond the range.
    pub(super) fn plus(&mut self, left: Quantity, right: Quantity) -> Option<Quantity> {
        self.reckoned(left, right, Number::plus)
    }

    /// The difference.
    pub(super) fn minus(&mut self, left: Quantity, right: Quantity) -> Option<Quantity> {
        self.reckoned(left, right, Number::minus)
    }

    /// The product.
    pub(super) fn times(&mut self, left: Quantity, right: Quantity) -> Option<Quantity> {
        self.reckoned(left, right, Number::times)
    }

    /// The quotient; none for a division by nought too.
    pub(super) fn over(&mut self, left: Quantity, right: Quantity) -> Option<Quantity> {
        self.reckoned(left, right, Number::over)
    }

    fn reckoned(&mut self, left: Quantity, right: Quantity, work: fn(Number, Number) -> Option<Number>) -> Option<Quantity> {
        let longs = &mut self.memory.longs;
        let found = work(left.number(longs)?, right.number(longs)?)?;
        Some(Quantity::of_number(found, longs))
    }
}
