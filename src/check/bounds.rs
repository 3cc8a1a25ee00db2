//! Bounds of scales, tables, ranges and periods that are out of order, on each day for which figures and parameters put them out of order.
//!
//! Example: `scale of h.rent { up to la : 10 %  up to lb : 20 % … }` where `lb` is less than `la` from 2020 on. Bounds are not compared if
//! facts decide them, or if their parameters are taken on two different days of a case.

use std::sync::Arc;

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::Found;
use super::error::CheckError;
use super::fixed::{On, days, fixed};
use crate::model::{Comparison, ExprId, ExprKind, Number, Rulebook, UpperEnd, Value};
use crate::source::{Diagnostic, Span};

/// Reports bounds that are out of order in a version. `until` is the first day on which the law is another.
pub fn bounds(known: &Found, until: Option<NaiveDate>) -> Vec<Diagnostic> {
    let book = known.book();
    let mut found = Vec::new();
    for at in 0..book.exprs.len() {
        let id = ExprId(u32::try_from(at).unwrap_or(u32::MAX));
        let of = bounds_of(book, id);
        if of.is_empty() {
            continue;
        }
        let mut on = days(book, &of, until).into_iter();
        if let Some((faults, on)) = on.find_map(|on| Some((faults(book, id, &on), on)).filter(|(faults, _)| !faults.is_empty())) {
            // Without a parameter the fault does not depend on the day, so the message names none.
            let day = of.iter().any(|id| uses_parameter(book, *id)).then(|| on.day());
            found.extend(faults.into_iter().map(|fault| fault.error(day)));
        }
    }
    found.into_iter().map(Diagnostic::from).collect()
}

/// One place where bounds are out of order.
struct Fault {
    kind: FaultKind,
    span: Span,
    first: Span,
}

enum FaultKind {
    NeverReached,
    RowsMeet,
    Reversed,
}

impl Fault {
    fn error(self, day: Option<NaiveDate>) -> CheckError {
        let Fault { kind, span, first } = self;
        match kind {
            FaultKind::NeverReached => CheckError::NeverReached { span, first, day },
            FaultKind::RowsMeet => CheckError::RowsMeet { span, first, day },
            FaultKind::Reversed => CheckError::Reversed { span, first, day },
        }
    }
}

/// The bounds in an expression that must be in order; empty if it has none.
fn bounds_of(book: &Rulebook, id: ExprId) -> Vec<ExprId> {
    match book.exprs.get(id.0 as usize).map(|expr| &expr.kind) {
        Some(ExprKind::Scale(_, bands)) => bands.iter().filter_map(|(bound, _)| *bound).collect(),
        Some(ExprKind::Within { low, high, .. }) => vec![*low, *high],
        // The parser has reported a reversed period of two literal dates.
        Some(ExprKind::Through { first, last: Some(last) }) if !(is_written(book, *first) && is_written(book, *last)) => {
            vec![*first, *last]
        }
        Some(ExprKind::If(..)) => rows(book, id).iter().flat_map(|row| row.bounds.iter().copied()).collect(),
        _ => Vec::new(),
    }
}

fn faults(book: &Rulebook, id: ExprId, on: &On) -> Vec<Fault> {
    let span = |id: ExprId| book.exprs.get(id.0 as usize).map(|expr| expr.span);
    match book.exprs.get(id.0 as usize).map(|expr| &expr.kind) {
        Some(ExprKind::Scale(_, bands)) => {
            let mut found = Vec::new();
            let mut before: Option<(Key, Span)> = None;
            for bound in bands.iter().filter_map(|(bound, _)| *bound) {
                let (Some(own), Some(span)) = (key(book, bound, on), span(bound)) else { continue };
                if let Some((_, first)) = before.filter(|(before, _)| own <= *before) {
                    found.push(Fault { kind: FaultKind::NeverReached, span, first });
                }
                before = Some((own, span));
            }
            found
        }
        Some(ExprKind::Within { low, high, end, .. }) => reversed(book, (*low, *high), on, *end == UpperEnd::Excluded),
        Some(ExprKind::Through { first, last: Some(last) }) => reversed(book, (*first, *last), on, false),
        Some(ExprKind::If(..)) => in_rows(book, &rows(book, id), on),
        _ => Vec::new(),
    }
}

/// Reports a range that ends before it begins. `or_equal`: also one that ends where it begins, if its end is exclusive.
fn reversed(book: &Rulebook, (low, high): (ExprId, ExprId), on: &On, or_equal: bool) -> Vec<Fault> {
    let out = match (key(book, low, on), key(book, high, on)) {
        (Some(low), Some(high)) => low > high || or_equal && low == high,
        _ => false,
    };
    let span = |id: ExprId| book.exprs.get(id.0 as usize).map(|expr| expr.span);
    match (span(high), span(low)) {
        (Some(span), Some(first)) if out => vec![Fault { kind: FaultKind::Reversed, span, first }],
        _ => Vec::new(),
    }
}

/// A row of a table.
struct Row {
    form: Form,
    bounds: Vec<ExprId>,
    span: Span,
}

#[derive(Debug, Clone, Copy)]
enum Form {
    UpTo,
    Below,
    Range { inclusive: bool },
    Values,
}

