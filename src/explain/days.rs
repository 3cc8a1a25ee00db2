//! Working days in words.

use chrono::{Datelike, Weekday};

use super::Ctx;
use super::words::date_words;
use crate::model::holidays::Holiday;
use crate::model::{CalendarId, Cell, ExprId, Move, Value};

impl Ctx<'_> {
    pub(super) fn calendar(&self, id: CalendarId) -> &str {
        self.book().calendars.get(id.index()).map_or("", |calendar| calendar.label.get(self.lang))
    }

    /// «3 uker etter vedtaket, flyttet til neste virkedag (norske helligdager)»
    pub(super) fn moved(&self, date: ExprId, to: Move, calendar: CalendarId) -> String {
        let date = self.label(date);
        let words = match to {
            Move::Next => self
                .pick("flyttet til neste virkedag om den faller på en fridag", "moved to the next working day if it falls on a free day")
                .to_owned(),
            Move::Previous => self
                .pick("flyttet til virkedagen før om den faller på en fridag", "moved to the working day before if it falls on a free day")
                .to_owned(),
            Move::By(count, back) => {
                let way = if back {
                    self.pick("virkedager tilbake", "working days back")
                } else {
                    self.pick("virkedager fram", "working days on")
                };
                format!("{} {way}", self.label(count))
            }
        };
        format!("{date}, {words} ({})", self.calendar(calendar))
    }

    /// «30. mars 2018 er langfredag», where a date had to be moved.
    pub(super) fn free_day(&self, step: usize, date: ExprId, to: Move, calendar: CalendarId) -> Option<String> {
        let Cell::Known(Value::Date(day)) = self.found(self.step_of(step, date)?) else { return None };
        let own = self.book().calendars.get(calendar.index())?;
        if matches!(to, Move::By(..)) || own.days.is_working_day(day) {
            return None;
        }
        let what = match own.days.holiday_on(day) {
            Some(Holiday::Fixed(at)) => own.holidays.0.get(at)?.get(self.lang).to_owned(),
            Some(Holiday::Movable(at)) => own.holidays.1.get(at)?.get(self.lang).to_owned(),
            None => self.weekday(day.weekday()).to_owned(),
        };
        Some(format!("{} {} {what}", date_words(day, self.lang), self.pick("er", "is")))
    }

    fn weekday(&self, day: Weekday) -> &'static str {
        match day {
            Weekday::Mon => self.pick("en mandag", "a Monday"),
            Weekday::Tue => self.pick("en tirsdag", "a Tuesday"),
            Weekday::Wed => self.pick("en onsdag", "a Wednesday"),
            Weekday::Thu => self.pick("en torsdag", "a Thursday"),
            Weekday::Fri => self.pick("en fredag", "a Friday"),
            Weekday::Sat => self.pick("en lørdag", "a Saturday"),
            Weekday::Sun => self.pick("en søndag", "a Sunday"),
        }
    }
}
