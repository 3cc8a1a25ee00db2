//! One case by two versions as text for a terminal: both answers with their paragraphs, where they part, and the steps as one tree.

use super::two::{Compared, OneSide, Told, goes_on, told};
use crate::compare::{self, Differs, Joined, together};
use crate::explain::{Fragment, Length, Verdict, headed, say, signed, words, wrapped};
use crate::model::{Rulebook, StandingId};
use crate::source::Style;

/// One case by two versions as text.
pub fn text_of_two(compared: &Compared<'_>, style: Style) -> String {
    let [first, second] = compared.books();
    let mut out = compare::text(compared.comparison, style);
    for side in OneSide::of(compared) {
        out.push('\n');
        headed(&mut out, 0, &side.name, "", style);
        let sentences: Vec<String> = side.short().iter().map(|sentence| words(sentence, side.book, style.lang)).collect();
        wrapped(&mut out, 1, &sentences.join(" "), style);
    }
    if let (true, [Some(left), Some(right)]) = (compared.length != Length::Short, &compared.trees()) {
        let joined = together([compared.comparison.left, compared.comparison.right], [left, right], style.lang);
        out.push('\n');
        headed(&mut out, 0, &words(&say::page_together(), first, style.lang), "", style);
        let count = say::page_differing(i64::try_from(joined.count()).unwrap_or(i64::MAX));
        wrapped(&mut out, 0, &words(&count, first, style.lang), style);
        let tree = Tree { names: compared.names(), length: compared.length, style, books: [first, second] };
        tree.step(&mut out, &joined, [None, None], 0);
    }
    out
}

struct Tree<'b> {
    names: [String; 2],
    length: Length,
    style: Style,
    books: [&'b Rulebook; 2],
}

impl<'b> Tree<'b> {
    fn words(&self, side: usize, fragment: &Fragment<'_>) -> String {
        let [first, second] = self.books;
        words(fragment, if side == 0 { first } else { second }, self.style.lang)
    }

    fn step<'s>(&self, out: &mut String, joined: &'s Joined<'s, 's>, outer: [Option<StandingId>; 2], depth: usize)
    where
        'b: 's,
    {
        let step = told(joined, self.books, outer, self.style.lang);
        let here = joined.differs == Differs::Here;
        match &step.told {
            Told::Same(verdict, own) => signed(out, depth, *verdict, &self.words(0, own), self.style),
            Told::Only(side, verdict, own) if here => self.side(out, depth, *side, (*verdict, own), true),
            Told::Only(side, verdict, own) => signed(out, depth, *verdict, &self.words(*side, own), self.style),
            Told::Each(sides) => {
                sides.iter().enumerate().for_each(|(side, (verdict, own))| self.side(out, depth, side, (*verdict, own), here))
            }
        }
        if !goes_on(joined, self.length) {
            return;
        }
        step.details.iter().for_each(|(side, detail)| wrapped(out, depth + 2, &self.words(*side, detail), self.style));
        joined.children.iter().for_each(|child| self.step(out, child, step.standings, depth + 1));
    }

    /// What one version says of a step, behind a mark where it differs.
    fn side(&self, out: &mut String, depth: usize, side: usize, (verdict, own): (Verdict, &Fragment<'_>), here: bool) {
        let mark = if here { "≠ " } else { "" };
        let name = format!("{mark}{}: ", self.names.get(side).map_or("", String::as_str));
        headed(out, depth, &name, &format!("{} {}", verdict.sign(), self.words(side, own)), self.style);
    }
}
