//! The days of a case, brought near the day of the law where the case shows the same: a reader is to see a person that there can be.

use std::sync::Arc;

use chrono::{Datelike, NaiveDate};

use super::case::{Case, Given};
use super::witness::{Asked, Example};
use crate::model::{Duration, Period, PeriodSet, Rounding, Value, calendar};
use crate::symbolic::diagram::space::{Space, What};
use crate::symbolic::terms::axis::{Axis, Cut};
use crate::symbolic::terms::quantity::Quantity;
use crate::symbolic::terms::shift::{DateStep, Shift};

/// So many days from the day of the law, or from another day of the case, need no reason.
const NEAR: i32 = 3 * YEAR;

const YEAR: i32 = 365;

/// The most years that somebody is old.
const OLDEST: i32 = 95;

/// From so many months on, what is reckoned from a date is an age, and the date a birth.
const AGE: i32 = 120;

/// Days tried before another day: the same, a month, half a year, a year before, and a month after.
const BESIDE: [i32; 5] = [0, 30, 182, YEAR, -30];

/// Ages tried of who is born too long ago, or too late: of the person that a case is about, and of those in its lists, who are mostly children.
const AGES: [i32; 8] = [30, 40, 50, 60, 20, 16, 8, 1];
const AGES_IN_LISTS: [i32; 8] = [8, 12, 3, 16, 1, 20, 30, 50];

/// A date of a case: the items it lies in, each by its list and number, and its name.
type Slot = (Vec<(Arc<str>, usize)>, Arc<str>);

impl Asked<'_> {
    /// The same case on days nearer that of the law, as far as it holds what is asked of it on them.
    pub(in crate::symbolic) fn nearer(&self, space: &Space, found: Example, holds: &dyn Fn(&Case) -> Option<Example>) -> Example {
        let law = calendar::number(self.day());
        let mut case = found.case(self.plans);
        let mut best = found;
        let (births, events): (Vec<Slot>, Vec<Slot>) = slots(&case).into_iter().partition(|(_, name)| is_birth(space, name));
        let latest = |case: &Case| events.iter().filter_map(|slot| day_of(case, slot)).max();
        // The only date of a case may be a birth that nothing is reckoned from.
        let near = if events.len() == 1 && births.is_empty() { OLDEST * YEAR } else { NEAR };
        if let Some(last) = latest(&case).filter(|last| (last - law).abs() > near) {
            let years = calendar::of_number(last).map_or(0, |last| self.day().year() - last.year());
            // A leap year may matter.
            for years in [years, years - years.rem_euclid(4), years - 1, years + 1] {
                let moved = shifted(&case, years);
                if let Some(found) = moved.as_ref().and_then(holds) {
                    (case, best) = (moved.unwrap_or(case), found);
                    break;
                }
            }
        }
        for slot in &events {
            let Some(day) = day_of(&case, slot) else { continue };
            let others: Vec<i32> = events.iter().filter(|own| *own != slot).filter_map(|own| day_of(&case, own)).collect();
            if std::iter::once(&law).chain(&others).any(|other| (other - day).abs() <= near) {
                continue;
            }
            let beside = std::iter::once(law).chain(others).flat_map(|other| BESIDE.map(|days| other - days));
            try_days(&mut case, &mut best, slot, beside, holds);
        }
        let last = latest(&case).unwrap_or(law);
        for slot in &births {
            // Who is not yet one year old has a day of birth that nobody asked for.
            if day_of(&case, slot).is_some_and(|born| !(YEAR..=OLDEST * YEAR).contains(&(last - born))) {
                let ages = if slot.0.is_empty() { AGES } else { AGES_IN_LISTS };
                try_days(&mut case, &mut best, slot, ages.into_iter().map(|age| last - age * YEAR - age / 4), holds);
            }
        }
        best
    }
}

/// Puts a date on the first of some days on which the case holds what is asked of it.
fn try_days(
    case: &mut Case,
    best: &mut Example,
    slot: &Slot,
    days: impl IntoIterator<Item = i32>,
    holds: &dyn Fn(&Case) -> Option<Example>,
) {
    for day in days {
        let mut moved = case.clone();
        let put = moved.holder_mut(&slot.0).and_then(|own| own.0.get_mut(&slot.1)).and_then(|given| {
            *given = on_day(given, day)?;
            Some(())
        });
        if put.is_some()
            && let Some(found) = holds(&moved)
        {
            (*case, *best) = (moved, found);
            return;
        }
    }
}

