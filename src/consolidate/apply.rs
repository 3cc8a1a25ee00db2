//! Applies amendments. Those that meet the same text form a batch: first replacements and repeals, then renumberings, then insertions.

use std::ops::Bound;
use std::sync::Arc;

use chrono::NaiveDate;
use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};

use super::advance::advance;
use super::amendments::Amendments;
use super::applying::{Applying, Located};
use super::base;
use super::claimed::{Claimed, Clash, Hold, Target};
use super::effects::{Affected, Deed};
use super::error::ConsolidateError;
use super::history::History;
use super::letters::Renumberings;
use super::locate::{AmendmentLine, joined, no_provision, place_of, rule_named, targets};
use super::measures::ChangeId;
use super::order::{Batch, batches};
use super::reached::Reached;
use super::record::rule_affected;
use super::same_day::{Batching, Touched};
use super::select;
use super::tree::{Consolidation, Content, Provision, Repealed, RuleNode, split};
use crate::law::{Place, Version};
use crate::source::Diagnostic;
use crate::syntax::ast::{self, ChangeKind};

/// Consolidates the law of a version. A line that cannot be applied becomes a diagnostic and is left out.
pub fn consolidate<'a>(ast: &'a ast::Ast, version: &Version) -> (Consolidation<'a>, Vec<Diagnostic>) {
    consolidate_in(&Amendments::of(ast), version)
}

/// Like [`consolidate`], with amendments that are already indexed. Use it for many versions of the same files.
pub fn consolidate_in<'a>(amendments: &Amendments<'a>, version: &Version) -> (Consolidation<'a>, Vec<Diagnostic>) {
    let mut mistaken = Vec::new();
    let (measures, left_out) = select::select(amendments, version, &mut mistaken);
    let (adopted, shared) = (measures.adopted().clone(), measures.shared());
    // Where an earlier version has been is where this one begins.
    let begun = amendments.times.reached(&adopted, shared);
    let first = begun.as_ref().map_or(0, |begun| begun.count);
    let known = batches(amendments, measures.since(first).take(shared - first), version);
    let rest = batches(amendments, measures.since(shared), version);
    let Reached { day, texts, repealed, effects, errors, .. } = match begun {
        Some(begun) => Arc::unwrap_or_clone(begun),
        None => Reached::start(amendments, known.iter().chain(&rest).map(|batch| batch.day).min().unwrap_or(version.date)),
    };
    let declared = amendments.declared.clone();
    let law = Consolidation { version: version.clone(), texts, measures, left_out, repealed, effects, declared };
    let mut applying = Applying { amendments, law, acts: HashMap::default(), day, errors };
    applying.find_acts();
    applying.all(&known);
    if shared > first {
        amendments.times.keep(&adopted, || applying.reached(shared));
    }
    applying.all(&rest);
    applying.advance_to(version.date);
    let Applying { law, errors, .. } = applying;
    let errors = mistaken.into_iter().chain(errors.iter().cloned());
    (law, errors.map(|error| Diagnostic::from((error, version))).collect())
}

