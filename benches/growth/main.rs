//! The cost of a growing rule base: `cargo bench --bench growth` prints the time of each stage for 10 to 10,000 sections.
//!
//! Then the cost of growth in each dimension. Dimensions that grow faster than n log n are marked.
//!
//! Aims: at 10,000 sections, a section costs at most 1.5 times what it costs at 100, and everything together takes at most a second.

mod dimensions;
mod law;

use std::hint::black_box;
use std::time::{Duration, Instant};

use paragraf::check::check;
use paragraf::compile::compile;
use paragraf::consolidate::consolidate;
use paragraf::elaborate::elaborate;
use paragraf::law::{Lang, Version};
use paragraf::pipeline::RuleFiles;
use paragraf::resolve::resolve;
use paragraf::source::{Diagnostic, SourceMap};
use paragraf::source::{Style, render::render};

/// The numbers of sections measured. Costs are compared with the second.
const SIZES: [usize; 4] = [10, 100, 1_000, 10_000];

/// Each size is measured for this long, at least three times. The shortest time of each stage counts.
const PATIENCE: Duration = Duration::from_millis(800);

const AIM_RATIO: f64 = 1.5;
const AIM_SUM: Duration = Duration::from_secs(1);

const STAGES: [&str; 5] = ["parse", "consolidate", "resolve", "check", "compile"];

/// The time of each stage.
type Times = [Duration; STAGES.len()];

fn main() -> Result<(), String> {
    let asked = |option: &str| std::env::args().any(|argument| argument == option);
    if asked("--list") {
        return Ok(());
    }
    // Without `--bench`, only test that it runs.
    let sizes = if asked("--bench") { &SIZES[..] } else { &SIZES[..2] };
    let version = Version::parse(law::VERSION).map_err(|_| "the version can be read")?;
    print!("{:>10} {:>10}", "provisions", "bytes");
    STAGES.iter().for_each(|stage| print!(" {stage:>11}"));
    println!(" {:>11} {:>11} {:>6}", "sum", "each", "ratio");
    let (mut beside, mut ratio, mut sum) = (None, 0.0, Duration::ZERO);
    for &size in sizes {
        let sources = law::law(size);
        let times = measure(&sources, &version)?;
        sum = times.iter().sum();
        let each = sum.as_secs_f64() / size as f64;
        if size == SIZES[1] {
            beside = Some(each);
        }
        let bytes: usize = sources.iter().map(|(_, file)| file.text.len()).sum();
        print!("{size:>10} {bytes:>10}");
        times.iter().for_each(|time| print!(" {:>8.2} ms", millis(*time)));
        print!(" {:>8.2} ms {:>8.2} µs", millis(sum), each * 1e6);
        match beside {
            Some(beside) => {
                ratio = each / beside;
                println!(" {ratio:>6.2}");
            }
            None => println!(" {:>6}", "–"),
        }
    }
    if asked("--bench") {
        let told = |met: bool| if met { "met" } else { "not met" };
        println!("\naim: each at most {AIM_RATIO} x that at {}; it takes {ratio:.2} x: {}", SIZES[1], told(ratio <= AIM_RATIO));
        println!("aim: all within {AIM_SUM:?}; it takes {:.0} ms: {}", millis(sum), told(sum <= AIM_SUM));
    }
    dimensions::table(if asked("--bench") { 3 } else { 1 })
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

/// The shortest time of each stage.
fn measure(sources: &SourceMap, version: &Version) -> Result<Times, String> {
    // A complete run first: what is measured below must have no errors.
    let base = RuleFiles::new(sources.clone());
    if let Err(faults) = base.plan(version) {
        return Err(render(&faults, base.sources(), Style::plain(Lang::En)));
    }
    let start = Instant::now();
    let mut best = [Duration::MAX; STAGES.len()];
    let mut runs = 0;
    while runs < 3 || start.elapsed() < PATIENCE {
        let times = once(sources.clone(), version).map_err(|faults| render(&faults, sources, Style::plain(Lang::En)))?;
        best.iter_mut().zip(times).for_each(|(best, time)| *best = time.min(*best));
        runs += 1;
    }
    Ok(best)
}

/// Runs all stages of one version.
fn once(sources: SourceMap, version: &Version) -> Result<Times, Vec<Diagnostic>> {
    let mut last = Instant::now();
    let mut lap = || {
        let now = Instant::now();
        now - std::mem::replace(&mut last, now)
    };
    let base = RuleFiles::new(sources);
    let parsed = lap();
    let (law, _) = consolidate(base.ast(), version);
    let consolidated = lap();
    let (book, _) = resolve(base.ast(), &law);
    let resolved = lap();
    let checked = check(elaborate(book)).map_err(|faulty| faulty.faults)?;
    let looked_at = lap();
    let plan = compile(checked);
    let compiled = lap();
    black_box(plan);
    Ok([parsed, consolidated, resolved, looked_at, compiled])
}
