//! Numbers, dates and durations.

use chrono::NaiveDate;

use super::FaultKind;
use super::run::Run;
use super::trace::Subject;
use crate::compile::{FACT, NONE, Op, Slice};
use crate::model::calendar::{self, NoDate};
use crate::model::{Cell, Duration, ExprId, Number, Rounding, RuleId, Value};

impl<const TRACE: bool> Run<'_, TRACE> {
    /// What an operation that is not yes or no by itself comes to.
    pub(super) fn value(&mut self, id: u32, op: Op) -> Cell {
        match op {
            Op::Constant(at) => self.plan.constants.get(at as usize).map_or(Cell::Unknown, |value| Cell::Known(value.clone())),
            Op::Fact(at) => self.facts.get(at as usize).cloned().unwrap_or(Cell::Unknown),
            Op::Rule(rule) => self.rule(RuleId(rule)),
            Op::Reading(at) => self.reading(at),
            Op::Parameter(at, on) => self.parameter(id, at, on),
            Op::Sum(row) => self.sum(id, row),
            Op::Product(row) => self.product(id, row),
            Op::Minus(inner) => match self.cell(inner) {
                Cell::Known(Value::Number(number)) => Cell::Known(Value::Number(number.negated())),
                Cell::Known(Value::Duration(duration)) => match duration.negated() {
                    Some(duration) => Cell::Known(Value::Duration(duration)),
                    None => self.fault(id, FaultKind::OutOfRange),
                },
                other => other,
            },
            Op::Same(inner) => self.cell(inner),
            Op::Rounded(inner, way, step) => self.rounded(id, inner, way, step),
            Op::If(row) => self.if_else(row),
            Op::After(row, before) => self.after(id, row, before),
            Op::DaysBetween(from, to) => match (self.cell(from), self.cell(to)) {
                (Cell::Known(Value::Date(from)), Cell::Known(Value::Date(to))) => {
                    Cell::Known(Value::Duration(Duration { months: 0, days: calendar::days_between(from, to) }))
                }
                (from, to) => undecided(&[from, to]),
            },
            Op::Age(row) => self.age(id, row).cell(|years| Value::Number(Number::whole(years))),
            Op::Attains(row) => self.with_birth(id, row, |born, years, rounding| match years {
                Value::Number(years) => {
                    let years = years.to_whole().and_then(|years| i32::try_from(years).ok()).ok_or(NoDate::OutOfRange)?;
                    calendar::attains(born, years, rounding).map(Value::Date)
                }
                other => Ok(other.clone()),
            }),
            Op::Moved(date, count, way, calendar) => self.moved(id, date, count, way, calendar),
            Op::WorkingDays(from, to, calendar) => self.working_days(id, from, to, calendar),
            Op::FactOf(entity, slot) => self.fact_of(entity, slot),
            Op::Gather(at) => self.gather(id, at),
            Op::Through(first, last) => self.through(id, first, last),
            Op::Joined(joining, row) => self.joined(joining, row),
            Op::PartOf(part, of, rounding) => self.part_of(id, part, of, rounding),
            Op::Scale(operand, row) => self.scale(id, operand, row),
            Op::Least(row) => self.extreme(id, row, true),
            Op::Greatest(row) => self.extreme(id, row, false),
            Op::All(_)
            | Op::Any(_)
            | Op::Not(_)
            | Op::Compare(..)
            | Op::CompareWhole(..)
            | Op::AgeAgainst(_)
            | Op::OneOf(..)
            | Op::Meets(..)
            | Op::Within(..) => self.truth(id).cell(),
        }
    }

    /// An age or a whole constant.
    pub(super) fn whole(&mut self, id: u32) -> Open<i64> {
        let first = self.mark();
        let found = match self.op(id) {
            Some(Op::Age(row)) => self.age(id, row),
            Some(Op::Constant(at)) => match self.plan.constants.get(at as usize) {
                Some(Value::Number(number)) => number.to_whole().map_or(Open::Unknown, Open::Known),
                _ => Open::Unknown,
            },
            _ => Open::Unknown,
        };
        if TRACE && matches!((self.op(id), found), (Some(Op::Constant(_)), Open::Known(_))) {
            self.step_own(id);
        } else if TRACE {
            self.step(Subject::Expr(ExprId(id)), first, &found.cell(|whole| Value::Number(Number::whole(whole))));
        }
        found
    }

    /// A date; facts and readings of facts are looked up in place.
    fn date(&mut self, id: u32) -> Open<NaiveDate> {
        if !TRACE && id & FACT != 0 {
            return Open::date(self.facts.get((id ^ FACT) as usize).unwrap_or(&Cell::Unknown));
        }
        let first = self.mark();
        let found = match self.op(id) {
            Some(Op::Fact(at)) => Open::date(self.facts.get(at as usize).unwrap_or(&Cell::Unknown)),
            Some(op) => Open::date(&self.value(id, op)),
            None => Open::Unknown,
        };
        if TRACE && matches!((self.op(id), found), (Some(Op::Fact(_)), Open::Known(_))) {
            self.step_own(id);
        } else if TRACE {
            self.step(Subject::Expr(ExprId(id)), first, &found.cell(Value::Date));
        }
        found
    }

    /// An age in whole years. The rounding is looked at only where it decides.
    fn age(&mut self, id: u32, row: Slice) -> Open<i64> {
        match self.plan.row(row) {
            [born, on, rounding] => self.age_of(id, *born, *on, *rounding),
            _ => Open::Unknown,
        }
    }

    pub(super) fn age_of(&mut self, id: u32, born: u32, on: u32, rounding: u32) -> Open<i64> {
        let (born, on) = match (self.date(born), self.date(on)) {
            (Open::Known(born), Open::Known(on)) => (born, on),
            (Open::Fault, _) | (_, Open::Fault) => return Open::Fault,
            (Open::Unknown, _) | (_, Open::Unknown) => return Open::Unknown,
        };
        if let Ok(years) = calendar::age(born, on, None) {
            return Open::Known(i64::from(years));
        }
        let found =
            self.rounded_date(id, rounding, |way| calendar::age(born, on, way).map(|years| Value::Number(Number::whole(i64::from(years)))));
        match found {
            Cell::Known(Value::Number(years)) => years.to_whole().map_or(Open::Unknown, Open::Known),
            Cell::Fault => Open::Fault,
            Cell::Known(_) | Cell::Unknown => Open::Unknown,
        }
    }

    fn parameter(&mut self, id: u32, at: u32, on: u32) -> Cell {
        match self.cell(on) {
            Cell::Known(Value::Date(day)) => {
                let values = self.plan.parameters.get(at as usize).map(Vec::as_slice).unwrap_or_default();
                let found = values.partition_point(|(from, _)| *from <= day).checked_sub(1).and_then(|at| values.get(at));
                match found {
                    Some((_, value)) => Cell::Known(value.clone()),
                    None => self.fault(id, FaultKind::NoValueOn(day)),
                }
            }
            other => undecided(&[other]),
        }
    }

    fn sum(&mut self, id: u32, row: Slice) -> Cell {
        let plan = self.plan;
        // Wide enough for every row of terms, so that what goes beyond the range and comes back is right.
        let (mut number, mut months, mut days) = (Number::ZERO, 0_i64, 0_i64);
        let mut is_number = false;
        let mut undecided = None;
        for pair in plan.row(row).chunks_exact(2) {
            let [sign, term] = pair else { continue };
            let plus = *sign == 1;
            match self.cell(*term) {
                Cell::Known(Value::Number(value)) => {
                    is_number = true;
                    let sum = if plus { number.plus(value) } else { number.minus(value) };
                    match sum {
                        Some(sum) => number = sum,
                        None => undecided = Some(self.fault(id, FaultKind::OutOfRange)),
                    }
                }
                Cell::Known(Value::Duration(value)) => {
                    let sign = if plus { 1 } else { -1 };
                    months += sign * i64::from(value.months);
                    days += sign * i64::from(value.days);
                }
                Cell::Fault => undecided = Some(Cell::Fault),
                Cell::Known(_) | Cell::Unknown => undecided = undecided.or(Some(Cell::Unknown)),
            }
        }
        if let Some(open) = undecided {
            return open;
        }
        if is_number {
            return Cell::Known(Value::Number(number));
        }
        match (i32::try_from(months), i32::try_from(days)) {
            (Ok(months), Ok(days)) => Cell::Known(Value::Duration(Duration { months, days })),
            _ => self.fault(id, FaultKind::OutOfRange),
        }
    }

    fn product(&mut self, id: u32, row: Slice) -> Cell {
        let plan = self.plan;
        let mut product = Number::whole(1);
        let mut undecided = None;
        for pair in plan.row(row).chunks_exact(2) {
            let [sign, term] = pair else { continue };
            match self.cell(*term).counted() {
                Cell::Known(Value::Number(value)) => {
                    let next = if *sign == 1 { product.times(value) } else { product.over(value) };
                    match next {
                        Some(next) => product = next,
                        None => {
                            let kind = if *sign == 0 && value.is_zero() { FaultKind::DivisionByZero } else { FaultKind::OutOfRange };
                            undecided = Some(self.fault(id, kind));
                        }
                    }
                }
                Cell::Fault => undecided = Some(Cell::Fault),
                Cell::Known(_) | Cell::Unknown => undecided = undecided.or(Some(Cell::Unknown)),
            }
        }
        undecided.unwrap_or(Cell::Known(Value::Number(product)))
    }

    /// Each rate of what lies in its band, from nought up. What lies beyond the amount is looked at too, and does not matter.
    fn scale(&mut self, id: u32, operand: u32, row: Slice) -> Cell {
        let plan = self.plan;
        let operand = self.cell(operand);
        let (mut sum, mut lower) = (Some(Number::ZERO), Number::ZERO);
        let mut open: Vec<Cell> = if matches!(operand, Cell::Known(_)) { Vec::new() } else { vec![operand.clone()] };
        for pair in plan.row(row).chunks_exact(2) {
            let [bound, rate] = pair else { continue };
            let upper = if *bound == NONE { operand.clone() } else { self.cell(*bound) };
            let rate = self.cell(*rate);
            let amount = match &operand {
                // A band below matters even where it has no answer: nobody knows how far it reaches.
                Cell::Known(Value::Number(amount)) if amount.compare(lower).is_gt() => *amount,
                _ => continue,
            };
            let Cell::Known(Value::Number(upper)) = upper else {
                open.push(upper);
                continue;
            };
            let top = if amount.compare(upper).is_lt() { amount } else { upper };
            if top.compare(lower).is_gt() {
                match rate {
                    Cell::Known(Value::Number(rate)) => {
                        let part = top.minus(lower).and_then(|part| part.times(rate));
                        sum = sum.zip(part).and_then(|(sum, part)| sum.plus(part));
                    }
                    rate => open.push(rate),
                }
                lower = top;
            }
        }
        match (open.as_slice(), sum) {
            ([], Some(sum)) => Cell::Known(Value::Number(sum)),
            ([], None) => self.fault(id, FaultKind::OutOfRange),
            (open, _) => undecided(open),
        }
    }

    fn rounded(&mut self, id: u32, inner: u32, way: Rounding, step: u32) -> Cell {
        match self.cell(inner) {
            Cell::Known(Value::Number(number)) => {
                let step = self.plan.numbers.get(step as usize).copied().unwrap_or(Number::whole(1));
                let rounded = match way {
                    Rounding::Nearest => number.nearest_to(step),
                    Rounding::Up => number.up_to(step),
                    Rounding::Down => number.down_to(step),
                };
                match rounded {
                    Some(number) => Cell::Known(Value::Number(number)),
                    None => self.fault(id, FaultKind::OutOfRange),
                }
            }
            other => other,
        }
    }

    /// A date and a duration. The rounding is looked at only where it decides.
    fn after(&mut self, id: u32, row: Slice, before: bool) -> Cell {
        let [date, duration, rounding] = self.plan.row(row) else { return Cell::Unknown };
        let rounding = *rounding;
        let (date, length) = match (self.cell(*date), self.cell(*duration)) {
            (Cell::Known(Value::Date(date)), Cell::Known(Value::Duration(length))) => (date, length),
            (date, duration) => return undecided(&[date, duration]),
        };
        let Some(length) = (if before { length.negated() } else { Some(length) }) else {
            return self.fault(id, FaultKind::DateOutOfRange);
        };
        self.rounded_date(id, rounding, |way| calendar::add(date, length, way).map(Value::Date))
    }

    /// An age, or the day one is attained.
    fn with_birth(&mut self, id: u32, row: Slice, work: impl Fn(NaiveDate, &Value, Option<Rounding>) -> Result<Value, NoDate>) -> Cell {
        let [born, other, rounding] = self.plan.row(row) else { return Cell::Unknown };
        let rounding = *rounding;
        match (self.cell(*born), self.cell(*other)) {
            (Cell::Known(Value::Date(born)), Cell::Known(other)) => self.rounded_date(id, rounding, |way| work(born, &other, way)),
            (born, other) => undecided(&[born, other]),
        }
    }

    pub(super) fn rounded_date(&mut self, id: u32, rounding: u32, work: impl Fn(Option<Rounding>) -> Result<Value, NoDate>) -> Cell {
        match work(None) {
            Ok(value) => Cell::Known(value),
            Err(NoDate::OutOfRange) => self.fault(id, FaultKind::DateOutOfRange),
            Err(NoDate::NoSuchDay { year, month, day }) => {
                if (rounding as usize) >= self.plan.ops.len() {
                    return self.fault(id, FaultKind::NoSuchDay { year, month, day });
                }
                match self.cell(rounding) {
                    Cell::Known(Value::Rounding(way)) => match work(Some(way)) {
                        Ok(value) => Cell::Known(value),
                        Err(NoDate::OutOfRange) => self.fault(id, FaultKind::DateOutOfRange),
                        Err(NoDate::NoSuchDay { year, month, day }) => self.fault(id, FaultKind::NoSuchDay { year, month, day }),
                    },
                    other => undecided(&[other]),
                }
            }
        }
    }

    /// The least or greatest of a row. Where one of them is open, what is known of all may leave one value only.
    fn extreme(&mut self, id: u32, row: Slice, least: bool) -> Cell {
        let plan = self.plan;
        let mut best: Option<Value> = None;
        let mut open = None;
        for member in plan.row(row) {
            match self.cell(*member) {
                Cell::Known(value) => {
                    if best.as_ref().is_none_or(|best| if least { value.order(best).is_lt() } else { value.order(best).is_gt() }) {
                        best = Some(value);
                    }
                }
                Cell::Fault => open = Some(Cell::Fault),
                Cell::Unknown => open = open.or(Some(Cell::Unknown)),
            }
        }
        match open {
            None => best.map_or(Cell::Unknown, Cell::Known),
            Some(Cell::Unknown) if best.is_some() => self.range(id).only().map_or(Cell::Unknown, |value| Cell::Known(value.clone())),
            Some(open) => open,
        }
    }
}

/// A value of one type, or why there is none.
#[derive(Debug, Clone, Copy)]
pub(super) enum Open<T> {
    Known(T),
    Unknown,
    Fault,
}

impl<T> Open<T> {
    fn cell(self, value: impl FnOnce(T) -> Value) -> Cell {
        match self {
            Open::Known(known) => Cell::Known(value(known)),
            Open::Unknown => Cell::Unknown,
            Open::Fault => Cell::Fault,
        }
    }
}

impl Open<NaiveDate> {
    fn date(cell: &Cell) -> Open<NaiveDate> {
        match cell {
            Cell::Known(Value::Date(date)) => Open::Known(*date),
            Cell::Fault => Open::Fault,
            Cell::Known(_) | Cell::Unknown => Open::Unknown,
        }
    }
}

/// What comes of operands that are not all known.
pub(super) fn undecided(cells: &[Cell]) -> Cell {
    if cells.contains(&Cell::Fault) { Cell::Fault } else { Cell::Unknown }
}
