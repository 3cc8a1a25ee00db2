//! The working days of all years of a calendar, so that the days of any span are counted without a walk through them.
//!
//! Example: from 1 January of year 1 to 1 January 9999 takes no longer than from one Easter to the next.

use std::hash::{Hash, Hasher};
use std::sync::OnceLock;

use chrono::{Datelike, NaiveDate};

use super::calendar;
use crate::source::limits;

/// Why a working day cannot be found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoWorkingDay {
    /// Before year 1 or after 9999.
    OutOfRange,
    /// A whole year without a working day, see [`limits::DAYS_OFF`].
    NoneInAYear,
}

/// What tells the working days of a year.
pub(super) trait WorkingDays {
    /// One bit per day of the year, set for a working day.
    fn in_year(&self, year: i32) -> [u64; 6];
}

/// The totals of a calendar, made when they are first asked for. They follow from it, so that equal calendars stay equal without them.
#[derive(Debug, Clone, Default)]
pub(super) struct Totals(OnceLock<ByYear>);

impl PartialEq for Totals {
    fn eq(&self, _: &Totals) -> bool {
        true
    }
}

impl Eq for Totals {}

impl Hash for Totals {
    fn hash<H: Hasher>(&self, _: &mut H) {}
}

impl Totals {
    pub(super) fn of(&self, days: &impl WorkingDays) -> &ByYear {
        self.0.get_or_init(|| ByYear::of(days))
    }
}

/// How many working days there are before each year. The working days of all years are numbered from 0.
#[derive(Debug, Clone)]
pub(super) struct ByYear {
    before: Vec<i32>,
    /// The numbers of working days with more than [`limits::DAYS_OFF`] days from the one before them.
    after_long: Vec<i32>,
}

/// The days from a working day to the next that are taken for a calendar without any.
const TOO_LONG: i32 = limits::DAYS_OFF.cast_signed() + 1;

impl ByYear {
    fn of(days: &impl WorkingDays) -> ByYear {
        let (mut total, mut last): (i32, Option<NaiveDate>) = (0, None);
        let mut totals = ByYear { before: Vec::with_capacity(limits::YEARS.count() + 1), after_long: Vec::new() };
        for year in limits::YEARS {
            totals.before.push(total);
            let own = days.in_year(year);
            let first = bit(&own, 0).and_then(|day| day_of(year, day));
            if let (Some(last), Some(first)) = (last, first)
                && calendar::days_between(last, first) >= TOO_LONG
            {
                totals.after_long.push(total);
            }
            let count = count(&own);
            last = count.checked_sub(1).and_then(|last| bit(&own, last)).and_then(|day| day_of(year, day)).or(last);
            total += count.cast_signed();
        }
        totals.before.push(total);
        totals
    }

    fn all(&self) -> i32 {
        self.before.last().copied().unwrap_or_default()
    }

    /// The number of working days before a day.
    pub(super) fn before(&self, days: &impl WorkingDays, date: NaiveDate) -> i32 {
        let year = usize::try_from(date.year() - limits::YEARS.start()).ok();
        let before = year.and_then(|year| self.before.get(year)).copied().unwrap_or_default();
        let (word, rest) = (date.ordinal0() as usize / 64, date.ordinal0() % 64);
        let own = days.in_year(date.year());
        let whole: u32 = own.iter().take(word).map(|word| word.count_ones()).sum();
        let part = own.get(word).map_or(0, |own| (own & ((1 << rest) - 1)).count_ones());
        before + (whole + part).cast_signed()
    }

    /// The working day with a number.
    fn nth(&self, days: &impl WorkingDays, number: i32) -> Option<NaiveDate> {
        let behind = self.before.partition_point(|before| *before <= number);
        let at = behind.checked_sub(1)?;
        let year = limits::YEARS.start() + i32::try_from(at).ok()?;
        let day = bit(&days.in_year(year), u32::try_from(number - self.before.get(at)?).ok()?)?;
        day_of(year, day)
    }

    /// The `count`-th working day after a day, or before it if `count` is negative. It errs where a walk day by day would.
    pub(super) fn nth_from(&self, days: &impl WorkingDays, date: NaiveDate, count: i32) -> Result<NaiveDate, NoWorkingDay> {
        let before = self.before(days, date);
        let (word, place) = (date.ordinal0() as usize / 64, date.ordinal0() % 64);
        let is_one = days.in_year(date.year()).get(word).map_or(0, |own| i32::from(own >> place & 1 == 1));
        // The first working day that the walk comes to, the last one wanted, and the last there is in that direction.
        let (first, wanted, last) = if count < 0 {
            (before - 1, before.checked_add(count).unwrap_or(i32::MIN), 0)
        } else {
            (before + is_one, (before + is_one - 1).checked_add(count).unwrap_or(i32::MAX), self.all() - 1)
        };
        let far = |from: NaiveDate, to: NaiveDate| calendar::days_between(from, to).abs() >= TOO_LONG;
        let end = if count < 0 { NaiveDate::from_ymd_opt(*limits::YEARS.start(), 1, 1) } else { day_of(*limits::YEARS.end(), 364) };
        let end = end.ok_or(NoWorkingDay::OutOfRange)?;
        let exists = |number: i32| (0..self.all()).contains(&number);
        if !exists(first) {
            return Err(if far(date, end) { NoWorkingDay::NoneInAYear } else { NoWorkingDay::OutOfRange });
        }
        let reached = if exists(wanted) { wanted } else { last };
        let next = self.nth(days, first).ok_or(NoWorkingDay::OutOfRange)?;
        let (low, high) = (first.min(reached), first.max(reached));
        // A gap lies between a working day and the one before it.
        let gap = self.after_long.partition_point(|number| *number <= low);
        if far(date, next) || self.after_long.get(gap).is_some_and(|number| *number <= high) {
            return Err(NoWorkingDay::NoneInAYear);
        }
        let found = self.nth(days, reached).ok_or(NoWorkingDay::OutOfRange)?;
        match reached == wanted {
            true => Ok(found),
            false if far(found, end) => Err(NoWorkingDay::NoneInAYear),
            false => Err(NoWorkingDay::OutOfRange),
        }
    }
}

fn day_of(year: i32, day: u32) -> Option<NaiveDate> {
    NaiveDate::from_yo_opt(year, day + 1)
}

fn count(days: &[u64; 6]) -> u32 {
    days.iter().map(|word| word.count_ones()).sum()
}

/// The place of the n-th bit that is set, from 0.
fn bit(days: &[u64; 6], nth: u32) -> Option<u32> {
    let mut left = nth;
    for (at, word) in (0_u32..).zip(days) {
        let own = word.count_ones();
        if left < own {
            let rest = (0..left).fold(*word, |word, _| word & (word - 1));
            return Some(at * 64 + rest.trailing_zeros());
        }
        left -= own;
    }
    None
}
