//! One case in the diagrams: what they say of it, held against the evaluator by tests.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::compile::Plan;
use crate::facts::Facts;
use crate::symbolic::diagram::leaf::{Change, Leaf};
use crate::symbolic::diagram::node::{Level, Node};
use crate::symbolic::diagram::space::What;
use crate::symbolic::examples::case::Case;
use crate::symbolic::examples::concrete::Concrete;
use crate::symbolic::examples::witness::Asked;
use crate::symbolic::paths::cover::Cube;
use crate::symbolic::paths::system::{Literal, Possible, Values, spans};
use crate::symbolic::terms::quantity::Quantity;
use crate::symbolic::terms::variable::Variable;
use crate::symbolic::walk::pair::Pair;
use crate::symbolic::walk::rules::Readings;

/// The diagram of a difference, to be asked about single cases.
pub struct AllCases<'p> {
    pair: Pair<'p>,
    asked: Asked<'p>,
    changed: Node,
}

/// What became of the cells of a difference: the values of all that it depends on, one of each together.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Cells {
    /// So many have a case.
    pub with_case: u64,
    /// So many contradict themselves.
    pub contradictory: u64,
    /// Of so many no case was made.
    pub without_case: u64,
}

/// What is counted of the cells, and who sees each case with what the diagram says of it.
type Seen<'s> = (&'s mut Cells, &'s mut dyn FnMut([&Facts; 2], Change));

impl<'p> AllCases<'p> {
    /// The difference between two versions in a goal, under the readings each has by default; `None` beyond the budget.
    pub fn new(plans: [&'p Arc<Plan>; 2], goal: &'p str) -> Option<AllCases<'p>> {
        let mut pair = Pair::build(plans.map(|plan| plan.checked()), goal, Readings::Default).ok()?;
        let changed = pair.changed_by_default().ok()?;
        Some(AllCases::of(plans, goal, pair, changed))
    }

    /// The same over all readings. A case is then read in one way, which is given with it.
    pub fn under_every_reading(plans: [&'p Arc<Plan>; 2], goal: &'p str) -> Option<AllCases<'p>> {
        let mut pair = Pair::build(plans.map(|plan| plan.checked()), goal, Readings::All).ok()?;
        let changed = pair.changed_by_reading().ok()?;
        Some(AllCases::of(plans, goal, pair, changed))
    }

