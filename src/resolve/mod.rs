//! Resolution: the law of one version -> [`Rulebook`]. Replaces names by ids, and cross-references by the provisions they cite.
//!
//! Example: `age(applicant.born, on: application.received) >= lower_age_limit` becomes a comparison of an age of two `FactId`s with a `FigureId`.
//! Invariant: a rulebook returned without errors has no dangling id. Not here: types and cycles (see [`crate::check`]).

mod authority;
mod beyond;
mod calendars;
mod claims;
mod declarations;
mod error;
mod exceptions;
mod expressions;
mod invariants;
mod named_by;
mod named_by_error;
mod norm_error;
mod provisions;
mod scope;
mod tables;
mod transitions;
mod written;

pub use beyond::Beyond;
pub use written::written;

use crate::consolidate::Consolidation;
use crate::model::Rulebook;
use crate::source::Diagnostic;
use crate::syntax::ast::{Ast, Claim, Invariant};

/// Resolves the law of one version. A name that cannot be resolved becomes a diagnostic, and a placeholder replaces it.
pub fn resolve(ast: &Ast, law: &Consolidation<'_>) -> (Rulebook, Vec<Diagnostic>) {
    resolve_claims(ast, law, &[])
}

/// Resolves the law of one version and the claims about that version.
pub fn resolve_claims(ast: &Ast, law: &Consolidation<'_>, claims: &[&Claim]) -> (Rulebook, Vec<Diagnostic>) {
    resolve_part(ast, law, claims, None)
}

/// Resolves the law of one version and what must hold of it. An invariant that says nothing of the version is not in the rulebook.
pub fn resolve_invariants(ast: &Ast, law: &Consolidation<'_>, invariants: &[&Invariant]) -> (Rulebook, Vec<Diagnostic>) {
    let names = invariants::names_anywhere(ast);
    let mut ctx = scope::Ctx::new(ast, law);
    ctx.declarations();
    ctx.changes(law);
    ctx.provisions(law);
    ctx.change_sources();
    for (number, own) in invariants.iter().enumerate() {
        ctx.invariant(own, number, &names);
    }
    (ctx.book, ctx.errors.into_iter().map(Diagnostic::from).collect())
}

/// Resolves a part of the law of one version. `beyond` describes the rest.
pub fn resolve_part<'a>(
    ast: &'a Ast,
    law: &Consolidation<'a>,
    claims: &[&Claim],
    beyond: Option<&'a Beyond<'a>>,
) -> (Rulebook, Vec<Diagnostic>) {
    let mut ctx = scope::Ctx::new(ast, law);
    ctx.beyond = beyond;
    ctx.declarations();
    ctx.changes(law);
    ctx.provisions(law);
    ctx.change_sources();
    claims.iter().for_each(|claim| ctx.claim(claim));
    (ctx.book, ctx.errors.into_iter().map(Diagnostic::from).collect())
}
