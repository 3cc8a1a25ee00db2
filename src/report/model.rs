//! A report before it is a page or Markdown: parts with headings, and what stands in them.

use crate::chart::Drawing;
use crate::law::Lang;
use crate::lovspeil::Section;

/// A report.
#[derive(Debug)]
pub struct Report {
    /// The language.
    pub lang: Lang,
    /// The title.
    pub title: String,
    /// What is compared, below the title.
    pub lead: Vec<Line>,
    /// What the two columns of versions side by side hold.
    pub columns: [String; 2],
    /// The parts, in order.
    pub parts: Vec<Part>,
}

/// A part with a heading, and the parts below it.
#[derive(Debug)]
pub struct Part {
    /// Where links lead to: letters, digits and hyphens, each once in a report.
    pub id: String,
    /// The heading.
    pub title: Line,
    /// What stands in it.
    pub blocks: Vec<Block>,
    /// The parts below it.
    pub parts: Vec<Part>,
}

/// What stands in a part.
#[derive(Debug)]
pub enum Block {
    /// A paragraph.
    Text(Line),
    /// Points without an order.
    List(Vec<Line>),
    /// A table.
    Table(Table),
    /// A case: its facts, and its answers before and after.
    Case(Case),
    /// A drawing with its caption.
    Drawing(Drawing),
    /// A section of the law, both versions side by side.
    Section(Section),
}

/// A table. The first cell of a row is its header.
#[derive(Debug)]
pub struct Table {
    /// What it shows.
    pub caption: String,
    /// The headers of its columns.
    pub head: Vec<String>,
    /// Its rows.
    pub rows: Vec<Vec<Line>>,
}

/// A case that shows something.
#[derive(Debug)]
pub struct Case {
    /// What it shows: "for example".
    pub lead: String,
    /// The facts, each with its label.
    pub facts: Vec<(String, String)>,
    /// The answers, each with its version.
    pub answers: [(String, String); 2],
    /// What is told of it besides: its boundary days.
    pub besides: Option<String>,
}

/// Words in a row.
#[derive(Debug, Clone, Default)]
pub struct Line(pub Vec<Inline>);

/// Some words of a line.
#[derive(Debug, Clone)]
pub enum Inline {
    /// Plain words.
    Text(String),
    /// What stands out.
    Strong(String),
    /// A name of the rule files, or a command.
    Code(String),
    /// A link to a part.
    Link(String, String),
    /// How much is known of it.
    Mark(Mark),
}

/// How much is known. These are never mixed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// It holds over all cases.
    Proved,
    /// A case shows that it does not hold.
    Refuted,
    /// It stands in the rules, or was met in some cases.
    Found,
    /// Somebody has to read it.
    Suspected,
    /// Not decided.
    Open,
}

impl Line {
    /// Plain words, with names between backticks set apart.
    pub fn of(words: &str) -> Line {
        let mut line = Line::default();
        for (at, part) in words.split('`').enumerate().filter(|(_, part)| !part.is_empty()) {
            let own = part.to_owned();
            line.0.push(if at % 2 == 1 { Inline::Code(own) } else { Inline::Text(own) });
        }
        line
    }

    /// The line with something behind it.
    #[must_use]
    pub fn and(mut self, more: Inline) -> Line {
        self.0.push(more);
        self
    }

    /// The line with words behind it.
    #[must_use]
    pub fn text(self, words: &str) -> Line {
        self.and(Inline::Text(words.to_owned()))
    }

    /// The line with what stands out behind it.
    #[must_use]
    pub fn strong(self, words: &str) -> Line {
        self.and(Inline::Strong(words.to_owned()))
    }

    /// The line with a mark behind it.
    #[must_use]
    pub fn mark(self, mark: Mark) -> Line {
        self.and(Inline::Mark(mark))
    }

    /// The line with a link behind it.
    #[must_use]
    pub fn link(self, words: &str, to: &str) -> Line {
        self.and(Inline::Link(words.to_owned(), to.to_owned()))
    }

    /// The line with words behind it, names between backticks set apart.
    #[must_use]
    pub fn and_words(mut self, words: &str) -> Line {
        self.0.extend(Line::of(words).0);
        self
    }

    /// What it says, without what is set apart.
    pub fn plain(&self) -> String {
        let words = self.0.iter().map(|own| match own {
            Inline::Text(words) | Inline::Strong(words) | Inline::Code(words) | Inline::Link(words, _) => words.as_str(),
            Inline::Mark(_) => "",
        });
        words.collect()
    }
}

impl Part {
    /// A part with nothing in it yet.
    pub fn new(id: impl Into<String>, title: &str) -> Part {
        Part { id: id.into(), title: Line::of(title), blocks: Vec::new(), parts: Vec::new() }
    }

    /// Adds a paragraph.
    pub fn say(&mut self, words: &str) {
        self.blocks.push(Block::Text(Line::of(words)));
    }

    /// Adds points, if there are any.
    pub fn list(&mut self, points: Vec<Line>) {
        if !points.is_empty() {
            self.blocks.push(Block::List(points));
        }
    }

    /// Adds a table, if it has rows.
    pub fn table(&mut self, table: Table) {
        if !table.rows.is_empty() {
            self.blocks.push(Block::Table(table));
        }
    }

    /// Whether nothing stands in it.
    pub fn is_empty(&self) -> bool {
        self.blocks.is_empty() && self.parts.is_empty()
    }
}
