//! The reasons as a decision gives them: what decides at length, what is met in one line a provision, an exception that does not apply in one.
//!
//! Nothing is added to the steps: they are chosen, put in order, and told once (`docs/explanations.md`).

use rustc_hash::FxHashMap;

use super::clause::alike;
use super::details::Lines;
use super::fragment::{Fragment, Joint};
use super::headline::norm_label;
use super::lacks::Joint as Joined;
use super::once::Once;
use super::phrase::Wanted;
use super::step_view::{Role, StepView, Verdict};
use super::{Ctx, say};
use crate::law::{Key, Lang, Place, Text};
use crate::model::{Cell, ExprKind, Kind, StandingId};

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
    /// What is met because it does not hold.
    against: Vec<(StandingId, Fragment<'a>)>,
    /// Whether something that could decide is not known.
    pub(super) open: bool,
    /// The steps gathered so far, each with whether it has to hold.
    gathered: Once<(usize, bool)>,
}

/// So many levels of what a value is made of are told; what is below is in the whole explanation, which is said.
const LEVELS: usize = 12;

/// The steps told in full, to which others only refer.
pub(super) type InFull<'v, 'a> = FxHashMap<usize, &'v StepView<'a>>;

impl<'a> Condensed<'a> {
    /// Whether anything is told to be met.
    pub(super) fn has_met(&self) -> bool {
        !self.met.is_empty()
    }

    /// What is told to be met, by provision, if it is no more than so many conditions.
    /// Where all of it is met because it does not hold, it decides by itself, however much it is.
    pub(super) fn met_if_few(&self, most: usize) -> Option<impl Iterator<Item = (StandingId, Fragment<'a>)>> {
        let all: usize = self.met.iter().map(|(_, _, words)| words.len()).sum();
        let told = self.met.iter().map(|(standing, _, words)| (*standing, Fragment::list(Joint::Semicolon, joined(words.all()))));
        (all <= most || !self.affirmed).then_some(told)
    }

    /// What is met because it does not hold, as long as it is no more than so much.
    pub(super) fn met_against(&self, most: usize) -> impl Iterator<Item = (StandingId, Fragment<'a>)> {
        self.against.iter().take(if self.against.len() > most { 0 } else { most }).cloned()
    }

