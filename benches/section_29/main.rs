//! The cost of deciding § 29, compared in one run with a hand-written reference: `cargo bench`.
//!
//! Each measurement is of one case from a table of 1,024: with a trace, without, and as text. Also of what precedes the first case:
//! parsing, compiling a plan, checking every version, running every case. Before, engine and reference are compared on all cases.

mod by_hand;
mod lengths;
mod ratios;
mod reference;
mod setup;
mod table;
#[path = "../timing.rs"]
mod timing;

use std::sync::LazyLock;

use divan::{Bencher, black_box};
use paragraf::eval::{Evaluator, decide_case};
use paragraf::explain::{Style, text};
use paragraf::law::Lang;
use paragraf::pipeline::{RuleFiles, embedded};
use paragraf::suite;

use setup::Setup;
use table::{Profile, Table};

static SETUP: LazyLock<Result<Setup, String>> = LazyLock::new(Setup::new);

fn main() -> Result<(), String> {
    let setup = SETUP.as_ref()?;
    divan::main();
    // Without `--bench`, only test that it runs; `--list` measures nothing.
    let asked = |option: &str| std::env::args().any(|argument| argument == option);
    if asked("--bench") && !asked("--list") { ratios::tell(setup) } else { lengths::checked(setup).map(drop) }
}

/// The table of a profile. `main` has created it.
fn setup(profile: Profile) -> Option<(&'static Setup, &'static Table)> {
    let setup = SETUP.as_ref().ok()?;
    Some((setup, setup.table(profile)?))
}

/// A case without trace.
mod decide {
    use super::*;

    #[divan::bench(args = Profile::ALL)]
    fn engine(bencher: Bencher<'_, '_>, profile: Profile) {
        let Some((setup, table)) = setup(profile) else { return };
        let mut evaluator = Evaluator::new(&setup.plan);
        let readings = setup.plan.default_readings();
        let mut cases = table.rows.iter().cycle();
        bencher.bench_local(|| cases.next().map(|(_, facts)| evaluator.decide(setup.goal, black_box(facts), readings)));
    }

    #[divan::bench(args = Profile::ALL)]
    fn by_hand(bencher: Bencher<'_, '_>, profile: Profile) {
        let Some((setup, table)) = setup(profile) else { return };
        let mut cases = table.rows.iter().cycle();
        bencher.bench_local(|| cases.next().map(|(case, _)| reference::decide(black_box(case), &setup.limits)));
    }
}

/// A case with its trace.
mod trace {
    use super::*;

    #[divan::bench(args = Profile::ALL)]
    fn engine(bencher: Bencher<'_, '_>, profile: Profile) {
        let Some((setup, table)) = setup(profile) else { return };
        let mut evaluator = Evaluator::new(&setup.plan);
        let readings = setup.plan.default_readings();
        let mut cases = table.rows.iter().cycle();
        bencher.bench_local(|| cases.next().map(|(_, facts)| evaluator.trace(setup.goal, black_box(facts), readings).is_ok()));
    }

    #[divan::bench(args = Profile::ALL)]
    fn by_hand(bencher: Bencher<'_, '_>, profile: Profile) {
        let Some((setup, table)) = setup(profile) else { return };
        let mut steps = Vec::new();
        let mut cases = table.rows.iter().cycle();
        bencher.bench_local(|| {
            let found = cases.next().map(|(case, _)| reference::trace(black_box(case), &setup.limits, &mut steps));
            black_box(&steps);
            found
        });
    }
}

/// A case as text.
mod as_text {
    use super::*;

    #[divan::bench(args = Profile::ALL)]
    fn engine(bencher: Bencher<'_, '_>, profile: Profile) {
        let Some((setup, table)) = setup(profile) else { return };
        let mut cases = table.rows.iter().cycle();
        bencher.bench_local(|| {
            let (_, facts) = cases.next()?;
            let decision = decide_case(&setup.plan, setup.goal, black_box(facts).clone(), &[]).ok()?;
            Some(text(&decision, &setup.inputs, Style::plain(Lang::En)))
        });
    }

    #[divan::bench(args = Profile::ALL)]
    fn by_hand(bencher: Bencher<'_, '_>, profile: Profile) {
        let Some((setup, table)) = setup(profile) else { return };
        let mut steps = Vec::new();
        let mut cases = table.rows.iter().cycle();
        bencher.bench_local(|| {
            let (case, _) = cases.next()?;
            let found = reference::trace(black_box(case), &setup.limits, &mut steps);
            Some(reference::text(found, &steps))
        });
    }
}

/// What precedes the first case.
mod rule_base {
    use super::*;

    #[divan::bench]
    fn parse() -> RuleFiles {
        RuleFiles::new(embedded(true))
    }

    #[divan::bench]
    fn trees() -> RuleFiles {
        RuleFiles::embedded_rules()
    }

    #[divan::bench]
    fn plan(bencher: Bencher<'_, '_>) {
        let Ok(setup) = SETUP.as_ref() else { return };
        bencher.bench(|| setup.base.plan(&setup.version));
    }

    #[divan::bench]
    fn start(bencher: Bencher<'_, '_>) {
        let Ok(setup) = SETUP.as_ref() else { return };
        bencher.bench(|| RuleFiles::embedded_rules().plan(&setup.version));
    }

    #[divan::bench]
    fn check_every_version(bencher: Bencher<'_, '_>) {
        let Ok(setup) = SETUP.as_ref() else { return };
        bencher.bench(|| setup.base.check());
    }

    #[divan::bench]
    fn run_every_case(bencher: Bencher<'_, '_>) {
        let Ok(setup) = SETUP.as_ref() else { return };
        bencher.bench(|| suite::run(&setup.base, None));
    }
}
