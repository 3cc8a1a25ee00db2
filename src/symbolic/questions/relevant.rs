//! The measures that may matter to a goal: those that change something written of a rule, figure or reading that the goal may come to under
//! any of the versions.
//!
//! No two measures of one amendment change the same thing, so whatever stands in some version stands in the first one, or in one that has only
//! the measure that brought it and what that needs. What those come to together is therefore all that any of them can come to.

use std::collections::{BTreeMap, BTreeSet};
use std::mem::{Discriminant, discriminant};
use std::sync::Arc;

use chrono::NaiveDate;

use super::family::{Family, MeasureSet};
use crate::compile::Plan;
use crate::model::{ExprId, ExprKind, FigureId, Kind, ReadingId, RuleId, Rulebook};
use crate::source::Span;

/// A word of what is written: where it is, what it is, and the name that it uses.
type Word = (Option<Span>, Option<Discriminant<ExprKind>>, Option<Arc<str>>);

/// What is written of a rule in a version, with all that it needs but other rules.
#[derive(Debug, Default, PartialEq, Eq, Hash)]
struct Written {
    words: Vec<Word>,
    /// The order of its exceptions.
    before: Vec<Vec<u16>>,
    /// The rules that it uses.
    rules: BTreeSet<Arc<str>>,
}

/// All that is written of what some rules of a version come to. Where it is the same in two versions, so is every answer.
#[derive(Debug, PartialEq, Eq, Hash)]
pub struct Text {
    rules: Vec<Written>,
    /// The day of the law, where a value of that day is asked for.
    day: Option<NaiveDate>,
}

/// What is written of the sides of an invariant, and of what cannot be.
pub fn text_of_invariant(plan: &Plan, place: usize) -> Text {
    let book = plan.checked().book();
    text_of(book, book.invariants.get(place).into_iter().flat_map(|own| own.sides))
}

/// What is written of a rule, and of what cannot be; `None` where the version has no such rule.
pub(in crate::symbolic) fn text_of_rule(plan: &Plan, rule: &str) -> Option<Text> {
    let book = plan.checked().book();
    book.rule(rule).map(|rule| text_of(book, [rule].into_iter()))
}

/// Whether all that a rule comes to is written alike in two versions: then it has the same answer in every case, under every reading.
pub(in crate::symbolic) fn is_written_alike(plans: [&Arc<Plan>; 2], rule: &str) -> bool {
    let [before, after] = plans.map(|plan| text_of_rule(plan, rule));
    before.is_some() && before == after
}

/// The rules that a rule reads itself, where it is written alike in two versions but for them; `None` where it is not.
pub(in crate::symbolic) fn read_alike(plans: [&Arc<Plan>; 2], rule: &str) -> Option<BTreeSet<Arc<str>>> {
    let [before, after] = plans.map(|plan| {
        let book = plan.checked().book();
        book.rule(rule).map(|id| (Written::of(book, id), day_of(book, id)))
    });
    before.filter(|own| after.as_ref() == Some(own)).map(|(written, _)| written.rules)
}

/// The day of the law, where a rule itself asks for a value of that day.
fn day_of(book: &Rulebook, rule: RuleId) -> Option<NaiveDate> {
    let (mut open, mut met) = (book.roots(rule), BTreeSet::new());
    while let Some(id) = open.pop() {
        match book.exprs.get(id.0 as usize).filter(|_| met.insert(id)).map(|expr| &expr.kind) {
            Some(ExprKind::Parameter(_, None)) => return Some(book.version.date),
            Some(_) => open.extend(book.below(id)),
            None => {}
        }
    }
    None
}

fn text_of(book: &Rulebook, rules_asked: impl Iterator<Item = RuleId>) -> Text {
    let impossible = (0..).map(RuleId).zip(&book.rules).filter(|(_, rule)| rule.kind == Kind::Impossible).map(|(id, _)| id);
    let mut open: Vec<RuleId> = rules_asked.chain(impossible).collect();
    let (mut seen, mut rules, mut day) = (BTreeSet::new(), Vec::new(), None);
    while let Some(rule) = open.pop() {
        if !seen.insert(rule) {
            continue;
        }
        rules.push(Written::of(book, rule));
        let mut below = book.roots(rule);
        let mut met: BTreeSet<ExprId> = BTreeSet::new();
        while let Some(id) = below.pop() {
            let Some(expr) = book.exprs.get(id.0 as usize).filter(|_| met.insert(id)) else { continue };
            match &expr.kind {
                ExprKind::Rule(other) => open.push(*other),
                ExprKind::Parameter(_, None) => day = Some(book.version.date),
                _ => {}
            }
            below.extend(book.below(id));
        }
    }
    Text { rules, day }
}

/// A version, and what it has of each rule that was asked for.
struct Law {
    plan: Arc<Plan>,
    written: BTreeMap<Arc<str>, Option<Written>>,
}

/// The measures that may matter to a goal, with what they need. `plans` are the two versions.
pub(in crate::symbolic) fn relevant(family: &Family<'_>, plans: [&Arc<Plan>; 2], goal: &str) -> MeasureSet {
    if family.by_line() {
        return touching(family, plans, goal);
    }
    let (none, all) = (MeasureSet::default(), family.all());
    let mut laws: BTreeMap<MeasureSet, Option<Law>> = BTreeMap::new();
    let mut steps: Vec<(usize, [MeasureSet; 2])> = Vec::new();
    for own in 0..family.measures.len() {
        let alone = MeasureSet::of(own);
        let (from_first, without) = (family.closed(alone), all.without(family.needing(alone)));
        steps.push((own, [from_first.without(family.needing(alone)), from_first]));
        steps.push((own, [without, family.closed(without.with(alone))]));
    }
    for set in steps.iter().flat_map(|(_, sets)| sets).chain([&none, &all]) {
        let made = |set: MeasureSet| {
            let [first, second] = plans;
            let plan = if set == none {
                Some(first.clone())
            } else if set == all {
                Some(second.clone())
            } else {
                family.plan(set)
            };
            plan.map(|plan| Law { plan, written: BTreeMap::new() })
        };
        laws.entry(*set).or_insert_with(|| made(*set));
    }
    mark_reachable(&mut laws, goal);
    let same = |sets: &[MeasureSet; 2]| match sets.map(|set| laws.get(&set).and_then(Option::as_ref)) {
        [Some(before), Some(after)] => before.written == after.written,
        // What is no version says nothing of what the measure changes.
        _ => false,
    };
    let changing = steps.iter().filter(|(_, sets)| !same(sets)).map(|(own, _)| *own).collect();
    family.closed(changing)
}

