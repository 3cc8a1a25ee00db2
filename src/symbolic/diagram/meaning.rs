//! The meaning of a node, from the variables and cuts of its space.

use super::canon::{Canon, Meaning};
use super::node::{Level, Node};
use super::space::Space;
use crate::symbolic::terms::axis::Cut;
use crate::symbolic::terms::variable::Variable;

impl Space {
    /// The meaning of a node.
    pub(in crate::symbolic) fn canon(&mut self, node: Node) -> Canon {
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
