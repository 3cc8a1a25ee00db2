//! The versions a rule base can be in: what `check` looks at.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::enacted::measures_of;
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
    let all = amendments.iter().flat_map(|amendment| measures_of(amendment, &amendments)).map(|applied| MeasureName {
        amendment: applied.amendment.name.text.to_string(),
        measure: applied.measure.name.text.to_string(),
        proposed: applied.amendment.adopted.is_none(),
        needs: applied.measure.needs.iter().map(|name| name.text.to_string()).collect(),
    });
    all.collect()
}

/// The versions that differ: one on each day something comes into or goes out of force; and each proposal, with each of its measures
/// and what that needs, on the day it was written for.
pub fn all_versions(ast: &ast::Ast) -> Vec<Version> {
    let mut days = days_of_texts(ast);
    if days.is_empty() {
        days.extend(NaiveDate::from_ymd_opt(2000, 1, 1));
    }
    let mut versions: Vec<Version> = days.into_iter().map(Version::on).collect();
    let all = measures(ast);
    let amendments = select::amendments(ast, &mut Vec::new());
    for amendment in &amendments {
        let Some(day) = amendment.proposed else { continue };
        let name = &*amendment.name.text;
        versions.push(Version { date: day, changes: vec![Change { added: true, name: name.to_owned(), measure: None }] });
        for applied in measures_of(amendment, &amendments) {
            versions.push(Version { date: day, changes: with_needs(name, &applied.measure.name.text, &all) });
        }
    }
    versions
}

/// The days on which a text comes into or goes out of force.
pub fn days_of_texts(ast: &ast::Ast) -> BTreeSet<NaiveDate> {
    let mut days = BTreeSet::new();
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
            ast::Item::Section(section) => of_section(section, &mut note),
            ast::Item::Amend(amend) => {
                for change in &amend.changes {
                    match &change.kind {
                        ast::ChangeKind::ReplaceRule(rule) | ast::ChangeKind::InsertRule(rule) => note(rule.in_force),
                        ast::ChangeKind::ReplaceBlock(block) | ast::ChangeKind::InsertBlock(block) => of_block(block, &mut note),
                        ast::ChangeKind::ReplaceSection(section) | ast::ChangeKind::InsertSection(section) => {
                            of_section(section, &mut note)
                        }
                        _ => {}
                    }
                }
            }
            _ => {}
        }
    }
    days
}

/// The days on which the amounts of parameters change or become known.
pub fn days_of_amounts(ast: &ast::Ast) -> BTreeSet<NaiveDate> {
    let parameters = ast.files.iter().flat_map(|file| &file.items).filter_map(|item| match item {
        ast::Item::Parameter(parameter) => Some(parameter),
        _ => None,
    });
    let days = parameters.flat_map(|parameter| {
        let held = parameter.values.iter().map(|(from, ..)| *from);
        held.chain(parameter.known.iter().map(|(_, known)| *known))
    });
    days.collect()
}

/// A measure with all it needs, and what that needs.
pub(super) fn with_needs(amendment: &str, measure: &str, all: &[MeasureName]) -> Vec<Change> {
    let add = |measure: &str| Change { added: true, name: amendment.to_owned(), measure: Some(measure.to_owned()) };
    let mut changes = vec![add(measure)];
    let mut at = 0;
    while let Some(needing) = changes.get(at).and_then(|change| change.measure.clone()) {
        for needed in all.iter().filter(|other| other.amendment == amendment && other.measure == needing).flat_map(|other| &other.needs) {
            if !changes.iter().any(|change| change.measure.as_deref() == Some(needed)) {
                changes.push(add(needed));
            }
        }
        at += 1;
    }
    changes
}

fn of_section(section: &ast::Section, note: &mut impl FnMut(Option<ast::InForce>)) {
    note(section.head.in_force);
    section.parts.iter().for_each(|part| of_part(part, note));
}

fn of_block(block: &ast::Block, note: &mut impl FnMut(Option<ast::InForce>)) {
    note(block.head.in_force);
    block.parts.iter().for_each(|part| of_part(part, note));
}

fn of_part(part: &ast::Part, note: &mut impl FnMut(Option<ast::InForce>)) {
    match part {
        ast::Part::Rule(rule) => note(rule.in_force),
        ast::Part::Block(block) => of_block(block, note),
    }
}