impl<'a> Reached<'a> {
    /// The texts of a day before any measure.
    fn start(amendments: &Amendments<'a>, day: NaiveDate) -> Reached<'a> {
        let mut faults = amendments.faults.clone();
        let texts = base::base(&amendments.declared, day, &mut faults);
        let mut errors = History::default();
        errors.extend(faults);
        Reached { count: 0, day, texts, repealed: History::default(), effects: History::default(), errors }
    }
}

impl<'a> Applying<'_, 'a> {
    /// What is reached, after the first so many measures.
    fn reached(&self, count: usize) -> Reached<'a> {
        let (law, errors) = (&self.law, self.errors.clone());
        let (repealed, effects) = (law.repealed.clone(), law.effects.clone());
        Reached { count, day: self.day, texts: law.texts.clone(), repealed, effects, errors }
    }

    fn all(&mut self, batches: &[Batch]) {
        let mut touched = Touched::default();
        for batch in batches {
            self.advance_to(batch.day);
            if !batch.later {
                touched = Touched::default();
            }
            let unmet = self.unmet_needs(&batch.measures);
            let mut steps: Vec<AmendmentLine<'a>> = Vec::new();
            for by in batch.measures.iter().copied().filter(|by| !unmet.contains(by)) {
                let blocks = self.law.measures.get(by).map(|applied| applied.blocks.clone()).unwrap_or_default();
                let lines = |amend: &&'a ast::Amend| {
                    let amend = *amend;
                    amend.changes.iter().map(move |change| AmendmentLine { amend, change, by })
                };
                steps.extend(blocks.iter().flat_map(lines));
            }
            steps.sort_by_key(|step| step.change.span);
            let Batching { lines, lost } = self.locate(steps);
            let lines = if batch.layered { self.ordered(lines, &mut touched, batch.later) } else { lines };
            self.batch(lines);
            self.lost(lost);
        }
    }

    /// Moves the texts forward to a day.
    fn advance_to(&mut self, day: NaiveDate) {
        if self.day < day {
            // No text begins or ends by itself between the two days: nothing changes.
            if self.amendments.days.range((Bound::Excluded(self.day), Bound::Included(day))).next().is_some() {
                advance(&self.amendments.declared, &mut self.law.texts, self.day, day);
                self.find_acts();
            }
            self.day = day;
        }
    }

    /// Finds the targets of each line. Lines without a target are returned as `lost`.
    fn locate(&mut self, steps: Vec<AmendmentLine<'a>>) -> Batching<'a> {
        let (mut lines, mut lost) = (Vec::new(), Vec::new());
        for step in steps {
            match self.text(&step).and_then(|text| targets(text, &step)) {
                Ok(found) => lines.push((step, found)),
                Err(error) => lost.push((step, error)),
            }
        }
        Batching { lines, lost }
    }

    /// Applies all lines of one batch. If two lines change the same target, the second is reported and skipped.
    fn batch(&mut self, lines: Vec<Located<'a>>) {
        let mut claimed = Claimed::default();
        let mut kept: Vec<&Located<'a>> = Vec::new();
        for line in &lines {
            let (step, found) = line;
            let hold = Hold { span: step.change.span, by: self.owner(step.by) };
            let outcome = found.iter().try_for_each(|target| claimed.claim(&step.amend.act.text, target, &step.change.kind, hold));
            match outcome {
                Ok(()) => kept.push(line),
                Err(Clash { what, first }) if first.by == hold.by => {
                    self.errors.push(ConsolidateError::ChangedTwice { what, span: hold.span, first: first.span });
                }
                Err(Clash { what, first }) => self.unordered(what, step, first),
            }
        }
        kept.sort_by_key(|(step, _)| (phase(&step.change.kind), depth_of(&place_of(step.amend.place.as_ref()))));
        let (before, after): (Vec<_>, Vec<_>) = kept.iter().copied().partition(|(step, _)| phase(&step.change.kind) < INSERTIONS);
        let kept_wordings = self.kept_wordings(&kept);
        let mut moves = Renumberings::default();
        for (step, found) in before {
            if let Err(error) = self.change(step, found, &mut moves) {
                self.errors.push(error);
            }
        }
        moves.apply(&mut self.law.texts, &mut self.errors);
        self.renumber(&kept);
        let several = self.of_several(&kept);
        for (step, _) in after {
            let foreign = if several { self.foreign(step, &kept) } else { None };
            if let Some((what, first)) = foreign {
                self.unordered(what, step, first);
            } else if let Err(error) = self.insert(step) {
                self.errors.push(error);
            }
        }
        self.put_earlier_wordings(kept_wordings);
    }

    /// The measures of a batch that need one which the version does not have. The measures of an amendment are of one batch.
    fn unmet_needs(&mut self, batch: &[ChangeId]) -> HashSet<ChangeId> {
        let mut unmet = HashSet::default();
        let own = || batch.iter().filter_map(|id| Some((*id, self.law.measures.get(*id)?)));
        if !own().any(|(_, applied)| !applied.measure.needs.is_empty()) {
            return unmet;
        }
        let there: HashSet<(usize, &str)> = own().map(|(_, applied)| (applied.owner, &*applied.measure.name.text)).collect();
        for (id, applied) in own() {
            for needed in applied.measure.needs.iter().filter(|needed| !there.contains(&(applied.owner, &*needed.text))) {
                unmet.insert(id);
                self.errors.push(ConsolidateError::Needs {
                    amendment: applied.amendment.name.text.to_string(),
                    measure: applied.measure.name.clone(),
                    needed: needed.clone(),
                });
            }
        }
        unmet
    }

    /// Applies a line that replaces or repeals. Renumberings are collected in `moves` and applied later.
    fn change(&mut self, step: &AmendmentLine<'a>, found: &[Target], moves: &mut Renumberings<'a>) -> Result<(), ConsolidateError> {
        let day = self.law.version.date;
        self.note_change(step, found);
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
                    // A place that is repealed is told once, whatever stands there.
                    if let ChangeKind::RepealLetter(..) = step.change.kind {
                        let place = Place { letter: Some(letter), ..target.place.clone() };
                        self.note_repeal(step, place, Some(rule.text.clone()));
                    }
                }
                (ChangeKind::RepealPlace(_), ..) => {
                    self.text_mut(step).and_then(|text| text.take_node(&target.place));
                }
                (ChangeKind::RepealRule(_), Some(rule), _) => {
                    if let Some(node) = self.text_mut(step).and_then(|text| text.node_mut(&target.place)) {
                        node.parts.retain(|part| !matches!(part, Content::Rule(node) if node.is_named(&rule.text)));
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

    fn replace_rule(&mut self, step: &AmendmentLine<'a>, target: &Target, rule: &'a Arc<ast::Rule>) {
        let Some(name) = rule.own_name() else { return };
        if let Some(node) = self.text_mut(step).and_then(|text| text.rule_mut(&target.place, &name.text)) {
            let before = node.labels_from.unwrap_or(node.rule);
            let ends = base::end(rule.in_force).or(node.ends);
            *node = RuleNode { rule, change: Some(step.by), members: None, labels_from: Some(before), ends, earlier: Vec::new() };
        }
    }

    fn replace_node(&mut self, step: &AmendmentLine<'a>, place: &Place, mut new: Provision<'a>) {
        new.mark(step.by);
        if let Some(node) = self.text_mut(step).and_then(|text| text.node_mut(place)) {
            new.ends = new.ends.or(node.ends);
            new.continues(node);
            *node = new;
        }
    }

    fn note_repeal(&mut self, step: &AmendmentLine<'a>, place: Place, rule: Option<Arc<str>>) {
        self.law.repealed.push(Repealed { act: step.amend.act.text.clone(), place, rule, change: step.by });
    }

    /// Applies an insertion. Its place is counted in the numbering after the amendment.
    fn insert(&mut self, step: &AmendmentLine<'a>) -> Result<(), ConsolidateError> {
        let day = self.law.version.date;
        let place = place_of(step.amend.place.as_ref());
        let span = step.change.span;
        match &step.change.kind {
            ChangeKind::InsertRule(rule) => {
                let node = self.text_mut(step).and_then(|text| text.node_mut(&place)).ok_or_else(|| no_provision(place, span))?;
                let ends = base::end(rule.in_force);
                node.parts.push(Content::Rule(RuleNode {
                    rule,
                    change: Some(step.by),
                    members: None,
                    labels_from: None,
                    ends,
                    earlier: Vec::new(),
                }));
                self.note_effect(step, Deed::Inserted, rule_affected(rule));
            }
            ChangeKind::InsertBlock(block) => {
                let mut new = base::block_node(block, day);
                let full = new.unit.within(&place);
                new.mark(step.by);
                self.note_effect(step, Deed::Inserted, Affected::Provision(new.began));
                let node = self.text_mut(step).and_then(|text| text.node_mut(&place)).ok_or_else(|| no_provision(place, span))?;
                return node.place_node(new).map_err(|first| ConsolidateError::Occupied { place: full, span, first });
            }
            ChangeKind::InsertSection(section) => {
                let mut new = base::section_node(section, day);
                let place = new.unit.within(&Place::default());
                new.mark(step.by);
                self.note_effect(step, Deed::Inserted, Affected::Provision(new.began));
                if let Some(Err(Some(first))) = self.text_mut(step).map(|text| text.put_node(new, &place)) {
                    return Err(ConsolidateError::Occupied { place, span, first });
                }
            }
            ChangeKind::InsertLetter(name, member) => {
                let target = rule_named(self.text(step)?, step, name)?;
                self.note_effect(step, Deed::Replaced, Affected::Rule(name.text.clone()));
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

    /// Applies all renumberings of a batch at once, so that 3 may become 2 while 2 becomes 3. The deepest places go first.
    fn renumber(&mut self, lines: &[&Located<'a>]) {
        let mut waiting: Vec<(&AmendmentLine<'a>, Provision<'a>, Place)> = Vec::new();
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
                    // It moves to another parent, so it waits until that parent has its new number.
                    Some(node) if split(&to).0 != split(from).0 && depth_of(&to) > 0 => waiting.push((step, node, to)),
                    Some(node) => moved.push((step, node, to)),
                    None => self.errors.push(no_provision(from.clone(), step.change.span)),
                }
            }
            moved.into_iter().for_each(|(step, node, to)| self.put(step, node, to));
        }
        waiting.into_iter().for_each(|(step, node, to)| self.put(step, node, to));
    }

    fn put(&mut self, step: &AmendmentLine<'a>, mut node: Provision<'a>, to: Place) {
        node.renumbered = Some(step.by);
        self.note_effect(step, Deed::Renumbered, Affected::Provision(node.began));
        match self.text_mut(step).map(|text| text.put_node(node, &to)) {
            Some(Ok(())) => {}
            Some(Err(Some(first))) => self.errors.push(ConsolidateError::Occupied { place: to, span: step.change.span, first }),
            Some(Err(None)) | None => self.errors.push(no_provision(to, step.change.span)),
        }
    }
}

/// The first phase that counts places in the numbering after the amendment.
const INSERTIONS: u8 = 4;

/// The phase of a change: replacements, repeals, renumberings, insertions.
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
