//! A difference as a page: how much is known, then the regions with their examples.

use super::page::Page;
use super::{Goal, Told};
use crate::explain::{norm_outcome, rule_outcome};
use crate::law::{Lang, say};
use crate::model::{Cell, Rule, Rulebook, Type};
use crate::symbolic::{Change, Condition, Difference, Example, Region, Short, Standing};

/// The most regions that are told, unless all are asked for.
pub const MOST: usize = 12;

/// A difference as a page. `all` tells every region that was looked for.
pub fn page(told: &Told<'_>, all: bool) -> Page {
    let lang = told.goal.lang;
    let mut out = Page::default();
    let label = told.goal.rule().map_or(told.goal.name, |rule| rule.label.get(lang));
    out.head(0, label);
    let [before, after] = told.goal.names();
    out.line(1, &say::differ_versions(lang, &*before, &*after));
    out.blank();
    out.head(0, standing(told));
    for (version, name) in [(0, &before), (1, &after)] {
        if told.difference.has_rule.get(version) == Some(&false) {
            let yes_no = told.goal.rule().is_some_and(|rule| rule.ty == Type::Truth);
            let line = if yes_no { say::differ_absent_no(lang, &**name) } else { say::differ_absent_value(lang, &**name) };
            out.line(1, &line);
        }
    }
    if told.difference.standing == Standing::None
        && let Some([before_words, after_words]) = norms(&told.goal)
    {
        out.line(1, &say::differ_norms(lang, &*before, &*before_words, &*after, &*after_words));
    }
    let mut left = if all { usize::MAX } else { MOST };
    let mut hidden = 0;
    // What no case shows may be no difference, and is told after what is found.
    let (found, undecided) = parted(told.difference);
    for change in found {
        hidden += direction(&mut out, told, (change, Part::Found), &mut left);
    }
    for (at, change) in undecided.into_iter().enumerate() {
        if at == 0 && left > 0 {
            out.blank();
            out.head(0, say::differ_undecided(lang));
        }
        hidden += direction(&mut out, told, (change, Part::Undecided), &mut left);
    }
    if hidden > 0 {
        out.blank();
        out.line(1, &say::differ_hidden(lang, hidden));
    }
    if told.difference.more {
        out.line(1, say::differ_more(lang));
    }
    // A short form is of all regions of its way.
    let is_short = |change: Change| told.difference.short.iter().any(|short| short.change == change);
    for (at, rest) in told.difference.rest.iter().filter(|rest| !is_short(rest.change)).enumerate() {
        if at == 0 {
            out.blank();
            out.head(0, say::differ_rest(lang));
        }
        out.head(1, change_words(&told.goal, rest.change));
        conditions(&mut out, &told.goal, &rest.conditions);
    }
    told.components(&mut out);
    told.measures(&mut out);
    told.other_readings(&mut out, all);
    told.unknown_facts(&mut out, all);
    out.blank();
    out.line(0, say::differ_scope(lang));
    if told.difference.standing == Standing::None && told.difference.same_under_every_reading == Some(true) {
        out.line(0, say::differ_every_reading(lang));
    } else if told.difference.standing == Standing::None && told.otherwise.is_none() {
        out.line(0, say::differ_other_readings(lang));
    }
    out
}

/// What each version says where the answer is yes, where the rule is of another kind or of somebody else: that the cases are the same is
/// not that the law is.
pub(super) fn norms(goal: &Goal<'_>) -> Option<[String; 2]> {
    let rules = [0, 1].map(|version| {
        let book = goal.book(version);
        book.rule(goal.name).and_then(|rule| book.rules.get(rule.index())).map(|rule| (book, rule))
    });
    let [Some((before, own)), Some((after, other))] = rules else { return None };
    let parties = |rule: &Rule| (rule.kind, rule.of.clone(), rule.against.clone());
    let words = |book: &Rulebook, rule: &Rule| norm_outcome(Cell::YES, rule, book, goal.lang);
    let told = [words(before, own), words(after, other)];
    (own.ty == Type::Truth && parties(own) != parties(other) && told[0] != told[1]).then_some(told)
}

