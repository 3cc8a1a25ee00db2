//! A letter as Markdown.

use super::blocks::{Block, Inline, Line, Words};
use super::draft::Letter;
use crate::source::{escape_markdown, no_markup_begins};

/// A letter as Markdown.
pub fn markdown(letter: &Letter) -> String {
    let mut out = String::new();
    let mut before: Option<&Block> = None;
    let mut marks = Marks::default();
    for block in &letter.blocks {
        let is_item = |block: &Block| matches!(block, Block::Item { .. });
        if before.is_some_and(|before| !(is_item(before) && is_item(block))) {
            out.push('\n');
        }
        write(block, &mut marks, &mut out);
        before = Some(block);
    }
    out
}

/// How wide the signs of the items are that an item stands below. Its own sign stands where the words of the item above it begin.
#[derive(Default)]
struct Marks(Vec<usize>);

impl Marks {
    /// How far in an item of this depth stands, with a sign of this width.
    fn indent(&mut self, depth: usize, width: usize) -> usize {
        self.0.resize(depth, LEAST);
        let indent = self.0.iter().sum();
        self.0.push(width.max(LEAST));
        indent
    }
}

/// How wide a sign is with the blank behind it, at least: «1. ». Below a point, `- `, a blank more does no harm.
const LEAST: usize = 3;

fn write(block: &Block, marks: &mut Marks, out: &mut String) {
    match block {
        Block::Heading(level, line) => out.push_str(&format!("{} {}\n", "#".repeat(*level as usize), words(line, " "))),
        Block::Paragraph(line) => out.push_str(&format!("{}\n", no_markup_begins(words(line, "\\\n")))),
        Block::Item { depth, number, line } => {
            let mark = number.map_or("-".to_owned(), |(_, number)| format!("{number}."));
            let indent = " ".repeat(marks.indent(*depth, mark.len() + 1));
            out.push_str(&format!("{indent}{mark} {}\n", no_markup_begins(words(line, " "))));
        }
        Block::Table(head, rows) => {
            row(head, head.len(), out);
            out.push_str(&format!("|{}\n", "---|".repeat(head.len())));
            rows.iter().for_each(|own| row(own, head.len(), out));
        }
        Block::Across => out.push_str("---\n"),
    }
}

fn row(cells: &[Line], columns: usize, out: &mut String) {
    out.push('|');
    for at in 0..columns {
        let cell = cells.get(at).map(|line| words(line, " ")).unwrap_or_default();
        out.push_str(&format!(" {cell} |"));
    }
    out.push('\n');
}

fn words(line: &[Inline], broken: &str) -> String {
    let mut out = String::new();
    for part in line {
        match part {
            Inline::Break => out.push_str(broken),
            Inline::Words(own) => marked(own, &mut out),
        }
    }
    out
}

fn marked(own: &Words, out: &mut String) {
    let mark = format!("{}{}", if own.bold { "**" } else { "" }, if own.italic { "*" } else { "" });
    let inner = own.text.trim();
    let blank = |is: bool| if is { " " } else { "" };
    if inner.is_empty() {
        return out.push_str(blank(!own.text.is_empty()));
    }
    out.push_str(blank(own.text.starts_with(char::is_whitespace)));
    out.push_str(if own.to.is_some() { "[" } else { "" });
    out.push_str(&mark);
    escape_markdown(inner, out);
    out.extend(mark.chars().rev());
    if let Some(to) = &own.to {
        out.push_str(&format!("](<{}>)", to.replace('<', "%3C").replace('>', "%3E")));
    }
    out.push_str(blank(own.text.ends_with(char::is_whitespace)));
}
