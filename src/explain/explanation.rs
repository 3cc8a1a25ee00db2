//! An explanation as a tree: sections of lines, and the reasoning as steps. Text and data are rendered from it, in either language.

use super::details::Lines;
use super::fragment::{Fragment, Joint};
use super::headline::{Headline, would_be};
use super::sources::{source, status};
use super::step_view::{StepView, Verdict};
use super::tree::tree;
use super::{Citation, Ctx, citations, say};
use crate::eval::{Decision, Turn};
use crate::facts::GoalInputs;
use crate::law::Rank;
use crate::model::{Cell, Change, Source, StandingId};

/// How much of a decision is told.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Length {
    /// The answer and one paragraph: what decided it, and what it turns on.
    Short,
    /// The reasons as a decision gives them: what decides at length, what is met in one line a section, each source once.
    #[default]
    Reasons,
    /// Every step, in the order in which the answer was found.
    Full,
}

impl Length {
    /// Every length, the shortest first.
    pub const ALL: [Length; 3] = [Length::Short, Length::Reasons, Length::Full];

    /// Its name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Length::Short => "short",
            Length::Reasons => "reasons",
            Length::Full => "full",
        }
    }
}

/// An explanation of a decision.
#[derive(Debug, Clone)]
pub struct Explanation<'a> {
    /// The answer in one sentence; `None` if the goal is not in the rulebook.
    pub headline: Option<Headline<'a>>,
    /// The version of the law: one line for the date, one for each measure added or left out.
    pub version: Vec<Line<'a>>,
    /// The paragraph below it, sentence by sentence; empty where only the trace is told.
    pub short: Vec<Fragment<'a>>,
    /// The sections in reading order. One of them refers to `reasons`.
    pub sections: Vec<Section<'a>>,
    /// The reasoning: all of it in one step, from the goal downwards; or the steps that a decision would name.
    pub reasons: Vec<StepView<'a>>,
}

/// A part of an explanation.
#[derive(Debug, Clone)]
pub struct Section<'a> {
    /// The heading.
    pub title: Fragment<'a>,
    /// The lines below the heading.
    pub content: Content<'a>,
}

/// The content of a section.
#[derive(Debug, Clone)]
pub enum Content<'a> {
    /// Lines.
    Lines(Vec<Line<'a>>),
    /// The reasoning; see [`Explanation::reasons`].
    Reasons,
}

/// One line of an explanation.
#[derive(Debug, Clone)]
pub struct Line<'a> {
    /// The indentation, in levels.
    pub depth: usize,
    /// The mark in front.
    pub mark: Mark,
    /// The text, before a language is chosen.
    pub text: Fragment<'a>,
}

/// The mark in front of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// Nothing.
    None,
    /// The sign of a step's verdict.
    Sign(Verdict),
    /// A bullet.
    Point,
}

impl<'a> Line<'a> {
    /// A line without a mark.
    pub fn plain(depth: usize, text: Fragment<'a>) -> Line<'a> {
        Line { depth, mark: Mark::None, text }
    }

    /// A line about a step, with its provision.
    pub fn at(depth: usize, verdict: Verdict, place: Fragment<'a>, text: Fragment<'a>) -> Line<'a> {
        Line { depth, mark: Mark::Sign(verdict), text: say::at_place(place, text) }
    }
}

/// Explains a decision by its trace: every step, without the paragraph that sums it up.
pub fn explain<'a>(decision: &'a Decision, inputs: &GoalInputs) -> Explanation<'a> {
    told(decision, inputs, Length::Full, false).0
}

/// Explains a decision at a length, with the paragraph that a person reads first.
pub fn explain_at<'a>(decision: &'a Decision, inputs: &GoalInputs, length: Length) -> Explanation<'a> {
    told(decision, inputs, length, true).0
}

/// The same, and every step from the goal down where the explanation does not hold them itself.
pub(crate) fn explain_beside_tree<'a>(
    decision: &'a Decision,
    inputs: &GoalInputs,
    length: Length,
) -> (Explanation<'a>, Option<StepView<'a>>) {
    told(decision, inputs, length, true)
}

