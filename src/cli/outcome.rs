//! What came of the cases, in words.

use super::{Console, DONE, MISTAKES, USAGE};
use crate::law::say;
use crate::pipeline::RuleFiles;
use crate::source::Diagnostic;
use crate::suite::Report;

/// Prints what came of the cases.
pub(super) fn report_outcome(console: &Console, base: &RuleFiles, report: &Report, filter: Option<&str>) -> u8 {
    let faults = report.diagnostics();
    console.tell(&faults, base.sources());
    let lang = console.lang;
    if report.cases == 0 {
        let none = filter.map_or_else(|| say::no_cases(lang).to_owned(), |text| say::no_cases_called(lang, text));
        console.out(&format!("{none}\n"));
        // Where nothing is tried, nothing would tell that a file can't be read.
        let unread = if faults.is_empty() { base.check() } else { Vec::new() };
        if unread.iter().any(Diagnostic::is_error) {
            console.tell(&unread, base.sources());
            return MISTAKES;
        }
        return if faults.is_empty() { USAGE } else { MISTAKES };
    }
    let (cases, passed, failed) = (report.cases, report.passed(), report.failed());
    let style = console.style();
    let (expected, others) = (say::as_expected(lang, passed), say::not_as_expected(lang, failed));
    let expected = if passed > 0 { style.good(&expected) } else { expected };
    let others = if failed > 0 { style.bad(&others) } else { others };
    console.out(&format!("{}\n", say::outcome(lang, cases, passed + failed, &expected, &others)));
    if faults.iter().any(Diagnostic::is_error) { MISTAKES } else { DONE }
}
