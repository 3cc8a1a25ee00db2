//! Functions from day to day by number: what each makes of a day, and whether it leads to a later day from every day, each worked out once.

use std::cell::RefCell;

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
    advancing: FxHashMap<Shift, bool>,
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
        if let Some(found) = known.applied.get(&(number, day)) {
            return *found;
        }
        let shift = known.shifts.get(number.0 as usize)?;
        let found = calendar::of_number(day).and_then(|day| shift.apply(day)).map(calendar::number);
        if known.applied.len() >= REMEMBERED {
            known.applied.clear();
        }
        known.applied.insert((number, day), found);
        found
    }

    /// Whether a function is known to lead to a later day from every day.
    pub(in crate::symbolic) fn advances(&self, once: Shift) -> bool {
        let known = &mut *self.0.borrow_mut();
        if let Some(found) = known.advancing.get(&once) {
            return *found;
        }
        let found = once.always_advances();
        known.advancing.insert(once, found);
        found
    }
}
