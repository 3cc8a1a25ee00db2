//! Acts, what a case holds, parameters, sources.

use std::sync::Arc;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Literal, Name, TimeUnit};
use crate::law::{Rank, Section as SectionNumber, Text};
use crate::source::Span;

/// A label in one or both languages.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Labels {
    /// Bokmål.
    pub nb: Option<Arc<str>>,
    /// English.
    pub en: Option<Arc<str>>,
}

impl Labels {
    /// Both languages, one standing in for the other where it is missing; none where both are.
    pub fn text(&self) -> Option<Text> {
        let nb = self.nb.as_ref().or(self.en.as_ref())?;
        let en = self.en.as_ref().or(self.nb.as_ref())?;
        Some(Text::new(nb.clone(), en.clone()))
    }
}

/// The days on which something is in force: from the first, up to but not with the second.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct InForce {
    /// First day in force.
    pub from: NaiveDate,
    /// First day no longer in force.
    pub to: Option<NaiveDate>,
    /// Where it is said.
    pub span: Span,
}

/// An act, a regulation, or a document that is only cited.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Act {
    /// Its name in rule files.
    pub name: Name,
    /// Its rank.
    pub rank: Option<(Rank, Span)>,
    /// Its title.
    pub title: Labels,
    /// Its short title.
    pub short: Labels,
    /// Its number, such as LOV-2009-12-18-131.
    pub number: Option<String>,
    /// Where it can be read.
    pub link: Option<String>,
    /// When it is in force.
    pub in_force: Option<InForce>,
    /// The last day up to which the files have the changes made to it, where that is said.
    pub followed: Option<NaiveDate>,
    /// The provisions it is given under.
    pub given_under: Vec<Authority>,
    /// How a date that does not exist is rounded in it.
    pub rounding: Option<DateRounding>,
    /// Why its text is not to be trusted.
    pub unverified: Option<Labels>,
    /// The whole declaration.
    pub span: Span,
}

/// A provision that a regulation is given under.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Authority {
    /// Its act.
    pub act: Name,
    /// Its place in it.
    pub place: PlaceRef,
}

/// What becomes of 29 February in a year without one.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum DateRounding {
    /// `up`: the first of the next month.
    Up(Span),
    /// `down`: the last of the month.
    Down(Span),
    /// The name of a reading that decides it.
    Reading(Name),
}

/// Somebody a rule speaks of: the municipality.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Party {
    /// Its name.
    pub name: Name,
    /// Its words.
    pub labels: Labels,
}

/// Which days are working days.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Calendar {
    /// Its name.
    pub name: Name,
    /// Its words.
    pub labels: Labels,
    /// The weekdays that are free.
    pub weekend: Vec<chrono::Weekday>,
    /// The holidays.
    pub holidays: Vec<Holiday>,
    /// Where the law says so.
    pub sources: Vec<Source>,
}

/// A holiday of a calendar.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Holiday {
    /// Which day.
    pub day: HolidayDay,
    /// Its words.
    pub labels: Labels,
    /// The first year.
    pub first: Option<i32>,
    /// The last year.
    pub last: Option<i32>,
    /// Where it is written.
    pub span: Span,
}

/// The day of a holiday.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub enum HolidayDay {
    /// `05-17`: month and day.
    Fixed(u32, u32),
    /// `easter + 39`: days after Easter Sunday.
    Easter(i32),
}

/// A thing with facts: the applicant.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Entity {
    /// Its name.
    pub name: Name,
    /// Its words.
    pub labels: Labels,
    /// Its facts.
    pub facts: Vec<Fact>,
    /// The fact that names it in answers.
    pub named_by: Option<Name>,
}

/// A fact of an entity.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Fact {
    /// Its name within the entity.
    pub name: Name,
    /// Its name with that of the entity: `applicant.born`.
    pub full: Arc<str>,
    /// Its type.
    pub ty: TypeName,
    /// Its words.
    pub labels: Labels,
    /// The question that asks for it.
    pub ask: Labels,
    /// Where the law asks for it.
    pub sources: Vec<Source>,
}

/// A type as written.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct TypeName {
    /// Which.
    pub kind: TypeKind,
    /// Where.
    pub span: Span,
}

/// The types that can be written.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum TypeKind {
    /// `yes/no`
    YesNo,
    /// `whole number`
    Whole,
    /// `number`
    Number,
    /// `percent`
    Percent,
    /// `hours`
    Hours,
    /// `money`, `money per month`
    Money(Option<TimeUnit>),
    /// `date`
    Date,
    /// `months`: years and months
    Months,
    /// `days`: weeks and days
    Days,
    /// `one of { none, some }`
    Choice(Vec<Choice>),
    /// `period`
    Period,
    /// `list of periods`
    Periods,
    /// `text`
    Text,
    /// `list of child`
    List(Name),
    /// A word that is no type.
    Unknown(String),
}

/// One of the values of a `one of`.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Choice {
    /// Its name.
    pub name: Name,
    /// Its words.
    pub labels: Labels,
}

/// A judgment the law leaves to somebody.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Assessment {
    /// Its name.
    pub name: Name,
    /// Its type, yes/no where nothing is said.
    pub ty: Option<TypeName>,
    /// Who judges.
    pub by: Option<Name>,
    /// Its words.
    pub labels: Labels,
    /// The question that asks for it.
    pub ask: Labels,
    /// What must be weighed.
    pub factors: Vec<Choice>,
    /// Where the law says so.
    pub sources: Vec<Source>,
}

/// A value with dates: G.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Parameter {
    /// Its name.
    pub name: Name,
    /// Its type.
    pub ty: TypeName,
    /// Its words.
    pub labels: Labels,
    /// Where the law says so.
    pub sources: Vec<Source>,
    /// The values, each from its day on.
    pub values: Vec<(NaiveDate, Span, Literal)>,
    /// The values that became known later than they hold: from when they hold, and from when they were known.
    pub known: Vec<(NaiveDate, NaiveDate)>,
}

/// A reference to a document or a provision, with a short quote as evidence.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Source {
    /// The document or act.
    pub document: Name,
    /// The point in the document, in its own numbering.
    pub point: Option<Arc<str>>,
    /// The provision, where the source is an act.
    pub place: Option<PlaceRef>,
    /// The words quoted.
    pub quote: Option<Arc<str>>,
    /// The document that was read for the quote, where it is another.
    pub via: Option<(Name, Option<Arc<str>>)>,
    /// The whole of it.
    pub span: Span,
}

/// The words quoted from a document: what a reader of the document must find in it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Quote {
    /// The document that was read for them.
    pub document: Name,
    /// The words.
    pub text: Arc<str>,
    /// Where they are written.
    pub span: Span,
}

/// A place as written, perhaps without its section.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct PlaceRef {
    /// The section.
    pub section: Option<SectionNumber>,
    /// The subsection.
    pub subsection: Option<u16>,
    /// The letter.
    pub letter: Option<char>,
    /// The sentence.
    pub sentence: Option<u16>,
    /// Where it is written.
    pub span: Span,
}
