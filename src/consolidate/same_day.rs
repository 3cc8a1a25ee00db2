//! Amendments that come into force on one day. Without a stated order, no two of them may change the same thing.
//!
//! Example: two acts of 1 January that replace one figure. Not here: two lines of one amendment (see `claimed`).

use rustc_hash::FxHashMap as HashMap;

use super::applying::{Applying, Located};
use super::claimed::{Hold, Target};
use super::error::ConsolidateError;
use super::locate::{AmendmentLine, joined, place_of, targets};
use super::measures::ChangeId;
use super::precedence::Precedence;
use super::tree::{Provision, path};
use crate::law::{Place, Section, Text};
use crate::source::Span;
use crate::syntax::ast::ChangeKind;

/// The lines of a batch, and those without a target.
pub(super) struct Batching<'a> {
    pub(super) lines: Vec<Located<'a>>,
    pub(super) lost: Vec<(AmendmentLine<'a>, ConsolidateError)>,
}

impl<'a> Applying<'_, 'a> {
    /// Reports that no order of two amendments is stated.
    pub(super) fn unordered(&mut self, what: Text, step: &AmendmentLine<'a>, first: Hold) {
        let name = |at: usize| self.amendments.all.get(at).map(|written| written.amendment.name.clone());
        if let (Some(own), Some(other)) = (name(self.owner(step.by)), name(first.by)) {
            self.errors.push(ConsolidateError::Unordered { what, own, other, span: step.change.span, first: first.span });
        }
    }

    /// The lines that may apply: their amendments come after all others of the day that changed the same sections. Reports the rest.
    pub(super) fn ordered(&mut self, lines: Vec<Located<'a>>, touched: &mut Touched<'a>, later: bool) -> Vec<Located<'a>> {
        let precedence = &self.amendments.precedence;
        let mut kept = Vec::new();
        for (step, found) in lines {
            let (act, own) = (&*step.amend.act.text, self.owner(step.by));
            let other = sections(&step, &found).into_iter().find_map(|section| {
                let (by, span) = touched.other(precedence, act, &section, own).filter(|_| later)?;
                Some((section, Hold { span, by }))
            });
            match other {
                Some((section, first)) => self.unordered(Target::provision(in_section(section)).words(), &step, first),
                None => kept.push((step, found)),
            }
        }
        for (step, found) in &kept {
            let (act, own) = (&*step.amend.act.text, self.owner(step.by));
            for section in sections(step, found) {
                touched.note(precedence, act, &section, own, step.change.span);
            }
            if let ChangeKind::Renumber(_, to) = &step.change.kind
                && let Some((from, to)) =
                    found.iter().find_map(|target| Some((target.place.section.clone()?, joined(&target.place, to).section?)))
            {
                touched.moved(act, &from, &to);
            }
        }
        kept
    }

    /// What encloses an insertion, if another amendment of the batch has changed or renumbered it.
    pub(super) fn foreign(&self, step: &AmendmentLine<'a>, batch: &[&Located<'a>]) -> Option<(Text, Hold)> {
        let own = self.owner(step.by);
        let text = self.text(step).ok()?;
        let place = place_of(step.amend.place.as_ref());
        let rule = match &step.change.kind {
            ChangeKind::InsertLetter(name, _) => {
                let found = super::locate::rule_named(text, step, name).ok()?;
                text.node(&found.place).and_then(|node| node.own_rules().find(|rule| rule.is_named(&name.text))).map(|rule| (found, rule))
            }
            _ => None,
        };
        let around =
            path(text, &place).into_iter().map(|(place, node)| (Target::provision(place), node.change.into_iter().chain(node.renumbered)));
        let rule = rule.and_then(|(found, rule)| Some((found, rule.change?)));
        let marks = around.flat_map(|(target, marks)| marks.map(move |mark| (target.clone(), mark))).chain(rule);
        for (target, mark) in marks {
            let by = self.owner(mark);
            let line = batch.iter().find(|(line, _)| line.by == mark);
            if let Some((line, _)) = line.filter(|_| by != own) {
                return Some((target.words(), Hold { span: line.change.span, by }));
            }
        }
        None
    }

    /// Reports lines without a target. If the target exists now, another amendment of the batch has created it.
    pub(super) fn lost(&mut self, lost: Vec<(AmendmentLine<'a>, ConsolidateError)>) {
        for (step, error) in lost {
            let found = self.text(&step).and_then(|text| targets(text, &step)).unwrap_or_default();
            let brought = found.into_iter().find_map(|target| {
                let (mark, span) = self.mark(&step, &target)?;
                Some((target.words(), Hold { span, by: self.owner(mark) }))
            });
            match brought.filter(|(_, first)| first.by != self.owner(step.by)) {
                Some((what, first)) => self.unordered(what, &step, first),
                None => self.errors.push(error),
            }
        }
    }

    /// The measure that created or renumbered a target, and the target's span.
    fn mark(&self, step: &AmendmentLine<'a>, target: &Target) -> Option<(ChangeId, Span)> {
        let node = self.text(step).ok()?.node(&target.place)?;
        let own = |node: &Provision<'_>| Some((node.renumbered.or(node.change)?, node.head.span));
        let Some(name) = &target.rule else { return own(node) };
        let rule = node.own_rules().find(|rule| rule.is_named(&name.text))?;
        let member = rule.members.iter().flatten().find(|member| target.letter.is_some() && member.letter == target.letter);
        let member = member.and_then(|member| Some((member.renumbered.or(member.change)?, member.expr.span)));
        member.or_else(|| Some((rule.change?, rule.rule.span))).or_else(|| own(node))
    }
}

