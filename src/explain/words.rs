//! Numbers, amounts, dates and durations as each language writes them.

use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;

use crate::law::Lang;
use crate::model::{Cell, Change, Duration, Figure, Input, Kind, Number, Rounding, Rule, Rulebook, Stretch, Type, Unit, Value};

/// A date: «1. juni 2018», "1 June 2018".
pub fn date_words(date: NaiveDate, lang: Lang) -> String {
    day_words(date.year(), date.month(), date.day(), lang)
}

/// A day in words, whether it exists or not: «30. februar 2023».
pub(crate) fn day_words(year: i32, month: u32, day: u32, lang: Lang) -> String {
    const NB: [&str; 12] =
        ["januar", "februar", "mars", "april", "mai", "juni", "juli", "august", "september", "oktober", "november", "desember"];
    const EN: [&str; 12] =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
    let names = match lang {
        Lang::Nb => &NB,
        Lang::En => &EN,
    };
    let month = (month as usize).checked_sub(1).and_then(|at| names.get(at)).copied().unwrap_or_default();
    format!("{day}{} {month} {year}", lang.pick(".", ""))
}

/// A period: «1. januar 2018–31. mars 2018», "1 January 2018 – 31 March 2018", «fra 1. januar 2018».
fn period_words(period: Stretch, lang: Lang) -> String {
    let first = date_words(period.from(), lang);
    match period.last() {
        None => format!("{} {first}", lang.pick("fra", "from")),
        Some(last) if last == period.from() => first,
        Some(last) => format!("{first}{}{}", lang.pick("–", " – "), date_words(last, lang)),
    }
}

/// How a fraction without a last digit is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Digits {
    /// With two decimals, and «om lag» where that is not all of it.
    Rounded,
    /// As whole and part: «666 2/3».
    Exact,
}

/// A value of a type with all of its digits, for whoever compares it with another.
pub(crate) fn exact_words(value: Value, ty: Type, book: &Rulebook, lang: Lang) -> String {
    match (&value, ty) {
        (Value::Number(number), Type::Quantity(unit)) => quantity(*number, unit, lang, Digits::Exact),
        _ => value_words(value, ty, book, lang),
    }
}

/// A value of a type.
pub fn value_words(value: Value, ty: Type, book: &Rulebook, lang: Lang) -> String {
    match (value, ty) {
        (Value::Truth(truth), _) => yes_no(truth, lang).to_owned(),
        (Value::Number(number), Type::Quantity(unit)) => quantity(number, unit, lang, Digits::Rounded),
        (Value::Number(number), _) => quantity(number, Unit::Plain, lang, Digits::Rounded),
        (Value::Date(date), _) => date_words(date, lang),
        (Value::Duration(duration), _) => duration_words(duration, ty, lang),
        (Value::Choice(at), Type::Choice(list)) => {
            let choice = book.choices.get(list.index()).and_then(|list| list.choices.get(usize::from(at)));
            choice.map_or_else(String::new, |choice| choice.label.get(lang).to_owned())
        }
        (Value::Choice(at), _) => at.to_string(),
        (Value::Text(text), _) => quoted(&text, lang),
        (Value::Period(period), _) => period_words(period, lang),
        (Value::Periods(periods), _) => {
            let each: Vec<String> = periods.list().iter().map(|period| period_words(*period, lang)).collect();
            if each.is_empty() { lang.pick("ingen dager", "no days").to_owned() } else { listed(&each, lang.pick("og", "and")) }
        }
        (Value::List(_), _) => lang.pick("en liste", "a list").to_owned(),
        (Value::Rounding(Rounding::Up), _) => lang.pick("den første i neste måned", "the first of the next month").to_owned(),
        (Value::Rounding(_), _) => lang.pick("den siste i måneden", "the last of the month").to_owned(),
    }
}

/// «ja», "yes".
pub(crate) fn yes_no(truth: bool, lang: Lang) -> &'static str {
    if truth { lang.pick("ja", "yes") } else { lang.pick("nei", "no") }
}

