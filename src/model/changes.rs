//! The measures of a version. Versions of different days share those that they have in common.

use std::sync::Arc;

use chrono::NaiveDate;

use super::{ChangeId, Source};
use crate::law::{Place, Text};

/// A measure that is part of the version.
#[derive(Debug, Clone)]
pub struct Change {
    /// The amendment's name.
    pub amendment: Arc<str>,
    /// The amendment's title.
    pub title: Text,
    /// The measure's name.
    pub measure: Arc<str>,
    /// What the measure does.
    pub label: Text,
    /// How many measures the amendment has.
    pub siblings: usize,
    /// The day it comes into force; `None` for a proposal.
    pub adopted: Option<NaiveDate>,
    /// The sources of the amendment.
    pub sources: Vec<Source>,
    /// The sources of each of its blocks, in the order written.
    pub blocks: Vec<Vec<Source>>,
    /// Why its text is not reliable, if it is marked `unverified`.
    pub unverified: Option<Text>,
}

/// What a measure of the version repealed: a provision, a rule, or a condition of a rule.
#[derive(Debug, Clone)]
pub struct Repeal {
    /// The name of the act.
    pub act: Arc<str>,
    /// Where it stood before.
    pub place: Place,
    /// The rule that was repealed, or had the condition at the letter; `None` if a whole provision was repealed.
    pub rule: Option<Arc<str>>,
    /// The measure.
    pub change: ChangeId,
}

impl Change {
    /// The sources of a block of the measure.
    pub fn block(&self, block: Option<u16>) -> &[Source] {
        block.and_then(|block| self.blocks.get(usize::from(block))).map_or(&[], Vec::as_slice)
    }
}

/// The measures of a version, in the order of application.
#[derive(Debug, Clone, Default)]
pub struct Changes {
    shared: Option<Arc<[Change]>>,
    /// How many of those the version has.
    count: usize,
    own: Vec<Change>,
}

impl Changes {
    /// The first of some measures that other versions have too, and those that follow.
    pub fn new(shared: Arc<[Change]>, count: usize, own: Vec<Change>) -> Changes {
        Changes { count: count.min(shared.len()), shared: Some(shared), own }
    }

    /// Measures of this version alone.
    pub fn own(own: Vec<Change>) -> Changes {
        Changes { own, ..Changes::default() }
    }

    /// A measure.
    pub fn get(&self, id: ChangeId) -> Option<&Change> {
        match id.index().checked_sub(self.count) {
            None => self.shared.as_ref()?.get(id.index()),
            Some(own) => self.own.get(own),
        }
    }

    /// All measures.
    pub fn iter(&self) -> impl Iterator<Item = &Change> + Clone {
        self.shared.iter().flat_map(|shared| shared.iter()).take(self.count).chain(&self.own)
    }

    /// The measures that are not shared, with their ids.
    pub fn own_mut(&mut self) -> impl Iterator<Item = (ChangeId, &mut Change)> {
        (u32::try_from(self.count).unwrap_or(u32::MAX)..).map(ChangeId).zip(&mut self.own)
    }
}
