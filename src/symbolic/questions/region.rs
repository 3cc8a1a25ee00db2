//! Regions as other stages see them: conditions on facts and terms, without levels and nodes.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::model::{Gather, Number};
use crate::symbolic::diagram::leaf::Change;
use crate::symbolic::diagram::node::Level;
use crate::symbolic::diagram::space::{Origin, Says, Space, What};
use crate::symbolic::examples::witness::Example;
use crate::symbolic::paths::cover::Cube;
use crate::symbolic::paths::system::{Literal, Values};
use crate::symbolic::terms::axis::{Axis, Cut};
use crate::symbolic::terms::operation::Operation;
use crate::symbolic::terms::quantity::Quantity;
use crate::symbolic::terms::shift::Shift;
use crate::symbolic::terms::variable::Variable;

/// Cases in which two versions differ in the same way.
#[derive(Debug, Clone)]
pub struct Region {
    /// How they differ.
    pub change: Change,
    /// The conditions that all these cases meet.
    pub conditions: Vec<Condition>,
    /// Whether the versions differ in every case that meets them.
    pub exact: bool,
    /// A case of the region, decided under both versions.
    pub example: Option<Example>,
    /// The region in the diagrams it was found in.
    pub(in crate::symbolic) cube: Cube,
    /// A path of it that is typical, with values for its dates and numbers.
    pub(in crate::symbolic) start: (Vec<Literal>, Values),
}

/// A condition of a region.
#[derive(Debug, Clone, PartialEq)]
pub enum Condition {
    /// A reading is one of these alternatives.
    Reading(Arc<str>, Vec<Arc<str>>),
    /// Something is so, or is not.
    Holds(Subject, bool),
    /// Something has an answer, or has none.
    Answered(Subject, bool),
    /// A choice is one of these.
    Among(Subject, Vec<Arc<str>>),
    /// What is compared lies in one of these ranges.
    Within(Compared, Vec<Range>),
}

/// From a limit up to another, of which each may be left out.
pub type Range = (Option<Limit>, Option<Limit>);

/// What a condition speaks of.
#[derive(Debug, Clone, PartialEq)]
pub enum Subject {
    /// A fact, by its full name.
    Fact(Arc<str>),
    /// Another term, by the expression in which it was met first.
    Term(Origin),
    /// Of a number of items: how many surely count.
    Sure(Origin),
    /// Of a number of items: of how many there is no answer whether they count.
    Unanswered(Origin),
}

/// What is compared.
#[derive(Debug, Clone, PartialEq)]
pub enum Compared {
    /// A sum of quantities, each with its factor.
    Number(Vec<(Subject, Number)>),
    /// A date.
    Day(Subject),
    /// The second date, seen from the first.
    Apart(Subject, Subject),
    /// The age on the second date of who is born on the first.
    Age(Subject, Subject),
}

/// A limit of a range.
#[derive(Debug, Clone, PartialEq)]
pub enum Limit {
    /// A number. As a lower limit it belongs to the range where `true`, as an upper one it does not.
    Number(Number, bool),
    /// A day; as an upper limit the first that is outside.
    Day(NaiveDate),
    /// An age in years; as an upper limit the first that is outside.
    Age(i32),
    /// The day that a function makes of the first date; as an upper limit the first that is outside.
    Shift(Shift),
}

impl Space {
    /// Whether a quantity is a fact.
    pub(in crate::symbolic) fn is_fact(&self, quantity: Quantity) -> bool {
        matches!(self.described(quantity).map(|own| &own.what), Some(What::Fact(_)))
    }

    /// What a quantity is to other stages.
    pub(in crate::symbolic) fn subject(&self, quantity: Quantity) -> Option<Subject> {
        let described = self.described(quantity)?;
        match &described.what {
            What::Fact(name) => Some(Subject::Fact(name.clone())),
            What::Age(..) | What::Closed(..) => {
                let origin = described.met.map(|met| Origin { in_both: described.versions == [true; 2], ..met });
                origin.map(match described.says {
                    Says::Itself | Says::Opposite => Subject::Term,
                    Says::Sure => Subject::Sure,
                    Says::Unanswered => Subject::Unanswered,
                })
            }
        }
    }

    /// The conditions of a region, in the order of the diagrams. Those that are not told are none.
    pub(in crate::symbolic) fn conditions(&self, cube: &Cube) -> Vec<Condition> {
        let mut all: Vec<Condition> = cube.0.iter().filter_map(|(level, values)| self.condition(*level, values)).collect();
        let answered = |own: &Condition| match own {
            Condition::Answered(Subject::Term(origin), true) => Some(*origin),
            _ => None,
        };
        let answered: Vec<Origin> = all.iter().filter_map(answered).collect();
        // Where a number of items has an answer, those that surely count are all.
        for own in &mut all {
            let Condition::Within(Compared::Number(terms), _) = own else { continue };
            for (subject, _) in terms {
                match subject {
                    Subject::Sure(origin) if answered.contains(origin) => *subject = Subject::Term(*origin),
                    _ => {}
                }
            }
        }
        all
    }

