//! The faults of names and references, and their messages.

use chrono::NaiveDate;

use super::named_by_error::NamedByError;
use super::norm_error::NormError;
use crate::law::{Lang, Place, Text};
use crate::model::Type;
use crate::model::holidays::NoCalendar;
use crate::source::{Diagnostic, Span, both, codes, did_you_mean};
use crate::syntax::ast::Name;

/// A fault of a name or a reference.
#[derive(Debug)]
pub(super) enum ResolveError {
    /// `holds when of_workin_age`
    UnknownName { name: Name, near: Option<String> },
    /// `source ot_prp_7`
    UnknownAct { name: Name, near: Option<String> },
    /// `by municipalty`, `right … of aplicant`
    UnknownParty { name: Name, near: Option<String> },
    /// `round dates birthdays`
    UnknownReading { name: Name, near: Option<String> },
    /// `in { non }`
    UnknownChoice { name: Name, near: Option<String>, all: Vec<String> },
    /// two rules of one name
    Double { name: String, span: Span, first: Span },
    /// `ledd 1` twice in one section
    PlaceTwice { place: Place, span: Span, first: Span },
    /// `source sosialtjenesteloven § 299`
    NoProvision { act: Text, place: Place, version: String, span: Span },
    /// `act a { }` without `rank`
    NoRank { name: Name },
    /// `act a { }` without `title`
    NoTitle { name: Name },
    /// `one of { }`
    EmptyList { span: Span },
    /// two values from one day
    DayTwice { day: NaiveDate, span: Span, first: Span },
    /// `from 2017-05-01 = 19` of a `money`
    LiteralType { found: Type, wanted: Type, span: Span },
    /// `from 2017-05-01 = 2.5` of a `whole number`
    NotWhole { span: Span },
    /// `figure x = none`
    NotAValue { name: Name },
    /// a number beyond the range
    NumberRange { span: Span },
    /// `exception to lower_age_limit …`
    NotARule { name: Name },
    /// `boat.share >= 50`
    TimesTheWhole { number: String, span: Span },
    /// `claim hoering_2018 "…" : lower_age_limit unchanged`
    ClaimOfNoRule { name: Name },
    /// `born on 2018-01-01`
    NotAParameter { name: Name },
    /// `except when x` of a value
    ExceptionWithoutValue { span: Span },
    /// A fault of exceptions that meet, or of acts given under others.
    Norm(NormError),
    /// A fault of `named by`.
    NamedBy(NamedByError),
    /// `reading r { alternative a : … }`
    NoDefault { name: Name },
    /// `reading r { default a : … }`
    OneAlternative { name: Name },
    /// two `default`
    TwoDefaults { span: Span, first: Span },
    /// `born in { a, b }`
    NoChoices { span: Span },
    /// `rounded to 0 kr`, `rounded to 2018-01-01`
    RoundingStep { span: Span },
    /// `born rounded down`
    NothingToRound { span: Span },
    /// `of holidayz`
    UnknownCalendar { name: Name, near: Option<String> },
    /// `weekend` of seven days, `holiday 02-31`
    NoCalendar { error: NoCalendar, span: Span },
    /// `count of applicant.born`
    NotAList { name: Name, near: Option<String> },
    /// `below 18 : …` behind `below 20 : …`
    NeverReached { span: Span, first: Span },
    /// a table without `otherwise`
    LeftOut { left: Vec<String>, span: Span },
    /// `otherwise` where every choice has its row
    NothingLeft { span: Span },
}

fn unknown(name: &Name, near: Option<String>, nb: &str, en: &str, otherwise: Text) -> Diagnostic {
    Diagnostic::error(codes::UNKNOWN_NAME, name.span, both(format!("{nb} `{}`", name.text), format!("{en} `{}`", name.text)))
        .label(both("ukjent navn", "unknown name"))
        .help(did_you_mean(near).unwrap_or(otherwise))
}

