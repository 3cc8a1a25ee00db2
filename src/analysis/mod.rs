//! Rule files that are being written: mistakes, names and the law after each edit, without looking at all of it again.
//!
//! Example: `host.set_text(file, text); host.analysis().diagnostics(file)`. `docs/analysis.md` is the design.
//! Invariant: what is told is what [`RuleFiles::check`](crate::pipeline::RuleFiles::check) tells of the same texts, in order and in words.

mod again;
mod ask;
mod chains;
mod examine;
mod known;
mod part;
mod row;
mod rules;
mod token;
mod words;

use std::sync::Arc;

use crate::source::{Diagnostic, FileId, SourceMap, parallel_map};
use crate::syntax::Pieces;
pub use ask::{Carrier, Meaning, NameAt, Provision};
use known::{File, Known};
use words::Words;

/// Rule files with what is known of them. It takes edits, and gives snapshots.
#[derive(Debug)]
pub struct AnalysisHost {
    /// The last revision of which all files could be read: what edits are held against.
    known: Arc<Known>,
    now: Analysis,
}

/// What is known of one revision: plain data, to be asked by any thread.
#[derive(Debug, Clone)]
pub struct Analysis {
    sources: SourceMap,
    words: Arc<Words>,
    known: Arc<Known>,
    told: Arc<[Diagnostic]>,
}

impl AnalysisHost {
    /// Reads all files.
    pub fn new(sources: SourceMap) -> AnalysisHost {
        let mut words = Words::default();
        let known = Arc::new(Known::whole(read(&sources, &mut words), &sources));
        AnalysisHost { known: known.clone(), now: Analysis::of(sources, words.into(), known) }
    }

    /// Gives a file another text.
    pub fn set_text(&mut self, file: FileId, text: impl Into<String>) {
        let sources = self.now.sources.with_text(file, text.into());
        let words = Arc::make_mut(&mut self.now.words);
        let known = self.known.of_texts(&sources, words);
        let known = Arc::new(known.unwrap_or_else(|| Known::whole(read(&sources, words), &sources)));
        if known.readable() {
            self.known = known.clone();
        }
        self.now = Analysis::of(sources, self.now.words.clone(), known);
    }

    /// The revision as it is now.
    pub fn analysis(&self) -> Analysis {
        self.now.clone()
    }
}

impl Analysis {
    fn of(sources: SourceMap, words: Arc<Words>, known: Arc<Known>) -> Analysis {
        let told = known.diagnostics(&sources).into();
        Analysis { sources, words, known, told }
    }

    /// The files.
    pub fn sources(&self) -> &SourceMap {
        &self.sources
    }

    /// How many declarations were looked at to make it from the revision before; none where all of the law was.
    pub fn looked_at(&self) -> Option<usize> {
        self.known.again
    }

    /// Every mistake and remark, in the order of their places.
    pub fn all_diagnostics(&self) -> &[Diagnostic] {
        &self.told
    }

    /// The mistakes and remarks of a file, in the order of their places.
    pub fn diagnostics(&self, file: FileId) -> impl Iterator<Item = &Diagnostic> {
        self.told.iter().filter(move |fault| fault.span.is_some_and(|span| span.file == file))
    }
}

/// All files in pieces.
fn read(sources: &SourceMap, words: &mut Words) -> Vec<Arc<File>> {
    let files: Vec<(FileId, &str)> = sources.iter().map(|(id, file)| (id, file.text.as_str())).collect();
    let pieces = parallel_map(&files, |(id, text)| Pieces::of(*id, text));
    files.iter().zip(pieces).map(|((_, text), pieces)| Arc::new(File::of(text, pieces, words))).collect()
}
