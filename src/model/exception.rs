//! Exceptions of a rule, and their precedence.

use super::{ExprId, RuleId, Source, StandingId};
use crate::source::Span;

/// An exception of a rule.
#[derive(Debug, Clone)]
pub struct Exception {
    /// Its condition. For a named exception, a reference to the rule of that name.
    pub when: ExprId,
    /// The value of the rule if the exception applies.
    pub value: ExprId,
    /// The rule that its name refers to, if it has a name.
    pub named: Option<RuleId>,
    /// Indexes of the exceptions of the same rule that it goes before. Closed transitively by elaboration.
    pub before: Vec<u16>,
    /// Whether it is a transitional rule, whose value is an earlier wording of the rule.
    pub transition: bool,
    /// Its sources, if it is written elsewhere than its rule.
    pub sources: Vec<Source>,
    /// The provision in which it is written.
    pub standing: StandingId,
    /// Where it is written.
    pub span: Span,
}
