//! The comparison as data. `docs/json.md` documents the format.

use serde_json::{Value as Json, json};

use super::pair::{Line, Side};
use super::part::{Comparison, Parting};
use crate::explain::{SCHEMA, decision_json};
use crate::facts::GoalInputs;
use crate::law::Lang;

/// A comparison as JSON: both decisions in full, and the steps where they differ.
pub fn comparison_json(comparison: &Comparison<'_>, inputs: [&GoalInputs; 2], lang: Lang) -> Json {
    let [left, right] = inputs;
    let decisions = [decision_json(comparison.left, left, lang), decision_json(comparison.right, right, lang)];
    let partings: Vec<Json> = comparison.partings.iter().map(parting_json).collect();
    let moves = comparison.relocations.iter();
    let moves: Vec<Json> = moves.map(|own| json!({ "rule": &*own.rule, "label": own.label, "provisions": own.provisions })).collect();
    json!({
        "schema": SCHEMA,
        "same_outcome": comparison.left.cell == comparison.right.cell,
        "decisions": decisions,
        "partings": partings,
        "moves": moves,
        "grounds": comparison.grounds,
    })
}

/// A step at which two versions part.
pub(super) fn parting_json(parting: &Parting) -> Json {
    let figures = parting.figures.iter();
    let figures: Vec<Json> = figures.map(|own| json!({ "figure": &*own.name, "label": own.label, "values": own.values })).collect();
    let parameters = parting
        .parameters
        .iter()
        .map(|own| json!({ "parameter": &*own.name, "label": own.label, "values": own.values, "from": own.from.to_string() }));
    let parameters: Vec<Json> = parameters.collect();
    json!({
        "rule": &*parting.rule,
        "label": parting.label,
        "for": parting.whom,
        "provisions": parting.provisions,
        "outcomes": parting.outcomes,
        "conditions": parting.lines.iter().map(line).collect::<Vec<_>>(),
        "figures": figures,
        "parameters": parameters,
        "changed_by": parting.changes,
    })
}

fn line(line: &Line) -> Json {
    let side = |side: &Option<Side>| match side {
        Some(side) => json!({ "outcome": side.verdict.keyword(), "provision": side.citation, "text": side.text }),
        None => Json::Null,
    };
    let [left, right] = &line.sides;
    json!([side(left), side(right)])
}
