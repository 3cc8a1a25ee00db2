//! The conditions of a region, in words.

use std::sync::Arc;

use super::Goal;
use crate::explain::{date_words, value_words};
use crate::law::say;
use crate::model::{Duration, Number, Reading, Rulebook, Type, Unit, Value, calendar};
use crate::symbolic::{Compared, Condition, DateStep, Limit, Origin, Range, Shift, Subject};

impl<'d> Goal<'d> {
    /// A condition, in words.
    pub(super) fn condition(&self, condition: &Condition) -> String {
        let lang = self.lang;
        match condition {
            Condition::Reading(name, among) => {
                let reading = self.find(|book| book.readings.iter().find(|own| own.name == *name));
                let label = reading.map_or(&**name, |own| own.label.get(lang));
                say::told_as(lang, label, &*self.either(among.iter().map(|name| self.alternative(reading, name)).collect()))
            }
            Condition::Holds(subject, holds) if self.is_yes_or_no(subject) => {
                let answer = if *holds { say::yes(lang) } else { say::no(lang) };
                say::told_as(lang, &*self.subject(subject), answer)
            }
            // Of an age or a day it is that there is one.
            Condition::Holds(subject, answered) | Condition::Answered(subject, answered) => {
                let answer = if *answered { say::differ_answered(lang) } else { say::differ_unanswered(lang) };
                say::told_as(lang, &*self.subject(subject), answer)
            }
            Condition::Among(subject, among) => {
                let choices = among.iter().map(|name| self.choice(subject, name)).collect();
                say::told_as(lang, &*self.subject(subject), &*self.either(choices))
            }
            Condition::Within(compared, ranges) => {
                if let Some(words) = self.reckoned(compared, ranges).or_else(|| self.of_both(compared, ranges)) {
                    return words;
                }
                let words = match ranges.as_slice() {
                    [(None, Some(Limit::Number(below, true))), (Some(Limit::Number(above, false)), None)] if below == above => {
                        say::differ_not(lang, &*self.number(compared, *below))
                    }
                    ranges => self.either(ranges.iter().map(|range| self.range(compared, range)).collect()),
                };
                say::told_as(lang, &*self.compared(compared), &*words)
            }
        }
    }

