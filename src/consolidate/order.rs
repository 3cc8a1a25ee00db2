//! The order of amendments: by day, and within one day only by what they state themselves.
//!
//! Amendments of one day meet the same text, like the lines of one amendment, unless one states that it comes `after` another. The order of
//! the files does not matter.

use chrono::NaiveDate;
use rustc_hash::FxHashMap as HashMap;

use super::amendments::Amendments;
use super::measures::{AppliedMeasure, ChangeId};
use crate::law::Version;

/// Amendments that meet the same text.
#[derive(Debug)]
pub(super) struct Batch {
    /// The day on which they meet the law.
    pub(super) day: NaiveDate,
    /// Whether amendments of this day state an order.
    pub(super) layered: bool,
    /// Whether an earlier batch has the same day.
    pub(super) later: bool,
    /// Their measures.
    pub(super) measures: Vec<ChangeId>,
}

/// Groups measures of a version into batches that meet the same text, in the order of application: adopted amendments by commencement,
/// then the amendments that the version adds, in the order of its name.
pub(super) fn batches<'m, 'a: 'm>(
    amendments: &Amendments<'_>,
    measures: impl Iterator<Item = (ChangeId, &'m AppliedMeasure<'a>)>,
    version: &Version,
) -> Vec<Batch> {
    // The measures of one amendment come into force together.
    let mut own: HashMap<usize, Vec<ChangeId>> = HashMap::default();
    let mut row: Vec<usize> = Vec::new();
    for (id, applied) in measures {
        let measures = own.entry(applied.owner).or_default();
        if measures.is_empty() {
            row.push(applied.owner);
        }
        measures.push(id);
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
