//! The faults of facts, and their messages.

use crate::law::{Text, TwoAmounts, longest_duration};
use crate::model::{Type, Unit};
use crate::source::{Diagnostic, Span, both, codes, meant};

/// What a value should have been.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wanted {
    /// Yes or no.
    YesNo,
    /// A number, an amount or hours.
    Number(Unit),
    /// A whole number.
    Whole,
    /// A percentage; a number above one needs the sign `%`.
    Percent,
    /// A number with a decimal point or blank in place of the comma: how to write it if thousands were meant, and if decimals were.
    NoComma {
        /// `1 000`
        thousands: Option<String>,
        /// `1.000`
        decimals: Option<String>,
    },
    /// A number with fewer digits.
    Shorter,
    /// A number without a leading zero.
    NoNought,
    /// An amount with only one interpretation.
    OneAmount(TwoAmounts),
    /// A date, year-month-day.
    Date,
    /// A date that exists in the calendar.
    DayInCalendar(String),
    /// A duration of this type.
    Duration(Type),
    /// A duration that the calendar holds.
    NotSoLong,
    /// One of these choices, by name.
    Choice(Vec<String>),
    /// A list of entities.
    List,
    /// A text.
    Text,
    /// A period.
    Period,
    /// A list of periods.
    Periods,
    /// A period whose last day is not before its first.
    Forward,
}

/// A fault of the facts of a case.
#[derive(Debug, Clone)]
pub enum FactError {
    /// `aplicant: { … }`, `applicant: { bron: … }`
    UnknownKey {
        /// The key as written.
        key: String,
        /// The most similar known key.
        near: Option<String>,
        /// The known keys.
        known: Vec<String>,
        /// Where the key is written.
        span: Span,
    },
    /// `child: { … }` beside the list that children stand in
    InList {
        /// The name of the entity.
        entity: String,
        /// The list that its items belong in.
        list: String,
        /// Where the key is written.
        span: Span,
    },
    /// an assessment without `because`
    MissingKey {
        /// The missing key.
        key: &'static str,
        /// The object that lacks it.
        within: String,
        /// Where that object is written.
        span: Span,
    },
    /// `born: yesterday`
    BadValue {
        /// The name of the fact.
        name: String,
        /// The value as written.
        text: String,
        /// What the value should be.
        wanted: Wanted,
        /// The most similar choice.
        near: Option<String>,
        /// Where the value is written.
        span: Span,
    },
    /// `applicant: 19`, `born: { … }`
    Shape {
        /// The key of the value.
        key: String,
        /// The expected form, in words.
        wanted: Text,
        /// Where the value is written.
        span: Span,
    },
    /// a fact given twice in a case
    Twice {
        /// The name of the fact.
        name: String,
        /// Where it is given again.
        span: Span,
        /// Where it is given first.
        first: Span,
    },
    /// `applicant.born = …` for an assessment, `assessed applicant.born = …` for a fact
    WrongWay {
        /// The name as written.
        name: String,
        /// Whether it is declared as an assessment.
        assessment: bool,
        /// Where it is given.
        span: Span,
    },
}

