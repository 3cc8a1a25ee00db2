//! `paragraf test`

use std::path::PathBuf;

use clap::ArgMatches;

use super::outcome::report_outcome;
use super::{Console, DONE, Stop, coverage, explanations, input, mutate};
use crate::suite;

pub(super) fn run(console: &Console, matches: &ArgMatches, own: &ArgMatches) -> Result<u8, Stop> {
    let base = input::rules(console, matches, true)?;
    let filter = own.get_one::<String>("filter").map(String::as_str);
    if let Some(folder) = own.get_one::<PathBuf>("explanations") {
        return explanations::run(console, own, &base, filter, folder);
    }
    if own.get_flag("mutate") {
        return mutate::run(console, matches, &base, filter);
    }
    if own.get_flag("coverage") {
        let (report, seen) = suite::coverage(&base, filter);
        let code = report_outcome(console, &base, &report, filter);
        if code == DONE {
            coverage::print(console, &base, &seen);
        }
        return Ok(code);
    }
    Ok(report_outcome(console, &base, &suite::run(&base, filter), filter))
}
