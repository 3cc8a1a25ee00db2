//! A letter as a page that is whole in itself: nothing is fetched and nothing runs.

use super::blocks::{Block, Inline, Line, Words};
use super::draft::Letter;
use crate::source::escaped;

const STYLE: &str = "
:root { color-scheme: light; }
body { font: 1.0625rem/1.5 Georgia, 'Liberation Serif', 'Times New Roman', serif; color: #1b1b1b; background: #fff; margin: 2.5rem auto; padding: 0 1.25rem; max-width: 44rem; overflow-wrap: anywhere; }
h1, h2, h3, th { font-family: system-ui, 'Segoe UI', 'Liberation Sans', Arial, sans-serif; line-height: 1.25; }
h1 { font-size: 1.6rem; margin: 1.5rem 0 .75rem; } h2 { font-size: 1.15rem; margin: 1.75rem 0 .5rem; } h3 { font-size: 1rem; margin: 1.25rem 0 .35rem; }
p { margin: 0 0 .75rem; } ul, ol { margin: 0 0 .75rem; padding-left: 1.5rem; } li { margin: .2rem 0; } li > ul, li > ol { margin: .2rem 0; }
table { border-collapse: collapse; width: 100%; margin: 0 0 1rem; } th, td { border: 1px solid #8a9097; padding: .3rem .6rem; text-align: left; vertical-align: top; } th { background: #f0f2f4; }
mark { background: #ffe58a; color: #1b1b1b; font-weight: 700; outline: 1px solid #8a6400; } a { color: #0b4f8a; }
@media print { body { font-size: 10.5pt; margin: 0; padding: 0; max-width: none; } h1, h2, h3 { break-after: avoid; } tr { break-inside: avoid; } a { color: inherit; } }
@page { size: A4; margin: 22mm 22mm 24mm; }
";

/// A letter as a page.
pub fn html(letter: &Letter) -> String {
    let mut out = format!(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, \
         initial-scale=1\">\n<title>{}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n",
        letter.lang.code(),
        escaped(&letter.title)
    );
    let mut open: Vec<Option<usize>> = Vec::new();
    for block in &letter.blocks {
        match block {
            Block::Item { depth, number, line } => item(&mut out, &mut open, *depth, *number, line),
            other => {
                close(&mut out, &mut open, 0);
                write(&mut out, other);
            }
        }
    }
    close(&mut out, &mut open, 0);
    out.push_str("</main>\n</body>\n</html>\n");
    out
}

fn write(out: &mut String, block: &Block) {
    match block {
        Block::Heading(level, line) => out.push_str(&format!("<h{level}>{}</h{level}>\n", words(line))),
        Block::Paragraph(line) => out.push_str(&format!("<p>{}</p>\n", words(line))),
        Block::Table(head, rows) => {
            let cells = |line: &[Line], tag: &str| line.iter().map(|cell| format!("<{tag}>{}</td>", words(cell))).collect::<String>();
            let head = cells(head, "th scope=\"col\"").replace("</td>", "</th>");
            out.push_str(&format!("<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n"));
            rows.iter().for_each(|row| out.push_str(&format!("<tr>{}</tr>\n", cells(row, "td"))));
            out.push_str("</tbody>\n</table>\n");
        }
        Block::Across => out.push_str("<hr>\n"),
        Block::Item { .. } => {}
    }
}

/// An item, after the lists that end before it, and with those that begin at it. No list is more than one level within another.
fn item(out: &mut String, open: &mut Vec<Option<usize>>, depth: usize, number: Option<(usize, u64)>, line: &[Inline]) {
    let list = number.map(|(list, _)| list);
    close(out, open, depth + 1);
    if open.len() == depth + 1 && open.last() != Some(&list) {
        close(out, open, depth);
    }
    if open.len() > depth {
        out.push_str("</li>\n");
    }
    while open.len() <= depth {
        match number {
            Some((_, start)) if start != 1 => out.push_str(&format!("<ol start=\"{start}\">\n")),
            Some(_) => out.push_str("<ol>\n"),
            None => out.push_str("<ul>\n"),
        }
        open.push(list);
        // An item that skips a level stands in one without words.
        if open.len() <= depth {
            out.push_str("<li>");
        }
    }
    out.push_str(&format!("<li>{}", words(line)));
}

fn close(out: &mut String, open: &mut Vec<Option<usize>>, depth: usize) {
    while open.len() > depth {
        let end = if open.pop().flatten().is_some() { "</ol>" } else { "</ul>" };
        out.push_str(&format!("</li>\n{end}\n"));
    }
}

fn words(line: &[Inline]) -> String {
    line.iter()
        .map(|part| match part {
            Inline::Break => "<br>\n".to_owned(),
            Inline::Words(own) => marked(own),
        })
        .collect()
}

fn marked(own: &Words) -> String {
    let mut text = escaped(&own.text);
    if own.missing {
        return format!("<mark>{text}</mark>");
    }
    if own.italic {
        text = format!("<em>{text}</em>");
    }
    if own.bold {
        text = format!("<strong>{text}</strong>");
    }
    match &own.to {
        Some(to) => format!("<a href=\"{}\">{text}</a>", escaped(to)),
        None => text,
    }
}
