//! The comparison as text: the answers side by side, then the steps where they differ.

use super::pair::Line;
use super::part::{Comparison, Parting};
use crate::explain::{Headline, Style, Verdict, date_words, headed, row, rule_outcome, signed, words, wrapped};
use crate::law::say;

/// The number of further entities named; the rest are counted.
const OTHERS: usize = 5;

/// A comparison as text.
pub fn text(comparison: &Comparison<'_>, style: Style) -> String {
    let lang = style.lang;
    let sides = [comparison.left, comparison.right];
    let names = sides.map(|decision| decision.plan.checked().book().version.to_string());
    let outcomes = sides.map(|decision| {
        let book = decision.plan.checked().book();
        book.rules.get(decision.goal.index()).map_or_else(String::new, |rule| rule_outcome(decision.cell.clone(), rule, book, lang))
    });
    let mut out = String::new();
    let label = comparison.left.plan.checked().book().rules.get(comparison.left.goal.index()).map_or("", |rule| rule.label.get(lang));
    headed(&mut out, 0, label, "", style);
    out.push('\n');
    let widths = (width(&names), width(&outcomes));
    for (at, decision) in sides.iter().enumerate() {
        let (name, outcome) = (names.get(at).map_or("", String::as_str), outcomes.get(at).map_or("", String::as_str));
        let book = decision.plan.checked().book();
        let sentence = Headline::of(decision).map_or_else(String::new, |headline| words(&headline.subject, book, lang));
        row(&mut out, 1, &format!("{name:<w$}  {outcome:<o$}  ", w = widths.0, o = widths.1), &sentence, style);
    }
    out.push('\n');
    let same = comparison.left.cell == comparison.right.cell;
    let title = match (same, comparison.partings.is_empty()) {
        (true, true) if comparison.grounds.is_some() => say::same_answer_other_grounds(lang),
        (true, true) => say::same_answer_same_steps(lang),
        (true, false) => say::same_answer_other_steps(lang),
        (false, _) => say::here_they_part(lang),
    };
    headed(&mut out, 0, title, "", style);
    for (name, grounds) in names.iter().zip(comparison.grounds.iter().flatten()) {
        out.push_str(&format!("\n  {name}\n"));
        for ground in grounds {
            wrapped(&mut out, 2, ground, style);
        }
    }
    for told in &comparison.partings {
        parting(&mut out, told, &names, style);
    }
    // Moves are shown only if no step differs.
    let moves = comparison.relocations.iter().filter(|_| comparison.partings.is_empty());
    for (at, own) in moves.enumerate() {
        let [from, to] = &own.provisions;
        out.push_str(if at == 0 { "\n" } else { "" });
        wrapped(&mut out, 1, &say::moved(lang, &own.label, from, to), style);
    }
    out
}

fn parting(out: &mut String, parting: &Parting, names: &[String; 2], style: Style) {
    let lang = style.lang;
    let widest = width(names);
    let [left, right] = &parting.provisions;
    let place = match (left, right) {
        (Some(left), Some(right)) if left != right => say::moved_place(lang, left, right),
        (Some(place), _) | (None, Some(place)) => place.clone(),
        (None, None) => String::new(),
    };
    out.push('\n');
    let label = parting.whom.first().map_or_else(|| parting.label.clone(), |first| say::label_for(lang, &parting.label, first));
    headed(out, 1, &place, &format!(": {label}"), style);
    for (at, (outcome, name)) in parting.outcomes.iter().zip(names).enumerate() {
        let Some(outcome) = outcome else {
            row(out, 2, &format!("{name:<widest$}  "), say::not_in_this_version(lang), style);
            continue;
        };
        row(out, 2, &format!("{name:<widest$}  "), outcome, style);
        for line in &parting.lines {
            one_side(out, line, at, style);
        }
    }
    let others: Vec<&str> = parting.whom.iter().skip(1).take(OTHERS).map(String::as_str).collect();
    if !others.is_empty() {
        let list = others.join(say::semicolon(lang));
        let line = match parting.whom.len().saturating_sub(1 + OTHERS) {
            0 => say::also_parts_for(lang, &list),
            more => say::also_parts_for_more(lang, &list, more),
        };
        wrapped(out, 2, &line, style);
    }
    for figure in &parting.figures {
        let [before, after] = &figure.values;
        wrapped(out, 2, &say::figure_change(lang, &figure.label, &figure.name, before, after), style);
    }
    for parameter in &parting.parameters {
        let ([before, after], day) = (&parameter.values, date_words(parameter.from, lang));
        wrapped(out, 2, &say::parameter_change(lang, &parameter.label, &parameter.name, before, after, &day), style);
    }
    for change in &parting.changes {
        wrapped(out, 2, &say::changed_by(lang, change), style);
    }
}

fn one_side(out: &mut String, line: &Line, at: usize, style: Style) {
    let lang = style.lang;
    match line.sides.get(at).and_then(Option::as_ref) {
        Some(own) => {
            let text = match &own.moved_from {
                Some(from) => say::moved_from(lang, &own.text, from),
                None => own.text.clone(),
            };
            signed(out, 3, own.verdict, &format!("{}: {text}", own.citation), style);
        }
        None => {
            if let Some(other) = line.sides.iter().flatten().next() {
                let absent = match other.verdict {
                    Verdict::Value => say::not_counted_here(lang, &other.words, &other.citation),
                    _ => say::no_condition_here(lang, &other.words, &other.citation),
                };
                wrapped(out, 3, &format!("– {absent}"), style);
            }
        }
    }
}

fn width(words: &[String]) -> usize {
    words.iter().map(|word| word.chars().count()).max().unwrap_or(0)
}
