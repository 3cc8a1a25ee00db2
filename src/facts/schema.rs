//! The inputs of a goal as JSON Schema (draft 2020-12), for forms and editors.

use serde_json::{Map, Value as Json, json};

use super::goal_inputs::GoalInputs;
use crate::law::Lang;
use crate::model::{Fact, FactId, Input, Rulebook, Type, Unit};

/// The schema of a facts file for a goal. No property is required, since a missing fact is unknown.
pub fn schema(book: &Rulebook, goal: &str, inputs: &GoalInputs, lang: Lang) -> Json {
    let mut properties = Map::new();
    properties.insert("title".to_owned(), json!({ "type": ["string", "null"] }));
    for (at, fact) in book.facts.iter().enumerate() {
        let id = FactId(u32::try_from(at).unwrap_or(u32::MAX));
        // Facts that the goal never uses are left out, though a file may contain them.
        if !inputs.asks(id) && !inputs.names.contains(&id) {
            continue;
        }
        let standings = inputs.asked_by(id);
        let mut own = value_schema(fact, book, inputs);
        if let Json::Object(map) = &mut own {
            map.insert("title".to_owned(), json!(fact.label.get(lang)));
            if let Some(ask) = &fact.ask {
                map.insert("description".to_owned(), json!(ask.get(lang)));
            }
            let cited: Vec<String> = standings.iter().map(|standing| book.cite(*standing, lang, true)).collect();
            map.insert("x-provisions".to_owned(), json!(cited));
        }
        match (&fact.assessment, fact.name.split_once('.')) {
            (Some(assessment), _) => {
                let mut parts = json!({
                    "value": own,
                    "because": { "type": "string", "minLength": 1 },
                    "by": { "type": ["string", "null"] },
                    "on": { "type": ["string", "null"], "format": "date" },
                });
                if !assessment.factors.is_empty() {
                    let factors: Vec<&str> = assessment.factors.iter().map(|(name, _)| &**name).collect();
                    insert(&mut parts, "weighed", json!({ "type": "array", "items": { "enum": factors } }));
                }
                let group = group(&mut properties, "assessments");
                insert(
                    group,
                    &fact.name,
                    json!({ "anyOf": [
                        { "enum": ["unknown", null] },
                        { "type": "object", "properties": parts, "required": ["value", "because"], "additionalProperties": false },
                    ] }),
                );
            }
            (None, Some(_)) if book.listed(id).is_some() => {}
            (None, Some((entity, field))) => insert(group(&mut properties, entity), field, own),
            (None, None) => {}
        }
    }
    if !inputs.readings.is_empty() {
        for reading in inputs.readings.iter().filter_map(|id| book.readings.get(id.index())) {
            let names: Vec<&str> = reading.alternatives.iter().map(|alternative| &*alternative.name).collect();
            insert(group(&mut properties, "readings"), &reading.name, json!({ "enum": names, "title": reading.label.get(lang) }));
        }
    }
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": goal,
        "type": "object",
        "properties": properties,
        "additionalProperties": false,
    })
}

/// The object for a group such as an entity, created on first use.
fn group<'m>(properties: &'m mut Map<String, Json>, name: &str) -> &'m mut Json {
    let entry = properties.entry(name).or_insert_with(|| json!({ "type": "object", "properties": {}, "additionalProperties": false }));
    match entry.get_mut("properties") {
        Some(_) => &mut entry["properties"],
        None => entry,
    }
}

fn insert(into: &mut Json, key: &str, value: Json) {
    if let Json::Object(map) = into {
        map.insert(key.to_owned(), value);
    }
}

fn value_schema(fact: &Fact, book: &Rulebook, inputs: &GoalInputs) -> Json {
    match (fact.ty, fact.input) {
        (Type::List(entity), _) => {
            let mut properties = Map::new();
            let own = book.entities.get(entity.index());
            for fact in own
                .into_iter()
                .flat_map(|entity| &entity.facts)
                .filter(|id| inputs.asks(**id) || inputs.names.contains(id))
                .filter_map(|id| book.facts.get(id.index()))
            {
                // An entity that contains lists of its own kind is expanded once.
                let name = fact.name.rsplit('.').next().unwrap_or(&fact.name);
                let inner = if fact.ty == Type::List(entity) {
                    json!({ "type": ["array", "string", "null"] })
                } else {
                    value_schema(fact, book, inputs)
                };
                properties.insert(name.to_owned(), inner);
            }
            json!({ "type": ["array", "string", "null"], "items": { "type": "object", "properties": properties, "additionalProperties": false } })
        }
        (Type::Truth, _) => json!({ "enum": [true, false, "yes", "no", "unknown", null] }),
        (Type::Quantity(Unit::Plain), Input::Whole) => or_unknown(json!({ "type": "integer" })),
        (Type::Quantity(_), _) => json!({ "type": ["number", "string", "null"] }),
        (Type::Period, _) => or_unknown(period_schema()),
        (Type::Periods, _) => or_unknown(json!({ "type": "array", "items": period_schema() })),
        (Type::Date, _) => json!({ "type": ["string", "null"], "format": "date" }),
        (Type::Choice(list), _) => {
            let names = book
                .choices
                .get(list.index())
                .into_iter()
                .flat_map(|list| &list.choices)
                .map(|choice| &*choice.name)
                .map(Json::from)
                .chain([json!("unknown"), Json::Null]);
            json!({ "enum": names.collect::<Vec<_>>() })
        }
        _ => json!({ "type": ["string", "null"] }),
    }
}

/// A value, or that it is not known.
fn or_unknown(own: Json) -> Json {
    json!({ "anyOf": [own, { "enum": ["unknown", null] }] })
}

/// The schema of a period: `"2018-01-01 to 2018-03-31"`, or two named days.
fn period_schema() -> Json {
    let days = json!({ "from": { "type": "string", "format": "date" }, "to": { "type": "string" } });
    json!({ "anyOf": [
        { "type": "string" },
        { "type": "object", "properties": days, "required": ["from", "to"], "additionalProperties": false },
    ] })
}
