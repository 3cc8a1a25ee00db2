//! The faults of a version or an amendment, and their messages.

use crate::law::{Lang, Place, Section, Text, Version, VersionError, say};
use crate::source::{Diagnostic, Span, both, codes, did_you_mean, limits};
use crate::syntax::ast::Name;

/// A fault of an amendment, or of the law it changes.
#[derive(Debug, Clone)]
pub(super) enum ConsolidateError {
    /// `act a { … }` twice
    ActTwice { name: Name, first: Span },
    /// `in sosialtjenestelova`
    UnknownAct { name: Name, near: Option<String> },
    /// `§ 29` before any act
    NoAct { section: Section, span: Span },
    /// `§ 29` twice on one day
    SectionTwice { section: Section, span: Span, first: Span },
    /// `amendment a { … }` or `measure m` twice
    NameTwice { name: Name, first: Span },
    /// `amendment a { }` without `status`
    NoStatus { name: Name },
    /// `+hoering_2019`
    UnknownAmendment { name: String, near: Option<String>, known: Vec<String> },
    /// `+hoering_2018:age`
    UnknownMeasure { amendment: String, measure: String, near: Option<String> },
    /// `enacts hoering_2019`
    NoSuchProposal { name: Name, near: Option<String> },
    /// `under lower_age`, `needs lower_age`
    NoSuchMeasure { name: Name, near: Option<String> },
    /// `under duration` where two amendments have such a measure
    AmbiguousMeasure { name: Name, of: Vec<String> },
    /// `-hoering_2018` from a version without it
    NothingLeftOut { name: String },
    /// `amend sosialtjenestelova …`
    NoSuchAct { name: Name, near: Option<String> },
    /// `replace figure lower_age = 18`, `repeal ledd 9`
    TargetGone { what: Option<String>, place: Place, near: Option<String>, span: Span },
    /// `repeal hurry` where it is an `except hurry when …` of a rule
    WithinRule { name: String, rule: Name, span: Span },
    /// `insert ledd 3` where ledd 3 stands
    Occupied { place: Place, span: Span, first: Span },
    /// two measures that replace one rule
    ChangedTwice { what: Text, span: Span, first: Span },
    /// two amendments of one day that replace one rule
    Unordered { what: Text, own: Name, other: Name, span: Span, first: Span },
    /// `after act_2019`
    NoSuchAmendment { name: Name, near: Option<String> },
    /// `after act_2022` in an amendment in force from 2021
    AfterLater { name: Name, other: Span },
    /// `after b` in a, `after a` in b
    AfterEachOther { names: Vec<Name> },
    /// `replace bokstav a with …` where two rules have a letter a
    WhichRule { letter: char, rules: Vec<String>, span: Span },
    /// `replace exception to to_programme when …`
    ExceptionWithoutName { span: Span },
    /// `keep fee when …` where nothing changes the fee, or nothing is left of it
    NothingKept { name: Name, why: NotKept },
    /// `repeal bokstav a of x` where a is the only condition
    NothingLeft { rule: Name, span: Span },
    /// `+hoering_2018:refusal` without what it needs
    Needs { amendment: String, measure: Name, needed: Name },
}

/// Why no earlier wording of a rule can be kept.
#[derive(Debug, Clone, Copy)]
pub(super) enum NotKept {
    /// It is a reading or an exception.
    NoRule,
    /// The amendment does not change the rule.
    Unchanged,
    /// The rule does not exist after the amendment.
    Gone,
    /// The rule has exceptions with names.
    NamedExceptions,
}

