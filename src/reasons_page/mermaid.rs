//! The steps as a flowchart in Mermaid: the goal, what it rests on, and how each came out. A chart is of no more steps than can be looked at.

use std::collections::VecDeque;

use super::html_steps::line;
use super::outline::Shown;
use crate::explain::{Fragment, Length, StepView, Verdict, explain_beside_tree, words};
use crate::law::{Lang, say};
use crate::model::{Rulebook, StandingId};
use crate::source::{is_hidden, limits, seen};

/// The steps of a decision as a flowchart: the answer alone, the steps that decide, or every step.
pub fn mermaid(shown: &Shown<'_>) -> String {
    let decision = shown.decision;
    let book = decision.plan.checked().book();
    let length = if shown.length == Length::Full { Length::Short } else { shown.length };
    let (explained, root) = explain_beside_tree(decision, shown.inputs, length);
    let mut chart = Chart::new(shown.lang);
    let headline = explained.headline.map_or(Fragment::Name(""), |own| own.sentence());
    let verdict = root.as_ref().map_or(Verdict::Open, |root| root.verdict);
    let goal = chart.node(None, verdict, &[words(&headline, book, shown.lang)]);
    let steps = match (shown.length, &root) {
        (Length::Full, Some(root)) => root.children.as_slice(),
        _ => explained.reasons.as_slice(),
    };
    chart.grow(steps, goal, book);
    if let Some(note) = shown.note {
        chart.node(None, Verdict::Open, &[note.to_owned()]);
    }
    chart.done()
}

/// A chart under construction.
pub(super) struct Chart {
    lang: Lang,
    nodes: String,
    edges: String,
    count: usize,
    left_out: usize,
}

impl Chart {
    pub(super) fn new(lang: Lang) -> Chart {
        Chart { lang, nodes: String::new(), edges: String::new(), count: 0, left_out: 0 }
    }

    /// A node below another, of one line or several.
    pub(super) fn node(&mut self, above: Option<usize>, verdict: Verdict, lines: &[String]) -> usize {
        let number = self.count;
        self.count += 1;
        let words = lines.iter().map(|line| label(line)).collect::<Vec<_>>().join("<br/>");
        self.nodes.push_str(&format!("  s{number}[\"{}\"]:::{}\n", words, verdict.keyword()));
        if let Some(above) = above {
            self.edges.push_str(&format!("  s{above} --> s{number}\n"));
        }
        number
    }

    /// Marks a node as one at which two versions differ.
    pub(super) fn mark(&mut self, number: usize) {
        self.edges.push_str(&format!("  class s{number} differs\n"));
    }

    /// Whether there is room for one more.
    pub(super) fn has_room(&self) -> bool {
        self.count < limits::CHART_STEPS
    }

    /// Counts steps that there is no room for.
    pub(super) fn leave_out(&mut self, count: usize) {
        self.left_out += count;
    }

    /// The steps below a node, those nearest to it first.
    fn grow<'s>(&mut self, steps: &'s [StepView<'s>], goal: usize, book: &'s Rulebook) {
        let mut waiting: VecDeque<(usize, Option<StandingId>, &StepView<'s>)> = steps.iter().map(|step| (goal, None, step)).collect();
        while let Some((above, outer, step)) = waiting.pop_front() {
            if !self.has_room() {
                self.leave_out(1 + below(step));
                continue;
            }
            let (verdict, told) = line(book, step, outer);
            let told = format!("{} {}", verdict.sign(), words(&told, book, self.lang));
            let number = self.node(Some(above), verdict, &[told]);
            waiting.extend(step.children.iter().map(|child| (number, Some(step.standing), child)));
        }
    }

    /// The chart, with what was left out.
    pub(super) fn done(mut self) -> String {
        if self.left_out > 0 {
            let words = say::page_steps_left_out(self.lang, self.left_out);
            self.nodes.push_str(&format!("  more[\"{}\"]:::more\n", label(&words)));
            self.edges.push_str("  s0 -.- more\n");
        }
        format!(
            "flowchart TD\n{}{}  classDef met stroke:#0b5a1e,stroke-width:2px\n  classDef not_met stroke:#8b0000,stroke-width:2px\n  classDef \
             undetermined stroke:#5a4300,stroke-dasharray:6 3\n  classDef value stroke:#0b4f8a\n  classDef fault stroke:#8b0000,stroke-width:3px\n  \
             classDef not_examined stroke:#8a9097,stroke-dasharray:2 3\n  classDef more stroke:#8a9097,stroke-dasharray:2 3\n  classDef differs \
             stroke-width:4px,fill:#fff3c9,color:#1b1b1b\n",
            self.nodes, self.edges
        )
    }
}

/// How many steps are below one.
fn below(step: &StepView<'_>) -> usize {
    let (mut count, mut open) = (0, vec![step]);
    while let Some(step) = open.pop() {
        count += step.children.len();
        open.extend(&step.children);
    }
    count
}

/// Letters of a label; what is longer is cut, as a box has no room for more.
const LETTERS: usize = 300;

/// A label in which every sign stands for itself.
fn label(words: &str) -> String {
    let mut out = String::new();
    for (at, sign) in words.chars().enumerate() {
        if at == LETTERS {
            out.push('…');
            break;
        }
        match sign {
            sign if is_hidden(sign) => out.push_str(&seen(sign)),
            // Mermaid reads these as its own, or as those of HTML or Markdown.
            sign if sign.is_ascii_punctuation() && !matches!(sign, ',' | '.' | ':' | '-' | '(' | ')' | '%' | '/' | '\'') => {
                out.push_str(&format!("#{};", u32::from(sign)));
            }
            sign => out.push(sign),
        }
    }
    out
}