/// The lines that touch something which the goal may come to. Every wording stands in one of the two versions, so that what either comes to is
/// all that any version between can come to.
fn touching(family: &Family<'_>, plans: [&Arc<Plan>; 2], goal: &str) -> MeasureSet {
    let mut seen: BTreeSet<Arc<str>> = BTreeSet::new();
    let mut open: Vec<Arc<str>> = vec![goal.into()];
    while let Some(name) = open.pop() {
        if !seen.insert(name.clone()) {
            continue;
        }
        for book in plans.map(|plan| plan.checked().book()) {
            if let Some(rule) = book.rule(&name) {
                open.extend(Written::of(book, rule).words.into_iter().filter_map(|(_, _, name)| name));
            }
            let reading = book.readings.iter().find(|own| own.name == name);
            open.extend(reading.into_iter().flat_map(|own| names_below(book, own.alternatives.iter().map(|own| own.expr).collect())));
        }
    }
    let touches = |own: &usize| {
        let line = family.measures.get(*own).and_then(|measure| measure.line.as_ref());
        line.is_none_or(|line| line.touches.iter().any(|name| seen.contains(name)))
    };
    family.closed((0..family.measures.len()).filter(touches).collect())
}

/// The names that expressions use.
fn names_below(book: &Rulebook, mut open: Vec<ExprId>) -> Vec<Arc<str>> {
    let (mut seen, mut names) = (BTreeSet::new(), Vec::new());
    while let Some(id) = open.pop() {
        let Some(expr) = book.exprs.get(id.0 as usize).filter(|_| seen.insert(id)) else { continue };
        names.extend(match &expr.kind {
            ExprKind::Rule(rule) => book.rules.get(rule.index()).map(|own| own.name.clone()),
            ExprKind::Figure(figure) => book.figures.get(figure.index()).map(|own| own.name.clone()),
            ExprKind::Reading(reading) => book.readings.get(reading.index()).map(|own| own.name.clone()),
            _ => None,
        });
        open.extend(book.below(id));
    }
    names
}

/// Looks up all that a goal may come to in some of the versions together.
fn mark_reachable(laws: &mut BTreeMap<MeasureSet, Option<Law>>, goal: &str) {
    let mut seen: BTreeSet<Arc<str>> = BTreeSet::new();
    let mut open: Vec<Arc<str>> = vec![goal.into()];
    while let Some(name) = open.pop() {
        if !seen.insert(name.clone()) {
            continue;
        }
        for law in laws.values_mut().flatten() {
            let book = law.plan.checked().book();
            let written = book.rule(&name).map(|rule| Written::of(book, rule));
            open.extend(written.iter().flat_map(|own| own.rules.iter().cloned()));
            law.written.insert(name.clone(), written);
        }
    }
}

impl Written {
    fn of(book: &Rulebook, id: RuleId) -> Written {
        let mut written = Written::default();
        let Some(rule) = book.rules.get(id.index()) else { return written };
        written.words.push((Some(rule.span), None, Some(format!("{:?} {:?}", rule.kind, rule.ty.key()).into())));
        for exception in &rule.exceptions {
            written.words.push((Some(exception.span), None, None));
            written.before.push(exception.before.clone());
        }
        let mut seen: BTreeSet<ExprId> = BTreeSet::new();
        let mut open = book.roots(id);
        open.reverse();
        while let Some(id) = open.pop() {
            let Some(expr) = book.exprs.get(id.0 as usize).filter(|_| seen.insert(id)) else { continue };
            let name = match &expr.kind {
                ExprKind::Rule(rule) => {
                    let name = book.rules.get(rule.index()).map(|rule| rule.name.clone());
                    written.rules.extend(name.clone());
                    name
                }
                ExprKind::Figure(figure) => written.figure(book, *figure),
                ExprKind::Reading(reading) => written.reading(book, *reading),
                ExprKind::Fact(fact) => book.facts.get(fact.index()).map(|fact| fact.name.clone()),
                ExprKind::Parameter(parameter, _) => book.parameters.get(parameter.index()).map(|own| own.name.clone()),
                _ => None,
            };
            written.words.push((Some(expr.span), Some(discriminant(&expr.kind)), name));
            open.extend(book.below(id).into_iter().rev());
        }
        written
    }

    fn figure(&mut self, book: &Rulebook, id: FigureId) -> Option<Arc<str>> {
        let figure = book.figures.get(id.index())?;
        self.words.push((Some(figure.span), None, None));
        Some(figure.name.clone())
    }

    fn reading(&mut self, book: &Rulebook, id: ReadingId) -> Option<Arc<str>> {
        let reading = book.readings.get(id.index())?;
        self.words.push((Some(reading.span), None, Some(reading.default.to_string().into())));
        self.words.extend(reading.alternatives.iter().map(|own| (None, None, Some(own.name.clone()))));
        Some(reading.name.clone())
    }
}
