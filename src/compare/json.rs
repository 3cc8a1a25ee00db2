//! The comparison as data. The shape is documented in `docs/json.md`.

use serde_json::{Value as Json, json};

use super::part::{Comparison, Line};
use crate::explain::{SCHEMA, Verdict, decision_json};
use crate::facts::Reach;
use crate::law::Lang;

/// A comparison as data: both decisions in full, and the steps where they part.
pub fn comparison_json(comparison: &Comparison<'_, '_>, reaches: [&Reach; 2], lang: Lang) -> Json {
    let [left, right] = reaches;
    let decisions = [decision_json(comparison.left, left, lang), decision_json(comparison.right, right, lang)];
    let partings: Vec<Json> = comparison
        .partings
        .iter()
        .map(|parting| {
            json!({
                "rule": &*parting.rule,
                "label": parting.label,
                "provisions": parting.provisions,
                "outcomes": parting.outcomes,
                "conditions": parting.lines.iter().map(line).collect::<Vec<_>>(),
                "figures": parting.figures.iter().map(|figure| json!({ "figure": &*figure.name, "label": figure.label, "values": figure.values })).collect::<Vec<_>>(),
                "changed_by": parting.changes,
            })
        })
        .collect();
    json!({
        "schema": SCHEMA,
        "same_outcome": comparison.left.cell == comparison.right.cell,
        "decisions": decisions,
        "partings": partings,
        "grounds": comparison.grounds,
    })
}

fn line(line: &Line) -> Json {
    let side = |side: &Option<(Verdict, String, String)>| match side {
        Some((verdict, provision, text)) => {
            json!({ "outcome": verdict.keyword(), "provision": provision, "text": text })
        }
        None => Json::Null,
    };
    let [left, right] = &line.sides;
    json!([side(left), side(right)])
}
