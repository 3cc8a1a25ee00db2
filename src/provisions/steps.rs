//! What differs in short: each provision with what was done to it, the value of each figure before and after, and the measures that did it.

use super::cause::Cause;
use super::changes::Changes;
use super::text::title;
use super::words::causes_words;
use crate::explain::{capital, figure_words};
use crate::law::{Lang, say};
use crate::model::{Figure, Named, Rulebook};

/// What differs, a line for each thing to be said.
pub fn step_lines(changes: &Changes<'_>, lang: Lang) -> Vec<String> {
    let mut out = Vec::new();
    for changed in &changes.provisions {
        out.push(capital(&title(changed, lang)));
        for rule in changed.rules.iter().filter(|rule| !rule.nameless) {
            let values = [0, 1].map(|version| {
                let book = changes.versions.book(version);
                rule.at.get(version)?.as_ref()?;
                figure(book, &rule.name).map(|own| (own.label.get(lang), figure_words(own, book, lang)))
            });
            match &values {
                [Some((_, before)), Some((label, after))] => out.push(say::diff_value(lang, *label, before, after)),
                [None, Some((label, value))] => out.push(say::told_as(lang, *label, value)),
                _ => {}
            }
        }
    }
    // A measure that did several things is told once; the day of what begins by itself stands beside it.
    let all = changes.provisions.iter().flat_map(|changed| &changed.causes);
    let measures: Vec<Cause> = all.filter(|cause| matches!(cause, Cause::Measure { .. })).copied().collect();
    out.extend(causes_words(&changes.versions, &measures, lang).iter().map(|words| capital(words)));
    out
}

fn figure<'b>(book: &'b Rulebook, name: &str) -> Option<&'b Figure> {
    match book.names.get(name)? {
        Named::Figure(id) => book.figures.get(id.index()),
        Named::Fact(_) | Named::Parameter(_) | Named::Reading(_) | Named::Rule(_) => None,
    }
}
