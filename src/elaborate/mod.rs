//! Elaboration: [`Rulebook`] -> [`Elaborated`], in which each expression has a type and says in full what it is.
//!
//! Example: `born + 18 years` is told from a sum of numbers and becomes a date some time after another; `G per month` is divided by twelve.
//! Invariant: what is rewritten means the same; where something is wrong it has the type [`Type::Faulty`], so that one mistake is told once.
//! Not here: what is refused though its types fit (see [`crate::check`]).

mod claims;
mod error;
mod exceptions;
mod graph;
mod periods;
mod sums;
mod types;
mod units;

pub use units::product;

use crate::model::{Rulebook, Type};
use crate::source::Diagnostic;

/// A rulebook whose expressions say in full what they are.
#[derive(Debug, Clone)]
pub struct Elaborated {
    /// The rulebook: exceptions in the order in which they go before each other, sums of dates told from sums of numbers.
    pub book: Rulebook,
    /// The type of each expression.
    pub types: Vec<Type>,
    /// What is wrong: with types and units, or else with cycles and chains alone.
    pub faults: Vec<Diagnostic>,
    /// Whether rules need each other in a cycle or in a chain without end. What rests on them was not followed.
    pub endless: bool,
}

/// Elaborates a rulebook.
pub fn elaborate(mut book: Rulebook) -> Elaborated {
    let (mut errors, mut of_types) = (Vec::new(), Vec::new());
    exceptions::order(&mut book, &mut errors);
    graph::check(&book, &mut errors);
    let endless = !errors.is_empty();
    let (book, types) = types::infer(book, endless, &mut of_types);
    if !endless {
        errors = of_types;
    }
    Elaborated { book, types, faults: errors.into_iter().map(Diagnostic::from).collect(), endless }
}
