//! Working days: which weekdays are free, and which holidays a law names. The holidays are data; this file names none.
//!
//! Example: a deadline of three days that ends on the Saturday before Easter ends on the Tuesday after it.
//! Invariant: a [`Calendar`] has at least one weekday that is not free, and each of its holidays falls on a day in some year.

use chrono::{Datelike, NaiveDate, WeekdaySet};

use super::calendar;
pub use super::working_days::NoWorkingDay;
use super::working_days::{Totals, WorkingDays};
use crate::source::limits;

/// The years in which a day is a holiday. A missing bound is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Years {
    /// The first year, inclusive.
    pub first: Option<i32>,
    /// The last year, inclusive.
    pub last: Option<i32>,
}

impl Years {
    /// Every year.
    pub const ALL: Years = Years { first: None, last: None };

    /// Whether a year is in this range.
    pub fn contains(self, year: i32) -> bool {
        self.first.is_none_or(|first| first <= year) && self.last.is_none_or(|last| year <= last)
    }
}

/// A holiday on the same date each year. 29 February counts in leap years only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Fixed {
    /// The month, from 1.
    pub month: u32,
    /// The day of the month, from 1.
    pub day: u32,
    /// The years in which it is a holiday.
    pub years: Years,
}

/// A holiday that moves with Easter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Movable {
    /// Days after Easter Sunday; negative for days before. Within [`FROM_EASTER`].
    pub offset: i32,
    /// The years in which it is a holiday.
    pub years: Years,
}

/// The distance from Easter Sunday that a holiday may have: always within the same year.
pub const FROM_EASTER: std::ops::RangeInclusive<i32> = -80..=250;

/// A holiday, by its index in the list of its kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holiday {
    /// A holiday with a fixed date.
    Fixed(usize),
    /// A holiday that moves with Easter.
    Movable(usize),
}

/// Why a calendar is invalid. The index says which holiday of its list is at fault, from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoCalendar {
    /// All seven weekdays are free.
    NoWeekday,
    /// A fixed holiday on a date that exists in no year.
    NoSuchDay(usize),
    /// A holiday farther from Easter than [`FROM_EASTER`].
    FarFromEaster(usize),
    /// A fixed holiday whose last year is before its first.
    NoYear(usize),
    /// A movable holiday whose last year is before its first.
    NoYearOfEaster(usize),
}

/// A calendar of working days.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Calendar {
    weekend: WeekdaySet,
    fixed: Vec<Fixed>,
    movable: Vec<Movable>,
    totals: Totals,
}

impl Calendar {
    /// A calendar of free weekdays, fixed holidays and movable holidays.
    ///
    /// # Errors
    /// If no weekday is left, or a holiday is invalid.
    pub fn new(weekend: WeekdaySet, fixed: Vec<Fixed>, movable: Vec<Movable>) -> Result<Calendar, NoCalendar> {
        if weekend == WeekdaySet::ALL {
            return Err(NoCalendar::NoWeekday);
        }
        let never = |years: Years| years.first.zip(years.last).is_some_and(|(first, last)| last < first);
        for (at, holiday) in fixed.iter().enumerate() {
            if NaiveDate::from_ymd_opt(LEAP_YEAR, holiday.month, holiday.day).is_none() {
                return Err(NoCalendar::NoSuchDay(at));
            }
            if never(holiday.years) {
                return Err(NoCalendar::NoYear(at));
            }
        }
        for (at, holiday) in movable.iter().enumerate() {
            if !FROM_EASTER.contains(&holiday.offset) {
                return Err(NoCalendar::FarFromEaster(at));
            }
            if never(holiday.years) {
                return Err(NoCalendar::NoYearOfEaster(at));
            }
        }
        Ok(Calendar { weekend, fixed, movable, totals: Totals::default() })
    }

    /// Whether a day is a holiday, on any weekday.
    pub fn is_holiday(&self, date: NaiveDate) -> bool {
        Year::of(self, date.year()).is_holiday(date)
    }

