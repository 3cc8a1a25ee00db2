//! What can be wrong with a template, and what is said of it.

use std::ops::Range;

use crate::source::{Diagnostic, FileId, Span, both, codes, did_you_mean, limits};

/// A mistake in a template.
#[derive(Debug)]
pub(super) enum Fault {
    /// `{{ goal`, `{% if %}`: no template at all.
    Unreadable,
    /// `{{ a + b }}`: a sign that templates do not have.
    Sign,
    /// `{% macro a() %}`: a statement that templates do not have.
    Statement(String),
    /// `{% set a %}…{% endset %}`: a name for a part of the letter.
    Block,
    /// `{{ gaol }}`: a name that nothing carries, and the nearest one.
    Unknown(String, Option<String>),
    /// `{{ fact.colour }}`: a part that a value does not have.
    NoPart,
    /// `{{ facts }}`: a list where words are wanted.
    List,
    /// `{% for one in goal %}`: a list is wanted.
    NoList,
    /// A template that includes itself, also by way of others.
    Circle(String),
    /// `{{ answer(goal) }}`: what is asked for is not written in quotation marks.
    Argument(String),
    /// `{{ answer }}`: a function that is not called.
    Uncalled(String),
    /// A sign for private use.
    Private,
    /// `{% include "nothing.md" %}`.
    NoTemplate(String),
    /// `{{ fact("applicant.bron") }}`, and the nearest one.
    NoFact(String, Option<String>),
    /// `{{ states("applicant.born") }}`: no fact that a letter can state.
    NoStatement(String),
    /// `{{ figure("agee") }}`, and the nearest one.
    NoFigure(String, Option<String>),
    /// Tags within tags beyond the limit, or more in one than anybody reads.
    Deep,
    /// Loops within loops that never end.
    Work,
    /// `{{ answer("a") }}`, `{{ requires("b") }}`: one more goal than a letter may have decided.
    Answers,
}

