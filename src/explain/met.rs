//! What is met, within a sentence: what was found, with the reason given for it where that is the ground of the answer.

use super::clause::alike;
use super::fragment::{Fragment, Joint};
use super::headline::norm_label;
use super::phrase::Wanted;
use super::step_view::StepView;
use super::{Ctx, say};
use crate::law::{Key, Lang};
use crate::model::{Cell, ExprKind, Kind};

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
}

/// What is met, with two limits of one value told together: «alderen er 36 år, kravet er minst 19 år og under 67 år».
pub(super) fn joined<'a>(words: &[Fragment<'a>]) -> Vec<Fragment<'a>> {
    let mut out: Vec<Fragment<'a>> = Vec::with_capacity(words.len());
    for own in words {
        if joins_limits(own, out.last_mut(), [Key::requirement_met, Key::requirement_unmet], Joint::And) {
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

/// Tells a limit together with the one before it, where both are of one value and told by one of these messages; whether it did.
pub(super) fn joins_limits<'a>(own: &Fragment<'a>, before: Option<&mut Fragment<'a>>, by: [Key; 2], joint: Joint) -> bool {
    let (Fragment::Said(key, parts), Some(Fragment::Said(last, before))) = (own, before) else { return false };
    let ([is, limit], [was, limits]) = (parts.as_slice(), before.as_mut_slice()) else { return false };
    if key != last || !by.contains(key) || is != was {
        return false;
    }
    *limits = match std::mem::replace(limits, Fragment::Name("")) {
        Fragment::List(own, mut list) if own == joint => {
            list.push(limit.clone());
            Fragment::List(joint, list)
        }
        first => Fragment::List(joint, vec![first, limit.clone()]),
    };
    true
}
