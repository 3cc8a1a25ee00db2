//! What each rule, and each reading, asks for directly.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::Arc;

use crate::law::{Place, Text};
use crate::model::{ExprId, ExprKind, Kind, Named, RuleId, Rulebook, StandingId};

/// What a name stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Thing {
    /// A fact of the case, or an assessment.
    Fact,
    /// A parameter, whose value changes over time.
    Parameter,
    /// A figure in a provision.
    Figure,
    /// A way to read a provision.
    Reading,
    /// A rule.
    Rule,
}

/// The names of a version, with what each asks for.
#[derive(Debug)]
pub struct Graph<'b> {
    book: &'b Rulebook,
    days: Days,
    /// For each rule and reading, the names that it asks for directly.
    below: Next,
    /// The other way: for each name, the rules and readings that ask for it.
    above: Next,
}

/// From one name to the names that it leads to.
type Next = BTreeMap<Arc<str>, BTreeSet<Arc<str>>>;

/// Which values of parameters a graph knows of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Days {
    /// Those of any day.
    Any,
    /// Those of the day of the law. On a day of the case a parameter has the value of that day in every version.
    OfTheLaw,
}

impl<'b> Graph<'b> {
    /// The names of a version. What asks for nothing and is asked for by nothing is none.
    pub fn of(book: &'b Rulebook) -> Graph<'b> {
        Graph::made(book, Days::Any)
    }

    /// The same, without what is the same in every version: the value of a parameter on a day of the case.
    pub fn of_version(book: &'b Rulebook) -> Graph<'b> {
        Graph::made(book, Days::OfTheLaw)
    }

    fn made(book: &'b Rulebook, days: Days) -> Graph<'b> {
        let mut graph = Graph { book, days, below: BTreeMap::new(), above: BTreeMap::new() };
        for (rule, id) in book.rules.iter().zip(0..) {
            if !rule.of_law {
                continue;
            }
            graph.asked_by(&rule.name, book.roots(RuleId(id)).to_vec());
            // A rule rests on its exceptions; one with a name may be asked about.
            for exception in rule.exceptions.iter().filter_map(|own| book.rules.get(own.named?.index())) {
                graph.asks(&rule.name, exception.name.clone());
            }
        }
        for reading in &book.readings {
            graph.asked_by(&reading.name, reading.alternatives.iter().map(|alternative| alternative.expr).collect());
        }
        graph
    }

    /// Notes what some expressions ask for, up to the names in them.
    fn asked_by(&mut self, name: &Arc<str>, mut open: Vec<ExprId>) {
        let mut seen: BTreeSet<ExprId> = BTreeSet::new();
        while let Some(id) = open.pop() {
            if !seen.insert(id) {
                continue;
            }
            let Some(expr) = self.book.exprs.get(id.0 as usize) else { continue };
            if let Some(asked) = self.named(&expr.kind) {
                self.asks(name, asked);
            }
            // A reading has the expressions of its alternatives as its own.
            if !matches!(expr.kind, ExprKind::Reading(_)) {
                open.extend(expr.kind.children());
            }
        }
    }

    fn asks(&mut self, name: &Arc<str>, asked: Arc<str>) {
        self.below.entry(name.clone()).or_default().insert(asked.clone());
        self.above.entry(asked).or_default().insert(name.clone());
    }

    fn named(&self, kind: &ExprKind) -> Option<Arc<str>> {
        let book = self.book;
        Some(match kind {
            ExprKind::Fact(fact) => book.facts.get(fact.index())?.name.clone(),
            ExprKind::Parameter(_, Some(_)) if self.days == Days::OfTheLaw => return None,
            ExprKind::Parameter(parameter, _) => book.parameters.get(parameter.index())?.name.clone(),
            ExprKind::Figure(figure) => book.figures.get(figure.index())?.name.clone(),
            ExprKind::Rule(rule) => book.rules.get(rule.index())?.name.clone(),
            ExprKind::Reading(reading) => book.readings.get(reading.index())?.name.clone(),
            _ => return None,
        })
    }

    /// What a name stands for in this version; `None` if it has no such name.
    pub fn thing(&self, name: &str) -> Option<Thing> {
        if self.is_exception(name) {
            return Some(Thing::Rule);
        }
        self.book.names.get(name).map(|named| match named {
            Named::Fact(_) => Thing::Fact,
            Named::Parameter(_) => Thing::Parameter,
            Named::Figure(_) => Thing::Figure,
            Named::Reading(_) => Thing::Reading,
            Named::Rule(_) => Thing::Rule,
        })
    }

    fn is_exception(&self, name: &str) -> bool {
        self.book.rules.iter().any(|rule| *rule.name == *name)
    }

    /// The label of a name.
    pub fn label(&self, name: &str) -> Option<&'b Text> {
        let book = self.book;
        match book.names.get(name) {
            Some(Named::Fact(id)) => book.facts.get(id.index()).map(|own| &own.label),
            Some(Named::Parameter(id)) => book.parameters.get(id.index()).map(|own| &own.label),
            Some(Named::Figure(id)) => book.figures.get(id.index()).map(|own| &own.label),
            Some(Named::Reading(id)) => book.readings.get(id.index()).map(|own| &own.label),
            Some(Named::Rule(id)) => book.rules.get(id.index()).map(|own| &own.label),
            None => book.rules.iter().find(|rule| *rule.name == *name).map(|rule| &rule.label),
        }
    }

    /// Where a name stands; `None` for facts and parameters, which stand in no provision.
    pub fn standing(&self, name: &str) -> Option<StandingId> {
        let book = self.book;
        match book.names.get(name) {
            Some(Named::Figure(id)) => book.figures.get(id.index()).map(|own| own.standing),
            Some(Named::Reading(id)) => book.readings.get(id.index()).map(|own| own.standing),
            Some(Named::Rule(id)) => book.rules.get(id.index()).map(|own| own.standing),
            Some(Named::Fact(_) | Named::Parameter(_)) | None => None,
        }
    }

    /// The rules of this version.
    pub fn book(&self) -> &'b Rulebook {
        self.book
    }

    /// Whether an analyst asks for a rule by this name: parts of other rules are steps on the way.
    pub fn is_conclusion(&self, name: &str) -> bool {
        let own = match self.book.names.get(name) {
            Some(Named::Rule(id)) => self.book.rules.get(id.index()),
            _ => None,
        };
        own.is_some_and(|rule| !matches!(rule.kind, Kind::Let | Kind::Exception))
    }

    /// The names that stand in a provision or a part of it, in the order of the law.
    pub fn standing_in(&self, act: &str, place: &Place) -> Vec<Arc<str>> {
        let book = self.book;
        let inside = |standing: StandingId| {
            book.standings.get(standing.index()).is_some_and(|own| {
                place.contains(&own.place) && book.acts.get(own.act.index()).is_some_and(|own| act.is_empty() || *own.name == *act)
            })
        };
        let figures = book.figures.iter().filter(|own| inside(own.standing)).map(|own| own.name.clone());
        let readings = book.readings.iter().filter(|own| inside(own.standing)).map(|own| own.name.clone());
        let rules = book.rules.iter().filter(|own| inside(own.standing) && own.of_law).map(|own| own.name.clone());
        figures.chain(readings).chain(rules).collect()
    }

    /// Whether a name asks for another one directly.
    pub fn asks_for(&self, asking: &str, asked: &str) -> bool {
        self.below.get(asking).is_some_and(|below| below.contains(asked))
    }

    /// What asks for some names, directly or not, each with the shortest way to one of them, which it begins with.
    pub fn asking_for(&self, names: &[Arc<str>]) -> Vec<Vec<Arc<str>>> {
        ways(names, &[&self.above])
    }

    /// What some names ask for, directly or not, each with the shortest way to it.
    pub fn asked_for_by(&self, names: &[Arc<str>]) -> Vec<Vec<Arc<str>>> {
        ways(names, &[&self.below])
    }
}

/// What asks for some names in any of several versions, directly or not, each with the shortest way to one of them, which it begins with. A way may
/// go from one version to another.
pub fn asking_in_any(graphs: &[Graph<'_>], names: &[Arc<str>]) -> Vec<Vec<Arc<str>>> {
    ways(names, &graphs.iter().map(|graph| &graph.above).collect::<Vec<_>>())
}

/// The shortest ways from some names, those with the fewest steps first; a way begins with where it leads to.
fn ways(names: &[Arc<str>], next: &[&Next]) -> Vec<Vec<Arc<str>>> {
    let mut seen: BTreeSet<Arc<str>> = names.iter().cloned().collect();
    let mut open: VecDeque<Vec<Arc<str>>> = names.iter().map(|name| vec![name.clone()]).collect();
    let mut found = Vec::new();
    while let Some(way) = open.pop_front() {
        let reached: BTreeSet<&Arc<str>> =
            way.first().into_iter().flat_map(|name| next.iter().filter_map(move |own| own.get(name))).flatten().collect();
        for name in reached {
            if seen.insert(name.clone()) {
                let longer: Vec<Arc<str>> = std::iter::once(name).chain(&way).cloned().collect();
                found.push(longer.clone());
                open.push_back(longer);
            }
        }
    }
    found
}
