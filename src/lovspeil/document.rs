//! Two versions side by side as a document for a word processor: the least of Office Open XML that it needs.

use super::data::{Mirror, Row};
use crate::chart::escaped;
use crate::explain::capital;
use crate::law::{Lang, say};
use crate::provisions::{Piece, lines_of};

const TYPES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>"#;

const RELATIONS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>"#;

const DOCUMENT_RELATIONS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>"#;

const NAMES: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main""#;

/// The space between the words of a cell and its border.
const INSIDE: &str = "<w:tblCellMar><w:top w:w=\"60\" w:type=\"dxa\"/><w:left w:w=\"110\" w:type=\"dxa\"/><w:bottom w:w=\"60\" w:type=\"dxa\"/><w:right w:w=\"110\" w:type=\"dxa\"/></w:tblCellMar>";

/// Widths of the columns, in twentieths of a point: together those of a landscape page of A4 within its margins.
const WIDTHS: [u32; 3] = [2800, 5900, 5900];

/// A mirror as the parts of a document, each with its name; an archive of them is the document.
pub fn document_parts(mirror: &Mirror) -> Vec<(&'static str, String)> {
    vec![
        ("[Content_Types].xml", TYPES.to_owned()),
        ("_rels/.rels", RELATIONS.to_owned()),
        ("docProps/core.xml", properties(mirror)),
        ("word/_rels/document.xml.rels", DOCUMENT_RELATIONS.to_owned()),
        ("word/document.xml", document(mirror)),
        ("word/styles.xml", styles(mirror.lang)),
    ]
}

fn properties(mirror: &Mirror) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<cp:coreProperties \
         xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{}</dc:title><dc:language>{}</dc:language></cp:coreProperties>",
        escaped(&mirror.title),
        say::lovspeil_language(mirror.lang)
    )
}

fn styles(lang: Lang) -> String {
    let heading = |level: u32, size: u32| {
        format!(
            "<w:style w:type=\"paragraph\" w:styleId=\"Heading{level}\"><w:name w:val=\"heading {level}\"/><w:basedOn w:val=\"Normal\"/><w:next \
             w:val=\"Normal\"/><w:pPr><w:keepNext/><w:spacing w:before=\"240\" w:after=\"120\"/><w:outlineLvl w:val=\"{}\"/></w:pPr><w:rPr><w:b/><w:sz \
             w:val=\"{size}\"/></w:rPr></w:style>",
            level - 1
        )
    };
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:styles {NAMES}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts \
         w:ascii=\"Calibri\" w:hAnsi=\"Calibri\" w:cs=\"Calibri\"/><w:sz w:val=\"20\"/><w:lang w:val=\"{}\"/></w:rPr></w:rPrDefault></w:docDefaults><w:style \
         w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/><w:pPr><w:spacing \
         w:after=\"60\"/></w:pPr></w:style>{}{}{}</w:styles>",
        say::lovspeil_language(lang),
        heading(1, 36),
        heading(2, 30),
        heading(3, 24)
    )
}

fn document(mirror: &Mirror) -> String {
    let lang = mirror.lang;
    let mut body = headed(1, &mirror.title);
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
            body.push_str(&headed(2, &capital(act)));
        }
        body.push_str(&headed(3, &section.heading));
        let grid: String = WIDTHS.iter().map(|width| format!("<w:gridCol w:w=\"{width}\"/>")).collect();
        body.push_str(&format!(
            "<w:tbl><w:tblPr><w:tblW w:w=\"{}\" w:type=\"dxa\"/><w:tblBorders>{}</w:tblBorders><w:tblLayout w:type=\"fixed\"/>{INSIDE}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>",
            WIDTHS.iter().sum::<u32>(),
            ["top", "left", "bottom", "right", "insideH", "insideV"]
                .map(|side| format!("<w:{side} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"767676\"/>"))
                .concat()
        ));
        let [before, after] = &mirror.columns;
        let heads = [say::lovspeil_provision(lang), before, after].map(|text| paragraph("", &run(text, "<w:b/>")));
        body.push_str(&format!("<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{}</w:tr>", cells(&heads)));
        section.rows.iter().for_each(|own| row(&mut body, mirror, own));
        // A table is followed by a paragraph, or it would be joined with the next.
        body.push_str("</w:tbl><w:p/>");
    }
    if !mirror.values.is_empty() {
        body.push_str(&headed(2, &capital(say::diff_parameters(lang))));
        mirror.values.iter().for_each(|line| body.push_str(&paragraph("", &run(line, ""))));
    }
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:document {NAMES}><w:body>{body}<w:sectPr><w:pgSz w:w=\"16838\" w:h=\"11906\" \
         w:orient=\"landscape\"/><w:pgMar w:top=\"1134\" w:right=\"1119\" w:bottom=\"1134\" w:left=\"1119\" w:header=\"567\" w:footer=\"567\" \
         w:gutter=\"0\"/></w:sectPr></w:body></w:document>"
    )
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
    body.push_str(&format!("<w:tr>{}</w:tr>", cells(&[first, removed, added])));
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

fn headed(level: u32, text: &str) -> String {
    paragraph(&format!("<w:pStyle w:val=\"Heading{level}\"/>"), &run(text, ""))
}

fn paragraph(properties: &str, runs: &str) -> String {
    format!("<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>")
}

fn run(text: &str, properties: &str) -> String {
    format!("<w:r><w:rPr>{properties}</w:rPr><w:t xml:space=\"preserve\">{}</w:t></w:r>", escaped(text))
}

fn cells(texts: &[String; 3]) -> String {
    let cell = |(text, width): (&String, u32)| format!("<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/></w:tcPr>{text}</w:tc>");
    texts.iter().zip(WIDTHS).map(cell).collect()
}
