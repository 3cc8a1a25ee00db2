//! Which rules are asked for more than once on the way to one goal, so that keeping what they find is worth its cost.

use crate::model::{RuleId, Rulebook};

/// Steps of the search; beyond it every rule that two expressions name counts as asked for twice.
const STEPS: usize = 50_000;

/// For each rule, whether some goal comes to it by more than one way.
pub(super) fn shared(book: &Rulebook) -> Vec<bool> {
    let rules = (0_u32..).map(RuleId).take(book.rules.len());
    let asked: Vec<Vec<usize>> = rules.map(|rule| book.asked(rule).into_iter().map(RuleId::index).collect()).collect();
    let mut shared = vec![false; book.rules.len()];
    // The goal that came to a rule last, so that nothing is cleared between goals.
    let mut seen = vec![usize::MAX; book.rules.len()];
    let mut left = STEPS;
    for goal in 0..book.rules.len() {
        let mut stack = vec![goal];
        while let Some(rule) = stack.pop() {
            for next in asked.get(rule).into_iter().flatten() {
                let Some(rest) = left.checked_sub(1) else { return named_twice(book, &asked) };
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

fn named_twice(book: &Rulebook, asked: &[Vec<usize>]) -> Vec<bool> {
    let mut count = vec![0_u32; book.rules.len()];
    for next in asked.iter().flatten() {
        if let Some(count) = count.get_mut(*next) {
            *count += 1;
        }
    }
    count.into_iter().map(|count| count > 1).collect()
}
