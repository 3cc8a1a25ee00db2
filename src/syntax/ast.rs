//! The tree of a rule file as it was written: names are strings, every node knows its place.

use std::sync::Arc;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::law::{Rank, Section as SectionNumber, Text, Version};
use crate::source::{FileId, Span};

/// All rule files of a rule base.
#[derive(Debug, Clone, Default)]
pub struct Ast {
    /// The files, in the order of their names.
    pub files: Vec<File>,
}

/// One rule file.
#[derive(Debug, Clone)]
pub struct File {
    /// Which.
    pub id: FileId,
    /// Its declarations, in order.
    pub items: Vec<Item>,
    /// Its comments, for those who write files anew.
    pub comments: Vec<Span>,
}

/// A name where it stands.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Name {
    /// The name; dots and all for a path such as `applicant.born`.
    pub text: Arc<str>,
    /// Its place.
    pub span: Span,
}

/// A declaration at the top of a file.
#[derive(Debug, Clone)]
pub enum Item {
    /// `act sosialtjenesteloven { … }`
    Act(Act),
    /// `in sosialtjenesteloven`
    Within(Name),
    /// `document hoeringsnotat_2018 { … }`
    Document(Act),
    /// `party municipality nb "kommunen"`
    Party(Party),
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
    /// `case "…" { … }`
    Case(Case),
}

/// A label in one or both languages.
#[derive(Debug, Clone, Default)]
pub struct Labels {
    /// Bokmål.
    pub nb: Option<String>,
    /// English.
    pub en: Option<String>,
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
#[derive(Debug, Clone, Copy)]
pub struct InForce {
    /// First day in force.
    pub from: NaiveDate,
    /// First day no longer in force.
    pub to: Option<NaiveDate>,
    /// Where it is said.
    pub span: Span,
}

/// An act, a regulation, or a document that is only cited.
#[derive(Debug, Clone)]
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
    /// How a date that does not exist is rounded in it.
    pub rounding: Option<DateRounding>,
    /// Why its text is not to be trusted.
    pub unverified: Option<Labels>,
    /// The whole declaration.
    pub span: Span,
}

/// What becomes of 29 February in a year without one.
#[derive(Debug, Clone)]
pub enum DateRounding {
    /// `up`: the first of the next month.
    Up(Span),
    /// `down`: the last of the month.
    Down(Span),
    /// The name of a reading that decides it.
    Reading(Name),
}

/// Somebody a rule speaks of: the municipality.
#[derive(Debug, Clone)]
pub struct Party {
    /// Its name.
    pub name: Name,
    /// Its words.
    pub labels: Labels,
}

/// A thing with facts: the applicant.
#[derive(Debug, Clone)]
pub struct Entity {
    /// Its name.
    pub name: Name,
    /// Its words.
    pub labels: Labels,
    /// Its facts.
    pub facts: Vec<Fact>,
}

/// A fact of an entity.
#[derive(Debug, Clone)]
pub struct Fact {
    /// Its name within the entity.
    pub name: Name,
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
#[derive(Debug, Clone)]
pub struct TypeName {
    /// Which.
    pub kind: TypeKind,
    /// Where.
    pub span: Span,
}

/// The types that can be written.
#[derive(Debug, Clone)]
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
    Money(Option<Period>),
    /// `date`
    Date,
    /// `months`: years and months
    Months,
    /// `days`: weeks and days
    Days,
    /// `one of { none, some }`
    Choice(Vec<Choice>),
    /// A word that is no type.
    Unknown(String),
}

/// One of the values of a `one of`.
#[derive(Debug, Clone)]
pub struct Choice {
    /// Its name.
    pub name: Name,
    /// Its words.
    pub labels: Labels,
}

/// What money can be per.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Period {
    /// `per hour`
    Hour,
    /// `per day`
    Day,
    /// `per week`
    Week,
    /// `per month`
    Month,
    /// `per year`
    Year,
}

