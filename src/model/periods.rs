//! Periods of time, and interval sets: sorted lists of periods without overlap.
//!
//! Example: a person lived here from 2010-03-01 until 2014-09-01, and from 2016-01-01 until today. How many months is that, and how many
//! days of it fall in the last three years?
//! Invariant: a period has at least one day. The periods of a set are sorted, with at least one day between two of them, so sets with the
//! same days are equal.

use std::num::NonZeroU16;

use chrono::{Datelike, NaiveDate};

use super::calendar::{self, NoDate};
use super::{CalendarUnit, Duration, Rounding};

/// A half-open interval of days: the first day is inside, the end outside. A period that ends where another begins shares no day with it.
///
/// Both ends are dates a rule may name. The last day of 9999 is therefore in no period; a period without an end ends there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Period {
    from: NaiveDate,
    to: NaiveDate,
}

/// The exclusive end of a period that has no end.
const END: NaiveDate = NaiveDate::from_ymd_opt(9999, 12, 31).expect("a day of the calendar");

/// Why a period is invalid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoPeriod {
    /// It ends on the day it begins, so it has no day.
    Empty,
    /// It ends before it begins.
    Backwards,
    /// One of its ends is not a valid date.
    NoDate(NoDate),
}

impl From<NoDate> for NoPeriod {
    fn from(reason: NoDate) -> NoPeriod {
        NoPeriod::NoDate(reason)
    }
}

/// How a length is expressed in months and days. A month has no fixed number of days, so the law must say how they are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Counting {
    /// In days alone.
    Days,
    /// From a day to the same day of a later month is a whole number of months. The rest is days.
    Months {
        /// How a day that the later month does not have is rounded.
        rounding: Option<Rounding>,
        /// How many leftover days, summed over all periods, make another month; `None` if they stay days.
        carry: Option<NonZeroU16>,
    },
    /// A month is this number of days, whatever the calendar says.
    MonthsOf(NonZeroU16),
}

impl Period {
    /// The days from `from` until the day before `to`.
    ///
    /// # Errors
    /// If there is no such day, or a year is out of range.
    pub fn new(from: NaiveDate, to: NaiveDate) -> Result<Period, NoPeriod> {
        let (from, to) = (calendar::checked(from)?, calendar::checked(to)?);
        match from.cmp(&to) {
            std::cmp::Ordering::Less => Ok(Period { from, to }),
            std::cmp::Ordering::Equal => Err(NoPeriod::Empty),
            std::cmp::Ordering::Greater => Err(NoPeriod::Backwards),
        }
    }

    /// The days from `first` to `last`, both inclusive, as acts mostly write it.
    ///
    /// # Errors
    /// As [`Period::new`]; the last day of 9999 is out of range.
    pub fn through(first: NaiveDate, last: NaiveDate) -> Result<Period, NoPeriod> {
        if last < first {
            return Err(NoPeriod::Backwards);
        }
        Period::new(first, calendar::next(last)?)
    }

    /// The days from a first to a last day, both inclusive; without a last day, onwards. The last day of 9999 also means no end.
    ///
    /// # Errors
    /// As [`Period::through`].
    pub fn of_days(first: NaiveDate, last: Option<NaiveDate>) -> Result<Period, NoPeriod> {
        match last.filter(|last| *last < END) {
            Some(last) => Period::through(first, last),
            None => Period::new(first, END),
        }
    }

    /// The calendar month or year that a day is in.
    ///
    /// # Errors
    /// As [`Period::new`].
    pub fn of_calendar(unit: CalendarUnit, day: NaiveDate) -> Result<Period, NoPeriod> {
        let (month, length) = match unit {
            CalendarUnit::Month => (day.month(), Duration { months: 1, days: 0 }),
            CalendarUnit::Year => (1, Duration { months: 12, days: 0 }),
        };
        let first = NaiveDate::from_ymd_opt(day.year(), month, 1).ok_or(NoDate::OutOfRange)?;
        match calendar::add(first, length, None) {
            Ok(next) => Period::new(first, next),
            // The last month and year of all have no end, as no day comes after them.
            Err(_) => Period::of_days(first, None),
        }
    }

