//! The rulebook: the law of one version with ids for names.

use std::sync::Arc;

use chrono::NaiveDate;
use rustc_hash::FxHashMap as HashMap;

use super::{Claim, Exception, Expr, ExprId, Input, Rounding, Type, Value};
use crate::law::{Place, Rank, Text, Version};
use crate::source::Span;

/// Declares ids as indexes into the rulebook's tables.
macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {
        $($(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(pub u32);

        impl $name {
            /// The id as an index.
            pub fn index(self) -> usize {
                self.0 as usize
            }
        })*
    };
}

ids! {
    /// An act or document.
    ActId;
    /// A measure that is part of the version.
    ChangeId;
    /// A party.
    PartyId;
    /// A calendar.
    CalendarId;
    /// An entity.
    EntityId;
    /// A fact or assessment.
    FactId;
    /// A list of choices.
    ChoiceListId;
    /// A parameter.
    ParameterId;
    /// A figure.
    FigureId;
    /// A reading.
    ReadingId;
    /// A rule.
    RuleId;
    /// A place in an act, with the measure the text there came with.
    StandingId;
}

/// The law of one version.
#[derive(Debug, Clone)]
pub struct Rulebook {
    /// Which.
    pub version: Version,
    /// Acts and documents.
    pub acts: Vec<Act>,
    /// The measures that are part of the version.
    pub changes: Vec<Change>,
    /// The measures that the version's name leaves out.
    pub left_out: Vec<Change>,
    /// Parties.
    pub parties: Vec<Party>,
    /// Calendars of working days.
    pub calendars: Vec<NamedCalendar>,
    /// Entities.
    pub entities: Vec<Entity>,
    /// Facts and assessments.
    pub facts: Vec<Fact>,
    /// Lists of choices.
    pub choices: Vec<ChoiceList>,
    /// Parameters.
    pub parameters: Vec<Parameter>,
    /// Figures.
    pub figures: Vec<Figure>,
    /// Readings.
    pub readings: Vec<Reading>,
    /// Rules.
    pub rules: Vec<Rule>,
    /// Expressions of all rules.
    pub exprs: Vec<Expr>,
    /// The places rules stand at.
    pub standings: Vec<Standing>,
    /// What provisions say that no rule computes.
    pub notes: Vec<Note>,
    /// What is claimed of amendments, where this is one of the versions that a claim is about and it was asked for.
    pub claims: Vec<Claim>,
    /// Everything that carries a name.
    pub names: HashMap<Arc<str>, Named>,
}

/// What a name stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Named {
    /// A fact or assessment.
    Fact(FactId),
    /// A parameter.
    Parameter(ParameterId),
    /// A figure.
    Figure(FigureId),
    /// A reading.
    Reading(ReadingId),
    /// A rule.
    Rule(RuleId),
}

/// An act or a document.
#[derive(Debug, Clone, PartialEq)]
pub struct Act {
    /// Its name in rule files.
    pub name: Arc<str>,
    /// Its rank.
    pub rank: Rank,
    /// Its title.
    pub title: Text,
    /// The title as it is cited.
    pub short: Text,
    /// Its number.
    pub number: Option<String>,
    /// Where it can be read.
    pub link: Option<String>,
    /// Why it is not to be trusted.
    pub unverified: Option<Text>,
    /// How its dates are rounded.
    pub rounding: Option<ActRounding>,
    /// The provisions it is given under; none for an act that is not in force.
    pub given_under: Vec<Authority>,
}

/// A provision that a regulation is given under.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Authority {
    /// Its act.
    pub act: ActId,
    /// Its place in it.
    pub place: Place,
    /// Whether it is there in this version.
    pub in_force: bool,
}

/// How an act rounds a date that does not exist.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ActRounding {
    /// One way.
    Way(Rounding),
    /// As a reading says.
    Reading(ReadingId),
}

