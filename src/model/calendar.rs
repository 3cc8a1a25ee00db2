//! The one calendar. A duration keeps months and days apart: months are added first, then a day that does not exist is rounded once, then
//! days are added. A person attains age *n* on birth + *n* years, so an age and the day it is attained cannot disagree.

use chrono::{Datelike, Days, NaiveDate};

use super::{Duration, Rounding};
use crate::source::limits;

/// Why a date cannot be computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoDate {
    /// Before year 1 or after 9999.
    OutOfRange,
    /// 31 February, without a rule for rounding.
    NoSuchDay {
        /// The year.
        year: i32,
        /// The month, from 1.
        month: u32,
        /// The day that the month does not have.
        day: u32,
    },
}

/// A date plus a duration. A negative duration gives an earlier date.
///
/// # Errors
/// If the result is out of range, or does not exist and no rounding is given.
#[expect(clippy::disallowed_methods, reason = "this is the one place that adds to dates")]
pub fn add(date: NaiveDate, duration: Duration, rounding: Option<Rounding>) -> Result<NaiveDate, NoDate> {
    let months = i64::from(date.year()) * 12 + i64::from(date.month0()) + i64::from(duration.months);
    let year = i32::try_from(months.div_euclid(12)).map_err(|_| NoDate::OutOfRange)?;
    let month = u32::try_from(months.rem_euclid(12)).map_err(|_| NoDate::OutOfRange)? + 1;
    if !limits::YEARS.contains(&year) {
        return Err(NoDate::OutOfRange);
    }
    let landed = match NaiveDate::from_ymd_opt(year, month, date.day()) {
        Some(day) => day,
        None => match rounding {
            Some(Rounding::Up) => first_of_next(year, month)?,
            Some(Rounding::Down) => last_of(year, month)?,
            Some(Rounding::Nearest) | None => return Err(NoDate::NoSuchDay { year, month, day: date.day() }),
        },
    };
    let moved = if duration.days >= 0 {
        landed.checked_add_days(Days::new(u64::from(duration.days.unsigned_abs())))
    } else {
        landed.checked_sub_days(Days::new(u64::from(duration.days.unsigned_abs())))
    };
    moved.ok_or(NoDate::OutOfRange).and_then(checked)
}

/// The day on which a person attains an age in years.
///
/// # Errors
/// As [`add`].
pub fn attains(born: NaiveDate, years: i32, rounding: Option<Rounding>) -> Result<NaiveDate, NoDate> {
    add(born, Duration { months: years.saturating_mul(12), days: 0 }, rounding)
}

/// The age in whole years on a day: the number of birthdays up to and including that day. Negative before birth.
///
/// # Errors
/// If the birthday of that year does not exist and no rounding is given, and the age depends on it.
#[inline]
pub fn age(born: NaiveDate, on: NaiveDate, rounding: Option<Rounding>) -> Result<i32, NoDate> {
    let leapling = born.ordinal() == LEAP_DAY && born.leap_year();
    if leapling && on.ordinal() == LEAP_DAY - 1 && !on.leap_year() {
        // Rounding matters only on 28 February of a year without the 29th.
        let years = on.year() - born.year();
        return match rounding {
            Some(Rounding::Down) => Ok(years),
            Some(Rounding::Up) => Ok(years - 1),
            Some(Rounding::Nearest) | None => Err(NoDate::NoSuchDay { year: on.year(), month: 2, day: 29 }),
        };
    }
    Ok((packed(on) - packed(born)) >> YEAR)
}

/// Year and day of year in one number, so that the whole years between two days are the bits of their difference above the day.
#[inline]
fn packed(date: NaiveDate) -> i32 {
    (date.year() << YEAR) + day_of_leap_year(date)
}

/// The bits of a day of year.
const YEAR: u32 = 9;

/// The day of year of 29 February, from 1.
const LEAP_DAY: u32 = 60;

/// The day of year, counted as in a leap year, so that days of different years compare by month and day.
#[inline]
fn day_of_leap_year(date: NaiveDate) -> i32 {
    let ordinal = date.ordinal();
    ordinal.cast_signed() + i32::from(ordinal >= LEAP_DAY && !date.leap_year())
}

/// The day after.
///
/// # Errors
/// After the last day of 9999.
pub fn next(date: NaiveDate) -> Result<NaiveDate, NoDate> {
    date.succ_opt().ok_or(NoDate::OutOfRange).and_then(checked)
}

/// The day before.
///
/// # Errors
/// Before the first day of year 1.
pub fn previous(date: NaiveDate) -> Result<NaiveDate, NoDate> {
    date.pred_opt().ok_or(NoDate::OutOfRange).and_then(checked)
}

/// The date itself, if its year is in range.
///
/// # Errors
/// If its year is out of range.
pub fn checked(date: NaiveDate) -> Result<NaiveDate, NoDate> {
    if limits::YEARS.contains(&date.year()) { Ok(date) } else { Err(NoDate::OutOfRange) }
}

/// The days from the first day of year 1 up to and including a date.
pub fn number(date: NaiveDate) -> i32 {
    date.num_days_from_ce()
}

/// The date of that [`number`]; `None` beyond the calendar.
pub fn of_number(number: i32) -> Option<NaiveDate> {
    NaiveDate::from_num_days_from_ce_opt(number).and_then(|date| checked(date).ok())
}

/// The number of days from one date to another; negative if the second is earlier.
pub fn days_between(from: NaiveDate, to: NaiveDate) -> i32 {
    to.num_days_from_ce() - from.num_days_from_ce()
}

/// The number of months from the month of one date to that of another. The day of the month does not matter.
pub fn months_between(from: NaiveDate, to: NaiveDate) -> i32 {
    (to.year() - from.year()) * 12 + to.month0().cast_signed() - from.month0().cast_signed()
}

fn first_of_next(year: i32, month: u32) -> Result<NaiveDate, NoDate> {
    let (year, month) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
    NaiveDate::from_ymd_opt(year, month, 1).ok_or(NoDate::OutOfRange)
}

fn last_of(year: i32, month: u32) -> Result<NaiveDate, NoDate> {
    first_of_next(year, month)?.pred_opt().ok_or(NoDate::OutOfRange)
}
