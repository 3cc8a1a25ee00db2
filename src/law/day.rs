//! Dates as written in rule files, facts and version names: `2018-06-01`.

use chrono::NaiveDate;

/// Why a text is not a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoDay {
    /// `2018-6-1`, `today`: not four, two and two digits.
    Shape,
    /// `2018-02-31`: no such day in the calendar.
    Calendar,
}

/// Parses a date, year-month-day.
///
/// # Errors
/// If it has another form or does not exist in the calendar; see [`NoDay`].
pub fn read_day(text: &str) -> Result<NaiveDate, NoDay> {
    let dashes = text.len() == 10 && text.bytes().enumerate().all(|(at, byte)| (byte == b'-') == (at == 4 || at == 7));
    let number = |from: usize, to: usize| {
        let digits = text.get(from..to).filter(|part| dashes && part.bytes().all(|byte| byte.is_ascii_digit()));
        digits.and_then(|digits| digits.parse::<u16>().ok()).ok_or(NoDay::Shape)
    };
    let (year, month, day) = (number(0, 4)?, number(5, 7)?, number(8, 10)?);
    NaiveDate::from_ymd_opt(year.into(), month.into(), day.into()).ok_or(NoDay::Calendar)
}

#[cfg(test)]
mod tests {
    use super::{NoDay, read_day};

    #[test]
    fn a_day_is_written_in_one_way() {
        assert_eq!(read_day("2020-02-29").map(|day| day.to_string()), Ok("2020-02-29".to_owned()));
        for text in ["2019-02-29", "2018-00-01", "2018-13-01"] {
            assert_eq!(read_day(text), Err(NoDay::Calendar), "{text}");
        }
        for text in ["", "2018-6-1", "18-06-01", "2018-06-1x", "2018/06/01", "+018-06-01", "2018-06-01 ", "20-8-06-01", "201å-06-0"] {
            assert_eq!(read_day(text), Err(NoDay::Shape), "{text}");
        }
    }
}
