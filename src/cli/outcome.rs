//! What came of the cases, in words.

use super::{Console, DONE, MISTAKES, USAGE};
use crate::pipeline::RuleFiles;
use crate::source::Diagnostic;
use crate::suite::Report;

/// Prints what came of the cases.
pub(super) fn report_outcome(console: &Console, base: &RuleFiles, report: &Report, filter: Option<&str>) -> u8 {
    let faults = report.diagnostics();
    console.tell(&faults, base.sources());
    let lang = console.lang;
    if report.cases == 0 {
        let none = lang.pick("ingen saker å prøve", "no cases to try");
        match filter {
            Some(text) => console.out(&format!("{none} {} `{text}`\n", lang.pick("der tittelen inneholder", "with a title that contains"))),
            None => console.out(&format!("{none}\n")),
        }
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
    let expected = format!("{passed} {}", lang.pick("som ventet", "as expected"));
    let others = format!("{failed} {}", lang.pick("ikke", "not"));
    console.out(&format!(
        "{cases} {}, {} {}: {}, {}\n",
        if cases == 1 { lang.pick("sak", "case") } else { lang.pick("saker", "cases") },
        passed + failed,
        if passed + failed == 1 { lang.pick("ventet svar", "expected answer") } else { lang.pick("ventede svar", "expected answers") },
        if passed > 0 { style.good(&expected) } else { expected },
        if failed > 0 { style.bad(&others) } else { others },
    ));
    if faults.iter().any(Diagnostic::is_error) { MISTAKES } else { DONE }
}
