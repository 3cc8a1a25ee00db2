//! The command line: one file for each subcommand. The only room with input and output, beside `main.rs`.
//!
//! Example: `paragraf decide to_programme --facts case.yaml --law 2018-06-01 --lang en`.
//! Invariant: results go to standard output, mistakes to standard error. Exit codes: 0 done, 1 the input has mistakes, 2 wrong usage,
//! 3 undetermined; what can't be written is 1. Not here: anything about law.

mod archive;
mod args;
mod ask;
mod ask_lines;
mod case;
mod cases;
mod check;
mod claims;
mod compare;
mod compare_cases;
mod console;
mod coverage;
mod decide;
mod decided;
mod diff;
mod differ;
mod example;
mod explain;
mod explain_error;
mod explanations;
mod facts;
mod fmt;
mod form;
mod input;
mod letter;
mod list;
mod lovspeil;
mod mutate;
mod outcome;
mod place;
mod replace;
mod report;
mod review;
mod show;
mod show_amendment;
mod show_rules;
mod sources;
mod streams;
mod table;
mod test;
mod timeline;
mod today;
mod typed;
mod unnoticed;
mod usage;
mod uses;
mod what_would;

use std::ffi::OsString;

use clap::ArgMatches;
use clap::error::ErrorKind;

use crate::source::SourceMap;
pub(crate) use console::Console;

/// Everything is done.
pub const DONE: u8 = 0;
/// The input has mistakes, a case did not come out as expected, or a claim is refuted.
pub const MISTAKES: u8 = 1;
/// The command was used wrongly.
pub const USAGE: u8 = 2;
/// The answer is open.
pub const UNDETERMINED: u8 = 3;

/// What stops a command: an exit code, with its mistakes told already.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Stop(pub(crate) u8);

/// Runs a command line and returns its exit code.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> u8 {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let console = Console::new(args::language(&arguments));
    let code = match args::command(console.lang, console.style().width).try_get_matches_from(&arguments) {
        Ok(matches) => ran(&console, &matches),
        Err(error) => match error.kind() {
            ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
                console.out(&format!("{}\n", error.to_string().trim_end()));
                DONE
            }
            ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
                console.err(&format!("{}\n", error.to_string().trim_end()));
                USAGE
            }
            _ => {
                console.tell(&[usage::wrong(&error, &arguments)], &SourceMap::default());
                USAGE
            }
        },
    };
    console.end(code)
}

/// Runs the subcommand and returns its exit code.
fn ran(console: &Console, matches: &ArgMatches) -> u8 {
    let outcome = match matches.subcommand() {
        Some(("decide", own)) => decide::run(console, matches, own),
        Some(("explain", own)) => explain::run(console, matches, own),
        Some(("letter", own)) => letter::run(console, matches, own),
        Some(("diff", own)) => diff::run(console, matches, own),
        Some(("differ", own)) => differ::run(console, matches, own),
        Some(("claims", own)) => claims::run(console, matches, own),
        Some(("review", own)) => review::run(console, matches, own),
        Some(("report", own)) => report::run(console, matches, own),
        Some(("compare", own)) => compare::run(console, matches, own),
        Some(("check", own)) => check::run(console, matches, own),
        Some(("test", own)) => test::run(console, matches, own),
        Some(("timeline", own)) => timeline::run(console, matches, own),
        Some(("uses", own)) => uses::run(console, matches, own),
        Some(("list", own)) => list::run(console, matches, own),
        Some(("show", own)) => show::run(console, matches, own),
        Some(("fmt", own)) => fmt::run(console, matches, own),
        Some(("facts", own)) => facts::run(console, matches, own),
        Some(("ask", own)) => ask::run(console, matches, own),
        Some(("explain-error", own)) => explain_error::run(console, own),
        _ => Err(Stop(USAGE)),
    };
    outcome.unwrap_or_else(|Stop(code)| code)
}
