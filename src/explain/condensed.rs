//! The reasons as a decision gives them: what decides at length, what is met in one line a provision, an exception that does not apply in one.
//!
//! Nothing is added to the steps: they are chosen, put in order, and told once (`docs/explanations.md`).

use rustc_hash::FxHashMap;

use super::details::Lines;
use super::fragment::{Fragment, Joint};
use super::headline::{norm_label, norm_words};
use super::lacks::Joint as Joined;
use super::once::Once;
use super::phrase::Wanted;
use super::step_view::{Role, StepView, Verdict};
use super::{Ctx, say};
use crate::law::Key;
use crate::model::{Cell, ExprKind, StandingId};

/// The steps of a decision in the order in which it is reasoned.
#[derive(Default)]
pub(super) struct Condensed<'a> {
    /// What decides: conditions that failed, are open or have no answer, and exceptions that apply.
    pub(super) decisive: Vec<StepView<'a>>,
    /// What is as it has to be, by provision.
    met: Vec<(StandingId, Option<usize>, Lines<'a>)>,
    /// Where each provision stands among them.
    places: FxHashMap<StandingId, usize>,
    /// Exceptions that do not apply.
    aside: Vec<StepView<'a>>,
    /// Whether some of that is met because it holds. The grounds of a refusal, say, are met because they do not.
    affirmed: bool,
    /// The steps gathered so far, each with whether it has to hold.
    gathered: Once<(usize, bool)>,
}

/// So many levels of what a value is made of are told; what is below is in the whole explanation, which is said.
const LEVELS: usize = 4;

/// The steps told in full, to which others only refer.
type InFull<'v, 'a> = FxHashMap<usize, &'v StepView<'a>>;

impl<'a> Condensed<'a> {
    /// Whether anything is told to be met.
    pub(super) fn has_met(&self) -> bool {
        !self.met.is_empty()
    }

    /// What is told to be met, by provision, if it is no more than so many conditions.
    /// Where all of it is met because it does not hold, it decides by itself, however much it is.
    pub(super) fn met_if_few(&self, most: usize) -> Option<impl Iterator<Item = (StandingId, Fragment<'a>)>> {
        let all: usize = self.met.iter().map(|(_, _, words)| words.len()).sum();
        let told = self.met.iter().map(|(standing, _, words)| (*standing, Fragment::list(Joint::Semicolon, words.all().to_vec())));
        (all <= most || !self.affirmed).then_some(told)
    }

    /// The steps in their order, each source at the first that rests on it.
    pub(super) fn steps(self) -> Vec<StepView<'a>> {
        let mut steps = self.decisive;
        steps.extend(self.met.into_iter().map(|(standing, step, words)| {
            let text = Fragment::list(Joint::Semicolon, words.into_vec());
            StepView { step, ..StepView::new(Verdict::Met, standing, text) }
        }));
        steps.extend(self.aside);
        let mut sources = Lines::default();
        steps.iter_mut().for_each(|step| once(step, &mut sources));
        steps
    }

    fn meets(&mut self, view: &StepView<'a>, words: Fragment<'a>) {
        let at = *self.places.entry(view.standing).or_insert_with(|| {
            self.met.push((view.standing, view.step, Lines::default()));
            self.met.len() - 1
        });
        if let Some((.., told)) = self.met.get_mut(at) {
            told.insert(words);
        }
    }
}

