//! The faults of exceptions that go before others, of acts given under acts, and of more things than the limit, and their messages.

use crate::law::{Lang, Place, Text};
use crate::source::{Diagnostic, Span, both, codes, limits};
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
    /// more exceptions, choices or the like than can be told from each other
    TooMany { what: Many, span: Span },
}

/// What there can be too many of.
#[derive(Debug)]
pub(super) enum Many {
    /// Exceptions of a rule.
    Exceptions(String),
    /// Choices of a list.
    Choices,
    /// Alternatives of a reading.
    Alternatives(String),
    /// Blocks of a measure.
    Blocks(String),
    /// Calendars.
    Calendars,
}

impl Many {
    /// What has more than the limit, and how there can be fewer.
    fn words(&self) -> [Text; 2] {
        let most = limits::NUMBERED;
        match self {
            Many::Exceptions(rule) => [
                both(format!("`{rule}` har mer enn {most} unntak"), format!("`{rule}` has more than {most} exceptions")),
                both(
                    "samle unntak som kommer til det samme, eller bruk en tabell",
                    "put exceptions together that come to the same, or use a table",
                ),
            ],
            Many::Choices => [
                both(format!("listen har mer enn {most} valg"), format!("the list has more than {most} choices")),
                both(
                    "bruk en tekst eller et tall i stedet: `text`, `whole number`",
                    "use a text or a number instead: `text`, `whole number`",
                ),
            ],
            Many::Alternatives(reading) => [
                both(format!("`{reading}` har mer enn {most} alternativer"), format!("`{reading}` has more than {most} alternatives")),
                both("la alternativene skille seg ved et tall i en parameter", "let the alternatives differ by a number in a parameter"),
            ],
            Many::Blocks(measure) => [
                both(format!("`{measure}` har mer enn {most} blokker `amend`"), format!("`{measure}` has more than {most} blocks `amend`")),
                both("del tiltaket i flere", "divide the measure into several"),
            ],
            Many::Calendars => [
                both(format!("det er mer enn {most} kalendere"), format!("there are more than {most} calendars")),
                both("la kalendere som er like, være én", "let calendars that are alike be one"),
            ],
        }
    }
}

impl From<NormError> for Diagnostic {
    fn from(error: NormError) -> Diagnostic {
        match error {
            NormError::TooMany { what, span } => {
                let [message, help] = what.words();
                Diagnostic::error(codes::TOO_MANY, span, message).label(both("ett for mye", "one too many")).help(help)
            }
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
