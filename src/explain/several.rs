//! Several of which one is enough, the items of a list, and exceptions that do not apply: what each of them lacks, told of it alone.

use super::clause::can_be_said;
use super::condensed::{Condensed, InFull, alone, is_bad, is_good};
use super::fragment::{Fragment, Joint};
use super::headline::norm_label;
use super::lacks::Joint as Joined;
use super::met::of_one;
use super::once::Once;
use super::seen::Seen;
use super::step_view::{Role, StepView, Verdict};
use super::text::same_act;
use super::{Ctx, say};
use crate::facts::expr_inputs;
use crate::law::Key;
use crate::model::{ExprKind, Kind, StandingId};
use crate::source::limits;

/// So much of what an exception lacks is told in its line.
const FEW: usize = 2;

/// So many alternatives none of which holds are told in it.
const FEW_OF: usize = 4;

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
        // Before what is met, and stands in the way by that, it can't be said that nothing is.
        let denied = children.iter().any(|child| matches!(self.joint(child), Joined::Denied));
        let text = match view.verdict {
            Verdict::NotMet if denied => say::none_gives_another(),
            Verdict::NotMet => say::none_of_alternatives(),
            _ => view.text.clone(),
        };
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
            let own = self.apart(in_full, &conditions, below, out);
            if good {
                let words: Vec<Fragment<'a>> = own.met_one_by_one().collect();
                own.aside.into_iter().for_each(|aside| self.set_aside(item, aside, &mut out.aside));
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

    /// An exception that does not apply, met at an item: told of that item if it asks something of it, and otherwise once.
    fn set_aside(&self, item: &StepView<'a>, aside: StepView<'a>, into: &mut Vec<StepView<'a>>) {
        let expr = aside.step.and_then(|step| self.seen(step)).map(Seen::id);
        let of_item =
            expr.is_some_and(|expr| expr_inputs(self.book(), expr).facts.iter().any(|(fact, _)| self.book().listed(*fact).is_some()));
        let told = |own: &StepView<'a>| own.standing == aside.standing && own.text == aside.text;
        if of_item {
            into.push(StepView { text: say::told_as(item.text.clone(), aside.text), ..aside });
        } else if !into.iter().any(told) {
            into.push(aside);
        }
    }

    /// An exception that does not apply, in one line, with what it lacks if that is little. `before`: how many go before it.
    pub(super) fn aside(&self, in_full: &InFull<'_, 'a>, view: &StepView<'a>, before: usize) -> StepView<'a> {
        let lacking = if before < limits::TOLD { self.lacking_for(in_full, view) } else { None };
        let text = lacking.unwrap_or_else(|| view.text.clone());
        StepView { role: Role::Exception, step: view.step, ..StepView::new(Verdict::NotExamined, view.standing, text) }
    }

    /// Why an exception does not apply: «unntaket «rett til stønad i ferien» gjelder ikke: årsaken til fraværet er egen sykdom, ikke ferie».
    fn lacking_for(&self, in_full: &InFull<'_, 'a>, view: &StepView<'a>) -> Option<Fragment<'a>> {
        let Fragment::Said(Key::exception, parts) = &view.text else { return None };
        let [holds, condition] = &**parts else { return None };
        let (rule, named) = match self.kind_of(view)? {
            ExprKind::Fact(_) | ExprKind::Not(_) => return None,
            ExprKind::Rule(rule) => (self.book().rules.get(rule.index()), true),
            ExprKind::Reading(_) => (None, true),
            _ => (None, false),
        };
        let mut own = Condensed::brief();
        view.children.iter().for_each(|child| self.gather(in_full, child, true, &mut own));
        let grounds = self.by_place(view.standing, enough(&own.decisive)?);
        // A rule is named, and not denied: that it does not come in here says nothing of what it gives elsewhere.
        if let Some(rule) = rule.filter(|rule| rule.kind != Kind::Exception) {
            return Some(say::exception_set_aside(say::quoted(norm_label(rule)), grounds));
        }
        let told = named && grounds != *condition && says(condition);
        Some(say::exception(holds.clone(), if told { say::said_of(condition.clone(), grounds) } else { grounds }))
    }

    /// Some grounds in a line that is told of a provision: those of another provision with that behind them.
    fn by_place(&self, at: StandingId, grounds: Vec<(StandingId, Fragment<'a>)>) -> Fragment<'a> {
        let here = |standing: StandingId| self.in_one_subsection(at, standing);
        let mut once: Vec<(StandingId, Fragment<'a>)> = Vec::new();
        for (standing, ground) in grounds {
            // The same by two provisions is told once, rather of the provision itself.
            match once.iter_mut().find(|(_, own)| *own == ground) {
                Some((own, _)) if here(standing) => *own = standing,
                Some(_) => {}
                None => once.push((standing, ground)),
            }
        }
        let mut told: Vec<(Option<Fragment<'a>>, Vec<Fragment<'a>>)> = Vec::new();
        for (standing, ground) in once {
            let place = (!here(standing)).then(|| self.cite_place(standing, !same_act(self.book(), at, standing)));
            match told.last_mut() {
                Some((own, list)) if *own == place => list.push(ground),
                _ => told.push((place, vec![ground])),
            }
        }
        let noted = told.into_iter().map(|(place, list)| {
            let words = Fragment::list(Joint::Semicolon, list);
            match place {
                Some(place) => say::with_note(words, place),
                None => words,
            }
        });
        Fragment::list(Joint::Semicolon, noted.collect())
    }

    /// Whether two texts stand in one subsection, or both in a section outside of any.
    fn in_one_subsection(&self, one: StandingId, other: StandingId) -> bool {
        let Some((one, other)) = self.place(one).zip(self.place(other)) else { return true };
        one.act == other.act && one.place.section == other.place.section && one.place.subsection == other.place.subsection
    }

    /// The expression of a step.
    pub(super) fn kind_of(&self, view: &StepView<'a>) -> Option<&'a ExprKind> {
        self.kind(self.seen(view.step?)?.id())
    }
}

/// What an exception lacks, if it can be told in a line. Each of it is lacking, so that one alone keeps the exception from applying:
/// few are told, and those that rest on alternatives only where there is no other.
fn enough<'a>(lacking: &[StepView<'a>]) -> Option<Vec<(StandingId, Fragment<'a>)>> {
    let never = |step: &StepView<'_>| matches!(step.text, Fragment::Said(Key::always | Key::without_a_rule, _));
    let plain =
        |step: &StepView<'_>| step.verdict == Verdict::NotMet && step.role == Role::Plain && step.children.is_empty() && !never(step);
    let told: Vec<_> = lacking.iter().filter(|step| plain(step)).take(FEW).map(|step| (step.standing, step.text.clone())).collect();
    if !told.is_empty() {
        return Some(told);
    }
    let alternatives = lacking.iter().find(|step| step.role == Role::OneOf && step.verdict == Verdict::NotMet)?;
    let mut told = Vec::new();
    lacks(alternatives, &plain, &mut told)?;
    let mut of_places: Vec<(StandingId, Vec<Fragment<'a>>)> = Vec::new();
    for (standing, words) in told {
        match of_places.last_mut() {
            Some((own, list)) if *own == standing => list.push(words),
            _ => of_places.push((standing, vec![words])),
        }
    }
    let told = of_places.into_iter().flat_map(|(standing, list)| of_one(list).into_iter().map(move |words| (standing, words)));
    Some(told.collect()).filter(|told: &Vec<_>| told.len() <= FEW_OF)
}

/// What an alternative lacks: of one with a name, one thing that it lacks is enough; of one that is itself several, each of them lacks something.
fn lacks<'a>(member: &StepView<'a>, plain: &impl Fn(&StepView<'a>) -> bool, into: &mut Vec<(StandingId, Fragment<'a>)>) -> Option<()> {
    if member.role == Role::OneOf && !member.children.is_empty() {
        return member.children.iter().try_for_each(|own| lacks(own, plain, into));
    }
    if member.children.is_empty() {
        into.push(plain(member).then(|| (member.standing, member.text.clone()))?);
        return Some(());
    }
    if let Some(one) = member.children.iter().find(|child| plain(child)) {
        into.push((one.standing, one.text.clone()));
        return Some(());
    }
    let several = member.children.iter().find(|child| child.role == Role::OneOf && child.verdict == Verdict::NotMet)?;
    lacks(several, plain, into)
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
