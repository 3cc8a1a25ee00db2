//! The memory of a program that decides one case after another: `cargo bench --bench memory` prints it after ten thousand, a hundred
//! thousand and a million cases. Each case has new texts and interval sets.
//!
//! Each case is read from JSON, decided and dropped; every thousandth is explained as well. Aim: the last figure equals the first within a
//! tenth. The figure comes from `/proc/self/statm`, so it is printed on Linux only.

use std::hint::black_box;
use std::sync::Arc;
use std::time::Instant;

use paragraf::compile::Plan;
use paragraf::data::{self, Format};
use paragraf::eval::{Evaluator, decide_case};
use paragraf::explain;
use paragraf::facts::{self, Facts, goal_inputs};
use paragraf::law::{Lang, Version};
use paragraf::model::{Cell, RuleId};
use paragraf::pipeline::RuleFiles;
use paragraf::source::SourceMap;
use paragraf::source::{Style, render::render};

/// The numbers of cases after which memory is printed.
const MARKS: [u32; 3] = [10_000, 100_000, 1_000_000];
const EXPLAINED: u32 = 1_000;

fn main() -> Result<(), String> {
    let asked = |option: &str| std::env::args().any(|argument| argument == option);
    if asked("--list") {
        return Ok(());
    }
    let mut sources = SourceMap::default();
    sources.add("law.regel", include_str!("law.regel"));
    let base = RuleFiles::new(sources);
    let version = Version::parse("2020-01-01").map_err(|error| format!("{error:?}"))?;
    let plan = base.plan(&version).map_err(|mistakes| render(&mistakes, base.sources(), Style::plain(Lang::En)))?;
    let goal = plan.checked().book().rule("refund").ok_or("no rule is called refund")?;
    // Without `--bench`, only test that it runs.
    let marks = if asked("--bench") { &MARKS[..] } else { &[100][..] };
    run(&plan, goal, marks)
}

fn run(plan: &Arc<Plan>, goal: RuleId, marks: &[u32]) -> Result<(), String> {
    let mut evaluator = Evaluator::new(plan);
    let (begun, mut number, mut granted) = (Instant::now(), 0_u32, 0_u32);
    let mut kept = Vec::new();
    println!("{:>10} {:>12} {:>10} {:>10}", "cases", "resident", "granted", "time");
    for &mark in marks {
        while number < mark {
            let facts = read(plan, &case(number))?;
            let cell = evaluator.decide(goal, &facts, plan.default_readings()).map_err(|too_much| format!("{too_much:?}"))?;
            granted += u32::from(cell == Cell::YES);
            if number.is_multiple_of(EXPLAINED) {
                let decision = decide_case(plan, goal, facts, &[]).map_err(|too_much| format!("{too_much:?}"))?;
                black_box(explain::text(&decision, &goal_inputs(plan.checked().book(), goal), Style::plain(Lang::Nb)));
            }
            number += 1;
        }
        let memory = resident();
        let told = memory.map_or_else(|| "not told".to_owned(), |kib| format!("{kib} KiB"));
        println!("{number:>10} {told:>12} {granted:>10} {:>8.1} s", begun.elapsed().as_secs_f64());
        kept.push(memory);
    }
    match (kept.first().copied().flatten(), kept.last().copied().flatten()) {
        (Some(first), Some(last)) if marks.len() > 1 => {
            println!("the last at most a tenth above the first: {}", if last <= first + first / 10 { "met" } else { "not met" });
        }
        (None, _) => println!("this system does not tell what is resident (no /proc/self/statm)"),
        _ => {}
    }
    Ok(())
}

/// A case by its number, with texts and periods that no other case has.
fn case(number: u32) -> String {
    // From 1 January 1990 on.
    let day = |days: u32| chrono::NaiveDate::from_num_days_from_ce_opt(726_468 + days as i32).unwrap_or_default();
    let period = |from: u32, length: u32| format!("\"{} to {}\"", day(from), day(from + length));
    let start = number % 9_000;
    let boats: Vec<String> = (0..3)
        .map(|boat| {
            let out: Vec<String> = (0..4).map(|at| period(start + boat * 7 + at * 31, 1 + (number / 9_000 + at) % 12)).collect();
            format!("{{ \"sign\": \"LA {number}-{boat}\", \"out\": [{}] }}", out.join(", "))
        })
        .collect();
    let home = if number.is_multiple_of(5) { format!("Havn {number}") } else { format!("Hjem {number}") };
    format!(
        "{{ \"hire\": {{ \"harbour\": \"Havn {number}\", \"home\": \"{home}\", \"days\": [{}, {}], \"boats\": [{}] }} }}",
        period(start, 20 + number % 40),
        period(start + 90, 10 + number % 7),
        boats.join(", ")
    )
}

/// The facts of a case. The JSON text is dropped afterwards.
fn read(plan: &Plan, text: &str) -> Result<Facts, String> {
    let mut sources = SourceMap::default();
    let file = sources.add("case.json", text);
    let read = data::read(&sources, file, Format::Json).and_then(|tree| facts::read(&tree, plan.checked().book()));
    read.map_err(|mistakes| render(&mistakes, &sources, Style::plain(Lang::En)))
}

/// Resident memory in KiB, if the system reports it.
fn resident() -> Option<u64> {
    let told = std::fs::read_to_string("/proc/self/statm").ok()?;
    let pages: u64 = told.split_whitespace().nth(1)?.parse().ok()?;
    Some(pages * page_kib())
}

/// The page size as the kernel reports it; 4 KiB otherwise.
fn page_kib() -> u64 {
    let told = std::fs::read_to_string("/proc/self/smaps").unwrap_or_default();
    let line = told.lines().find_map(|line| line.strip_prefix("KernelPageSize:"));
    line.and_then(|line| line.trim().strip_suffix(" kB")).and_then(|size| size.trim().parse().ok()).unwrap_or(4)
}
