//! A document for a word processor: the least of Office Open XML that it needs. Parts, each with its name; an archive of them is the document.
//!
//! Example: `paragraph("", &run("§ 1", "<w:b/>"))` is a paragraph in bold. Invariant: no sign of a text is markup.
//! Not here: what is written, and archives.

mod numbering;

pub(crate) use numbering::Numbering;

use crate::source::escaped;

const RELATIONS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>"#;

const NAMES: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main""#;

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// The space between the words of a cell and its border.
const INSIDE: &str = "<w:tblCellMar><w:top w:w=\"60\" w:type=\"dxa\"/><w:left w:w=\"110\" w:type=\"dxa\"/><w:bottom w:w=\"60\" w:type=\"dxa\"/><w:right w:w=\"110\" w:type=\"dxa\"/></w:tblCellMar>";

/// A document: what it is called, in which language, what stands in it, and on which paper.
pub(crate) struct Document<'d> {
    pub(crate) title: &'d str,
    /// The language as word processors name it: `nb-NO`.
    pub(crate) language: &'d str,
    pub(crate) body: String,
    /// The page and its margins, as markup.
    pub(crate) page: &'static str,
    /// The size of the letters in half points.
    pub(crate) size: u32,
    /// Its lists, where it may have some.
    pub(crate) numbering: Option<Numbering>,
}

impl Document<'_> {
    /// The parts of the document.
    pub(crate) fn parts(self) -> Vec<(&'static str, String)> {
        let numbered = self.numbering.as_ref().map(Numbering::part);
        let mut parts = vec![
            ("[Content_Types].xml", types(numbered.is_some())),
            ("_rels/.rels", RELATIONS.to_owned()),
            ("docProps/core.xml", self.properties()),
            ("word/_rels/document.xml.rels", document_relations(numbered.is_some())),
            (
                "word/document.xml",
                format!("{HEAD}<w:document {NAMES}><w:body>{}<w:sectPr>{}</w:sectPr></w:body></w:document>", self.body, self.page),
            ),
            ("word/styles.xml", self.styles()),
        ];
        parts.extend(numbered.map(|part| ("word/numbering.xml", part)));
        parts
    }

    fn properties(&self) -> String {
        format!(
            "{HEAD}<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
             xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{}</dc:title><dc:language>{}</dc:language></cp:coreProperties>",
            escaped(self.title),
            self.language
        )
    }

    fn styles(&self) -> String {
        let heading = |level: u32, size: u32| {
            format!(
                "<w:style w:type=\"paragraph\" w:styleId=\"Heading{level}\"><w:name w:val=\"heading {level}\"/><w:basedOn w:val=\"Normal\"/><w:next \
                 w:val=\"Normal\"/><w:pPr><w:keepNext/><w:spacing w:before=\"240\" w:after=\"120\"/><w:outlineLvl w:val=\"{}\"/></w:pPr><w:rPr><w:b/><w:sz \
                 w:val=\"{size}\"/></w:rPr></w:style>",
                level - 1
            )
        };
        format!(
            "{HEAD}<w:styles {NAMES}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts \
             w:ascii=\"Calibri\" w:hAnsi=\"Calibri\" w:cs=\"Calibri\"/><w:sz w:val=\"{}\"/><w:lang w:val=\"{}\"/></w:rPr></w:rPrDefault></w:docDefaults><w:style \
             w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/><w:pPr><w:spacing \
             w:after=\"60\"/></w:pPr></w:style>{}{}{}</w:styles>",
            self.size,
            self.language,
            heading(1, 36),
            heading(2, 30),
            heading(3, 24)
        )
    }
}

fn types(numbered: bool) -> String {
    let numbering = "<Override PartName=\"/word/numbering.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml\"/>";
    format!(
        "{HEAD}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" \
         ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override \
         PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/><Override \
         PartName=\"/word/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml\"/>{}<Override \
         PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/></Types>",
        if numbered { numbering } else { "" }
    )
}

fn document_relations(numbered: bool) -> String {
    let relation = |id: u32, kind: &str| {
        format!(
            "<Relationship Id=\"rId{id}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}\" Target=\"{kind}.xml\"/>"
        )
    };
    format!(
        "{HEAD}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{}{}</Relationships>",
        relation(1, "styles"),
        if numbered { relation(2, "numbering") } else { String::new() }
    )
}

/// What a table with columns of such widths begins with, in twentieths of a point; `</w:tbl>` ends it.
pub(crate) fn table(widths: &[u32]) -> String {
    let grid: String = widths.iter().map(|width| format!("<w:gridCol w:w=\"{width}\"/>")).collect();
    format!(
        "<w:tbl><w:tblPr><w:tblW w:w=\"{}\" w:type=\"dxa\"/><w:tblBorders>{}</w:tblBorders><w:tblLayout w:type=\"fixed\"/>{INSIDE}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>",
        widths.iter().sum::<u32>(),
        ["top", "left", "bottom", "right", "insideH", "insideV"]
            .map(|side| format!("<w:{side} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"767676\"/>"))
            .concat()
    )
}

/// A row of a table; one that is told again on each page where it is the head.
pub(crate) fn row<'c>(cells: impl Iterator<Item = (&'c String, u32)>, is_head: bool) -> String {
    let cell = |(text, width): (&String, u32)| format!("<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/></w:tcPr>{text}</w:tc>");
    let head = if is_head { "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>" } else { "" };
    format!("<w:tr>{head}{}</w:tr>", cells.map(cell).collect::<String>())
}

/// A heading.
pub(crate) fn headed(level: u32, runs: &str) -> String {
    paragraph(&format!("<w:pStyle w:val=\"Heading{level}\"/>"), runs)
}

/// A paragraph with properties of its own.
pub(crate) fn paragraph(properties: &str, runs: &str) -> String {
    format!("<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>")
}

/// Words that look alike.
pub(crate) fn run(text: &str, properties: &str) -> String {
    format!("<w:r><w:rPr>{properties}</w:rPr><w:t xml:space=\"preserve\">{}</w:t></w:r>", escaped(text))
}
