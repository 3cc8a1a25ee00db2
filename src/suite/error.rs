//! The faults of cases, and their messages.

use crate::law::Text;
use crate::source::{Diagnostic, Span, both, codes, did_you_mean, limits};

/// A fault of a case, or an answer that differs from the expected one.
#[derive(Debug)]
pub(super) enum SuiteError {
    /// two cases of one title
    TitleTwice { title: String, span: Span, first: Span },
    /// a case asked for by a title that several have
    TitleOfSeveral { title: String, span: Span, others: Vec<Span> },
    /// a case asked for by a title that none has
    UnknownTitle { title: String, near: Vec<String>, none: bool },
    /// `based on "…"` that is not there
    NoSuchCase { title: String, near: Option<String>, span: Span },
    /// cases based on each other in a cycle
    RestsOnItself { title: String, span: Span },
    /// a case that expects nothing and that no case is based on
    NoExpectation { title: String, span: Span },
    /// another answer
    Answer { fault: bool, wanted: Text, found: Text, why: Text, cited: Text, span: Span },
    /// `expect to_programme is 19`
    AnswerType { wanted: Text, span: Span },
    /// `expect quotient is 1/0`
    OverNought { span: Span },
    /// a rule that should not be in force and is
    InForce { name: String, version: String, span: Span },
    /// a provision that is not cited
    NotCited { cited: Text, span: Span },
    /// `citing ot_prp_7`
    UnknownDocument { name: String, near: Option<String>, span: Span },
    /// `reading upper = …`
    UnknownReading { name: String, near: Option<String>, span: Span },
    /// a fact named as missing that is not
    NotMissing { name: String, found: String, near: Option<String>, span: Span },
    /// a fact that is missing and not named
    AlsoMissing { names: String, span: Span },
    /// a reading the answer does not turn on
    DoesNotTurn { name: String, found: String, span: Span },
    /// a reading the answer turns on and is not named
    AlsoTurns { name: String, span: Span },
}

