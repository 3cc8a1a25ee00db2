//! Sorts the exceptions of a rule topologically by `goes before`, and reports cycles.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::error::TypeError;
use crate::model::{Exception, Rule, Rulebook};
use crate::source::{Span, limits};

/// Sorts the exceptions of each rule and closes `before` transitively. Reports a cycle.
pub(super) fn order(book: &mut Rulebook, errors: &mut Vec<TypeError>) {
    for rule in &mut book.rules {
        if rule.exceptions.iter().all(|exception| exception.before.is_empty()) {
            continue;
        }
        let order = sorted(&rule.exceptions);
        if order.len() < rule.exceptions.len() {
            errors.push(TypeError::Precedence { rule: rule.name.to_string(), spans: cycle(&rule.exceptions) });
        } else if !put(rule, &order) {
            errors.push(TypeError::Precedences { rule: rule.name.to_string(), span: rule.span });
        }
    }
}

fn after(exceptions: &[Exception], at: usize) -> impl Iterator<Item = usize> {
    exceptions.get(at).into_iter().flat_map(|exception| exception.before.iter().map(|next| usize::from(*next)))
}

/// A topological order; among the exceptions that could come next, the first written is taken. Those on or behind a cycle are missing.
fn sorted(exceptions: &[Exception]) -> Vec<usize> {
    let mut waiting = vec![0usize; exceptions.len()];
    for next in (0..exceptions.len()).flat_map(|at| after(exceptions, at)) {
        if let Some(count) = waiting.get_mut(next) {
            *count += 1;
        }
    }
    let free = waiting.iter().enumerate().filter(|(_, count)| **count == 0).map(|(at, _)| Reverse(at));
    let mut free: BinaryHeap<Reverse<usize>> = free.collect();
    let mut order = Vec::new();
    while let Some(Reverse(at)) = free.pop() {
        order.push(at);
        for next in after(exceptions, at) {
            if let Some(count) = waiting.get_mut(next) {
                *count -= 1;
                if *count == 0 {
                    free.push(Reverse(next));
                }
            }
        }
    }
    order
}

/// The spans of one cycle: all exceptions that are strongly connected with the first one that reaches itself.
fn cycle(exceptions: &[Exception]) -> Vec<Span> {
    let mut back: Vec<Vec<usize>> = vec![Vec::new(); exceptions.len()];
    for at in 0..exceptions.len() {
        for next in after(exceptions, at) {
            if let Some(list) = back.get_mut(next) {
                list.push(at);
            }
        }
    }
    for first in 0..exceptions.len() {
        let on = reachable(first, exceptions.len(), |at| after(exceptions, at).collect());
        if !on.get(first).copied().unwrap_or(false) {
            continue;
        }
        let from = reachable(first, exceptions.len(), |at| back.get(at).cloned().unwrap_or_default());
        let both = on.into_iter().zip(from).enumerate().filter(|(_, (on, from))| *on && *from).map(|(at, _)| at);
        return both.filter_map(|at| exceptions.get(at)).map(|exception| exception.span).collect();
    }
    Vec::new()
}

/// All vertices reachable from one. The start itself counts only if a path leads back to it.
fn reachable(from: usize, length: usize, next: impl Fn(usize) -> Vec<usize>) -> Vec<bool> {
    let mut found = vec![false; length];
    let mut stack = vec![from];
    while let Some(at) = stack.pop() {
        for next in next(at) {
            if let Some(slot) = found.get_mut(next).filter(|slot| !**slot) {
                *slot = true;
                stack.push(next);
            }
        }
    }
    found
}

/// Puts the exceptions of a rule in this order, and closes `before` transitively. Returns false if that comes to more pairs than the limit.
fn put(rule: &mut Rule, order: &[usize]) -> bool {
    let mut place = vec![0usize; order.len()];
    for (at, old) in order.iter().enumerate() {
        if let Some(slot) = place.get_mut(*old) {
            *slot = at;
        }
    }
    // One bit per exception. Rows are filled from the last exception to the first, so each row only needs rows already done.
    let words = order.len().div_ceil(64);
    let mut reach: Vec<Vec<u64>> = vec![Vec::new(); order.len()];
    let mut pairs = 0;
    for (at, old) in order.iter().enumerate().rev() {
        let mut own = vec![0u64; words];
        for next in after(&rule.exceptions, *old).filter_map(|next| place.get(next).copied()) {
            if let Some(word) = own.get_mut(next / 64) {
                *word |= 1 << (next % 64);
            }
            for (word, behind) in own.iter_mut().zip(reach.get(next).into_iter().flatten()) {
                *word |= behind;
            }
        }
        pairs += own.iter().map(|word| word.count_ones() as usize).sum::<usize>();
        if pairs > limits::PRECEDENCES {
            return false;
        }
        if let Some(slot) = reach.get_mut(at) {
            *slot = own;
        }
    }
    let sorted = order.iter().zip(reach).filter_map(|(old, reach)| {
        let before = (0..order.len()).filter(|at| reach.get(at / 64).is_some_and(|word| word >> (at % 64) & 1 == 1));
        let before = before.filter_map(|at| u16::try_from(at).ok()).collect();
        Some(Exception { before, ..rule.exceptions.get(*old)?.clone() })
    });
    rule.exceptions = sorted.collect();
    true
}
