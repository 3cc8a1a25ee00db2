//! Renders an explanation as text.

use std::ops::Range;

use smallvec::SmallVec;

use super::explanation::{Content, Explanation, Length, Mark, basis_lines, explain, explain_at};
use super::fragment::{Cited, Fragment};
use super::render::{Writer, words};
use super::say;
use super::step_view::{Role, StepView, Verdict};
use super::{
    Style,
    draw::{begun_with_sign, wrapped},
};
use crate::eval::Decision;
use crate::facts::GoalInputs;
use crate::law::{Key, Lang};
use crate::model::{Rulebook, StandingId};

/// The trace: answer, grounds, reasoning, what is missing, what would change the answer.
pub fn text(decision: &Decision, inputs: &GoalInputs, style: Style) -> String {
    drawn(explain(decision, inputs), decision, style)
}

/// The explanation at a length, with the paragraph that a person reads first.
pub fn text_at(decision: &Decision, inputs: &GoalInputs, style: Style, length: Length) -> String {
    drawn(explain_at(decision, inputs, length), decision, style)
}

fn drawn(explanation: Explanation<'_>, decision: &Decision, style: Style) -> String {
    // Room for a usual text and line, which would otherwise be copied several times as they grow.
    let (out, line) = (String::with_capacity(8 << 10), String::with_capacity(512));
    let mut page = Page { out, line, book: decision.plan.checked().book(), style };
    page.explanation(explanation);
    page.out
}

/// The provisions and documents that a decision rests on, in words.
pub fn legal_basis(decision: &Decision, lang: Lang) -> Vec<String> {
    let book = decision.plan.checked().book();
    basis_lines(decision).iter().map(|cited| words(cited, book, lang)).collect()
}

/// A text under construction.
struct Page<'b> {
    out: String,
    /// The current line, before it is wrapped.
    line: String,
    book: &'b Rulebook,
    style: Style,
}

