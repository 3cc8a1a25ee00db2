//! The dependency graph of rules and readings: reports cycles, and chains longer than the limit. Iterative, so that no input can overflow
//! the stack.

use super::error::TypeError;
use crate::model::{Below, ExprId, ExprKind, ReadingId, RuleId, Rulebook};
use crate::source::limits;

/// A vertex: rules first, then readings.
type Vertex = usize;

struct Edge {
    to: Vertex,
    /// The depth of the referring expression.
    depth: usize,
}

/// Reports every cycle, and each chain of rules that is too long.
pub(super) fn check(book: &Rulebook, errors: &mut Vec<TypeError>) {
    let (edges, deepest): (Vec<Vec<Edge>>, Vec<usize>) = (0..book.rules.len() + book.readings.len()).map(|node| below(book, node)).unzip();
    let mut depth: Vec<Option<usize>> = vec![None; edges.len()];
    let mut open: Vec<bool> = vec![false; edges.len()];
    let mut reported: Vec<bool> = vec![false; edges.len()];
    for start in 0..edges.len() {
        let mut stack: Vec<(Vertex, usize)> = vec![(start, 0)];
        while let Some((node, next)) = stack.pop() {
            if next == 0 {
                if depth.get(node).is_some_and(Option::is_some) {
                    continue;
                }
                set(&mut open, node, true);
            }
            match edges.get(node).and_then(|list| list.get(next)) {
                Some(edge) => {
                    stack.push((node, next + 1));
                    if open.get(edge.to).copied().unwrap_or(false) {
                        cycle(book, &stack, edge.to, &mut reported, errors);
                    } else if depth.get(edge.to).is_some_and(Option::is_none) {
                        stack.push((edge.to, 0));
                    }
                }
                None => {
                    set(&mut open, node, false);
                    let below = edges
                        .get(node)
                        .into_iter()
                        .flatten()
                        .map(|edge| edge.depth + depth.get(edge.to).copied().flatten().unwrap_or(0))
                        .max();
                    let own = below.unwrap_or(0).max(deepest.get(node).copied().unwrap_or(0));
                    // The count restarts after a report, so that a long chain is reported once per `limits::CHAIN` steps.
                    let shown = if own > limits::CHAIN {
                        errors.push(TypeError::Chain { name: name(book, node), span: span(book, node) });
                        0
                    } else {
                        own
                    };
                    set(&mut depth, node, Some(shown));
                }
            }
        }
    }
}

fn set<T>(list: &mut [T], at: usize, value: T) {
    if let Some(slot) = list.get_mut(at) {
        *slot = value;
    }
}

fn roots(book: &Rulebook, node: Vertex) -> Below {
    if node < book.rules.len() {
        return book.roots(RuleId(u32::try_from(node).unwrap_or(u32::MAX)));
    }
    let reading = book.readings.get(node.wrapping_sub(book.rules.len()));
    reading.into_iter().flat_map(|reading| reading.alternatives.iter().map(|alternative| alternative.expr)).collect()
}

/// The outgoing edges of a vertex, and the depth of its own expressions.
fn below(book: &Rulebook, node: Vertex) -> (Vec<Edge>, usize) {
    let (mut edges, mut deepest) = (Vec::new(), 0);
    let mut stack: Vec<(ExprId, usize)> = roots(book, node).into_iter().map(|id| (id, 1)).collect();
    while let Some((id, depth)) = stack.pop() {
        let Some(expr) = book.exprs.get(id.0 as usize) else { continue };
        deepest = deepest.max(depth);
        match &expr.kind {
            ExprKind::Rule(RuleId(id)) => edges.push(Edge { to: *id as usize, depth }),
            ExprKind::Reading(ReadingId(id)) => edges.push(Edge { to: book.rules.len() + *id as usize, depth }),
            _ => {}
        }
        stack.extend(expr.kind.children().into_iter().rev().map(|child| (child, depth + 1)));
    }
    (edges, deepest)
}

/// Reports a cycle once, starting at the rule that is written first.
fn cycle(book: &Rulebook, stack: &[(Vertex, usize)], back_to: Vertex, reported: &mut [bool], errors: &mut Vec<TypeError>) {
    let from = stack.iter().rposition(|(node, _)| *node == back_to).unwrap_or(0);
    let members: Vec<Vertex> = stack.iter().skip(from).map(|(node, _)| *node).collect();
    if members.iter().any(|node| reported.get(*node).copied().unwrap_or(false)) {
        return;
    }
    members.iter().for_each(|node| set(reported, *node, true));
    let first = members.iter().enumerate().min_by_key(|(_, node)| span(book, **node)).map_or(0, |(at, _)| at);
    let order = members.iter().cycle().skip(first).take(members.len());
    let steps = order.map(|node| (name(book, *node), span(book, *node))).collect();
    errors.push(TypeError::Cycle { steps });
}

fn name(book: &Rulebook, node: Vertex) -> String {
    let rule = book.rules.get(node).map(|rule| rule.name.to_string());
    rule.or_else(|| book.readings.get(node - book.rules.len()).map(|reading| reading.name.to_string())).unwrap_or_default()
}

fn span(book: &Rulebook, node: Vertex) -> crate::source::Span {
    let rule = book.rules.get(node).map(|rule| rule.span);
    let reading = || book.readings.get(node.wrapping_sub(book.rules.len())).map(|reading| reading.span);
    rule.or_else(reading).unwrap_or(crate::source::Span::new(crate::source::FileId(0), 0, 0))
}
