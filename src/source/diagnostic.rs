//! What there is to say about a place.

use super::Span;
use crate::law::Text;

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Severity {
    /// Nothing can be decided before it is mended.
    Error,
    /// Worth a look; rules work all the same.
    Warning,
}

/// A mistake or a remark, in both languages, at a place in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The stable code, such as `P0101`; see [`super::codes`].
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// Where; none where the fault is in no file, such as a command line.
    pub span: Option<Span>,
    /// The sentence: lower case, no final stop, the user's own words in backticks.
    pub message: Text,
    /// A few words under the marked place.
    pub label: Option<Text>,
    /// Other places that belong to it, such as the first definition.
    pub related: Vec<(Span, Text)>,
    /// What to do about it.
    pub help: Option<Text>,
}

impl Diagnostic {
    /// An error at a place.
    pub fn error(code: &'static str, span: impl Into<Option<Span>>, message: Text) -> Diagnostic {
        Diagnostic { code, severity: Severity::Error, span: span.into(), message, label: None, related: Vec::new(), help: None }
    }

    /// A warning at a place.
    pub fn warning(code: &'static str, span: impl Into<Option<Span>>, message: Text) -> Diagnostic {
        Diagnostic { severity: Severity::Warning, ..Diagnostic::error(code, span, message) }
    }

    /// Adds words under the marked place.
    #[must_use]
    pub fn label(mut self, label: Text) -> Diagnostic {
        self.label = Some(label);
        self
    }

    /// Adds advice.
    #[must_use]
    pub fn help(mut self, help: impl Into<Option<Text>>) -> Diagnostic {
        self.help = help.into().or(self.help);
        self
    }

    /// Adds a second place.
    #[must_use]
    pub fn also(mut self, span: Span, label: Text) -> Diagnostic {
        self.related.push((span, label));
        self
    }

    /// The same at other places.
    #[must_use]
    pub fn moved(&self, to: impl Fn(Span) -> Span) -> Diagnostic {
        let related = self.related.iter().map(|(span, label)| (to(*span), label.clone())).collect();
        Diagnostic { span: self.span.map(&to), related, ..self.clone() }
    }

    /// Whether it stops the work.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}
