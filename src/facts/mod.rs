//! Facts: a facts file or a case -> typed [`Facts`]. Also what a case may hold, as a list and as JSON Schema.
//!
//! Example: `applicant: { born: 2000-06-01 }` fills the slot of `applicant.born` with a date.
//! Invariant: nothing is dropped or defaulted. A key nobody knows is an error; what is left out is unknown. Not here: rules.

mod case;
mod days;
mod error;
mod goal_inputs;
mod items;
mod periods;
mod read;
mod schema;
mod value;

pub use case::from_case;
pub use error::FactError;
pub use goal_inputs::{GoalInputs, goal_inputs};
pub use items::{FactPath, Item, Items, names};
pub use read::read;
pub use schema::schema;
pub use value::{wanted_key, wanted_words, write_value};

use chrono::NaiveDate;

use crate::model::{Cell, FactId, Lists, ReadingId, Value};

/// The key of the assessments of a facts file.
const ASSESSMENTS: &str = "assessments";

/// The facts of one case.
#[derive(Debug, Clone, Default)]
pub struct Facts {
    /// A cell for each fact of the rulebook.
    pub cells: Vec<Cell>,
    /// The lists, and the entities in them.
    pub lists: Lists,
    /// What is known of each assessment beside its value.
    pub assessed: Vec<(FactId, Assessed)>,
    /// Facts that were said to be unknown, not just left out, each of the case or of an item of a list by its number.
    pub said_unknown: Vec<(FactId, Option<u32>)>,
    /// Readings chosen by the case.
    pub readings: Vec<(ReadingId, u16)>,
    /// The title of the case, if it has one.
    pub title: Option<String>,
}

/// What an assessment says beside its value.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Assessed {
    /// The reason.
    pub because: String,
    /// Who assessed.
    pub by: Option<String>,
    /// When.
    pub on: Option<NaiveDate>,
    /// The factors the reason weighs, by their number in the assessment.
    pub weighed: Vec<usize>,
}

impl Facts {
    /// Facts of which nothing is known.
    pub fn unknown(count: usize) -> Facts {
        Facts { cells: vec![Cell::Unknown; count], ..Facts::default() }
    }

    /// Sets a fact.
    pub fn set(&mut self, id: FactId, cell: Cell) {
        if let Some(slot) = self.cells.get_mut(id.index()) {
            *slot = cell;
        }
    }

    /// Adds a list as [`Facts::add_list`] does, of which some facts were said to be unknown: of the item in which place, and which.
    fn add_items(&mut self, entities: Vec<Vec<Cell>>, said_unknown: Vec<(usize, FactId)>) -> Cell {
        let first = self.lists.entities.len();
        let number = |place: usize| u32::try_from(first + place).ok();
        self.said_unknown.extend(said_unknown.into_iter().map(|(place, fact)| (fact, number(place))));
        self.add_list(entities)
    }

    /// Adds a list of entities, each with its facts, and gives it as a value.
    pub fn add_list(&mut self, entities: Vec<Vec<Cell>>) -> Cell {
        let number = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
        let first = number(self.lists.entities.len());
        self.lists.entities.extend(entities);
        self.lists.lists.push((first..number(self.lists.entities.len())).collect());
        Cell::Known(Value::List(number(self.lists.lists.len() - 1)))
    }

    /// What is known of a fact.
    pub fn get(&self, id: FactId) -> Cell {
        self.cells.get(id.index()).cloned().unwrap_or(Cell::Unknown)
    }

    /// What an assessment says beside its value.
    pub fn assessment(&self, id: FactId) -> Option<&Assessed> {
        self.assessed.iter().find(|(fact, _)| *fact == id).map(|(_, assessed)| assessed)
    }

    /// The alternative of every reading: the defaults, then what the case and `chosen` choose.
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
