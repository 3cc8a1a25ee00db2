//! A look over a whole file before it is parsed: brackets, quotation marks and comments that do not end, and nesting beyond the limit.
//!
//! pest recurses for each bracket; this does not, so a file of a hundred thousand of them gets a message instead of an overflow.

use std::borrow::Cow;

use super::error::SyntaxError;
use crate::source::{FileId, Span, limits};

/// Words that stand in no expression, so that what nests ends before them.
const ENDS: [&str; 8] = ["let", "except", "then", "else", "source", "expect", "under", "bokstav"];

/// Words that begin a rule where another word follows; a name can't, so no expression goes on there.
const HEADS: [&str; 10] = ["condition", "right", "duty", "power", "prohibition", "value", "deadline", "figure", "reading", "exception"];

/// What the look found.
pub(super) struct Scan {
    pub(super) errors: Vec<SyntaxError>,
    /// Nested deeper than the grammar may follow.
    pub(super) too_deep: bool,
    /// The comments, in order.
    pub(super) comments: Vec<Span>,
    /// A quotation or comment without end, or a sign that can't be seen: what follows can't be told from text.
    pub(super) unreadable: bool,
}

/// Looks over a file.
pub(super) fn scan(file: FileId, text: &str) -> Scan {
    let mut found = Scan { errors: Vec::new(), too_deep: false, comments: Vec::new(), unreadable: false };
    for (at, sign) in text.char_indices().filter(|(_, sign)| is_unseen(*sign)).take(limits::FAULTS) {
        found.errors.push(SyntaxError::Unseen { code: sign.into(), span: Span::new(file, at, at + sign.len_utf8()) });
        found.unreadable = true;
    }
    if found.unreadable {
        return found;
    }
    let mut open: Vec<(u8, usize)> = Vec::new();
    // `sum of`, `days of` and `where` nest without brackets; how many such words stand open, now and before each bracket.
    let (mut words, mut words_before): (usize, Vec<usize>) = (0, Vec::new());
    let bytes = text.as_bytes();
    let at = |index: usize| bytes.get(index).copied();
    let mut index = 0;
    while let Some(byte) = at(index).filter(|_| found.errors.len() < limits::FAULTS) {
        match byte {
            b'"' => match string_end(bytes, index + 1) {
                Some(end) => index = end,
                None => {
                    let line_end = bytes.iter().skip(index).position(|byte| *byte == b'\n').map_or(bytes.len(), |length| index + length);
                    let shown_end = if line_end > index && at(line_end - 1) == Some(b'\r') { line_end - 1 } else { line_end };
                    found.errors.push(SyntaxError::OpenQuote { span: Span::new(file, index, shown_end) });
                    found.unreadable = true;
                    index = line_end;
                }
            },
            b'/' if at(index + 1) == Some(b'/') => {
                let length = bytes.iter().skip(index).position(|byte| *byte == b'\n').unwrap_or(bytes.len() - index);
                found.comments.push(Span::new(file, index, index + length));
                index += length;
                continue;
            }
            b'/' if at(index + 1) == Some(b'*') => {
                let rest = text.get(index + 2..).unwrap_or_default();
                match rest.find("*/") {
                    Some(length) => {
                        found.comments.push(Span::new(file, index, index + length + 4));
                        index += length + 3;
                    }
                    None => {
                        found.errors.push(SyntaxError::OpenComment { span: Span::new(file, index, index + 2) });
                        found.unreadable = true;
                        return found;
                    }
                }
            }
            b'{' | b'(' | b'[' => {
                open.push((byte, index));
                words_before.push(words);
                if open.len() == limits::NESTING + 1 {
                    found.errors.push(SyntaxError::TooDeep { brackets: true, span: Span::new(file, index, index + 1) });
                    found.too_deep = true;
                }
            }
            b'}' | b')' | b']' => {
                words = words_before.pop().unwrap_or(0);
                let half = match byte {
                    b'}' => b'{',
                    b')' => b'(',
                    _ => b'[',
                };
                match open.last() {
                    Some((opener, _)) if *opener == half => {
                        open.pop();
                    }
                    Some((_, opened)) if open.iter().any(|(opener, _)| *opener == half) => {
                        // An outer bracket closes: the inner ones were forgotten.
                        found.errors.push(SyntaxError::OpenBracket { span: Span::new(file, *opened, opened + 1) });
                        while open.pop().is_some_and(|(opener, _)| opener != half) {}
                    }
                    _ => found.errors.push(SyntaxError::StrayBracket { span: Span::new(file, index, index + 1) }),
                }
            }
            b'a'..=b'z' | b'A'..=b'Z' | b'_' | 0x80.. => {
                let length = bytes.iter().skip(index).position(|byte| !is_word(*byte)).unwrap_or(bytes.len() - index);
                match text.get(index..index + length).unwrap_or_default() {
                    "of" | "where" => words += 1,
                    word if ENDS.contains(&word) || begins_rule(text, index, word) => words = 0,
                    _ => {}
                }
                if words > limits::NESTING_WORDS {
                    found.errors.push(SyntaxError::TooDeep { brackets: false, span: Span::new(file, index, index + length) });
                    found.too_deep = true;
                    return found;
                }
                index += length;
                continue;
            }
            _ => {}
        }
        index += 1;
    }
    if !found.too_deep {
        found.errors.extend(
            open.iter().take(limits::FAULTS).map(|(_, opened)| SyntaxError::OpenBracket { span: Span::new(file, *opened, opened + 1) }),
        );
    }
    found
}

/// Whether a word is the first of a rule, or the `holds` of `holds when`.
fn begins_rule(text: &str, at: usize, word: &str) -> bool {
    let rest = text.get(at + word.len()..).unwrap_or_default();
    let next = rest.trim_start_matches([' ', '\t', '\n', '\r']);
    if word == "holds" {
        return next.starts_with("when");
    }
    let in_path = text.get(..at).is_some_and(|before| before.ends_with('.'));
    HEADS.contains(&word) && !in_path && next.len() < rest.len() && next.starts_with(|sign: char| sign.is_alphabetic())
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte >= 0x80
}

/// Whether a sign can't be seen, but steers a terminal or turns the order of what is read: a law must say what it seems to say.
fn is_unseen(sign: char) -> bool {
    let turns = matches!(sign, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{200B}'..='\u{200F}');
    turns || sign.is_control() && !matches!(sign, '\n' | '\r' | '\t')
}

/// The text with a blank for each bracket that lacks its other half: on what is left pest never goes back over a bracket more than once.
pub(super) fn balanced<'t>(text: &'t str, errors: &[SyntaxError]) -> Cow<'t, str> {
    let lone = errors.iter().filter(|error| matches!(error, SyntaxError::OpenBracket { .. } | SyntaxError::StrayBracket { .. }));
    let mut lone = lone.map(|error| error.span().start as usize).collect::<Vec<_>>();
    if lone.is_empty() {
        return Cow::Borrowed(text);
    }
    lone.sort_unstable();
    let (mut out, mut from) = (String::with_capacity(text.len()), 0);
    for at in lone {
        out.push_str(text.get(from..at).unwrap_or_default());
        out.push(' ');
        from = at + 1;
    }
    out.push_str(text.get(from..).unwrap_or_default());
    Cow::Owned(out)
}

/// The index of the closing quotation mark, on the same line.
fn string_end(bytes: &[u8], from: usize) -> Option<usize> {
    let mut index = from;
    loop {
        match bytes.get(index)? {
            b'"' => return Some(index),
            b'\n' => return None,
            b'\\' => index += 2,
            _ => index += 1,
        }
    }
}
