//! A message with plain arguments, written out.

use std::sync::Arc;

use super::catalogue::{Catalogue, catalogue};
use super::{Chosen, Key, Lang, Piece, Sink};

/// A plain argument of a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Word<'a> {
    /// Words.
    Text(&'a str),
    /// A number.
    Number(i64),
    /// A name that is only chosen by.
    Choice(&'static str),
}

impl<'a> From<&'a str> for Word<'a> {
    fn from(text: &'a str) -> Word<'a> {
        Word::Text(text)
    }
}

impl<'a> From<&'a String> for Word<'a> {
    fn from(text: &'a String) -> Word<'a> {
        Word::Text(text)
    }
}

impl<'a> From<&'a Arc<str>> for Word<'a> {
    fn from(text: &'a Arc<str>) -> Word<'a> {
        Word::Text(text)
    }
}

impl From<usize> for Word<'_> {
    fn from(count: usize) -> Self {
        // No memory holds more things than that.
        Word::Number(i64::try_from(count).unwrap_or(i64::MAX))
    }
}

/// Writes a message with plain arguments.
pub fn fill<S: Sink>(lang: Lang, key: Key, words: &[Word<'_>], out: &mut S) {
    let catalogue = catalogue(lang);
    fill_pieces(catalogue, catalogue.pieces(key), words, out);
}

fn fill_pieces<S: Sink>(catalogue: &Catalogue, pieces: &[Piece], words: &[Word<'_>], out: &mut S) {
    for piece in pieces {
        match piece {
            Piece::Text(text) => out.text(text),
            Piece::Argument(at) => match words.get(*at) {
                Some(Word::Text(text)) => out.text(text),
                Some(Word::Number(number)) => whole(*number, out),
                Some(Word::Choice(_)) | None => {}
            },
            Piece::Select(at, test, cases, otherwise) => {
                let chosen = match words.get(*at) {
                    Some(Word::Choice(name)) => Chosen::Name(name),
                    Some(Word::Number(number)) => Chosen::Number(*number),
                    Some(Word::Text(_)) | None => Chosen::Nothing,
                };
                fill_pieces(catalogue, catalogue.choose(*test, cases, otherwise, chosen), words, out);
            }
        }
    }
}

/// Writes a whole number in digits.
pub fn whole<S: Sink>(number: i64, out: &mut S) {
    let (mut digits, mut begin, mut rest) = ([b'0'; 20], 20, number.unsigned_abs());
    for digit in digits.iter_mut().rev() {
        *digit += u8::try_from(rest % 10).unwrap_or_default();
        (begin, rest) = (begin - 1, rest / 10);
        if rest == 0 {
            break;
        }
    }
    if number < 0 {
        out.text("-");
    }
    out.text(digits.get(begin..).and_then(|digits| std::str::from_utf8(digits).ok()).unwrap_or_default());
}

/// A message without arguments, as it is.
pub fn plain(lang: Lang, key: Key) -> &'static str {
    match catalogue(lang).pieces(key) {
        [Piece::Text(text)] => text,
        _ => "",
    }
}