impl From<FactError> for Diagnostic {
    fn from(error: FactError) -> Diagnostic {
        match error {
            FactError::UnknownKey { key, near, known, span } => {
                let list = known.iter().map(|key| format!("`{key}`")).collect::<Vec<_>>().join(", ");
                let help = match near {
                    Some(near) => meant(&near),
                    None if known.is_empty() => both("her kan det ikke stå noe: ta det bort", "nothing can stand here: remove it"),
                    None => both(format!("her kan det stå {list}"), format!("here there can be {list}")),
                };
                Diagnostic::error(codes::UNKNOWN_KEY, span, both(format!("ingen regel kjenner `{key}`"), format!("no rule knows `{key}`")))
                    .label(both("ukjent opplysning", "unknown fact"))
                    .help(help)
            }
            FactError::MissingKey { key, within, span } => Diagnostic::error(
                codes::MISSING_KEY,
                span,
                both(format!("`{within}` mangler `{key}`"), format!("`{within}` lacks `{key}`")),
            )
            .label(both(format!("ingen `{key}`"), format!("no `{key}`")))
            .help(both(
                "en vurdering har en verdi og en begrunnelse: `value: yes` og `because: …`",
                "an assessment has a value and a reason: `value: yes` and `because: …`",
            )),
            FactError::BadValue { name, text, wanted, near, span } => bad_value(&name, &text, &wanted, near, span),
            FactError::Shape { key, wanted, span } => Diagnostic::error(
                codes::FACT_TYPE,
                span,
                both(format!("`{key}` skal være {}", wanted.nb), format!("`{key}` should be {}", wanted.en)),
            )
            .label(both("noe annet", "something else"))
            .help(both("`paragraf facts` viser hva en sak kan inneholde", "`paragraf facts` shows what a case may hold")),
            FactError::Twice { name, span, first } => {
                Diagnostic::error(codes::DOUBLE_KEY, span, both(format!("`{name}` er gitt to ganger"), format!("`{name}` is given twice")))
                    .label(both("den andre", "the second one"))
                    .also(first, both("den første", "the first one"))
                    .help(both("behold én", "keep one"))
            }
            FactError::InList { entity, list, span } => Diagnostic::error(
                codes::UNKNOWN_KEY,
                span,
                both(format!("det kan være flere `{entity}`"), format!("there can be several of `{entity}`")),
            )
            .label(both("hører hjemme i en liste", "belongs in a list"))
            .help(both(format!("skriv dem som poster i `{list}`"), format!("write them as items of `{list}`"))),
            FactError::WrongWay { name, assessment, span } => {
                let (message, help) = if assessment {
                    (
                        both(format!("`{name}` er en vurdering"), format!("`{name}` is an assessment")),
                        both(format!("skriv `assessed {name} = … because \"…\"`"), format!("write `assessed {name} = … because \"…\"`")),
                    )
                } else {
                    (
                        both(format!("`{name}` er en opplysning, ikke en vurdering"), format!("`{name}` is a fact, not an assessment")),
                        both(format!("skriv `{name} = …`"), format!("write `{name} = …`")),
                    )
                };
                Diagnostic::error(codes::WRONG_KIND, span, message)
                    .label(both("skrives på en annen måte", "is written another way"))
                    .help(help)
            }
        }
    }
}

