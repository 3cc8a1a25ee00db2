//! The paragraph that a person reads first: rule, fact, subsumption, and what the answer turns on. The conclusion stands before it.

use super::condensed::Condensed;
use super::fragment::{Fragment, Joint, more};
use super::headline::would_be;
use super::step_view::{StepView, Verdict};
use super::{Ctx, say};
use crate::eval::Turn;
use crate::model::{Cell, Fact, Kind, Type};

/// So many facts or readings are told of; others are named.
pub(super) const TOLD: usize = 3;

/// So many grounds are told of; of others, the provisions.
const GROUNDS: usize = 5;

/// So many facts that are missing are named.
const MISSING: usize = 6;

/// So many conditions that are met are told of one by one.
const FEW: usize = 2;

impl<'a> Ctx<'a> {
    /// The paragraph, sentence by sentence.
    pub(super) fn short(&self, root: &StepView<'a>, condensed: &Condensed<'a>) -> Vec<Fragment<'a>> {
        let mut out = Vec::new();
        let steps = &condensed.decisive;
        match self.decision.cell {
            Cell::Unknown => out.extend(self.short_missing()),
            Cell::Known(_) if root.verdict == Verdict::Value => self.short_value(steps, &mut out),
            _ => {
                let (told, more) = steps.split_at(steps.len().min(GROUNDS));
                told.iter().for_each(|step| self.sentences(step, &mut out));
                let mut places: Vec<Fragment<'a>> = Vec::new();
                for place in more.iter().map(|step| self.cite(step.standing)) {
                    if !places.contains(&place) {
                        places.push(place);
                    }
                }
                if !places.is_empty() {
                    out.push(say::short_more(Fragment::list(Joint::And, places)));
                }
                if condensed.open && self.decision.cell == Cell::NO {
                    out.push(say::short_rest_idle());
                }
                if condensed.has_met() && !condensed.open {
                    out.extend(self.short_met(condensed));
                }
            }
        }
        let (open, other): (Vec<&Turn>, Vec<&Turn>) = self.decision.turns.iter().partition(|turn| turn.cell == Cell::Unknown);
        out.extend(other.iter().take(TOLD).filter_map(|turn| self.short_turn(turn)));
        let more = self.turns_named(other.get(TOLD..).unwrap_or_default());
        if !more.is_empty() {
            out.push(say::short_more_turns(Fragment::list(Joint::And, more)));
        }
        let mut names = self.turns_named(&open);
        if !names.is_empty() {
            names.truncate(TOLD);
            out.push(say::short_open_turns(Fragment::list(Joint::And, names)));
        }
        out
    }

    /// The texts that can be read otherwise, each once.
    fn turns_named(&self, turns: &[&Turn]) -> Vec<Fragment<'a>> {
        let mut names: Vec<Fragment<'a>> = Vec::new();
        for turn in turns {
            let name = self.book().readings.get(turn.reading.index()).map(|reading| say::quoted(&reading.label));
            names.extend(name.filter(|name| !names.contains(name)));
        }
        names
    }

    /// What is not known: facts, and what nobody has assessed.
    fn short_missing(&self) -> Vec<Fragment<'a>> {
        let facts = self.decision.missing_facts().into_iter().filter_map(|id| self.book().facts.get(id.index()));
        let (assessed, told): (Vec<&Fact>, Vec<&Fact>) = facts.partition(|fact| fact.assessment.is_some() && fact.ty == Type::Truth);
        let words = |facts: &[&'a Fact]| -> Vec<Fragment<'a>> { facts.iter().map(|fact| Fragment::Label(&fact.label)).collect() };
        let mut out = Vec::new();
        if !told.is_empty() {
            // One more is named rather than counted.
            let most = if told.len() == MISSING + 1 { MISSING + 1 } else { MISSING.min(told.len()) };
            let list = Fragment::list(Joint::Semicolon, words(told.get(..most).unwrap_or(&told)));
            out.push(match more(told.len() - most) {
                Some(count) => say::short_missing_more(list, count),
                None => say::short_missing(list),
            });
        }
        if !assessed.is_empty() {
            out.push(say::short_not_assessed(Fragment::list(Joint::Or, words(&assessed))));
        }
        out
    }

    /// What is met: told where it is the whole ground of what somebody may or shall do, or where it is little.
    fn short_met(&self, condensed: &Condensed<'a>) -> Vec<Fragment<'a>> {
        if !condensed.decisive.is_empty() {
            return vec![say::short_rest_met()];
        }
        let ground = |(standing, words)| say::short_ground(Fragment::Capital(Box::new(words)), self.cite(standing));
        // What somebody has a right to is told by its provisions; what somebody may or shall do, by its grounds.
        let right = self.book().rules.get(self.decision.goal.index()).is_some_and(|goal| goal.kind == Kind::Right);
        if let Some(few) = condensed.met_if_few(if right { FEW } else { GROUNDS }) {
            return few.map(ground).collect();
        }
        // What was weighed goes before what was only looked up.
        let mut told: Vec<Fragment<'a>> = condensed.met_reasoned(TOLD).filter(|_| !right).map(ground).collect();
        if told.is_empty() {
            told.extend(condensed.met_against(GROUNDS).filter(|_| !right).map(ground));
        }
        told.push(match told.is_empty() {
            true => say::short_all_met(Fragment::list(Joint::And, condensed.met_sections(self))),
            false => say::short_rest_met(),
        });
        told
    }

    fn short_turn(&self, turn: &Turn) -> Option<Fragment<'a>> {
        let book = self.book();
        let reading = book.readings.get(turn.reading.index())?;
        let alternative = reading.alternatives.get(usize::from(turn.alternative))?;
        let goal = book.rules.get(self.decision.goal.index())?;
        Some(say::short_turn(&reading.label, self.cite(reading.standing), &alternative.label, would_be(goal, &turn.cell)))
    }
}
