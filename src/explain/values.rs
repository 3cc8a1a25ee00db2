//! Numbers, amounts, dates and durations in the notation of each language.

use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;

use super::fragment::{Fragment, Joint, Scale, more};
use super::render::Writer;
use super::say;
use crate::law::{Key, Lang, Sink, Word, fill, plain, whole};
use crate::model::{Cell, Duration, Fact, Figure, Input, Kind, Number, Period, Rounding, Rule, Type, Unit, Value};
use crate::source::{all_seen, limits};

/// How a fraction without a finite decimal is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Digits {
    /// With two decimals, and «om lag» if it is rounded.
    Rounded,
    /// As a mixed number: «666 2/3».
    Exact,
}

/// A value of a type.
pub(crate) fn value<'a>(value: &Value, ty: Type) -> Fragment<'a> {
    Fragment::Value(value.clone(), ty, Scale::default())
}

/// «ja», "yes".
pub(crate) fn yes_no<'a>(truth: bool) -> Fragment<'a> {
    if truth { say::yes() } else { say::no() }
}

/// An answer in NAV's terms: oppfylt, ikke oppfylt, uavklart. A value is written with all digits.
pub(crate) fn outcome<'a>(cell: &Cell, ty: Type) -> Fragment<'a> {
    match cell {
        Cell::Known(Value::Truth(true)) => say::met(),
        Cell::Known(Value::Truth(false)) => say::not_met(),
        Cell::Known(value) => Fragment::Value(value.clone(), ty, Scale { exact: true, ..Scale::default() }),
        Cell::Unknown => say::undetermined(),
        Cell::Fault => say::undecided(),
    }
}

/// The finding of a rule for people: like [`outcome`], but shares in per cent, and a fraction without a finite decimal rounded.
pub(crate) fn rule_found<'a>(cell: &Cell, rule: &Rule) -> Fragment<'a> {
    match cell {
        Cell::Known(found @ Value::Number(_)) => {
            Fragment::Value(found.clone(), rule.ty, Scale { share: rule.input == Input::Percent, ..Scale::default() })
        }
        // The answer to the goal tells of all; a step on the way, of no more than one reads.
        Cell::Known(found @ Value::Periods(_)) => value(found, rule.ty),
        Cell::Known(Value::Truth(true)) if rule.kind == Kind::Exception => say::applies(),
        Cell::Known(Value::Truth(false)) if rule.kind == Kind::Exception => say::applies_not(),
        cell => outcome(cell, rule.ty),
    }
}

/// The finding of the goal for people, whole.
pub(crate) fn answer<'a>(cell: &Cell, rule: &Rule) -> Fragment<'a> {
    if matches!(cell, Cell::Known(Value::Periods(_))) { outcome(cell, rule.ty) } else { rule_found(cell, rule) }
}

/// The value of a fact, with all its digits.
pub(crate) fn fact_value<'a>(fact: &Fact, value: &Value) -> Fragment<'a> {
    let share = fact.input == Input::Percent && matches!(value, Value::Number(_));
    Fragment::Value(value.clone(), fact.ty, Scale { share, exact: true, ..Scale::default() })
}

/// The value of a figure.
pub(crate) fn figure<'a>(figure: &Figure) -> Fragment<'a> {
    let share = matches!(figure.value, Value::Number(_)) && figure.input == Input::Percent;
    Fragment::Value(figure.value.clone(), figure.ty, Scale { share, weeks: figure.in_weeks, ..Scale::default() })
}

/// Whether two different numbers would look equal if one of them is rounded.
pub(crate) fn look_alike(one: Number, other: Number, share: bool) -> bool {
    let shown = |number: Number| if share { number.times(Number::whole(100)) } else { Some(number) }.and_then(hundredths);
    let endless = |number: Number| number.to_decimal().is_none();
    one != other && (endless(one) || endless(other)) && shown(one) == shown(other)
}

