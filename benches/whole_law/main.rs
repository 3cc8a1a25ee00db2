//! The cost of the law in `rules/` for an analyst: `cargo bench --bench whole_law` prints the time of `check`, of `test` and of a run with
//! slips, with the number of rules, cases and answers; and how long it takes to find what would turn an answer, of all that the cases expect.
//!
//! Aims: `check` within 50 ms, `test` within 300 ms, all slips within three minutes, what would turn an answer within 50 ms for each.

use std::collections::BTreeMap;
use std::hint::black_box;
use std::time::{Duration, Instant};

use paragraf::eval::{decide_case, ways};
use paragraf::facts::goal_inputs;
use paragraf::pipeline::{Plans, RuleFiles, embedded};
use paragraf::source::Diagnostic;
use paragraf::suite;
use paragraf::syntax::ast::{Item, Part};

const AIM_CHECK: Duration = Duration::from_millis(50);
const AIM_TEST: Duration = Duration::from_millis(300);
const AIM_TURNING: Duration = Duration::from_millis(50);
const AIM_SLIPS: Duration = Duration::from_secs(180);

/// How often each is measured. The shortest time counts.
const RUNS: usize = 15;

fn main() -> Result<(), String> {
    let asked = |option: &str| std::env::args().any(|argument| argument == option);
    if asked("--list") {
        return Ok(());
    }
    let base = RuleFiles::embedded();
    let report = suite::run(&base, None);
    let items = || base.ast().files.iter().flat_map(|file| &file.items);
    let rules: usize = items()
        .map(|item| match item {
            Item::Section(section) => section.parts.iter().map(count).sum(),
            Item::Amend(amend) => amend.changes.len(),
            _ => 0,
        })
        .sum();
    println!("{} files, {rules} rules and changes, {} cases, {} answers", base.ast().files.len(), report.cases, report.outcomes.len());
    if report.failed() > 0 {
        return Err(format!("{} answers are not as expected", report.failed()));
    }
    let check = best(|| {
        let base = RuleFiles::new(embedded(true));
        let mut plans = Plans::of_texts(&base);
        let mut mistakes = base.check_with(&mut plans);
        mistakes.extend(suite::check(&mut plans));
        mistakes.iter().filter(|mistake| mistake.is_error()).count()
    });
    tell("check, from the text of the files", check, AIM_CHECK);
    let test = best(|| suite::run(&RuleFiles::new(embedded(true)), None).failed());
    tell("test, from the text of the files", test, AIM_TEST);
    turning(&RuleFiles::new(embedded(true)));
    // Without `--bench`, only test that it runs.
    if asked("--bench") {
        let start = Instant::now();
        let slips = suite::mutate(&base, None, &|_, _| ()).map_err(|report| faults(&report.diagnostics()))?;
        tell(&format!("{} slips, one at a time", slips.len()), start.elapsed(), AIM_SLIPS);
    }
    Ok(())
}

/// What would turn each answer that a case expects: once each, the slowest told by name.
fn turning(base: &RuleFiles) {
    let mut plans = BTreeMap::new();
    let (mut times, mut slowest, mut open) = (Vec::new(), (Duration::ZERO, String::new()), 0);
    let items = base.ast().files.iter().flat_map(|file| &file.items);
    let cases = items.filter_map(|item| if let Item::Case(case) = item { Some(case) } else { None });
    for case in cases {
        let Ok(titled) = suite::TitledCase::find(base, &case.title) else { continue };
        for expected in case.expectations.iter().filter(|own| own.readings.is_empty()) {
            let version = expected.version.to_string();
            let plan = plans.entry(version.clone()).or_insert_with(|| base.plan(&expected.version).ok());
            let Some(plan) = plan else { continue };
            let Some((goal, facts)) = plan.checked().book().rule(&expected.goal.text).zip(titled.facts(plan).ok()) else { continue };
            let Ok(decision) = decide_case(plan, goal, facts, &[]) else { continue };
            let start = Instant::now();
            let Some(found) = ways(&decision, &goal_inputs(plan.checked().book(), goal)) else { continue };
            let time = start.elapsed();
            open += usize::from(!found.is_proved());
            if time > slowest.0 {
                slowest = (time, format!("{}: {} under {version}", case.title, expected.goal.text));
            }
            times.push(time);
        }
    }
    times.sort_unstable();
    let median = times.get(times.len() / 2).copied().unwrap_or_default();
    println!("{} answers, {open} without proof; the slowest: {}", times.len(), slowest.1);
    tell("what would turn an answer, median", median, AIM_TURNING);
    tell("what would turn an answer, slowest", slowest.0, AIM_TURNING);
}

fn faults(list: &[Diagnostic]) -> String {
    list.iter().map(|fault| fault.message.en.clone()).collect::<Vec<_>>().join("\n")
}

fn count(part: &Part) -> usize {
    match part {
        Part::Rule(_) => 1,
        Part::Block(block) => block.parts.iter().map(count).sum(),
    }
}

fn best(mut run: impl FnMut() -> usize) -> Duration {
    let mut best = Duration::MAX;
    for _ in 0..RUNS {
        let start = Instant::now();
        black_box(run());
        best = best.min(start.elapsed());
    }
    best
}

fn tell(what: &str, time: Duration, aim: Duration) {
    let met = if time <= aim { "met" } else { "not met" };
    println!("{what:<36} {:>9.1} ms   within {aim:?}: {met}", time.as_secs_f64() * 1e3);
}
