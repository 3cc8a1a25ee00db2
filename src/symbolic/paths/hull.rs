//! What all cases of a leaf have in common: of each variable, the values that lead to it. The cases lie within, and need not fill it.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::cover::Cube;
use crate::symbolic::diagram::node::{Bounded, Level, Node};
use crate::symbolic::diagram::space::Space;

impl Space {
    /// The values with which a node can come to some leaves, for each variable that some case does not have all of them; of those with which it
    /// can come to anything that can be.
    pub(in crate::symbolic) fn hull(&mut self, node: Node, targets: &dyn Fn(Node) -> bool, cannot: Node) -> Bounded<Cube> {
        let own = self.leading(node, targets)?;
        let any = self.possible_values(node, cannot)?;
        let narrower = own.into_iter().filter(|(level, values)| any.get(level).is_some_and(|any| any != values));
        Ok(Cube(narrower.collect()))
    }

    /// For each variable of a node, the values with which there is a case.
    pub(in crate::symbolic) fn possible_values(&mut self, node: Node, cannot: Node) -> Bounded<BTreeMap<Level, Vec<bool>>> {
        self.leading(node, &|leaf| leaf != cannot)
    }

    /// For each variable below a node, the values on some way to a leaf.
    fn leading(&mut self, node: Node, to: &dyn Fn(Node) -> bool) -> Bounded<BTreeMap<Level, Vec<bool>>> {
        let levels = self.diagrams.support(&[node]);
        let place: FxHashMap<Level, usize> = levels.iter().enumerate().map(|(at, level)| (*level, at)).collect();
        let mut values: BTreeMap<Level, Vec<bool>> = levels.iter().map(|level| (*level, vec![false; self.size(*level)])).collect();
        // A way that passes a variable by leads there with each of its values: they begin and end to be passed by at these places.
        let mut passed: Vec<i64> = vec![0; levels.len() + 1];
        let mut pass = |from: usize, until: usize| {
            for (at, change) in [(from, 1), (until, -1)] {
                if let Some(slot) = passed.get_mut(at) {
                    *slot += change;
                }
            }
        };
        let mut known: FxHashMap<Node, bool> = FxHashMap::default();
        let at_node = |space: &Space, node: Node| {
            space.diagrams.branch(node).and_then(|(level, _)| place.get(&level).copied()).unwrap_or(levels.len())
        };
        let mut open = vec![node];
        pass(0, at_node(self, node));
        let mut seen = rustc_hash::FxHashSet::default();
        while let Some(node) = open.pop() {
            if !seen.insert(node) {
                continue;
            }
            self.diagrams.step()?;
            let Some((level, below)) = self.diagrams.branch(node) else { continue };
            let own = at_node(self, node);
            for (value, next) in below.iter().enumerate().filter(|(_, next)| leads(self, **next, to, &mut known)) {
                if let Some(slot) = values.get_mut(&level).and_then(|values| values.get_mut(value)) {
                    *slot = true;
                }
                pass(own + 1, at_node(self, *next));
                open.push(*next);
            }
        }
        let mut ways = 0;
        for (level, change) in levels.iter().zip(&passed) {
            ways += change;
            if ways > 0
                && let Some(values) = values.get_mut(level)
            {
                values.fill(true);
            }
        }
        Ok(values)
    }
}

fn leads(space: &Space, node: Node, to: &dyn Fn(Node) -> bool, known: &mut FxHashMap<Node, bool>) -> bool {
    if let Some(found) = known.get(&node) {
        return *found;
    }
    let found = match space.diagrams.branch(node) {
        None => to(node),
        Some((_, below)) => below.iter().any(|next| leads(space, *next, to, known)),
    };
    known.insert(node, found);
    found
}
