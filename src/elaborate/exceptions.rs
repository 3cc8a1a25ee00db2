//! Exceptions that go before others: in an order in which nothing comes before what it yields to, or a cycle that is told.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::error::TypeError;
use crate::model::{Exception, Rule, Rulebook};
use crate::source::Span;

/// Puts the exceptions of each rule in order, those that go before others first, and notes for each all that it goes before.
pub(super) fn order(book: &mut Rulebook, errors: &mut Vec<TypeError>) {
    for rule in &mut book.rules {
        if rule.exceptions.iter().all(|exception| exception.before.is_empty()) {
            continue;
        }
        let order = sorted(&rule.exceptions);
        if order.len() < rule.exceptions.len() {
            errors.push(TypeError::Precedence { rule: rule.name.to_string(), spans: cycle(&rule.exceptions) });
        } else {
            put(rule, &order);
        }
    }
}

fn after(exceptions: &[Exception], at: usize) -> impl Iterator<Item = usize> {
    exceptions.get(at).into_iter().flat_map(|exception| exception.before.iter().map(|next| usize::from(*next)))
}

/// The exceptions in order, the first as written among those that nothing goes before any more; without those of cycles and behind.
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

/// The places of the exceptions in one cycle: those that the first of them goes before and that go before it in turn.
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

/// All that one comes to, itself only by way of others.
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

/// Orders the exceptions of a rule, each with all that it goes before, itself or by way of others.
fn put(rule: &mut Rule, order: &[usize]) {
    let mut place = vec![0usize; order.len()];
    for (at, old) in order.iter().enumerate() {
        if let Some(slot) = place.get_mut(*old) {
            *slot = at;
        }
    }
    // What goes before what, as a bit for each: those behind are known first.
    let words = order.len().div_ceil(64);
    let mut reach: Vec<Vec<u64>> = vec![Vec::new(); order.len()];
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
}
