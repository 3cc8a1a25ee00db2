//! Facts: a facts file or a case -> typed [`Facts`], and back into a facts file. Also the possible facts of a goal, as a list and as JSON Schema.
//!
//! Example: `applicant: { born: 2000-06-01 }` fills the slot of `applicant.born` with a date.
//! Invariant: nothing is dropped or defaulted. An unknown key is an error; a missing fact is unknown. Not here: rules.

mod answer;
mod case;
mod days;
mod error;
mod goal_inputs;
mod items;
mod periods;
mod read;
mod schema;
mod value;
mod write;

pub use answer::{read_answer, unquoted};
pub use case::from_case;
pub use error::FactError;
pub use goal_inputs::{GoalInputs, expr_inputs, goal_inputs};
pub use items::{FactPath, Item, Items, names};
pub use read::read;
pub use schema::schema;
pub use value::{wanted_key, wanted_words, write_value};
pub use write::facts_file;

use chrono::NaiveDate;

use crate::model::{Cell, Cells, FactId, Lists, ReadingId, Value};

/// The key of the assessments in a facts file.
const ASSESSMENTS: &str = "assessments";

/// The facts of one case.
#[derive(Debug, Clone, Default)]
pub struct Facts {
    /// The value of each fact, by `FactId`.
    pub cells: Cells,
    /// The lists, and the items in them.
    pub lists: Lists,
    /// The details of each assessment, besides its value.
    pub assessed: Vec<(FactId, Assessed)>,
    /// Facts explicitly given as unknown, not just left out. The number is the index of the item; `None` for a fact of the case.
    pub said_unknown: Vec<(FactId, Option<u32>)>,
    /// The readings that the case chooses, with the index of the alternative.
    pub readings: Vec<(ReadingId, u16)>,
    /// The title of the case, if it has one.
    pub title: Option<String>,
}

/// The details of an assessment, besides its value.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Assessed {
    /// The reason given.
    pub because: String,
    /// The person or body that made the assessment, if given.
    pub by: Option<String>,
    /// The date of the assessment, if given.
    pub on: Option<NaiveDate>,
    /// The factors weighed in the reason, by index in the assessment.
    pub weighed: Vec<usize>,
}

impl Facts {
    /// Facts that are all unknown; `count` is the number of facts in the rulebook.
    pub fn unknown(count: usize) -> Facts {
        Facts { cells: Cells::unknown(count), ..Facts::default() }
    }

    /// Sets the value of a fact.
    pub fn set(&mut self, id: FactId, cell: Cell) {
        self.cells.set(id.index(), cell);
    }

    /// Like [`Facts::add_list`], with facts explicitly given as unknown: the position of the item, and the fact.
    fn add_items(&mut self, entities: Vec<Vec<Cell>>, said_unknown: Vec<(usize, FactId)>) -> Cell {
        let first = self.lists.entities.len();
        let number = |place: usize| u32::try_from(first + place).ok();
        self.said_unknown.extend(said_unknown.into_iter().map(|(place, fact)| (fact, number(place))));
        self.add_list(entities)
    }

    /// Adds a list of entities, each with its facts. Returns the list as a value.
    pub fn add_list(&mut self, entities: Vec<Vec<Cell>>) -> Cell {
        let number = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
        let first = number(self.lists.entities.len());
        self.lists.entities.extend(entities);
        self.lists.lists.push((first..number(self.lists.entities.len())).collect());
        Cell::Known(Value::List(number(self.lists.lists.len() - 1)))
    }

    /// The value of a fact; unknown if it is not given.
    pub fn get(&self, id: FactId) -> Cell {
        self.cells.get(id.index())
    }

    /// The details of an assessment, if one was given.
    pub fn assessment(&self, id: FactId) -> Option<&Assessed> {
        self.assessed.iter().find(|(fact, _)| *fact == id).map(|(_, assessed)| assessed)
    }

    /// The chosen alternative of every reading: the default, overridden by the case and then by `chosen`.
    pub fn readings(&self, defaults: &[u16], chosen: &[(ReadingId, u16)]) -> Vec<u16> {
        let mut out = defaults.to_vec();
        for (reading, alternative) in self.readings.iter().chain(chosen) {
            if let Some(slot) = out.get_mut(reading.index()) {
                *slot = *alternative;
            }
        }
        out
    }
}
