//! Several of which one is enough, the items of a list, and exceptions that do not apply: what each of them lacks, told of it alone.

use super::clause::can_be_said;
use super::condensed::{Condensed, InFull, alone, is_bad, is_good};
use super::fragment::{Fragment, Joint};
use super::once::Once;
use super::seen::Seen;
use super::step_view::{Role, StepView, Verdict};
use super::{Ctx, say};
use crate::law::Key;
use crate::model::ExprKind;
use crate::source::limits;

/// So much of what an exception lacks is told in its line.
const FEW: usize = 2;

impl<'a> Ctx<'a> {
    /// Alternatives none of which is as it has to be, each with what it lacks.
    pub(super) fn gather_alternatives(
        &self,
        in_full: &InFull<'_, 'a>,
        view: &StepView<'a>,
        children: &[&StepView<'a>],
        below: bool,
        out: &mut Condensed<'a>,
    ) {
        let mut members: Vec<StepView<'a>> = Vec::new();
        let mut here = Once::default();
        for child in children {
            let apart = self.apart(in_full, std::slice::from_ref(child), below, out);
            let own = apart.decisive;
            let plain = matches!(own.as_slice(), [only] if only.role != Role::Exception);
            if own.is_empty() && is_bad(child, below) || child.rule.is_some() && !plain && !own.is_empty() {
                let text = self.finding(child).unwrap_or_else(|| child.text.clone());
                members.push(StepView { details: Vec::new(), children: own, text, ..alone(child) });
            } else {
                members.extend(own);
            }
            here.extend(&apart.here);
        }
        // One condition that failed speaks for itself; of several, it is told that one would be enough.
        if members.len() == 1 {
            out.here.extend(&here);
        }
        let text = if view.verdict == Verdict::NotMet { say::none_of_alternatives() } else { view.text.clone() };
        together(view, text, members, out);
    }

    /// The items of a list, one by one.
    pub(super) fn gather_list(&self, in_full: &InFull<'_, 'a>, view: &StepView<'a>, wanted: bool, out: &mut Condensed<'a>) {
        let (below, one_is_enough) = self.joint(view).below(wanted);
        let good = is_good(view, wanted);
        let items = view.children.iter().filter(|item| item.verdict != Verdict::NotExamined && is_good(item, below) == good);
        let mut members: Vec<StepView<'a>> = Vec::new();
        for item in items {
            let conditions: Vec<&StepView<'a>> = item.children.iter().collect();
            let mut own = self.apart(in_full, &conditions, below, out);
            if good {
                out.aside.append(&mut own.aside);
                let words: Vec<Fragment<'a>> = own.met_one_by_one().collect();
                if !words.is_empty() {
                    out.meets(view, say::told_as(item.text.clone(), Fragment::list(Joint::And, words)));
                }
                if one_is_enough && !out.every {
                    break;
                }
                continue;
            }
            let verdict = if is_bad(item, below) { Verdict::NotMet } else { item.verdict };
            members.push(StepView { verdict, children: own.decisive, ..alone(item) });
        }
        if good {
            return;
        }
        let text = match self.kind_of(view) {
            Some(ExprKind::Gather { list, .. }) if one_is_enough && view.verdict == Verdict::NotMet => {
                say::none_of_list(self.label(Seen::written(*list)))
            }
            _ => view.text.clone(),
        };
        if one_is_enough {
            together(view, text, members, out);
        } else {
            out.decisive.append(&mut members);
        }
    }

    /// An exception that does not apply, in one line, with what it lacks if that is little. `before`: how many go before it.
    pub(super) fn aside(&self, in_full: &InFull<'_, 'a>, view: &StepView<'a>, before: usize) -> StepView<'a> {
        let lacking = if before < limits::TOLD { self.lacking_for(in_full, view) } else { None };
        let text = lacking.unwrap_or_else(|| view.text.clone());
        StepView { role: Role::Exception, step: view.step, ..StepView::new(Verdict::NotExamined, view.standing, text) }
    }

    /// Why an exception does not apply: «deltakeren har ikke rett til stønad i ferien – feriedager brukt er 25; kravet er under 25».
    fn lacking_for(&self, in_full: &InFull<'_, 'a>, view: &StepView<'a>) -> Option<Fragment<'a>> {
        let Fragment::Said(Key::exception, parts) = &view.text else { return None };
        let [holds, condition] = parts.as_slice() else { return None };
        let named = match self.kind_of(view)? {
            ExprKind::Fact(_) | ExprKind::Not(_) => return None,
            ExprKind::Rule(_) | ExprKind::Reading(_) => true,
            _ => false,
        };
        let mut own = Condensed::brief();
        view.children.iter().for_each(|child| self.gather(in_full, child, true, &mut own));
        let plain = |step: &StepView<'a>| {
            step.verdict == Verdict::NotMet && step.role == Role::Plain && !matches!(step.text, Fragment::Said(Key::always, _))
        };
        if own.decisive.is_empty() || own.decisive.len() > FEW || !own.decisive.iter().all(plain) {
            return None;
        }
        let grounds = Fragment::list(Joint::Semicolon, own.decisive.into_iter().map(|step| step.text).collect());
        let told = named && grounds != *condition && says(condition);
        Some(say::exception(holds.clone(), if told { say::said_of(condition.clone(), grounds) } else { grounds }))
    }

    /// The expression of a step.
    pub(super) fn kind_of(&self, view: &StepView<'a>) -> Option<&'a ExprKind> {
        self.kind(self.seen(view.step?)?.id())
    }
}

/// Whether words say what was found, and not only that a condition with a name is met or not.
pub(super) fn says(words: &Fragment<'_>) -> bool {
    !matches!(words, Fragment::Stated(label, holds, _) if !can_be_said(label, *holds))
}

/// Several, of which one would be enough, as one step; a single one speaks for itself.
fn together<'a>(view: &StepView<'a>, text: Fragment<'a>, mut members: Vec<StepView<'a>>, out: &mut Condensed<'a>) {
    if members.len() > 1 {
        let details = view.details.iter().filter(|detail| matches!(detail, Fragment::Said(Key::told_of_many, _))).cloned().collect();
        let together = StepView { role: Role::OneOf, step: view.step, details, ..StepView::new(view.verdict, view.standing, text) };
        out.decisive.push(StepView { children: members, ..together });
    } else {
        out.decisive.append(&mut members);
    }
}
