//! What is known of ages and of dates that are reckoned, before all days are: each end from the ends of the days it is reckoned from.
//!
//! No age falls as days pass, and none rises with a later birth; what is so many months or days after a day never falls either.

use chrono::NaiveDate;

use super::range::{Range, Ranges};
use super::run::Run;
use super::truth::Truth;
use crate::compile::{AgeTest, FACT, Op, Slice};
use crate::model::{Cell, Direction, Duration, Number, Rounding, Value, calendar};

/// The first and last day that a date can be, where they are known.
type Ends = (Option<NaiveDate>, Option<NaiveDate>);

impl Range {
    fn days(&self) -> Ends {
        let day = |end: &Option<Value>| match end {
            Some(Value::Date(day)) => Some(*day),
            _ => None,
        };
        (day(&self.low), day(&self.high))
    }

    /// Dates of which both ends are reckoned; one that is not known may lie beyond the calendar.
    fn reckoned((low, high): Ends, may_fault: bool) -> Range {
        let may_fault = may_fault || low.is_none() || high.is_none();
        Range { low: low.map(Value::Date), high: high.map(Value::Date), may_fault }
    }

    /// The age on a day of who was born on a day. Only who is born on 29 February has a birthday that may not exist.
    fn age(born: &Range, on: &Range, way: Option<Rounding>) -> Range {
        let ((first, last), (from, to)) = (born.days(), on.days());
        let years = |born: Option<NaiveDate>, on: Option<NaiveDate>| {
            calendar::age(born?, on?, way).ok().map(|years| Number::whole(i64::from(years)))
        };
        let has_birthdays = |day: NaiveDate| calendar::age(day, day, None).is_ok() && !is_leap_day(day);
        let exists = way.is_some() || first.is_some_and(|day| last == Some(day) && has_birthdays(day));
        Range::numbers(years(last, from), years(first, to), born.may_fault || on.may_fault || !exists)
    }
}

fn is_leap_day(day: NaiveDate) -> bool {
    use chrono::Datelike;
    (day.month(), day.day()) == (2, 29)
}

impl Ranges<'_, '_> {
    /// An age, or a date that is reckoned from others, of which some are not known.
    pub(super) fn of_days(&mut self, op: Op) -> Range {
        match op {
            Op::Age(row) => match *self.case.plan.row(row) {
                [born, on, rounding] => {
                    let (born, on) = (self.of(born), self.of(on));
                    let way = self.way(rounding);
                    Range::age(&born, &on, way)
                }
                _ => Range::UNKNOWN,
            },
            Op::After(row, direction) => self.after(row, direction),
            Op::Attains(row) => match *self.case.plan.row(row) {
                [born, years, rounding] => {
                    let years = match self.case.cell(years) {
                        Cell::Known(Value::Number(years)) => years.to_whole().and_then(|years| i32::try_from(years).ok()),
                        _ => None,
                    };
                    let length = years.and_then(|years| Some(Duration { months: years.checked_mul(12)?, days: 0 }));
                    self.later(born, length, rounding)
                }
                _ => Range::UNKNOWN,
            },
            Op::DaysBetween(from, to) => {
                let (from, to) = (self.of(from), self.of(to));
                let ((first, last), (begun, ended)) = (from.days(), to.days());
                let length = |from: Option<NaiveDate>, to: Option<NaiveDate>| {
                    Some(Value::Duration(Duration { months: 0, days: calendar::days_between(from?, to?) }))
                };
                Range { low: length(last, begun), high: length(first, ended), may_fault: from.may_fault || to.may_fault }
            }
            _ => Range::UNKNOWN,
        }
    }

    fn after(&mut self, row: Slice, direction: Direction) -> Range {
        let [date, duration, rounding] = *self.case.plan.row(row) else { return Range::UNKNOWN };
        let length = match (self.case.cell(duration), direction) {
            (Cell::Known(Value::Duration(length)), Direction::Forward) => Some(length),
            (Cell::Known(Value::Duration(length)), Direction::Back) => length.negated(),
            _ => None,
        };
        self.later(date, length, rounding)
    }

    fn later(&mut self, date: u32, length: Option<Duration>, rounding: u32) -> Range {
        let Some(length) = length else { return Range::UNKNOWN };
        let from = self.of(date);
        let way = self.way(rounding);
        let moved = |day: Option<NaiveDate>| calendar::add(day?, length, way).ok();
        let (low, high) = from.days();
        // Without a rule for days that do not exist, a day between the ends may be none.
        Range::reckoned((moved(low), moved(high)), from.may_fault || way.is_none() && length.months != 0)
    }

    /// How a day that does not exist is rounded, where that is said.
    fn way(&mut self, rounding: u32) -> Option<Rounding> {
        if rounding as usize >= self.case.plan.ops.len() {
            return None;
        }
        match self.case.cell(rounding) {
            Cell::Known(Value::Rounding(way @ (Rounding::Up | Rounding::Down))) => Some(way),
            _ => None,
        }
    }
}

impl<const TRACE: bool> Run<'_, TRACE> {
    /// An age against limits, where a day is not known: what is known of it may be enough.
    #[cold]
    pub(super) fn age_open(&mut self, test: AgeTest) -> Truth {
        if ![test.born, test.on].into_iter().any(|id| self.has_bounds(id)) {
            return Truth::Unknown;
        }
        let (born, on) = (self.range_of(test.born), self.range_of(test.on));
        let way = if (test.rounding as usize) < self.plan.ops.len() { self.cell(test.rounding) } else { Cell::Unknown };
        let way = match way {
            Cell::Known(Value::Rounding(way @ (Rounding::Up | Rounding::Down))) => Some(way),
            _ => None,
        };
        let age = Range::age(&born, &on, way);
        let whole = |end: &Option<Value>| match end {
            Some(Value::Number(years)) => years.to_whole(),
            _ => None,
        };
        match (whole(&age.low), whole(&age.high)) {
            _ if age.may_fault => Truth::Unknown,
            (Some(low), Some(high)) if test.from <= low && high <= test.to => Truth::from(test.within),
            (_, Some(high)) if high < test.from => Truth::from(!test.within),
            (Some(low), _) if low > test.to => Truth::from(!test.within),
            (Some(low), None) if test.from <= low && test.to == i64::MAX => Truth::from(test.within),
            (None, Some(high)) if high <= test.to && test.from == i64::MIN => Truth::from(test.within),
            _ => Truth::Unknown,
        }
    }

    /// Whether more can be known of what stands in the place of a day, which may be the number of a fact.
    fn has_bounds(&self, id: u32) -> bool {
        if id & FACT == 0 {
            return self.may_be_bounded(id);
        }
        self.plan.possible.get((id & !FACT) as usize).is_some_and(|own| own.low.is_some() || own.high.is_some())
    }

    fn range_of(&mut self, id: u32) -> Range {
        if id & FACT == 0 {
            return self.range(id);
        }
        let at = (id & !FACT) as usize;
        match self.facts.get(at) {
            Cell::Known(value) => Range::point(value),
            Cell::Fault => Range::UNKNOWN,
            Cell::Unknown => self.plan.possible.get(at).map_or(Range::ANY, Range::within),
        }
    }
}
