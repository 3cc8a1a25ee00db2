//! The rulebook: the law of one version with ids for names.

use std::sync::Arc;

use chrono::NaiveDate;
use rustc_hash::FxHashMap as HashMap;

use super::{Change, Changes, Claim, Exception, Expr, ExprId, Input, Invariant, Repeal, Rounding, Type, Value};
use crate::law::{Made, Place, Rank, Text, Version};
use crate::source::Span;

/// Defines id types: indexes into the rulebook's tables.
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
    /// An index into `Rulebook::acts`: an act or document.
    ActId;
    /// An index into `Rulebook::changes`: a measure of the version.
    ChangeId;
    /// An index into `Rulebook::parties`.
    PartyId;
    /// An index into `Rulebook::calendars`.
    CalendarId;
    /// An index into `Rulebook::entities`.
    EntityId;
    /// An index into `Rulebook::facts`: a fact or assessment.
    FactId;
    /// An index into `Rulebook::choices`: a list of choices.
    ChoiceListId;
    /// An index into `Rulebook::parameters`.
    ParameterId;
    /// An index into `Rulebook::figures`.
    FigureId;
    /// An index into `Rulebook::readings`.
    ReadingId;
    /// An index into `Rulebook::rules`.
    RuleId;
    /// An index into `Rulebook::standings`: a place in an act, with the measure that the text there came with.
    StandingId;
}

/// The law of one version.
#[derive(Debug, Clone)]
pub struct Rulebook {
    /// The version: date, and amendments added or left out.
    pub version: Version,
    /// Acts and documents.
    pub acts: Vec<Act>,
    /// The measures that are part of the version.
    pub changes: Changes,
    /// What those measures repealed, in the order of application.
    pub repealed: Vec<Repeal>,
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
    /// The provisions that rules are written in, interned.
    pub standings: Vec<Standing>,
    /// Provisions that no rule computes, and notes on provisions.
    pub notes: Vec<Note>,
    /// The claims that compare this version with another, if they were asked for.
    pub claims: Vec<Claim>,
    /// What must hold of this version, as far as it was asked for.
    pub invariants: Vec<Invariant>,
    /// What each name refers to.
    pub names: HashMap<Arc<str>, Named>,
}

/// What a name refers to.
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
    /// Where it stands among the sources of law.
    pub rank: Rank,
    /// Its title.
    pub title: Text,
    /// The short title used in citations.
    pub short: Text,
    /// The official number of the act or document, if it has one.
    pub number: Option<String>,
    /// A link to the text.
    pub link: Option<String>,
    /// Why its text is not reliable, if it is marked `unverified`.
    pub unverified: Option<Text>,
    /// The last day up to which the rules have the changes made to it, if that is said.
    pub followed: Option<NaiveDate>,
    /// How it rounds dates that do not exist; `None` if it does not say.
    pub rounding: Option<ActRounding>,
    /// The provisions it is given under; empty for an act that is not in force.
    pub given_under: Vec<Authority>,
}

/// A provision that a regulation is given under.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Authority {
    /// The act of that provision.
    pub act: ActId,
    /// The place in that act.
    pub place: Place,
    /// Whether the provision is in force in this version.
    pub in_force: bool,
}

/// How an act rounds a date that does not exist.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ActRounding {
    /// Always up or down.
    Way(Rounding),
    /// As a reading decides.
    Reading(ReadingId),
}

/// A place in an act, and the measure that the text there came with.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Standing {
    /// The act.
    pub act: ActId,
    /// The place in the act.
    pub place: Place,
    /// The measure that the text came with; `None` for the original text.
    pub change: Option<ChangeId>,
    /// The block of that measure in which the text is written.
    pub block: Option<u16>,
}

/// A note on a provision: what it says if no rule computes it, and where its text comes from.
#[derive(Debug, Clone)]
pub struct Note {
    /// The provision.
    pub standing: StandingId,
    /// The provision restated, if no rule computes it.
    pub says: Option<Text>,
    /// Where its text comes from.
    pub sources: Vec<Source>,
    /// Why its text is not reliable, if it is marked `unverified`.
    pub unverified: Option<Text>,
}

/// A person or body that rules refer to.
#[derive(Debug, Clone)]
pub struct Party {
    /// Where it is declared.
    pub span: Span,
    /// Its name in rule files.
    pub name: Arc<str>,
    /// Its label in both languages.
    pub label: Text,
    /// Whether a rule is `of` or `against` it.
    pub spoken_of: bool,
}

/// A named calendar of working days.
#[derive(Debug, Clone)]
pub struct NamedCalendar {
    /// Its name in rule files.
    pub name: Arc<str>,
    /// Its label in both languages.
    pub label: Text,
    /// The calendar itself.
    pub days: super::Calendar,
    /// The labels of its fixed holidays and of its movable holidays, in the order of the calendar.
    pub holidays: (Vec<Text>, Vec<Text>),
    /// The sources of the calendar.
    pub sources: Vec<Source>,
}

/// A kind of thing that has facts, such as the applicant or a child.
#[derive(Debug, Clone)]
pub struct Entity {
    /// Its name in rule files.
    pub name: Arc<str>,
    /// Its label in both languages.
    pub label: Text,
    /// Its facts, in the order they are declared.
    pub facts: Vec<FactId>,
    /// The fact that names an item in answers (`named by`).
    pub named_by: Option<FactId>,
    /// Whether it is an item of lists, so that a case may have none or several.
    pub listed: bool,
    /// Where it is declared.
    pub span: Span,
}