    /// The holiday on a day, if there is one.
    pub fn holiday_on(&self, date: NaiveDate) -> Option<Holiday> {
        let fixed = |own: &Fixed| (own.month, own.day) == (date.month(), date.day()) && own.years.contains(date.year());
        if let Some(at) = self.fixed.iter().position(fixed) {
            return Some(Holiday::Fixed(at));
        }
        let days = calendar::days_between(easter(date.year())?, date);
        let movable = |own: &Movable| own.offset == days && own.years.contains(date.year());
        self.movable.iter().position(movable).map(Holiday::Movable)
    }

    /// Whether a day is a working day: neither a free weekday nor a holiday.
    pub fn is_working_day(&self, date: NaiveDate) -> bool {
        !self.weekend.contains(date.weekday()) && !self.is_holiday(date)
    }

    /// The first working day on or after a day.
    ///
    /// # Errors
    /// If there is none before the calendar ends.
    pub fn next_working_day(&self, date: NaiveDate) -> Result<NaiveDate, NoWorkingDay> {
        Walk::new(self, date, calendar::next)?.find_working_day()
    }

    /// The last working day on or before a day.
    ///
    /// # Errors
    /// If there is none after the calendar begins.
    pub fn previous_working_day(&self, date: NaiveDate) -> Result<NaiveDate, NoWorkingDay> {
        Walk::new(self, date, calendar::previous)?.find_working_day()
    }

    /// The `count`-th working day after a day; before it if `count` is negative. The day itself is not counted. With 0 it is the result,
    /// even if it is free.
    ///
    /// # Errors
    /// If the calendar ends before that day.
    pub fn add_working_days(&self, date: NaiveDate, count: i32) -> Result<NaiveDate, NoWorkingDay> {
        if count.unsigned_abs() > FEW {
            let date = calendar::checked(date).map_err(|_| NoWorkingDay::OutOfRange)?;
            return self.totals.of(self).nth_from(self, date, count);
        }
        let mut walk = Walk::new(self, date, if count < 0 { calendar::previous } else { calendar::next })?;
        for _ in 0..count.unsigned_abs() {
            walk.step()?;
            walk.find_working_day()?;
        }
        Ok(walk.date)
    }

    /// The number of working days from a day (inclusive) to another (exclusive). Negative if the second is earlier.
    ///
    /// From a working day, the inverse of [`Calendar::add_working_days`].
    ///
    /// # Errors
    /// If one of the days is out of range.
    pub fn working_days_between(&self, from: NaiveDate, to: NaiveDate) -> Result<i32, NoWorkingDay> {
        let (first, end, sign) = if from <= to { (from, to, 1) } else { (to, from, -1) };
        for day in [first, end] {
            calendar::checked(day).map_err(|_| NoWorkingDay::OutOfRange)?;
        }
        if calendar::days_between(first, end).unsigned_abs() > FEW {
            let totals = self.totals.of(self);
            return Ok(sign * (totals.before(self, end) - totals.before(self, first)));
        }
        let mut walk = Walk::new(self, first, calendar::next)?;
        let mut count = 0;
        while walk.date < end {
            count += i32::from(walk.is_working_day());
            walk.step()?;
        }
        Ok(sign * count)
    }
}

impl WorkingDays for Calendar {
    fn in_year(&self, number: i32) -> [u64; 6] {
        Year::of(self, number).working_days(self.weekend)
    }
}

/// So many days are walked through one by one; more are looked up.
const FEW: u32 = 60;

/// A leap year, which has every day that any year has.
const LEAP_YEAR: i32 = 2000;

/// Easter Sunday in the Gregorian calendar, extended to earlier years; `None` if the year is out of range.
///
/// The anonymous Gregorian computus, as in Jean Meeus, *Astronomical Algorithms*, 2nd edition, chapter 8.
pub fn easter(year: i32) -> Option<NaiveDate> {
    if !limits::YEARS.contains(&year) {
        return None;
    }
    let golden = year % 19;
    let (century, in_century) = (year / 100, year % 100);
    // The epact: the age of the moon, corrected for omitted leap years and for the drift of the lunar cycle.
    let leaps = century / 4;
    let drift = (century - (century + 8) / 25 + 1) / 3;
    let epact = (19 * golden + century - leaps - drift + 15) % 30;
    // From the full moon to the next Sunday; a week back if the lunar month is counted a day too long.
    let weekday = (32 + 2 * (century % 4) + 2 * (in_century / 4) - epact - in_century % 4) % 7;
    let back = (golden + 11 * epact + 22 * weekday) / 451;
    let day = epact + weekday - 7 * back + 114;
    NaiveDate::from_ymd_opt(year, (day / 31).cast_unsigned(), (day % 31 + 1).cast_unsigned())
}

