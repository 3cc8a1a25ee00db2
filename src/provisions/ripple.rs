//! What a change can reach: every conclusion that rests on something changed, with the shortest way to it.
//!
//! Example: the right to a benefit rests on the right to a programme, which rests on the age limit that is changed. That nothing else is
//! reached is certain: an answer comes from what its rule refers to. Whether what is reached has another answer in any case is another
//! question, which [`prove`] asks.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::changes::Changes;
use super::{AFTER, BEFORE, Kind};
use crate::compile::Plan;
use crate::dependencies::{Graph, asking_in_any};
use crate::model::{Kind as RuleKind, Named, StandingId};
use crate::source::parallel_map;
use crate::symbolic::{Standing, difference};
use crate::syntax::ast;

/// What the changes of two versions can reach.
pub struct Ripple {
    /// The conclusions, in the order of the acts.
    pub reached: Vec<Reached>,
    /// How many conclusions of the version after rest on nothing that is changed.
    pub untouched: usize,
}

/// A conclusion that rests on something changed.
pub struct Reached {
    /// Its name.
    pub name: Arc<str>,
    /// The version that has it; the one after if both have.
    pub version: usize,
    /// Where it stands in that version.
    pub standing: StandingId,
    /// From what it refers to itself, to what is changed; empty if it is changed itself.
    pub path: Vec<Arc<str>>,
    /// Whether all that is changed of it is an exception to it, which stands elsewhere.
    pub by_exception: bool,
    /// Whether its answer differs in some case, where that was asked.
    pub proof: Option<Proof>,
}

/// What is known of the answers of a conclusion in both versions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Proof {
    /// Of every case at once.
    Known(Standing),
    /// Only one version has it, or it has an answer for each entity of a list.
    NotAsked,
}

/// What the changes can reach.
pub fn ripple(changes: &Changes<'_>) -> Ripple {
    let books = changes.versions.books;
    let [before, after] = books;
    let (seeds, excepted) = seeds(changes);
    // From what rests on something changed, its way to that; what is changed itself has none.
    let mut ways: BTreeMap<Arc<str>, Vec<Arc<str>>> = seeds.iter().map(|name| (name.clone(), Vec::new())).collect();
    for way in asking_in_any(&books.map(Graph::of_version), &seeds) {
        if let Some((name, rest)) = way.split_first() {
            ways.insert(name.clone(), rest.to_vec());
        }
    }
    let (mut reached, mut untouched) = (Vec::new(), 0);
    let mut seen: BTreeSet<Arc<str>> = BTreeSet::new();
    for (version, book) in [(AFTER, after), (BEFORE, before)] {
        for rule in book.rules.iter().filter(|rule| is_conclusion(rule.kind) && matches!(book.names.get(&rule.name), Some(Named::Rule(_))))
        {
            if !seen.insert(rule.name.clone()) {
                continue;
            }
            match ways.get(&rule.name) {
                Some(path) => {
                    let path = path.clone();
                    let by_exception = path.is_empty() && excepted.contains(&rule.name);
                    let name = rule.name.clone();
                    reached.push(Reached { name, version, standing: rule.standing, path, by_exception, proof: None });
                }
                None => untouched += 1,
            }
        }
    }
    Ripple { reached, untouched }
}

/// Asks of each conclusion whether its answer differs in any case.
pub fn prove(ripple: &mut Ripple, plans: [&Arc<Plan>; 2]) {
    let asked: Vec<Arc<str>> = ripple.reached.iter().map(|own| own.name.clone()).collect();
    let proofs = parallel_map(&asked, |name| {
        let is_goal = |plan: &Arc<Plan>| {
            let rule = plan.checked().book().rule(name);
            rule.is_some_and(|rule| plan.checked().each(rule).is_empty())
        };
        match plans.iter().all(|plan| is_goal(plan)) {
            true => Proof::Known(difference(plans, name).standing),
            false => Proof::NotAsked,
        }
    });
    for (own, proof) in ripple.reached.iter_mut().zip(proofs) {
        own.proof = Some(proof);
    }
}

/// Whether a rule of a kind comes to something that somebody asks for.
fn is_conclusion(kind: RuleKind) -> bool {
    !matches!(kind, RuleKind::Let | RuleKind::Exception | RuleKind::Impossible)
}

/// The names of what is changed, in the order of the changes; and those of which nothing but an exception is. What only moved within its act says
/// what it said.
fn seeds(changes: &Changes<'_>) -> (Vec<Arc<str>>, BTreeSet<Arc<str>>) {
    let mut out: Vec<Arc<str>> = Vec::new();
    let (mut written, mut excepted_from) = (BTreeSet::new(), BTreeSet::new());
    for rule in changes.provisions.iter().flat_map(|changed| &changed.rules) {
        let acts = rule.at.each_ref().map(|at| at.as_ref().map(|at| at.act.span));
        let [before, after] = acts;
        if rule.kinds == [Kind::Moved] && before == after {
            continue;
        }
        // An exception changes the rules that it is made to.
        for node in rule.at.iter().flatten().map(|at| at.node) {
            let own = node.rule.own_name();
            let excepted: Vec<_> = node.rule.excepted().filter(|_| matches!(node.rule.body, ast::Body::Exception(_))).collect();
            written.extend(own.map(|name| name.text.clone()));
            excepted_from.extend(excepted.iter().map(|name| name.text.clone()));
            for name in own.into_iter().chain(excepted) {
                if !out.contains(&name.text) {
                    out.push(name.text.clone());
                }
            }
        }
    }
    out.extend(changes.parameters.iter().map(|own| own.name.clone()));
    excepted_from.retain(|name| !written.contains(name));
    (out, excepted_from)
}
