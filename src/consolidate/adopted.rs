//! The measures of a version: adopted ones by commencement, which versions of different days share, then those it adds.
//!
//! Example: of a thousand amendments, the law of each day has the first so many. Not here: the texts that they have made (see `reached`).

use std::sync::atomic::AtomicBool;
use std::sync::{Arc, OnceLock};

use chrono::NaiveDate;
use rustc_hash::FxHashMap as HashMap;

use super::measures::{AppliedMeasure, ChangeId};
use crate::model::Change;
use crate::source::Span;

/// The adopted measures of a time in which no amendment ends, by commencement.
#[derive(Debug, Default)]
pub struct Adopted<'a> {
    pub(super) measures: Vec<AppliedMeasure<'a>>,
    /// Each measure by the place where it is written.
    at: HashMap<Span, usize>,
    /// The day on which the time begins.
    pub(super) start: Option<NaiveDate>,
    /// Whether a version has been asked for: a second one is worth keeping for a third.
    pub(super) asked: AtomicBool,
    /// The measures as the rulebook has them, if they are the same in every version.
    changes: OnceLock<Option<Arc<[Change]>>>,
}

impl<'a> Adopted<'a> {
    pub(super) fn new(start: Option<NaiveDate>, measures: Vec<AppliedMeasure<'a>>) -> Adopted<'a> {
        let at = measures.iter().enumerate().rev().map(|(at, applied)| (applied.measure.name.span, at)).collect();
        Adopted { measures, at, start, ..Adopted::default() }
    }

    /// How many of the measures have commenced on a day.
    pub(super) fn commenced(&self, day: NaiveDate) -> usize {
        self.measures.partition_point(|applied| applied.amendment.adopted.is_some_and(|interval| interval.from <= day))
    }

    /// Whether a measure is among the first so many.
    pub(super) fn has(&self, measure: Span, count: usize) -> bool {
        self.at.get(&measure).is_some_and(|at| *at < count)
    }

    /// The measures as the rulebook has them, made once. `None` if they differ by version.
    pub fn changes(&self, make: impl FnOnce(&[AppliedMeasure<'a>]) -> Option<Vec<Change>>) -> Option<Arc<[Change]>> {
        self.changes.get_or_init(|| make(&self.measures).map(Arc::from)).clone()
    }
}

/// The measures of a version in the order of application. Versions of different days share the adopted ones.
#[derive(Debug, Clone)]
pub struct Measures<'a> {
    adopted: Arc<Adopted<'a>>,
    /// How many of the adopted ones the version has.
    shared: usize,
    /// The measures that follow.
    own: Vec<AppliedMeasure<'a>>,
}

impl<'a> Measures<'a> {
    pub(super) fn new(adopted: Arc<Adopted<'a>>, shared: usize, own: Vec<AppliedMeasure<'a>>) -> Measures<'a> {
        Measures { shared: shared.min(adopted.measures.len()), adopted, own }
    }

    /// The adopted measures of which the version has the first [`Measures::shared`].
    pub fn adopted(&self) -> &Arc<Adopted<'a>> {
        &self.adopted
    }

    /// How many measures the version has of those that other versions have too.
    pub fn shared(&self) -> usize {
        self.shared
    }

    /// The number of measures.
    pub fn len(&self) -> usize {
        self.shared + self.own.len()
    }

    /// Whether the version has no measure.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// A measure.
    pub fn get(&self, id: ChangeId) -> Option<&AppliedMeasure<'a>> {
        let at = id.0 as usize;
        match at.checked_sub(self.shared) {
            None => self.adopted.measures.get(at),
            Some(own) => self.own.get(own),
        }
    }

    /// All measures.
    pub fn iter(&self) -> impl Iterator<Item = &AppliedMeasure<'a>> {
        self.adopted.measures.iter().take(self.shared).chain(&self.own)
    }

    /// How many measures stand first in both.
    pub fn in_common(&self, other: &Measures<'_>) -> usize {
        let same = std::ptr::addr_eq(Arc::as_ptr(&self.adopted), Arc::as_ptr(&other.adopted));
        if same { self.shared.min(other.shared) } else { 0 }
    }

    /// Whether a measure is among them, by the place where it is written.
    pub fn has(&self, measure: Span) -> bool {
        self.adopted.has(measure, self.shared) || self.own.iter().any(|applied| applied.measure.name.span == measure)
    }

    /// The measures from one on, with their ids.
    pub(super) fn since(&self, first: usize) -> impl Iterator<Item = (ChangeId, &AppliedMeasure<'a>)> {
        let ids = (u32::try_from(first).unwrap_or(u32::MAX)..).map(ChangeId);
        let shared = self.adopted.measures.get(first.min(self.shared)..self.shared).unwrap_or_default();
        ids.zip(shared.iter().chain(self.own.iter().skip(first.saturating_sub(self.shared))))
    }
}
