//! A table in CSV, read row by row, so that it may be of any length.

use std::io::{BufRead, Read};
use std::path::Path;
use std::sync::Arc;

use csv::{ErrorKind, Reader, ReaderBuilder, StringRecord};

use super::input;
use crate::data::{Columns, Mistakes};
use crate::source::{Diagnostic, SourceMap, both, codes, limits};

/// A table and how far it is read.
pub(super) struct Table<R> {
    rows: Reader<Bounded<R>>,
    name: String,
    columns: Arc<Columns>,
}

/// A row, or what is wrong with the one that begins on a line.
pub(super) type Next = Result<Row, (u64, Mistakes)>;

/// A row of a table.
pub(super) struct Row {
    /// Its line in the file, from 1.
    pub(super) line: u64,
    cells: StringRecord,
}

impl Row {
    /// Its cells.
    pub(super) fn cells(&self) -> Vec<&str> {
        self.cells.iter().collect()
    }
}

impl<R: BufRead> Table<R> {
    /// Reads the head of a table. The columns may be parted by semicolons, commas or tabs.
    ///
    /// # Errors
    /// When there is no head, or a column has no path of a fact.
    pub(super) fn open(name: &str, mut input: R) -> Result<Table<R>, Mistakes> {
        let delimiter = delimiter(input.fill_buf().unwrap_or_default());
        let mut rows = ReaderBuilder::new().delimiter(delimiter).has_headers(false).flexible(true).from_reader(Bounded::new(input));
        let mut head = StringRecord::new();
        rows.read_record(&mut head).map_err(|error| misread(name, 1, &error))?;
        let columns = Columns::new(name, char::from(delimiter), head.iter().map(str::to_owned).collect())?;
        Ok(Table { rows, name: name.to_owned(), columns: Arc::new(columns) })
    }

    /// The columns.
    pub(super) fn columns(&self) -> Arc<Columns> {
        Arc::clone(&self.columns)
    }

    /// The next row; `None` at the end. A row that is no text is a mistake with its line, and those that follow can still be read. Rows with
    /// nothing in them, as they stand at the end of many tables, are none.
    ///
    /// # Errors
    /// When the file can't be read further.
    pub(super) fn row(&mut self) -> Result<Option<Next>, Mistakes> {
        loop {
            let mut cells = StringRecord::new();
            self.rows.get_mut().left = limits::FILE_BYTES;
            let line = self.rows.position().line();
            match self.rows.read_record(&mut cells) {
                Ok(true) if cells.iter().all(|cell| cell.trim().is_empty()) => {}
                Ok(true) => {
                    let line = cells.position().map_or(line, csv::Position::line);
                    return Ok(Some(Ok(Row { line, cells })));
                }
                Ok(false) => return Ok(None),
                Err(error) => {
                    let line = error.position().map_or(line, csv::Position::line);
                    let mistakes = misread(&self.name, line, &error);
                    return if matches!(error.kind(), ErrorKind::Utf8 { .. }) { Ok(Some(Err((line, mistakes)))) } else { Err(mistakes) };
                }
            }
        }
    }
}

fn misread(name: &str, line: u64, error: &csv::Error) -> Mistakes {
    let place = format!("{name}:{line}");
    let mistake = match error.kind() {
        ErrorKind::Io(error) if error.get_ref().is_some_and(|own| own.is::<RowTooLong>()) => {
            let limit = limits::FILE_BYTES / (1024 * 1024);
            let message =
                both(format!("raden i `{place}` er lengre enn {limit} MiB"), format!("the row in `{place}` is longer than {limit} MiB"));
            let help = both("se etter et anførselstegn som ikke er lukket", "look for a quotation mark that is not closed");
            Diagnostic::error(codes::TOO_LARGE, None, message).help(help)
        }
        ErrorKind::Io(error) => input::unreadable(Path::new(name), error),
        _ => {
            let message = both(format!("raden i `{place}` er ikke UTF-8"), format!("the row in `{place}` is not UTF-8"));
            Diagnostic::error(codes::ENCODING, None, message).help(both("lagre filen som UTF-8", "save the file as UTF-8"))
        }
    };
    Box::new((SourceMap::default(), vec![mistake]))
}

/// What parts the columns: the sign that the first line has most of.
fn delimiter(start: &[u8]) -> u8 {
    let line = start.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let count = |sign: u8| line.iter().filter(|byte| **byte == sign).count();
    [b'\t', b',', b';'].into_iter().max_by_key(|sign| count(*sign)).unwrap_or(b';')
}

/// An input of which no row may be longer than a file.
struct Bounded<R> {
    input: R,
    left: u64,
}

#[derive(Debug)]
struct RowTooLong;

impl std::fmt::Display for RowTooLong {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("a row is longer than a file may be")
    }
}

impl std::error::Error for RowTooLong {}

impl<R> Bounded<R> {
    fn new(input: R) -> Bounded<R> {
        Bounded { input, left: limits::FILE_BYTES }
    }
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        if self.left == 0 {
            return Err(std::io::Error::other(RowTooLong));
        }
        let most = usize::try_from(self.left).unwrap_or(usize::MAX).min(into.len());
        let read = self.input.read(into.get_mut(..most).unwrap_or_default())?;
        self.left = self.left.saturating_sub(read as u64);
        Ok(read)
    }
}