impl Fault {
    /// The mistake as a message, at its place.
    pub(super) fn at(self, file: FileId, range: Range<usize>) -> Diagnostic {
        let span = Span::new(file, range.start, range.end);
        let error = |code, nb: String, en: String| Diagnostic::error(code, span, both(nb, en));
        let manual = both("docs/letter.md viser hva en mal kan inneholde", "docs/letter.md shows what a template may hold");
        match self {
            Fault::Unreadable => error(
                codes::TEMPLATE,
                "malen kan ikke leses her".to_owned(),
                "the template can't be read here".to_owned(),
            )
            .help(both(
                "hver `{{` har en `}}`, hver `{%` en `%}`, hver `{% if … %}` en `{% endif %}` og hver `{% for … in … %}` en `{% endfor %}`",
                "each `{{` has its `}}`, each `{%` its `%}`, each `{% if … %}` its `{% endif %}` and each `{% for … in … %}` its `{% endfor %}`",
            )),
            Fault::Sign => error(
                codes::TEMPLATE,
                "en mal har ikke dette tegnet".to_owned(),
                "a template does not have this sign".to_owned(),
            )
            .help(both(
                "en mal henter og viser: den regner ikke, sammenligner ikke og setter ikke sammen tekst; slikt står i reglene",
                "a template fetches and shows: it does not count, compare or join texts; such things stand in the rules",
            )),
            Fault::Statement(word) => error(
                codes::TEMPLATE,
                format!("en mal har ikke `{word}`"),
                format!("a template does not have `{word}`"),
            )
            .help(both("den har `if`, `for`, `set` og `include`", "it has `if`, `for`, `set` and `include`")),
            Fault::Block => error(
                codes::TEMPLATE,
                "`set` gir et navn til en verdi, ikke til en del av brevet".to_owned(),
                "`set` names a value, not a part of the letter".to_owned(),
            )
            .help(both("skriv `{% set navn = … %}`", "write `{% set name = … %}`")),
            Fault::Unknown(word, near) => {
                error(codes::TEMPLATE_NAME, format!("ingenting i malen heter `{word}`"), format!("nothing in the template is called `{word}`"))
                    .help(did_you_mean(near).unwrap_or(manual))
            }
            Fault::NoPart => error(codes::TEMPLATE_NAME, "verdien har ikke denne delen".to_owned(), "the value does not have this part".to_owned())
                .help(manual),
            Fault::List => error(
                codes::TEMPLATE,
                "en liste kan ikke skrives som ord".to_owned(),
                "a list can't be written as words".to_owned(),
            )
            .help(both("skriv `{% for en in … %}` rundt hver linje", "write `{% for one in … %}` around each line")),
            Fault::NoList => error(codes::TEMPLATE, "dette er ingen liste".to_owned(), "this is no list".to_owned()).help(manual),
            Fault::Circle(name) => error(
                codes::TEMPLATE,
                format!("`{name}` tar inn denne malen igjen"),
                format!("`{name}` includes this template again"),
            )
            .help(both("fjern den ene av dem", "take one of them out")),
            Fault::Argument(function) => error(
                codes::TEMPLATE,
                format!("`{function}` vil ha et navn i anførselstegn"),
                format!("`{function}` wants a name in quotation marks"),
            )
            .help(both(format!("skriv `{function}(\"navn\")`"), format!("write `{function}(\"name\")`"))),
            Fault::Uncalled(function) => error(
                codes::TEMPLATE,
                format!("`{function}` må si hva den skal hente"),
                format!("`{function}` must say what it is to fetch"),
            )
            .help(both(format!("skriv `{function}(\"navn\")`"), format!("write `{function}(\"name\")`"))),
            Fault::Private => error(
                codes::TEMPLATE,
                "malen har et tegn som ikke vises".to_owned(),
                "the template has a sign that is not seen".to_owned(),
            )
            .help(both("fjern det", "take it out")),
            Fault::NoTemplate(name) => error(
                codes::TEMPLATE_NAME,
                format!("ingen mal i mappen heter `{name}`"),
                format!("no template in the folder is called `{name}`"),
            )
            .help(both("maler ligger ved siden av hverandre i samme mappe", "templates lie beside each other in one folder")),
            Fault::NoFact(name, near) => {
                error(codes::TEMPLATE_NAME, format!("ingen opplysning heter `{name}`"), format!("no fact is called `{name}`")).help(
                    did_you_mean(near)
                        .unwrap_or(both("`paragraf list` søker i det som finnes", "`paragraf list` searches in what there is")),
                )
            }
            Fault::NoStatement(name) => error(
                codes::TEMPLATE_NAME,
                format!("`{name}` er ikke noe et brev kan svare ja eller nei på"),
                format!("`{name}` is nothing that a letter can say yes or no to"),
            )
            .help(both("velg en opplysning om brevet, av typen `yes/no`", "choose a fact about the letter, of the type `yes/no`")),
            Fault::NoFigure(name, near) => {
                error(codes::TEMPLATE_NAME, format!("ingen tallstørrelse i loven heter `{name}`"), format!("no figure of the law is called `{name}`"))
                    .help(
                        did_you_mean(near)
                            .unwrap_or(both("`paragraf list` søker i det som finnes", "`paragraf list` searches in what there is")),
                    )
            }
            Fault::Deep => error(
                codes::TEMPLATE,
                "malen er for dypt sammensatt her".to_owned(),
                "the template is too deeply nested here".to_owned(),
            )
            .help(both(
                "del den i flere maler med `include`, eller la en regel avgjøre det",
                "divide it into several templates with `include`, or let a rule decide it",
            )),
            Fault::Work => error(
                codes::TEMPLATE,
                "malen tar for mye arbeid: den går gjennom lister i lister".to_owned(),
                "the template takes too much work: it goes through lists within lists".to_owned(),
            )
            .help(both("gå gjennom hver liste én gang", "go through each list once")),
            Fault::Answers => {
                let most = limits::TEMPLATE_ANSWERS;
                error(
                    codes::TEMPLATE,
                    format!("malen spør om svaret på mer enn {most} mål"),
                    format!("the template asks for the answers to more than {most} goals"),
                )
                .help(both("la en regel samle dem i ett svar", "let a rule gather them in one answer"))
            }
        }
    }
}

/// A letter that is longer than any letter.
pub(super) fn too_long() -> Diagnostic {
    let limit = limits::LETTER_BYTES / (1024 * 1024);
    let message = both(format!("brevet blir lengre enn {limit} MiB"), format!("the letter gets longer than {limit} MiB"));
    let help =
        both("kort ned begrunnelsene i saken, eller vis hver av dem én gang", "shorten the reasons in the case, or show each of them once");
    Diagnostic::error(codes::TOO_LARGE, None, message).help(help)
}
