//! Engine and reference alternate in one run, so that disturbances affect both. Figures are medians. Only the ratio can be compared between
//! machines.

use std::fmt;
use std::hint::black_box;
use std::process::{Command, Stdio};
use std::time::Instant;

use paragraf::consolidate::{Amendments, all_versions};
use paragraf::eval::{Evaluator, decide_case};
use paragraf::explain::{Style, text};
use paragraf::law::Lang;
use paragraf::pipeline::{RuleFiles, embedded};
use paragraf::suite;

use crate::lengths::lengths;
use crate::reference;
use crate::setup::Setup;
use crate::table::Table;
use crate::timing::{median, timed};

/// How often a table is decided by engine and reference in turn. One turn is shorter than the scheduler's time slice.
const TURNS: usize = 401;
/// How often slower work is measured: start-up and texts.
pub const FEW_TURNS: usize = 101;
/// The number of cases rendered as text in a turn.
const TEXTS: usize = 16;

/// Measures everything and prints it.
///
/// # Errors
/// If the command cannot be run.
pub fn tell(setup: &Setup) -> Result<(), String> {
    println!("\n{:<30}{:>12}{:>12}{:>9}   aim", "one case", "engine", "by hand", "ratio");
    for table in &setup.tables {
        println!("{}", without_trace(setup, table));
    }
    for table in &setup.tables {
        println!("{}", with_trace(setup, table));
    }
    for table in &setup.tables {
        println!("{}", as_text(setup, table));
    }
    for line in lengths(setup)? {
        println!("{line}");
    }
    println!("\n{:<30}{:>12}{:>33}   aim", "rule base", "", "");
    for line in start(setup)? {
        println!("{line}");
    }
    let book = setup.plan.checked().book();
    let files = setup.base.sources().iter().count();
    let bytes: usize = setup.base.sources().iter().map(|(_, file)| file.text.len()).sum();
    let report = suite::run(&setup.base, None);
    println!(
        "\n{files} files, {bytes} bytes; {} rules of {} expressions in this version; {} versions checked; {} cases with {} expectations run, {} \
         of them failed",
        book.rules.len(),
        book.exprs.len(),
        all_versions(setup.base.ast(), &Amendments::of(setup.base.ast())).len(),
        report.cases,
        report.outcomes.len(),
        report.failed(),
    );
    Ok(())
}

fn without_trace(setup: &Setup, table: &Table) -> Line {
    let mut evaluator = Evaluator::new(&setup.plan);
    let readings = setup.plan.default_readings();
    let engine = || {
        for (_, facts) in &table.rows {
            let _ = black_box(evaluator.decide(setup.goal, black_box(facts), readings));
        }
    };
    let by_hand = || {
        for (case, _) in &table.rows {
            black_box(reference::decide(black_box(case), &setup.limits));
        }
    };
    let figures = by_turns(TURNS, table.rows.len(), engine, by_hand);
    Line { what: format!("without trace, {}", table.profile), figures, aim: "60 ns in the mean" }
}

fn with_trace(setup: &Setup, table: &Table) -> Line {
    let mut evaluator = Evaluator::new(&setup.plan);
    let readings = setup.plan.default_readings();
    let mut steps = Vec::new();
    let engine = || {
        for (_, facts) in &table.rows {
            let _ = black_box(evaluator.trace(setup.goal, black_box(facts), readings));
        }
    };
    let by_hand = || {
        for (case, _) in &table.rows {
            black_box(reference::trace(black_box(case), &setup.limits, &mut steps));
            black_box(&steps);
        }
    };
    let figures = by_turns(TURNS, table.rows.len(), engine, by_hand);
    Line { what: format!("with trace, {}", table.profile), figures, aim: "200 ns in the mean" }
}

