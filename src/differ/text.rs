//! A difference as text: how much is known, then the regions with their examples.

use super::{Goal, Told};
use crate::explain::{Style, headed, row, rule_outcome, wrapped};
use crate::law::say;
use crate::model::Type;
use crate::symbolic::{Change, Condition, Example, Region, Standing};

/// The most regions that are told, unless all are asked for.
pub const MOST: usize = 12;

/// A difference as text. `all` tells every region that was looked for.
pub fn text(told: &Told<'_>, all: bool, style: Style) -> String {
    let lang = told.goal.lang;
    let mut out = String::new();
    let label = told.goal.rule().map_or(told.goal.name, |rule| rule.label.get(lang));
    headed(&mut out, 0, label, "", style);
    let [before, after] = told.goal.names();
    wrapped(&mut out, 1, &say::differ_versions(lang, &*before, &*after), style);
    out.push('\n');
    headed(&mut out, 0, standing(told), "", style);
    for (version, name) in [(0, &before), (1, &after)] {
        if told.difference.has_rule.get(version) == Some(&false) {
            let yes_no = told.goal.rule().is_some_and(|rule| rule.ty == Type::Truth);
            let line = if yes_no { say::differ_absent_no(lang, &**name) } else { say::differ_absent_value(lang, &**name) };
            wrapped(&mut out, 1, &line, style);
        }
    }
    let mut left = if all { usize::MAX } else { MOST };
    let mut changes: Vec<Change> = told.difference.regions.iter().map(|region| region.change).collect();
    changes.dedup();
    for change in changes {
        direction(&mut out, told, change, &mut left, style);
    }
    let hidden = told.difference.regions.len().saturating_sub(MOST);
    if !all && left == 0 && hidden > 0 {
        out.push('\n');
        wrapped(&mut out, 1, &say::differ_hidden(lang, hidden), style);
    }
    if told.difference.more {
        wrapped(&mut out, 1, say::differ_more(lang), style);
    }
    told.measures(&mut out, style);
    out.push('\n');
    wrapped(&mut out, 0, say::differ_scope(lang), style);
    if told.difference.standing == Standing::None {
        let line = match told.difference.same_under_every_reading {
            Some(true) => say::differ_every_reading(lang),
            Some(false) | None => say::differ_other_readings(lang),
        };
        wrapped(&mut out, 0, line, style);
    }
    out
}

/// How much is known, as a sentence.
pub(super) fn standing(told: &Told<'_>) -> &'static str {
    match told.difference.standing {
        Standing::None => say::differ_none(told.goal.lang),
        Standing::Exact => say::differ_exact(told.goal.lang),
        Standing::Within => say::differ_within(told.goal.lang),
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
        Change::Answered => say::differ_now_answered(lang),
        Change::Unanswered => say::differ_now_unanswered(lang),
    }
}

fn direction(out: &mut String, told: &Told<'_>, change: Change, left: &mut usize, style: Style) {
    let regions: Vec<(usize, &Region)> = told.difference.regions.iter().enumerate().filter(|(_, region)| region.change == change).collect();
    if *left == 0 {
        return;
    }
    out.push('\n');
    headed(out, 0, change_words(&told.goal, change), "", style);
    if let Some(short) = told.difference.short.iter().find(|short| short.change == change) {
        let [before, after] = told.goal.names();
        let version = if short.version == 0 { before } else { after };
        for way in &short.ways {
            conditions(out, &told.goal, way, style);
        }
        let lang = told.goal.lang;
        let rest = if short.answer { say::differ_and_else(lang, &*version) } else { say::differ_and_else_no(lang, &*version) };
        wrapped(out, 1, &rest, style);
        told.causes_of(out, change, style);
        *left = left.saturating_sub(regions.len());
        match regions.iter().find_map(|(_, region)| region.example.as_ref()) {
            Some(shown) => example(out, &told.goal, shown, style),
            None => wrapped(out, 2, say::differ_no_example(lang), style),
        }
        return;
    }
    for (at, (number, region)) in regions.iter().take(*left).enumerate() {
        if regions.len() > 1 {
            wrapped(out, 1, &say::differ_region(told.goal.lang, at + 1, regions.len()), style);
        }
        conditions(out, &told.goal, &region.conditions, style);
        told.region_causes(out, *number, style);
        match &region.example {
            Some(shown) => example(out, &told.goal, shown, style),
            None => wrapped(out, 2, say::differ_no_example(told.goal.lang), style),
        }
    }
    *left = left.saturating_sub(regions.len());
}

pub(super) fn conditions(out: &mut String, goal: &Goal<'_>, conditions: &[Condition], style: Style) {
    if conditions.is_empty() {
        wrapped(out, 2, say::differ_always(goal.lang), style);
    }
    for (at, condition) in conditions.iter().enumerate() {
        let sign = if at == 0 { "•  " } else { "   " };
        row(out, 2, sign, &goal.condition(condition), style);
    }
}

/// A case that shows the difference: its facts as a facts file has them, and both answers.
pub(super) fn example(out: &mut String, goal: &Goal<'_>, example: &Example, style: Style) {
    wrapped(out, 2, say::differ_example(goal.lang), style);
    given_facts(out, goal, example, style);
    let names = goal.names();
    let widest = names.iter().map(|name| name.chars().count()).max().unwrap_or(0);
    for (version, name) in names.iter().enumerate() {
        row(out, 3, &format!("{name:<widest$}  "), &goal.answer(example, version), style);
    }
}

/// The facts of a case, as a facts file has them.
pub(super) fn given_facts(out: &mut String, goal: &Goal<'_>, example: &Example, style: Style) {
    for (name, value) in goal.given(example) {
        row(out, 3, &format!("{name}: "), &value, style);
    }
}

impl Goal<'_> {
    /// The answer of a version to an example.
    pub(super) fn answer(&self, example: &Example, version: usize) -> String {
        let book = self.book(version);
        let rule = book.rule(self.name).and_then(|rule| book.rules.get(rule.index()));
        match (example.answers.get(version).cloned().flatten(), rule) {
            (Some(cell), Some(rule)) => rule_outcome(cell, rule, book, self.lang),
            _ => say::not_in_this_version(self.lang).to_owned(),
        }
    }
}
