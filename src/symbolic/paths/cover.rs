//! A set of cases as regions that are short to say: paths of the diagram, widened as far as the set allows.

use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};

use super::system::{Literal, Possible, Span, Values, spans};
use crate::model::calendar;
use crate::symbolic::diagram::node::{Beyond, Bounded, Level, Node, Row};
use crate::symbolic::diagram::space::Space;

/// A region: for each variable that it depends on, the values it may have there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::symbolic) struct Cube(pub(in crate::symbolic) BTreeMap<Level, Vec<bool>>);

/// A path that can be, or that none of those left can.
pub(in crate::symbolic) enum Found {
    /// A path, with values for its dates and numbers where they are found.
    Path(Vec<Literal>, Option<Values>),
    /// Values that cannot be together.
    Contradiction(Cube),
    /// There is no path.
    None,
}

/// The width of a cell without an end, in days.
const WIDE: i64 = 100;

impl Space {
    /// The first path to a leaf, or why it cannot be.
    pub(in crate::symbolic) fn path(&mut self, node: Node, target: Node) -> Bounded<Found> {
        if !self.diagrams.leads_to(node, target) {
            return Ok(Found::None);
        }
        self.find_inclusions()?;
        let (mut node, mut path, mut compared) = (node, Vec::new(), Vec::new());
        while let Some((level, below)) = self.diagrams.branch(node).map(|(level, below)| (level, Row::from_slice(below))) {
            let value = below.iter().position(|next| self.diagrams.leads_to(*next, target)).ok_or(Beyond)?;
            node = *below.get(value).ok_or(Beyond)?;
            path.push((level, value));
            compared.extend(Some(Span { level, first: value, last: value }).filter(|span| self.matters_to_dates(span)));
            // A contradiction between dates or numbers ends the path where it comes up.
            if self.is_compared(level) {
                self.diagrams.weigh(path.len())?;
                if self.is_never(&compared) {
                    return Ok(self.contradiction(self.core(&path)));
                }
            }
        }
        if self.is_never(&compared) {
            return Ok(self.contradiction(self.core(&path)));
        }
        if let Some(core) = self.contradiction_of_items(&path)? {
            return Ok(self.contradiction(core));
        }
        Ok(match self.possible(&compared, None) {
            Possible::With(values) => Found::Path(path, Some(values)),
            Possible::Open | Possible::Never => Found::Path(path, None),
        })
    }

    /// Values that cannot be together. They are remembered, so that nobody need find them again.
    fn contradiction(&mut self, core: Vec<Span>) -> Found {
        let cube = self.cube(&core);
        self.lists.contradictions.push(cube.0.clone());
        Found::Contradiction(cube)
    }

    /// A node with all values that were found to contradict each other made another leaf.
    pub(in crate::symbolic) fn without_contradictions(&mut self, mut node: Node, leaf: Node) -> Bounded<Node> {
        for cube in self.lists.contradictions.clone() {
            node = self.without(node, &Cube(cube), leaf)?;
        }
        Ok(node)
    }

    /// A path of a region that is typical of it: of the cells it may lie in, the widest that can be.
    pub(in crate::symbolic) fn typical(&mut self, node: Node, cube: &Cube, target: Node) -> Option<Vec<Literal>> {
        let (mut node, mut path) = (node, Vec::new());
        while let Some((level, below)) = self.diagrams.branch(node).map(|(level, below)| (level, Row::from_slice(below))) {
            let allowed = |value: usize| cube.0.get(&level).is_none_or(|values| values.get(value) == Some(&true));
            let mut values: Vec<usize> = (0..below.len()).filter(|value| allowed(*value)).collect();
            values.retain(|value| below.get(*value).is_some_and(|next| self.diagrams.leads_to(*next, target)));
            if self.is_compared(level) {
                values.sort_by_key(|value| std::cmp::Reverse(self.width(level, *value)));
            }
            let value = values.into_iter().find(|value| {
                path.push((level, *value));
                let can = !self.is_compared(level) || !self.is_never(&spans(&path));
                path.pop();
                can
            })?;
            path.push((level, value));
            node = *below.get(value)?;
        }
        Some(path)
    }

    /// How wide a cell is, as far as that matters to what is typical.
    fn width(&self, level: Level, value: usize) -> i64 {
        use crate::symbolic::terms::axis::Cut;
        use crate::symbolic::terms::variable::Variable;
        let Some(Variable::Cells(place)) = self.variable(level) else { return 0 };
        let cuts = self.axes.cuts(*place);
        match (value.checked_sub(1).and_then(|at| cuts.get(at)), cuts.get(value)) {
            (Some(Cut::Day(low)), Some(Cut::Day(high))) => i64::from(calendar::days_between(*low, *high)),
            (Some(Cut::Shift(low)), Some(Cut::Shift(high))) => high.usual() - low.usual(),
            (Some(Cut::AtLeast(low) | Cut::Above(low)), Some(Cut::AtLeast(high) | Cut::Above(high))) => {
                if low == high {
                    0
                } else {
                    WIDE * 2
                }
            }
            _ => WIDE,
        }
    }

    /// Values as a region.
    pub(in crate::symbolic) fn cube(&self, spans: &[Span]) -> Cube {
        let of = |span: &Span| (span.level, (0..self.size(span.level)).map(|own| (span.first..=span.last).contains(&own)).collect());
        Cube(spans.iter().map(of).collect())
    }

