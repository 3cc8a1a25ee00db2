//! An amendment that enacts a proposal takes over its lines, so that a bill adopted in whole or in part is written once.

use rustc_hash::FxHashSet as HashSet;

use super::error::ConsolidateError;
use super::measures::{AppliedMeasure, Blocks, Written};
use crate::source::nearest;
use crate::syntax::ast;

/// The measures of an amendment, given with its index: its own, then those of the proposal it enacts.
pub(super) fn measures_of<'a>(
    (owner, amendment): (usize, &'a ast::Amendment),
    named: impl Fn(&str) -> Option<&'a ast::Amendment>,
    blocks: impl Fn(&'a ast::Measure) -> Blocks<'a>,
) -> Vec<AppliedMeasure<'a>> {
    let mut out: Vec<AppliedMeasure<'a>> = Vec::new();
    let mut origin = amendment;
    let mut passed: HashSet<&str> = HashSet::default();
    let mut dropped: HashSet<&str> = HashSet::default();
    // A proposal may itself enact an earlier one. The loop stops when it meets a cycle.
    while passed.insert(&origin.name.text) {
        let kept = origin.measures.iter().filter(|measure| !dropped.contains(&*measure.name.text));
        let applied = |measure| AppliedMeasure { amendment, origin, siblings: 0, measure, blocks: blocks(measure), owner };
        out.extend(kept.map(applied));
        let Some(enacts) = &origin.enacts else { break };
        dropped.extend(enacts.except.iter().map(|name| &*name.text));
        let Some(next) = named(&enacts.proposal.text) else { break };
        origin = next;
    }
    let siblings = out.len();
    out.iter_mut().for_each(|applied| applied.siblings = siblings);
    out
}

/// Reports names that do not exist: a needed measure, the enacted proposal, a measure in its `except` list.
pub(super) fn report<'a>(all: &[Written<'a>], named: impl Fn(&str) -> Option<&'a ast::Amendment>, errors: &mut Vec<ConsolidateError>) {
    for Written { amendment, measures, .. } in all {
        if amendment.measures.iter().any(|measure| !measure.needs.is_empty()) {
            let own: HashSet<&str> = measures.iter().map(|applied| &*applied.measure.name.text).collect();
            for needed in amendment.measures.iter().flat_map(|measure| &measure.needs).filter(|name| !own.contains(&*name.text)) {
                let near = nearest(&needed.text, measures.iter().map(|other| &*other.measure.name.text));
                errors.push(ConsolidateError::NoSuchMeasure { name: needed.clone(), near });
            }
        }
        let Some(enacts) = &amendment.enacts else { continue };
        let Some(proposal) = named(&enacts.proposal.text).filter(|proposal| proposal.name.span != amendment.name.span) else {
            let others = all.iter().map(|other| &*other.amendment.name.text).filter(|other| **other != *amendment.name.text);
            errors.push(ConsolidateError::NoSuchProposal { name: enacts.proposal.clone(), near: nearest(&enacts.proposal.text, others) });
            continue;
        };
        if enacts.except.is_empty() {
            continue;
        }
        let of_proposal = measures_of((0, proposal), &named, |_| Blocks::from([]));
        let known: HashSet<&str> = of_proposal.iter().map(|applied| &*applied.measure.name.text).collect();
        for name in enacts.except.iter().filter(|name| !known.contains(&*name.text)) {
            let names = of_proposal.iter().map(|applied| &*applied.measure.name.text);
            errors.push(ConsolidateError::NoSuchMeasure { name: name.clone(), near: nearest(&name.text, names) });
        }
    }
}
