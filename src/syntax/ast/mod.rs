//! The tree of a rule file as it was written: names are strings, every node knows its place.

mod amendment;
mod case;
mod declaration;
mod expr;
mod provision;

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::source::{FileId, Span};

pub use amendment::{Amend, Amendment, ChangeKind, ChangeTo, Claim, Claimed, Enacts, Invariant, Measure};
pub use case::{Answer, Assessed, Case, CitationRef, Expectation, Given};
pub use declaration::{
    Act, Assessment, Authority, Calendar, Choice, DateRounding, Entity, Fact, Holiday, HolidayDay, InForce, Labels, Parameter, Party,
    PlaceRef, Quote, Source, TypeKind, TypeName,
};
pub use expr::{
    Bond, CalendarUnit, Comparison, DayShift, Days, Direction, End, Expr, ExprKind, Gather, Joining, Key, Literal, LiteralKind, Meeting,
    Member, Never, PeriodPart, Polarity, Rounding, Row, TimeUnit, UpperEnd,
};
pub use provision::{Alternative, Block, Body, Except, Head, Later, Let, Part, Rule, Section, TruthKind, Unit};

/// All rule files of a rule base.
#[derive(Debug, Clone, Default)]
pub struct Ast {
    /// The files, in the order of their names; shared, so that a rule base with one file changed costs that file alone.
    pub files: Vec<Arc<File>>,
}

/// One rule file.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct File {
    /// Which.
    pub id: FileId,
    /// Its declarations, in order.
    pub items: Vec<Item>,
    /// Every quotation in it, wherever it stands.
    pub quotes: Vec<Quote>,
    /// The names that are marked as unused, with a reason for whoever reads the file.
    pub unused: Vec<Span>,
    /// Its comments, for those who write files anew.
    pub comments: Vec<Span>,
}

/// A name where it stands.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Name {
    /// The name; dots and all for a path such as `applicant.born`.
    pub text: Arc<str>,
    /// Its place.
    pub span: Span,
}

/// A declaration at the top of a file.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum Item {
    /// `act sosialtjenesteloven { … }`
    Act(Act),
    /// `in sosialtjenesteloven`
    Within(Name),
    /// `document hoeringsnotat_2018 { … }`
    Document(Act),
    /// `party municipality nb "kommunen"`
    Party(Party),
    /// `calendar public_holidays { … }`
    Calendar(Calendar),
    /// `entity applicant { … }`
    Entity(Entity),
    /// `assessment assistance_necessary { … }`
    Assessment(Assessment),
    /// `parameter G : money { … }`
    Parameter(Parameter),
    /// `§ 29 …`
    Section(Section),
    /// `amendment hoering_2018 { … }`
    Amendment(Amendment),
    /// `amend sosialtjenesteloven § 29 under … { … }`
    Amend(Amend),
    /// `claim hoering_2018 "…" : to_programme unchanged`
    Claim(Claim),
    /// `invariant "…" : must_leave implies may_fine`
    Invariant(Invariant),
    /// `case "…" { … }`; no start needs one, so they are not kept in bytes.
    #[serde(skip)]
    Case(Case),
}

impl Item {
    /// Where the declaration begins: its name, number or title.
    pub fn span(&self) -> Span {
        match self {
            Item::Act(act) | Item::Document(act) => act.name.span,
            Item::Within(name) => name.span,
            Item::Party(party) => party.name.span,
            Item::Calendar(calendar) => calendar.name.span,
            Item::Entity(entity) => entity.name.span,
            Item::Assessment(assessment) => assessment.name.span,
            Item::Parameter(parameter) => parameter.name.span,
            Item::Section(section) => section.head.span,
            Item::Amendment(amendment) => amendment.name.span,
            Item::Amend(amend) => amend.act.span,
            Item::Claim(claim) => claim.title_span,
            Item::Invariant(own) => own.title_span,
            Item::Case(case) => case.title_span,
        }
    }
}
