//! Periods: their days, and what is asked of them.

use std::num::NonZeroU16;
use std::sync::Arc;

use super::FaultKind;
use super::answer::Open;
use super::run::Run;
use super::truth::Truth;
use crate::compile::{NONE, Slice};
use crate::model::periods::NoPeriod;
use crate::model::{CalendarUnit, Cell, Counting, Duration, End, Joining, Meeting, Period, PeriodPart, PeriodSet, Rounding, Value};
use crate::source::limits;

/// The days of a period or of a list of them.
type Days = Open<Arc<PeriodSet>>;

impl<const TRACE: bool> Run<'_, TRACE> {
    /// The days from a first to a last one.
    pub(super) fn through(&mut self, id: u32, first: u32, last: u32) -> Cell {
        let first = self.cell(first);
        let last = if last == NONE { None } else { Some(self.cell(last)) };
        let period = match (first, last) {
            (Cell::Fault, _) | (_, Some(Cell::Fault)) => return Cell::Fault,
            (Cell::Known(Value::Date(first)), None) => Period::of_days(first, None),
            (Cell::Known(Value::Date(first)), Some(Cell::Known(Value::Date(last)))) => Period::of_days(first, Some(last)),
            _ => return Cell::Unknown,
        };
        match period {
            Ok(period) => Cell::Known(Value::Period(period)),
            Err(NoPeriod::Backwards) => self.fault(id, FaultKind::Backwards),
            Err(NoPeriod::Empty | NoPeriod::NoDate(_)) => self.fault(id, FaultKind::DateOutOfRange),
        }
    }

    /// The calendar month or year that a day is in.
    pub(super) fn calendar_period(&mut self, id: u32, unit: CalendarUnit, day: u32) -> Cell {
        match self.cell(day) {
            Cell::Known(Value::Date(day)) => match Period::of_calendar(unit, day) {
                Ok(period) => Cell::Known(Value::Period(period)),
                Err(_) => self.fault(id, FaultKind::DateOutOfRange),
            },
            Cell::Fault => Cell::Fault,
            Cell::Known(_) | Cell::Unknown => Cell::Unknown,
        }
    }

    /// Periods joined, as a value.
    pub(super) fn joined(&mut self, joining: Joining, row: Slice) -> Cell {
        match self.days_joined(joining, row) {
            Open::Known(days) => Cell::Known(Value::Periods(days)),
            Open::Unknown => Cell::Unknown,
            Open::Fault => Cell::Fault,
        }
    }

    fn days_joined(&mut self, joining: Joining, row: Slice) -> Days {
        let plan = self.plan;
        let (mut joined, mut open): (Option<Arc<PeriodSet>>, _) = (None, None);
        for id in plan.row(row) {
            match (self.days(*id), &joined) {
                (Open::Known(days), None) => joined = Some(days),
                (Open::Known(days), Some(so_far)) => {
                    let handled = so_far.list().len() + days.list().len();
                    if self.is_exhausted_by_periods(*id, handled, TRACE) {
                        return Open::Fault;
                    }
                    joined = Some(Arc::new(match joining {
                        Joining::Union => so_far.union(&days),
                        Joining::Within => so_far.intersection(&days),
                        Joining::Without => so_far.difference(&days),
                    }));
                }
                (Open::Fault, _) => open = Some(Open::Fault),
                (Open::Unknown, _) => open = open.or(Some(Open::Unknown)),
            }
        }
        open.unwrap_or_else(|| Open::Known(joined.unwrap_or_default()))
    }

    /// The days of an expression that is a period or a list of them.
    fn days(&mut self, id: u32) -> Days {
        match self.cell(id) {
            Cell::Known(Value::Periods(days)) => Open::Known(days),
            Cell::Known(Value::Period(period)) => Open::Known(Arc::new(PeriodSet::of([period]))),
            Cell::Fault => Open::Fault,
            Cell::Known(_) | Cell::Unknown => Open::Unknown,
        }
    }

    /// Whether a period has a day or all days of another, or a day in common with it.
    pub(super) fn meets(&mut self, meeting: Meeting, left: u32, right: u32) -> Truth {
        let left = self.days(left);
        if meeting == Meeting::Contains && self.is_date(right) {
            return match (left, self.cell(right)) {
                (Open::Fault, _) | (_, Cell::Fault) => Truth::Fault,
                (Open::Known(days), Cell::Known(Value::Date(day))) => Truth::from(days.contains(day)),
                _ => Truth::Unknown,
            };
        }
        match (left, self.days(right)) {
            (Open::Fault, _) | (_, Open::Fault) => Truth::Fault,
            (Open::Unknown, _) | (_, Open::Unknown) => Truth::Unknown,
            (Open::Known(of_left), Open::Known(of_right))
                if self.is_exhausted_by_periods(right, of_left.list().len() + of_right.list().len(), false) =>
            {
                Truth::Fault
            }
            (Open::Known(left), Open::Known(right)) => Truth::from(match meeting {
                Meeting::Contains => right.difference(&left).is_empty(),
                Meeting::Overlaps => !left.intersection(&right).is_empty(),
            }),
        }
    }

    /// Counts periods that are gone through as work: a list of them is as long as the facts make it. Those kept in a trace count as steps of
    /// it. Whether one decision has done all it may.
    pub(super) fn is_exhausted_by_periods(&mut self, id: u32, periods: usize, kept: bool) -> bool {
        let each = if kept { limits::WORK / limits::TRACE_STEPS as u64 } else { 1 };
        self.memory.work = self.memory.work.saturating_add(each.saturating_mul(periods as u64));
        self.memory.is_exhausted_by_item(id)
    }

    fn is_date(&self, id: u32) -> bool {
        self.plan.checked.type_of(crate::model::ExprId(id)) == crate::model::Type::Date
    }

    /// What is asked of a period.
    pub(super) fn part_of(&mut self, id: u32, part: PeriodPart, of: u32, rounding: u32) -> Cell {
        let days = match self.days(of) {
            Open::Known(days) => days,
            Open::Unknown => return Cell::Unknown,
            Open::Fault => return Cell::Fault,
        };
        if self.is_exhausted_by_periods(of, days.list().len(), false) {
            return Cell::Fault;
        }
        let (first, last) = (days.list().first().copied(), days.list().last().copied());
        if part != PeriodPart::Day(End::First) && last.is_some_and(|last| last.last().is_none()) {
            return self.fault(id, FaultKind::Endless);
        }
        match part {
            PeriodPart::Days => Cell::Known(Value::Duration(Duration { months: 0, days: days.days() })),
            PeriodPart::Day(end) => {
                let day = match end {
                    End::First => first.map(Period::from),
                    End::Last => last.and_then(Period::last),
                };
                match day {
                    Some(day) => Cell::Known(Value::Date(day)),
                    None => self.fault(id, FaultKind::NoDays),
                }
            }
            PeriodPart::Months | PeriodPart::Years => {
                let Some(period) = first else { return self.fault(id, FaultKind::NoDays) };
                let size = if part == PeriodPart::Years { 12 } else { 1 };
                let whole = |rounding| {
                    let carry: Option<NonZeroU16> = None;
                    let months = period.length(Counting::Months { rounding, carry })?.months;
                    Ok(Value::Duration(Duration { months: months - months % size, days: 0 }))
                };
                let no_rounding = rounding == NONE;
                let ways = [Rounding::Down, Rounding::Up].map(|way| whole(Some(way)));
                self.rounded_date(id, rounding, |rounding| match (rounding, &ways) {
                    // The rounding is looked at only where it makes a difference.
                    (None, [down, up]) if down == up => down.clone(),
                    // Where nothing is said of it, a month is whole once it is so either way.
                    (None, [_, up]) if no_rounding => up.clone(),
                    (rounding, _) => whole(rounding),
                })
            }
        }
    }
}
