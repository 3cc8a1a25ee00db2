//! The conditions of a region in one case, by their own words alone: not by the diagram they come from.

use paragraf::facts::Facts;
use paragraf::model::{Cell, FactId, Number, Rounding, Rulebook, Value, calendar};
use paragraf::symbolic::{Compared, Condition, Limit, Subject};

/// A case by the names of its facts. Ages are rounded as the act of the case rounds dates.
pub struct Named<'c> {
    pub book: &'c Rulebook,
    pub facts: &'c Facts,
    /// How birthdays are rounded, if anything says how.
    pub rounding: Option<Rounding>,
}

impl Named<'_> {
    /// Whether all conditions are met; `None` where one speaks of more than facts that are given.
    pub fn meets(&self, conditions: &[Condition]) -> Option<bool> {
        conditions.iter().try_fold(true, |all, own| Some(self.meets_one(own)? && all))
    }

    fn meets_one(&self, condition: &Condition) -> Option<bool> {
        match condition {
            Condition::Holds(subject, holds) => match self.value(subject)? {
                Value::Truth(truth) => Some(truth == *holds),
                _ => None,
            },
            Condition::Among(Subject::Fact(name), names) => {
                let (at, fact) = (0..).map(FactId).zip(&self.book.facts).find(|(_, fact)| fact.name == *name)?;
                let (Cell::Known(Value::Choice(choice)), paragraf::model::Type::Choice(list)) = (self.facts.get(at), fact.ty) else {
                    return None;
                };
                Some(names.contains(&self.book.choices[list.index()].choices[usize::from(choice)].name))
            }
            Condition::Within(compared, ranges) => {
                let beyond = |limit: &Limit| self.beyond(compared, limit);
                ranges.iter().try_fold(false, |any, (low, high)| {
                    let low = low.as_ref().map_or(Some(true), beyond)?;
                    let high = high.as_ref().map_or(Some(false), beyond)?;
                    Some(any || low && !high)
                })
            }
            Condition::Reading(..) | Condition::Answered(..) | Condition::Among(..) => None,
        }
    }

    /// Whether what is compared lies at a limit, or beyond it.
    fn beyond(&self, compared: &Compared, limit: &Limit) -> Option<bool> {
        Some(match (compared, limit) {
            (Compared::Number(terms), Limit::Number(limit, at)) => {
                let sum = terms.iter().try_fold(Number::ZERO, |sum, (subject, factor)| {
                    let own = match self.value(subject)? {
                        Value::Number(number) => number,
                        Value::Date(day) => Number::whole(i64::from(calendar::number(day))),
                        _ => return None,
                    };
                    sum.plus(own.times(*factor)?)
                })?;
                if *at { sum >= *limit } else { sum > *limit }
            }
            (Compared::Day(subject), Limit::Day(day)) => self.day(subject)? >= *day,
            (Compared::Age(born, on), Limit::Age(years)) => calendar::age(self.day(born)?, self.day(on)?, self.rounding).ok()? >= *years,
            _ => return None,
        })
    }

    fn day(&self, subject: &Subject) -> Option<chrono::NaiveDate> {
        match self.value(subject)? {
            Value::Date(day) => Some(day),
            _ => None,
        }
    }

    fn value(&self, subject: &Subject) -> Option<Value> {
        let Subject::Fact(name) = subject else { return None };
        let at = (0..).map(FactId).zip(&self.book.facts).find(|(_, fact)| fact.name == *name)?.0;
        self.facts.get(at).known().cloned()
    }
}
