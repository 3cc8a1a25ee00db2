//! Diagnostics as a person sees them, with the user's own line.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use miette::{GraphicalReportHandler, GraphicalTheme, LabeledSpan, MietteError, MietteSpanContents, SourceCode, SourceSpan, SpanContents};

use textwrap::{WordSeparator, WordSplitter};

use super::{Diagnostic, FileId, Severity, SourceFile, SourceMap, Span, Style, limits};
use crate::law::{Lang, say};

/// Draws all diagnostics, errors first, in the order of files and places.
pub fn render(diagnostics: &[Diagnostic], sources: &SourceMap, style: Style) -> String {
    let mut sorted: Vec<&Diagnostic> = diagnostics.iter().collect();
    sorted.sort_by_key(|diagnostic| (diagnostic.severity, diagnostic.span));
    let theme = if style.colour { GraphicalTheme::unicode() } else { GraphicalTheme::unicode_nocolor() };
    let handler = GraphicalReportHandler::new_themed(theme).with_width(style.width).with_links(false).with_context_lines(1);
    // Only a blank breaks a line: a date or the name of a version is copied whole.
    let handler =
        handler.with_break_words(false).with_word_separator(WordSeparator::AsciiSpace).with_word_splitter(WordSplitter::NoHyphenation);
    let mut out = String::new();
    let mut files: BTreeMap<FileId, Excerpt<'_>> = BTreeMap::new();
    for file in sorted.iter().take(limits::SHOWN).filter_map(|diagnostic| Some(diagnostic.span?.file)) {
        if let Some(source) = sources.get(file) {
            files.entry(file).or_insert_with(|| Excerpt { name: &source.name, text: harmless(&source.text) });
        }
    }
    for diagnostic in sorted.iter().take(limits::SHOWN) {
        let source = diagnostic.span.and_then(|span| files.get(&span.file));
        let report = Report { diagnostic, sources, lang: style.lang, source };
        if handler.render_report(&mut out, &report).is_err() {
            out.push_str(&report.to_string());
        }
        out.push('\n');
    }
    if let Some(rest) = sorted.len().checked_sub(limits::SHOWN).filter(|rest| *rest > 0) {
        out.push_str(&say::more_mistakes(style.lang, rest));
        out.push('\n');
    }
    out
}

/// A file of which only the lines around a place are shown; of a very long line, only the part around it.
struct Excerpt<'a> {
    name: &'a str,
    text: Cow<'a, str>,
}

/// A text in which nothing steers a terminal or turns the order of what is read; every place in it stays where it was.
fn harmless(text: &str) -> Cow<'_, str> {
    let turns = |sign: char| matches!(sign, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    let steers = |sign: char| turns(sign) || sign.is_control() && !matches!(sign, '\n' | '\r' | '\t');
    if !text.contains(steers) {
        return Cow::Borrowed(text);
    }
    let safe = |sign: char| match sign.len_utf8() {
        _ if !steers(sign) => sign,
        1 => '?',
        2 => '¿',
        _ => '\u{FFFD}',
    };
    Cow::Owned(text.chars().map(safe).collect())
}

/// A line longer than this is shown in part.
const LONG_LINE: usize = 400;
/// The most of a place that is marked, and the most that is shown on each side of it in a long line.
const MARKED: usize = 200;

