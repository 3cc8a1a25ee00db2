//! `paragraf check`

use std::path::PathBuf;

use clap::ArgMatches;

use super::claims::{invariants_told, save};
use super::decide::json_text;
use super::{Console, DONE, MISTAKES, Stop, input, sources};
use crate::differ::{ToldInvariant, claims_page, invariant_json};
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
        mistakes.extend(suite::check(&mut plans));
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
    let json = own.get_one::<String>("format").is_some_and(|format| format == "json");
    if !json {
        for line in [summary].into_iter().chain(looked_up) {
            console.out(&format!("{line}\n"));
        }
    }
    if errors > 0 {
        return Ok(MISTAKES);
    }
    if own.get_flag("prove") { prove(console, &base, own, json) } else { Ok(DONE) }
}

/// Tries the invariants in every version.
fn prove(console: &Console, base: &RuleFiles, own: &ArgMatches, json: bool) -> Result<u8, Stop> {
    let invariants: Vec<_> = base.invariants().into_iter().filter(|of| of.invariant.amendment.is_none()).collect();
    let tried = base.try_invariants(&invariants).map_err(|faults| console.stop(&faults, base.sources()))?;
    let mut told = invariants_told(console, base, &invariants, &tried);
    if let Some(folder) = own.get_one::<PathBuf>("save") {
        save(console, folder, &mut [], &mut told)?;
    }
    if json {
        console.out(&json_text(&told.iter().map(invariant_json).collect::<Vec<_>>()));
    } else if told.is_empty() {
        console.out(&format!("{}\n", say::invariants_none(console.lang)));
    } else {
        console.out(&format!("\n{}", claims_page(&[], &told, console.lang).text(console.style())));
    }
    Ok(if told.iter().any(ToldInvariant::is_refuted) { MISTAKES } else { DONE })
}
