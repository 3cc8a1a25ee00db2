//! What a name affects and rests on, as data.

use serde_json::{Value as Json, json};

use super::graph::{Graph, Thing};
use super::uses::{Affected, Uses, last};
use crate::explain::SCHEMA;
use crate::law::Lang;

/// The uses as data. `versions` are the versions of the graphs, by name.
pub fn uses_json(uses: &Uses, graphs: &[Graph<'_>], versions: &[String], lang: Lang) -> Json {
    let named = |own: &[usize]| own.iter().filter_map(|at| versions.get(*at)).cloned().collect::<Vec<_>>();
    let one = |own: &Affected| {
        let found = last(graphs, &own.name);
        json!({
            "name": &*own.name,
            "kind": kind(own.thing),
            "label": found.and_then(|(graph, _)| graph.label(&own.name)).map(|label| label.get(lang)),
            "provision": found.and_then(|(graph, standing)| standing.map(|standing| graph.book().cite(standing, lang, true))),
            "way": own.way.iter().map(|name| &**name).collect::<Vec<_>>(),
            "versions": named(&own.versions),
        })
    };
    json!({
        "schema": SCHEMA,
        "versions": versions,
        "names": uses.names.iter().map(|(name, own)| json!({ "name": &**name, "versions": named(own) })).collect::<Vec<_>>(),
        "affects": uses.affects.iter().map(one).collect::<Vec<_>>(),
        "rests_on": uses.rests_on.iter().map(one).collect::<Vec<_>>(),
    })
}

fn kind(thing: Thing) -> &'static str {
    match thing {
        Thing::Fact => "fact",
        Thing::Parameter => "parameter",
        Thing::Figure => "figure",
        Thing::Reading => "reading",
        Thing::Rule => "rule",
    }
}
