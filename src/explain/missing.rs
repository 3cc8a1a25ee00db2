//! The facts that are missing, each with its question and the items of lists that it is missing of.

use super::explanation::{Line, Mark};
use super::fragment::{Fragment, Joint};
use super::lists::chain_words;
use super::step_view::Verdict;
use super::{Ctx, say};
use crate::eval::{Missing, Turn};
use crate::facts::{GoalInputs, Items};
use crate::law::Text;
use crate::model::FactId;

impl<'a> Ctx<'a> {
    /// The missing facts. For items of lists, each with its path.
    pub(super) fn all_missing(&self, inputs: &GoalInputs) -> Vec<Line<'a>> {
        let missing = &self.decision.missing;
        if missing.is_empty() {
            return Vec::new();
        }
        let items = Items::of(&self.decision.facts, self.book());
        let mut lines = Vec::new();
        for id in self.decision.missing_facts() {
            lines.extend(self.missing_lines(id, inputs));
            lines.extend(self.paths(&items, id, missing).map(|paths| Line::plain(2, paths)));
        }
        lines
    }

    /// The items that a fact is missing of; none if it is one of the case.
    fn paths(&self, items: &Items<'a>, fact: FactId, missing: &[Missing]) -> Option<Fragment<'a>> {
        let of_items = missing.iter().filter(|own| own.fact == fact).filter_map(|own| own.of);
        let paths: Vec<Fragment<'a>> = of_items.filter_map(|of| self.path_words(items, fact, of)).collect();
        (!paths.is_empty()).then(|| Fragment::list(Joint::Comma, paths))
    }

    /// The path to a fact of an item, with the item's name if it has one: `group.travellers[2].born (reisende Kari)`.
    fn path_words(&self, items: &Items<'a>, fact: FactId, of: u32) -> Option<Fragment<'a>> {
        let path = items.path(fact, Some(of))?.to_string();
        let path = Fragment::Words(Text::same(path));
        let named = items.chain(of).iter().any(|item| item.name.is_some());
        Some(if named { say::with_note(path, chain_words(items, self.book(), of)) } else { path })
    }

    fn missing_lines(&self, id: FactId, inputs: &GoalInputs) -> Vec<Line<'a>> {
        let Some(fact) = self.book().facts.get(id.index()) else { return Vec::new() };
        let question = fact.ask.as_ref().unwrap_or(&fact.label);
        let (name, wanted) = (&*fact.name, self.wanted(fact));
        let mut detail = if fact.assessment.is_some() { say::missing_assessment(name, wanted) } else { say::missing_fact(name, wanted) };
        let asked: Vec<Fragment<'a>> = inputs.asked_by(id).iter().map(|standing| self.cite(*standing)).collect();
        if !asked.is_empty() {
            detail = say::asked_by(detail, Fragment::list(Joint::And, asked));
        }
        vec![Line { depth: 1, mark: Mark::Sign(Verdict::Open), text: question.into() }, Line::plain(2, detail)]
    }

    /// A reading that would leave the answer open, and the facts it would need.
    pub(super) fn open_line(&self, turn: &Turn) -> Option<Line<'a>> {
        let reading = self.book().readings.get(turn.reading.index())?;
        let alternative = reading.alternatives.get(usize::from(turn.alternative))?;
        let items = Items::of(&self.decision.facts, self.book());
        let needed = turn.missing_facts().into_iter().filter_map(|id| {
            let label = Fragment::Label(&self.book().facts.get(id.index())?.label);
            Some(match self.paths(&items, id, &turn.missing) {
                Some(paths) => say::told_as(label, paths),
                None => label,
            })
        });
        let needs = Fragment::list(Joint::And, needed.collect());
        let text = say::reading_needs(self.cite(reading.standing), &reading.label, &alternative.label, needs);
        Some(Line { depth: 1, mark: Mark::Point, text })
    }
}
