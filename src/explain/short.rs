//! The paragraph that a person reads first: rule, fact, subsumption, and what the answer turns on. The conclusion stands before it.

use super::condensed::Condensed;
use super::fragment::{Fragment, Joint, more};
use super::headline::would_be;
use super::step_view::{Role, StepView, Verdict};
use super::{Ctx, say};
use crate::eval::Turn;
use crate::model::Cell;

/// So many grounds, facts or readings are told of; of more, how many there are.
const TOLD: usize = 3;

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
            Cell::Unknown => {
                let facts = self.decision.missing_facts();
                let labels = facts.iter().filter_map(|id| self.book().facts.get(id.index())).map(|fact| Fragment::Label(&fact.label));
                // One more is named rather than counted.
                let most = if facts.len() == MISSING + 1 { MISSING + 1 } else { MISSING };
                let told: Vec<Fragment<'a>> = labels.take(most).collect();
                if !told.is_empty() {
                    out.push(match more(facts.len().saturating_sub(most)) {
                        Some(count) => say::short_missing_more(Fragment::list(Joint::Comma, told), count),
                        None => say::short_missing(Fragment::list(Joint::And, told)),
                    });
                }
            }
            Cell::Known(_) if root.verdict == Verdict::Value => {
                let told = steps.iter().filter(|step| step.verdict != Verdict::NotExamined && step.role != Role::Passed);
                out.extend(told.take(TOLD).map(|step| self.sentence(step)));
            }
            _ => {
                let told = |step: &&StepView<'a>| step.verdict != Verdict::Open || self.decision.cell != Cell::NO;
                let all = steps.iter().filter(told).count();
                out.extend(steps.iter().filter(told).take(TOLD).map(|step| self.sentence(step)));
                out.extend(more(all.saturating_sub(TOLD)).map(say::short_more));
                let open = steps.iter().any(|step| step.verdict == Verdict::Open);
                if open && self.decision.cell == Cell::NO {
                    out.push(say::short_rest_idle());
                }
                if condensed.has_met() && !open {
                    match condensed.met_if_few(FEW) {
                        _ if !steps.is_empty() => out.push(say::short_rest_met()),
                        Some(few) => out.extend(
                            few.map(|(standing, words)| say::short_ground(Fragment::Capital(Box::new(words)), self.cite(standing))),
                        ),
                        None => out.push(say::short_all_met(self.cite(root.standing))),
                    }
                }
            }
        }
        let (open, other): (Vec<&Turn>, Vec<&Turn>) = self.decision.turns.iter().partition(|turn| turn.cell == Cell::Unknown);
        out.extend(other.iter().take(TOLD).filter_map(|turn| self.short_turn(turn)));
        let mut names: Vec<Fragment<'a>> = Vec::new();
        for turn in open {
            let name = self.book().readings.get(turn.reading.index()).map(|reading| Fragment::Label(&reading.label));
            names.extend(name.filter(|name| !names.contains(name)));
        }
        if !names.is_empty() {
            names.truncate(TOLD);
            out.push(say::short_open_turns(Fragment::list(Joint::And, names)));
        }
        out
    }

    /// A step as a sentence with its provision.
    fn sentence(&self, step: &StepView<'a>) -> Fragment<'a> {
        let mut text = step.fault.clone().unwrap_or_else(|| step.text.clone());
        if step.role == Role::OneOf {
            let members = step.children.iter().take(TOLD).map(|member| member.text.clone()).collect();
            text = say::told_as(text, Fragment::list(Joint::Semicolon, members));
        }
        say::short_ground(Fragment::Capital(Box::new(text)), self.cite(step.standing))
    }

    fn short_turn(&self, turn: &Turn) -> Option<Fragment<'a>> {
        let book = self.book();
        let reading = book.readings.get(turn.reading.index())?;
        let alternative = reading.alternatives.get(usize::from(turn.alternative))?;
        let goal = book.rules.get(self.decision.goal.index())?;
        Some(say::short_turn(&reading.label, self.cite(reading.standing), &alternative.label, would_be(goal, &turn.cell)))
    }
}