fn told<'a>(decision: &'a Decision, inputs: &GoalInputs, length: Length, summed_up: bool) -> (Explanation<'a>, Option<StepView<'a>>) {
    let ctx = Ctx::of(decision);
    let mut out = Explanation {
        headline: Headline::of(decision),
        version: ctx.version_lines(),
        short: Vec::new(),
        sections: Vec::new(),
        reasons: Vec::new(),
    };
    let Some(root) = tree(decision) else { return (out, None) };
    if summed_up {
        let condensed = ctx.condensed(&root);
        out.short = ctx.short(&root, &condensed);
        out.headline = out.headline.map(|own| ctx.headline_of_days(own, &root, &condensed));
        if length == Length::Reasons {
            out.reasons = condensed.steps(&ctx);
        }
    }
    match length {
        // The others tell it among the reservations.
        Length::Short if summed_up && ctx.may_be_overtaken() => {
            let lines = ctx.overtaken_lines(&citations(decision)).into_iter();
            out.short.extend(lines.map(|line| say::full_stop(Fragment::Capital(Box::new(line)))));
        }
        Length::Short => {}
        Length::Reasons => out.sections = ctx.sections(&root, inputs, Some(&out.reasons)),
        Length::Full => {
            out.sections = ctx.sections(&root, inputs, None);
            out.reasons.push(root);
            return (out, None);
        }
    }
    (out, Some(root))
}

impl<'a> Ctx<'a> {
    /// The sections of an explanation, those without content left out. What is lacking is told apart only where the reasons tell every step.
    /// `reasons`: the steps told, if they are not all of them.
    fn sections(&self, root: &StepView<'a>, inputs: &GoalInputs, reasons: Option<&[StepView<'a>]>) -> Vec<Section<'a>> {
        let (ctx, decision) = (self, self.decision);
        let mut lacking = Vec::new();
        if decision.cell == Cell::NO && reasons.is_none() {
            ctx.lacking_lines(1, &ctx.lacks(root), &mut lacking);
        }
        let faulty = if decision.cell == Cell::Fault { ctx.fault_lines(root) } else { Vec::new() };
        let missing = ctx.all_missing(inputs);
        let is_open = |turn: &&Turn| turn.cell == Cell::Unknown;
        let mut told = Lines::default();
        reasons.into_iter().flatten().for_each(|step| sources_of(step, &mut told));
        let turn_lines = |turn: &Turn| {
            let mut lines = ctx.turn_lines(turn, reasons.is_none());
            // Where every step is told, its sources are told there.
            let own = ctx.turn_sources(turn).filter(|_| reasons.is_some());
            lines.extend(own.filter(|own| told.insert(source(own))).map(|own| Line::plain(2, source(own))));
            lines
        };
        let turns = decision.turns.iter().filter(|turn| !is_open(turn)).flat_map(turn_lines).collect();
        let open = decision.turns.iter().filter(is_open).filter_map(|turn| ctx.open_line(turn)).collect();
        let mut cited = citations(decision);
        if let Some(reasons) = reasons {
            ctx.told_sources(reasons, &mut cited);
        }
        let (mut basis, mut other_sources) = (Vec::with_capacity(cited.len()), Vec::new());
        let mut reservations = Vec::new();
        for (rank, cited) in ctx.ranked_lines(&cited, Some(&mut reservations)) {
            if is_law(rank) { &mut basis } else { &mut other_sources }.push(Line::plain(1, cited));
        }
        if basis.is_empty() && !other_sources.is_empty() {
            basis.push(Line::plain(1, say::no_statute()));
        }
        if ctx.may_be_overtaken() {
            reservations.extend(ctx.overtaken_lines(&cited));
        }
        let parts = [
            (say::title_lacks(), Content::Lines(lacking)),
            (say::title_faults(), Content::Lines(faulty)),
            (say::title_missing(), Content::Lines(missing)),
            (say::title_reasons(), Content::Reasons),
            (say::title_turns(), Content::Lines(turns)),
            (say::title_open_turns(), Content::Lines(open)),
            (say::title_ways(), Content::Lines(ctx.ways_lines())),
            (say::title_basis(), Content::Lines(basis)),
            (say::title_other_sources(), Content::Lines(other_sources)),
            (say::title_reservations(), Content::Lines(reservations.into_iter().map(|line| Line::plain(1, line)).collect())),
        ];
        let told = |content: &Content<'a>| !matches!(content, Content::Lines(lines) if lines.is_empty());
        let mut sections = Vec::with_capacity(parts.len());
        sections.extend(parts.into_iter().filter(|(_, content)| told(content)).map(|(title, content)| Section { title, content }));
        sections
    }
}

