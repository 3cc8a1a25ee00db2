//! Calendars of working days, and the expressions that use them.

use chrono::WeekdaySet;

use super::error::ResolveError;
use super::norm_error::{Many, NormError};
use super::scope::{Ctx, index, label};
use crate::model::holidays::{Fixed, Movable, NoCalendar, Years};
use crate::model::{Calendar, CalendarId, DayShift, ExprId, ExprKind, NamedCalendar, StandingId, Type, Value};
use crate::source::{limits, nearest};
use crate::syntax::ast::{self, HolidayDay};

impl<'a> Ctx<'a> {
    pub(super) fn declare_calendar(&mut self, calendar: &ast::Calendar) {
        let name = &calendar.name;
        if let Some(first) = self.given.get(format!("calendar {}", name.text).as_str()).copied() {
            self.errors.push(ResolveError::Double { name: name.text.to_string(), span: name.span, first });
            return;
        }
        self.given.insert(std::sync::Arc::from(format!("calendar {}", name.text)), name.span);
        if self.book.calendars.len() == limits::NUMBERED {
            self.errors.push(ResolveError::Norm(NormError::TooMany { what: Many::Calendars, span: name.span }));
        }
        let weekend: WeekdaySet = calendar.weekend.iter().copied().collect();
        let (mut fixed, mut movable) = (Vec::new(), Vec::new());
        let (mut fixed_at, mut movable_at) = (Vec::new(), Vec::new());
        let mut words = (Vec::new(), Vec::new());
        for holiday in &calendar.holidays {
            let years = Years { first: holiday.first, last: holiday.last };
            match holiday.day {
                HolidayDay::Fixed(month, day) => {
                    fixed.push(Fixed { month, day, years });
                    fixed_at.push(holiday.span);
                    words.0.push(label(&holiday.labels, &format!("{day}.{month}")));
                }
                HolidayDay::Easter(offset) => {
                    movable.push(Movable { offset, years });
                    movable_at.push(holiday.span);
                    words.1.push(label(&holiday.labels, "easter"));
                }
            }
        }
        let sources = self.sources(&calendar.sources, false);
        match Calendar::new(weekend, fixed, movable) {
            Ok(days) => {
                let label = label(&calendar.labels, &name.text);
                self.book.calendars.push(NamedCalendar { name: name.text.clone(), label, days, holidays: words, sources });
            }
            Err(error) => {
                let at = match error {
                    NoCalendar::NoWeekday => None,
                    NoCalendar::NoSuchDay(at) | NoCalendar::NoYear(at) => fixed_at.get(at),
                    NoCalendar::FarFromEaster(at) | NoCalendar::NoYearOfEaster(at) => movable_at.get(at),
                };
                self.errors.push(ResolveError::NoCalendar { error, span: at.copied().unwrap_or(name.span) });
            }
        }
    }

    fn calendar(&mut self, name: &ast::Name) -> Option<CalendarId> {
        let found = self.book.calendars.iter().position(|own| own.name == name.text);
        if found.is_none() && !self.given.contains_key(format!("calendar {}", name.text).as_str()) {
            let near = nearest(&name.text, self.book.calendars.iter().map(|own| &*own.name));
            self.errors.push(ResolveError::UnknownCalendar { name: name.clone(), near });
        }
        found.map(|at| CalendarId(index(at)))
    }

    /// A date moved to a working day.
    pub(super) fn moved(&mut self, date: ExprId, way: &ast::DayShift, calendar: &ast::Name, standing: StandingId) -> ExprKind {
        let to = match way {
            ast::DayShift::Next => DayShift::Next,
            ast::DayShift::Previous => DayShift::Previous,
            ast::DayShift::By(count, direction) => DayShift::By(self.expression(count, standing, None), *direction),
        };
        match self.calendar(calendar) {
            Some(calendar) => ExprKind::Moved { date, to, calendar },
            None => ExprKind::Value(Value::Truth(false), Type::Faulty),
        }
    }

    pub(super) fn working_days(&mut self, from: &ast::Expr, to: &ast::Expr, calendar: &ast::Name, standing: StandingId) -> ExprKind {
        let (from, to) = (self.expression(from, standing, None), self.expression(to, standing, None));
        match self.calendar(calendar) {
            Some(calendar) => ExprKind::WorkingDays { from, to, calendar },
            None => ExprKind::Value(Value::Truth(false), Type::Faulty),
        }
    }
}
