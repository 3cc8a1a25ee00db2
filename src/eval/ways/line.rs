//! The values of a fact that have an order, as places on a line.

use crate::model::{Duration, Fact, Input, Number, Type, Value, calendar};
use crate::source::limits;

/// How values are counted.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Line {
    Days,
    /// Multiples of a number; others lie between them, unless only whole numbers count.
    Numbers(Number, bool),
    Months,
    Lengths,
}

/// A step of numbers that need not be whole has so many places.
const PARTS: i64 = 100;

/// As close to a limit, in parts of a place, a value is looked at to tell *above* it from *from* what comes next.
const CLOSE: i64 = 10_000;

impl Line {
    pub(super) fn of(fact: &Fact, own: &Value) -> Option<Line> {
        Some(match (own, fact.ty) {
            (Value::Date(_), _) => Line::Days,
            (Value::Number(_), _) => match fact.input {
                Input::Whole => Line::Numbers(Number::whole(1), true),
                Input::Percent => Line::Numbers(Number::whole(1).over(Number::whole(100 * PARTS))?, false),
                Input::Any => Line::Numbers(Number::whole(1).over(Number::whole(PARTS))?, false),
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
            Line::Numbers(..) => (-limits::WAYS_NUMBERS * self.unit(), limits::WAYS_NUMBERS * self.unit()),
            Line::Months | Line::Lengths => (-limits::WAYS_LENGTHS, limits::WAYS_LENGTHS),
        }
    }

    /// Whether values lie between two places.
    pub(super) fn is_dense(self) -> bool {
        matches!(self, Line::Numbers(_, false))
    }

    /// So many places make a step that is tried first.
    pub(super) fn unit(self) -> i64 {
        if self.is_dense() { PARTS } else { 1 }
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

    /// The first place beyond a limit that does not count itself; a limit that counts is itself the first.
    pub(super) fn beside(self, value: &Value, beyond: bool, up: bool) -> Option<Value> {
        if !beyond || !self.is_dense() {
            return Some(value.clone());
        }
        let (at, exact) = self.place(value)?;
        self.value(if up || !exact { at.checked_add(i64::from(up))? } else { at.checked_sub(1)? })
    }

    /// A value between another and the next place.
    pub(super) fn just_beyond(self, value: &Value, up: bool) -> Option<Value> {
        let (Value::Number(value), Line::Numbers(step, false)) = (value, self) else { return None };
        let part = step.over(Number::whole(if up { CLOSE } else { -CLOSE }))?;
        Some(Value::Number(value.plus(part)?))
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