/// A measure that is part of the version.
#[derive(Debug, Clone)]
pub struct Change {
    /// The amendment's name.
    pub amendment: Arc<str>,
    /// The amendment's title.
    pub title: Text,
    /// The measure's name.
    pub measure: Arc<str>,
    /// What the measure does.
    pub label: Text,
    /// How many measures its amendment has.
    pub siblings: usize,
    /// From when it is in force; none for a proposal.
    pub adopted: Option<NaiveDate>,
    /// Where its amendment comes from.
    pub sources: Vec<Source>,
    /// Where each of its blocks comes from, in the order they are written.
    pub blocks: Vec<Vec<Source>>,
    /// Why its text is not to be trusted.
    pub unverified: Option<Text>,
}

impl Change {
    /// Where a block of the measure comes from.
    pub fn block(&self, block: Option<u16>) -> &[Source] {
        block.and_then(|block| self.blocks.get(usize::from(block))).map_or(&[], Vec::as_slice)
    }
}

/// A place in an act, and the measure the text there came with.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Standing {
    /// The act.
    pub act: ActId,
    /// The place.
    pub place: Place,
    /// The measure.
    pub change: Option<ChangeId>,
    /// The block of the measure that the text is written in.
    pub block: Option<u16>,
}

/// What a provision says where no rule computes it, and where its text comes from.
#[derive(Debug, Clone)]
pub struct Note {
    /// The provision.
    pub standing: StandingId,
    /// What it says.
    pub says: Option<Text>,
    /// Where its text comes from.
    pub sources: Vec<Source>,
    /// Why it is not to be trusted.
    pub unverified: Option<Text>,
}

/// Somebody a rule speaks of.
#[derive(Debug, Clone)]
pub struct Party {
    /// Its name.
    pub name: Arc<str>,
    /// Its words.
    pub label: Text,
    /// Whether a rule is of it or against it.
    pub spoken_of: bool,
}

/// A calendar of working days under its name.
#[derive(Debug, Clone)]
pub struct NamedCalendar {
    /// Its name.
    pub name: Arc<str>,
    /// Its words.
    pub label: Text,
    /// Its days.
    pub days: super::Calendar,
    /// The words of its holidays with a date, and of those by Easter, in the order of the calendar.
    pub holidays: (Vec<Text>, Vec<Text>),
    /// Where the law says so.
    pub sources: Vec<Source>,
}

/// A thing with facts.
#[derive(Debug, Clone)]
pub struct Entity {
    /// Its name.
    pub name: Arc<str>,
    /// Its words.
    pub label: Text,
    /// Its facts, in the order they are declared.
    pub facts: Vec<FactId>,
    /// The fact that names it in answers.
    pub named_by: Option<FactId>,
    /// Whether it stands in lists, so that there can be none or several of it.
    pub listed: bool,
    /// Where it is declared.
    pub span: Span,
}

/// A fact, or an assessment.
#[derive(Debug, Clone)]
pub struct Fact {
    /// Its whole name: `applicant.born`, `assistance_necessary`.
    pub name: Arc<str>,
    /// The entity it is a fact of; none for an assessment.
    pub entity: Option<EntityId>,
    /// Its number among the facts of its entity.
    pub slot: u32,
    /// Its type.
    pub ty: Type,
    /// What may be given.
    pub input: Input,
    /// Its words.
    pub label: Text,
    /// The question that asks for it.
    pub ask: Option<Text>,
    /// What makes it an assessment.
    pub assessment: Option<Assessment>,
    /// Where the law asks for it.
    pub sources: Vec<Source>,
    /// Where it is declared.
    pub span: Span,
}

/// What an assessment has that a fact has not.
#[derive(Debug, Clone)]
pub struct Assessment {
    /// Who judges.
    pub by: Option<PartyId>,
    /// What must be weighed: name and words.
    pub factors: Vec<(Arc<str>, Text)>,
}

