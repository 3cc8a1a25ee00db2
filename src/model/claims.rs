//! Claims about amendments, resolved in one version of the law.

use super::{RuleId, Source};
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
            Claimed::Unchanged | Claimed::NeverLess | Claimed::NeverMore => None,
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
    /// The answer after is never less than the answer before.
    NeverLess,
    /// The answer after is never more than the answer before.
    NeverMore,
}