impl From<SuiteError> for Diagnostic {
    fn from(error: SuiteError) -> Diagnostic {
        match error {
            SuiteError::TitleTwice { title, span, first } => {
                Diagnostic::error(codes::DOUBLE, span, both(format!("to saker heter «{title}»"), format!("two cases are called “{title}”")))
                    .label(both("den andre", "the second one"))
                    .also(first, both("den første", "the first one"))
                    .help(both("gi den ene en annen tittel", "give one of them another title"))
            }
            SuiteError::TitleOfSeveral { title, span, others } => {
                let count = others.len() + 1;
                let message = both(format!("{count} saker heter «{title}»"), format!("{count} cases are called “{title}”"));
                let told = Diagnostic::error(codes::UNKNOWN_CASE, span, message).label(both("den første", "the first one"));
                let told = others.into_iter().take(limits::SHOWN).fold(told, |told, other| told.also(other, both("en til", "one more")));
                told.help(both("gi dem hver sin tittel", "give each a title of its own"))
            }
            SuiteError::UnknownTitle { title, near, none } => {
                let message = both(format!("ingen sak heter «{title}»"), format!("no case is called “{title}”"));
                let list = |[open, close]: [&str; 2], or: &str| {
                    near.iter().map(|near| format!("{open}{near}{close}")).collect::<Vec<_>>().join(or)
                };
                let help = match (near.is_empty(), none) {
                    (false, _) => {
                        both(format!("mente du {}?", list(["«", "»"], " eller ")), format!("did you mean {}?", list(["“", "”"], " or ")))
                    }
                    (true, true) => both(
                        "regelfilene har ingen saker; `--rules` sier hvilke filer som leses",
                        "the rule files have no cases; `--rules` says which files are read",
                    ),
                    (true, false) => both(
                        "skriv tittelen på en sak i regelfilene, slik den står bak `case`",
                        "write the title of a case in the rule files, as it stands after `case`",
                    ),
                };
                Diagnostic::error(codes::UNKNOWN_CASE, None, message).help(help)
            }
            SuiteError::NoSuchCase { title, near, span } => {
                Diagnostic::error(codes::BASIS, span, both(format!("ingen sak heter «{title}»"), format!("no case is called “{title}”")))
                    .label(both("ukjent sak", "unknown case"))
                    .help(
                        did_you_mean(near)
                            .unwrap_or(both("skriv tittelen på en sak i regelfilene", "write the title of a case in the rule files")),
                    )
            }
            SuiteError::RestsOnItself { title, span } => Diagnostic::error(
                codes::BASIS,
                span,
                both(format!("«{title}» bygger på seg selv"), format!("“{title}” is based on itself")),
            )
            .label(both("går i ring", "goes in a circle"))
            .help(both("la én av sakene stå alene", "let one of the cases stand alone")),
            SuiteError::NoExpectation { title, span } => Diagnostic::warning(
                codes::EXPECTATION,
                span,
                both(format!("«{title}» venter ingen svar"), format!("“{title}” expects no answer")),
            )
            .label(both("prøver ingenting", "tests nothing"))
            .help(both(
                "skriv for eksempel `under 2018-06-01 expect REGEL is yes`",
                "write for example `under 2018-06-01 expect RULE is yes`",
            )),
            SuiteError::Answer { fault, wanted, found, why, cited, span } => Diagnostic::error(
                if fault { codes::FAULT } else { codes::EXPECTATION },
                span,
                both(
                    format!("ventet {}, men svaret er {}", wanted.nb, found.nb),
                    format!("expected {}, but the answer is {}", wanted.en, found.en),
                ),
            )
            .label(both(why.nb, why.en))
            .help(both(format!("svaret bygger på {}", cited.nb), format!("the answer rests on {}", cited.en))),
            SuiteError::AnswerType { wanted, span } => Diagnostic::error(
                codes::TYPE,
                span,
                both(format!("svaret på dette målet er {}", wanted.nb), format!("the answer to this goal is {}", wanted.en)),
            )
            .label(both("noe annet", "something else"))
            .help(both(
                "skriv svaret slik regelen gir det, som `187 268 kr per year`",
                "write the answer as the rule gives it, such as `187 268 kr per year`",
            )),
            SuiteError::OverNought { span } => {
                Diagnostic::error(codes::ZERO, span, both("ingenting kan deles på null", "nothing can be divided by zero"))
                    .label(both("null under brøkstreken", "zero below the line"))
                    .help(both(
                        "et svar som ikke kan gis, ventes med `is no answer`",
                        "an answer that can't be had is expected with `is no answer`",
                    ))
            }
            SuiteError::InForce { name, version, span } => Diagnostic::error(
                codes::EXPECTATION,
                span,
                both(
                    format!("ventet at `{name}` ikke gjelder, men den gjelder i versjonen `{version}`"),
                    format!("expected `{name}` not to be in force, but it is in the version `{version}`"),
                ),
            )
            .label(both("gjelder", "in force"))
            .help(both(
                "velg en annen dag, eller si når regelen gjelder med `in force from`",
                "choose another day, or say when the rule is in force with `in force from`",
            )),
            SuiteError::NotCited { cited, span } => Diagnostic::error(
                codes::EXPECTATION,
                span,
                both("svaret viser ikke til denne bestemmelsen", "the answer does not cite this provision"),
            )
            .label(both("ikke vist til", "not cited"))
            .help(both(format!("svaret bygger på {}", cited.nb), format!("the answer rests on {}", cited.en))),
            SuiteError::UnknownDocument { name, near, span } => Diagnostic::error(
                codes::UNKNOWN_NAME,
                span,
                both(format!("ingen lov og intet dokument heter `{name}`"), format!("no act and no document is called `{name}`")),
            )
            .label(both("ukjent navn", "unknown name"))
            .help(did_you_mean(near)),
            SuiteError::UnknownReading { name, near, span } => Diagnostic::error(
                codes::UNKNOWN_READING,
                span,
                both(format!("ingen lesemåte heter `{name}`"), format!("no reading is called `{name}`")),
            )
            .label(both("ukjent navn", "unknown name"))
            .help(did_you_mean(near)),
            SuiteError::NotMissing { name, found, near, span } => {
                let none = found.is_empty();
                let found = if none {
                    both("ingenting mangler", "nothing is missing")
                } else {
                    both(format!("dette mangler: {found}"), format!("missing are: {found}"))
                };
                Diagnostic::error(codes::EXPECTATION, span, both(format!("`{name}` mangler ikke"), format!("`{name}` is not missing")))
                    .label(both("kan ikke endre svaret", "can't change the answer"))
                    .help(did_you_mean(near).unwrap_or(found))
            }
            SuiteError::AlsoMissing { names, span } => Diagnostic::error(
                codes::EXPECTATION,
                span,
                both(format!("også dette mangler: {names}"), format!("these are missing too: {names}")),
            )
            .label(both("nevner ikke alt som mangler", "does not name all that is missing"))
            .help(both("legg det til bak `missing`", "add it after `missing`")),
            SuiteError::DoesNotTurn { name, found, span } => {
                let none = found.is_empty();
                let found = if none {
                    both("svaret er det samme under alle lesemåter", "the answer is the same under every reading")
                } else {
                    both(format!("svaret beror på {found}"), format!("the answer turns on {found}"))
                };
                Diagnostic::error(
                    codes::EXPECTATION,
                    span,
                    both(format!("svaret beror ikke på `{name}`"), format!("the answer does not turn on `{name}`")),
                )
                .label(both("endrer ikke svaret", "does not change the answer"))
                .help(found)
            }
            SuiteError::AlsoTurns { name, span } => Diagnostic::error(
                codes::EXPECTATION,
                span,
                both(format!("svaret beror også på `{name}`"), format!("the answer turns on `{name}` too")),
            )
            .label(both("nevner den ikke", "does not name it"))
            .help(both("legg den til bak `turning on`", "add it after `turning on`")),
        }
    }
}
