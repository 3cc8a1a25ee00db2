//! An answer of one version in one case, as it is counted and held against that of another version.

use std::cmp::Ordering;

use crate::facts::write_value;
use crate::model::{Cell, Number, Rulebook, Type, Value};

/// What a version answers in a case, by what can be counted together.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Answer {
    /// The question is answered with yes.
    Yes,
    /// The question is answered with no.
    No,
    /// A choice, by its name.
    Choice(String),
    /// A number, a date or another value, as a facts file writes it.
    Value(String),
    /// The facts that are known do not decide it.
    Undetermined,
    /// There is no answer.
    None,
    /// The version has no such rule, and it would find a value.
    NotInVersion,
}

/// How an answer is other than that of the first version.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shift {
    /// A greater value, or a later date.
    More,
    /// A smaller value, or an earlier date.
    Less,
    /// Another value without an order.
    Another,
    /// Another answer, of those that have names.
    From(Answer, Answer),
}

impl Answer {
    /// What a version found.
    pub(super) fn of(cell: Option<&Cell>, ty: Type, book: &Rulebook) -> Answer {
        match cell {
            // A right or duty that no rule gives is not there.
            None if ty == Type::Truth => Answer::No,
            None => Answer::NotInVersion,
            Some(Cell::Unknown) => Answer::Undetermined,
            Some(Cell::Fault) => Answer::None,
            Some(Cell::Known(Value::Truth(true))) => Answer::Yes,
            Some(Cell::Known(Value::Truth(false))) => Answer::No,
            Some(Cell::Known(value @ Value::Choice(_))) => Answer::Choice(write_value(value.clone(), ty, book)),
            Some(Cell::Known(value)) => Answer::Value(write_value(value.clone(), ty, book)),
        }
    }

    /// The same for all values, which are too many to be counted one by one.
    pub(super) fn kind(&self) -> Answer {
        match self {
            Answer::Value(_) => Answer::Value(String::new()),
            other => other.clone(),
        }
    }
}

/// How the second answer is other than the first; `None` if it is the same, or there is nothing to hold it against.
pub(super) fn shift(answers: [&Answer; 2], cells: [Option<&Cell>; 2]) -> Option<Shift> {
    let [before, after] = answers;
    if before == after || [before, after].contains(&&Answer::NotInVersion) {
        return None;
    }
    let [Some(Cell::Known(own)), Some(Cell::Known(other))] = cells else { return Some(Shift::From(before.kind(), after.kind())) };
    let order = match (own, other) {
        (Value::Number(own), Value::Number(other)) => Some(own.compare(*other)),
        (Value::Date(own), Value::Date(other)) => Some(own.cmp(other)),
        (Value::Duration(own), Value::Duration(other)) if own.days == other.days => Some(own.months.cmp(&other.months)),
        (Value::Duration(own), Value::Duration(other)) if own.months == other.months => Some(own.days.cmp(&other.days)),
        (Value::Truth(_) | Value::Choice(_), _) => return Some(Shift::From(before.clone(), after.clone())),
        _ => None,
    };
    Some(match order {
        Some(Ordering::Less) => Shift::More,
        Some(Ordering::Greater) => Shift::Less,
        Some(Ordering::Equal) | None => Shift::Another,
    })
}

/// The number that a version found.
pub(super) fn number(cell: Option<&Cell>) -> Option<Number> {
    match cell {
        Some(Cell::Known(Value::Number(number))) => Some(*number),
        _ => None,
    }
}
