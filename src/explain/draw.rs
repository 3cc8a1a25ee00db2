//! Draws lines of text: line breaks and colour.
//!
//! Escape sequences for colour do not count towards the width. Not here: what the lines say.

use owo_colors::OwoColorize;

use super::Verdict;
use crate::source::Style;

impl Style {
    /// A heading, or what a reader looks for first.
    pub(crate) fn strong(self, text: &str) -> String {
        if self.colour { text.bold().to_string() } else { text.to_owned() }
    }

    /// A good result.
    pub(crate) fn good(self, text: &str) -> String {
        if self.colour { text.green().to_string() } else { text.to_owned() }
    }

    /// A bad result.
    pub(crate) fn bad(self, text: &str) -> String {
        if self.colour { text.red().to_string() } else { text.to_owned() }
    }

    /// A doubtful result.
    pub(crate) fn doubtful(self, text: &str) -> String {
        if self.colour { text.yellow().to_string() } else { text.to_owned() }
    }

    /// Secondary text.
    pub(crate) fn aside(self, text: &str) -> String {
        if self.colour { text.cyan().to_string() } else { text.to_owned() }
    }

    fn sign(self, verdict: Verdict) -> String {
        let sign = verdict.sign();
        match verdict {
            Verdict::Met => self.good(sign),
            Verdict::NotMet | Verdict::Fault => self.bad(sign),
            Verdict::Open => self.doubtful(sign),
            Verdict::Value => self.aside(sign),
            Verdict::NotExamined if self.colour => sign.dimmed().to_string(),
            Verdict::NotExamined => sign.to_owned(),
        }
    }
}

/// Appends a text, wrapped to the width. Continuation lines are indented by two more columns.
pub(crate) fn wrapped(out: &mut String, depth: usize, text: &str, style: Style) {
    hung(out, (depth, 2), text, style);
}

/// Appends a row of columns. The last column is wrapped within itself while it has half of the width.
pub(crate) fn row(out: &mut String, depth: usize, first: &str, last: &str, style: Style) {
    let before = columns(first);
    let hang = if 2 * (before + 2 * depth) <= style.width { before } else { 2 };
    hung(out, (depth, hang), &format!("{first}{last}"), style);
}

/// Appends a line with its own indentation in columns, wrapped to the width; what continues it is indented by four more.
#[cfg(feature = "cli")]
pub(crate) fn indented(out: &mut String, line: &str, style: Style) {
    let text = line.trim_start_matches(' ');
    hung_at(out, (line.len() - text.len(), 4), text, style);
}

/// Appends a text, wrapped at its blanks. Continuation lines are indented by `hang`. Dates and hyphenated words are not broken, and a
/// section sign stays with its number.
fn hung(out: &mut String, (depth, hang): (usize, usize), text: &str, style: Style) {
    hung_at(out, (2 * depth.min(20), hang), text, style);
}

fn hung_at(out: &mut String, (indent, hang): (usize, usize), text: &str, style: Style) {
    let width = style.width.max(40);
    let (mut column, mut rest) = (indent, text);
    loop {
        blanks(out, column);
        let Some((line, behind)) = broken(rest, width.saturating_sub(column)) else { break };
        out.push_str(line);
        out.push('\n');
        (column, rest) = (indent + hang, behind);
    }
    out.push_str(rest);
    out.push('\n');
}

fn blanks(out: &mut String, mut count: usize) {
    const BLANKS: &str = "                                ";
    while count > 0 {
        let some = BLANKS.get(..count).unwrap_or(BLANKS);
        out.push_str(some);
        count -= some.len();
    }
}

/// The first line of a text that does not fit, and what stands behind the blank at which it is broken: the last blank within the room, or
/// else the first one.
fn broken(text: &str, room: usize) -> Option<(&str, &str)> {
    let end = fitting(text, room);
    if end == text.len() {
        return None;
    }
    let bytes = text.as_bytes();
    let breaks = |at: &usize| bytes.get(*at) == Some(&b' ') && !text.get(..*at).is_some_and(|before| before.ends_with('§'));
    let at = (0..=end).rev().find(breaks).or_else(|| (end..bytes.len()).find(breaks))?;
    Some((text.get(..at)?, text.get(at + 1..)?))
}

/// How many bytes of a text take no more than so many columns.
fn fitting(text: &str, room: usize) -> usize {
    // No sign takes more columns than bytes, so that what is this short fits.
    if text.len() <= room {
        return text.len();
    }
    let (mut at, mut left) = (0, room);
    loop {
        let Some(rest) = text.get(at..) else { return at };
        let plain = plain_bytes(rest.as_bytes().get(..left).unwrap_or(rest.as_bytes()));
        (at, left) = (at + plain, left - plain);
        // A sign that takes no column of its own belongs to what stands before it.
        let Some(sign) = rest.get(plain..).and_then(|rest| rest.chars().next()).filter(|sign| !sign.is_ascii()) else { return at };
        let Some(after) = left.checked_sub(sign_columns(sign)) else { return at };
        (at, left) = (at + sign.len_utf8(), after);
    }
}

