//! The answer to a question, as somebody types it: what a facts file may hold, and beside that the forms of everyday.
//!
//! Example: `14.3.2019` is 2019-03-14, `j` is yes, `2` the second choice of a list. What is kept is what a facts file would hold.

use std::borrow::Cow;

use super::error::Wanted;
use super::read::bad_value;
use super::value::read_value;
use crate::law::Text;
use crate::model::{Cell, Fact, PeriodSet, Rulebook, Type, Value};
use crate::source::{Diagnostic, FileId, Span, both};

/// Reads an answer to the question of a fact, which a message calls by this name.
///
/// # Errors
/// When it is no value of the fact; the message is about no file.
pub fn read_answer(text: &str, fact: &Fact, name: &str, book: &Rulebook) -> Result<Cell, Box<Diagnostic>> {
    let text = text.trim();
    let read = match fact.ty {
        Type::Truth => read_value(truth(text), fact, book),
        Type::Choice(_) => read_value(&choice(text, fact, book), fact, book),
        Type::Date => read_value(&day(text), fact, book),
        Type::Period => read_value(&period(text), fact, book),
        Type::Periods => periods(text, fact, book),
        Type::Text => Ok(Cell::Known(Value::text(unquoted(text)))),
        _ => read_value(text, fact, book),
    };
    read.map_err(|wanted| {
        let nowhere = Span::new(FileId(0), 0, 0);
        let help = help(&wanted);
        Box::new(Diagnostic { span: None, label: None, ..Diagnostic::from(bad_value(name, text, wanted, nowhere)).help(help) })
    })
}

/// How to write what is wanted, where that is not only as in a facts file.
fn help(wanted: &Wanted) -> Option<Text> {
    match wanted {
        Wanted::YesNo => Some(both("skriv `ja` eller `nei`, eller `-` hvis du ikke vet", "type `yes` or `no`, or `-` if you don't know")),
        Wanted::Date => Some(both("skriv datoen som `14.3.2019` eller `2019-03-14`", "type the date as `2019-03-14` or `14.3.2019`")),
        Wanted::Period | Wanted::Periods => Some(both(
            "skriv første og siste dag, som `1.1.2018 til 31.3.2018`, eller `1.1.2018 fremover`",
            "type the first and the last day, such as `2018-01-01 to 2018-03-31`, or `2018-01-01 onwards`",
        )),
        Wanted::Choice(_) => Some(both("skriv tallet foran det som passer", "type the number before what fits")),
        _ => None,
    }
}

/// A text without the quotation marks around it, within which a text may be one that would otherwise be a command.
pub fn unquoted(text: &str) -> &str {
    [('"', '"'), ('«', '»'), ('“', '”')].iter().find_map(|(open, close)| text.strip_prefix(*open)?.strip_suffix(*close)).unwrap_or(text)
}

fn truth(text: &str) -> &str {
    match text {
        "j" | "J" | "y" | "Y" | "Ja" | "JA" | "Yes" | "YES" => "yes",
        "n" | "N" | "Nei" | "NEI" | "No" | "NO" => "no",
        other => other,
    }
}

/// A choice by its number in the list, or by its words in either language.
fn choice<'t>(text: &'t str, fact: &Fact, book: &Rulebook) -> Cow<'t, str> {
    let Type::Choice(list) = fact.ty else { return Cow::Borrowed(text) };
    let choices = book.choices.get(list.index()).map(|list| list.choices.as_slice()).unwrap_or_default();
    if choices.iter().any(|own| &*own.name == text) {
        return Cow::Borrowed(text);
    }
    let numbered = text.parse::<usize>().ok().and_then(|number| choices.get(number.checked_sub(1)?));
    let lower = text.to_lowercase();
    let mut called = choices.iter().filter(|own| [&own.label.nb, &own.label.en].iter().any(|label| label.to_lowercase() == lower));
    // Words that two choices share choose neither.
    let called = called.next().filter(|_| called.next().is_none());
    numbered.or(called).map_or(Cow::Borrowed(text), |own| Cow::Owned(own.name.to_string()))
}

/// A day written day, month, year as `2018-06-01`; anything else as it is.
fn day(text: &str) -> Cow<'_, str> {
    let parts: Vec<&str> = text.split('.').collect();
    let digits = |part: &str, most: usize| !part.is_empty() && part.len() <= most && part.bytes().all(|byte| byte.is_ascii_digit());
    match parts.as_slice() {
        [day, month, year] if digits(day, 2) && digits(month, 2) && year.len() == 4 && digits(year, 4) => {
            Cow::Owned(format!("{year}-{month:0>2}-{day:0>2}"))
        }
        _ => Cow::Borrowed(text),
    }
}

/// A period with the words of a facts file: `1.1.2018 til 31.3.2018` as `2018-01-01 to 2018-03-31`.
fn period(text: &str) -> String {
    let word = |word| match word {
        "til" | "–" | "-" => Cow::Borrowed("to"),
        "fremover" | "framover" | "→" => Cow::Borrowed("onwards"),
        other => day(other),
    };
    unquoted(text).split_whitespace().map(word).collect::<Vec<_>>().join(" ")
}

/// Periods with a comma or semicolon between them; `0` and the words for none are none.
fn periods(text: &str, fact: &Fact, book: &Rulebook) -> Result<Cell, Wanted> {
    if matches!(text, "unknown" | "ukjent") {
        return Ok(Cell::Unknown);
    }
    let text = text.strip_prefix('[').and_then(|inner| inner.strip_suffix(']')).unwrap_or(text).trim();
    if matches!(text, "" | "0" | "ingen" | "none") {
        return Ok(Cell::Known(Value::periods(PeriodSet::default())));
    }
    let one = Fact { ty: Type::Period, ..fact.clone() };
    let read = text.split([',', ';']).map(|own| match read_value(&period(own.trim()), &one, book)? {
        Cell::Known(Value::Period(period)) => Ok(period),
        _ => Err(Wanted::Periods),
    });
    let all: PeriodSet = read.collect::<Result<Vec<_>, _>>()?.into_iter().collect();
    Ok(Cell::Known(Value::periods(all)))
}
