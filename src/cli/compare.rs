//! `paragraf compare`

use clap::ArgMatches;

use super::decide::{exit_code, json_text};
use super::decided::under_each;
use super::{Console, Stop, USAGE, case, compare_cases, input};
use crate::compare::{Alone, alone_json, alone_text, compare, comparison_json, text};
use crate::law::canonical;
use crate::pipeline::RuleFiles;
use crate::source::{Diagnostic, both, codes};

pub(super) fn run(console: &Console, matches: &ArgMatches, own: &ArgMatches) -> Result<u8, Stop> {
    if own.contains_id("cases") {
        return compare_cases::run(console, matches, own);
    }
    let base = input::rules(console, matches, case::is_titled(own))?;
    let names: Vec<&String> = own.get_many("law").into_iter().flatten().collect();
    let [first, second] = names.as_slice() else {
        let message = both("det trengs to versjoner å sammenlikne", "two versions are needed to compare");
        let help = both("skriv `--law VERSJON --law VERSJON`", "write `--law VERSION --law VERSION`");
        console.tell(&[Diagnostic::error(codes::VERSION, None, message).help(help)], base.sources());
        return Err(Stop(USAGE));
    };
    if let Some(first_lacks) = one_lacks_the_rule(console, &base, own, [first, second])? {
        return beside_none(console, &base, own, [first, second], first_lacks);
    }
    let decided = under_each(console, &base, own, &[Some(first), Some(second)])?;
    let [(decision_left, inputs_left), (decision_right, inputs_right)] = decided.as_slice() else { return Err(Stop(USAGE)) };
    let comparison = compare(decision_left, decision_right, console.lang);
    if own.get_one::<String>("format").is_some_and(|format| format == "json") {
        console.out(&json_text(&comparison_json(&comparison, [inputs_left, inputs_right], console.lang)));
    } else {
        console.out(&text(&comparison, console.style()));
    }
    Ok(exit_code(&decision_left.cell).max(exit_code(&decision_right.cell)))
}

/// Which of two versions has no rule for the question, if one has none and the other one: whether it is the first.
fn one_lacks_the_rule(console: &Console, base: &RuleFiles, own: &ArgMatches, laws: [&String; 2]) -> Result<Option<bool>, Stop> {
    let name = own.get_one::<String>("goal").map_or("", String::as_str);
    let mut has = Vec::new();
    for law in laws {
        let plan = input::plan(console, base, &input::version(console, Some(law))?)?;
        has.push(plan.checked().book().rule(&canonical(name)).is_some());
    }
    Ok(match has.as_slice() {
        [false, true] => Some(true),
        [true, false] => Some(false),
        _ => None,
    })
}

/// A decision beside a version that has no such rule.
fn beside_none(console: &Console, base: &RuleFiles, own: &ArgMatches, laws: [&String; 2], first: bool) -> Result<u8, Stop> {
    let [one, other] = laws;
    let (has, lacks) = if first { (other, one) } else { (one, other) };
    let without = input::plan(console, base, &input::version(console, Some(lacks))?)?;
    let decided = under_each(console, base, own, &[Some(has)])?;
    let [(decision, inputs)] = decided.as_slice() else { return Err(Stop(USAGE)) };
    let alone = Alone { decision, without: &without, first };
    if own.get_one::<String>("format").is_some_and(|format| format == "json") {
        console.out(&json_text(&alone_json(&alone, inputs, console.lang)));
    } else {
        console.out(&alone_text(&alone, console.style()));
    }
    Ok(exit_code(&decision.cell))
}
