//! The name of a version of the law: a date, and the amendments added or left out.
//!
//! `2018-06-01+hoering_2018-duration` is the law of 1 June 2018 with the proposal but without its measure `duration`.

use std::str::FromStr;
use std::{error, fmt};

use chrono::NaiveDate;
use unicode_normalization::char::is_combining_mark;

use super::{NoDay, canonical, read_day};

/// An amendment or measure that is added to the law of a date, or left out of it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Change {
    /// Added (`+`) or left out (`-`).
    pub added: bool,
    /// The name of the amendment; after `-` it may be that of a measure.
    pub name: String,
    /// The name of the measure after the colon; `None` for the whole amendment.
    pub measure: Option<String>,
}

/// A version of the law by name. Whether its amendments exist is checked later; see [`crate::consolidate`].
///
/// ```
/// use paragraf::Version;
///
/// let version = Version::parse("2018-06-01+hoering_2018-duration")?;
/// assert_eq!(version.changes.len(), 2);
/// assert_eq!(version.to_string(), "2018-06-01+hoering_2018-duration");
/// # Ok::<(), paragraf::VersionError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Version {
    /// The law as in force on this day.
    pub date: NaiveDate,
    /// Additions and omissions, in the order written.
    pub changes: Vec<Change>,
}

/// Why the name of a version is invalid.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum VersionError {
    /// `2018-6-1`, `today`: it does not start with a date such as 2018-06-01.
    NoDate,
    /// `2018-02-31`: no such day in the calendar.
    NoSuchDay(String),
    /// More is added and left out than [`Version::MOST_CHANGES`].
    TooManyChanges,
    /// `2018-06-01+`, `2018-06-01+a:`: a name is missing, or contains characters other than letters, digits and `_`.
    BadName(String),
}

impl Version {
    /// The most amendments and measures that a name may add or leave out: each is looked for among those chosen before it.
    pub const MOST_CHANGES: usize = 200;

    /// The law of a date, without changes.
    pub fn on(date: NaiveDate) -> Version {
        Version { date, changes: Vec::new() }
    }

    /// Parses a name such as `2018-06-01+hoering_2018:lower_age_limit`.
    ///
    /// # Errors
    /// If the date or a name is invalid; see [`VersionError`].
    pub fn parse(text: &str) -> Result<Version, VersionError> {
        let text = &*canonical(text);
        let (head, mut rest) = text.split_at_checked(10).ok_or(VersionError::NoDate)?;
        let date = read_day(head).map_err(|no_day| match no_day {
            NoDay::Shape => VersionError::NoDate,
            NoDay::Calendar => VersionError::NoSuchDay(head.to_owned()),
        })?;
        let mut changes = Vec::new();
        while let Some(sign) = rest.chars().next() {
            if changes.len() == Version::MOST_CHANGES {
                return Err(VersionError::TooManyChanges);
            }
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
            VersionError::TooManyChanges => write!(f, "more than {} amendments and measures are added or left out", Version::MOST_CHANGES),
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
