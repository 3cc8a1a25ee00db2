//! Provisions as law, as data.

use serde_json::{Value as Json, json};

use super::shown::{Mark, Shown, ShownPart, ShownSection};
use crate::consolidate::Deed;
use crate::explain::SCHEMA;
use crate::law::Lang;

/// Provisions as law, with the measures that something in them came with.
pub fn shown_json(shown: &Shown, lang: Lang) -> Json {
    let origins = shown
        .origins
        .iter()
        .map(|own| json!({ "measure": own.measure, "words": own.words, "in_force_from": own.adopted.map(|day| day.to_string()) }));
    json!({
        "schema": SCHEMA,
        "version": shown.version,
        "sections": shown.sections.iter().map(|own| section(own, lang)).collect::<Vec<_>>(),
        "origins": origins.collect::<Vec<_>>(),
    })
}

fn section(own: &ShownSection, lang: Lang) -> Json {
    json!({
        "act": &*own.act,
        "heading": own.heading,
        "notes": own.notes,
        "parts": own.parts.iter().map(|own| part(own, lang)).collect::<Vec<_>>(),
        "repealed": own.repealed.iter().map(|(what, by)| json!({ "what": what, "mark": mark(*by) })).collect::<Vec<_>>(),
    })
}

fn part(own: &ShownPart, lang: Lang) -> Json {
    let lines = own.lines.iter().map(|line| json!({ "depth": line.depth, "text": line.text, "mark": line.mark.map(mark) }));
    json!({
        "place": own.place.text(lang),
        "marks": own.marks.iter().map(|own| mark(*own)).collect::<Vec<_>>(),
        "lines": lines.collect::<Vec<_>>(),
        "unverified": own.unverified,
    })
}

/// What a measure did, and its number among the origins, from 0.
fn mark(own: Mark) -> Json {
    let deed = match own.deed {
        Deed::Replaced => "replaced",
        Deed::Inserted => "inserted",
        Deed::Repealed => "repealed",
        Deed::Renumbered => "renumbered",
    };
    json!({ "deed": deed, "origin": own.origin })
}
