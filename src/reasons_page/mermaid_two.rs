//! One case by two versions as a flowchart in Mermaid: the steps that differ and the way to them, or every step.

use std::collections::VecDeque;

use super::mermaid::Chart;
use super::two::{Compared, OneSide, Told, goes_on, told};
use crate::compare::{Differs, Joined, together};
use crate::explain::{Fragment, Length, Verdict, words};
use crate::model::StandingId;

/// One case by two versions as a flowchart.
pub fn mermaid_of_two(compared: &Compared<'_>) -> String {
    let (books, names, lang) = (compared.books(), compared.names(), compared.lang);
    let [first, second] = books;
    let mut chart = Chart::new(lang);
    let sides = OneSide::of(compared);
    let headlines = sides.each_ref().map(|side| format!("{}: {}", side.name, words(&side.outline.headline, side.book, lang)));
    let goal = chart.node(None, Verdict::Value, &headlines);
    let trees = compared.trees();
    if let (true, [Some(left), Some(right)]) = (compared.length != Length::Short, &trees) {
        let root = together([compared.comparison.left, compared.comparison.right], [left, right], lang);
        let above = root.sides.map(|side| side.map(|view| view.standing));
        let mut waiting: VecDeque<(usize, [Option<StandingId>; 2], &Joined<'_, '_>)> = VecDeque::new();
        let told_below = |joined: &'_ Joined<'_, '_>| goes_on(joined, compared.length);
        waiting.extend(root.children.iter().filter(|child| told_below(child)).map(|child| (goal, above, child)));
        while let Some((above, outer, joined)) = waiting.pop_front() {
            if !chart.has_room() {
                chart.leave_out(1);
            } else {
                let step = told(joined, books, outer, lang);
                let said = |side: usize, verdict: Verdict, fragment: &Fragment<'_>| {
                    format!("{} {}", verdict.sign(), words(fragment, if side == 0 { first } else { second }, lang))
                };
                let named = |side: usize, line: String| format!("{}: {line}", names.get(side).map_or("", String::as_str));
                let (verdict, lines) = match &step.told {
                    Told::Same(verdict, own) => (*verdict, vec![said(0, *verdict, own)]),
                    Told::Only(side, verdict, own) => (*verdict, vec![named(*side, said(*side, *verdict, own))]),
                    Told::Each(each) => {
                        let lines = each.iter().enumerate().map(|(side, (verdict, own))| named(side, said(side, *verdict, own)));
                        (Verdict::Value, lines.collect())
                    }
                };
                let number = chart.node(Some(above), verdict, &lines);
                if joined.differs == Differs::Here {
                    chart.mark(number);
                }
                waiting.extend(joined.children.iter().filter(|child| told_below(child)).map(|child| (number, step.standings, child)));
                continue;
            }
            waiting.extend(joined.children.iter().filter(|child| told_below(child)).map(|child| (above, outer, child)));
        }
    }
    chart.done()
}
