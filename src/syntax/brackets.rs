//! A look over a whole file before it is parsed: brackets, quotation marks and comments that do not end, and nesting beyond the limit.
//!
//! The grammar recurses for each bracket; this does not, so a file of a hundred thousand of them gets a message instead of an overflow.

use std::borrow::Cow;

use memchr::memchr3;

use super::error::SyntaxError;
use super::keywords::{HEADS, LEADING, OPENING, RULES, TAKING, WANTING, may_be_known};
use crate::source::{FileId, Span, is_odd_line_end, limits, rare_signs};

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
    let mut odd_line_end = None;
    for (at, sign) in rare_signs(text) {
        let span = Span::new(file, at, at + sign.len_utf8());
        if is_unseen(at, sign) && found.errors.len() < limits::FAULTS {
            found.errors.push(SyntaxError::Unseen { code: sign.into(), span });
        }
        // One is told: a file of another system has them on every line.
        if odd_line_end.is_none() && is_odd_line_end(text, at, sign) {
            odd_line_end = Some(SyntaxError::OddLineEnd { code: sign.into(), span });
        }
    }
    found.errors.extend(odd_line_end);
    found.unreadable = !found.errors.is_empty();
    if found.unreadable {
        return found;
    }
    let mut open: Vec<(u8, usize)> = Vec::new();
    let mut chains = Chains::default();
    let bytes = text.as_bytes();
    let at = |index: usize| bytes.get(index).copied();
    let mut index = 0;
    while let Some(byte) = at(index).filter(|_| found.errors.len() < limits::FAULTS) {
        match byte {
            b'"' => match string_end(bytes, index + 1) {
                Some(end) => {
                    chains.wants_operand = false;
                    index = end;
                }
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
            _ if byte.is_ascii_alphabetic() || byte == b'_' || byte >= 0x80 => {
                let rest = text.get(index..).unwrap_or_default();
                let end = word_end(rest);
                let (word, behind) = rest.split_at_checked(end).unwrap_or((rest, ""));
                // A blank beyond ASCII is no word.
                if byte >= 0x80 && word.trim_start().is_empty() {
                    index += end;
                    continue;
                }
                if chains.word(word, behind) && open.len() + chains.deep > limits::NESTING && !found.too_deep {
                    found.errors.push(SyntaxError::TooDeep { span: Span::new(file, index, index + end) });
                    found.too_deep = true;
                }
                index += end;
                continue;
            }
            b'{' | b'(' | b'[' => {
                open.push((byte, index));
                chains.open();
                if open.len() + chains.deep > limits::NESTING && !found.too_deep {
                    found.errors.push(SyntaxError::TooDeep { span: Span::new(file, index, index + 1) });
                    found.too_deep = true;
                }
            }
            b'}' | b')' | b']' => {
                chains.close();
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
            _ if byte.is_ascii_whitespace() => {}
            _ => chains.sign(byte),
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

/// Where a word ends that stands first; behind the sign, where that is none.
fn word_end(text: &str) -> usize {
    let plain = text.bytes().position(|byte| !(byte.is_ascii_alphanumeric() || byte == b'_')).unwrap_or(text.len());
    // Most words are ASCII to their end.
    if text.as_bytes().get(plain).is_none_or(u8::is_ascii) && plain > 0 {
        return plain;
    }
    let end = text.find(|sign: char| !(sign.is_alphanumeric() || sign == '_')).unwrap_or(text.len());
    if end == 0 { text.chars().next().map_or(1, char::len_utf8) } else { end }
}

/// How deep expressions stand in each other without brackets.
#[derive(Default)]
struct Chains {
    /// In all brackets that are open, together.
    deep: usize,
    /// Since the last bracket was opened.
    own: usize,
    /// The same for the brackets around it.
    outer: Vec<usize>,
    /// Whether what stands before lets an operand follow.
    wants_operand: bool,
}

impl Chains {
    /// Takes in a word; true if it goes one deeper.
    fn word(&mut self, word: &str, behind: &str) -> bool {
        if !may_be_known(word) {
            self.wants_operand = false;
            return false;
        }
        let next = behind_blanks(behind);
        let takes = (next.starts_with("of") || next.starts_with("by")) && TAKING.contains(&word);
        let begins =
            (RULES.contains(&word) || HEADS.contains(&word)) && next.starts_with(|sign: char| sign.is_alphanumeric() || sign == '"');
        // Where an operand is still to come, no word ends the expression: it may be the name of a fact.
        if !self.wants_operand && (takes || begins || OPENING.contains(&word)) {
            self.end();
        }
        // `not` begins an operand where one may begin, and so do the words before one that takes: `last day of`.
        if word != "not" && (takes || !LEADING.contains(&word)) {
            self.wants_operand = takes || OPENING.contains(&word) || WANTING.contains(&word);
        }
        if takes {
            self.own += 1;
            self.deep += 1;
        }
        takes
    }

    fn sign(&mut self, sign: u8) {
        if matches!(sign, b':' | b',') {
            self.end();
        }
        self.wants_operand = !sign.is_ascii_digit() && !matches!(sign, b'%' | b'"');
    }

    fn open(&mut self) {
        self.outer.push(std::mem::take(&mut self.own));
        self.wants_operand = true;
    }

    fn close(&mut self) {
        self.end();
        self.own = self.outer.pop().unwrap_or(0);
        self.wants_operand = false;
    }

    /// An expression is at its end.
    fn end(&mut self) {
        self.deep -= self.own;
        self.own = 0;
    }
}

/// What follows behind blanks and comments.
fn behind_blanks(text: &str) -> &str {
    let mut rest = text.trim_start();
    loop {
        let comment = match rest.as_bytes() {
            [b'/', b'/', ..] => rest.split_once('\n'),
            [b'/', b'*', ..] => rest.get(2..).and_then(|inside| inside.split_once("*/")),
            _ => return rest,
        };
        let Some((_, behind)) = comment else { return "" };
        rest = behind.trim_start();
    }
}

/// What some editors write before the first sign of a file.
const BYTE_ORDER_MARK: char = '\u{FEFF}';

/// Whether a sign can't be seen, but steers a terminal or turns the order of what is read: a law must say what it seems to say.
fn is_unseen(at: usize, sign: char) -> bool {
    let marks_order = sign == BYTE_ORDER_MARK && at > 0;
    let turns = matches!(sign, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{200B}'..='\u{200F}');
    marks_order || turns || sign.is_control() && !matches!(sign, '\n' | '\r' | '\t' | '\u{0B}' | '\u{0C}' | '\u{85}')
}

/// The text with a blank for each bracket that lacks its other half: on what is left the grammar never goes back over a bracket more than once.
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
        index += memchr3(b'"', b'\n', b'\\', bytes.get(index..)?)?;
        match bytes.get(index)? {
            b'"' => return Some(index),
            b'\\' => index += 2,
            _ => return None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::grammar_words::{constructs, joining};
    use super::*;

    /// A little beyond the limit: what is not counted here would not be counted in a chain of thousands.
    const MANY: usize = limits::NESTING + 6;

    fn is_refused(text: &str) -> bool {
        scan(FileId(0), text).too_deep
    }

    /// A construct within itself and within each other, whatever stands between their words.
    #[test]
    fn whatever_of_the_grammar_takes_an_operand_is_counted_in_a_chain() {
        let constructs = constructs();
        assert!(constructs.len() > 20, "{constructs:?}");
        for (at, one) in constructs.iter().enumerate() {
            for other in &constructs[at..] {
                let both = format!("{} {} ", one.join(" "), other.join(" "));
                assert!(is_refused(&format!("value v : number = {}p.d", both.repeat(MANY))), "{both}");
            }
        }
    }

    #[test]
    fn neither_blanks_nor_comments_nor_signs_between_hide_a_chain() {
        for one in constructs() {
            for blank in ["\n", "\u{a0}", "\u{2003}", " /* of */ ", " // of\n"] {
                let text = one.iter().map(|word| format!("{word}{blank}")).collect::<String>();
                assert!(is_refused(&text.repeat(MANY)), "{text}");
            }
            for between in joining().iter().map(|infix| format!("p.n {infix}")).chain(["not", "-", "- not -"].map(str::to_owned)) {
                let text = format!("{} {between} ", one.join(" "));
                assert!(is_refused(&text.repeat(MANY)), "{text}");
            }
        }
    }

    /// A fact may have the name of a word that begins something elsewhere.
    #[test]
    fn no_name_of_a_fact_hides_a_chain() {
        for name in RULES.iter().chain(&["when", "sum", "days", "day", "month", "of", "over", "where", "first", "the"]) {
            for text in [format!("any of {name} where "), format!("any of p.{name} where "), format!("sum of {name} over {name} where ")] {
                assert!(is_refused(&text.repeat(MANY)), "{text}");
            }
        }
    }

    #[test]
    fn what_stands_beside_each_other_is_no_chain() {
        let beside = [
            "condition a holds when any of p.l where q.n > 1\n",
            "let a = last day of the month of p.d\n",
            "any of p.l where q.n = 1 % any of p.l where q.t = \"a\"\n",
            "value v : date = last day of p.a\n",
            "(days of p.a within p.b) > 1 day, ",
            "last day of p.a moved to the next working day of weekdays\n",
        ];
        for text in beside {
            assert!(!is_refused(&text.repeat(MANY)), "{text}");
        }
    }
}
