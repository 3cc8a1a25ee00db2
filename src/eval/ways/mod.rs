//! What would turn an answer: the smallest sets of facts of a case whose change leads to another answer, with the nearest values that do.
//!
//! Example: refused at 18: the day of application from 14 March 2019 on, with all else as it is, leads to *yes*.
//! Invariant: what is told was decided by the evaluator, in a case that can be. That a set turns nothing rests on the three values: an answer
//! that is there without some facts is that of all their values. Not here: words; facts that are missing (see [`Missing`](super::Missing)).

mod along;
mod asked;
mod line;
mod sets;
mod solve;

use crate::law::{Text, Version};
use crate::model::{Cell, EntityId, FactId, PartyId, Value};

pub use sets::ways;

/// The ways to another answer in a case, and how much is known of them.
#[derive(Debug, Clone, Default)]
pub struct Ways {
    /// Each, with its changes: the smallest first.
    pub ways: Vec<Way>,
    /// Sets of up to so many facts were all looked at.
    pub up_to: usize,
    /// Why the search ended, if it ended early.
    pub stopped: Option<Stopped>,
    /// Whether none of the facts looked at, however many are changed together, turns the answer.
    pub never: bool,
    /// How many sets of facts are open: no way was found, and that there is none is not proved.
    pub open: usize,
    /// Lists, texts and periods that may matter, and are not changed.
    pub not_changed: Vec<FactId>,
    /// Proposals under which the same case has another answer; `None` where they were not asked for.
    pub by_law: Option<Proposals>,
}

impl Ways {
    /// Whether it is proved that there are no others of so many facts.
    pub fn is_proved(&self) -> bool {
        self.never || self.stopped.is_none() && self.open == 0
    }
}

/// Why a search ended early.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stopped {
    /// The tries that it has were used up.
    Tries,
    /// There were more ways than are told.
    Told,
}

/// A set of facts, and values for them that lead to another answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Way {
    /// What changes.
    pub changes: Vec<Moved>,
    /// What the answer is then: another one, or not known.
    pub cell: Cell,
    /// Whether it is proved that no part of the set is enough.
    pub smallest: bool,
    /// Whether it is proved that no nearer value does.
    pub nearest: bool,
    /// Who can bring it about.
    pub who: Who,
}

/// A fact and what it changes to.
#[derive(Debug, Clone, PartialEq)]
pub struct Moved {
    /// The fact.
    pub fact: FactId,
    /// The item of a list that it is of; none for the case.
    pub item: Option<u32>,
    /// Its value in the case.
    pub own: Value,
    /// Its values that lead to another answer.
    pub to: To,
}

/// The values of a fact that lead to another answer.
#[derive(Debug, Clone, PartialEq)]
pub enum To {
    /// Each of these.
    Any(Vec<Value>),
    /// From this value up, or above it.
    Up(Value, bool, End),
    /// From this value down, or below it.
    Down(Value, bool, End),
}

/// How far values lead to another answer.
#[derive(Debug, Clone, PartialEq)]
pub enum End {
    /// All of them, as far as values go.
    Never,
    /// Up to and including this one.
    At(Value),
    /// That is not known.
    Unknown,
}

/// Who can bring a change about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Who {
    /// Time: dates come later.
    Time,
    /// Whoever the rules are about, whose own facts they are.
    Person(EntityId),
    /// Whoever assesses.
    Assessment(Option<PartyId>),
    /// It is not said who: facts of the case.
    Facts,
    /// Several of these together.
    Several,
}

/// The proposals by which a case has another answer.
#[derive(Debug, Clone, Default)]
pub struct Proposals {
    /// Each, in the order of the files.
    pub turning: Vec<ByLaw>,
    /// How many measures were not tried.
    pub not_tried: usize,
}

/// A proposal under which a case has another answer.
#[derive(Debug, Clone)]
pub struct ByLaw {
    /// The version of the law with it.
    pub version: Version,
    /// The amendment, and its measure if that alone is enough.
    pub title: Text,
    /// The measure; none for the whole amendment.
    pub measure: Option<Text>,
    /// The answer.
    pub cell: Cell,
}