    /// The sections of what is met; one of which only a part is, by that part.
    pub(super) fn met_sections(&self, ctx: &Ctx<'a>) -> Vec<Fragment<'a>> {
        let mut sections: Vec<(StandingId, bool)> = Vec::new();
        for (standing, ..) in &self.met {
            match sections.iter_mut().find(|(own, _)| ctx.in_one_section(*own, *standing)) {
                Some((own, whole)) => *whole |= ctx.cite(*own) != ctx.cite(*standing),
                None => sections.push((*standing, false)),
            }
        }
        let cited = |(standing, whole): (StandingId, bool)| match ctx.place(standing).filter(|_| whole) {
            Some(own) => {
                let place = Place { section: own.place.section.clone(), ..Place::default() };
                let act = ctx.book().acts.get(own.act.index());
                act.map_or(Fragment::Name(""), |act| Fragment::Words(Text::of(|lang| place.cite(act.short.get(lang), lang))))
            }
            None => ctx.cite(standing),
        };
        sections.into_iter().map(cited).collect()
    }

    /// The steps in their order, each source at the first that rests on it; what is met, in one a section.
    pub(super) fn steps(self, ctx: &Ctx<'a>) -> Vec<StepView<'a>> {
        let mut steps = self.decisive;
        let mut sections: Vec<(StandingId, Option<usize>, Vec<Part<'a>>)> = Vec::new();
        for (standing, step, words) in self.met {
            let words = joined(words.all());
            match sections.iter_mut().find(|(own, ..)| ctx.in_one_section(*own, standing)) {
                Some((.., parts)) => match parts.iter_mut().find(|(own, _)| ctx.cite(*own) == ctx.cite(standing)) {
                    Some((_, own)) => own.extend(words),
                    None => parts.push((standing, words)),
                },
                None => sections.push((standing, step, vec![(standing, words)])),
            }
        }
        steps.extend(sections.into_iter().map(|(standing, step, parts)| {
            let mut before = standing;
            let part = |(own, words): Part<'a>| {
                let words = Fragment::list(Joint::Semicolon, words);
                let before = ctx.place(std::mem::replace(&mut before, own)).map(|before| &before.place);
                match ctx.place(own).filter(|_| own != standing) {
                    Some(place) if place.place.is_section() => words,
                    Some(place) => {
                        let place = &place.place;
                        let deeper = place.letter.is_some() || place.sentence.is_some();
                        let named = deeper && before.is_some_and(|before| before.subsection == place.subsection);
                        say::at_place(Fragment::Below(place, named), words)
                    }
                    None => words,
                }
            };
            let text = Fragment::list(Joint::Semicolon, parts.into_iter().map(part).collect());
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

/// A provision, with what is met by it.
type Part<'a> = (StandingId, Vec<Fragment<'a>>);

/// What is met, with two limits of one value told together: «alderen er 36 år, kravet er minst 19 år og under 67 år».
fn joined<'a>(words: &[Fragment<'a>]) -> Vec<Fragment<'a>> {
    let mut out: Vec<Fragment<'a>> = Vec::with_capacity(words.len());
    for own in words {
        if let (Fragment::Said(Key::requirement_met, parts), Some(Fragment::Said(Key::requirement_met, before))) = (own, out.last_mut())
            && let ([is, limit], [was, limits]) = (parts.as_slice(), before.as_mut_slice())
            && is == was
        {
            let first = std::mem::replace(limits, Fragment::Name(""));
            *limits = match first {
                Fragment::List(Joint::And, mut list) => {
                    list.push(limit.clone());
                    Fragment::List(Joint::And, list)
                }
                first => Fragment::List(Joint::And, vec![first, limit.clone()]),
            };
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

impl<'a> Ctx<'a> {
    /// Whether two provisions are parts of one section.
    fn in_one_section(&self, one: StandingId, other: StandingId) -> bool {
        let Some((one, other)) = self.place(one).zip(self.place(other)) else { return false };
        let own = one.place.section.is_some() && !one.place.in_introduction();
        one.act == other.act && (own && one.place.section == other.place.section || one.place == other.place)
    }

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
        out.open = out.decisive.iter().any(is_open);
        // Beside a refusal, what is not settled need not be.
        if self.decision.cell == Cell::NO {
            settled(&mut out.decisive);
        }
        out.decisive.iter_mut().for_each(|step| self.in_figures(step));
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
            let children = self.apart(in_full, &children, below, out).steps(self);
            return out.decisive.push(StepView { children, ..alone(view) });
        }
        // That a rule is met stands in the way: it is named, and its conditions are told as met.
        if let (Joined::Denied, [only], false, true) = (&joint, view.children.as_slice(), good, wanted)
            && only.rule.is_some()
            && only.verdict == Verdict::Met
        {
            let children = self.apart(in_full, std::slice::from_ref(&only), true, out).steps(self);
            let text = self.finding(only).unwrap_or_else(|| only.text.clone());
            let own = StepView { children, step: view.step, ..StepView::new(view.verdict, only.standing, text) };
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
        // Beside an exception, a main rule that comes to the same is a ground too, and goes before it.
        if !good && let Some(main) = view.children.iter().find(|child| child.role == Role::Displaced && child.verdict == view.verdict) {
            main.children.iter().for_each(|child| self.gather(in_full, child, below, out));
        }
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
                    let text = self.finding(child).unwrap_or_else(|| child.text.clone());
                    members.push(StepView { details: Vec::new(), children: own, text, ..alone(child) });
                } else {
                    members.extend(own);
                }
            }
            // One condition that failed speaks for itself; of several, it is told that one would be enough.
            if members.len() > 1 {
                let text = if view.verdict == Verdict::NotMet { say::none_of_alternatives() } else { view.text.clone() };
                let together = StepView { role: view.role, step: view.step, ..StepView::new(view.verdict, view.standing, text) };
                out.decisive.push(StepView { children: members, ..together });
            } else {
                out.decisive.append(&mut members);
            }
            return;
        }
        children.iter().for_each(|child| self.gather(in_full, child, below, out));
    }

    /// What some steps rest on, apart from what is gathered so far, and without what that told already.
    pub(super) fn apart(&self, in_full: &InFull<'_, 'a>, steps: &[&StepView<'a>], wanted: bool, out: &mut Condensed<'a>) -> Condensed<'a> {
        let mut apart = Condensed { gathered: std::mem::take(&mut out.gathered), ..Condensed::default() };
        steps.iter().for_each(|step| self.gather(in_full, step, wanted, &mut apart));
        out.gathered = std::mem::take(&mut apart.gathered);
        out.affirmed |= apart.affirmed;
        out.against.extend(apart.against.iter().cloned());
        apart
    }

    /// A condition that rests on no other.
    fn gather_leaf(&self, in_full: &InFull<'_, 'a>, view: &StepView<'a>, wanted: bool, out: &mut Condensed<'a>) {
        if is_good(view, wanted) {
            out.affirmed |= wanted;
            let words = self.met_words(view, wanted);
            if !wanted {
                out.against.push((view.standing, words.clone()));
            }
            return out.meets(view, self.reasoned(view, words));
        }
        let mut own = self.amounts(in_full, view, LEVELS);
        own.verdict = match view.verdict {
            Verdict::Met | Verdict::NotMet => Verdict::NotMet,
            other => other,
        };
        own.text = self.finding(view).unwrap_or_else(|| self.lacking_text(view, wanted));
        out.decisive.push(own);
    }

    /// An exception: with what it rests on if it applies or may apply, in one line if not.
    fn gather_exception(&self, in_full: &InFull<'_, 'a>, view: &StepView<'a>, out: &mut Condensed<'a>) {
        if view.verdict == Verdict::NotMet {
            return out.aside.push(self.aside(view));
        }
        let children: Vec<&StepView<'a>> = view.children.iter().collect();
        let mut children = self.apart(in_full, &children, true, out).steps(self);
        // What the exception itself says is not said again below it.
        let said = view.step.and_then(|step| self.seen(step)).is_some_and(|seen| matches!(self.kind(seen.id()), Some(ExprKind::Fact(_))));
        children.retain(|child| !said || child.verdict != Verdict::Met || !child.details.is_empty());
        out.decisive.push(StepView { children, ..alone(view) });
    }

    /// An exception that does not apply, in one line.
    pub(super) fn aside(&self, view: &StepView<'a>) -> StepView<'a> {
        StepView { role: Role::Exception, step: view.step, ..StepView::new(Verdict::NotExamined, view.standing, view.text.clone()) }
    }

    /// What is met, with the reason given for it where somebody may or shall do something: that is the ground for it.
    fn reasoned(&self, view: &StepView<'a>, words: Fragment<'a>) -> Fragment<'a> {
        let kind = self.book().rules.get(self.decision.goal.index()).map(|goal| goal.kind);
        let bears = matches!(kind, Some(Kind::Duty | Kind::Power | Kind::Prohibition)) && self.decision.cell == Cell::YES;
        let because = |detail: &&Fragment<'a>| match detail {
            Fragment::Said(Key::assessed_because, _) => true,
            Fragment::Said(Key::with_note, parts) => matches!(parts.first(), Some(Fragment::Said(Key::assessed_because, _))),
            _ => false,
        };
        match view.details.iter().find(because).filter(|_| bears) {
            Some(reason) => say::said_of(words, reason.clone()),
            None => words,
        }
    }

    /// A condition that is met, within a sentence: «arbeidsevnen er vesentlig nedsatt», «alderen er 36 år, kravet er minst 19 år».
    fn met_words(&self, view: &StepView<'a>, wanted: bool) -> Fragment<'a> {
        if let Some(rule) = view.rule.and_then(|rule| self.book().rules.get(rule.index())) {
            return if wanted { norm_label(rule) } else { self.finding(view).unwrap_or_else(|| view.text.clone()) };
        }
        let Some(seen) = view.step.and_then(|step| self.seen(step)) else { return view.text.clone() };
        match self.kind(seen.id()) {
            Some(ExprKind::Fact(fact)) if self.cell_of(seen) == Cell::YES => {
                self.book().facts.get(fact.index()).map_or(view.text.clone(), |fact| Fragment::Label(&fact.label))
            }
            Some(ExprKind::Not(inner)) if self.is_compared(*inner) => self.compared_text(self.part(seen, *inner), wanted, Wanted::Met),
            _ if self.is_compared(seen.id()) => self.compared_text(seen, false, if wanted { Wanted::Met } else { Wanted::Unmet }),
            _ => self.finding(view).unwrap_or_else(|| view.text.clone()),
        }
    }
}

/// Whether a step has the result that it has to have.
fn is_good(view: &StepView<'_>, wanted: bool) -> bool {
    view.verdict == if wanted { Verdict::Met } else { Verdict::NotMet }
}

/// Whether a step, or one that it rests on, is not known.
fn is_open(view: &StepView<'_>) -> bool {
    view.verdict == Verdict::Open || view.children.iter().any(is_open)
}

/// Takes out what is not known.
fn settled(steps: &mut Vec<StepView<'_>>) {
    steps.retain(|step| step.verdict != Verdict::Open);
    steps.iter_mut().for_each(|step| settled(&mut step.children));
}

/// A step without those that it rests on.
pub(super) fn alone<'a>(view: &StepView<'a>) -> StepView<'a> {
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
        let source = matches!(detail, Fragment::SourceLine(_) | Fragment::Said(Key::changed_by, _));
        let new = !source || told.insert(detail.clone());
        new && !matches!(detail, Fragment::Said(Key::see_above | Key::given_under, _))
    });
    view.children.iter_mut().for_each(|child| once(child, told));
}