/// How many bytes at the beginning are ASCII.
fn plain_bytes(bytes: &[u8]) -> usize {
    // Eight are looked at together: what is not ASCII has the highest bit of its byte.
    const HIGHEST: u64 = 0x8080_8080_8080_8080;
    let (together, rest) = bytes.as_chunks::<8>();
    for (at, some) in together.iter().enumerate() {
        let beyond = u64::from_le_bytes(*some) & HIGHEST;
        if beyond != 0 {
            return 8 * at + beyond.trailing_zeros() as usize / 8;
        }
    }
    bytes.len() - rest.len() + rest.iter().take_while(|byte| byte.is_ascii()).count()
}

/// The number of columns that a sign takes.
fn sign_columns(sign: char) -> usize {
    match sign {
        // Letters of Latin, dashes, quotation marks and the signs of verdicts, which most texts have no others beside.
        '\u{ae}'..='\u{2ff}' | '§' | '\u{2010}'..='\u{2027}' | '✓' | '✗' => 1,
        _ => columns(sign.encode_utf8(&mut [0; 4])),
    }
}

/// The number of columns that words take.
fn columns(words: &str) -> usize {
    if words.is_ascii() { words.len() } else { textwrap::core::display_width(words) }
}

/// Like [`wrapped`], with the sign of a verdict in front.
pub(crate) fn signed(out: &mut String, depth: usize, verdict: Verdict, text: &str, style: Style) {
    begun_with_sign(out, depth, verdict, &format!("{} {text}", verdict.sign()), style);
}

/// The same, of a text that begins with the sign.
pub(crate) fn begun_with_sign(out: &mut String, depth: usize, verdict: Verdict, text: &str, style: Style) {
    let before = out.len();
    wrapped(out, depth, text, style);
    if style.colour {
        painted(out, before, verdict.sign(), |_| style.sign(verdict));
    }
}

/// Like [`wrapped`], with the first words in bold.
pub(crate) fn headed(out: &mut String, depth: usize, head: &str, text: &str, style: Style) {
    let before = out.len();
    wrapped(out, depth, &format!("{head}{text}"), style);
    painted(out, before, head, |head| style.strong(head));
}

/// Colours a plain text where it stands first, on each of the lines that it takes.
pub(crate) fn painted(out: &mut String, from: usize, plain: &str, paint: impl Fn(&str) -> String) {
    let Some((start, end)) = out.get(from..).and_then(|tail| place(tail, plain)) else { return };
    let rest = out.split_off(from + end);
    let own = out.split_off(from + start);
    for (number, line) in own.split('\n').enumerate() {
        let (indent, words) = line.split_at(line.len() - line.trim_start().len());
        out.push_str(if number == 0 { "" } else { "\n" });
        out.push_str(indent);
        out.push_str(&paint(words));
    }
    out.push_str(&rest);
}

/// Where a text stands in lines. A line break may stand where it has a blank, or where a word of it could be broken.
fn place(lines: &str, text: &str) -> Option<(usize, usize)> {
    if let Some(at) = lines.find(text) {
        return Some((at, at + text.len()));
    }
    let seen = |sign: &char| !sign.is_whitespace();
    let first = text.chars().find(seen)?;
    lines.char_indices().filter(|(_, sign)| *sign == first).find_map(|(start, _)| {
        let mut signs = lines.get(start..)?.char_indices().filter(|(_, sign)| seen(sign));
        let mut end = start;
        for wanted in text.chars().filter(seen) {
            let (at, _) = signs.next().filter(|(_, sign)| *sign == wanted)?;
            end = start + at + wanted.len_utf8();
        }
        Some((start, end))
    })
}

#[cfg(test)]
mod tests {
    use super::{headed, sign_columns};
    use crate::law::Lang;
    use crate::source::Style;

    #[test]
    fn a_heading_that_takes_several_lines_is_bold_on_each() {
        let drawn = |colour: bool| {
            let (style, mut out) = (Style { lang: Lang::En, colour, width: 20 }, String::new());
            headed(&mut out, 0, "A heading of more words than a line of so few columns has room for: ", "and what it heads", style);
            (style, out)
        };
        let (style, coloured) = drawn(true);
        let strong = style.strong("|");
        let (on, off) = strong.split_once('|').expect("a text in bold");
        let bold: Vec<&str> = coloured.split(on).skip(1).filter_map(|rest| rest.split(off).next()).collect();
        assert!(bold.len() > 1 && bold.iter().all(|line| !line.contains('\n')), "{coloured:?}");
        assert_eq!(bold.join(" "), "A heading of more words than a line of so few columns has room for:");
        assert_eq!(coloured.replace(on, "").replace(off, ""), drawn(false).1);
    }

    #[test]
    fn a_sign_takes_the_columns_that_it_takes_on_a_terminal() {
        for sign in ('\u{80}'..='\u{ffff}').filter(|sign| sign_columns(*sign) == 1) {
            assert_eq!(textwrap::core::display_width(&sign.to_string()), 1, "{sign:?}");
        }
    }
}
