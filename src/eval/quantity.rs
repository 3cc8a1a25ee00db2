//! Numbers while they are worked out. Nearly all are small fractions, which are handed on in registers; a long one is kept aside, under a number.

use super::answer::Answer;
use super::longs::Longs;
use super::run::Run;
use super::trace::{Found, Subject, Trace};
use crate::compile::{CONSTANT, FACT, Op, PlanRule};
use crate::model::{Cell, ExprId, Number, RuleId, Short, Value};

/// What an expression comes to whose type is a number.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Quantity {
    Short(Short),
    /// One that is kept aside. Two that are the same have the same place, and none of them is short.
    Long(u32),
    Unknown,
    Fault,
}

const _: () = assert!(size_of::<Quantity>() == 16, "a quantity is returned in registers");

impl Quantity {
    pub(super) const ZERO: Quantity = Quantity::Short(Short::ZERO);

    #[inline(always)]
    pub(super) fn of_number(number: Number, longs: &mut Longs) -> Quantity {
        match number.short() {
            Some(short) => Quantity::Short(short),
            None => Quantity::of_long(number.lowest(), longs),
        }
    }

    #[cold]
    fn of_long(number: Number, longs: &mut Longs) -> Quantity {
        number.short().map_or_else(|| Quantity::Long(longs.keep(number)), Quantity::Short)
    }

    /// The number, if it is short.
    #[inline]
    pub(super) fn short(self) -> Option<Short> {
        match self {
            Quantity::Short(short) => Some(short),
            Quantity::Long(_) | Quantity::Unknown | Quantity::Fault => None,
        }
    }

    /// The number, if it is known.
    #[inline]
    pub(super) fn number(self, longs: &Longs) -> Option<Number> {
        match self {
            Quantity::Short(short) => Some(Number::from(short)),
            Quantity::Long(place) => Some(longs.get(place)),
            Quantity::Unknown | Quantity::Fault => None,
        }
    }
}

impl Answer for Quantity {
    const UNKNOWN: Quantity = Quantity::Unknown;
    const FAULT: Quantity = Quantity::Fault;

    #[inline]
    fn of(cell: &Cell, longs: &mut Longs) -> Quantity {
        match cell {
            Cell::Known(Value::Number(number)) => Quantity::of_number(*number, longs),
            Cell::Known(_) | Cell::Unknown => Quantity::Unknown,
            Cell::Fault => Quantity::Fault,
        }
    }

    #[inline]
    fn cell(&self, longs: &Longs) -> Cell {
        match self {
            Quantity::Fault => Cell::Fault,
            known => known.number(longs).map_or(Cell::Unknown, |number| Cell::Known(Value::Number(number))),
        }
    }

    #[inline]
    fn found(&self, trace: &mut Trace, longs: &Longs) -> Found {
        match self {
            Quantity::Unknown => Found::Unknown,
            Quantity::Fault => Found::Fault,
            Quantity::Short(short) => trace.keep_number(Number::from(*short)),
            Quantity::Long(place) => trace.keep_number(longs.get(*place)),
        }
    }

    #[inline]
    fn by_code<const TRACE: bool>(run: &mut Run<'_, TRACE>, rule: &PlanRule) -> Option<Quantity> {
        run.by_code(rule)
    }

    #[inline]
    fn ask<const TRACE: bool>(run: &mut Run<'_, TRACE>, id: u32) -> Quantity {
        run.quantity(id)
    }
}

impl<const TRACE: bool> Run<'_, TRACE> {
    /// What an expression of a number is. Most are facts or constants; they are looked up on the spot.
    #[inline]
    pub(super) fn quantity(&mut self, id: u32) -> Quantity {
        match id {
            fact if !TRACE && fact & FACT != 0 => self.fact(fact ^ FACT),
            constant if !TRACE && constant & CONSTANT != 0 => self.constant(constant ^ CONSTANT),
            id => self.quantity_of(id),
        }
    }

    #[inline]
    fn constant(&mut self, at: u32) -> Quantity {
        match self.plan.constants.get(at as usize) {
            Some(Value::Number(number)) => Quantity::of_number(*number, &mut self.memory.longs),
            _ => Quantity::Unknown,
        }
    }

    #[inline(never)]
    fn quantity_of(&mut self, id: u32) -> Quantity {
        let Some(op) = self.op(id) else { return Quantity::Unknown };
        let first = self.mark();
        let found = match op {
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
            Op::Rule(rule) => self.rule(RuleId(rule)),
            Op::Reading(at) => self.reading(at),
            Op::If(row) => self.if_else(row),
            Op::Same(inner) => self.quantity(inner),
            op => self.number(id, op),
        };
        self.step(Subject::Expr(ExprId(id)), first, &found);
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
