//! A report in Markdown. Its drawings are files beside it.

use super::model::{Block, Case, Inline, Line, Part, Report, Table};
use super::words::mark_words;
use crate::law::{Lang, say};
use crate::lovspeil::section_markdown;
use crate::source::markdown_escaped as escaped;

/// A report in Markdown.
pub fn markdown(report: &Report) -> String {
    let lang = report.lang;
    let mut out = format!("# {}\n", escaped(&report.title));
    for own in &report.lead {
        out.push_str(&format!("\n{}\n", line(own, lang)));
    }
    out.push_str(&format!("\n**{}**\n\n", escaped(say::report_contents(lang))));
    for (at, part) in report.parts.iter().enumerate() {
        out.push_str(&format!("{}. [{}](#{})\n", at + 1, line(&part.title, lang), part.id));
    }
    report.parts.iter().for_each(|own| part(&mut out, own, 2, report));
    out.push_str(&format!("\n---\n\n{}\n", escaped(say::report_footer(lang))));
    out
}

fn part(out: &mut String, own: &Part, level: usize, report: &Report) {
    out.push_str(&format!("\n<a id=\"{}\"></a>\n\n{} {}\n", own.id, "#".repeat(level.min(6)), line(&own.title, report.lang)));
    own.blocks.iter().for_each(|own| block(out, own, report, level));
    own.parts.iter().for_each(|own| part(out, own, level + 1, report));
}

fn block(out: &mut String, own: &Block, report: &Report, level: usize) {
    let lang = report.lang;
    out.push('\n');
    match own {
        Block::Text(own) => out.push_str(&format!("{}\n", line(own, lang))),
        Block::List(points) => points.iter().for_each(|own| out.push_str(&format!("- {}\n", line(own, lang)))),
        Block::Table(own) => table(out, own, lang),
        Block::Case(own) => case(out, own, lang),
        Block::Drawing(own) => {
            out.push_str(&format!("![{}]({}.svg)\n\n", escaped(&own.title), own.id));
            own.says.iter().for_each(|says| out.push_str(&format!("- {}\n", escaped(says))));
        }
        Block::Section(own) => out.push_str(&section_markdown(own, &report.columns, lang, level + 1)),
    }
}

fn table(out: &mut String, own: &Table, lang: Lang) {
    let head: Vec<String> = own.head.iter().map(|head| escaped(head)).collect();
    out.push_str(&format!("| {} |\n|{}\n", head.join(" | "), "---|".repeat(head.len())));
    for row in &own.rows {
        let cells: Vec<String> = row.iter().map(|cell| line(cell, lang)).collect();
        out.push_str(&format!("| {} |\n", cells.join(" | ")));
    }
}

fn case(out: &mut String, own: &Case, lang: Lang) {
    let facts: Vec<String> = own.facts.iter().map(|(label, value)| escaped(&say::told_as(lang, label, value))).collect();
    let answer = |(version, answer): &(String, String)| format!("{}**{}**", escaped(&say::told_as(lang, version, "")), escaped(answer));
    let [before, after] = own.answers.each_ref().map(answer);
    out.push_str(&format!("> **{}** {}.\n>\n> {before}. {after}.\n", escaped(&own.lead), facts.join(say::semicolon(lang))));
    own.besides.iter().for_each(|besides| out.push_str(&format!(">\n> {}\n", escaped(besides))));
}

fn line(own: &Line, lang: Lang) -> String {
    let mut out = String::new();
    for part in &own.0 {
        out.push_str(&match part {
            Inline::Text(words) => words.split('\n').map(escaped).collect::<Vec<_>>().join("<br>"),
            Inline::Strong(words) => format!("**{}**", escaped(words)),
            // Between backticks all signs but these two stand for themselves.
            Inline::Code(words) if !words.contains(['`', '|']) => format!("`{}`", words.replace('\n', " ")),
            Inline::Code(words) => format!("<code>{}</code>", escaped(words)),
            Inline::Link(words, to) => format!("[{}](#{to})", escaped(words)),
            Inline::Mark(mark) => format!("**\\[{}\\]** ", escaped(mark_words(*mark, lang).1)),
        });
    }
    out
}
