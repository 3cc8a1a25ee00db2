//! The text of a letter as blocks: headings, paragraphs, items of lists, tables. Each format walks them.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::board::{BEFORE, BEHIND, Board};
use super::mistake::too_long;
use crate::source::{Diagnostic, limits};

/// Words in a line, or where it is broken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Inline {
    Words(Words),
    Break,
}

/// Words that look alike.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Words {
    pub(super) text: String,
    pub(super) bold: bool,
    pub(super) italic: bool,
    /// The address that they lead to.
    pub(super) to: Option<String>,
    /// Whether they are the mark of something missing.
    pub(super) missing: bool,
}

impl Words {
    fn looks_like(&self, other: &Words) -> bool {
        (self.bold, self.italic, self.missing, &self.to) == (other.bold, other.italic, other.missing, &other.to)
    }
}

pub(super) type Line = Vec<Inline>;

/// A part of a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Block {
    Heading(u32, Line),
    Paragraph(Line),
    /// An item so deep within lists; of a list of numbers, which of the letter's lists it is, and its number.
    Item {
        depth: usize,
        number: Option<(usize, u64)>,
        line: Line,
    },
    /// The head and the rows.
    Table(Vec<Line>, Vec<Vec<Line>>),
    /// A line across the page.
    Across,
}

/// The blocks of a rendered template, with what is told in its places.
pub(super) fn blocks(text: &str, board: &Board) -> Result<Vec<Block>, Vec<Diagnostic>> {
    let mut page = Page::new(board);
    for event in Parser::new_ext(text, Options::ENABLE_TABLES) {
        page.take(event).map_err(|mistake| vec![*mistake])?;
    }
    page.flush();
    Ok(page.blocks)
}

/// The lines of a block, in reading order.
pub(super) fn lines(block: &Block) -> Vec<&Line> {
    match block {
        Block::Heading(_, line) | Block::Paragraph(line) | Block::Item { line, .. } => vec![line],
        Block::Table(head, rows) => head.iter().chain(rows.iter().flatten()).collect(),
        Block::Across => Vec::new(),
    }
}

/// A paragraph of plain words, or of a mark.
pub(super) fn plain(text: &str, missing: bool) -> Line {
    vec![Inline::Words(Words { text: text.to_owned(), bold: missing, missing, ..Words::default() })]
}

/// A list that is open: which list of numbers it is, and the number of its next item.
type List = Option<(usize, u64)>;

struct Page<'b> {
    board: &'b Board,
    blocks: Vec<Block>,
    line: Line,
    heading: Option<u32>,
    lists: Vec<List>,
    /// How many lists of numbers there are.
    numbered: usize,
    /// Whether the next line is the first of an item, and its number.
    item: Option<List>,
    table: Option<(Vec<Line>, Vec<Vec<Line>>)>,
    in_head: bool,
    bold: usize,
    italic: usize,
    to: Vec<String>,
    /// How many bytes may still be told.
    room: usize,
}

