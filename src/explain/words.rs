//! Values and findings as strings, for use outside an explanation.

use chrono::NaiveDate;

use super::headline::said;
use super::render::words;
use super::{sources, values};
use crate::law::{Key, Lang, Word, fill, plain};
use crate::model::{Cell, Change, Figure, Rule, Rulebook, Type, Value};

/// A date: «1. juni 2018», "1 June 2018".
pub fn date_words(date: NaiveDate, lang: Lang) -> String {
    use chrono::Datelike;
    let mut out = String::new();
    let parts = [i64::from(date.day()), i64::from(date.month()), i64::from(date.year())];
    fill(lang, Key::date, &parts.map(Word::Number), &mut out);
    out
}

/// A value of a type, in words.
pub fn value_words(value: Value, ty: Type, book: &Rulebook, lang: Lang) -> String {
    words(&values::value(&value, ty), book, lang)
}

/// An answer in NAV's terms: oppfylt, ikke oppfylt, uavklart. A value is written with all digits.
pub fn outcome_word(cell: Cell, ty: Type, book: &Rulebook, lang: Lang) -> String {
    words(&values::outcome(&cell, ty), book, lang)
}

/// The finding of a rule for people: like [`outcome_word`], but shares in per cent, and a fraction without a finite decimal rounded.
pub fn rule_outcome(cell: Cell, rule: &Rule, book: &Rulebook, lang: Lang) -> String {
    words(&values::rule_found(&cell, rule), book, lang)
}

/// The outcome of a rule by its kind: «kommunen kan ikke avslå søknaden» of a power that is not there. Without a holder a norm is yes or no.
pub fn norm_outcome(cell: Cell, rule: &Rule, book: &Rulebook, lang: Lang) -> String {
    match &cell {
        Cell::Known(Value::Truth(holds)) => match said(rule, &cell) {
            Some(sentence) => words(&sentence, book, lang),
            None if rule.kind.is_norm() => plain(lang, if *holds { Key::yes } else { Key::no }).to_owned(),
            None => rule_outcome(cell, rule, book, lang),
        },
        _ => rule_outcome(cell, rule, book, lang),
    }
}

/// The value of a figure, in words.
pub fn figure_words(figure: &Figure, book: &Rulebook, lang: Lang) -> String {
    words(&values::figure(figure), book, lang)
}

/// A measure: what it does, its name in a version, whether it is proposed, and whether it is unverified. The amendment states why.
pub fn change_words(change: &Change, book: &Rulebook, lang: Lang) -> String {
    words(&sources::change(change), book, lang)
}

/// A measure by what it does, for readers who do not see its name in rule files.
pub fn measure_words(change: &Change, book: &Rulebook, lang: Lang) -> String {
    words(&sources::measure(change), book, lang)
}
