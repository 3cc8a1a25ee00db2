//! Columns: lines of one kind below each other have their values below each other.

use super::super::grammar::Rule;
use super::breaks::{Breaks, Position, blanks, position};
use super::page::{Leaf, Page};
use super::rules::{Group, Stop, columns};

/// Blanks to add before each token so that columns come about.
pub(super) fn padding(page: &Page<'_>, breaks: &Breaks) -> Vec<usize> {
    let mut padding = vec![0; page.tokens.len()];
    for block in page.nodes.iter().filter(|node| node.open.is_some() || node.rule == Rule::file) {
        let mut run: Vec<&Leaf> = Vec::new();
        let mut of: Option<Group> = None;
        for line in page.children(block) {
            let own = page.joint(line.first).is_some_and(|joint| position(joint, line.first) == Position::Own);
            if !own || !breaks.before(page, line.first) {
                continue;
            }
            let group = columns(line.rule).map(|(group, _)| group);
            // An empty line or a comment begins a new run.
            let parted = page.gaps.get(line.first).is_some_and(|gap| gap.lines > 1 || !gap.comments.is_empty());
            if group != of || parted {
                align(page, breaks, &std::mem::take(&mut run), &mut padding);
            }
            of = group;
            run.push(line);
        }
        align(page, breaks, &run, &mut padding);
    }
    padding
}

/// Pads the lines of a run, column by column.
fn align(page: &Page<'_>, breaks: &Breaks, run: &[&Leaf], padding: &mut [usize]) {
    let stops = |line: &Leaf| columns(line.rule).map_or(&[] as &[Stop], |(_, stops)| stops);
    for column in 0.. {
        if !run.iter().any(|line| stops(line).len() > column) {
            return;
        }
        let places: Vec<(usize, usize)> = run
            .iter()
            .filter_map(|line| {
                let child = match stops(line).get(column)? {
                    Stop::Child(number) => page.children(line).nth(*number)?,
                    Stop::Colon => page.children(line).find(|child| child.rule == Rule::colon)?,
                };
                Some((child.first, width(page, breaks, line.first, child.first, padding)?))
            })
            .collect();
        let widest = places.iter().map(|(_, width)| *width).max().unwrap_or(0);
        for (token, width) in places {
            if let Some(pad) = padding.get_mut(token) {
                *pad = widest - width;
            }
        }
    }
}

/// Columns from a token to a later one of the same line; none if a line ends or a comment stands between.
fn width(page: &Page<'_>, breaks: &Breaks, first: usize, to: usize, padding: &[usize]) -> Option<usize> {
    let mut width = 0;
    for token in first..to {
        let next = token + 1;
        if breaks.before(page, next) || page.gaps.get(next).is_none_or(|gap| !gap.comments.is_empty()) {
            return None;
        }
        let pad = if next < to { padding.get(next).copied().unwrap_or(0) } else { 0 };
        width += page.tokens.get(token)?.text.chars().count() + blanks(page, next) + pad;
    }
    Some(width)
}