/// A judgment the law leaves to somebody.
#[derive(Debug, Clone)]
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
#[derive(Debug, Clone)]
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
}

/// A reference to a document or a provision, with a short quote as evidence.
#[derive(Debug, Clone)]
pub struct Source {
    /// The document or act.
    pub document: Name,
    /// The point in the document, in its own numbering.
    pub point: Option<String>,
    /// The provision, where the source is an act.
    pub place: Option<PlaceRef>,
    /// The words quoted.
    pub quote: Option<String>,
    /// The document that was read for the quote, where it is another.
    pub via: Option<(Name, Option<String>)>,
    /// The whole of it.
    pub span: Span,
}

/// A place as written, perhaps without its section.
#[derive(Debug, Clone)]
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

/// A section and what stands in it.
#[derive(Debug, Clone)]
pub struct Section {
    /// Its number.
    pub number: SectionNumber,
    /// Its heading and remarks.
    pub head: Head,
    /// Its parts.
    pub parts: Vec<Part>,
}

/// What sections and their parts carry beside rules.
#[derive(Debug, Clone)]
pub struct Head {
    /// The heading.
    pub labels: Labels,
    /// When it is in force, where that differs from what it stands in.
    pub in_force: Option<InForce>,
    /// What it says where no rule computes it.
    pub says: Vec<Labels>,
    /// Why it is not to be trusted.
    pub unverified: Vec<Labels>,
    /// Its sources.
    pub sources: Vec<Source>,
    /// `§ 29`, `ledd 2`
    pub span: Span,
    /// From its first to its last byte.
    pub whole: Span,
}

/// A part of a section or of a part.
#[derive(Debug, Clone)]
pub enum Part {
    /// `ledd 2 { … }`
    Block(Block),
    /// A rule.
    Rule(Arc<Rule>),
}

/// A subsection, letter or sentence.
#[derive(Debug, Clone)]
pub struct Block {
    /// Which.
    pub unit: Unit,
    /// Its remarks.
    pub head: Head,
    /// Its parts.
    pub parts: Vec<Part>,
}

/// The unit a block is, with its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// `ledd 2`
    Subsection(u16),
    /// `bokstav a`
    Letter(char),
    /// `punktum 2`
    Sentence(u16),
}

/// The kinds of rule that are met or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TruthKind {
    /// `condition`
    Condition,
    /// `right`
    Right,
    /// `duty`
    Duty,
    /// `power`: may
    Power,
    /// `prohibition`
    Prohibition,
}

/// A rule at its provision.
#[derive(Debug, Clone)]
pub struct Rule {
    /// Its name; for an exception that of the rule it displaces.
    pub name: Name,
    /// Its words.
    pub labels: Labels,
    /// Whose it is.
    pub of: Option<Name>,
    /// Against whom.
    pub against: Option<Name>,
    /// When it is in force.
    pub in_force: Option<InForce>,
    /// Its sources.
    pub sources: Vec<Source>,
    /// What it says.
    pub body: Body,
    /// From its first to its last byte.
    pub span: Span,
}

/// What a rule says.
#[derive(Debug, Clone)]
pub enum Body {
    /// `figure lower_age_limit = 19`
    Figure(Literal),
    /// `condition … holds when …`
    Truth {
        /// Condition, right, duty, power or prohibition.
        kind: TruthKind,
        /// When it holds.
        holds: Expr,
        /// When it does not, or otherwise.
        exceptions: Vec<Except>,
    },
    /// `value … : money = …`
    Value {
        /// Its type.
        ty: TypeName,
        /// What it is.
        expr: Expr,
        /// When it is something else.
        exceptions: Vec<Except>,
    },
    /// `deadline appeal : 3 weeks after decision.received`
    Deadline {
        /// How long.
        length: Expr,
        /// After what.
        after: Expr,
    },
    /// `reading … { default … alternative … }`
    Reading {
        /// The ways to read it.
        alternatives: Vec<Alternative>,
        /// Why there is room.
        why: Option<Labels>,
    },
    /// `exception to to_programme when may_refuse`
    Exception(Except),
}

