//! The versions that `check` examines.

use chrono::NaiveDate;
use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};

use super::amendments::Amendments;
use super::days::days_of_texts;
use super::measures::AppliedMeasure;
use crate::law::{Change, Version};
use crate::syntax::ast;

/// A measure by its name in a version: `hoering_2018:lower_age_limit`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeasureName {
    /// The name of the amendment.
    pub amendment: String,
    /// The name of the measure.
    pub measure: String,
    /// Whether the amendment is only proposed.
    pub proposed: bool,
    /// The measures it needs, by name.
    pub needs: Vec<String>,
}

/// All measures of all amendments, in the order of the files.
pub fn measures(ast: &ast::Ast) -> Vec<MeasureName> {
    measures_in(&Amendments::of(ast))
}

fn measures_in(amendments: &Amendments<'_>) -> Vec<MeasureName> {
    let all = amendments.all.iter().flat_map(|written| &written.measures).map(|applied| MeasureName {
        amendment: applied.amendment.name.text.to_string(),
        measure: applied.measure.name.text.to_string(),
        proposed: applied.amendment.adopted.is_none(),
        needs: applied.measure.needs.iter().map(|name| name.text.to_string()).collect(),
    });
    all.collect()
}

/// All versions that differ: one for each day on which something comes into or goes out of force; and for each proposal, on the day it was
/// written for, the whole and each of its measures with what that needs.
pub fn all_versions(ast: &ast::Ast, amendments: &Amendments<'_>) -> Vec<Version> {
    let mut days = days_of_texts(ast);
    if days.is_empty() {
        days.extend(NaiveDate::from_ymd_opt(2000, 1, 1));
    }
    let mut versions: Vec<Version> = days.into_iter().map(Version::on).collect();
    for written in &amendments.all {
        let Some(day) = written.amendment.proposed else { continue };
        let name = &*written.amendment.name.text;
        versions.push(Version { date: day, changes: vec![Change { added: true, name: name.to_owned(), measure: None }] });
        let needs = Needs::of(&written.measures);
        for applied in &written.measures {
            let add = |measure: &str| Change { added: true, name: name.to_owned(), measure: Some(measure.to_owned()) };
            let changes = needs.with(&applied.measure.name.text).into_iter().map(add).collect();
            versions.push(Version { date: day, changes });
        }
    }
    versions
}

/// For each measure of one amendment, the measures it needs.
pub(super) struct Needs<'a>(HashMap<&'a str, Vec<&'a str>>);

impl<'a> Needs<'a> {
    pub(super) fn of(measures: &[AppliedMeasure<'a>]) -> Needs<'a> {
        let mut needs: HashMap<&str, Vec<&str>> = HashMap::default();
        for applied in measures {
            let own = needs.entry(&applied.measure.name.text).or_default();
            own.extend(applied.measure.needs.iter().map(|name| &*name.text));
        }
        Needs(needs)
    }

    /// A measure with everything it needs, transitively.
    pub(super) fn with(&self, measure: &'a str) -> Vec<&'a str> {
        with_needed(measure, |name| self.0.get(name).into_iter().flatten().copied())
    }
}

/// A name with everything it needs, and what that needs, each once.
pub fn with_needed<'a, N: IntoIterator<Item = &'a str>>(name: &'a str, needs: impl Fn(&'a str) -> N) -> Vec<&'a str> {
    let (mut found, mut seen) = (vec![name], HashSet::from_iter([name]));
    let mut at = 0;
    while let Some(needing) = found.get(at).copied() {
        found.extend(needs(needing).into_iter().filter(|name| seen.insert(*name)));
        at += 1;
    }
    found
}