impl Page<'_> {
    fn explanation(&mut self, explanation: Explanation<'_>) {
        if let Some(headline) = explanation.headline {
            self.bold(&headline.sentence());
        }
        self.out.push('\n');
        for line in &explanation.version {
            self.out.push_str(&"  ".repeat(line.depth));
            self.say(&line.text);
            self.out.push('\n');
        }
        self.paragraph(&explanation.short);
        let Explanation { sections, mut reasons, .. } = explanation;
        for section in &sections {
            self.out.push('\n');
            self.bold(&section.title);
            self.out.push('\n');
            match &section.content {
                Content::Lines(lines) => lines.iter().for_each(|line| self.line(line.depth, line.mark, &line.text)),
                Content::Reasons => {
                    let mut places = Places { words: String::with_capacity(512), known: SmallVec::new() };
                    // Steps beside each other name their act once.
                    let mut before = None;
                    for step in &mut reasons {
                        let own = step.standing;
                        self.step(0, step, before.replace(own), &mut places);
                    }
                }
            }
        }
    }

    /// Sentences as one paragraph.
    fn paragraph(&mut self, sentences: &[Fragment<'_>]) {
        if sentences.is_empty() {
            return;
        }
        self.line.clear();
        for sentence in sentences {
            if !self.line.is_empty() {
                self.line.push(' ');
            }
            Writer::new(self.book, self.style.lang, &mut self.line).write(sentence);
        }
        self.out.push('\n');
        wrapped(&mut self.out, 0, &self.line, self.style);
    }

    /// Writes a fragment without wrapping.
    fn say(&mut self, fragment: &Fragment<'_>) {
        Writer::new(self.book, self.style.lang, &mut self.out).write(fragment);
    }

    fn bold(&mut self, fragment: &Fragment<'_>) {
        let before = self.out.len();
        self.say(fragment);
        if self.style.colour {
            let words = self.out.split_off(before);
            self.out.push_str(&self.style.strong(&words));
        }
    }

    /// Writes a step and those below it. They give their words away, and are themselves not moved.
    fn step(&mut self, depth: usize, view: &mut StepView<'_>, outer: Option<StandingId>, places: &mut Places) {
        // Within a provision, the act is not named again.
        let with_act = outer.is_none_or(|outer| !same_act(self.book, outer, view.standing));
        let place = Fragment::Name(places.cited(self.book, self.style.lang, view.standing, with_act));
        let text = std::mem::replace(&mut view.text, Fragment::Name(""));
        let (verdict, text) = as_told(view.verdict, view.role, text);
        self.written(depth, Mark::Sign(verdict), |line| line.said(Key::at_place, &[place, text]));
        for detail in &view.details {
            self.line(depth + 2, Mark::None, detail);
        }
        for child in &mut view.children {
            self.step(depth + 1, child, Some(view.standing), places);
        }
    }

    fn line(&mut self, depth: usize, mark: Mark, text: &Fragment<'_>) {
        self.written(depth, mark, |line| line.write(text));
    }

    /// Writes a line with its mark, wrapped if it is too long.
    fn written(&mut self, depth: usize, mark: Mark, write: impl FnOnce(&mut Writer<'_, String>)) {
        self.line.clear();
        match mark {
            Mark::Point => self.line.push_str("• "),
            Mark::Sign(verdict) => {
                self.line.push_str(verdict.sign());
                self.line.push(' ');
            }
            Mark::None => {}
        }
        write(&mut Writer::new(self.book, self.style.lang, &mut self.line));
        match mark {
            Mark::Sign(verdict) => begun_with_sign(&mut self.out, depth, verdict, &self.line, self.style),
            Mark::None | Mark::Point => wrapped(&mut self.out, depth, &self.line, self.style),
        }
    }
}

/// What is told of a step, and with which sign. A failed case is nothing bad if another case applies, so it is shown as not examined.
pub(crate) fn as_told(verdict: Verdict, role: Role, text: Fragment<'_>) -> (Verdict, Fragment<'_>) {
    match (verdict, role) {
        (Verdict::NotExamined, Role::Exception | Role::Passed) => (Verdict::NotExamined, text),
        (Verdict::NotExamined, _) => (Verdict::NotExamined, say::not_examined(text)),
        (_, Role::Passed) => (Verdict::NotExamined, say::alternative_not_met(text)),
        (verdict, _) => (verdict, text),
    }
}

/// So many citations are looked through.
const NEAR: usize = 16;

/// The citations of the steps so far, in words: most steps stand in the provision of another one near them.
struct Places {
    words: String,
    /// Where in `words` a provision is cited, with its act or without.
    known: SmallVec<[(StandingId, bool, Range<usize>); NEAR]>,
}

impl Places {
    /// A provision in words.
    fn cited(&mut self, book: &Rulebook, lang: Lang, standing: StandingId, with_act: bool) -> &str {
        let near = self.known.iter().rev().take(NEAR).find(|known| (known.0, known.1) == (standing, with_act));
        let at = near.map(|(.., at)| at.clone()).unwrap_or_else(|| {
            let begin = self.words.len();
            Writer::new(book, lang, &mut self.words).write(&cite(book, standing, with_act));
            self.known.push((standing, with_act, begin..self.words.len()));
            begin..self.words.len()
        });
        self.words.get(at).unwrap_or_default()
    }
}

/// Whether a provision is cited inside another without naming its act again. The introduction to a text is cited before the act's name, so
/// it counts as the same act only within itself.
pub(crate) fn same_act(book: &Rulebook, outer: StandingId, own: StandingId) -> bool {
    let (Some(outer), Some(own)) = (book.standings.get(outer.index()), book.standings.get(own.index())) else { return false };
    let introduced = outer.place.in_introduction() || own.place.in_introduction();
    outer.act == own.act && outer.place.section.is_some() == own.place.section.is_some() && (!introduced || outer.place == own.place)
}

/// The citation of a provision, with its act or without.
pub(crate) fn cite(book: &Rulebook, standing: StandingId, with_act: bool) -> Fragment<'_> {
    let own = book.standings.get(standing.index());
    let act = own.and_then(|own| book.acts.get(own.act.index()));
    own.zip(act).map_or(Fragment::Name(""), |(own, act)| Fragment::Cited(Cited { act, place: Some(&own.place), point: None, with_act }))
}
