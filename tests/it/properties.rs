//! Properties that hold of every input, tried on generated ones: three-valued logic, what can still matter, the calendar, exact numbers,
//! interval sets, and periods as rules write them, working days, scales, precedence, names of versions, mutilated texts, days and
//! amendments; and of the law in `rules/`: ages, what does not matter, the time of a programme, duties beside powers, and one text of
//! each provision a day.

mod amendments;
mod arithmetic;
mod dates;
mod direct;
mod edits;
mod entry;
mod exact;
mod explained;
mod holidays;
mod in_force;
mod irrelevant;
mod logic;
mod names;
mod numbers;
mod numerals;
mod open_answers;
mod ordered;
mod periods;
mod periods_written;
mod precedence;
mod programmes;
mod real_laws;
mod reviews;
mod scales;
mod small_laws;
mod texts;

use std::sync::{Arc, OnceLock};

use chrono::{Datelike, NaiveDate};
use paragraf::compile::Plan;
use paragraf::law::{Lang, Version};
use paragraf::model::{Cell, Duration, Number};
use paragraf::pipeline::RuleFiles;
use paragraf::source::{Diagnostic, SourceMap};
use paragraf::source::{Style, render::render};
use proptest::prelude::ProptestConfig;

use crate::support::sources;

/// So many tries that the whole crate runs in well under a minute on two slow cores.
fn tries(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

/// A rule base of one text.
fn base_of(text: &str) -> RuleFiles {
    let mut sources = SourceMap::default();
    sources.add("generated.regel", text);
    RuleFiles::new(sources)
}

fn told(faults: &[Diagnostic], base: &RuleFiles) -> String {
    render(faults, base.sources(), Style::plain(Lang::En))
}

/// The plan of a text that has no mistakes.
fn plan_of(text: &str, version: &str) -> Arc<Plan> {
    let base = base_of(text);
    let version = Version::parse(version).expect("a version");
    base.plan(&version).unwrap_or_else(|faults| panic!("{}\n{text}", told(&faults, &base)))
}

/// A day by its number from 1 January of the year 1.
fn day(days: i32) -> NaiveDate {
    NaiveDate::from_num_days_from_ce_opt(days).expect("a day in range")
}

fn day_number(year: i32, month: u32, day: u32) -> i32 {
    NaiveDate::from_ymd_opt(year, month, day).expect("a day").num_days_from_ce()
}

/// Whether there is an answer.
fn settled(cell: &Cell) -> bool {
    matches!(cell, Cell::Known(_))
}

fn months(months: i32) -> Duration {
    Duration { months, days: 0 }
}

fn days(days: i32) -> Duration {
    Duration { months: 0, days }
}

/// A number from a fraction.
fn number((numerator, denominator): (i128, i128)) -> Number {
    let parts = [numerator, denominator].map(|part| Number::whole(i64::try_from(part).expect("small")));
    parts[0].over(parts[1]).expect("no division by nought")
}

/// The rule files of the program and the laws of the tests: name and text.
fn real_files() -> &'static [(String, String)] {
    static FILES: OnceLock<Vec<(String, String)>> = OnceLock::new();
    FILES.get_or_init(|| {
        let files = sources("rules", "regel").into_iter().chain(sources("tests/laws", "regel"));
        files.map(|file| (file.name, file.text)).collect()
    })
}