    /// Whether a number of items has an answer, where that is all that is said of how many there are without one.
    fn has_answer(&self, place: usize, values: &[bool]) -> Option<Condition> {
        let Axis::Number(form) = self.axes.axis(place)? else { return None };
        let [(quantity, _)] = form.terms.as_slice() else { return None };
        let Subject::Unanswered(origin) = self.subject(*quantity)? else { return None };
        let cuts = self.axes.cuts(place);
        let below_one = |cut: &Cut| match cut {
            Cut::AtLeast(limit) => *limit <= Number::whole(1),
            Cut::Above(limit) => *limit < Number::whole(1),
            Cut::Day(_) | Cut::Shift(_) => false,
        };
        let reached_by_none = |cut: &&Cut| match cut {
            Cut::AtLeast(limit) => *limit <= Number::ZERO,
            Cut::Above(limit) => *limit < Number::ZERO,
            Cut::Day(_) | Cut::Shift(_) => false,
        };
        let none = values.get(cuts.iter().take_while(reached_by_none).count()) == Some(&true);
        let some = values.iter().enumerate().any(|(cell, own)| *own && !cuts.get(cell).is_some_and(below_one));
        if none == some { None } else { Some(Condition::Answered(Subject::Term(origin), none)) }
    }

    fn condition(&self, level: Level, values: &[bool]) -> Option<Condition> {
        let variable = self.variable(level)?;
        let chosen = || self.domain(variable).iter().zip(values).filter(|(_, own)| **own).map(|(name, _)| name.clone()).collect();
        match variable {
            Variable::Reading(name) => Some(Condition::Reading(name.clone(), chosen())),
            Variable::Truth(quantity) => {
                let denied = self.described(*quantity).is_some_and(|own| own.says == Says::Opposite);
                Some(Condition::Holds(self.subject(*quantity)?, (values.get(1) == Some(&true)) != denied))
            }
            Variable::Answered(quantity) => Some(Condition::Answered(self.subject(*quantity)?, values.get(1) == Some(&true))),
            Variable::Choice(quantity) => Some(Condition::Among(self.subject(*quantity)?, chosen())),
            Variable::Cells(place) => self.has_answer(*place, values).or_else(|| self.ranges(*place, values)),
            Variable::Beyond(..) => None,
        }
    }

    fn ranges(&self, place: usize, values: &[bool]) -> Option<Condition> {
        let (axis, cuts) = (self.axes.axis(place)?, self.axes.cuts(place));
        let mut runs: Vec<(usize, usize)> = Vec::new();
        for at in (0..values.len()).filter(|at| values.get(*at) == Some(&true)) {
            match runs.last_mut() {
                Some((_, end)) if *end + 1 == at => *end = at,
                _ => runs.push((at, at)),
            }
        }
        let ends = runs.into_iter().map(|(first, last)| (first.checked_sub(1).and_then(|at| cuts.get(at)), cuts.get(last)));
        let ends: Vec<(Option<&Cut>, Option<&Cut>)> = ends.collect();
        match axis {
            Axis::Number(form) => {
                let terms = form.terms.iter().map(|(quantity, factor)| Some((self.subject(*quantity)?, *factor)));
                Some(Condition::Within(Compared::Number(terms.collect::<Option<_>>()?), limits(&ends, limit)))
            }
            Axis::Day(quantity) => Some(Condition::Within(Compared::Day(self.subject(*quantity)?), limits(&ends, limit))),
            Axis::Apart(first, second) => {
                let age = |cut: &Cut| match cut {
                    Cut::Shift(shift) => self.ages.get(&(*first, *second, shift.clone())).map(|years| Limit::Age(*years)),
                    _ => None,
                };
                let (first, second) = (self.subject(*first)?, self.subject(*second)?);
                let all_ages = ends.iter().flat_map(|(low, high)| [low, high]).flatten().all(|cut| age(cut).is_some());
                Some(if all_ages {
                    Condition::Within(Compared::Age(first, second), limits(&ends, |cut| age(cut).unwrap_or_else(|| limit(cut))))
                } else {
                    Condition::Within(Compared::Apart(first, second), limits(&ends, limit))
                })
            }
        }
    }

    /// Whether a case meets the conditions of a region exactly where its facts say so: no term that is not looked into is among them, and no
    /// cut that is not a limit of cells, which would not be told. Whether a list has such items, and how many, is looked into where it turns
    /// on facts alone.
    pub(in crate::symbolic) fn is_exact(&self, cube: &Cube) -> bool {
        let of_list = |quantity: Quantity| match self.described(quantity) {
            Some(own) => own.plain && matches!(own.what, What::Closed(Operation::Gathered(Gather::Any | Gather::Count, _), _)),
            None => false,
        };
        let fact = |quantity: &Quantity| self.is_fact(*quantity) || of_list(*quantity);
        let told = |own: &Variable| !matches!(own, Variable::Beyond(..)) && own.quantities(&self.axes).iter().all(fact);
        cube.0.keys().all(|level| self.variable(*level).is_some_and(told))
    }
}

fn limits(ends: &[(Option<&Cut>, Option<&Cut>)], limit: impl Fn(&Cut) -> Limit) -> Vec<Range> {
    ends.iter().map(|(low, high)| (low.map(&limit), high.map(&limit))).collect()
}

fn limit(cut: &Cut) -> Limit {
    match cut {
        Cut::AtLeast(number) => Limit::Number(*number, true),
        Cut::Above(number) => Limit::Number(*number, false),
        Cut::Day(day) => Limit::Day(*day),
        Cut::Shift(shift) => Limit::Shift(shift.clone()),
    }
}
