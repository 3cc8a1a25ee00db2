//! The words of each language: one catalogue a language, `nb.ftl` and `en.ftl`, in the Fluent format.
//!
//! Example: `age-of = { $who }s alder`. A catalogue is read when it is first used, into pieces that are found by number. Word order, plural
//! and gender are said in the catalogue, by selectors. A message is said as a `String` by the function of its name in [`say`]. Not here: what
//! is said of a step, which is fragments of [`crate::explain`]; and what is said of a mistake, which stands beside its code as [`both`].

mod catalogue;
mod fill;
mod keys;
mod lang;
pub mod say;

pub use catalogue::{Catalogue, Chosen, Piece, Plural, catalogue, source};
pub use fill::{Word, fill, plain, whole};
pub use keys::Key;
pub(crate) use keys::{answer_messages, reasons_messages};
pub use lang::{Lang, Made, Text, both};

/// Where words are written to: a text, a page, a document.
pub trait Sink {
    /// Whether it makes something of what is cited. To a text, words are words.
    const LINKS: bool = false;

    /// Plain words, which a page would have to escape.
    fn text(&mut self, text: &str);

    /// What is said until [`Sink::cited`] names an act or document, or a part of it: the one with this name in rule files.
    fn cites(&mut self, _act: &str) {}

    /// The end of such words.
    fn cited(&mut self) {}

    /// What is said from here begins with a capital. Where it begins is given back to [`Sink::raised`] when it is said.
    fn raise(&mut self) -> usize {
        0
    }

    /// The end of what begins with a capital.
    fn raised(&mut self, _from: usize) {}
}

impl Sink for String {
    fn text(&mut self, text: &str) {
        self.push_str(text);
    }

    fn raise(&mut self) -> usize {
        self.len()
    }

    fn raised(&mut self, from: usize) {
        if let Some(plain) = self.get_mut(from..from + 1) {
            plain.make_ascii_uppercase();
        } else if let Some(first) = self.get(from..).and_then(|said| said.chars().next()) {
            self.replace_range(from..from + first.len_utf8(), &first.to_uppercase().to_string());
        }
    }
}
