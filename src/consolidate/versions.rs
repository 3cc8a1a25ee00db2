//! The versions a rule base can be in: what `check` looks at.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};

use super::select;
use crate::law::{Change, Version};
use crate::syntax::ast;

/// A measure as it is named in a version: `hoering_2018:lower_age_limit`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeasureName {
    /// The amendment.
    pub amendment: String,
    /// The measure.
    pub measure: String,
    /// Whether the amendment is only proposed.
    pub proposed: bool,
    /// The measures it can't be without.
    pub needs: Vec<String>,
}

/// Every measure of every amendment.
pub fn measures(ast: &ast::Ast) -> Vec<MeasureName> {
    let amendments = select::amendments(ast, &mut Vec::new());
    let all = amendments.into_iter().flat_map(|amendment| {
        amendment.measures.iter().map(|measure| MeasureName {
            amendment: amendment.name.text.to_string(),
            measure: measure.name.text.to_string(),
            proposed: amendment.adopted.is_none(),
            needs: measure.needs.iter().map(|name| name.text.to_string()).collect(),
        })
    });
    all.collect()
}

/// The versions that differ: one on each day something comes into or goes out of force; and with each proposal, and each of its
/// measures with what that needs, on the latest day before which nothing is decided or, where cases name one, on the days of the cases.
pub fn all_versions(ast: &ast::Ast) -> Vec<Version> {
    let mut days = BTreeSet::new();
    let mut proposal_days = BTreeSet::new();
    let mut note = |interval: Option<ast::InForce>| {
        if let Some(interval) = interval {
            days.insert(interval.from);
            days.extend(interval.to);
        }
    };
    for item in ast.files.iter().flat_map(|file| &file.items) {
        match item {
            ast::Item::Act(act) => note(act.in_force),
            ast::Item::Amendment(amendment) => note(amendment.adopted),
            ast::Item::Section(section) => {
                note(section.head.in_force);
                section.parts.iter().for_each(|part| dates(part, &mut note));
            }
            ast::Item::Case(case) => {
                for expectation in &case.expectations {
                    if !expectation.version.changes.is_empty() {
                        proposal_days.insert(expectation.version.date);
                    }
                }
            }
            _ => {}
        }
    }
    if days.is_empty() {
        days.extend(NaiveDate::from_ymd_opt(2000, 1, 1));
    }
    let last = days.last().copied();
    let mut versions: Vec<Version> = days.iter().copied().map(Version::on).collect();
    let all = measures(ast);
    let add = |amendment: &str, measure: Option<&str>| Change { added: true, name: amendment.to_owned(), measure: measure.map(str::to_owned) };
    let mut proposals: Vec<&str> = all.iter().filter(|measure| measure.proposed).map(|measure| measure.amendment.as_str()).collect();
    proposals.dedup();
    if proposal_days.is_empty() {
        proposal_days.extend(last);
    }
    for day in proposal_days.into_iter().filter(|day| day.year() > 0) {
        for proposal in &proposals {
            versions.push(Version { date: day, changes: vec![add(proposal, None)] });
            let own = all.iter().filter(|measure| measure.amendment == *proposal);
            for measure in own {
                let mut changes = vec![add(proposal, Some(&measure.measure))];
                let mut at = 0;
                // What is needed may need something itself.
                while let Some(needing) = changes.get(at).and_then(|change| change.measure.clone()) {
                    let needs = all.iter().filter(|other| other.amendment == *proposal && other.measure == needing).flat_map(|other| &other.needs);
                    for needed in needs {
                        if !changes.iter().any(|change| change.measure.as_deref() == Some(needed)) {
                            changes.push(add(proposal, Some(needed)));
                        }
                    }
                    at += 1;
                }
                versions.push(Version { date: day, changes });
            }
        }
    }
    versions
}

fn dates(part: &ast::Part, note: &mut impl FnMut(Option<ast::InForce>)) {
    match part {
        ast::Part::Rule(rule) => note(rule.in_force),
        ast::Part::Block(block) => {
            note(block.head.in_force);
            block.parts.iter().for_each(|part| dates(part, note));
        }
    }
}
