//! `paragraf decide`

use clap::ArgMatches;

use super::{Console, DONE, MISTAKES, Stop, UNDETERMINED, case, input, what_would};
use crate::compile::Plan;
use crate::explain::{Length, decision_json, row, text_at};
use crate::facts::goal_inputs;
use crate::law::say;
use crate::model::{Cell, Kind};
use crate::pipeline::RuleFiles;
use crate::register::kind_words;

pub(super) fn run(console: &Console, matches: &ArgMatches, own: &ArgMatches) -> Result<u8, Stop> {
    let base = input::rules(console, matches, case::is_titled(own))?;
    let version = input::version(console, own.get_one("law"))?;
    let plan = input::plan(console, &base, &version)?;
    let book = plan.checked().book();
    let Some(name) = own.get_one::<String>("goal") else {
        console.out(&goals(console, &plan));
        return Ok(DONE);
    };
    let goal = input::goal(console, &base, &plan, name)?;
    let inputs = goal_inputs(book, goal);
    let given = case::given(console, &base, own)?;
    let facts = case::facts(console, &base, &given, &plan, name, &inputs)?;
    let chosen = input::readings(console, &base, own, book)?;
    let mut decision = input::decided(console, &base, &plan, goal, &facts, &chosen)?;
    if what_would::is_asked(own) {
        what_would::added(&base, own, &given, &inputs, &mut decision);
    }
    if own.get_one::<String>("format").is_some_and(|format| format == "json") {
        console.out(&json_text(&decision_json(&decision, &inputs, console.lang)));
    } else {
        console.out(&text_at(&decision, &inputs, console.style(), length(own)));
    }
    Ok(exit_code(&decision.cell))
}

/// How much of the reasons is asked for.
pub(super) fn length(own: &ArgMatches) -> Length {
    let name = own.get_one::<String>("length").map_or("", String::as_str);
    Length::ALL.into_iter().find(|length| length.name() == name).unwrap_or_default()
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
fn goals(console: &Console, plan: &Plan) -> String {
    let book = plan.checked().book();
    let lang = console.lang;
    let mut out = format!("{}\n", console.style().strong(say::decidable(lang)));
    if book.rules.is_empty() {
        return format!("{}\n", say::nothing_in_force(lang));
    }
    let mut rules: Vec<_> = RuleFiles::goals(plan).filter_map(|id| book.rules.get(id.index())).collect();
    if rules.is_empty() {
        return format!("{}\n", say::nothing_decidable(lang));
    }
    let wide = rules.iter().map(|rule| rule.name.chars().count()).max().unwrap_or(0);
    rules.sort_by_key(|rule| rule.kind == Kind::Condition);
    for rule in rules {
        let kind = kind_words(rule.kind, lang);
        let place = book.cite(rule.standing, lang, true);
        let name = format!("{:<wide$}  ", rule.name);
        row(&mut out, 1, &name, &say::decidable_rule(lang, kind, rule.label.get(lang), &place), console.style_of_lines());
    }
    out
}
