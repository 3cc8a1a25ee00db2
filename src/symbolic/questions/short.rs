//! The shortest way to say where answers differ: conditions on a few things, «and whatever else the answer asks for».

use super::region::Condition;
use crate::symbolic::diagram::leaf::{Change, Leaf};
use crate::symbolic::diagram::node::{Beyond, Bounded, Level, Node};
use crate::symbolic::paths::cover::Cube;
use crate::symbolic::walk::pair::Pair;

/// Conditions that, with all else that one side of the answer asks for, are exactly where the answers differ.
#[derive(Debug, Clone)]
pub struct Short {
    /// How the answers differ.
    pub change: Change,
    /// The conditions: one list for each way to meet them.
    pub ways: Vec<Vec<Condition>>,
    /// The version whose answer asks for the rest.
    pub version: usize,
    /// That answer. What denies something is told through what it denies: the rest is what makes it *no*.
    pub answer: bool,
}

/// The most things that a short form may speak of.
const MOST: usize = 3;

impl Pair<'_> {
    /// The short form of one way in which yes and no differ: the fewest variables whose conditions, with one side of the answer, are the
    /// whole difference.
    pub(in crate::symbolic) fn short(&mut self, changed: Node, change: Change) -> Bounded<Option<Short>> {
        let sides = match change {
            Change::Gained => [(1, true), (0, false)],
            Change::Lost => [(0, true), (1, false)],
            _ => return Ok(None),
        };
        let answers = self.answers_by_default()?;
        let (no, yes) = (self.space.truth(false), self.space.truth(true));
        let (target, cannot) = (self.space.leaf(Leaf::Change(change)), self.space.leaf(Leaf::Change(Change::Impossible)));
        let wanted = self.space.map(&[changed], &mut |_, leaves| Ok(if leaves == [target] { yes } else { no }))?;
        let mut certain = Vec::new();
        for (version, answer) in sides {
            let said = if answer { yes } else { no };
            let side = *answers.get(version).ok_or(Beyond)?;
            certain.push((self.space.map(&[side], &mut |_, leaves| Ok(if leaves == [said] { yes } else { no }))?, version, answer));
        }
        let levels = self.space.diagrams.support(&[wanted]);
        for size in 1..=MOST.min(levels.len().saturating_sub(1)) {
            if combinations(levels.len(), size) > 2_000 {
                break;
            }
            let mut chosen: Vec<usize> = (0..size).collect();
            loop {
                let own: Vec<Level> = chosen.iter().filter_map(|at| levels.get(*at).copied()).collect();
                let projected = self.space.exists(wanted, &|level| !own.contains(&level))?;
                for (certain, version, answer) in certain.iter().filter(|_| projected != yes) {
                    let rest = self.space.exists(*certain, &|level| own.contains(&level))?;
                    let both = self.space.all(&[projected, rest])?;
                    if self.agree(both, changed, [target, cannot])? {
                        let ways = self.ways(projected, changed, cannot)?;
                        return Ok(ways.map(|ways| Short { change, ways, version: *version, answer: *answer }));
                    }
                }
                if !next(&mut chosen, levels.len()) {
                    break;
                }
            }
        }
        Ok(None)
    }

    /// Whether yes and no is yes exactly where the answers differ in a way, wherever a case can be.
    fn agree(&mut self, both: Node, changed: Node, [target, cannot]: [Node; 2]) -> Bounded<bool> {
        let (no, yes) = (self.space.truth(false), self.space.truth(true));
        let differs = self.space.map(&[both, changed], &mut |_, leaves| match leaves {
            [both, changed] => Ok(if *changed == cannot || (*both == yes) == (*changed == target) { no } else { yes }),
            _ => Err(Beyond),
        })?;
        Ok(differs == no)
    }

    /// A set of few variables as the ways to be in it; `None` if there are too many to tell.
    /// What every case meets that can be is not told.
    fn ways(&mut self, set: Node, changed: Node, cannot: Node) -> Bounded<Option<Vec<Vec<Condition>>>> {
        let possible = self.space.possible_values(changed, cannot)?;
        let tells = |level: &Level, values: &Vec<bool>| {
            possible.get(level).is_none_or(|possible| possible.iter().zip(values).any(|(can, own)| *can && !*own))
        };
        let (no, yes) = (self.space.truth(false), self.space.truth(true));
        let (mut rest, mut ways) = (set, Vec::new());
        while rest != no {
            if ways.len() == MOST {
                return Ok(None);
            }
            let Some(path) = self.any_path(rest, yes) else { return Ok(None) };
            let cube: Cube = self.space.widened(set, &path, &[yes])?;
            let told =
                Cube(cube.0.iter().filter(|(level, values)| tells(level, values)).map(|(level, own)| (*level, own.clone())).collect());
            ways.push(self.space.conditions(&told));
            rest = self.space.without(rest, &cube, no)?;
        }
        Ok(Some(ways))
    }

    fn any_path(&self, mut node: Node, yes: Node) -> Option<Vec<(Level, usize)>> {
        let no_leaf = |node: Node| self.space.diagrams.branch(node).is_none() && node != yes;
        let mut path = Vec::new();
        while let Some((level, below)) = self.space.diagrams.branch(node) {
            // Every node that is not a leaf comes to yes somewhere.
            let value = below.iter().position(|next| !no_leaf(*next))?;
            path.push((level, value));
            node = *below.get(value)?;
        }
        Some(path)
    }
}

/// How many ways there are to choose some of many.
fn combinations(of: usize, size: usize) -> usize {
    (0..size).fold(1, |product, at| product * (of - at) / (at + 1))
}

/// The next choice of places, in order; `false` after the last.
fn next(chosen: &mut [usize], of: usize) -> bool {
    let size = chosen.len();
    for at in (0..size).rev() {
        let most = of - (size - at);
        if chosen.get(at).is_some_and(|own| *own < most) {
            let start = chosen.get(at).map_or(0, |own| own + 1);
            for (place, slot) in chosen.iter_mut().enumerate().skip(at) {
                *slot = start + (place - at);
            }
            return true;
        }
    }
    false
}
