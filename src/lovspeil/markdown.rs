//! Two versions side by side in Markdown: a table for each provision.

use super::data::{Mirror, Row, Section};
use crate::law::{Lang, say};
use crate::provisions::Piece;
use crate::source::markdown_escaped as escaped;

/// A mirror in Markdown.
pub fn markdown(mirror: &Mirror) -> String {
    let lang = mirror.lang;
    let mut out = format!("# {}\n", escaped(&mirror.title));
    for line in &mirror.intro {
        out.push_str(&format!("\n{}\n", escaped(line)));
    }
    if mirror.sections.is_empty() && mirror.values.is_empty() {
        out.push_str(&format!("\n{}\n", escaped(say::diff_none(lang))));
    }
    let mut act = "";
    for section in &mirror.sections {
        if act != section.act {
            act = &section.act;
            out.push_str(&format!("\n## {}\n", escaped(&crate::explain::capital(act))));
        }
        out.push('\n');
        out.push_str(&section_markdown(section, &mirror.columns, lang, 3));
    }
    if !mirror.values.is_empty() {
        out.push_str(&format!("\n## {}\n\n", escaped(&crate::explain::capital(say::diff_parameters(lang)))));
        mirror.values.iter().for_each(|line| out.push_str(&format!("- {}\n", escaped(line))));
    }
    out
}

/// A section under a heading of a level, with a table for each of its provisions.
pub fn section_markdown(section: &Section, columns: &[String; 2], lang: Lang, level: usize) -> String {
    let mut out = format!("{} {}\n", "#".repeat(level.min(6)), escaped(&section.heading));
    section.rows.iter().for_each(|own| row(&mut out, own, columns, lang, level + 1));
    out
}

fn row(out: &mut String, row: &Row, columns: &[String; 2], lang: Lang, level: usize) {
    let kinds = if row.kinds.is_empty() { String::new() } else { format!(" – {}", row.kinds.join(say::comma(lang))) };
    out.push_str(&format!("\n{} {}\n\n", "#".repeat(level.min(6)), escaped(&format!("{}{kinds}", crate::explain::capital(&row.place)))));
    for note in &row.notes {
        out.push_str(&format!("{}  \n", escaped(&crate::explain::capital(note))));
    }
    if !row.notes.is_empty() {
        out.push('\n');
    }
    let [before, after] = columns;
    out.push_str(&format!("| {} | {} |\n|---|---|\n", escaped(before), escaped(after)));
    let [first, second] = &row.sides;
    let nothing = say::lovspeil_nothing(lang);
    out.push_str(&format!("| {} | {} |\n", cell(first.as_deref(), "~~", nothing), cell(second.as_deref(), "**", nothing)));
}

/// What a provision says, in one line, with the marked words between these signs.
fn cell(pieces: Option<&[Piece]>, sign: &str, nothing: &str) -> String {
    let Some(pieces) = pieces else { return format!("*{}*", escaped(nothing)) };
    let mut out = String::new();
    for piece in pieces {
        for (at, line) in piece.text.split('\n').enumerate() {
            if at > 0 {
                out.push_str("<br>");
            }
            // What is indented stays so, and signs stand beside words.
            let text = line.trim_start_matches(' ');
            let indent = line.len() - text.len();
            match out.is_empty() || out.ends_with("<br>") {
                true => out.push_str(&"&nbsp;".repeat(indent)),
                false => out.push_str(&" ".repeat(indent.min(1))),
            }
            let words = text.trim_end_matches(' ');
            let rest = if words.len() < text.len() { " " } else { "" };
            match piece.changed && !words.is_empty() {
                true => out.push_str(&format!("{sign}{}{sign}{rest}", escaped(words))),
                false => out.push_str(&format!("{}{rest}", escaped(words))),
            }
        }
    }
    out
}
