//! Amendments as a bill writes them.

use std::sync::Arc;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Block, Bond, Expr, InForce, Labels, Member, Name, Never, PlaceRef, Rule, Section, Source};
use crate::source::{SourceMap, Span};

/// An amendment: a bill, proposed or adopted.
#[derive(Debug, Clone, Serialize, Deserialize)]
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
    /// The evidence.
    pub sources: Vec<Source>,
    /// The proposal whose lines it takes over.
    pub enacts: Option<Enacts>,
    /// The amendments whose text it meets where they come into force on the same day: `after act_2021`.
    pub after: Vec<Name>,
    /// Its measures.
    pub measures: Vec<Measure>,
}

/// `enacts bill_2018 except action_money`
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Enacts {
    /// The proposal.
    pub proposal: Name,
    /// The measures of it that were not adopted.
    pub except: Vec<Name>,
}

/// A measure of an amendment.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Measure {
    /// Its name.
    pub name: Name,
    /// Its words.
    pub labels: Labels,
    /// The measures it can't be without.
    pub needs: Vec<Name>,
}

/// What one measure does in one place of one act.
#[derive(Debug, Clone, Serialize, Deserialize)]
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
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ChangeTo {
    /// What it does.
    pub kind: ChangeKind,
    /// Where it is written.
    pub span: Span,
}

/// What a line of a bill does.
#[derive(Debug, Clone, Serialize, Deserialize)]
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
    /// `renumber bokstav c of to_programme to bokstav b`
    RenumberLetter(char, Name, char),
    /// `renumber ledd 3 to ledd 2`
    Renumber(PlaceRef, PlaceRef),
    /// `keep waiting_time when application.received < 2019-01-01`
    Keep(Vec<Name>, Expr),
}

/// What a drafter says of an amendment: `claim hoering_2018 "2.3: only merged" : to_programme unchanged by letters_merged`
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Claim {
    /// The amendment.
    pub amendment: Name,
    /// What it is called.
    pub title: String,
    /// Where that stands.
    pub title_span: Span,
    /// The rule it is about.
    pub rule: Name,
    /// What it says of the rule.
    pub outcome: Claimed,
    /// Where that stands.
    pub said: Span,
    /// The measures it is about; none for the whole amendment.
    pub measures: Vec<Name>,
    /// Its words.
    pub labels: Labels,
    /// The evidence.
    pub sources: Vec<Source>,
    /// The whole of it.
    pub span: Span,
}

impl Claim {
    /// The rule and what is said of it, as written, in one line.
    pub fn said_of_rule(&self, sources: &SourceMap) -> String {
        one_line(sources.text(Span { end: self.said.end, ..self.rule.span }))
    }
}

/// What a claim says of the answers of a rule, before and after.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum Claimed {
    /// `unchanged`
    Unchanged,
    /// `changes only to yes where …`
    Changes {
        /// The answer it changes to, where that is said.
        to: Option<bool>,
        /// The cases in which it changes, where that is said.
        only_where: Option<Expr>,
    },
    /// `always changes where …`
    Always {
        /// The cases in which it does, where that is said.
        among: Option<Expr>,
    },
    /// `never less`, `never lost where …`
    Never {
        /// What there is none of.
        what: Never,
        /// The cases among which there is none, where that is said.
        among: Option<Expr>,
    },
}

/// What must hold of the law of one version: `invariant "…" : must_leave implies may_fine`, `claim bill_2020 "…" : never both a and b`
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Invariant {
    /// The amendment with which it holds; every version where there is none.
    pub amendment: Option<Name>,
    /// What it is called.
    pub title: String,
    /// Where that stands.
    pub title_span: Span,
    /// How its two sides go together.
    pub bond: Bond,
    /// Its two sides.
    pub sides: Box<[Expr; 2]>,
    /// Where it says what holds.
    pub said: Span,
    /// Its words.
    pub labels: Labels,
    /// The evidence.
    pub sources: Vec<Source>,
    /// The whole of it.
    pub span: Span,
}

impl Invariant {
    /// What holds, as written, in one line.
    pub fn said(&self, sources: &SourceMap) -> String {
        one_line(sources.text(self.said))
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
