//! Matches the conditions of two versions by what they say, where they stand and what they test, never by wording.

use super::shape::{earlier_wordings, names, shape, subject};
use crate::eval::Decision;
use crate::explain::{Ctx, Fragment, Role, Seen, StepView, Verdict, say, words};
use crate::law::{Lang, Place};
use crate::model::{ExprId, ExprKind, RuleId, StandingId};

/// A condition in each version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The condition per version; `None` if the version does not have it.
    pub sides: [Option<Side>; 2],
}

/// A condition in one version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Side {
    /// Its result.
    pub verdict: Verdict,
    /// Its provision, as cited.
    pub citation: String,
    /// What was examined and found.
    pub text: String,
    /// What it requires, without the values of the case.
    pub words: String,
    /// Its place in the first version, if this condition alone moved. Set in the second version only.
    pub moved_from: Option<String>,
}

/// A condition of a rule, as explained in one version.
pub(super) struct Told<'v, 'a> {
    /// The step that explains it.
    pub(super) view: &'v StepView<'a>,
    /// The items of lists that it is asked of where its rule gathers them, the outermost first: «person Kari, lønn 1».
    items: String,
    /// Its citation, and what was examined and found, in words.
    citation: String,
    text: String,
    /// The shape of the whole expression.
    shape: String,
    /// The shape of what it tests, without limit and negation.
    subject: String,
    /// The names it refers to.
    names: Vec<String>,
    /// Its place relative to its rule.
    place: Place,
    /// Its place in the act.
    pub(super) full: Option<Place>,
    /// What it requires, without the values of the case.
    pub(super) words: String,
}

/// Two matching conditions, or a condition of one version alone.
pub(super) struct Pair<'v, 'a> {
    /// The condition per version; `None` if the version does not have it.
    pub(super) sides: [Option<Told<'v, 'a>>; 2],
}

/// The conditions of a rule. Other rules it refers to are not entered.
pub(super) fn conditions<'v, 'a>(
    decision: &'a Decision,
    root: Option<&'v StepView<'a>>,
    rule: Option<RuleId>,
    lang: Lang,
) -> Vec<Told<'v, 'a>> {
    let mut views = Vec::new();
    if let Some(view) = root.zip(rule).and_then(|(root, rule)| find(root, rule)) {
        let earlier = rule.map(|rule| earlier_wordings(decision.plan.checked().book(), rule)).unwrap_or_default();
        Walk { decision, earlier }.leaves(view, &[], &mut views);
    }
    let book = decision.plan.checked().book();
    let place = |standing: StandingId| book.standings.get(standing.index()).map(|standing| standing.place.clone());
    let home = rule.and_then(|rule| book.rules.get(rule.index())).and_then(|rule| place(rule.standing)).unwrap_or_default();
    let ctx = Ctx::of(decision);
    let told = views.into_iter().map(|(view, items)| {
        let items = items.iter().map(|item| words(item, book, lang)).collect::<Vec<_>>().join(", ");
        let text = words(&view.text, book, lang);
        let text = if items.is_empty() { text } else { format!("{items}: {text}") };
        let full = place(view.standing);
        let asks = view.expr.map_or_else(|| view.text.clone(), |expr| asked(&ctx, expr));
        Told {
            view,
            items,
            citation: words(&ctx.cite(view.standing), book, lang),
            text,
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

/// What a condition requires.
fn asked<'a>(ctx: &Ctx<'a>, id: ExprId) -> Fragment<'a> {
    match ctx.kind(id) {
        Some(ExprKind::Not(inner)) => say::opposite_required(ctx.formula(Seen::written(*inner))),
        _ => ctx.formula(Seen::written(id)),
    }
}

/// The view with the full reasoning of a rule, not one that refers to it.
fn find<'v, 'a>(view: &'v StepView<'a>, rule: RuleId) -> Option<&'v StepView<'a>> {
    if view.rule == Some(rule) && !view.children.is_empty() {
        return Some(view);
    }
    view.children.iter().find_map(|child| find(child, rule))
}

/// A condition, with the items of the lists that it is asked of.
type Leaf<'v, 'a> = (&'v StepView<'a>, Vec<&'v Fragment<'a>>);

/// The walk down from a rule to its conditions.
struct Walk<'a> {
    decision: &'a Decision,
    /// The rule's earlier wordings that decide some cases. They are no other rules.
    earlier: Vec<RuleId>,
}

impl<'a> Walk<'a> {
    fn leaves<'v>(&self, view: &'v StepView<'a>, items: &[&'v Fragment<'a>], out: &mut Vec<Leaf<'v, 'a>>) {
        let kept = view.children.iter().any(|child| self.is_earlier_wording_that_applies(child));
        for child in &view.children {
            // Nothing of the new wording is looked at where the earlier one decides.
            if kept && child.role == Role::Displaced {
                continue;
            }
            let kind = child.expr.and_then(|expr| self.decision.plan.checked().expr(expr)).map(|expr| &expr.kind);
            // An expression that only combines conditions is represented by those conditions, and an earlier wording by its own.
            let holds = matches!(
                kind,
                None | Some(ExprKind::All(_) | ExprKind::Any(_) | ExprKind::If(..) | ExprKind::Not(_) | ExprKind::Reading(_))
            );
            let through = child.rule.map_or(holds, |rule| self.earlier.contains(&rule));
            if through && !child.children.is_empty() {
                self.leaves(child, items, out);
                continue;
            }
            out.push((child, items.to_vec()));
            if child.rule.is_none() {
                self.of_items(child, items, out);
            }
        }
    }

    fn is_earlier_wording_that_applies(&self, view: &StepView<'a>) -> bool {
        let is_earlier = |child: &StepView<'a>| child.rule.is_some_and(|rule| self.earlier.contains(&rule));
        view.role == Role::Exception && view.verdict == Verdict::Met && view.children.iter().any(is_earlier)
    }

    /// What is asked of each item of the lists that a condition gathers. A rule about them has findings of its own.
    fn of_items<'v>(&self, view: &'v StepView<'a>, items: &[&'v Fragment<'a>], out: &mut Vec<Leaf<'v, 'a>>) {
        for child in view.children.iter().filter(|child| child.rule.is_none()) {
            if child.role == Role::Entity {
                let items: Vec<&Fragment<'a>> = items.iter().copied().chain([&child.text]).collect();
                self.leaves(child, &items, out);
            } else {
                self.of_items(child, items, out);
            }
        }
    }
}

