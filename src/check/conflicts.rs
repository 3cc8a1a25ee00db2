//! Exceptions of one rule that conflict in every case in which both apply. Reported here, before a case meets them.
//!
//! Conservative: one exception must imply the other, both must have fixed values, the values must differ, and no order may be stated.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap as HashMap;

use super::Found;
use super::error::CheckError;
use crate::model::{Exception, ExprId, ExprKind, Rulebook, Value};
use crate::source::Diagnostic;

/// A warning for each exception that always conflicts with another.
pub fn conflicts(known: &Found) -> Vec<Diagnostic> {
    let book = known.book();
    let mut found = Vec::new();
    for rule in book.rules.iter().filter(|rule| rule.exceptions.len() > 1) {
        let said: Vec<Option<Said<'_>>> = rule.exceptions.iter().map(|exception| said(book, exception)).collect();
        for (at, number) in pairs(&said) {
            let (Some(Some(one)), Some(Some(other))) = (said.get(at), said.get(number)) else { continue };
            let ranked = one.goes_before(number) || other.goes_before(at);
            if ranked || one.value == other.value {
                continue;
            }
            // The exception with more conditions applies only if the other does.
            let narrow = if one.within(other) { Some((one, other)) } else { other.within(one).then_some((other, one)) };
            if let Some((narrow, wide)) = narrow {
                let (span, first) = (narrow.exception.span, wide.exception.span);
                found.push(CheckError::Conflict { rule: rule.name.to_string(), span, first });
            }
        }
    }
    found.into_iter().map(Diagnostic::from).collect()
}

/// Candidate pairs, in order: the rarest condition of the wider exception is among the conditions of the narrower one.
fn pairs(said: &[Option<Said<'_>>]) -> BTreeSet<(usize, usize)> {
    let known = || said.iter().enumerate().filter_map(|(at, said)| Some((at, said.as_ref()?)));
    let mut often: HashMap<&str, usize> = HashMap::default();
    for condition in known().flat_map(|(_, said)| &said.conditions) {
        *often.entry(condition).or_default() += 1;
    }
    let mut wide: HashMap<Option<&str>, Vec<usize>> = HashMap::default();
    for (at, said) in known() {
        let rarest = said.conditions.iter().map(String::as_str).min_by_key(|condition| (often.get(condition), *condition));
        wide.entry(rarest).or_default().push(at);
    }
    let mut pairs = BTreeSet::new();
    for (at, said) in known() {
        // An exception without conditions is wider than any other.
        for rarest in said.conditions.iter().map(|condition| Some(condition.as_str())).chain([None]) {
            let others = wide.get(&rarest).into_iter().flatten().filter(|other| **other != at);
            pairs.extend(others.map(|other| (at.min(*other), at.max(*other))));
        }
    }
    pairs
}

/// An exception with a fixed value: its conditions and the value.
struct Said<'b> {
    exception: &'b Exception,
    conditions: Vec<String>,
    value: Value,
}

impl Said<'_> {
    fn goes_before(&self, other: usize) -> bool {
        // In order, since elaboration.
        u16::try_from(other).is_ok_and(|other| self.exception.before.binary_search(&other).is_ok())
    }

    /// Whether this exception applies only if the other does.
    fn within(&self, other: &Said<'_>) -> bool {
        other.conditions.iter().all(|condition| self.conditions.contains(condition))
    }
}

fn said<'b>(book: &'b Rulebook, exception: &'b Exception) -> Option<Said<'b>> {
    let value = fixed(book, exception.value)?;
    let mut when = exception.when;
    if let Some(named) = exception.named.and_then(|id| book.rules.get(id.index())) {
        // An exception with exceptions of its own may not apply although its conditions hold.
        if !named.exceptions.is_empty() {
            return None;
        }
        when = named.body;
    }
    Some(Said { exception, conditions: conditions(book, when), value })
}

/// The value of an expression, if it is the same in every case.
fn fixed(book: &Rulebook, id: ExprId) -> Option<Value> {
    match &book.exprs.get(id.0 as usize)?.kind {
        ExprKind::Value(value, _) => Some(value.clone()),
        ExprKind::Figure(figure) => Some(book.figures.get(figure.index())?.value.clone()),
        ExprKind::Per(inner, _) => fixed(book, *inner),
        _ => None,
    }
}

/// The conjuncts of a condition; empty if it always holds.
fn conditions(book: &Rulebook, when: ExprId) -> Vec<String> {
    let mut out = Vec::new();
    let mut stack = vec![when];
    while let Some(id) = stack.pop() {
        match book.exprs.get(id.0 as usize).map(|expr| &expr.kind) {
            Some(ExprKind::All(list)) => stack.extend(list),
            Some(ExprKind::Value(Value::Truth(true), _)) => {}
            _ => out.push(book.shape(id)),
        }
    }
    out
}
