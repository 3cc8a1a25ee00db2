//! A letter as a document for a word processor.

use super::blocks::{Block, Inline, Line, Words};
use super::draft::Letter;
use crate::document::{Document, Numbering, headed, paragraph, row, run, table};
use crate::law::say;

/// A page of A4 and its margins.
const PAGE: &str = "<w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1247\" w:right=\"1247\" w:bottom=\"1247\" w:left=\"1247\" w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/>";

/// The room between the margins, in twentieths of a point.
const WIDTH: u32 = 11906 - 2 * 1247;

/// How much of a table with two columns the first has, in hundredths.
const FIRST: u32 = 58;

/// A letter as the parts of a document, each with its name; an archive of them is the document.
pub fn document_parts(letter: &Letter) -> Vec<(&'static str, String)> {
    let (mut body, mut numbering) = (String::new(), Numbering::default());
    // The list of the document for each list of numbers of the letter.
    let mut lists: Vec<(usize, usize)> = Vec::new();
    for block in &letter.blocks {
        match block {
            Block::Heading(level, line) => body.push_str(&headed((*level).min(3), &runs(line, ""))),
            Block::Paragraph(line) => body.push_str(&paragraph("<w:spacing w:after=\"140\"/>", &runs(line, ""))),
            Block::Item { depth, number, line } => {
                let list = number.map(|(own, start)| match lists.iter().find(|(known, _)| *known == own) {
                    Some((_, list)) => *list,
                    None => {
                        let list = numbering.numbered(start);
                        lists.push((own, list));
                        list
                    }
                });
                body.push_str(&paragraph(&Numbering::item(list, *depth), &runs(line, "")));
            }
            Block::Table(head, rows) => tabled(&mut body, head, rows),
            Block::Across => {
                let border = "<w:pBdr><w:bottom w:val=\"single\" w:sz=\"4\" w:space=\"1\" w:color=\"767676\"/></w:pBdr>";
                body.push_str(&paragraph(border, ""));
            }
        }
    }
    let language = say::lovspeil_language(letter.lang);
    Document { title: &letter.title, language, body, page: PAGE, size: 22, numbering: Some(numbering) }.parts()
}

fn tabled(body: &mut String, head: &[Line], rows: &[Vec<Line>]) {
    let columns = u32::try_from(head.len()).unwrap_or(1).max(1);
    let widths: Vec<u32> = match columns {
        2 => vec![WIDTH * FIRST / 100, WIDTH - WIDTH * FIRST / 100],
        _ => vec![WIDTH / columns; columns as usize],
    };
    body.push_str(&table(&widths));
    let mut add = |cells: &[Line], properties: &str, is_head: bool| {
        let own = |at: usize| paragraph("", &cells.get(at).map(|line| runs(line, properties)).unwrap_or_default());
        let cells: Vec<String> = (0..widths.len()).map(own).collect();
        body.push_str(&row(cells.iter().zip(widths.iter().copied()), is_head));
    };
    add(head, "<w:b/>", true);
    rows.iter().for_each(|row| add(row, "", false));
    // A table is followed by a paragraph, or it would be joined with the next.
    body.push_str("</w:tbl><w:p/>");
}

fn runs(line: &[Inline], properties: &str) -> String {
    let part = |part: &Inline| match part {
        Inline::Break => "<w:r><w:br/></w:r>".to_owned(),
        Inline::Words(own) => run(&own.text, &format!("{properties}{}", look(own, properties.is_empty()))),
    };
    line.iter().map(part).collect()
}

fn look(own: &Words, plain: bool) -> String {
    let mut out = String::new();
    if own.bold && plain {
        out.push_str("<w:b/>");
    }
    if own.italic {
        out.push_str("<w:i/>");
    }
    if own.missing {
        out.push_str("<w:highlight w:val=\"yellow\"/>");
    }
    out
}
