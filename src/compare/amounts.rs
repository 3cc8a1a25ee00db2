//! The figures and parameters of a rule that differ between two versions.

use std::collections::BTreeSet;

use std::sync::Arc;

use chrono::NaiveDate;

use super::shape::{book, plain_figure};
use crate::eval::Decision;
use crate::explain::{change_words, figure_words, value_words};
use crate::law::Lang;
use crate::model::{ExprId, ExprKind, Figure, Parameter, RuleId, Rulebook, Value};

/// A figure that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FigureChange {
    /// Its name in rule files.
    pub name: Arc<str>,
    /// Its label in the chosen language.
    pub label: String,
    /// Its value in each version, in words.
    pub values: [String; 2],
}

/// A parameter with different values on the days of the two versions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParameterChange {
    /// Its name in rule files.
    pub name: Arc<str>,
    /// Its label in the chosen language.
    pub label: String,
    /// Its value in each version, in words.
    pub values: [String; 2],
    /// The day from which the later value holds.
    pub from: NaiveDate,
}

/// All expressions of some rules, their exceptions and their readings.
pub(super) fn expressions(decision: &Decision, rules: &[RuleId]) -> Vec<ExprId> {
    let book = book(decision);
    let mut stack: Vec<ExprId> = rules.iter().flat_map(|rule| book.roots(*rule)).collect();
    let (mut out, mut seen) = (Vec::new(), BTreeSet::new());
    while let Some(id) = stack.pop() {
        // Two readings may share an expression; it is visited once.
        if !seen.insert(id) {
            continue;
        }
        out.push(id);
        stack.extend(book.below(id));
    }
    out
}

/// The rule of a name.
fn named(decision: &Decision, name: &str) -> Vec<RuleId> {
    book(decision).rule(name).into_iter().collect()
}

/// The indexes of the standings of some rules' expressions and figures.
fn standings(decision: &Decision, rules: &[RuleId]) -> Vec<usize> {
    let own = rules.iter().filter_map(|id| book(decision).rules.get(id.index()));
    let mut out: Vec<usize> = own.map(|rule| rule.standing.index()).collect();
    for expr in expressions(decision, rules).into_iter().filter_map(|id| decision.plan.checked().expr(id)) {
        out.push(expr.standing.index());
        if let ExprKind::Figure(figure) = &expr.kind {
            out.extend(book(decision).figures.get(figure.index()).map(|figure| figure.standing.index()));
        }
    }
    out
}

/// The measures that changed a rule in one version and that the other does not have, in words, each once.
pub(super) fn changes_of_one(decision: &Decision, other: &Rulebook, name: &str, lang: Lang, out: &mut Vec<String>) {
    changes_of(decision, other, (name, &[]), lang, out);
}

/// The same, and those that changed the earlier wordings of it that the case was decided by. A figure may be no rule.
pub(super) fn changes_of(decision: &Decision, other: &Rulebook, (name, earlier): (&str, &[RuleId]), lang: Lang, out: &mut Vec<String>) {
    let own = book(decision);
    let rules: Vec<RuleId> = named(decision, name).into_iter().chain(earlier.iter().copied()).collect();
    let figure = plain_figure(decision, name).map(|figure| figure.standing.index());
    for change in figure.into_iter().chain(standings(decision, &rules)).filter_map(|standing| own.standings.get(standing)?.change) {
        let Some(change) = own.changes.get(change) else { continue };
        let shared = other.changes.iter().any(|known| known.amendment == change.amendment && known.measure == change.measure);
        let words = change_words(change, own, lang);
        if !shared && !out.contains(&words) {
            out.push(words);
        }
    }
}

/// The figures of a rule that differ between the versions.
pub(super) fn figures(left: &Decision, right: &Decision, name: &str, lang: Lang) -> Vec<FigureChange> {
    let used = |decision: &Decision| -> Vec<Figure> {
        if let Some(figure) = plain_figure(decision, name) {
            return vec![figure.clone()];
        }
        let kinds = expressions(decision, &named(decision, name))
            .into_iter()
            .filter_map(|id| decision.plan.checked().expr(id))
            .map(|expr| &expr.kind);
        let mut ids: Vec<_> = kinds.filter_map(|kind| if let ExprKind::Figure(id) = kind { Some(*id) } else { None }).collect();
        ids.sort_unstable();
        ids.dedup();
        ids.into_iter().filter_map(|id| book(decision).figures.get(id.index()).cloned()).collect()
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

/// The parameters of a rule that have different values on the days of the two versions.
pub(super) fn parameters(left: &Decision, right: &Decision, name: &str, lang: Lang) -> Vec<ParameterChange> {
    let used = |decision: &Decision| -> Vec<Parameter> {
        let mut out: Vec<Parameter> = Vec::new();
        for id in expressions(decision, &named(decision, name)) {
            // A parameter on a day of the case has the same value in both versions.
            let Some(ExprKind::Parameter(parameter, None)) = decision.plan.checked().expr(id).map(|expr| &expr.kind) else { continue };
            let Some(parameter) = book(decision).parameters.get(parameter.index()) else { continue };
            if !out.iter().any(|known| known.name == parameter.name) {
                out.push(parameter.clone());
            }
        }
        out
    };
    let on = |parameter: &Parameter, decision: &Decision| -> Option<(NaiveDate, Value)> {
        let day = book(decision).version.date;
        parameter.values.iter().rev().find(|(from, _)| *from <= day).cloned()
    };
    let (before, after) = (used(left), used(right));
    let changed = before.iter().filter_map(|own| {
        let other = after.iter().find(|other| other.name == own.name)?;
        let ((first, old), (second, new)) = (on(own, left)?, on(other, right)?);
        (old != new).then(|| ParameterChange {
            name: own.name.clone(),
            label: own.label.get(lang).to_owned(),
            values: [value_words(old, own.ty, book(left), lang), value_words(new, other.ty, book(right), lang)],
            from: first.max(second),
        })
    });
    changed.collect()
}
