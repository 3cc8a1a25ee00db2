//! Decision diagrams: variables of finite domain in one order, many leaves, each node made once. Equal meaning is an equal node.

use hashbrown::HashTable;
use rustc_hash::FxHashMap;
use smallvec::SmallVec;

use super::leaf::Leaf;
use super::level::LEAF;
pub(in crate::symbolic) use super::level::{Level, Node};
use super::rows::{Hash, Rows};
use crate::source::limits;

/// The budget is used up. What was asked is then not decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::symbolic) struct Beyond;

/// A result that may be beyond the budget.
pub(in crate::symbolic) type Bounded<T> = Result<T, Beyond>;

/// A node with a variable: one node below it for each value of the variable, side by side in one row of all.
#[derive(Debug, Clone, Copy)]
struct Branch {
    level: Level,
    first: u32,
    size: u32,
}

/// Nodes side by side, walked together.
pub(in crate::symbolic) type Row = SmallVec<[Node; 4]>;

/// A part of the work with a budget of its own.
#[derive(Debug)]
pub(in crate::symbolic) struct Part {
    before: u64,
    from: u64,
}

/// All nodes and leaves, each once.
#[derive(Debug, Default)]
pub(in crate::symbolic) struct Diagrams {
    branches: Vec<Branch>,
    /// The nodes below all branches.
    below: Vec<Node>,
    /// The number of each branch, by what it is.
    numbers: HashTable<(Hash, u32)>,
    leaves: Vec<Leaf>,
    leaf_numbers: FxHashMap<Leaf, Node>,
    cases: Rows,
    /// Whether a node comes to a leaf, as far as that has been worked out: by the leaf, then by the node.
    leading: FxHashMap<Node, FxHashMap<Node, bool>>,
    steps: u64,
}

impl Diagrams {
    /// Forgets all nodes; what was done counts on.
    pub(in crate::symbolic) fn clear(&mut self) {
        *self = Diagrams { steps: self.steps, ..Diagrams::default() };
    }

    /// A leaf as a node.
    pub(in crate::symbolic) fn leaf(&mut self, leaf: Leaf) -> Node {
        if let Some(known) = self.leaf_numbers.get(&leaf) {
            return *known;
        }
        let node = Node(LEAF | u32::try_from(self.leaves.len()).unwrap_or(LEAF - 1));
        self.leaves.push(leaf.clone());
        self.leaf_numbers.insert(leaf, node);
        node
    }

    /// The leaf that a node is.
    pub(in crate::symbolic) fn leaf_of(&self, node: Node) -> Option<&Leaf> {
        if node.is_leaf() { self.leaves.get((node.0 ^ LEAF) as usize) } else { None }
    }

    /// The variable of a node and the nodes below it; `None` for a leaf.
    pub(in crate::symbolic) fn branch(&self, node: Node) -> Option<(Level, &[Node])> {
        let branch = self.branches.get(node.0 as usize)?;
        Some((branch.level, self.below(branch)))
    }

    fn below(&self, branch: &Branch) -> &[Node] {
        let first = branch.first as usize;
        self.below.get(first..first + branch.size as usize).unwrap_or_default()
    }

    /// The first variable of some nodes.
    pub(in crate::symbolic) fn first_level(&self, nodes: &[Node]) -> Option<(Level, usize)> {
        nodes.iter().filter_map(|node| self.branch(*node)).map(|(level, below)| (level, below.len())).min()
    }

    /// What a node comes to where a variable that is not below its first one has a value.
    pub(in crate::symbolic) fn at(&self, node: Node, level: Level, value: usize) -> Node {
        match self.branch(node) {
            Some((own, below)) if own == level => below.get(value).copied().unwrap_or(node),
            _ => node,
        }
    }

    /// Counts work as done, so that so many steps are left.
    pub(in crate::symbolic) fn leave(&mut self, steps: u64) {
        self.steps = limits::SYMBOLIC_STEPS.saturating_sub(steps);
    }

    /// Begins a part of the work that may take no more than so many steps. What the rest of it has left is kept.
    pub(in crate::symbolic) fn begin_part(&mut self, most: u64) -> Part {
        let part = Part { before: self.steps, from: self.steps.max(limits::SYMBOLIC_STEPS.saturating_sub(most)) };
        self.steps = part.from;
        part
    }

    /// Ends a part of the work: what it took is counted.
    pub(in crate::symbolic) fn end_part(&mut self, part: Part) {
        self.steps = part.before + self.steps.saturating_sub(part.from).min(limits::SYMBOLIC_STEPS - part.from);
    }