impl<S: Sink> Writer<'_, S> {
    /// A date: «1. juni 2018», "1 June 2018".
    pub(super) fn date(&mut self, date: NaiveDate) {
        self.day(date.year(), date.month(), date.day());
    }

    /// A day in words, even if it does not exist: «30. februar 2023».
    pub(super) fn day(&mut self, year: i32, month: u32, day: u32) {
        let words = [day.into(), month.into(), year.into()].map(Word::Number);
        fill(self.lang, Key::date, &words, self.out);
    }

    /// A value of a type.
    pub(super) fn value(&mut self, value: &Value, ty: Type, scale: Scale) {
        let digits = if scale.exact { Digits::Exact } else { Digits::Rounded };
        match (value, ty) {
            (Value::Truth(truth), _) => self.write(&yes_no(*truth)),
            (Value::Number(number), _) if scale.years => self.years(*number, digits),
            (Value::Number(number), _) if scale.share => self.percent(*number, digits),
            (Value::Number(number), Type::Quantity(unit)) => self.quantity(*number, unit, digits),
            (Value::Number(number), _) => self.quantity(*number, Unit::Plain, Digits::Rounded),
            (Value::Date(date), _) => self.date(*date),
            (Value::Duration(duration), _) => self.length(*duration, ty, scale.weeks),
            (Value::Choice(at), Type::Choice(list)) => {
                let book = self.book;
                let choice = book.choices.get(list.index()).and_then(|list| list.choices.get(usize::from(*at)));
                if let Some(choice) = choice {
                    self.label(&choice.label);
                }
            }
            (Value::Choice(at), _) => whole(i64::from(*at), self.out),
            (Value::Text(text), _) => fill(self.lang, Key::quoted, &[Word::Text(&all_seen(text))], self.out),
            (Value::Period(period), _) => self.write(&period_fragment(*period)),
            (Value::Periods(periods), _) => {
                let all = periods.list();
                let told = if scale.exact { all.len() } else { limits::TOLD };
                let mut each: Vec<Fragment<'_>> = all.iter().take(told).map(|period| period_fragment(*period)).collect();
                each.extend(more(all.len().saturating_sub(told)).map(say::and_more));
                self.write(&if each.is_empty() { say::no_days() } else { Fragment::list(Joint::And, each) });
            }
            (Value::List(_), _) => self.write(&say::a_list()),
            (Value::Rounding(Rounding::Up), _) => self.write(&say::rounded_up_day()),
            (Value::Rounding(_), _) => self.write(&say::rounded_down_day()),
        }
    }

    fn years(&mut self, number: Number, digits: Digits) {
        let (about, figures) = figures(number, self.lang, false, digits);
        let one = number == Number::whole(1);
        self.counted(Key::years_old, about, &figures, one);
    }

    /// A share in per cent: «10 %», "10%".
    fn percent(&mut self, share: Number, digits: Digits) {
        let (number, key) = share.times(Number::whole(100)).map_or((share, None), |number| (number, Some(Key::percent)));
        let (about, figures) = figures(number, self.lang, false, digits);
        match key {
            Some(key) => self.rounded(about, key, &[figures.word()]),
            None => self.figures(&figures),
        }
    }

    fn quantity(&mut self, number: Number, unit: Unit, digits: Digits) {
        // A simple fraction is written as laws and people do: «2/3».
        let digits = if unit == Unit::Plain && simple_part(number) { Digits::Exact } else { digits };
        let (about, figures) = figures(number, self.lang, matches!(unit, Unit::Money(_)), digits);
        match unit {
            Unit::Plain if about => fill(self.lang, Key::about, &[figures.word()], self.out),
            Unit::Plain => self.figures(&figures),
            Unit::Hours => self.counted(Key::hours, about, &figures, number == Number::whole(1)),
            Unit::Money(None) => self.rounded(about, Key::money, &[figures.word()]),
            Unit::Money(Some(period)) => {
                let mut amount = String::new();
                fill(self.lang, Key::money, &[figures.word()], &mut amount);
                self.rounded(about, Key::per, &[Word::Text(&amount), Word::Text(plain(self.lang, period.key()))]);
            }
        }
    }

    fn figures(&mut self, figures: &Figures) {
        match figures {
            Figures::Small(number) => whole(*number, self.out),
            Figures::Words(words) => self.out.text(words),
        }
    }

    fn counted(&mut self, key: Key, about: bool, figures: &Figures, one: bool) {
        self.rounded(about, key, &[figures.word(), Word::Number(if one { 1 } else { 2 })]);
    }

    /// A message, with «om lag» in front of its number if `about` is set.
    fn rounded(&mut self, about: bool, key: Key, words: &[Word<'_>]) {
        if !about {
            return fill(self.lang, key, words, self.out);
        }
        let mut number = String::new();
        fill(self.lang, key, words, &mut number);
        fill(self.lang, Key::about, &[Word::Text(&number)], self.out);
    }

    fn length(&mut self, duration: Duration, ty: Type, in_weeks: bool) {
        let (weeks, days) = if in_weeks { (duration.days / 7, duration.days % 7) } else { (0, duration.days) };
        let parts = [
            (duration.months / 12, Key::length_years),
            (duration.months % 12, Key::length_months),
            (weeks, Key::length_weeks),
            (days, Key::length_days),
        ];
        let mut written = false;
        for (count, key) in parts.into_iter().filter(|(count, _)| *count != 0) {
            if written {
                self.out.text(plain(self.lang, Key::and));
            }
            fill(self.lang, key, &[Word::Number(i64::from(count))], self.out);
            written = true;
        }
        if !written {
            let key = if ty == Type::Months { Key::length_months } else { Key::length_days };
            fill(self.lang, key, &[Word::Number(0)], self.out);
        }
    }
}