    /// The period that begins on a day and has a length.
    ///
    /// # Errors
    /// If the length is not positive, or its end is not a valid date; see [`calendar::add`].
    pub fn after(from: NaiveDate, length: Duration, rounding: Option<Rounding>) -> Result<Period, NoPeriod> {
        Period::new(from, calendar::add(from, length, rounding)?)
    }

    /// The period of a length that ends before a day: a sliding window.
    ///
    /// # Errors
    /// If the length is not positive, or its beginning is not a valid date; see [`calendar::add`].
    pub fn before(to: NaiveDate, length: Duration, rounding: Option<Rounding>) -> Result<Period, NoPeriod> {
        let back = length.negated().ok_or(NoDate::OutOfRange)?;
        Period::new(calendar::add(to, back, rounding)?, to)
    }

    /// The first day.
    pub fn from(self) -> NaiveDate {
        self.from
    }

    /// The day after the last one.
    pub fn to(self) -> NaiveDate {
        self.to
    }

    /// The last day; `None` if it has no end.
    pub fn last(self) -> Option<NaiveDate> {
        if self.to == END { None } else { calendar::previous(self.to).ok() }
    }

    /// The number of days, at least one.
    pub fn days(self) -> i32 {
        calendar::days_between(self.from, self.to)
    }

    /// Whether a day is in the period.
    pub fn contains(self, day: NaiveDate) -> bool {
        self.from <= day && day < self.to
    }

    /// The intersection; `None` if it is empty.
    pub fn common(self, other: Period) -> Option<Period> {
        Period::new(self.from.max(other.from), self.to.min(other.to)).ok()
    }

    /// The length. With [`Counting::Months`] and no `carry`, the first day plus the length is the day after the last.
    ///
    /// # Errors
    /// If it depends on a day that a month does not have, and no rounding is given.
    pub fn length(self, counting: Counting) -> Result<Duration, NoDate> {
        Ok(carried(self.plain_length(counting)?, counting))
    }

    fn plain_length(self, counting: Counting) -> Result<Duration, NoDate> {
        let Counting::Months { rounding, .. } = counting else {
            return Ok(Duration { months: 0, days: self.days() });
        };
        match rounding {
            Some(Rounding::Up | Rounding::Down) => self.whole_months(rounding),
            Some(Rounding::Nearest) | None => {
                let down = self.whole_months(Some(Rounding::Down))?;
                if down == self.whole_months(Some(Rounding::Up))? {
                    return Ok(down);
                }
                // Rounding up and down differ only if the day that completes the months does not exist. This addition reports which day
                // that is.
                calendar::add(self.from, Duration { months: down.months, days: 0 }, None)?;
                Ok(down)
            }
        }
    }

    /// As many whole months as fit, and the days left. `rounding` is up or down.
    fn whole_months(self, rounding: Option<Rounding>) -> Result<Duration, NoDate> {
        let end = |months| calendar::add(self.from, Duration { months, days: 0 }, rounding);
        // `most` months lead into the month of the end. One less always ends on or before it.
        let most = calendar::months_between(self.from, self.to);
        let (months, reached) = match end(most) {
            Ok(day) if day <= self.to => (most, day),
            Ok(_) | Err(_) => (most - 1, end(most - 1)?),
        };
        Ok(Duration { months, days: calendar::days_between(reached, self.to) })
    }
}

/// Converts days to months as the counting says. A set has fewer than four million days, so nothing overflows.
fn carried(length: Duration, counting: Counting) -> Duration {
    let size = match counting {
        Counting::Days | Counting::Months { carry: None, .. } => return length,
        Counting::Months { carry: Some(size), .. } | Counting::MonthsOf(size) => i32::from(size.get()),
    };
    Duration { months: length.months + length.days / size, days: length.days % size }
}

/// An interval set: any set of days, as periods. Equal sets have equal lists.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct PeriodSet {
    /// Sorted, with at least one day between two periods.
    list: Vec<Period>,
}

