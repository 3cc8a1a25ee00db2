//! Provisions as law, as text.

use super::shown::{Mark, Shown, ShownPart, ShownSection};
use crate::consolidate::Deed;
use crate::explain::{Style, capital, date_words, headed, painted, wrapped};
use crate::law::{Lang, say};

/// Provisions as law, with the measures below that something in them came with.
pub fn shown_text(shown: &Shown, style: Style) -> String {
    let lang = style.lang;
    let mut out = String::new();
    for (at, section) in shown.sections.iter().enumerate() {
        if at > 0 {
            out.push('\n');
        }
        // Where the whole section came from stands behind its heading.
        let marks = section.parts.first().filter(|part| part.place.is_section()).map(|part| part.marks.as_slice());
        let before = out.len();
        marked(&mut out, 0, &section.heading, marks.unwrap_or_default(), style);
        painted(&mut out, before, &section.heading, |heading| style.strong(heading));
        if at == 0 {
            wrapped(&mut out, 0, &say::as_law_stands(lang, &date_words(shown.day, lang), &shown.version), style);
        }
        body(&mut out, section, style);
    }
    if !shown.origins.is_empty() {
        out.push('\n');
        headed(&mut out, 0, say::show_origins(lang), "", style);
        for (at, origin) in shown.origins.iter().enumerate() {
            let before = out.len();
            let number = say::show_mark(lang, at + 1);
            wrapped(&mut out, 1, &format!("{number} {}", origin.words), style);
            painted(&mut out, before, &number, |number| style.aside(number));
        }
    }
    out
}

fn body(out: &mut String, section: &ShownSection, style: Style) {
    let lang = style.lang;
    section.notes.iter().for_each(|note| wrapped(out, 0, &capital(note), style));
    for own in &section.parts {
        part(out, own, style);
    }
    for (what, mark) in &section.repealed {
        out.push('\n');
        let words = say::told_as(lang, &*capital(say::repealed(lang)), what);
        marked(out, 0, &words, &[*mark], style);
    }
}

fn part(out: &mut String, part: &ShownPart, style: Style) {
    let lang = style.lang;
    let is_section = part.place.is_section();
    // What is said of the section itself stands below its heading.
    if is_section && part.lines.is_empty() && part.unverified.is_empty() && !part.is_empty {
        return;
    }
    out.push('\n');
    if !is_section {
        let place = part.place.text(lang);
        let before = out.len();
        marked(out, 0, &place, &part.marks, style);
        painted(out, before, &place, |place| style.strong(place));
    }
    for line in &part.lines {
        let marks: Vec<Mark> = line.mark.into_iter().collect();
        marked(out, line.depth + 1, &line.text, &marks, style);
    }
    if part.is_empty {
        wrapped(out, 1, say::lovspeil_empty(lang), style);
    }
    part.unverified.iter().for_each(|why| wrapped(out, 1, why, style));
}

/// A line with its marks behind it.
fn marked(out: &mut String, depth: usize, text: &str, marks: &[Mark], style: Style) {
    let before = out.len();
    let words: Vec<String> = marks.iter().map(|mark| mark_words(*mark, style.lang)).collect();
    wrapped(out, depth, &std::iter::once(text.to_owned()).chain(words.iter().cloned()).collect::<Vec<_>>().join(" "), style);
    words.iter().for_each(|own| painted(out, before, own, |own| style.aside(own)));
}

/// «[1]», «[ny, 1]»
fn mark_words(mark: Mark, lang: Lang) -> String {
    let number = mark.origin + 1;
    match mark.deed {
        Deed::Replaced | Deed::Repealed => say::show_mark(lang, number),
        Deed::Inserted => say::show_mark_new(lang, number),
        Deed::Renumbered => say::show_mark_renumbered(lang, number),
    }
}
