//! Resolution: the law of one version -> [`Rulebook`]. Replaces names by ids, and cross-references by the provisions they cite.
//!
//! Example: `age(applicant.born, on: application.received) >= lower_age_limit` becomes a comparison of an age of two `FactId`s with a `FigureId`.
//! Invariant: a rulebook returned without errors has no dangling id. Not here: types and circles (see [`crate::check`]).

mod authority;
mod calendars;
mod declarations;
mod error;
mod exceptions;
mod expressions;
mod norm_error;
mod provisions;
mod scope;
mod tables;
mod transitions;

pub use error::did_you_mean;

use crate::consolidate::Consolidation;
use crate::model::Rulebook;
use crate::source::Diagnostic;
use crate::syntax::ast::Ast;

/// Resolves the law of one version. What can't be resolved becomes a diagnostic, and a stand-in takes its place.
pub fn resolve(ast: &Ast, law: &Consolidation<'_>) -> (Rulebook, Vec<Diagnostic>) {
    let mut ctx = scope::Ctx::new(ast, law);
    ctx.declarations();
    ctx.provisions(law);
    ctx.change_sources(law);
    (ctx.book, ctx.errors.into_iter().map(Diagnostic::from).collect())
}