/// `except when … = …`
#[derive(Debug, Clone)]
pub struct Except {
    /// When.
    pub when: Expr,
    /// What then; for a yes/no rule, no.
    pub value: Option<Expr>,
    /// The whole of it.
    pub span: Span,
}

/// One way to read a text.
#[derive(Debug, Clone)]
pub struct Alternative {
    /// Whether it is the default.
    pub default: bool,
    /// Its name.
    pub name: Name,
    /// Its words.
    pub labels: Labels,
    /// What it makes of the text.
    pub expr: Expr,
}

/// An expression.
#[derive(Debug, Clone)]
pub struct Expr {
    /// What it is.
    pub kind: ExprKind,
    /// Where it is.
    pub span: Span,
}

/// The kinds of expression.
#[derive(Debug, Clone)]
pub enum ExprKind {
    /// A name: a rule, a figure, a parameter, a reading, an assessment, a fact, a choice.
    Path(Name),
    /// `G on benefit.date`
    On(Name, Box<Expr>),
    /// `19`, `93 634 kr`
    Literal(Literal),
    /// `yes`, `no`
    Truth(bool),
    /// `a and b`, `all { a bokstav b : c }`
    All(Vec<Member>),
    /// `a or b`, `any { a b }`
    Any(Vec<Member>),
    /// `not a`
    Not(Box<Expr>),
    /// `a >= b`
    Compare(Comparison, Box<Expr>, Box<Expr>),
    /// `a in { x, y }`
    OneOf(Box<Expr>, Vec<Name>),
    /// `a in 18 ..< 25`
    Within {
        /// What is placed.
        operand: Box<Expr>,
        /// The lower bound, inclusive.
        low: Box<Expr>,
        /// The upper bound.
        high: Box<Expr>,
        /// Whether the upper bound is in.
        inclusive: bool,
    },
    /// `a + b - c`; true before what is subtracted
    Sum(Vec<(bool, Expr)>),
    /// `a * b / c`; true before what is divided by
    Product(Vec<(bool, Expr)>),
    /// `-a`
    Minus(Box<Expr>),
    /// `G per year`
    Per(Box<Expr>, Period),
    /// `a rounded to 1 kr`, `date rounded down`
    Rounded(Box<Expr>, Rounding, Option<Literal>),
    /// `if a then b else c`
    If(Vec<(Expr, Expr)>, Box<Expr>),
    /// `age(born, on: date)`
    Age(Box<Expr>, Box<Expr>),
    /// `attains(born, 18)`
    Attains(Box<Expr>, Box<Expr>),
    /// `min(a, b)`
    Least(Vec<Expr>),
    /// `max(a, b)`
    Greatest(Vec<Expr>),
    /// `rounding up`
    RoundingWay(Rounding),
}

/// Which way a `rounded` goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Rounding {
    /// To the nearest, halves away from zero.
    Nearest,
    /// Up.
    Up,
    /// Down.
    Down,
}

/// The comparisons.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Comparison {
    /// `=`
    Equal,
    /// `!=`
    Unequal,
    /// `<`
    Below,
    /// `<=`
    AtMost,
    /// `>`
    Above,
    /// `>=`
    AtLeast,
}

/// A member of an `all` or `any`, perhaps with its letter.
#[derive(Debug, Clone)]
pub struct Member {
    /// The letter it stands at.
    pub letter: Option<char>,
    /// What it says.
    pub expr: Expr,
}

/// A value as written.
#[derive(Debug, Clone)]
pub struct Literal {
    /// Which.
    pub kind: LiteralKind,
    /// Where.
    pub span: Span,
}

