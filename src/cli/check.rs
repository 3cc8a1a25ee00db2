//! `paragraf check`

use std::path::PathBuf;

use clap::ArgMatches;

use super::{Console, DONE, MISTAKES, Stop, input, sources};
use crate::law::say;
use crate::pipeline::{Plans, RuleFiles};
use crate::source::Diagnostic;
use crate::suite;

/// All that is wrong with a rule base, in every version.
pub(super) fn mistakes(base: &RuleFiles) -> Vec<Diagnostic> {
    let mut plans = Plans::of_texts(base);
    let mut mistakes = base.check_with(&mut plans);
    if !mistakes.iter().any(Diagnostic::is_error) {
        // Cases are looked at for what they name; whether they come out as expected is for `test`.
        mistakes.extend(suite::look(&mut plans));
    }
    mistakes
}

pub(super) fn run(console: &Console, matches: &ArgMatches, own: &ArgMatches) -> Result<u8, Stop> {
    let base = input::rules(console, matches, true)?;
    let mut mistakes = mistakes(&base);
    let quotations = own.get_one::<PathBuf>("sources").map(|folder| sources::look_up(console, &base, folder)).transpose()?;
    let looked_up = quotations.map(|(found, line)| {
        mistakes.extend(found);
        line
    });
    console.tell(&mistakes, base.sources());
    let errors = mistakes.iter().filter(|fault| fault.is_error()).count();
    let warnings = mistakes.len() - errors;
    let files = base.ast().files.len();
    let (lang, style) = (console.lang, console.style());
    let summary = match (errors, warnings) {
        (0, 0) => say::checked_well(lang, files, &style.good(say::no_mistakes(lang))),
        _ => {
            let (mistakes, remarks) = (say::mistakes(lang, errors), say::warnings(lang, warnings));
            let mistakes = if errors > 0 { style.bad(&mistakes) } else { mistakes };
            let remarks = if warnings > 0 { style.doubtful(&remarks) } else { remarks };
            say::checked(lang, files, &mistakes, &remarks)
        }
    };
    for line in [summary].into_iter().chain(looked_up) {
        console.out(&format!("{line}\n"));
    }
    Ok(if errors == 0 { DONE } else { MISTAKES })
}
