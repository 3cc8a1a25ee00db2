//! Values as written: numbers, money, dates, durations.

use chrono::{Datelike, NaiveDate};
use pest::iterators::Pair;
use rust_decimal::Decimal;

use super::ast::{InForce, Literal, LiteralKind, TimeUnit};
use super::ctx::{Ctx, kids};
use super::error::SyntaxError;
use super::faults::{Held, Reported};
use super::grammar::Rule;
use super::hints;
use crate::law::{LONGEST_DURATION, NoNumeral, TwoAmounts, read_day, read_numeral};
use crate::source::{Span, limits};

impl Ctx<'_> {
    /// `19`, `-19`, `93 634 kr`, `yes`, `none`
    pub(super) fn signed_literal(&mut self, pair: Pair<'_, Rule>) -> Held<Literal> {
        let span = self.span(&pair);
        let mut negative = false;
        for child in kids(pair) {
            let kind = match child.as_rule() {
                Rule::minus => {
                    negative = true;
                    continue;
                }
                Rule::literal => {
                    let mut literal = self.literal(child)?;
                    literal.span = span;
                    if negative && !negate(&mut literal.kind) {
                        return Err(self.tell(SyntaxError::NegativeDate { span }));
                    }
                    return Ok(literal);
                }
                Rule::period_value => LiteralKind::Period(self.period_value(child)?),
                Rule::period_list => {
                    let periods: Vec<_> = kids(child).filter(|part| part.as_rule() == Rule::period_value).collect();
                    LiteralKind::Periods(periods.into_iter().map(|part| self.period_value(part)).collect::<Held<_>>()?)
                }
                Rule::kw_yes => LiteralKind::Truth(true),
                Rule::kw_no => LiteralKind::Truth(false),
                Rule::name => LiteralKind::Choice(self.name(&child)),
                _ => return Err(self.not_held(&child)),
            };
            return Ok(Literal { kind, span });
        }
        self.promised(None, span)
    }

    /// `19`, `93 634 kr`, `30 %`, `2 years`, `2018-06-01`
    pub(super) fn literal(&mut self, pair: Pair<'_, Rule>) -> Held<Literal> {
        let span = self.span(&pair);
        let inner = self.first(&pair)?;
        let kind = match inner.as_rule() {
            Rule::date => LiteralKind::Date(self.date(&inner)?),
            Rule::duration => self.duration(inner)?,
            Rule::text_value => LiteralKind::Text(self.string_in(inner)?),
            Rule::quantity => self.quantity(inner)?,
            _ => return Err(self.not_held(&inner)),
        };
        Ok(Literal { kind, span })
    }

    /// A number, alone or with its unit.
    fn quantity(&mut self, pair: Pair<'_, Rule>) -> Held<LiteralKind> {
        let numeral = self.first(&pair)?;
        let unit = kids(pair).nth(1);
        let kind = match unit.map(|unit| unit.as_rule()) {
            Some(Rule::kw_kr) => {
                if let Some(amount) = TwoAmounts::of(numeral.as_str()) {
                    self.tell(SyntaxError::Thousands { amount, span: self.span(&numeral) });
                }
                LiteralKind::Money
            }
            Some(Rule::percent_sign) => LiteralKind::Percent,
            Some(Rule::kw_hours) => LiteralKind::Hours,
            _ => LiteralKind::Number,
        };
        Ok(kind(self.numeral(&numeral)?))
    }

    pub(super) fn numeral(&mut self, pair: &Pair<'_, Rule>) -> Held<Decimal> {
        let span = self.span(pair);
        let digits = read_numeral(pair.as_str()).map_err(|error| match error {
            NoNumeral::LeadingNought => self.leading_nought(span),
            NoNumeral::TooLong => self.tell(SyntaxError::NumberTooLarge { span }),
            NoNumeral::Shape => self.not_held(pair),
        })?;
        let value = Decimal::from_str_exact(&digits).ok();
        value.ok_or_else(|| self.tell(SyntaxError::NumberTooLarge { span }))
    }

    /// `010`, or a part of `01.06.2018` or of `10000-01-01`.
    fn leading_nought(&mut self, span: Span) -> Reported {
        let before = self.text.get(..self.start_of(span)).unwrap_or_default();
        let of_day = |sign: char| sign.is_ascii_digit() || sign == '-';
        let start = before.trim_end_matches(of_day).len();
        let day = self.text.get(start..).unwrap_or_default();
        let day = day.split(|sign| !of_day(sign)).next().unwrap_or_default();
        if day.split('-').filter(|part| !part.is_empty()).count() == 3 && !day.starts_with('-') {
            let span = self.place_at(start, start + day.len());
            self.strays.told_to = self.strays.told_to.max(start + day.len());
            return self.tell(SyntaxError::NoSuchDay { text: day.to_owned(), span });
        }
        let from = before.trim_end_matches(|sign: char| sign.is_ascii_digit() || matches!(sign, '.' | '/')).len();
        let Some((length, hint)) = self.text.get(from..).and_then(hints::day_first) else {
            return self.tell(SyntaxError::LeadingNought { span });
        };
        let found = self.text.get(from..from + length).map(str::to_owned);
        // What is left of the date does not fit either, and follows from this.
        self.strays.told_to = self.strays.told_to.max(from + length);
        let span = self.place_at(from, from + length);
        self.tell(SyntaxError::Unexpected { found, expected: Vec::new(), hint: Some(hint), span })
    }

    /// A date that is in the calendar.
    pub(super) fn date(&mut self, pair: &Pair<'_, Rule>) -> Held<NaiveDate> {
        let date = read_day(pair.as_str()).ok().filter(|date| limits::YEARS.contains(&date.year()));
        let span = self.span(pair);
        date.ok_or_else(|| self.tell(SyntaxError::NoSuchDay { text: pair.as_str().to_owned(), span }))
    }

    fn duration(&mut self, pair: Pair<'_, Rule>) -> Held<LiteralKind> {
        let span = self.span(&pair);
        let (mut months, mut days, mut in_days, mut in_weeks) = (0_i32, 0_i32, false, false);
        for part in kids(pair) {
            let (number, unit) = (self.child(&part, Rule::numeral)?, self.child(&part, Rule::duration_unit)?);
            let count = self.numeral(&number)?;
            if !count.is_integer() {
                return Err(self.tell(SyntaxError::NotWhole { span }));
            }
            let count = i32::try_from(count).ok().filter(|whole| *whole <= LONGEST_DURATION);
            let count = count.ok_or_else(|| self.tell(SyntaxError::TooLong { span }))?;
            let unit = unit.as_str().trim_end_matches('s');
            in_days = matches!(unit, "week" | "day");
            in_weeks |= unit == "week";
            match unit {
                "year" => months = months.saturating_add(count.saturating_mul(12)),
                "month" => months = months.saturating_add(count),
                "week" => days = days.saturating_add(count.saturating_mul(7)),
                _ => days = days.saturating_add(count),
            }
        }
        Ok(LiteralKind::Duration { months, days, in_days, in_weeks })
    }

    /// `in force from 2010-01-01 to 2019-01-01`
    pub(super) fn in_force(&mut self, pair: Pair<'_, Rule>) -> Held<InForce> {
        let span = self.span(&pair);
        let dates: Vec<_> = kids(pair).filter(|child| child.as_rule() == Rule::date).collect();
        let first = self.promised(dates.first(), span)?;
        let from = self.date(first)?;
        let to = match dates.get(1) {
            Some(second) => Some(self.date(second)?),
            None => None,
        };
        if to.is_some_and(|to| to <= from) {
            return Err(self.tell(SyntaxError::EmptyInterval { span }));
        }
        Ok(InForce { from, to, span })
    }

    /// `per month`
    pub(super) fn period(&mut self, pair: &Pair<'_, Rule>) -> Held<TimeUnit> {
        let period = self.child(pair, Rule::period)?;
        match period.as_str() {
            "hour" => Ok(TimeUnit::Hour),
            "day" => Ok(TimeUnit::Day),
            "week" => Ok(TimeUnit::Week),
            "month" => Ok(TimeUnit::Month),
            "year" => Ok(TimeUnit::Year),
            _ => Err(self.not_held(&period)),
        }
    }
}

/// Turns a value into its negative; false for what has none.
fn negate(kind: &mut LiteralKind) -> bool {
    match kind {
        LiteralKind::Number(value) | LiteralKind::Money(value) | LiteralKind::Percent(value) | LiteralKind::Hours(value) => {
            *value = -*value
        }
        LiteralKind::Duration { months, days, .. } => (*months, *days) = (-*months, -*days),
        LiteralKind::Date(_)
        | LiteralKind::Truth(_)
        | LiteralKind::Choice(_)
        | LiteralKind::Text(_)
        | LiteralKind::Period(_)
        | LiteralKind::Periods(_) => return false,
    }
    true
}