impl From<(ConsolidateError, &Version)> for Diagnostic {
    fn from((error, version): (ConsolidateError, &Version)) -> Diagnostic {
        match error {
            ConsolidateError::ActTwice { name, first } | ConsolidateError::NameTwice { name, first } => Diagnostic::error(
                codes::DOUBLE,
                name.span,
                both(format!("`{}` er erklært to ganger", name.text), format!("`{}` is declared twice", name.text)),
            )
            .label(both("den andre", "the second one"))
            .also(first, both("den første", "the first one"))
            .help(both("gi den ene et annet navn", "give one of them another name")),
            ConsolidateError::UnknownAct { name, near } | ConsolidateError::NoSuchAct { name, near } => Diagnostic::error(
                codes::UNKNOWN_NAME,
                name.span,
                both(format!("ingen lov heter `{}` på denne dagen", name.text), format!("no act is called `{}` on this day", name.text)),
            )
            .label(both("ukjent lov", "unknown act"))
            .help(
                did_you_mean(near)
                    .or_else(|| Some(both("loven erklæres med `act NAVN { … }`", "an act is declared with `act NAME { … }`"))),
            ),
            ConsolidateError::NoAct { section, span } => Diagnostic::error(
                codes::NO_ACT,
                span,
                both(
                    format!("{} hører ikke til noen lov", section.text(Lang::Nb)),
                    format!("{} belongs to no act", section.text(Lang::En)),
                ),
            )
            .label(both("hvilken lov?", "which act?"))
            .help(both("skriv `in LOVNAVN` øverst i filen", "write `in ACT` at the top of the file")),
            ConsolidateError::SectionTwice { section, span, first } => Diagnostic::error(
                codes::DOUBLE,
                span,
                both(
                    format!("{} står to ganger i samme lov", section.text(Lang::Nb)),
                    format!("{} stands twice in one act", section.text(Lang::En)),
                ),
            )
            .label(both("den andre", "the second one"))
            .also(first, both("den første", "the first one"))
            .help(both(
                "skriv endringen som `amend`, eller gi hver sin `in force`",
                "write the change as `amend`, or give each its own `in force`",
            )),
            ConsolidateError::ExceptionWithoutName { span } => Diagnostic::error(
                codes::TARGET_GONE,
                span,
                both("det er ikke sagt hvilket unntak som erstattes", "it is not said which exception is replaced"),
            )
            .label(both("unntaket har ikke noe navn", "the exception has no name"))
            .help(both(
                "gi unntaket et navn: `exception NAVN to REGEL when …`, og skriv det samme her",
                "give the exception a name: `exception NAME to RULE when …`, and write the same here",
            )),
            ConsolidateError::WithinRule { name, rule, span } => within_rule(&name, &rule, span),
            ConsolidateError::NothingKept { name, why } => nothing_kept(&name, why),
            ConsolidateError::NoStatus { name } => Diagnostic::error(
                codes::MISSING_PART,
                name.span,
                both(format!("`{}` sier ikke om den er vedtatt", name.text), format!("`{}` does not say whether it is adopted", name.text)),
            )
            .label(both("`status` mangler", "`status` is missing"))
            .help(both(
                "skriv `status proposed DATO` eller `status adopted, in force from DATO`",
                "write `status proposed DATE` or `status adopted, in force from DATE`",
            )),
            ConsolidateError::UnknownAmendment { name, near, known } => {
                let list = known.join(", ");
                Diagnostic::error(
                    codes::UNKNOWN_AMENDMENT,
                    None,
                    both(
                        format!("versjonen `{version}` nevner `{name}`, som ikke finnes"),
                        format!("the version `{version}` names `{name}`, which does not exist"),
                    ),
                )
                .help(
                    did_you_mean(near)
                        .or_else(|| (!list.is_empty()).then(|| both(format!("disse finnes: {list}"), format!("there are: {list}")))),
                )
            }
            ConsolidateError::UnknownMeasure { amendment, measure, near } => Diagnostic::error(
                codes::UNKNOWN_AMENDMENT,
                None,
                both(format!("`{amendment}` har ikke noe tiltak `{measure}`"), format!("`{amendment}` has no measure `{measure}`")),
            )
            .help(did_you_mean(near)),
            ConsolidateError::NoSuchProposal { name, near } => Diagnostic::error(
                codes::UNKNOWN_AMENDMENT,
                name.span,
                both(format!("ingen annen lovendring heter `{}`", name.text), format!("no other amendment is called `{}`", name.text)),
            )
            .label(both("ukjent forslag", "unknown proposal"))
            .help(did_you_mean(near).or_else(|| {
                Some(both(
                    "`enacts` nevner forslaget som ble vedtatt; det erklæres med `amendment NAVN { … }`",
                    "`enacts` names the proposal that was adopted; it is declared with `amendment NAME { … }`",
                ))
            })),
            ConsolidateError::NoSuchMeasure { name, near } => Diagnostic::error(
                codes::UNKNOWN_AMENDMENT,
                name.span,
                both(format!("ingen lovendring har tiltaket `{}`", name.text), format!("no amendment has a measure `{}`", name.text)),
            )
            .label(both("ukjent tiltak", "unknown measure"))
            .help(did_you_mean(near).or_else(|| {
                Some(both("tiltak erklæres med `measure` i `amendment`", "measures are declared with `measure` in `amendment`"))
            })),
            ConsolidateError::AmbiguousMeasure { name, of } => Diagnostic::error(
                codes::DOUBLE,
                name.span,
                both(
                    format!("flere lovendringer har tiltaket `{}`", name.text),
                    format!("several amendments have a measure `{}`", name.text),
                ),
            )
            .label(both("hvilken?", "which one?"))
            .help(choose(&of.iter().map(|amendment| format!("{amendment}:{}", name.text)).collect::<Vec<_>>())),
            ConsolidateError::NothingLeftOut { name } => Diagnostic::error(
                codes::UNKNOWN_AMENDMENT,
                None,
                both(
                    format!("`{name}` er ikke med i versjonen `{version}` fra før"),
                    format!("`{name}` is not part of the version `{version}` to begin with"),
                ),
            )
            .help(both("fjern det fra navnet på versjonen", "remove it from the version's name")),
            ConsolidateError::TargetGone { what, place, near, span } => target_gone(what, &place, near, span, version),
            ConsolidateError::Occupied { place, span, first } => Diagnostic::error(
                codes::OCCUPIED,
                span,
                both(
                    format!("{} finnes allerede i versjonen `{version}`", place.text(Lang::Nb)),
                    format!("{} is there already in the version `{version}`", place.text(Lang::En)),
                ),
            )
            .label(both("settes inn her", "inserted here"))
            .also(first, both("står her", "stands here"))
            .help(both(
                "opphev eller omnummerer den som står der, eller bruk `replace`",
                "repeal or renumber the one that stands there, or use `replace`",
            )),
            ConsolidateError::ChangedTwice { what, span, first } => Diagnostic::error(
                codes::CHANGED_TWICE,
                span,
                both(
                    format!("`{}` endres to ganger i versjonen `{version}`", what.nb),
                    format!("`{}` is changed twice in the version `{version}`", what.en),
                ),
            )
            .label(both("den andre endringen", "the second change"))
            .also(first, both("den første endringen", "the first change"))
            .help(both(
                "endringer av det samme må slås sammen, eller ta hver sin del",
                "changes of one thing must be merged, or each take its own part",
            )),
            ConsolidateError::Unordered { what, own, other, span, first } => Diagnostic::error(
                codes::CHANGED_TWICE,
                span,
                both(
                    format!("`{}` og `{}` endrer `{}` samme dag, og ingenting sier hvilken som kommer sist", other.text, own.text, what.nb),
                    format!("`{}` and `{}` change `{}` on one day, and nothing says which comes last", other.text, own.text, what.en),
                ),
            )
            .label(both("den ene", "the one"))
            .also(first, both("den andre", "the other"))
            .help(both(
                format!("skriv `after {}` i `amendment {}` hvis den møter teksten etter den andre, eller omvendt", other.text, own.text),
                format!(
                    "write `after {}` in `amendment {}` if it meets the text as the other left it, or the other way round",
                    other.text, own.text
                ),
            )),
            ConsolidateError::NoSuchAmendment { name, near } => Diagnostic::error(
                codes::UNKNOWN_AMENDMENT,
                name.span,
                both(format!("ingen lovendring heter `{}`", name.text), format!("no amendment is called `{}`", name.text)),
            )
            .label(both("ukjent lovendring", "unknown amendment"))
            .help(did_you_mean(near).unwrap_or_else(|| {
                both("`after` nevner lovendringen som denne kommer etter", "`after` names the amendment that this one comes after")
            })),
            ConsolidateError::AfterLater { name, other } => Diagnostic::error(
                codes::ORDER,
                name.span,
                both(
                    format!("`{}` trer ikke i kraft før denne, og kan ikke ha endret teksten før den", name.text),
                    format!("`{}` does not come into force before this one, and can't have changed the text before it", name.text),
                ),
            )
            .label(both("senere, eller bare foreslått", "later, or only proposed"))
            .also(other, both("her", "here"))
            .help(both(
                "`after` ordner lovendringer som trer i kraft samme dag; ta det bort her",
                "`after` puts amendments in order that come into force on one day; remove it here",
            )),
            ConsolidateError::AfterEachOther { names } => after_each_other(&names),
            ConsolidateError::WhichRule { letter, rules, span } => Diagnostic::error(
                codes::TARGET_GONE,
                span,
                both(format!("flere regler her har bokstav {letter}"), format!("several rules here have a letter {letter}")),
            )
            .label(both("hvilken?", "which one?"))
            .help(choose(&rules.iter().map(|rule| format!("bokstav {letter} of {rule}")).collect::<Vec<_>>())),
            ConsolidateError::NothingLeft { rule, span } => Diagnostic::error(
                codes::TARGET_GONE,
                span,
                both(format!("`{}` ville stå igjen uten vilkår", rule.text), format!("`{}` would be left without conditions", rule.text)),
            )
            .label(both("det siste vilkåret", "the last condition"))
            .help(both("opphev hele regelen", "repeal the whole rule")),
            ConsolidateError::Needs { amendment, measure, needed } => Diagnostic::error(
                codes::NEEDS,
                measure.span,
                both(
                    format!("tiltaket `{}` kan ikke stå uten `{}`", measure.text, needed.text),
                    format!("the measure `{}` can't be without `{}`", measure.text, needed.text),
                ),
            )
            .label(both(format!("versjonen `{version}` har bare dette"), format!("the version `{version}` has only this")))
            .also(needed.span, both("trenger dette", "needs this"))
            .help(both(
                format!("legg til `+{amendment}:{}`, eller ta med hele `+{amendment}`", needed.text),
                format!("add `+{amendment}:{}`, or the whole `+{amendment}`", needed.text),
            )),
        }
    }
}

