//! Invariants -> the versions in which each must hold: every one, or the law with an amendment.
//!
//! Not here: what an invariant says (see [`crate::resolve`]), and whether it holds.

use rustc_hash::FxHashMap as HashMap;

use super::amendments::Amendments;
use super::claim_error::ClaimError;
use super::claims::versions_of;
use super::versions::all_versions;
use crate::law::Version;
use crate::source::{Diagnostic, nearest};
use crate::syntax::ast;

/// An invariant and the versions in which it must hold.
#[derive(Debug, Clone)]
pub struct InvariantOf<'a> {
    /// The invariant as written.
    pub invariant: &'a ast::Invariant,
    /// The versions, in order of their days.
    pub versions: Vec<Version>,
}

/// Every invariant with its versions. Reports an unknown amendment, and a title used by two.
pub fn invariants<'a>(ast: &'a ast::Ast, amendments: &Amendments<'a>) -> (Vec<InvariantOf<'a>>, Vec<Diagnostic>) {
    let (mut out, mut errors) = (Vec::new(), Vec::new());
    let mut titles = HashMap::default();
    let mut every: Option<Vec<Version>> = None;
    for item in ast.files.iter().flat_map(|file| &file.items) {
        let ast::Item::Invariant(own) = item else { continue };
        let name = own.amendment.as_ref();
        if let Some(first) = titles.insert((name.map(|name| &name.text), &own.title), own.title_span) {
            let (title, span) = (own.title.clone(), own.title_span);
            errors.push(match name {
                Some(_) => ClaimError::Twice { title, span, first },
                None => ClaimError::TwiceInvariant { title, span, first },
            });
        }
        let versions = match name {
            None => every.get_or_insert_with(|| all_versions(ast, amendments)).clone(),
            Some(name) if amendments.named(&name.text).is_none() => {
                errors.push(ClaimError::NoAmendment { name: name.clone(), near: nearest(&name.text, amendments.names()) });
                continue;
            }
            Some(name) => versions_of(amendments, &name.text).into_iter().map(|(_, with)| with).collect(),
        };
        out.push(InvariantOf { invariant: own, versions });
    }
    (out, errors.into_iter().map(Diagnostic::from).collect())
}