/// The sections that a line changes.
fn sections(step: &AmendmentLine<'_>, found: &[Target]) -> Vec<Section> {
    let place = place_of(step.amend.place.as_ref());
    let mut sections: Vec<Section> = found.iter().filter_map(|target| target.place.section.clone()).collect();
    match &step.change.kind {
        ChangeKind::InsertSection(section) => sections.push(section.number.clone()),
        ChangeKind::Renumber(_, to) => {
            let from = found.first().map_or(&place, |target| &target.place);
            sections.extend(joined(from, to).section);
        }
        _ => {}
    }
    sections.extend(place.section);
    sections.dedup();
    sections
}

fn in_section(section: Section) -> Place {
    Place { section: Some(section), ..Place::default() }
}

/// The sections that the amendments of one day have changed. If only some of them state an order, the text that the others meet would be
/// arbitrary. So any two that change the same section must be of one batch or state their order.
#[derive(Debug, Default)]
pub(super) struct Touched<'a> {
    sections: HashMap<(&'a str, Section), Vec<(usize, Span)>>,
    /// Sections that were renumbered on this day: the new number, and the number before.
    same: HashMap<(&'a str, Section), Section>,
}

impl<'a> Touched<'a> {
    fn known(&self, act: &'a str, section: &Section) -> (&'a str, Section) {
        let (mut section, mut steps) = (section.clone(), 0);
        while let Some(before) = self.same.get(&(act, section.clone())).filter(|_| steps <= self.same.len()) {
            section = before.clone();
            steps += 1;
        }
        (act, section)
    }

    /// The first change of a section by an amendment that this one does not come after.
    pub(super) fn other(&self, precedence: &Precedence, act: &'a str, section: &Section, own: usize) -> Option<(usize, Span)> {
        let earlier = self.sections.get(&self.known(act, section))?;
        earlier.iter().find(|(other, _)| *other != own && !precedence.is_after(own, *other)).copied()
    }

    /// Records a change of a section. Changes that its amendment comes after are dropped: whoever comes after this one also comes after
    /// them.
    pub(super) fn note(&mut self, precedence: &Precedence, act: &'a str, section: &Section, own: usize, span: Span) {
        let list = self.sections.entry(self.known(act, section)).or_default();
        if list.last().is_none_or(|(other, _)| *other != own) {
            list.retain(|(other, _)| *other != own && !precedence.is_after(own, *other));
            list.push((own, span));
        }
    }

    /// Records that a section was renumbered.
    pub(super) fn moved(&mut self, act: &'a str, from: &Section, to: &Section) {
        let (from, to) = (self.known(act, from), self.known(act, to));
        if from != to {
            let joined = self.sections.remove(&to).unwrap_or_default();
            self.sections.entry(from.clone()).or_default().extend(joined);
            self.same.insert(to, from.1);
        }
    }
}