/// A list of choices.
#[derive(Debug, Clone)]
pub struct ChoiceList {
    /// The choices in order.
    pub choices: Vec<Choice>,
}

/// A choice of a list.
#[derive(Debug, Clone)]
pub struct Choice {
    /// Its name.
    pub name: Arc<str>,
    /// Its words.
    pub label: Text,
}

/// A value with dates.
#[derive(Debug, Clone)]
pub struct Parameter {
    /// Its name.
    pub name: Arc<str>,
    /// Its words.
    pub label: Text,
    /// Its type.
    pub ty: Type,
    /// What may be given.
    pub input: Input,
    /// Values from their days on, in order.
    pub values: Vec<(NaiveDate, Value)>,
    /// Where the law says so.
    pub sources: Vec<Source>,
    /// Where it is declared.
    pub span: Span,
}

/// A number, amount or date in a provision, as a bill would change it.
#[derive(Debug, Clone)]
pub struct Figure {
    /// Its name.
    pub name: Arc<str>,
    /// Its words.
    pub label: Text,
    /// Its type.
    pub ty: Type,
    /// How it is written.
    pub input: Input,
    /// Its value.
    pub value: Value,
    /// Where it comes from.
    pub sources: Vec<Source>,
    /// Its provision.
    pub standing: StandingId,
    /// Where it is written.
    pub span: Span,
}

/// A text with room, and the ways to read it.
#[derive(Debug, Clone)]
pub struct Reading {
    /// Its name.
    pub name: Arc<str>,
    /// Its words.
    pub label: Text,
    /// Why there is room.
    pub why: Option<Text>,
    /// The ways to read it.
    pub alternatives: Vec<Alternative>,
    /// The one that holds unless another is chosen.
    pub default: u16,
    /// Its sources.
    pub sources: Vec<Source>,
    /// Its provision.
    pub standing: StandingId,
    /// Where it is written.
    pub span: Span,
}

/// A way to read a text.
#[derive(Debug, Clone)]
pub struct Alternative {
    /// Its name.
    pub name: Arc<str>,
    /// Its words.
    pub label: Text,
    /// What it makes of the text.
    pub expr: ExprId,
}

/// The kinds of rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A condition.
    Condition,
    /// A right of somebody.
    Right,
    /// A duty of somebody.
    Duty,
    /// What somebody may do.
    Power,
    /// What somebody may not do.
    Prohibition,
    /// Facts that can't all be true.
    Impossible,
    /// A value.
    Value,
    /// A date by which.
    Deadline,
    /// A step of another rule, with a name of its own; its type is what the step comes to.
    Let,
    /// Whether an exception with a name applies.
    Exception,
}

/// A rule.
#[derive(Debug, Clone)]
pub struct Rule {
    /// Its name.
    pub name: Arc<str>,
    /// Its kind.
    pub kind: Kind,
    /// Its words.
    pub label: Text,
    /// Whose it is.
    pub of: Option<Text>,
    /// The entity of a list that it is a rule of: it finds something for each of them.
    pub each: Option<EntityId>,
    /// Against whom.
    pub against: Option<Text>,
    /// The type of what it finds.
    pub ty: Type,
    /// How that is written.
    pub input: Input,
    /// The general rule.
    pub body: ExprId,
    /// Its exceptions, those that stand elsewhere included.
    pub exceptions: Vec<Exception>,
    /// Its sources.
    pub sources: Vec<Source>,
    /// Its provision.
    pub standing: StandingId,
    /// Where it is written.
    pub span: Span,
}

/// A reference to a document or a provision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The document or act.
    pub act: ActId,
    /// The point in a document.
    pub point: Option<Arc<str>>,
    /// The place in an act.
    pub place: Option<Place>,
    /// The words quoted.
    pub quote: Option<Arc<str>>,
    /// The document that was read for the quote, where it is another, and the point in it.
    pub via: Option<(ActId, Option<Arc<str>>)>,
}
