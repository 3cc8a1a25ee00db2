//! The words, numbers of sections and signs of a text, without blanks and comments: enough to see what a declaration may be about.
//!
//! Careful: every word counts, also one that is no name. More is looked at again than must be, and never less.

use std::ops::Range;

/// A part of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    /// What it is.
    pub(super) kind: Kind,
    /// Its bytes.
    pub(super) range: Range<usize>,
}

/// The kinds of token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// `lower_age_limit`, `applicant.born`
    Word,
    /// `"…"`
    Text,
    /// The number behind `§` or `avsnitt`, without its letter.
    Section,
    /// A number, a bracket, an operator.
    Sign,
}

/// The tokens of a text.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut found: Vec<Token> = Vec::new();
    let mut at = 0;
    let mut numbered = false;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let sign = rest.chars().next().unwrap_or(' ');
        let (kind, length) = if sign.is_whitespace() {
            (None, sign.len_utf8())
        } else if rest.starts_with("//") {
            (None, rest.find('\n').unwrap_or(rest.len()))
        } else if rest.starts_with("/*") {
            (None, rest.find("*/").map_or(rest.len(), |end| end + 2))
        } else if sign == '"' {
            (Some(Kind::Text), text_length(rest))
        } else if numbered && sign.is_ascii_digit() {
            (Some(Kind::Section), rest.find(|sign: char| !sign.is_ascii_digit() && sign != '-').unwrap_or(rest.len()))
        } else if sign.is_ascii_digit() {
            (Some(Kind::Sign), word_length(rest))
        } else if in_word(sign) {
            (Some(Kind::Word), path_length(rest))
        } else {
            (Some(Kind::Sign), sign.len_utf8())
        };
        if let Some(kind) = kind {
            let own = rest.get(..length).unwrap_or_default();
            numbered = own == "§" || own == "avsnitt";
            found.push(Token { kind, range: at..at + length });
        }
        at += length.max(1);
    }
    found
}

fn in_word(sign: char) -> bool {
    sign.is_ascii_alphanumeric() || sign == '_' || !sign.is_ascii() && !sign.is_whitespace() && sign != '§'
}

fn word_length(text: &str) -> usize {
    text.find(|sign: char| !in_word(sign)).unwrap_or(text.len())
}

/// A word, and words behind points.
fn path_length(text: &str) -> usize {
    let mut length = word_length(text);
    while let Some(rest) = text.get(length..).and_then(|rest| rest.strip_prefix('.')) {
        if !rest.starts_with(|sign: char| in_word(sign) && !sign.is_ascii_digit()) {
            break;
        }
        length += 1 + word_length(rest);
    }
    length
}

/// A text in quotation marks; up to the end of the line where the second is missing.
fn text_length(text: &str) -> usize {
    let mut before = '"';
    for (at, sign) in text.char_indices().skip(1) {
        match (before, sign) {
            ('\\', _) => before = ' ',
            (_, '"') => return at + 1,
            (_, '\n') => return at,
            _ => before = sign,
        }
    }
    text.len()
}
