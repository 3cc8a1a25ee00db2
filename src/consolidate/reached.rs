//! The texts that versions have reached. A version begins with those that an earlier one ended with.
//!
//! Example: of a thousand amendments, each version applies one. Invariant: the law of a version is the same wherever it begins.
//! Not here: versions that leave something out, which apply all they have.

use std::collections::BTreeSet;
use std::ops::Bound;
use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex, PoisonError};

use chrono::NaiveDate;

use super::adopted::Adopted;
use super::effects::Effect;
use super::error::ConsolidateError;
use super::history::History;
use super::measures::Written;
use super::tree::{ActText, Repealed};

/// The number of texts that are kept to begin with, and of times whose measures are. Versions are asked for by day, so few are enough.
const KEPT: usize = 4;

/// The texts after the first so many measures.
#[derive(Debug, Clone)]
pub(super) struct Reached<'a> {
    /// How many measures are applied.
    pub(super) count: usize,
    /// The day on which the last of them met the texts.
    pub(super) day: NaiveDate,
    pub(super) texts: Vec<ActText<'a>>,
    pub(super) repealed: History<Repealed>,
    pub(super) effects: History<Effect>,
    pub(super) errors: History<ConsolidateError>,
}

/// The adopted measures of each time between two days on which an amendment ends, or a text of an amendment begins or ends by itself.
#[derive(Debug, Default)]
pub(super) struct Times<'a> {
    /// Those days.
    breaks: BTreeSet<NaiveDate>,
    made: Mutex<Vec<Arc<Adopted<'a>>>>,
    /// Texts, each with the beginning of its time.
    reached: Mutex<Vec<(Option<NaiveDate>, Arc<Reached<'a>>)>>,
}

impl<'a> Times<'a> {
    pub(super) fn new(breaks: BTreeSet<NaiveDate>) -> Times<'a> {
        Times { breaks, ..Times::default() }
    }

    /// The adopted measures of the time that a day lies in. `adopted` are all, by commencement.
    pub(super) fn of(&self, day: NaiveDate, all: &[Written<'a>], adopted: &[(NaiveDate, usize)]) -> Arc<Adopted<'a>> {
        let start = self.breaks.range(..=day).next_back().copied();
        let end = self.breaks.range((Bound::Excluded(day), Bound::Unbounded)).next().copied();
        let mut made = self.made.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = made.iter().find(|own| own.start == start) {
            return known.clone();
        }
        let begun = adopted.iter().take_while(|(from, _)| end.is_none_or(|end| *from < end)).filter_map(|(_, at)| all.get(*at));
        let ended = |written: &Written<'a>| {
            let to = written.amendment.adopted.and_then(|interval| interval.to);
            to.is_some_and(|to| start.is_some_and(|start| to <= start))
        };
        let measures = begun.filter(|written| !ended(written)).flat_map(|written| written.measures.iter().cloned());
        let new = Arc::new(Adopted::new(start, measures.collect()));
        push(&mut made, new.clone());
        new
    }

    /// The texts after as many of the first so many measures as possible.
    pub(super) fn reached(&self, adopted: &Adopted<'a>, count: usize) -> Option<Arc<Reached<'a>>> {
        let reached = self.reached.lock().unwrap_or_else(PoisonError::into_inner);
        let own = reached.iter().filter(|(start, own)| *start == adopted.start && own.count <= count);
        own.max_by_key(|(_, own)| own.count).map(|(_, own)| own.clone())
    }

    /// Keeps the texts that a version has reached. The first version of a time may be the only one, and has nothing kept.
    pub(super) fn keep(&self, adopted: &Adopted<'a>, reached: impl FnOnce() -> Reached<'a>) {
        if adopted.asked.swap(true, Ordering::Relaxed) {
            let new = Arc::new(reached());
            push(&mut self.reached.lock().unwrap_or_else(PoisonError::into_inner), (adopted.start, new));
        }
    }
}

/// Adds to those that are kept, in the place of the oldest.
fn push<T>(kept: &mut Vec<T>, new: T) {
    if kept.len() >= KEPT {
        kept.remove(0);
    }
    kept.push(new);
}