impl From<ResolveError> for Diagnostic {
    fn from(error: ResolveError) -> Diagnostic {
        match error {
            ResolveError::UnknownCalendar { name, near } => unknown(
                &name,
                near,
                "ingen kalender heter",
                "no calendar is called",
                both("skriv navnet på en `calendar` i regelfilene", "write the name of a `calendar` in the rule files"),
            ),
            ResolveError::NoCalendar { error, span } => {
                let (code, message, help) = match error {
                    NoCalendar::NoWeekday => (
                        codes::MISSING_PART,
                        both("kalenderen har ingen virkedager", "the calendar has no working days"),
                        both("la minst én ukedag stå utenfor `weekend`", "leave at least one weekday out of `weekend`"),
                    ),
                    NoCalendar::NoSuchDay(_) => (
                        codes::NO_SUCH_DAY,
                        both("ingen år har denne dagen", "no year has this day"),
                        both("skriv måned og dag, som `05-17`", "write month and day, such as `05-17`"),
                    ),
                    NoCalendar::FarFromEaster(_) => (
                        codes::NUMBER,
                        both("dagen er for langt fra påske", "the day is too far from Easter"),
                        both("fra 80 dager før til 250 dager etter første påskedag", "from 80 days before to 250 days after Easter Sunday"),
                    ),
                    NoCalendar::NoYear(_) | NoCalendar::NoYearOfEaster(_) => (
                        codes::INTERVAL,
                        both("helligdagen slutter før den begynner", "the holiday ends before it begins"),
                        both("sett `to` til et senere år", "set `to` to a later year"),
                    ),
                };
                Diagnostic::error(code, span, message).label(both("her", "here")).help(help)
            }
            ResolveError::Norm(error) => error.into(),
            ResolveError::NamedBy(error) => error.into(),
            ResolveError::NotAList { name, near } => Diagnostic::error(
                codes::WRONG_KIND,
                name.span,
                both(format!("`{}` er ingen liste", name.text), format!("`{}` is not a list", name.text)),
            )
            .label(both("her trengs en liste", "a list is needed here"))
            .help(did_you_mean(near).unwrap_or(both(
                "skriv en opplysning av typen `list of …`, som `person.children`",
                "write a fact of the type `list of …`, such as `person.children`",
            ))),
            ResolveError::NeverReached { span, first } => Diagnostic::error(
                codes::ROW,
                span,
                both("denne raden kan aldri være den som gjelder", "this row can never be the one that holds"),
            )
            .label(both("valget har en rad foran", "the choice has a row before"))
            .also(first, both("denne", "this one"))
            .help(both("la hvert valg stå i én rad", "let each choice stand in one row")),
            ResolveError::LeftOut { left, span } => {
                let (nb, en) = if left.is_empty() {
                    ("alt som ingen rad nevner".to_owned(), "everything that no row names".to_owned())
                } else {
                    (left.join(", "), left.join(", "))
                };
                Diagnostic::error(codes::GAP, span, both("tabellen svarer ikke for alt", "the table does not answer for everything"))
                    .label(both(format!("mangler: {nb}"), format!("left out: {en}")))
                    .help(both("legg til en siste rad `otherwise : …`", "add a last row `otherwise : …`"))
            }
            ResolveError::NothingLeft { span } => Diagnostic::error(
                codes::ROW,
                span,
                both("denne raden kan aldri være den som gjelder", "this row can never be the one that holds"),
            )
            .label(both("hvert valg har sin rad", "every choice has its row"))
            .help(both("ta bort `otherwise`", "remove `otherwise`")),
            ResolveError::UnknownName { name, near } => {
                let answer = match &*name.text {
                    "ja" | "true" | "sann" | "sant" => Some("yes"),
                    "nei" | "false" | "usann" | "usant" => Some("no"),
                    _ => None,
                };
                let help = match answer {
                    Some(answer) => both(format!("skriv `{answer}`"), format!("write `{answer}`")),
                    None => both(
                        "en opplysning skrives med det den gjelder, som `person.born`",
                        "a fact is written with what it belongs to, such as `person.born`",
                    ),
                };
                let near = near.filter(|_| answer.is_none());
                unknown(&name, near, "ingen regel og ingen opplysning heter", "no rule and no fact is called", help)
            }
            ResolveError::UnknownAct { name, near } => unknown(
                &name,
                near,
                "ingen lov og intet dokument heter",
                "no act and no document is called",
                both(
                    "erklær det med `document NAVN { … }` eller `act NAVN { … }`",
                    "declare it with `document NAME { … }` or `act NAME { … }`",
                ),
            ),
            ResolveError::UnknownParty { name, near } => unknown(
                &name,
                near,
                "ingen part heter",
                "no party is called",
                both("erklær den med `party NAVN nb \"…\" en \"…\"`", "declare it with `party NAME nb \"…\" en \"…\"`"),
            ),
            ResolveError::UnknownReading { name, near } => unknown(
                &name,
                near,
                "ingen lesemåte heter",
                "no reading is called",
                both(
                    "skriv `round dates up`, `round dates down` eller navnet på en `reading`",
                    "write `round dates up`, `round dates down` or the name of a `reading`",
                ),
            ),
            ResolveError::UnknownChoice { name, near, all } => {
                let list = all.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
                Diagnostic::error(
                    codes::UNKNOWN_CHOICE,
                    name.span,
                    both(format!("`{}` er ikke et av valgene", name.text), format!("`{}` is not one of the choices", name.text)),
                )
                .label(both("ukjent valg", "unknown choice"))
                .help(did_you_mean(near).unwrap_or(both(format!("valgene er {list}"), format!("the choices are {list}"))))
            }
            ResolveError::Double { name, span, first } => Diagnostic::error(
                codes::DOUBLE,
                span,
                both(format!("`{name}` finnes to ganger i samme versjon"), format!("`{name}` is there twice in one version")),
            )
            .label(both("den andre", "the second one"))
            .also(first, both("den første", "the first one"))
            .help(both(
                "gi den ene et annet navn; en endring av en regel skrives som `amend … { replace … }`",
                "give one of them another name; a change of a rule is written as `amend … { replace … }`",
            )),
            ResolveError::PlaceTwice { place, span, first } => Diagnostic::error(
                codes::DOUBLE,
                span,
                both(
                    format!("{} finnes to ganger i samme versjon", place.text(Lang::Nb)),
                    format!("{} is there twice in one version", place.text(Lang::En)),
                ),
            )
            .label(both("den andre", "the second one"))
            .also(first, both("den første", "the first one"))
            .help(both(
                "gi den ene et annet nummer, eller gi hver sin `in force`",
                "give one of them another number, or give each its own `in force`",
            )),
            ResolveError::NoProvision { act, place, version, span } => Diagnostic::error(
                codes::NO_PROVISION,
                span,
                both(
                    format!("{} finnes ikke i versjonen `{version}`", place.cite(&act.nb, Lang::Nb)),
                    format!("there is no {} in the version `{version}`", place.cite(&act.en, Lang::En)),
                ),
            )
            .label(both("ingen slik bestemmelse", "no such provision"))
            .help(both("se etter med `paragraf show`", "look it up with `paragraf show`")),
            ResolveError::NoRank { name } => missing(&name, "rank", "`rank statute`, `rank regulation`, `rank preparatory_works` …"),
            ResolveError::NoTitle { name } => missing(&name, "title", "`title nb \"…\" en \"…\"`"),
            ResolveError::EmptyList { span } => {
                Diagnostic::error(codes::MISSING_PART, span, both("listen har ingen valg", "this list has no choices"))
                    .label(both("tom", "empty"))
                    .help(both("skriv for eksempel `one of { none, some }`", "write for example `one of { none, some }`"))
            }
            ResolveError::DayTwice { day, span, first } => {
                Diagnostic::error(codes::DOUBLE, span, both(format!("to verdier fra {day}"), format!("two values from {day}")))
                    .label(both("den andre", "the second one"))
                    .also(first, both("den første", "the first one"))
                    .help(both("behold én verdi for hver dag", "keep one value for each day"))
            }
            ResolveError::NotWhole { span } => {
                Diagnostic::error(codes::TYPE, span, both("her skal det være et helt tall", "here a whole number is wanted"))
                    .label(both("ikke et helt tall", "not a whole number"))
                    .help(both(
                        "skriv tallet uten desimaler, eller gi parameteren typen `number`",
                        "write the number without decimals, or give the parameter the type `number`",
                    ))
            }
            ResolveError::LiteralType { found, wanted, span } => {
                let (found, wanted) = (found.text(), wanted.text());
                Diagnostic::error(
                    codes::TYPE,
                    span,
                    both(
                        format!("dette er {}, men her skal det være {}", found.nb, wanted.nb),
                        format!("this is {}, but here {} is wanted", found.en, wanted.en),
                    ),
                )
                .label(both(found.nb, found.en))
                .help(both(
                    "penger skrives `100 kr`, datoer `2018-06-01`, varigheter `2 years`",
                    "money is written `100 kr`, dates `2018-06-01`, durations `2 years`",
                ))
            }
            ResolveError::NotAValue { name } => Diagnostic::error(
                codes::TYPE,
                name.span,
                both(format!("`{}` er ikke en verdi", name.text), format!("`{}` is not a value", name.text)),
            )
            .label(both("et navn", "a name"))
            .help(both(
                "skriv et tall, et beløp, en dato, en varighet, `yes` eller `no`",
                "write a number, an amount, a date, a duration, `yes` or `no`",
            )),
            ResolveError::NumberRange { span } => Diagnostic::error(
                codes::NUMBER,
                span,
                both("tallet er for stort eller har for mange desimaler", "this number is too large or has too many decimals"),
            )
            .label(both("høyst 27 sifre foran og 19 etter desimalpunktet", "at most 27 digits before and 19 after the point"))
            .help(both("skriv tallet kortere", "write the number shorter")),
            ResolveError::NotARule { name } => Diagnostic::error(
                codes::WRONG_KIND,
                name.span,
                both(
                    format!("`{}` er ikke en regel det kan gjøres unntak fra", name.text),
                    format!("`{}` is not a rule that can have exceptions", name.text),
                ),
            )
            .label(both("verken et vilkår, en rett eller en verdi", "no condition, right or value"))
            .help(both(
                "unntak gjøres fra `condition`, `right`, `duty`, `power`, `prohibition`, `value`, `deadline` og `figure`",
                "exceptions are made to `condition`, `right`, `duty`, `power`, `prohibition`, `value`, `deadline` and `figure`",
            )),
            ResolveError::TimesTheWhole { number, span } => Diagnostic::error(
                codes::UNIT,
                span,
                both(format!("{number} er {number} ganger det hele"), format!("{number} is {number} times the whole")),
            )
            .label(both("holdes opp mot en andel", "is held against a share"))
            .help(both(format!("skriv `{number} %`"), format!("write `{number} %`"))),
            ResolveError::ClaimOfNoRule { name } => Diagnostic::error(
                codes::WRONG_KIND,
                name.span,
                both(
                    format!("`{}` er ikke en regel, og har ikke noe svar som kan endre seg", name.text),
                    format!("`{}` is not a rule, and has no answer that could change", name.text),
                ),
            )
            .label(both("verken et vilkår, en rett eller en verdi", "no condition, right or value"))
            .help(both("nevn en regel som bruker det", "name a rule that uses it")),
            ResolveError::NotAParameter { name } => Diagnostic::error(
                codes::WRONG_KIND,
                name.span,
                both(
                    format!("`{}` har ikke verdier for ulike dager", name.text),
                    format!("`{}` has no values for different days", name.text),
                ),
            )
            .label(both("ikke en `parameter`", "not a `parameter`"))
            .help(both("bare parametre kan skrives med `on` og en dag", "only parameters can be written with `on` and a day")),
            ResolveError::ExceptionWithoutValue { span } => Diagnostic::error(
                codes::MISSING_PART,
                span,
                both("unntaket sier ikke hva verdien da er", "this exception does not say what the value is then"),
            )
            .label(both("verdien mangler", "the value is missing"))
            .help(both("skriv `except when … then …`", "write `except when … then …`")),
            ResolveError::NoDefault { name } => Diagnostic::error(
                codes::READING,
                name.span,
                both(
                    format!("`{}` sier ikke hvilken lesemåte som gjelder", name.text),
                    format!("`{}` does not say which reading holds", name.text),
                ),
            )
            .label(both("`default` mangler", "`default` is missing"))
            .help(both("skriv `default` foran den ene", "write `default` before one of them")),
            ResolveError::OneAlternative { name } => Diagnostic::error(
                codes::READING,
                name.span,
                both(format!("`{}` har bare én lesemåte", name.text), format!("`{}` has only one reading", name.text)),
            )
            .label(both("ingen `alternative`", "no `alternative`"))
            .help(both(
                "skriv den andre lesemåten som `alternative`, eller gjør dette til en `condition`",
                "write the other one as `alternative`, or make this a `condition`",
            )),
            ResolveError::TwoDefaults { span, first } => {
                Diagnostic::error(codes::READING, span, both("to lesemåter er `default`", "two readings are `default`"))
                    .label(both("den andre", "the second one"))
                    .also(first, both("den første", "the first one"))
                    .help(both("skriv `alternative` for den ene", "write `alternative` for one of them"))
            }
            ResolveError::NoChoices { span } => {
                Diagnostic::error(codes::TYPE, span, both("dette er ikke et valg fra en liste", "this is not a choice from a list"))
                    .label(both("`in { … }` trenger `one of { … }`", "`in { … }` wants `one of { … }`"))
                    .help(both(
                        "sammenlikn tall og datoer med `in 18 ..< 25` eller `=`",
                        "compare numbers and dates with `in 18 ..< 25` or `=`",
                    ))
            }
            ResolveError::RoundingStep { span } => Diagnostic::error(
                codes::TYPE,
                span,
                both("det rundes av til et tall eller beløp over null", "one rounds to a number or amount above nought"),
            )
            .label(both("ikke et slikt", "not one"))
            .help(both("skriv for eksempel `rounded to 1 kr`", "write for example `rounded to 1 kr`")),
            ResolveError::NothingToRound { span } => {
                Diagnostic::error(codes::TYPE, span, both("her er det ingen dato å runde", "there is no date to round here"))
                    .label(both("ikke en dato som regnes ut", "not a date that is computed"))
                    .help(both(
                        "`rounded up` og `rounded down` hører til `dato + varighet`; tall rundes med `rounded to`",
                        "`rounded up` and `rounded down` belong to `date + duration`; numbers are rounded with `rounded to`",
                    ))
            }
        }
    }
}

fn missing(name: &Name, part: &str, example: &str) -> Diagnostic {
    Diagnostic::error(
        codes::MISSING_PART,
        name.span,
        both(format!("`{}` mangler `{part}`", name.text), format!("`{}` lacks `{part}`", name.text)),
    )
    .label(both(format!("ingen `{part}`"), format!("no `{part}`")))
    .help(both(format!("skriv {example}"), format!("write {example}")))
}
