//! Words in Markdown: every sign stands for itself, and what is cited leads to where it can be read.

use super::cited::{Cited, address, begun};
use crate::explain::{Fragment, Writer};
use crate::law::{Lang, Sink};
use crate::model::Rulebook;
use crate::source::{escape_markdown, escape_markdown_sign, no_markup_begins};

/// Markdown under construction.
pub(super) struct Markdown<'a> {
    /// What is written so far.
    pub(super) out: String,
    /// The acts and documents that it names.
    pub(super) cited: Cited<'a>,
    /// The law whose acts are cited.
    pub(super) book: &'a Rulebook,
    /// The language of its words.
    pub(super) lang: Lang,
    /// Whether what is cited leads to where it can be read.
    linked: bool,
    capital: bool,
    /// The act that the words of a link are of.
    link: Option<usize>,
    /// How many citations stand within each other.
    depth: usize,
}

impl<'a> Markdown<'a> {
    pub(super) fn new(book: &'a Rulebook, lang: Lang) -> Markdown<'a> {
        let out = String::with_capacity(8 << 10);
        Markdown { out, cited: Cited::default(), book, lang, linked: true, capital: false, link: None, depth: 0 }
    }

    /// Without links.
    pub(super) fn unlinked(book: &'a Rulebook, lang: Lang) -> Markdown<'a> {
        Markdown { linked: false, ..Markdown::new(book, lang) }
    }

    /// Markup, as it stands.
    pub(super) fn markup(&mut self, markup: &str) {
        self.out.push_str(markup);
    }

    /// Words of a fragment.
    pub(super) fn words(&mut self, fragment: &Fragment<'_>) {
        let (book, lang) = (self.book, self.lang);
        Writer::new(book, lang, self).write(fragment);
        self.capital = false;
    }

    /// Words at the beginning of a line, where some signs begin a list or a heading.
    pub(super) fn line(&mut self, fragment: &Fragment<'_>) {
        let before = self.out.len();
        self.words(fragment);
        let line = self.out.split_off(before);
        self.out.push_str(&no_markup_begins(line));
    }

    /// Plain words.
    pub(super) fn plain(&mut self, words: &str) {
        escape_markdown(words, &mut self.out);
    }

    /// Where each act that has an address can be read, for the links above.
    pub(super) fn addresses(&mut self) {
        let acts: Vec<_> = self.cited.all().filter_map(|(number, act)| Some((number, address(act)?))).collect();
        for (number, to) in acts {
            self.out.push_str(&format!("\n[{number}]: {to}"));
        }
        self.out.push('\n');
    }
}

impl Sink for Markdown<'_> {
    const LINKS: bool = true;

    fn text(&mut self, text: &str) {
        let (first, rest) = begun(text, &mut self.capital);
        first.into_iter().flatten().for_each(|sign| escape_markdown_sign(sign, &mut self.out));
        escape_markdown(rest, &mut self.out);
    }

    fn cites(&mut self, act: &str) {
        self.depth += 1;
        if self.depth == 1
            && self.linked
            && let Some((number, Some(_))) = self.cited.named(act, self.book)
        {
            self.link = Some(number);
            self.out.push('[');
        }
    }

    fn cited(&mut self) {
        self.depth = self.depth.saturating_sub(1);
        if self.depth == 0
            && let Some(number) = self.link.take()
        {
            self.out.push_str(&format!("][{number}]"));
        }
    }

    fn raise(&mut self) -> usize {
        self.capital = true;
        0
    }
}
