//! A comparison in words, before it is drawn: what it comes to, and each step at which the versions part.

use super::pair::Line;
use super::part::{Comparison, Parting};
use crate::explain::{Verdict, date_words};
use crate::law::{Lang, say};

/// The number of further entities named; the rest are counted.
const OTHERS: usize = 5;

/// A step at which two versions part, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartingWords {
    /// The provision.
    pub place: String,
    /// What was looked at there.
    pub label: String,
    /// What each version says.
    pub sides: [SideWords; 2],
    /// For whom else they part, figures and parameters that differ, and the measures that changed them.
    pub notes: Vec<String>,
}

/// What one version says of a step.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SideWords {
    /// How it came out.
    pub outcome: String,
    /// The conditions that differ; without a verdict where this version does not have one.
    pub lines: Vec<(Option<Verdict>, String)>,
}

/// What a comparison comes to: the same answer for the same reasons, or where the versions part.
pub fn title(comparison: &Comparison<'_>, lang: Lang) -> &'static str {
    let same = comparison.left.cell == comparison.right.cell;
    match (same, comparison.partings.is_empty()) {
        (true, true) if comparison.grounds.is_some() => say::same_answer_other_grounds(lang),
        (true, true) => say::same_answer_same_steps(lang),
        (true, false) => say::same_answer_other_steps(lang),
        (false, _) => say::here_they_part(lang),
    }
}

/// The steps at which the versions part, in words.
pub fn parting_words(comparison: &Comparison<'_>, lang: Lang) -> Vec<PartingWords> {
    comparison.partings.iter().map(|own| words_of_parting(own, lang)).collect()
}

/// One of them in words.
pub(super) fn words_of_parting(parting: &Parting, lang: Lang) -> PartingWords {
    let [left, right] = &parting.provisions;
    let place = match (left, right) {
        (Some(left), Some(right)) if left != right => say::moved_place(lang, left, right),
        (Some(place), _) | (None, Some(place)) => place.clone(),
        (None, None) => String::new(),
    };
    let label = parting.whom.first().map_or_else(|| parting.label.clone(), |first| say::label_for(lang, &parting.label, first));
    let sides = [0, 1].map(|at| match parting.outcomes.get(at).and_then(Option::as_ref) {
        None => SideWords { outcome: say::not_in_this_version(lang).to_owned(), lines: Vec::new() },
        Some(outcome) => {
            let lines = parting.lines.iter().filter_map(|line| one_side(line, at, lang)).collect();
            SideWords { outcome: outcome.clone(), lines }
        }
    });
    PartingWords { place, label, sides, notes: notes(parting, lang) }
}

fn notes(parting: &Parting, lang: Lang) -> Vec<String> {
    let mut out = Vec::new();
    let others: Vec<&str> = parting.whom.iter().skip(1).take(OTHERS).map(String::as_str).collect();
    if !others.is_empty() {
        let list = others.join(say::semicolon(lang));
        out.push(match parting.whom.len().saturating_sub(1 + OTHERS) {
            0 => say::also_parts_for(lang, &list),
            more => say::also_parts_for_more(lang, &list, more),
        });
    }
    out.extend(parting.figures.iter().map(|figure| {
        let [before, after] = &figure.values;
        say::figure_change(lang, &figure.label, &figure.name, before, after)
    }));
    out.extend(parting.parameters.iter().map(|parameter| {
        let ([before, after], day) = (&parameter.values, date_words(parameter.from, lang));
        say::parameter_change(lang, &parameter.label, &parameter.name, before, after, &day)
    }));
    out.extend(parting.changes.iter().map(|change| say::changed_by(lang, change)));
    out
}

fn one_side(line: &Line, at: usize, lang: Lang) -> Option<(Option<Verdict>, String)> {
    match line.sides.get(at).and_then(Option::as_ref) {
        Some(own) => {
            let text = match &own.moved_from {
                Some(from) => say::moved_from(lang, &own.text, from),
                None => own.text.clone(),
            };
            Some((Some(own.verdict), format!("{}: {text}", own.citation)))
        }
        None => line.sides.iter().flatten().next().map(|other| {
            let absent = match other.verdict {
                Verdict::Value => say::not_counted_here(lang, &other.words, &other.citation),
                _ => say::no_condition_here(lang, &other.words, &other.citation),
            };
            (None, absent)
        }),
    }
}
