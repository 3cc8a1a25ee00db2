//! TOML, with the toml library's spanned tables, which keep the digits of numbers and all spans.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue, Error};

use super::error::{Fault, fault};
use super::outline::{Outline, outline};
use super::{Entry, Form, Format, Kind, MISTAKES, Members, Page, Scalar, Tree};
use crate::law::Text;
use crate::source::{Diagnostic, both, limits};

/// Above this size only one fault is reported at a time, since the library's list of all faults could exhaust memory.
const RECOVERED: usize = 1024 * 1024;

/// The number of repeated keys whose first place is searched for. Each search parses the file again.
const FIRST_PLACES: usize = 20;

/// Reads a TOML file; `None` if it has only comments.
pub(super) fn read(page: &Page<'_>, mistakes: &mut Vec<Diagnostic>) -> Option<Tree> {
    let outline = outline(page.text);
    if let Some(at) = outline.too_deep {
        mistakes.push(fault(page.char_at(at), Fault::TooDeep));
        return None;
    }
    let (root, errors) = if page.text.len() <= RECOVERED {
        DeTable::parse_recoverable(page.text)
    } else {
        DeTable::parse(page.text).map_or_else(|error| (Spanned::new(0..0, DeTable::new()), vec![error]), |root| (root, Vec::new()))
    };
    if !errors.is_empty() {
        faults(page, &outline, root.get_ref(), &errors, mistakes);
        return None;
    }
    if root.get_ref().is_empty() {
        return None;
    }
    let kind = map(page, root.get_ref(), 1, mistakes);
    Some(Tree { span: page.span(0..page.text.trim_end().len()), kind })
}

/// Converts a value. The recursion is bounded by the nesting limit.
fn tree(page: &Page<'_>, value: &Spanned<DeValue<'_>>, depth: usize, mistakes: &mut Vec<Diagnostic>) -> Option<Tree> {
    let at = value.span();
    let scalar = |text: &str, form: Form| Kind::Scalar(Scalar::new(text.to_owned(), form));
    let kind = match value.get_ref() {
        DeValue::Table(_) | DeValue::Array(_) if depth > limits::NESTING => {
            mistakes.push(fault(page.char_at(at.start), Fault::TooDeep));
            return None;
        }
        DeValue::Table(table) => map(page, table, depth, mistakes),
        DeValue::Array(items) => Kind::List(items.iter().filter_map(|item| tree(page, item, depth + 1, mistakes)).collect()),
        DeValue::String(text) => scalar(text, Form::Quoted),
        // As written, with any `_` between digits: a fact is written alike in every format.
        DeValue::Integer(_) | DeValue::Float(_) | DeValue::Boolean(_) | DeValue::Datetime(_) => scalar(page.slice(at.clone()), Form::Plain),
    };
    Some(Tree { span: page.span(at), kind })
}

/// A table in the order of the file. The library sorts keys alphabetically.
fn map(page: &Page<'_>, table: &DeTable<'_>, depth: usize, mistakes: &mut Vec<Diagnostic>) -> Kind {
    let mut pairs: Vec<_> = table.iter().collect();
    pairs.sort_by_key(|(key, _)| key.span().start);
    let mut members = Members::default();
    for (key, value) in pairs {
        if let Some(value) = tree(page, value, depth + 1, mistakes) {
            members.add(Entry { key: key.get_ref().to_string(), key_span: page.span(key.span()), value }, mistakes);
        }
    }
    Kind::Map(members.entries)
}

/// Reports one fault per line, since further faults on a line are mostly consequences of the first.
fn faults(page: &Page<'_>, outline: &Outline, root: &DeTable<'_>, errors: &[Error], mistakes: &mut Vec<Diagnostic>) {
    let mut lines = Vec::new();
    let mut doubles = 0;
    for error in errors.iter().take(MISTAKES) {
        let at = error.span().unwrap_or_default();
        let line = line_start(page.text, at.start);
        if lines.contains(&line) {
            continue;
        }
        lines.push(line);
        let unwritten = error.message().starts_with("string values") && page.slice(at.clone()).is_empty();
        let sentence = if unwritten { "missing value" } else { error.message() };
        let span = if sentence.starts_with("invalid unquoted key") {
            page.word_at(at.start)
        } else if at.is_empty() {
            page.char_at(at.start)
        } else {
            page.span(at.clone())
        };
        mistakes.push(if sentence.starts_with("duplicate key") || sentence.starts_with("cannot extend value") {
            doubles += 1;
            let first = if doubles <= FIRST_PLACES { first_place(page, outline, root, &at) } else { None };
            fault(span, Fault::DoubleKey { key: page.slice(at), first: first.map(|first| page.span(first)) })
        } else if sentence.starts_with("cannot recurse further") || sentence.starts_with("recursion limit") {
            fault(span, Fault::TooDeep)
        } else {
            fault(span, Fault::Misspelt { format: Format::Toml, sentence }).help(advice(page, sentence, &at))
        });
    }
}

