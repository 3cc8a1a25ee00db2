//! Mistakes in claims and invariants that are seen without looking at what they say.

use crate::source::{Diagnostic, Span, both, codes, did_you_mean};
use crate::syntax::ast::Name;

/// A fault of a claim, in any version.
#[derive(Debug)]
pub(super) enum ClaimError {
    /// `claim hoering_2019 …`
    NoAmendment { name: Name, near: Option<String> },
    /// `claim hoering_2018 … unchanged by lower_age`
    NoMeasure { amendment: Name, name: Name, near: Option<String> },
    /// two claims of one amendment with one title
    Twice { title: String, span: Span, first: Span },
    /// two invariants with one title
    TwiceInvariant { title: String, span: Span, first: Span },
}

impl From<ClaimError> for Diagnostic {
    fn from(error: ClaimError) -> Diagnostic {
        match error {
            ClaimError::NoAmendment { name, near } => Diagnostic::error(
                codes::UNKNOWN_AMENDMENT,
                name.span,
                both(format!("ingen lovendring heter `{}`", name.text), format!("no amendment is called `{}`", name.text)),
            )
            .label(both("ukjent lovendring", "unknown amendment"))
            .help(did_you_mean(near).unwrap_or_else(|| {
                both("en lovendring erklæres med `amendment NAVN { … }`", "an amendment is declared with `amendment NAME { … }`")
            })),
            ClaimError::NoMeasure { amendment, name, near } => Diagnostic::error(
                codes::UNKNOWN_AMENDMENT,
                name.span,
                both(
                    format!("`{}` har ikke noe tiltak `{}`", amendment.text, name.text),
                    format!("`{}` has no measure `{}`", amendment.text, name.text),
                ),
            )
            .label(both("ukjent tiltak", "unknown measure"))
            .also(amendment.span, both("lovendringen", "the amendment"))
            .help(did_you_mean(near).unwrap_or_else(|| {
                both("tiltak erklæres med `measure` i `amendment`", "measures are declared with `measure` in `amendment`")
            })),
            ClaimError::Twice { title, span, first } => Diagnostic::error(
                codes::DOUBLE,
                span,
                both(
                    format!("to påstander om samme lovendring heter «{title}»"),
                    format!("two claims about one amendment are called “{title}”"),
                ),
            )
            .label(both("den andre", "the second one"))
            .also(first, both("den første", "the first one"))
            .help(both("gi den ene en annen tittel", "give one of them another title")),
            ClaimError::TwiceInvariant { title, span, first } => Diagnostic::error(
                codes::DOUBLE,
                span,
                both(format!("to krav til loven heter «{title}»"), format!("two invariants are called “{title}”")),
            )
            .label(both("det andre", "the second one"))
            .also(first, both("det første", "the first one"))
            .help(both("gi det ene en annen tittel", "give one of them another title")),
        }
    }
}
