//! Diagnostics as a person sees them, with the user's own line.

use std::fmt;

use miette::{GraphicalReportHandler, GraphicalTheme, LabeledSpan, NamedSource, SourceCode};

use super::{Diagnostic, Severity, SourceMap, Span, limits};
use crate::law::Lang;

/// How diagnostics are drawn.
#[derive(Debug, Clone, Copy)]
pub struct Look {
    /// The language of the words.
    pub lang: Lang,
    /// Colours and link escapes.
    pub colour: bool,
    /// Columns of the terminal.
    pub width: usize,
}

impl Look {
    /// Plain text of 100 columns, as tests and files want it.
    pub fn plain(lang: Lang) -> Look {
        Look { lang, colour: false, width: 100 }
    }
}

/// Draws all diagnostics, errors first, in the order of files and places.
pub fn render(diagnostics: &[Diagnostic], sources: &SourceMap, look: Look) -> String {
    let mut sorted: Vec<&Diagnostic> = diagnostics.iter().collect();
    sorted.sort_by_key(|diagnostic| (diagnostic.severity, diagnostic.span));
    let theme = if look.colour { GraphicalTheme::unicode() } else { GraphicalTheme::unicode_nocolor() };
    let handler = GraphicalReportHandler::new_themed(theme).with_width(look.width).with_links(false).with_context_lines(1);
    let mut out = String::new();
    for diagnostic in sorted.iter().take(limits::SHOWN) {
        let report = Report { diagnostic, sources, lang: look.lang, source: diagnostic.span.and_then(|span| named(sources, span)) };
        if handler.render_report(&mut out, &report).is_err() {
            out.push_str(diagnostic.message.get(look.lang));
        }
        out.push('\n');
    }
    if let Some(rest) = sorted.len().checked_sub(limits::SHOWN).filter(|rest| *rest > 0) {
        out.push_str(&look.lang.pick("… og {} til\n", "… and {} more\n").replace("{}", &rest.to_string()));
    }
    out
}

fn named(sources: &SourceMap, span: Span) -> Option<NamedSource<String>> {
    let file = sources.get(span.file)?;
    Some(NamedSource::new(file.name.clone(), file.text.clone()))
}

/// A diagnostic as miette wants it.
struct Report<'a> {
    diagnostic: &'a Diagnostic,
    sources: &'a SourceMap,
    lang: Lang,
    source: Option<NamedSource<String>>,
}

impl fmt::Debug for Report<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl fmt::Display for Report<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.diagnostic.message.get(self.lang))
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
        help.map(|text| Box::new(text) as Box<dyn fmt::Display>)
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        self.source.as_ref().map(|source| source as &dyn SourceCode)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        let own = self.diagnostic.span?;
        let text = self.diagnostic.label.as_ref().map(|label| label.get(self.lang).to_owned());
        let first = LabeledSpan::new_primary_with_span(text, range(own));
        let others = self.diagnostic.related.iter().filter(move |(span, _)| span.file == own.file);
        let others = others.map(|(span, label)| LabeledSpan::new_with_span(Some(label.get(self.lang).to_owned()), range(*span)));
        Some(Box::new(std::iter::once(first).chain(others)))
    }
}

fn range(span: Span) -> std::ops::Range<usize> {
    span.start as usize..span.end as usize
}
