//! What stands on a page about one case by two versions, and in which order: both answers, where they part, and the steps as one tree.

use super::facts::{GivenFacts, given};
use super::html_steps::line;
use super::outline::{Outline, Part, Shown, outline};
use crate::compare::{Comparison, Differs, Joined};
use crate::explain::{Fragment, Length, Line, StepView, Verdict, say, tree, words};
use crate::facts::GoalInputs;
use crate::law::Lang;
use crate::model::{Rulebook, StandingId};

/// One case by two versions, to be shown.
#[derive(Debug, Clone, Copy)]
pub struct Compared<'d> {
    /// The decisions, made with their traces, and where they part.
    pub comparison: &'d Comparison<'d>,
    /// What their goals may ask for.
    pub inputs: [&'d GoalInputs; 2],
    /// How much of it.
    pub length: Length,
    /// In which language.
    pub lang: Lang,
}

impl<'d> Compared<'d> {
    /// The decision under each version, to be shown by itself.
    pub(super) fn sides(&self) -> [Shown<'d>; 2] {
        let ([left, right], Compared { comparison, length, lang, .. }) = (self.inputs, *self);
        [(comparison.left, left), (comparison.right, right)].map(|(decision, inputs)| Shown { decision, inputs, length, lang, note: None })
    }

    /// The rulebooks of both versions.
    pub(super) fn books(&self) -> [&'d Rulebook; 2] {
        [self.comparison.left, self.comparison.right].map(|decision| decision.plan.checked().book())
    }

    /// The names of both versions.
    pub(super) fn names(&self) -> [String; 2] {
        self.books().map(|book| book.version.to_string())
    }

    /// What is asked.
    pub(super) fn title(&self) -> Fragment<'d> {
        let goal = self.comparison.left.plan.checked().book().rules.get(self.comparison.left.goal.index());
        Fragment::Capital(Box::new(goal.map_or(Fragment::Name(""), |goal| Fragment::Label(&goal.label))))
    }

    /// Both trees of steps.
    pub(super) fn trees(&self) -> [Option<StepView<'d>>; 2] {
        [self.comparison.left, self.comparison.right].map(tree)
    }

    /// The facts that either version may ask for: those of the first, and what the second has beside them.
    pub(super) fn facts(&self) -> GivenFacts<'d> {
        let [left, right] = self.sides();
        let (mut facts, more) = (given(left.decision, left.inputs), given(right.decision, right.inputs));
        let own: Vec<Fragment<'d>> = facts.asked.iter().map(|fact| fact.label.clone()).collect();
        let more: Vec<_> = more.asked.into_iter().filter(|fact| !own.contains(&fact.label)).collect();
        facts.others = facts.others.saturating_sub(more.len());
        facts.asked.extend(more);
        facts
    }
}

/// A version by itself: its answer, and what it rests on.
pub(super) struct OneSide<'a> {
    pub(super) outline: Outline<'a>,
    pub(super) book: &'a Rulebook,
    pub(super) name: String,
}

impl<'a> OneSide<'a> {
    /// Both versions.
    pub(super) fn of(compared: &Compared<'a>) -> [OneSide<'a>; 2] {
        let [left, right] = compared.sides();
        [left, right].map(|shown| {
            let book = shown.decision.plan.checked().book();
            OneSide { outline: outline(&shown), book, name: book.version.to_string() }
        })
    }

    /// The paragraph that a person reads first.
    pub(super) fn short(&self) -> &[Fragment<'a>] {
        let short = self.outline.parts.iter().find_map(|part| match part {
            Part::Short(sentences) => Some(sentences.as_slice()),
            _ => None,
        });
        short.unwrap_or_default()
    }

    /// The lines below a heading.
    pub(super) fn lines(&self, title: &Fragment<'_>) -> &[Line<'a>] {
        let lines = self.outline.parts.iter().find_map(|part| match part {
            Part::Lines(own, lines) if own == title => Some(lines.as_slice()),
            _ => None,
        });
        lines.unwrap_or_default()
    }

    /// The words of the lines below a heading.
    pub(super) fn words(&self, title: &Fragment<'_>, lang: Lang) -> Vec<String> {
        self.lines(title).iter().map(|line| words(&line.text, self.book, lang)).collect()
    }
}

/// The headings of the lines that either version has, in their order.
pub(super) fn titles<'a>(sides: &[OneSide<'a>; 2]) -> Vec<Fragment<'a>> {
    let order = [
        say::title_faults(),
        say::title_missing(),
        say::title_turns(),
        say::title_open_turns(),
        say::title_basis(),
        say::title_other_sources(),
        say::title_reservations(),
    ];
    order.into_iter().filter(|title| sides.iter().any(|side| !side.lines(title).is_empty())).collect()
}

/// What is told of a step of two versions.
pub(super) enum Told<'s> {
    /// The same in both.
    Same(Verdict, Fragment<'s>),
    /// One thing in each.
    Each([(Verdict, Fragment<'s>); 2]),
    /// Something in one version alone.
    Only(usize, Verdict, Fragment<'s>),
}

/// A step of two versions in words, with what else there is to it in each; details of both once.
pub(super) struct TwoSteps<'s> {
    pub(super) told: Told<'s>,
    pub(super) details: Vec<(usize, &'s Fragment<'s>)>,
    /// The provision that it stands in, in each version.
    pub(super) standings: [Option<StandingId>; 2],
}

/// Tells a step of two versions. `outer`: the provisions of the step above.
pub(super) fn told<'s>(joined: &'s Joined<'s, 's>, books: [&'s Rulebook; 2], outer: [Option<StandingId>; 2], lang: Lang) -> TwoSteps<'s> {
    let ([one, other], [above, beside], [left, right]) = (books, outer, joined.sides);
    let standings = [left, right].map(|side| side.map(|view| view.standing));
    let said = match (left.map(|view| line(one, view, above)), right.map(|view| line(other, view, beside))) {
        (Some(left), Some(right)) => {
            // Where the version alone gives a provision another place, both are told.
            let same = left.0 == right.0 && words(&left.1, one, lang) == words(&right.1, other, lang);
            if same { Told::Same(left.0, left.1) } else { Told::Each([left, right]) }
        }
        (Some((verdict, words)), None) => Told::Only(0, verdict, words),
        (None, Some((verdict, words))) => Told::Only(1, verdict, words),
        (None, None) => Told::Same(Verdict::NotExamined, Fragment::Name("")),
    };
    let mut details: Vec<(usize, &Fragment<'_>)> = left.iter().flat_map(|view| &view.details).map(|detail| (0, detail)).collect();
    let heard: Vec<String> = details.iter().map(|(_, detail)| words(detail, one, lang)).collect();
    let more = right.iter().flat_map(|view| &view.details).filter(|detail| !heard.contains(&words(detail, other, lang)));
    details.extend(more.map(|detail| (1, detail)));
    TwoSteps { told: said, details, standings }
}

/// Whether what is below a step is told: where it differs, or all is.
pub(super) fn goes_on(joined: &Joined<'_, '_>, length: Length) -> bool {
    length == Length::Full || joined.differs != Differs::No
}
