//! The meaning of a diagram as a number that stays the same from round to round. A closed term is known by the meaning of its conditions, so
//! two wordings with one meaning are one term.

use rustc_hash::FxHashMap;

use super::axis::Cut;
use super::diagram::{Level, Node};
use super::leaf::Leaf;
use super::space::{Space, Variable};

/// The number of a meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Canon(u32);

/// A meaning, without what depends on the round.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Meaning {
    Leaf(Leaf),
    /// Each value of a variable in turn.
    Values(Level, Vec<Canon>),
    /// Each run of cells with the cut it ends at.
    Cells(Level, Vec<(Canon, Option<Cut>)>),
}

/// Every meaning once.
#[derive(Debug, Default)]
pub(super) struct Canons {
    numbers: FxHashMap<Meaning, Canon>,
    of_nodes: FxHashMap<Node, Canon>,
}

impl Canons {
    fn number(&mut self, meaning: Meaning) -> Canon {
        let next = Canon(u32::try_from(self.numbers.len()).unwrap_or(u32::MAX));
        *self.numbers.entry(meaning).or_insert(next)
    }

    /// Nodes are numbered anew in each round.
    pub(super) fn forget_nodes(&mut self) {
        self.of_nodes.clear();
    }
}

impl Space {
    /// The meaning of a node.
    pub(super) fn canon(&mut self, node: Node) -> Canon {
        if let Some(known) = self.canons.of_nodes.get(&node) {
            return *known;
        }
        let meaning = match self.diagrams.branch(node).map(|(level, below)| (level, below.to_vec())) {
            None => self.diagrams.leaf_of(node).map_or(Meaning::Values(Level(0), Vec::new()), |leaf| Meaning::Leaf(leaf.clone())),
            Some((level, below)) => {
                let below: Vec<Canon> = below.into_iter().map(|node| self.canon(node)).collect();
                match self.variable(level) {
                    Some(Variable::Cells(place)) => {
                        let cuts = self.axes.cuts(*place);
                        let mut runs: Vec<(Canon, Option<Cut>)> = Vec::new();
                        for (at, canon) in below.into_iter().enumerate() {
                            let end = cuts.get(at).cloned();
                            match runs.last_mut() {
                                Some((last, until)) if *last == canon => *until = end,
                                _ => runs.push((canon, end)),
                            }
                        }
                        Meaning::Cells(level, runs)
                    }
                    _ => Meaning::Values(level, below),
                }
            }
        };
        let canon = self.canons.number(meaning);
        self.canons.of_nodes.insert(node, canon);
        canon
    }
}
