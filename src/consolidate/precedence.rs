//! The order that amendments state with `after`. The order of the files does not matter.

use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};

use super::error::ConsolidateError;
use crate::source::nearest;
use crate::syntax::ast;

/// The stated order of amendments: a directed graph without cycles.
#[derive(Debug, Default)]
pub(super) struct Precedence {
    /// For each amendment, the indexes of those it comes directly after.
    after: Vec<Vec<usize>>,
    /// For each amendment, its position in a topological order.
    place: Vec<usize>,
}

/// Builds the stated order. Reports an amendment that does not exist, that comes into force later, or that is part of a cycle.
pub(super) fn precedence(known: &[&ast::Amendment], by_name: &HashMap<&str, usize>, faults: &mut Vec<ConsolidateError>) -> Precedence {
    let mut after: Vec<Vec<usize>> = vec![Vec::new(); known.len()];
    for (amendment, own) in known.iter().zip(&mut after) {
        for name in &amendment.after {
            let Some((at, other)) = by_name.get(&*name.text).and_then(|at| Some((*at, known.get(*at)?))) else {
                let near = nearest(&name.text, known.iter().map(|other| &*other.name.text));
                faults.push(ConsolidateError::NoSuchAmendment { name: name.clone(), near });
                continue;
            };
            let later = match (amendment.adopted, other.adopted) {
                (Some(own), Some(other)) => own.from < other.from,
                (Some(_), None) => true,
                (None, _) => false,
            };
            if later {
                faults.push(ConsolidateError::AfterLater { name: name.clone(), other: other.name.span });
            } else {
                own.push(at);
            }
        }
    }
    let mut row = Row { place: vec![0; known.len()], state: vec![State::New; known.len()], next: 0 };
    for start in 0..known.len() {
        row.enter(start, &mut after, known, faults);
    }
    Precedence { after, place: row.place }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    New,
    Open,
    Done,
}

/// The topological order while it is built (depth-first search).
struct Row {
    place: Vec<usize>,
    state: Vec<State>,
    next: usize,
}

impl Row {
    /// Adds an amendment after all it comes after. Reports a cycle and removes the edge that closes it.
    fn enter(&mut self, start: usize, after: &mut [Vec<usize>], known: &[&ast::Amendment], faults: &mut Vec<ConsolidateError>) {
        let state = |row: &Row, at: usize| row.state.get(at).copied().unwrap_or(State::Done);
        if state(self, start) != State::New {
            return;
        }
        self.set(start, State::Open);
        let mut stack: Vec<(usize, usize)> = vec![(start, 0)];
        while let Some((at, turn)) = stack.pop() {
            let Some(next) = after.get(at).and_then(|list| list.get(turn)).copied() else {
                self.set(at, State::Done);
                if let Some(place) = self.place.get_mut(at) {
                    *place = self.next;
                }
                self.next += 1;
                continue;
            };
            match state(self, next) {
                State::New => {
                    self.set(next, State::Open);
                    stack.extend([(at, turn + 1), (next, 0)]);
                }
                State::Done => stack.push((at, turn + 1)),
                State::Open => {
                    let from = stack.iter().position(|(other, _)| *other == next).unwrap_or(stack.len());
                    let cycle = stack.iter().skip(from).map(|(at, _)| *at).chain([at]);
                    let names = cycle.filter_map(|at| known.get(at)).map(|amendment| amendment.name.clone()).collect();
                    faults.push(ConsolidateError::AfterEachOther { names });
                    if let Some(list) = after.get_mut(at) {
                        list.remove(turn);
                    }
                    stack.push((at, turn));
                }
            }
        }
    }

    fn set(&mut self, at: usize, state: State) {
        if let Some(slot) = self.state.get_mut(at) {
            *slot = state;
        }
    }
}

impl Precedence {
    /// Whether one amendment comes after another, directly or through others.
    pub(super) fn is_after(&self, one: usize, other: usize) -> bool {
        let place = |at: usize| self.place.get(at).copied().unwrap_or_default();
        let (mut stack, mut seen) = (vec![one], HashSet::default());
        while let Some(at) = stack.pop() {
            let before = self.after.get(at).into_iter().flatten().copied();
            for next in before {
                if next == other {
                    return true;
                }
                if place(next) > place(other) && seen.insert(next) {
                    stack.push(next);
                }
            }
        }
        false
    }

    /// For each given amendment, the length of the longest chain of given amendments before it.
    pub(super) fn layers(&self, own: &[usize]) -> HashMap<usize, usize> {
        let mut layers: HashMap<usize, usize> = own.iter().map(|at| (*at, 0)).collect();
        if own.iter().all(|at| self.after.get(*at).is_none_or(Vec::is_empty)) {
            return layers;
        }
        let mut all: Vec<usize> = own.to_vec();
        let mut seen: HashSet<usize> = own.iter().copied().collect();
        let mut next = 0;
        while let Some(at) = all.get(next).copied() {
            all.extend(self.after.get(at).into_iter().flatten().copied().filter(|before| seen.insert(*before)));
            next += 1;
        }
        all.sort_by_key(|at| self.place.get(*at).copied());
        // An amendment that is not among the given ones adds no layer, but passes on those of the ones it comes after.
        let is_own: HashSet<usize> = own.iter().copied().collect();
        for at in all {
            let below = self.after.get(at).into_iter().flatten();
            let layer = below.map(|before| layers.get(before).copied().unwrap_or(0) + usize::from(is_own.contains(before))).max();
            layers.insert(at, layer.unwrap_or(0));
        }
        layers
    }

    /// Sorts amendments topologically; otherwise the given order is kept.
    pub(super) fn sorted(&self, given: Vec<usize>) -> Vec<usize> {
        let layers = self.layers(&given);
        if layers.values().all(|layer| *layer == 0) {
            return given;
        }
        let among: HashSet<usize> = given.iter().copied().collect();
        let (mut out, mut done) = (Vec::new(), HashSet::default());
        for start in given {
            let mut stack = vec![(start, false)];
            while let Some((at, ready)) = stack.pop() {
                if ready {
                    out.extend(among.contains(&at).then_some(at));
                } else if done.insert(at) {
                    stack.push((at, true));
                    stack.extend(self.after.get(at).into_iter().flatten().rev().map(|before| (*before, false)));
                }
            }
        }
        out
    }
}
