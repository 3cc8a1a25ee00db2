//! The faults of exceptions that go before others and of acts given under acts, and their messages.

use crate::law::{Lang, Place, Text};
use crate::source::{Diagnostic, Span, both, codes};
use crate::syntax::ast::Name;

/// A fault of precedence or delegation.
#[derive(Debug)]
pub(super) enum NormError {
    /// `given under circular § 3`
    AuthorityOfNoAct { name: Name },
    /// `given under ferries_act § 4`, where § 4 is repealed
    AuthorityGone { act: Text, under: Text, place: Place, version: String, span: Span },
    /// `exception to free_age` of a statute, in a regulation that is not given under it
    NoAuthority { act: Text, above: Text, span: Span },
    /// `exception to fee, fee when …`
    ToRuleTwice { name: Name, first: Span },
    /// `goes before x`, where x is an exception of another rule
    NotItsException { name: Name, rule: String },
    /// `goes before § 6`, where nothing there is an exception of the rule
    NoExceptionAt { rule: String, place: Place, span: Span },
}

impl From<NormError> for Diagnostic {
    fn from(error: NormError) -> Diagnostic {
        match error {
            NormError::ToRuleTwice { name, first } => Diagnostic::error(
                codes::DOUBLE,
                name.span,
                both(format!("unntaket er gjort fra `{}` to ganger", name.text), format!("the exception is made to `{}` twice", name.text)),
            )
            .label(both("den andre gangen", "the second time"))
            .also(first, both("den første gangen", "the first time"))
            .help(both("nevn hver regel én gang", "name each rule once")),
            NormError::AuthorityOfNoAct { name } => Diagnostic::error(
                codes::WRONG_KIND,
                name.span,
                both(format!("`{}` er ikke en lov eller forskrift", name.text), format!("`{}` is not an act or regulation", name.text)),
            )
            .label(both("kan ikke gi hjemmel", "can give no authority"))
            .help(both("skriv navnet på en `act`", "write the name of an `act`")),
            NormError::AuthorityGone { act, under, place, version, span } => Diagnostic::warning(
                codes::AUTHORITY_GONE,
                span,
                both(
                    format!("hjemmelen for {}, {}, gjelder ikke i versjonen `{version}`", act.nb, place.cite(&under.nb, Lang::Nb)),
                    format!(
                        "{}, which the {} is given under, is not there in the version `{version}`",
                        place.cite(&under.en, Lang::En),
                        act.en
                    ),
                ),
            )
            .label(both("gjelder ikke da", "is not in force then"))
            .help(both(
                "la forskriften slutte å gjelde samtidig (`in force from … to …`), eller skriv den nye hjemmelen",
                "let the regulation end on the same day (`in force from … to …`), or write what it is given under now",
            )),
            NormError::NoAuthority { act, above, span } => Diagnostic::warning(
                codes::NO_AUTHORITY,
                span,
                both(
                    format!("{} gjør unntak fra {}, som den ikke er gitt med hjemmel i", act.nb, above.nb),
                    format!("{} makes an exception to {}, which it is not given under", act.en, above.en),
                ),
            )
            .label(both("av lavere rang", "of a lower rank"))
            .help(both("skriv hjemmelen i `act`: `given under LOV § …`", "write in `act` what it is given under: `given under ACT § …`")),
            NormError::NotItsException { name, rule } => Diagnostic::error(
                codes::WRONG_KIND,
                name.span,
                both(format!("`{}` er ikke et unntak fra `{rule}`", name.text), format!("`{}` is not an exception to `{rule}`", name.text)),
            )
            .label(both("har ingen del i samme regel", "has no part in the same rule"))
            .help(both("bare unntak fra samme regel kan gå foran hverandre", "only exceptions to the same rule can go before each other")),
            NormError::NoExceptionAt { rule, place, span } => Diagnostic::error(
                codes::NO_PROVISION,
                span,
                both(
                    format!("ingen unntak fra `{rule}` står i {}", place.text(Lang::Nb)),
                    format!("no exception to `{rule}` stands in {}", place.text(Lang::En)),
                ),
            )
            .label(both("ikke noe å gå foran her", "nothing to go before here"))
            .help(both(
                "skriv stedet der det andre unntaket står, eller navnet på det",
                "write the place where the other exception stands, or its name",
            )),
        }
    }
}
