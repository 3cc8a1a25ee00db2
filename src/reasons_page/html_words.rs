//! Words of a page: every sign stands for itself, and what is cited leads to where it can be read.

use super::cited::{Cited, begun};
use crate::explain::{Fragment, Writer};
use crate::law::{Lang, Sink};
use crate::model::Rulebook;
use crate::source::{escape_sign, escape_text};

/// A page under construction.
pub(super) struct Html<'a> {
    /// What is written so far.
    pub(super) out: String,
    /// The acts and documents that it names.
    pub(super) cited: Cited<'a>,
    /// The law whose acts are cited.
    pub(super) book: &'a Rulebook,
    /// The language of its words.
    pub(super) lang: Lang,
    /// Whether what is cited is a link. What can be folded is none itself, and has none within.
    pub(super) links: bool,
    /// Whether the next letter is a capital.
    capital: bool,
    /// How many citations stand within each other; a link has none within.
    depth: usize,
    /// Whether the outermost is a link.
    linked: bool,
}

impl<'a> Html<'a> {
    pub(super) fn new(book: &'a Rulebook, lang: Lang) -> Html<'a> {
        Html {
            out: String::with_capacity(32 << 10),
            cited: Cited::default(),
            book,
            lang,
            links: true,
            capital: false,
            depth: 0,
            linked: false,
        }
    }

    /// Markup, as it stands.
    pub(super) fn markup(&mut self, markup: &str) {
        self.out.push_str(markup);
    }

    /// Markup of several parts.
    pub(super) fn markup_of(&mut self, parts: &[&str]) {
        parts.iter().for_each(|part| self.markup(part));
    }

    /// Words of a fragment.
    pub(super) fn words(&mut self, fragment: &Fragment<'_>) {
        let (book, lang) = (self.book, self.lang);
        Writer::new(book, lang, self).write(fragment);
        self.capital = false;
    }
}

impl Sink for Html<'_> {
    const LINKS: bool = true;

    fn text(&mut self, text: &str) {
        let (first, rest) = begun(text, &mut self.capital);
        first.into_iter().flatten().for_each(|sign| escape_sign(sign, &mut self.out));
        escape_text(rest, &mut self.out);
    }

    fn cites(&mut self, act: &str) {
        self.depth += 1;
        let Some((number, address)) = self.cited.named(act, self.book).filter(|_| self.depth == 1 && self.links) else { return };
        match address {
            Some(to) => {
                self.out.push_str("<a href=\"");
                escape_text(to, &mut self.out);
                self.out.push_str("\">");
            }
            None => self.out.push_str(&format!("<a href=\"#source-{number}\">")),
        }
        self.linked = true;
    }

    fn cited(&mut self) {
        self.depth = self.depth.saturating_sub(1);
        if self.depth == 0 && std::mem::take(&mut self.linked) {
            self.out.push_str("</a>");
        }
    }

    fn raise(&mut self) -> usize {
        self.capital = true;
        0
    }
}
