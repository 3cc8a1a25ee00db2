//! `paragraf diff`

use std::path::PathBuf;

use clap::ArgMatches;

use super::decide::json_text;
use super::{Console, DONE, Stop, USAGE, input, lovspeil};
use crate::consolidate::Consolidation;
use crate::law::{Place, Section, SectionSign};
use crate::lovspeil::mirror;
use crate::provisions::{Changes, Versions, changes, changes_json, prove, ripple, ripple_text, text};
use crate::source::{Diagnostic, both, codes, did_you_mean, nearest};
use crate::syntax::ast;

pub(super) fn run(console: &Console, matches: &ArgMatches, own: &ArgMatches) -> Result<u8, Stop> {
    let base = input::rules(console, matches, false)?;
    let [before, after] = [input::version(console, own.get_one("before"))?, input::version(console, own.get_one("after"))?];
    // A version with faults is told of before its law is put together for this.
    let plans = [input::plan(console, &base, &before)?, input::plan(console, &base, &after)?];
    let [first, second] = &plans;
    let laws = [base.consolidate(&before).0, base.consolidate(&after).0];
    let [law_before, law_after] = &laws;
    let versions = Versions {
        ast: base.ast(),
        sources: base.sources(),
        laws: [law_before, law_after],
        books: [first.checked().book(), second.checked().book()],
    };
    let mut found = changes(versions);
    if let Some(act) = own.get_one::<String>("act") {
        let name = act_named(console, &base, [law_before, law_after], act)?;
        found.provisions.retain(|changed| *changed.act.name.text == *name);
        found.parameters.clear();
    }
    if let Some(written) = own.get_one::<String>("provision") {
        only_section(&mut found, written);
    }
    let format = own.get_one::<String>("format").map_or("text", String::as_str);
    let out = own.get_one::<PathBuf>("out");
    if format == "lovspeil" || out.is_some() {
        return lovspeil::write(console, &mirror(&found, [first, second], console.lang), out.map(PathBuf::as_path));
    }
    let mut reached = ripple(&found);
    if own.get_flag("proved") {
        prove(&mut reached, [first, second]);
    }
    match format {
        "json" => console.out(&json_text(&changes_json(&found, &reached, console.lang))),
        _ if found.is_empty() => console.out(&text(&found, console.style())),
        _ => console.out(&format!("{}\n{}", text(&found, console.style()), ripple_text(&reached, &found.versions, console.style()))),
    }
    Ok(DONE)
}

/// The act that somebody names by its name in rule files or its short title.
fn act_named(console: &Console, base: &crate::pipeline::RuleFiles, laws: [&Consolidation<'_>; 2], written: &str) -> Result<String, Stop> {
    let acts: Vec<&ast::Act> = laws.iter().flat_map(|law| law.texts.iter().map(|text| text.act)).collect();
    let names = |act: &ast::Act| [Some(act.name.text.clone()), act.short.nb.clone(), act.short.en.clone()];
    if let Some(act) = acts.iter().find(|act| names(act).iter().flatten().any(|name| **name == *written)) {
        return Ok(act.name.text.to_string());
    }
    let message = both(
        format!("ingen lov eller forskrift heter `{written}` i noen av versjonene"),
        format!("no act or regulation is called `{written}` in either version"),
    );
    let known: Vec<String> = acts.iter().map(|act| act.name.text.to_string()).collect();
    let near = nearest(written, known.iter().map(String::as_str));
    console.tell(&[Diagnostic::error(codes::NO_PROVISION, None, message).help(did_you_mean(near))], base.sources());
    Err(Stop(USAGE))
}

/// Leaves the provisions of one section, in any act: `§ 29` or `29`.
fn only_section(found: &mut Changes<'_>, written: &str) {
    let number = written.trim().trim_start_matches('§').trim();
    let section = Section { sign: SectionSign::Paragraph, number: number.into() };
    let is = |place: &Place| place.section.as_ref() == Some(&section);
    found.provisions.retain(|changed| changed.at.iter().flatten().any(|(place, _)| is(place)));
    found.parameters.clear();
}
