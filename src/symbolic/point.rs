//! One case in the diagrams: what they say of it, held against the evaluator by tests.

use std::sync::Arc;

use super::axis::{Axis, Cut};
use super::diagram::{Level, Node};
use super::leaf::{Change, Leaf};
use super::pair::Pair;
use super::quantity::Quantity;
use super::space::{Space, What};
use super::variable::Variable;
use super::walk::{Readings, choices};
use crate::compile::Plan;
use crate::facts::Facts;
use crate::model::{Cell, Number, Rulebook, Value};

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
    /// given, or on a term that is not looked into.
    pub fn change(&self, facts: [&Facts; 2]) -> Option<Change> {
        let space = &self.pair.space;
        let mut node = self.changed;
        while let Some((level, below)) = space.diagrams.branch(node) {
            node = *below.get(self.value(level, facts)?)?;
        }
        match space.diagrams.leaf_of(node) {
            Some(Leaf::Change(change)) => Some(*change),
            _ => None,
        }
    }

    fn value(&self, level: Level, facts: [&Facts; 2]) -> Option<usize> {
        let space = &self.pair.space;
        let given = |quantity: Quantity| self.given(quantity, facts);
        match space.variable(level)? {
            Variable::Truth(quantity) => match given(*quantity)? {
                (Value::Truth(truth), _) => Some(usize::from(truth)),
                _ => None,
            },
            own @ Variable::Choice(quantity) => match given(*quantity)? {
                (Value::Choice(at), names) => {
                    let name = names.get(usize::from(at))?;
                    space.domain(own).iter().position(|own| own == name)
                }
                _ => None,
            },
            Variable::Cells(place) => {
                let axis = space.axes.axis(*place)?;
                let beyond = |cut: &Cut| lies_beyond(space, axis, cut, &|quantity| given(quantity).map(|(value, _)| value));
                space.axes.cuts(*place).iter().try_fold(0, |cell, cut| Some(cell + usize::from(beyond(cut)?)))
            }
            Variable::Reading(_) | Variable::Answered(_) | Variable::Beyond(..) => None,
        }
    }

    /// The value of a fact, and the names of the choices if it is one.
    fn given(&self, quantity: Quantity, facts: [&Facts; 2]) -> Option<(Value, Vec<Arc<str>>)> {
        let What::Fact(name) = &self.pair.space.described(quantity)?.what else { return None };
        self.pair.books.iter().zip(facts).find_map(|(checked, facts)| of_version(checked.book(), name, facts))
    }
}

fn of_version(book: &Rulebook, name: &str, facts: &Facts) -> Option<(Value, Vec<Arc<str>>)> {
    let (at, fact) = (0..).map(crate::model::FactId).zip(&book.facts).find(|(_, fact)| &*fact.name == name)?;
    match facts.get(at) {
        Cell::Known(value) => Some((value, choices(book, fact.ty))),
        Cell::Unknown | Cell::Fault => None,
    }
}

/// Whether a case lies at or beyond a cut.
fn lies_beyond(space: &Space, axis: &Axis, cut: &Cut, given: &dyn Fn(Quantity) -> Option<Value>) -> Option<bool> {
    let date = |quantity: Quantity| match given(quantity)? {
        Value::Date(day) => Some(day),
        _ => None,
    };
    let number = |quantity: Quantity| match given(quantity)? {
        Value::Number(number) => Some(number),
        Value::Duration(length) => Some(Number::whole(i64::from(length.months) + i64::from(length.days))),
        Value::Date(day) if space.is_date(quantity) => Some(Number::whole(i64::from(crate::model::calendar::number(day)))),
        _ => None,
    };
    match (axis, cut) {
        (Axis::Day(quantity), Cut::Day(day)) => Some(date(*quantity)? >= *day),
        (Axis::Apart(first, second), Cut::Shift(shift)) => Some(date(*second)? >= shift.apply(date(*first)?)?),
        (Axis::Number(form), Cut::AtLeast(limit) | Cut::Above(limit)) => {
            let sum = form.terms.iter().try_fold(form.constant, |sum, (quantity, factor)| sum.plus(number(*quantity)?.times(*factor)?))?;
            Some(if matches!(cut, Cut::Above(_)) { sum > *limit } else { sum >= *limit })
        }
        _ => None,
    }
}
