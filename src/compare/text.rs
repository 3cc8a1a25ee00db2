//! The comparison as text: outcomes side by side, then the steps where they part.

use super::pair::Line;
use super::part::{Comparison, Parting};
use crate::explain::{Headline, Style, Verdict, date_words, headed, row, rule_outcome, signed, words, wrapped};
use crate::law::{Key, Lang, Word, fill, plain};

/// How many of the other entities of a list are named; the rest are counted.
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
        (true, true) if comparison.grounds.is_some() => Key::same_answer_other_grounds,
        (true, true) => Key::same_answer_same_steps,
        (true, false) => Key::same_answer_other_steps,
        (false, _) => Key::here_they_part,
    };
    headed(&mut out, 0, plain(lang, title), "", style);
    for (name, grounds) in names.iter().zip(comparison.grounds.iter().flatten()) {
        out.push_str(&format!("\n  {name}\n"));
        for ground in grounds {
            wrapped(&mut out, 2, ground, style);
        }
    }
    for told in &comparison.partings {
        parting(&mut out, told, &names, style);
    }
    // Where steps part, what only moved is beside the point.
    let moves = comparison.relocations.iter().filter(|_| comparison.partings.is_empty());
    for (at, own) in moves.enumerate() {
        let [from, to] = &own.provisions;
        out.push_str(if at == 0 { "\n" } else { "" });
        said(&mut out, 1, style, Key::moved, &[&own.label, from, to]);
    }
    out
}

fn parting(out: &mut String, parting: &Parting, names: &[String; 2], style: Style) {
    let lang = style.lang;
    let widest = width(names);
    let [left, right] = &parting.provisions;
    let place = match (left, right) {
        (Some(left), Some(right)) if left != right => worded(lang, Key::moved_place, &[left, right]),
        (Some(place), _) | (None, Some(place)) => place.clone(),
        (None, None) => String::new(),
    };
    out.push('\n');
    let whom = parting.whom.first().map(|first| format!(" (for {first})")).unwrap_or_default();
    headed(out, 1, &place, &format!(": {}{whom}", parting.label), style);
    for (at, (outcome, name)) in parting.outcomes.iter().zip(names).enumerate() {
        let Some(outcome) = outcome else {
            row(out, 2, &format!("{name:<widest$}  "), plain(lang, Key::not_in_this_version), style);
            continue;
        };
        row(out, 2, &format!("{name:<widest$}  "), outcome, style);
        for line in &parting.lines {
            one_side(out, line, at, style);
        }
    }
    let others: Vec<&str> = parting.whom.iter().skip(1).take(OTHERS).map(String::as_str).collect();
    if !others.is_empty() {
        let more = parting.whom.len().saturating_sub(1 + OTHERS);
        let more = (more > 0).then(|| format!(" {} {more} {}", lang.pick("og", "and"), lang.pick("til", "more")));
        let also = lang.pick("skiller seg også for", "parts also for");
        wrapped(out, 2, &format!("{also} {}{}", others.join("; "), more.unwrap_or_default()), style);
    }
    for figure in &parting.figures {
        let [before, after] = &figure.values;
        said(out, 2, style, Key::figure_change, &[&figure.label, &figure.name, before, after]);
    }
    for parameter in &parting.parameters {
        let ([before, after], day) = (&parameter.values, date_words(parameter.from, lang));
        said(out, 2, style, Key::parameter_change, &[&parameter.label, &parameter.name, before, after, &day]);
    }
    for change in &parting.changes {
        said(out, 2, style, Key::changed_by, &[change]);
    }
}

fn one_side(out: &mut String, line: &Line, at: usize, style: Style) {
    let lang = style.lang;
    match line.sides.get(at).and_then(Option::as_ref) {
        Some(own) => {
            let text = match &own.moved_from {
                Some(from) => worded(lang, Key::moved_from, &[&own.text, from]),
                None => own.text.clone(),
            };
            signed(out, 3, own.verdict, &format!("{}: {text}", own.citation), style);
        }
        None => {
            if let Some(other) = line.sides.iter().flatten().next() {
                let absent = match other.verdict {
                    Verdict::Value => Key::not_counted_here,
                    _ => Key::no_condition_here,
                };
                wrapped(out, 3, &format!("– {}", worded(lang, absent, &[&other.words, &other.citation])), style);
            }
        }
    }
}

/// A line of its own.
fn said(out: &mut String, depth: usize, style: Style, key: Key, arguments: &[&str]) {
    wrapped(out, depth, &worded(style.lang, key, arguments), style);
}

fn worded(lang: Lang, key: Key, arguments: &[&str]) -> String {
    let arguments: Vec<Word<'_>> = arguments.iter().map(|argument| Word::Text(argument)).collect();
    let mut out = String::new();
    fill(lang, key, &arguments, &mut out);
    out
}

fn width(words: &[String]) -> usize {
    words.iter().map(|word| word.chars().count()).max().unwrap_or(0)
}
