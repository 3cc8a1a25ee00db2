//! `paragraf compare`

use clap::ArgMatches;

use super::decide::{exit_code, json_text};
use super::{Console, Stop, USAGE, case, compare_cases, input};
use crate::compare::{compare, comparison_json, text};
use crate::facts::goal_inputs;
use crate::source::{Diagnostic, both, codes};

pub(super) fn run(console: &Console, matches: &ArgMatches, own: &ArgMatches) -> Result<u8, Stop> {
    if own.contains_id("cases") {
        return compare_cases::run(console, matches, own);
    }
    let base = input::rules(console, matches, false)?;
    let names: Vec<&String> = own.get_many("law").into_iter().flatten().collect();
    let [first, second] = names.as_slice() else {
        let message = both("det trengs to versjoner å sammenlikne", "two versions are needed to compare");
        let help = both("skriv `--law VERSJON --law VERSJON`", "write `--law VERSION --law VERSION`");
        console.tell(&[Diagnostic::error(codes::VERSION, None, message).help(help)], base.sources());
        return Err(Stop(USAGE));
    };
    let plans = [
        input::plan(console, &base, &input::version(console, Some(first))?)?,
        input::plan(console, &base, &input::version(console, Some(second))?)?,
    ];
    let [left, right] = &plans;
    let name = own.get_one::<String>("goal").map_or("", String::as_str);
    let goals = [input::goal(console, &base, left, name)?, input::goal(console, &base, right, name)?];
    let ([book_left, book_right], [goal_left, goal_right]) = ([left.checked().book(), right.checked().book()], goals);
    let inputs = [goal_inputs(book_left, goal_left), goal_inputs(book_right, goal_right)];
    let [inputs_left, inputs_right] = &inputs;
    let file = case::file(console, own)?;
    let facts_left = &case::facts(console, &base, file.as_ref(), left, name, inputs_left)?;
    let facts_right = &case::facts(console, &base, file.as_ref(), right, name, inputs_right)?;
    let chosen_left = input::readings(console, &base, own, book_left)?;
    let chosen_right = input::readings(console, &base, own, book_right)?;
    let decisions = [
        input::decided(console, &base, left, goal_left, facts_left, &chosen_left)?,
        input::decided(console, &base, right, goal_right, facts_right, &chosen_right)?,
    ];
    let [decision_left, decision_right] = &decisions;
    let comparison = compare(decision_left, decision_right, console.lang);
    if own.get_one::<String>("format").is_some_and(|format| format == "json") {
        console.out(&json_text(&comparison_json(&comparison, [inputs_left, inputs_right], console.lang)));
    } else {
        console.out(&text(&comparison, console.style()));
    }
    Ok(exit_code(&decision_left.cell).max(exit_code(&decision_right.cell)))
}
