//! A report as a page: whole in one file, with headings, a table of contents, and nothing that is fetched.

use super::model::{Block, Case, Inline, Line, Part, Report, Table};
use super::style::STYLE;
use super::words::mark_words;
use crate::law::{Lang, say};
use crate::lovspeil::section_html;
use crate::source::escaped;

/// A report as a page.
pub fn html(report: &Report) -> String {
    let lang = report.lang;
    let title = escaped(&report.title);
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, \
         initial-scale=1\">\n<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<a class=\"skip\" \
         href=\"#summary\">{}</a>\n<header>\n<h1>{title}</h1>\n",
        lang.code(),
        escaped(say::report_skip(lang))
    );
    for own in &report.lead {
        out.push_str(&format!("<p>{}</p>\n", line(own, lang)));
    }
    out.push_str(&format!(
        "</header>\n<div class=\"contents\" role=\"navigation\" aria-labelledby=\"contents\">\n<h2 id=\"contents\">{}</h2>\n<ol>\n",
        escaped(say::report_contents(lang))
    ));
    for part in &report.parts {
        out.push_str(&format!("<li><a href=\"#{}\">{}</a></li>\n", part.id, line(&part.title, lang)));
    }
    out.push_str("</ol>\n</div>\n<main>\n");
    report.parts.iter().for_each(|own| part(&mut out, own, 2, report));
    out.push_str(&format!("</main>\n<footer><p>{}</p></footer>\n</body>\n</html>\n", escaped(say::report_footer(lang))));
    out
}

fn part(out: &mut String, own: &Part, level: usize, report: &Report) {
    let level_shown = level.min(4);
    // A part has a name and is a landmark. What stands within one is none: there are many, and several may have one name.
    let named = if level == 2 { format!(" aria-labelledby=\"{}\"", own.id) } else { String::new() };
    out.push_str(&format!(
        "<section{named}>\n<h{level_shown} id=\"{id}\">{}</h{level_shown}>\n",
        line(&own.title, report.lang),
        id = own.id
    ));
    own.blocks.iter().for_each(|own| block(out, own, report));
    own.parts.iter().for_each(|own| part(out, own, level + 1, report));
    out.push_str("</section>\n");
}

fn block(out: &mut String, own: &Block, report: &Report) {
    let lang = report.lang;
    match own {
        Block::Text(own) => out.push_str(&format!("<p>{}</p>\n", line(own, lang))),
        Block::List(points) => {
            out.push_str("<ul>\n");
            points.iter().for_each(|own| out.push_str(&format!("<li>{}</li>\n", line(own, lang))));
            out.push_str("</ul>\n");
        }
        Block::Table(own) => table(out, own, lang),
        Block::Case(own) => case(out, own, lang),
        Block::Drawing(own) => {
            out.push_str(&format!("<figure>\n<div class=\"wide\" tabindex=\"0\">\n{}</div>\n</figure>\n", own.svg));
        }
        Block::Section(own) => out.push_str(&section_html(own, &report.columns, lang)),
    }
}

fn table(out: &mut String, own: &Table, lang: Lang) {
    let columns = own.head.len();
    out.push_str(&format!("<table class=\"cols-{columns}\">\n<caption>{}</caption>\n<colgroup>", escaped(&own.caption)));
    out.push_str(&"<col>".repeat(columns));
    out.push_str("</colgroup>\n<thead><tr>");
    own.head.iter().for_each(|head| out.push_str(&format!("<th scope=\"col\">{}</th>", escaped(head))));
    out.push_str("</tr></thead>\n<tbody>\n");
    for row in &own.rows {
        out.push_str("<tr>");
        for (at, (cell, head)) in row.iter().zip(&own.head).enumerate() {
            out.push_str(&match at {
                0 => format!("<th scope=\"row\">{}</th>", line(cell, lang)),
                _ => format!("<td data-of=\"{}\">{}</td>", escaped(head), line(cell, lang)),
            });
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody>\n</table>\n");
}

fn case(out: &mut String, own: &Case, lang: Lang) {
    let facts: Vec<String> = own.facts.iter().map(|(label, value)| escaped(&say::told_as(lang, label, value))).collect();
    let facts = facts.join(say::semicolon(lang));
    let answers = own
        .answers
        .each_ref()
        .map(|(version, answer)| format!("{}<strong>{}</strong>", escaped(&say::told_as(lang, version, "")), escaped(answer)));
    let [before, after] = answers;
    out.push_str(&format!("<div class=\"case\">\n<p><strong>{}</strong> {facts}.</p>\n<p>{before}. {after}.</p>\n", escaped(&own.lead)));
    own.besides.iter().for_each(|besides| out.push_str(&format!("<p>{}</p>\n", escaped(besides))));
    out.push_str("</div>\n");
}

/// A line with its marks and links.
fn line(own: &Line, lang: Lang) -> String {
    let mut out = String::new();
    for part in &own.0 {
        out.push_str(&match part {
            Inline::Text(words) => broken(words),
            Inline::Strong(words) => format!("<strong>{}</strong>", escaped(words)),
            Inline::Code(words) => format!("<code>{}</code>", escaped(words)),
            Inline::Link(words, to) => format!("<a href=\"#{to}\">{}</a>", escaped(words)),
            Inline::Mark(mark) => {
                let (class, words) = mark_words(*mark, lang);
                format!("<span class=\"mark {class}\">{}</span> ", escaped(words))
            }
        });
    }
    out
}

/// Words, with a new line where one is wanted.
fn broken(words: &str) -> String {
    words.split('\n').map(escaped).collect::<Vec<_>>().join("<br>")
}
