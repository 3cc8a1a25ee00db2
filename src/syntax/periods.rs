//! Periods as written, what is asked of them, and the first or last of a list by a key.

use chrono::NaiveDate;
use pest::iterators::Pair;

use super::ast::{Days, End, ExprKind, PeriodPart};
use super::ctx::{Ctx, kids};
use super::error::SyntaxError;
use super::grammar::Rule;

impl Ctx<'_> {
    /// `2018-01-01 to 2018-03-31`, `2018-01-01 onwards`
    pub(super) fn period_value(&mut self, pair: Pair<'_, Rule>) -> Option<Days> {
        let span = self.span(&pair);
        let dates: Vec<_> = kids(pair).filter(|child| child.as_rule() == Rule::date).collect();
        let first = self.date(dates.first()?)?;
        if Some(first) == NaiveDate::from_ymd_opt(9999, 12, 31) {
            // No day comes after it, so no period begins there.
            self.errors.push(SyntaxError::NoSuchDay { text: first.to_string(), span });
            return None;
        }
        let last = match dates.get(1) {
            Some(last) => Some(self.date(last)?),
            None => None,
        };
        if last.is_some_and(|last| last < first) {
            self.errors.push(SyntaxError::Backwards { span });
            return None;
        }
        Some(Days { first, last })
    }

    /// `days of stays within window`, `first day of stays`
    pub(super) fn period_part(&mut self, pair: Pair<'_, Rule>) -> Option<ExprKind> {
        let (mut part, mut of) = (PeriodPart::Days, None);
        for child in kids(pair) {
            match child.as_rule() {
                Rule::kw_first => part = PeriodPart::Day(End::First),
                Rule::kw_last => part = PeriodPart::Day(End::Last),
                Rule::kw_months => part = PeriodPart::Months,
                Rule::kw_years => part = PeriodPart::Years,
                Rule::period_row => of = Some(Box::new(self.operation(child)?)),
                _ => {}
            }
        }
        Some(ExprKind::PartOf(part, of?))
    }

    /// `first of job.pay by job.begins over person.jobs where job.full_time`
    pub(super) fn first_by(&mut self, pair: Pair<'_, Rule>) -> Option<ExprKind> {
        let (mut end, mut operands, mut list, mut filter) = (End::First, Vec::new(), None, None);
        for child in kids(pair) {
            match child.as_rule() {
                Rule::kw_last => end = End::Last,
                Rule::operation => operands.push(Box::new(self.operation(child)?)),
                Rule::path => list = Some(self.name(&child)),
                Rule::gather_where => {
                    let condition = kids(child).find(|part| part.as_rule() == Rule::operation)?;
                    filter = Some(Box::new(self.operation(condition)?));
                }
                _ => {}
            }
        }
        let (by, of) = (operands.pop()?, operands.pop()?);
        Some(ExprKind::ByKey(end, of, by, list?, filter))
    }
}
