//! From tokens, breaks and columns to text.

use std::ops::Range;

use super::super::grammar::Rule;
use super::breaks::{Breaks, Position, blanks, position};
use super::page::{Leaf, Page};
use super::rules::{INDENT, WIDTH};

/// A layout as text.
#[derive(Debug)]
pub(super) struct Written {
    pub(super) text: String,
    /// The lines that are too long, as tokens.
    pub(super) long: Vec<Range<usize>>,
}

/// What is written so far.
struct Pen<'p> {
    page: &'p Page<'p>,
    breaks: &'p Breaks,
    out: String,
    /// Columns of the line so far, and up to its last token: a comment behind it may be as long as it likes.
    column: usize,
    used: usize,
    /// By token: the column it begins at, the indent of its line, and whether it is the first of it.
    columns: Vec<usize>,
    indents: Vec<usize>,
    starts: Vec<bool>,
    indent: usize,
    first_of_line: usize,
    long: Vec<Range<usize>>,
}

/// Writes a layout.
pub(super) fn write(page: &Page<'_>, breaks: &Breaks, padding: &[usize]) -> Written {
    let (columns, indents, starts) = (Vec::new(), Vec::new(), Vec::new());
    let mut pen = Pen {
        page,
        breaks,
        out: String::new(),
        column: 0,
        used: 0,
        columns,
        indents,
        starts,
        indent: 0,
        first_of_line: 0,
        long: Vec::new(),
    };
    for (at, token) in page.tokens.iter().enumerate() {
        let starts = pen.gap(at, padding.get(at).copied().unwrap_or(0));
        pen.columns.push(pen.column);
        pen.indents.push(pen.indent);
        pen.starts.push(starts);
        pen.put(token.text);
        pen.used = pen.column;
    }
    let end = page.tokens.len();
    pen.gap(end, 0);
    if !pen.out.is_empty() && !pen.out.ends_with('\n') {
        pen.end_line(end);
    }
    Written { text: pen.out, long: pen.long }
}

impl Pen<'_> {
    fn put(&mut self, text: &str) {
        self.out.push_str(text);
        let (last, whole) = text.rsplit_once('\n').map_or((text, true), |(_, last)| (last, false));
        self.column = if whole { self.column } else { 0 } + last.chars().count();
    }

    /// Ends the line, whose last token is the one before `next`.
    fn end_line(&mut self, next: usize) {
        if self.used > WIDTH && next > self.first_of_line {
            self.long.push(self.first_of_line..next);
        }
        self.out.push('\n');
        (self.column, self.used) = (0, 0);
        self.first_of_line = next;
    }

    fn start_line(&mut self, indent: usize) {
        self.out.extend(std::iter::repeat_n(' ', indent));
        self.column = indent;
        self.indent = indent;
    }

    /// Writes what stands before a token: comments, line breaks, blanks. True if the token begins a line.
    fn gap(&mut self, token: usize, padding: usize) -> bool {
        let Some(gap) = self.page.gaps.get(token) else { return false };
        let at_end = token == self.page.tokens.len();
        let breaks = self.breaks.before(self.page, token) && !at_end;
        if gap.comments.is_empty() && !breaks {
            if !at_end {
                self.put(&" ".repeat(blanks(self.page, token) + padding));
            }
            return false;
        }
        let joint = self.page.joint(token);
        let closes = joint.is_some_and(|joint| position(joint, token) == Position::Close);
        let opened = joint.is_some_and(|joint| joint.parent.open.is_some_and(|open| open + 1 == token));
        let keeps = Breaks::keeps_empty_lines(self.page, token);
        let indent = if at_end { 0 } else { self.indent_of(token) };
        let comment_indent = if closes { indent + INDENT } else { indent };
        // A break that the author did not make goes before the comments, which stay with what follows.
        let made = breaks && !gap.has_line();
        let pieces = gap.comments.iter().map(|comment| (Some(comment.text.as_str()), comment.lines)).chain([(None, gap.lines)]);
        let mut starts = self.out.is_empty();
        for (at, (comment, lines)) in pieces.enumerate() {
            if comment.is_none() && at_end {
                break;
            }
            let lines = if at == 0 && made { 1 } else { lines };
            if self.out.is_empty() {
                starts = true;
            } else if lines > 0 {
                self.end_line(token);
                let edge = opened && at == 0 || closes && comment.is_none();
                if lines > 1 && keeps && !edge {
                    self.out.push('\n');
                }
                self.start_line(if comment.is_some() { comment_indent } else { indent });
                starts = true;
            } else {
                self.put(" ");
            }
            if let Some(text) = comment {
                self.put(text);
            }
        }
        starts
    }

    /// The indent of a token that begins a line.
    fn indent_of(&self, token: usize) -> usize {
        let line = |token: usize| self.indents.get(token).copied().unwrap_or(0);
        let column = |token: usize| self.columns.get(token).copied().unwrap_or(0);
        let Some(joint) = self.page.joint(token) else { return self.continued(token) };
        let (parent, before, own) = (joint.parent, joint.before, joint.own);
        match position(joint, token) {
            Position::Own if parent.rule == Rule::file => 0,
            Position::Own if parent.rule == Rule::section => line(parent.first),
            Position::Own => parent.open.map_or(0, line) + INDENT,
            Position::Close => parent.open.map_or(0, line),
            Position::Open => line(parent.first),
            // Below the `nb` it translates, the `if` it belongs to, the first of its list.
            Position::Within if own.rule == Rule::label_en && before.rule == Rule::label_nb => column(before.first),
            Position::Within if parent.rule == Rule::if_else => column(parent.first),
            Position::Within if before.rule == Rule::comma => {
                let mut pairs = self.page.children(parent).zip(self.page.children(parent).skip(1));
                pairs.find(|(_, comma)| comma.rule == Rule::comma).map_or(0, |(first, _)| column(first.first))
            }
            Position::Within => self.continued(token),
        }
    }

    /// The indent of a line that goes on with a construct: four blanks in from the line on which the nearest such began; in round brackets,
    /// below what stands behind the bracket.
    fn continued(&self, token: usize) -> usize {
        let column = |node: &Leaf| self.columns.get(node.first).copied();
        let begun = self.page.above(token).filter(|(_, node)| node.first < token).find_map(|(_, node)| match node.rule {
            Rule::if_else => Some(column(node)? + INDENT),
            Rule::parenthesis => Some(column(node)? + 1),
            Rule::file => None,
            _ if self.starts.get(node.first).copied().unwrap_or(false) => Some(self.indents.get(node.first)? + INDENT),
            _ => None,
        });
        begun.unwrap_or(0)
    }
}
