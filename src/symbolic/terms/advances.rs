//! Functions from day to day by number: what each makes of a day, and the days from which it leads to no later one, worked out once.

use std::cell::RefCell;
use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::shift::Shift;
use crate::model::calendar;

/// The number of a function.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(in crate::symbolic) struct ShiftNumber(u32);

/// A cut of an axis, by their places, as a lower limit or an upper one.
pub(in crate::symbolic) type LimitOf = (usize, usize, bool);

/// The most days of all functions that are remembered: some 30 MiB.
const REMEMBERED: usize = 1_000_000;

/// Functions from day to day, each once.
#[derive(Debug, Default)]
pub(in crate::symbolic) struct Shifts(RefCell<Known>);

#[derive(Debug, Default)]
struct Known {
    shifts: Vec<Shift>,
    numbers: FxHashMap<Shift, ShiftNumber>,
    limits: FxHashMap<LimitOf, ShiftNumber>,
    applied: FxHashMap<(ShiftNumber, i32), Option<i32>>,
    rests: FxHashMap<Shift, Rests>,
}

/// The days from which a function leads to no later one, as far as they have been looked for.
#[derive(Debug, Default)]
struct Rests {
    /// Whether it is known to have none.
    never: bool,
    /// Each, with the day from which on there is none before it.
    days: BTreeMap<i32, i32>,
    /// From this day to that there is none.
    none: (i32, i32),
}

impl Shifts {
    /// The number of a function.
    pub(in crate::symbolic) fn number(&self, shift: Shift) -> ShiftNumber {
        let known = &mut *self.0.borrow_mut();
        if let Some(number) = known.numbers.get(&shift) {
            return *number;
        }
        let number = ShiftNumber(u32::try_from(known.shifts.len()).unwrap_or(u32::MAX));
        known.shifts.push(shift.clone());
        known.numbers.insert(shift, number);
        number
    }

    /// The number of the function that a limit is, which is made where it is not known.
    pub(in crate::symbolic) fn of_limit(&self, limit: LimitOf, make: impl FnOnce() -> Shift) -> ShiftNumber {
        if let Some(number) = self.0.borrow().limits.get(&limit) {
            return *number;
        }
        let number = self.number(make());
        self.0.borrow_mut().limits.insert(limit, number);
        number
    }

    /// Cuts have other places in each round.
    pub(in crate::symbolic) fn forget_limits(&self) {
        self.0.borrow_mut().limits.clear();
    }

    /// The function of a number.
    pub(in crate::symbolic) fn shift(&self, number: ShiftNumber) -> Option<Shift> {
        self.0.borrow().shifts.get(number.0 as usize).cloned()
    }

    /// The day that a function makes of a day; `None` beyond the calendar.
    pub(in crate::symbolic) fn apply(&self, number: ShiftNumber, day: i32) -> Option<i32> {
        let known = &mut *self.0.borrow_mut();
        let shift = known.shifts.get(number.0 as usize)?;
        if let Some(days) = shift.days() {
            let inside = |day: &i32| calendar::of_number(*day).is_some();
            return Some(day).filter(inside)?.checked_add(days).filter(inside);
        }
        if let Some(found) = known.applied.get(&(number, day)) {
            return *found;
        }
        let found = calendar::of_number(day).and_then(|day| shift.apply(day)).map(calendar::number);
        if known.applied.len() >= REMEMBERED {
            known.applied.clear();
        }
        known.applied.insert((number, day), found);
        found
    }

    /// The first day, from a day on, from which a function leads to no later one. `Err(true)` if there is none up to the last day;
    /// `Err(false)` beyond the calendar, where nothing is known.
    pub(in crate::symbolic) fn next_rest(&self, once: &Shift, day: i32, last: i32) -> Result<i32, bool> {
        let known = &mut *self.0.borrow_mut();
        let rests = known.rests.entry(once.clone()).or_insert_with(|| Rests { never: once.always_advances(), ..Rests::default() });
        if rests.never || day >= rests.none.0 && last <= rests.none.1 {
            return Err(true);
        }
        let mut at = day;
        while at <= last {
            let looked_at = rests.days.range(at..).next().filter(|(_, from)| **from <= at);
            let next = match looked_at {
                Some((rest, _)) => *rest,
                None => calendar::of_number(at).and_then(|day| once.apply(day)).map(calendar::number).ok_or(false)?,
            };
            if looked_at.is_some() || next <= at {
                let rest = next.max(at);
                let from = rests.days.entry(rest).or_insert(day);
                *from = day.min(*from);
                return if rest <= last { Ok(rest) } else { Err(true) };
            }
            // The function never decreases: no day on the way to where it leads is one of rest.
            at = next;
        }
        rests.none = (day, last);
        Err(true)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Rounding;
    use crate::symbolic::terms::shift::DateStep;
    use chrono::NaiveDate;

    fn day(year: i32, month: u32, day: u32) -> i32 {
        calendar::number(NaiveDate::from_ymd_opt(year, month, day).unwrap())
    }

    /// Eighteen years after a birth, once to the last day of February and once to the first of March: only who is born on 29 February has a
    /// day between the two.
    #[test]
    fn days_of_rest_are_those_of_a_search_day_by_day() {
        let up = Shift::none().then(DateStep::Months(216, Rounding::Up));
        let down = Shift::none().then(DateStep::Months(216, Rounding::Down));
        let once = down.then(DateStep::Days(1)).followed_by(&up.earliest());
        let shifts = Shifts::default();
        let (first, last) = (day(1997, 1, 1), day(2012, 12, 31));
        assert_eq!(shifts.next_rest(&once, day(2001, 1, 1), day(2003, 12, 31)), Err(true));
        assert_eq!(shifts.next_rest(&once, day(2001, 1, 1), last), Ok(day(2004, 2, 29)));
        for from in (first..=last).rev().step_by(7) {
            let rests = |at: &i32| calendar::number(once.apply(calendar::of_number(*at).unwrap()).unwrap()) <= *at;
            assert_eq!(shifts.next_rest(&once, from, last).ok(), (from..=last).find(rests), "from {from}");
        }
    }

    #[test]
    fn a_function_that_always_leads_on_has_no_day_of_rest() {
        let once = Shift::none().then(DateStep::Months(1, Rounding::Down)).then(DateStep::Days(-27));
        assert_eq!(Shifts::default().next_rest(&once, day(2001, 1, 1), day(2001, 12, 31)), Err(true));
    }
}
