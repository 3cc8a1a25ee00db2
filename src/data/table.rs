//! A table of cases in CSV: a case in each row, the path of a fact at the head of each column.
//!
//! Example: under the column `group.travellers[2].born` the cell `2000-06-01` becomes the second traveller's date of birth.
//! Invariant: a cell with nothing in it tells nothing, and no other cell is passed over. Not here: types, and which facts there are.

use std::borrow::Cow;

use super::error::{Fault, fault};
use super::{Entry, Form, Kind, Scalar, Tree};
use crate::source::{Diagnostic, FileId, SourceMap, Span, limits};

/// What a list without items is written as: a cell with nothing in it would leave the list untold.
const NO_ITEMS: &str = "[]";

/// Mistakes with the text that they are drawn on.
pub type Mistakes = Box<(SourceMap, Vec<Diagnostic>)>;

/// The columns of a table.
#[derive(Debug)]
pub struct Columns {
    name: String,
    delimiter: char,
    head: Vec<String>,
    paths: Vec<Vec<Segment>>,
}

/// A name in the path of a fact, with the position of an item if it is a list.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Segment {
    key: String,
    item: Option<usize>,
}

impl Columns {
    /// The columns of a table, by the cells of its first row.
    ///
    /// # Errors
    /// When there is none, or one of them has no path of a fact.
    pub fn new(name: &str, delimiter: char, head: Vec<String>) -> Result<Columns, Mistakes> {
        let mut columns = Columns { name: name.to_owned(), delimiter, head, paths: Vec::new() };
        if columns.head.is_empty() {
            let mut sources = SourceMap::default();
            let file = sources.add(name, String::new());
            return Err(Box::new((sources, vec![fault(Span::new(file, 0, 0), Fault::NoTable)])));
        }
        columns.resolve()?;
        Ok(columns)
    }

    /// For each column, a case with nothing but an unknown fact there: whether there is such a fact shows before any row is read.
    pub fn each_alone(&self) -> (SourceMap, Vec<Tree>) {
        let (sources, spans) = self.drawn(1, self.head.iter().map(String::as_str));
        let alone = self.paths.iter().zip(spans).map(|(path, span)| {
            let mut tree = map(span);
            let unknown = Scalar::new("unknown".to_owned(), Form::Plain);
            // A case with one fact has none that could stand in its way.
            let _ = insert(&mut tree, path, Tree { span, kind: Kind::Scalar(unknown) });
            tree
        });
        (sources, alone.collect())
    }

    /// A row as a case. Its places are none: they are made where a mistake is told, by [`Columns::with_places`].
    ///
    /// # Errors
    /// When it has too few or too many cells, or tells a list both to be empty and to have items.
    pub fn tree(&self, line: u64, cells: &[&str]) -> Result<Tree, Mistakes> {
        self.tree_at(cells, &[]).or_else(|_| self.with_places(line, cells).map(|(_, tree)| tree))
    }

    /// A row as a case, with the text that its places are in.
    ///
    /// # Errors
    /// As for [`Columns::tree`].
    pub fn with_places(&self, line: u64, cells: &[&str]) -> Result<(SourceMap, Tree), Mistakes> {
        let (sources, spans) = self.drawn(line, cells.iter().copied());
        match self.tree_at(cells, &spans) {
            Ok(tree) => Ok((sources, tree)),
            Err(mistakes) => Err(Box::new((sources, mistakes))),
        }
    }

    fn tree_at(&self, cells: &[&str], spans: &[Span]) -> Result<Tree, Vec<Diagnostic>> {
        let nowhere = Span::new(FileId(0), 0, 0);
        let whole = spans.first().zip(spans.last()).map_or(nowhere, |(first, last)| first.to(*last));
        if cells.len() != self.paths.len() {
            let lines = cells.iter().map(|cell| cell.lines().count()).max().unwrap_or(0);
            let found = match cells.len() < self.paths.len() && lines > 1 {
                true => Fault::OpenQuote { lines },
                false => Fault::Cells { there: cells.len(), wanted: self.paths.len() },
            };
            return Err(vec![fault(whole, found)]);
        }
        let (mut tree, mut mistakes) = (map(whole), Vec::new());
        for (at, (path, text)) in self.paths.iter().zip(cells).enumerate() {
            let (text, span) = (text.trim(), spans.get(at).copied().unwrap_or(nowhere));
            if text.is_empty() {
                continue;
            }
            let kind = match text {
                NO_ITEMS => Kind::List(Vec::new()),
                _ => Kind::Scalar(Scalar::new(text.to_owned(), Form::Plain)),
            };
            if insert(&mut tree, path, Tree { span, kind }).is_err() {
                mistakes.push(fault(span, Fault::ToldTwice));
            }
        }
        if mistakes.is_empty() { Ok(tree) } else { Err(mistakes) }
    }