fn bad_value(name: &str, text: &str, wanted: &Wanted, near: Option<String>, span: Span) -> Diagnostic {
    let (what, help) = match wanted {
        Wanted::OneAmount(amount) => {
            return Diagnostic::error(codes::FACT_TYPE, span, amount.reason())
                .label(both("tusener eller desimaler?", "thousands or decimals?"))
                .help(amount.advice(false));
        }
        Wanted::YesNo => (both("ja eller nei", "yes or no"), both("skriv `yes` eller `no`", "write `yes` or `no`")),
        Wanted::Number(unit) => {
            let what = Type::Quantity(*unit).text();
            (what, both("skriv tallet med siffer, som 93634.50", "write the number in digits, such as 93634.50"))
        }
        Wanted::List => (
            both("en liste", "a list"),
            both(
                "i en facts-fil: én post for hver; i en sak: `[ { born = 2010-03-01 } ]`",
                "in a facts file: an item for each; in a case: `[ { born = 2010-03-01 } ]`",
            ),
        ),
        Wanted::Text => (both("en tekst", "a text"), both("skriv den i anførselstegn", "write it in quotation marks")),
        Wanted::Period => (
            both("en periode", "a period"),
            both(
                "skriv første og siste dag, som `2018-01-01 to 2018-03-31`, eller `2018-01-01 onwards`",
                "write the first and the last day, such as `2018-01-01 to 2018-03-31`, or `2018-01-01 onwards`",
            ),
        ),
        Wanted::Periods => (
            both("en liste av perioder", "a list of periods"),
            both(
                "skriv hver av dem i hakeparenteser, som `[ 2018-01-01 to 2018-03-31 ]`",
                "write each of them in square brackets, such as `[ 2018-01-01 to 2018-03-31 ]`",
            ),
        ),
        Wanted::Forward => (
            both("en periode som slutter etter at den begynner", "a period that ends after it begins"),
            both("skriv den første dagen først; begge dagene er med", "write the first day first; both days are in it"),
        ),
        Wanted::Percent => (
            both("en andel", "a share"),
            both(
                "skriv `30 %` eller `0.3`; mer enn det hele skrives med tegnet, som `150 %`",
                "write `30 %` or `0.3`; more than the whole is written with the sign, such as `150 %`",
            ),
        ),
        Wanted::Whole => (both("et helt tall", "a whole number"), both("skriv det uten desimaler", "write it without decimals")),
        Wanted::NoComma { thousands, decimals } => {
            let (nb, en) = match (thousands, decimals) {
                (Some(thousands), Some(decimals)) => (
                    format!("skriv `{thousands}` hvis kommaet skiller tusener, og `{decimals}` hvis det skiller desimaler"),
                    format!("write `{thousands}` if the comma keeps thousands apart, and `{decimals}` if decimals follow it"),
                ),
                (Some(one), None) | (None, Some(one)) => (format!("skriv `{one}`"), format!("write `{one}`")),
                (None, None) => (
                    "desimaler skrives med punktum, som 5.5, og tusener skilles med mellomrom, som `10 000`".to_owned(),
                    "decimals follow a point, as in 5.5, and thousands are kept apart by blanks, as in `10 000`".to_owned(),
                ),
            };
            (both("et tall uten komma", "a number without a comma"), both(nb, en))
        }
        Wanted::Shorter => (
            both("et tall med færre sifre", "a number with fewer digits"),
            both(
                "et tall har høyst 26 tegn, og høyst 19 av dem bak punktumet",
                "a number has at most 26 characters, and at most 19 of them behind the point",
            ),
        ),
        Wanted::NoNought => (
            both("et tall som ikke begynner med 0", "a number that does not begin with 0"),
            both("skriv tallet uten 0 foran", "write the number without the 0 before it"),
        ),
        Wanted::Date => (both("en dato", "a date"), both("skriv år-måned-dag, som 2018-06-01", "write year-month-day, such as 2018-06-01")),
        Wanted::DayInCalendar(_) => (
            both("en dag som finnes i kalenderen", "a day that is in the calendar"),
            both("skriv en dag som finnes, fra år 1 til 9999", "write a day that exists, from year 1 to 9999"),
        ),
        Wanted::Duration(Type::Months) => {
            (both("år og måneder", "years and months"), both("skriv for eksempel `1 year 6 months`", "write for example `1 year 6 months`"))
        }
        Wanted::Duration(Type::Days) => {
            (both("uker og dager", "weeks and days"), both("skriv for eksempel `2 weeks`", "write for example `2 weeks`"))
        }
        Wanted::Duration(_) => {
            (both("en varighet", "a duration"), both("skriv for eksempel `1 year 14 days`", "write for example `1 year 14 days`"))
        }
        Wanted::NotSoLong => (
            both("en kortere varighet", "a shorter duration"),
            both(
                format!("en varighet har høyst {} år, måneder, uker eller dager", longest_duration()),
                format!("a duration has at most {} years, months, weeks or days", longest_duration()),
            ),
        ),
        Wanted::Choice(choices) => {
            let list = choices.iter().map(|choice| format!("`{choice}`")).collect::<Vec<_>>().join(", ");
            (both("et av valgene", "one of the choices"), both(format!("valgene er {list}"), format!("the choices are {list}")))
        }
    };
    let help = near.map(|near| meant(&near)).unwrap_or(help);
    Diagnostic::error(
        codes::FACT_TYPE,
        span,
        both(format!("`{name}` skal være {}, ikke `{text}`", what.nb), format!("`{name}` should be {}, not `{text}`", what.en)),
    )
    .label(both(format!("ikke {}", what.nb), format!("not {}", what.en)))
    .help(help)
}
