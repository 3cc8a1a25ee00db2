//! What terms and diagrams come to in one case, worked out from their meaning. It is held against the evaluator by tests, and says of a case
//! whether it lies in a region.

use std::cell::RefCell;

use rustc_hash::FxHashMap;

use super::case::{Case, Given};
use crate::eval::gathered;
use crate::model::{Cell, Duration, Gather, Number, Period, Value, calendar};
use crate::symbolic::diagram::canon::{Canon, Meaning};
use crate::symbolic::diagram::leaf::{Day, Leaf};
use crate::symbolic::diagram::node::Level;
use crate::symbolic::diagram::space::{Space, What};
use crate::symbolic::paths::cover::Cube;
use crate::symbolic::terms::axis::{Axis, Cut};
use crate::symbolic::terms::linear::Linear;
use crate::symbolic::terms::operation::{Operation, number};
use crate::symbolic::terms::quantity::Quantity;
use crate::symbolic::terms::variable::Variable;

/// One case in a space.
pub(in crate::symbolic) struct Concrete<'c> {
    space: &'c Space,
    case: &'c Case,
    /// What the terms of the case as a whole come to.
    known: RefCell<FxHashMap<Quantity, Option<Cell>>>,
    /// What the variables of the case as a whole come to.
    values: RefCell<FxHashMap<Level, Option<usize>>>,
}

/// What a term comes to. A choice is a text here: its name.
enum Worth<'c> {
    Cell(Cell),
    Items(&'c [Case]),
}

/// The items at hand, each with the name of its entity, the innermost last.
pub(in crate::symbolic) type Frames<'c> = Vec<(std::sync::Arc<str>, &'c Case)>;

