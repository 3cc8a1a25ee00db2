//! JSON, by serde_json's raw values: slices of the text itself, whose addresses tell their places.

use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::{Entry, Form, Kind, MISTAKES, Members, Page, Scalar, Tree, Wording, misspelt, too_deep};
use crate::law::Text;
use crate::source::{Diagnostic, both, limits};

/// The library's sentences in our words.
const WORDINGS: &[Wording] = &[
    ("EOF while parsing a list", "fila slutter før listen er lukket med `]`", "the file ends before the list is closed with `]`"),
    ("EOF while parsing an object", "fila slutter før `{` er lukket med `}`", "the file ends before `{` is closed with `}`"),
    ("EOF while parsing a string", "fila slutter midt i en tekst i anførselstegn", "the file ends within a text in quotation marks"),
    ("EOF while parsing a value", "fila slutter der det skulle stå en verdi", "the file ends where a value should stand"),
    ("expected `:`", "mellom nøkkel og verdi skal det stå `:`", "there should be a `:` between key and value"),
    ("expected `,` or `]`", "her skal det stå `,` eller `]`", "there should be a `,` or `]` here"),
    ("expected `,` or `}`", "her skal det stå `,` eller `}`", "there should be a `,` or `}` here"),
    ("expected ident", "ukjent ord", "unknown word"),
    ("expected value", "her skal det stå en verdi", "there should be a value here"),
    ("invalid escape", "tegnet etter `\\` har ingen betydning her", "the character after `\\` means nothing here"),
    ("invalid number", "dette er ikke et tall slik JSON skriver det", "this is not a number as JSON writes it"),
    (
        "control character",
        "linjeskift eller styretegn i en tekst i anførselstegn",
        "a line break or control character in a text in quotation marks",
    ),
    ("key must be a string", "en nøkkel skal stå i anførselstegn", "a key should stand in quotation marks"),
    ("trailing comma", "komma etter den siste verdien", "a comma after the last value"),
    ("trailing characters", "det står mer etter at verdien er slutt", "there is more after the end of the value"),
    ("lone leading surrogate", "`\\u` med en kode som ikke er noe tegn", "`\\u` with a code that is no character"),
    ("unexpected end of hex escape", "`\\u` med en kode som ikke er noe tegn", "`\\u` with a code that is no character"),
    ("invalid unicode code point", "`\\u` med en kode som ikke er noe tegn", "`\\u` with a code that is no character"),
];

/// Reads a JSON file.
pub(super) fn read(page: &Page<'_>, mistakes: &mut Vec<Diagnostic>) -> Option<Tree> {
    // One pass over the whole text finds what is misspelt, without recursion; below it, only pieces known to be well formed are taken apart.
    match serde_json::from_str::<&RawValue>(page.text) {
        Ok(raw) => tree(page, raw.get(), 1, mistakes),
        Err(error) => {
            mistakes.push(fault(page, &error));
            None
        }
    }
}

/// Recursion ends at the limit of nesting.
fn tree(page: &Page<'_>, raw: &str, depth: usize, mistakes: &mut Vec<Diagnostic>) -> Option<Tree> {
    let start = place(page, raw);
    let span = page.span(start..start + raw.len());
    let first = raw.as_bytes().first().copied();
    if matches!(first, Some(b'{' | b'[')) && depth > limits::NESTING {
        mistakes.push(too_deep(page.char_at(start)));
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
        Some(b'"') => Kind::Scalar(Scalar { text: piece::<String>(page, raw, mistakes)?, form: Form::Quoted }),
        _ => Kind::Scalar(Scalar { text: raw.to_owned(), form: if raw == "null" { Form::Null } else { Form::Plain } }),
    };
    Some(Tree { span, kind })
}

/// A well-formed piece as something else; it fails only for escapes that are no character.
fn piece<'a, T: Deserialize<'a>>(page: &Page<'_>, raw: &'a str, mistakes: &mut Vec<Diagnostic>) -> Option<T> {
    let start = place(page, raw);
    let fault = |error| misspelt(page.span(start..start + raw.len()), "JSON", &sentence(&error), WORDINGS);
    serde_json::from_str(raw).map_err(|error| mistakes.push(fault(error))).ok()
}

/// The first byte of a piece of the text.
fn place(page: &Page<'_>, raw: &str) -> usize {
    (raw.as_ptr() as usize).saturating_sub(page.text.as_ptr() as usize)
}

/// The pairs of a map as they stand: in order, and doubles too.
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

/// What the library says, without its count of lines.
fn sentence(error: &serde_json::Error) -> String {
    let whole = error.to_string();
    whole.rsplit_once(" at line ").map(|(sentence, _)| sentence.to_owned()).unwrap_or(whole)
}

/// The first mistake of the text.
fn fault(page: &Page<'_>, error: &serde_json::Error) -> Diagnostic {
    let sentence = sentence(error);
    if error.is_eof() {
        let found = misspelt(page.char_at(page.text.len()), "JSON", &sentence, WORDINGS);
        return match unclosed(page.text) {
            Some(open) => found.also(page.char_at(open), both("begynner her", "begins here")),
            None => found,
        };
    }
    // The column counts bytes from 1, and is 0 for the line break before the line.
    let line_start = page.text.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum::<usize>();
    let at = (line_start + error.column()).saturating_sub(1);
    let before = page.slice(0..at);
    match sentence.as_str() {
        "key must be a string" | "expected value" if before.trim_end().ends_with(',') && page.slice(at..at + 1).contains([']', '}']) => {
            let help = both("stryk kommaet", "remove the comma");
            misspelt(page.char_at(before.trim_end().len() - 1), "JSON", "trailing comma", WORDINGS).help(help)
        }
        // The library stops at the first letter that does not fit, and the word is what the user sees.
        "expected ident" | "invalid number" if !before.is_empty() => {
            misspelt(page.word_at(at - 1), "JSON", &sentence, WORDINGS).help(advice(page.text, at))
        }
        "invalid escape" => misspelt(page.char_at(at), "JSON", &sentence, WORDINGS)
            .help(both("skriv `\\\\` for selve skråstreken", "write `\\\\` for the backslash itself")),
        "control character (\\u0000-\\u001F) found while parsing a string" => misspelt(page.char_at(at), "JSON", &sentence, WORDINGS).help(
            both("avslutt teksten med `\"`, eller skriv `\\n` for linjeskift", "end the text with `\"`, or write `\\n` for a line break"),
        ),
        _ => misspelt(page.word_at(at), "JSON", &sentence, WORDINGS).help(advice(page.text, at)),
    }
}

/// What the byte at fault tells of the writer's thought.
fn advice(text: &str, at: usize) -> Option<Text> {
    let byte = |index: usize| text.as_bytes().get(index).copied();
    let before = |count: usize| at.checked_sub(count).and_then(byte);
    let digit = |byte: Option<u8>| byte.is_some_and(|byte| byte.is_ascii_digit());
    let word = |byte: Option<u8>| byte.is_some_and(|byte| byte.is_ascii_alphabetic() || !byte.is_ascii());
    match byte(at)? {
        b'-' if digit(before(1)) => {
            Some(both("en dato skal stå i anførselstegn: `\"2018-06-01\"`", "a date should stand in quotation marks: `\"2018-06-01\"`"))
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

/// The last bracket or quotation mark that nothing closes.
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