fn target_gone(what: Option<String>, place: &Place, near: Option<String>, span: Span, version: &Version) -> Diagnostic {
    let Text { nb, en } = Text::of(|lang| if place.section.is_some() { place.text(lang) } else { say::the_act(lang).to_owned() });
    let message = match &what {
        Some(what) => both(
            format!("`{what}` finnes ikke i {nb} i versjonen `{version}`"),
            format!("there is no `{what}` in {en} in the version `{version}`"),
        ),
        None => both(format!("{nb} finnes ikke i versjonen `{version}`"), format!("there is no {en} in the version `{version}`")),
    };
    let help = did_you_mean(near).or_else(|| {
        Some(both(
            "det er kanskje opphevet eller flyttet av en annen endring; `paragraf show` viser teksten i en versjon",
            "another amendment may have repealed or moved it; `paragraf show` prints the text of a version",
        ))
    });
    Diagnostic::error(codes::TARGET_GONE, span, message).label(both("har ikke noe å endre", "has nothing to change")).help(help)
}

fn choose(options: &[String]) -> Text {
    let options: Vec<String> = options.iter().map(|option| format!("`{option}`")).collect();
    both(format!("skriv {}", options.join(" eller ")), format!("write {}", options.join(" or ")))
}

/// Reports an invalid version name. `span` is the place where it is written; `None` if it comes from the command line.
pub fn version_error(text: &str, error: &VersionError, span: Option<Span>) -> Diagnostic {
    let message = match error {
        VersionError::TooManyChanges => return too_many_changes(span),
        VersionError::NoDate => both(format!("`{text}` begynner ikke med en dato"), format!("`{text}` does not begin with a date")),
        VersionError::NoSuchDay(day) => both(format!("`{day}` finnes ikke i kalenderen"), format!("`{day}` is not in the calendar")),
        VersionError::BadName(part) => both(format!("`{part}` i `{text}` er ikke et navn"), format!("`{part}` in `{text}` is not a name")),
    };
    Diagnostic::error(codes::VERSION, span, message).help(both(
        "en versjon er en dato, og det som legges til eller tas bort: `2018-06-01`, `2018-06-01+forslag`, `2018-06-01+forslag:tiltak`",
        "a version is a date, and what is added or left out: `2018-06-01`, `2018-06-01+proposal`, `2018-06-01+proposal:measure`",
    ))
}

