//! Data: a facts file in JSON, YAML or TOML, or a row of a table in CSV -> [`Tree`]. All formats give the same tree, with the span of every
//! key and value.
//!
//! Example: `income: 500000.10` becomes an [`Entry`] with the key `income` and a plain scalar with the text `500000.10`.
//! Invariant: a tree has no repeated key and is at most [`crate::source::limits::NESTING`] deep. Numbers and dates stay text, so no digit
//! is lost.
//! Not here: types, and which keys are allowed (see the stage `facts`).

mod error;
mod json;
mod outline;
mod table;
mod toml;
mod wording;
mod yaml;

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

use self::error::{Fault, fault};
pub use self::table::{Columns, Mistakes};
use crate::law::canonical;
use crate::source::{Diagnostic, FileId, SourceMap, Span, odd_line_ends};

/// The most faults reported in one file. With more it is hardly a facts file, and a list of millions would exhaust memory.
const MISTAKES: usize = 1000;

/// The format of a facts file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// JSON, as in RFC 8259.
    Json,
    /// YAML 1.2, without anchors and tags.
    Yaml,
    /// TOML 1.1.
    Toml,
}

impl Format {
    /// The format by file extension: `.json`, `.yaml`, `.yml` or `.toml`, in either case.
    pub fn from_name(path: &str) -> Option<Format> {
        let (_, ending) = path.rsplit_once('.')?;
        match ending.to_ascii_lowercase().as_str() {
            "json" => Some(Format::Json),
            "yaml" | "yml" => Some(Format::Yaml),
            "toml" => Some(Format::Toml),
            _ => None,
        }
    }

    /// The name of the format, the same in every language.
    pub fn name(self) -> &'static str {
        match self {
            Format::Json => "JSON",
            Format::Yaml => "YAML",
            Format::Toml => "TOML",
        }
    }
}

/// A value in a facts file, with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tree {
    /// Its span. For a TOML table: its header, or the key that created it.
    pub span: Span,
    /// A scalar, a map or a list.
    pub kind: Kind,
}

/// What a value is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// A single value, such as `42`, `2018-06-01` or `"Oslo"`.
    Scalar(Scalar),
    /// Keys with values, in the order of the file. No key is repeated.
    Map(Vec<Entry>),
    /// A list of values.
    List(Vec<Tree>),
}

/// A single value as text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scalar {
    /// The text with quotation marks and escapes resolved, in Unicode composed form (NFC).
    pub text: String,
    /// How it was written.
    pub form: Form,
}

/// How a scalar was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// In quotation marks, or as a YAML text block.
    Quoted,
    /// Unquoted: a number, a date, a truth value or a word.
    Plain,
    /// Null: `null` in JSON and YAML; also `~` or an empty value in YAML.
    Null,
}

/// A key with its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The key with quotation marks and escapes resolved, in Unicode composed form (NFC).
    pub key: String,
    /// The span of the key.
    pub key_span: Span,
    /// The value.
    pub value: Tree,
}

/// Reads a file into a tree, or reports all its faults.
pub fn read(sources: &SourceMap, file: FileId, format: Format) -> Result<Tree, Vec<Diagnostic>> {
    let whole = sources.get(file).map_or("", |source| source.text.as_str());
    let text = whole.strip_prefix('\u{feff}').unwrap_or(whole);
    let page = Page { file, text, base: whole.len() - text.len() };
    if text.trim().is_empty() {
        return Err(vec![fault(page.span(0..0), Fault::Empty(format))]);
    }
    // JSON has no comments and no line breaks inside texts, so there such a character hides nothing.
    if let Some((at, sign)) = odd_line_ends(text).next().filter(|_| format != Format::Json) {
        return Err(vec![fault(page.char_at(at), Fault::OddLineEnd(sign))]);
    }
    let mut mistakes = Vec::new();
    let tree = match format {
        Format::Json => json::read(&page, &mut mistakes),
        Format::Yaml => yaml::read(&page, &mut mistakes),
        Format::Toml => toml::read(&page, &mut mistakes),
    };
    match tree {
        Some(tree) if mistakes.is_empty() => Ok(tree),
        _ if mistakes.is_empty() => Err(vec![fault(page.span(0..0), Fault::Empty(format))]),
        _ => {
            mistakes.sort_by_key(|mistake| mistake.span);
            Err(mistakes)
        }
    }
}

