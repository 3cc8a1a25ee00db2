//! Values worth trying for a fact: those at the limits that the rules draw, seen from the rest of the case.

use chrono::NaiveDate;
use rustc_hash::FxHashMap;

use super::case::Given;
use super::concrete::{Concrete, Frames};
use crate::model::{Number, Value, calendar};
use crate::symbolic::diagram::canon::Meaning;
use crate::symbolic::diagram::leaf::{Day, Leaf};
use crate::symbolic::diagram::space::{Space, What};
use crate::symbolic::terms::axis::{Axis, Cut};
use crate::symbolic::terms::linear::Linear;
use crate::symbolic::terms::operation::Operation;
use crate::symbolic::terms::quantity::Quantity;
use crate::symbolic::terms::shift::Shift;

/// For each quantity, the axes on which it is compared, and what is reckoned from it in terms that are not looked into.
pub(in crate::symbolic) struct Limits<'s> {
    space: &'s Space,
    places: FxHashMap<Quantity, Vec<usize>>,
    shifts: FxHashMap<Quantity, Vec<Shift>>,
    /// For each quantity, the sums with it that are rounded, each with the term that comes of it and its step.
    rounded: FxHashMap<Quantity, Vec<(Quantity, Linear, Number)>>,
}

impl<'s> Limits<'s> {
    pub(in crate::symbolic) fn of(space: &'s Space) -> Limits<'s> {
        let mut places: FxHashMap<Quantity, Vec<usize>> = FxHashMap::default();
        for (place, axis) in space.axes.all() {
            for quantity in axis.quantities() {
                places.entry(quantity).or_default().push(place);
            }
        }
        let mut rounded: FxHashMap<Quantity, Vec<(Quantity, Linear, Number)>> = FxHashMap::default();
        let mut terms: Vec<Quantity> = places.keys().copied().collect();
        terms.sort_unstable();
        for term in terms {
            if let Some((sum, step)) = rounded_sum(space, term) {
                for (quantity, _) in &sum.terms {
                    rounded.entry(*quantity).or_default().push((term, sum.clone(), step));
                }
            }
        }
        let mut shifts: FxHashMap<Quantity, Vec<Shift>> = FxHashMap::default();
        for day in space.canons.leaves().flat_map(days_of) {
            if let Day::From(quantity, shift) = day
                && *shift != Shift::none()
            {
                let own = shifts.entry(*quantity).or_default();
                if !own.contains(shift) {
                    own.push(shift.clone());
                }
            }
        }
        Limits { space, places, shifts, rounded }
    }

    fn axes(&self, quantity: Quantity) -> impl Iterator<Item = (&'s Axis, &'s [Cut])> {
        let places = self.places.get(&quantity).map(Vec::as_slice).unwrap_or_default();
        places.iter().filter_map(|place| Some((self.space.axes.axis(*place)?, self.space.axes.cuts(*place))))
    }

    /// How many days there are at which a comparison of a date changes its answer, or the day before that.
    pub(in crate::symbolic) fn days(&self, quantity: Quantity) -> usize {
        2 * self.axes(quantity).map(|(_, cuts)| cuts.len()).sum::<usize>()
    }

    /// One of these days, as the rest of the case has it; where that cannot be worked out, the next one that can.
    pub(in crate::symbolic) fn day<'c>(
        &self,
        (quantity, number): (Quantity, usize),
        case: &Concrete<'c>,
        frames: &Frames<'c>,
    ) -> Option<NaiveDate> {
        let cuts = || self.axes(quantity).flat_map(|(axis, cuts)| cuts.iter().map(move |cut| (axis, cut)));
        let from = number / 2;
        let day = cuts().skip(from).chain(cuts().take(from)).find_map(|(axis, cut)| at_cut(quantity, (axis, cut), case, frames))?;
        if number % 2 == 0 { Some(day) } else { calendar::previous(day).ok() }
    }

    /// Days from which what is reckoned from a date reaches one of some days: a birth so many years before.
    pub(in crate::symbolic) fn days_before(&self, quantity: Quantity, days: &[NaiveDate]) -> Vec<NaiveDate> {
        let shifts = self.shifts.get(&quantity).map(Vec::as_slice).unwrap_or_default();
        shifts.iter().map(Shift::earliest).flat_map(|shift| days.iter().filter_map(move |day| shift.apply(*day))).collect()
    }

