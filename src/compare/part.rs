//! Where two decisions part.

use std::sync::Arc;

use super::amounts::{FigureChange, ParameterChange, figures, parameters, standings};
use super::pair::{Line, Pair, conditions, pairs};
use super::shape::book;
use crate::eval::{Decision, Node};
use crate::explain::{StepView, change_words, legal_basis, rule_outcome, tree};
use crate::law::Lang;
use crate::model::{Cell, ExprKind, Kind, RuleId};

/// Two decisions of one case, and where they part.
#[derive(Debug)]
pub struct Comparison<'d> {
    /// Under the first version.
    pub left: &'d Decision,
    /// Under the second.
    pub right: &'d Decision,
    /// The steps where they part; none where all findings agree.
    pub partings: Vec<Parting>,
    /// Rules and conditions that stand at another place and are otherwise the same.
    pub moves: Vec<Move>,
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
    /// The parameters that have another value on the day of each version.
    pub parameters: Vec<ParameterChange>,
    /// The measures that brought the difference, in words.
    pub changes: Vec<String>,
}

/// A rule or a condition that moved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Move {
    /// The rule.
    pub rule: Arc<str>,
    /// What it is called, or what the condition asks.
    pub label: String,
    /// Where it stands under each version.
    pub provisions: [String; 2],
}

/// Compares two decisions of one goal.
pub fn compare<'d>(left: &'d Decision, right: &'d Decision, lang: Lang) -> Comparison<'d> {
    let trees = [tree(left), tree(right)];
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
    let moves = moves(left, right, &trees, &names, lang);
    let grounds = [left, right].map(|decision| legal_basis(decision, lang));
    let [before, after] = &grounds;
    let grounds = (partings.is_empty() && before != after).then_some(grounds);
    Comparison { left, right, partings, moves, grounds }
}

/// The names of the rules that were worked out, goal first.
fn worked_out(decision: &Decision) -> Vec<Arc<str>> {
    let rules = decision.trace.steps.iter().rev().filter_map(|step| match step.node() {
        // A step within a rule, and a rule of each entity of a list, part with the rule that asks for them.
        Node::Rule(rule) => {
            let rule = book(decision).rules.get(rule.index()).filter(|rule| rule.kind != Kind::Step && rule.each.is_none());
            rule.map(|rule| rule.name.clone())
        }
        Node::Expr(_) | Node::Each(_) => None,
    });
    rules.collect()
}

fn finding(decision: &Decision, name: &str) -> Option<Cell> {
    let rule = book(decision).rule(name)?;
    Some(decision.found(step_of(decision, rule)?))
}

/// The step in which a rule was worked out; none for a rule of each entity of a list, which finds something for each.
fn step_of(decision: &Decision, rule: RuleId) -> Option<usize> {
    let once = book(decision).rules.get(rule.index())?.each.is_none();
    decision.trace.steps.iter().position(|step| once && step.node() == Node::Rule(rule))
}

fn differs(left: &Decision, right: &Decision, name: &str) -> bool {
    match (finding(left, name), finding(right, name)) {
        (Some(left), Some(right)) => left != right,
        // A rule that one version never came to is no parting of its own, unless that version does not have it.
        (Some(_), None) => book(right).rule(name).is_none(),
        (None, Some(_)) => book(left).rule(name).is_none(),
        (None, None) => false,
    }
}

/// The rules a rule rests on directly.
fn rules_below(decision: &Decision, name: &str) -> Vec<Arc<str>> {
    let mut out = Vec::new();
    let Some(start) = book(decision).rule(name).and_then(|rule| step_of(decision, rule)) else { return out };
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

fn parting<'a>(left: &'a Decision, right: &'a Decision, trees: &[Option<StepView<'a>>; 2], name: &Arc<str>, lang: Lang) -> Parting {
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
    let lines = paired(left, right, trees, name, lang).iter().filter(|pair| pair.differs()).map(Pair::line).collect();
    let figures = figures(left, right, name, lang);
    let parameters = parameters(left, right, name, lang);
    let mut changes: Vec<String> = Vec::new();
    for (side, other) in [(left, right), (right, left)] {
        for change in standings(side, name).into_iter().filter_map(|standing| book(side).standings.get(standing)?.change) {
            let Some(change) = book(side).changes.get(change.index()) else { continue };
            let shared = book(other).changes.iter().any(|own| own.amendment == change.amendment && own.measure == change.measure);
            let words = change_words(change, book(side), lang);
            if !shared && !changes.contains(&words) {
                changes.push(words);
            }
        }
    }
    Parting { rule: name.clone(), label: label.unwrap_or_default(), provisions, outcomes, lines, figures, parameters, changes }
}

/// The conditions of a rule, each with what it is in the other version.
fn paired<'t, 'a>(
    left: &'a Decision,
    right: &'a Decision,
    trees: &'t [Option<StepView<'a>>; 2],
    name: &str,
    lang: Lang,
) -> Vec<Pair<'t, 'a>> {
    let [before, after] = trees;
    pairs([conditions(left, before.as_ref(), book(left).rule(name), lang), conditions(right, after.as_ref(), book(right).rule(name), lang)])
}

/// What stands elsewhere in the other version: rules, and conditions of rules that stay.
fn moves<'a>(left: &'a Decision, right: &'a Decision, trees: &[Option<StepView<'a>>; 2], names: &[Arc<str>], lang: Lang) -> Vec<Move> {
    let mut out: Vec<Move> = Vec::new();
    for name in names {
        if out.iter().any(|known| known.rule == *name) {
            continue;
        }
        let found = |decision: &Decision| {
            let book = book(decision);
            let rule = book.rules.get(book.rule(name)?.index())?;
            let place = book.standings.get(rule.standing.index())?.place.clone();
            Some((place, book.cite(rule.standing, lang, true), rule.label.get(lang).to_owned()))
        };
        let (Some((from, before, label)), Some((to, after, _))) = (found(left), found(right)) else { continue };
        if from != to {
            out.push(Move { rule: name.clone(), label, provisions: [before, after] });
            continue;
        }
        for pair in paired(left, right, trees, name, lang).iter().filter(|pair| pair.moved()) {
            if let [Some(before), Some(after)] = pair.line().sides {
                out.push(Move { rule: name.clone(), label: before.words, provisions: [before.citation, after.citation] });
            }
        }
    }
    out
}
