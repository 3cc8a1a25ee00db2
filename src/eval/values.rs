//! Numbers, dates and durations.

use std::slice::Iter;

use chrono::NaiveDate;

use super::FaultKind;
use super::answer::{Answer, Open};
use super::quantity::{Kind, Quantity};
use super::run::Run;
use crate::compile::{COUNTED, NONE, Op, PLUS, Slice, TIMES};
use crate::model::calendar::{self, NoDate};
use crate::model::{Cell, Direction, Duration, Number, Rounding, RuleId, Short, Value};

impl<const TRACE: bool> Run<'_, TRACE> {
    /// What an operation that is not yes or no by itself comes to.
    #[inline(never)]
    pub(super) fn value(&mut self, id: u32, op: &Op) -> Cell {
        match *op {
            Op::Constant(at) => self.constant(at),
            Op::Fact(at) => self.fact(at),
            Op::Rule(rule) => self.rule(RuleId(rule)),
            Op::Reading(at) => self.reading(at),
            Op::Parameter(at, on) => self.parameter(id, at, on),
            Op::Lengths(row) => self.lengths(id, row),
            Op::Minus(inner) => match self.cell(inner) {
                Cell::Known(Value::Number(number)) => Cell::Known(Value::Number(number.negated())),
                Cell::Known(Value::Duration(duration)) => match duration.negated() {
                    Some(duration) => Cell::Known(Value::Duration(duration)),
                    None => self.fault(id, FaultKind::OutOfRange),
                },
                other => other,
            },
            Op::Same(inner) => self.cell(inner),
            Op::If(row) => self.if_else(row),
            Op::After(row, direction) => self.after(id, row, direction),
            Op::DaysBetween(from, to) => match (self.open(from), self.open(to)) {
                (Open::Known(from), Open::Known(to)) => {
                    Cell::Known(Value::Duration(Duration { months: 0, days: calendar::days_between(from, to) }))
                }
                (Open::Fault, _) | (_, Open::Fault) => Cell::Fault,
                (Open::Unknown, _) | (_, Open::Unknown) => Cell::Unknown,
            },
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
            Op::CalendarPeriod(unit, day) => self.calendar_period(id, unit, day),
            Op::Joined(joining, row) => self.joined(joining, row),
            Op::PartOf(part, of, rounding) => self.part_of(id, part, of, rounding),
            Op::Least(row) => self.extreme(id, row, true),
            Op::Greatest(row) => self.extreme(id, row, false),
            Op::Sum(_) | Op::Product(_) | Op::Rounded(..) | Op::Scale(..) | Op::Age(_) => self.number(id, op).cell(&self.memory.longs),
            Op::All(_)
            | Op::Any(_)
            | Op::Not(_)
            | Op::Compare(..)
            | Op::IsChoice(..)
            | Op::AgeAgainst(_)
            | Op::OneOf(..)
            | Op::Meets(..)
            | Op::Within(..) => self.truth(id).cell(),
        }
    }

    /// What an operation comes to whose type is a number.
    #[inline(never)]
    pub(super) fn number(&mut self, id: u32, op: &Op) -> Quantity {
        match *op {
            Op::Sum(row) => self.sum(id, row),
            Op::Product(row) => self.product(id, row),
            Op::Rounded(inner, way, step) => self.rounded(id, inner, way, step),
            Op::Scale(operand, row) => self.scale(id, operand, row),
            Op::Same(inner) => self.quantity(inner),
            Op::Minus(inner) => {
                let inner = self.quantity(inner);
                let open = [Quantity::UNKNOWN, Quantity::FAULT].contains(&inner);
                let minus = if open { None } else { self.minus(Quantity::ZERO, inner) };
                minus.unwrap_or(inner)
            }
            Op::Age(row) => Quantity::of_whole(self.age(id, row)),
            _ => {
                let cell = self.value(id, op);
                Quantity::of(&cell, &mut self.memory.longs)
            }
        }
    }

    /// An age in whole years. The rounding is looked at only where it decides.
    #[inline(always)]
    pub(super) fn age(&mut self, id: u32, row: Slice) -> Open<i64> {
        match self.plan.row(row) {
            [born, on, rounding] => {
                let (born, on) = (self.open(*born), self.open(*on));
                self.age_on(id, born, on, *rounding)
            }
            _ => Open::Unknown,
        }
    }

    #[inline]
    pub(super) fn age_on(&mut self, id: u32, born: Open<NaiveDate>, on: Open<NaiveDate>, rounding: u32) -> Open<i64> {
        let (born, on) = match (born, on) {
            (Open::Known(born), Open::Known(on)) => (born, on),
            (Open::Fault, _) | (_, Open::Fault) => return Open::Fault,
            (Open::Unknown, _) | (_, Open::Unknown) => return Open::Unknown,
        };
        match calendar::age(born, on, None) {
            Ok(years) => Open::Known(i64::from(years)),
            Err(_) => self.age_rounded(id, born, on, rounding),
        }
    }

    /// The age on a birthday that does not exist.
    #[cold]
    fn age_rounded(&mut self, id: u32, born: NaiveDate, on: NaiveDate, rounding: u32) -> Open<i64> {
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

    /// Numbers added: in registers as long as each is short, and then at length.
    #[inline(always)]
    pub(super) fn sum(&mut self, id: u32, row: Slice) -> Quantity {
        let plan = self.plan;
        let mut pairs = plan.row(row).as_chunks().0.iter();
        let mut sum = Short::ZERO;
        if let [[PLUS, first], ..] = pairs.as_slice() {
            pairs.next();
            let first = self.quantity(*first);
            match first.short() {
                Some(first) => sum = first,
                None => return self.sum_at_length(id, Quantity::ZERO, (PLUS, first), pairs),
            }
        }
        while let Some([sign, term]) = pairs.next() {
            let term = self.quantity(*term);
            match term.short().and_then(|term| if *sign == PLUS { sum.plus(term) } else { sum.minus(term) }) {
                Some(next) => sum = next,
                None => return self.sum_at_length(id, Quantity::of_short(sum), (*sign, term), pairs),
            }
        }
        Quantity::of_short(sum)
    }

    #[cold]
    fn sum_at_length(&mut self, id: u32, mut sum: Quantity, term: (u32, Quantity), mut rest: Iter<'_, [u32; 2]>) -> Quantity {
        let (mut open, mut next) = (None, Some(term));
        while let Some((sign, term)) = next {
            match term.kind() {
                Kind::Fault => open = Some(Quantity::FAULT),
                Kind::Unknown => open = open.or(Some(Quantity::UNKNOWN)),
                Kind::Short(_) | Kind::Long(_) => match if sign == PLUS { self.plus(sum, term) } else { self.minus(sum, term) } {
                    Some(next) => sum = next,
                    None => open = Some(self.fault(id, FaultKind::OutOfRange)),
                },
            }
            next = rest.next().map(|[sign, term]| (*sign, self.quantity(*term)));
        }
        open.unwrap_or(sum)
    }

    /// Lengths of time added.
    fn lengths(&mut self, id: u32, row: Slice) -> Cell {
        let plan = self.plan;
        // Wide enough for every row of terms, so that what goes beyond the range and comes back is right.
        let (mut months, mut days) = (0_i64, 0_i64);
        let mut open = None;
        for pair in plan.row(row).chunks_exact(2) {
            let [sign, term] = pair else { continue };
            let sign = if *sign == 1 { 1 } else { -1 };
            match self.cell(*term) {
                Cell::Known(Value::Duration(value)) => {
                    months += sign * i64::from(value.months);
                    days += sign * i64::from(value.days);
                }
                Cell::Fault => open = Some(Cell::Fault),
                Cell::Known(_) | Cell::Unknown => open = open.or(Some(Cell::Unknown)),
            }
        }
        match (open, i32::try_from(months), i32::try_from(days)) {
            (Some(open), ..) => open,
            (None, Ok(months), Ok(days)) => Cell::Known(Value::Duration(Duration { months, days })),
            (None, ..) => self.fault(id, FaultKind::OutOfRange),
        }
    }

    /// Factors multiplied: in registers as long as each is short, and then at length.
    #[inline(always)]
    pub(super) fn product(&mut self, id: u32, row: Slice) -> Quantity {
        let plan = self.plan;
        let mut pairs = plan.row(row).as_chunks().0.iter();
        let mut product = Short::ONE;
        if let [[TIMES, first], ..] = pairs.as_slice() {
            pairs.next();
            let first = self.quantity(*first);
            match first.short() {
                Some(first) => product = first,
                None => return self.product_at_length(id, Quantity::of_short(Short::ONE), (TIMES, first), pairs),
            }
        }
        while let Some([sign, factor]) = pairs.next() {
            let factor = self.factor(*sign, *factor);
            match factor.short().and_then(|factor| if sign & TIMES != 0 { product.times(factor) } else { product.over(factor) }) {
                Some(next) => product = next,
                None => return self.product_at_length(id, Quantity::of_short(product), (*sign, factor), pairs),
            }
        }
        Quantity::of_short(product)
    }

    #[cold]
    fn product_at_length(&mut self, id: u32, mut product: Quantity, factor: (u32, Quantity), mut rest: Iter<'_, [u32; 2]>) -> Quantity {
        let (mut open, mut next) = (None, Some(factor));
        // Nothing times nought is anything else, if it is known to be a number.
        let mut nought = product == Quantity::ZERO;
        while let Some((sign, factor)) = next {
            let times = sign & TIMES != 0;
            nought |= times && factor == Quantity::ZERO;
            match factor.kind() {
                Kind::Fault => open = Some(Quantity::FAULT),
                Kind::Unknown => open = open.or(Some(Quantity::UNKNOWN)),
                Kind::Short(_) | Kind::Long(_) => match if times { self.times(product, factor) } else { self.over(product, factor) } {
                    Some(next) => product = next,
                    None => {
                        let kind = if !times && factor == Quantity::ZERO { FaultKind::DivisionByZero } else { FaultKind::OutOfRange };
                        open = Some(self.fault(id, kind));
                    }
                },
            }
            next = rest.next().map(|[sign, factor]| (*sign, self.factor(*sign, *factor)));
        }
        if open == Some(Quantity::UNKNOWN) && (nought || self.divides_by_what_has_bounds(id)) {
            let range = self.range(id);
            if range.has_no_answer() {
                return self.fault(id, FaultKind::DivisionByZero);
            }
            let cell = range.only().cloned().map_or(Cell::Unknown, Cell::Known);
            return Quantity::of(&cell, &mut self.memory.longs);
        }
        open.unwrap_or(product)
    }

    /// Whether a product is divided by something that may turn out to be nothing but nought.
    fn divides_by_what_has_bounds(&self, id: u32) -> bool {
        let Some(Op::Product(row)) = self.plan.ops.get(id as usize) else { return false };
        let mut pairs = self.plan.row(*row).as_chunks().0.iter();
        pairs.any(|[sign, factor]| sign & TIMES == 0 && self.may_be_bounded(*factor))
    }

    #[inline(always)]
    fn factor(&mut self, sign: u32, id: u32) -> Quantity {
        if sign & COUNTED == 0 { self.quantity(id) } else { self.counted(id) }
    }

    /// A length of time by the number of its months or days.
    #[inline(never)]
    fn counted(&mut self, id: u32) -> Quantity {
        let cell = self.cell(id).counted();
        Quantity::of(&cell, &mut self.memory.longs)
    }

    fn any_number(&mut self, id: u32) -> Open<Number> {
        let quantity = self.quantity(id);
        match quantity.number(&self.memory.longs) {
            Some(number) => Open::Known(number),
            None if quantity == Quantity::FAULT => Open::Fault,
            None => Open::Unknown,
        }
    }

    /// Each rate of what lies in its band, from nought up. What lies beyond the amount is looked at too, and does not matter.
    fn scale(&mut self, id: u32, operand: u32, row: Slice) -> Quantity {
        let plan = self.plan;
        let operand = self.any_number(operand);
        let (mut sum, mut lower) = (Some(Number::ZERO), Number::ZERO);
        let (mut unknown, mut fault) = (operand == Open::Unknown, operand == Open::Fault);
        let mut add = |open: Open<Number>| match open {
            Open::Unknown => unknown = true,
            Open::Fault => fault = true,
            Open::Known(_) => {}
        };
        for pair in plan.row(row).chunks_exact(2) {
            let [bound, rate] = pair else { continue };
            let upper = if *bound == NONE { operand } else { self.any_number(*bound) };
            let rate = self.any_number(*rate);
            let amount = match operand {
                // A band below matters even where it has no answer: nobody knows how far it reaches.
                Open::Known(amount) if amount.compare(lower).is_gt() => amount,
                _ => continue,
            };
            let Open::Known(upper) = upper else {
                add(upper);
                continue;
            };
            let top = if amount.compare(upper).is_lt() { amount } else { upper };
            if top.compare(lower).is_gt() {
                match rate {
                    Open::Known(rate) => {
                        let part = top.minus(lower).and_then(|part| part.times(rate));
                        sum = sum.zip(part).and_then(|(sum, part)| sum.plus(part));
                    }
                    open => add(open),
                }
                lower = top;
            }
        }
        match sum {
            _ if fault => Quantity::FAULT,
            _ if unknown => Quantity::UNKNOWN,
            Some(sum) => Quantity::of_number(sum, &mut self.memory.longs),
            None => self.fault(id, FaultKind::OutOfRange),
        }
    }

    fn rounded(&mut self, id: u32, inner: u32, way: Rounding, step: u32) -> Quantity {
        let number = match self.any_number(inner) {
            Open::Known(number) => number,
            Open::Unknown => return Quantity::UNKNOWN,
            Open::Fault => return Quantity::FAULT,
        };
        let step = self.plan.numbers.get(step as usize).copied().unwrap_or(Number::whole(1));
        let rounded = match way {
            Rounding::Nearest => number.nearest_to(step),
            Rounding::Up => number.up_to(step),
            Rounding::Down => number.down_to(step),
        };
        match rounded {
            Some(number) => Quantity::of_number(number, &mut self.memory.longs),
            None => self.fault(id, FaultKind::OutOfRange),
        }
    }

    /// A date and a duration. The rounding is looked at only where it decides.
    fn after(&mut self, id: u32, row: Slice, direction: Direction) -> Cell {
        let [date, duration, rounding] = self.plan.row(row) else { return Cell::Unknown };
        let rounding = *rounding;
        let (date, length) = match (self.cell(*date), self.cell(*duration)) {
            (Cell::Known(Value::Date(date)), Cell::Known(Value::Duration(length))) => (date, length),
            (date, duration) => return undecided(&[date, duration]),
        };
        let length = match direction {
            Direction::Forward => Some(length),
            Direction::Back => length.negated(),
        };
        let Some(length) = length else {
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
            Some(Cell::Unknown) if best.is_none() => Cell::Unknown,
            Some(open) => self.range(id).settled(open),
        }
    }
}

/// What comes of operands that are not all known.
pub(super) fn undecided(cells: &[Cell]) -> Cell {
    if cells.contains(&Cell::Fault) { Cell::Fault } else { Cell::Unknown }
}
