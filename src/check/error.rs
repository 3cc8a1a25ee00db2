//! The faults of bounds and exceptions, and their messages.

use chrono::NaiveDate;

use crate::law::Text;
use crate::source::{Diagnostic, Span, both, codes};

/// A fault in a rulebook whose types are known.
#[derive(Debug)]
pub(super) enum CheckError {
    /// two exceptions of one condition and two values
    Conflict { rule: String, span: Span, first: Span },
    /// `below 5 : …` behind `below 10 : …`; through parameters, on a day
    NeverReached { span: Span, first: Span, day: Option<NaiveDate> },
    /// `18 ..< 25 : …` beside `20 ..< 30 : …`
    RowsMeet { span: Span, first: Span, day: Option<NaiveDate> },
    /// `in 25 ..< 18`, `(last_day to first_day)`
    Reversed { span: Span, first: Span, day: Option<NaiveDate> },
}

impl From<CheckError> for Diagnostic {
    fn from(error: CheckError) -> Diagnostic {
        match error {
            CheckError::Conflict { rule, span, first } => Diagnostic::warning(
                codes::CONFLICT,
                span,
                both(
                    format!("dette unntaket fra `{rule}` kan ikke gjelde uten at et annet gjelder også og sier noe annet"),
                    format!("this exception to `{rule}` can't apply without another that applies too and says something else"),
                ),
            )
            .label(both("alltid i strid med det andre", "always in conflict with the other"))
            .also(first, both("det andre", "the other"))
            .help(both(
                "gi det som skal vike, et navn, og skriv `goes before NAVN` i det som går foran",
                "give the one that is to yield a name, and write `goes before NAME` in the one that goes first",
            )),
            CheckError::NeverReached { span, first, day } => Diagnostic::error(
                codes::ROW,
                span,
                on(day, "denne raden kan aldri være den som gjelder", "this row can never be the one that holds"),
            )
            .label(both("tas av raden foran", "taken by the row before"))
            .also(first, both("denne tar alt", "this one takes it all"))
            .help(rising(day)),
            CheckError::RowsMeet { span, first, day } => {
                Diagnostic::error(codes::ROW, span, on(day, "to rader gjelder for det samme", "two rows hold for the same"))
                    .label(both("overlapper", "overlaps"))
                    .also(first, both("med denne", "with this one"))
                    .help(both(
                        "la den ene slutte der den andre begynner, som `18 ..< 25` og `25 ..< 67`",
                        "let one end where the other begins, such as `18 ..< 25` and `25 ..< 67`",
                    ))
            }
            CheckError::Reversed { span, first, day } => {
                Diagnostic::error(codes::INTERVAL, span, on(day, "dette slutter før det begynner", "this ends before it begins"))
                    .label(both("slutten", "the end"))
                    .also(first, both("begynnelsen", "the beginning"))
                    .help(match day {
                        None => both("bytt grensene, eller rett den som er gal", "swap the bounds, or correct the one that is wrong"),
                        Some(_) => both(
                            "rett verdien, eller skriv regelen slik at grensene er i rekkefølge hver dag",
                            "correct the value, or write the rule so that the bounds are in order on every day",
                        ),
                    })
            }
        }
    }
}

/// Completes a sentence about bounds with the day, if parameters decide them.
fn on(day: Option<NaiveDate>, nb: &str, en: &str) -> Text {
    match day {
        None => both(nb, en),
        Some(day) => both(format!("med verdiene fra {day}: {nb}"), format!("with the values from {day}: {en}")),
    }
}

fn rising(day: Option<NaiveDate>) -> Text {
    match day {
        None => both("sett radene i stigende rekkefølge, hver med sin grense", "put the rows in rising order, each with its own bound"),
        Some(_) => both(
            "grensene må stige hver dag parametrene har verdier; rett verdien, eller skriv raden slik at den stiger",
            "the bounds must rise on every day for which the parameters have values; correct the value, or write the row so that it rises",
        ),
    }
}
