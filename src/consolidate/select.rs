//! Selects the measures of a version: adopted ones by date, and those its name adds or leaves out.

use std::sync::Arc;

use rustc_hash::FxHashSet as HashSet;

use super::adopted::Measures;
use super::amendments::Amendments;
use super::base::holds_from;
use super::error::ConsolidateError;
use super::measures::{AppliedMeasure, Written};
use crate::law::{Change, Version};
use crate::source::{Span, nearest};

/// The measures of a version: adopted ones by commencement, then those added. The second list has those left out.
pub(super) fn select<'a>(
    amendments: &Amendments<'a>,
    version: &Version,
    errors: &mut Vec<ConsolidateError>,
) -> (Measures<'a>, Vec<AppliedMeasure<'a>>) {
    if version.changes.iter().all(|change| change.added) {
        return (added(amendments, version, errors), Vec::new());
    }
    let mut chosen: Vec<AppliedMeasure<'a>> = Vec::new();
    let mut left_out: Vec<AppliedMeasure<'a>> = Vec::new();
    let commenced = amendments.adopted.iter().take_while(|(from, _)| *from <= version.date);
    for written in commenced.filter_map(|(_, at)| amendments.all.get(*at)).filter(|own| holds_from(own.amendment, version.date)) {
        chosen.extend(written.measures.iter().cloned());
    }
    for change in &version.changes {
        let wanted = |applied: &AppliedMeasure<'_>| change.measure.as_ref().is_none_or(|name| *applied.measure.name.text == **name);
        match (change.added, amendments.named(&change.name)) {
            (true, Some(named)) => {
                // Measures that an adopted amendment has enacted are already law.
                let law = places(&chosen);
                let found = find(named, change, errors).into_iter();
                chosen.extend(found.filter(|own| !law.contains(&own.measure.name.span)).cloned());
            }
            (false, Some(named)) => {
                let before = chosen.len();
                let own = |other: &mut AppliedMeasure<'_>| std::ptr::eq(other.amendment, named.amendment) && wanted(other);
                left_out.extend(chosen.extract_if(.., own));
                if chosen.len() == before {
                    errors.push(ConsolidateError::NothingLeftOut { name: change.to_string() });
                }
            }
            (false, None) if change.measure.is_none() => {
                let before = chosen.len();
                left_out.extend(chosen.extract_if(.., |other| *other.measure.name.text == *change.name));
                if chosen.len() == before {
                    errors.push(unknown(&change.name, amendments, chosen.iter().map(|applied| &*applied.measure.name.text)));
                }
            }
            (_, None) => errors.push(unknown(&change.name, amendments, std::iter::empty())),
        }
    }
    if !left_out.is_empty() {
        let law = places(&chosen);
        left_out.retain(|gone| !law.contains(&gone.measure.name.span));
    }
    (Measures::new(Arc::default(), 0, chosen), left_out)
}

/// The measures of a version that leaves nothing out.
fn added<'a>(amendments: &Amendments<'a>, version: &Version, errors: &mut Vec<ConsolidateError>) -> Measures<'a> {
    let adopted = amendments.adopted_on(version.date);
    let commenced = adopted.commenced(version.date);
    let (mut own, mut there) = (Vec::new(), HashSet::default());
    for change in &version.changes {
        let Some(named) = amendments.named(&change.name) else {
            errors.push(unknown(&change.name, amendments, std::iter::empty()));
            continue;
        };
        let found = find(named, change, errors).into_iter();
        // Measures that an adopted amendment has enacted are already law.
        let new: Vec<_> =
            found.filter(|own| !adopted.has(own.measure.name.span, commenced) && !there.contains(&own.measure.name.span)).collect();
        there.extend(new.iter().map(|own| own.measure.name.span));
        own.extend(new.into_iter().cloned());
    }
    Measures::new(adopted, commenced, own)
}

/// The measures of an amendment that a version adds. Reports a measure that the amendment does not have.
fn find<'w, 'a>(named: &'w Written<'a>, change: &Change, errors: &mut Vec<ConsolidateError>) -> Vec<&'w AppliedMeasure<'a>> {
    let found = named.named(change.measure.as_deref());
    if let Some(missing) = change.measure.as_ref().filter(|_| found.is_empty()) {
        let near = nearest(missing, named.measures.iter().map(|own| &*own.measure.name.text));
        errors.push(ConsolidateError::UnknownMeasure { amendment: change.name.clone(), measure: missing.clone(), near });
    }
    found
}

/// The spans of the measures' declarations, which identify them.
fn places(measures: &[AppliedMeasure<'_>]) -> HashSet<Span> {
    measures.iter().map(|applied| applied.measure.name.span).collect()
}

fn unknown<'a>(name: &str, amendments: &Amendments<'a>, chosen: impl Iterator<Item = &'a str>) -> ConsolidateError {
    let names = amendments.names().chain(chosen);
    let near = nearest(name, names);
    ConsolidateError::UnknownAmendment { name: name.to_owned(), near, known: amendments.names().map(str::to_owned).collect() }
}
