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
    let mut at = 0;
    while let Some((before, [line, behind @ ..])) = lines.split_at_checked(at) {
        let bare = told_source(line).filter(|own| own.quote.is_none() && own.via.is_none());
        let mut others = before.iter().chain(behind).filter_map(told_source);
        let told_better = bare.is_some_and(|own| others.any(|other| other.quote.is_some() && same(own, other)));
        if told_better || before.contains(line) {
            lines.remove(at);
        } else {
            at += 1;
        }
    }
}
