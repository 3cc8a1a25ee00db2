//! What was shown, so that it is shown once: a few things are looked through, many are looked up.

use std::hash::Hash;

use rustc_hash::FxHashSet;
use smallvec::SmallVec;

/// So many are faster looked through than looked up.
pub(super) const FEW: usize = 16;

/// Things that were shown.
#[derive(Debug, Clone)]
pub(super) struct Once<T> {
    few: SmallVec<[T; FEW]>,
    many: FxHashSet<T>,
}

impl<T> Default for Once<T> {
    fn default() -> Once<T> {
        Once { few: SmallVec::new(), many: FxHashSet::default() }
    }
}

impl<T: Copy + Eq + Hash> Once<T> {
    /// Takes note of a thing; true if it was not there before.
    pub(super) fn insert(&mut self, own: T) -> bool {
        if self.few.contains(&own) {
            return false;
        }
        if self.few.len() < FEW {
            self.few.push(own);
            return true;
        }
        self.many.insert(own)
    }

    /// Takes note of all that others took note of.
    pub(super) fn extend(&mut self, others: &Once<T>) {
        let others: Vec<T> = others.few.iter().chain(&others.many).copied().collect();
        others.into_iter().for_each(|own| _ = self.insert(own));
    }
}