    /// The first that one of the versions has.
    fn find<T>(&self, of: impl Fn(&'d Rulebook) -> Option<T>) -> Option<T> {
        (0..2).find_map(|version| of(self.book(version)))
    }

    fn alternative(&self, reading: Option<&Reading>, name: &Arc<str>) -> String {
        let own = reading.and_then(|reading| reading.alternatives.iter().find(|own| own.name == *name));
        own.map_or_else(|| name.to_string(), |own| own.label.get(self.lang).to_owned())
    }

    fn choice(&self, subject: &Subject, name: &Arc<str>) -> String {
        let label = self.find(|book| match self.type_of(subject, book)? {
            Type::Choice(list) => book.choices.get(list.index())?.choices.iter().find(|own| own.name == *name),
            _ => None,
        });
        label.map_or_else(|| name.to_string(), |own| own.label.get(self.lang).to_owned())
    }

    fn type_of(&self, subject: &Subject, book: &Rulebook) -> Option<Type> {
        match subject {
            Subject::Fact(name) => book.facts.iter().find(|fact| fact.name == *name).map(|fact| fact.ty),
            Subject::Term(origin) | Subject::Sure(origin) | Subject::Unanswered(origin) => {
                self.plans.get(origin.version).map(|plan| plan.checked().type_of(origin.expr))
            }
        }
    }

    /// Whether a condition says no more than that something has an answer.
    pub(super) fn is_of_an_answer(&self, condition: &Condition) -> bool {
        match condition {
            Condition::Answered(_, answered) => *answered,
            Condition::Holds(subject, answered) => *answered && !self.is_yes_or_no(subject),
            Condition::Reading(..) | Condition::Among(..) | Condition::Within(..) => false,
        }
    }

    fn is_yes_or_no(&self, subject: &Subject) -> bool {
        let ty = self.find(|book| self.type_of(subject, book));
        ty.is_none_or(|ty| ty == Type::Truth)
    }

    /// A fact by its label.
    pub(super) fn fact_words(&self, name: &Arc<str>) -> String {
        self.subject(&Subject::Fact(name.clone()))
    }

    /// What a condition speaks of.
    pub(super) fn subject(&self, subject: &Subject) -> String {
        self.subject_by(subject, &|origin| self.term(origin))
    }

    /// What a condition speaks of, with the words of its term.
    pub(super) fn subject_by(&self, subject: &Subject, term: &dyn Fn(Origin) -> String) -> String {
        match subject {
            Subject::Fact(name) => {
                let fact = self.find(|book| book.facts.iter().find(|fact| fact.name == *name));
                fact.map_or_else(|| name.to_string(), |fact| fact.label.get(self.lang).to_owned())
            }
            Subject::Term(origin) => term(*origin),
            Subject::Sure(origin) => say::differ_sure(self.lang, &*term(*origin)),
            Subject::Unanswered(origin) => say::differ_without_answer(self.lang, &*term(*origin)),
        }
    }

    pub(super) fn compared(&self, compared: &Compared) -> String {
        match compared {
            Compared::Number(terms) => self.sum(terms, &|subject| self.subject(subject)),
            Compared::Day(subject) => self.subject(subject),
            Compared::Apart(_, second) => self.subject(second),
            Compared::Age(_, on) => say::differ_age(self.lang, &*self.subject(on)),
        }
    }

    /// A sum of quantities.
    pub(super) fn sum(&self, terms: &[(Subject, Number)], words: &dyn Fn(&Subject) -> String) -> String {
        let mut out = String::new();
        for (at, (subject, factor)) in terms.iter().enumerate() {
            let negative = *factor < Number::ZERO;
            out.push_str(match (at, negative) {
                (0, false) => "",
                (0, true) => "−",
                (_, false) => " + ",
                (_, true) => " − ",
            });
            let factor = if negative { factor.negated() } else { *factor };
            if factor != Number::whole(1) {
                out.push_str(&value_words(Value::Number(factor), Type::Quantity(Unit::Plain), self.book(0), self.lang));
                out.push_str(" × ");
            }
            out.push_str(&words(subject));
        }
        out
    }

    pub(super) fn range(&self, compared: &Compared, (low, high): &Range) -> String {
        let lang = self.lang;
        match (low, high) {
            (None, None) => say::differ_any(lang).to_owned(),
            // Who is born on 29 February reaches the age on one day by one rounding, and on the next by the other.
            (Some(Limit::Age(low)), Some(Limit::Age(high))) if low == high => {
                say::differ_leap(lang, &*low.to_string(), &*(low - 1).to_string())
            }
            (Some(Limit::Age(low)), Some(Limit::Age(high))) if low + 1 == *high => low.to_string(),
            (Some(Limit::Age(low)), Some(Limit::Age(high))) => say::differ_between(lang, &*low.to_string(), &*(high - 1).to_string()),
            (Some(Limit::Number(low, true)), Some(Limit::Number(high, false))) if low == high => self.number(compared, *low),
            (Some(Limit::Day(low)), Some(Limit::Day(high))) => match calendar::previous(*high) {
                Ok(last) if last == *low => date_words(*low, lang),
                Ok(last) => say::differ_between(lang, &*date_words(*low, lang), &*date_words(last, lang)),
                Err(_) => say::differ_from(lang, &*date_words(*low, lang)),
            },
            (Some(low @ Limit::Shift(_)), Some(high)) if day_before(high).as_ref() == Some(low) => {
                say::differ_same_day(lang, &*self.limit(compared, low))
            }
            (Some(low), Some(high)) => {
                let (low, high) = (self.from(compared, low), self.until(compared, high));
                say::differ_both(lang, &*low, &*high)
            }
            (Some(low), None) => self.from(compared, low),
            (None, Some(high)) => self.until(compared, high),
        }
    }

    /// A lower limit.
    pub(super) fn from(&self, compared: &Compared, limit: &Limit) -> String {
        if let Some(last) = day_before(limit) {
            return say::differ_later_than(self.lang, &*self.limit(compared, &last));
        }
        let words = self.limit(compared, limit);
        match limit {
            Limit::Number(_, false) => say::differ_above(self.lang, &*words),
            Limit::Number(_, true) | Limit::Age(_) => say::differ_at_least(self.lang, &*words),
            Limit::Day(_) | Limit::Shift(_) => say::differ_from(self.lang, &*words),
        }
    }

    /// An upper limit.
    pub(super) fn until(&self, compared: &Compared, limit: &Limit) -> String {
        if let Some(last) = day_before(limit) {
            return say::differ_at_latest(self.lang, &*self.limit(compared, &last));
        }
        let words = self.limit(compared, limit);
        match limit {
            // What is not above a number is at most that number.
            Limit::Number(_, false) => say::differ_at_most(self.lang, &*words),
            Limit::Number(_, true) | Limit::Age(_) => say::differ_below(self.lang, &*words),
            Limit::Day(_) | Limit::Shift(_) => say::differ_before(self.lang, &*words),
        }
    }

    fn limit(&self, compared: &Compared, limit: &Limit) -> String {
        match limit {
            Limit::Number(number, _) => self.number(compared, *number),
            Limit::Day(day) => date_words(*day, self.lang),
            Limit::Age(years) => years.to_string(),
            Limit::Shift(shift) => {
                let first = match compared {
                    Compared::Apart(first, _) | Compared::Age(first, _) => self.subject(first),
                    Compared::Number(_) | Compared::Day(_) => String::new(),
                };
                self.shifted(shift, first)
            }
        }
    }

    pub(super) fn number(&self, compared: &Compared, number: Number) -> String {
        let ty = match compared {
            Compared::Number(terms) => terms.first().and_then(|(subject, _)| self.find(|book| self.type_of(subject, book))),
            _ => None,
        };
        let (value, ty) = match ty {
            Some(ty @ (Type::Months | Type::Days)) => {
                let whole = number.to_whole().and_then(|whole| i32::try_from(whole).ok()).unwrap_or(0);
                let months = ty == Type::Months;
                let length = Duration { months: if months { whole } else { 0 }, days: if months { 0 } else { whole } };
                (Value::Duration(length), ty)
            }
            Some(ty @ Type::Quantity(_)) => (Value::Number(number), ty),
            _ => (Value::Number(number), Type::Quantity(Unit::Plain)),
        };
        value_words(value, ty, self.book(0), self.lang)
    }

    pub(super) fn either(&self, words: Vec<String>) -> String {
        let lang = self.lang;
        let mut out = String::new();
        for (at, own) in words.iter().enumerate() {
            if at > 0 {
                out.push_str(if at + 1 == words.len() { say::or(lang) } else { say::comma(lang) });
            }
            out.push_str(own);
        }
        out
    }
}

/// Of a day that is the one after another, that other.
fn day_before(limit: &Limit) -> Option<Limit> {
    let Limit::Shift(Shift(steps)) = limit else { return None };
    let (DateStep::Days(1), rest) = steps.split_last()? else { return None };
    Some(Limit::Shift(Shift(rest.to_vec())))
}
