//! The plan: one operation for each expression, under its number.

use std::sync::Arc;

use chrono::NaiveDate;

use super::possible::{self, Possible};
use crate::check::Checked;
use crate::model::{
    Calendar, CalendarUnit, Cell, Cells, Comparison, Direction, ExprId, FactId, Gather, Joining, Meeting, Number, PeriodPart, Rounding,
    Type, UpperEnd, Value,
};

/// A stretch of one of the plan's rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slice {
    /// The first.
    pub start: u32,
    /// How many.
    pub len: u32,
}

/// An operation. Numbers name other operations, facts, rules or rows of the plan.
#[derive(Debug, Clone, Copy)]
pub enum Op {
    /// A constant.
    Constant(u32),
    /// A fact.
    Fact(u32),
    /// A rule's finding.
    Rule(u32),
    /// A reading: the operation of the alternative that is chosen.
    Reading(u32),
    /// A parameter on a day.
    Parameter(u32, u32),
    /// All of a row.
    All(Slice),
    /// Any of a row.
    Any(Slice),
    /// Not.
    Not(u32),
    /// A comparison of two values of one form.
    Compare(Comparison, Form, u32, u32),
    /// A fact against a choice, in runs without a trace: whether it is that choice, or is not.
    IsChoice(u32, u16, bool),
    /// An age against limits, in runs without a trace: a row of the plan's ages.
    AgeAgainst(u32),
    /// One of the choices of a row.
    OneOf(u32, Slice),
    /// From a bound up to another: operand, and a row of low and high.
    Within(Form, u32, Slice, UpperEnd),
    /// Numbers added; the row holds sign and operation in turn.
    Sum(Slice),
    /// Lengths of time added.
    Lengths(Slice),
    /// Factors multiplied; the row holds `TIMES` or `OVER`, perhaps with `COUNTED`, and operation in turn.
    Product(Slice),
    /// The opposite.
    Minus(u32),
    /// The same number under another unit.
    Same(u32),
    /// Rounded to a multiple of a constant.
    Rounded(u32, Rounding, u32),
    /// Arms in turn, then the value otherwise.
    If(Slice),
    /// A row of date, duration and rounding (or none); before or after.
    After(Slice, Direction),
    /// Days from one date to another.
    DaysBetween(u32, u32),
    /// A row of birth, day and rounding (or none).
    Age(Slice),
    /// A row of birth, years and rounding (or none).
    Attains(Slice),
    /// The least of a row.
    Least(Slice),
    /// The greatest of a row.
    Greatest(Slice),
    /// A date moved to a working day: the date, a number of days (or none), and which way of which calendar.
    Moved(u32, u32, Direction, u16),
    /// Working days from one date up to another, by a calendar.
    WorkingDays(u32, u32, u16),
    /// A fact of the entity at hand: entity, and the fact's number in it.
    FactOf(u32, u32),
    /// Something of the entities of a list, by its number in the plan.
    Gather(u32),
    /// From a first day to a last one, or none.
    Through(u32, u32),
    /// The calendar month or year that a day is in.
    CalendarPeriod(CalendarUnit, u32),
    /// Periods joined.
    Joined(Joining, Slice),
    /// Whether two periods, or a period and a day, meet.
    Meets(Meeting, u32, u32),
    /// What is asked of a period, and the rounding or none.
    PartOf(PeriodPart, u32, u32),
    /// Each rate of what lies in its band: the operand, and a row of bound (or none) and rate in turn.
    Scale(u32, Slice),
}

/// How an answer is held while it is worked out. The type of an expression says which it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Yes or no.
    Truth,
    /// A number.
    Number,
    /// A date.
    Date,
    /// One of a list.
    Choice,
    /// Anything else, as a cell.
    Other,
}

impl From<Type> for Form {
    fn from(ty: Type) -> Form {
        match ty {
            Type::Truth => Form::Truth,
            Type::Quantity(_) => Form::Number,
            Type::Date => Form::Date,
            Type::Choice(_) => Form::Choice,
            Type::Months
            | Type::Days
            | Type::Mixed
            | Type::List(_)
            | Type::Text
            | Type::Period
            | Type::Periods
            | Type::Rounding
            | Type::Faulty => Form::Other,
        }
    }
}

/// A rule of the plan.
#[derive(Debug, Clone, Copy)]
pub struct PlanRule {
    /// How its finding is held.
    pub form: Form,
    /// The general rule.
    pub body: u32,
    /// Its exceptions.
    pub exceptions: Slice,
    /// Whether one of them goes before another.
    pub ranked: bool,
    /// Whether some goal comes to it by more than one way, so that its finding is worth keeping.
    pub shared: bool,
    /// Its place among findings. What is worth keeping comes first; the others are kept only as goals.
    pub place: u32,
    /// Whether it finds something for each entity of a list.
    pub each: Each,
}

/// Whether a rule is of the case as a whole, or of entities in lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Each {
    /// Of the case.
    No,
    /// Of each of these entities, or of each group of them.
    Of(Slice),
}

