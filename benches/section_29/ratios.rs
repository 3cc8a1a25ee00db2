//! Engine and reference by turns in one run, so that what slows one slows the other. Medians; the ratio is what can be compared
//! between computers.

use std::fmt::Write;
use std::hint::black_box;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use chrono::NaiveDate;
use paragraf::eval::{Evaluator, decide_case};
use paragraf::explain::{Style, text};
use paragraf::law::Lang;
use paragraf::{rulebase, suite};

use crate::reference;
use crate::setup::Setup;

/// How often each pair is measured.
const TURNS: usize = 61;

/// Measures and tells everything.
///
/// # Errors
/// When the command itself can't be run.
pub fn report(setup: &Setup) -> Result<String, String> {
    let mut out = String::new();
    per_case(setup, &mut out);
    start(setup, &mut out)?;
    Ok(out)
}

fn per_case(setup: &Setup, out: &mut String) {
    // Writing to a string can't fail.
    let _ = writeln!(out, "\none case, median of {TURNS} turns         engine    reference    ratio");
    for table in &setup.tables {
        let mut evaluator = Evaluator::new(&setup.plan);
        let readings = setup.plan.default_readings();
        let pair = by_turns(
            8,
            table.rows.len(),
            || {
                for (_, facts) in &table.rows {
                    black_box(evaluator.decide(setup.goal, black_box(&facts.cells), readings));
                }
            },
            || {
                for (case, _) in &table.rows {
                    black_box(reference::decide(black_box(case), &setup.limits));
                }
            },
        );
        pair.tell(out, "without trace", &table.profile.to_string(), Aim { engine: Some(150.0), ratio: None });
    }
    for table in &setup.tables {
        let mut evaluator = Evaluator::new(&setup.plan);
        let readings = setup.plan.default_readings();
        let mut steps = Vec::new();
        let pair = by_turns(
            8,
            table.rows.len(),
            || {
                for (_, facts) in &table.rows {
                    black_box(evaluator.trace(setup.goal, black_box(&facts.cells), readings));
                }
            },
            || {
                for (case, _) in &table.rows {
                    black_box(reference::trace(black_box(case), &setup.limits, &mut steps));
                    black_box(&steps);
                }
            },
        );
        pair.tell(out, "with trace", &table.profile.to_string(), Aim { engine: Some(500.0), ratio: Some(7.0) });
    }
    for table in &setup.tables {
        let few = table.rows.get(..32).unwrap_or(&table.rows);
        let mut steps = Vec::new();
        let pair = by_turns(
            1,
            few.len(),
            || {
                for (_, facts) in few {
                    let decision = decide_case(&setup.plan, setup.goal, black_box(facts), &[]);
                    black_box(text(&decision, &setup.reach, Style::plain(Lang::En)));
                }
            },
            || {
                for (case, _) in few {
                    let found = reference::trace(black_box(case), &setup.limits, &mut steps);
                    black_box(reference::text(found, &steps));
                }
            },
        );
        pair.tell(out, "as text", &table.profile.to_string(), Aim::NONE);
    }
}

fn start(setup: &Setup, out: &mut String) -> Result<(), String> {
    let report = suite::run(&setup.base, None);
    let versions = setup.base.versions().len();
    let _ = writeln!(
        out,
        "\nthe rule base: {} files, {} kB; {} rules and {} expressions in this version; {} versions to check; {} cases, {} expectations, {} not as expected",
        setup.base.sources().iter().count(),
        setup.base.sources().iter().map(|(_, file)| file.text.len()).sum::<usize>() / 1000,
        setup.plan.checked().book().rules.len(),
        setup.plan.checked().book().exprs.len(),
        versions,
        report.cases,
        report.outcomes.len(),
        report.failed(),
    );
    Ok(())
}
