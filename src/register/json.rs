//! What there is, as data.

use serde_json::{Value as Json, json};

use super::entry::{Entry, Kind, Stretch};
use super::search::Search;
use crate::explain::SCHEMA;
use crate::law::{Lang, Text};

/// How many there are of each kind, and what was looked for; an overview has no entries.
pub fn register_json(entries: &[Entry], search: &Search, lang: Lang) -> Json {
    let count = |kind: Kind| entries.iter().filter(|entry| entry.kind == kind).count();
    let found = if search.is_empty() { Vec::new() } else { search.found(entries) };
    json!({
        "schema": SCHEMA,
        "kinds": Kind::ALL.map(|kind| json!({ "kind": kind.name(), "words": kind.words(lang), "count": count(kind) })),
        "entries": found.into_iter().map(|entry| one(entry, lang)).collect::<Vec<_>>(),
    })
}

fn one(entry: &Entry, lang: Lang) -> Json {
    let words = |text: &Option<Text>| text.as_ref().map(|text| text.get(lang).to_owned());
    let days = |own: &Stretch| json!({ "from": own.from.to_string(), "until": own.until.map(|day| day.to_string()) });
    json!({
        "kind": entry.kind.name(),
        "name": &*entry.name,
        "label": entry.label.get(lang),
        "what": words(&entry.what),
        "place": words(&entry.place),
        "note": words(&entry.note),
        "followed_until": entry.followed.map(|day| day.to_string()),
        "in_force": entry.days.iter().map(days).collect::<Vec<_>>(),
        "proposals": entry.proposals,
    })
}
