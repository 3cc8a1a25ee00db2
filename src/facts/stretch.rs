//! Days and periods as facts give them: `2018-01-01`, `2018-01-01 to 2018-03-31`, `2018-01-01 onwards`.

use chrono::{Datelike, NaiveDate};

use super::error::Wanted;
use crate::law::{NoDay, read_day};
use crate::model::Stretch;
use crate::model::periods::NoStretch;
use crate::source::limits;

/// Reads a date, year-month-day.
pub(super) fn date(text: &str) -> Result<NaiveDate, Wanted> {
    match read_day(text) {
        Ok(day) if limits::YEARS.contains(&day.year()) => Ok(day),
        Ok(_) | Err(NoDay::Calendar) => Err(Wanted::DayInCalendar(text.to_owned())),
        Err(NoDay::Shape) => Err(Wanted::Date),
    }
}

/// Reads a period: its first and last day, or its first day and `onwards`.
pub(super) fn period(text: &str) -> Result<Stretch, Wanted> {
    match text.split_whitespace().collect::<Vec<_>>().as_slice() {
        [first, "to", last] => stretch(first, last),
        [first, "onwards"] => stretch(first, "onwards"),
        _ => Err(Wanted::Period),
    }
}

/// The period from one day to another, or `onwards`.
pub(super) fn stretch(first: &str, last: &str) -> Result<Stretch, Wanted> {
    let first = date(first)?;
    let last = if last == "onwards" { None } else { Some(date(last)?) };
    Stretch::of_days(first, last).map_err(|error| match error {
        NoStretch::Backwards => Wanted::Forward,
        NoStretch::Empty | NoStretch::NoDate(_) => Wanted::Period,
    })
}

/// Writes a period as facts files hold it.
pub(super) fn written(period: Stretch) -> String {
    match period.last() {
        Some(last) => format!("{} to {last}", period.from()),
        None => format!("{} onwards", period.from()),
    }
}
