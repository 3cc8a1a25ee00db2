//! Functions from day to day that never decrease: a month later, the first day of the month, the earliest day from which a month later is
//! not before a day. A comparison of two dates is always one date against such a function of the other.

use chrono::NaiveDate;

use crate::model::calendar;
use crate::model::{CalendarUnit, Duration, End, Period, Rounding};

/// One step of a function.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum DateStep {
    /// That many days later.
    Days(i32),
    /// That many months later; a day that a month does not have is rounded.
    Months(i32, Rounding),
    /// The first or last day of the month or year.
    Calendar(CalendarUnit, End),
    /// The earliest day that another step takes to the day or beyond it.
    Earliest(Box<DateStep>),
}

/// Steps, one after another.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Shift(pub Vec<DateStep>);

/// How two functions compare over all days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::symbolic) enum Against {
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

/// The months of that.
const MONTHS_OF_CYCLE: i32 = 4_800;

/// The days after which it does so where no leap day is left out in between.
const FOUR_YEARS: i32 = 1_461;

/// 1 January 2010, counted from the year 1: no leap day is left out within ninety years.
const ORDINARY: i32 = 733_773;

/// 1 March 2100, counted from the year 1: the leap day before it is left out.
const LEFT_OUT: i32 = 766_704;

impl DateStep {
    fn apply(&self, day: NaiveDate) -> Option<NaiveDate> {
        match self {
            DateStep::Days(days) => calendar::add(day, Duration { months: 0, days: *days }, None).ok(),
            DateStep::Months(months, rounding) => calendar::add(day, Duration { months: *months, days: 0 }, Some(*rounding)).ok(),
            DateStep::Calendar(unit, end) => {
                let period = Period::of_calendar(*unit, day).ok()?;
                match end {
                    End::First => Some(period.from()),
                    End::Last => period.last(),
                }
            }
            DateStep::Earliest(of) => {
                let (least, most) = of.days_moved();
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
    fn days_moved(&self) -> (i32, i32) {
        match self {
            DateStep::Days(days) => (*days, *days),
            DateStep::Months(months, _) => {
                // A month has 30.436875 days in the mean of a cycle; no row of months is as much as five days off.
                let days = i64::from(*months) * 30_436_875 / 1_000_000;
                let days = i32::try_from(days).unwrap_or(if *months < 0 { i32::MIN / 2 } else { i32::MAX / 2 });
                (days - 6, days + 6)
            }
            DateStep::Calendar(CalendarUnit::Month, End::First) => (-30, 0),
            DateStep::Calendar(CalendarUnit::Month, End::Last) => (0, 30),
            DateStep::Calendar(CalendarUnit::Year, End::First) => (-365, 0),
            DateStep::Calendar(CalendarUnit::Year, End::Last) => (0, 365),
            DateStep::Earliest(of) => {
                let (least, most) = of.days_moved();
                (-most - 1, -least + 1)
            }
        }
    }
}

impl Shift {
    /// The day itself.
    pub(in crate::symbolic) fn none() -> Shift {
        Shift(Vec::new())
    }

    /// What it is followed by.
    pub(in crate::symbolic) fn then(mut self, next: DateStep) -> Shift {
        match (self.0.last_mut(), next) {
            (_, DateStep::Days(0) | DateStep::Months(0, _)) => {}
            (Some(DateStep::Days(own)), DateStep::Days(more)) => match own.checked_add(more) {
                Some(0) => drop(self.0.pop()),
                Some(sum) => *own = sum,
                None => self.0.push(DateStep::Days(more)),
            },
            (_, next) => self.0.push(next),
        }
        self
    }

    /// This, then another.
    pub(in crate::symbolic) fn followed_by(self, other: &Shift) -> Shift {
        other.0.iter().cloned().fold(self, Shift::then)
    }

    /// The earliest day that this takes to a day or beyond it.
    pub(in crate::symbolic) fn earliest(&self) -> Shift {
        self.0.iter().rev().fold(Shift::none(), |all, own| match own {
            DateStep::Days(days) => all.then(DateStep::Days(-days)),
            other => all.then(DateStep::Earliest(Box::new(other.clone()))),
        })
    }

    /// The day it leads to; `None` beyond the calendar.
    pub(in crate::symbolic) fn apply(&self, day: NaiveDate) -> Option<NaiveDate> {
        self.0.iter().try_fold(day, |day, own| own.apply(day))
    }

    /// The days, if it always leads that many days away.
    pub(in crate::symbolic) fn days(&self) -> Option<i32> {
        match self.0.as_slice() {
            [] => Some(0),
            [DateStep::Days(days)] => Some(*days),
            _ => None,
        }
    }

    fn days_moved(&self) -> (i64, i64) {
        self.0.iter().map(DateStep::days_moved).fold((0, 0), |(low, high), own| (low + i64::from(own.0), high + i64::from(own.1)))
    }

    /// How many days away it mostly leads.
    pub(in crate::symbolic) fn usual(&self) -> i64 {
        let (least, most) = self.days_moved();
        (least + most) / 2
    }

    /// Whether it leads to a later day from every day.
    pub(in crate::symbolic) fn always_advances(&self) -> bool {
        matches!(self.against(&Shift::none().then(DateStep::Days(1))), Against::Same | Against::Later)
    }

    /// How it compares with another over all days.
    pub(in crate::symbolic) fn against(&self, other: &Shift) -> Against {
        if self == other {
            return Against::Same;
        }
        let (own, others) = (self.days_moved(), other.days_moved());
        if own.1 < others.0 {
            return Against::Earlier;
        }
        if others.1 < own.0 {
            return Against::Later;
        }
        if let Some(known) = self.rounded_otherwise(other) {
            return known;
        }
        let (mut earlier, mut later) = (false, false);
        for number in decisive(own.0.abs().max(own.1.abs()).max(others.0.abs()).max(others.1.abs())) {
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

impl Shift {
    /// How it compares with one that differs in its rounding alone: that matters on the days that do not exist so many months later. There
    /// are such days, but where the calendar repeats itself.
    fn rounded_otherwise(&self, other: &Shift) -> Option<Against> {
        let ([DateStep::Months(months, own)], [DateStep::Months(others, rounding)]) = (self.0.as_slice(), other.0.as_slice()) else {
            return None;
        };
        match (own, rounding) {
            _ if months != others || months % MONTHS_OF_CYCLE == 0 => None,
            (Rounding::Down, Rounding::Up) => Some(Against::Earlier),
            (Rounding::Up, Rounding::Down) => Some(Against::Later),
            _ => None,
        }
    }
}

/// Days that show all that functions can do that lead no farther than that.
///
/// What they do on a day depends on the leap days that far around it. Away from a leap day that is left out, they do the same every four
/// years; and each that is left out has the same years around it, as long as no other is near.
fn decisive(days: i64) -> impl Iterator<Item = i32> {
    let near = i32::try_from(days).unwrap_or(CYCLE).saturating_add(FOUR_YEARS);
    let (ordinary, around) = if near < 80 * 365 {
        (ORDINARY..ORDINARY + FOUR_YEARS, LEFT_OUT - near..LEFT_OUT + near)
    } else {
        (ORDINARY..ORDINARY + CYCLE, 0..0)
    };
    ordinary.chain(around)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::calendar::{number, of_number};

    #[test]
    fn the_days_looked_at_begin_where_they_are_said_to() {
        assert_eq!(of_number(ORDINARY), NaiveDate::from_ymd_opt(2010, 1, 1));
        assert_eq!(of_number(LEFT_OUT), NaiveDate::from_ymd_opt(2100, 3, 1));
        let years = |from: i32| {
            number(NaiveDate::from_ymd_opt(from + 400, 1, 1).expect("a day")) - number(NaiveDate::from_ymd_opt(from, 1, 1).expect("a day"))
        };
        assert_eq!(years(1800), CYCLE);
    }

    /// Functions of each kind, and of two steps.
    fn functions() -> Vec<Shift> {
        let mut moves = vec![DateStep::Days(1), DateStep::Days(-30), DateStep::Days(30), DateStep::Days(365)];
        for months in [1, 12, 24, -3, 216] {
            moves.push(DateStep::Months(months, Rounding::Down));
            moves.push(DateStep::Months(months, Rounding::Up));
        }
        moves.push(DateStep::Calendar(CalendarUnit::Month, End::Last));
        moves.push(DateStep::Calendar(CalendarUnit::Year, End::First));
        let earliest: Vec<DateStep> = moves.iter().map(|own| DateStep::Earliest(Box::new(own.clone()))).collect();
        let one = moves.iter().chain(&earliest).map(|own| Shift::none().then(own.clone()));
        let two =
            moves.iter().take(8).flat_map(|first| earliest.iter().map(|second| Shift::none().then(first.clone()).then(second.clone())));
        one.chain(two).collect()
    }

    #[test]
    fn what_is_found_on_few_days_holds_on_all_of_four_hundred_years() {
        let functions = functions();
        // One pair of so many, so that the test is short.
        let pairs = functions.iter().flat_map(|own| functions.iter().map(move |other| (own, other)));
        for (own, other) in pairs.step_by(641) {
            let (mut earlier, mut later) = (false, false);
            for day in (number(NaiveDate::from_ymd_opt(1800, 1, 1).expect("a day"))..).take(146_097).filter_map(of_number) {
                let (left, right) = (own.apply(day), other.apply(day));
                earlier |= left < right;
                later |= left > right;
                if earlier && later {
                    break;
                }
            }
            let wanted = match (earlier, later) {
                (false, false) => Against::Same,
                (true, false) => Against::Earlier,
                (false, true) => Against::Later,
                (true, true) => Against::Mixed,
            };
            assert_eq!(own.against(other), wanted, "{own:?} {other:?}");
        }
    }

    #[test]
    fn the_earliest_day_is_one_that_leads_far_enough_and_the_day_before_does_not() {
        for own in functions() {
            let earliest = own.earliest();
            for day in (number(NaiveDate::from_ymd_opt(2096, 2, 20).expect("a day"))..).take(1_500).filter_map(of_number) {
                let first = earliest.apply(day).expect("within the calendar");
                let before = of_number(number(first) - 1).expect("within the calendar");
                assert!(own.apply(first) >= Some(day) && own.apply(before) < Some(day), "{own:?} {day}");
            }
        }
    }
}
