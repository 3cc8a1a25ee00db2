//! The reasons as a decision gives them: what decides at length, what is met in one line a provision, an exception that does not apply in one.
//!
//! Nothing is added to the steps: they are chosen, put in order, and told once (`docs/explanations.md`).

use rustc_hash::FxHashMap;

use super::details::Lines;
use super::fragment::{Fragment, Joint};
use super::lacks::Joint as Joined;
use super::met::{CLAUSES, is_rounding, joined, met_in_full};
use super::once::Once;
use super::step_view::{Role, StepView, Verdict};
use super::{Ctx, say};
use crate::law::{Key, Place, Text};
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
    pub(super) aside: Vec<StepView<'a>>,
    /// Whether some of that is met because it holds. The grounds of a refusal, say, are met because they do not.
    affirmed: bool,
    /// What is met because it does not hold.
    against: Vec<(StandingId, Fragment<'a>)>,
    /// Whether something that could decide is not known.
    pub(super) open: bool,
    /// What is met with the reason given for it.
    reasoned: Vec<(StandingId, Fragment<'a>)>,
    /// What is met as a text is read here, where another reading would lead to another answer.
    as_read: Vec<(StandingId, Vec<Fragment<'a>>)>,
    /// The steps gathered so far, each with whether it has to hold.
    gathered: Once<(usize, bool)>,
    /// Those of them that were met with here.
    pub(super) here: Once<(usize, bool)>,
    /// Whether each of several that hold is a ground, though one would be enough: they stand in the way.
    pub(super) every: bool,
    /// Whether only what decides is wanted, and not what it is made of.
    brief: bool,
}

/// So many levels of what a value is made of are told; what is below is in the whole explanation, which is said.
const LEVELS: usize = 12;

/// The steps told in full, to which others only refer.
pub(super) type InFull<'v, 'a> = FxHashMap<usize, &'v StepView<'a>>;

impl<'a> Condensed<'a> {
    /// For what decides alone, without what it is made of.
    pub(super) fn brief() -> Condensed<'a> {
        Condensed { brief: true, ..Condensed::default() }
    }

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

    /// What is met with the reason given for it, no more than so much.
    pub(super) fn met_reasoned(&self, most: usize) -> impl Iterator<Item = (StandingId, Fragment<'a>)> {
        self.reasoned.iter().take(most).cloned()
    }

    /// What is met as a text is read here, where another reading would lead to another answer; no more than so much.
    pub(super) fn met_as_read(&self, most: usize) -> impl Iterator<Item = (StandingId, Fragment<'a>)> {
        self.as_read.iter().take(most).map(|(standing, words)| (*standing, Fragment::list(Joint::Semicolon, joined(words))))
    }

    fn reads(&mut self, standing: StandingId, words: [Option<Fragment<'a>>; 2]) {
        let at = self.as_read.iter().position(|(own, _)| *own == standing).unwrap_or(self.as_read.len());
        if at == self.as_read.len() {
            self.as_read.push((standing, Vec::new()));
        }
        if let Some((_, told)) = self.as_read.get_mut(at) {
            told.extend(words.into_iter().flatten().filter(|own| !told.contains(own)).collect::<Vec<_>>());
        }
    }

    /// What is met, each in words of its own.
    pub(super) fn met_one_by_one(&self) -> impl Iterator<Item = Fragment<'a>> {
        self.met.iter().flat_map(|(.., words)| joined(words.all()))
    }

    /// What decides is not told a second time as met.
    fn met_beside(&mut self) {
        let mut told = Lines::default();
        let mut waiting: Vec<&StepView<'a>> = self.decisive.iter().collect();
        while let Some(step) = waiting.pop() {
            told.extend((step.verdict == Verdict::NotMet).then(|| step.text.clone()));
            waiting.extend(step.children.iter().filter(|_| step.role == Role::OneOf));
        }
        self.met.iter_mut().for_each(|(.., words)| words.without(&told));
        self.met.retain(|(.., words)| words.len() > 0);
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
            // What stands in the way is told provision by provision.
            let joins = |own: StandingId| if self.every { ctx.cite(own) == ctx.cite(standing) } else { ctx.in_one_section(own, standing) };
            match sections.iter_mut().find(|(own, ..)| joins(*own)) {
                Some((.., parts)) => match parts.iter_mut().find(|(own, _)| ctx.cite(*own) == ctx.cite(standing)) {
                    Some((_, own)) => own.extend(words),
                    None => parts.push((standing, words)),
                },
                None => sections.push((standing, step, vec![(standing, words)])),
            }
        }
        for (standing, step, parts) in sections {
            let clauses: usize = parts.iter().map(|(_, words)| words.len()).sum();
            if clauses > CLAUSES {
                // Many are told provision by provision, and many of one provision each in a line.
                steps.extend(
                    parts.into_iter().enumerate().map(|(at, part)| StepView { step: step.filter(|_| at == 0), ..met_in_full(part) }),
                );
                continue;
            }
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
            steps.push(StepView { step, ..StepView::new(Verdict::Met, standing, text) });
        }
        steps.extend(self.aside);
        let mut sources = Lines::default();
        steps.iter_mut().for_each(|step| once(step, &mut sources));
        steps
    }

    pub(super) fn meets(&mut self, view: &StepView<'a>, words: Fragment<'a>) {
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

impl<'a> Ctx<'a> {
    /// Whether two provisions are parts of one section.
    pub(super) fn in_one_section(&self, one: StandingId, other: StandingId) -> bool {
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
        out.met_beside();
        out.open = out.decisive.iter().any(is_open);
        // Beside a refusal, what is not settled need not be.
        if self.decision.cell == Cell::NO {
            settled(&mut out.decisive);
        }
        out.decisive.iter_mut().for_each(|step| self.in_figures(step, root));
        out
    }

    /// Gathers what a step rests on. `wanted`: whether it has to hold.
    pub(super) fn gather(&self, in_full: &InFull<'_, 'a>, view: &StepView<'a>, wanted: bool, out: &mut Condensed<'a>) {
        if view.verdict != Verdict::NotExamined && !matches!(view.role, Role::Displaced | Role::Passed) {
            self.gather_any(in_full, view, wanted, out);
        }
    }

    /// The same of a step that was passed, too.
    pub(super) fn gather_any(&self, in_full: &InFull<'_, 'a>, view: &StepView<'a>, wanted: bool, out: &mut Condensed<'a>) {
        if view.role == Role::Exception {
            return self.gather_exception(in_full, view, out);
        }
        if let Some(step) = view.step.filter(|_| view.rule.is_some()) {
            let first_here = out.here.insert((step, wanted));
            if !out.gathered.insert((step, wanted)) {
                // Its grounds were told where it decided something else: that it decides here too is told in a word.
                if first_here && is_bad(view, wanted) {
                    let text = say::as_above(self.finding(view).unwrap_or_else(|| view.text.clone()));
                    out.decisive.push(StepView { verdict: Verdict::NotMet, details: Vec::new(), text, ..alone(view) });
                }
                return;
            }
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
        if view.children.iter().any(|child| child.role == Role::Entity) {
            return self.gather_list(in_full, view, wanted, out);
        }
        // That a rule is met stands in the way: it is named, and its conditions are told as met.
        if let (Joined::Denied, [only], false, true) = (&joint, view.children.as_slice(), good, wanted)
            && only.rule.is_some()
            && only.verdict == Verdict::Met
        {
            let children = self.in_the_way(in_full, std::slice::from_ref(&only), out).steps(self);
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
        if good && one_is_enough && out.every {
            children.retain(|child| child.role == Role::Exception || is_good(child, below));
        } else if good && one_is_enough {
            // Beside one that is enough, the others do not matter; the exceptions do.
            let enough = children.iter().position(|child| child.role != Role::Exception && is_good(child, below));
            let mut at = 0;
            children.retain(|child| {
                at += 1;
                child.role == Role::Exception || enough.is_none_or(|enough| enough + 1 == at)
            });
        }
        if !good && one_is_enough && view.role == Role::OneOf {
            return self.gather_alternatives(in_full, view, &children, below, out);
        }
        children.iter().for_each(|child| self.gather(in_full, child, below, out));
    }

    /// What some steps rest on, apart from what is gathered so far, and without what that told already.
    pub(super) fn apart(&self, in_full: &InFull<'_, 'a>, steps: &[&StepView<'a>], wanted: bool, out: &mut Condensed<'a>) -> Condensed<'a> {
        let gathered = std::mem::take(&mut out.gathered);
        let mut apart = Condensed { gathered, every: out.every, brief: out.brief, ..Condensed::default() };
        steps.iter().for_each(|step| self.gather(in_full, step, wanted, &mut apart));
        out.gathered = std::mem::take(&mut apart.gathered);
        out.affirmed |= apart.affirmed;
        out.as_read.extend(apart.as_read.iter().cloned());
        out.against.extend(apart.against.iter().cloned());
        apart
    }

    /// The same of what stands in the way by being met: each ground for it is told, though one would be enough.
    fn in_the_way(&self, in_full: &InFull<'_, 'a>, steps: &[&StepView<'a>], out: &mut Condensed<'a>) -> Condensed<'a> {
        let every = std::mem::replace(&mut out.every, true);
        let own = self.apart(in_full, steps, true, out);
        out.every = every;
        own
    }

    /// A condition that rests on no other.
    fn gather_leaf(&self, in_full: &InFull<'_, 'a>, view: &StepView<'a>, wanted: bool, out: &mut Condensed<'a>) {
        if is_good(view, wanted) {
            out.affirmed |= wanted;
            let words = self.met_words(view, wanted);
            if !wanted {
                out.against.push((view.standing, words.clone()));
            }
            let reasoned = self.reasoned(view, words.clone());
            if reasoned != words {
                out.reasoned.push((view.standing, reasoned.clone()));
            }
            let rounded = view.details.iter().find(|detail| is_rounding(detail));
            if rounded.is_some() || self.turns_as_read(view) {
                out.reads(view.standing, [Some(reasoned.clone()), rounded.cloned()]);
            }
            out.meets(view, reasoned);
            rounded.into_iter().for_each(|rounded| out.meets(view, rounded.clone()));
            return;
        }
        let mut own = if out.brief { alone(view) } else { self.amounts(in_full, view, LEVELS) };
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
            if !out.brief {
                out.aside.push(self.aside(in_full, view, out.aside.len()));
            }
            return;
        }
        let children: Vec<&StepView<'a>> = view.children.iter().collect();
        let mut children = self.in_the_way(in_full, &children, out).steps(self);
        // What the exception itself says is not said again below it.
        let said = view.step.and_then(|step| self.seen(step)).is_some_and(|seen| matches!(self.kind(seen.id()), Some(ExprKind::Fact(_))));
        children.retain(|child| !said || child.verdict != Verdict::Met || !child.details.is_empty());
        out.decisive.push(StepView { children, ..alone(view) });
    }
}

/// Whether a step has the result that it has to have.
pub(super) fn is_good(view: &StepView<'_>, wanted: bool) -> bool {
    view.verdict == if wanted { Verdict::Met } else { Verdict::NotMet }
}

/// Whether it has the opposite result.
pub(super) fn is_bad(view: &StepView<'_>, wanted: bool) -> bool {
    is_good(view, !wanted)
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
