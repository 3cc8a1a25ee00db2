//! The operations of closed terms: what makes two of them the same, and what they come to for values that are known.

use std::sync::Arc;

use crate::model::{
    Calendar, Cell, Direction, Duration, End, Gather, Joining, Meeting, Number, Period, PeriodPart, PeriodSet, Rounding, Value, calendar,
};

/// An operation that is not looked into.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(in crate::symbolic) enum Operation {
    Product,
    Quotient,
    Rounded(Rounding, Number),
    /// A progressive scale; whether each band has no upper bound.
    Scale(Vec<bool>),
    DaysBetween,
    /// The day so long after another or before it.
    After(Direction, Option<Rounding>),
    /// Whether that day is there without rounding.
    Exists(Direction),
    /// The day on which an age is attained.
    Attains(Option<Rounding>),
    /// Whether that day is there without rounding.
    AttainingExists,
    /// Whether an age is the same however a birthday is rounded.
    BirthdayExists,
    Joined(Joining),
    Meets(Meeting),
    PartOf(PeriodPart, Option<Rounding>),
    Moved(WorkingDay, Arc<Calendar>),
    WorkingDays(Arc<Calendar>),
    /// Whether two values that are not looked into are the same.
    Same,
    /// Whether a day is another or later.
    NotBefore,
    /// The value of a rule that takes too much to look into.
    Rule,
    /// Something of the items of a list, by the name of their entity: the list, the filter, the value, the key.
    Gathered(Gather, Arc<str>),
}

/// Where a day is moved to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(in crate::symbolic) enum WorkingDay {
    Next,
    Previous,
    By(Direction),
}

impl Operation {
    /// What it comes to; `None` where that is not known. The values of a list's items are gathered elsewhere.
    pub(in crate::symbolic) fn worth(&self, of: &[Value]) -> Option<Cell> {
        let known = |value: Value| Some(Cell::Known(value));
        let truth = |truth: bool| Some(Cell::Known(Value::Truth(truth)));
        match (self, of) {
            (Operation::Product, [left, right]) => known(Value::Number(number(left)?.times(number(right)?)?)),
            (Operation::Quotient, [left, right]) => {
                let divisor = number(right)?;
                if divisor.is_zero() { Some(Cell::Fault) } else { known(Value::Number(number(left)?.over(divisor)?)) }
            }
            (Operation::Rounded(way, step), [own]) => {
                let own = number(own)?;
                known(Value::Number(match way {
                    Rounding::Nearest => own.nearest_to(*step)?,
                    Rounding::Up => own.up_to(*step)?,
                    Rounding::Down => own.down_to(*step)?,
                }))
            }
            (Operation::DaysBetween, [Value::Date(from), Value::Date(to)]) => {
                known(Value::Duration(Duration { months: 0, days: calendar::days_between(*from, *to) }))
            }
            (Operation::After(direction, rounding), [Value::Date(day), Value::Duration(length)]) => {
                day_or_none(calendar::add(*day, directed(*length, *direction)?, *rounding))
            }
            (Operation::Exists(direction), [Value::Date(day), Value::Duration(length)]) => {
                truth(calendar::add(*day, directed(*length, *direction)?, None).is_ok())
            }
            (Operation::Attains(rounding), [Value::Date(born), years]) => {
                day_or_none(calendar::attains(*born, whole(number(years)?)?, *rounding))
            }
            (Operation::AttainingExists, [Value::Date(born), years]) => {
                truth(calendar::attains(*born, whole(number(years)?)?, None).is_ok())
            }
            (Operation::BirthdayExists, [Value::Date(born), Value::Date(on)]) => truth(calendar::age(*born, *on, None).is_ok()),
            (Operation::Joined(joining), [first, rest @ ..]) => {
                let joined = rest.iter().try_fold(days(first)?, |so_far, next| {
                    let next = days(next)?;
                    Some(match joining {
                        Joining::Union => so_far.union(&next),
                        Joining::Within => so_far.intersection(&next),
                        Joining::Without => so_far.difference(&next),
                    })
                })?;
                known(Value::periods(joined))
            }
            (Operation::Meets(Meeting::Contains), [own, Value::Date(day)]) => truth(days(own)?.contains(*day)),
            (Operation::Meets(Meeting::Contains), [own, other]) => truth(days(other)?.difference(&days(own)?).is_empty()),
            (Operation::Meets(Meeting::Overlaps), [own, other]) => truth(!days(own)?.intersection(&days(other)?).is_empty()),
            (Operation::PartOf(part, _), [own]) => part_of(*part, &days(own)?),
            (Operation::Moved(to, calendar), [Value::Date(day), rest @ ..]) => {
                let moved = match (to, rest) {
                    (WorkingDay::Next, []) => calendar.next_working_day(*day),
                    (WorkingDay::Previous, []) => calendar.previous_working_day(*day),
                    (WorkingDay::By(direction), [count]) => {
                        let count = whole(number(count)?)?;
                        let count = if *direction == Direction::Back { count.checked_neg()? } else { count };
                        calendar.add_working_days(*day, count)
                    }
                    _ => return None,
                };
                known(Value::Date(moved.ok()?))
            }
            (Operation::WorkingDays(calendar), [Value::Date(from), Value::Date(to)]) => {
                known(Value::Number(Number::whole(i64::from(calendar.working_days_between(*from, *to).ok()?))))
            }
            (Operation::Rule, [own]) => known(own.clone()),
            (Operation::Same, [left, right]) => truth(left == right),
            (Operation::NotBefore, [Value::Date(left), Value::Date(right)]) => truth(left >= right),
            _ => None,
        }
    }

