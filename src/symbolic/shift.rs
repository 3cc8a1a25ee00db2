//! Functions from day to day that never decrease: a month later, the first day of the month, the earliest day from which a month later is
//! not before a day. A comparison of two dates is always one date against such a function of the other.

use chrono::NaiveDate;

use crate::model::calendar;
use crate::model::{CalendarUnit, Duration, End, Period, Rounding};

/// One step of a function.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Move {
    /// That many days later.
    Days(i32),
    /// That many months later; a day that a month does not have is rounded.
    Months(i32, Rounding),
    /// The first or last day of the month or year.
    Calendar(CalendarUnit, End),
    /// The earliest day that another step takes to the day or beyond it.
    Earliest(Box<Move>),
}

/// Steps, one after another.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Shift(pub Vec<Move>);

/// How two functions compare over all days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Against {
    /// The same on every day.
    Same,
    /// Never later, on some day earlier.
    Earlier,
    /// Never earlier, on some day later.
    Later,
    /// Earlier on some days and later on others.
    Mixed,
}

/// The days after which the calendar repeats itself.
const CYCLE: i32 = 146_097;

/// The days of the first year of the cycle looked at: 1 January 2000, counted from the year 1.
const FIRST: i32 = 730_120;

impl Move {
    fn apply(&self, day: NaiveDate) -> Option<NaiveDate> {
        match self {
            Move::Days(days) => calendar::add(day, Duration { months: 0, days: *days }, None).ok(),
            Move::Months(months, rounding) => calendar::add(day, Duration { months: *months, days: 0 }, Some(*rounding)).ok(),
            Move::Calendar(unit, end) => {
                let period = Period::of_calendar(*unit, day).ok()?;
                match end {
                    End::First => Some(period.from()),
                    End::Last => period.last(),
                }
            }
            Move::Earliest(of) => {
                let (least, most) = of.reach();
                let number = calendar::number(day);
                let (mut low, mut high) = (number - most - 1, number - least + 1);
                while low < high {
                    let middle = low + (high - low).div_euclid(2);
                    if of.apply(calendar::of_number(middle)?)? >= day { high = middle } else { low = middle + 1 }
                }
                calendar::of_number(low)
            }
        }
    }

    /// How many days it leads away, at least and at most. Wider than need be.
    fn reach(&self) -> (i32, i32) {
        match self {
            Move::Days(days) => (*days, *days),
            Move::Months(months, _) => {
                // A month has 30.436875 days in the mean of a cycle; no row of months is as much as five days off.
                let days = i64::from(*months) * 30_436_875 / 1_000_000;
                let days = i32::try_from(days).unwrap_or(if *months < 0 { i32::MIN / 2 } else { i32::MAX / 2 });
                (days - 6, days + 6)
            }
            Move::Calendar(CalendarUnit::Month, End::First) => (-30, 0),
            Move::Calendar(CalendarUnit::Month, End::Last) => (0, 30),
            Move::Calendar(CalendarUnit::Year, End::First) => (-365, 0),
            Move::Calendar(CalendarUnit::Year, End::Last) => (0, 365),
            Move::Earliest(of) => {
                let (least, most) = of.reach();
                (-most - 1, -least + 1)
            }
        }
    }
}

impl Shift {
    /// The day itself.
    pub(super) fn none() -> Shift {
        Shift(Vec::new())
    }

    /// What it is followed by.
    pub(super) fn then(mut self, next: Move) -> Shift {
        match (self.0.last_mut(), next) {
            (_, Move::Days(0) | Move::Months(0, _)) => {}
            (Some(Move::Days(own)), Move::Days(more)) => match own.checked_add(more) {
                Some(0) => drop(self.0.pop()),
                Some(sum) => *own = sum,
                None => self.0.push(Move::Days(more)),
            },
            (_, next) => self.0.push(next),
        }
        self
    }

    /// This, then another.
    pub(super) fn followed_by(self, other: &Shift) -> Shift {
        other.0.iter().cloned().fold(self, Shift::then)
    }

    /// The earliest day that this takes to a day or beyond it.
    pub(super) fn earliest(&self) -> Shift {
        self.0.iter().rev().fold(Shift::none(), |all, own| match own {
            Move::Days(days) => all.then(Move::Days(-days)),
            other => all.then(Move::Earliest(Box::new(other.clone()))),
        })
    }

    /// The day it leads to; `None` beyond the calendar.
    pub(super) fn apply(&self, day: NaiveDate) -> Option<NaiveDate> {
        self.0.iter().try_fold(day, |day, own| own.apply(day))
    }

    /// The days, if it always leads that many days away.
    pub(super) fn days(&self) -> Option<i32> {
        match self.0.as_slice() {
            [] => Some(0),
            [Move::Days(days)] => Some(*days),
            _ => None,
        }
    }

    fn reach(&self) -> (i64, i64) {
        self.0.iter().map(Move::reach).fold((0, 0), |(low, high), own| (low + i64::from(own.0), high + i64::from(own.1)))
    }

    /// How it compares with another over all days: of a whole cycle of the calendar, unless they lie far apart.
    pub(super) fn against(&self, other: &Shift) -> Against {
        if self == other {
            return Against::Same;
        }
        let (own, others) = (self.reach(), other.reach());
        if own.1 < others.0 {
            return Against::Earlier;
        }
        if others.1 < own.0 {
            return Against::Later;
        }
        let (mut earlier, mut later) = (false, false);
        for number in FIRST..FIRST + CYCLE {
            let day = calendar::of_number(number);
            let (Some(own), Some(other)) = (day.and_then(|day| self.apply(day)), day.and_then(|day| other.apply(day))) else { continue };
            earlier |= own < other;
            later |= own > other;
            if earlier && later {
                return Against::Mixed;
            }
        }
        match (earlier, later) {
            (false, false) => Against::Same,
            (true, false) => Against::Earlier,
            (false, true) => Against::Later,
            (true, true) => Against::Mixed,
        }
    }
}
