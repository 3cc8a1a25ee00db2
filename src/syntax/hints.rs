//! Advice for what people write who know another notation: signs of programmers, Norwegian words, dates and numbers as letters have them.
//!
//! Example: at the `&&` of `a && b` the advice is “write `and`”. Not here: misspelt words of the language, which `stray.rs` knows.

use super::keywords::RULES;
use crate::law::Text;
use crate::source::both;

/// Signs and words with the one that is meant instead of them; of signs the longer ones first.
const INSTEAD: [(&str, &str); 38] = [
    ("&&", "and"),
    ("&", "and"),
    ("||", "or"),
    ("|", "or"),
    ("==", "="),
    ("=>", ">="),
    ("=<", "<="),
    ("<>", "!="),
    ("≥", ">="),
    ("≤", "<="),
    ("≠", "!="),
    ("×", "*"),
    ("÷", "/"),
    ("og", "and"),
    ("eller", "or"),
    ("ikke", "not"),
    ("ja", "yes"),
    ("nei", "no"),
    ("når", "when"),
    ("dersom", "when"),
    ("gjelder", "holds when"),
    ("hvis", "if … then … else …"),
    ("ellers", "else"),
    ("unntatt", "except when"),
    ("krone", "kr"),
    ("kroner", "kr"),
    ("NOK", "kr"),
    ("nok", "kr"),
    ("prosent", "%"),
    ("pst", "%"),
    ("måned", "months"),
    ("måneder", "months"),
    ("dag", "days"),
    ("dager", "days"),
    ("uker", "weeks"),
    ("timer", "hours"),
    ("paragraf", "§"),
    ("litra", "bokstav"),
];

/// Words for the parts of a section by their order, with their numbers.
const ORDINALS: [(&str, u8); 10] = [
    ("first", 1),
    ("second", 2),
    ("third", 3),
    ("fourth", 4),
    ("første", 1),
    ("annet", 2),
    ("andre", 2),
    ("tredje", 3),
    ("fjerde", 4),
    ("femte", 5),
];

/// Advice at a place of which something else was wanted: what stands before it, and what stands there.
pub(super) fn hint(before: &str, rest: &str) -> Option<Text> {
    let word = leading_word(rest);
    let previous = trailing_word(before.trim_end());
    let digit_before = before.ends_with(|sign: char| sign.is_ascii_digit());
    let mut signs = rest.chars();
    let (sign, digit_after) = (signs.next()?, signs.next().is_some_and(|sign| sign.is_ascii_digit()));
    if let Some(day) = norwegian_date(before, rest) {
        return Some(both(format!("datoer skrives år-måned-dag: `{day}`"), format!("dates are written year-month-day: `{day}`")));
    }
    if sign == ',' && digit_before && digit_after {
        return Some(both(
            "desimaler skrives med punktum, som `5.5`, og tusener skilles med mellomrom, som `10\u{a0}000`",
            "decimals follow a point, as in `5.5`, and thousands are kept apart by blanks, as in `10\u{a0}000`",
        ));
    }
    if matches!(sign, '“' | '”' | '„' | '«' | '»' | '\'' | '’' | '‘') {
        return Some(both("tekster står i rette anførselstegn: `\"…\"`", "texts stand in straight quotation marks: `\"…\"`"));
    }
    if sign == ';' {
        return Some(both("ta det bort; ingenting skal stå mellom linjene", "remove it; nothing stands between lines"));
    }
    if sign == '!' && !rest.starts_with("!=") {
        return Some(instead("not"));
    }
    if let Some((_, number)) = ORDINALS.iter().find(|(ordinal, _)| *ordinal == word) {
        let part =
            [previous, leading_word(rest.get(word.len()..)?.trim_start())].into_iter().find(|own| matches!(*own, "ledd" | "punktum"));
        return part.map(|part| instead(&format!("{part} {number}")));
    }
    if previous == "ledd" && sign == '{' {
        return Some(both("leddet skal ha nummeret sitt: `ledd 1 { … }`", "it wants its number: `ledd 1 { … }`"));
    }
    if previous == "kr" && sign.is_ascii_digit() {
        return Some(both("enheten står bak tallet, som `1 000 kr`", "the unit stands behind the number, as in `1 000 kr`"));
    }
    // These were read as names; what stands behind them is what does not fit.
    let outer = before.trim_end().strip_suffix(previous).map(|before| trailing_word(before.trim_end()));
    if !previous.is_empty() && RULES.contains(&previous) && outer == Some("repeal") {
        return Some(instead(&format!("repeal {word}")));
    }
    match previous {
        "month" | "year" if word == "of" => return Some(instead(&format!("the {previous} of"))),
        "hvis" => return Some(both("`hvis` skrives `if … then … else …`", "`hvis` is written `if … then … else …`")),
        "ikke" => return Some(both("`ikke` skrives `not`", "`ikke` is written `not`")),
        _ => {}
    }
    match word {
        "år" | "åring" => Some(both(
            "en alder er et tall uten enhet, som `18`; en varighet skrives `18 years`",
            "an age is a number without a unit, such as `18`; a duration is written `18 years`",
        )),
        "between" | "mellom" => Some(both(
            "skriv `in 18 ..< 25` (til, men ikke med, 25) eller `in 18 .. 25` (til og med 25)",
            "write `in 18 ..< 25` (up to, but not including, 25) or `in 18 .. 25` (including 25)",
        )),
        "at" if rest.starts_with("at least") => Some(instead(">=")),
        "at" if rest.starts_with("at most") => Some(instead("<=")),
        "minst" => Some(instead(">=")),
        "høyst" => Some(instead("<=")),
        // In a case `is` has its place: `expect to_programme is no`.
        "is" | "er" if !before.rsplit('\n').next().unwrap_or_default().contains("expect") => Some(instead("=")),
        "" => INSTEAD.iter().find(|(sign, _)| rest.starts_with(sign)).map(|(_, meant)| instead(meant)),
        _ => named_first(rest, word).or_else(|| INSTEAD.iter().find(|(own, _)| *own == word).map(|(_, meant)| instead(meant))),
    }
}

