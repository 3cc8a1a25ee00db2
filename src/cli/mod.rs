//! The command line: one file for each subcommand. The only room with input and output, beside `main.rs`.
//!
//! Example: `paragraf decide to_programme --facts case.yaml --law 2018-06-01 --lang en`.
//! Invariant: results go to standard output, mistakes to standard error. Exit codes: 0 done, 1 the input has mistakes, 2 wrong usage,
//! 3 undetermined. Not here: anything about law.

mod args;
mod check;
mod compare;
mod coverage;
mod decide;
mod example;
mod explain_error;
mod facts;
mod fmt;
mod input;
mod mutate;
mod outcome;
mod show;
mod show_amendment;
mod sources;
mod test;
mod unnoticed;

use std::ffi::OsString;
use std::io::{IsTerminal, Write};

use crate::law::Lang;
use crate::source::render::{Look, render};
use crate::source::{Diagnostic, SourceMap, codes};

/// Everything is done.
pub const DONE: u8 = 0;
/// The input has mistakes, or a case did not come out as expected.
pub const MISTAKES: u8 = 1;
/// The command was used wrongly.
pub const USAGE: u8 = 2;
/// The answer is open.
pub const UNDETERMINED: u8 = 3;

/// What stops a command: an exit code, with its mistakes told already.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Stop(pub(crate) u8);

/// Where a command writes, and how.
pub(crate) struct Console {
    pub(crate) lang: Lang,
    colour_out: bool,
    colour_err: bool,
}

/// Runs a command line and returns its exit code.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> u8 {
    let matches = match args::command().try_get_matches_from(arguments) {
        Ok(matches) => matches,
        Err(error) => {
            let help = !error.use_stderr();
            // A closed pipe leaves nobody to tell.
            let _ = error.print();
            return if help { DONE } else { USAGE };
        }
    };
    let lang = match matches.get_one::<String>("lang").map(String::as_str) {
        Some("en") => Lang::En,
        _ => Lang::Nb,
    };
    let plain =
        std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty()) || std::env::var_os("TERM").is_some_and(|term| term == "dumb");
    let console =
        Console { lang, colour_out: !plain && std::io::stdout().is_terminal(), colour_err: !plain && std::io::stderr().is_terminal() };
    let outcome = match matches.subcommand() {
        Some(("decide", own)) => decide::run(&console, &matches, own),
        Some(("compare", own)) => compare::run(&console, &matches, own),
        Some(("check", own)) => check::run(&console, &matches, own),
        Some(("test", own)) => test::run(&console, &matches, own),
        Some(("show", own)) => show::run(&console, &matches, own),
        Some(("fmt", own)) => fmt::run(&console, &matches, own),
        Some(("facts", own)) => facts::run(&console, &matches, own),
        Some(("explain-error", own)) => explain_error::run(&console, own),
        _ => Err(Stop(USAGE)),
    };
    outcome.unwrap_or_else(|Stop(code)| code)
}

impl Console {
    /// Writes a result.
    pub(crate) fn out(&self, text: &str) {
        // A closed pipe leaves nobody to tell.
        let _ = std::io::stdout().lock().write_all(text.as_bytes());
    }

    /// Tells mistakes, and how to learn more about the first of them.
    pub(crate) fn tell(&self, diagnostics: &[Diagnostic], sources: &SourceMap) {
        let look = Look { lang: self.lang, colour: self.colour_err, width: width() };
        let mut text = render(diagnostics, sources, look);
        // The first as they are drawn: errors before warnings, then by place.
        if let Some(first) = diagnostics.iter().min_by_key(|diagnostic| (diagnostic.severity, diagnostic.span)) {
            let more = self.lang.pick("mer om", "more about");
            text.push_str(&format!("{more} {code}: paragraf explain-error {code}\n", code = first.code));
        }
        let _ = std::io::stderr().lock().write_all(text.as_bytes());
    }

    /// Tells mistakes and stops.
    pub(crate) fn stop(&self, diagnostics: &[Diagnostic], sources: &SourceMap) -> Stop {
        self.tell(diagnostics, sources);
        let usage =
            [codes::VERSION, codes::NO_LAW, codes::UNKNOWN_GOAL, codes::UNKNOWN_READING, codes::UNKNOWN_AMENDMENT, codes::UNKNOWN_CODE];
        let of_usage = |diagnostic: &Diagnostic| diagnostic.span.is_none() && usage.contains(&diagnostic.code);
        Stop(if !diagnostics.is_empty() && diagnostics.iter().all(of_usage) { USAGE } else { MISTAKES })
    }

    /// How a message is drawn as a part of a result.
    pub(crate) fn look_out(&self) -> Look {
        Look { lang: self.lang, colour: self.colour_out, width: width() }
    }

    pub(crate) fn style(&self) -> crate::explain::Style {
        crate::explain::Style { lang: self.lang, colour: self.colour_out, width: width() }
    }
}

/// A number with its noun: `1 fil`, `2 filer`.
fn count(lang: Lang, n: usize, nb: (&str, &str), en: (&str, &str)) -> String {
    let (one, many) = if lang == Lang::Nb { nb } else { en };
    format!("{n} {}", if n == 1 { one } else { many })
}

/// Columns of the terminal, as far as the shell tells; 100 otherwise.
fn width() -> usize {
    let columns = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    columns.filter(|columns| (40..=400).contains(columns)).unwrap_or(100)
}