/// A version with more signs than anybody means.
pub fn too_many_changes(span: Option<Span>) -> Diagnostic {
    let most = limits::CHANGES;
    let message = both(
        format!("versjonen legger til eller tar bort mer enn {most} endringer og tiltak"),
        format!("the version adds or leaves out more than {most} amendments and measures"),
    );
    Diagnostic::error(codes::VERSION, span, message).help(both(
        "skriv bare navnet på lovendringen: alle tiltakene i den følger med",
        "write the name of the amendment alone: all its measures come with it",
    ))
}

fn nothing_kept(name: &Name, why: NotKept) -> Diagnostic {
    let name_text = &name.text;
    let message = match why {
        NotKept::NoRule => both(format!("`{name_text}` er ikke en regel eller et tall"), format!("`{name_text}` is no rule and no figure")),
        NotKept::Unchanged => {
            both(format!("endringen lar `{name_text}` stå som før"), format!("the amendment leaves `{name_text}` as it was"))
        }
        NotKept::Gone => {
            both(format!("`{name_text}` finnes ikke etter endringen"), format!("there is no `{name_text}` after the amendment"))
        }
        NotKept::NamedExceptions => {
            both(format!("`{name_text}` har unntak med navn i seg"), format!("`{name_text}` has exceptions with names in it"))
        }
    };
    let help = match why {
        NotKept::NamedExceptions => both(
            "skriv unntakene for seg: `exception NAVN to REGEL when …`",
            "write the exceptions by themselves: `exception NAME to RULE when …`",
        ),
        NotKept::NoRule | NotKept::Unchanged | NotKept::Gone => both(
            "`keep` gjelder regler og tall som samme endring erstatter",
            "`keep` is for rules and figures that the same amendment replaces",
        ),
    };
    Diagnostic::error(codes::TARGET_GONE, name.span, message)
        .label(both("ingen tidligere ordlyd å beholde", "no earlier wording to keep"))
        .help(help)
}

