//! Exceptions that go before others: in an order in which nothing comes before what it yields to, or a circle that is told.

use super::error::CheckError;
use crate::model::{Exception, Rule, Rulebook};

/// Puts the exceptions of each rule in order, those that go before others first, and notes for each all that it goes before.
pub(super) fn order(book: &mut Rulebook, errors: &mut Vec<CheckError>) {
    for rule in &mut book.rules {
        if rule.exceptions.iter().all(|exception| exception.before.is_empty()) {
            continue;
        }
        let reach: Vec<Vec<usize>> = (0..rule.exceptions.len()).map(|at| reach(&rule.exceptions, at)).collect();
        match (0..reach.len()).find(|at| goes_before(&reach, *at, *at)) {
            Some(first) => {
                let circle = (0..reach.len()).filter(|at| goes_before(&reach, first, *at) && goes_before(&reach, *at, first));
                let spans = circle.filter_map(|at| rule.exceptions.get(at)).map(|exception| exception.span).collect();
                errors.push(CheckError::Precedence { rule: rule.name.to_string(), spans });
            }
            None => sort(rule, &reach),
        }
    }
}

fn goes_before(reach: &[Vec<usize>], one: usize, other: usize) -> bool {
    reach.get(one).is_some_and(|after| after.contains(&other))
}

/// All that an exception goes before, itself or by way of others.
fn reach(exceptions: &[Exception], from: usize) -> Vec<usize> {
    let mut found: Vec<usize> = Vec::new();
    let mut stack = vec![from];
    while let Some(at) = stack.pop() {
        for next in exceptions.get(at).into_iter().flat_map(|exception| &exception.before).map(|next| usize::from(*next)) {
            if !found.contains(&next) {
                found.push(next);
                stack.push(next);
            }
        }
    }
    found
}

/// Orders the exceptions of a rule; those that nothing orders stay as they are written.
fn sort(rule: &mut Rule, reach: &[Vec<usize>]) {
    let mut left: Vec<usize> = (0..rule.exceptions.len()).collect();
    let mut order: Vec<usize> = Vec::new();
    while let Some(at) = left.iter().position(|at| !left.iter().any(|other| goes_before(reach, *other, *at))) {
        order.push(left.remove(at));
    }
    let place = |old: &usize| order.iter().position(|at| at == old).and_then(|at| u16::try_from(at).ok());
    let sorted = order.iter().filter_map(|at| {
        let before = reach.get(*at)?.iter().filter_map(place).collect();
        Some(Exception { before, ..rule.exceptions.get(*at)?.clone() })
    });
    rule.exceptions = sorted.collect();
}
