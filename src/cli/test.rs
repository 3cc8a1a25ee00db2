//! `paragraf test`

use clap::ArgMatches;

use super::{Console, DONE, MISTAKES, Stop, USAGE, coverage, input, mutate};
use crate::rulebase::RuleBase;
use crate::source::Diagnostic;
use crate::suite::{self, Report};

pub(super) fn run(console: &Console, matches: &ArgMatches, own: &ArgMatches) -> Result<u8, Stop> {
    let base = input::rules(console, matches, true)?;
    let filter = own.get_one::<String>("filter").map(String::as_str);
    if own.get_flag("mutate") {
        return mutate::run(console, matches, &base, filter);
    }
    if own.get_flag("coverage") {
        let (report, seen) = suite::coverage(&base, filter);
        let code = told(console, &base, &report);
        if code == DONE {
            coverage::print(console, &base, &seen);
        }
        return Ok(code);
    }
    Ok(told(console, &base, &suite::run(&base, filter)))
}

/// Prints what came of the cases.
pub(super) fn told(console: &Console, base: &RuleBase, report: &Report) -> u8 {
    let faults = report.diagnostics();
    console.tell(&faults, base.sources());
    let lang = console.lang;
    if report.cases == 0 {
        console.out(lang.pick("ingen saker å prøve\n", "no cases to try\n"));
        return if faults.is_empty() { USAGE } else { MISTAKES };
    }
    let (cases, passed, failed) = (report.cases, report.passed(), report.failed());
    console.out(&format!(
        "{cases} {}, {} {}: {passed} {}, {failed} {}\n",
        if cases == 1 { lang.pick("sak", "case") } else { lang.pick("saker", "cases") },
        passed + failed,
        if passed + failed == 1 { lang.pick("ventet svar", "expected answer") } else { lang.pick("ventede svar", "expected answers") },
        lang.pick("som ventet", "as expected"),
        lang.pick("ikke", "not"),
    ));
    if faults.iter().any(Diagnostic::is_error) { MISTAKES } else { DONE }
}