/// The dates of a case and of its items.
fn slots(case: &Case) -> Vec<Slot> {
    let (mut found, mut open) = (Vec::new(), vec![(Vec::new(), case)]);
    while let Some((place, own)) = open.pop() {
        for (name, given) in &own.0 {
            match given {
                Given::Value(Value::Date(_) | Value::Period(_)) => found.push((place.clone(), name.clone())),
                Given::Items(items) => open.extend(items.iter().enumerate().map(|(at, item)| {
                    let below: Vec<_> = place.iter().cloned().chain([(name.clone(), at)]).collect();
                    (below, item)
                })),
                Given::Value(_) | Given::Choice(_) => {}
            }
        }
    }
    found
}

/// The day of a date, or the first of a period.
fn day_of(case: &Case, (place, name): &Slot) -> Option<i32> {
    match case.holder(place)?.0.get(name)? {
        Given::Value(Value::Date(day)) => Some(calendar::number(*day)),
        Given::Value(Value::Period(period)) => Some(calendar::number(period.from())),
        _ => None,
    }
}

/// A date on another day; a period from it on, as long as it was.
fn on_day(given: &Given, day: i32) -> Option<Given> {
    let first = calendar::of_number(day)?;
    match given {
        Given::Value(Value::Date(_)) => Some(Given::Value(Value::Date(first))),
        Given::Value(Value::Period(period)) => {
            let length = period.last().map(|last| calendar::number(last) - calendar::number(period.from()));
            let last = match length {
                Some(length) => Some(calendar::of_number(day.checked_add(length)?)?),
                None => None,
            };
            Some(Given::Value(Value::Period(Period::of_days(first, last).ok()?)))
        }
        _ => None,
    }
}

/// The case with all its days so many years later; `None` where a day is none there.
fn shifted(case: &Case, years: i32) -> Option<Case> {
    let length = Duration { months: years.checked_mul(12)?, days: 0 };
    let later = |day: NaiveDate| calendar::add(day, length, Some(Rounding::Down)).ok();
    let period = |own: &Period| {
        let last = match own.last() {
            Some(last) => Some(later(last)?),
            None => None,
        };
        Period::of_days(later(own.from())?, last).ok()
    };
    let one = |given: &Given| {
        Some(match given {
            Given::Value(Value::Date(day)) => Given::Value(Value::Date(later(*day)?)),
            Given::Value(Value::Period(own)) => Given::Value(Value::Period(period(own)?)),
            Given::Value(Value::Periods(set)) => {
                let all = set.list().iter().map(period).collect::<Option<Vec<_>>>()?;
                Given::Value(Value::periods(PeriodSet::of(all)))
            }
            Given::Items(items) => Given::Items(items.iter().map(|item| shifted(item, years)).collect::<Option<Vec<_>>>()?),
            Given::Value(_) | Given::Choice(_) => given.clone(),
        })
    };
    let all = case.0.iter().map(|(name, given)| Some((name.clone(), one(given)?))).collect::<Option<_>>()?;
    Some(Case(all))
}

/// Whether ages are reckoned from a date.
pub(in crate::symbolic) fn is_birth(space: &Space, name: &Arc<str>) -> bool {
    let Some(own) = space.known(&What::Fact(name.clone())) else { return false };
    let of_cut = |axis: &Axis, cut: &Cut| match (axis, cut) {
        (Axis::Apart(first, second), Cut::Shift(shift)) => match months_of(shift) {
            months if months >= AGE => *first == own,
            months if months <= -AGE => *second == own,
            _ => false,
        },
        _ => false,
    };
    let compared = |(place, axis): (usize, &Axis)| space.axes.cuts(place).iter().any(|cut| of_cut(axis, cut));
    space.ages.keys().any(|(born, _, _): &(Quantity, Quantity, Shift)| *born == own) || space.axes.all().any(compared)
}

/// How many months later a function leads, or earlier; of several steps those of the longest.
fn months_of(shift: &Shift) -> i32 {
    let of = |step: &DateStep| {
        let (mut step, mut sign) = (step, 1);
        while let DateStep::Earliest(inner) = step {
            (step, sign) = (inner, -sign);
        }
        if let DateStep::Months(months, _) = step { sign * months } else { 0 }
    };
    shift.0.iter().map(of).max_by_key(|months| months.abs()).unwrap_or(0)
}
