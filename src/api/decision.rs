//! A decided case.

use std::fmt;
use std::sync::Arc;

use chrono::NaiveDate;

use super::{Comparison, Explanation, WhatWouldTurn};
use crate::eval;
use crate::facts::{GoalInputs, Items, goal_inputs, write_value};
use crate::law::Lang;
use crate::model::{self, Cell, Number, Type};

/// The answer to a goal for one case, with all there is to say about it. A copy costs nothing, and threads share it.
///
/// ```
/// # #[cfg(feature = "embedded")] {
/// use paragraf::{Answer, Facts, RuleBase};
///
/// let law = RuleBase::embedded().plan("2018-06-01")?;
/// let decision = law.decide("of_working_age", &Facts::new().with("applicant.born", "2000-06-01"))?;
/// assert_eq!(decision.answer(), Answer::Undetermined);
/// assert_eq!(decision.missing(), ["application.received"]);
/// # }
/// # Ok::<(), paragraf::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct Decision {
    pub(super) decision: Arc<eval::Decision>,
}

/// The answer to a goal.
///
/// ```
/// use paragraf::{Answer, Facts, RuleBase};
///
/// let rules = RuleBase::from_texts([("library.regel", r#"
///     act library_act { rank statute  title en "Library Act"  in force from 2000-01-01 }
///     entity loan en "the loan" { days_late : number en "days late" }
///     § 4
///     ledd 1 {
///         condition late holds when loan.days_late > 0
///         value fee : money = loan.days_late * 5 kr
///     }
/// "#)]);
/// let law = rules.plan("2020-01-01")?;
/// let answer = |goal: &str, facts: &Facts| law.decide(goal, facts).map(|decision| decision.answer());
///
/// let late = Facts::new().with("loan.days_late", 3);
/// assert_eq!(answer("late", &late)?, Answer::Yes);
/// assert_eq!(answer("late", &Facts::new())?, Answer::Undetermined);
/// match answer("fee", &late)? {
///     Answer::Value(fee) => assert_eq!(fee.to_string(), "15"),
///     other => panic!("a fee, and not {other:?}"),
/// }
/// # Ok::<(), paragraf::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Answer {
    /// It holds.
    Yes,
    /// It does not.
    No,
    /// What a rule that finds a value came to.
    Value(Value),
    /// It is open: facts are missing that can still change it; see [`Decision::missing`].
    Undetermined,
    /// The rules have no answer, as where a division is by nought or two norms conflict; the explanation tells why.
    NoAnswer,
}

/// A value that a rule found.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Value {
    /// A number, an amount in kroner, hours, a share of one.
    Number(Number),
    /// A date.
    Date(NaiveDate),
    /// A length of time; months and days are kept apart.
    Duration {
        /// Years and months, in months.
        months: i32,
        /// Weeks and days, in days.
        days: i32,
    },
    /// A choice or a text, as a facts file would hold it.
    Text(String),
    /// Periods, each with its first day and its last; one without an end has none.
    Periods(Vec<(NaiveDate, Option<NaiveDate>)>),
}

/// A way to read the law under which the answer would be another.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct OtherReading {
    /// The name of the text with room.
    pub reading: String,
    /// The alternative, beside the one that was chosen.
    pub alternative: String,
    /// The answer under it.
    pub answer: Answer,
}

impl Decision {
    pub(super) fn new(decision: eval::Decision) -> Decision {
        Decision { decision: Arc::new(decision) }
    }

    /// What the goal can ask for, which only a text about the decision needs.
    pub(super) fn inputs(&self) -> GoalInputs {
        goal_inputs(self.decision.plan.checked().book(), self.decision.goal)
    }

    /// The answer.
    pub fn answer(&self) -> Answer {
        self.answer_of(&self.decision.cell)
    }

    pub(super) fn answer_of(&self, cell: &Cell) -> Answer {
        let book = self.decision.plan.checked().book();
        let ty = book.rules.get(self.decision.goal.index()).map_or(Type::Truth, |rule| rule.ty);
        match cell {
            Cell::Unknown => Answer::Undetermined,
            Cell::Fault => Answer::NoAnswer,
            Cell::Known(model::Value::Truth(true)) => Answer::Yes,
            Cell::Known(model::Value::Truth(false)) => Answer::No,
            Cell::Known(value) => Answer::Value(match value {
                model::Value::Number(number) => Value::Number(*number),
                model::Value::Date(date) => Value::Date(*date),
                model::Value::Duration(length) => Value::Duration { months: length.months, days: length.days },
                model::Value::Period(period) => Value::Periods(vec![(period.from(), period.last())]),
                model::Value::Periods(periods) => Value::Periods(periods.list().iter().map(|own| (own.from(), own.last())).collect()),
                other => Value::Text(write_value(other.clone(), ty, book)),
            }),
        }
    }

    /// The facts that can still change the answer, where it is open: by name, and of an item of a list by the way to it, counted from 1, as
    /// `household.children[2].born`.
    pub fn missing(&self) -> Vec<String> {
        let book = self.decision.plan.checked().book();
        let items = Items::of(&self.decision.facts, book);
        let path = |own: &eval::Missing| own.of.and_then(|_| items.path(own.fact, own.of)).map(|path| path.to_string());
        let name = |own: &eval::Missing| book.facts.get(own.fact.index()).map(|fact| fact.name.to_string());
        self.decision.missing.iter().filter_map(|own| path(own).or_else(|| name(own))).collect()
    }

    /// The ways to read the law under which the answer would be another. Where there are none, it does not turn on how a text is read.
    pub fn turns_on(&self) -> Vec<OtherReading> {
        let book = self.decision.plan.checked().book();
        let turns = self.decision.turns.iter().filter_map(|turn| {
            let reading = book.readings.get(turn.reading.index())?;
            let alternative = reading.alternatives.get(usize::from(turn.alternative))?;
            Some(OtherReading {
                reading: reading.name.to_string(),
                alternative: alternative.name.to_string(),
                answer: self.answer_of(&turn.cell),
            })
        });
        turns.collect()
    }

    /// What of the case would turn the answer: to no where it is yes, to yes where it is no, to one where there is none. `None` where the
    /// answer is a value, or is open.
    pub fn what_would_turn(&self) -> Option<WhatWouldTurn> {
        WhatWouldTurn::of(self)
    }

    /// The reasons, in a language.
    pub fn explain(&self, lang: Lang) -> Explanation {
        Explanation::new(self, lang)
    }

    /// Where this decision and another of the same case part, such as that of the law with a bill.
    pub fn compare(&self, other: &Decision) -> Comparison {
        Comparison::new(self.clone(), other.clone())
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Value::Number(number) => match number.to_decimal() {
                Some(decimal) => decimal.fmt(f),
                None => {
                    let (numerator, denominator) = number.parts();
                    write!(f, "{numerator}/{denominator}")
                }
            },
            Value::Date(date) => date.fmt(f),
            Value::Duration { months, days: 0 } => write!(f, "{months} months"),
            Value::Duration { months: 0, days } => write!(f, "{days} days"),
            Value::Duration { months, days } => write!(f, "{months} months {days} days"),
            Value::Text(text) => f.write_str(text),
            Value::Periods(periods) => {
                for (at, (first, last)) in periods.iter().enumerate() {
                    write!(f, "{}{first} –", if at == 0 { "" } else { "; " })?;
                    last.iter().try_for_each(|last| write!(f, " {last}"))?;
                }
                Ok(())
            }
        }
    }
}