/// A period: «1. januar 2018–31. mars 2018», "1 January 2018 – 31 March 2018", «fra 1. januar 2018».
fn period_fragment<'a>(period: Period) -> Fragment<'a> {
    match period.last() {
        None => say::from_day(period.from()),
        Some(last) if last == period.from() => Fragment::Date(last),
        Some(last) => say::days_through(period.from(), last),
    }
}

/// The digits of a number.
enum Figures {
    /// A small whole number is its digits: nothing is grouped, and it has no decimals.
    Small(i64),
    Words(String),
}

impl Figures {
    fn word(&self) -> Word<'_> {
        match self {
            Figures::Small(number) => Word::Number(*number),
            Figures::Words(words) => Word::Text(words),
        }
    }
}

/// The digits of a number, and whether it is rounded.
fn figures(number: Number, lang: Lang, money: bool, digits: Digits) -> (bool, Figures) {
    if let Some(small) = number.to_whole().filter(|small| (0..1000).contains(small)) {
        return (false, Figures::Small(small));
    }
    let (about, words) = figures_in_words(number, lang, money, digits);
    (about, Figures::Words(words))
}

fn figures_in_words(number: Number, lang: Lang, money: bool, digits: Digits) -> (bool, String) {
    if let Some(decimal) = number.to_decimal() {
        return (false, decimal_words(decimal, lang, money));
    }
    // A number that would be rounded to zero is written in full.
    let rounded = hundredths(number).filter(|rounded| digits == Digits::Rounded && !rounded.is_zero());
    match rounded.and_then(Number::to_decimal) {
        Some(rounded) => (true, decimal_words(rounded, lang, money)),
        None => (false, fraction_words(number, lang)),
    }
}

/// Whether a number is a simple fraction: two thirds, five twelfths.
pub(super) fn simple_part(number: Number) -> bool {
    let (numerator, denominator) = number.parts();
    denominator <= 12 && numerator.unsigned_abs() < u128::from(denominator)
}

/// A number rounded to two decimals.
fn hundredths(number: Number) -> Option<Number> {
    number.nearest_to(Number::whole(1).over(Number::whole(100))?)
}

/// A fraction as a mixed number: «62 422 2/3».
fn fraction_words(number: Number, lang: Lang) -> String {
    let (numerator, denominator) = number.parts();
    let whole = numerator / i128::from(denominator);
    let rest = (numerator % i128::from(denominator)).unsigned_abs();
    let sign = if numerator < 0 && whole == 0 { "−" } else { "" };
    let whole_words =
        Decimal::try_from_i128_with_scale(whole, 0).map_or_else(|_| whole.to_string(), |whole| decimal_words(whole, lang, false));
    if whole == 0 { format!("{sign}{rest}/{denominator}") } else { format!("{whole_words} {rest}/{denominator}") }
}

fn decimal_words(decimal: Decimal, lang: Lang, money: bool) -> String {
    let text = decimal.abs().to_string();
    let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
    let mut out = if decimal.is_sign_negative() && !decimal.is_zero() { "−".to_owned() } else { String::new() };
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at) % 3 == 0 {
            fill(lang, Key::group_sign, &[Word::from(whole.len())], &mut out);
        }
        out.push(digit);
    }
    if !part.is_empty() {
        out.push_str(plain(lang, Key::decimal_sign));
        out.push_str(part);
        // Øre have two digits.
        if money && part.len() == 1 {
            out.push('0');
        }
    }
    out
}
