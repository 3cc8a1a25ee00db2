//! Amendments applied: first what is replaced and repealed, then what is renumbered, then what is inserted.

use std::collections::HashMap;
use std::sync::Arc;

use super::base;
use super::error::ConsolidateError;
use super::select;
use super::tree::{AppliedMeasure, ChangeId, Consolidation, MemberNode, Node, Part, Repealed, RuleNode, Unit, split};
use crate::law::{Place, Version};
use crate::source::{Diagnostic, Span, nearest};
use crate::syntax::ast::{self, ChangeKind};

/// Puts together the law of a version. What can't be applied becomes a diagnostic and is left out.
pub fn consolidate<'a>(ast: &'a ast::Ast, version: &Version) -> (Consolidation<'a>, Vec<Diagnostic>) {
    let mut errors = Vec::new();
    let texts = base::base(ast, version.date, &mut errors);
    let measures = select::select(ast, version, &mut errors);
    let mut applying = Applying {
        law: Consolidation { version: version.clone(), texts, measures, repealed: Vec::new() },
        touched: HashMap::new(),
        errors,
    };
    applying.all(ast);
    let Applying { law, errors, .. } = applying;
    (law, errors.into_iter().map(|error| Diagnostic::from((error, version))).collect())
}

/// One line of a bill with the measure it belongs to.
struct Step<'a> {
    amend: &'a ast::Amend,
    change: &'a ast::ChangeTo,
    by: ChangeId,
}

struct Applying<'a> {
    law: Consolidation<'a>,
    /// The rules and provisions that were replaced, by act and name or place, so that no two measures do it.
    touched: HashMap<(Arc<str>, String), Span>,
    errors: Vec<ConsolidateError>,
}

