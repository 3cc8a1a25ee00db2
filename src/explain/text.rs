//! The explanation as text.

use owo_colors::OwoColorize;

use super::explanation::{Content, Explanation, Mark, basis_lines, explain};
use super::fragment::{Cited, Fragment};
use super::render::{Writer, words};
use super::say;
use super::tree::{Role, StepView, Verdict};
use crate::eval::Decision;
use crate::facts::Reach;
use crate::law::Lang;
use crate::model::{Rulebook, StandingId};

/// How text is drawn.
#[derive(Debug, Clone, Copy)]
pub struct Style {
    /// The language.
    pub lang: Lang,
    /// Whether signs are coloured.
    pub colour: bool,
    /// Columns before lines are broken.
    pub width: usize,
}

impl Style {
    /// Plain text of 100 columns.
    pub fn plain(lang: Lang) -> Style {
        Style { lang, colour: false, width: 100 }
    }
}

/// The whole explanation: answer, what decided it, the reasoning, what is missing, what would change it.
pub fn text(decision: &Decision, reach: &Reach, style: Style) -> String {
    let explanation = explain(decision, reach);
    let mut page = Page { out: String::with_capacity(4096), line: String::new(), book: decision.plan.checked().book(), style };
    page.explanation(explanation);
    page.out
}

/// The provisions and documents a decision rests on, in words.
pub fn legal_basis(decision: &Decision, lang: Lang) -> Vec<String> {
    let book = decision.plan.checked().book();
    basis_lines(decision).iter().map(|cited| words(cited, book, lang)).collect()
}

/// A text in work.
struct Page<'b> {
    out: String,
    /// The line in work, before it is broken.
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
        for section in &explanation.sections {
            self.out.push('\n');
            self.bold(&section.title);
            self.out.push('\n');
            match &section.content {
                Content::Lines(lines) => lines.iter().for_each(|line| self.line(line.depth, line.mark, &line.text)),
                Content::Reasons => explanation.reasons.iter().for_each(|root| self.step(0, root, None)),
            }
        }
    }

    /// Writes what is never broken.
    fn say(&mut self, fragment: &Fragment<'_>) {
        Writer::new(self.book, self.style.lang, &mut self.out).write(fragment);
    }

    fn bold(&mut self, fragment: &Fragment<'_>) {
        if self.style.colour {
            let words = words(fragment, self.book, self.style.lang);
            self.out.push_str(&words.bold().to_string());
        } else {
            self.say(fragment);
        }
    }

    fn step(&mut self, depth: usize, view: &StepView<'_>, outer: Option<&StepView<'_>>) {
        // Within a provision of an act, the act is not named again.
        let with_act = outer.is_none_or(|outer| !same_act(self.book, outer.standing, view.standing));
        let place = cite(self.book, view.standing, with_act);
        // Nothing is wrong where another case of several applies.
        let text = view.text.clone();
        let (verdict, text) = match (view.verdict, view.role) {
            (Verdict::NotExamined, _) => (Verdict::NotExamined, say::not_examined(text)),
            (_, Role::Passed) => (Verdict::NotExamined, say::alternative_not_met(text)),
            (verdict, _) => (verdict, text),
        };
        self.line(depth, Mark::Sign(verdict), &say::at_place(place, text));
        for detail in &view.details {
            self.line(depth + 2, Mark::None, detail);
        }
        for child in &view.children {
            self.step(depth + 1, child, Some(view));
        }
    }

    /// A line behind its mark, broken where it is too long.
    fn line(&mut self, depth: usize, mark: Mark, text: &Fragment<'_>) {
        self.line.clear();
        match mark {
            Mark::None => {}
            Mark::Sign(verdict) => {
                self.line.push_str(verdict.sign());
                self.line.push(' ');
            }
            Mark::Point => self.line.push_str("• "),
        }
        Writer::new(self.book, self.style.lang, &mut self.line).write(text);
        let before = self.out.len();
        wrapped(&mut self.out, depth, &self.line, self.style.width);
        if let Mark::Sign(verdict) = mark
            && self.style.colour
            && let Some(at) = self.out.get(before..).and_then(|tail| tail.find(verdict.sign()))
        {
            let start = before + at;
            self.out.replace_range(start..start + verdict.sign().len(), &coloured(verdict));
        }
    }
}

/// Whether a provision is told within another without naming its act. The introduction to a text is cited before its name, and stays the
/// same only within itself.
fn same_act(book: &Rulebook, outer: StandingId, own: StandingId) -> bool {
    let (Some(outer), Some(own)) = (book.standings.get(outer.index()), book.standings.get(own.index())) else { return false };
    let introduced = outer.place.in_introduction() || own.place.in_introduction();
    outer.act == own.act && outer.place.section.is_some() == own.place.section.is_some() && (!introduced || outer.place == own.place)
}

fn cite(book: &Rulebook, standing: StandingId, with_act: bool) -> Fragment<'_> {
    let own = book.standings.get(standing.index());
    let act = own.and_then(|own| book.acts.get(own.act.index()));
    own.zip(act).map_or(Fragment::Name(""), |(own, act)| Fragment::Cited(Cited { act, place: Some(&own.place), point: None, with_act }))
}

fn coloured(verdict: Verdict) -> String {
    let sign = verdict.sign();
    match verdict {
        Verdict::Met => sign.green().to_string(),
        Verdict::NotMet | Verdict::Fault => sign.red().to_string(),
        Verdict::Open => sign.yellow().to_string(),
        Verdict::Value => sign.cyan().to_string(),
        Verdict::NotExamined => sign.dimmed().to_string(),
    }
}

/// Breaks a line at its blanks; a date or a hyphen in a word does not break, and a section sign never stands at the end without its number.
fn wrapped(out: &mut String, depth: usize, text: &str, width: usize) {
    let indent = 2 * depth.min(20);
    let width = width.max(40);
    let blanks = |out: &mut String, count: usize| (0..count).for_each(|_| out.push(' '));
    blanks(out, indent);
    let mut column = indent;
    let (mut begun, mut words) = (false, text.split(' ').peekable());
    while let Some(word) = words.next() {
        let number = if word.ends_with('§') { words.next() } else { None };
        let length = columns(word) + number.map_or(0, |number| 1 + columns(number));
        if begun && column + 1 + length > width {
            out.push('\n');
            blanks(out, indent + 2);
            column = indent + 2;
        } else if begun {
            out.push(' ');
            column += 1;
        }
        out.push_str(word);
        if let Some(number) = number {
            out.push(' ');
            out.push_str(number);
        }
        column += length;
        begun = true;
    }
    out.push('\n');
}

/// How many columns words take.
fn columns(words: &str) -> usize {
    if words.is_ascii() { words.len() } else { textwrap::core::display_width(words) }
}