    fn of(plans: [&'p Arc<Plan>; 2], goal: &'p str, pair: Pair<'p>, changed: Node) -> AllCases<'p> {
        AllCases { pair, asked: Asked::by_default(plans, goal), changed }
    }

    /// How the answers to a case differ. `facts` are those of the case under each version. `None` where that turns on a fact that is not
    /// given, or on a term that is not worked out for a case.
    pub fn change(&self, facts: [&Facts; 2]) -> Option<Change> {
        let found = self.changes(facts, &[]);
        let mut all = found.iter();
        all.next().filter(|_| all.next().is_none()).copied()
    }

    /// All the ways in which the answers to a case may differ, read in a way: the name of each reading and of its alternative. Where a fact is not
    /// given they are those of all its values, also of some that cannot be together; so where one way is left, there is no other.
    pub fn changes(&self, facts: [&Facts; 2], read: &[(&str, &str)]) -> BTreeSet<Change> {
        let ([before, after], [own, other]) = (self.pair.books.map(|checked| checked.book()), facts);
        let case = Case::of([(before, own), (after, other)]);
        let concrete = Concrete::new(&self.pair.space, &case);
        let (mut open, mut seen, mut found) = (vec![self.changed], BTreeSet::new(), BTreeSet::new());
        while let Some(node) = open.pop() {
            if !seen.insert(node) {
                continue;
            }
            match self.pair.space.diagrams.branch(node) {
                Some((level, below)) => match self.read(level, read).or_else(|| concrete.at(level)) {
                    Some(at) => open.extend(below.get(at)),
                    None => open.extend(below),
                },
                None => {
                    if let Some(Leaf::Change(change)) = self.pair.space.diagrams.leaf_of(node) {
                        found.insert(*change);
                    }
                }
            }
        }
        found
    }

    /// The alternative of a variable that is a reading.
    fn read(&self, level: Level, read: &[(&str, &str)]) -> Option<usize> {
        let variable = self.pair.space.variable(level)?;
        let Variable::Reading(name) = variable else { return None };
        let (_, chosen) = read.iter().find(|(own, _)| **own == **name)?;
        self.pair.space.domain(variable).iter().position(|own| **own == **chosen)
    }

    /// How many cells the difference has; `None` where it rests on more than facts, or has too many to count.
    pub fn cells(&self) -> Option<u64> {
        self.levels()?.into_iter().try_fold(1, |all: u64, level| all.checked_mul(self.pair.space.size(level) as u64))
    }

    /// The variables that the difference depends on, those of dates and numbers first. `None` where it rests on more than facts.
    fn levels(&self) -> Option<Vec<Level>> {
        let space = &self.pair.space;
        let mut levels = space.diagrams.support(&[self.changed]);
        levels.sort_by_key(|level| !matches!(space.variable(*level), Some(Variable::Cells(_))));
        let on_facts = |level: &Level| {
            let variable = space.variable(*level);
            variable.is_some_and(|own| own.quantities(&space.axes).into_iter().all(|of| self.is_given(of)))
        };
        levels.iter().all(on_facts).then_some(levels)
    }

    fn is_given(&self, quantity: Quantity) -> bool {
        self.pair.space.described(quantity).is_some_and(|own| own.items.is_empty() && matches!(own.what, What::Fact(_)))
    }

    /// Makes a case of each cell, with a value for every fact, and shows it with what the diagram says of the cell.
    pub fn each_cell(&self, see: &mut dyn FnMut([&Facts; 2], Change)) -> Cells {
        let mut cells = Cells::default();
        if let Some(levels) = self.levels() {
            self.fill(&levels, &mut Vec::new(), &Values::default(), (&mut cells, see));
        }
        cells
    }

    fn fill(&self, levels: &[Level], path: &mut Vec<Literal>, values: &Values, (cells, see): Seen<'_>) {
        let space = &self.pair.space;
        let Some((level, rest)) = levels.split_first() else {
            return match self.case_of(path, values) {
                Some((facts, change)) => {
                    cells.with_case += 1;
                    see([&facts[0], &facts[1]], change);
                }
                None => cells.without_case += 1,
            };
        };
        let below: u64 = rest.iter().map(|level| space.size(*level) as u64).product();
        for value in 0..space.size(*level) {
            path.push((*level, value));
            let is_compared = matches!(space.variable(*level), Some(Variable::Cells(_)));
            match is_compared.then(|| space.possible(&spans(path), Some(self.asked.day()))) {
                None => self.fill(rest, path, values, (cells, see)),
                Some(Possible::With(values)) => self.fill(rest, path, &values, (cells, see)),
                Some(Possible::Never) => cells.contradictory += below,
                Some(Possible::Open) => cells.without_case += below,
            }
            path.pop();
        }
    }

    /// A case in a cell, and how the answers to it differ by the diagram. `None` where the case does not lie in the cell.
    fn case_of(&self, path: &[Literal], values: &Values) -> Option<([Facts; 2], Change)> {
        let space = &self.pair.space;
        let case = self.asked.filled(self.asked.begun(space, (&Cube::default(), path, values)));
        let concrete = Concrete::new(space, &case);
        if !path.iter().all(|(level, value)| concrete.at(*level) == Some(*value)) {
            return None;
        }
        let mut node = self.changed;
        while let Some((level, below)) = space.diagrams.branch(node) {
            let (_, value) = path.iter().find(|(own, _)| *own == level)?;
            node = *below.get(*value)?;
        }
        let Some(Leaf::Change(change)) = space.diagrams.leaf_of(node) else { return None };
        let [before, after] = self.pair.books.map(|checked| case.facts(checked.book()));
        Some(([before?, after?], *change))
    }
}
