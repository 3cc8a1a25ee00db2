//! `paragraf decide`

use std::path::PathBuf;

use clap::ArgMatches;

use super::{Console, DONE, MISTAKES, Stop, UNDETERMINED, USAGE, input};
use crate::explain::{decision_json, text};
use crate::facts::reach;
use crate::model::{Cell, Kind};
use crate::source::{Diagnostic, both, codes};

pub(super) fn run(console: &Console, matches: &ArgMatches, own: &ArgMatches) -> Result<u8, Stop> {
    let mut base = input::rules(console, matches, false)?;
    let version = input::version(console, own.get_one("law"))?;
    let plan = input::plan(console, &base, &version)?;
    let book = plan.checked().book();
    let Some(name) = own.get_one::<String>("goal") else {
        console.out(&goals(console, book));
        return Ok(DONE);
    };
    let goal = input::goal(console, &base, &plan, name)?;
    let Some(path) = own.get_one::<PathBuf>("facts") else {
        let message = both("opplysningene i saken mangler", "the facts of the case are missing");
        let help = both(
            format!("skriv `--facts FIL`; `paragraf facts {name}` viser hva filen kan inneholde"),
            format!("write `--facts FILE`; `paragraf facts {name}` shows what it may hold"),
        );
        console.tell(&[Diagnostic::error(codes::MISSING_KEY, None, message).help(help)], base.sources());
        return Err(Stop(USAGE));
    };
    let facts = input::facts(console, &mut base, path, book)?;
    input::consistent(console, &base, &plan, &facts)?;
    let chosen = input::readings(console, &base, own, book)?;
    let decision = input::decided(console, &base, &plan, goal, &facts, &chosen)?;
    let reach = reach(book, goal);
    if own.get_one::<String>("format").is_some_and(|format| format == "json") {
        console.out(&json_text(&decision_json(&decision, &reach, console.lang)));
    } else {
        console.out(&text(&decision, &reach, console.style()));
    }
    Ok(exit_code(&decision.cell))
}

/// The exit code of an answer.
pub(super) fn exit_code(cell: &Cell) -> u8 {
    match cell {
        Cell::Known(_) => DONE,
        Cell::Unknown => UNDETERMINED,
        Cell::Fault => MISTAKES,
    }
}

/// JSON with line breaks, and one at the end.
pub(super) fn json_text(value: &impl serde::Serialize) -> String {
    serde_json::to_string_pretty(value).unwrap_or_default() + "\n"
}

/// What can be decided in a version, norms and values before conditions.
fn goals(console: &Console, book: &crate::model::Rulebook) -> String {
    let lang = console.lang;
    let mut out = format!("{}\n", lang.pick("Dette kan avgjøres:", "This can be decided:"));
    if book.rules.is_empty() {
        return format!("{}\n", lang.pick("Ingen regler gjelder i denne versjonen.", "No rules are in force in this version."));
    }
    let wide = book.rules.iter().map(|rule| rule.name.chars().count()).max().unwrap_or(0);
    let mut rules: Vec<_> =
        book.rules.iter().filter(|rule| !matches!(rule.kind, Kind::Step | Kind::Exception | Kind::Impossible)).collect();
    rules.sort_by_key(|rule| rule.kind == Kind::Condition);
    for rule in rules {
        let kind = match rule.kind {
            Kind::Condition => lang.pick("vilkår", "condition"),
            Kind::Right => lang.pick("rett", "right"),
            Kind::Duty => lang.pick("plikt", "duty"),
            Kind::Power => lang.pick("adgang", "power"),
            Kind::Prohibition => lang.pick("forbud", "prohibition"),
            Kind::Step => lang.pick("mellomregning", "step"),
            Kind::Exception => lang.pick("unntak", "exception"),
            Kind::Impossible => lang.pick("umulig", "impossible"),
            Kind::Value => lang.pick("verdi", "value"),
            Kind::Deadline => lang.pick("frist", "deadline"),
        };
        let place = book.cite(rule.standing, lang, true);
        out.push_str(&format!("  {:<wide$}  {kind}: {} ({place})\n", rule.name, rule.label.get(lang)));
    }
    out
}
