//! The wording of working days.

use chrono::Datelike;

use super::Ctx;
use super::fragment::Fragment;
use super::say;
use super::seen::Seen;
use crate::model::holidays::Holiday;
use crate::model::{CalendarId, Cell, DayShift, Direction, ExprId, Value};

impl<'a> Ctx<'a> {
    pub(super) fn calendar(&self, id: CalendarId) -> Fragment<'a> {
        self.book().calendars.get(id.index()).map_or(Fragment::Name(""), |calendar| Fragment::Label(&calendar.label))
    }

    /// «3 uker etter vedtaket, flyttet til neste virkedag (norske helligdager)»
    pub(super) fn moved(&self, seen: Seen, date: ExprId, to: DayShift, calendar: CalendarId) -> Fragment<'a> {
        let (date, calendar) = (self.label(self.part(seen, date)), self.calendar(calendar));
        match to {
            DayShift::Next => say::moved_next(date, calendar),
            DayShift::Previous => say::moved_previous(date, calendar),
            DayShift::By(count, Direction::Forward) => say::moved_on(date, self.label(self.part(seen, count)), calendar),
            DayShift::By(count, Direction::Back) => say::moved_back(date, self.label(self.part(seen, count)), calendar),
        }
    }

    /// Why a date was moved: «30. mars 2018 er langfredag».
    pub(super) fn free_day(&self, step: usize, date: ExprId, to: DayShift, calendar: CalendarId) -> Option<Fragment<'a>> {
        let Cell::Known(Value::Date(day)) = self.found(self.step_of(step, date)?) else { return None };
        let own = self.book().calendars.get(calendar.index())?;
        if matches!(to, DayShift::By(..)) || own.days.is_working_day(day) {
            return None;
        }
        let what = match own.days.holiday_on(day) {
            Some(Holiday::Fixed(at)) => Fragment::Label(own.holidays.0.get(at)?),
            Some(Holiday::Movable(at)) => Fragment::Label(own.holidays.1.get(at)?),
            None => say::weekday(i64::from(day.weekday().number_from_monday())),
        };
        Some(say::is(day, what))
    }
}
