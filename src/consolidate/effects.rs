//! What each line of the measures did. Two versions are told apart by this, never by guessing from their texts.

use std::sync::Arc;

use super::measures::ChangeId;
use crate::source::Span;

/// What a line of a measure did to a provision or a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Effect {
    /// The measure.
    pub by: ChangeId,
    /// The line.
    pub line: Span,
    /// What it did.
    pub deed: Deed,
    /// What it did that to.
    pub to: Affected,
}

/// What a line does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Deed {
    /// A new wording of the whole or of a part.
    Replaced,
    /// Something that was not there before.
    Inserted,
    /// Something that is no longer there.
    Repealed,
    /// A new number.
    Renumbered,
}

/// What a line does something to.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Affected {
    /// A provision, by the text that it began as ([`super::Provision::began`]).
    Provision(Span),
    /// A rule by its name; an exception without one by the name of the first rule that it is made to.
    Rule(Arc<str>),
}
