//! JSON, with serde_json's raw values: slices of the text, whose addresses give their spans.

use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::error::{Fault, fault};
use super::{Entry, Form, Format, Kind, MISTAKES, Members, Page, Scalar, Tree};
use crate::law::Text;
use crate::source::{Diagnostic, Span, both, limits};

/// Reads a JSON file.
pub(super) fn read(page: &Page<'_>, mistakes: &mut Vec<Diagnostic>) -> Option<Tree> {
    // One pass over the whole text finds syntax errors, without recursion. Below it, only well-formed slices are parsed again.
    match serde_json::from_str::<&RawValue>(page.text) {
        Ok(raw) => tree(page, raw.get(), 1, mistakes),
        Err(error) => {
            mistakes.push(first_mistake(page, &error));
            None
        }
    }
}

/// Converts a value. The recursion is bounded by the nesting limit.
fn tree(page: &Page<'_>, raw: &str, depth: usize, mistakes: &mut Vec<Diagnostic>) -> Option<Tree> {
    let start = place(page, raw);
    let span = page.span(start..start + raw.len());
    let first = raw.as_bytes().first().copied();
    if matches!(first, Some(b'{' | b'[')) && depth > limits::NESTING {
        mistakes.push(fault(page.char_at(start), Fault::TooDeep));
        return None;
    }
    let kind = match first {
        Some(b'{') => {
            let pairs = piece::<Pairs<'_>>(page, raw, mistakes)?;
            let mut members = Members::default();
            for (key, value) in pairs.0 {
                if mistakes.len() >= MISTAKES {
                    break;
                }
                let key_start = place(page, key.get());
                let key_span = page.span(key_start..key_start + key.get().len());
                let name = piece::<String>(page, key.get(), mistakes);
                let value = tree(page, value.get(), depth + 1, mistakes);
                if let (Some(key), Some(value)) = (name, value) {
                    members.add(Entry { key, key_span, value }, mistakes);
                }
            }
            Kind::Map(members.entries)
        }
        Some(b'[') => {
            let items = piece::<Vec<&RawValue>>(page, raw, mistakes)?;
            let item = |item: &RawValue| if mistakes.len() < MISTAKES { tree(page, item.get(), depth + 1, mistakes) } else { None };
            Kind::List(items.into_iter().filter_map(item).collect())
        }
        Some(b'"') => Kind::Scalar(Scalar::new(piece::<String>(page, raw, mistakes)?, Form::Quoted)),
        _ => Kind::Scalar(Scalar::new(raw.to_owned(), if raw == "null" { Form::Null } else { Form::Plain })),
    };
    Some(Tree { span, kind })
}

/// Parses a well-formed slice as another type. Fails only for escapes that are not characters.
fn piece<'a, T: Deserialize<'a>>(page: &Page<'_>, raw: &'a str, mistakes: &mut Vec<Diagnostic>) -> Option<T> {
    let start = place(page, raw);
    let mistake = |error| misspelt(page.span(start..start + raw.len()), &sentence(&error));
    serde_json::from_str(raw).map_err(|error| mistakes.push(mistake(error))).ok()
}

/// The offset of a slice in the text.
fn place(page: &Page<'_>, raw: &str) -> usize {
    (raw.as_ptr() as usize).saturating_sub(page.text.as_ptr() as usize)
}

/// The pairs of a map in their order, repeated keys included.
struct Pairs<'a>(Vec<(&'a RawValue, &'a RawValue)>);

impl<'de> Deserialize<'de> for Pairs<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(PairsVisitor)
    }
}

struct PairsVisitor;

impl<'de> Visitor<'de> for PairsVisitor {
    type Value = Pairs<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("keys and values")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Self::Value, A::Error> {
        let mut pairs = Vec::new();
        while let Some(pair) = access.next_entry()? {
            pairs.push(pair);
        }
        Ok(Pairs(pairs))
    }
}

/// The library's message, without its line and column.
fn sentence(error: &serde_json::Error) -> String {
    let whole = error.to_string();
    whole.rsplit_once(" at line ").map(|(sentence, _)| sentence.to_owned()).unwrap_or(whole)
}

fn misspelt(span: Span, sentence: &str) -> Diagnostic {
    fault(span, Fault::Misspelt { format: Format::Json, sentence })
}

