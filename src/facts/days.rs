//! Days and periods as written in facts: `2018-01-01`, `2018-01-01 to 2018-03-31`, `2018-01-01 onwards`.

use chrono::{Datelike, NaiveDate};

use super::error::Wanted;
use crate::law::{NoDay, read_day};
use crate::model::Period;
use crate::model::periods::NoPeriod;
use crate::source::limits;

/// Parses a date, year-month-day.
pub(super) fn date(text: &str) -> Result<NaiveDate, Wanted> {
    match read_day(text) {
        Ok(day) if limits::YEARS.contains(&day.year()) => Ok(day),
        Ok(_) | Err(NoDay::Calendar) => Err(Wanted::DayInCalendar(text.to_owned())),
        Err(NoDay::Shape) => Err(Wanted::Date),
    }
}

/// Parses a period: first and last day, or first day and `onwards`.
pub(super) fn period(text: &str) -> Result<Period, Wanted> {
    match text.split_whitespace().collect::<Vec<_>>().as_slice() {
        [first, "to", last] => period_of(first, last),
        [first, "onwards"] => period_of(first, "onwards"),
        _ => Err(Wanted::Period),
    }
}

/// A period from a first day to a last day or `onwards`.
pub(super) fn period_of(first: &str, last: &str) -> Result<Period, Wanted> {
    let first = date(first)?;
    let last = if last == "onwards" { None } else { Some(date(last)?) };
    Period::of_days(first, last).map_err(|error| match error {
        NoPeriod::Backwards => Wanted::Forward,
        NoPeriod::Empty | NoPeriod::NoDate(_) => Wanted::Period,
    })
}

/// Writes a period in the notation of facts files.
pub(super) fn written(period: Period) -> String {
    match period.last() {
        Some(last) => format!("{} to {last}", period.from()),
        None => format!("{} onwards", period.from()),
    }
}
