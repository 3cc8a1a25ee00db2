//! Answers by the form they are held in. An expression is asked for as what its type says it is, so that numbers, dates, choices, and yes and
//! no are handed on as they are, and only what has any length is wrapped in a cell.

use chrono::NaiveDate;

use super::longs::Longs;
use super::run::Run;
use super::trace::{Found, Subject, Trace};
use super::truth::Truth;
use crate::compile::{FACT, Op};
use crate::model::{Cell, Cells, ExprId, RuleId, Scalar, Value};

/// What somebody who asks for an expression is answered with.
pub(super) trait Answer: Clone + PartialEq {
    /// Not known.
    const UNKNOWN: Self;
    /// There is no answer.
    const FAULT: Self;

    /// What a cell of that type says.
    fn of(cell: &Cell, longs: &mut Longs) -> Self;

    /// What a scalar of that type says; none for what stands aside.
    fn of_scalar(scalar: Scalar) -> Option<Self>;

    /// What a place in a row of cells says; not known where there is none.
    #[inline(always)]
    fn read(cells: &Cells, at: u32, longs: &mut Longs) -> Self {
        match cells.scalar(at as usize) {
            Some(scalar) => Self::from_scalar(scalar, cells.aside(), longs),
            None => Self::UNKNOWN,
        }
    }

    /// What a scalar says, or what stands aside for it. It is read where it stands: a copy in memory costs as much as the rest.
    #[inline(always)]
    fn from_scalar(scalar: &Scalar, aside: &[Cell], longs: &mut Longs) -> Self {
        match Self::of_scalar(*scalar) {
            Some(answer) => answer,
            None => Self::aside(scalar, aside, longs),
        }
    }

    #[cold]
    fn aside(scalar: &Scalar, aside: &[Cell], longs: &mut Longs) -> Self {
        Self::of(&scalar.cell(aside), longs)
    }

    fn cell(&self, longs: &Longs) -> Cell;

    /// The answer as a scalar, if it is no longer than one.
    fn scalar(&self) -> Option<Scalar>;

    /// What a step found that is answered so.
    fn found(&self, trace: &mut Trace, longs: &Longs) -> Found;

    /// What a step found that is answered as the one before it was.
    #[inline(always)]
    fn found_again(&self, trace: &mut Trace, longs: &Longs) -> Found {
        self.found(trace, longs)
    }

    /// What the step of a fact or constant found: what it is need not be copied into the trace.
    fn own(&self) -> Found;

    /// Asks for an expression.
    fn ask<const TRACE: bool>(run: &mut Run<'_, TRACE>, id: u32) -> Self;
}

/// A value that is no more than a few machine words.
pub(super) trait Plain: Copy + Ord {
    fn of(value: &Value) -> Option<Self>;

    fn of_scalar(scalar: Scalar) -> Option<Self>;

    fn value(self) -> Value;

    fn scalar(self) -> Scalar;

    fn found(self) -> Found;
}

/// A value of one type, or why there is none.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Open<T> {
    Known(T),
    Unknown,
    Fault,
}

impl<T: Plain> Answer for Open<T> {
    const UNKNOWN: Open<T> = Open::Unknown;
    const FAULT: Open<T> = Open::Fault;

    #[inline]
    fn of(cell: &Cell, _: &mut Longs) -> Open<T> {
        match cell {
            Cell::Known(value) => T::of(value).map_or(Open::Unknown, Open::Known),
            Cell::Unknown => Open::Unknown,
            Cell::Fault => Open::Fault,
        }
    }

    #[inline]
    fn of_scalar(scalar: Scalar) -> Option<Open<T>> {
        Some(match T::of_scalar(scalar) {
            Some(known) => Open::Known(known),
            None if scalar == Scalar::Fault => Open::Fault,
            None => Open::Unknown,
        })
    }

    #[inline]
    fn cell(&self, _: &Longs) -> Cell {
        match self {
            Open::Known(known) => Cell::Known(known.value()),
            Open::Unknown => Cell::Unknown,
            Open::Fault => Cell::Fault,
        }
    }

    #[inline]
    fn scalar(&self) -> Option<Scalar> {
        Some(match self {
            Open::Known(known) => known.scalar(),
            Open::Unknown => Scalar::Unknown,
            Open::Fault => Scalar::Fault,
        })
    }

    #[inline]
    fn own(&self) -> Found {
        match self {
            Open::Known(_) => Found::Own,
            Open::Unknown => Found::Unknown,
            Open::Fault => Found::Fault,
        }
    }

    #[inline]
    fn found(&self, _: &mut Trace, _: &Longs) -> Found {
        match self {
            Open::Known(known) => known.found(),
            Open::Unknown => Found::Unknown,
            Open::Fault => Found::Fault,
        }
    }

    #[inline]
    fn ask<const TRACE: bool>(run: &mut Run<'_, TRACE>, id: u32) -> Open<T> {
        run.open(id)
    }
}

impl Answer for Cell {
    const UNKNOWN: Cell = Cell::Unknown;
    const FAULT: Cell = Cell::Fault;

    fn of(cell: &Cell, _: &mut Longs) -> Cell {
        cell.clone()
    }

    fn of_scalar(scalar: Scalar) -> Option<Cell> {
        if let Scalar::Aside(_) = scalar { None } else { Some(scalar.cell(&[])) }
    }

    fn cell(&self, _: &Longs) -> Cell {
        self.clone()
    }

    fn scalar(&self) -> Option<Scalar> {
        Scalar::of(self)
    }

