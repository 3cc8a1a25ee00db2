//! The words of explanations in each language: one catalogue a language, `nb.ftl` and `en.ftl`, in the Fluent format.
//!
//! Example: `age-of = { $who }s alder`. A catalogue is read when it is first used, into pieces that are found by number. Word order, plural
//! and gender are said in the catalogue, by selectors. Not here: what is said of a step; see [`crate::explain`].

mod catalogue;
mod keys;
mod lang;

pub use catalogue::{Catalogue, Chosen, Piece, Plural, Word, catalogue, fill, plain};
pub use keys::Key;
pub(crate) use keys::messages;
pub use lang::{Lang, Text};

/// Where words are written to: a text, a page, a document.
pub trait Sink {
    /// Plain words, which a page would have to escape.
    fn text(&mut self, text: &str);
}

impl Sink for String {
    fn text(&mut self, text: &str) {
        self.push_str(text);
    }
}
