//! Where two decisions part.

use std::sync::Arc;

use crate::eval::{Decision, Node};
use crate::explain::{StepView, Verdict, change_words, figure_words, legal_basis, rule_outcome, tree};
use crate::law::Lang;
use crate::model::{Cell, ExprKind, Figure, RuleId, Rulebook};

/// Two decisions of one case, and where they part.
#[derive(Debug)]
pub struct Comparison<'d, 'a> {
    /// Under the first version.
    pub left: &'d Decision<'a>,
    /// Under the second.
    pub right: &'d Decision<'a>,
    /// The steps where they part; none where all findings agree.
    pub partings: Vec<Parting>,
    /// What each answer rests on, where that differs though no step does.
    pub grounds: Option<[Vec<String>; 2]>,
}

/// A rule that finds something else under each version, though nothing it rests on does.
#[derive(Debug, Clone)]
pub struct Parting {
    /// The rule.
    pub rule: Arc<str>,
    /// What it is called.
    pub label: String,
    /// Its provision under each version; none where the version does not have it.
    pub provisions: [Option<String>; 2],
    /// Its finding under each version.
    pub outcomes: [Option<String>; 2],
    /// The conditions that came out differently, or stand in one version only.
    pub lines: Vec<Line>,
    /// The figures that differ.
    pub figures: Vec<FigureChange>,
    /// The measures that brought the difference, in words.
    pub changes: Vec<String>,
}

/// A condition under each version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its verdict and words under each version; none where the version does not have it.
    pub sides: [Option<(Verdict, String, String)>; 2],
}

/// A figure under each version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FigureChange {
    /// Its name.
    pub name: Arc<str>,
    /// What it is called.
    pub label: String,
    /// Its value under each version.
    pub values: [String; 2],
}

/// Compares two decisions of one goal.
pub fn compare<'d, 'a>(left: &'d Decision<'a>, right: &'d Decision<'a>, lang: Lang) -> Comparison<'d, 'a> {
    let trees = [tree(left, lang), tree(right, lang)];
    let names: Vec<Arc<str>> = [left, right].iter().flat_map(|decision| worked_out(decision)).collect();
    let mut partings: Vec<Parting> = Vec::new();
    for name in &names {
        if partings.iter().any(|parting| parting.rule == *name) || !differs(left, right, name) {
            continue;
        }
        let below = [left, right]
            .iter()
            .flat_map(|decision| rules_below(decision, name))
            .any(|inner| inner != *name && differs(left, right, &inner));
        if !below {
            partings.push(parting(left, right, &trees, name, lang));
        }
    }
    let grounds = [left, right].map(|decision| legal_basis(decision, lang));
    let [before, after] = &grounds;
    let grounds = (partings.is_empty() && before != after).then_some(grounds);
    Comparison { left, right, partings, grounds }
}

fn book<'a>(decision: &Decision<'a>) -> &'a Rulebook {
    decision.plan.checked().book()
}

/// The names of the rules that were worked out, goal first.
fn worked_out(decision: &Decision<'_>) -> Vec<Arc<str>> {
    let rules = decision.trace.steps.iter().rev().filter_map(|step| match step.node() {
        Node::Rule(rule) => book(decision).rules.get(rule.index()).map(|rule| rule.name.clone()),
        Node::Expr(_) | Node::Each(_) => None,
    });
    rules.collect()
}

fn finding(decision: &Decision<'_>, name: &str) -> Option<Cell> {
    let rule = book(decision).rule(name)?;
    let step = decision.trace.rule_step(rule)?;
    decision.trace.steps.get(step).map(|step| decision.trace.cell(step.found))
}

fn differs(left: &Decision<'_>, right: &Decision<'_>, name: &str) -> bool {
    match (finding(left, name), finding(right, name)) {
        (Some(left), Some(right)) => left != right,
        // A rule that one version never came to is no parting of its own, unless that version does not have it.
        (Some(_), None) => book(right).rule(name).is_none(),
        (None, Some(_)) => book(left).rule(name).is_none(),
        (None, None) => false,
    }
}

/// The rules a rule rests on directly.
fn rules_below(decision: &Decision<'_>, name: &str) -> Vec<Arc<str>> {
    let mut out = Vec::new();
    let Some(start) = book(decision).rule(name).and_then(|rule| decision.trace.rule_step(rule)) else { return out };
    let mut stack = decision.trace.below(start);
    while let Some(at) = stack.pop() {
        let Some(Node::Expr(id)) = decision.trace.steps.get(at).map(|step| step.node()) else { continue };
        if let Some(ExprKind::Rule(rule)) = decision.plan.checked().expr(id).map(|expr| &expr.kind) {
            out.extend(book(decision).rules.get(rule.index()).map(|rule| rule.name.clone()));
            continue;
        }
        stack.extend(decision.trace.below(at));
    }
    out
}