/// A place relative to the provision of its rule: the common prefix is removed.
fn within(home: &Place, mut place: Place) -> Place {
    if home.contains(&place) {
        place.section = None;
        place.subsection = place.subsection.filter(|_| home.subsection.is_none());
        place.letter = place.letter.filter(|_| home.letter.is_none());
        place.sentence = place.sentence.filter(|_| home.sentence.is_none());
    }
    place
}

/// Matches the conditions of two versions: first those that say the same, then those that test the same, then those at the same place.
pub(super) fn pairs<'v, 'a>(sides: [Vec<Told<'v, 'a>>; 2]) -> Vec<Pair<'v, 'a>> {
    let [left, right] = sides;
    let mut right: Vec<Option<Told<'v, 'a>>> = right.into_iter().map(Some).collect();
    let mut out: Vec<Pair<'v, 'a>> = left.into_iter().map(|own| Pair { sides: [Some(own), None] }).collect();
    // Conditions of the items of lists are held against those of the same item.
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
            let found = right.iter().position(|other| other.as_ref().is_some_and(|other| own.items == other.items && way(own, other)));
            *partner = found.and_then(|at| right.get_mut(at)).and_then(Option::take);
        }
    }
    out.extend(right.into_iter().flatten().map(|other| Pair { sides: [None, Some(other)] }));
    out
}

/// Whether two unmatched conditions correspond: at the same place, two values, or two conditions with the same letter or subject.
fn replaces(own: &Told<'_, '_>, other: &Told<'_, '_>) -> bool {
    let is_value = |told: &Told<'_, '_>| told.view.verdict == Verdict::Value;
    let akin = is_value(own) || own.place.letter.is_some() || own.names.iter().any(|name| other.names.contains(name));
    is_value(own) == is_value(other) && own.place == other.place && akin
}

impl Pair<'_, '_> {
    /// Whether the versions differ here, in the result or in what is tested.
    pub(super) fn differs(&self) -> bool {
        let [Some(own), Some(other)] = &self.sides else {
            // Of what one version alone asks of items, what an item lacks.
            let lacks = |told: &Told<'_, '_>| !matches!(told.view.verdict, Verdict::Met | Verdict::Value);
            return self.sides.iter().flatten().any(|told| told.items.is_empty() || lacks(told));
        };
        let values = own.view.verdict == Verdict::Value && own.text != other.text && own.view.rule.is_none();
        own.view.verdict != other.view.verdict || own.subject != other.subject || values
    }

    /// Whether it is no condition, but what a value is made of.
    pub(super) fn is_value(&self) -> bool {
        self.sides.iter().flatten().all(|told| told.view.verdict == Verdict::Value)
    }

    /// Whether the condition moved without changing.
    pub(super) fn moved(&self) -> bool {
        let [Some(own), Some(other)] = &self.sides else { return false };
        // A condition that only lost its letter has not moved.
        let (Some(from), Some(to)) = (&own.full, &other.full) else { return false };
        own.items.is_empty() && own.shape == other.shape && !from.contains(to) && !to.contains(from)
    }

    /// The pair for the result of the comparison.
    pub(super) fn line(&self) -> Line {
        let [before, after] = &self.sides;
        // If the whole rule moved, that is reported for the rule.
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