/// The text of a file without its byte order mark.
struct Page<'a> {
    file: FileId,
    text: &'a str,
    /// The number of bytes skipped at the beginning.
    base: usize,
}

impl Page<'_> {
    /// The span of a range of bytes.
    fn span(&self, at: Range<usize>) -> Span {
        Span::new(self.file, self.base + at.start, self.base + at.end)
    }

    /// The span of the character at a byte. At the end of the text: the span after its last word.
    fn char_at(&self, at: usize) -> Span {
        let start = (0..=at.min(self.text.len())).rfind(|start| self.text.is_char_boundary(*start)).unwrap_or(0);
        match self.text.get(start..).and_then(|rest| rest.chars().next()) {
            Some(char) => self.span(start..start + char.len_utf8()),
            None => {
                let end = self.text.trim_end().len();
                self.span(end..end)
            }
        }
    }

    /// The text of a range of bytes.
    fn slice(&self, at: Range<usize>) -> &str {
        self.text.get(at).unwrap_or_default()
    }

    /// The span of the word, number or date around a byte; otherwise of one character.
    fn word_at(&self, at: usize) -> Span {
        let wordlike = |char: &char| char.is_alphanumeric() || matches!(char, '_' | '-' | '+' | '.');
        let place = self.char_at(at);
        let start = (place.start as usize).saturating_sub(self.base);
        let after: usize = self.slice(start..self.text.len()).chars().take_while(wordlike).map(char::len_utf8).sum();
        if after == 0 {
            return place;
        }
        let before: usize = self.slice(0..start).chars().rev().take_while(wordlike).map(char::len_utf8).sum();
        self.span(start - before..start + after)
    }
}

/// Converts a text to the canonical form (NFC).
fn composed(text: &mut String) {
    if let Cow::Owned(own) = canonical(text) {
        *text = own;
    }
}

impl Scalar {
    /// A scalar from the text of a file.
    fn new(mut text: String, form: Form) -> Scalar {
        composed(&mut text);
        Scalar { text, form }
    }
}

/// A map under construction, which detects repeated keys.
#[derive(Default)]
struct Members {
    entries: Vec<Entry>,
    seen: HashMap<String, Span>,
}

