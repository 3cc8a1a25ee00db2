//! Renders fragments into words. This is the one place where a language is chosen. Each output format supplies its own sink.

use super::clause::{alike, bare, denied, is_clause};
use super::fragment::{Arguments, Cited, Fragment, Joint};
use super::say;
use crate::law::{Catalogue, Chosen, Key, Lang, Piece, Place, Sink, Text, catalogue, plain, whole};
use crate::model::{Rulebook, Source, Value};
use crate::source::all_seen;

/// Writes fragments in one language.
pub struct Writer<'w, S> {
    pub(super) lang: Lang,
    pub(super) book: &'w Rulebook,
    pub(super) out: &'w mut S,
    words: &'static Catalogue,
}

/// A fragment as a string.
pub(crate) fn words(fragment: &Fragment<'_>, book: &Rulebook, lang: Lang) -> String {
    let mut out = String::with_capacity(64);
    Writer::new(book, lang, &mut out).write(fragment);
    out
}

impl<'w, S: Sink> Writer<'w, S> {
    /// A writer into a sink.
    pub fn new(book: &'w Rulebook, lang: Lang, out: &'w mut S) -> Writer<'w, S> {
        Writer { lang, book, out, words: catalogue(lang) }
    }

    /// Writes what somebody gave. Signs that steer a terminal, or turn what stands beside them, are shown and not obeyed.
    pub(super) fn given(&mut self, text: &str) {
        self.out.text(&all_seen(text));
    }

    /// Writes a fragment.
    pub fn write(&mut self, fragment: &Fragment<'_>) {
        match fragment {
            Fragment::Said(key, arguments) => self.said(*key, arguments),
            Fragment::Label(text) => self.label(text),
            Fragment::Words(text) => self.label(text),
            Fragment::Name(name) => self.given(name),
            Fragment::Number(number) => whole(*number, self.out),
            Fragment::Choice(_) | Fragment::Ending(_) => {}
            Fragment::Value(value, ty, scale) => self.value(value, *ty, *scale),
            Fragment::Date(day) => self.date(*day),
            Fragment::Day(year, month, day) => self.day(*year, *month, *day),
            Fragment::Cited(cited) => self.cited(cited),
            Fragment::Places(act, places) => {
                let words = crate::law::Place::cite_all(places, act.short.get(self.lang), self.lang);
                self.out.cites(&act.name);
                self.out.text(&words);
                self.out.cited();
            }
            Fragment::Source(source) => self.source(source),
            Fragment::SourceLine(source) => self.said(Key::source, &[Fragment::Source(source)]),
            Fragment::List(joint, members) => self.list(*joint, members),
            Fragment::Formula(parts) => {
                for (sign, part) in parts {
                    self.out.text(sign);
                    self.write(part);
                }
            }
            Fragment::Member(member) => self.member(member),
            Fragment::Capital(fragment) => {
                let from = self.out.raise();
                self.write(fragment);
                self.out.raised(from);
            }
            Fragment::Stated(label, holds, otherwise) => self.stated(label.get(self.lang), *holds, otherwise),
            Fragment::Bare(fragment) => {
                let words = words(fragment, self.book, self.lang);
                self.out.text(bare(&words, self.lang));
            }
            Fragment::Below(place, false) => place.write_below(self.lang, false, self.out),
            Fragment::Below(place, true) => Place { subsection: None, ..(*place).clone() }.write_below(self.lang, false, self.out),
            Fragment::Alike(one, other) => self.alike(one.get(self.lang), other.get(self.lang)),
        }
    }

    /// Writes a message with its arguments.
    pub(super) fn said(&mut self, key: Key, arguments: &[Fragment<'_>]) {
        let words = self.words;
        self.pieces(words.pieces(key), arguments);
    }

    fn pieces(&mut self, pieces: &[Piece], arguments: &[Fragment<'_>]) {
        for piece in pieces {
            match piece {
                Piece::Text(text) => self.out.text(text),
                Piece::Argument(at) => match arguments.get(*at) {
                    // Nothing is said as often.
                    Some(Fragment::Label(text)) => self.label(text),
                    Some(argument) => self.write(argument),
                    None => {}
                },
                Piece::Select(at, test, cases, otherwise) => {
                    let chosen = arguments.get(*at).map_or(Chosen::Nothing, |argument| match argument {
                        Fragment::Choice(name) => Chosen::Name(name),
                        Fragment::Ending(text) => Chosen::Name(ending(text.get(self.lang))),
                        Fragment::Number(number) => Chosen::Number(*number),
                        Fragment::Value(Value::Number(number), ..) => number.to_whole().map_or(Chosen::Nothing, Chosen::Number),
                        _ => Chosen::Nothing,
                    });
                    let words = self.words;
                    self.pieces(words.choose(*test, cases, otherwise, chosen), arguments);
                }
            }
        }
    }

    /// Two clauses, or one with what both say of the same.
    fn alike(&mut self, one: &str, other: &str) {
        self.out.text(one);
        match alike(one, other, self.lang) {
            Some(more) => {
                self.out.text(plain(self.lang, Key::and));
                self.out.text(more);
            }
            None => {
                self.out.text(plain(self.lang, Key::semicolon));
                self.out.text(other);
            }
        }
    }

    /// A label as a sentence, or denied.
    fn stated(&mut self, label: &str, holds: bool, otherwise: &Fragment<'_>) {
        let denied = if holds { None } else { denied(label, self.lang) };
        match denied {
            Some(words) => self.out.text(&words),
            None if holds && is_clause(label, self.lang) => self.out.text(label),
            None => self.write(otherwise),
        }
    }

    pub(super) fn label(&mut self, text: &Text) {
        self.out.text(text.get(self.lang));
    }

    fn list(&mut self, joint: Joint, members: &[Fragment<'_>]) {
        let (between, last) = match joint {
            Joint::And => (Key::comma, Key::and),
            Joint::Or => (Key::comma, Key::or),
            Joint::Comma => (Key::comma, Key::comma),
            Joint::Semicolon => (Key::semicolon, Key::semicolon),
            Joint::Within => (Key::within_joint, Key::within_joint),
            Joint::Without => (Key::without_joint, Key::without_joint),
        };
        for (at, member) in members.iter().enumerate() {
            match at {
                0 => {}
                at if at + 1 == members.len() => self.out.text(plain(self.lang, last)),
                _ => self.out.text(plain(self.lang, between)),
            }
            self.write(member);
        }
    }

    fn member(&mut self, member: &Fragment<'_>) {
        let words = words(member, self.book, self.lang);
        if [Key::and, Key::or].into_iter().any(|joint| words.contains(plain(self.lang, joint))) {
            crate::law::fill(self.lang, Key::bracketed, &[crate::law::Word::Text(&words)], self.out);
        } else {
            self.out.text(&words);
        }
    }

    /// A provision as lawyers write it, with or without its act; or a document with the point in it.
    fn cited(&mut self, cited: &Cited<'_>) {
        let name = cited.act.short.get(self.lang);
        self.out.cites(&cited.act.name);
        match (cited.place, cited.point) {
            (_, Some(point)) => self.said(Key::point, &[Fragment::Label(&cited.act.short), Fragment::Name(point)]),
            (Some(place), None) if cited.with_act => place.write_with(name, self.lang, self.out),
            (Some(place), None) => place.write(self.lang, self.out),
            (None, None) => self.out.text(name),
        }
        self.out.cited();
    }

    /// A source in words, which are made once: they follow from the rulebook alone.
    fn source(&mut self, source: &Source) {
        if S::LINKS {
            return self.source_anew(source);
        }
        let (book, lang) = (self.book, self.lang);
        self.out.text(source.words.get(lang, || {
            let mut words = String::new();
            Writer::new(book, lang, &mut words).source_anew(source);
            words
        }));
    }

    /// A source with its rank and quotation.
    fn source_anew(&mut self, source: &Source) {
        let book = self.book;
        let Some(act) = book.acts.get(source.act.index()) else { return };
        let document = Cited { act, place: source.place.as_ref(), point: source.point.as_deref(), with_act: true };
        let mut said = say::cited_with_rank(Fragment::Cited(document), rank(act.rank));
        if let Some(quote) = &source.quote {
            said = say::told_as(said, say::quoted(&**quote));
        }
        if let Some((via, point)) = &source.via
            && let Some(act) = book.acts.get(via.index())
        {
            said = say::as_given_in(said, Fragment::Cited(Cited { act, place: None, point: point.as_deref(), with_act: true }));
        }
        // That an act is unverified is shown where its own provisions are cited.
        if let Some(why) = act.unverified.as_ref().filter(|_| source.place.is_none()) {
            said = say::unverified_source(said, why);
        }
        self.write(&said);
    }
}

/// A rank in words.
pub(super) fn rank<'a>(rank: crate::law::Rank) -> Fragment<'a> {
    Fragment::Said(rank.key(), Arguments::default())
}

fn ending(words: &str) -> &'static str {
    match (words.contains(' '), words.ends_with(['s', 'x', 'z'])) {
        (false, false) => "plain",
        (false, true) => "sibilant",
        (true, false) => "phrase",
        (true, true) => "phrase-sibilant",
    }
}

/// A text with an initial capital.
pub fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}
