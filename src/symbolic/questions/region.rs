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
                let read = self.read_of.get(&quantity).copied().unwrap_or_default();
                let origin = described.met.map(|met| Origin { in_both: described.versions == [true; 2], read, ..met });
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
        let mut all: Vec<Condition> = cube.0.iter().filter_map(|(level, values)| self.condition_told(*level, values)).collect();
        let answered: Vec<Origin> = all.iter().filter_map(answered_of).collect();
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
        // What is compared has an answer.
        let compared: Vec<Origin> = all.iter().flat_map(Condition::compared).collect();
        all.retain(|own| answered_of(own).is_none_or(|origin| !compared.contains(&origin)));
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

    /// What it is that a variable has one of these values.
    pub(super) fn condition(&self, level: Level, values: &[bool]) -> Option<Condition> {
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

    /// The same as it is told: of a number, without what lies below the least that it can be. None where nothing is left to tell.
    fn condition_told(&self, level: Level, values: &[bool]) -> Option<Condition> {
        let told = self.condition(level, values)?;
        let (Condition::Within(compared, ranges), Some(Variable::Cells(place))) = (&told, self.variable(level)) else { return Some(told) };
        let Some(Axis::Number(form)) = self.axes.axis(*place) else { return Some(told) };
        let [(quantity, _)] = form.terms.as_slice() else { return Some(told) };
        let Some(least) = self.least_known(*quantity) else { return Some(told) };
        let above: Vec<Range> = ranges.iter().filter_map(|range| above(range, least, self.is_whole(*quantity))).collect();
        match above.as_slice() {
            // A region in which no case can be is told as it is.
            [] => Some(told),
            [(None, None)] => None,
            _ => Some(Condition::Within(compared.clone(), above)),
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

impl Condition {
    /// What it speaks of; nothing where that is how a text is read.
    pub fn subjects(&self) -> Vec<&Subject> {
        match self {
            Condition::Reading(..) => Vec::new(),
            Condition::Holds(subject, _) | Condition::Answered(subject, _) | Condition::Among(subject, _) => vec![subject],
            Condition::Within(Compared::Number(terms), _) => terms.iter().map(|(subject, _)| subject).collect(),
            Condition::Within(Compared::Day(subject), _) => vec![subject],
            Condition::Within(Compared::Apart(first, second) | Compared::Age(first, second), _) => vec![first, second],
        }
    }

    /// The terms that it compares.
    fn compared(&self) -> Vec<Origin> {
        let term = |subject: &Subject| match subject {
            Subject::Term(origin) => Some(*origin),
            Subject::Fact(_) | Subject::Sure(_) | Subject::Unanswered(_) => None,
        };
        match self {
            Condition::Within(Compared::Number(terms), _) => terms.iter().filter_map(|(own, _)| term(own)).collect(),
            Condition::Within(Compared::Day(own), _) => term(own).into_iter().collect(),
            Condition::Within(Compared::Apart(one, other) | Compared::Age(one, other), _) => {
                [one, other].into_iter().filter_map(term).collect()
            }
            Condition::Reading(..) | Condition::Holds(..) | Condition::Answered(..) | Condition::Among(..) => Vec::new(),
        }
    }
}

/// The term of which a condition says that it has an answer.
fn answered_of(own: &Condition) -> Option<Origin> {
    match own {
        Condition::Answered(Subject::Term(origin), true) => Some(*origin),
        _ => None,
    }
}

/// A range of numbers without what lies below the least that there is; of whole numbers that number where only one is left. `None` for a range
/// that lies below it.
fn above(range: &Range, least: Number, whole: bool) -> Option<Range> {
    let (low, high) = range;
    let (Some(Limit::Number(..)) | None, Some(Limit::Number(..)) | None) = (low, high) else { return Some(range.clone()) };
    let low = match low {
        Some(Limit::Number(limit, own)) if *limit > least || *limit == least && !*own => low.clone(),
        _ => None,
    };
    let one = Number::whole(1);
    // The least of the range, and whether it is of it.
    let (first, of_it) = match &low {
        Some(Limit::Number(limit, own)) => (*limit, *own),
        _ => (least, true),
    };
    let Some(Limit::Number(limit, outside)) = high else { return Some((low, None)) };
    if *limit < first || *limit == first && (*outside || !of_it) {
        return None;
    }
    if !whole {
        return Some((low, high.clone()));
    }
    let first = if of_it { first.up_to(one) } else { first.down_to(one).and_then(|below| below.plus(one)) };
    let last = if *outside { limit.up_to(one).and_then(|above| above.plus(one.negated())) } else { limit.down_to(one) };
    Some(match (first, last) {
        (Some(first), Some(last)) if first == last => (Some(Limit::Number(first, true)), Some(Limit::Number(first, false))),
        (Some(first), Some(last)) if last < first => return None,
        _ => (low, high.clone()),
    })
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
