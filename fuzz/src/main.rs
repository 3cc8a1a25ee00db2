//! Tries the library on inputs that are made up, for a bounded time, on any toolchain. `README.md` says how.

mod corpus;
mod mutate;
mod random;
mod targets;

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::process::{ExitCode, abort};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use corpus::Corpus;
use random::Random;
use targets::{ALL, Target};

/// No input of the size made here takes longer.
const HANGS: Duration = Duration::from_secs(30);

/// What is told, as it may grow.
const SLOW: Duration = Duration::from_secs(2);

/// The stack of the main thread on the smallest of common systems.
const STACK: usize = 8 << 20;

/// Tries that came to an end, for the one who waits for them.
static DONE: AtomicU64 = AtomicU64::new(0);

struct Asked {
    targets: Vec<&'static Target>,
    seconds: u64,
    seed: u64,
    /// One try alone.
    only: Option<u64>,
    /// One input alone.
    input: Option<PathBuf>,
}

fn main() -> ExitCode {
    let asked = match asked(std::env::args().skip(1)) {
        Ok(asked) => asked,
        Err(wrong) => {
            eprintln!("{wrong}\nusage: paragraf-fuzz [TARGET…] [--seconds N] [--seed N] [--try N | --input FILE]");
            return ExitCode::from(2);
        }
    };
    std::thread::spawn(watch);
    let run = std::thread::Builder::new().stack_size(STACK).spawn(move || run(&asked)).expect("a thread");
    if run.join().is_ok_and(|held| held) { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn asked(mut words: impl Iterator<Item = String>) -> Result<Asked, String> {
    let mut asked = Asked { targets: Vec::new(), seconds: 10, seed: 1, only: None, input: None };
    while let Some(word) = words.next() {
        let mut number = || words.next().and_then(|text| text.parse::<u64>().ok()).ok_or(format!("`{word}` wants a number"));
        match word.as_str() {
            "--seconds" => asked.seconds = number()?,
            "--seed" => asked.seed = number()?,
            "--try" => asked.only = Some(number()?),
            "--input" => asked.input = Some(words.next().ok_or("`--input` wants a file")?.into()),
            name => asked.targets.push(ALL.iter().find(|own| own.name == name).ok_or(format!("no target is called `{name}`"))?),
        }
    }
    if asked.targets.is_empty() {
        asked.targets = ALL.iter().collect();
    }
    if asked.input.is_some() && asked.targets.len() != 1 {
        return Err("`--input` wants one target".to_owned());
    }
    Ok(asked)
}

/// Runs what is asked for; whether all of it held.
fn run(asked: &Asked) -> bool {
    let corpus = Corpus::read();
    // Each is tried, whatever came of those before it.
    asked.targets.iter().filter(|target| !tried(target, &corpus, asked)).count() == 0
}

/// Tries one target until its time is over or something does not hold.
fn tried(target: &Target, corpus: &Corpus, asked: &Asked) -> bool {
    if let Some(file) = &asked.input {
        return taken(target, corpus, &fs::read_to_string(file).expect("the input")).is_some();
    }
    let start = Instant::now();
    let kept = kept(target);
    let mut at = asked.only.unwrap_or(0);
    let (mut tries, mut whole) = (0, 0);
    loop {
        // Each try has a seed of its own, so that it can be made alone.
        let mut random = Random::new(Random::new(asked.seed).next() ^ at.wrapping_mul(0x2545_F491_4F6C_DD1D));
        let input = (target.input)(corpus, &mut random);
        // Written before it is tried: nothing is left of a program whose stack overflows.
        fs::write(&kept, &input).expect("a file for the input");
        let begun = Instant::now();
        let Some(taken) = taken(target, corpus, &input) else {
            eprintln!("{}: try {at} of seed {} does not hold; its input is {}", target.name, asked.seed, kept.display());
            return false;
        };
        if begun.elapsed() > SLOW {
            println!("{}: try {at} of seed {} took {:?}", target.name, asked.seed, begun.elapsed());
        }
        (tries, whole, at) = (tries + 1, whole + u64::from(taken), at + 1);
        if asked.only.is_some() || start.elapsed() >= Duration::from_secs(asked.seconds) {
            println!("{}: {tries} tries held; {whole} of their inputs were taken, the others refused", target.name);
            return true;
        }
    }
}

/// Where the input in work is kept.
fn kept(target: &Target) -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/tries");
    fs::create_dir_all(&folder).expect("a folder for the inputs");
    folder.join(target.name)
}

/// Whether an input was taken; none if something did not hold of it.
fn taken(target: &Target, corpus: &Corpus, input: &str) -> Option<bool> {
    let taken = catch_unwind(AssertUnwindSafe(|| (target.holds)(corpus, input))).ok();
    DONE.fetch_add(1, Ordering::Relaxed);
    taken
}

/// Ends the program where a try does not end.
fn watch() {
    let mut seen = (DONE.load(Ordering::Relaxed), Instant::now());
    loop {
        std::thread::sleep(Duration::from_millis(500));
        let now = DONE.load(Ordering::Relaxed);
        if now != seen.0 {
            seen = (now, Instant::now());
        } else if seen.1.elapsed() > HANGS {
            eprintln!("a try does not end; its input is the newest in fuzz/target/tries");
            abort();
        }
    }
}