/// Advice where a text in quotation marks stands with no language before it.
pub(super) fn language_missing() -> Text {
    both("skriv språket foran: `nb \"…\"` eller `en \"…\"`", "write its language before it: `nb \"…\"` or `en \"…\"`")
}

/// Advice where an `if` has no `else`.
pub(super) fn else_missing() -> Text {
    both(
        "en verdi må finnes i alle tilfeller: skriv `else` og hva den er ellers",
        "a value is needed in every case: write `else` and what it is otherwise",
    )
}

/// Advice where an exception does not say what it is made to.
pub(super) fn excepted_missing() -> Text {
    both(
        "skriv hvilken regel det er unntak fra: `exception NAVN to REGEL when …`",
        "write the rule that it is an exception to: `exception NAME to RULE when …`",
    )
}

/// Advice where `except` stands behind what has no exceptions of its own.
pub(super) fn except_elsewhere() -> Text {
    both(
        "`except` hører til et vilkår, en rett, plikt, myndighet, et forbud eller en verdi; et annet unntak skrives for seg: `exception to REGEL when …`",
        "`except` belongs to a condition, right, duty, power, prohibition or value; any other exception is written by itself: `exception to RULE when …`",
    )
}

fn instead(meant: &str) -> Text {
    both(format!("skriv `{meant}`"), format!("write `{meant}`"))
}

/// `small condition …`: the name before the kind.
fn named_first(rest: &str, word: &str) -> Option<Text> {
    let kind = leading_word(rest.get(word.len()..)?.trim_start_matches(' '));
    RULES.contains(&kind).then(|| both(format!("slaget står først: `{kind} {word}`"), format!("the kind stands first: `{kind} {word}`")))
}

/// `01.06.2018`, read up to `.2018`, as it is written here; `01.06` may have been read as a number.
fn norwegian_date(before: &str, rest: &str) -> Option<String> {
    let year = rest.strip_prefix('.')?.get(..4)?;
    let written = before.rsplit(|sign: char| !sign.is_ascii_digit() && sign != '.').next()?;
    let (day, month) = written.split_once('.')?;
    let short = |text: &str| (1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    (short(day) && short(month) && year.bytes().all(|byte| byte.is_ascii_digit())).then(|| format!("{year}-{month:0>2}-{day:0>2}"))
}

/// `01.06.2018` or `1/6/2018` at the beginning of a text: its length, and the advice.
pub(super) fn day_first(text: &str) -> Option<(usize, Text)> {
    let length = text.find(|sign: char| !(sign.is_ascii_digit() || matches!(sign, '.' | '/'))).unwrap_or(text.len());
    let written = text.get(..length)?;
    let mut parts = written.split(['.', '/']);
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    let whole = parts.next().is_none() && (1..=2).contains(&day.len()) && (1..=2).contains(&month.len()) && year.len() == 4;
    let day = format!("{year}-{month:0>2}-{day:0>2}");
    whole.then(|| (length, both(format!("datoer skrives år-måned-dag: `{day}`"), format!("dates are written year-month-day: `{day}`"))))
}

fn leading_word(text: &str) -> &str {
    text.split(|sign: char| !(sign.is_alphanumeric() || sign == '_')).next().unwrap_or_default()
}

fn trailing_word(text: &str) -> &str {
    text.rsplit(|sign: char| !(sign.is_alphanumeric() || sign == '_')).next().unwrap_or_default()
}