impl Members {
    fn add(&mut self, mut entry: Entry, mistakes: &mut Vec<Diagnostic>) {
        composed(&mut entry.key);
        match self.seen.get(&entry.key) {
            Some(first) => mistakes.push(fault(entry.key_span, Fault::DoubleKey { key: &entry.key, first: Some(*first) })),
            None => {
                self.seen.insert(entry.key.clone(), entry.key_span);
                self.entries.push(entry);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Form, Format, Kind, Tree, read};
    use crate::source::{SourceMap, limits};

    /// A file in one line, for tests: its values, each with the text at its span if that differs; or its faults.
    pub(super) fn told(name: &str, text: &str) -> String {
        let mut sources = SourceMap::default();
        let file = sources.add(name, text);
        let Some(format) = Format::from_name(name) else { return "no format".to_owned() };
        match read(&sources, file, format) {
            Ok(tree) => line(&tree, &sources),
            Err(mistakes) => {
                let sentence = |mistake: &crate::source::Diagnostic| {
                    let place = mistake.span.map_or("", |span| sources.text(span));
                    let related: String =
                        mistake.related.iter().map(|(span, _)| format!(" <{}:{}", span.start, sources.text(*span))).collect();
                    format!("{} [{place}]{related} {}", mistake.code, mistake.message.en)
                };
                mistakes.iter().map(sentence).collect::<Vec<_>>().join("; ")
            }
        }
    }

    fn line(tree: &Tree, sources: &SourceMap) -> String {
        let join = |parts: Vec<String>| parts.join(", ");
        match &tree.kind {
            Kind::Scalar(scalar) => {
                let place = sources.text(tree.span);
                let own = match scalar.form {
                    Form::Quoted => format!("\"{}\"", scalar.text),
                    Form::Plain => scalar.text.clone(),
                    Form::Null => "null".to_owned(),
                };
                if own == place { own } else { format!("{own}<{place}>") }
            }
            Kind::Map(entries) => {
                format!("{{{}}}", join(entries.iter().map(|entry| format!("{}: {}", entry.key, line(&entry.value, sources))).collect()))
            }
            Kind::List(items) => format!("[{}]", join(items.iter().map(|item| line(item, sources)).collect())),
        }
    }

    #[test]
    fn formats_go_by_the_ending() {
        assert_eq!(Format::from_name("saker/Anne.JSON"), Some(Format::Json));
        assert_eq!(Format::from_name("a.yml"), Some(Format::Yaml));
        assert_eq!(Format::from_name("a.b.Toml"), Some(Format::Toml));
        assert_eq!(Format::from_name("yaml"), None);
    }

    #[test]
    fn all_formats_give_the_same() {
        let expected = "{sum: 1234567890123456.12, navn: \"Åse § 3\", liste: [1, 2.50], inne: {ja: true}}";
        assert_eq!(
            told("a.json", "{\"sum\":1234567890123456.12,\"navn\":\"Åse § 3\",\r\n\"liste\":[1,2.50],\"inne\":{\"ja\":true}}"),
            expected
        );
        assert_eq!(
            told("a.yaml", "sum: 1234567890123456.12\r\nnavn: \"Åse § 3\" # å\r\nliste: [1, 2.50]\r\ninne:\r\n  ja: true\r\n"),
            expected
        );
        assert_eq!(
            told("a.toml", "sum = 1234567890123456.12\r\nnavn = \"Åse § 3\" # å\r\nliste = [1, 2.50]\r\ninne.ja = true\r\n"),
            expected
        );
    }

    #[test]
    fn a_byte_order_mark_moves_no_place() {
        assert_eq!(told("a.json", "\u{feff}{\"å\": 1, \"b\": x}"), "P0401 [x] there should be a value here");
        assert_eq!(told("a.yaml", "\u{feff}å: 1\nb: 'x'\n"), "{å: 1, b: \"x\"<'x'>}");
        assert_eq!(told("a.toml", "\u{feff}\"å\" = 1\nb = 'x'\n"), "{å: 1, b: \"x\"<'x'>}");
    }

    #[test]
    fn an_empty_file_is_said_to_be() {
        for (name, text) in [("a.json", ""), ("a.yaml", "# å\n"), ("a.yaml", "---\n"), ("a.toml", "\u{feff}# å\n"), ("a.toml", "\n")] {
            assert_eq!(told(name, text), "P0401 [] the file is empty");
        }
        assert_eq!(told("a.json", "{}"), "{}");
    }

    #[test]
    fn depth_has_a_limit_and_no_stack_overflows() {
        let nested = |open: &str, close: &str, depth: usize| format!("{}1{}", open.repeat(depth), close.repeat(depth));
        let deep = |name: &str, text: String| told(name, &text).contains("values within values");
        for name in ["a.json", "a.yaml"] {
            assert!(!deep(name, nested("[", "]", limits::NESTING)));
            assert!(deep(name, nested("[", "]", limits::NESTING + 1)));
            assert!(deep(name, nested("{\"a\": ", "}", limits::NESTING + 1)));
        }
        assert!(!deep("a.toml", format!("a = {}", nested("[", "]", limits::NESTING - 1))));
        assert!(deep("a.toml", format!("a = {}", nested("[", "]", limits::NESTING))));
        for opening in ["[", "{", "[{", "{\"a\":", "- ", "? ", "{a=", "{a.b.c=[", "a: "] {
            for name in ["a.json", "a.yaml", "a.toml"] {
                assert!(told(name, &opening.repeat(100_000)).starts_with("P0401"));
            }
            assert!(told("a.toml", &format!("x = {}", opening.repeat(100_000))).starts_with("P0401"));
        }
        assert!(deep("a.toml", "a.".repeat(100_000)));
    }

    #[test]
    fn no_beginning_of_a_file_is_a_panic() {
        let files = [
            ("a.json", "\u{feff}{\"å\": [1, \"\\ud83d\\ude00\", {\"§\": null}], \"b\": -1.5e3}"),
            ("a.yaml", "%YAML 1.2\n---\nå: [1, 'it''s', {\"§\": ~, b}]\nc: |\n  ø\nd:\n- &x *x\n- !t\n? [e]\n: \"\\u00e5\"\n...\n"),
            ("a.toml", "\"å\" = [1, 'x', {\"§\".b = '''ø'''}]\n[a.b]\nc = \"\"\"\\u00e5\"\"\"\n[[d]]\ne = 2018-06-01\n"),
        ];
        for (name, text) in files {
            for (cut, _) in text.char_indices() {
                for end in ["", "å", "\"", "\n", "]", "\0"] {
                    assert!(!told(name, &format!("{}{end}", text.get(..cut).unwrap_or_default())).is_empty());
                }
            }
        }
    }
}
