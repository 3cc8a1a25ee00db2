//! Periods as written, what is asked of them, and the first or last of a list by a key.

use chrono::NaiveDate;
use pest::iterators::Pair;

use super::ast::{CalendarUnit, Days, End, Expr, ExprKind, PeriodPart};
use super::ctx::{Ctx, kids};
use super::error::SyntaxError;
use super::faults::Held;
use super::grammar::Rule;

impl Ctx<'_> {
    /// `2018-01-01 to 2018-03-31`, `2018-01-01 onwards`
    pub(super) fn period_value(&mut self, pair: Pair<'_, Rule>) -> Held<Days> {
        let span = self.span(&pair);
        let dates: Vec<_> = kids(pair).filter(|child| child.as_rule() == Rule::date).collect();
        let first = self.promised(dates.first(), span)?;
        let first = self.date(first)?;
        if Some(first) == NaiveDate::from_ymd_opt(9999, 12, 31) {
            // No day comes after it, so no period begins there.
            return Err(self.tell(SyntaxError::NoSuchDay { text: first.to_string(), span }));
        }
        let last = match dates.get(1) {
            Some(last) => Some(self.date(last)?),
            None => None,
        };
        if last.is_some_and(|last| last < first) {
            return Err(self.tell(SyntaxError::Backwards { span }));
        }
        Ok(Days { first, last })
    }

    /// `days of stays within window`, `first day of stays`
    pub(super) fn period_part(&mut self, pair: Pair<'_, Rule>) -> Held<ExprKind> {
        let of = self.child(&pair, Rule::period_row)?;
        let of = Box::new(self.operation(of)?);
        let mut part = PeriodPart::Days;
        for child in kids(pair) {
            match child.as_rule() {
                Rule::kw_first => part = PeriodPart::Day(End::First),
                Rule::kw_last => part = PeriodPart::Day(End::Last),
                Rule::kw_months => part = PeriodPart::Months,
                Rule::kw_years => part = PeriodPart::Years,
                _ => {}
            }
        }
        Ok(ExprKind::PartOf(part, of))
    }

    /// `the month of loan.begins`
    pub(super) fn calendar_period(&mut self, pair: &Pair<'_, Rule>) -> Held<ExprKind> {
        let unit = if kids(pair.clone()).any(|child| child.as_rule() == Rule::kw_year) { CalendarUnit::Year } else { CalendarUnit::Month };
        let day = self.child(pair, Rule::primary)?;
        Ok(ExprKind::CalendarPeriod(unit, Box::new(self.primary(day)?)))
    }

    /// `first of job.pay by job.begins over person.jobs where job.full_time`
    pub(super) fn first_by(&mut self, pair: Pair<'_, Rule>) -> Held<ExprKind> {
        let span = self.span(&pair);
        let list = self.child(&pair, Rule::path)?;
        let list = self.name(&list);
        let (mut end, mut operands, mut filter) = (End::First, Vec::new(), None);
        for child in kids(pair) {
            match child.as_rule() {
                Rule::kw_last => end = End::Last,
                Rule::operation => operands.push(Box::new(self.operation(child)?)),
                Rule::gather_where => filter = Some(self.condition_in(&child)?),
                _ => {}
            }
        }
        let mut operands = operands.into_iter();
        let (of, by) = self.promised(operands.next().zip(operands.next()), span)?;
        Ok(ExprKind::ByKey(end, of, by, list, filter))
    }

    /// `where job.full_time`
    pub(super) fn condition_in(&mut self, pair: &Pair<'_, Rule>) -> Held<Box<Expr>> {
        let condition = self.child(pair, Rule::operation)?;
        Ok(Box::new(self.operation(condition)?))
    }
}