    fn found(&self, trace: &mut Trace, _: &Longs) -> Found {
        match self {
            Cell::Unknown => Found::Unknown,
            Cell::Fault => Found::Fault,
            Cell::Known(value) => trace.keep(value),
        }
    }

    fn found_again(&self, trace: &mut Trace, longs: &Longs) -> Found {
        trace.found_last().unwrap_or_else(|| self.found(trace, longs))
    }

    /// Yes and no are in the step itself.
    fn own(&self) -> Found {
        match self {
            Cell::Unknown => Found::Unknown,
            Cell::Fault => Found::Fault,
            Cell::Known(Value::Truth(truth)) => Found::Truth(*truth),
            Cell::Known(_) => Found::Own,
        }
    }

    fn ask<const TRACE: bool>(run: &mut Run<'_, TRACE>, id: u32) -> Cell {
        run.cell(id)
    }
}

impl Answer for Truth {
    const UNKNOWN: Truth = Truth::Unknown;
    const FAULT: Truth = Truth::Fault;

    #[inline]
    fn of(cell: &Cell, _: &mut Longs) -> Truth {
        match cell {
            Cell::Known(Value::Truth(true)) => Truth::Yes,
            Cell::Known(_) => Truth::No,
            Cell::Unknown => Truth::Unknown,
            Cell::Fault => Truth::Fault,
        }
    }

    #[inline]
    fn of_scalar(scalar: Scalar) -> Option<Truth> {
        Some(match scalar {
            Scalar::No => Truth::No,
            Scalar::Yes => Truth::Yes,
            Scalar::Fault => Truth::Fault,
            _ => Truth::Unknown,
        })
    }

    #[inline]
    fn cell(&self, _: &Longs) -> Cell {
        Truth::cell(*self)
    }

    #[inline]
    fn scalar(&self) -> Option<Scalar> {
        Some(match self {
            Truth::No => Scalar::No,
            Truth::Yes => Scalar::Yes,
            Truth::Unknown => Scalar::Unknown,
            Truth::Fault => Scalar::Fault,
        })
    }

    #[inline]
    fn found(&self, _: &mut Trace, _: &Longs) -> Found {
        self.own()
    }

    #[inline]
    fn own(&self) -> Found {
        match self {
            Truth::No => Found::Truth(false),
            Truth::Yes => Found::Truth(true),
            Truth::Unknown => Found::Unknown,
            Truth::Fault => Found::Fault,
        }
    }

    #[inline(always)]
    fn ask<const TRACE: bool>(run: &mut Run<'_, TRACE>, id: u32) -> Truth {
        run.truth(id)
    }
}

impl Plain for NaiveDate {
    #[inline]
    fn of(value: &Value) -> Option<NaiveDate> {
        match value {
            Value::Date(date) => Some(*date),
            _ => None,
        }
    }

    #[inline]
    fn of_scalar(scalar: Scalar) -> Option<NaiveDate> {
        if let Scalar::Date(date) = scalar { Some(date) } else { None }
    }

    #[inline]
    fn value(self) -> Value {
        Value::Date(self)
    }

    #[inline]
    fn scalar(self) -> Scalar {
        Scalar::Date(self)
    }

    #[inline]
    fn found(self) -> Found {
        Found::Date(self)
    }
}

/// A choice.
impl Plain for u16 {
    #[inline]
    fn of(value: &Value) -> Option<u16> {
        match value {
            Value::Choice(choice) => Some(*choice),
            _ => None,
        }
    }

    #[inline]
    fn of_scalar(scalar: Scalar) -> Option<u16> {
        if let Scalar::Choice(choice) = scalar { Some(choice) } else { None }
    }

    #[inline]
    fn value(self) -> Value {
        Value::Choice(self)
    }

    #[inline]
    fn scalar(self) -> Scalar {
        Scalar::Choice(self)
    }

    #[inline]
    fn found(self) -> Found {
        Found::Choice(self)
    }
}

impl<const TRACE: bool> Run<'_, TRACE> {
    /// What an expression of a plain type is. Most are facts; they are looked up on the spot.
    #[inline]
    pub(super) fn open<T: Plain>(&mut self, id: u32) -> Open<T> {
        if !TRACE && id & FACT != 0 {
            return self.fact(id ^ FACT);
        }
        match self.op(id) {
            // Where there is room for its step, a fact of a trace is read without a frame of its own.
            Some(Op::Fact(fact)) if TRACE && self.memory.trace.has_room() => {
                let found = self.fact(*fact);
                self.own(id, found)
            }
            Some(op) => self.open_of(id, op),
            None => Open::Unknown,
        }
    }

    #[inline(never)]
    fn open_of<T: Plain>(&mut self, id: u32, op: &Op) -> Open<T> {
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
            Op::Rule(rule) => self.rule(RuleId(rule)),
            Op::Reading(at) => self.reading(at),
            Op::If(row) => self.if_else(row),
            _ => Open::of(&self.value(id, op), &mut self.memory.longs),
        };
        self.step(Subject::Expr(ExprId(id)), first, &found);
        found
    }

    /// What is known of a fact of the case.
    #[inline(always)]
    pub(super) fn fact<A: Answer>(&mut self, at: u32) -> A {
        A::read(self.facts, at, &mut self.memory.longs)
    }

    /// A constant of the plan.
    #[inline(always)]
    pub(super) fn constant<A: Answer>(&mut self, at: u32) -> A {
        A::read(&self.plan.figures, at, &mut self.memory.longs)
    }
}
