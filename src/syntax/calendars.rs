//! Calendars, and dates moved by them.

use chrono::Weekday;
use pest::iterators::Pair;

use super::ast::{Calendar, DayShift, Direction, Expr, ExprKind, Holiday, HolidayDay, Name};
use super::ctx::{Ctx, kids};
use super::error::SyntaxError;
use super::faults::Held;
use super::grammar::Rule;

impl Ctx<'_> {
    /// `calendar public_holidays { … }`
    pub(super) fn calendar(&mut self, pair: Pair<'_, Rule>) -> Held<Calendar> {
        let mut calendar = Calendar {
            name: self.only_name(pair.clone())?,
            labels: self.labels_in(pair.clone()),
            weekend: Vec::new(),
            holidays: Vec::new(),
            sources: Vec::new(),
        };
        for child in kids(pair) {
            match child.as_rule() {
                Rule::weekend => {
                    for day in kids(child).filter(|part| part.as_rule() == Rule::weekday) {
                        calendar.weekend.extend(self.weekday(&day));
                    }
                }
                Rule::holiday => calendar.holidays.extend(self.holiday(child)),
                Rule::source => calendar.sources.extend(self.source(child)),
                Rule::stray => self.stray(child),
                _ => {}
            }
        }
        Ok(calendar)
    }

    fn holiday(&mut self, pair: Pair<'_, Rule>) -> Held<Holiday> {
        let span = self.span(&pair);
        let labels = self.labels_in(pair.clone());
        let (mut day, mut first, mut last) = (None, None, None);
        for child in kids(pair) {
            match child.as_rule() {
                Rule::month_day => {
                    let parts = child.as_str().split_once('-');
                    let fixed = parts.and_then(|(month, day)| Some(HolidayDay::Fixed(month.parse().ok()?, day.parse().ok()?)));
                    day = Some(self.promised(fixed, span)?);
                }
                Rule::easter_day => {
                    let back = kids(child.clone()).any(|part| part.as_rule() == Rule::minus);
                    let days = match kids(child).find(|part| part.as_rule() == Rule::ordinal) {
                        Some(days) => self.whole(&days)?,
                        None => 0,
                    };
                    day = Some(HolidayDay::Easter(if back { -days } else { days }));
                }
                Rule::holiday_from => first = Some(self.year(&child)?),
                Rule::holiday_to => last = Some(self.year(&child)?),
                _ => {}
            }
        }
        Ok(Holiday { day: self.promised(day, span)?, labels, first, last, span })
    }

    /// The year in a pair.
    fn year(&mut self, pair: &Pair<'_, Rule>) -> Held<i32> {
        let year = self.child(pair, Rule::ordinal)?;
        self.whole(&year)
    }

    fn whole(&mut self, pair: &Pair<'_, Rule>) -> Held<i32> {
        let span = self.span(pair);
        pair.as_str().parse().map_err(|_| self.tell(SyntaxError::NumberTooLarge { span }))
    }

    fn weekday(&mut self, pair: &Pair<'_, Rule>) -> Held<Weekday> {
        pair.as_str().parse().map_err(|_| self.not_held(pair))
    }

    /// `moved to the next working day of public_holidays`
    pub(super) fn moved(&mut self, pair: Pair<'_, Rule>) -> Held<(DayShift, Name)> {
        let name = self.only_name(pair.clone())?;
        let (mut way, mut direction) = (DayShift::Next, Direction::Forward);
        for child in kids(pair) {
            match child.as_rule() {
                Rule::kw_previous => way = DayShift::Previous,
                Rule::kw_back => direction = Direction::Back,
                Rule::primary => way = DayShift::By(Box::new(self.primary(child)?), direction),
                _ => {}
            }
        }
        if let DayShift::By(_, slot) = &mut way {
            *slot = direction;
        }
        Ok((way, name))
    }

    /// `working_days(from: a, to: b, of: public_holidays)`
    pub(super) fn working_days(&mut self, pair: Pair<'_, Rule>) -> Held<ExprKind> {
        let name = self.only_name(pair.clone())?;
        let (from, to) = self.two_expressions(pair)?;
        Ok(ExprKind::WorkingDays(from, to, name))
    }

    /// An expression, moved if something says so.
    pub(super) fn with_move(&mut self, expr: Held<Expr>, moved: Option<Pair<'_, Rule>>) -> Held<Expr> {
        let Some(moved) = moved else { return expr };
        let end = self.span(&moved);
        let moved = self.moved(moved);
        let (expr, (way, calendar)) = (expr?, moved?);
        let span = expr.span.to(end);
        self.expr(ExprKind::Moved(Box::new(expr), way, calendar), span)
    }
}
