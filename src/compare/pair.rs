//! Which condition of one version is which of the other: by what it says, where it stands and what it tests, never by its words.

use super::shape::{names, shape, subject};
use crate::eval::Decision;
use crate::explain::{Ctx, Fragment, Seen, StepView, Verdict, say, words};
use crate::law::{Lang, Place};
use crate::model::{ExprId, ExprKind, RuleId, StandingId};

/// A condition under each version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The condition; none where the version does not have it.
    pub sides: [Option<Side>; 2],
}

/// A condition as one version tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Side {
    /// How it came out.
    pub verdict: Verdict,
    /// Where it stands.
    pub citation: String,
    /// What was looked at and found.
    pub text: String,
    /// What it asks, without the values of the case.
    pub words: String,
    /// In the second version, where it stood in the first, if the condition alone moved.
    pub moved_from: Option<String>,
}

/// A condition of a rule as one version tells it.
pub(super) struct Told<'v, 'a> {
    /// As it is told.
    pub(super) view: &'v StepView<'a>,
    /// Where it stands, and what was looked at and found, in words.
    citation: String,
    text: String,
    /// All it says.
    shape: String,
    /// What it tests.
    subject: String,
    /// The names it uses.
    names: Vec<String>,
    /// Where it stands, seen from its rule.
    place: Place,
    /// Where it stands in the act.
    pub(super) full: Option<Place>,
    /// Its words without the values of the case.
    pub(super) words: String,
}

/// Two conditions that are one, or a condition of one version alone.
pub(super) struct Pair<'v, 'a> {
    /// The condition under each version.
    pub(super) sides: [Option<Told<'v, 'a>>; 2],
}

/// The conditions of a rule, down to the rules it rests on.
pub(super) fn conditions<'v, 'a>(
    decision: &'a Decision,
    root: Option<&'v StepView<'a>>,
    rule: Option<RuleId>,
    lang: Lang,
) -> Vec<Told<'v, 'a>> {
    let mut views = Vec::new();
    if let Some(view) = root.zip(rule).and_then(|(root, rule)| find(root, rule)) {
        leaves(decision, view, &mut views);
    }
    let book = decision.plan.checked().book();
    let place = |standing: StandingId| book.standings.get(standing.index()).map(|standing| standing.place.clone());
    let home = rule.and_then(|rule| book.rules.get(rule.index())).and_then(|rule| place(rule.standing)).unwrap_or_default();
    let ctx = Ctx { decision };
    let told = views.into_iter().map(|view| {
        let full = place(view.standing);
        let asks = view.expr.map_or_else(|| view.text.clone(), |expr| asked(&ctx, expr));
        Told {
            view,
            citation: words(&ctx.cite(view.standing), book, lang),
            text: words(&view.text, book, lang),
            shape: view.expr.map(|expr| shape(decision, expr)).unwrap_or_default(),
            subject: view.expr.map(|expr| subject(decision, expr)).unwrap_or_default(),
            names: view.expr.map(|expr| names(decision, expr).into_iter().collect()).unwrap_or_default(),
            place: within(&home, full.clone().unwrap_or_default()),
            full,
            words: words(&asks, book, lang),
        }
    });
    told.collect()
}

/// What a condition asks.
fn asked<'a>(ctx: &Ctx<'a>, id: ExprId) -> Fragment<'a> {
    match ctx.kind(id) {
        Some(ExprKind::Not(inner)) => say::opposite_required(ctx.formula(Seen::written(*inner))),
        _ => ctx.formula(Seen::written(id)),
    }
}

/// The view that tells a rule in full, not one that refers to it.
fn find<'v, 'a>(view: &'v StepView<'a>, rule: RuleId) -> Option<&'v StepView<'a>> {
    if view.rule == Some(rule) && !view.children.is_empty() {
        return Some(view);
    }
    view.children.iter().find_map(|child| find(child, rule))
}