/// The values that can be written.
#[derive(Debug, Clone)]
pub enum LiteralKind {
    /// `19`
    Number(Decimal),
    /// `93 634 kr`
    Money(Decimal),
    /// `30 %`
    Percent(Decimal),
    /// `37.5 hours`
    Hours(Decimal),
    /// `2018-06-01`
    Date(NaiveDate),
    /// `2 years 4 months 3 days`
    Duration {
        /// Years and months, in months.
        months: i32,
        /// Weeks and days, in days.
        days: i32,
    },
    /// `yes`
    Truth(bool),
    /// `none`
    Choice(Name),
}

/// An amendment: a bill, proposed or adopted.
#[derive(Debug, Clone)]
pub struct Amendment {
    /// Its name.
    pub name: Name,
    /// Its title.
    pub title: Labels,
    /// Where it can be read.
    pub link: Option<String>,
    /// Its number.
    pub number: Option<String>,
    /// From when it is in force, once adopted; none while proposed.
    pub adopted: Option<InForce>,
    /// The day of the law a proposal was written for.
    pub proposed: Option<NaiveDate>,
    /// Whether its status was said at all.
    pub has_status: bool,
    /// Why its text is not to be trusted.
    pub unverified: Option<Labels>,
    /// Its measures.
    pub measures: Vec<Measure>,
}

/// A measure of an amendment.
#[derive(Debug, Clone)]
pub struct Measure {
    /// Its name.
    pub name: Name,
    /// Its words.
    pub labels: Labels,
    /// The measures it can't be without.
    pub needs: Vec<Name>,
}

/// What one measure does in one place of one act.
#[derive(Debug, Clone)]
pub struct Amend {
    /// The act.
    pub act: Name,
    /// The place, as far as it is given.
    pub place: Option<PlaceRef>,
    /// The amendment, where it is named.
    pub amendment: Option<Name>,
    /// The measure.
    pub measure: Name,
    /// The evidence.
    pub sources: Vec<Source>,
    /// What it does.
    pub changes: Vec<ChangeTo>,
}

/// One line of a bill.
#[derive(Debug, Clone)]
pub struct ChangeTo {
    /// What it does.
    pub kind: ChangeKind,
    /// Where it is written.
    pub span: Span,
}

/// What a line of a bill does.
#[derive(Debug, Clone)]
pub enum ChangeKind {
    /// `replace condition of_working_age …`, `replace ledd 2 { … }`
    ReplaceRule(Arc<Rule>),
    /// `replace ledd 2 { … }`
    ReplaceBlock(Block),
    /// `replace § 29 { … }`
    ReplaceSection(Section),
    /// `replace bokstav a of to_programme with …`
    ReplaceLetter(char, Option<Name>, Member),
    /// `insert condition …`
    InsertRule(Arc<Rule>),
    /// `insert ledd 3 { … }`
    InsertBlock(Block),
    /// `insert § 31 a { … }`
    InsertSection(Section),
    /// `insert bokstav d in to_programme : …`
    InsertLetter(Name, Member),
    /// `repeal bokstav c of to_programme`
    RepealLetter(char, Name),
    /// `repeal ledd 3`
    RepealPlace(PlaceRef),
    /// `repeal may_refuse`
    RepealRule(Name),
    /// `renumber ledd 3 to ledd 2`
    Renumber(PlaceRef, PlaceRef),
}

/// A worked case with the answers the law should give.
#[derive(Debug, Clone)]
pub struct Case {
    /// Its title.
    pub title: String,
    /// Where the title stands.
    pub title_span: Span,
    /// The case whose facts it starts from.
    pub based_on: Option<(String, Span)>,
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
    /// The answer; none for undetermined.
    pub answer: Option<Literal>,
    /// What the answer is per.
    pub per: Option<Period>,
    /// The provisions and documents the answer must cite.
    pub citing: Vec<CitationRef>,
    /// The facts that must be asked for, and no others.
    pub missing: Vec<Name>,
    /// The readings the answer must turn on.
    pub turning_on: Vec<Name>,
    /// The whole of it.
    pub span: Span,
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
