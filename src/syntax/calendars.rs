//! Calendars, and dates moved by them.

use chrono::Weekday;
use pest::iterators::Pair;

use super::ast::{Calendar, Expr, ExprKind, Holiday, HolidayDay, Move, Name};
use super::ctx::{Ctx, kids};
use super::error::SyntaxError;
use super::grammar::Rule;

impl Ctx<'_> {
    /// `calendar public_holidays { … }`
    pub(super) fn calendar(&mut self, pair: Pair<'_, Rule>) -> Option<Calendar> {
        let mut calendar = Calendar {
            name: self.only_name(pair.clone())?,
            labels: self.labels_in(pair.clone()),
            weekend: Vec::new(),
            holidays: Vec::new(),
            sources: Vec::new(),
        };
        for child in kids(pair) {
            match child.as_rule() {
                Rule::weekend => calendar.weekend.extend(kids(child).filter_map(|day| weekday(day.as_str()))),
                Rule::holiday => calendar.holidays.extend(self.holiday(child)),
                Rule::source => calendar.sources.extend(self.source(child)),
                Rule::stray => self.stray(child),
                _ => {}
            }
        }
        Some(calendar)
    }

    fn holiday(&mut self, pair: Pair<'_, Rule>) -> Option<Holiday> {
        let span = self.span(&pair);
        let labels = self.labels_in(pair.clone());
        let (mut day, mut first, mut last) = (None, None, None);
        for child in kids(pair) {
            match child.as_rule() {
                Rule::month_day => {
                    let (month, of_month) = child.as_str().split_once('-')?;
                    day = month.parse().ok().zip(of_month.parse().ok()).map(|(month, day)| HolidayDay::Fixed(month, day));
                }
                Rule::easter_day => {
                    let back = kids(child.clone()).any(|part| part.as_rule() == Rule::minus);
                    let days = kids(child).find(|part| part.as_rule() == Rule::ordinal).map_or(Some(0), |part| part.as_str().parse().ok());
                    day = days.map(|days: i32| HolidayDay::Easter(if back { -days } else { days }));
                }
                Rule::holiday_from => first = kids(child).next_back().and_then(|year| year.as_str().parse().ok()),
                Rule::holiday_to => last = kids(child).next_back().and_then(|year| year.as_str().parse().ok()),
                _ => {}
            }
        }
        let Some(day) = day else {
            self.errors.push(SyntaxError::NumberTooLarge { span });
            return None;
        };
        Some(Holiday { day, labels, first, last, span })
    }

    /// `moved to the next working day of public_holidays`
    pub(super) fn moved(&mut self, pair: Pair<'_, Rule>) -> Option<(Move, Name)> {
        let name = self.only_name(pair.clone())?;
        let (mut way, mut back) = (Move::Next, false);
        for child in kids(pair) {
            match child.as_rule() {
                Rule::kw_previous => way = Move::Previous,
                Rule::kw_back => back = true,
                Rule::primary => way = Move::By(Box::new(self.primary(child)?), false),
                _ => {}
            }
        }
        if let Move::By(_, slot) = &mut way {
            *slot = back;
        }
        Some((way, name))
    }

    /// `working_days(from: a, to: b, of: public_holidays)`
    pub(super) fn working_days(&mut self, pair: Pair<'_, Rule>) -> Option<ExprKind> {
        let name = self.only_name(pair.clone())?;
        let mut ends = self.expressions(pair).into_iter().map(Box::new);
        Some(ExprKind::WorkingDays(ends.next()?, ends.next()?, name))
    }

    /// An expression, moved if something says so.
    pub(super) fn with_move(&mut self, expr: Expr, moved: Option<Pair<'_, Rule>>) -> Option<Expr> {
        let Some(moved) = moved else { return Some(expr) };
        let span = expr.span.to(self.span(&moved));
        let (way, calendar) = self.moved(moved)?;
        Some(Expr { kind: ExprKind::Moved(Box::new(expr), way, calendar), span })
    }
}

fn weekday(word: &str) -> Option<Weekday> {
    word.parse().ok()
}
