//! The two texts of a part of a section beside each other: what is said of a rule beside what was said of it, wherever in the part it stands.
//!
//! Lines are paired by likeness within a rule alone. Two rules are never held against each other, however much their words have in common.

use std::collections::BTreeMap;

use crate::provisions::{AFTER, BEFORE, Piece, lines_of, marked_lines};
use crate::restated::{About, Block};

/// The texts of both versions, with the words marked that only one has.
pub(super) fn paired(sides: [&[Block]; 2]) -> [Vec<Piece>; 2] {
    let mut out: [BTreeMap<usize, Vec<Piece>>; 2] = Default::default();
    for mates in mates(sides) {
        let [before, after] = mates.each_ref().map(Vec::as_slice);
        let texts = [text(sides, BEFORE, before), text(sides, AFTER, after)];
        let marked = match &texts {
            [Some(one), Some(other)] => marked_lines(one, other),
            [one, other] => [one, other].map(|text| text.iter().map(|text| Piece { text: text.clone(), changed: true }).collect()),
        };
        for ((own, at), pieces) in out.iter_mut().zip([before, after]).zip(marked) {
            // What stands in several blocks has a line in each.
            match at {
                [] => {}
                [only] => drop(own.insert(*only, pieces)),
                several => own.extend(several.iter().copied().zip(lines_of(&pieces))),
            }
        }
    }
    out.map(|blocks| {
        let mut all: Vec<Piece> = Vec::new();
        for pieces in blocks.into_values() {
            if !all.is_empty() {
                all.push(Piece { text: "\n".to_owned(), changed: false });
            }
            all.extend(pieces);
        }
        all
    })
}

/// Which blocks of one version stand beside which of the other: all that is said in words at once, each rule by itself.
fn mates(sides: [&[Block]; 2]) -> Vec<[Vec<usize>; 2]> {
    // Of several exceptions to one rule, the first stands beside the first.
    let mut all: BTreeMap<(&About, usize), [Vec<usize>; 2]> = BTreeMap::new();
    for (version, blocks) in sides.into_iter().enumerate() {
        let mut met: BTreeMap<&About, usize> = BTreeMap::new();
        for (at, block) in blocks.iter().enumerate() {
            let count = met.entry(&block.about).or_default();
            let [before, after] = all.entry((&block.about, *count)).or_default();
            if version == BEFORE {
                before.push(at)
            } else {
                after.push(at)
            }
            *count += usize::from(block.about != About::Words);
        }
    }
    all.into_values().collect()
}

/// What some blocks of a version say, line by line; `None` if there are none.
fn text(sides: [&[Block]; 2], version: usize, at: &[usize]) -> Option<String> {
    let own: Vec<String> = at.iter().filter_map(|at| Some(sides.get(version)?.get(*at)?.text())).collect();
    (!own.is_empty()).then(|| own.join("\n"))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::paired;
    use crate::restated::{About, Block, Line};

    fn block(about: About, lines: &[&str]) -> Block {
        Block { about, lines: lines.iter().map(|text| Line::new(0, (*text).to_owned())).collect() }
    }

    fn rule(name: &str, lines: &[&str]) -> Block {
        block(About::Rule(Arc::from(name)), lines)
    }

    fn shown(sides: [&[Block]; 2]) -> [String; 2] {
        paired(sides).map(|own| own.iter().map(|own| if own.changed { format!("[{}]", own.text) } else { own.text.clone() }).collect())
    }

    #[test]
    fn what_is_said_of_a_rule_stands_beside_what_was_said_of_it_in_any_order() {
        let before =
            [rule("frame", &["Frame: 2 years."]), block(About::Words, &["As the town says."]), rule("pause", &["Pause: 1 month."])];
        let after =
            [rule("pause", &["Pause: 2 months."]), rule("frame", &["Frame: 2 years."]), block(About::Words, &["As the county says."])];
        let [one, other] = shown([&before, &after]);
        assert_eq!(one, "Frame: 2 years.\nAs the [town] says.\nPause: [1 month].");
        assert_eq!(other, "Pause: [2 months].\nFrame: 2 years.\nAs the [county] says.");
    }

    #[test]
    fn two_rules_are_never_one_however_alike_their_words_are() {
        let [one, other] = shown([
            &[rule("ordinary", &["Longest ordinary extension: 1 year."])],
            &[rule("special", &["Longest special extension: 1 year."])],
        ]);
        assert_eq!(one, "[Longest ordinary extension: 1 year.]");
        assert_eq!(other, "[Longest special extension: 1 year.]");
    }
}
