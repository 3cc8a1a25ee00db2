//! Periods in words.

use super::Ctx;
use super::phrase::{Scale, Wanted};
use super::words::listed;
use crate::model::{Cell, End, ExprId, ExprKind, Joining, Meeting, PeriodPart, Stretch, Type, Value};

impl Ctx<'_> {
    /// «fra 5 år før salget til og med dagen for salget»; of two dates as written, the period itself.
    pub(super) fn through(&self, first: ExprId, last: Option<ExprId>) -> String {
        let day = |id: ExprId| match self.kind(id) {
            Some(ExprKind::Value(Value::Date(day), _)) => Some(*day),
            _ => None,
        };
        let written = match last {
            Some(last) => day(first).zip(day(last)).map(|(first, last)| Stretch::of_days(first, Some(last))),
            None => day(first).map(|first| Stretch::of_days(first, None)),
        };
        if let Some(Ok(stretch)) = written {
            return self.value_scaled(Value::Period(stretch), Type::Period, Scale::default());
        }
        let start = format!("{} {}", self.pick("fra", "from"), self.whole(first));
        match last {
            Some(last) => format!("{start} {} {}", self.pick("til og med", "up to and including"), self.whole(last)),
            None => format!("{start} {}", self.pick("og framover", "onwards")),
        }
    }

    /// «botid innenfor perioden før salget»
    pub(super) fn joined(&self, joining: Joining, list: &[ExprId]) -> String {
        // «a innenfor b utenom c» is read from the left, as it is reckoned.
        let part = |(at, id): (usize, &ExprId)| match self.kind(*id) {
            Some(ExprKind::Joined(Joining::Within | Joining::Without, _)) if at == 0 && joining != Joining::Union => self.label(*id),
            _ => self.stretch(*id),
        };
        let words: Vec<String> = list.iter().enumerate().map(part).collect();
        match joining {
            Joining::Union => format!("{} {}", listed(&words, self.pick("og", "and")), self.pick("til sammen", "together")),
            Joining::Within => words.join(self.pick(" innenfor ", " within ")),
            Joining::Without => words.join(self.pick(" utenom ", " without ")),
        }
    }

    /// «dager i botid», «siste dag i botid»
    pub(super) fn part_of(&self, part: PeriodPart, of: ExprId) -> String {
        let words = match part {
            PeriodPart::Days => self.pick("dager i", "days in"),
            PeriodPart::Months => self.pick("hele måneder i", "whole months in"),
            PeriodPart::Years => self.pick("hele år i", "whole years in"),
            PeriodPart::Day(End::First) => self.pick("første dag i", "the first day of"),
            PeriodPart::Day(End::Last) => self.pick("siste dag i", "the last day of"),
        };
        match self.kind(of) {
            Some(ExprKind::Joined(Joining::Within | Joining::Without, _)) => format!("{words} {}", self.label(of)),
            _ => format!("{words} {}", self.stretch(of)),
        }
    }

    /// A period as a part of other words: «tiden fra 5 år før salget og framover».
    fn stretch(&self, id: ExprId) -> String {
        let words = self.label(id);
        match self.kind(id) {
            Some(ExprKind::Through { .. }) if words.starts_with(self.pick("fra ", "from ")) => {
                format!("{} {words}", self.pick("tiden", "the time"))
            }
            Some(ExprKind::Through { .. }) => words,
            _ => self.whole(id),
        }
    }

    /// «salgsdagen er innenfor botid», «visning har dager felles med botid»
    pub(super) fn meets(&self, meeting: Meeting, [left, right]: [ExprId; 2], denied: bool) -> String {
        let verb = match meeting {
            Meeting::Contains => self.pick("er", "is"),
            Meeting::Overlaps => self.pick("har", "has"),
        };
        format!("{} {verb} {} {}", self.label(right), self.meeting(meeting, denied), self.label(left))
    }

    /// What a period must have to do with another.
    fn meeting(&self, meeting: Meeting, denied: bool) -> &'static str {
        match (meeting, denied) {
            (Meeting::Contains, false) => self.pick("innenfor", "within"),
            (Meeting::Contains, true) => self.pick("ikke innenfor", "not within"),
            (Meeting::Overlaps, false) => self.pick("dager felles med", "days in common with"),
            (Meeting::Overlaps, true) => self.pick("ingen dager felles med", "no days in common with"),
        }
    }

    /// «salgsdagen er 1. mars 2018; kravet er innenfor 1. januar 2018–31. mars 2018 (botid)»
    pub(super) fn met(&self, step: usize, meeting: Meeting, [left, right]: [ExprId; 2], denied: bool, wanted: Wanted) -> String {
        let found = Some(self.found_of(step, left).unwrap_or((step, Cell::Unknown)));
        let limit = format!("{} {}", self.meeting(meeting, denied), self.bound(left, found, Scale::default()));
        self.against(step, right, Scale::default(), &limit, wanted)
    }
}
