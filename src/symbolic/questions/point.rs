//! One case in the diagrams: what they say of it, held against the evaluator by tests.

use std::sync::Arc;

use crate::compile::Plan;
use crate::facts::Facts;
use crate::symbolic::diagram::leaf::{Change, Leaf};
use crate::symbolic::diagram::node::Node;
use crate::symbolic::examples::case::Case;
use crate::symbolic::examples::concrete::Concrete;
use crate::symbolic::walk::pair::Pair;
use crate::symbolic::walk::rules::Readings;

/// The diagram of a difference, to be asked about single cases.
pub struct AllCases<'p> {
    pair: Pair<'p>,
    changed: Node,
}

impl<'p> AllCases<'p> {
    /// The difference between two versions in a goal, under the readings each has by default; `None` beyond the budget.
    pub fn new(plans: [&'p Arc<Plan>; 2], goal: &str) -> Option<AllCases<'p>> {
        let mut pair = Pair::build(plans.map(|plan| plan.checked()), goal, Readings::Default).ok()?;
        let changed = pair.changed_by_default().ok()?;
        Some(AllCases { pair, changed })
    }

    /// How the answers to a case differ. `facts` are those of the case under each version. `None` where that turns on a fact that is not
    /// given, or on a term that is not worked out for a case.
    pub fn change(&self, facts: [&Facts; 2]) -> Option<Change> {
        let ([before, after], [own, other]) = (self.pair.books.map(|checked| checked.book()), facts);
        let case = Case::of([(before, own), (after, other)]);
        match Concrete::new(&self.pair.space, &case).leaf(self.changed) {
            Some(Leaf::Change(change)) => Some(*change),
            _ => None,
        }
    }
}