fn within_rule(name: &str, rule: &Name, span: Span) -> Diagnostic {
    let of = &rule.text;
    let message = both(
        format!("unntaket `{name}` står inne i `{of}`, og kan ikke endres for seg"),
        format!("the exception `{name}` stands within `{of}`, and can't be changed by itself"),
    );
    Diagnostic::error(codes::TARGET_GONE, span, message)
        .label(both("endrer bare en del av en regel", "changes only a part of a rule"))
        .also(rule.span, both("regelen den står i", "the rule that it stands in"))
        .help(both(
            format!("erstatt `{of}` med de unntakene den skal ha, eller skriv unntaket for seg: `exception {name} to {of} when …`"),
            format!(
                "replace `{of}` with the exceptions that it should have, or write this one by itself: `exception {name} to {of} when …`"
            ),
        ))
}

fn after_each_other(names: &[Name]) -> Diagnostic {
    let list = names.iter().map(|name| format!("`{}`", name.text)).collect::<Vec<_>>();
    let message = match list.as_slice() {
        [only] => both(format!("{only} kan ikke komme etter seg selv"), format!("{only} can't come after itself")),
        list => {
            let list = list.join(", ");
            both(format!("disse kommer etter hverandre i ring: {list}"), format!("these come after each other in a circle: {list}"))
        }
    };
    let told = Diagnostic::error(codes::ORDER, names.first().map(|name| name.span), message)
        .label(both("kommer etter den neste", "comes after the next one"))
        .help(both("ta bort `after` i en av dem", "remove `after` in one of them"));
    names.iter().skip(1).fold(told, |told, name| told.also(name.span, both("og denne", "and this one")))
}
