//! Sections, their parts, and the rules in them.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{DayShift, Expr, InForce, Labels, Literal, Name, PlaceRef, Source, TypeName};
use crate::law::Section as SectionNumber;
use crate::source::Span;

/// A section and what stands in it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Section {
    /// Its number.
    pub number: SectionNumber,
    /// Its heading and remarks.
    pub head: Head,
    /// Its parts.
    pub parts: Vec<Part>,
}

/// What sections and their parts carry beside rules.
#[derive(Debug, Clone, Serialize, Deserialize)]
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
#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum Part {
    /// `ledd 2 { … }`
    Block(Block),
    /// A rule.
    Rule(Arc<Rule>),
}

/// A subsection, letter or sentence.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Block {
    /// Which.
    pub unit: Unit,
    /// Its remarks.
    pub head: Head,
    /// Its parts.
    pub parts: Vec<Part>,
}

/// The unit a block is, with its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Unit {
    /// `ledd 2`
    Subsection(u16),
    /// `bokstav a`
    Letter(char),
    /// `punktum 2`
    Sentence(u16),
}

/// The kinds of rule that are met or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
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
    /// `impossible`: facts that can't all be true
    Impossible,
}

/// A rule at its provision.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Rule {
    /// Its name; for an exception that of the first rule it displaces.
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
    /// Its steps with names of their own.
    pub steps: Vec<Let>,
    /// What it says.
    pub body: Body,
    /// From its first to its last byte.
    pub span: Span,
}

impl Rule {
    /// The rules an exception is made to; for any other rule itself.
    pub fn excepted(&self) -> impl Iterator<Item = &Name> {
        let also = match &self.body {
            Body::Exception(exception) => exception.also.as_slice(),
            _ => &[],
        };
        std::iter::once(&self.name).chain(also)
    }

    /// The name it has itself; none for an exception without one.
    pub fn own_name(&self) -> Option<&Name> {
        match &self.body {
            Body::Exception(exception) => exception.name.as_ref(),
            _ => Some(&self.name),
        }
    }
}

/// `let excluded = …`: a step of a rule, known by its name in that rule alone.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Let {
    /// Its name.
    pub name: Name,
    /// Its words.
    pub labels: Labels,
    /// What it is.
    pub expr: Expr,
}

/// What a rule says.
#[derive(Debug, Clone, Serialize, Deserialize)]
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
        /// Where it is moved when it falls on a free day.
        moved: Option<(DayShift, Name)>,
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

/// `except when … then …`
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Except {
    /// Its own name, if others speak of it.
    pub name: Option<Name>,
    /// Its words.
    pub labels: Labels,
    /// When.
    pub when: Expr,
    /// What then; for a yes/no rule, no.
    pub value: Option<Expr>,
    /// The exceptions of the same rule that it goes before.
    pub before: Vec<Later>,
    /// Where it stands by itself: the rules and exceptions it is made to beside the first.
    pub also: Vec<Name>,
    /// The whole of it.
    pub span: Span,
}

/// What an exception goes before.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum Later {
    /// `goes before disabled`
    Named(Name),
    /// `goes before § 31 ledd 2`: those that stand there.
    At(PlaceRef),
    /// `goes before all`
    All(Span),
}

/// One way to read a text.
#[derive(Debug, Clone, Serialize, Deserialize)]
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
