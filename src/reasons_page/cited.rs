//! The acts and documents that a page cites, in the order in which they are first named, and where each can be read.

use crate::law::{Lang, Text, say};
use crate::model::{Act, Rulebook};

/// The acts and documents named so far.
#[derive(Default)]
pub(super) struct Cited<'a> {
    /// Each with where it can be read.
    acts: Vec<(&'a Act, Option<&'a str>)>,
}

impl<'a> Cited<'a> {
    /// The number of an act on the page, from 1, and where it can be read.
    pub(super) fn named(&mut self, name: &str, book: &'a Rulebook) -> Option<(usize, Option<&'a str>)> {
        // An act is often named several times in a row.
        if let Some(at) = self.acts.iter().rposition(|(own, _)| *own.name == *name) {
            return self.acts.get(at).map(|(_, to)| (at + 1, *to));
        }
        let act = book.acts.iter().find(|act| *act.name == *name)?;
        self.acts.push((act, address(act)));
        Some((self.acts.len(), address(act)))
    }

    /// All of them, each with its number.
    pub(super) fn all(&self) -> impl Iterator<Item = (usize, &'a Act)> {
        (1..).zip(self.acts.iter().map(|(act, _)| *act))
    }
}

/// Where an act can be read: its address, if it is one that a page may lead to. A rule file could hold anything.
pub(crate) fn address(act: &Act) -> Option<&str> {
    let link = act.link.as_deref()?;
    let is_web = ["https://", "http://"].iter().any(|scheme| link.starts_with(scheme));
    let plain =
        link.bytes().all(|sign| sign.is_ascii_graphic() && !matches!(sign, b'"' | b'\'' | b'<' | b'>' | b'`' | b'\\' | b'(' | b')'));
    (is_web && plain).then_some(link)
}

/// What an act is: its title, its number, its rank, and why its text is not reliable.
pub(super) fn act_words(act: &Act, lang: Lang) -> String {
    let own = |text: &Text| text.get(lang).to_owned();
    let mut words = own(&act.title);
    if let Some(number) = &act.number {
        words = say::page_with(lang, &words, number);
    }
    words = say::page_with(lang, &words, crate::law::plain(lang, act.rank.key()));
    match &act.unverified {
        Some(why) => say::page_unverified(lang, &words, why.get(lang)),
        None => words,
    }
}

/// The first letter of a text as a capital, where one is wanted, and the rest. An empty text leaves it wanted: nothing was said yet.
pub(crate) fn begun<'t>(text: &'t str, capital: &mut bool) -> (Option<std::char::ToUppercase>, &'t str) {
    let mut signs = text.chars();
    if *capital && let Some(first) = signs.next() {
        *capital = false;
        return (Some(first.to_uppercase()), signs.as_str());
    }
    (None, text)
}