    /// The limits at which the comparisons of a quantity change their answers, as the rest of the case has them.
    pub(in crate::symbolic) fn numbers<'c>(&self, quantity: Quantity, case: &Concrete<'c>, frames: &Frames<'c>) -> NumberLimits<'s> {
        let mut found = Vec::new();
        let mut add = |of: Quantity, of_one: &dyn Fn(Number, Number) -> Option<(Number, Number)>, step: Number| {
            for (axis, cuts) in self.axes(of) {
                let Axis::Number(form) = axis else { continue };
                let Some((factor, rest)) = without(form, of) else { continue };
                let own = case.form(&rest, frames).and_then(|rest| of_one(rest, factor));
                found.extend(own.map(|(rest, factor)| NumberLimit { rest, factor, cuts, step }));
            }
        };
        add(quantity, &|rest, factor| Some((rest, factor)), Number::whole(1));
        // What is rounded comes to a limit where the sum within does, or a step beside it.
        for (term, sum, step) in self.rounded.get(&quantity).map(Vec::as_slice).unwrap_or_default() {
            let Some((within, others)) = without(sum, quantity) else { continue };
            let Some(others) = case.form(&others, frames) else { continue };
            let Some(step) = step.over(within) else { continue };
            add(*term, &|rest, factor| Some((rest.plus(others.times(factor)?)?, factor.times(within)?)), step);
        }
        NumberLimits(found)
    }
}

/// A sum that is rounded, with its step, where a term is that and no more.
fn rounded_sum(space: &Space, term: Quantity) -> Option<(Linear, Number)> {
    let What::Closed(Operation::Rounded(_, step), of) = &space.described(term)?.what else { return None };
    let [only] = of.as_slice() else { return None };
    match space.canons.meaning(*only)? {
        Meaning::Leaf(Leaf::Number(sum)) => Some((sum.clone(), *step)),
        _ => None,
    }
}

/// The factor of a quantity in a sum, and the sum without it.
fn without(sum: &Linear, quantity: Quantity) -> Option<(Number, Linear)> {
    let (_, factor) = sum.terms.iter().find(|(own, _)| *own == quantity)?;
    let terms = sum.terms.iter().filter(|(own, _)| *own != quantity).copied().collect();
    Some((*factor, Linear { terms, constant: sum.constant }))
}

/// The limits of a number.
pub(in crate::symbolic) struct NumberLimits<'s>(Vec<NumberLimit<'s>>);

/// What is compared with a row of cuts besides a number, and its factor.
struct NumberLimit<'s> {
    rest: Number,
    factor: Number,
    cuts: &'s [Cut],
    /// How far beside a limit is tried too.
    step: Number,
}

impl NumberLimits<'_> {
    /// How many numbers there are at the limits, and one to either side.
    pub(in crate::symbolic) fn count(&self) -> usize {
        3 * self.0.iter().map(|own| own.cuts.len()).sum::<usize>()
    }

    /// One of them. Only that is reckoned, and where it is beyond the range of numbers there is none.
    pub(in crate::symbolic) fn get(&self, number: usize) -> Option<Number> {
        let mut cuts = self.0.iter().flat_map(|own| own.cuts.iter().map(move |cut| (own, cut)));
        let (own, cut) = cuts.nth(number / 3)?;
        let (Cut::AtLeast(limit) | Cut::Above(limit)) = cut else { return None };
        let at = limit.minus(own.rest)?.over(own.factor)?;
        match number % 3 {
            0 => Some(at),
            1 => at.minus(own.step),
            _ => at.plus(own.step),
        }
    }
}

/// The day of a date at which a comparison of it changes its answer.
fn at_cut<'c>(quantity: Quantity, limit: (&Axis, &Cut), case: &Concrete<'c>, frames: &Frames<'c>) -> Option<NaiveDate> {
    match limit {
        (Axis::Day(_), Cut::Day(day)) => Some(*day),
        (Axis::Apart(first, second), Cut::Shift(shift)) if *second == quantity => shift.apply(case.date(*first, frames)?),
        // The first day that the function takes beyond the second date.
        (Axis::Apart(_, second), Cut::Shift(shift)) => shift.earliest().apply(calendar::next(case.date(*second, frames)?).ok()?),
        _ => None,
    }
}

/// The days that a leaf speaks of.
fn days_of(leaf: &Leaf) -> Vec<&Day> {
    match leaf {
        Leaf::Date(day) => vec![day],
        Leaf::Period(period) => std::iter::once(&period.0).chain(&period.1).collect(),
        _ => Vec::new(),
    }
}

/// The dates that a case or an item is given.
pub(in crate::symbolic) fn dates_given(case: &super::case::Case) -> Vec<NaiveDate> {
    let mut found = Vec::new();
    for given in case.0.values() {
        match given {
            Given::Value(Value::Date(day)) => found.push(*day),
            Given::Value(Value::Period(period)) => {
                found.push(period.from());
                found.extend(period.last());
            }
            Given::Items(items) => found.extend(items.iter().flat_map(dates_given)),
            _ => {}
        }
    }
    found
}
