//! `paragraf test`

use clap::ArgMatches;

use super::{Console, DONE, MISTAKES, Stop, USAGE, input};
use crate::source::Diagnostic;
use crate::suite;

pub(super) fn run(console: &Console, matches: &ArgMatches, own: &ArgMatches) -> Result<u8, Stop> {
    let base = input::rules(console, matches, true)?;
    let report = suite::run(&base, own.get_one::<String>("filter").map(String::as_str));
    let faults = report.diagnostics();
    console.tell(&faults, base.sources());
    let lang = console.lang;
    if report.cases == 0 {
        console.out(lang.pick("ingen saker å prøve\n", "no cases to try\n"));
        return Ok(if faults.is_empty() { USAGE } else { MISTAKES });
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
    Ok(if faults.iter().any(Diagnostic::is_error) { MISTAKES } else { DONE })
}
