//! `paragraf check`

use clap::ArgMatches;

use super::{Console, DONE, MISTAKES, Stop, input};
use crate::rulebase::RuleBase;
use crate::source::{Diagnostic, codes};
use crate::suite;

/// All that is wrong with a rule base, in every version.
pub(super) fn mistakes(base: &RuleBase) -> Vec<Diagnostic> {
    let mut mistakes = base.check();
    if !mistakes.iter().any(Diagnostic::is_error) {
        // Cases are looked at for what they name; whether they come out as expected is for `test`.
        mistakes
            .extend(suite::run(base, None).diagnostics().into_iter().filter(|fault| fault.code != codes::EXPECTATION || !fault.is_error()));
    }
    mistakes
}

pub(super) fn run(console: &Console, matches: &ArgMatches) -> Result<u8, Stop> {
    let base = input::rules(console, matches, true)?;
    let mistakes = mistakes(&base);
    console.tell(&mistakes, base.sources());
    let errors = mistakes.iter().filter(|fault| fault.is_error()).count();
    let warnings = mistakes.len() - errors;
    let files = base.ast().files.len();
    let lang = console.lang;
    let count = |n: usize, nb: (&str, &str), en: (&str, &str)| {
        let (one, many) = if lang == crate::law::Lang::Nb { nb } else { en };
        format!("{n} {}", if n == 1 { one } else { many })
    };
    let files = count(files, ("fil", "filer"), ("file", "files"));
    let summary = match (errors, warnings) {
        (0, 0) => format!("{files}, {}\n", lang.pick("ingen feil", "no mistakes")),
        _ => format!(
            "{files}, {}, {}\n",
            count(errors, ("feil", "feil"), ("mistake", "mistakes")),
            count(warnings, ("advarsel", "advarsler"), ("warning", "warnings"))
        ),
    };
    console.out(&summary);
    Ok(if errors == 0 { DONE } else { MISTAKES })
}