    /// Whether a variable is a cell of an axis.
    fn is_compared(&self, level: Level) -> bool {
        matches!(self.variable(level), Some(crate::symbolic::terms::variable::Variable::Cells(_)))
    }

    /// Whether a node comes to nothing but these leaves in a region.
    pub(in crate::symbolic) fn lies_within(&mut self, node: Node, cube: &Cube, leaves: &[Node]) -> Bounded<bool> {
        let mut seen = FxHashSet::default();
        let mut open = vec![node];
        while let Some(node) = open.pop() {
            if !seen.insert(node) {
                continue;
            }
            self.diagrams.step()?;
            match self.diagrams.branch(node) {
                None if leaves.contains(&node) => {}
                None => return Ok(false),
                Some((level, below)) => match cube.0.get(&level) {
                    None => open.extend_from_slice(below),
                    Some(values) => open.extend(below.iter().zip(values).filter(|(_, allowed)| **allowed).map(|(node, _)| *node)),
                },
            }
        }
        Ok(true)
    }

    /// The path as a region, with conditions dropped and values added as long as the node comes to nothing else than these leaves.
    pub(in crate::symbolic) fn widened(&mut self, node: Node, path: &[Literal], leaves: &[Node]) -> Bounded<Cube> {
        let mut cube = Cube::default();
        for (level, value) in path {
            let size = self.size(*level);
            cube.0.insert(*level, (0..size).map(|own| own == *value).collect());
        }
        for (level, _) in path.iter().rev() {
            let own = cube.0.remove(level);
            if !self.lies_within(node, &cube, leaves)?
                && let Some(own) = own
            {
                cube.0.insert(*level, own);
            }
        }
        for level in cube.0.keys().copied().collect::<Vec<_>>() {
            for value in 0..self.size(level) {
                let mut wider = cube.clone();
                let slot = wider.0.get_mut(&level).and_then(|values| values.get_mut(value)).filter(|own| !**own);
                if let Some(slot) = slot {
                    *slot = true;
                    if self.lies_within(node, &wider, leaves)? {
                        cube = wider;
                    }
                }
            }
        }
        self.trimmed(node, cube, leaves)
    }

    /// A region without runs of cells in which no case can be; they are wide, but nobody would say them.
    fn trimmed(&mut self, node: Node, mut cube: Cube, leaves: &[Node]) -> Bounded<Cube> {
        let [_, cannot @ ..] = leaves else { return Ok(cube) };
        for level in cube.0.keys().copied().collect::<Vec<_>>() {
            let mut values = cube.0.get(&level).cloned().unwrap_or_default();
            let mut at = 0;
            while at < values.len() {
                let run = values.iter().skip(at).take_while(|own| **own).count();
                if run > 0 {
                    let within = |place: usize| (at..at + run).contains(&place);
                    let mut alone = cube.clone();
                    alone.0.insert(level, (0..values.len()).map(within).collect());
                    if self.is_compared(level) && self.lies_within(node, &alone, cannot)? {
                        values.iter_mut().skip(at).take(run).for_each(|own| *own = false);
                        cube.0.insert(level, values.clone());
                    }
                }
                at += run + 1;
            }
        }
        Ok(cube)
    }

    /// The number of values of a variable.
    pub(in crate::symbolic) fn size(&self, level: Level) -> usize {
        use crate::symbolic::terms::variable::Variable;
        match self.variable(level) {
            Some(Variable::Cells(place)) => self.axes.cells(*place),
            Some(own @ (Variable::Reading(_) | Variable::Choice(_))) => self.domain(own).len(),
            Some(Variable::Truth(_) | Variable::Answered(_) | Variable::Beyond(..)) => 2,
            None => 0,
        }
    }

    /// A node with a region made another leaf.
    pub(in crate::symbolic) fn without(&mut self, node: Node, cube: &Cube, leaf: Node) -> Bounded<Node> {
        let (no, yes) = (self.truth(false), self.truth(true));
        let mut inside = yes;
        for (level, values) in cube.0.iter().rev() {
            let below: Vec<Node> = values.iter().map(|allowed| if *allowed { inside } else { no }).collect();
            inside = self.diagrams.case(*level, &below)?;
        }
        let settled = |row: &[Node]| match row {
            [inside, _] if *inside == yes => Some(leaf),
            [inside, node] if *inside == no => Some(*node),
            _ => None,
        };
        self.map_until(&[inside, node], &settled, &mut |_, leaves| leaves.last().copied().ok_or(Beyond))
    }

    /// Whether there is a value of these variables for which yes and no comes to yes.
    pub(in crate::symbolic) fn exists(&mut self, node: Node, over: &dyn Fn(Level) -> bool) -> Bounded<Node> {
        self.exists_known(node, over, &mut FxHashMap::default())
    }

    fn exists_known(&mut self, node: Node, over: &dyn Fn(Level) -> bool, known: &mut FxHashMap<Node, Node>) -> Bounded<Node> {
        if let Some(found) = known.get(&node) {
            return Ok(*found);
        }
        let Some((level, below)) = self.diagrams.branch(node).map(|(level, below)| (level, below.to_vec())) else { return Ok(node) };
        let below: Vec<Node> = below.into_iter().map(|next| self.exists_known(next, over, known)).collect::<Bounded<_>>()?;
        let found = if over(level) { self.any(&below)? } else { self.diagrams.case(level, &below)? };
        known.insert(node, found);
        Ok(found)
    }
}
