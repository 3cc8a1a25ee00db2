//! What a change can reach: every conclusion that rests on something changed, with the shortest way to it.
//!
//! Example: the right to a benefit rests on the right to a programme, which rests on the age limit that is changed. That nothing else is
//! reached is certain: an answer comes from what its rule refers to. Whether what is reached has another answer in any case is another
//! question, which [`prove`] asks.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::Arc;

use super::changes::Changes;
use super::{AFTER, BEFORE, Kind};
use crate::compile::Plan;
use crate::model::{ExprId, ExprKind, Kind as RuleKind, Named, RuleId, Rulebook, StandingId};
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
    let users = users([after, before]);
    let seeds = seeds(changes);
    let mut next: BTreeMap<Arc<str>, Option<Arc<str>>> = seeds.iter().map(|name| (name.clone(), None)).collect();
    let mut open: VecDeque<Arc<str>> = seeds.into();
    while let Some(name) = open.pop_front() {
        for user in users.get(&name).into_iter().flatten() {
            if !next.contains_key(user) {
                next.insert(user.clone(), Some(name.clone()));
                open.push_back(user.clone());
            }
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
            match next.get(&rule.name) {
                Some(_) => {
                    let path = path(&next, &rule.name);
                    reached.push(Reached { name: rule.name.clone(), version, standing: rule.standing, path, proof: None });
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

/// The names of what is changed, in the order of the changes. What only moved within its act says what it said.
fn seeds(changes: &Changes<'_>) -> Vec<Arc<str>> {
    let mut out: Vec<Arc<str>> = Vec::new();
    for rule in changes.provisions.iter().flat_map(|changed| &changed.rules) {
        let acts = rule.at.each_ref().map(|at| at.as_ref().map(|at| at.act.span));
        let [before, after] = acts;
        if rule.kinds == [Kind::Moved] && before == after {
            continue;
        }
        // An exception changes the rules that it is made to.
        for node in rule.at.iter().flatten().map(|at| at.node) {
            let own = node.rule.own_name();
            let excepted = node.rule.excepted().filter(|_| matches!(node.rule.body, ast::Body::Exception(_)));
            for name in own.into_iter().chain(excepted) {
                if !out.contains(&name.text) {
                    out.push(name.text.clone());
                }
            }
        }
    }
    out.extend(changes.parameters.iter().map(|own| own.name.clone()));
    out
}

/// For each name, the rules that refer to it in one of the versions, in their order.
fn users(books: [&Rulebook; 2]) -> BTreeMap<Arc<str>, Vec<Arc<str>>> {
    let mut out: BTreeMap<Arc<str>, Vec<Arc<str>>> = BTreeMap::new();
    for book in books {
        for (at, rule) in book.rules.iter().enumerate() {
            for used in used(book, RuleId(u32::try_from(at).unwrap_or(u32::MAX))) {
                let users = out.entry(used).or_default();
                if !users.contains(&rule.name) {
                    users.push(rule.name.clone());
                }
            }
        }
    }
    out
}

/// What a rule refers to, under any reading.
fn used(book: &Rulebook, rule: RuleId) -> BTreeSet<Arc<str>> {
    let mut out = BTreeSet::new();
    let mut seen: BTreeSet<ExprId> = BTreeSet::new();
    let mut open: Vec<ExprId> = book.roots(rule).into_iter().collect();
    let exceptions = book.rules.get(rule.index()).into_iter().flat_map(|rule| &rule.exceptions);
    out.extend(exceptions.filter_map(|own| own.named).filter_map(|named| book.rules.get(named.index())).map(|named| named.name.clone()));
    while let Some(id) = open.pop() {
        if !seen.insert(id) {
            continue;
        }
        let name = match book.exprs.get(id.0 as usize).map(|expr| &expr.kind) {
            Some(ExprKind::Rule(own)) => book.rules.get(own.index()).map(|own| &own.name),
            Some(ExprKind::Reading(own)) => book.readings.get(own.index()).map(|own| &own.name),
            Some(ExprKind::Figure(own)) => book.figures.get(own.index()).map(|own| &own.name),
            // On a day of the case a parameter has the value of that day in every version.
            Some(ExprKind::Parameter(own, None)) => book.parameters.get(own.index()).map(|own| &own.name),
            _ => None,
        };
        out.extend(name.cloned());
        open.extend(book.below(id));
    }
    out
}

/// From what a rule refers to itself, to what is changed.
fn path(next: &BTreeMap<Arc<str>, Option<Arc<str>>>, name: &Arc<str>) -> Vec<Arc<str>> {
    let mut out = Vec::new();
    let mut at = name;
    while let Some(Some(following)) = next.get(at) {
        out.push(following.clone());
        at = following;
    }
    out
}
