//! Two clocks of one provision that are meant to meet, and start at different events: between them there is a gap.
//!
//! Example: protection ends a year after the absence began, the duty begins a year after the decision. Where the decision came later, there is
//! a time with neither.

use super::finding::{Certainty, Finding, cite};
use super::texts::Law;
use crate::compile::Plan;
use crate::model::{Comparison, Direction, ExprId, ExprKind, FactId, RuleId, Rulebook, StandingId, Value};
use crate::source::{Span, both, codes};
use crate::symbolic::{Asks, Outcome, Together, situations};
use std::sync::Arc;

/// A comparison of a day with the end of a time that starts at an event.
struct Clock {
    rule: RuleId,
    expr: ExprId,
    day: FactId,
    start: FactId,
    length: Value,
    /// Whether it holds from the end on; else until the end.
    from_end: bool,
    standing: StandingId,
    span: Span,
}

/// Clocks of one section that end and begin after the same time, from different events.
pub(super) fn clocks(law: &Law<'_>, plan: &Arc<Plan>) -> Vec<Finding> {
    let book = law.book;
    let all = all(book);
    let mut found = Vec::new();
    for until in all.iter().filter(|clock| !clock.from_end) {
        for from in all.iter().filter(|clock| clock.from_end) {
            let section = |id: StandingId| book.standings.get(id.index()).map(|own| (own.act, own.place.section.clone()));
            let meet = until.day == from.day && until.length == from.length && section(until.standing) == section(from.standing);
            if !meet || until.start == from.start {
                continue;
            }
            let parts = [Asks::Condition(until.rule, until.expr), Asks::Condition(from.rule, from.expr)];
            let gap = situations(plan, &parts, false).map(|mut own| own.with(&[Outcome::Fails, Outcome::Fails]));
            if matches!(gap, Some(Together::Never)) {
                continue;
            }
            let label = |fact: FactId| book.facts.get(fact.index()).map(|fact| fact.label.clone()).unwrap_or_default();
            let (first, second) = (label(until.start), label(from.start));
            let (one, other) = (cite(book, until.standing), cite(book, from.standing));
            let reason = both(
                format!(
                    "like lange tider starter ved hver sin hendelse: {} regner fra «{}», {} fra «{}»; skjer den andre senere, er det en tid da ingen av dem gjelder",
                    one.nb, first.nb, other.nb, second.nb
                ),
                format!(
                    "times of one length start at different events: {} counts from “{}”, {} from “{}”; where the second happens later, there is a time when neither applies",
                    one.en, first.en, other.en, second.en
                ),
            );
            let finding = Finding::new(Certainty::Found, codes::CLOCKS, until.span, reason)
                .about(format!("{} {}", name(book, until.rule), name(book, from.rule)))
                .standing(book, until.standing)
                .label(both("slutter her", "ends here"))
                .also(from.span, both("begynner her", "begins here"))
                .help(both(
                    "regn begge fra samme hendelse, eller si hva som gjelder mellom dem",
                    "count both from the same event, or say what applies between them",
                ));
            found.push(finding);
        }
    }
    found
}

fn name(book: &Rulebook, id: RuleId) -> &str {
    book.rules.get(id.index()).map(|rule| &*rule.name).unwrap_or_default()
}

fn all(book: &Rulebook) -> Vec<Clock> {
    let mut found = Vec::new();
    for rule in (0..).map(RuleId).take(book.rules.len()) {
        let mut stack: Vec<ExprId> = book.roots(rule).into_iter().collect();
        while let Some(id) = stack.pop() {
            let Some(expr) = book.exprs.get(id.0 as usize) else { continue };
            if let ExprKind::Compare(comparison, left, right) = expr.kind {
                found.extend(clock(book, (rule, id), comparison, left, right));
                found.extend(clock(book, (rule, id), comparison.turned(), right, left));
            }
            stack.extend(expr.kind.children());
        }
    }
    found
}

fn clock(book: &Rulebook, (rule, id): (RuleId, ExprId), comparison: Comparison, day: ExprId, end: ExprId) -> Option<Clock> {
    let expr = book.exprs.get(id.0 as usize)?;
    let ExprKind::Fact(day) = book.exprs.get(day.0 as usize)?.kind else { return None };
    let from_end = match comparison {
        Comparison::Below | Comparison::AtMost => false,
        Comparison::Above | Comparison::AtLeast => true,
        Comparison::Equal | Comparison::Unequal => return None,
    };
    let (start, length) = end_of(book, end, 0)?;
    (start != day).then_some(Clock { rule, expr: id, day, start, length, from_end, standing: expr.standing, span: expr.span })
}

/// The event and the length of a time whose end an expression is: under readings by default, and through rules without exceptions.
fn end_of(book: &Rulebook, id: ExprId, depth: usize) -> Option<(FactId, Value)> {
    if depth > STEPS {
        return None;
    }
    match &book.exprs.get(id.0 as usize)?.kind {
        ExprKind::After { date, duration, direction: Direction::Forward, .. } => {
            let ExprKind::Fact(start) = book.exprs.get(date.0 as usize)?.kind else { return None };
            let length = match &book.exprs.get(duration.0 as usize)?.kind {
                ExprKind::Figure(figure) => book.figures.get(figure.index())?.value.clone(),
                ExprKind::Value(value, _) => value.clone(),
                _ => return None,
            };
            Some((start, length))
        }
        ExprKind::Rule(rule) => {
            let rule = book.rules.get(rule.index()).filter(|rule| rule.exceptions.is_empty())?;
            end_of(book, rule.body, depth + 1)
        }
        ExprKind::Reading(reading) => {
            let reading = book.readings.get(reading.index())?;
            end_of(book, reading.alternatives.get(usize::from(reading.default))?.expr, depth + 1)
        }
        _ => None,
    }
}

/// Rules and readings that are followed to the end of a time.
const STEPS: usize = 8;
