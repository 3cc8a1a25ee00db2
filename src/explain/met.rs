//! What is met, within a sentence: what was found, with the reason given for it where that is the ground of the answer.

use super::clause::alike;
use super::fragment::{Fragment, Joint};
use super::headline::norm_label;
use super::phrase::Wanted;
use super::step_view::{StepView, Verdict};
use super::{Ctx, say};
use crate::eval::Turn;
use crate::law::{Key, Lang};
use crate::model::{Cell, ExprKind, Kind, StandingId};

impl<'a> Ctx<'a> {
    /// What is met, with the reason given for it where somebody may or shall do something: that is the ground for it.
    pub(super) fn reasoned(&self, view: &StepView<'a>, words: Fragment<'a>) -> Fragment<'a> {
        let kind = self.book().rules.get(self.decision.goal.index()).map(|goal| goal.kind);
        let bears = matches!(kind, Some(Kind::Duty | Kind::Power | Kind::Prohibition)) && self.decision.cell == Cell::YES;
        match view.details.iter().find(|detail| detail.is_reason()).filter(|_| bears) {
            Some(reason) => say::said_of(words, reason.clone()),
            None => words,
        }
    }

    /// A condition that is met, within a sentence: «arbeidsevnen er vesentlig nedsatt», «alderen er 36 år, kravet er minst 19 år».
    pub(super) fn met_words(&self, view: &StepView<'a>, wanted: bool) -> Fragment<'a> {
        if let Some(rule) = view.rule.and_then(|rule| self.book().rules.get(rule.index())) {
            return if wanted { norm_label(rule) } else { self.finding(view).unwrap_or_else(|| view.text.clone()) };
        }
        let Some(seen) = view.step.and_then(|step| self.seen(step)) else { return view.text.clone() };
        let within = if wanted { Wanted::Met } else { Wanted::Unmet };
        match self.kind(seen.id()) {
            Some(ExprKind::Fact(fact)) if self.cell_of(seen) == Cell::YES => {
                self.book().facts.get(fact.index()).map_or(view.text.clone(), |fact| Fragment::Label(&fact.label))
            }
            Some(ExprKind::Not(inner)) if self.is_compared(*inner) => self.compared_text(self.part(seen, *inner), wanted, within),
            _ if self.is_compared(seen.id()) => self.compared_text(seen, !wanted, within),
            _ => self.finding(view).unwrap_or_else(|| view.text.clone()),
        }
    }

    /// Whether a condition is met as a text is read, and another reading of it would lead to another answer.
    pub(super) fn turns_as_read(&self, view: &StepView<'a>) -> bool {
        let read = view.details.iter().find_map(|detail| match detail {
            Fragment::Said(Key::read_as_line, parts) => parts.first(),
            _ => None,
        });
        let label = |turn: &Turn| self.book().readings.get(turn.reading.index()).map(|reading| Fragment::Label(&reading.label));
        read.is_some_and(|read| self.decision.turns.iter().any(|turn| turn.cell != Cell::Unknown && label(turn).as_ref() == Some(read)))
    }
}

/// So many clauses stand in one line.
pub(super) const CLAUSES: usize = 5;

/// What is met by a provision as a step: in one line, or many in a line each.
pub(super) fn met_in_full((standing, words): (StandingId, Vec<Fragment<'_>>)) -> StepView<'_> {
    if words.len() <= CLAUSES {
        return StepView::new(Verdict::Met, standing, Fragment::list(Joint::Semicolon, words));
    }
    let children = words.into_iter().map(|words| StepView::new(Verdict::Met, standing, words)).collect();
    StepView { children, ..StepView::new(Verdict::Met, standing, say::all_of_these(Fragment::Choice("yes"))) }
}

/// Whether words tell that a day does not exist, and which counts instead.
pub(super) fn is_rounding(words: &Fragment<'_>) -> bool {
    matches!(words, Fragment::Said(Key::birthday_up | Key::birthday_down | Key::reckoned, _))
}

/// What is met, with two limits of one value told together: «alderen er 36 år, kravet er minst 19 år og under 67 år».
pub(super) fn joined<'a>(words: &[Fragment<'a>]) -> Vec<Fragment<'a>> {
    let mut out: Vec<Fragment<'a>> = Vec::with_capacity(words.len());
    // Which day counts instead of one that does not exist, stands behind what rests on it.
    let (rounded, plain): (Vec<&Fragment<'a>>, Vec<&Fragment<'a>>) = words.iter().partition(|own| is_rounding(own));
    for own in plain.into_iter().chain(rounded) {
        if joins_limits(own, out.last_mut(), [Key::requirement_met, Key::requirement_met], Joint::And) {
            continue;
        }
        if let (Fragment::Label(own), Some(last @ Fragment::Label(_))) = (own, out.last_mut())
            && let Fragment::Label(before) = *last
            && Lang::ALL.into_iter().any(|lang| alike(before.get(lang), own.get(lang), lang).is_some())
        {
            *last = Fragment::Alike(before, own);
            continue;
        }
        out.push(own.clone());
    }
    out
}

/// Two limits of one value, of which one would be enough, are told together: «dagen er 17. august; kravet er før 5. februar eller senest 18. mars».
pub(super) fn of_one(members: Vec<Fragment<'_>>) -> Vec<Fragment<'_>> {
    let mut out: Vec<Fragment<'_>> = Vec::with_capacity(members.len());
    for own in members {
        if !joins_limits(&own, out.last_mut(), [Key::requirement, Key::is_not], Joint::Or) && !out.contains(&own) {
            out.push(own);
        }
    }
    out
}

/// Tells a limit together with the one before it, where both are of one value and told by one of these messages; whether it did.
pub(super) fn joins_limits<'a>(own: &Fragment<'a>, before: Option<&mut Fragment<'a>>, by: [Key; 2], joint: Joint) -> bool {
    let (Fragment::Said(key, parts), Some(Fragment::Said(last, before))) = (own, before) else { return false };
    let ([is, limit], [was, limits]) = (&**parts, &mut **before) else { return false };
    if key != last || !by.contains(key) || is != was {
        return false;
    }
    let several = |words: Fragment<'a>| match words {
        Fragment::List(own, list) if own == joint => list,
        one => vec![one],
    };
    let mut list = several(std::mem::replace(limits, Fragment::Name("")));
    list.extend(several(limit.clone()).into_iter().filter(|own| !list.contains(own)).collect::<Vec<_>>());
    *limits = Fragment::list(joint, list);
    true
}
