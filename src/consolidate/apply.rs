//! Amendments applied: first what is replaced and repealed, then what is renumbered, then what is inserted.

use std::sync::Arc;

use chrono::NaiveDate;

use super::advance::advance;
use super::base;
use super::error::ConsolidateError;
use super::letters::Moves;
use super::locate::{Step, joined, no_provision, place_of, rule_named, targets};
use super::select;
use super::taken::{Taken, Target};
use super::tree::{AppliedMeasure, ChangeId, Consolidation, Node, Part, Repealed, RuleNode, Text, split};
use crate::law::{Place, Version};
use crate::source::{Diagnostic, nearest};
use crate::syntax::ast::{self, ChangeKind};

/// Puts together the law of a version. What can't be applied becomes a diagnostic and is left out.
pub fn consolidate<'a>(ast: &'a ast::Ast, version: &Version) -> (Consolidation<'a>, Vec<Diagnostic>) {
    let mut errors = Vec::new();
    let [measures, left_out] = select::select(ast, version, &mut errors);
    let day = measures.iter().map(|applied| day_of(applied, version)).min().unwrap_or(version.date);
    let texts = base::base(ast, day, &mut errors);
    let mut applying =
        Applying { law: Consolidation { version: version.clone(), texts, measures, left_out, repealed: Vec::new() }, day, errors };
    applying.all(ast);
    let Applying { law, errors, .. } = applying;
    (law, errors.into_iter().map(|error| Diagnostic::from((error, version))).collect())
}

/// The day whose law a measure meets: its commencement; for one that the version adds, the day of the version.
fn day_of(applied: &AppliedMeasure<'_>, version: &Version) -> NaiveDate {
    let commenced = applied.amendment.adopted.filter(|interval| base::holds(Some(*interval), version.date));
    commenced.map_or(version.date, |interval| interval.from)
}

/// A line and what it changes.
pub(super) type Located<'a> = (Step<'a>, Vec<Target>);

pub(super) struct Applying<'a> {
    pub(super) law: Consolidation<'a>,
    /// The day the texts are those of.
    day: NaiveDate,
    pub(super) errors: Vec<ConsolidateError>,
}

