//! Two texts side by side, with the words marked that differ; one above the other where there is no room.
//!
//! Words are marked by signs, `[-gone-]` and `{+new+}`, and by colour where there is any.

use textwrap::{Options, WordSplitter, core::display_width};

use super::marked::{Piece, aligned, marked};
use crate::source::Style;

/// The least width that two columns need.
const TWO_COLUMNS: usize = 80;

/// The signs around what only the text before has, and around what only the one after has.
const SIGNS: [[&str; 2]; 2] = [["[-", "-]"], ["{+", "+}"]];

/// Two texts, of which one may be missing, indented by so many blanks.
pub(super) fn side_by_side(out: &mut String, indent: usize, texts: [Option<&str>; 2], style: Style) {
    match texts {
        [Some(before), Some(after)] => {
            let pieces = marked(before, after);
            let [first, second] = &pieces;
            let lines = [signed_lines(first, 0), signed_lines(second, 1)];
            let rows = aligned(before, after);
            if style.width >= TWO_COLUMNS {
                two_columns(out, indent, &lines, &rows, style);
            } else {
                for (side, sign) in [(0, "−"), (1, "+")] {
                    lines.iter().skip(side).take(1).for_each(|lines| stacked(out, indent, (sign, side), lines, style));
                }
            }
        }
        [Some(before), None] => stacked(out, indent, ("−", 0), &plain_lines(before), style),
        [None, Some(after)] => stacked(out, indent, ("+", 1), &plain_lines(after), style),
        [None, None] => {}
    }
}

fn plain_lines(text: &str) -> Vec<String> {
    text.lines().map(str::to_owned).collect()
}

/// The lines of a text, with signs around what is marked, which no sign spans two of.
fn signed_lines(pieces: &[Piece], side: usize) -> Vec<String> {
    let [open, close] = SIGNS.get(side).copied().unwrap_or(["", ""]);
    let mut lines = vec![String::new()];
    for piece in pieces {
        for (at, part) in piece.text.split('\n').enumerate() {
            if at > 0 {
                lines.push(String::new());
            }
            let Some(line) = lines.last_mut() else { continue };
            let text = part.trim_start_matches(' ');
            let blanks = part.len() - text.len();
            line.push_str(part.get(..blanks).unwrap_or_default());
            match piece.changed && !text.is_empty() {
                true => line.push_str(&format!("{open}{text}{close}")),
                false => line.push_str(text),
            }
        }
    }
    lines
}

fn two_columns(out: &mut String, indent: usize, lines: &[Vec<String>; 2], rows: &[[Option<usize>; 2]], style: Style) {
    let width = style.width.saturating_sub(indent + 3) / 2;
    let [first, second] = lines;
    let mut open = [false; 2];
    for [left, right] in rows {
        let cell =
            |lines: &[String], at: Option<usize>| at.and_then(|at| lines.get(at)).map(|line| broken(line, width)).unwrap_or_default();
        let (left, right) = (cell(first, *left), cell(second, *right));
        for at in 0..left.len().max(right.len()) {
            let [one, other] = [&left, &right].map(|lines| lines.get(at).map_or("", String::as_str));
            let blanks = " ".repeat(width.saturating_sub(display_width(one)));
            let [open_one, open_other] = &mut open;
            let line =
                format!("{}{}{blanks} │ {}", " ".repeat(indent), painted(one, 0, open_one, style), painted(other, 1, open_other, style));
            out.push_str(line.trim_end());
            out.push('\n');
        }
    }
}

fn stacked(out: &mut String, indent: usize, (sign, side): (&str, usize), lines: &[String], style: Style) {
    let mut open = false;
    for line in lines {
        for line in broken(line, style.width.saturating_sub(indent + 2).max(20)) {
            out.push_str(format!("{}{sign} {}", " ".repeat(indent), painted(&line, side, &mut open, style)).trim_end());
            out.push('\n');
        }
    }
}

/// A line in lines of so many columns, the later ones indented a little more.
fn broken(line: &str, width: usize) -> Vec<String> {
    let blanks = line.len() - line.trim_start_matches(' ').len();
    let further = " ".repeat((blanks + 2).min(width / 2));
    let options = Options::new(width.max(1)).subsequent_indent(&further).word_splitter(WordSplitter::NoHyphenation);
    textwrap::wrap(line, options).into_iter().map(std::borrow::Cow::into_owned).collect()
}

/// A line with what stands between the signs in colour. `open` tells whether it begins between them.
fn painted(line: &str, side: usize, open: &mut bool, style: Style) -> String {
    let [begin, end] = SIGNS.get(side).copied().unwrap_or(["", ""]);
    if !style.colour {
        return line.to_owned();
    }
    let paint = |text: &str| if side == 0 { style.bad(text) } else { style.good(text) };
    let (mut out, mut rest) = (String::new(), line);
    loop {
        let found = if *open { rest.find(end).map(|at| at + end.len()) } else { rest.find(begin) };
        let (own, behind) = rest.split_at_checked(found.unwrap_or(rest.len())).unwrap_or((rest, ""));
        match *open && !own.is_empty() {
            true => out.push_str(&paint(own)),
            false => out.push_str(own),
        }
        if found.is_none() {
            return out;
        }
        *open = !*open;
        rest = behind;
    }
}