/// A fact, or an assessment.
#[derive(Debug, Clone)]
pub struct Fact {
    /// The full name: `applicant.born`, `assistance_necessary`.
    pub name: Arc<str>,
    /// The entity it belongs to; `None` for an assessment.
    pub entity: Option<EntityId>,
    /// Its index among the facts of its entity.
    pub slot: u32,
    /// Its type.
    pub ty: Type,
    /// Which values of the type may be given.
    pub input: Input,
    /// Its label in both languages.
    pub label: Text,
    /// The question that asks for it; `None` if the label serves.
    pub ask: Option<Text>,
    /// The details of an assessment; `None` for a fact.
    pub assessment: Option<Assessment>,
    /// The provisions in which the law asks for it.
    pub sources: Vec<Source>,
    /// Where it is declared.
    pub span: Span,
}

/// What an assessment has beyond a fact.
#[derive(Debug, Clone)]
pub struct Assessment {
    /// The party that makes the assessment.
    pub by: Option<PartyId>,
    /// The factors to be weighed: name and label.
    pub factors: Vec<(Arc<str>, Text)>,
}

/// A list of choices.
#[derive(Debug, Clone)]
pub struct ChoiceList {
    /// The choices, in the order declared.
    pub choices: Vec<Choice>,
}

/// A choice in a list.
#[derive(Debug, Clone)]
pub struct Choice {
    /// Its name in rule files.
    pub name: Arc<str>,
    /// Its label in both languages.
    pub label: Text,
}

/// A value that changes over time, such as a base amount.
#[derive(Debug, Clone)]
pub struct Parameter {
    /// Its name in rule files.
    pub name: Arc<str>,
    /// Its label in both languages.
    pub label: Text,
    /// Its type.
    pub ty: Type,
    /// Which values of the type it may have.
    pub input: Input,
    /// Each value with the day from which it holds, sorted by day.
    pub values: Vec<(NaiveDate, Value)>,
    /// Its sources.
    pub sources: Vec<Source>,
    /// Where it is declared.
    pub span: Span,
}

/// A number, amount or date in a provision, which an amendment may replace.
#[derive(Debug, Clone)]
pub struct Figure {
    /// Its name in rule files.
    pub name: Arc<str>,
    /// Its label in both languages.
    pub label: Text,
    /// Its type.
    pub ty: Type,
    /// How the value is written.
    pub input: Input,
    /// Whether the law writes it in weeks: `3 weeks`. A length itself keeps its days alone.
    pub in_weeks: bool,
    /// Its value.
    pub value: Value,
    /// Its sources.
    pub sources: Vec<Source>,
    /// The provision in which it is written.
    pub standing: StandingId,
    /// Where it is written.
    pub span: Span,
}

/// An ambiguous text, with its possible interpretations.
#[derive(Debug, Clone)]
pub struct Reading {
    /// Its name in rule files.
    pub name: Arc<str>,
    /// Its label in both languages.
    pub label: Text,
    /// Why the text is ambiguous.
    pub why: Option<Text>,
    /// The possible interpretations.
    pub alternatives: Vec<Alternative>,
    /// The index of the alternative used unless another is chosen.
    pub default: u16,
    /// Its sources.
    pub sources: Vec<Source>,
    /// The provision in which it is written.
    pub standing: StandingId,
    /// Where it is written.
    pub span: Span,
}

/// One interpretation of a text.
#[derive(Debug, Clone)]
pub struct Alternative {
    /// Its name in rule files.
    pub name: Arc<str>,
    /// Its label in both languages.
    pub label: Text,
    /// The expression that stands for the text under this interpretation.
    pub expr: ExprId,
}

/// The kinds of rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A condition, which holds or does not.
    Condition,
    /// A right of a party.
    Right,
    /// A duty of a party.
    Duty,
    /// What a party may do.
    Power,
    /// What a party may not do.
    Prohibition,
    /// A contradiction: facts that cannot all be true.
    Impossible,
    /// A value, such as an amount.
    Value,
    /// The last day for something.
    Deadline,
    /// A named step of another rule. Its type is that of its body.
    Let,
    /// Whether a named exception applies.
    Exception,
}

impl Kind {
    /// Whether it is a norm of somebody: a right, a duty, a power or a prohibition.
    pub fn is_norm(self) -> bool {
        matches!(self, Kind::Right | Kind::Duty | Kind::Power | Kind::Prohibition)
    }
}

/// A rule.
#[derive(Debug, Clone)]
pub struct Rule {
    /// Its name in rule files.
    pub name: Arc<str>,
    /// Its kind.
    pub kind: Kind,
    /// Whether it is a rule of the law, and not the condition of a claim or a side of an invariant.
    pub of_law: bool,
    /// Its label in both languages.
    pub label: Text,
    /// The label of the party or entity whose right, duty or power it is.
    pub of: Option<Text>,
    /// The listed entity it is declared for: it has one answer for each item.
    pub each: Option<EntityId>,
    /// The label of the party that a right is against.
    pub against: Option<Text>,
    /// The type of its answer.
    pub ty: Type,
    /// How its answer is written.
    pub input: Input,
    /// The general rule, without exceptions.
    pub body: ExprId,
    /// Its exceptions, including those written elsewhere.
    pub exceptions: Vec<Exception>,
    /// Its sources.
    pub sources: Vec<Source>,
    /// The provision in which it is written.
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
    /// The quoted words.
    pub quote: Option<Arc<str>>,
    /// The document from which the quotation was read, if it is another one, and the point in it.
    pub via: Option<(ActId, Option<Arc<str>>)>,
    /// The source as explanations tell it.
    pub words: Made,
}
