//! The comparison as text: outcomes side by side, then the steps where they part.

use super::part::{Comparison, Line};
use crate::explain::{Style, headline, rule_outcome};
use crate::law::Lang;

/// A comparison as text.
pub fn text(comparison: &Comparison<'_, '_>, style: Style) -> String {
    let lang = style.lang;
    let sides = [comparison.left, comparison.right];
    let names = sides.map(|decision| decision.plan.checked().book().version.to_string());
    let outcomes = sides.map(|decision| {
        let book = decision.plan.checked().book();
        book.rules.get(decision.goal.index()).map_or_else(String::new, |rule| rule_outcome(decision.cell, rule, book, lang))
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
    for parting in &comparison.partings {
        let [left, right] = &parting.provisions;
        let place = match (left, right) {
            (Some(left), Some(right)) if left != right => format!("{left} → {right}"),
            (Some(place), _) | (None, Some(place)) => place.clone(),
            (None, None) => String::new(),
        };
        out.push_str(&format!("\n  {place}: {}\n", parting.label));
        for (at, outcome) in parting.outcomes.iter().enumerate() {
            let outcome = outcome.as_deref().unwrap_or(lang.pick("finnes ikke i denne versjonen", "not in this version"));
            out.push_str(&format!("    {:<w$}  {outcome}\n", names.get(at).map_or("", String::as_str), w = widths.0));
            for line in &parting.lines {
                one_side(&mut out, line, at, lang);
            }
        }
        for figure in &parting.figures {
            let [before, after] = &figure.values;
            out.push_str(&format!("    {} ({}): {before} → {after}\n", figure.label, figure.name));
        }
        for change in &parting.changes {
            out.push_str(&format!("    {}: {change}\n", lang.pick("endret ved", "changed by")));
        }
    }
    out
}

fn one_side(out: &mut String, line: &Line, at: usize, lang: Lang) {
    match line.sides.get(at).and_then(Option::as_ref) {
        Some((verdict, citation, text)) => {
            out.push_str(&format!("      {} {citation}: {text}\n", verdict.sign()));
        }
        None => {
            let other = line.sides.iter().flatten().next();
            if let Some((_, citation, text)) = other {
                let subject = text.split(':').next().unwrap_or(text);
                out.push_str(&format!("      – {} {subject} ({citation})\n", lang.pick("ikke et vilkår her:", "no condition here:")));
            }
        }
    }
}

fn width(words: &[String]) -> usize {
    words.iter().map(|word| word.chars().count()).max().unwrap_or(0)
}
