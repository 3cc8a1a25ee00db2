//! What an expression is about, in names that mean the same in both versions.

use std::collections::BTreeSet;

use crate::eval::Decision;
use crate::model::{CalendarId, ExprId, ExprKind, Rulebook};

/// The expression with its operators, names and values: two that say the same have the same shape.
pub(super) fn shape(decision: &Decision<'_>, id: ExprId) -> String {
    let Some(expr) = decision.plan.checked().expr(id) else { return String::new() };
    let book = decision.plan.checked().book();
    let own = match &expr.kind {
        ExprKind::Value(value, ty) => format!("{value:?} {ty:?}"),
        ExprKind::Compare(comparison, ..) => format!("{comparison:?}"),
        ExprKind::OneOf(_, choices) => format!("one of {choices:?}"),
        ExprKind::Within { inclusive, .. } => format!("within {inclusive}"),
        ExprKind::Sum(terms) => format!("sum {:?}", signs(terms)),
        ExprKind::Product(terms) => format!("product {:?}", signs(terms)),
        ExprKind::Per(_, period) => format!("per {period:?}"),
        ExprKind::Rounded(_, way, step) => format!("rounded {way:?} {step:?}"),
        ExprKind::After { before, .. } => format!("after {before}"),
        ExprKind::Not(_) => "not".to_owned(),
        ExprKind::All(_) => "all".to_owned(),
        ExprKind::Any(_) => "any".to_owned(),
        ExprKind::Minus(_) => "minus".to_owned(),
        ExprKind::If(..) => "if".to_owned(),
        ExprKind::DaysBetween { .. } => "days".to_owned(),
        ExprKind::Age { .. } => "age".to_owned(),
        ExprKind::Attains { .. } => "attains".to_owned(),
        ExprKind::Moved { to, calendar, .. } => format!("moved {to:?} {}", calendar_name(book, *calendar)),
        ExprKind::WorkingDays { calendar, .. } => format!("working days {}", calendar_name(book, *calendar)),
        ExprKind::Gather { form, of, filter, .. } => format!("{form:?} {} {}", of.is_some(), filter.is_some()),
        ExprKind::Through { last, .. } => format!("through {}", last.is_some()),
        ExprKind::Joined(joining, _) => format!("{joining:?}"),
        ExprKind::Meets(meeting, ..) => format!("{meeting:?}"),
        ExprKind::PartOf { part, .. } => format!("{part:?}"),
        ExprKind::Scale(_, bands) => format!("scale {}", bands.len()),
        ExprKind::Least(_) => "least".to_owned(),
        ExprKind::Greatest(_) => "greatest".to_owned(),
        ExprKind::Fact(_) | ExprKind::Parameter(..) | ExprKind::Figure(_) | ExprKind::Rule(_) | ExprKind::Reading(_) => {
            name(book, &expr.kind).unwrap_or_default()
        }
    };
    let below: Vec<String> = expr.kind.children().into_iter().map(|child| shape(decision, child)).collect();
    if below.is_empty() { own } else { format!("{own}({})", below.join(", ")) }
}

/// What a condition tests, without the limit it is held to and whether it is denied.
pub(super) fn subject(decision: &Decision<'_>, id: ExprId) -> String {
    match decision.plan.checked().expr(id).map(|expr| &expr.kind) {
        Some(ExprKind::Not(inner)) => subject(decision, *inner),
        Some(ExprKind::Compare(_, operand, _) | ExprKind::OneOf(operand, _) | ExprKind::Within { operand, .. }) => {
            shape(decision, *operand)
        }
        _ => shape(decision, id),
    }
}

/// The names an expression uses.
pub(super) fn names(decision: &Decision<'_>, id: ExprId) -> BTreeSet<String> {
    let mut out = BTreeSet::new();
    let mut stack = vec![id];
    while let Some(id) = stack.pop() {
        let Some(expr) = decision.plan.checked().expr(id) else { continue };
        out.extend(name(decision.plan.checked().book(), &expr.kind));
        stack.extend(expr.kind.children());
    }
    out
}

fn calendar_name(book: &Rulebook, id: CalendarId) -> &str {
    book.calendars.get(id.index()).map_or("", |calendar| &*calendar.name)
}

fn signs(terms: &[(bool, ExprId)]) -> Vec<bool> {
    terms.iter().map(|(sign, _)| *sign).collect()
}

fn name(book: &Rulebook, kind: &ExprKind) -> Option<String> {
    let name = match kind {
        ExprKind::Fact(fact) => &book.facts.get(fact.index())?.name,
        ExprKind::Parameter(parameter, _) => &book.parameters.get(parameter.index())?.name,
        ExprKind::Figure(figure) => &book.figures.get(figure.index())?.name,
        ExprKind::Rule(rule) => &book.rules.get(rule.index())?.name,
        ExprKind::Reading(reading) => &book.readings.get(reading.index())?.name,
        _ => return None,
    };
    Some(name.to_string())
}
