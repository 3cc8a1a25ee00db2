//! Elaboration: [`Rulebook`] -> [`Elaborated`]. Every expression gets a type, and shorthand is written in full.
//!
//! Example: `born + 18 years` is not a sum of numbers and becomes a date after another; `G per month` becomes a division by twelve.
//! Invariant: rewriting keeps the meaning. A faulty expression has type [`Type::Faulty`], so that one mistake is reported once.
//! Not here: what is refused although its types fit (see [`crate::check`]).

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

/// A rulebook whose expressions are typed and written in full.
#[derive(Debug, Clone)]
pub struct Elaborated {
    /// The rulebook, with exceptions in topological order and sums of dates separated from sums of numbers.
    pub book: Rulebook,
    /// The type of each expression, by `ExprId`.
    pub types: Vec<Type>,
    /// The faults of cycles and chains; if there are none, those of types and units.
    pub faults: Vec<Diagnostic>,
    /// Whether rules form a cycle or a chain beyond the limit. Later passes must not follow references between rules then.
    pub endless: bool,
}

/// Elaborates a rulebook. Faults are part of the result.
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
