//! The faults of `named by`, and their messages.

use crate::law::Text;
use crate::source::{Diagnostic, Span, both, codes, did_you_mean};

/// A fault of `named by`.
#[derive(Debug)]
pub(super) enum NamedByError {
    /// `named by frst_name`, `named by group.day`
    NoFactOfIt { name: String, entity: String, near: Option<String>, texts: Vec<String>, span: Span },
    /// `named by born`
    NoText { name: String, found: Text, texts: Vec<String>, span: Span, declared: Span },
    /// `named by` of an entity that is in no list
    InNoList { entity: String, span: Span },
}

/// The advice: one of the texts that the entity has, or a text that it should get.
fn one_of(texts: &[String]) -> Text {
    if texts.is_empty() {
        return both(
            "gi den en opplysning av typen `text`, som `name : text`, og skriv `named by name`",
            "give it a fact of the type `text`, such as `name : text`, and write `named by name`",
        );
    }
    let list = texts.iter().map(|name| format!("`named by {name}`")).collect::<Vec<_>>();
    both(format!("skriv {}", list.join(" eller ")), format!("write {}", list.join(" or ")))
}

impl From<NamedByError> for Diagnostic {
    fn from(error: NamedByError) -> Diagnostic {
        match error {
            NamedByError::NoFactOfIt { name, entity, near, texts, span } => Diagnostic::error(
                codes::UNKNOWN_NAME,
                span,
                both(format!("`{entity}` har ingen opplysning `{name}`"), format!("`{entity}` has no fact `{name}`")),
            )
            .label(both("ingen opplysning om den", "no fact of it"))
            .help(did_you_mean(near).unwrap_or_else(|| one_of(&texts))),
            NamedByError::NoText { name, found, texts, span, declared } => Diagnostic::error(
                codes::TYPE,
                span,
                both(
                    format!("`{name}` er {}, men et navn er en tekst", found.nb),
                    format!("`{name}` is {}, but a name is a text", found.en),
                ),
            )
            .label(both("ingen tekst", "no text"))
            .also(declared, both("erklært her", "declared here"))
            .help(one_of(&texts)),
            NamedByError::InNoList { entity, span } => Diagnostic::error(
                codes::WRONG_KIND,
                span,
                both(
                    format!("`{entity}` står ikke i noen liste: det er bare én i en sak"),
                    format!("`{entity}` stands in no list: there is only one in a case"),
                ),
            )
            .label(both("ingen å skille den fra", "none to tell it apart from"))
            .help(both(
                format!("ta bort linjen, eller la en annen ha den i en `list of {entity}`"),
                format!("remove the line, or let another have it in a `list of {entity}`"),
            )),
        }
    }
}