fn as_text(setup: &Setup, table: &Table) -> Line {
    let mut steps = Vec::new();
    let engine = || {
        for (_, facts) in table.rows.iter().take(TEXTS) {
            let decision = decide_case(&setup.plan, setup.goal, black_box(facts).clone(), &[]);
            black_box(decision.map(|decision| text(&decision, &setup.inputs, Style::plain(Lang::En))).ok());
        }
    };
    let by_hand = || {
        for (case, _) in table.rows.iter().take(TEXTS) {
            let found = reference::trace(black_box(case), &setup.limits, &mut steps);
            black_box(reference::text(found, &steps));
        }
    };
    let figures = by_turns(FEW_TURNS, TEXTS, engine, by_hand);
    Line { what: format!("as text, {}", table.profile), figures, aim: "15 µs, 15 x" }
}

/// Measures what precedes the first case, and the whole command.
fn start(setup: &Setup) -> Result<Vec<Line>, String> {
    let alone = |what: &str, aim: &'static str, mut work: Box<dyn FnMut() + '_>| {
        let times = (0..FEW_TURNS).map(|_| timed(&mut work)).collect();
        Line { what: what.to_owned(), figures: Figures { engine: median(times), by_hand: None }, aim }
    };
    let mut lines = vec![
        alone("parse every file", "", Box::new(|| drop(black_box(RuleFiles::new(embedded(false)))))),
        alone("trees from the build", "", Box::new(|| drop(black_box(RuleFiles::embedded_rules())))),
        alone("plan of one version", "", Box::new(|| drop(black_box(setup.base.plan(&setup.version))))),
        alone("start: trees and plan", "2 ms", Box::new(|| drop(black_box(RuleFiles::embedded_rules().plan(&setup.version))))),
        alone("check, every version", "", Box::new(|| drop(black_box(setup.base.check())))),
        alone("run every case", "", Box::new(|| drop(black_box(suite::run(&setup.base, None))))),
    ];
    let facts = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/eighteen.yaml");
    let mut command = Command::new(env!("CARGO_BIN_EXE_paragraf"));
    command.args(["decide", "to_programme", "--law", "2018-06-01", "--facts", facts]).stdout(Stdio::null());
    let mut times = Vec::new();
    for _ in 0..FEW_TURNS {
        let begun = Instant::now();
        let status = command.status().map_err(|error| format!("the command can't be run: {error}"))?;
        times.push(begun.elapsed().as_secs_f64() * 1e9);
        if !status.success() {
            return Err(format!("the command ended with {status}"));
        }
    }
    let figures = Figures { engine: median(times), by_hand: None };
    lines.push(Line { what: "`paragraf decide`, a process".to_owned(), figures, aim: "15 ms" });
    Ok(lines)
}

/// A line of the table.
pub struct Line {
    pub what: String,
    pub figures: Figures,
    pub aim: &'static str,
}

/// Nanoseconds per case.
pub struct Figures {
    engine: f64,
    /// The time of the reference, and the median of the ratios of each turn.
    by_hand: Option<(f64, f64)>,
}

impl fmt::Display for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:<30}{:>12}", self.what, time(self.figures.engine))?;
        match self.figures.by_hand {
            Some((by_hand, ratio)) => write!(f, "{:>12}{:>9}", time(by_hand), format!("{ratio:.1} x"))?,
            None => write!(f, "{:>21}", "")?,
        }
        write!(f, "   {}", self.aim)
    }
}

fn time(nanoseconds: f64) -> String {
    match nanoseconds {
        below if below < 1e3 => format!("{below:.1} ns"),
        below if below < 1e6 => format!("{:.2} µs", below / 1e3),
        other => format!("{:.2} ms", other / 1e6),
    }
}

/// Measures engine and reference alternately, each over a number of cases.
pub fn by_turns(turns: usize, cases: usize, mut engine: impl FnMut(), mut by_hand: impl FnMut()) -> Figures {
    let (mut engines, mut hands, mut ratios) = (Vec::new(), Vec::new(), Vec::new());
    let count = cases as f64;
    timed(&mut engine);
    timed(&mut by_hand);
    for _ in 0..turns {
        let own = timed(&mut engine) / count;
        let other = timed(&mut by_hand) / count;
        engines.push(own);
        hands.push(other);
        ratios.push(own / other);
    }
    Figures { engine: median(engines), by_hand: Some((median(hands), median(ratios))) }
}
