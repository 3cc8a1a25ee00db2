//! What the parsing of one file carries along, and the steps every construct shares.

use std::borrow::Cow;
use std::sync::Arc;

use pest::iterators::{Pair, Pairs};

use super::ast::{Labels, Name, Quote};
use super::error::SyntaxError;
use super::faults::{Faults, Held};
use super::grammar::Rule;
use crate::law::canonical;
use crate::source::{FileId, Span};

/// The strays of a file, so that one fault is told once.
#[derive(Default)]
pub(super) struct Strays {
    /// How far the faults told so far reach, in bytes.
    pub(super) told_to: usize,
    /// Where the last stray ended.
    pub(super) last_end: usize,
}

/// What the parsing of one file carries along.
pub(super) struct Ctx<'t> {
    pub(super) file: FileId,
    /// The whole text of the file.
    pub(super) text: &'t str,
    /// Where in it the stretch begins that is parsed.
    pub(super) begin: usize,
    /// What is added to a place in the text: pieces of a file stand apart (`pieces.rs`).
    pub(super) apart: i64,
    pub(super) faults: Faults,
    pub(super) quotes: Vec<Quote>,
    pub(super) unused: Vec<Span>,
    pub(super) strays: Strays,
}

impl<'t> Ctx<'t> {
    /// To parse a file, or a stretch of it that begins at `begin`.
    pub(super) fn new(file: FileId, text: &'t str, begin: usize) -> Ctx<'t> {
        let (faults, strays) = (Faults::default(), Strays::default());
        Ctx { file, text, begin, apart: 0, faults, quotes: Vec::new(), unused: Vec::new(), strays }
    }
}

impl Ctx<'_> {
    /// The place of a pair, without the blanks behind it that an optional part may have taken along.
    pub(super) fn span(&self, pair: &Pair<'_, Rule>) -> Span {
        self.place_at(self.begin + pair.as_span().start(), self.begin + end(pair.clone()))
    }

    /// The place of the bytes `start..end` of the text.
    pub(super) fn place_at(&self, start: usize, end: usize) -> Span {
        let apart = |at: usize| usize::try_from(i64::try_from(at).unwrap_or(i64::MAX).saturating_add(self.apart)).unwrap_or(0);
        Span::new(self.file, apart(start), apart(end))
    }

    /// Where in the text a place begins.
    pub(super) fn start_of(&self, span: Span) -> usize {
        usize::try_from(i64::from(span.start) - self.apart).unwrap_or(0)
    }

    /// The name of a pair of rule `name` or `path`.
    pub(super) fn name(&self, pair: &Pair<'_, Rule>) -> Name {
        Name { text: Arc::from(canonical(pair.as_str())), span: self.span(pair) }
    }

    /// The first name in a pair.
    pub(super) fn only_name(&mut self, pair: Pair<'_, Rule>) -> Held<Name> {
        let name = self.child(&pair, Rule::name)?;
        Ok(self.name(&name))
    }

    /// Every name, path and name of a fact directly below a pair.
    pub(super) fn names(&self, pair: Pair<'_, Rule>) -> Vec<Name> {
        let names = kids(pair).filter(|child| matches!(child.as_rule(), Rule::name | Rule::path | Rule::given_path));
        names.map(|child| self.name(&child)).collect()
    }

    /// The text of the first string in a pair.
    pub(super) fn string_in(&mut self, pair: Pair<'_, Rule>) -> Held<String> {
        Ok(unquote(&self.child(&pair, Rule::string)?).into_owned())
    }

    /// Notes a name whose declaration says why nothing uses it.
    pub(super) fn unused_in(&mut self, name: &Name, pair: &Pair<'_, Rule>) {
        for child in kids(pair.clone()).filter(|child| child.as_rule() == Rule::unused) {
            // Read for the sake of its mistakes: the reason is for whoever reads the file.
            self.labels_in(child);
            self.unused.push(name.span);
        }
    }

    /// Takes a label pair into `labels`; says so when the language has one already.
    pub(super) fn label(&mut self, pair: Pair<'_, Rule>, labels: &mut Labels) {
        let span = self.span(&pair);
        let norwegian = pair.as_rule() == Rule::label_nb;
        let text = self.child(&pair, Rule::string).map(|string| Arc::from(unquote(&string)));
        let slot = if norwegian { &mut labels.nb } else { &mut labels.en };
        if slot.is_some() {
            self.tell(SyntaxError::LabelTwice { language: if norwegian { "nb" } else { "en" }, span });
        } else {
            *slot = text.ok();
        }
    }

    /// All labels directly below a pair.
    pub(super) fn labels_in(&mut self, pair: Pair<'_, Rule>) -> Labels {
        let mut labels = Labels::default();
        self.more_labels(pair, &mut labels);
        labels
    }

    /// Takes all labels directly below a pair into labels that may have some already.
    pub(super) fn more_labels(&mut self, pair: Pair<'_, Rule>, labels: &mut Labels) {
        for child in kids(pair) {
            if matches!(child.as_rule(), Rule::label_nb | Rule::label_en) {
                self.label(child, labels);
            }
        }
    }
}

/// The pairs below a pair.
pub(super) fn kids(pair: Pair<'_, Rule>) -> Pairs<'_, Rule> {
    pair.into_inner()
}

/// The end of the last thing in a pair that is not blank.
pub(super) fn end(pair: Pair<'_, Rule>) -> usize {
    // With more text behind it, what ends in neither a blank nor a comment took nothing along.
    let span = pair.as_span();
    let last = span.as_str().as_bytes().last();
    if span.end() < span.get_input().len() && last.is_some_and(|byte| byte.is_ascii() && !byte.is_ascii_whitespace() && *byte != b'/') {
        return span.end();
    }
    let (start, text) = (span.start(), span.as_str().trim_end());
    let line = text.rfind('\n').and_then(|at| text.get(at..)).unwrap_or(text);
    // Where no comment can end, blanks alone were taken along.
    if !text.ends_with("*/") && !line.contains("//") {
        return start + text.len();
    }
    kids(pair).next_back().map_or(start + text.len(), end)
}

/// The text between quotation marks, `\"` resolved, in the composed form of Unicode.
pub(super) fn unquote<'t>(pair: &Pair<'t, Rule>) -> Cow<'t, str> {
    let raw = pair.as_str();
    let inner = raw.strip_prefix('"').unwrap_or(raw);
    let inner = inner.strip_suffix('"').unwrap_or(inner);
    if !inner.contains('\\') {
        return canonical(inner);
    }
    let mut out = String::with_capacity(inner.len());
    let mut chars = inner.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => out.extend(chars.next()),
            _ => out.push(c),
        }
    }
    Cow::Owned(canonical(&out).into_owned())
}