/// The first syntax error of the text.
fn first_mistake(page: &Page<'_>, error: &serde_json::Error) -> Diagnostic {
    let sentence = sentence(error);
    if error.is_eof() {
        let found = misspelt(page.char_at(page.text.len()), &sentence);
        return match unclosed(page.text) {
            Some(open) => found.also(page.char_at(open), both("begynner her", "begins here")),
            None => found,
        };
    }
    // The library counts columns in bytes from 1. Column 0 is the line break before the line.
    let line_start = page.text.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum::<usize>();
    let at = (line_start + error.column()).saturating_sub(1);
    let before = page.slice(0..at);
    match sentence.as_str() {
        "key must be a string" | "expected value" if before.trim_end().ends_with(',') && page.slice(at..at + 1).contains([']', '}']) => {
            let help = both("stryk kommaet", "remove the comma");
            misspelt(page.char_at(before.trim_end().len() - 1), "trailing comma").help(help)
        }
        // The library stops at the first letter that does not fit; the message shows the whole word.
        "expected ident" | "invalid number" if !before.is_empty() => misspelt(page.word_at(at - 1), &sentence).help(advice(page.text, at)),
        "invalid escape" => {
            misspelt(page.char_at(at), &sentence).help(both("skriv `\\\\` for selve skråstreken", "write `\\\\` for the backslash itself"))
        }
        "control character (\\u0000-\\u001F) found while parsing a string" => misspelt(page.char_at(at), &sentence).help(both(
            "avslutt teksten med `\"`, eller skriv `\\n` for linjeskift",
            "end the text with `\"`, or write `\\n` for a line break",
        )),
        _ => misspelt(page.word_at(at), &sentence).help(advice(page.text, at)),
    }
}

/// Advice from the byte at which parsing failed.
fn advice(text: &str, at: usize) -> Option<Text> {
    let byte = |index: usize| text.as_bytes().get(index).copied();
    let before = |count: usize| at.checked_sub(count).and_then(byte);
    let digit = |byte: Option<u8>| byte.is_some_and(|byte| byte.is_ascii_digit());
    let word = |byte: Option<u8>| byte.is_some_and(|byte| byte.is_ascii_alphabetic() || !byte.is_ascii());
    match byte(at)? {
        b'-' if digit(before(1)) => {
            Some(both("en dato skal stå i anførselstegn: `\"2018-06-01\"`", "a date should stand in quotation marks: `\"2018-06-01\"`"))
        }
        b'0'..=b'9' if before(1) == Some(b',') && digit(before(2)) && (0..3).all(|next| digit(byte(at + next))) && !digit(byte(at + 3)) => {
            Some(both(
                "desimaler skilles ut med punktum, som `12.5`, og tusener skrives i ett: `1000`",
                "decimals follow a point, as in `12.5`, and thousands are written in one: `1000`",
            ))
        }
        b'0'..=b'9' if before(1) == Some(b',') && digit(before(2)) => {
            Some(both("desimaler skilles ut med punktum: `12.5`", "decimals follow a point: `12.5`"))
        }
        b'0'..=b'9' if before(1) == Some(b'0') => Some(both("et tall kan ikke begynne med 0", "a number cannot begin with 0")),
        b'\'' => Some(both("bruk `\"` og ikke `'`", "use `\"` rather than `'`")),
        b'/' | b'#' => Some(both("JSON har ikke kommentarer; YAML og TOML har", "JSON has no comments; YAML and TOML have")),
        byte if word(Some(byte)) || word(before(1)) => Some(both(
            "ord skal stå i anførselstegn; uten står bare tall, `true`, `false` og `null`",
            "words should stand in quotation marks; without them stand only numbers, `true`, `false` and `null`",
        )),
        _ => None,
    }
}

/// The last bracket or quotation mark that is not closed.
fn unclosed(text: &str) -> Option<usize> {
    let mut open = Vec::new();
    let mut quote = None;
    let mut escaped = false;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if quote.is_some() => escaped = true,
            b'"' => quote = if quote.is_some() { None } else { Some(at) },
            _ if quote.is_some() => {}
            b'[' | b'{' => open.push(at),
            b']' | b'}' => drop(open.pop()),
            _ => {}
        }
    }
    quote.or(open.pop())
}

#[cfg(test)]
mod tests {
    use crate::data::tests::told;

    #[test]
    fn text_stays_as_it_is() {
        assert_eq!(told("a.json", "[1E5, -0, null, \"1\", \"\\u00e5\\n\"]"), "[1E5, -0, null, \"1\", \"å\n\"<\"\\u00e5\\n\">]");
    }

    #[test]
    fn doubles_are_seen_through_escapes_and_all_are_told() {
        assert_eq!(
            told("a.json", "{\"å\": 1, \"b\": {\"c\": 1, \"c\": 2}, \"\\u00e5\": 3}"),
            "P0405 [\"c\"] <16:\"c\" the key `c` is given twice; P0405 [\"\\u00e5\"] <1:\"å\" the key `å` is given twice"
        );
    }

    #[test]
    fn mistakes_are_placed_after_letters_of_two_bytes() {
        assert_eq!(told("a.json", "{\"å\": 2018-06-01}"), "P0401 [2018-06-01] there should be a `,` or `}` here");
        assert_eq!(told("a.json", "{\"å§\": tru}"), "P0401 [tru] unknown word");
        assert_eq!(told("a.json", "{\"å\":\r\n 'x'}"), "P0401 ['] there should be a value here");
        assert_eq!(told("a.json", "[\"§\",\n]"), "P0401 [,] a comma after the last value");
        assert_eq!(told("a.json", "{\"å\": \"\\ud800\"}"), "P0401 [\"\\ud800\"] `\\u` with a code that is no character");
        assert_eq!(told("a.json", "{\"å\": [1"), "P0401 [] <7:[ the file ends before the list is closed with `]`");
    }
}