fn parting(left: &Decision<'_>, right: &Decision<'_>, trees: &[Option<StepView>; 2], name: &Arc<str>, lang: Lang) -> Parting {
    let sides = [left, right];
    let rules = sides.map(|decision| book(decision).rule(name));
    let provisions = [0, 1].map(|side| {
        let (decision, rule) = (sides.get(side)?, rules.get(side).copied().flatten()?);
        let standing = book(decision).rules.get(rule.index())?.standing;
        Some(book(decision).cite(standing, lang, true))
    });
    let outcomes = sides.map(|decision| {
        let rule = book(decision).rules.get(book(decision).rule(name)?.index())?;
        finding(decision, name).map(|cell| rule_outcome(cell, rule, book(decision), lang))
    });
    let label = [left, right].iter().find_map(|decision| {
        let rule = book(decision).rule(name)?;
        book(decision).rules.get(rule.index()).map(|rule| rule.label.get(lang).to_owned())
    });
    let views = [0, 1].map(|side| {
        let root = trees.get(side).and_then(Option::as_ref);
        let rule = rules.get(side).copied().flatten();
        root.zip(rule).and_then(|(root, rule)| find(root, rule)).map(conditions).unwrap_or_default()
    });
    let figures = figures(left, right, name, lang);
    let mut changes: Vec<String> = Vec::new();
    for (side, other) in [(left, right), (right, left)] {
        for change in standings(side, name).into_iter().filter_map(|standing| book(side).standings.get(standing)?.change) {
            let Some(change) = book(side).changes.get(change.index()) else { continue };
            let shared = book(other).changes.iter().any(|own| own.amendment == change.amendment && own.measure == change.measure);
            let words = change_words(change, lang);
            if !shared && !changes.contains(&words) {
                changes.push(words);
            }
        }
    }
    Parting { rule: name.clone(), label: label.unwrap_or_default(), provisions, outcomes, lines: lines(views), figures, changes }
}

fn find(view: &StepView, rule: RuleId) -> Option<&StepView> {
    // The view that tells the rule in full, not one that refers to it.
    if view.rule == Some(rule) && !view.children.is_empty() {
        return Some(view);
    }
    view.children.iter().find_map(|child| find(child, rule))
}

/// The conditions of a rule itself, down to the rules it rests on.
fn conditions(view: &StepView) -> Vec<&StepView> {
    let mut out = Vec::new();
    for child in &view.children {
        if child.rule.is_some() || child.children.is_empty() {
            out.push(child);
        } else {
            out.extend(conditions(child));
        }
    }
    out
}

/// Pairs the conditions of two versions by what they are about, and keeps the pairs that differ.
fn lines(views: [Vec<&StepView>; 2]) -> Vec<Line> {
    let [left, right] = views;
    let words = |view: &StepView| Some((view.verdict, view.citation.clone(), view.text.clone()));
    let mut used = vec![false; right.len()];
    let mut out = Vec::new();
    for own in &left {
        let partner =
            right.iter().enumerate().find(|(at, other)| !used.get(*at).copied().unwrap_or(true) && subject(own) == subject(other));
        match partner {
            Some((at, other)) => {
                if let Some(slot) = used.get_mut(at) {
                    *slot = true;
                }
                if own.verdict != other.verdict {
                    out.push(Line { sides: [words(own), words(other)] });
                }
            }
            None => out.push(Line { sides: [words(own), None] }),
        }
    }
    let alone = right.iter().zip(&used).filter(|(_, used)| !**used).map(|(other, _)| Line { sides: [None, words(other)] });
    out.extend(alone);
    out
}

/// What a condition is about: its words before the value and the limit.
fn subject(view: &StepView) -> String {
    let end = [": ", " er ", " is ", " – "].iter().filter_map(|mark| view.text.find(mark)).min();
    let words = end.and_then(|end| view.text.get(..end)).unwrap_or(&view.text);
    // «dagen eleven fyller 7 år» is about the same as «dagen eleven fyller 6 år».
    words.chars().filter(|char| !char.is_ascii_digit()).collect()
}

/// The numbers of the places a rule's expressions and figures stand at.
fn standings(decision: &Decision<'_>, name: &str) -> Vec<usize> {
    let Some(rule) = book(decision).rule(name).and_then(|id| book(decision).rules.get(id.index())) else { return Vec::new() };
    let mut out = vec![rule.standing.index()];
    let exceptions = rule.exceptions.iter().flat_map(|exception| [exception.when, exception.value]);
    let mut stack: Vec<_> = std::iter::once(rule.body).chain(exceptions).collect();
    while let Some(id) = stack.pop() {
        let Some(expr) = decision.plan.checked().expr(id) else { continue };
        out.push(expr.standing.index());
        match &expr.kind {
            ExprKind::Figure(figure) => out.extend(book(decision).figures.get(figure.index()).map(|figure| figure.standing.index())),
            ExprKind::Reading(reading) => {
                let alternatives = book(decision).readings.get(reading.index()).into_iter().flat_map(|reading| &reading.alternatives);
                stack.extend(alternatives.map(|alternative| alternative.expr));
            }
            kind => stack.extend(kind.children()),
        }
    }
    out
}

fn figures(left: &Decision<'_>, right: &Decision<'_>, name: &str, lang: Lang) -> Vec<FigureChange> {
    let used = |decision: &Decision<'_>| -> Vec<Figure> {
        let places = standings(decision, name);
        book(decision).figures.iter().filter(|figure| places.contains(&figure.standing.index())).cloned().collect()
    };
    let (before, after) = (used(left), used(right));
    let pairs = before.iter().filter_map(|own| Some((own, after.iter().find(|other| other.name == own.name)?)));
    let changed = pairs.filter(|(own, other)| own.value != other.value).map(|(own, other)| FigureChange {
        name: own.name.clone(),
        label: own.label.get(lang).to_owned(),
        values: [figure_words(own, book(left), lang), figure_words(other, book(right), lang)],
    });
    changed.collect()
}
