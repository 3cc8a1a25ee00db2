//! The lists of a document, as a word processor knows them.

use super::{HEAD, NAMES};

/// How deep lists may stand within each other; what is deeper stands as deep as this.
const LEVELS: usize = 9;

/// The lists of a document: one kind of points, and for each list of numbers its own, so that it begins anew.
#[derive(Default)]
pub(crate) struct Numbering {
    /// The number that each list of numbers begins with.
    starts: Vec<u64>,
}

impl Numbering {
    /// A new list of numbers, to be named in its items.
    #[cfg_attr(not(feature = "letter"), expect(dead_code, reason = "letters alone have lists"))]
    pub(crate) fn numbered(&mut self, start: u64) -> usize {
        self.starts.push(start);
        // The points are list 1.
        self.starts.len() + 1
    }

    /// The properties of an item, so deep, of a list; of the points where none is named.
    #[cfg_attr(not(feature = "letter"), expect(dead_code, reason = "letters alone have lists"))]
    pub(crate) fn item(list: Option<usize>, depth: usize) -> String {
        let (level, list) = (depth.min(LEVELS - 1), list.unwrap_or(1));
        format!("<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr>")
    }

    /// The part of the document.
    pub(super) fn part(&self) -> String {
        let kind = |id: u32, format: &str, text: &dyn Fn(usize) -> String| {
            let levels: String = (0..LEVELS)
                .map(|level| {
                    let left = 360 * (level + 1);
                    format!(
                        "<w:lvl w:ilvl=\"{level}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/><w:lvlText w:val=\"{}\"/><w:lvlJc \
                         w:val=\"left\"/><w:pPr><w:ind w:left=\"{left}\" w:hanging=\"360\"/></w:pPr></w:lvl>",
                        text(level)
                    )
                })
                .collect();
            format!("<w:abstractNum w:abstractNumId=\"{id}\"><w:multiLevelType w:val=\"hybridMultilevel\"/>{levels}</w:abstractNum>")
        };
        let points = kind(0, "bullet", &|level| (if level % 2 == 0 { "•" } else { "–" }).to_owned());
        let numbers = kind(1, "decimal", &|level| format!("%{}.", level + 1));
        let lists: String = (2..)
            .zip(&self.starts)
            .map(|(list, start)| {
                let begins: String = (0..LEVELS)
                    .map(|level| format!("<w:lvlOverride w:ilvl=\"{level}\"><w:startOverride w:val=\"{start}\"/></w:lvlOverride>"))
                    .collect();
                format!("<w:num w:numId=\"{list}\"><w:abstractNumId w:val=\"1\"/>{begins}</w:num>")
            })
            .collect();
        format!(
            "{HEAD}<w:numbering {NAMES}>{points}{numbers}<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>{lists}</w:numbering>"
        )
    }
}
