//! What became of an invariant, in words piece by piece, for a report.

use super::claims::{Group, notes};
use super::invariants::ToldInvariant;
use super::words::CaseWords;
use crate::law::say;
use crate::symbolic::{Open, Verdict};

/// What became of an invariant.
#[derive(Debug)]
pub struct InvariantWords {
    /// Its own words.
    pub title: String,
    /// Its two sides.
    pub sides: [String; 2],
    /// Its evidence.
    pub sources: Vec<String>,
    /// The versions in which it holds.
    pub holds: Vec<String>,
    /// What became of it.
    pub verdict: InvariantVerdict,
}

/// What became of an invariant, in words.
#[derive(Debug)]
pub enum InvariantVerdict {
    /// A case of a version breaks it: the version, what such cases meet, and the case with what each side comes to.
    Refuted(String, Vec<String>, CaseWords),
    /// Not decided in a version, and why; with what the cases meet that are left.
    Open(String, String, Vec<String>),
    /// No case breaks it, and under which readings.
    Proved(Vec<String>),
    /// No version has what it speaks of.
    Silent,
}

/// What became of an invariant, in words.
pub fn invariant_words(told: &ToldInvariant<'_>) -> InvariantWords {
    let verdict = told.shown().map(|(goal, version, verdict)| match verdict {
        Verdict::Refuted(broken) => {
            let conditions = broken.region.conditions.iter().map(|own| goal.condition(own)).collect();
            let mut answers = told.answers(broken).map(|(_, answer)| answer.to_owned());
            let answers = [answers.next().unwrap_or_default(), answers.next().unwrap_or_default()];
            InvariantVerdict::Refuted(version, conditions, CaseWords { answers, ..goal.case(&broken.example) })
        }
        Verdict::Open(Open::Beyond) => InvariantVerdict::Open(version, say::claim_beyond(goal.lang).to_owned(), Vec::new()),
        Verdict::Open(Open::NoCase(region)) => {
            let conditions = region.conditions.iter().map(|own| goal.condition(own)).collect();
            InvariantVerdict::Open(version, say::claim_no_case_of_one(goal.lang).to_owned(), conditions)
        }
        Verdict::Proved(proof) => InvariantVerdict::Proved(notes(goal, proof)),
    });
    InvariantWords {
        title: told.words(),
        sides: told.sides.clone(),
        sources: told.sources(),
        holds: told.versions(Some(Group::Proved)).iter().map(ToString::to_string).collect(),
        verdict: verdict.unwrap_or(InvariantVerdict::Silent),
    }
}
