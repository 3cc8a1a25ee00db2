//! What stands on a page about one decision, and in which order. Each format walks it.

use super::facts::{GivenFacts, given};
use crate::eval::Decision;
use crate::explain::{Content, Explanation, Fragment, Length, Line, Mark, StepView, explain_beside_tree, say};
use crate::facts::GoalInputs;
use crate::law::Lang;

/// A decision to be shown.
#[derive(Debug, Clone, Copy)]
pub struct Shown<'d> {
    /// The decision, made with its trace.
    pub decision: &'d Decision,
    /// What its goal may ask for.
    pub inputs: &'d GoalInputs,
    /// How much of it.
    pub length: Length,
    /// In which language.
    pub lang: Lang,
    /// What is told below the version, as that another version has no such rule.
    pub note: Option<&'d str>,
}

/// A part of a page.
pub(super) enum Part<'a> {
    /// The paragraph that a person reads first.
    Short(Vec<Fragment<'a>>),
    /// Lines below a heading.
    Lines(Fragment<'a>, Vec<Line<'a>>),
    /// The reasons, with the facts that they rest on.
    Reasons(Vec<StepView<'a>>),
    /// The facts.
    Facts(GivenFacts<'a>),
    /// Every step, from the goal down.
    Trace(Box<StepView<'a>>),
}

/// What a page begins with, and its parts.
pub(super) struct Outline<'a> {
    /// The answer in a sentence.
    pub(super) headline: Fragment<'a>,
    /// The law that it is by.
    pub(super) version: Vec<Line<'a>>,
    /// The title of the case, if it has one.
    pub(super) case: Option<&'a str>,
    /// The parts in reading order.
    pub(super) parts: Vec<Part<'a>>,
}

/// The outline of a page. Every step is told behind the reasons and before the legal basis.
pub(super) fn outline<'a>(shown: &Shown<'a>) -> Outline<'a> {
    let decision = shown.decision;
    let length = if shown.length == Length::Short { Length::Short } else { Length::Reasons };
    let (explanation, tree) = explain_beside_tree(decision, shown.inputs, length);
    let Explanation { headline, mut version, short, sections, reasons } = explanation;
    version.extend(shown.note.map(|note| Line { depth: 0, mark: Mark::None, text: Fragment::Name(note) }));
    let mut parts = vec![Part::Short(short)];
    let facts = |parts: &mut Vec<Part<'a>>| parts.push(Part::Facts(given(decision, shown.inputs)));
    let (mut reasons, mut trace) = (Some(reasons), tree.map(Box::new).filter(|_| length != Length::Short));
    for section in sections {
        match section.content {
            Content::Reasons => {
                parts.extend(reasons.take().map(Part::Reasons));
                facts(&mut parts);
            }
            Content::Lines(lines) => {
                if section.title == say::title_basis() {
                    parts.extend(trace.take().map(Part::Trace));
                }
                parts.push(Part::Lines(section.title, lines));
            }
        }
    }
    if reasons.is_some() {
        facts(&mut parts);
    }
    parts.extend(trace.map(Part::Trace));
    let case = decision.facts.title.as_deref().filter(|title| !title.trim().is_empty());
    Outline { headline: headline.map_or(Fragment::Name(""), |own| own.sentence()), version, case, parts }
}