/// How much is known, as a sentence.
pub(super) fn standing(told: &Told<'_>) -> &'static str {
    match told.difference.standing {
        Standing::None => say::differ_none(told.goal.lang),
        Standing::Exact => say::differ_exact(told.goal.lang),
        Standing::Within if told.difference.is_composed() => say::differ_composed(told.goal.lang),
        Standing::Within => say::differ_within(told.goal.lang),
        Standing::Open if told.difference.is_composed() => say::differ_composed_open(told.goal.lang),
        Standing::Open if told.difference.is_found() => say::differ_within_more(told.goal.lang),
        Standing::Open if told.difference.is_bounded() => say::differ_open_here(told.goal.lang),
        Standing::Open => say::differ_open(told.goal.lang),
    }
}

/// A way to differ, as a heading.
pub(super) fn change_words(goal: &Goal<'_>, change: Change) -> &'static str {
    let lang = goal.lang;
    let date = goal.rule().is_some_and(|rule| rule.ty == Type::Date);
    match change {
        Change::Gained => say::differ_gained(lang),
        Change::Lost => say::differ_lost(lang),
        Change::More if date => say::differ_later(lang),
        Change::Less if date => say::differ_sooner(lang),
        Change::More => say::differ_greater(lang),
        Change::Less => say::differ_less(lang),
        Change::Same => say::differ_same(lang),
        Change::Other | Change::Impossible => say::differ_other(lang),
        // What a version has no rule for is counted as no, which is no answer that it gives.
        Change::Answered if goal.book(1).rule(goal.name).is_none() => say::differ_gone_unanswered(lang),
        Change::Unanswered if goal.book(0).rule(goal.name).is_none() => say::differ_new_unanswered(lang),
        Change::Answered => say::differ_now_answered(lang),
        Change::Unanswered => say::differ_now_unanswered(lang),
    }
}

/// What is told of the regions of one way to differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    /// Those of which there is a case.
    Found,
    /// Those of which none was found.
    Undecided,
}

/// The ways to differ that a case shows, and those with a region that none does. A short form is of all regions of its way.
pub(super) fn parted(difference: &Difference) -> (Vec<Change>, Vec<Change>) {
    let (mut found, mut undecided) = (Vec::new(), Vec::new());
    for region in &difference.regions {
        let own = match part_of(difference, region) {
            Part::Found => &mut found,
            Part::Undecided => &mut undecided,
        };
        if !own.contains(&region.change) {
            own.push(region.change);
        }
    }
    (found, undecided)
}

fn part_of(difference: &Difference, region: &Region) -> Part {
    let shown = |own: &Region| own.example.is_some();
    let short = difference.short.iter().any(|short| short.change == region.change);
    let of_way = || difference.regions.iter().any(|own| own.change == region.change && shown(own));
    if shown(region) || short && of_way() { Part::Found } else { Part::Undecided }
}

/// Tells the regions of one way to differ, as long as some may be told. Returns how many are not.
fn direction(out: &mut Page, told: &Told<'_>, (change, part): (Change, Part), left: &mut usize) -> usize {
    let (goal, difference) = (&told.goal, told.difference);
    let lang = goal.lang;
    let of_way = |region: &Region| region.change == change && part_of(difference, region) == part;
    let regions: Vec<(usize, &Region)> = difference.regions.iter().enumerate().filter(|(_, region)| of_way(region)).collect();
    if *left == 0 {
        return regions.len();
    }
    match part {
        Part::Found => {
            out.blank();
            out.head(0, change_words(goal, change));
        }
        Part::Undecided => out.head(1, change_words(goal, change)),
    }
    if let Some(short) = difference.short.iter().find(|short| short.change == change) {
        let [before, after] = goal.names();
        let version = if short.version == 0 { before } else { after };
        let mut told_apart = false;
        for (at, way) in short.ways.iter().enumerate().filter(|(_, way)| !way.is_empty()) {
            if at > 0 {
                out.line(2, say::or_else(lang));
            }
            conditions(out, goal, way);
            told_apart = true;
        }
        let rest = match (told_apart, short.answer) {
            (false, _) => wherever(goal, short),
            (true, true) => say::differ_and_else(lang, &*version),
            (true, false) => say::differ_and_else_no(lang, &*version),
        };
        out.line(if told_apart { 1 } else { 2 }, &rest);
        told.causes_of(out, change);
        *left = left.saturating_sub(regions.len());
        if let Some(shown) = regions.iter().find_map(|(_, region)| region.example.as_ref()) {
            example(out, goal, shown);
        }
        return 0;
    }
    let mut causes: Vec<(usize, Page)> = Vec::new();
    for (at, (number, region)) in regions.iter().take(*left).enumerate() {
        if regions.len() > 1 {
            out.line(1, &say::differ_region(lang, at + 1, regions.len()));
        }
        // Of what an answer is made of it is told where that differs; of the answer there are cases.
        if !difference.is_composed() {
            region_conditions(out, goal, region);
        }
        let mut own = Page::default();
        told.region_causes(&mut own, *number);
        match causes.iter().find(|(_, other)| *other == own) {
            // What is said of one region is not said again.
            Some((first, _)) if own.lines() > 1 => out.line(2, &say::differ_caused_as(lang, *first)),
            _ => {
                out.extend(&own);
                causes.push((at + 1, own));
            }
        }
        if let Some(shown) = &region.example {
            example(out, goal, shown);
        }
    }
    let told = regions.len().min(*left);
    *left -= told;
    regions.len() - told
}

/// A short form that speaks of nothing but the answer of one version.
pub(super) fn wherever(goal: &Goal<'_>, short: &Short) -> String {
    let [before, after] = goal.names();
    let version = if short.version == 0 { before } else { after };
    if short.answer { say::differ_wherever_yes(goal.lang, &*version) } else { say::differ_wherever_no(goal.lang, &*version) }
}

/// The conditions of a region. One that is known in part may have none, and is not every case for that.
pub(super) fn region_conditions(out: &mut Page, goal: &Goal<'_>, region: &Region) {
    match region.conditions.as_slice() {
        [] if !region.exact => out.line(2, say::differ_somewhere(goal.lang)),
        own => conditions(out, goal, own),
    }
}

pub(super) fn conditions(out: &mut Page, goal: &Goal<'_>, conditions: &[Condition]) {
    if conditions.is_empty() {
        out.line(2, say::differ_always(goal.lang));
    }
    for (at, condition) in conditions.iter().enumerate() {
        out.condition(at == 0, &goal.condition(condition));
    }
}

/// A case that shows the difference: its facts as a facts file has them, and both answers.
pub(super) fn example(out: &mut Page, goal: &Goal<'_>, example: &Example) {
    out.line(2, say::differ_example(goal.lang));
    given_facts(out, goal, example);
    for (version, name) in goal.names().iter().enumerate() {
        out.answer(name, &goal.answer(example, version));
    }
    let boundaries = goal.boundaries(example);
    if !boundaries.is_empty() {
        out.line(2, say::differ_boundaries(goal.lang));
    }
    for (fact, words) in boundaries {
        out.result(&fact, &words);
    }
}

/// The facts of a case, as a facts file has them.
pub(super) fn given_facts(out: &mut Page, goal: &Goal<'_>, example: &Example) {
    for (name, value) in goal.given(example) {
        out.fact(&name, &value);
    }
}

impl Goal<'_> {
    /// The answer of a version to an example.
    pub(super) fn answer(&self, example: &Example, version: usize) -> String {
        self.answered(example, version, rule_outcome)
    }

    /// The same by the kind of the goal: a right that somebody has, a duty that is there.
    pub(super) fn answer_by_kind(&self, example: &Example, version: usize) -> String {
        self.answered(example, version, norm_outcome)
    }

    fn answered(&self, example: &Example, version: usize, words: fn(Cell, &Rule, &Rulebook, Lang) -> String) -> String {
        let book = self.book(version);
        let rule = book.rule(self.name).and_then(|rule| book.rules.get(rule.index()));
        match (example.answers.get(version).cloned().flatten(), rule) {
            (Some(cell), Some(rule)) => words(cell, rule, book, self.lang),
            _ => say::not_in_this_version(self.lang).to_owned(),
        }
    }
}
