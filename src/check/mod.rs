//! Checking: [`Elaborated`] -> [`Checked`]. Bounds out of order, exceptions in conflict, rules about entities of lists.
//!
//! Example: a table row that earlier rows cover completely is reported. A condition that refers to `child.born` must be declared `of
//! child`.
//! Invariant: only this stage makes a [`Checked`], so later stages have no errors about names or types. Not here: facts.

mod bounds;
mod claims;
mod conflicts;
mod each;
mod error;
mod fixed;
mod list_error;
mod notes;
mod wide_filter;

pub use bounds::bounds;
pub use conflicts::conflicts;
pub use wide_filter::wide_filters;

use crate::elaborate::Elaborated;
use crate::model::{EntityId, Expr, ExprId, Note, RuleId, Rulebook, StandingId, Type};
use crate::source::Diagnostic;

/// The rulebook with the types of its expressions, as far as they are known.
#[derive(Debug, Clone)]
pub struct Found {
    book: Rulebook,
    types: Vec<Type>,
    each: Vec<Vec<EntityId>>,
    notes: notes::Notes,
}

/// Proof that a rulebook has been checked, with the type of each expression.
#[derive(Debug, Clone)]
pub struct Checked(Found);

/// A rulebook with faults, and what is known of it nevertheless.
#[derive(Debug, Clone)]
pub struct Faulty {
    /// Names and types. A faulty expression has type [`Type::Faulty`], and so has every expression that depends on it.
    pub found: Found,
    /// All faults found.
    pub faults: Vec<Diagnostic>,
    /// Whether the faults are cycles or endless chains. What depends on them was not checked.
    pub endless: bool,
}

impl Found {
    /// The rulebook.
    pub fn book(&self) -> &Rulebook {
        &self.book
    }

    /// The type of an expression; [`Type::Faulty`] if it has none.
    pub fn type_of(&self, id: ExprId) -> Type {
        self.types.get(id.0 as usize).copied().unwrap_or(Type::Faulty)
    }

    /// The listed entities that a rule is evaluated for, outermost first. Empty for a rule of the case as a whole, and if rules form a
    /// cycle.
    pub fn each(&self, rule: RuleId) -> &[EntityId] {
        self.each.get(rule.index()).map(Vec::as_slice).unwrap_or_default()
    }

    /// An expression.
    pub fn expr(&self, id: ExprId) -> Option<&Expr> {
        self.book.exprs.get(id.0 as usize)
    }

    /// The notes of a provision and of what it stands in, in their order.
    pub fn notes_of(&self, standing: StandingId) -> impl Iterator<Item = (u32, &Note)> {
        let notes = self.notes.of(&self.book, standing);
        notes.iter().filter_map(|at| Some((*at, self.book.notes.get(*at as usize)?)))
    }
}

impl Checked {
    /// The rulebook with its types.
    pub fn found(&self) -> &Found {
        &self.0
    }

    /// The result without the proof.
    pub fn into_found(self) -> Found {
        self.0
    }

    /// The rulebook.
    pub fn book(&self) -> &Rulebook {
        self.0.book()
    }

    /// The type of an expression.
    pub fn type_of(&self, id: ExprId) -> Type {
        self.0.type_of(id)
    }

    /// The listed entities that a rule is evaluated for, outermost first. Empty for a rule of the case as a whole.
    pub fn each(&self, rule: RuleId) -> &[EntityId] {
        self.0.each(rule)
    }

    /// An expression.
    pub fn expr(&self, id: ExprId) -> Option<&Expr> {
        self.0.expr(id)
    }
}

/// Checks an elaborated rulebook.
///
/// # Errors
/// All faults, together with the names and types that are known nevertheless.
pub fn check(elaborated: Elaborated) -> Result<Checked, Box<Faulty>> {
    let Elaborated { book, types, mut faults, endless } = elaborated;
    let mut each = Vec::new();
    // What depends on a cycle or an endless chain has a fault already.
    if !endless {
        let (outer, mut of_lists) = (each::Outer::of(&book), Vec::new());
        each = each::check(&book, &outer, &mut of_lists);
        claims::each(&book, &each, &outer, &mut of_lists);
        faults.extend(of_lists.into_iter().map(Diagnostic::from));
    }
    let found = Found { book, types, each, notes: notes::Notes::default() };
    if faults.is_empty() { Ok(Checked(found)) } else { Err(Box::new(Faulty { found, faults, endless })) }
}
