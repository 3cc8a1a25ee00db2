//! `paragraf differ`

use std::sync::Arc;

use clap::ArgMatches;

use super::decide::json_text;
use super::{Console, DONE, MISTAKES, Stop, USAGE, input};
use crate::compile::Plan;
use crate::differ::{ByMeasure, MOST_REGIONS, Told, difference_json, overview, page};
use crate::pipeline::ByChange;
use crate::source::{Diagnostic, at_once, both, codes, parallel_map};
use crate::symbolic::{Attribution, Difference, Family, Standing, attribution, difference, otherwise};

pub(super) fn run(console: &Console, matches: &ArgMatches, own: &ArgMatches) -> Result<u8, Stop> {
    let base = input::rules(console, matches, false)?;
    let all = own.get_flag("all");
    let names: Vec<&String> = own.get_many("names").into_iter().flatten().collect();
    let (goal, versions) = match (all, names.as_slice()) {
        (true, [before, after]) => (None, [*before, *after]),
        (false, [goal, before, after]) => (Some(*goal), [*before, *after]),
        _ => {
            let message = both("det trengs et spørsmål og to versjoner", "a question and two versions are needed");
            let help = both(
                "skriv `paragraf differ MÅL VERSJON VERSJON`, eller `paragraf differ --all VERSJON VERSJON`",
                "write `paragraf differ GOAL VERSION VERSION`, or `paragraf differ --all VERSION VERSION`",
            );
            console.tell(&[Diagnostic::error(codes::VERSION, None, message).help(help)], base.sources());
            return Err(Stop(USAGE));
        }
    };
    let [before, after] = versions;
    let plans = [
        input::plan(console, &base, &input::version(console, Some(before))?)?,
        input::plan(console, &base, &input::version(console, Some(after))?)?,
    ];
    let [first, second] = &plans;
    let goals = match goal {
        Some(name) => {
            let known = plans.iter().any(|plan| plan.checked().book().rule(name).is_some());
            if !known {
                // The message is that of the version whose law the question was most likely about.
                input::goal(console, &base, second, name)?;
            }
            vec![name.clone()]
        }
        None => input::every_goal(plans.iter()),
    };
    let by_change = own.get_one::<String>("by").is_some_and(|by| by == "change");
    let lines = if by_change { base.by_change([first, second]).map_err(|faults| console.stop(&faults, base.sources()))? } else { None };
    let family = if by_change { lines.as_ref().and_then(ByChange::family) } else { base.between([first, second]) };
    // Of many goals it would be more than anybody reads.
    let every_region = own.get_flag("every-region");
    let regions = if every_region { MOST_REGIONS } else { 1 };
    let beside = || goals.first().filter(|_| !all).map(|goal| otherwise([first, second], goal, regions));
    let (found, beside) = at_once(|| differences([first, second], &goals, family.as_ref()), beside);
    let told: Vec<Told<'_>> = found
        .iter()
        .map(|(goal, found, causes)| {
            let by_measure = family.as_ref().map(|family| ByMeasure { family, causes: causes.as_ref() });
            Told::new([first, second], goal, found, console.lang).by_measure(by_measure).otherwise(beside.as_ref())
        })
        .collect();
    let format = own.get_one::<String>("format").map_or("text", String::as_str);
    match (told.as_slice(), format) {
        ([only], "json") if !all => console.out(&json_text(&difference_json(only))),
        (all, "json") => console.out(&json_text(&all.iter().map(difference_json).collect::<Vec<_>>())),
        (told, format) => {
            let page = match told {
                [only] if !all => page(only, every_region),
                told => overview(told),
            };
            console.out(&if format == "markdown" { page.markdown() } else { page.text(console.style()) });
        }
    }
    let open = found.iter().any(|(_, found, _)| found.standing == Standing::Open);
    Ok(if open && !all { MISTAKES } else { DONE })
}

/// A goal with its difference and, where the versions differ by measures, what causes it.
pub(super) type Found = (String, Difference, Option<Attribution>);

/// The differences in some goals.
pub(super) fn differences(plans: [&Arc<Plan>; 2], goals: &[String], family: Option<&Family<'_>>) -> Vec<Found> {
    parallel_map(goals, |goal| {
        let (found, causes) = match family {
            Some(family) => attribution(plans, goal, family),
            None => (difference(plans, goal), None),
        };
        (goal.clone(), found, causes)
    })
}