impl<'c> Concrete<'c> {
    pub(in crate::symbolic) fn new(space: &'c Space, case: &'c Case) -> Concrete<'c> {
        Concrete { space, case, known: RefCell::default(), values: RefCell::default() }
    }

    /// Whether the case meets a condition of a region; `None` where that is not known.
    pub(in crate::symbolic) fn meets(&self, (level, allowed): (Level, &[bool])) -> Option<bool> {
        self.at(level).map(|value| allowed.get(value) == Some(&true))
    }

    /// Whether the case certainly lies outside a region.
    pub(in crate::symbolic) fn is_outside(&self, cube: &Cube) -> bool {
        cube.0.iter().any(|(level, allowed)| self.meets((*level, allowed)) == Some(false))
    }

    /// The value of a variable of the case; `None` where it is not known.
    pub(in crate::symbolic) fn at(&self, level: Level) -> Option<usize> {
        self.value(level, &Frames::new())
    }

    /// The value of a variable; `None` where it is not known.
    fn value(&self, level: Level, frames: &Frames<'c>) -> Option<usize> {
        if let Some(known) = self.values.borrow().get(&level) {
            return *known;
        }
        let variable = self.space.variable(level)?;
        let quantities = variable.quantities(&self.space.axes);
        let of_case = quantities.iter().all(|own| self.space.described(*own).is_some_and(|own| own.items.is_empty()));
        let found = self.value_of(variable, &quantities, frames);
        if of_case {
            self.values.borrow_mut().insert(level, found);
        }
        found
    }

    fn value_of(&self, variable: &Variable, quantities: &[Quantity], frames: &Frames<'c>) -> Option<usize> {
        if let Variable::Answered(quantity) = variable {
            return Some(usize::from(self.quantity(*quantity, frames)? != Cell::Fault));
        }
        // What is compared with something that has no answer does not matter: whether there is one is asked besides.
        for quantity in quantities {
            if self.is_fault(*quantity, frames)? {
                return Some(0);
            }
        }
        match variable {
            Variable::Reading(_) | Variable::Answered(_) => None,
            Variable::Truth(quantity) => match self.quantity(*quantity, frames)? {
                Cell::Known(Value::Truth(truth)) => Some(usize::from(truth)),
                _ => None,
            },
            Variable::Choice(quantity) => match self.quantity(*quantity, frames)? {
                Cell::Known(Value::Text(name)) => self.space.domain(variable).iter().position(|own| *own == name),
                _ => None,
            },
            Variable::Cells(place) => {
                let axis = self.space.axes.axis(*place)?;
                let cuts = self.space.axes.cuts(*place);
                cuts.iter().try_fold(0, |cell, cut| Some(cell + usize::from(self.lies_beyond(axis, cut, frames)?)))
            }
            Variable::Beyond(axis, cut) => Some(usize::from(self.lies_beyond(axis, cut, frames)?)),
        }
    }

    fn is_fault(&self, quantity: Quantity, frames: &Frames<'c>) -> Option<bool> {
        // A list has an answer wherever it is given.
        Some(matches!(self.worth(quantity, frames)?, Worth::Cell(Cell::Fault)))
    }

    /// Whether a case lies at or beyond a cut.
    fn lies_beyond(&self, axis: &Axis, cut: &Cut, frames: &Frames<'c>) -> Option<bool> {
        match (axis, cut) {
            (Axis::Day(quantity), Cut::Day(day)) => Some(self.date(*quantity, frames)? >= *day),
            (Axis::Apart(first, second), Cut::Shift(shift)) => {
                Some(self.date(*second, frames)? >= shift.apply(self.date(*first, frames)?)?)
            }
            (Axis::Number(form), Cut::AtLeast(limit)) => Some(self.form(form, frames)? >= *limit),
            (Axis::Number(form), Cut::Above(limit)) => Some(self.form(form, frames)? > *limit),
            _ => None,
        }
    }

    /// A date of the case or of an item at hand.
    pub(in crate::symbolic) fn date(&self, quantity: Quantity, frames: &Frames<'c>) -> Option<chrono::NaiveDate> {
        match self.quantity(quantity, frames)? {
            Cell::Known(Value::Date(day)) => Some(day),
            _ => None,
        }
    }

    /// What a linear form comes to.
    pub(in crate::symbolic) fn form(&self, form: &Linear, frames: &Frames<'c>) -> Option<Number> {
        form.terms.iter().try_fold(form.constant, |sum, (quantity, factor)| {
            let own = match self.quantity(*quantity, frames)? {
                Cell::Known(Value::Date(day)) => Number::whole(i64::from(calendar::number(day))),
                Cell::Known(value) => number(&value)?,
                Cell::Fault | Cell::Unknown => return None,
            };
            sum.plus(own.times(*factor)?)
        })
    }

    fn quantity(&self, quantity: Quantity, frames: &Frames<'c>) -> Option<Cell> {
        match self.worth(quantity, frames)? {
            Worth::Cell(cell) => Some(cell),
            Worth::Items(_) => None,
        }
    }

    fn worth(&self, quantity: Quantity, frames: &Frames<'c>) -> Option<Worth<'c>> {
        let described = self.space.described(quantity)?;
        let of_case = described.items.is_empty();
        if let What::Fact(name) = &described.what {
            let holder = match described.items.first() {
                None => self.case,
                Some(entity) => frames.iter().rev().find(|(own, _)| own == entity).map(|(_, item)| *item)?,
            };
            return Some(match holder.0.get(name)? {
                Given::Value(value) => Worth::Cell(Cell::Known(value.clone())),
                Given::Choice(name) => Worth::Cell(Cell::Known(Value::Text(name.clone()))),
                Given::Items(items) => Worth::Items(items),
            });
        }
        if of_case && let Some(known) = self.known.borrow().get(&quantity) {
            return known.clone().map(Worth::Cell);
        }
        let found = self.term(&described.what, frames);
        if of_case {
            self.known.borrow_mut().insert(quantity, found.clone());
        }
        found.map(Worth::Cell)
    }

    fn term(&self, what: &What, frames: &Frames<'c>) -> Option<Cell> {
        match what {
            What::Fact(_) => None,
            What::Age(born, on, way) => {
                let (born, on) = (self.day(born, frames)?, self.day(on, frames)?);
                Some(Cell::Known(Value::Number(Number::whole(i64::from(calendar::age(born, on, Some(*way)).ok()?)))))
            }
            What::Closed(Operation::Gathered(form, entity), of) => self.gathered(*form, entity, of, frames),
            What::Closed(operation, of) => {
                let mut values = Vec::new();
                for canon in of {
                    match self.canon(*canon, frames)? {
                        Worth::Cell(Cell::Known(value)) => values.push(value),
                        Worth::Cell(Cell::Fault) => return Some(Cell::Fault),
                        Worth::Cell(Cell::Unknown) | Worth::Items(_) => return None,
                    }
                }
                operation.worth(&values)
            }
        }
    }

    /// Something of the items of a list: the list, the filter, the value, the key.
    fn gathered(&self, form: Gather, entity: &std::sync::Arc<str>, of: &[Canon], frames: &Frames<'c>) -> Option<Cell> {
        let [list, filter, value, _] = of else { return None };
        let items = match self.canon(*list, frames)? {
            Worth::Items(items) => items,
            Worth::Cell(Cell::Fault) => return Some(Cell::Fault),
            Worth::Cell(_) => return None,
        };
        // The first or last by a key is not worked out here.
        if matches!(form, Gather::First | Gather::Last) {
            return None;
        }
        let (all, none) = (self.is_nothing(*filter), self.is_nothing(*value));
        let mut row = Vec::new();
        let mut frames = frames.clone();
        for item in items {
            frames.push((entity.clone(), item));
            let cell = |canon| match self.canon(canon, &frames)? {
                Worth::Cell(cell) => Some(cell),
                Worth::Items(_) => None,
            };
            let counts = if all { Cell::YES } else { cell(*filter)? };
            let own = if none || counts == Cell::NO { None } else { Some(cell(*value)?) };
            row.push((counts, own));
            frames.pop();
        }
        Some(gathered(form, row))
    }

    /// Whether there is no filter, or no value: all count, or nothing is taken of them.
    fn is_nothing(&self, canon: Canon) -> bool {
        matches!(self.space.canons.meaning(canon), Some(Meaning::Leaf(Leaf::Text(text))) if text.is_empty())
    }

    fn canon(&self, canon: Canon, frames: &Frames<'c>) -> Option<Worth<'c>> {
        match self.space.canons.meaning(canon)? {
            Meaning::Leaf(leaf) => self.of_leaf(leaf, frames),
            Meaning::Values(level, below) => self.canon(*below.get(self.value(*level, frames)?)?, frames),
            Meaning::Cells(level, runs) => {
                let Some(Variable::Cells(place)) = self.space.variable(*level) else { return None };
                let axis = self.space.axes.axis(*place)?;
                for quantity in axis.quantities() {
                    if self.is_fault(quantity, frames)? {
                        return self.canon(runs.first()?.0, frames);
                    }
                }
                for (below, end) in runs {
                    match end {
                        Some(cut) if self.lies_beyond(axis, cut, frames)? => {}
                        _ => return self.canon(*below, frames),
                    }
                }
                None
            }
        }
    }

    fn day(&self, day: &Day, frames: &Frames<'c>) -> Option<chrono::NaiveDate> {
        match day {
            Day::On(day) => Some(*day),
            Day::From(quantity, shift) => shift.apply(self.date(*quantity, frames)?),
        }
    }

    fn of_leaf(&self, leaf: &Leaf, frames: &Frames<'c>) -> Option<Worth<'c>> {
        let value = match leaf {
            Leaf::No => Value::Truth(false),
            Leaf::Yes => Value::Truth(true),
            Leaf::Fault => return Some(Worth::Cell(Cell::Fault)),
            Leaf::Choice(name) | Leaf::Text(name) => Value::Text(name.clone()),
            Leaf::Rounding(way) => Value::Rounding(*way),
            Leaf::Number(form) => Value::Number(self.form(form, frames)?),
            Leaf::Date(day) => Value::Date(self.day(day, frames)?),
            Leaf::Length(parts) => {
                let [months, days] = &**parts;
                let whole = |form| self.form(form, frames)?.to_whole().and_then(|whole| i32::try_from(whole).ok());
                Value::Duration(Duration { months: whole(months)?, days: whole(days)? })
            }
            Leaf::Period(period) => {
                let last = match &period.1 {
                    Some(last) => Some(self.day(last, frames)?),
                    None => None,
                };
                Value::Period(Period::of_days(self.day(&period.0, frames)?, last).ok()?)
            }
            Leaf::Whole(quantity) => return self.worth(*quantity, frames),
            Leaf::Change(_) => return None,
        };
        Some(Worth::Cell(Cell::Known(value)))
    }
}
