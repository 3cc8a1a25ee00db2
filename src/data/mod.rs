//! Data: a facts file in JSON, YAML or TOML -> [`Tree`]. The three formats give the same tree, with the place of every key and value.
//!
//! Example: `income: 500000.10` becomes an [`Entry`] with the key `income` and a plain scalar with the text `500000.10`.
//! Invariant: a tree holds no key twice and is at most [`limits::NESTING`] deep. Numbers and dates are text, so that not a digit is lost.
//! Not here: types, and which keys there should be (see the stage `facts`).

mod json;
mod outline;
mod toml;
mod yaml;

use std::collections::HashMap;
use std::ops::Range;

use crate::source::{Diagnostic, FileId, SourceMap, Span, both, codes, limits};

/// Mistakes reported in one file. A file with more of them is hardly a facts file at all, and a list of millions would fill the memory.
const MISTAKES: usize = 1000;

/// How a facts file is written.
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
    /// The format a file's name tells of: `.json`, `.yaml` or `.yml`, and `.toml`, in small or capital letters.
    pub fn from_name(path: &str) -> Option<Format> {
        let (_, ending) = path.rsplit_once('.')?;
        match ending.to_ascii_lowercase().as_str() {
            "json" => Some(Format::Json),
            "yaml" | "yml" => Some(Format::Yaml),
            "toml" => Some(Format::Toml),
            _ => None,
        }
    }
}

/// A value in a facts file, with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tree {
    /// Where it stands; of a TOML table, its header or the key that made it.
    pub span: Span,
    /// What it is.
    pub kind: Kind,
}

/// What a value is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// One value, such as `42`, `2018-06-01` or `"Oslo"`.
    Scalar(Scalar),
    /// Keys with values, in the order of the file; no key stands twice.
    Map(Vec<Entry>),
    /// Values one after another.
    List(Vec<Tree>),
}

/// One value as text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scalar {
    /// The text as the file has it, quotation marks and escapes resolved.
    pub text: String,
    /// How it was written.
    pub form: Form,
}

/// How a scalar was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// In quotation marks, or as a block of text in YAML.
    Quoted,
    /// A number, a date, a truth value or a bare word.
    Plain,
    /// Nothing: `null` in JSON and YAML, and `~` or an empty place in YAML.
    Null,
}

/// A key with its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The key, quotation marks and escapes resolved.
    pub key: String,
    /// Where the key stands.
    pub key_span: Span,
    /// The value.
    pub value: Tree,
}

/// Reads a file into a tree, or tells everything that is wrong with it.
pub fn read(sources: &SourceMap, file: FileId, format: Format) -> Result<Tree, Vec<Diagnostic>> {
    let whole = sources.get(file).map_or("", |source| source.text.as_str());
    let text = whole.strip_prefix('\u{feff}').unwrap_or(whole);
    let page = Page { file, text, base: whole.len() - text.len() };
    if text.trim().is_empty() {
        return Err(vec![page.empty(format)]);
    }
    let mut mistakes = Vec::new();
    let tree = match format {
        Format::Json => json::read(&page, &mut mistakes),
        Format::Yaml => yaml::read(&page, &mut mistakes),
        Format::Toml => toml::read(&page, &mut mistakes),
    };
    match tree {
        Some(tree) if mistakes.is_empty() => Ok(tree),
        _ if mistakes.is_empty() => Err(vec![page.empty(format)]),
        _ => Err(mistakes),
    }
}

/// A file's text without its byte order mark.
struct Page<'a> {
    file: FileId,
    text: &'a str,
    /// The bytes left out at the beginning.
    base: usize,
}

impl Page<'_> {
    /// The place of bytes of the text.
    fn span(&self, at: Range<usize>) -> Span {
        Span::new(self.file, self.base + at.start, self.base + at.end)
    }

    /// The place of the character at a byte; at the end of the text, the place behind its last word.
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

    /// The text of some bytes.
    fn slice(&self, at: Range<usize>) -> &str {
        self.text.get(at).unwrap_or_default()
    }

    /// The word, number or date around a byte; elsewhere one character.
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

    /// A file of spaces or comments only.
    fn empty(&self, format: Format) -> Diagnostic {
        let (nb, en) = match format {
            Format::Json => ("{\"alder\": 42}", "{\"age\": 42}"),
            Format::Yaml => ("alder: 42", "age: 42"),
            Format::Toml => ("alder = 42", "age = 42"),
        };
        let help = both(format!("skriv minst én opplysning, som `{nb}`"), format!("write at least one fact, such as `{en}`"));
        Diagnostic::error(codes::FACTS_SYNTAX, self.span(0..0), both("fila er tom", "the file is empty")).help(help)
    }
}

/// Entries of a map under way, which sees a key that comes again.
#[derive(Default)]
struct Members {
    entries: Vec<Entry>,
    seen: HashMap<String, Span>,
}

impl Members {
    fn add(&mut self, entry: Entry, mistakes: &mut Vec<Diagnostic>) {
        match self.seen.get(&entry.key) {
            Some(first) => mistakes.push(double_key(&entry.key, entry.key_span, Some(*first))),
            None => {
                self.seen.insert(entry.key.clone(), entry.key_span);
                self.entries.push(entry);
            }
        }
    }
}

/// `age: 1` and `age: 2` in one map.
fn double_key(key: &str, span: Span, first: Option<Span>) -> Diagnostic {
    let key = shown(key);
    let message = both(format!("nøkkelen `{key}` står to ganger"), format!("the key `{key}` is given twice"));
    let help = both("behold den som gjelder, og stryk den andre", "keep the one that holds, and remove the other");
    let found = Diagnostic::error(codes::DOUBLE_KEY, span, message).help(help);
    match first {
        Some(first) => found.also(first, both("den første står her", "first given here")),
        None => found,
    }
}

/// `[[[[…]]]]` beyond the limit.
fn too_deep(span: Span) -> Diagnostic {
    let deepest = limits::NESTING;
    let message = both(format!("verdier i verdier, dypere enn {deepest} nivåer"), format!("values within values, deeper than {deepest} levels"));
    let help = both("opplysninger om en sak trenger bare noen få nivåer", "the facts of a case need only a few levels");
    Diagnostic::error(codes::FACTS_SYNTAX, span, message).help(help)
}

/// A library's sentence and our own two for it: bokmål, English.
type Wording = (&'static str, &'static str, &'static str);

/// A mistake in the writing, in our own words where `wordings` has them, otherwise with the library's sentence as it is.
fn misspelt(span: Span, format: &str, sentence: &str, wordings: &[Wording]) -> Diagnostic {
    let message = match wordings.iter().find(|(start, _, _)| sentence.starts_with(start)) {
        Some((_, nb, en)) => both(*nb, *en),
        None => both(format!("dette er ikke gyldig {format}: {sentence}"), format!("this is not valid {format}: {sentence}")),
    };
    Diagnostic::error(codes::FACTS_SYNTAX, span, message)
}

/// A user's text as part of a sentence: not too long, and without characters that would steer a terminal.
fn shown(text: &str) -> String {
    const LONGEST: usize = 60;
    let mut short: String = text.chars().take(LONGEST).map(|char| if char.is_control() { '\u{fffd}' } else { char }).collect();
    if text.chars().nth(LONGEST).is_some() {
        short.push('…');
    }
    short
}
