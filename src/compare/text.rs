//! The comparison as text: outcomes side by side, then the steps where they part.

use super::pair::Line;
use super::part::{Comparison, Parting};
use crate::explain::{Style, Verdict, date_words, headline, rule_outcome};
use crate::law::Lang;

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
    out.push_str(&format!("{label}\n\n"));
    let widths = (width(&names), width(&outcomes));
    for (at, decision) in sides.iter().enumerate() {
        let (name, outcome) = (names.get(at).map_or("", String::as_str), outcomes.get(at).map_or("", String::as_str));
        let sentence = headline(decision, lang);
        let sentence = sentence.strip_suffix(outcome).and_then(|rest| rest.strip_suffix(": ")).unwrap_or(&sentence);
        out.push_str(&format!("  {name:<w$}  {outcome:<o$}  {sentence}\n", w = widths.0, o = widths.1));
    }
    out.push('\n');
    let same = comparison.left.cell == comparison.right.cell;
    let title = match (same, comparison.partings.is_empty()) {
        (true, true) if comparison.grounds.is_some() => lang.pick(
            "Svaret er det samme, men det bygger på forskjellige bestemmelser:",
            "The answer is the same, but it rests on different provisions:",
        ),
        (true, true) => lang.pick("Svaret og alle steg er de samme.", "The answer and all steps are the same."),
        (true, false) => {
            lang.pick("Svaret er det samme, men disse stegene skiller seg:", "The answer is the same, but these steps differ:")
        }
        (false, _) => lang.pick("Her skilles veiene:", "Here they part:"),
    };
    out.push_str(title);
    out.push('\n');
    for (name, grounds) in names.iter().zip(comparison.grounds.iter().flatten()) {
        out.push_str(&format!("\n  {name}\n"));
        for ground in grounds {
            out.push_str(&format!("    {ground}\n"));
        }
    }
    for told in &comparison.partings {
        parting(&mut out, told, &names, lang);
    }
    // Where steps part, what only moved is beside the point.
    let moves = comparison.moves.iter().filter(|_| comparison.partings.is_empty());
    for (at, own) in moves.enumerate() {
        let [from, to] = &own.provisions;
        let line = format!("  {}: {} ({from} → {to})\n", lang.pick("flyttet", "moved"), own.label);
        out.push_str(if at == 0 { "\n" } else { "" });
        out.push_str(&line);
    }
    out
}

fn parting(out: &mut String, parting: &Parting, names: &[String; 2], lang: Lang) {
    let widest = width(names);
    let [left, right] = &parting.provisions;
    let place = match (left, right) {
        (Some(left), Some(right)) if left != right => format!("{left} → {right} ({})", lang.pick("flyttet", "moved")),
        (Some(place), _) | (None, Some(place)) => place.clone(),
        (None, None) => String::new(),
    };
    out.push_str(&format!("\n  {place}: {}\n", parting.label));
    for (at, (outcome, name)) in parting.outcomes.iter().zip(names).enumerate() {
        let Some(outcome) = outcome else {
            out.push_str(&format!("    {name:<widest$}  {}\n", lang.pick("finnes ikke i denne versjonen", "not in this version")));
            continue;
        };
        out.push_str(&format!("    {name:<widest$}  {outcome}\n"));
        for line in &parting.lines {
            one_side(out, line, at, lang);
        }
    }
    for figure in &parting.figures {
        let [before, after] = &figure.values;
        out.push_str(&format!("    {} ({}): {before} → {after}\n", figure.label, figure.name));
    }
    for parameter in &parting.parameters {
        let ([before, after], day) = (&parameter.values, date_words(parameter.from, lang));
        let changed = lang.pick("endret", "changed on");
        out.push_str(&format!("    {} ({}): {before} → {after}, {changed} {day}\n", parameter.label, parameter.name));
    }
    for change in &parting.changes {
        out.push_str(&format!("    {}: {change}\n", lang.pick("endret ved", "changed by")));
    }
}

fn one_side(out: &mut String, line: &Line, at: usize, lang: Lang) {
    match line.sides.get(at).and_then(Option::as_ref) {
        Some(own) => {
            let from = own.moved_from.as_ref().map(|from| format!(" ({} {from})", lang.pick("flyttet fra", "moved from")));
            out.push_str(&format!("      {} {}: {}{}\n", own.verdict.sign(), own.citation, own.text, from.unwrap_or_default()));
        }
        None => {
            if let Some(other) = line.sides.iter().flatten().next() {
                let absent = match other.verdict {
                    Verdict::Value => lang.pick("ikke med her:", "not counted here:"),
                    _ => lang.pick("ikke et vilkår her:", "no condition here:"),
                };
                out.push_str(&format!("      – {absent} {} ({})\n", other.words, other.citation));
            }
        }
    }
}

fn width(words: &[String]) -> usize {
    words.iter().map(|word| word.chars().count()).max().unwrap_or(0)
}
