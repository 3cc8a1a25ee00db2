//! `paragraf check`

use clap::ArgMatches;

use super::{Console, DONE, MISTAKES, Stop, input};
use crate::source::{Diagnostic, codes};
use crate::suite;

pub(super) fn run(console: &Console, matches: &ArgMatches) -> Result<u8, Stop> {
    let base = input::rules(console, matches)?;
    let mut mistakes = base.check();
    if !mistakes.iter().any(Diagnostic::is_error) {
        // Cases are looked at for what they name; whether they come out as expected is for `test`.
        mistakes.extend(
            suite::run(&base, None).diagnostics().into_iter().filter(|fault| fault.code != codes::EXPECTATION || !fault.is_error()),
        );
    }
    console.tell(&mistakes, base.sources());
    let errors = mistakes.iter().filter(|fault| fault.is_error()).count();
    let warnings = mistakes.len() - errors;
    let files = base.ast().files.len();
    let lang = console.lang;
    let summary = match (errors, warnings) {
        (0, 0) => format!("{files} {}\n", lang.pick("filer, ingen feil", "files, no mistakes")),
        _ => format!(
            "{files} {}, {errors} {}, {warnings} {}\n",
            lang.pick("filer", "files"),
            lang.pick("feil", "mistakes"),
            lang.pick("advarsler", "warnings")
        ),
    };
    console.out(&summary);
    Ok(if errors == 0 { DONE } else { MISTAKES })
}
