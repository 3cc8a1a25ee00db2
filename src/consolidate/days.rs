//! The days on which the law changes: through an amendment, through an `in force` interval, or through an amount.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::syntax::ast;

/// The days on which a text comes into or goes out of force.
pub fn days_of_texts(ast: &ast::Ast) -> BTreeSet<NaiveDate> {
    let adopted = ast.files.iter().flat_map(|file| &file.items).filter_map(|item| match item {
        ast::Item::Amendment(amendment) => amendment.adopted,
        _ => None,
    });
    let mut days = days_of_wordings(ast);
    days.extend(adopted.flat_map(|interval| [interval.from].into_iter().chain(interval.to)));
    days
}

/// The days on which an act, provision or rule begins or ends through its own `in force` interval, without an amendment.
pub(super) fn days_of_wordings(ast: &ast::Ast) -> BTreeSet<NaiveDate> {
    let mut days = BTreeSet::new();
    let mut note = |interval: Option<ast::InForce>| days.extend(interval.into_iter().flat_map(|own| [Some(own.from), own.to]).flatten());
    for item in ast.files.iter().flat_map(|file| &file.items) {
        match item {
            ast::Item::Act(act) => note(act.in_force),
            ast::Item::Section(section) => of_section(section, &mut note),
            _ => {}
        }
    }
    days.extend(days_within_amendments(ast));
    days
}

/// The days on which a text that an amendment brings begins or ends through its own `in force` interval.
pub(super) fn days_within_amendments(ast: &ast::Ast) -> BTreeSet<NaiveDate> {
    let mut days = BTreeSet::new();
    let mut note = |interval: Option<ast::InForce>| days.extend(interval.into_iter().flat_map(|own| [Some(own.from), own.to]).flatten());
    for item in ast.files.iter().flat_map(|file| &file.items) {
        let ast::Item::Amend(amend) = item else { continue };
        for change in &amend.changes {
            match &change.kind {
                ast::ChangeKind::ReplaceRule(rule) | ast::ChangeKind::InsertRule(rule) => note(rule.in_force),
                ast::ChangeKind::ReplaceBlock(block) | ast::ChangeKind::InsertBlock(block) => of_block(block, &mut note),
                ast::ChangeKind::ReplaceSection(section) | ast::ChangeKind::InsertSection(section) => of_section(section, &mut note),
                _ => {}
            }
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
