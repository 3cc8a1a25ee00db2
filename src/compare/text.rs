//! The comparison as text: the answers side by side, then the steps where they differ.

use super::part::Comparison;
use super::words::{PartingWords, parting_words, title};
use crate::eval::Decision;
use crate::explain::{Headline, Style, headed, row, rule_outcome, signed, words, wrapped};
use crate::law::say;

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
    for (at, decision) in sides.into_iter().enumerate() {
        row_of(&mut out, (at, &names, &outcomes), Some(decision), style);
    }
    out.push('\n');
    headed(&mut out, 0, title(comparison, lang), "", style);
    for (name, grounds) in names.iter().zip(comparison.grounds.iter().flatten()) {
        out.push_str(&format!("\n  {name}\n"));
        for ground in grounds {
            wrapped(&mut out, 2, ground, style);
        }
    }
    for told in &parting_words(comparison, lang) {
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

/// A version, the outcome under it, and the sentence it leads to.
pub(super) fn row_of(
    out: &mut String,
    (at, names, outcomes): (usize, &[String; 2], &[String; 2]),
    decision: Option<&Decision>,
    style: Style,
) {
    let (w, o) = (width(names), width(outcomes));
    let (name, outcome) = (names.get(at).map_or("", String::as_str), outcomes.get(at).map_or("", String::as_str));
    let sentence = decision.and_then(|decision| {
        let book = decision.plan.checked().book();
        Headline::of(decision).map(|headline| words(&headline.subject, book, style.lang))
    });
    match sentence {
        Some(sentence) => row(out, 1, &format!("{name:<w$}  {outcome:<o$}  "), &sentence, style),
        None => row(out, 1, &format!("{name:<w$}  "), outcome, style),
    }
}

pub(super) fn parting(out: &mut String, parting: &PartingWords, names: &[String; 2], style: Style) {
    let widest = width(names);
    out.push('\n');
    headed(out, 1, &parting.place, &format!(": {}", parting.label), style);
    for (side, name) in parting.sides.iter().zip(names) {
        row(out, 2, &format!("{name:<widest$}  "), &side.outcome, style);
        for (verdict, line) in &side.lines {
            match verdict {
                Some(verdict) => signed(out, 3, *verdict, line, style),
                None => wrapped(out, 3, &format!("– {line}"), style),
            }
        }
    }
    parting.notes.iter().for_each(|note| wrapped(out, 2, note, style));
}

fn width(words: &[String]) -> usize {
    words.iter().map(|word| word.chars().count()).max().unwrap_or(0)
}
