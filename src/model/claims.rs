//! Claims about amendments, resolved in one version of the law.

use super::{Bond, Never, RuleId, Source};
use crate::source::Span;

/// A claim, resolved in one of the two versions it compares.
#[derive(Debug, Clone)]
pub struct Claim {
    /// The sentence that the claim states, as written.
    pub title: String,
    /// The rule it is about; `None` if this version has no such rule.
    pub rule: Option<RuleId>,
    /// What it claims of the rule's answers.
    pub outcome: Claimed,
    /// The sources that support it.
    pub sources: Vec<Source>,
    /// Where the claim names the rule.
    pub span: Span,
}

impl Claimed {
    /// The condition that a claim makes, as a rule.
    pub fn condition(self) -> Option<RuleId> {
        match self {
            Claimed::Changes { only_where, .. } => only_where,
            Claimed::Always { among } | Claimed::Never { among, .. } => among,
            Claimed::Unchanged => None,
        }
    }
}

/// What a claim says of a rule's answers before and after the amendment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Claimed {
    /// All answers are the same.
    Unchanged,
    /// Answers differ, but only in some cases.
    Changes {
        /// The answer that they change to, if the claim says so.
        to: Option<bool>,
        /// The condition that all these cases meet, as a rule without a name; `None` if any case may change.
        only_where: Option<RuleId>,
    },
    /// Answers differ in all these cases.
    Always {
        /// The condition that these cases meet, as a rule without a name; `None` for every case.
        among: Option<RuleId>,
    },
    /// In none of these cases does the answer change in one way.
    Never {
        /// The way.
        what: Never,
        /// The condition that these cases meet, as a rule without a name; `None` for every case.
        among: Option<RuleId>,
    },
}

/// What must hold of the law of one version, resolved in it.
#[derive(Debug, Clone)]
pub struct Invariant {
    /// Its number among those that were asked for.
    pub number: usize,
    /// How its sides go together.
    pub bond: Bond,
    /// Its sides, as rules without a name.
    pub sides: [RuleId; 2],
    /// The sources that support it.
    pub sources: Vec<Source>,
}