/// The citations of a decision, one line each.
pub(crate) fn basis_lines<'a>(decision: &'a Decision) -> Vec<Fragment<'a>> {
    Ctx::of(decision).ranked_lines(&citations(decision), None).into_iter().map(|(_, cited)| cited).collect()
}

/// Whether a source of law is law itself, and not what throws light on it.
fn is_law(rank: Rank) -> bool {
    matches!(rank, Rank::Statute | Rank::Regulation)
}

impl<'a> Ctx<'a> {
    /// Citations, each with its rank. Why they are unverified is told at them, or apart.
    fn ranked_lines(&self, cited: &[Citation<'a>], mut apart: Option<&mut Vec<Fragment<'a>>>) -> Vec<(Rank, Fragment<'a>)> {
        let mut reasons = Vec::new();
        // The number of an act, and that it is unverified, are shown at its first citation only.
        let first = |at: usize, act| !cited.iter().take(at).any(|other| other.act == act);
        let mut lines = Vec::with_capacity(cited.len());
        lines.extend(cited.iter().enumerate().filter_map(|(at, citation)| {
            let line = self.cited_line(citation, first(at, citation.act), &mut reasons, apart.as_deref_mut())?;
            Some((citation.rank, line))
        }));
        lines
    }

    /// Of the sources that are no law, leaves those that the reasons tell of, each once.
    fn told_sources(&self, reasons: &[StepView<'a>], cited: &mut Vec<Citation<'a>>) {
        let book = self.book();
        let mut told: Vec<Citation<'a>> = Vec::new();
        let readings = self.decision.turns.iter().filter_map(|turn| book.readings.get(turn.reading.index()));
        let mut standings: Vec<StandingId> = readings.map(|reading| reading.standing).collect();
        let turns = self.decision.turns.iter().filter(|turn| turn.cell != Cell::Unknown);
        let mut waiting: Vec<&StepView<'a>> = reasons.iter().rev().collect();
        while let Some(view) = waiting.pop() {
            standings.push(view.standing);
            told.extend(view.details.iter().filter_map(|detail| match detail {
                Fragment::SourceLine(source) => Some(Citation::of_source(source, book)),
                _ => None,
            }));
            waiting.extend(view.children.iter().rev());
        }
        told.extend(turns.flat_map(|turn| self.turn_sources(turn)).map(|own| Citation::of_source(own, book)));
        let same = |one: &Citation<'a>, other: &Citation<'a>| (one.act, one.place, one.point) == (other.act, other.place, other.point);
        let stands = |own: &Citation<'a>| {
            let mut places = standings.iter().filter_map(|standing| self.place(*standing));
            own.point.is_none() && places.any(|standing| standing.act == own.act && *own.place == standing.place)
        };
        cited.retain(|own| is_law(own.rank) || stands(own) || told.iter().any(|other| same(own, other)));
        for own in told {
            if !is_law(own.rank) && !cited.iter().any(|other| same(&own, other)) {
                cited.push(own);
            }
        }
    }

    /// The date of the law, and each measure added.
    fn version_lines(&self) -> Vec<Line<'a>> {
        let book = self.book();
        let date = book.version.date;
        let mut out = vec![Line::plain(0, say::law_as_of(date))];
        let added: Vec<&'a Change> = book.changes.iter().filter(|change| change.adopted.is_none_or(|from| from > date)).collect();
        for (at, change) in added.iter().enumerate() {
            let own: Vec<&&'a Change> = added.iter().filter(|other| other.amendment == change.amendment).collect();
            if added.iter().take(at).any(|earlier| earlier.amendment == change.amendment) {
                continue;
            }
            let (title, status) = (&change.title, status(change));
            if own.len() == change.siblings {
                out.push(Line::plain(1, say::with_amendment(title, status)));
                continue;
            }
            out.push(Line::plain(1, say::with_measures_only(title, status)));
            out.extend(own.iter().map(|measure| Line::plain(2, say::only_measure(&measure.label))));
        }
        for (at, change) in book.left_out.iter().enumerate() {
            let own = book.left_out.iter().filter(|other| other.amendment == change.amendment).count();
            if own < change.siblings {
                out.push(Line::plain(1, say::without(&change.label)));
            } else if !book.left_out.iter().take(at).any(|earlier| earlier.amendment == change.amendment) {
                out.push(Line::plain(1, say::without(&change.title)));
            }
        }
        out
    }

