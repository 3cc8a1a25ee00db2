//! Checking: [`Rulebook`] -> [`Checked`]. Types and units, circles, chains that are too long, parameters without a value on the day.
//!
//! Example: `G per year + 100 kr per month` is refused in words, and `date + 2 years` is told from a sum of numbers.
//! Invariant: only this stage makes a [`Checked`], so what follows has no errors about names or types. Not here: facts.

mod bounds;
mod claims;
mod conflicts;
mod each;
mod error;
mod exceptions;
mod fixed;
mod graph;
mod list_error;
mod periods;
mod reach;
mod sums;
mod types;
mod units;

pub use bounds::bounds;
pub use conflicts::conflicts;
pub use reach::reaches;

use crate::model::{EntityId, Expr, ExprId, RuleId, Rulebook, Type};
use crate::source::Diagnostic;

/// A rulebook that has been checked: the proof, and the type of each expression.
#[derive(Debug, Clone)]
pub struct Checked {
    book: Rulebook,
    types: Vec<Type>,
    each: Vec<Vec<EntityId>>,
}

impl Checked {
    /// The rulebook.
    pub fn book(&self) -> &Rulebook {
        &self.book
    }

    /// The type of an expression.
    pub fn type_of(&self, id: ExprId) -> Type {
        self.types.get(id.0 as usize).copied().unwrap_or(Type::Faulty)
    }

    /// The entities of lists that a rule finds something for, one after another; none for a rule of the case as a whole.
    pub fn each(&self, rule: RuleId) -> &[EntityId] {
        self.each.get(rule.index()).map(Vec::as_slice).unwrap_or_default()
    }

    /// An expression.
    pub fn expr(&self, id: ExprId) -> Option<&Expr> {
        self.book.exprs.get(id.0 as usize)
    }
}

/// Checks a rulebook. It comes back only if nothing is wrong; otherwise every fault does.
pub fn check(mut book: Rulebook) -> Result<Checked, Vec<Diagnostic>> {
    let mut errors = Vec::new();
    exceptions::order(&mut book, &mut errors);
    graph::check(&book, &mut errors);
    if errors.is_empty() {
        let (book, types) = types::check(book, &mut errors);
        let (outer, mut of_lists) = (each::Outer::of(&book), Vec::new());
        let each = each::check(&book, &outer, &mut of_lists);
        claims::each(&book, &each, &outer, &mut of_lists);
        errors.extend(of_lists.into_iter().map(error::CheckError::Lists));
        if errors.is_empty() {
            return Ok(Checked { book, types, each });
        }
    }
    Err(errors.into_iter().map(Diagnostic::from).collect())
}