/// The rows of a table: an `if` whose conditions all compare the same expression with bounds.
fn rows(book: &Rulebook, id: ExprId) -> Vec<Row> {
    let Some(ExprKind::If(arms, _)) = book.exprs.get(id.0 as usize).map(|expr| &expr.kind) else { return Vec::new() };
    let mut table: Option<ExprId> = None;
    let mut rows = Vec::new();
    for (when, _) in arms {
        let Some(expr) = book.exprs.get(when.0 as usize) else { continue };
        let (operand, form, bounds) = match &expr.kind {
            ExprKind::Compare(Comparison::AtMost, operand, bound) => (*operand, Form::UpTo, vec![*bound]),
            ExprKind::Compare(Comparison::Below, operand, bound) => (*operand, Form::Below, vec![*bound]),
            ExprKind::Compare(Comparison::Equal, operand, bound) => (*operand, Form::Values, vec![*bound]),
            ExprKind::Within { operand, low, high, end } => {
                (*operand, Form::Range { inclusive: *end == UpperEnd::Included }, vec![*low, *high])
            }
            ExprKind::Any(values) => {
                let equal = values.iter().filter_map(|id| match book.exprs.get(id.0 as usize).map(|expr| &expr.kind) {
                    Some(ExprKind::Compare(Comparison::Equal, operand, bound)) => Some((*operand, *bound)),
                    _ => None,
                });
                let (operands, bounds): (Vec<ExprId>, Vec<ExprId>) = equal.unzip();
                let Some(first) = operands.first().copied().filter(|first| operands.iter().all(|operand| operand == first)) else {
                    return Vec::new();
                };
                (first, Form::Values, bounds)
            }
            _ => return Vec::new(),
        };
        // The rows of a table share one expression id. In a hand-written `if` each condition has an operand of its own.
        if *table.get_or_insert(operand) != operand {
            return Vec::new();
        }
        rows.push(Row { form, bounds, span: expr.span });
    }
    rows
}

/// Reports rows that earlier rows cover completely, and ranges that overlap.
fn in_rows(book: &Rulebook, rows: &[Row], on: &On) -> Vec<Fault> {
    let mut found = Vec::new();
    // The highest upper bound of rows that have no lower bound, and whether it is inclusive.
    let mut upper: Option<(Key, bool, Span)> = None;
    let mut ranges: BTreeMap<Key, (Key, bool, Span)> = BTreeMap::new();
    let mut values: BTreeMap<Key, Span> = BTreeMap::new();
    for row in rows {
        let never = |first: Span, span: Span| Fault { kind: FaultKind::NeverReached, span, first };
        let keys: Option<Vec<Key>> = row.bounds.iter().map(|bound| key(book, *bound, on)).collect();
        let Some(keys) = keys else { continue };
        match (row.form, keys.as_slice()) {
            (Form::UpTo | Form::Below, [bound]) => {
                let own = (bound, &matches!(row.form, Form::UpTo));
                match upper.as_ref().filter(|(bound, inclusive, _)| own <= (bound, inclusive)) {
                    Some((_, _, first)) => found.push(never(*first, row.span)),
                    None => upper = Some((bound.clone(), *own.1, row.span)),
                }
            }
            (Form::Range { inclusive }, [low, high]) if low <= high => {
                if let Some((_, _, first)) = upper.as_ref().filter(|(bound, own, _)| (high, &inclusive) <= (bound, own)) {
                    found.push(never(*first, row.span));
                    continue;
                }
                let meets_behind = ranges.range(low..).next().filter(|(other, _)| **other < *high || inclusive && *other == high);
                let meets_before = ranges.range(..low).next_back().filter(|(_, (end, own, _))| end > low || *own && end == low);
                match meets_before.or(meets_behind) {
                    Some((_, (_, _, first))) => found.push(Fault { kind: FaultKind::RowsMeet, span: row.span, first: *first }),
                    None => {
                        ranges.insert(low.clone(), (high.clone(), inclusive, row.span));
                    }
                }
            }
            (Form::Values, keys) => {
                for (key, bound) in keys.iter().zip(&row.bounds) {
                    let span = book.exprs.get(bound.0 as usize).map_or(row.span, |expr| expr.span);
                    let below = upper
                        .as_ref()
                        .filter(|(bound, inclusive, _)| key < bound || *inclusive && key == bound)
                        .map(|(_, _, first)| *first);
                    let within = ranges.range(..=key).next_back().filter(|(_, (end, own, _))| end > key || *own && end == key);
                    let same = values.get(key).copied().or(below).or_else(|| within.map(|(_, (_, _, first))| *first));
                    match same {
                        Some(first) => found.push(never(first, span)),
                        None => {
                            values.insert(key.clone(), span);
                        }
                    }
                }
            }
            _ => {}
        }
    }
    found
}

fn is_written(book: &Rulebook, id: ExprId) -> bool {
    matches!(book.exprs.get(id.0 as usize).map(|expr| &expr.kind), Some(ExprKind::Value(..)))
}

fn uses_parameter(book: &Rulebook, id: ExprId) -> bool {
    let (mut stack, mut seen) = (vec![id], BTreeSet::new());
    while let Some(id) = stack.pop() {
        match book.exprs.get(id.0 as usize).map(|expr| &expr.kind) {
            Some(ExprKind::Parameter(..)) => return true,
            Some(ExprKind::Rule(rule)) if seen.insert(*rule) => stack.extend(book.rules.get(rule.index()).map(|rule| rule.body)),
            Some(kind) => stack.extend(kind.children()),
            None => {}
        }
    }
    false
}

/// A bound as a key that can be compared with bounds of the same type.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Number(Number),
    Date(NaiveDate),
    Months(i32),
    Days(i32),
    Text(Arc<str>),
}

fn key(book: &Rulebook, id: ExprId, on: &On) -> Option<Key> {
    match fixed(book, id, on)? {
        Value::Number(number) => Some(Key::Number(number)),
        Value::Date(date) => Some(Key::Date(date)),
        Value::Duration(length) if length.days == 0 => Some(Key::Months(length.months)),
        Value::Duration(length) if length.months == 0 => Some(Key::Days(length.days)),
        Value::Text(text) => Some(Key::Text(text)),
        _ => None,
    }
}
