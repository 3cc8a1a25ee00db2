//! What a template is given while it is rendered. A value of it is the place of what is told, `⟦7⟧`, and never the words themselves.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use minijinja::Value;
use minijinja::value::{Object, ObjectRepr};

use super::told::Told;
use crate::eval::Decision;
use crate::model::FactId;
use crate::source::Diagnostic;

/// The signs around the number of a place. They are for private use, and no template may hold them.
pub(super) const BEFORE: char = '\u{e000}';
pub(super) const BEHIND: char = '\u{e001}';

/// What is told so far, and what the letter says that it states.
#[derive(Debug, Default)]
pub(super) struct Board {
    told: Vec<Told>,
    /// What is missing, by the mark of it.
    marks: BTreeMap<String, String>,
    /// The other goals, by their names: each is decided once.
    pub(super) decided: BTreeMap<String, Arc<Decision>>,
    /// The answers to them, by the names and what they are called where they are missing.
    pub(super) answers: BTreeMap<(String, Option<String>), Value>,
    /// Reservations, for whoever signs.
    pub(super) reservations: Vec<String>,
    /// What the letter states, of the facts about letters.
    pub(super) states: BTreeMap<FactId, bool>,
    /// The goals that a letter has to meet, in the order in which the template names them.
    pub(super) required: Vec<String>,
    /// What stopped it, where that is no mistake of the template.
    pub(super) problem: Option<Diagnostic>,
    /// The names of `--set` that the template asked for.
    pub(super) asked: BTreeSet<String>,
}

impl Board {
    /// What is told at a place.
    pub(super) fn told(&self, at: usize) -> Option<&Told> {
        self.told.get(at)
    }

    /// What is missing where this mark stands.
    pub(super) fn marked(&self, mark: &str) -> Option<String> {
        self.marks.get(mark).cloned()
    }
}

/// A board that functions of a template share.
#[derive(Debug, Clone, Default)]
pub(super) struct Shared(Arc<Mutex<Board>>);

impl Shared {
    pub(super) fn lock(&self) -> MutexGuard<'_, Board> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Something told, as a value of the template. A mark holds for nothing.
    pub(super) fn said(&self, told: Told) -> Thing {
        let holds = told.missing.is_none();
        let mut board = self.lock();
        if let Some(missing) = &told.missing {
            board.marks.insert(told.text(), missing.clone());
        }
        board.told.push(told);
        Thing { at: Some(board.told.len() - 1), holds, parts: Vec::new() }
    }
}

/// A value of a template: what is told where it is written, whether it counts as true, and its parts by name.
#[derive(Debug, Clone, Default)]
pub(super) struct Thing {
    at: Option<usize>,
    pub(super) holds: bool,
    parts: Vec<(&'static str, Value)>,
}

impl Thing {
    /// A value with a part of this name.
    pub(super) fn with(mut self, name: &'static str, part: impl Into<Value>) -> Thing {
        self.parts.push((name, part.into()));
        self
    }

    /// A value that counts as this.
    pub(super) fn holding(mut self, holds: bool) -> Thing {
        self.holds = holds;
        self
    }

    /// Whether nothing is told by it.
    pub(super) fn is_nothing(&self) -> bool {
        self.at.is_none()
    }
}

impl From<Thing> for Value {
    fn from(thing: Thing) -> Value {
        Value::from_object(thing)
    }
}

impl Object for Thing {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Plain
    }

    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        let key = key.as_str()?;
        self.parts.iter().find(|(name, _)| *name == key).map(|(_, part)| part.clone())
    }

    fn is_true(self: &Arc<Self>) -> bool {
        self.holds
    }

    fn render(self: &Arc<Self>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.at {
            Some(at) => write!(f, "{BEFORE}{at}{BEHIND}"),
            None => Ok(()),
        }
    }
}
