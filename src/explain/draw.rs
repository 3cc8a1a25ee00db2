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

/// Appends a text, wrapped at its blanks. Continuation lines are indented by `hang`. Dates and hyphenated words are not broken, and a
/// section sign stays with its number.
fn hung(out: &mut String, (depth, hang): (usize, usize), text: &str, style: Style) {
    let indent = 2 * depth.min(20);
    let width = style.width.max(40);
    let blanks = |out: &mut String, count: usize| (0..count).for_each(|_| out.push(' '));
    blanks(out, indent);
    // No sign takes more columns than bytes, so that what is this short fits.
    if indent + text.len() <= width {
        out.push_str(text);
        out.push('\n');
        return;
    }
    let mut column = indent;
    let (mut begun, mut rest) = (false, Some(text));
    while let Some(text) = rest {
        let (word, mut behind) = first_word(text);
        let number = behind.filter(|_| word.ends_with('§')).map(|text| {
            let (number, after) = first_word(text);
            behind = after;
            number
        });
        rest = behind;
        let length = columns(word) + number.map_or(0, |number| 1 + columns(number));
        if begun && column + 1 + length > width {
            out.push('\n');
            blanks(out, indent + hang);
            column = indent + hang;
        } else if begun {
            out.push(' ');
            column += 1;
        }
        out.push_str(word);
        if let Some(number) = number {
            out.push(' ');
            out.push_str(number);
        }
        column += length;
        begun = true;
    }
    out.push('\n');
}

/// The first word of a text, and what stands behind the blank after it. Words are short, so that their signs are looked at one by one.
fn first_word(text: &str) -> (&str, Option<&str>) {
    match text.bytes().position(|byte| byte == b' ') {
        Some(at) => (text.get(..at).unwrap_or(text), text.get(at + 1..)),
        None => (text, None),
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
        painted(out, before, verdict.sign(), &style.sign(verdict));
    }
}

/// Like [`wrapped`], with the first words in bold.
pub(crate) fn headed(out: &mut String, depth: usize, head: &str, text: &str, style: Style) {
    let before = out.len();
    wrapped(out, depth, &format!("{head}{text}"), style);
    painted(out, before, head, &style.strong(head));
}

/// Replaces plain text by its coloured form. Words that a line break separated stay as they are.
fn painted(out: &mut String, from: usize, plain: &str, coloured: &str) {
    if let Some(at) = out.get(from..).and_then(|tail| tail.find(plain)) {
        out.replace_range(from + at..from + at + plain.len(), coloured);
    }
}
