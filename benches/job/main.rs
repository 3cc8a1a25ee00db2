//! An ordinary case about money with three answers, compared with a hand-written reference: `cargo bench --bench job`.
//!
//! Engine and reference alternate in one run and must agree on every case. Aims: 100 ns per case, and 250 ns with a trace of each answer.
//! Only the ratio can be compared between machines.

mod reference;
#[path = "../timing.rs"]
mod timing;

use std::hint::black_box;
use std::sync::Arc;

use chrono::{Days, NaiveDate};
use paragraf::compile::Plan;
use paragraf::eval::Evaluator;
use paragraf::facts::Facts;
use paragraf::law::Version;
use paragraf::model::{Cell, Named, Number, RuleId, Value};
use paragraf::pipeline::RuleFiles;
use paragraf::source::SourceMap;
use rust_decimal::Decimal;

use reference::{Answers, Case};
use timing::{median, timed};

const CASES: u32 = 2000;
const TURNS: usize = 201;

fn main() -> Result<(), String> {
    let mut sources = SourceMap::default();
    sources.add("law.regel", include_str!("law.regel"));
    let base = RuleFiles::new(sources);
    let version = Version::parse("2020-01-01").map_err(|error| format!("{error:?}"))?;
    let plan = base.plan(&version).map_err(|mistakes| format!("{mistakes:?}"))?;
    let book = plan.checked().book();
    let goal = |name: &str| book.rule(name).ok_or_else(|| format!("no rule is called {name}"));
    let goals = [goal("eligible")?, goal("yearly")?, goal("monthly")?];
    let cases: Vec<(Case, Facts)> =
        (0..CASES).map(case).map(|own| facts(&own, &plan).map(|facts| (own, facts))).collect::<Result<_, _>>()?;
    agree(&plan, &goals, &cases)?;
    if !std::env::args().any(|argument| argument == "--bench") {
        return Ok(());
    }
    measure(&plan, &goals, &cases);
    Ok(())
}

/// A case by its number: applications of one year, ages from 15 to 72, one in eight within a day of a relevant birthday.
fn case(number: u32) -> Case {
    // A linear congruential generator, so that every run uses the same cases.
    let mut state = u64::from(number).wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let mut next = |below: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    };
    let first = NaiveDate::from_ymd_opt(2020, 1, 1).unwrap_or_default();
    let applied = first.days_later(next(366));
    let age = 15 + next(58);
    let born = if next(8) == 0 {
        let birthday = [18, 19, 25, 67].get(next(4) as usize).copied().unwrap_or(19);
        applied.years_before(birthday).days_later(next(3)).day_before()
    } else {
        applied.years_before(age as i32).days_later(next(365))
    };
    let mut mostly = || next(100) < 96;
    let truths = [(); 6].map(|()| mostly());
    Case {
        born,
        applied,
        truths,
        subsistence: [0, 0, 0, 0, 0, 0, 1, 1, 1, 2].get(next(10) as usize).copied().unwrap_or(0),
        children: next(5) as i64,
        quarters: next(151) as i64,
    }
}

/// Dates near another, for cases alone.
trait Near {
    fn days_later(self, days: u64) -> NaiveDate;
    fn years_before(self, years: i32) -> NaiveDate;
    fn day_before(self) -> NaiveDate;
}

impl Near for NaiveDate {
    #[expect(clippy::disallowed_methods, reason = "no age hangs on how cases are made")]
    fn days_later(self, days: u64) -> NaiveDate {
        self.checked_add_days(Days::new(days)).unwrap_or(self)
    }

    fn years_before(self, years: i32) -> NaiveDate {
        use chrono::Datelike;
        NaiveDate::from_ymd_opt(self.year() - years, self.month(), self.day().min(28)).unwrap_or(self)
    }

    fn day_before(self) -> NaiveDate {
        self.pred_opt().unwrap_or(self)
    }
}