fn advice(page: &Page<'_>, sentence: &str, at: &Range<usize>) -> Option<Text> {
    let before = page.slice(line_start(page.text, at.start)..at.start);
    let digit = |char: Option<char>| char.is_some_and(|char| char.is_ascii_digit());
    let after_comma = page.slice(at.start..page.text.len()).strip_prefix(',').map(|rest| rest.chars().next());
    match sentence {
        _ if sentence.starts_with("string values must be quoted") => {
            Some(both("skriv `\"…\"` om teksten", "write `\"…\"` around the text"))
        }
        _ if sentence.starts_with("invalid unquoted key") => Some(both(
            "skriv `\"…\"` om nøkkelen; uten går bare a–z, 0–9, `_` og `-`",
            "write `\"…\"` around the key; without them go only a–z, 0–9, `_` and `-`",
        )),
        _ if sentence.starts_with("key with no value")
            && (before.trim_end().ends_with(':') || page.slice(at.start..at.start + 1) == ":") =>
        {
            Some(both("skriv `nøkkel = verdi` med `=` og ikke `:`", "write `key = value` with `=` rather than `:`"))
        }
        _ if sentence.starts_with("invalid boolean") => {
            Some(both("skriv `true` og `false` med små bokstaver", "write `true` and `false` in small letters"))
        }
        _ if digit(before.chars().last()) && after_comma.is_some_and(digit) => {
            Some(both("desimaler skilles ut med punktum: `12.5`", "decimals follow a point: `12.5`"))
        }
        _ => None,
    }
}

fn line_start(text: &str, at: usize) -> usize {
    text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |newline| newline + 1)
}

/// The first place of the repeated key at `at`. The library knows it but does not expose it.
fn first_place(page: &Page<'_>, outline: &Outline, root: &DeTable<'_>, at: &Range<usize>) -> Option<Range<usize>> {
    if let Some(table) = innermost(page, root, at) {
        let (key, _) = table.iter().find(|(key, _)| page.slice(key.span()) == page.slice(at.clone()))?;
        return Some(key.span()).filter(|first| first.start < at.start);
    }
    let line = line_start(page.text, at.start);
    let words = page.slice(line..at.end).trim_start();
    let mut path = Vec::new();
    let in_table = outline.headers.iter().rfind(|start| **start < line && !words.starts_with('['));
    if let Some(start) = in_table {
        let header = page.slice(*start..page.text.len()).lines().next()?;
        path = keys(header.split(']').next()?)?;
    }
    path.extend(keys(words)?);
    // The text before this line still contains the first place.
    let (before, _) = DeTable::parse_recoverable(page.slice(0..line));
    let mut table = before.get_ref();
    let mut first = None;
    for key in &path {
        let Some((found, value)) = table.get_key_value(key.as_str()) else { break };
        first = Some(found.span());
        table = match value.get_ref() {
            DeValue::Table(inner) => inner,
            DeValue::Array(items) => match items.last().map(Spanned::get_ref) {
                Some(DeValue::Table(inner)) => inner,
                _ => break,
            },
            _ => break,
        };
    }
    first
}

/// The keys of `a.b` or `[a.b`.
fn keys(words: &str) -> Option<Vec<String>> {
    let assignment = format!("{} = 0", words.trim_start_matches(['[', ' ', '\t']));
    let parsed = DeTable::parse(&assignment).ok()?;
    let mut path = Vec::new();
    let mut table = Some(parsed.get_ref());
    while let Some((key, value)) = table.and_then(|table| table.iter().next()) {
        path.push(key.get_ref().to_string());
        table = value.get_ref().as_table();
    }
    Some(path)
}

/// The innermost inline table around a place.
fn innermost<'a, 'i>(page: &Page<'_>, table: &'a DeTable<'i>, at: &Range<usize>) -> Option<&'a DeTable<'i>> {
    table.iter().find_map(|(_, value)| inside(page, value, at))
}

fn inside<'a, 'i>(page: &Page<'_>, value: &'a Spanned<DeValue<'i>>, at: &Range<usize>) -> Option<&'a DeTable<'i>> {
    match value.get_ref() {
        DeValue::Table(table) => innermost(page, table, at).or_else(|| {
            let span = value.span();
            let braces = page.slice(span.clone()).starts_with('{');
            (braces && span.start <= at.start && at.end <= span.end).then_some(table)
        }),
        DeValue::Array(items) => items.iter().find_map(|item| inside(page, item, at)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::data::tests::told;

    #[test]
    fn text_stays_as_it_is_in_the_order_of_the_file() {
        assert_eq!(
            told("a.toml", "z = 2018-06-01\na = 1_000.10\nx.y = 0xff\nb = +5\nx.a = inf\n[[l]]\nq = ''\n[[l]]\n"),
            "{z: 2018-06-01, a: 1_000.10, x: {y: 0xff, a: inf}, b: +5, l: [{q: \"\"<''>}, {}]}"
        );
    }

    #[test]
    fn doubles_show_the_first() {
        let text = "\"å\" = 1\n[t]\nx.y = 1\nx.y = 2\nv = {a = 1, b = {c = 1, c = 2}}\n[[l]]\nk = 1\n[[l]]\nk = 1\nk = 2\n[t]\n";
        let expected = [
            "P0405 [y] <15:y the key `y` is given twice",
            "P0405 [c] <46:c the key `c` is given twice",
            "P0405 [k] <79:k the key `k` is given twice",
            "P0405 [t] <10:t the key `t` is given twice",
        ];
        assert_eq!(told("a.toml", text), expected.join("; "));
        assert_eq!(told("a.toml", "a = 1\na.b = 2\n"), "P0405 [a] <0:a the key `a` is given twice");
    }

    #[test]
    fn every_line_with_a_mistake_is_told() {
        assert_eq!(
            told("a.toml", "gåte = 1\nb = hei\nc: 1\nd = 12,5\ne = 2018-13-01\n"),
            "P0401 [gåte] the key has characters that need quotation marks; \
             P0401 [hei] a text should stand in quotation marks; \
             P0401 [1] the key lacks `=` and a value; \
             P0401 [,] there is more on the line after the end of the value"
        );
        assert_eq!(told("a.toml", "a = 2018-13-01\n"), "P0401 [2018-13-01] the date is not written right, or is in no calendar");
    }
}