impl PeriodSet {
    /// The union of periods in any order. Periods that overlap or touch are merged.
    pub fn of(periods: impl IntoIterator<Item = Period>) -> PeriodSet {
        let mut all: Vec<Period> = periods.into_iter().collect();
        all.sort_unstable();
        let mut list: Vec<Period> = Vec::with_capacity(all.len());
        for period in all {
            match list.last_mut() {
                Some(last) if period.from <= last.to => last.to = last.to.max(period.to),
                _ => list.push(period),
            }
        }
        PeriodSet { list }
    }

    /// The periods, sorted.
    pub fn list(&self) -> &[Period] {
        &self.list
    }

    /// Whether the set has no day.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The days in either set.
    #[must_use]
    pub fn union(&self, other: &PeriodSet) -> PeriodSet {
        PeriodSet::of(self.list.iter().chain(&other.list).copied())
    }

    #[must_use]
    pub fn intersection(&self, other: &PeriodSet) -> PeriodSet {
        let (mut own, mut others) = (self.list.iter().copied().peekable(), other.list.iter().copied().peekable());
        let mut list = Vec::new();
        while let (Some(left), Some(right)) = (own.peek().copied(), others.peek().copied()) {
            list.extend(left.common(right));
            // The period that ends first cannot overlap what follows.
            if left.to <= right.to {
                own.next()
            } else {
                others.next()
            };
        }
        PeriodSet { list }
    }

    /// The days of this set that are not in the other.
    #[must_use]
    pub fn difference(&self, other: &PeriodSet) -> PeriodSet {
        let mut list = Vec::new();
        let mut others = other.list.iter().copied().peekable();
        for period in &self.list {
            // Days before `from` are done.
            let mut from = period.from;
            while let Some(gone) = others.next_if(|gone| gone.to <= period.to) {
                list.extend(Period::new(from, gone.from));
                from = from.max(gone.to);
            }
            // A period that extends beyond this one is kept for the next.
            let until = others.peek().map_or(period.to, |gone| period.to.min(gone.from));
            list.extend(Period::new(from, until));
        }
        PeriodSet { list }
    }

    /// The days that are in a window.
    #[must_use]
    pub fn within(&self, window: Period) -> PeriodSet {
        PeriodSet { list: self.list.iter().filter_map(|period| period.common(window)).collect() }
    }

    /// The days of a window that are in no period.
    #[must_use]
    pub fn gaps(&self, window: Period) -> PeriodSet {
        PeriodSet { list: vec![window] }.difference(self)
    }

    /// Whether a day is in the set.
    pub fn contains(&self, day: NaiveDate) -> bool {
        let after = self.list.partition_point(|period| period.from <= day);
        after.checked_sub(1).and_then(|at| self.list.get(at)).is_some_and(|period| period.contains(day))
    }

    /// The number of days.
    pub fn days(&self) -> i32 {
        self.list.iter().map(|period| period.days()).sum()
    }

    /// The first day; `None` if the set is empty.
    pub fn first(&self) -> Option<NaiveDate> {
        self.list.first().map(|period| period.from)
    }

    /// The day after the last; `None` if the set is empty.
    pub fn end(&self) -> Option<NaiveDate> {
        self.list.last().map(|period| period.to)
    }

    /// The summed length of all periods, each counted from its own first day.
    ///
    /// # Errors
    /// As [`Period::length`].
    pub fn length(&self, counting: Counting) -> Result<Duration, NoDate> {
        let mut sum = Duration::default();
        for period in &self.list {
            let own = period.plain_length(counting)?;
            sum = Duration { months: sum.months + own.months, days: sum.days + own.days };
        }
        Ok(carried(sum, counting))
    }

    /// The number of days within the window of a length that ends before `to`, such as the last three years.
    ///
    /// # Errors
    /// As [`Period::before`].
    pub fn last_days(&self, to: NaiveDate, length: Duration, rounding: Option<Rounding>) -> Result<i32, NoPeriod> {
        Ok(self.within(Period::before(to, length, rounding)?).days())
    }
}

impl FromIterator<Period> for PeriodSet {
    fn from_iter<I: IntoIterator<Item = Period>>(periods: I) -> PeriodSet {
        PeriodSet::of(periods)
    }
}
