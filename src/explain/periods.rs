//! The wording of periods.

use super::Ctx;
use super::fragment::{Fragment, Joint, Scale};
use super::phrase::Wanted;
use super::say;
use super::seen::Seen;
use crate::model::{CalendarUnit, Cell, End, ExprId, ExprKind, Joining, Meeting, Period, PeriodPart, Type, Value};

impl<'a> Ctx<'a> {
    /// The period of two literal dates, if both are literals.
    fn written_period(&self, first: ExprId, last: Option<ExprId>) -> Option<Period> {
        let day = |id: ExprId| match self.kind(id) {
            Some(ExprKind::Value(Value::Date(day), _)) => Some(*day),
            _ => None,
        };
        let written = match last {
            Some(last) => day(first).zip(day(last)).map(|(first, last)| Period::of_days(first, Some(last))),
            None => day(first).map(|first| Period::of_days(first, None)),
        };
        written?.ok()
    }

    /// «fra 5 år før salget til og med dagen for salget». Two literal dates are shown as a period.
    pub(super) fn through(&self, first: Seen, last: Option<Seen>) -> Fragment<'a> {
        if let Some(period) = self.written_period(first.id(), last.map(Seen::id)) {
            return Fragment::Value(Value::Period(period), Type::Period, Scale::default());
        }
        match last {
            Some(last) => say::through(self.whole(first), self.whole(last)),
            None => say::onwards(self.whole(first)),
        }
    }

    /// «kalendermåneden for salgsdagen»
    pub(super) fn calendar_period(&self, unit: CalendarUnit, day: Seen) -> Fragment<'a> {
        match unit {
            CalendarUnit::Month => say::calendar_month(self.whole(day)),
            CalendarUnit::Year => say::calendar_year(self.whole(day)),
        }
    }

    /// «botid innenfor perioden før salget»
    pub(super) fn joined(&self, seen: Seen, joining: Joining, list: &[ExprId]) -> Fragment<'a> {
        // «a innenfor b utenom c» is read from left to right, in the order of evaluation.
        let part = |(at, id): (usize, &ExprId)| match self.kind(*id) {
            Some(ExprKind::Joined(Joining::Within | Joining::Without, _)) if at == 0 && joining != Joining::Union => {
                self.label(self.part(seen, *id))
            }
            _ => self.period(self.part(seen, *id)),
        };
        let parts = list.iter().enumerate().map(part).collect();
        match joining {
            Joining::Union => say::together(Fragment::list(Joint::And, parts)),
            Joining::Within => Fragment::list(Joint::Within, parts),
            Joining::Without => Fragment::list(Joint::Without, parts),
        }
    }

    /// «dager i botid», «siste dag i botid»
    pub(super) fn part_of(&self, part: PeriodPart, of: Seen) -> Fragment<'a> {
        let period = match self.kind(of.id()) {
            Some(ExprKind::Joined(Joining::Within | Joining::Without, _)) => self.label(of),
            _ => self.period(of),
        };
        match part {
            PeriodPart::Days => say::part_days(period),
            PeriodPart::Months => say::part_months(period),
            PeriodPart::Years => say::part_years(period),
            PeriodPart::Day(End::First) => say::first_day_of(period),
            PeriodPart::Day(End::Last) => say::last_day_of(period),
        }
    }

    /// A period as part of other words: «tiden fra 5 år før salget og framover».
    fn period(&self, seen: Seen) -> Fragment<'a> {
        match self.kind(seen.id()) {
            // Two literal dates are shown as the days themselves.
            Some(ExprKind::Through { first, last }) => match self.written_period(*first, *last).filter(|own| own.last().is_some()) {
                Some(_) => self.label(seen),
                None => say::the_time(self.label(seen)),
            },
            Some(ExprKind::CalendarPeriod(..)) => self.label(seen),
            _ => self.whole(seen),
        }
    }

    /// «salgsdagen er innenfor botid», «visning har dager felles med botid»
    pub(super) fn meets(&self, meeting: Meeting, [left, right]: [Seen; 2], denied: bool) -> Fragment<'a> {
        // «tiden fra … til …», where no other words say that it is a time.
        let side = |seen: Seen| match self.kind(seen.id()) {
            Some(ExprKind::Through { .. }) => self.period(seen),
            _ => self.label(seen),
        };
        let (left, right) = (side(left), side(right));
        match (meeting, denied) {
            (Meeting::Contains, false) => say::meets_within(right, left),
            (Meeting::Contains, true) => say::meets_not_within(right, left),
            (Meeting::Overlaps, false) => say::meets_overlap(right, left),
            (Meeting::Overlaps, true) => say::meets_no_overlap(right, left),
        }
    }

    /// «salgsdagen er 1. mars 2018; kravet er innenfor 1. januar 2018–31. mars 2018 (botid)»
    pub(super) fn met(&self, whole: Seen, meeting: Meeting, [left, right]: [ExprId; 2], denied: bool, wanted: Wanted) -> Fragment<'a> {
        if meeting == Meeting::Overlaps {
            return self.overlap(whole, [left, right], denied, wanted);
        }
        let period = self.bound(whole, left, true, Scale::default());
        let limit = if denied { say::not_within_period(period) } else { say::within_period(period) };
        self.against(whole, right, Scale::default(), limit, wanted)
    }

    /// «kalendermåneden er 1. juni 2018–30. juni 2018, med minst én dag i tidsrommet (fra 1. januar 2018)»
    fn overlap(&self, whole: Seen, [left, right]: [ExprId; 2], denied: bool, wanted: Wanted) -> Fragment<'a> {
        let told = |id: ExprId| {
            let seen = self.part(whole, id);
            let label = if matches!(self.kind(id), Some(ExprKind::Through { .. })) { self.period(seen) } else { self.label(seen) };
            let value = Some(self.cell_of(seen)).filter(|cell| cell.known().is_some());
            (label, value.map(|cell| self.told_value(&cell, id, Scale::default())))
        };
        let period = match told(left) {
            (label, Some(value)) if !self.is_written_period(left) => say::with_note(label, value),
            (label, _) => label,
        };
        match (self.cell_of(whole), told(right)) {
            (Cell::Known(Value::Truth(holds)), (label, Some(value))) => {
                let is = say::is(label, value);
                if holds { say::with_a_day_in(is, period) } else { say::without_a_day_in(is, period) }
            }
            _ => {
                let limit = if denied { say::no_days_in_common(period) } else { say::days_in_common(period) };
                self.against(whole, right, Scale::default(), limit, wanted)
            }
        }
    }

    fn is_written_period(&self, id: ExprId) -> bool {
        matches!(self.kind(id), Some(ExprKind::Through { first, last }) if self.written_period(*first, *last).is_some())
    }
}
