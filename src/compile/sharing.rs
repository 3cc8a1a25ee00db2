//! Which rules and readings are asked for more than once on the way to one goal, so that keeping what they find is worth its cost.

use super::plan::length;
use crate::model::{Below, ExprId, ExprKind, RuleId, Rulebook};

/// Steps of the search; beyond it everything that two expressions name counts as asked for twice.
const STEPS: usize = 50_000;

/// For each rule, then for each reading, whether some goal comes to it by more than one way.
pub(super) fn shared(book: &Rulebook) -> Vec<bool> {
    let asked = asked(book);
    let mut shared = vec![false; asked.len()];
    // The goal that came to a rule last, so that nothing is cleared between goals.
    let mut seen = vec![usize::MAX; asked.len()];
    let mut left = STEPS;
    for goal in 0..book.rules.len() {
        let mut stack = vec![goal];
        while let Some(own) = stack.pop() {
            for next in asked.get(own).into_iter().flatten() {
                let Some(rest) = left.checked_sub(1) else { return named_twice(&asked) };
                left = rest;
                match seen.get_mut(*next) {
                    Some(last) if *last == goal => {
                        if let Some(slot) = shared.get_mut(*next) {
                            *slot = true;
                        }
                    }
                    Some(last) => {
                        *last = goal;
                        stack.push(*next);
                    }
                    None => {}
                }
            }
        }
    }
    shared
}

/// For each rule and reading its place among findings: those that are shared come first, so that few have to be made ready for a case.
pub(super) fn places(shared: &[bool]) -> Vec<u32> {
    let (mut first, mut other) = (0, length(shared.iter().filter(|shared| **shared).count()));
    let place = |shared: &bool| {
        let next = if *shared { &mut first } else { &mut other };
        *next += 1;
        *next - 1
    };
    shared.iter().map(place).collect()
}

/// For each rule, then for each reading, the rules and readings that its own expressions name, as often as they do.
fn asked(book: &Rulebook) -> Vec<Vec<usize>> {
    let rules = (0_u32..).take(book.rules.len()).map(|rule| book.roots(RuleId(rule)));
    let readings = book.readings.iter().map(|reading| reading.alternatives.iter().map(|alternative| alternative.expr).collect());
    rules.chain(readings).map(|roots| named(book, roots)).collect()
}

fn named(book: &Rulebook, roots: Below) -> Vec<usize> {
    let mut found = Vec::new();
    // Each expression, and whether it is asked for each entity of a list.
    let mut stack: Vec<(ExprId, bool)> = roots.into_iter().map(|id| (id, false)).collect();
    while let Some((ExprId(id), each)) = stack.pop() {
        let times = if each { 2 } else { 1 };
        match book.exprs.get(id as usize).map(|expr| &expr.kind) {
            Some(ExprKind::Rule(rule)) => found.extend([rule.index()].repeat(times)),
            Some(ExprKind::Reading(reading)) => found.extend([book.rules.len() + reading.index()].repeat(times)),
            Some(kind) => {
                let each = each || matches!(kind, ExprKind::Gather { .. });
                stack.extend(kind.children().into_iter().map(|child| (child, each)));
            }
            None => {}
        }
    }
    found
}

fn named_twice(asked: &[Vec<usize>]) -> Vec<bool> {
    let mut count = vec![0_u32; asked.len()];
    for next in asked.iter().flatten() {
        if let Some(count) = count.get_mut(*next) {
            *count += 1;
        }
    }
    count.into_iter().map(|count| count > 1).collect()
}
