//! `paragraf diff`

use std::path::PathBuf;

use clap::ArgMatches;

use super::decide::json_text;
use super::place::provision;
use super::{Console, DONE, Stop, USAGE, input, lovspeil};
use crate::consolidate::Consolidation;
use crate::lovspeil::mirror;
use crate::pipeline::RuleFiles;
use crate::provisions::{Changes, Versions, changes, changes_json, prove, ripple, ripple_text, text};
use crate::source::{Diagnostic, SourceMap, both, codes, did_you_mean, nearest};
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
    let format = own.get_one::<String>("format").map_or("text", String::as_str);
    let out = own.get_one::<PathBuf>("out");
    let proved = own.get_flag("proved");
    if out.is_some() && format == "json" || proved && (out.is_some() || format == "lovspeil") {
        return Err(unfit(console, if proved { "--proved" } else { "--format json" }));
    }
    let mut found = changes(versions);
    let laws = [law_before, law_after];
    let act = own.get_one::<String>("act").map(|act| act_named(console, &base, laws, act)).transpose()?;
    if let Some(name) = &act {
        found.provisions.retain(|changed| *changed.act.name.text == **name);
        found.unchanged.retain(|changed| *changed.act.name.text == **name);
        found.parameters.clear();
    }
    if let Some(written) = own.get_one::<String>("provision") {
        only_provision(console, &base, laws, &mut found, written)?;
    }
    if format == "lovspeil" || out.is_some() {
        return lovspeil::write(console, &mirror(&found, [first, second], console.lang), out.map(PathBuf::as_path));
    }
    let mut reached = ripple(&found);
    if proved {
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
fn act_named(console: &Console, base: &RuleFiles, laws: [&Consolidation<'_>; 2], written: &str) -> Result<String, Stop> {
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

/// Leaves a provision with its parts, in any act if none is named: `§ 29`, `29`, `ACT § 29 ledd 1`.
fn only_provision(
    console: &Console,
    base: &RuleFiles,
    laws: [&Consolidation<'_>; 2],
    found: &mut Changes<'_>,
    written: &str,
) -> Result<(), Stop> {
    let number = format!("§ {}", written.trim());
    let read = provision(written).or_else(|| provision(&number).filter(|(act, _)| act.is_empty()));
    let there = match &read {
        Some(("", place)) => found.only_provision(None, place),
        Some((act, place)) => found.only_provision(Some(&act_named(console, base, laws, act)?), place),
        None => false,
    };
    if there {
        return Ok(());
    }
    let message =
        both(format!("ingen bestemmelse i noen av versjonene er `{written}`"), format!("no provision of either version is `{written}`"));
    let help = both("skriv for eksempel `§ 1`, `§ 1 ledd 2` eller `LOV § 1`", "write for example `§ 1`, `§ 1 ledd 2` or `ACT § 1`");
    console.tell(&[Diagnostic::error(codes::NO_PROVISION, None, message).help(help)], base.sources());
    Err(Stop(USAGE))
}

/// What was asked for does not go with the two versions side by side.
fn unfit(console: &Console, option: &str) -> Stop {
    let message = both(
        format!("`{option}` passer ikke sammen med et lovspeil"),
        format!("`{option}` does not go with the two versions side by side"),
    );
    let help =
        both("ta bort `--out` og `--format lovspeil`, eller dette valget", "leave out `--out` and `--format lovspeil`, or this option");
    console.tell(&[Diagnostic::error(codes::USAGE, None, message).help(help)], &SourceMap::default());
    Stop(USAGE)
}