fn facts(case: &Case, plan: &Arc<Plan>) -> Result<Facts, String> {
    let book = plan.checked().book();
    let mut facts = Facts::unknown(book.facts.len());
    let mut set = |name: &str, value: Value| match book.names.get(format!("applicant.{name}").as_str()) {
        Some(Named::Fact(id)) => {
            facts.set(*id, Cell::Known(value));
            Ok(())
        }
        _ => Err(format!("no fact is called {name}")),
    };
    set("born", Value::Date(case.born))?;
    set("applied", Value::Date(case.applied))?;
    for (name, truth) in ["work", "income", "assessed", "necessary", "possible", "resident"].into_iter().zip(case.truths) {
        set(name, Value::Truth(truth))?;
    }
    set("subsistence", Value::Choice(case.subsistence))?;
    set("children", Value::Number(Number::whole(case.children)))?;
    let hours = Number::from_decimal(Decimal::new(case.quarters * 25, 2)).ok_or("hours in range")?;
    set("hours", Value::Number(hours))?;
    Ok(facts)
}

/// Checks that the engine with and without a trace agrees with the reference, to the øre.
fn agree(plan: &Arc<Plan>, goals: &[RuleId], cases: &[(Case, Facts)]) -> Result<(), String> {
    let mut evaluator = Evaluator::new(plan);
    let mut found = Vec::new();
    for (number, (case, facts)) in cases.iter().enumerate() {
        evaluator.decide_all(goals, facts, &[], &mut found).map_err(|_| "too much work")?;
        let by_hand = reference::decide(case);
        let amount = |cell: Option<&Cell>| match cell {
            Some(Cell::Known(Value::Number(number))) => number.nearest_to(Number::whole(1).over(Number::whole(100))?)?.to_decimal(),
            _ => None,
        };
        let same = found.first() == Some(&Cell::Known(Value::Truth(by_hand.eligible)))
            && amount(found.get(1)) == Some(by_hand.yearly.round_dp(2).normalize())
            && amount(found.get(2)) == Some(by_hand.monthly.round_dp(2).normalize());
        if !same {
            return Err(format!("case {number}: {found:?} by rule, {by_hand:?} by hand: {case:?}"));
        }
        for (goal, own) in goals.iter().zip(&found) {
            let (traced, _) = evaluator.trace(*goal, facts, &[]).map_err(|_| "too much work")?;
            if traced != *own {
                return Err(format!("case {number}: {own:?}, but {traced:?} with a trace"));
            }
        }
    }
    Ok(())
}

/// The nanoseconds of the hand-written reference on the machine on which the aims were set, so that they can be told as ratios on others.
const HAND_WHERE_AIMED: f64 = 42.0;

fn measure(plan: &Arc<Plan>, goals: &[RuleId], cases: &[(Case, Facts)]) {
    let mut evaluator = Evaluator::new(plan);
    let mut found = Vec::new();
    let (mut plain, mut traced, mut hand) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..TURNS {
        plain.push(timed(|| {
            for (_, facts) in cases {
                let _ = black_box(evaluator.decide_all(goals, black_box(facts), &[], &mut found));
            }
        }));
        traced.push(timed(|| {
            for (_, facts) in cases {
                let _ = black_box(evaluator.trace_all(goals, black_box(facts), &[], &mut found).map(|trace| trace.steps.len()));
            }
        }));
        hand.push(timed(|| {
            for (case, _) in cases {
                let answers: Answers = reference::decide(black_box(case));
                black_box(answers);
            }
        }));
    }
    let count = cases.len() as f64;
    let [plain, traced, hand] = [plain, traced, hand].map(|times| median(times) / count);
    println!("{:<38}{:>10}{:>9}   aim", "one case, three answers in one call", "", "ratio");
    println!("{:<38}{hand:>7.1} ns", "by hand");
    for (what, own, aim) in [("without a trace", plain, 100.0), ("with a trace", traced, 250.0)] {
        println!("{what:<38}{own:>7.1} ns{:>7.1} x   {aim} ns, {:.1} x", own / hand, aim / HAND_WHERE_AIMED);
    }
}