    /// Finds the path of each column.
    fn resolve(&mut self) -> Result<(), Mistakes> {
        let (sources, spans) = self.drawn(1, self.head.iter().map(String::as_str));
        let mut mistakes = Vec::new();
        for (at, (text, span)) in self.head.iter().zip(&spans).enumerate() {
            let found = match path(text.trim()) {
                _ if at >= limits::TABLE_COLUMNS => Err(Fault::Columns),
                Some(path) if self.paths.contains(&path) => {
                    let first = self.paths.iter().position(|other| *other == path).and_then(|at| spans.get(at));
                    Err(Fault::DoubleKey { key: text, first: first.copied() })
                }
                Some(path) => Ok(path),
                None => Err(Fault::Column(text)),
            };
            match found {
                Ok(path) => self.paths.push(path),
                Err(found) => {
                    mistakes.push(fault(*span, found));
                    self.paths.push(Vec::new());
                    if at >= limits::TABLE_COLUMNS {
                        break;
                    }
                }
            }
        }
        if mistakes.is_empty() { Ok(()) } else { Err(Box::new((sources, mistakes))) }
    }

    /// A row as it may be written, with the span of each cell in it.
    fn drawn<'c>(&self, line: u64, cells: impl Iterator<Item = &'c str>) -> (SourceMap, Vec<Span>) {
        let mut sources = SourceMap::default();
        let (mut text, mut ends): (String, Vec<(usize, usize)>) = Default::default();
        for cell in cells {
            if !ends.is_empty() {
                text.push(self.delimiter);
            }
            let start = text.len();
            text.push_str(&self.quoted(cell));
            ends.push((start, text.len()));
        }
        let file = sources.add(format!("{}:{line}", self.name), text);
        (sources, ends.into_iter().map(|(start, end)| Span::new(file, start, end)).collect())
    }

    /// A cell with quotation marks where it needs them.
    fn quoted<'c>(&self, cell: &'c str) -> Cow<'c, str> {
        let plain = !cell.contains(['"', '\n', '\r', self.delimiter]);
        if plain { Cow::Borrowed(cell) } else { Cow::Owned(format!("\"{}\"", cell.replace('"', "\"\""))) }
    }
}

/// The path at the head of a column; `None` if it is none.
fn path(text: &str) -> Option<Vec<Segment>> {
    text.split('.').map(segment).collect()
}

/// `travellers[2]`: items count from 1.
fn segment(text: &str) -> Option<Segment> {
    let (key, item) = match text.split_once('[') {
        None => (text, None),
        Some((key, rest)) => {
            let number: usize = rest.strip_suffix(']')?.parse().ok()?;
            (key, Some(number.checked_sub(1).filter(|at| *at < limits::TABLE_ITEMS)?))
        }
    };
    let named = !key.is_empty() && key.chars().all(|char| char.is_alphanumeric() || char == '_');
    named.then(|| Segment { key: key.to_owned(), item })
}

fn map(span: Span) -> Tree {
    Tree { span, kind: Kind::Map(Vec::new()) }
}

/// Puts a value at a path. Items that nothing was told of yet are made on the way.
fn insert(tree: &mut Tree, path: &[Segment], value: Tree) -> Result<(), ()> {
    let Some((first, rest)) = path.split_first() else { return Err(()) };
    let Kind::Map(entries) = &mut tree.kind else { return Err(()) };
    let span = value.span;
    let (at, new) = match entries.iter().position(|entry| entry.key == first.key) {
        Some(_) if first.item.is_none() && rest.is_empty() => return Err(()),
        Some(at) => (at, false),
        None => {
            let kind = match first.item {
                Some(_) => Kind::List(Vec::new()),
                None => Kind::Map(Vec::new()),
            };
            entries.push(Entry { key: first.key.clone(), key_span: span, value: Tree { span, kind } });
            (entries.len() - 1, true)
        }
    };
    let slot = entries.get_mut(at).map(|entry| &mut entry.value).ok_or(())?;
    match (first.item, &mut slot.kind) {
        (None, _) if rest.is_empty() => *slot = value,
        (None, _) => return insert(slot, rest, value),
        // A list told to have no items has none.
        (Some(_), Kind::List(items)) if items.is_empty() && !new => return Err(()),
        (Some(item), Kind::List(items)) => {
            while items.len() <= item {
                items.push(map(span));
            }
            let own = items.get_mut(item).ok_or(())?;
            match rest {
                [] => *own = value,
                rest => return insert(own, rest, value),
            }
        }
        (Some(_), Kind::Scalar(_) | Kind::Map(_)) => return Err(()),
    }
    Ok(())
}
