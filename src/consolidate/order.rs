//! Which amendment comes after which: by their days, and on one day only as they say themselves.
//!
//! Amendments that come into force on one day meet the same text, as the lines of one amendment do, unless one comes `after` another. The
//! order of the files means nothing.

use chrono::NaiveDate;
use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};

use super::amendments::Amendments;
use super::error::ConsolidateError;
use super::tree::AppliedMeasure;
use crate::law::Version;
use crate::source::nearest;
use crate::syntax::ast;

/// What amendments say of their order, without cycles.
#[derive(Debug, Default)]
pub(super) struct Precedence {
    /// For each amendment, those it comes directly after.
    after: Vec<Vec<usize>>,
    /// A place in a row in which each stands behind all it comes after.
    place: Vec<usize>,
}

/// Amendments that meet the same text.
#[derive(Debug)]
pub(super) struct Batch {
    /// The day whose law they meet.
    pub(super) day: NaiveDate,
    /// Whether amendments of this day state an order.
    pub(super) layered: bool,
    /// Whether others of the same day came before them.
    pub(super) later: bool,
    /// Their measures, as numbers of those of the version.
    pub(super) measures: Vec<usize>,
}

/// The order that amendments state. One that is not there, that comes into force later, or that comes after this one itself, is told.
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

/// The row as it grows.
struct Row {
    place: Vec<usize>,
    state: Vec<State>,
    next: usize,
}

impl Row {
    /// Puts an amendment behind all it comes after. Where that is the amendment itself, it is told and counts for nothing.
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
    /// Whether one amendment comes after another, itself or by way of others.
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

    /// For some amendments, how many of them each has before it, one after another.
    fn layers(&self, own: &[usize]) -> HashMap<usize, usize> {
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
        // Of one that is not there only what it comes after itself counts.
        let is_own: HashSet<usize> = own.iter().copied().collect();
        for at in all {
            let below = self.after.get(at).into_iter().flatten();
            let layer = below.map(|before| layers.get(before).copied().unwrap_or(0) + usize::from(is_own.contains(before))).max();
            layers.insert(at, layer.unwrap_or(0));
        }
        layers
    }

    /// Amendments as they are given, each behind those it comes after.
    fn sorted(&self, given: Vec<usize>) -> Vec<usize> {
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

/// The measures of a version, those together that meet the same text, in the order in which they apply: adopted ones by commencement, then
/// each amendment that the version adds, as it names them.
pub(super) fn batches(amendments: &Amendments<'_>, measures: &[AppliedMeasure<'_>], version: &Version) -> Vec<Batch> {
    // The measures of one amendment come into force together.
    let mut own: HashMap<usize, Vec<usize>> = HashMap::default();
    let mut row: Vec<usize> = Vec::new();
    for (at, applied) in measures.iter().enumerate() {
        let Some(amendment) = amendments.at(&applied.amendment.name.text) else { continue };
        let measures = own.entry(amendment).or_default();
        if measures.is_empty() {
            row.push(amendment);
        }
        measures.push(at);
    }
    let day = |at: usize| {
        let adopted = amendments.all.get(at).and_then(|written| written.amendment.adopted);
        adopted.filter(|interval| super::base::holds(Some(*interval), version.date)).map(|interval| interval.from)
    };
    let (mut adopted, added): (Vec<usize>, Vec<usize>) = row.into_iter().partition(|at| day(*at).is_some());
    adopted.sort_by_key(|at| day(*at));
    let mut batches = Vec::new();
    for together in adopted.chunk_by(|one, other| day(*one) == day(*other)) {
        let layers = amendments.precedence.layers(together);
        let mut by_layer: Vec<(usize, usize)> = together.iter().map(|at| (layers.get(at).copied().unwrap_or(0), *at)).collect();
        by_layer.sort_by_key(|(layer, _)| *layer);
        let layered = by_layer.last().is_some_and(|(layer, _)| *layer > 0);
        for alike in by_layer.chunk_by(|(one, _), (other, _)| one == other) {
            let measures = alike.iter().flat_map(|(_, at)| own.remove(at).unwrap_or_default()).collect();
            let first = alike.first().copied().unwrap_or_default();
            batches.push(Batch { day: day(first.1).unwrap_or(version.date), layered, later: first.0 > 0, measures });
        }
    }
    for at in amendments.precedence.sorted(added) {
        batches.push(Batch { day: version.date, layered: false, later: false, measures: own.remove(&at).unwrap_or_default() });
    }
    batches
}
