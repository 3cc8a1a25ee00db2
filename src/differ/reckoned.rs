//! Dates that are reckoned from others, in words: "25 years after the date of birth: later than the first day of the month".

use super::Goal;
use crate::explain::value_words;
use crate::law::say;
use crate::model::{CalendarUnit, Duration, End, Type, Value};
use crate::symbolic::{Compared, DateStep, Limit, Range, Shift, Subject};

impl Goal<'_> {
    /// Two dates of which the second is held against the earliest day that something reckoned from it must reach: told of what is reckoned.
    pub(super) fn reckoned(&self, compared: &Compared, ranges: &[Range]) -> Option<String> {
        let Compared::Apart(_, second) = compared else { return None };
        let part = |limit: &Option<Limit>| match limit {
            Some(Limit::Shift(shift)) => Some(Some(parted(shift))),
            None => Some(None),
            Some(_) => None,
        };
        let parts: Vec<[Option<Parted>; 2]> =
            ranges.iter().map(|(low, high)| Some([part(low)?, part(high)?])).collect::<Option<Vec<_>>>()?;
        let reckonings: Vec<&[DateStep]> = parts.iter().flatten().flatten().map(|own| own.reckoned.as_slice()).collect();
        let first = reckonings.first().filter(|own| !own.is_empty())?;
        if reckonings.iter().all(|own| own == first) {
            let words = parts.iter().map(|[low, high]| self.range(compared, &(limit(low), limit(high)))).collect();
            return Some(say::told_as(self.lang, &*self.reckoned_from(second, first), &*self.either(words)));
        }
        // Within two limits that are reckoned in two ways.
        let [[Some(low), Some(high)]] = parts.as_slice() else { return None };
        let from = self.from(compared, &Limit::Shift(low.rest.clone()));
        let until = self.until(compared, &Limit::Shift(high.rest.clone()));
        let of = |part: &Parted, words: &str| say::told_as(self.lang, &*self.reckoned_from(second, &part.reckoned), words);
        Some(format!("{}{}{}", of(low, &from), say::semicolon(self.lang), of(high, &until)))
    }

    fn reckoned_from(&self, date: &Subject, steps: &[DateStep]) -> String {
        steps.iter().fold(self.subject(date), |words, own| self.moved(own, &words, false))
    }

    /// A day reckoned from another: "24 months after start".
    pub(super) fn shifted(&self, shift: &Shift, first: String) -> String {
        shift.0.iter().fold(first, |words, own| self.moved(own, &words, false))
    }

    fn moved(&self, own: &DateStep, words: &str, back: bool) -> String {
        let lang = self.lang;
        let length = |months: i32, days: i32, ty: Type| {
            let length = Duration { months: months.abs(), days: days.abs() };
            value_words(Value::Duration(length), ty, self.book(0), lang)
        };
        let told = |amount: i32, length: String| {
            if (amount < 0) == back { say::differ_after(lang, &*length, words) } else { say::differ_earlier(lang, &*length, words) }
        };
        match own {
            DateStep::Days(days) => told(*days, length(0, *days, Type::Days)),
            DateStep::Months(months, _) => told(*months, length(*months, 0, Type::Months)),
            DateStep::Calendar(unit, end) => {
                let of = match unit {
                    CalendarUnit::Month => say::calendar_month(lang, words),
                    CalendarUnit::Year => say::calendar_year(lang, words),
                };
                match end {
                    End::First => say::first_day_of(lang, &*of),
                    End::Last => say::last_day_of(lang, &*of),
                }
            }
            DateStep::Earliest(of) => self.moved(of, words, !back),
        }
    }
}

/// A limit as what is reckoned from the second date, and the rest, which is held against it.
struct Parted {
    reckoned: Vec<DateStep>,
    rest: Shift,
}

/// A date is not before the earliest day that a step takes to another where the step takes it no less far.
fn parted(shift: &Shift) -> Parted {
    let (mut rest, mut reckoned) = (shift.0.clone(), Vec::new());
    while let Some(DateStep::Earliest(of)) = rest.last() {
        reckoned.push((**of).clone());
        rest.pop();
    }
    Parted { reckoned, rest: Shift(rest) }
}

fn limit(part: &Option<Parted>) -> Option<Limit> {
    part.as_ref().map(|own| Limit::Shift(own.rest.clone()))
}