impl<'a> Applying<'a> {
    fn all(&mut self, ast: &'a ast::Ast) {
        let unmet = self.unmet_needs();
        let amendments: Vec<&'a ast::Amendment> = ast.files.iter().flat_map(|file| &file.items).filter_map(amendment).collect();
        let mut steps: Vec<(usize, Vec<Step<'a>>)> = Vec::new();
        for amend in ast.files.iter().flat_map(|file| &file.items).filter_map(|item| match item {
            ast::Item::Amend(amend) => Some(amend),
            _ => None,
        }) {
            for at in self.measures_of(&amendments, amend).into_iter().filter(|at| !unmet.contains(at)) {
                let by = ChangeId(u32::try_from(at).unwrap_or(u32::MAX));
                let first = self.first_of_amendment(at);
                let new = amend.changes.iter().map(|change| Step { amend, change, by });
                match steps.iter_mut().find(|(other, _)| *other == first) {
                    Some((_, list)) => list.extend(new),
                    None => steps.push((first, new.collect())),
                }
            }
        }
        steps.sort_by_key(|(first, _)| *first);
        for (first, list) in steps {
            let day = self.law.measures.get(first).map(|applied| day_of(applied, &self.law.version));
            self.reach(ast, day.unwrap_or(self.law.version.date));
            self.amendment(list);
        }
        self.reach(ast, self.law.version.date);
    }

    /// Goes on to a day.
    fn reach(&mut self, ast: &'a ast::Ast, day: NaiveDate) {
        advance(ast, &mut self.law.texts, self.day, day);
        self.day = self.day.max(day);
    }

    /// All lines of one amendment. Where two change one thing, the second is told and left out.
    fn amendment(&mut self, list: Vec<Step<'a>>) {
        let mut located: Vec<Located<'a>> = Vec::new();
        for step in list {
            let found = self.text(&step).and_then(|text| targets(text, &step));
            match found {
                Ok(found) => located.push((step, found)),
                Err(error) => self.errors.push(error),
            }
        }
        let mut taken = Taken::default();
        let mut kept: Vec<&Located<'a>> = Vec::new();
        for line in &located {
            let (step, found) = line;
            let (kind, span) = (&step.change.kind, step.change.span);
            let outcome = found.iter().try_for_each(|target| taken.take(&step.amend.act.text, target, kind, span));
            match outcome {
                Ok(()) => kept.push(line),
                Err(error) => self.errors.push(error),
            }
        }
        kept.sort_by_key(|(step, _)| phase(&step.change.kind));
        let (before, after): (Vec<_>, Vec<_>) = kept.iter().copied().partition(|(step, _)| phase(&step.change.kind) < INSERTIONS);
        let kept_wordings = self.kept_wordings(&kept);
        let mut moves = Moves::default();
        for (step, found) in before {
            if let Err(error) = self.change(step, found, &mut moves) {
                self.errors.push(error);
            }
        }
        moves.apply(&mut self.law.texts, &mut self.errors);
        self.renumber(&kept);
        for (step, _) in after {
            if let Err(error) = self.insert(step) {
                self.errors.push(error);
            }
        }
        self.put_kept(kept_wordings);
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

    /// The indexes of the applied measures that a block of a bill is a part of; none where it is not part of the version.
    fn measures_of(&mut self, amendments: &[&'a ast::Amendment], amend: &ast::Amend) -> Vec<usize> {
        let fits = |amendment: &ast::Amendment| amend.amendment.as_ref().is_none_or(|name| name.text == amendment.name.text);
        let mut found = Vec::new();
        let mut names = Vec::new();
        for amendment in amendments.iter().copied().filter(|amendment| fits(amendment)) {
            for measure in &amendment.measures {
                names.push(&*measure.name.text);
                if measure.name.text == amend.measure.text {
                    found.push((amendment, measure));
                }
            }
        }
        match found.as_slice() {
            [(_, measure)] => {
                let applied = self.law.measures.iter().enumerate().filter(|(_, applied)| std::ptr::eq(applied.measure, *measure));
                applied.map(|(at, _)| at).collect()
            }
            [] => {
                self.errors.push(ConsolidateError::NoSuchMeasure {
                    name: amend.measure.clone(),
                    near: nearest(&amend.measure.text, names.into_iter()),
                });
                Vec::new()
            }
            several => {
                let of = several.iter().map(|(amendment, _)| amendment.name.text.to_string()).collect();
                self.errors.push(ConsolidateError::AmbiguousMeasure { name: amend.measure.clone(), of });
                Vec::new()
            }
        }
    }

    /// The measures of one amendment commence together: they are told apart by the index of the first of them.
    fn first_of_amendment(&self, at: usize) -> usize {
        let own = self.law.measures.get(at).map(|applied| applied.amendment);
        self.law.measures.iter().position(|applied| own.is_some_and(|own| std::ptr::eq(own, applied.amendment))).unwrap_or(at)
    }

    /// The act a line is about.
    pub(super) fn text(&self, step: &Step<'a>) -> Result<&Text<'a>, ConsolidateError> {
        let name = &step.amend.act;
        self.law.texts.iter().find(|text| text.act.name.text == name.text).ok_or_else(|| ConsolidateError::NoSuchAct {
            name: name.clone(),
            near: nearest(&name.text, self.law.texts.iter().map(|text| &*text.act.name.text)),
        })
    }

    fn text_mut(&mut self, step: &Step<'a>) -> Option<&mut Text<'a>> {
        self.law.texts.iter_mut().find(|text| text.act.name.text == step.amend.act.text)
    }

    /// A line that changes what is there; numbers come later.
    fn change(&mut self, step: &Step<'a>, found: &[Target], moves: &mut Moves<'a>) -> Result<(), ConsolidateError> {
        let day = self.law.version.date;
        for target in found {
            match (&step.change.kind, &target.rule, target.letter) {
                (ChangeKind::ReplaceRule(rule), ..) => self.replace_rule(step, target, rule),
                (ChangeKind::ReplaceBlock(block), ..) => self.replace_node(step, &target.place, base::block_node(block, day)),
                (ChangeKind::ReplaceSection(section), ..) => self.replace_node(step, &target.place, base::section_node(section, day)),
                (ChangeKind::ReplaceLetter(_, _, member), Some(rule), Some(letter)) => {
                    let node = self.text_mut(step).and_then(|text| text.rule_mut(&target.place, &rule.text));
                    if let Some(node) = node {
                        node.replace_letter(letter, member, step.by);
                    }
                    if let Some(to) = member.letter.filter(|to| *to != letter) {
                        moves.note(step, target, to);
                    }
                }
                (ChangeKind::RepealLetter(..) | ChangeKind::RepealPlace(_), Some(rule), Some(letter)) => {
                    let node = self.text_mut(step).and_then(|text| text.rule_mut(&target.place, &rule.text));
                    if node.is_some_and(|node| node.drop_letter(letter) == Some(0)) {
                        return Err(ConsolidateError::NothingLeft { rule: rule.clone(), span: step.change.span });
                    }
                }
                (ChangeKind::RepealPlace(_), ..) => {
                    self.text_mut(step).and_then(|text| text.take_node(&target.place));
                }
                (ChangeKind::RepealRule(_), Some(rule), _) => {
                    if let Some(node) = self.text_mut(step).and_then(|text| text.node_mut(&target.place)) {
                        node.parts.retain(|part| !matches!(part, Part::Rule(node) if node.is_named(&rule.text)));
                    }
                    self.note_repeal(step, target.place.clone(), Some(rule.text.clone()));
                }
                (ChangeKind::RenumberLetter(_, _, to), ..) => moves.note(step, target, *to),
                (ChangeKind::Renumber(_, to), Some(_), Some(_)) => {
                    let to = joined(&target.place, to);
                    match to.letter.filter(|_| split(&to).0 == target.place) {
                        Some(letter) => moves.note(step, target, letter),
                        None => return Err(no_provision(to, step.change.span)),
                    }
                }
                _ => {}
            }
        }
        if let ChangeKind::RepealPlace(place) = &step.change.kind {
            self.note_repeal(step, joined(&place_of(step.amend.place.as_ref()), place), None);
        }
        Ok(())
    }

    fn replace_rule(&mut self, step: &Step<'a>, target: &Target, rule: &'a Arc<ast::Rule>) {
        let Some(name) = rule.own_name() else { return };
        if let Some(node) = self.text_mut(step).and_then(|text| text.rule_mut(&target.place, &name.text)) {
            let before = node.labels_from.unwrap_or(node.rule);
            let ends = base::end(rule.in_force).or(node.ends);
            *node = RuleNode { rule, change: Some(step.by), members: None, labels_from: Some(before), ends, kept: Vec::new() };
        }
    }

    fn replace_node(&mut self, step: &Step<'a>, place: &Place, mut new: Node<'a>) {
        new.mark(step.by);
        if let Some(node) = self.text_mut(step).and_then(|text| text.node_mut(place)) {
            new.ends = new.ends.or(node.ends);
            *node = new;
        }
    }

    fn note_repeal(&mut self, step: &Step<'a>, place: Place, rule: Option<Arc<str>>) {
        self.law.repealed.push(Repealed { act: step.amend.act.text.clone(), place, rule, change: step.by });
    }

    /// A line that brings something new, its place counted after the amendment.
    fn insert(&mut self, step: &Step<'a>) -> Result<(), ConsolidateError> {
        let day = self.law.version.date;
        let place = place_of(step.amend.place.as_ref());
        let span = step.change.span;
        match &step.change.kind {
            ChangeKind::InsertRule(rule) => {
                let node = self.text_mut(step).and_then(|text| text.node_mut(&place)).ok_or_else(|| no_provision(place, span))?;
                let ends = base::end(rule.in_force);
                node.parts.push(Part::Rule(RuleNode {
                    rule,
                    change: Some(step.by),
                    members: None,
                    labels_from: None,
                    ends,
                    kept: Vec::new(),
                }));
            }
            ChangeKind::InsertBlock(block) => {
                let mut new = base::block_node(block, day);
                let full = new.unit.within(&place);
                new.mark(step.by);
                let node = self.text_mut(step).and_then(|text| text.node_mut(&place)).ok_or_else(|| no_provision(place, span))?;
                return node.place_node(new).map_err(|first| ConsolidateError::Occupied { place: full, span, first });
            }
            ChangeKind::InsertSection(section) => {
                let mut new = base::section_node(section, day);
                let place = new.unit.within(&Place::default());
                new.mark(step.by);
                if let Some(Err(Some(first))) = self.text_mut(step).map(|text| text.put_node(new, &place)) {
                    return Err(ConsolidateError::Occupied { place, span, first });
                }
            }
            ChangeKind::InsertLetter(name, member) => {
                let target = rule_named(self.text(step)?, step, name)?;
                let node = self.text_mut(step).and_then(|text| text.rule_mut(&target.place, &name.text));
                let missing = || ConsolidateError::TargetGone { what: Some(name.text.to_string()), place, near: None, span };
                let members = node.and_then(RuleNode::members_mut).ok_or_else(missing)?;
                return super::letters::insert(members, member, step.by).map_err(|first| {
                    let place = Place { letter: member.letter, ..target.place };
                    ConsolidateError::Occupied { place, span, first }
                });
            }
            _ => {}
        }
        Ok(())
    }

    /// All renumberings of one amendment at once, so that 3 may become 2 while 2 becomes 3; what stands deepest goes first.
    fn renumber(&mut self, lines: &[&Located<'a>]) {
        let mut waiting: Vec<(&Step<'a>, Node<'a>, Place)> = Vec::new();
        for depth in (0..4).rev() {
            let mut moved = Vec::new();
            for (step, found) in lines {
                let ChangeKind::Renumber(_, to) = &step.change.kind else { continue };
                let Some(Target { place: from, .. }) = found.iter().find(|target| target.rule.is_none()) else { continue };
                if depth_of(from) != depth {
                    continue;
                }
                let to = joined(from, to);
                match self.text_mut(step).and_then(|text| text.take_node(from)) {
                    // What goes elsewhere finds its new surroundings under their new numbers.
                    Some(node) if split(&to).0 != split(from).0 && depth_of(&to) > 0 => waiting.push((step, node, to)),
                    Some(node) => moved.push((step, node, to)),
                    None => self.errors.push(no_provision(from.clone(), step.change.span)),
                }
            }
            moved.into_iter().for_each(|(step, node, to)| self.put(step, node, to));
        }
        waiting.into_iter().for_each(|(step, node, to)| self.put(step, node, to));
    }

    fn put(&mut self, step: &Step<'a>, mut node: Node<'a>, to: Place) {
        node.renumbered = Some(step.by);
        match self.text_mut(step).map(|text| text.put_node(node, &to)) {
            Some(Ok(())) => {}
            Some(Err(Some(first))) => self.errors.push(ConsolidateError::Occupied { place: to, span: step.change.span, first }),
            Some(Err(None)) | None => self.errors.push(no_provision(to, step.change.span)),
        }
    }
}

fn amendment(item: &ast::Item) -> Option<&ast::Amendment> {
    match item {
        ast::Item::Amendment(amendment) => Some(amendment),
        _ => None,
    }
}

/// The first phase whose places are counted after the amendment.
const INSERTIONS: u8 = 4;

/// What goes first: replacements, repeals, then numbers, then insertions.
fn phase(kind: &ChangeKind) -> u8 {
    match kind {
        ChangeKind::ReplaceRule(_) | ChangeKind::ReplaceBlock(_) | ChangeKind::ReplaceSection(_) | ChangeKind::Keep(..) => 0,
        ChangeKind::ReplaceLetter(..) => 1,
        ChangeKind::RepealLetter(..) | ChangeKind::RepealRule(_) | ChangeKind::RepealPlace(_) => 2,
        ChangeKind::Renumber(..) | ChangeKind::RenumberLetter(..) => 3,
        ChangeKind::InsertSection(_) => INSERTIONS,
        ChangeKind::InsertBlock(_) => 5,
        ChangeKind::InsertRule(_) | ChangeKind::InsertLetter(..) => 6,
    }
}

fn depth_of(place: &Place) -> usize {
    usize::from(place.subsection.is_some()) + usize::from(place.letter.is_some()) + usize::from(place.sentence.is_some())
}
