//! The detail lines under a step, without repetitions.

use super::fragment::Fragment;
use crate::law::Key;
use crate::model::Source;

/// The source shown by a line.
fn told_source<'a>(line: &Fragment<'a>) -> Option<&'a Source> {
    match line {
        Fragment::Source(source) => Some(source),
        Fragment::Said(Key::source, words) => words.first().and_then(told_source),
        _ => None,
    }
}

/// Removes repeated lines. A source without quotation is removed if the same source occurs with one.
pub(super) fn dedup(lines: &mut Vec<Fragment<'_>>) {
    if lines.len() < 2 {
        return;
    }
    let same = |own: &Source, other: &Source| own.act == other.act && own.point == other.point && own.place == other.place;
    let quoted: Vec<&Source> = lines.iter().filter_map(told_source).filter(|source| source.quote.is_some()).collect();
    let told_better = |line: &Fragment<'_>| {
        let bare = told_source(line).filter(|own| own.quote.is_none() && own.via.is_none());
        bare.is_some_and(|own| quoted.iter().any(|other| same(own, other)))
    };
    let mut out: Vec<Fragment<'_>> = Vec::with_capacity(lines.len());
    for line in std::mem::take(lines) {
        if !out.contains(&line) && !told_better(&line) {
            out.push(line);
        }
    }
    *lines = out;
}