impl SourceCode for Excerpt<'_> {
    fn read_span<'a>(&'a self, span: &SourceSpan, before: usize, after: usize) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let text = &*self.text;
        let start = floor(text, span.offset());
        let end = floor(text, span.offset() + span.len()).max(start);
        let (mut from, mut to) = (line_start(text, start), line_end(text, end));
        for _ in 0..before {
            from = line_start(text, from.saturating_sub(1));
        }
        for _ in 0..after {
            to = line_end(text, (to + 1).min(text.len()));
        }
        if before == 0 && after == 0 {
            // Asked for the place alone, as for the line and column in a heading.
            (from, to) = (start, end);
        }
        let long = text.get(from..to).unwrap_or_default().split('\n').any(|line| line.len() > LONG_LINE);
        if long {
            from = floor(text, start.saturating_sub(MARKED)).max(line_start(text, start));
            to = floor(text, (end + MARKED).min(text.len())).min(line_end(text, end)).max(end);
        }
        let head = text.get(..from).unwrap_or_default();
        let line = head.bytes().filter(|byte| *byte == b'\n').count();
        let column = text.get(line_start(text, from)..from).unwrap_or_default().trim_start_matches('\u{FEFF}').chars().count();
        // The carriage return of a line's end is no part of what is shown.
        let to = if to > end && text.as_bytes().get(to.wrapping_sub(1)) == Some(&b'\r') { to - 1 } else { to };
        let data = text.as_bytes().get(from..to).unwrap_or_default();
        let lines = data.iter().filter(|byte| **byte == b'\n').count() + 1;
        let span = SourceSpan::from((from, to - from));
        Ok(Box::new(MietteSpanContents::new_named(self.name.to_owned(), data, span, line, column, lines)))
    }
}

fn line_start(text: &str, at: usize) -> usize {
    text.get(..at).and_then(|head| head.rfind('\n')).map_or(0, |newline| newline + 1)
}

fn line_end(text: &str, at: usize) -> usize {
    text.get(at..).and_then(|tail| tail.find('\n')).map_or(text.len(), |newline| at + newline)
}

/// The nearest boundary between characters at or below an offset.
fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// A diagnostic as miette wants it.
struct Report<'a> {
    diagnostic: &'a Diagnostic,
    sources: &'a SourceMap,
    lang: Lang,
    source: Option<&'a Excerpt<'a>>,
}

impl fmt::Debug for Report<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl fmt::Display for Report<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&harmless(self.diagnostic.message.get(self.lang)))
    }
}

impl std::error::Error for Report<'_> {}

impl miette::Diagnostic for Report<'_> {
    fn code<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        Some(Box::new(self.diagnostic.code))
    }

    fn severity(&self) -> Option<miette::Severity> {
        Some(match self.diagnostic.severity {
            Severity::Error => miette::Severity::Error,
            Severity::Warning => miette::Severity::Warning,
        })
    }

    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        let mut help = self.diagnostic.help.as_ref().map(|text| text.get(self.lang).to_owned());
        // miette draws one file; places in other files are named by file and line.
        for (span, label) in self.diagnostic.related.iter().filter(|(span, _)| Some(span.file) != self.diagnostic.span.map(|own| own.file))
        {
            let name = self.sources.get(span.file).map_or("", |file| file.name.as_str());
            let line = format!("{}: {name}:{}", label.get(self.lang), self.sources.line(*span));
            help = Some(match help {
                Some(before) => format!("{before}\n{line}"),
                None => line,
            });
        }
        help.map(|text| Box::new(harmless(&text).into_owned()) as Box<dyn fmt::Display>)
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        self.source.map(|source| source as &dyn SourceCode)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        let own = self.diagnostic.span?;
        let text = self.diagnostic.label.as_ref().map(|label| harmless(label.get(self.lang)).into_owned());
        let file = self.sources.get(own.file)?;
        let first = LabeledSpan::new_primary_with_span(text, range(own, file));
        let others = self.diagnostic.related.iter().filter(move |(span, _)| span.file == own.file);
        let others = others.map(move |(span, label)| LabeledSpan::new_with_span(Some(label.get(self.lang).to_owned()), range(*span, file)));
        Some(Box::new(std::iter::once(first).chain(others)))
    }
}

/// The bytes that are marked: the place, but not without end.
fn range(span: Span, file: &SourceFile) -> std::ops::Range<usize> {
    let start = floor(&file.text, span.start as usize);
    start..floor(&file.text, (span.end as usize).min(start + MARKED)).max(start)
}
