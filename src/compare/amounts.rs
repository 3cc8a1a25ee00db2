//! The figures and parameters of a rule that differ between two versions.

use std::collections::BTreeSet;

use std::sync::Arc;

use chrono::NaiveDate;

use super::shape::book;
use crate::eval::Decision;
use crate::explain::{change_words, figure_words, value_words};
use crate::law::Lang;
use crate::model::{ExprId, ExprKind, Figure, Parameter, Rulebook, Value};

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

/// All expressions of a rule, its exceptions and its readings.
fn expressions(decision: &Decision, name: &str) -> Vec<ExprId> {
    let book = book(decision);
    let mut stack = book.rule(name).map(|rule| book.roots(rule)).unwrap_or_default();
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

/// The indexes of the standings of a rule's expressions and figures.
fn standings(decision: &Decision, name: &str) -> Vec<usize> {
    let rule = book(decision).rule(name).and_then(|id| book(decision).rules.get(id.index()));
    let mut out: Vec<usize> = rule.map(|rule| rule.standing.index()).into_iter().collect();
    for expr in expressions(decision, name).into_iter().filter_map(|id| decision.plan.checked().expr(id)) {
        out.push(expr.standing.index());
        if let ExprKind::Figure(figure) = &expr.kind {
            out.extend(book(decision).figures.get(figure.index()).map(|figure| figure.standing.index()));
        }
    }
    out
}

/// The measures that changed a rule in one version and that the other does not have, in words, each once.
pub(super) fn changes_of_one(decision: &Decision, other: &Rulebook, name: &str, lang: Lang, out: &mut Vec<String>) {
    let own = book(decision);
    for change in standings(decision, name).into_iter().filter_map(|standing| own.standings.get(standing)?.change) {
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
        let kinds = expressions(decision, name).into_iter().filter_map(|id| decision.plan.checked().expr(id)).map(|expr| &expr.kind);
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
        for id in expressions(decision, name) {
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
