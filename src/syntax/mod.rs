//! Syntax: text -> [`Ast`](ast::Ast). The only room that knows pest; names stay strings.
//!
//! Example: `figure lower_age_limit = 19` becomes a [`Rule`](ast::Rule) with [`Body::Figure`](ast::Body).
//! Invariant: parsing never fails; what fits nothing becomes a diagnostic and the rest is kept. Not here: what a name means.

mod amendments;
pub mod ast;
mod brackets;
mod calendars;
mod cases;
#[cfg(test)]
mod census;
mod claim_hints;
mod claims;
mod ctx;
mod declarations;
mod error;
mod expressions;
mod faults;
mod format;
mod grammar;
#[cfg(test)]
mod grammar_words;
mod held;
mod hints;
mod keywords;
mod literals;
mod mutations;
mod parse;
mod periods;
mod pieces;
mod precedence;
mod provisions;
#[cfg(feature = "embedded")]
pub mod stored;
mod stray;
mod tables;

pub use format::format;
pub use mutations::{Mutation, mutations};
pub use parse::{parse, parse_file, parse_with};
pub use pieces::{Piece, Pieces, Read};