    /// The least that it can be, where that follows from what it is.
    pub(in crate::symbolic) fn least(&self) -> Option<Number> {
        match self {
            Operation::Gathered(Gather::Count, _) | Operation::PartOf(PeriodPart::Days | PeriodPart::Months | PeriodPart::Years, _) => {
                Some(Number::ZERO)
            }
            _ => None,
        }
    }
}

/// A day; no answer where there is none. Beyond the calendar nothing is known.
fn day_or_none(day: Result<chrono::NaiveDate, calendar::NoDate>) -> Option<Cell> {
    match day {
        Ok(day) => Some(Cell::Known(Value::Date(day))),
        Err(calendar::NoDate::NoSuchDay { .. }) => Some(Cell::Fault),
        Err(calendar::NoDate::OutOfRange) => None,
    }
}

fn part_of(part: PeriodPart, days: &PeriodSet) -> Option<Cell> {
    let (first, last) = (days.list().first().copied(), days.list().last().copied());
    if part != PeriodPart::Day(End::First) && last.is_some_and(|last| last.last().is_none()) {
        return Some(Cell::Fault);
    }
    let day = match part {
        PeriodPart::Days => return Some(Cell::Known(Value::Duration(Duration { months: 0, days: days.days() }))),
        PeriodPart::Day(End::First) => first.map(Period::from),
        PeriodPart::Day(End::Last) => last.and_then(Period::last),
        PeriodPart::Months | PeriodPart::Years => return None,
    };
    Some(day.map_or(Cell::Fault, |day| Cell::Known(Value::Date(day))))
}

/// A number; a duration counts by its months or days.
pub(in crate::symbolic) fn number(value: &Value) -> Option<Number> {
    match value {
        Value::Number(number) => Some(*number),
        Value::Duration(length) => Some(Number::whole(i64::from(length.months) + i64::from(length.days))),
        _ => None,
    }
}

fn whole(number: Number) -> Option<i32> {
    number.to_whole().and_then(|number| i32::try_from(number).ok())
}

fn directed(length: Duration, direction: Direction) -> Option<Duration> {
    if direction == Direction::Back { length.negated() } else { Some(length) }
}

/// The days of a period or of several.
fn days(value: &Value) -> Option<PeriodSet> {
    match value {
        Value::Period(period) => Some(PeriodSet::of([*period])),
        Value::Periods(periods) => Some((**periods).clone()),
        _ => None,
    }
}
