//! What is claimed of an amendment, as far as one version of the law goes.

use super::{RuleId, Source};
use crate::source::Span;

/// A claim in one of the two versions it is about.
#[derive(Debug, Clone)]
pub struct Claim {
    /// What it is called.
    pub title: String,
    /// The rule it is about; none where this version has no such rule.
    pub rule: Option<RuleId>,
    /// What it says of the rule.
    pub outcome: Claimed,
    /// The evidence.
    pub sources: Vec<Source>,
    /// Where the rule is named.
    pub span: Span,
}

/// What a claim says of the answers of a rule, before and after.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Claimed {
    /// They are the same.
    Unchanged,
    /// They differ in some cases only.
    Changes {
        /// The answer they change to, where that is said.
        to: Option<bool>,
        /// The condition all those cases meet, as a rule without a name of its own.
        only_where: Option<RuleId>,
    },
    /// The second is never below the first.
    NeverLess,
    /// The second is never above the first.
    NeverMore,
}