impl<'b> Page<'b> {
    fn new(board: &'b Board) -> Page<'b> {
        Page {
            board,
            blocks: Vec::new(),
            line: Vec::new(),
            heading: None,
            lists: Vec::new(),
            numbered: 0,
            item: None,
            table: None,
            in_head: false,
            bold: 0,
            italic: 0,
            to: Vec::new(),
            room: limits::LETTER_BYTES,
        }
    }

    fn take(&mut self, event: Event<'_>) -> Result<(), Box<Diagnostic>> {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            // Markup of pages in a template is words like all others.
            Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => self.words(&text)?,
            Event::InlineMath(text) | Event::DisplayMath(text) | Event::FootnoteReference(text) => self.words(&text)?,
            Event::SoftBreak => self.words(" ")?,
            Event::HardBreak => self.line.push(Inline::Break),
            Event::Rule => {
                self.flush();
                self.blocks.push(Block::Across);
            }
            Event::TaskListMarker(_) => {}
        }
        Ok(())
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Heading { level, .. } => {
                self.flush();
                self.heading = Some(level as u32);
            }
            Tag::List(start) => {
                self.flush();
                let list = start.map(|start| {
                    self.numbered += 1;
                    (self.numbered, start)
                });
                self.lists.push(list);
            }
            Tag::Item => {
                self.flush();
                let list = self.lists.last_mut();
                self.item = list.map(|list| {
                    let own = *list;
                    if let Some((_, next)) = list {
                        *next = next.saturating_add(1);
                    }
                    own
                });
            }
            Tag::Table(_) => {
                self.flush();
                self.table = Some((Vec::new(), Vec::new()));
            }
            Tag::TableHead => self.in_head = true,
            Tag::TableRow => {
                if let Some((_, rows)) = &mut self.table {
                    rows.push(Vec::new());
                }
            }
            Tag::Strong => self.bold += 1,
            Tag::Emphasis => self.italic += 1,
            Tag::Link { dest_url, .. } => self.to.push(dest_url.to_string()),
            _ => self.flush_between(),
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Strong => self.bold = self.bold.saturating_sub(1),
            TagEnd::Emphasis => self.italic = self.italic.saturating_sub(1),
            TagEnd::Link => {
                self.to.pop();
            }
            TagEnd::TableCell => {
                let cell = std::mem::take(&mut self.line);
                if let Some((head, rows)) = &mut self.table {
                    if self.in_head {
                        head.push(cell)
                    } else if let Some(row) = rows.last_mut() {
                        row.push(cell)
                    }
                }
            }
            TagEnd::TableHead => self.in_head = false,
            TagEnd::TableRow | TagEnd::Image => {}
            TagEnd::Table => {
                if let Some((head, rows)) = self.table.take() {
                    self.blocks.push(Block::Table(head, rows));
                }
            }
            TagEnd::List(_) => {
                self.flush();
                self.lists.pop();
            }
            _ => self.flush(),
        }
    }

    /// A cell of a table is not ended by what stands in it.
    fn flush_between(&mut self) {
        if self.table.is_none() {
            self.flush();
        }
    }

    /// Ends the block that is open.
    fn flush(&mut self) {
        let line = std::mem::take(&mut self.line);
        let heading = self.heading.take();
        if line.is_empty() {
            return;
        }
        if let Some(level) = heading {
            return self.blocks.push(Block::Heading(level, line));
        }
        self.blocks.push(match (self.lists.len().checked_sub(1), self.item.take()) {
            (Some(depth), Some(number)) => Block::Item { depth, number, line },
            _ => Block::Paragraph(line),
        });
    }

    /// Words of the template, with what is told in its places.
    fn words(&mut self, text: &str) -> Result<(), Box<Diagnostic>> {
        let mut rest = text;
        while let Some((before, place)) = rest.split_once(BEFORE) {
            self.push(before, None, false)?;
            let (number, behind) = place.split_once(BEHIND).unwrap_or((place, ""));
            if let Some(told) = number.parse().ok().and_then(|at: usize| self.board.told(at)) {
                let missing = told.missing.is_some();
                for run in &told.runs {
                    self.push(&run.text, run.to.as_deref(), missing)?;
                }
            }
            rest = behind;
        }
        self.push(rest, None, false)
    }

    fn push(&mut self, text: &str, to: Option<&str>, missing: bool) -> Result<(), Box<Diagnostic>> {
        if text.is_empty() {
            return Ok(());
        }
        self.room = self.room.checked_sub(text.len()).ok_or_else(|| Box::new(too_long()))?;
        let to = to.map(str::to_owned).or_else(|| self.to.last().filter(|to| is_web(to)).cloned());
        let own = Words { text: String::new(), bold: self.bold > 0 || missing, italic: self.italic > 0, to, missing };
        match self.line.last_mut() {
            // Marks stand each for itself.
            Some(Inline::Words(last)) if !missing && last.looks_like(&own) => last.text.push_str(text),
            _ => self.line.push(Inline::Words(Words { text: text.to_owned(), ..own })),
        }
        Ok(())
    }
}

/// Whether an address of a template leads to the web, and to nothing that runs.
fn is_web(to: &str) -> bool {
    ["https://", "http://", "mailto:"].iter().any(|scheme| to.starts_with(scheme)) && to.bytes().all(|sign| sign.is_ascii_graphic())
}
