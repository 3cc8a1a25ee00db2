//! Values worth trying for a fact: those at the limits that the rules draw, seen from the rest of the case.

use chrono::NaiveDate;
use rustc_hash::FxHashMap;

use super::case::Given;
use super::concrete::{Concrete, Frames};
use crate::model::{Number, Value, calendar};
use crate::symbolic::diagram::leaf::{Day, Leaf};
use crate::symbolic::diagram::space::Space;
use crate::symbolic::terms::axis::{Axis, Cut};
use crate::symbolic::terms::linear::Linear;
use crate::symbolic::terms::quantity::Quantity;
use crate::symbolic::terms::shift::Shift;

/// For each quantity, the axes on which it is compared, and what is reckoned from it in terms that are not looked into.
pub(in crate::symbolic) struct Limits<'s> {
    space: &'s Space,
    places: FxHashMap<Quantity, Vec<usize>>,
    shifts: FxHashMap<Quantity, Vec<Shift>>,
}

impl<'s> Limits<'s> {
    pub(in crate::symbolic) fn of(space: &'s Space) -> Limits<'s> {
        let mut places: FxHashMap<Quantity, Vec<usize>> = FxHashMap::default();
        for (place, axis) in space.axes.all() {
            for quantity in axis.quantities() {
                places.entry(quantity).or_default().push(place);
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
        Limits { space, places, shifts }
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
        for (axis, cuts) in self.axes(quantity) {
            let Axis::Number(form) = axis else { continue };
            let Some((_, factor)) = form.terms.iter().find(|(own, _)| *own == quantity) else { continue };
            let rest = Linear { terms: form.terms.iter().filter(|(own, _)| *own != quantity).copied().collect(), constant: form.constant };
            found.extend(case.form(&rest, frames).map(|rest| (rest, *factor, cuts)));
        }
        NumberLimits(found)
    }
}

/// The limits of a number: what is compared with each row of cuts besides it, and its factor.
pub(in crate::symbolic) struct NumberLimits<'s>(Vec<(Number, Number, &'s [Cut])>);

impl NumberLimits<'_> {
    /// How many numbers there are at the limits, and one to either side.
    pub(in crate::symbolic) fn count(&self) -> usize {
        3 * self.0.iter().map(|(.., cuts)| cuts.len()).sum::<usize>()
    }

    /// One of them. Only that is reckoned, and where it is beyond the range of numbers there is none.
    pub(in crate::symbolic) fn get(&self, number: usize) -> Option<Number> {
        let mut cuts = self.0.iter().flat_map(|(rest, factor, cuts)| cuts.iter().map(move |cut| (rest, factor, cut)));
        let (rest, factor, cut) = cuts.nth(number / 3)?;
        let (Cut::AtLeast(limit) | Cut::Above(limit)) = cut else { return None };
        let at = limit.minus(*rest)?.over(*factor)?;
        match number % 3 {
            0 => Some(at),
            1 => at.minus(Number::whole(1)),
            _ => at.plus(Number::whole(1)),
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
