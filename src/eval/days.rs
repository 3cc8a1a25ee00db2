//! Working days.

use super::FaultKind;
use super::run::Run;
use crate::compile::NONE;
use crate::model::holidays::NoWorkingDay;
use crate::model::{Cell, Direction, Number, Value};

impl<const TRACE: bool> Run<'_, TRACE> {
    /// A date moved to a working day, or by a number of them.
    pub(super) fn moved(&mut self, id: u32, date: u32, count: u32, direction: Direction, calendar: u16) -> Cell {
        let date = self.cell(date);
        let count = if count == NONE { None } else { Some(self.cell(count)) };
        let plan = self.plan;
        let Some(calendar) = plan.calendars.get(usize::from(calendar)) else { return Cell::Unknown };
        let moved = match (date, count) {
            (Cell::Fault, _) | (_, Some(Cell::Fault)) => return Cell::Fault,
            (Cell::Known(Value::Date(date)), None) => match direction {
                Direction::Forward => calendar.next_working_day(date),
                Direction::Back => calendar.previous_working_day(date),
            },
            (Cell::Known(Value::Date(date)), Some(Cell::Known(Value::Number(count)))) => {
                let count = count.to_whole().and_then(|count| i32::try_from(count).ok());
                let count = count.and_then(|count| if direction == Direction::Back { count.checked_neg() } else { Some(count) });
                match count {
                    Some(count) => calendar.add_working_days(date, count),
                    None => return self.fault(id, FaultKind::NotWholeDays),
                }
            }
            _ => return Cell::Unknown,
        };
        match moved {
            Ok(date) => Cell::Known(Value::Date(date)),
            Err(error) => self.no_working_day(id, error),
        }
    }

    /// The working days from one date up to another.
    pub(super) fn working_days(&mut self, id: u32, from: u32, to: u32, calendar: u16) -> Cell {
        let (from, to) = (self.cell(from), self.cell(to));
        let plan = self.plan;
        let Some(calendar) = plan.calendars.get(usize::from(calendar)) else { return Cell::Unknown };
        match (from, to) {
            (Cell::Fault, _) | (_, Cell::Fault) => Cell::Fault,
            (Cell::Known(Value::Date(from)), Cell::Known(Value::Date(to))) => match calendar.working_days_between(from, to) {
                Ok(days) => Cell::Known(Value::Number(Number::whole(i64::from(days)))),
                Err(error) => self.no_working_day(id, error),
            },
            _ => Cell::Unknown,
        }
    }

    fn no_working_day(&mut self, id: u32, error: NoWorkingDay) -> Cell {
        self.fault(
            id,
            match error {
                NoWorkingDay::OutOfRange => FaultKind::DateOutOfRange,
                NoWorkingDay::NoneInAYear => FaultKind::NoWorkingDay,
            },
        )
    }
}
