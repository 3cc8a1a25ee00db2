//! What rows of nodes came to: looked up by the row itself, so that nothing is copied to ask.

use std::hash::BuildHasher;

use hashbrown::HashTable;
use rustc_hash::FxBuildHasher;

use super::level::{Level, Node};

/// Rows with what they came to, beside a variable where they are of one.
#[derive(Debug, Default)]
pub(in crate::symbolic) struct Rows {
    known: HashTable<Known>,
    /// The nodes of all rows, side by side.
    all: Vec<Node>,
}

#[derive(Debug)]
struct Known {
    hash: Hash,
    level: Level,
    first: u32,
    size: u32,
    found: Node,
}

/// A hash that is kept with what it is of, so that a table can grow without another look at that.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Hash(u32);

impl Hash {
    pub(super) fn of(level: Level, row: &[Node]) -> Hash {
        let whole = FxBuildHasher.hash_one((level, row));
        Hash(u32::try_from((whole ^ whole >> 32) & u64::from(u32::MAX)).unwrap_or_default())
    }

    /// The same, spread over all bits: a table looks at the first and the last.
    pub(super) fn spread(self) -> u64 {
        u64::from(self.0).wrapping_mul(0x9e37_79b9_7f4a_7c15)
    }
}

/// The variable of rows that are of none.
const NONE: Level = Level(u32::MAX);

impl Rows {
    /// What a row came to.
    pub(in crate::symbolic) fn get(&self, row: &[Node]) -> Option<Node> {
        self.get_at(NONE, row)
    }

    /// Remembers what a row came to, which is not known yet.
    pub(in crate::symbolic) fn insert(&mut self, row: &[Node], found: Node) {
        self.insert_at(NONE, row, found);
    }

    /// What a row came to with a variable.
    pub(super) fn get_at(&self, level: Level, row: &[Node]) -> Option<Node> {
        let hash = Hash::of(level, row);
        let is_this = |own: &Known| own.hash == hash && own.level == level && self.row(own) == Some(row);
        self.known.find(hash.spread(), is_this).map(|own| own.found)
    }

    /// Remembers what a row came to with a variable.
    pub(super) fn insert_at(&mut self, level: Level, row: &[Node], found: Node) {
        let (Ok(first), Ok(size)) = (u32::try_from(self.all.len()), u32::try_from(row.len())) else { return };
        let hash = Hash::of(level, row);
        self.all.extend_from_slice(row);
        self.known.insert_unique(hash.spread(), Known { hash, level, first, size, found }, |own| own.hash.spread());
    }

    fn row(&self, own: &Known) -> Option<&[Node]> {
        let first = own.first as usize;
        self.all.get(first..first + own.size as usize)
    }
}
