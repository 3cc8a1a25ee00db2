//! Two explanations as one tree: each step of one version beside the step of the other that it corresponds to, and whether they differ.
//!
//! Steps are matched level by level, by the rule, by what a condition says or tests, and by where it stands, never by wording. Only items of
//! lists, which have nothing else, are matched by their names.

use super::shape::{shape, subject};
use crate::eval::Decision;
use crate::explain::{Role, StepView, Verdict, words};
use crate::law::{Lang, Place};

/// How far two steps differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Differs {
    /// Neither they nor what they rest on.
    No,
    /// Only something that they rest on.
    Below,
    /// They themselves, and nothing that they rest on in both versions.
    Here,
}

impl Differs {
    /// The keyword in JSON.
    pub fn keyword(self) -> &'static str {
        match self {
            Differs::No => "no",
            Differs::Below => "below",
            Differs::Here => "here",
        }
    }
}

/// A step of two versions, or of one alone.
#[derive(Debug, Clone)]
pub struct Joined<'v, 'a> {
    /// The step in each version.
    pub sides: [Option<&'v StepView<'a>>; 2],
    /// Whether they differ.
    pub differs: Differs,
    /// The steps below them.
    pub children: Vec<Joined<'v, 'a>>,
}

impl Joined<'_, '_> {
    /// The number of steps that differ themselves, this one included.
    pub fn count(&self) -> usize {
        usize::from(self.differs == Differs::Here) + self.children.iter().map(Joined::count).sum::<usize>()
    }
}

/// Puts the steps of two decisions of one case into one tree.
pub fn together<'v, 'a>(decisions: [&'v Decision; 2], roots: [&'v StepView<'a>; 2], lang: Lang) -> Joined<'v, 'a> {
    let [left, right] = roots;
    Joiner { decisions, lang }.pair(left, right)
}

/// What a step is recognised by.
struct Known<'v, 'a> {
    view: &'v StepView<'a>,
    rule: Option<&'v str>,
    shape: Option<String>,
    subject: Option<String>,
    place: Option<&'v Place>,
    name: Option<String>,
}

struct Joiner<'d> {
    decisions: [&'d Decision; 2],
    lang: Lang,
}

impl<'d: 'v, 'v> Joiner<'d> {
    fn pair<'a>(&self, left: &'v StepView<'a>, right: &'v StepView<'a>) -> Joined<'v, 'a> {
        let children = self.children(&left.children, &right.children);
        let own = self.differ(left, right);
        Joined { sides: [Some(left), Some(right)], differs: below(own, &children), children }
    }

    /// Whether two steps read differently or came out differently.
    fn differ(&self, left: &StepView<'_>, right: &StepView<'_>) -> bool {
        let [one, other] = self.decisions.map(|decision| decision.plan.checked().book());
        let text = |view: &StepView<'_>, book| words(&view.text, book, self.lang);
        left.verdict != right.verdict
            || (left.role == Role::Passed) != (right.role == Role::Passed)
            || text(left, one) != text(right, other)
    }

    fn alone<'a>(&self, side: usize, view: &'v StepView<'a>) -> Joined<'v, 'a> {
        let children: Vec<Joined<'v, 'a>> = view.children.iter().map(|child| self.within(side, child)).collect();
        Joined { sides: sides(side, view), differs: Differs::Here, children }
    }

    /// What is below a step that one version alone has: it is told with that, and not as another difference.
    fn within<'a>(&self, side: usize, view: &'v StepView<'a>) -> Joined<'v, 'a> {
        Joined {
            sides: sides(side, view),
            differs: Differs::No,
            children: view.children.iter().map(|child| self.within(side, child)).collect(),
        }
    }

    fn known<'a>(&self, side: usize, view: &'v StepView<'a>) -> Known<'v, 'a> {
        let [left, right] = self.decisions;
        let decision: &'d Decision = if side == 0 { left } else { right };
        let book = decision.plan.checked().book();
        Known {
            view,
            rule: view.rule.and_then(|rule| book.rules.get(rule.index())).map(|rule| &*rule.name),
            shape: view.expr.map(|expr| shape(decision, expr)),
            subject: view.expr.map(|expr| subject(decision, expr)),
            place: book.standings.get(view.standing.index()).map(|standing| &standing.place),
            name: (view.role == Role::Entity).then(|| words(&view.text, book, self.lang)),
        }
    }

    fn children<'a>(&self, left: &'v [StepView<'a>], right: &'v [StepView<'a>]) -> Vec<Joined<'v, 'a>> {
        let known = |side: usize, views: &'v [StepView<'a>]| views.iter().map(|view| self.known(side, view)).collect::<Vec<_>>();
        let (left, right) = (known(0, left), known(1, right));
        let mut partners: Vec<Option<usize>> = vec![None; left.len()];
        let mut taken = vec![false; right.len()];
        for way in WAYS {
            for (own, partner) in left.iter().zip(&mut partners).filter(|(_, partner)| partner.is_none()) {
                let mut free = right.iter().zip(&mut taken).enumerate().filter(|(_, (_, taken))| !**taken);
                if let Some((at, (_, taken))) = free.find(|(_, (other, _))| way(own, other)) {
                    (*partner, *taken) = (Some(at), true);
                }
            }
        }
        let mut out: Vec<(Option<usize>, Joined<'v, 'a>)> = Vec::new();
        for (own, partner) in left.iter().zip(&partners) {
            let other = partner.and_then(|at| right.get(at));
            out.push((*partner, other.map_or_else(|| self.alone(0, own.view), |other| self.pair(own.view, other.view))));
        }
        // What only the second version has stands behind the step that it follows there.
        for (at, other) in right.iter().enumerate().filter(|(at, _)| taken.get(*at) == Some(&false)) {
            let before = at.checked_sub(1).and_then(|before| out.iter().position(|(own, _)| *own == Some(before)));
            out.insert(before.map_or(0, |before| before + 1), (Some(at), self.alone(1, other.view)));
        }
        out.into_iter().map(|(_, joined)| joined).collect()
    }
}

