//! The effect of a change of law on many cases, as data. `docs/many-cases.md` documents the format.

use serde_json::{Value as Json, json};

use super::answer::{Answer, Shift};
use super::case::{Changed, Parted};
use super::tally::{Effect, GoalEffect, Group, Way};
use super::text::rule;
use crate::explain::{SCHEMA, value_json};
use crate::model::{Cell, Rule, Rulebook, Type, Value};

/// The effect as data: every goal, with the cases that change.
pub fn effect_json(effect: &Effect<'_>) -> Json {
    let versions = effect.question.plans.iter().map(|plan| plan.checked().book().version.to_string()).collect::<Vec<_>>();
    let goals = effect.question.goals.iter().zip(&effect.goals);
    let goals: Vec<Json> = goals.map(|(name, goal)| one(effect, name, goal, &versions)).collect();
    json!({ "schema": SCHEMA, "versions": versions, "cases": effect.cases, "goals": goals })
}

fn one(effect: &Effect<'_>, name: &str, goal: &GoalEffect, versions: &[String]) -> Json {
    let found = rule(effect, name);
    let label = found.map_or("", |(rule, _)| rule.label.get(effect.question.lang));
    let totals = versions.iter().enumerate().map(|(version, name)| {
        let answers = goal.answers.get(version).into_iter().flatten();
        let counts: serde_json::Map<String, Json> = answers.map(|(answer, count)| (answer_name(answer), json!(count))).collect();
        json!({ "version": name, "answers": counts, "sum": sum(goal, version, found) })
    });
    let changes = goal.changes.iter().enumerate().map(|(version, groups)| {
        let groups: Vec<Json> = groups.iter().map(|(way, group)| one_group(way, group)).collect();
        json!({ "before": versions.first(), "after": versions.get(version + 1), "changed": goal.changed(version), "groups": groups })
    });
    json!({ "goal": name, "label": label, "totals": totals.collect::<Vec<_>>(), "changes": changes.collect::<Vec<_>>() })
}

/// The numbers of a version added up; null where the goal is no number, or the sum is beyond all numbers.
fn sum(goal: &GoalEffect, version: usize, found: Option<(&Rule, &Rulebook)>) -> Json {
    let sum = goal.sums.get(version).copied().flatten();
    match (sum, found) {
        (Some(sum), Some((rule, book))) if matches!(rule.ty, Type::Quantity(_)) => {
            value_json(Cell::Known(Value::Number(sum)), rule.ty, book)
        }
        _ => Json::Null,
    }
}

fn one_group(way: &Way, group: &Group) -> Json {
    json!({
        "shift": shift_name(&way.shift),
        "count": group.count,
        "caused_by": way.caused,
        "parts_at": way.parted.iter().map(|own| part(own, false)).collect::<Vec<_>>(),
        "cases": group.cases.iter().map(one_case).collect::<Vec<_>>(),
    })
}

fn one_case(case: &Changed) -> Json {
    let [before, after] = case.answers.each_ref().map(answer_value);
    let whom: Vec<Json> = case.parted.iter().filter(|own| !own.whom.is_empty()).map(|own| part(own, true)).collect();
    match whom.is_empty() {
        true => json!({ "case": case.case, "answers": [before, after] }),
        false => json!({ "case": case.case, "answers": [before, after], "parts_at": whom }),
    }
}

fn part(own: &Parted, whom: bool) -> Json {
    match whom {
        false => json!({ "rule": own.rule, "label": own.label, "provision": own.provision, "changed_by": own.measures }),
        true => json!({ "rule": own.rule, "for": own.whom }),
    }
}

/// The name under which answers are counted.
fn answer_name(answer: &Answer) -> String {
    match answer {
        Answer::Yes => "yes".to_owned(),
        Answer::No => "no".to_owned(),
        Answer::Choice(name) => format!("choice {name}"),
        Answer::Value(_) => "value".to_owned(),
        Answer::Undetermined => "undetermined".to_owned(),
        Answer::None => "fault".to_owned(),
        Answer::NotInVersion => "not_in_version".to_owned(),
    }
}

/// An answer of one case: the words of [`answer_name`], or its value as a facts file writes it.
fn answer_value(answer: &Answer) -> String {
    match answer {
        Answer::Choice(value) | Answer::Value(value) => value.clone(),
        other => answer_name(other),
    }
}

fn shift_name(shift: &Shift) -> Json {
    match shift {
        Shift::More => json!("more"),
        Shift::Less => json!("less"),
        Shift::Another => json!("another"),
        Shift::From(before, after) => json!([answer_name(before), answer_name(after)]),
    }
}
