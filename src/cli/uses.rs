//! `paragraf uses`

use std::sync::Arc;

use clap::ArgMatches;

use super::decide::json_text;
use super::place::provision;
use super::{Console, DONE, Stop, USAGE, input};
use crate::chart::page;
use crate::compile::Plan;
use crate::dependencies::{Asked, Graph, graphs, picture, text, uses, uses_json};
use crate::law::{Version, canonical};
use crate::pipeline::{Plans, RuleFiles};
use crate::source::{Diagnostic, both, codes, did_you_mean, nearest};

pub(super) fn run(console: &Console, matches: &ArgMatches, own: &ArgMatches) -> Result<u8, Stop> {
    let base = input::rules(console, matches, false)?;
    let plans = plans(console, &base, own)?;
    let graphs = graphs(&plans);
    let versions: Vec<String> = plans.iter().map(|plan| plan.checked().book().version.to_string()).collect();
    // A place in several words needs no quotation marks.
    let written = own.get_many::<String>("name").into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" ");
    let asked = asked(&canonical(&written), &graphs);
    let found = uses(&graphs, &asked);
    if found.names.is_empty() {
        console.tell(&[unknown(&written, &graphs)], base.sources());
        return Err(Stop(USAGE));
    }
    let drawn = || picture(&found, &asked, &graphs, console.lang);
    console.out(&match own.get_one::<String>("format").map_or("text", String::as_str) {
        "json" => json_text(&uses_json(&found, &graphs, &versions, console.lang)),
        "svg" => drawn().svg,
        "html" => page(&drawn(), console.lang.code()),
        _ => text(&found, &asked, &graphs, &versions, console.style()),
    });
    Ok(DONE)
}

/// The versions asked for; without any, the law of every day on which something changes, and every proposal as a whole.
fn plans(console: &Console, base: &RuleFiles, own: &ArgMatches) -> Result<Vec<Arc<Plan>>, Stop> {
    let mut wanted: Vec<Version> = Vec::new();
    for name in own.get_many::<String>("law").into_iter().flatten() {
        wanted.push(input::version(console, Some(name))?);
    }
    let every_day = wanted.is_empty();
    if every_day {
        wanted = base.versions().into_iter().filter(|version| version.changes.iter().all(|change| change.measure.is_none())).collect();
    }
    let mut plans = Plans::of_texts(base);
    plans.make(wanted.iter());
    // When the last act has ended there is no law to look at; a day that is asked for must have one.
    let own = |version: &Version| if every_day { plans.found_if_any(version) } else { plans.found(version).map(Some) };
    let found: Result<Vec<Arc<Plan>>, Vec<Diagnostic>> =
        wanted.iter().filter_map(|version| own(version).map(|own| own.cloned()).transpose()).collect();
    found.map_err(|mistakes| console.stop(&mistakes, base.sources()))
}

/// A provision or a part of one, or a name.
pub(super) fn asked(written: &str, graphs: &[Graph<'_>]) -> Asked {
    let Some((act, place)) = provision(written) else { return Asked::Name(written.trim().to_owned()) };
    let acts = graphs.iter().flat_map(|graph| &graph.book().acts);
    let name = acts.into_iter().find(|own| [&*own.name, &*own.short.nb, &*own.short.en].contains(&act));
    match graphs.iter().flat_map(|graph| &graph.book().standings).any(|standing| place.contains(&standing.place)) {
        true => Asked::Provision(name.map_or_else(|| act.to_owned(), |own| own.name.to_string()), place),
        false => Asked::Name(written.trim().to_owned()),
    }
}

/// The message on a name that no version has.
pub(super) fn unknown(written: &str, graphs: &[Graph<'_>]) -> Diagnostic {
    let names: Vec<&str> = graphs.iter().flat_map(|graph| graph.book().names.keys()).map(|name| &**name).collect();
    let near = nearest(written, names.iter().copied());
    let message = both(
        format!("ingen regel, opplysning, sats, parameter, lesemåte eller paragraf heter `{written}`"),
        format!("no rule, fact, figure, parameter, reading or section is called `{written}`"),
    );
    let help = did_you_mean(near).unwrap_or(both(
        "skriv et navn slik det står i regelfilene, eller en paragraf: `paragraf uses \"LOV § 1\"`",
        "write a name as it stands in the rule files, or a section: `paragraf uses \"ACT § 1\"`",
    ));
    Diagnostic::error(codes::UNKNOWN_GOAL, None, message).help(help)
}
