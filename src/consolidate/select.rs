//! Selects the measures of a version: adopted ones by date, and those its name adds or leaves out.

use rustc_hash::FxHashSet as HashSet;

use super::amendments::Amendments;
use super::base::holds_from;
use super::error::ConsolidateError;
use super::measures::AppliedMeasure;
use crate::law::Version;
use crate::source::{Span, nearest};
use crate::syntax::ast;

/// The measures of a version: adopted ones by commencement, then those added. The second list has those left out.
pub(super) fn select<'a>(
    amendments: &Amendments<'a>,
    version: &Version,
    errors: &mut Vec<ConsolidateError>,
) -> [Vec<AppliedMeasure<'a>>; 2] {
    let mut chosen: Vec<AppliedMeasure<'a>> = Vec::new();
    let mut left_out: Vec<AppliedMeasure<'a>> = Vec::new();
    let commenced = amendments.adopted.iter().take_while(|(from, _)| *from <= version.date);
    for written in commenced.filter_map(|(_, at)| amendments.all.get(*at)).filter(|own| holds_from(own.amendment, version.date)) {
        chosen.extend(&written.measures);
    }
    for change in &version.changes {
        let wanted = |measure: &ast::Measure| change.measure.as_ref().is_none_or(|name| *measure.name.text == **name);
        match (change.added, amendments.named(&change.name)) {
            (true, Some(named)) => {
                if let Some(missing) = change.measure.as_ref().filter(|_| !named.measures.iter().any(|own| wanted(own.measure))) {
                    let near = nearest(missing, named.measures.iter().map(|own| &*own.measure.name.text));
                    errors.push(ConsolidateError::UnknownMeasure { amendment: change.name.clone(), measure: missing.clone(), near });
                }
                // Measures that an adopted amendment has enacted are already law.
                let law = places(&chosen);
                chosen.extend(named.measures.iter().filter(|own| wanted(own.measure) && !law.contains(&own.measure.name.span)));
            }
            (false, Some(named)) => {
                let before = chosen.len();
                let own = |other: &mut AppliedMeasure<'_>| std::ptr::eq(other.amendment, named.amendment) && wanted(other.measure);
                left_out.extend(chosen.extract_if(.., own));
                if chosen.len() == before {
                    errors.push(ConsolidateError::NothingLeftOut { name: change.to_string() });
                }
            }
            (false, None) if change.measure.is_none() => {
                let before = chosen.len();
                left_out.extend(chosen.extract_if(.., |other| *other.measure.name.text == *change.name));
                if chosen.len() == before {
                    errors.push(unknown(&change.name, amendments, &chosen));
                }
            }
            (_, None) => errors.push(unknown(&change.name, amendments, &[])),
        }
    }
    if !left_out.is_empty() {
        let law = places(&chosen);
        left_out.retain(|gone| !law.contains(&gone.measure.name.span));
    }
    [chosen, left_out]
}

/// The spans of the measures' declarations, which identify them.
fn places(measures: &[AppliedMeasure<'_>]) -> HashSet<Span> {
    measures.iter().map(|applied| applied.measure.name.span).collect()
}

fn unknown(name: &str, amendments: &Amendments<'_>, chosen: &[AppliedMeasure<'_>]) -> ConsolidateError {
    let names = amendments.names().chain(chosen.iter().map(|applied| &*applied.measure.name.text));
    let near = nearest(name, names);
    ConsolidateError::UnknownAmendment { name: name.to_owned(), near, known: amendments.names().map(str::to_owned).collect() }
}