fn leaves<'v, 'a>(decision: &'a Decision, view: &'v StepView<'a>, out: &mut Vec<&'v StepView<'a>>) {
    for child in &view.children {
        let kind = child.expr.and_then(|expr| decision.plan.checked().expr(expr)).map(|expr| &expr.kind);
        // What only holds other conditions together is told by them.
        let holds =
            matches!(kind, None | Some(ExprKind::All(_) | ExprKind::Any(_) | ExprKind::If(..) | ExprKind::Not(_) | ExprKind::Reading(_)));
        if child.rule.is_some() || child.children.is_empty() || !holds {
            out.push(child);
        } else {
            leaves(decision, child, out);
        }
    }
}

/// A place seen from the provision of its rule: what the two have in common is left out.
fn within(home: &Place, mut place: Place) -> Place {
    if home.contains(&place) {
        place.section = None;
        place.subsection = place.subsection.filter(|_| home.subsection.is_none());
        place.letter = place.letter.filter(|_| home.letter.is_none());
        place.sentence = place.sentence.filter(|_| home.sentence.is_none());
    }
    place
}

/// Pairs the conditions of two versions: those that say the same, then those that test the same, then those of one place.
pub(super) fn pairs<'v, 'a>(sides: [Vec<Told<'v, 'a>>; 2]) -> Vec<Pair<'v, 'a>> {
    let [left, right] = sides;
    let mut right: Vec<Option<Told<'v, 'a>>> = right.into_iter().map(Some).collect();
    let mut out: Vec<Pair<'v, 'a>> = left.into_iter().map(|own| Pair { sides: [Some(own), None] }).collect();
    let ways: [fn(&Told<'v, 'a>, &Told<'v, 'a>) -> bool; 5] = [
        |own, other| own.place == other.place && own.shape == other.shape,
        |own, other| own.shape == other.shape,
        |own, other| own.place == other.place && own.subject == other.subject,
        |own, other| own.subject == other.subject,
        |own, other| replaces(own, other),
    ];
    for way in ways {
        for pair in &mut out {
            let [Some(own), partner @ None] = &mut pair.sides else { continue };
            let found = right.iter().position(|other| other.as_ref().is_some_and(|other| way(own, other)));
            *partner = found.and_then(|at| right.get_mut(at)).and_then(Option::take);
        }
    }
    out.extend(right.into_iter().flatten().map(|other| Pair { sides: [None, Some(other)] }));
    out
}

/// Whether a condition may stand for another: at the same place a value for a value, and a condition at one letter or about one thing.
fn replaces(own: &Told<'_, '_>, other: &Told<'_, '_>) -> bool {
    let is_value = |told: &Told<'_, '_>| told.view.verdict == Verdict::Value;
    let akin = is_value(own) || own.place.letter.is_some() || own.names.iter().any(|name| other.names.contains(name));
    is_value(own) == is_value(other) && own.place == other.place && akin
}

impl Pair<'_, '_> {
    /// Whether the two versions differ here: in what came out, or in what is tested.
    pub(super) fn differs(&self) -> bool {
        let [Some(own), Some(other)] = &self.sides else { return true };
        let values = own.view.verdict == Verdict::Value && own.text != other.text && own.view.rule.is_none();
        own.view.verdict != other.view.verdict || own.subject != other.subject || values
    }

    /// Whether the condition stands at another place, saying what it said.
    pub(super) fn moved(&self) -> bool {
        let [Some(own), Some(other)] = &self.sides else { return false };
        // One that only lost its letter stands where it stood.
        let (Some(from), Some(to)) = (&own.full, &other.full) else { return false };
        own.shape == other.shape && !from.contains(to) && !to.contains(from)
    }

    /// The pair as a line of the comparison.
    pub(super) fn line(&self) -> Line {
        let [before, after] = &self.sides;
        // Where the whole rule moved, that is told of the rule.
        let moved = before.as_ref().zip(after.as_ref()).filter(|(own, other)| self.moved() && own.place != other.place);
        let from = moved.map(|(own, _)| own.citation.clone());
        let side = |told: &Option<Told<'_, '_>>, moved_from: Option<String>| {
            told.as_ref().map(|told| Side {
                verdict: told.view.verdict,
                citation: told.citation.clone(),
                text: told.text.clone(),
                words: told.words.clone(),
                moved_from,
            })
        };
        Line { sides: [side(before, None), side(after, from)] }
    }
}
