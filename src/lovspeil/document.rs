//! Two versions side by side as a document for a word processor.

use super::data::{Mirror, Row};
use crate::document::{Document, headed, paragraph, run, table};
use crate::explain::capital;
use crate::law::say;
use crate::provisions::{Piece, lines_of};

/// Widths of the columns, in twentieths of a point: together those of a landscape page of A4 within its margins.
const WIDTHS: [u32; 3] = [2800, 5900, 5900];

/// A landscape page of A4 and its margins.
const PAGE: &str = "<w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/><w:pgMar w:top=\"1134\" w:right=\"1119\" w:bottom=\"1134\" w:left=\"1119\" w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/>";

/// A mirror as the parts of a document, each with its name; an archive of them is the document.
pub fn document_parts(mirror: &Mirror) -> Vec<(&'static str, String)> {
    let document = Document {
        title: &mirror.title,
        language: say::lovspeil_language(mirror.lang),
        body: document(mirror),
        page: PAGE,
        size: 20,
        numbering: None,
    };
    document.parts()
}

fn document(mirror: &Mirror) -> String {
    let lang = mirror.lang;
    let mut body = headed(1, &run(&mirror.title, ""));
    for line in &mirror.intro {
        body.push_str(&paragraph("", &run(line, "")));
    }
    if mirror.sections.is_empty() && mirror.values.is_empty() {
        body.push_str(&paragraph("", &run(say::diff_none(lang), "")));
    }
    let mut act = "";
    for section in &mirror.sections {
        if act != section.act {
            act = &section.act;
            body.push_str(&headed(2, &run(&capital(act), "")));
        }
        body.push_str(&headed(3, &run(&section.heading, "")));
        body.push_str(&table(&WIDTHS));
        let [before, after] = &mirror.columns;
        let heads = [say::lovspeil_provision(lang), before, after].map(|text| paragraph("", &run(text, "<w:b/>")));
        body.push_str(&crate::document::row(heads.iter().zip(WIDTHS), true));
        section.rows.iter().for_each(|own| row(&mut body, mirror, own));
        // A table is followed by a paragraph, or it would be joined with the next.
        body.push_str("</w:tbl><w:p/>");
    }
    if !mirror.values.is_empty() {
        body.push_str(&headed(2, &run(&capital(say::diff_parameters(lang)), "")));
        mirror.values.iter().for_each(|line| body.push_str(&paragraph("", &run(line, ""))));
    }
    body
}

fn row(body: &mut String, mirror: &Mirror, row: &Row) {
    let lang = mirror.lang;
    let mut first = paragraph("", &run(&capital(&row.place), "<w:b/>"));
    if !row.kinds.is_empty() {
        first.push_str(&paragraph("", &run(&row.kinds.join(say::comma(lang)), "")));
    }
    for note in &row.notes {
        first.push_str(&paragraph("", &run(&capital(note), "<w:sz w:val=\"16\"/>")));
    }
    let [before, after] = &row.sides;
    let side = |side: &Option<Vec<Piece>>, mark: &str| match side {
        Some(pieces) => lines_of(pieces).iter().map(|line| marked_text(line, mark)).collect(),
        None => paragraph("", &run(say::lovspeil_nothing(lang), "<w:i/>")),
    };
    let removed = side(before, "<w:strike/><w:color w:val=\"8B0000\"/>");
    let added = side(after, "<w:b/><w:color w:val=\"0B5A1E\"/><w:u w:val=\"single\"/>");
    body.push_str(&crate::document::row([first, removed, added].iter().zip(WIDTHS), false));
}

/// A line of a provision, with what is marked.
fn marked_text(line: &[Piece], mark: &str) -> String {
    let blanks = line.first().map_or(0, |piece| piece.text.len() - piece.text.trim_start_matches(' ').len());
    let indent = if blanks > 0 { format!("<w:ind w:left=\"{}\"/>", blanks / 2 * 340) } else { String::new() };
    let runs = line.iter().enumerate().map(|(at, piece)| {
        let text = if at == 0 { piece.text.trim_start_matches(' ') } else { &piece.text };
        run(text, if piece.changed { mark } else { "" })
    });
    paragraph(&indent, &runs.collect::<String>())
}
