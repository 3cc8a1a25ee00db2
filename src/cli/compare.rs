//! `paragraf compare`

use clap::ArgMatches;

use super::decide::{exit_code, json_text};
use super::decided::{of_one, under_each};
use super::{Console, Stop, USAGE, case, compare_cases, input};
use crate::compare::{alone_json, alone_text, compare, comparison_json, text};
use crate::source::{Diagnostic, both, codes};

pub(super) fn run(console: &Console, matches: &ArgMatches, own: &ArgMatches) -> Result<u8, Stop> {
    if own.contains_id("cases") {
        return compare_cases::run(console, matches, own);
    }
    let base = input::rules(console, matches, case::is_titled(own))?;
    let json = own.get_one::<String>("format").is_some_and(|format| format == "json");
    let names: Vec<&String> = own.get_many("law").into_iter().flatten().collect();
    let [first, second] = names.as_slice() else {
        let message = both("det trengs to versjoner å sammenlikne", "two versions are needed to compare");
        let help = both("skriv `--law VERSJON --law VERSJON`", "write `--law VERSION --law VERSION`");
        console.tell(&[Diagnostic::error(codes::VERSION, None, message).help(help)], base.sources());
        return Err(Stop(USAGE));
    };
    if let Some(own) = of_one(console, &base, own, [first, second])? {
        let alone = own.alone();
        match json {
            true => console.out(&json_text(&alone_json(&alone, own.inputs(), console.lang))),
            false => console.out(&alone_text(&alone, console.style())),
        }
        return Ok(exit_code(&alone.decision.cell));
    }
    let decided = under_each(console, &base, own, &[Some(first), Some(second)])?;
    let [(decision_left, inputs_left), (decision_right, inputs_right)] = decided.as_slice() else { return Err(Stop(USAGE)) };
    let comparison = compare(decision_left, decision_right, console.lang);
    if json {
        console.out(&json_text(&comparison_json(&comparison, [inputs_left, inputs_right], console.lang)));
    } else {
        console.out(&text(&comparison, console.style()));
    }
    Ok(exit_code(&decision_left.cell).max(exit_code(&decision_right.cell)))
}
