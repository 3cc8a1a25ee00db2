//! Words in Markdown: every sign stands for itself, and what is cited leads to where it can be read.

use super::cited::{Cited, address, begun};
use crate::explain::{Fragment, Writer};
use crate::law::{Lang, Sink};
use crate::model::Rulebook;
use crate::source::{is_hidden, seen};

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
        escaped(words, &mut self.out);
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
        first.into_iter().flatten().for_each(|sign| escape(sign, &mut self.out));
        escaped(rest, &mut self.out);
    }

    fn cites(&mut self, act: &str) {
        self.depth += 1;
        if self.depth == 1
            && self.linked
            && let Some((number, act)) = self.cited.named(act, self.book)
            && address(act).is_some()
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

    fn capital(&mut self) {
        self.capital = true;
    }
}

/// A line whose first signs begin no list and no heading.
pub fn no_markup_begins(mut line: String) -> String {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let begins = match line.as_bytes().get(digits) {
        Some(b'-' | b'+' | b'=') => digits == 0,
        Some(b'.' | b')') => digits > 0,
        _ => false,
    };
    if begins {
        line.insert(digits, '\\');
    }
    line
}

/// A text as Markdown, in which every sign stands for itself.
pub fn markdown_words(text: &str) -> String {
    let mut out = String::new();
    escaped(text, &mut out);
    out
}

/// A text in which every sign stands for itself, and those that are not seen are told.
pub(crate) fn escaped(text: &str, out: &mut String) {
    text.chars().for_each(|sign| escape(sign, out));
}

fn escape(sign: char, out: &mut String) {
    match sign {
        '\\' | '`' | '*' | '_' | '[' | ']' | '#' | '|' | '~' | '!' | '$' | '{' | '}' => {
            out.push('\\');
            out.push(sign);
        }
        '<' => out.push_str("&lt;"),
        '>' => out.push_str("&gt;"),
        '&' => out.push_str("&amp;"),
        sign if is_hidden(sign) => out.push_str(&seen(sign)),
        sign => out.push(sign),
    }
}
