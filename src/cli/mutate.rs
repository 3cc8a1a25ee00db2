//! `paragraf test --mutate`

use std::collections::BTreeMap;

use clap::ArgMatches;

use super::coverage::{place, share};
use super::outcome::report_outcome;
use super::unnoticed::{self, Unnoticed};
use super::{Console, DONE, MISTAKES, Stop};
use crate::explain::{headed, row, wrapped};
use crate::law::say;
use crate::pipeline::RuleFiles;
use crate::suite::{self, Mutant, Verdict};

pub(super) fn run(console: &Console, matches: &ArgMatches, base: &RuleFiles, filter: Option<&str>) -> Result<u8, Stop> {
    let reasons = unnoticed::read_file(console, matches)?;
    let progress = |done: usize, all: usize| {
        if done.is_multiple_of(20) || done == all {
            console.progress(&format!("\r{}{}", bar(done, all), if done == all { "\n" } else { "" }));
        }
    };
    let mutants = match suite::mutate(base, filter, &progress) {
        Ok(mutants) => mutants,
        Err(report) => return Ok(report_outcome(console, base, &report, filter).max(MISTAKES)),
    };
    let (lang, style) = (console.lang, console.style_of_lines());
    let mut unexplained: BTreeMap<&str, Vec<&Mutant>> = BTreeMap::new();
    let mut explained: Vec<(&Mutant, &str)> = Vec::new();
    let mut used = vec![false; reasons.len()];
    for mutant in mutants.iter().filter(|mutant| mutant.verdict == Verdict::Unnoticed) {
        let fits = |reason: &Unnoticed| reason.place == mutant.mutation.place && reason.change == mutant.change;
        match reasons.iter().position(fits).and_then(|at| Some((reasons.get(at)?, used.get_mut(at)?))) {
            Some((reason, used)) => {
                *used = true;
                explained.push((mutant, &reason.because));
            }
            None => unexplained.entry(&mutant.mutation.place).or_default().push(mutant),
        }
    }
    let mut out = String::new();
    if !explained.is_empty() {
        headed(&mut out, 0, say::title_explained_changes(lang), "", style);
        for (mutant, because) in &explained {
            row(&mut out, 1, &format!("{}  ", mutant.mutation.place), &mutant.change, style);
            wrapped(&mut out, 3, because, style);
        }
        out.push('\n');
    }
    for (provision, list) in &unexplained {
        headed(&mut out, 0, provision, "", style);
        for mutant in list {
            row(&mut out, 1, &format!("{}  ", place(base, mutant.mutation.span)), &mutant.change, style);
        }
    }
    let stale: Vec<&Unnoticed> = reasons.iter().zip(&used).filter(|(_, used)| !**used).map(|(reason, _)| reason).collect();
    if !stale.is_empty() {
        out.push('\n');
        headed(&mut out, 0, say::title_stale_reasons(lang), "", style);
        stale.iter().for_each(|reason| row(&mut out, 1, &format!("{}  ", reason.place), &reason.change, style));
    }
    let count = |wanted: fn(&Verdict) -> bool| mutants.iter().filter(|mutant| wanted(&mutant.verdict)).count();
    let noticed = count(|verdict| matches!(verdict, Verdict::Noticed(_)));
    let refused = count(|verdict| *verdict == Verdict::Refused);
    let all = mutants.len() - refused;
    let open: usize = unexplained.values().map(Vec::len).sum();
    // What cannot matter is noticed by nobody, and says nothing of the cases.
    let share = share(noticed, all - explained.len(), lang);
    let summary = say::mutations(lang, all, explained.len(), noticed, &share, open, refused);
    out.push('\n');
    wrapped(&mut out, 0, &summary, style);
    console.out(&out);
    Ok(if open == 0 && stale.is_empty() { DONE } else { MISTAKES })
}

/// How much is done: `[█████████████             ] 800/1490`.
fn bar(done: usize, all: usize) -> String {
    const WIDTH: usize = 40;
    let filled = (done * WIDTH).checked_div(all).unwrap_or(WIDTH).min(WIDTH);
    format!("[{}{}] {done:>digits$}/{all}", "█".repeat(filled), " ".repeat(WIDTH - filled), digits = all.to_string().len())
}

#[cfg(test)]
mod tests {
    use super::bar;

    #[test]
    fn the_bar_grows_to_its_end() {
        assert_eq!(bar(0, 200), format!("[{}]   0/200", " ".repeat(40)));
        assert_eq!(bar(100, 200), format!("[{}{}] 100/200", "█".repeat(20), " ".repeat(20)));
        assert_eq!(bar(200, 200), format!("[{}] 200/200", "█".repeat(40)));
        assert_eq!(bar(0, 0), format!("[{}] 0/0", "█".repeat(40)));
    }
}
