//! Exceptions of a rule, and which goes before which.

use super::{ExprId, RuleId, Source, StandingId};
use crate::source::Span;

/// An exception of a rule.
#[derive(Debug, Clone)]
pub struct Exception {
    /// When; for one with a name, what is found for that name.
    pub when: ExprId,
    /// What then.
    pub value: ExprId,
    /// What its name stands for, if it has one.
    pub named: Option<RuleId>,
    /// The exceptions of the same rule that it goes before, by their numbers. Once checked, also those these go before.
    pub before: Vec<u16>,
    /// Whether it is a transitional rule: what it says is an earlier wording of the rule.
    pub transition: bool,
    /// Its sources, where it stands elsewhere than its rule.
    pub sources: Vec<Source>,
    /// Its provision.
    pub standing: StandingId,
    /// Where it is written.
    pub span: Span,
}
