//! The answers that the cases ask for, each with its decision.

use super::cases::titled;
use super::run::{Report, observed_with};
use crate::eval::Decision;
use crate::pipeline::{Plans, RuleFiles};

/// An answer that a case asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answered<'a> {
    /// The title of the case.
    pub title: &'a str,
    /// The name of the goal.
    pub goal: &'a str,
    /// The version it is decided under.
    pub version: String,
    /// The readings that the expectation chooses, each with its alternative.
    pub readings: Vec<[&'a str; 2]>,
}

/// The titles of all cases, in the order of the files.
pub fn titles(base: &RuleFiles) -> Vec<&str> {
    titled(base, &mut Vec::new()).0.into_iter().map(|case| case.title.as_str()).collect()
}

/// Runs the cases whose title contains `filter`, and passes each answer with its decision to `see`, in the order of the files.
pub fn answers<'a>(base: &'a RuleFiles, filter: Option<&str>, mut see: impl FnMut(Answered<'a>, &Decision)) -> Report {
    observed_with(&mut Plans::of_own_days(base), filter, |asked, decision| {
        let own = asked.expectation;
        let readings = own.readings.iter().map(|(reading, chosen)| [&*reading.text, &*chosen.text]).collect();
        see(Answered { title: asked.title, goal: &own.goal.text, version: own.version.to_string(), readings }, decision);
    })
}
