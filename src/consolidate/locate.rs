//! Finds the targets of an amendment before any of its lines is applied.

use super::claimed::Target;
use super::error::ConsolidateError;
use super::measures::ChangeId;
use super::tree::{ActText, Content, Provision, Unit, split};
use crate::law::Place;
use crate::source::{Span, nearest};
use crate::syntax::ast::{self, ChangeKind};

/// One line of an amendment and the measure it belongs to.
pub(super) struct AmendmentLine<'a> {
    pub(super) amend: &'a ast::Amend,
    pub(super) change: &'a ast::ChangeTo,
    pub(super) by: ChangeId,
}

/// The targets of a line. None for an insertion, whose place is counted after the amendment.
pub(super) fn targets(text: &ActText<'_>, step: &AmendmentLine<'_>) -> Result<Vec<Target>, ConsolidateError> {
    let scope = place_of(step.amend.place.as_ref());
    match &step.change.kind {
        ChangeKind::ReplaceRule(rule) => {
            let name = rule.own_name().ok_or(ConsolidateError::ExceptionWithoutName { span: step.change.span })?;
            Ok(vec![rule_named(text, step, name)?])
        }
        ChangeKind::RepealRule(name) => Ok(vec![rule_named(text, step, name)?]),
        ChangeKind::ReplaceBlock(block) => Ok(vec![provision(text, step, Unit::Block(block.unit).within(&scope))?]),
        ChangeKind::ReplaceSection(section) => {
            let place = Place { section: Some(section.number.clone()), ..Place::default() };
            Ok(vec![provision(text, step, place)?])
        }
        ChangeKind::ReplaceLetter(letter, of, _) => {
            let target = match of {
                Some(name) => rule_named(text, step, name)?,
                None => only_rule_with(text, step, *letter)?,
            };
            Ok(vec![at_letter(text, step, target, *letter)?])
        }
        ChangeKind::RepealLetter(letter, of) | ChangeKind::RenumberLetter(letter, of, _) => {
            let target = rule_named(text, step, of)?;
            Ok(vec![at_letter(text, step, target, *letter)?])
        }
        ChangeKind::RepealPlace(place) | ChangeKind::Renumber(place, _) => {
            let place = joined(&scope, place);
            // A letter may be a condition of a rule that stands there, a provision, or both.
            let mut found = letters(text, &place);
            if found.is_empty() || text.node(&place).is_some() {
                found.push(provision(text, step, place)?);
            }
            Ok(found)
        }
        // `keep` itself changes nothing; other lines change the rule.
        ChangeKind::Keep(..) => Ok(Vec::new()),
        ChangeKind::InsertRule(_) | ChangeKind::InsertBlock(_) | ChangeKind::InsertSection(_) | ChangeKind::InsertLetter(..) => {
            Ok(Vec::new())
        }
    }
}

/// The rule with this name in the place that a line names, or in the whole act.
pub(super) fn rule_named(text: &ActText<'_>, step: &AmendmentLine<'_>, name: &ast::Name) -> Result<Target, ConsolidateError> {
    let place = place_of(step.amend.place.as_ref());
    let nodes = if place.section.is_some() {
        std::slice::from_ref(text.node(&place).ok_or_else(|| no_provision(place.clone(), step.change.span))?)
    } else {
        &text.sections
    };
    let outer = if place.section.is_some() { outer_of(&place) } else { Place::default() };
    if let Some((place, rule)) = nodes.iter().find_map(|node| node.rule(&name.text, &outer)) {
        return Ok(Target { place, rule: rule.rule.own_name().cloned(), letter: None });
    }
    if let Some(rule) = nodes.iter().find_map(|node| holder(node, &name.text)) {
        return Err(ConsolidateError::WithinRule { name: name.text.to_string(), rule: rule.clone(), span: step.change.span });
    }
    let mut names = Vec::new();
    nodes.iter().for_each(|node| node.rule_names(&mut names));
    let near = nearest(&name.text, names.iter().map(|name| &**name).filter(|other| **other != *name.text));
    Err(gone(step, name.text.to_string(), &place, near))
}

