//! What a name affects and rests on as a graph: what it rests on to the left, what it may change to the right, the acts as bands.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::graph::{Graph, Thing};
use super::uses::{Affected, Asked, Uses, last};
use crate::chart::{Card, Drawing, Graph as Picture, graph};
use crate::law::{Lang, say};

/// The most names of a graph that can be read.
pub const MOST: usize = 36;

/// The uses as a drawing. Names that are far away are left out where there are too many, which is said.
pub fn picture(uses: &Uses, asked: &Asked, graphs: &[Graph<'_>], lang: Lang) -> Drawing {
    let mut others: Vec<&Affected> = uses.affects.iter().chain(&uses.rests_on).collect();
    others.sort_by_key(|own| own.way.len());
    let room = MOST.saturating_sub(uses.names.len());
    let left_out = others.len().saturating_sub(room);
    let names: Vec<Arc<str>> =
        uses.names.iter().map(|(name, _)| name).chain(others.iter().take(room).map(|own| &own.name)).cloned().collect();
    let mut bands: BTreeMap<(usize, String), Vec<usize>> = BTreeMap::new();
    for (at, name) in names.iter().enumerate() {
        bands.entry(band(name, graphs, lang)).or_default().push(at);
    }
    let band_of = |at: usize| bands.values().position(|own| own.contains(&at)).unwrap_or(0);
    let cards = names.iter().enumerate().map(|(at, name)| Card {
        label: label(name, graphs, lang),
        note: last(graphs, name).and_then(|(graph, standing)| Some(graph.book().cite(standing?, lang, false))).unwrap_or_default(),
        band: band_of(at),
        main: at < uses.names.len(),
    });
    let cards: Vec<Card> = cards.collect();
    let mut edges = Vec::new();
    for (from, asked_for) in names.iter().enumerate() {
        for (to, asking) in names.iter().enumerate() {
            if from != to && graphs.iter().any(|graph| graph.asks_for(asking, asked_for)) {
                edges.push((from, to));
            }
        }
    }
    let title = match asked {
        Asked::Name(name) => say::uses_drawn(lang, &*label(name, graphs, lang)),
        Asked::Provision(..) => say::uses_drawn_provision(lang).to_owned(),
    };
    let mut says: Vec<String> = edges
        .iter()
        .filter_map(|(from, to)| Some((cards.get(*from)?, cards.get(*to)?)))
        .map(|(from, to)| say::uses_rests(lang, &to.label, &from.label))
        .collect();
    let foot = if left_out > 0 { say::uses_left_out(lang, left_out) } else { String::new() };
    says.extend((left_out > 0).then(|| foot.clone()));
    let bands = bands.into_keys().map(|(_, name)| name).collect();
    graph(&Picture { id: "uses".to_owned(), title, bands, cards, edges, foot, says })
}

/// The act in which a name stands, in the order of the acts; what stands in none is behind them.
fn band(name: &str, graphs: &[Graph<'_>], lang: Lang) -> (usize, String) {
    let found = last(graphs, name);
    let act = found.and_then(|(graph, standing)| {
        let own = graph.book().standings.get(standing?.index())?.act;
        Some((own.index(), graph.book().acts.get(own.index())?.short.get(lang).to_owned()))
    });
    let thing = found.and_then(|(graph, _)| graph.thing(name));
    act.unwrap_or_else(|| match thing {
        Some(Thing::Parameter) => (usize::MAX - 1, say::uses_band_parameters(lang).to_owned()),
        _ => (usize::MAX, say::uses_band_facts(lang).to_owned()),
    })
}

fn label(name: &str, graphs: &[Graph<'_>], lang: Lang) -> String {
    let label = last(graphs, name).and_then(|(graph, _)| graph.label(name));
    crate::explain::capital(label.map_or(name, |label| label.get(lang)))
}
