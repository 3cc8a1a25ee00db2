//! Source files and spans.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// Whether a file holds only cases, by its name. Such files are not needed to decide a case.
pub fn is_cases(name: &str) -> bool {
    name.ends_with(".cases.regel")
}

/// Which file of a [`SourceMap`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct FileId(pub u32);

/// A stretch of a file, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The bytes `start..end` of a file.
    pub fn new(file: FileId, start: usize, end: usize) -> Span {
        let clamp = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Span { file, start: clamp(start), end: clamp(end.max(start)) }
    }

    /// Whether another place lies in this one.
    pub fn holds(self, other: Span) -> bool {
        self.file == other.file && self.start <= other.start && other.end <= self.end
    }

    /// From the beginning of this to the end of `other`, which lies in the same file.
    pub fn to(self, other: Span) -> Span {
        Span { file: self.file, start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

/// A file's name as the user knows it, and its text.
#[derive(Debug, Clone)]
pub struct SourceFile {
    /// The path as given, or a name such as `<facts>`.
    pub name: String,
    /// The whole text.
    pub text: String,
}

/// All files of one run.
#[derive(Debug, Clone, Default)]
pub struct SourceMap {
    files: Vec<Arc<SourceFile>>,
}

impl SourceMap {
    /// Adds a file and returns its id.
    pub fn add(&mut self, name: impl Into<String>, text: impl Into<String>) -> FileId {
        self.files.push(Arc::new(SourceFile { name: name.into(), text: text.into() }));
        FileId(u32::try_from(self.files.len() - 1).unwrap_or(u32::MAX))
    }

    /// The file with this id.
    pub fn get(&self, id: FileId) -> Option<&SourceFile> {
        self.files.get(id.0 as usize).map(|file| &**file)
    }

    /// Every file with its id, in the order they were added.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &SourceFile)> {
        self.files.iter().enumerate().map(|(at, file)| (FileId(u32::try_from(at).unwrap_or(u32::MAX)), &**file))
    }

    /// The same files, one of them with another text.
    pub fn with_text(&self, id: FileId, text: String) -> SourceMap {
        let mut files = self.files.clone();
        if let Some(file) = files.get_mut(id.0 as usize) {
            *file = Arc::new(SourceFile { name: file.name.clone(), text });
        }
        SourceMap { files }
    }

    /// The text under a span; empty where the span is not in the map.
    pub fn text(&self, span: Span) -> &str {
        self.get(span.file).and_then(|file| file.text.get(span.start as usize..span.end as usize)).unwrap_or_default()
    }

    /// The line of a span's first byte, from 1.
    pub fn line(&self, span: Span) -> usize {
        let text = self.get(span.file).map_or("", |file| file.text.as_str());
        let before = text.as_bytes().get(..span.start as usize).unwrap_or(text.as_bytes());
        before.iter().filter(|byte| **byte == b'\n').count() + 1
    }
}
