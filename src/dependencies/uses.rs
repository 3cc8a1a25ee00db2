//! What a name affects and rests on, in several versions.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::graph::{Graph, Thing};
use crate::compile::Plan;
use crate::law::Place;
use crate::model::StandingId;

/// What is asked about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asked {
    /// A name of the rule files.
    Name(String),
    /// A provision with its parts; of any act if that is empty.
    Provision(String, Place),
}

/// Indexes of versions, in order.
pub type InVersions = Vec<usize>;

/// A name that affects what is asked about, or is affected by it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Affected {
    /// The name.
    pub name: Arc<str>,
    /// What it stands for.
    pub thing: Thing,
    /// The shortest way, in the last version that has one: from it to what is asked about.
    pub way: Vec<Arc<str>>,
    /// The versions in which there is a way.
    pub versions: InVersions,
}

/// What a name or provision affects, and what it rests on.
#[derive(Debug, Clone, Default)]
pub struct Uses {
    /// The names asked about, with the versions that have them.
    pub names: Vec<(Arc<str>, InVersions)>,
    /// What they may change: rules and readings, those with the shortest way first.
    pub affects: Vec<Affected>,
    /// What they ask for: rules, readings, facts, figures and parameters, those with the shortest way first.
    pub rests_on: Vec<Affected>,
}

/// What something affects and rests on, in some versions. No version may have it.
pub fn uses(graphs: &[Graph<'_>], asked: &Asked) -> Uses {
    let mut out = Uses::default();
    let (mut affects, mut rests_on): (Found, Found) = Default::default();
    for (version, graph) in graphs.iter().enumerate() {
        let names: Vec<Arc<str>> = match asked {
            Asked::Name(name) => graph.thing(name).map(|_| Arc::from(name.as_str())).into_iter().collect(),
            Asked::Provision(act, place) => graph.standing_in(act, place),
        };
        for name in &names {
            match out.names.iter_mut().find(|(own, _)| own == name) {
                Some((_, versions)) => versions.push(version),
                None => out.names.push((name.clone(), vec![version])),
            }
        }
        affects.add(version, graph, graph.asking_for(&names));
        rests_on.add(version, graph, graph.asked_for_by(&names));
    }
    Uses { affects: affects.sorted(), rests_on: rests_on.sorted(), ..out }
}

/// Names found so far, each with the order in which it was met first.
#[derive(Default)]
struct Found(BTreeMap<Arc<str>, (usize, Affected)>);

impl Found {
    fn add(&mut self, version: usize, graph: &Graph<'_>, ways: Vec<Vec<Arc<str>>>) {
        for way in ways {
            let Some((name, thing)) = way.first().and_then(|name| Some((name.clone(), graph.thing(name)?))) else { continue };
            let next = self.0.len();
            let (_, own) =
                self.0.entry(name.clone()).or_insert_with(|| (next, Affected { name, thing, way: Vec::new(), versions: Vec::new() }));
            own.way = way;
            own.versions.push(version);
        }
    }

    fn sorted(self) -> Vec<Affected> {
        let mut all: Vec<(usize, Affected)> = self.0.into_values().collect();
        all.sort_by_key(|(met, own)| (own.way.len(), *met));
        all.into_iter().map(|(_, own)| own).collect()
    }
}

/// The graphs of some plans.
pub fn graphs<'p>(plans: impl IntoIterator<Item = &'p Arc<Plan>>) -> Vec<Graph<'p>> {
    plans.into_iter().map(|plan| Graph::of(plan.checked().book())).collect()
}

/// A name as the last version that has it tells it: its graph, and where it stands.
pub(super) fn last<'g, 'p>(graphs: &'g [Graph<'p>], name: &str) -> Option<(&'g Graph<'p>, Option<StandingId>)> {
    graphs.iter().rev().find(|graph| graph.thing(name).is_some()).map(|graph| (graph, graph.standing(name)))
}
