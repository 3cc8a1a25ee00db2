//! The name of a version of the law: a date, and what is added to it or left out.
//!
//! `2018-06-01+hoering_2018-duration` is the law of 1 June 2018 with the proposal, without its measure `duration`.

use std::str::FromStr;
use std::{error, fmt};

use chrono::NaiveDate;
use unicode_normalization::char::is_combining_mark;

use super::{NoDay, canonical, read_day};

/// One addition to the law of a date, or one thing left out of it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Change {
    /// Added (`+`) or left out (`-`).
    pub added: bool,
    /// The amendment, or after `-` perhaps the measure alone.
    pub name: String,
    /// The measure behind the colon.
    pub measure: Option<String>,
}

/// A version of the law by name. It says nothing of whether such amendments exist; see [`crate::consolidate`].
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Version {
    /// The law as in force on this day.
    pub date: NaiveDate,
    /// What is added or left out, in the order it was written.
    pub changes: Vec<Change>,
}

/// Why a version's name can't be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum VersionError {
    /// `2018-6-1`, `today`: it does not begin with a date such as 2018-06-01.
    NoDate,
    /// `2018-02-31`: no such day in the calendar.
    NoSuchDay(String),
    /// `2018-06-01+`, `2018-06-01+a:`: a name is missing, or has other characters than letters, digits and `_`.
    BadName(String),
}

impl Version {
    /// The law of a date, with nothing added.
    pub fn on(date: NaiveDate) -> Version {
        Version { date, changes: Vec::new() }
    }

    /// Reads a name such as `2018-06-01+hoering_2018:lower_age_limit`.
    ///
    /// # Errors
    /// When the date or a name is not one; see [`VersionError`].
    pub fn parse(text: &str) -> Result<Version, VersionError> {
        let text = &*canonical(text);
        let (head, mut rest) = text.split_at_checked(10).ok_or(VersionError::NoDate)?;
        let date = read_day(head).map_err(|no_day| match no_day {
            NoDay::Shape => VersionError::NoDate,
            NoDay::Calendar => VersionError::NoSuchDay(head.to_owned()),
        })?;
        let mut changes = Vec::new();
        while let Some(sign) = rest.chars().next() {
            let added = match sign {
                '+' => true,
                '-' => false,
                _ => return Err(VersionError::BadName(rest.to_owned())),
            };
            rest = rest.get(1..).unwrap_or_default();
            let end = rest.find(['+', '-']).unwrap_or(rest.len());
            let (part, after) = rest.split_at(end);
            rest = after;
            let (name, measure) = match part.split_once(':') {
                Some((name, measure)) => (name, Some(measure)),
                None => (part, None),
            };
            for word in std::iter::once(name).chain(measure) {
                if word.is_empty() || !word.chars().all(|c| c.is_alphanumeric() || c == '_' || is_combining_mark(c)) {
                    return Err(VersionError::BadName(part.to_owned()));
                }
            }
            changes.push(Change { added, name: name.to_owned(), measure: measure.map(str::to_owned) });
        }
        Ok(Version { date, changes })
    }
}

impl FromStr for Version {
    type Err = VersionError;

    fn from_str(text: &str) -> Result<Version, VersionError> {
        Version::parse(text)
    }
}

impl TryFrom<&str> for Version {
    type Error = VersionError;

    fn try_from(text: &str) -> Result<Version, VersionError> {
        Version::parse(text)
    }
}

impl fmt::Display for VersionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            VersionError::NoDate => f.write_str("it does not begin with a date such as 2018-06-01"),
            VersionError::NoSuchDay(day) => write!(f, "`{day}` is not in the calendar"),
            VersionError::BadName(part) => write!(f, "`{part}` is not a name"),
        }
    }
}

impl error::Error for VersionError {}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.date)?;
        self.changes.iter().try_for_each(|change| write!(f, "{change}"))
    }
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", if self.added { '+' } else { '-' }, self.name)?;
        self.measure.iter().try_for_each(|measure| write!(f, ":{measure}"))
    }
}
