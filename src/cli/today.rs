//! Which day it is where the law applies: Norway's, wherever the machine stands and whatever zone it is set to.
//!
//! Central European Time, one hour before UTC; two hours from the last Sunday of March to the last Sunday of October, both at 01:00 UTC.
//! That has held since 1996. Not here: any day but today.

use std::time::{SystemTime, UNIX_EPOCH};

use chrono::{DateTime, Datelike, NaiveDate};

const HOUR: i64 = 60 * 60;

/// Norway's date by the clock of the machine; none where the clock is beyond any calendar.
pub(super) fn today() -> Option<NaiveDate> {
    let seconds = match SystemTime::now().duration_since(UNIX_EPOCH) {
        Ok(since) => i64::try_from(since.as_secs()).ok()?,
        Err(before) => -i64::try_from(before.duration().as_secs()).ok()?,
    };
    local_date(seconds)
}

/// The date in Norway so many seconds after the beginning of 1970 in UTC.
fn local_date(seconds: i64) -> Option<NaiveDate> {
    let year = DateTime::from_timestamp(seconds, 0)?.year();
    let summer = change(year, 3)?..change(year, 10)?;
    let offset = if summer.contains(&seconds) { 2 * HOUR } else { HOUR };
    DateTime::from_timestamp(seconds.checked_add(offset)?, 0).map(|time| time.date_naive())
}

/// When the clocks are changed in a month of 31 days: on its last Sunday, at 01:00 UTC.
fn change(year: i32, month: u32) -> Option<i64> {
    let last = NaiveDate::from_ymd_opt(year, month, 31)?;
    let sunday = last.with_day(31 - last.weekday().num_days_from_sunday())?;
    Some(sunday.and_hms_opt(1, 0, 0)?.and_utc().timestamp())
}

#[cfg(test)]
mod tests {
    use super::local_date;
    use chrono::DateTime;

    /// The date in Norway at a moment written in UTC.
    fn date(utc: &str) -> String {
        let time = DateTime::parse_from_rfc3339(utc).expect("a moment");
        local_date(time.timestamp()).expect("a date").to_string()
    }

    #[test]
    fn a_day_begins_at_midnight_in_norway() {
        for (utc, norway) in [
            // In winter midnight is 23:00 UTC, in summer 22:00.
            ("2018-01-14T22:59:59Z", "2018-01-14"),
            ("2018-01-14T23:00:00Z", "2018-01-15"),
            ("2018-07-14T21:59:59Z", "2018-07-14"),
            ("2018-07-14T22:00:00Z", "2018-07-15"),
            ("2018-12-31T22:59:59Z", "2018-12-31"),
            ("2018-12-31T23:00:00Z", "2019-01-01"),
            ("2024-02-28T23:00:00Z", "2024-02-29"),
        ] {
            assert_eq!(date(utc), norway, "{utc}");
        }
    }

    #[test]
    fn the_clocks_change_on_the_last_sundays_of_march_and_october() {
        for (utc, norway) in [
            // 25 March 2018 is a Sunday: the evening before is winter, the evening after is summer.
            ("2018-03-24T22:30:00Z", "2018-03-24"),
            ("2018-03-25T22:30:00Z", "2018-03-26"),
            // 31 March 2024 is the last day of its month, and a Sunday.
            ("2024-03-30T22:30:00Z", "2024-03-30"),
            ("2024-03-31T22:30:00Z", "2024-04-01"),
            // 28 October 2018 is a Sunday.
            ("2018-10-27T22:30:00Z", "2018-10-28"),
            ("2018-10-28T22:30:00Z", "2018-10-28"),
            ("2018-10-28T23:00:00Z", "2018-10-29"),
            // 25 October 2026 is the earliest it can be.
            ("2026-10-24T22:30:00Z", "2026-10-25"),
            ("2026-10-25T22:30:00Z", "2026-10-25"),
        ] {
            assert_eq!(date(utc), norway, "{utc}");
        }
    }

    #[test]
    fn a_clock_beyond_any_calendar_has_no_date() {
        assert_eq!((local_date(i64::MAX), local_date(i64::MIN)), (None, None));
        assert_eq!(local_date(-1).map(|day| day.to_string()).as_deref(), Some("1970-01-01"));
    }
}
