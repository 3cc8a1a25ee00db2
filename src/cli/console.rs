//! Where a command writes: results to standard output, mistakes to standard error. What can't be written is told, and is no success.

use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::sync::OnceLock;

use super::{DONE, MISTAKES, Stop, USAGE, streams};
use crate::law::{Lang, Text, say};
use crate::source::{Diagnostic, SourceMap, both, codes};
use crate::source::{Style, render::render};

/// Columns of what is no terminal, so that the same input gives the same bytes.
pub(super) const WIDTH: usize = 100;

/// The two streams of a command, and the language of what it writes to them.
pub(crate) struct Console {
    pub(crate) lang: Lang,
    out: Target,
    err: Target,
}

/// A stream, how it is written to, and the first thing that could not be written.
struct Target {
    colour: bool,
    width: usize,
    /// Whether somebody says how wide it is.
    sized: bool,
    terminal: bool,
    lost: OnceLock<io::Error>,
}

impl Console {
    pub(super) fn new(lang: Lang) -> Console {
        let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        let plain = set("NO_COLOR") || std::env::var_os("TERM").is_some_and(|term| term == "dumb");
        let target = |terminal: bool, columns: Option<usize>| Target {
            colour: !plain && terminal,
            width: wanted_columns().or(columns).unwrap_or(WIDTH),
            sized: wanted_columns().or(columns).is_some(),
            terminal,
            lost: OnceLock::new(),
        };
        Console {
            lang,
            out: target(io::stdout().is_terminal(), columns(terminal_size::terminal_size_of(io::stdout()))),
            err: target(io::stderr().is_terminal(), columns(terminal_size::terminal_size_of(io::stderr()))),
        }
    }

    /// Writes a result.
    pub(crate) fn out(&self, text: &str) {
        self.out.write(&mut io::stdout().lock(), streams::out_was_open(), text);
    }

    /// Writes to standard error.
    pub(super) fn err(&self, text: &str) {
        self.err.write(&mut io::stderr().lock(), streams::err_was_open(), text);
    }

    /// Shows how far a long work has come, where somebody may be watching.
    pub(crate) fn progress(&self, text: &str) {
        if self.err.terminal {
            self.err(text);
        }
    }

    /// Tells mistakes, and how to learn more about the first of them.
    pub(crate) fn tell(&self, diagnostics: &[Diagnostic], sources: &SourceMap) {
        let look = Style { lang: self.lang, colour: self.err.colour, width: self.err.width };
        let mut text = render(diagnostics, sources, look);
        // The first as they are drawn: errors before warnings, then by place.
        if let Some(first) = diagnostics.iter().min_by_key(|diagnostic| (diagnostic.severity, diagnostic.span)) {
            text.push_str(&say::more_about(self.lang, first.code));
            text.push('\n');
        }
        self.err(&text);
    }

    /// Tells mistakes and stops.
    pub(crate) fn stop(&self, diagnostics: &[Diagnostic], sources: &SourceMap) -> Stop {
        self.tell(diagnostics, sources);
        let usage = [
            codes::VERSION,
            codes::NO_LAW,
            codes::UNKNOWN_GOAL,
            codes::UNKNOWN_READING,
            codes::UNKNOWN_AMENDMENT,
            codes::UNKNOWN_CASE,
            codes::UNKNOWN_CODE,
        ];
        let of_usage = |diagnostic: &Diagnostic| diagnostic.span.is_none() && usage.contains(&diagnostic.code);
        Stop(if !diagnostics.is_empty() && diagnostics.iter().all(of_usage) { USAGE } else { MISTAKES })
    }

    /// How a result is drawn.
    pub(crate) fn style(&self) -> Style {
        Style { lang: self.lang, colour: self.out.colour, width: self.out.width }
    }

    /// How lists and the text of rules are drawn, which other programs read line by line: broken on a terminal alone.
    pub(super) fn style_of_lines(&self) -> Style {
        Style { width: if self.out.sized { self.out.width } else { usize::MAX }, ..self.style() }
    }

    /// The exit code when all is said: what nobody got to read is no success.
    pub(super) fn end(&self, code: u8) -> u8 {
        let unread = |target: &Target| target.lost.get().is_some_and(|error| error.kind() != io::ErrorKind::BrokenPipe);
        let open = |code| if [DONE, super::UNDETERMINED].contains(&code) { MISTAKES } else { code };
        let mut code = code;
        if unread(&self.out) {
            if let Some(error) = self.out.lost.get() {
                self.tell(&[unwritten(None, error)], &SourceMap::default());
            }
            code = MISTAKES;
        }
        if unread(&self.err) { open(code) } else { code }
    }
}

impl Target {
    /// Writes all of a text, or keeps why not. After that nothing more is written: a result with a hole in it would look whole.
    fn write(&self, stream: &mut impl Write, was_open: bool, text: &str) {
        if text.is_empty() || self.lost.get().is_some() {
            return;
        }
        let written = match was_open {
            true => stream.write_all(text.as_bytes()).and_then(|()| stream.flush()),
            false => Err(io::Error::other(CLOSED)),
        };
        if let Err(error) = written {
            // Another write at the same time may have failed first; one reason is enough.
            let _ = self.lost.set(error);
        }
    }
}

/// What is told of a stream the caller has closed.
const CLOSED: &str = "closed";

/// A file that can't be written, or standard output where there is none.
pub(super) fn unwritten(file: Option<&Path>, error: &io::Error) -> Diagnostic {
    let (what, help) = match file {
        Some(path) => {
            let shown = format!("`{}`", path.display());
            // Files are written whole or not at all.
            let help = match path.is_file() {
                true => both("filen er som før", "the file is as it was"),
                false => both("ingen fil er skrevet", "no file was written"),
            };
            (both(shown.clone(), shown), help)
        }
        None => (
            both("svaret", "the answer"),
            both("skriv det til et annet sted, for eksempel `> svar.txt`", "write it to another place, such as `> answer.txt`"),
        ),
    };
    let why = reason(error);
    let message = both(format!("{} kan ikke skrives: {}", what.nb, why.nb), format!("{} can't be written: {}", what.en, why.en));
    Diagnostic::error(codes::UNWRITABLE, None, message).help(help)
}

fn reason(error: &io::Error) -> Text {
    match error.kind() {
        io::ErrorKind::StorageFull => both("det er ikke mer plass", "there is no space left"),
        io::ErrorKind::QuotaExceeded => both("kvoten din er brukt opp", "your quota is used up"),
        io::ErrorKind::FileTooLarge => both("systemet tillater ikke så store filer", "the system allows no file of that size"),
        io::ErrorKind::PermissionDenied => both("du har ikke lov til å skrive der", "you may not write there"),
        io::ErrorKind::ReadOnlyFilesystem => both("disken kan bare leses", "the disk can only be read"),
        io::ErrorKind::NotFound => both("den finnes ikke lenger", "it is no longer there"),
        _ if error.get_ref().is_some_and(|own| own.to_string() == CLOSED) => both("standard ut er stengt", "standard output is closed"),
        _ => both(error.to_string(), error.to_string()),
    }
}

/// Columns that the caller asks for.
fn wanted_columns() -> Option<usize> {
    let columns = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    columns.filter(|columns| (40..=400).contains(columns))
}

/// Columns of a terminal; a narrow one breaks the lines itself.
fn columns(size: Option<(terminal_size::Width, terminal_size::Height)>) -> Option<usize> {
    size.map(|(width, _)| usize::from(width.0).clamp(40, 400))
}