/// An answer in NAV's words: oppfylt, ikke oppfylt, uavklart; a value as itself, with all of its digits.
pub fn outcome_word(cell: Cell, ty: Type, book: &Rulebook, lang: Lang) -> String {
    match cell {
        Cell::Known(Value::Truth(true)) => lang.pick("oppfylt", "met").to_owned(),
        Cell::Known(Value::Truth(false)) => lang.pick("ikke oppfylt", "not met").to_owned(),
        Cell::Known(value) => exact_words(value, ty, book, lang),
        Cell::Unknown => lang.pick("uavklart", "undetermined").to_owned(),
        Cell::Fault => lang.pick("kan ikke avgjøres", "can't be decided").to_owned(),
    }
}

/// What a rule found, as [`outcome_word`] but for people: with shares in per cent, and rounded where there is no last digit.
pub fn rule_outcome(cell: Cell, rule: &Rule, book: &Rulebook, lang: Lang) -> String {
    match cell {
        Cell::Known(Value::Number(number)) if rule.input == Input::Percent => percent_words(number, lang, Digits::Rounded),
        Cell::Known(value @ Value::Number(_)) => value_words(value, rule.ty, book, lang),
        Cell::Known(Value::Truth(applies)) if rule.kind == Kind::Exception => {
            if applies { lang.pick("gjelder", "applies") } else { lang.pick("gjelder ikke", "does not apply") }.to_owned()
        }
        cell => outcome_word(cell, rule.ty, book, lang),
    }
}

/// The value of a figure.
pub fn figure_words(figure: &Figure, book: &Rulebook, lang: Lang) -> String {
    match figure.value.clone() {
        Value::Number(number) if figure.input == Input::Percent => percent_words(number, lang, Digits::Rounded),
        value => value_words(value, figure.ty, book, lang),
    }
}

/// A share in per cent: «10 %», "10%".
pub(crate) fn percent_words(share: Number, lang: Lang, digits: Digits) -> String {
    match share.times(Number::whole(100)) {
        Some(number) => format!("{}{}", number_words(number, lang, digits), lang.pick(" %", "%")),
        None => number_words(share, lang, digits),
    }
}

/// Whether two numbers that differ would look the same where one of them is rounded.
pub(crate) fn look_alike(one: Number, other: Number, share: bool) -> bool {
    let shown = |number: Number| if share { number.times(Number::whole(100)) } else { Some(number) }.and_then(hundredths);
    let endless = |number: Number| number.to_decimal().is_none();
    one != other && (endless(one) || endless(other)) && shown(one) == shown(other)
}

/// A measure: what it does, its name in a version, whether it is proposed, and that it is not verified; why not, its amendment tells.
pub fn change_words(change: &Change, lang: Lang) -> String {
    let unverified = if change.unverified.is_some() { lang.pick(", ikke bekreftet", ", not verified") } else { "" };
    format!("{} ({}:{}, {}{unverified})", change.label.get(lang), change.amendment, change.measure, adopted_words(change, lang))
}

/// Whether an amendment is proposed or in force.
fn adopted_words(change: &Change, lang: Lang) -> String {
    match change.adopted {
        Some(from) => format!("{} {}", lang.pick("i kraft fra", "in force from"), date_words(from, lang)),
        None => lang.pick("forslag", "proposed").to_owned(),
    }
}

/// Whether an amendment is proposed or in force, and whether its wording is verified.
pub(crate) fn status_words(change: &Change, lang: Lang) -> String {
    let status = adopted_words(change, lang);
    let unverified = match &change.unverified {
        Some(why) => format!(", {}: {}", lang.pick("ikke bekreftet", "not verified"), why.get(lang)),
        None => String::new(),
    };
    format!("{status}{unverified}")
}

