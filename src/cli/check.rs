//! `paragraf check`

use std::path::PathBuf;

use clap::ArgMatches;

use super::{Console, DONE, MISTAKES, Stop, input, sources};
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
    let lang = console.lang;
    let count = |n, nb, en| super::count(lang, n, nb, en);
    let files = count(files, ("fil", "filer"), ("file", "files"));
    let style = console.style();
    let summary = match (errors, warnings) {
        (0, 0) => format!("{files}, {}\n", style.good(lang.pick("ingen feil", "no mistakes"))),
        _ => {
            let mistakes = count(errors, ("feil", "feil"), ("mistake", "mistakes"));
            let remarks = count(warnings, ("advarsel", "advarsler"), ("warning", "warnings"));
            format!(
                "{files}, {}, {}\n",
                if errors > 0 { style.bad(&mistakes) } else { mistakes },
                if warnings > 0 { style.doubtful(&remarks) } else { remarks }
            )
        }
    };
    console.out(&summary);
    console.out(&looked_up.unwrap_or_default());
    Ok(if errors == 0 { DONE } else { MISTAKES })
}
