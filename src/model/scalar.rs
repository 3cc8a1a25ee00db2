//! Cells in a row, as they are read most often: 16 bytes for each, which are copied. What is longer stands aside.

use std::num::NonZeroU32;

use chrono::NaiveDate;

use super::{Cell, Number, Short, Value};

/// What is known of a value, where that is no more than a few machine words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scalar {
    /// No.
    No,
    /// Yes.
    Yes,
    /// Not known.
    Unknown,
    /// No answer can be computed.
    Fault,
    /// A small fraction: its numerator and denominator.
    Number(i64, NonZeroU32),
    /// A date.
    Date(NaiveDate),
    /// The index of a choice in its list.
    Choice(u16),
    /// Something longer, by its place among what stands aside.
    Aside(u32),
}

const _: () = assert!(size_of::<Scalar>() == 16, "a scalar is no more than a small fraction and its tag");

impl Scalar {
    /// A cell as a scalar; `None` if it is longer than one.
    pub fn of(cell: &Cell) -> Option<Scalar> {
        match cell {
            Cell::Unknown => Some(Scalar::Unknown),
            Cell::Fault => Some(Scalar::Fault),
            Cell::Known(Value::Truth(false)) => Some(Scalar::No),
            Cell::Known(Value::Truth(true)) => Some(Scalar::Yes),
            Cell::Known(Value::Number(number)) => number.short().map(Scalar::from),
            Cell::Known(Value::Date(date)) => Some(Scalar::Date(*date)),
            Cell::Known(Value::Choice(choice)) => Some(Scalar::Choice(*choice)),
            Cell::Known(_) => None,
        }
    }

    /// The scalar as a cell, with what stands aside.
    pub fn cell(self, aside: &[Cell]) -> Cell {
        match self {
            Scalar::No => Cell::NO,
            Scalar::Yes => Cell::YES,
            Scalar::Unknown => Cell::Unknown,
            Scalar::Fault => Cell::Fault,
            Scalar::Number(numerator, denominator) => Cell::Known(Value::Number(Number::from(Short::from_parts(numerator, denominator)))),
            Scalar::Date(date) => Cell::Known(Value::Date(date)),
            Scalar::Choice(choice) => Cell::Known(Value::Choice(choice)),
            Scalar::Aside(place) => aside.get(place as usize).cloned().unwrap_or(Cell::Unknown),
        }
    }
}

impl From<Short> for Scalar {
    #[inline]
    fn from(short: Short) -> Scalar {
        Scalar::Number(short.numerator(), short.denominator())
    }
}

/// Cells in a row.
#[derive(Debug, Clone, Default)]
pub struct Cells {
    scalars: Vec<Scalar>,
    aside: Vec<Cell>,
}

impl Cells {
    /// So many cells, all unknown.
    pub fn unknown(count: usize) -> Cells {
        Cells { scalars: vec![Scalar::Unknown; count], aside: Vec::new() }
    }

    /// A cell by its place; unknown where there is none.
    pub fn get(&self, at: usize) -> Cell {
        self.scalar(at).map_or(Cell::Unknown, |scalar| scalar.cell(&self.aside))
    }

    /// Puts a cell in its place, if there is one.
    pub fn set(&mut self, at: usize, cell: Cell) {
        let Some(slot) = self.scalars.get_mut(at) else { return };
        let kept = if let Scalar::Aside(place) = slot { self.aside.get_mut(*place as usize) } else { None };
        match (Scalar::of(&cell), kept) {
            (Some(scalar), _) => *slot = scalar,
            (None, Some(kept)) => *kept = cell,
            (None, None) => {
                *slot = Scalar::Aside(u32::try_from(self.aside.len()).unwrap_or(u32::MAX));
                self.aside.push(cell);
            }
        }
    }

    /// What a place holds.
    #[inline]
    pub fn scalar(&self, at: usize) -> Option<&Scalar> {
        self.scalars.get(at)
    }

    /// What stands aside.
    #[inline]
    pub fn aside(&self) -> &[Cell] {
        &self.aside
    }

    /// The number of cells.
    pub fn len(&self) -> usize {
        self.scalars.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.scalars.is_empty()
    }

    /// All of them, in order.
    pub fn iter(&self) -> impl Iterator<Item = Cell> {
        self.scalars.iter().map(|scalar| scalar.cell(&self.aside))
    }
}

impl PartialEq for Cells {
    fn eq(&self, other: &Cells) -> bool {
        self.iter().eq(other.iter())
    }
}

impl Eq for Cells {}

impl FromIterator<Cell> for Cells {
    fn from_iter<I: IntoIterator<Item = Cell>>(cells: I) -> Cells {
        let mut row = Cells::default();
        for cell in cells {
            row.scalars.push(Scalar::Unknown);
            row.set(row.scalars.len() - 1, cell);
        }
        row
    }
}
