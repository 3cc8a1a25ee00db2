//! Two versions side by side, before they are a page, a document or Markdown.

use crate::law::Lang;
use crate::provisions::Piece;

/// Two versions side by side.
pub struct Mirror {
    /// The language.
    pub lang: Lang,
    /// The title.
    pub title: String,
    /// What a reader must know first.
    pub intro: Vec<String>,
    /// What the two columns hold.
    pub columns: [String; 2],
    /// The sections that differ, in the order of the acts.
    pub sections: Vec<Section>,
    /// Values that differ on the days of the versions, in sentences.
    pub values: Vec<String>,
}

/// A section.
#[derive(Debug, Clone)]
pub struct Section {
    /// The act.
    pub act: String,
    /// The number and heading of the section.
    pub heading: String,
    /// Its provisions.
    pub rows: Vec<Row>,
}

/// A subsection, or another direct part of a section, in both versions.
#[derive(Debug, Clone)]
pub struct Row {
    /// Its place in the section.
    pub place: String,
    /// What was done to it, in words; empty if nothing was.
    pub kinds: Vec<&'static str>,
    /// Where it came from, and what is not to be trusted.
    pub notes: Vec<String>,
    /// What it says, with the words marked that the other version does not have; `None` where there is no such provision.
    pub sides: [Option<Vec<Piece>>; 2],
}
