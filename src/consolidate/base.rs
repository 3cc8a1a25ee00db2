//! The acts as written, without amendments, on one day.

use chrono::NaiveDate;
use rustc_hash::FxHashMap as HashMap;

use super::declared::Declared;
use super::error::ConsolidateError;
use super::parts::Parts;
use super::tree::{ActText, Content, Provision, RuleNode, Unit};
use crate::law::Section;
use crate::source::{Span, nearest};
use crate::syntax::ast;

/// The acts in force on a day, with the sections and parts in force then. Faults that do not depend on the day are reported here too.
pub(super) fn base<'a>(declared: &Declared<'a>, day: NaiveDate, errors: &mut Vec<ConsolidateError>) -> Vec<ActText<'a>> {
    let mut texts: Vec<ActText<'a>> = Vec::new();
    let mut index: HashMap<&str, usize> = HashMap::default();
    let mut known: HashMap<&str, Span> = HashMap::default();
    for act in declared.items().filter_map(|item| match item {
        ast::Item::Act(act) => Some(act),
        _ => None,
    }) {
        if let Some(first) = known.insert(&act.name.text, act.name.span) {
            errors.push(ConsolidateError::ActTwice { name: act.name.clone(), first });
            continue;
        }
        if holds(act.in_force, day) {
            index.insert(&act.name.text, texts.len());
            texts.push(ActText { act, sections: Vec::new() });
        }
    }
    let mut seen: HashMap<(&str, &Section), Vec<(ast::InForce, Span)>> = HashMap::default();
    for file in declared.files() {
        let mut current: Option<&str> = None;
        for item in file {
            match item {
                ast::Item::Act(act) => current = Some(&act.name.text),
                ast::Item::Within(name) => {
                    current = known.contains_key(&*name.text).then_some(&*name.text);
                    if current.is_none() {
                        let near = nearest(&name.text, known.keys().copied());
                        errors.push(ConsolidateError::UnknownAct { name: name.clone(), near });
                        break;
                    }
                }
                ast::Item::Section(section) => {
                    let Some(act) = current else {
                        errors.push(ConsolidateError::NoAct { section: section.number.clone(), span: section.head.span });
                        continue;
                    };
                    let interval =
                        section.head.in_force.unwrap_or(ast::InForce { from: NaiveDate::MIN, to: None, span: section.head.span });
                    let earlier = seen.entry((act, &section.number)).or_default();
                    if let Some((_, first)) = earlier.iter().find(|(other, _)| overlap(*other, interval)) {
                        errors.push(ConsolidateError::SectionTwice {
                            section: section.number.clone(),
                            span: section.head.span,
                            first: *first,
                        });
                        continue;
                    }
                    earlier.push((interval, section.head.span));
                    if let Some(text) = index.get(act).and_then(|at| texts.get_mut(*at))
                        && holds(section.head.in_force, day)
                    {
                        text.sections.push(section_node(section, day));
                    }
                }
                _ => {}
            }
        }
    }
    for text in &mut texts {
        text.sections.sort_by(|a, b| a.unit.rank().cmp(&b.unit.rank()));
    }
    texts
}

/// A section as a provision, with the parts in force on the day.
pub(super) fn section_node(section: &ast::Section, day: NaiveDate) -> Provision<'_> {
    let unit = Unit::Section(section.number.clone());
    Provision {
        unit,
        head: &section.head,
        began: section.head.span,
        change: None,
        renumbered: None,
        ends: end(section.head.in_force),
        parts: parts(&section.parts, day),
    }
}

/// A block as a provision, with the parts in force on the day.
pub(super) fn block_node(block: &ast::Block, day: NaiveDate) -> Provision<'_> {
    Provision {
        unit: Unit::Block(block.unit),
        head: &block.head,
        began: block.head.span,
        change: None,
        renumbered: None,
        ends: end(block.head.in_force),
        parts: parts(&block.parts, day),
    }
}

fn parts(parts: &[ast::Part], day: NaiveDate) -> Parts<Content<'_>> {
    let kept = parts.iter().filter_map(|part| match part {
        ast::Part::Block(block) if holds(block.head.in_force, day) => Some(Content::Provision(block_node(block, day))),
        ast::Part::Rule(rule) if holds(rule.in_force, day) => Some(Content::Rule(RuleNode {
            rule,
            change: None,
            members: None,
            labels_from: None,
            ends: end(rule.in_force),
            earlier: Vec::new(),
        })),
        ast::Part::Block(_) | ast::Part::Rule(_) => None,
    });
    kept.collect()
}

/// The first day a text is no longer in force; `None` if it has no end.
pub(super) fn end(interval: Option<ast::InForce>) -> Option<NaiveDate> {
    interval.and_then(|interval| interval.to)
}

/// Whether a day lies in an interval. No interval means always.
pub(super) fn holds(interval: Option<ast::InForce>, day: NaiveDate) -> bool {
    interval.is_none_or(|interval| interval.from <= day && interval.to.is_none_or(|to| day < to))
}

/// Whether an amendment is adopted and in force on a day.
pub(super) fn holds_from(amendment: &ast::Amendment, day: NaiveDate) -> bool {
    amendment.adopted.is_some_and(|interval| holds(Some(interval), day))
}

fn overlap(a: ast::InForce, b: ast::InForce) -> bool {
    a.to.is_none_or(|to| b.from < to) && b.to.is_none_or(|to| a.from < to)
}
