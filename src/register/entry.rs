//! Something that there is: its kind, its name, and what is told of it.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::law::{Lang, Text, say};

/// A kind of thing in the rule files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// An act, or another text with rules.
    Act,
    /// A document that is only cited.
    Document,
    /// An amendment, proposed or adopted.
    Amendment,
    /// A part of an amendment that could be adopted alone.
    Measure,
    /// A rule that can be decided.
    Goal,
    /// Another rule: a step, a named exception, a rule of each item of a list, or of what cannot be.
    Rule,
    /// A figure in a provision.
    Figure,
    /// A value that changes from day to day outside the act.
    Parameter,
    /// A way to read a provision.
    Reading,
    /// A fact of a case.
    Fact,
    /// What somebody judges.
    Assessment,
    /// A case with the answers that the law should give.
    Case,
}

impl Kind {
    /// Every kind, in the order in which they are told.
    pub const ALL: [Kind; 12] = [
        Kind::Act,
        Kind::Document,
        Kind::Amendment,
        Kind::Measure,
        Kind::Goal,
        Kind::Rule,
        Kind::Figure,
        Kind::Parameter,
        Kind::Reading,
        Kind::Fact,
        Kind::Assessment,
        Kind::Case,
    ];

    /// Its name on the command line and in JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Kind::Act => "acts",
            Kind::Document => "documents",
            Kind::Amendment => "amendments",
            Kind::Measure => "measures",
            Kind::Goal => "goals",
            Kind::Rule => "rules",
            Kind::Figure => "figures",
            Kind::Parameter => "parameters",
            Kind::Reading => "readings",
            Kind::Fact => "facts",
            Kind::Assessment => "assessments",
            Kind::Case => "cases",
        }
    }

    /// The kind of a name.
    pub fn from_name(name: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// What it is, in words.
    pub fn words(self, lang: Lang) -> &'static str {
        match self {
            Kind::Act => say::list_acts(lang),
            Kind::Document => say::list_documents(lang),
            Kind::Amendment => say::list_amendments(lang),
            Kind::Measure => say::list_measures(lang),
            Kind::Goal => say::list_goals(lang),
            Kind::Rule => say::list_rules(lang),
            Kind::Figure => say::list_figures(lang),
            Kind::Parameter => say::list_parameters(lang),
            Kind::Reading => say::list_readings(lang),
            Kind::Fact => say::list_facts(lang),
            Kind::Assessment => say::list_assessments(lang),
            Kind::Case => say::list_cases(lang),
        }
    }
}

/// Days in a row: from the first, up to but not with the second.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stretch {
    /// The first day.
    pub from: NaiveDate,
    /// The first day that is out; `None` where no end is known.
    pub until: Option<NaiveDate>,
}

/// Something that there is.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Its kind.
    pub kind: Kind,
    /// Its name, as commands take it.
    pub name: Arc<str>,
    /// Its words.
    pub label: Text,
    /// What it is among its kind: a statute, a right.
    pub what: Option<Text>,
    /// Where it stands: its provision, its number, its file.
    pub place: Option<Text>,
    /// What else an analyst asks: the last value of a parameter, the alternatives of a reading.
    pub note: Option<Text>,
    /// The last day up to which the rules have the changes made to an act, if that is said.
    pub followed: Option<NaiveDate>,
    /// The days of the law on which it is in force; none for what does not change with the law.
    pub days: Vec<Stretch>,
    /// The versions of proposals that have it. Of an amendment or a measure, the version that adds it.
    pub proposals: Vec<String>,
}
