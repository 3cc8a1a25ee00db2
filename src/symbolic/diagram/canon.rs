//! The meaning of a diagram as a number that stays the same from round to round. A closed term is known by the meaning of its conditions, so
//! two wordings with one meaning are one term.

use rustc_hash::FxHashMap;

use super::leaf::Leaf;
use super::node::{Level, Node};
use crate::symbolic::terms::axis::Cut;

/// The number of a meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(in crate::symbolic) struct Canon(u32);

/// A meaning, without what depends on the round.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(in crate::symbolic) enum Meaning {
    Leaf(Leaf),
    /// Each value of a variable in turn.
    Values(Level, Vec<Canon>),
    /// Each run of cells with the cut it ends at.
    Cells(Level, Vec<(Canon, Option<Cut>)>),
}

/// Every meaning once.
#[derive(Debug, Default)]
pub(in crate::symbolic) struct Canons {
    numbers: FxHashMap<Meaning, Canon>,
    meanings: Vec<Meaning>,
    pub(in crate::symbolic) of_nodes: FxHashMap<Node, Canon>,
}

impl Canons {
    pub(in crate::symbolic) fn number(&mut self, meaning: Meaning) -> Canon {
        if let Some(known) = self.numbers.get(&meaning) {
            return *known;
        }
        let next = Canon(u32::try_from(self.meanings.len()).unwrap_or(u32::MAX));
        self.meanings.push(meaning.clone());
        self.numbers.insert(meaning, next);
        next
    }

    /// What a number stands for.
    pub(in crate::symbolic) fn meaning(&self, canon: Canon) -> Option<&Meaning> {
        self.meanings.get(canon.0 as usize)
    }

    /// The leaves of all meanings.
    pub(in crate::symbolic) fn leaves(&self) -> impl Iterator<Item = &Leaf> {
        self.meanings.iter().filter_map(|meaning| match meaning {
            Meaning::Leaf(leaf) => Some(leaf),
            Meaning::Values(..) | Meaning::Cells(..) => None,
        })
    }

    /// Nodes are numbered anew in each round.
    pub(in crate::symbolic) fn forget_nodes(&mut self) {
        self.of_nodes.clear();
    }
}