/// The name of the rule here or below with an `except` of this name. It is a part of that rule, and no target by itself.
fn holder<'n>(node: &'n Provision<'_>, name: &str) -> Option<&'n ast::Name> {
    let is_it = |exception: &ast::Except| exception.name.as_ref().is_some_and(|own| &*own.text == name);
    node.parts.iter().find_map(|part| match part {
        Content::Provision(node) => holder(node, name),
        Content::Rule(node) => match &node.rule.body {
            ast::Body::Truth { exceptions, .. } | ast::Body::Value { exceptions, .. } => {
                exceptions.iter().any(is_it).then_some(&node.rule.name)
            }
            ast::Body::Figure(_) | ast::Body::Deadline { .. } | ast::Body::Reading { .. } | ast::Body::Exception(_) => None,
        },
    })
}

fn provision(text: &ActText<'_>, step: &AmendmentLine<'_>, place: Place) -> Result<Target, ConsolidateError> {
    match text.node(&place) {
        Some(_) => Ok(Target::provision(place)),
        None => Err(no_provision(place, step.change.span)),
    }
}

fn at_letter(text: &ActText<'_>, step: &AmendmentLine<'_>, target: Target, letter: char) -> Result<Target, ConsolidateError> {
    let name = target.rule.as_ref().map(|rule| rule.text.to_string()).unwrap_or_default();
    let rule = text.node(&target.place).into_iter().flat_map(|node| node.own_rules()).find(|rule| rule.is_named(&name));
    match rule.filter(|rule| rule.has_letter(letter)) {
        Some(_) => Ok(Target { letter: Some(letter), ..target }),
        None => Err(gone(step, format!("{name} bokstav {letter}"), &place_of(step.amend.place.as_ref()), None)),
    }
}

/// The one rule at the place of a line that has a condition with this letter.
fn only_rule_with(text: &ActText<'_>, step: &AmendmentLine<'_>, letter: char) -> Result<Target, ConsolidateError> {
    let place = place_of(step.amend.place.as_ref());
    let mut found = Vec::new();
    if let Some(node) = text.node(&place) {
        node.rules_with_letter(letter, &outer_of(&place), &mut found);
    }
    match found.as_slice() {
        [(place, rule)] => Ok(Target { place: place.clone(), rule: Some(rule.clone()), letter: None }),
        [] => Err(gone(step, format!("bokstav {letter}"), &place, None)),
        several => {
            let rules = several.iter().map(|(_, name)| name.text.to_string()).collect();
            Err(ConsolidateError::WhichRule { letter, rules, span: step.change.span })
        }
    }
}

/// The condition with this letter of each rule at the place, except where it is the rule's only condition.
fn letters(text: &ActText<'_>, place: &Place) -> Vec<Target> {
    let (parent, Some(ast::Unit::Letter(letter))) = split(place) else { return Vec::new() };
    let rules = text.node(&parent).into_iter().flat_map(|node| node.own_rules());
    let rules = rules.filter(|rule| rule.has_letter(letter) && rule.length() > 1);
    rules.map(|rule| Target { place: parent.clone(), rule: Some(rule.rule.name.clone()), letter: Some(letter) }).collect()
}

fn gone(step: &AmendmentLine<'_>, what: String, place: &Place, near: Option<String>) -> ConsolidateError {
    ConsolidateError::TargetGone { what: Some(what), place: place.clone(), near, span: step.change.span }
}

pub(super) fn no_provision(place: Place, span: Span) -> ConsolidateError {
    ConsolidateError::TargetGone { what: None, place, near: None, span }
}

/// Converts a written place to a [`Place`].
pub(super) fn place_of(place: Option<&ast::PlaceRef>) -> Place {
    place.map_or_else(Place::default, |place| Place {
        section: place.section.clone(),
        subsection: place.subsection,
        letter: place.letter,
        sentence: place.sentence,
    })
}

/// A place written inside another: missing parts are taken from the outer place.
pub(super) fn joined(outer: &Place, inner: &ast::PlaceRef) -> Place {
    let outer = outer.clone();
    let inner = place_of(Some(inner));
    if inner.section.is_some() {
        return inner;
    }
    if inner.subsection.is_some() {
        return Place { section: outer.section, ..inner };
    }
    if inner.letter.is_some() {
        return Place { section: outer.section, subsection: outer.subsection, ..inner };
    }
    Place { sentence: inner.sentence, ..outer }
}

/// The parent of a provision; empty for a section.
fn outer_of(place: &Place) -> Place {
    let (parent, unit) = split(place);
    if unit.is_some() { parent } else { Place::default() }
}