    /// The steps without an answer.
    fn fault_lines(&self, root: &StepView<'a>) -> Vec<Line<'a>> {
        let mut faulty = Vec::new();
        faults(root, &mut faulty);
        let line = |view: &&StepView<'a>| Some(Line::at(1, Verdict::Fault, self.cite(view.standing), view.fault.clone()?));
        faulty.iter().filter_map(line).collect()
    }

    /// What the answer turns on. `in_full`: with the option that reads it the other way.
    fn turn_lines(&self, turn: &Turn, in_full: bool) -> Vec<Line<'a>> {
        let book = self.book();
        let Some(reading) = book.readings.get(turn.reading.index()) else { return Vec::new() };
        let Some(alternative) = reading.alternatives.get(usize::from(turn.alternative)) else { return Vec::new() };
        let Some((label, chosen)) = self.chosen(turn.reading.index()) else { return Vec::new() };
        let outcome = book.rules.get(self.decision.goal.index()).map_or(Fragment::Name(""), |goal| would_be(goal, &turn.cell));
        let sentence = say::turns_on(self.cite(reading.standing), label, chosen, &alternative.label, outcome);
        let mut lines = Vec::with_capacity(3);
        lines.push(Line { depth: 1, mark: Mark::Point, text: sentence });
        lines.extend(reading.why.as_ref().map(|why| Line::plain(2, say::why(why))));
        if in_full {
            lines.push(Line::plain(2, say::reading_option(&*reading.name, &*alternative.name)));
        }
        lines
    }

    /// What a reading that the answer turns on is read by.
    fn turn_sources(&self, turn: &Turn) -> impl Iterator<Item = &'a Source> + use<'a> {
        self.book().readings.get(turn.reading.index()).into_iter().flat_map(|reading| &reading.sources)
    }

    /// A citation with its rank, the number of its act, its measure, and what is unverified.
    fn cited_line(
        &self,
        citation: &Citation<'a>,
        first: bool,
        told: &mut Vec<Fragment<'a>>,
        apart: Option<&mut Vec<Fragment<'a>>>,
    ) -> Option<Fragment<'a>> {
        let book = self.book();
        let act = book.acts.get(citation.act.index())?;
        let document = self.cited(citation)?;
        let rank = super::render::rank(citation.rank);
        let mut out = match act.number.as_deref().filter(|_| first) {
            Some(number) => say::cited_with_number(document, rank, number),
            None => say::cited_with_rank(document, rank),
        };
        if let Some(authority) = self.given_under(citation.act).filter(|_| first) {
            out = say::also(out, authority);
        }
        out = self.amended(citation, out);
        if citation.displaced {
            out = say::cited_displaced(out);
        } else if citation.displaced_in_part {
            out = say::cited_displaced_in_part(out);
        }
        let why = self.cited_unverified(citation, first);
        if !why.is_empty() {
            // A reason is shown in full only at its first occurrence.
            let new: Vec<Fragment<'a>> = why.into_iter().filter(|why| !told.contains(why)).collect();
            told.extend(new.iter().cloned());
            out = match (new.is_empty(), apart) {
                (true, _) => say::cited_unverified(out),
                (false, None) => say::cited_unverified_because(out, Fragment::list(Joint::Semicolon, new)),
                (false, Some(apart)) => {
                    apart.push(say::told_as(self.cited(citation)?, Fragment::list(Joint::Semicolon, new)));
                    say::cited_unverified(out)
                }
            };
        }
        Some(out)
    }
}

/// The sources that are told at a step and below it.
fn sources_of<'a>(step: &StepView<'a>, into: &mut Lines<'a>) {
    into.extend(step.details.iter().filter(|detail| matches!(detail, Fragment::SourceLine(_))).cloned());
    step.children.iter().for_each(|child| sources_of(child, into));
}

/// Collects the steps without an answer.
fn faults<'v, 'a>(view: &'v StepView<'a>, into: &mut Vec<&'v StepView<'a>>) {
    let known = |other: &&StepView<'a>| other.standing == view.standing && other.fault == view.fault;
    if view.verdict == Verdict::Fault && view.fault.is_some() && !into.iter().any(known) {
        into.push(view);
    }
    // A fault below a step that still holds or fails did not affect the answer.
    if !matches!(view.verdict, Verdict::Met | Verdict::NotMet) {
        view.children.iter().for_each(|child| faults(child, into));
    }
}
