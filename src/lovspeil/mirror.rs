//! What stands beside what: the sections that differ, subsection by subsection.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::called::called;
use super::data::{Mirror, Section};
use super::rows::Rows;
use crate::compile::Plan;
use crate::consolidate::Provision;
use crate::eval::decide_case;
use crate::explain::capital;
use crate::facts::Facts;
use crate::law::{Lang, Place, Text, say};
use crate::model::RuleId;
use crate::provisions::{AFTER, BEFORE, Changed, Changes, act_words, labels, values};
use crate::syntax::ast;

/// Tells two versions side by side.
pub fn mirror(changes: &Changes<'_>, plans: [&Arc<Plan>; 2], lang: Lang) -> Mirror {
    // The words of a version's rules are told by a decision of no case.
    let decisions = plans.map(|plan| decide_case(plan, RuleId(0), Facts::unknown(plan.checked().book().facts.len()), &[]).ok());
    // What is restated in other words is told also where the rules are the same.
    let told = changes.provisions.iter().chain(changes.unchanged.iter().filter(|own| is_reworded(own)));
    let touched: Vec<(&str, &Place)> = told.flat_map(Changed::sections).collect();
    let is_touched = |own: &&Changed<'_>| {
        own.sections().any(|(act, place)| touched.iter().any(|(other, there)| act == *other && place.section == there.section))
    };
    let all: Vec<&Changed<'_>> = changes.provisions.iter().chain(changes.unchanged.iter().filter(is_touched)).collect();
    let mut sections: Vec<Section> = Vec::new();
    let mut last = None;
    for (act, place, row) in Rows::new(changes, &decisions, lang).of(&all) {
        let key = (act.span, place.section.clone());
        if last.as_ref() != Some(&key) {
            sections.push(Section { act: act_words(act, lang), heading: heading(changes, act, &place, lang), rows: Vec::new() });
            last = Some(key);
        }
        if let Some(section) = sections.last_mut() {
            section.rows.push(row);
        }
    }
    let [before, after] = changes.versions.laws.map(|law| called(changes.versions.ast, &law.version, lang));
    let title = match (before.added.is_empty(), after.added.is_empty()) {
        (true, false) => say::lovspeil_title_of(lang, &*after.added),
        _ => say::lovspeil_title(lang, &*before.law, &*after.law),
    };
    let mut made_of: Vec<String> = Vec::new();
    for own in [&before, &after].into_iter().flat_map(|own| &own.made_of) {
        if !made_of.contains(own) {
            made_of.push(own.clone());
        }
    }
    let parameter = |own| {
        let [first, second] = values(&changes.versions, own, lang);
        say::diff_value(lang, own.label.get(lang), &*first, &*second)
    };
    Mirror {
        lang,
        title,
        intro: made_of.into_iter().chain([say::lovspeil_intro(lang), say::lovspeil_marks(lang)].map(str::to_owned)).collect(),
        columns: [say::lovspeil_before(lang, &*before.law), say::lovspeil_after(lang, &*after.law)],
        sections,
        values: changes.parameters.iter().map(parameter).collect(),
    }
}

/// Whether a rule that is the same in both versions has other words of its own.
fn is_reworded(own: &Changed<'_>) -> bool {
    let [Some((_, before)), Some((_, after))] = &own.at else { return false };
    let named = |node: &Provision<'_>| -> BTreeMap<Arc<str>, Option<Text>> {
        let rules =
            node.own_rules().filter_map(|rule| Some((rule.rule.own_name()?.text.clone(), labels(rule).and_then(ast::Labels::text))));
        rules.collect()
    };
    let (before, after) = (named(before), named(after));
    before.iter().any(|(name, words)| after.get(name).is_some_and(|other| other != words))
}

/// The number and heading of a section: those of the version after, if it has the section.
fn heading(changes: &Changes<'_>, act: &ast::Act, place: &Place, lang: Lang) -> String {
    let section = Place { section: place.section.clone(), ..Place::default() };
    let label = [AFTER, BEFORE].into_iter().find_map(|version| {
        let texts = &changes.versions.law(version).texts;
        let text = texts.iter().find(|text| text.act.name.text == act.name.text)?;
        let node = text.sections.iter().find(|node| node.unit.within(&Place::default()) == section)?;
        Some(node.head.labels.text().map(|label| label.get(lang).to_owned()))
    });
    let number = capital(&section.text(lang));
    match label.flatten() {
        Some(label) => format!("{number} {label}"),
        None => number,
    }
}