/// The holidays of one year, computed once for all its days.
#[derive(Debug, Clone, Copy)]
struct Year {
    number: i32,
    /// One bit per day of the year.
    holidays: [u64; 6],
}

impl Year {
    /// The working days of the year, one bit per day.
    fn working_days(&self, weekend: WeekdaySet) -> [u64; 6] {
        let Some(first) = NaiveDate::from_yo_opt(self.number, 1) else { return [0; 6] };
        let days = if first.leap_year() { 366 } else { 365 };
        let mut working = [0; 6];
        let mut weekday = first.weekday();
        for day in 0..days {
            if let Some(word) = working.get_mut(day / 64).filter(|_| !weekend.contains(weekday)) {
                *word |= 1 << (day % 64);
            }
            weekday = weekday.succ();
        }
        for (word, holidays) in working.iter_mut().zip(self.holidays) {
            *word &= !holidays;
        }
        working
    }

    fn of(calendar: &Calendar, number: i32) -> Year {
        let mut year = Year { number, holidays: [0; 6] };
        for own in calendar.fixed.iter().filter(|own| own.years.contains(number)) {
            // 29 February does not exist in every year.
            if let Some(date) = NaiveDate::from_ymd_opt(number, own.month, own.day) {
                year.mark(date.ordinal0());
            }
        }
        if let Some(easter) = easter(number) {
            for own in calendar.movable.iter().filter(|own| own.years.contains(number)) {
                year.mark(easter.ordinal0().saturating_add_signed(own.offset));
            }
        }
        year
    }

    fn mark(&mut self, ordinal: u32) {
        if let Some(word) = self.holidays.get_mut(ordinal as usize / 64) {
            *word |= 1 << (ordinal % 64);
        }
    }

    /// Whether a day of this year is a holiday.
    fn is_holiday(&self, date: NaiveDate) -> bool {
        let ordinal = date.ordinal0();
        self.holidays.get(ordinal as usize / 64).is_some_and(|word| word >> (ordinal % 64) & 1 == 1)
    }
}

/// One day forward or back.
type DayStep = fn(NaiveDate) -> Result<NaiveDate, calendar::NoDate>;

/// Iterates day by day, forward or back.
struct Walk<'c> {
    calendar: &'c Calendar,
    year: Year,
    date: NaiveDate,
    step: DayStep,
}

impl<'c> Walk<'c> {
    fn new(calendar: &'c Calendar, date: NaiveDate, step: DayStep) -> Result<Walk<'c>, NoWorkingDay> {
        let date = calendar::checked(date).map_err(|_| NoWorkingDay::OutOfRange)?;
        Ok(Walk { calendar, year: Year::of(calendar, date.year()), date, step })
    }

    fn step(&mut self) -> Result<(), NoWorkingDay> {
        self.date = (self.step)(self.date).map_err(|_| NoWorkingDay::OutOfRange)?;
        if self.date.year() != self.year.number {
            self.year = Year::of(self.calendar, self.date.year());
        }
        Ok(())
    }

    fn is_working_day(&self) -> bool {
        !self.calendar.weekend.contains(self.date.weekday()) && !self.year.is_holiday(self.date)
    }

    /// Advances to the next working day. Stays if the current day is one.
    fn find_working_day(&mut self) -> Result<NaiveDate, NoWorkingDay> {
        for _ in 0..limits::DAYS_OFF {
            if self.is_working_day() {
                return Ok(self.date);
            }
            self.step()?;
        }
        Err(NoWorkingDay::NoneInAYear)
    }
}
