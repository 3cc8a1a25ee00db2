//! Which measures make a version: adopted ones by their date, and what its name adds or leaves out.

use rustc_hash::FxHashMap as HashMap;

use super::enacted::{measures_of, told};
use super::error::ConsolidateError;
use super::tree::AppliedMeasure;
use crate::law::Version;
use crate::source::nearest;
use crate::syntax::ast;

/// The measures of a version in the order they apply: adopted ones by commencement, then what is added. And those that are left out.
pub(super) fn select<'a>(ast: &'a ast::Ast, version: &Version, errors: &mut Vec<ConsolidateError>) -> [Vec<AppliedMeasure<'a>>; 2] {
    let amendments = amendments(ast, errors);
    let mut chosen: Vec<AppliedMeasure<'a>> = Vec::new();
    let mut left_out: Vec<AppliedMeasure<'a>> = Vec::new();
    let mut adopted: Vec<&ast::Amendment> =
        amendments.iter().copied().filter(|amendment| super::base::holds_from(amendment, version.date)).collect();
    adopted.sort_by_key(|amendment| amendment.adopted.map(|interval| interval.from));
    for amendment in adopted {
        chosen.extend(measures_of(amendment, &amendments));
    }
    for change in &version.changes {
        let named = amendments.iter().copied().find(|amendment| *amendment.name.text == *change.name);
        let wanted = |measure: &ast::Measure| change.measure.as_ref().is_none_or(|name| *measure.name.text == **name);
        match (change.added, named) {
            (true, Some(amendment)) => {
                let measures = measures_of(amendment, &amendments);
                if let Some(missing) = change.measure.as_ref().filter(|_| !measures.iter().any(|own| wanted(own.measure))) {
                    let near = nearest(missing, measures.iter().map(|own| &*own.measure.name.text));
                    errors.push(ConsolidateError::UnknownMeasure { amendment: change.name.clone(), measure: missing.clone(), near });
                }
                // What an adopted amendment has enacted is law already.
                for own in measures.into_iter().filter(|own| wanted(own.measure)) {
                    if !chosen.iter().any(|other| std::ptr::eq(other.measure, own.measure)) {
                        chosen.push(own);
                    }
                }
            }
            (false, Some(amendment)) => {
                let before = chosen.len();
                left_out.extend(chosen.extract_if(.., |other| std::ptr::eq(other.amendment, amendment) && wanted(other.measure)));
                if chosen.len() == before {
                    errors.push(ConsolidateError::NothingLeftOut { name: change.to_string() });
                }
            }
            (false, None) if change.measure.is_none() => {
                let before = chosen.len();
                left_out.extend(chosen.extract_if(.., |other| *other.measure.name.text == *change.name));
                if chosen.len() == before {
                    errors.push(unknown(&change.name, &amendments, &chosen));
                }
            }
            (_, None) => errors.push(unknown(&change.name, &amendments, &[])),
        }
    }
    left_out.retain(|gone| !chosen.iter().any(|other| std::ptr::eq(other.measure, gone.measure)));
    [chosen, left_out]
}

fn unknown(name: &str, amendments: &[&ast::Amendment], chosen: &[AppliedMeasure<'_>]) -> ConsolidateError {
    let names = amendments.iter().map(|amendment| &*amendment.name.text).chain(chosen.iter().map(|applied| &*applied.measure.name.text));
    let near = nearest(name, names);
    ConsolidateError::UnknownAmendment {
        name: name.to_owned(),
        near,
        known: amendments.iter().map(|amendment| amendment.name.text.to_string()).collect(),
    }
}

/// All amendments; doubles among them and among their measures are told.
pub(super) fn amendments<'a>(ast: &'a ast::Ast, errors: &mut Vec<ConsolidateError>) -> Vec<&'a ast::Amendment> {
    let mut out: Vec<&ast::Amendment> = Vec::new();
    let mut seen = HashMap::default();
    for item in ast.files.iter().flat_map(|file| &file.items) {
        let ast::Item::Amendment(amendment) = item else { continue };
        if let Some(first) = seen.insert(&amendment.name.text, amendment.name.span) {
            errors.push(ConsolidateError::NameTwice { name: amendment.name.clone(), first });
            continue;
        }
        if !amendment.has_status {
            errors.push(ConsolidateError::NoStatus { name: amendment.name.clone() });
        }
        let mut measures = HashMap::default();
        for measure in &amendment.measures {
            if let Some(first) = measures.insert(&measure.name.text, measure.name.span) {
                errors.push(ConsolidateError::NameTwice { name: measure.name.clone(), first });
            }
        }
        out.push(amendment);
    }
    told(&out, errors);
    out
}