    /// Counts a step of work.
    pub(in crate::symbolic) fn step(&mut self) -> Bounded<()> {
        self.steps += 1;
        if self.steps > limits::SYMBOLIC_STEPS || self.branches.len() > limits::SYMBOLIC_NODES { Err(Beyond) } else { Ok(()) }
    }

    /// Counts work that grows with the length of a path.
    pub(in crate::symbolic) fn weigh(&mut self, steps: usize) -> Bounded<()> {
        self.steps += steps as u64 * 4;
        self.step()
    }

    /// The node whose variable comes before all variables of the nodes below it.
    fn make(&mut self, level: Level, below: &[Node]) -> Bounded<Node> {
        self.step()?;
        if level.number() >= limits::SYMBOLIC_VARIABLES {
            return Err(Beyond);
        }
        if let [first, rest @ ..] = below
            && rest.iter().all(|other| other == first)
        {
            return Ok(*first);
        }
        let hash = Hash::of(level, below);
        let is_this = |(own, number): &(Hash, u32)| *own == hash && self.branch(Node(*number)) == Some((level, below));
        if let Some((_, known)) = self.numbers.find(hash.spread(), is_this) {
            return Ok(Node(*known));
        }
        let at = |length: usize| u32::try_from(length).ok().filter(|number| number & LEAF == 0).ok_or(Beyond);
        let (number, first, size) = (at(self.branches.len())?, at(self.below.len())?, at(below.len())?);
        self.branches.push(Branch { level, first, size });
        self.below.extend_from_slice(below);
        self.numbers.insert_unique(hash.spread(), (hash, number), |(own, _)| own.spread());
        Ok(Node(number))
    }

    /// One node for each value of a variable, wherever that variable stands in the order.
    pub(in crate::symbolic) fn case(&mut self, level: Level, below: &[Node]) -> Bounded<Node> {
        let (first, size) = match self.first_level(below) {
            Some(first) if first.0 <= level => first,
            _ => return self.make(level, below),
        };
        if let Some(known) = self.cases.get_at(level, below) {
            return Ok(known);
        }
        let found = if first == level {
            let own: Row = below.iter().enumerate().map(|(value, node)| self.at(*node, level, value)).collect();
            self.case(level, &own)?
        } else {
            let mut all = Row::new();
            for value in 0..size {
                let own: Row = below.iter().map(|node| self.at(*node, first, value)).collect();
                all.push(self.case(level, &own)?);
            }
            self.make(first, &all)?
        };
        self.cases.insert_at(level, below, found);
        Ok(found)
    }

    /// All variables that a node depends on, in order.
    pub(in crate::symbolic) fn support(&self, nodes: &[Node]) -> Vec<Level> {
        let mut seen = rustc_hash::FxHashSet::default();
        let mut levels = std::collections::BTreeSet::new();
        let mut open: Vec<Node> = nodes.to_vec();
        while let Some(node) = open.pop() {
            if let Some((level, below)) = self.branch(node)
                && seen.insert(node)
            {
                levels.insert(level);
                open.extend_from_slice(below);
            }
        }
        levels.into_iter().collect()
    }

    /// Whether a node comes to a leaf.
    pub(in crate::symbolic) fn leads_to(&mut self, node: Node, leaf: Node) -> bool {
        let mut known = self.leading.remove(&leaf).unwrap_or_default();
        let found = self.leads_to_known(node, leaf, &mut known);
        self.leading.insert(leaf, known);
        found
    }

    fn leads_to_known(&self, node: Node, leaf: Node, known: &mut FxHashMap<Node, bool>) -> bool {
        let Some((_, below)) = self.branch(node) else { return node == leaf };
        if let Some(found) = known.get(&node) {
            return *found;
        }
        let found = below.iter().any(|next| self.leads_to_known(*next, leaf, known));
        known.insert(node, found);
        found
    }

    /// Whether a node and those below it are more than so many.
    pub(in crate::symbolic) fn takes_more_than(&self, node: Node, most: usize) -> bool {
        let mut seen = rustc_hash::FxHashSet::default();
        let mut open = vec![node];
        while let Some(node) = open.pop() {
            if seen.insert(node)
                && let Some((_, below)) = self.branch(node)
            {
                open.extend_from_slice(below);
            }
            if seen.len() > most {
                return true;
            }
        }
        false
    }

    /// The leaves that a node can come to.
    pub(in crate::symbolic) fn leaves_of(&self, node: Node) -> Vec<Node> {
        let mut seen = rustc_hash::FxHashSet::default();
        let (mut open, mut found) = (vec![node], Vec::new());
        while let Some(node) = open.pop() {
            if !seen.insert(node) {
                continue;
            }
            match self.branch(node) {
                Some((_, below)) => open.extend(below.iter().rev()),
                None => found.push(node),
            }
        }
        found
    }
}
