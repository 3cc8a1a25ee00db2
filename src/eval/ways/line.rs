//! The values of a fact that have an order, as places on a line.

use crate::model::{Duration, Fact, Input, Number, Type, Value, calendar};
use crate::source::limits;

/// How values are counted.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Line {
    Days,
    /// Multiples of a number; finer ones are looked at beside the one that is found, unless only whole numbers count.
    Numbers(Number, bool),
    Months,
    Lengths,
}

/// So far numbers, and lengths of time, are looked at.
const FAR: i64 = 1 << 30;
const LONG: i64 = 1 << 17;

/// A step of numbers is divided in so many to look beside one.
pub(super) const PARTS: i64 = 100;

impl Line {
    pub(super) fn of(fact: &Fact, own: &Value) -> Option<Line> {
        Some(match (own, fact.ty) {
            (Value::Date(_), _) => Line::Days,
            (Value::Number(_), _) => match fact.input {
                Input::Whole => Line::Numbers(Number::whole(1), true),
                Input::Percent => Line::Numbers(Number::whole(1).over(Number::whole(100))?, false),
                Input::Any => Line::Numbers(Number::whole(1), false),
            },
            (Value::Duration(own), Type::Months) if own.days == 0 => Line::Months,
            (Value::Duration(own), Type::Days) if own.months == 0 => Line::Lengths,
            _ => return None,
        })
    }

    pub(super) fn ends(self) -> (i64, i64) {
        let day = |year, month, day| chrono::NaiveDate::from_ymd_opt(year, month, day).map_or(0, |day| i64::from(calendar::number(day)));
        match self {
            Line::Days => (day(*limits::SYMBOLIC_YEARS.start(), 1, 1), day(*limits::SYMBOLIC_YEARS.end(), 12, 31)),
            Line::Numbers(..) => (-FAR, FAR),
            Line::Months | Line::Lengths => (-LONG, LONG),
        }
    }

    /// The value of a place.
    pub(super) fn value(self, at: i64) -> Option<Value> {
        let small = || i32::try_from(at).ok();
        Some(match self {
            Line::Days => Value::Date(calendar::of_number(small()?)?),
            Line::Numbers(step, _) => Value::Number(Number::whole(at).times(step)?),
            Line::Months => Value::Duration(Duration { months: small()?, days: 0 }),
            Line::Lengths => Value::Duration(Duration { months: 0, days: small()? }),
        })
    }

    /// A value beside a limit that does not count itself.
    pub(super) fn beside(self, value: &Value, beyond: bool, up: bool) -> Option<Value> {
        let (Value::Number(limit), Line::Numbers(step, _), true) = (value, self, beyond) else { return Some(value.clone()) };
        let part = step.over(Number::whole(if up { PARTS } else { -PARTS }))?;
        Some(Value::Number(limit.plus(part)?))
    }

    /// The last place that is not above a value, and whether it is the value itself.
    pub(super) fn place(self, value: &Value) -> Option<(i64, bool)> {
        Some(match (self, value) {
            (Line::Days, Value::Date(day)) => (i64::from(calendar::number(*day)), true),
            (Line::Numbers(step, _), Value::Number(number)) => {
                let down = number.down_to(step)?;
                (down.over(step)?.to_whole()?, down == *number)
            }
            (Line::Months, Value::Duration(own)) => (i64::from(own.months), true),
            (Line::Lengths, Value::Duration(own)) => (i64::from(own.days), true),
            _ => return None,
        })
    }
}