impl<'a> Ctx<'a> {
    /// The steps of a tree in the order in which a decision is reasoned.
    pub(super) fn condensed(&self, root: &StepView<'a>) -> Condensed<'a> {
        let mut in_full = InFull::default();
        find_in_full(root, &mut in_full);
        let mut out = Condensed::default();
        if root.verdict == Verdict::Value {
            out.decisive = self.parts(&in_full, root, LEVELS);
        } else {
            self.gather(&in_full, root, true, &mut out);
        }
        out
    }

    /// Gathers what a step rests on. `wanted`: whether it has to hold.
    fn gather(&self, in_full: &InFull<'_, 'a>, view: &StepView<'a>, wanted: bool, out: &mut Condensed<'a>) {
        if matches!(view.verdict, Verdict::NotExamined) || matches!(view.role, Role::Displaced | Role::Passed) {
            return;
        }
        if view.role == Role::Exception {
            return self.gather_exception(in_full, view, out);
        }
        if view.rule.is_some() && view.step.is_some_and(|step| !out.gathered.insert((step, wanted))) {
            return;
        }
        let view = match view.step.and_then(|step| in_full.get(&step)) {
            Some(full) if view.rule.is_some() && view.children.is_empty() => full,
            _ => view,
        };
        let joint = self.joint(view);
        if view.children.is_empty() || matches!(joint, Joined::Value) || view.verdict == Verdict::Value {
            return self.gather_leaf(in_full, view, wanted, out);
        }
        let (below, one_is_enough) = joint.below(wanted);
        let good = is_good(view, wanted);
        if view.fault.is_some() {
            let children: Vec<&StepView<'a>> = view.children.iter().collect();
            let children = self.apart(in_full, &children, below, out).steps();
            return out.decisive.push(StepView { children, ..alone(view) });
        }
        // That a rule is met stands in the way: it is named, and its conditions are told as met.
        if let (Joined::Denied, [only], false, true) = (&joint, view.children.as_slice(), good, wanted)
            && let Some(rule) = only.rule.filter(|_| only.verdict == Verdict::Met).and_then(|rule| self.book().rules.get(rule.index()))
        {
            let children = self.apart(in_full, std::slice::from_ref(&only), true, out).steps();
            let own = StepView { children, step: view.step, ..StepView::new(view.verdict, only.standing, norm_words(rule)) };
            return out.decisive.push(own);
        }
        let mut children: Vec<&StepView<'a>> = view.children.iter().collect();
        // An exception that may yet apply, beside an answer that is known, does not decide it.
        let settled = matches!(view.verdict, Verdict::Met | Verdict::NotMet);
        children.retain(|child| {
            let idle = settled && child.role == Role::Exception && matches!(child.verdict, Verdict::Open | Verdict::Fault);
            if idle {
                out.aside.push(StepView { verdict: Verdict::NotExamined, details: Vec::new(), ..alone(child) });
            }
            !idle
        });
        if good && one_is_enough {
            // Beside one that is enough, the others do not matter; the exceptions do.
            let enough = children.iter().position(|child| child.role != Role::Exception && is_good(child, below));
            let mut at = 0;
            children.retain(|child| {
                at += 1;
                child.role == Role::Exception || enough.is_none_or(|enough| enough + 1 == at)
            });
        }
        if !good && one_is_enough && view.role == Role::OneOf {
            let mut members: Vec<StepView<'a>> = Vec::new();
            for child in children {
                let own = self.apart(in_full, std::slice::from_ref(&child), below, out).decisive;
                let plain = matches!(own.as_slice(), [only] if only.role != Role::Exception);
                if child.rule.is_some() && !plain && !own.is_empty() {
                    members.push(StepView { details: Vec::new(), children: own, ..alone(child) });
                } else {
                    members.extend(own);
                }
            }
            // One condition that failed speaks for itself; of several, it is told that one would be enough.
            if members.len() > 1 {
                let together =
                    StepView { role: view.role, step: view.step, ..StepView::new(view.verdict, view.standing, view.text.clone()) };
                out.decisive.push(StepView { children: members, ..together });
            } else {
                out.decisive.append(&mut members);
            }
            return;
        }
        children.iter().for_each(|child| self.gather(in_full, child, below, out));
    }

    /// What some steps rest on, apart from what is gathered so far, and without what that told already.
    fn apart(&self, in_full: &InFull<'_, 'a>, steps: &[&StepView<'a>], wanted: bool, out: &mut Condensed<'a>) -> Condensed<'a> {
        let mut apart = Condensed { gathered: std::mem::take(&mut out.gathered), ..Condensed::default() };
        steps.iter().for_each(|step| self.gather(in_full, step, wanted, &mut apart));
        out.gathered = std::mem::take(&mut apart.gathered);
        out.affirmed |= apart.affirmed;
        apart
    }

    /// A condition that rests on no other.
    fn gather_leaf(&self, in_full: &InFull<'_, 'a>, view: &StepView<'a>, wanted: bool, out: &mut Condensed<'a>) {
        if is_good(view, wanted) {
            out.affirmed |= wanted;
            return out.meets(view, self.met_words(view, wanted));
        }
        let mut own = self.amounts(in_full, view, LEVELS);
        own.verdict = match view.verdict {
            Verdict::Met | Verdict::NotMet => Verdict::NotMet,
            other => other,
        };
        own.text = self.lacking_text(view, wanted);
        out.decisive.push(own);
    }

    /// An exception: with what it rests on if it applies or may apply, in one line if not.
    fn gather_exception(&self, in_full: &InFull<'_, 'a>, view: &StepView<'a>, out: &mut Condensed<'a>) {
        if view.verdict == Verdict::NotMet {
            return out.aside.push(self.aside(view));
        }
        let children: Vec<&StepView<'a>> = view.children.iter().collect();
        let children = self.apart(in_full, &children, true, out).steps();
        out.decisive.push(StepView { children, ..alone(view) });
    }

    /// An exception that does not apply, in one line.
    fn aside(&self, view: &StepView<'a>) -> StepView<'a> {
        let condition = view.step.and_then(|step| self.seen(step)).map(|seen| self.formula(seen));
        let text = match &view.text {
            Fragment::Said(Key::exception, _) => condition.map(say::exception_aside),
            _ => None,
        };
        let own = StepView::new(Verdict::NotExamined, view.standing, text.unwrap_or_else(|| view.text.clone()));
        StepView { role: Role::Exception, step: view.step, ..own }
    }

    /// A value with the amounts and days that it is made of, the conditions that chose among them, and last the exceptions that do not apply.
    fn amounts(&self, in_full: &InFull<'_, 'a>, view: &StepView<'a>, levels: usize) -> StepView<'a> {
        if levels == 0 && !view.children.is_empty() {
            let mut own = alone(view);
            own.details.push(say::worked_out_in_full());
            return own;
        }
        let mut own = StepView { children: self.parts(in_full, view, levels), ..alone(view) };
        self.join_formula(&mut own);
        own
    }

    /// What a value is made of.
    fn parts(&self, in_full: &InFull<'_, 'a>, view: &StepView<'a>, levels: usize) -> Vec<StepView<'a>> {
        let (mut children, mut aside) = (Vec::new(), Vec::new());
        for child in &view.children {
            match (child.verdict, child.role) {
                (Verdict::NotExamined, _) | (_, Role::Displaced) => {}
                (_, Role::Passed) => children.push(alone(child)),
                (Verdict::NotMet, Role::Exception) => aside.push(self.aside(child)),
                (Verdict::NotMet, Role::Entity) => {
                    let below: Vec<&StepView<'a>> = child.children.iter().collect();
                    let children_of = self.apart(in_full, &below, true, &mut Condensed::default()).decisive;
                    children.push(StepView { children: children_of, ..alone(child) });
                }
                (Verdict::NotMet, _) => {}
                (Verdict::Met, role) if role != Role::Exception => children.push(alone(child)),
                _ => children.push(self.amounts(in_full, child, levels.saturating_sub(1))),
            }
        }
        children.append(&mut aside);
        children
    }

    /// A named value and the formula that makes it are one step; a value that is only written down says nothing more.
    fn join_formula(&self, own: &mut StepView<'a>) {
        let Some(rule) = own.rule.and_then(|rule| self.book().rules.get(rule.index())) else { return };
        let formula = |child: &StepView<'a>| child.verdict == Verdict::Value && child.role == Role::Plain && child.rule.is_none();
        let [only] = own.children.as_mut_slice() else { return };
        if !formula(only) {
            return;
        }
        let only = std::mem::replace(only, StepView::new(Verdict::Value, own.standing, Fragment::Name("")));
        if !matches!(only.text, Fragment::Value(..)) {
            own.text = say::told_as(&rule.label, only.text);
        }
        own.details.extend(only.details);
        own.children = only.children;
    }

    /// A condition that is met, within a sentence: «arbeidsevnen er vesentlig nedsatt», «alderen er 36 år, kravet er minst 19 år».
    fn met_words(&self, view: &StepView<'a>, wanted: bool) -> Fragment<'a> {
        if let Some(rule) = view.rule.and_then(|rule| self.book().rules.get(rule.index())) {
            return if wanted { norm_label(rule) } else { view.text.clone() };
        }
        let Some(seen) = view.step.and_then(|step| self.seen(step)) else { return view.text.clone() };
        match self.kind(seen.id()) {
            Some(ExprKind::Fact(fact)) if self.cell_of(seen) == Cell::YES => {
                self.book().facts.get(fact.index()).map_or(view.text.clone(), |fact| Fragment::Label(&fact.label))
            }
            Some(ExprKind::Not(inner)) if self.is_compared(*inner) => self.compared_text(self.part(seen, *inner), wanted, Wanted::Met),
            _ if self.is_compared(seen.id()) => self.compared_text(seen, !wanted, Wanted::Met),
            _ => view.text.clone(),
        }
    }
}

/// Whether a step has the result that it has to have.
fn is_good(view: &StepView<'_>, wanted: bool) -> bool {
    view.verdict == if wanted { Verdict::Met } else { Verdict::NotMet }
}

/// A step without those that it rests on.
fn alone<'a>(view: &StepView<'a>) -> StepView<'a> {
    StepView {
        verdict: view.verdict,
        role: view.role,
        standing: view.standing,
        text: view.text.clone(),
        details: view.details.clone(),
        fault: view.fault.clone(),
        rule: view.rule,
        expr: view.expr,
        step: view.step,
        children: Vec::new(),
    }
}

fn find_in_full<'v, 'a>(view: &'v StepView<'a>, into: &mut InFull<'v, 'a>) {
    if let Some(step) = view.step.filter(|_| view.rule.is_some() && !view.children.is_empty()) {
        into.entry(step).or_insert(view);
    }
    view.children.iter().for_each(|child| find_in_full(child, into));
}

/// Takes out the sources that were told before.
fn once<'a>(view: &mut StepView<'a>, told: &mut Lines<'a>) {
    view.details.retain(|detail| {
        let source = matches!(detail, Fragment::Said(Key::source, _));
        let new = !source || told.insert(detail.clone());
        new && !matches!(detail, Fragment::Said(Key::see_above, _))
    });
    view.children.iter_mut().for_each(|child| once(child, told));
}