/// A reading of the plan.
#[derive(Debug, Clone, Copy)]
pub struct PlanReading {
    /// Its alternatives.
    pub alternatives: Slice,
    /// Its place among findings, if some goal comes to it by more than one way, so that its finding is worth keeping.
    pub place: Option<u32>,
}

/// What becomes of the entities of a list.
#[derive(Debug, Clone, Copy)]
pub struct PlanGather {
    /// What becomes of them.
    pub form: Gather,
    /// The list.
    pub list: u32,
    /// The entity.
    pub entity: u32,
    /// The value of each, or none.
    pub of: u32,
    /// The condition, or none.
    pub filter: u32,
    /// What orders them, or none.
    pub by: u32,
}

/// Whether an age lies from one number of years to another, both included, or does not.
#[derive(Debug, Clone, Copy)]
pub struct AgeTest {
    /// The date of birth.
    pub born: u32,
    /// The day.
    pub on: u32,
    /// The rounding, or none.
    pub rounding: u32,
    /// The least number of years.
    pub from: i64,
    /// The greatest.
    pub to: i64,
    /// Whether it must lie there.
    pub within: bool,
}

/// An exception of the plan.
#[derive(Debug, Clone, Copy)]
pub struct PlanException {
    /// When.
    pub when: u32,
    /// What then.
    pub value: u32,
    /// The exceptions of the same rule that go before it, by their numbers; they all stand above it.
    pub yields_to: Slice,
}

/// Marks, in runs without a trace, the number of a fact where the number of an operation is wanted.
pub(crate) const FACT: u32 = 1 << 31;

/// Marks the number of a constant likewise.
pub(crate) const CONSTANT: u32 = 1 << 30;

/// A term that is added.
pub(crate) const PLUS: u32 = 1;

/// A factor that is multiplied by.
pub(crate) const TIMES: u32 = 1;

/// A factor that is divided by.
pub(crate) const OVER: u32 = 0;

/// Marks a factor that is a length of time, of which the number counts.
pub(crate) const COUNTED: u32 = 2;

/// Marks a missing rounding in a row.
pub(crate) const NONE: u32 = u32::MAX;

/// What runs.
#[derive(Debug, Clone)]
pub struct Plan {
    pub(crate) checked: Arc<Checked>,
    /// One for each expression.
    pub(crate) ops: Vec<Op>,
    /// The same for runs without a trace: lists within lists are one list, a rule that only passes on is left out, and
    /// the limits of one age in a list are one; these stand after those of the expressions.
    pub(crate) direct: Vec<Op>,
    pub(crate) rows: Vec<u32>,
    pub(crate) ages: Vec<AgeTest>,
    pub(crate) constants: Vec<Value>,
    /// The constants, as a run reads them.
    pub(crate) figures: Cells,
    pub(crate) numbers: Vec<Number>,
    /// The calendars.
    pub(crate) calendars: Vec<Calendar>,
    pub(crate) gathers: Vec<PlanGather>,
    pub(crate) rules: Vec<PlanRule>,
    pub(crate) exceptions: Vec<PlanException>,
    pub(crate) readings: Vec<PlanReading>,
    /// How many findings of rules and readings are worth keeping.
    pub(crate) kept: usize,
    /// The values of each parameter by day.
    pub(crate) parameters: Vec<Vec<(NaiveDate, Value)>>,
    /// The alternative each reading has by default.
    pub(crate) defaults: Vec<u16>,
    /// What each fact can be, by its number.
    pub(crate) possible: Vec<Possible>,
    /// For each operation, whether there may be bounds on what it comes to while it is open.
    pub(crate) bounded: Vec<bool>,
}

impl Plan {
    /// What was compiled.
    pub fn checked(&self) -> &Checked {
        &self.checked
    }

    /// What the fact can be that an expression is.
    pub(crate) fn possible_of(&self, id: u32) -> Option<&Possible> {
        self.possible.get(self.fact_of(id)?.index())
    }

    /// The fact that an expression is.
    pub(crate) fn fact_of(&self, id: u32) -> Option<FactId> {
        possible::fact(self.checked.book(), ExprId(id))
    }

    /// The default of every reading.
    pub fn default_readings(&self) -> &[u16] {
        &self.defaults
    }

    /// The value of an expression that is a constant or a fact.
    pub(crate) fn own(&self, id: ExprId, facts: &Cells) -> Cell {
        match self.ops.get(id.0 as usize) {
            Some(Op::Constant(at)) => self.figures.get(*at as usize),
            Some(Op::Fact(at)) => facts.get(*at as usize),
            _ => Cell::Unknown,
        }
    }

    /// The stretch of a row.
    pub(crate) fn row(&self, slice: Slice) -> &[u32] {
        self.rows.get(slice.start as usize..(slice.start + slice.len) as usize).unwrap_or_default()
    }
}

/// A number of things as a place in a row.
pub(super) fn length(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
