//! Cases with the answers the law should give.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::{Labels, Literal, Name, PlaceRef, Source, TimeUnit};
use crate::law::Version;
use crate::source::Span;

/// A worked case with the answers the law should give.
#[derive(Debug, Clone)]
pub struct Case {
    /// Its title.
    pub title: String,
    /// Where the title stands.
    pub title_span: Span,
    /// The case whose facts it starts from.
    pub based_on: Option<(String, Span)>,
    /// Its words, for whoever reads the file.
    pub labels: Labels,
    /// The facts.
    pub given: Vec<Given>,
    /// The assessments.
    pub assessed: Vec<Assessed>,
    /// The readings chosen for the whole case.
    pub readings: Vec<(Name, Name)>,
    /// Where the case comes from.
    pub sources: Vec<Source>,
    /// The answers expected.
    pub expectations: Vec<Expectation>,
    /// The whole case.
    pub span: Span,
}

/// `applicant.born = 2000-06-01`; no value for `unknown`
#[derive(Debug, Clone)]
pub struct Given {
    /// The fact.
    pub path: Name,
    /// Its value.
    pub value: Option<Literal>,
    /// The entities of a list, each with its own facts.
    pub list: Option<Vec<Vec<Given>>>,
    /// The whole of it.
    pub span: Span,
}

/// `assessed assistance_necessary = yes because "…"`
#[derive(Debug, Clone)]
pub struct Assessed {
    /// The assessment.
    pub name: Name,
    /// Its value.
    pub value: Option<Literal>,
    /// The reason.
    pub because: Option<String>,
    /// Who.
    pub by: Option<String>,
    /// When.
    pub on: Option<NaiveDate>,
    /// The factors the reason weighs.
    pub weighed: Vec<Name>,
    /// The whole of it.
    pub span: Span,
}

/// `under 2018-06-01 expect to_programme is no citing § 29 ledd 1`
#[derive(Debug, Clone)]
pub struct Expectation {
    /// The version.
    pub version: Version,
    /// Where it is named.
    pub version_span: Span,
    /// The readings chosen here.
    pub readings: Vec<(Name, Name)>,
    /// The goal.
    pub goal: Name,
    /// The answer.
    pub answer: Answer,
    /// What the answer is per.
    pub per: Option<TimeUnit>,
    /// The provisions and documents the answer must cite.
    pub citing: Vec<CitationRef>,
    /// The facts that must be asked for, and no others.
    pub missing: Vec<Name>,
    /// The readings the answer must turn on.
    pub turning_on: Vec<Name>,
    /// The whole of it.
    pub span: Span,
}

/// What a goal is expected to come to.
#[derive(Debug, Clone)]
pub enum Answer {
    /// `is 40 kr`
    Is(Literal),
    /// `is 25/6`: a number and what it is divided by
    Fraction(Literal, Decimal),
    /// `is undetermined`
    Undetermined,
    /// `is no answer`
    None,
    /// `is not in force`
    NotInForce,
}

/// A provision or document an answer must cite.
#[derive(Debug, Clone)]
pub struct CitationRef {
    /// The act or document; none for the act of the goal.
    pub document: Option<Name>,
    /// The place in an act.
    pub place: Option<PlaceRef>,
    /// The point in a document.
    pub point: Option<String>,
    /// The whole of it.
    pub span: Span,
}
