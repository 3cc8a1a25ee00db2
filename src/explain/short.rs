//! The paragraph that a person reads first: rule, fact, subsumption, and what the answer turns on. The conclusion stands before it.

use super::clause::can_be_said;
use super::condensed::Condensed;
use super::fragment::{Fragment, Joint, more};
use super::headline::would_be;
use super::step_view::{Role, StepView, Verdict};
use super::{Ctx, say};
use crate::eval::Turn;
use crate::law::Text;
use crate::model::{Cell, Fact, Kind, StandingId, Type};

/// So many facts or readings are told of; others are named.
pub(super) const TOLD: usize = 3;

/// So many grounds are told of; of others, the provisions.
const GROUNDS: usize = 5;

/// So many facts that are missing are named.
const MISSING: usize = 6;

/// So many conditions that are met are told of one by one.
const FEW: usize = 2;

/// Whether a step, or one that it rests on, tells how a text is read.
fn rests_on(step: &StepView<'_>, reading: &Text) -> bool {
    let told = |words: &Fragment<'_>| tells_of(words, reading);
    told(&step.text) || step.details.iter().any(told) || step.children.iter().any(|child| rests_on(child, reading))
}

fn tells_of(words: &Fragment<'_>, label: &Text) -> bool {
    match words {
        Fragment::Label(own) | Fragment::Stated(own, ..) => std::ptr::eq(*own, label),
        Fragment::Said(_, parts) => parts.iter().any(|part| tells_of(part, label)),
        Fragment::List(_, parts) => parts.iter().any(|part| tells_of(part, label)),
        Fragment::Formula(parts) => parts.iter().any(|(_, part)| tells_of(part, label)),
        Fragment::Member(inner) | Fragment::Capital(inner) | Fragment::Bare(inner) => tells_of(inner, label),
        _ => false,
    }
}

impl<'a> Ctx<'a> {
    /// The paragraph, sentence by sentence.
    pub(super) fn short(&self, root: &StepView<'a>, condensed: &Condensed<'a>) -> Vec<Fragment<'a>> {
        let mut out = Vec::new();
        let steps = &condensed.decisive;
        match self.decision.cell {
            Cell::Unknown => {
                out.extend(self.short_missing());
                let all = self.short_failed(steps, &mut out);
                if all && root.verdict != Verdict::Value && condensed.has_met() {
                    out.push(say::short_rest_met());
                }
            }
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
        // Where it is only met, or in another part of the law, that it can be read otherwise is told among the reasons alone.
        let decides = |turn: &&Turn| {
            let reading = self.book().readings.get(turn.reading.index());
            reading.is_some_and(|reading| {
                condensed.decisive.iter().any(|step| rests_on(step, &reading.label))
                    || condensed.met_as_read(usize::MAX).any(|(_, words)| tells_of(&words, &reading.label))
            })
        };
        // Of a text that was told of by one reading, another reading is told apart.
        let again = |turn: &&Turn| other.iter().any(|own| own.reading == turn.reading);
        let (again, open): (Vec<&Turn>, Vec<&Turn>) = open.into_iter().filter(decides).partition(again);
        out.extend(again.into_iter().take(TOLD).filter_map(|turn| self.short_open_turn(turn)));
        let mut names = self.turns_named(&open);
        if !names.is_empty() {
            names.truncate(TOLD);
            out.push(say::short_open_turns(Fragment::list(Joint::And, names)));
        }
        out
    }

    /// Whether a step tells of a text that gives another answer where it is read otherwise.
    pub(super) fn turns(&self, step: &StepView<'_>) -> bool {
        let readings = self.decision.turns.iter().filter_map(|turn| self.book().readings.get(turn.reading.index()));
        readings.into_iter().any(|reading| rests_on(step, &reading.label))
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
        // «om søkeren får stønad» beside «søknadsdato».
        let asked = |fact: &&'a Fact| match fact.ty == Type::Truth && can_be_said(&fact.label, true) {
            true => say::whether(&fact.label),
            false => Fragment::Label(&fact.label),
        };
        let mut out = Vec::new();
        if !told.is_empty() {
            // One more is named rather than counted.
            let most = if told.len() == MISSING + 1 { MISSING + 1 } else { MISSING.min(told.len()) };
            let list = Fragment::list(Joint::Semicolon, told.iter().take(most).map(asked).collect());
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

    /// Of several that would be enough, those that failed, beside one that is not known; whether that is all of them.
    fn short_failed(&self, steps: &[StepView<'a>], out: &mut Vec<Fragment<'a>>) -> bool {
        let open = steps.iter().filter(|step| step.verdict == Verdict::Open && step.role == Role::OneOf);
        let mut failed = open.flat_map(|step| &step.children).filter(|member| member.verdict == Verdict::NotMet);
        failed.by_ref().take(TOLD).for_each(|member| self.sentences(member, out));
        failed.next().is_none()
    }

    /// What is met: told where it is the whole ground of what somebody may or shall do, or where it is little.
    fn short_met(&self, condensed: &Condensed<'a>) -> Vec<Fragment<'a>> {
        if !condensed.decisive.is_empty() {
            return vec![say::short_rest_met()];
        }
        let ground = |(standing, words)| self.ground(words, standing);
        // What somebody has a right to is told by its provisions; what somebody may or shall do, by its grounds.
        let right = self.book().rules.get(self.decision.goal.index()).is_some_and(|goal| goal.kind == Kind::Right);
        let contested = condensed.met_as_read(1).next().is_some();
        if let Some(few) = condensed.met_if_few(if right { FEW } else { GROUNDS }).filter(|_| !contested) {
            return few.map(ground).collect();
        }
        // What was weighed goes before what was only looked up.
        let mut grounds: Vec<(StandingId, Fragment<'a>)> = condensed.met_as_read(TOLD).collect();
        grounds.extend(condensed.met_reasoned(TOLD).filter(|own| !right && !grounds.contains(own)).collect::<Vec<_>>());
        let mut told: Vec<Fragment<'a>> = grounds.into_iter().map(ground).collect();
        if told.is_empty() {
            told.extend(condensed.met_against(GROUNDS).filter(|_| !right).map(ground));
        }
        told.push(match told.is_empty() {
            true => say::short_all_met(Fragment::list(Joint::And, condensed.met_sections(self))),
            false => say::short_rest_met(),
        });
        told
    }

    fn short_open_turn(&self, turn: &Turn) -> Option<Fragment<'a>> {
        let reading = self.book().readings.get(turn.reading.index())?;
        let alternative = reading.alternatives.get(usize::from(turn.alternative))?;
        Some(say::short_open_turn(&reading.label, &alternative.label))
    }

    fn short_turn(&self, turn: &Turn) -> Option<Fragment<'a>> {
        let book = self.book();
        let reading = book.readings.get(turn.reading.index())?;
        let alternative = reading.alternatives.get(usize::from(turn.alternative))?;
        let goal = book.rules.get(self.decision.goal.index())?;
        Some(say::short_turn(&reading.label, self.cite(reading.standing), &alternative.label, would_be(goal, &turn.cell)))
    }
}
