//! An amendment that enacts a proposal takes over its lines: a bill as adopted, or adopted in part, is written once.

use super::error::ConsolidateError;
use super::tree::AppliedMeasure;
use crate::source::nearest;
use crate::syntax::ast;

/// The measures of an amendment: its own, then those of the proposal it enacts.
pub(super) fn measures_of<'a>(amendment: &'a ast::Amendment, all: &[&'a ast::Amendment]) -> Vec<AppliedMeasure<'a>> {
    let mut out: Vec<AppliedMeasure<'a>> = Vec::new();
    let mut origin = amendment;
    let mut passed: Vec<&ast::Amendment> = Vec::new();
    let mut dropped: Vec<&ast::Name> = Vec::new();
    // A proposal may itself enact an earlier one; a circle ends where it began.
    while !passed.iter().any(|other| std::ptr::eq(*other, origin)) {
        passed.push(origin);
        let kept = origin.measures.iter().filter(|measure| !dropped.iter().any(|name| name.text == measure.name.text));
        out.extend(kept.map(|measure| AppliedMeasure { amendment, origin, siblings: 0, measure }));
        let Some(enacts) = &origin.enacts else { break };
        dropped.extend(&enacts.except);
        let Some(next) = all.iter().copied().find(|other| other.name.text == enacts.proposal.text) else { break };
        origin = next;
    }
    let siblings = out.len();
    out.iter_mut().for_each(|applied| applied.siblings = siblings);
    out
}

/// Tells what an amendment names and is not there: a measure that another needs, the proposal it enacts, a measure of that left out.
pub(super) fn told(all: &[&ast::Amendment], errors: &mut Vec<ConsolidateError>) {
    for amendment in all {
        let own = measures_of(amendment, all);
        for needed in amendment.measures.iter().flat_map(|measure| &measure.needs) {
            if !own.iter().any(|other| other.measure.name.text == needed.text) {
                let near = nearest(&needed.text, own.iter().map(|other| &*other.measure.name.text));
                errors.push(ConsolidateError::NoSuchMeasure { name: needed.clone(), near });
            }
        }
        let Some(enacts) = &amendment.enacts else { continue };
        let others = || all.iter().copied().filter(|other| !std::ptr::eq(*other, *amendment));
        let Some(proposal) = others().find(|other| other.name.text == enacts.proposal.text) else {
            let near = nearest(&enacts.proposal.text, others().map(|other| &*other.name.text));
            errors.push(ConsolidateError::NoSuchProposal { name: enacts.proposal.clone(), near });
            continue;
        };
        let known: Vec<&str> = measures_of(proposal, all).iter().map(|applied| &*applied.measure.name.text).collect();
        for name in enacts.except.iter().filter(|name| !known.contains(&&*name.text)) {
            errors.push(ConsolidateError::NoSuchMeasure { name: name.clone(), near: nearest(&name.text, known.iter().copied()) });
        }
    }
}
