//! What is known of ages and of dates that are reckoned, before all days are: each end from the ends of the days it is reckoned from.
//!
//! No age falls as days pass, and none rises with a later birth; what is so many months or days after a day never falls either. Where nothing
//! says how a day that does not exist is rounded, the ends are those of both ways.

use chrono::NaiveDate;

use super::range::{Doubt, Range};
use super::ranges::Ranges;
use super::run::Run;
use super::truth::Truth;
use crate::compile::{AgeTest, FACT, Op, Possible, Slice};
use crate::model::{Cell, Direction, Duration, FactId, Number, Rounding, Value, calendar};

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
    fn reckoned((low, high): Ends, doubt: Doubt, waits: bool) -> Range {
        let beyond = if low.is_none() || high.is_none() { Doubt::May } else { Doubt::None };
        Range { low: low.map(Value::Date), high: high.map(Value::Date), doubt: doubt.max(beyond), waits }
    }

    /// The age on a day of who was born on a day. Only who is born on 29 February has a birthday that may not exist.
    fn age(born: &Range, on: &Range, way: Option<Rounding>) -> Range {
        let ((first, last), (from, to)) = (born.days(), on.days());
        let years = |born: Option<NaiveDate>, on: Option<NaiveDate>, otherwise: Rounding| {
            calendar::age(born?, on?, Some(way.unwrap_or(otherwise))).ok().map(|years| Number::whole(i64::from(years)))
        };
        let exists = way.is_some() || first.is_some_and(|day| last == Some(day) && !is_leap_day(day));
        let rounded = if exists { Doubt::None } else { Doubt::Within };
        let doubt = born.doubt.max(on.doubt).max(rounded);
        Range::numbers(years(last, from, Rounding::Up), years(first, to, Rounding::Down), doubt, born.waits || on.waits)
    }
}

fn is_leap_day(day: NaiveDate) -> bool {
    use chrono::Datelike;
    (day.month(), day.day()) == (2, 29)
}

impl Ranges<'_> {
    /// An age, or a date that is reckoned from others, of which some are not known or nothing says how one is rounded; none of anything else.
    pub(super) fn of_days(&mut self, op: Op) -> Option<Range> {
        match op {
            Op::Age(row) => match *self.case.plan.row(row) {
                [born, on, rounding] => {
                    let (born, on) = (self.of(born), self.of(on));
                    let way = self.way(rounding);
                    Some(Range::age(&born, &on, way))
                }
                _ => None,
            },
            Op::After(row, direction) => self.after(row, direction),
            Op::Attains(row) => match *self.case.plan.row(row) {
                [born, years, rounding] => {
                    let years = self.case.cell(years);
                    let months = |years: &Value| match years {
                        Value::Number(years) => years.to_whole().and_then(|years| i32::try_from(years).ok())?.checked_mul(12),
                        _ => None,
                    };
                    let length = match &years {
                        Cell::Known(years) => Cell::Known(Value::Duration(Duration { months: months(years)?, days: 0 })),
                        open => open.clone(),
                    };
                    Some(self.later(born, &length, rounding))
                }
                _ => None,
            },
            Op::DaysBetween(from, to) => {
                let (from, to) = (self.of(from), self.of(to));
                let ((first, last), (begun, ended)) = (from.days(), to.days());
                let length = |from: Option<NaiveDate>, to: Option<NaiveDate>| {
                    Some(Value::Duration(Duration { months: 0, days: calendar::days_between(from?, to?) }))
                };
                let (doubt, waits) = (from.doubt.max(to.doubt), from.waits || to.waits);
                Some(Range { low: length(last, begun), high: length(first, ended), doubt, waits })
            }
            _ => None,
        }
    }

    fn after(&mut self, row: Slice, direction: Direction) -> Option<Range> {
        let [date, duration, rounding] = *self.case.plan.row(row) else { return None };
        let length = match (self.case.cell(duration), direction) {
            (Cell::Known(Value::Duration(length)), Direction::Back) => Cell::Known(Value::Duration(length.negated()?)),
            (length, _) => length,
        };
        Some(self.later(date, &length, rounding))
    }

    fn later(&mut self, date: u32, length: &Cell, rounding: u32) -> Range {
        let from = self.of(date);
        let length = match length {
            Cell::Known(Value::Duration(length)) => *length,
            Cell::Fault => return Range::FAULT,
            _ if from.doubt == Doubt::Must => return Range::FAULT,
            Cell::Known(_) | Cell::Unknown => return Range::UNKNOWN,
        };
        let way = self.way(rounding);
        let moved = |day: Option<NaiveDate>, otherwise| calendar::add(day?, length, Some(way.unwrap_or(otherwise))).ok();
        let (low, high) = from.days();
        // Without a rule for days that do not exist, a day between the ends may be none.
        let rounded = if way.is_none() && length.months != 0 { Doubt::Within } else { Doubt::None };
        Range::reckoned((moved(low, Rounding::Down), moved(high, Rounding::Up)), from.doubt.max(rounded), from.waits)
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
    /// An age against limits, where a day is not known or nothing says how a birthday is rounded: what is known of it may be enough.
    #[cold]
    pub(super) fn age_open(&mut self, test: AgeTest, found: Truth) -> Truth {
        if found == Truth::Unknown && ![test.born, test.on].into_iter().any(|id| self.has_bounds(id)) {
            return found;
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
            _ if age.doubt > Doubt::Within => age.undecided(found),
            (Some(low), Some(high)) if test.from <= low && high <= test.to => Truth::from(test.within),
            (_, Some(high)) if high < test.from => Truth::from(!test.within),
            (Some(low), _) if low > test.to => Truth::from(!test.within),
            (Some(low), None) if test.from <= low && test.to == i64::MAX => Truth::from(test.within),
            (None, Some(high)) if high <= test.to && test.from == i64::MIN => Truth::from(test.within),
            _ => age.undecided(found),
        }
    }

    /// Whether more can be known of what stands in the place of a day, which may be the number of a fact.
    fn has_bounds(&self, id: u32) -> bool {
        if id & FACT == 0 {
            return self.may_be_bounded(id);
        }
        self.possible(FactId(id & !FACT)).is_some_and(Possible::has_ends)
    }

    fn range_of(&mut self, id: u32) -> Range {
        if id & FACT == 0 {
            return self.range(id);
        }
        let at = (id & !FACT) as usize;
        match self.facts.get(at) {
            Cell::Known(value) => Range::point(value),
            Cell::Fault => Range::FAULT,
            Cell::Unknown => self.possible(FactId(id & !FACT)).map_or(Range::ANY, Range::within),
        }
    }
}
