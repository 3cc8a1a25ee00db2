//! Two versions side by side as a page of its own: no script, nothing fetched, readable by a screen reader and on paper.

use super::data::{Mirror, Row, Section};
use crate::explain::capital;
use crate::law::{Lang, say};
use crate::provisions::{Piece, lines_of};
use crate::source::escaped;

const STYLE: &str = "
:root { color-scheme: light dark; --ink: #1a1a1a; --soft: #4a4f55; --paper: #fff; --rule: #767676; --tint: #f3f5f7; --gone: #8b0000; --new: #0b5a1e; }
* { box-sizing: border-box; }
body { font: 1rem/1.5 Georgia, 'Liberation Serif', 'Times New Roman', serif; color: var(--ink); background: var(--paper); margin: 2rem auto; max-width: 75rem; padding: 0 1rem; overflow-wrap: anywhere; }
h1, h2, h3, caption, thead th { font-family: system-ui, 'Segoe UI', 'Liberation Sans', Arial, sans-serif; line-height: 1.25; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; margin: 0 0 2rem; }
caption { text-align: left; font-weight: 600; font-size: 1.1rem; padding: .5rem 0; }
th, td { border: 1px solid var(--rule); padding: .5rem .75rem; vertical-align: top; text-align: left; overflow-wrap: break-word; hyphens: auto; }
thead th { background: var(--tint); }
col.place { width: 20%; }
th[scope=row] { font-weight: 600; }
th .kinds { display: block; font-weight: 400; }
th .note { display: block; font-weight: 400; font-size: .85em; margin-top: .25rem; }
td p { margin: 0 0 .25rem; }
td p.d1 { margin-left: 1.5rem; } td p.d2 { margin-left: 3rem; } td p.d3 { margin-left: 4.5rem; }
del { color: var(--gone); text-decoration: line-through; }
ins { color: var(--new); text-decoration: underline; font-weight: 600; }
.nothing { font-style: italic; }
.said { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media screen and (prefers-color-scheme: dark) {
  :root { --ink: #ececec; --soft: #b9bfc6; --paper: #16191d; --rule: #767e87; --tint: #22272d; --gone: #ff9d93; --new: #8fd6a0; }
}
@media screen and (max-width: 44rem) {
  h1 { font-size: 1.2rem; } h2 { font-size: 1.2rem; } thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  table, caption, tbody, tr, th, td { display: block; width: auto; } tr { margin: 0 0 1rem; } td, th { border-bottom-width: 0; } tr > :last-child { border-bottom-width: 1px; }
  tbody th { background: var(--tint); } td::before { content: attr(data-of); display: block; font: 600 .8rem system-ui, 'Liberation Sans', sans-serif; color: var(--soft); }
  td p.d1 { margin-left: 1rem; } td p.d2 { margin-left: 2rem; } td p.d3 { margin-left: 3rem; }
}
@media print { body { margin: 0; max-width: none; font-size: 9pt; } thead { display: table-header-group; } p { break-inside: avoid; } h2, h3, caption { break-after: avoid; } }
@page { size: A4 landscape; margin: 15mm; }
";

/// A mirror as a page.
pub fn html(mirror: &Mirror) -> String {
    let lang = mirror.lang;
    let title = escaped(&mirror.title);
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, \
         initial-scale=1\">\n<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n",
        lang.code()
    );
    for line in &mirror.intro {
        out.push_str(&format!("<p>{}</p>\n", escaped(line)));
    }
    if mirror.sections.is_empty() && mirror.values.is_empty() {
        out.push_str(&format!("<p>{}</p>\n", escaped(say::diff_none(lang))));
    }
    let mut act = "";
    for section in &mirror.sections {
        if act != section.act {
            act = &section.act;
            out.push_str(&format!("<h2>{}</h2>\n", escaped(&capital(act))));
        }
        out.push_str(&section_html(section, &mirror.columns, lang));
    }
    if !mirror.values.is_empty() {
        out.push_str(&format!("<h2>{}</h2>\n<ul>\n", escaped(&capital(say::diff_parameters(lang)))));
        mirror.values.iter().for_each(|line| out.push_str(&format!("<li>{}</li>\n", escaped(line))));
        out.push_str("</ul>\n");
    }
    out.push_str("</main>\n</body>\n</html>\n");
    out
}

/// A section as a table of a page, under the headings of its two columns.
pub fn section_html(section: &Section, columns: &[String; 2], lang: Lang) -> String {
    let [before, after] = columns.each_ref().map(|column| escaped(column));
    let mut out = format!(
        "<table class=\"mirror\">\n<caption>{}</caption>\n<colgroup><col class=\"place\"><col><col></colgroup>\n<thead><tr><th \
         scope=\"col\">{}</th><th scope=\"col\">{before}</th><th scope=\"col\">{after}</th></tr></thead>\n<tbody>\n",
        escaped(&section.heading),
        escaped(say::lovspeil_provision(lang))
    );
    section.rows.iter().for_each(|own| row(&mut out, own, [&before, &after], lang));
    out.push_str("</tbody>\n</table>\n");
    out
}

fn row(out: &mut String, row: &Row, [before, after]: [&str; 2], lang: Lang) {
    out.push_str(&format!("<tr><th scope=\"row\">{}", escaped(&capital(&row.place))));
    if !row.kinds.is_empty() {
        out.push_str(&format!(" <span class=\"kinds\">{}</span>", escaped(&row.kinds.join(say::comma(lang)))));
    }
    for note in &row.notes {
        out.push_str(&format!(" <span class=\"note\">{}</span>", escaped(&capital(note))));
    }
    out.push_str("</th>");
    let tags = [("del", say::lovspeil_removed(lang), before), ("ins", say::lovspeil_added(lang), after)];
    for (side, (tag, said, of)) in row.sides.iter().zip(tags) {
        match side {
            Some(pieces) => out.push_str(&format!("<td data-of=\"{of}\">{}</td>", cell(pieces, tag, said))),
            None => out.push_str(&format!("<td data-of=\"{of}\" class=\"nothing\">{}</td>", escaped(say::lovspeil_nothing(lang)))),
        }
    }
    out.push_str("</tr>\n");
}

/// What a provision says, a paragraph for each line. What is marked is also said to be so for those who hear the page.
fn cell(pieces: &[Piece], tag: &str, said: &str) -> String {
    let mut out = String::new();
    for line in lines_of(pieces) {
        let depth = line.first().map_or(0, |piece| (piece.text.len() - piece.text.trim_start_matches(' ').len()) / 2).min(3);
        out.push_str(&if depth == 0 { "<p>".to_owned() } else { format!("<p class=\"d{depth}\">") });
        for (at, piece) in line.iter().enumerate() {
            let text = if at == 0 { piece.text.trim_start_matches(' ') } else { &piece.text };
            match piece.changed && !text.trim().is_empty() {
                true => out.push_str(&format!("<{tag}><span class=\"said\">{} </span>{}</{tag}>", escaped(said), escaped(text))),
                false => out.push_str(&escaped(text)),
            }
        }
        out.push_str("</p>");
    }
    out
}