impl<'a> Applying<'a> {
    fn all(&mut self, ast: &'a ast::Ast) {
        let unmet = self.unmet_needs();
        let mut steps: Vec<(usize, Vec<Step<'a>>)> = Vec::new();
        for amend in ast.files.iter().flat_map(|file| &file.items).filter_map(|item| match item {
            ast::Item::Amend(amend) => Some(amend),
            _ => None,
        }) {
            let Some(at) = self.measure_of(ast, amend).filter(|at| !unmet.contains(at)) else { continue };
            let by = ChangeId(u32::try_from(at).unwrap_or(u32::MAX));
            let first = self.first_of_amendment(at);
            let new = amend.changes.iter().map(|change| Step { amend, change, by });
            match steps.iter_mut().find(|(other, _)| *other == first) {
                Some((_, list)) => list.extend(new),
                None => steps.push((first, new.collect())),
            }
        }
        steps.sort_by_key(|(first, _)| *first);
        for (_, mut list) in steps {
            self.touched.clear();
            list.sort_by_key(|step| phase(&step.change.kind));
            let renumberings = list.iter().position(|step| matches!(step.change.kind, ChangeKind::Renumber(..))).unwrap_or(list.len());
            for step in list.iter().take(renumberings) {
                self.step(step);
            }
            self.renumber(&list);
            for step in list.iter().skip(renumberings) {
                self.step(step);
            }
        }
    }

    /// Measures of the version that need one which is not part of it.
    fn unmet_needs(&mut self) -> Vec<usize> {
        let mut unmet = Vec::new();
        for (at, applied) in self.law.measures.iter().enumerate() {
            for needed in &applied.measure.needs {
                let there =
                    |other: &AppliedMeasure<'_>| std::ptr::eq(other.amendment, applied.amendment) && other.measure.name.text == needed.text;
                if !self.law.measures.iter().any(there) {
                    unmet.push(at);
                    self.errors.push(ConsolidateError::Needs {
                        amendment: applied.amendment.name.text.to_string(),
                        measure: applied.measure.name.clone(),
                        needed: needed.clone(),
                    });
                }
            }
        }
        unmet
    }

    /// The index of the applied measure a block of a bill belongs to; none where it is not part of the version.
    fn measure_of(&mut self, ast: &'a ast::Ast, amend: &ast::Amend) -> Option<usize> {
        let fits = |amendment: &ast::Amendment| amend.amendment.as_ref().is_none_or(|name| name.text == amendment.name.text);
        let all = ast.files.iter().flat_map(|file| &file.items).filter_map(|item| match item {
            ast::Item::Amendment(amendment) if fits(amendment) => Some(amendment),
            _ => None,
        });
        let mut found = Vec::new();
        let mut names = Vec::new();
        for amendment in all {
            for measure in &amendment.measures {
                names.push(&*measure.name.text);
                if measure.name.text == amend.measure.text {
                    found.push((amendment, measure));
                }
            }
        }
        match found.as_slice() {
            [(_, measure)] => self.law.measures.iter().position(|applied| std::ptr::eq(applied.measure, *measure)),
            [] => {
                self.errors.push(ConsolidateError::NoSuchMeasure {
                    name: amend.measure.clone(),
                    near: nearest(&amend.measure.text, names.into_iter()),
                });
                None
            }
            several => {
                let of = several.iter().map(|(amendment, _)| amendment.name.text.to_string()).collect();
                self.errors.push(ConsolidateError::AmbiguousMeasure { name: amend.measure.clone(), of });
                None
            }
        }
    }

    /// The measures of one amendment commence together: they are told apart by the index of the first of them.
    fn first_of_amendment(&self, at: usize) -> usize {
        let own = self.law.measures.get(at).map(|applied| applied.amendment);
        self.law.measures.iter().position(|applied| own.is_some_and(|own| std::ptr::eq(own, applied.amendment))).unwrap_or(at)
    }

    fn step(&mut self, step: &Step<'a>) {
        let Some(at) = self.law.texts.iter().position(|text| text.act.name.text == step.amend.act.text) else {
            let near = nearest(&step.amend.act.text, self.law.texts.iter().map(|text| &*text.act.name.text));
            self.errors.push(ConsolidateError::NoSuchAct { name: step.amend.act.clone(), near });
            return;
        };
        let outcome = match &step.change.kind {
            ChangeKind::ReplaceRule(rule) => self.replace_rule(at, step, rule),
            ChangeKind::ReplaceBlock(block) => {
                let place = Unit::Block(block.unit).within(&place_of(step.amend.place.as_ref()));
                self.replace_node(at, step, &place, base::block_node(block, self.law.version.date))
            }
            ChangeKind::ReplaceSection(section) => {
                let place = Place { section: Some(section.number.clone()), ..Place::default() };
                self.replace_node(at, step, &place, base::section_node(section, self.law.version.date))
            }
            ChangeKind::ReplaceLetter(letter, of, member) => self.edit_letter(at, step, *letter, of.as_ref(), Some(member)),
            ChangeKind::RepealLetter(letter, of) => self.edit_letter(at, step, *letter, Some(of), None),
            ChangeKind::RepealPlace(target) => self.repeal_place(at, step, &joined(step.amend.place.as_ref(), target)),
            ChangeKind::RepealRule(name) => self.repeal_rule(at, step, name),
            ChangeKind::InsertRule(rule) => self.insert_rule(at, step, rule),
            ChangeKind::InsertBlock(block) => self.insert_node(at, step, base::block_node(block, self.law.version.date)),
            ChangeKind::InsertSection(section) => self.insert_section(at, step, base::section_node(section, self.law.version.date)),
            ChangeKind::InsertLetter(name, member) => self.insert_letter(at, step, name, member),
            ChangeKind::Renumber(..) => Ok(()),
        };
        self.errors.extend(outcome.err());
    }

    /// Where a step looks for a rule: the place it names, or the whole act.
    fn rule_mut(&mut self, at: usize, step: &Step<'a>, name: &ast::Name) -> Result<&mut RuleNode<'a>, ConsolidateError> {
        let place = place_of(step.amend.place.as_ref());
        let Some(text) = self.law.texts.get_mut(at) else { return Err(gone(step, name.text.to_string(), &place, None)) };
        let mut names = Vec::new();
        if place.section.is_some() {
            match text.node_mut(&place) {
                Some(node) => node.rule_names(&mut names),
                None => return Err(ConsolidateError::TargetGone { what: None, place, near: None, span: step.change.span }),
            }
        } else {
            text.sections.iter().for_each(|section| section.rule_names(&mut names));
        }
        if !names.contains(&name.text) {
            let near = nearest(&name.text, names.iter().map(|name| &**name));
            return Err(gone(step, name.text.to_string(), &place, near));
        }
        let missing = gone(step, name.text.to_string(), &place, None);
        let found = if place.section.is_some() {
            text.node_mut(&place).and_then(|node| node.rule_mut(&name.text))
        } else {
            text.sections.iter_mut().find_map(|section| section.rule_mut(&name.text))
        };
        found.ok_or(missing)
    }

    /// Notes that a step rewrites something; an error where another step did.
    fn touch(&mut self, step: &Step<'a>, what: String) -> Result<(), ConsolidateError> {
        match self.touched.insert((step.amend.act.text.clone(), what.clone()), step.change.span) {
            Some(first) => Err(ConsolidateError::ChangedTwice { what, span: step.change.span, first }),
            None => Ok(()),
        }
    }

    fn replace_rule(&mut self, at: usize, step: &Step<'a>, rule: &'a Arc<ast::Rule>) -> Result<(), ConsolidateError> {
        self.rule_mut(at, step, &rule.name)?;
        self.touch(step, rule.name.text.to_string())?;
        let node = self.rule_mut(at, step, &rule.name)?;
        let before = node.labels_from.unwrap_or(node.rule);
        *node = RuleNode { rule, change: Some(step.by), members: None, labels_from: Some(before) };
        Ok(())
    }

    fn replace_node(&mut self, at: usize, step: &Step<'a>, place: &Place, mut new: Node<'a>) -> Result<(), ConsolidateError> {
        self.touch(step, place.text(crate::law::Lang::Nb))?;
        new.mark(step.by);
        let text = self.law.texts.get_mut(at);
        let node = text.and_then(|text| text.node_mut(place));
        let node =
            node.ok_or_else(|| ConsolidateError::TargetGone { what: None, place: place.clone(), near: None, span: step.change.span })?;
        *node = new;
        Ok(())
    }

    /// Replaces or takes away the condition at a letter of a rule.
    fn edit_letter(
        &mut self,
        at: usize,
        step: &Step<'a>,
        letter: char,
        of: Option<&ast::Name>,
        with: Option<&'a ast::Member>,
    ) -> Result<(), ConsolidateError> {
        let name = match of {
            Some(name) => name.clone(),
            None => self.only_rule_with(at, step, letter)?,
        };
        let missing = |place: &Place| gone(step, format!("{} bokstav {letter}", name.text), place, None);
        let place = place_of(step.amend.place.as_ref());
        let node = self.rule_mut(at, step, &name)?;
        let members = node.members_mut().ok_or_else(|| missing(&place))?;
        let index = members.iter().position(|member| member.letter == Some(letter)).ok_or_else(|| missing(&place))?;
        match with {
            Some(member) => {
                if let Some(slot) = members.get_mut(index) {
                    *slot = MemberNode { letter: member.letter, expr: &member.expr, change: Some(step.by) };
                }
            }
            None => {
                members.remove(index);
                if members.is_empty() {
                    return Err(ConsolidateError::NothingLeft { rule: name, span: step.change.span });
                }
            }
        }
        Ok(())
    }

    /// The one rule at the place of a step that has a letter.
    fn only_rule_with(&mut self, at: usize, step: &Step<'a>, letter: char) -> Result<ast::Name, ConsolidateError> {
        let place = place_of(step.amend.place.as_ref());
        let mut found = Vec::new();
        if let Some(node) = self.law.texts.get_mut(at).and_then(|text| text.node_mut(&place)) {
            node.rules_with_letter(letter, &mut found);
        }
        match found.as_slice() {
            [one] => Ok(one.clone()),
            [] => Err(gone(step, format!("bokstav {letter}"), &place, None)),
            several => {
                let rules = several.iter().map(|name| name.text.to_string()).collect();
                Err(ConsolidateError::WhichRule { letter, rules, span: step.change.span })
            }
        }
    }

    fn repeal_place(&mut self, at: usize, step: &Step<'a>, place: &Place) -> Result<(), ConsolidateError> {
        let missing = || ConsolidateError::TargetGone { what: None, place: place.clone(), near: None, span: step.change.span };
        let (parent, unit) = split(place);
        let Some(unit) = unit else {
            self.law.texts.get_mut(at).and_then(|text| text.take_node(place)).ok_or_else(missing)?;
            self.note_repeal(step, place.clone(), None);
            return Ok(());
        };
        let node = self.law.texts.get_mut(at).and_then(|text| text.node_mut(&parent)).ok_or_else(missing)?;
        let index = node.parts.iter().position(|part| matches!(part, Part::Node(child) if child.unit == Unit::Block(unit)));
        match (index, unit) {
            (Some(index), _) => {
                node.parts.remove(index);
            }
            // A letter of the rules that stand there.
            (None, ast::Unit::Letter(letter)) => {
                if node.drop_letter(letter) == 0 {
                    return Err(missing());
                }
            }
            (None, _) => return Err(missing()),
        }
        self.note_repeal(step, place.clone(), None);
        Ok(())
    }

    fn repeal_rule(&mut self, at: usize, step: &Step<'a>, name: &ast::Name) -> Result<(), ConsolidateError> {
        self.rule_mut(at, step, name)?;
        let scope = place_of(step.amend.place.as_ref());
        let sections = self.law.texts.get_mut(at).map(|text| &mut text.sections);
        let root = Place::default();
        let removed =
            sections.into_iter().flatten().filter(|section| scope.section.is_none() || section.unit.within(&root).section == scope.section);
        let removed = removed.filter_map(|section| section.remove_rule(&name.text, &root)).next();
        if let Some((place, _)) = removed {
            self.note_repeal(step, place, Some(name.text.clone()));
        }
        Ok(())
    }

    fn note_repeal(&mut self, step: &Step<'a>, place: Place, rule: Option<Arc<str>>) {
        self.law.repealed.push(Repealed { act: step.amend.act.text.clone(), place, rule, change: step.by });
    }

    fn insert_rule(&mut self, at: usize, step: &Step<'a>, rule: &'a Arc<ast::Rule>) -> Result<(), ConsolidateError> {
        let place = place_of(step.amend.place.as_ref());
        let node = self.law.texts.get_mut(at).and_then(|text| text.node_mut(&place));
        let node = node.ok_or(ConsolidateError::TargetGone { what: None, place, near: None, span: step.change.span })?;
        node.parts.push(Part::Rule(RuleNode { rule, change: Some(step.by), members: None, labels_from: None }));
        Ok(())
    }

    fn insert_node(&mut self, at: usize, step: &Step<'a>, mut new: Node<'a>) -> Result<(), ConsolidateError> {
        let place = place_of(step.amend.place.as_ref());
        let full = new.unit.within(&place);
        new.mark(step.by);
        let node = self.law.texts.get_mut(at).and_then(|text| text.node_mut(&place));
        let node = node.ok_or(ConsolidateError::TargetGone { what: None, place, near: None, span: step.change.span })?;
        node.place_node(new).map_err(|first| ConsolidateError::Occupied { place: full, span: step.change.span, first })
    }

    fn insert_section(&mut self, at: usize, step: &Step<'a>, mut new: Node<'a>) -> Result<(), ConsolidateError> {
        new.mark(step.by);
        let Some(text) = self.law.texts.get_mut(at) else { return Ok(()) };
        if let Some(there) = text.sections.iter().find(|other| other.unit == new.unit) {
            let place = new.unit.within(&Place::default());
            return Err(ConsolidateError::Occupied { place, span: step.change.span, first: there.head.span });
        }
        let rank = new.unit.rank();
        let index = text.sections.partition_point(|other| other.unit.rank() < rank);
        text.sections.insert(index, new);
        Ok(())
    }

    fn insert_letter(&mut self, at: usize, step: &Step<'a>, name: &ast::Name, member: &'a ast::Member) -> Result<(), ConsolidateError> {
        let node = self.rule_mut(at, step, name)?;
        let place = place_of(step.amend.place.as_ref());
        let members = node.members_mut().ok_or_else(|| gone(step, name.text.to_string(), &place, None))?;
        if let Some(there) = members.iter().find(|other| other.letter.is_some() && other.letter == member.letter) {
            let place = Place { letter: member.letter, ..place };
            return Err(ConsolidateError::Occupied { place, span: step.change.span, first: there.expr.span });
        }
        let index = members.iter().position(|other| other.letter > member.letter).unwrap_or(members.len());
        members.insert(index, MemberNode { letter: member.letter, expr: &member.expr, change: Some(step.by) });
        Ok(())
    }

    /// All renumberings of one amendment at once, so that 3 may become 2 while 2 becomes 3.
    fn renumber(&mut self, steps: &[Step<'a>]) {
        let mut moved = Vec::new();
        for step in steps {
            let ChangeKind::Renumber(from, to) = &step.change.kind else { continue };
            let from = joined(step.amend.place.as_ref(), from);
            let to = joined(Some(&parent_ref(&from, step.change.span)), to);
            let text = self.law.texts.iter_mut().find(|text| text.act.name.text == step.amend.act.text);
            match text.and_then(|text| text.take_node(&from)) {
                Some(node) => moved.push((step, node, to)),
                None => self.errors.push(ConsolidateError::TargetGone { what: None, place: from, near: None, span: step.change.span }),
            }
        }
        for (step, mut node, to) in moved {
            node.renumbered = Some(step.by);
            let text = self.law.texts.iter_mut().find(|text| text.act.name.text == step.amend.act.text);
            let outcome = text.map(|text| text.put_node(node, &to));
            match outcome {
                Some(Err(Some(first))) => self.errors.push(ConsolidateError::Occupied { place: to, span: step.change.span, first }),
                Some(Err(None)) | None => {
                    self.errors.push(ConsolidateError::TargetGone { what: None, place: to, near: None, span: step.change.span })
                }
                Some(Ok(())) => {}
            }
        }
    }
}

/// What goes first: replacements, letters, repeals, then numbers, then insertions.
fn phase(kind: &ChangeKind) -> u8 {
    match kind {
        ChangeKind::ReplaceRule(_) | ChangeKind::ReplaceBlock(_) | ChangeKind::ReplaceSection(_) => 0,
        ChangeKind::ReplaceLetter(..) => 1,
        ChangeKind::RepealLetter(..) => 2,
        ChangeKind::RepealRule(_) | ChangeKind::RepealPlace(_) => 3,
        ChangeKind::Renumber(..) => 4,
        ChangeKind::InsertSection(_) => 5,
        ChangeKind::InsertBlock(_) => 6,
        ChangeKind::InsertRule(_) | ChangeKind::InsertLetter(..) => 7,
    }
}

fn gone(step: &Step<'_>, what: String, place: &Place, near: Option<String>) -> ConsolidateError {
    ConsolidateError::TargetGone { what: Some(what), place: place.clone(), near, span: step.change.span }
}

/// A place as written, as a place.
fn place_of(place: Option<&ast::PlaceRef>) -> Place {
    place.map_or_else(Place::default, |place| Place {
        section: place.section.clone(),
        subsection: place.subsection,
        letter: place.letter,
        sentence: place.sentence,
    })
}

/// A place written inside another: what it leaves out comes from there.
fn joined(outer: Option<&ast::PlaceRef>, inner: &ast::PlaceRef) -> Place {
    let outer = place_of(outer);
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

/// The place itself as a reference, for what is written beside it.
fn parent_ref(place: &Place, span: Span) -> ast::PlaceRef {
    ast::PlaceRef { section: place.section.clone(), subsection: place.subsection, letter: place.letter, sentence: None, span }
}