/// Ways in which two steps are the same, the surest first.
type Way = fn(&Known<'_, '_>, &Known<'_, '_>) -> bool;

const WAYS: [Way; 6] = [
    |own, other| same_kind(own, other) && own.rule.is_some() && own.rule == other.rule,
    |own, other| same_kind(own, other) && own.name.is_some() && own.name == other.name,
    |own, other| same_kind(own, other) && own.shape.is_some() && own.shape == other.shape && own.place == other.place,
    |own, other| same_kind(own, other) && own.shape.is_some() && own.shape == other.shape,
    |own, other| same_kind(own, other) && own.subject.is_some() && own.subject == other.subject,
    |own, other| {
        let nameless = |known: &Known<'_, '_>| known.rule.is_none() && known.name.is_none();
        same_kind(own, other) && nameless(own) && nameless(other) && own.place == other.place
    },
];

/// Whether two steps have one role. That a case of several did not apply is no other role than that it did.
fn same_kind(own: &Known<'_, '_>, other: &Known<'_, '_>) -> bool {
    let role = |known: &Known<'_, '_>| if known.view.role == Role::Passed { Role::Plain } else { known.view.role };
    let value = |known: &Known<'_, '_>| known.view.verdict == Verdict::Value;
    let settled = |known: &Known<'_, '_>| !matches!(known.view.verdict, Verdict::Open | Verdict::Fault | Verdict::NotExamined);
    role(own) == role(other) && (value(own) == value(other) || !settled(own) || !settled(other))
}

fn sides<'v, 'a>(side: usize, view: &'v StepView<'a>) -> [Option<&'v StepView<'a>>; 2] {
    if side == 0 { [Some(view), None] } else { [None, Some(view)] }
}

fn below(own: bool, children: &[Joined<'_, '_>]) -> Differs {
    match (children.iter().any(|child| child.differs != Differs::No), own) {
        (true, _) => Differs::Below,
        (false, true) => Differs::Here,
        (false, false) => Differs::No,
    }
}