fn quantity(number: Number, unit: Unit, lang: Lang, digits: Digits) -> String {
    // A part of something is as people and laws say it: «2/3».
    let digits = if unit == Unit::Plain && simple_part(number) { Digits::Exact } else { digits };
    let (about, figures) = figures(number, lang, matches!(unit, Unit::Money(_)), digits);
    let words = match unit {
        Unit::Plain => figures,
        Unit::Hours => {
            format!("{figures} {}", if number == Number::whole(1) { lang.pick("time", "hour") } else { lang.pick("timer", "hours") })
        }
        Unit::Money(period) => {
            let amount = match lang {
                Lang::Nb => format!("{figures} kr"),
                Lang::En => format!("NOK {figures}"),
            };
            match period {
                Some(period) => format!("{amount} per {}", period.text().get(lang)),
                None => amount,
            }
        }
    };
    format!("{about}{words}")
}

/// A number with its groups of three; a fraction without last digit as «om lag 62 422,67», or as «62 422 2/3».
pub(crate) fn number_words(number: Number, lang: Lang, digits: Digits) -> String {
    let (about, figures) = figures(number, lang, false, digits);
    format!("{about}{figures}")
}

/// Whether a number is rounded, as a word to stand before it, and its figures.
fn figures(number: Number, lang: Lang, money: bool, digits: Digits) -> (&'static str, String) {
    if let Some(decimal) = number.to_decimal() {
        return ("", decimal_words(decimal, lang, money));
    }
    // What would be rounded to nothing is told in full.
    let rounded = hundredths(number).filter(|rounded| digits == Digits::Rounded && !rounded.is_zero());
    match rounded.and_then(Number::to_decimal) {
        Some(rounded) => (lang.pick("om lag ", "about "), decimal_words(rounded, lang, money)),
        None => ("", fraction_words(number, lang)),
    }
}

/// Whether a number is a part that has a plain name: two thirds, five twelfths.
fn simple_part(number: Number) -> bool {
    let (numerator, denominator) = number.parts();
    denominator <= 12 && numerator.unsigned_abs() < u128::from(denominator)
}

/// A number with two decimals.
fn hundredths(number: Number) -> Option<Number> {
    number.nearest_to(Number::whole(1).over(Number::whole(100))?)
}

/// A fraction as whole and part: «62 422 2/3».
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
        // In Norwegian four digits stand together, as a year does.
        if at > 0 && (whole.len() - at) % 3 == 0 && (whole.len() > 4 || lang == Lang::En) {
            out.push_str(lang.pick("\u{A0}", ","));
        }
        out.push(digit);
    }
    if !part.is_empty() {
        out.push_str(lang.pick(",", "."));
        out.push_str(part);
        // Øre are written with two digits.
        if money && part.len() == 1 {
            out.push('0');
        }
    }
    out
}

fn duration_words(duration: Duration, ty: Type, lang: Lang) -> String {
    let mut parts = Vec::new();
    let mut push = |count: i32, nb: (&str, &str), en: (&str, &str)| {
        if count != 0 {
            let word = match (lang, count.abs()) {
                (Lang::Nb, 1) => nb.0,
                (Lang::Nb, _) => nb.1,
                (Lang::En, 1) => en.0,
                (Lang::En, _) => en.1,
            };
            parts.push(format!("{count} {word}"));
        }
    };
    push(duration.months / 12, ("år", "år"), ("year", "years"));
    push(duration.months % 12, ("måned", "måneder"), ("month", "months"));
    push(duration.days, ("dag", "dager"), ("day", "days"));
    match ty {
        _ if !parts.is_empty() => parts.join(lang.pick(" og ", " and ")),
        Type::Months => lang.pick("0 måneder", "0 months").to_owned(),
        _ => lang.pick("0 dager", "0 days").to_owned(),
    }
}

/// «a, b eller c»
pub(crate) fn listed(words: &[String], joint: &str) -> String {
    match words.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} {joint} {last}", rest.join(", ")),
        None => String::new(),
    }
}

/// A text with its first letter large, as a sentence or a heading begins.
pub fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// A text in the quotation marks of a language.
pub(crate) fn quoted(text: &str, lang: Lang) -> String {
    format!("{}{text}{}", lang.pick("«", "“"), lang.pick("»", "”"))
}
