//! The rules of the program and the laws of the tests: any facts, and the same bytes for the same input.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use crate::support::{Evaluator, decided};
use paragraf::compile::Plan;
use paragraf::explain::{self, Style};
use paragraf::facts::{Facts, from_case, goal_inputs};
use paragraf::law::{Lang, Version};
use paragraf::model::{Cell, Input, Kind, Period, RuleId, Type, Value};
use paragraf::pipeline::RuleFiles;
use proptest::prelude::*;
use proptest::sample::Index;

use crate::support::cases;

use super::{base_of, day, day_number, days, months, number, real_files, settled, told, tries};

/// A few versions of the rules of the program and of each law of the tests, with the name of each.
pub(super) fn real_plans() -> &'static [(String, Arc<Plan>)] {
    static PLANS: OnceLock<Vec<(String, Arc<Plan>)>> = OnceLock::new();
    PLANS.get_or_init(|| {
        let laws = real_files().iter().filter(|(_, text)| text.contains("\nact ") && text.contains("\ncase "));
        let mut bases = vec![("the program".to_owned(), RuleFiles::embedded())];
        bases.extend(laws.map(|(name, text)| (name.clone(), base_of(text))).filter(|(_, base)| base.check().is_empty()));
        let mut plans = Vec::new();
        for (name, base) in bases {
            let mut versions: Vec<Version> = cases(&base).flat_map(|case| &case.expectations).map(|own| own.version.clone()).collect();
            versions.sort();
            versions.dedup();
            for version in versions.iter().step_by(versions.len().div_ceil(4)) {
                plans.push((format!("{name} under {version}"), base.plan(version).expect("no mistakes")));
            }
        }
        plans
    })
}

fn stretch(seed: i32) -> Period {
    let first = day_number(2000, 1, 31) + seed;
    Period::new(day(first), day(first + 1 + seed % 400)).expect("days")
}

/// A value for a fact of any type, the same for the same seed; one in four is unknown.
pub(super) fn any_cell(plan: &Arc<Plan>, fact: usize, seed: u32) -> Cell {
    let book = plan.checked().book();
    let own = &book.facts[fact];
    if seed.is_multiple_of(4) {
        return Cell::Unknown;
    }
    let seed = i32::try_from(seed / 4 % 10_000).expect("small");
    let number = |whole: i32, over: i32| number((i128::from(whole), i128::from(over)));
    Cell::Known(match (own.ty, own.input) {
        // A list of nobody: lists have tests of their own.
        (Type::List(_), _) => return Cell::Unknown,
        (Type::Truth, _) => Value::Truth(seed % 2 == 0),
        (Type::Quantity(_), Input::Whole) => Value::Number(number(seed % 400, 1)),
        (Type::Quantity(_), Input::Percent) => Value::Number(number(seed % 200, 100)),
        (Type::Quantity(_), Input::Any) => Value::Number(number([0, 1, 7, 160, 40_000][seed as usize % 5] * (seed % 50), 4)),
        (Type::Date, _) => Value::Date(day(day_number(2000, 1, 31) + seed)),
        (Type::Months, _) => Value::Duration(months(seed % 30)),
        (Type::Days | Type::Mixed, _) => Value::Duration(days(seed % 60)),
        (Type::Choice(list), _) => {
            let count = book.choices[list.index()].choices.len();
            Value::Choice(u16::try_from(seed as usize % count).expect("a few choices"))
        }
        (Type::Text, _) => Value::text(["", "Oslo", "Bergen"][seed as usize % 3]),
        (Type::Period, _) => Value::Period(stretch(seed)),
        (Type::Periods, _) => Value::periods((0..seed % 4).map(|at| stretch(seed + 40 * at)).collect()),
        (Type::Rounding | Type::Faulty, _) => return Cell::Unknown,
    })
}

proptest! {
    #![proptest_config(tries(100))]

    #[test]
    fn real_laws_find_the_same_with_a_trace_and_without_and_tell_it(plan in any::<Index>(), seeds in prop::collection::vec(any::<u32>(), 40)) {
        let (name, plan) = plan.get(real_plans());
        let book = plan.checked().book();
        let mut facts = Facts::unknown(book.facts.len());
        let cells: Vec<Cell> = (0..book.facts.len()).map(|at| any_cell(plan, at, seeds[at % seeds.len()].rotate_left((at / seeds.len()) as u32))).collect();
        facts.cells = cells.iter().cloned().collect();
        let mut evaluator = Evaluator::new(plan);
        let rules = || (0..book.rules.len()).map(|at| RuleId(at as u32));
        let impossible: Vec<RuleId> = rules().filter(|rule| book.rules[rule.index()].kind == Kind::Impossible).collect();
        for goal in rules() {
            let rule = &book.rules[goal.index()].name;
            let found = evaluator.decide(goal, &cells, plan.default_readings());
            prop_assert_eq!(evaluator.trace(goal, &cells, plan.default_readings()).0, found.clone(), "{} of {}", rule, name);
            let decision = decided(plan, goal, &facts, &[]);
            prop_assert_eq!(decision.cell.clone(), found.clone());
            prop_assert_eq!(found == Cell::Unknown, !decision.missing.is_empty(), "what is missing for {} of {}", rule, name);
            // The unknown facts become known, one after another: a settled answer never becomes another one.
            let mut more = cells.clone();
            for at in 0..more.len() {
                if more[at] == Cell::Unknown {
                    more[at] = any_cell(plan, at, seeds[at % seeds.len()] | 1);
                    let after = evaluator.decide(goal, &more, plan.default_readings());
                    // What is impossible is not decided, and was not reckoned with.
                    let refused = impossible.iter().any(|rule| evaluator.decide(*rule, &more, plan.default_readings()) == Cell::YES);
                    prop_assert!(refused || !settled(&found) || after == found || after == Cell::Fault, "{} of {}: {:?}, then {:?}", rule, name, found, after);
                }
            }
            let reached = goal_inputs(book, goal);
            for lang in [Lang::Nb, Lang::En] {
                let text = explain::text(&decision, &reached, Style::plain(lang));
                for line in text.lines() {
                    let told = line.trim_start();
                    let gap = told.contains("  ") || told.contains("()") || told.contains(": :") || told.ends_with(' ');
                    prop_assert!(!gap, "{} of {}: {:?}", rule, name, line);
                }
            }
        }
    }
}

/// All that some files say of their cases: diagnostics, explanations as text and as data.
fn everything(base: &RuleFiles) -> String {
    let mut out = told(&base.check(), base);
    let cases = cases(base).filter(|case| case.based_on.is_none());
    let mut plans: BTreeMap<String, Arc<Plan>> = BTreeMap::new();
    for case in cases.take(6) {
        for expectation in case.expectations.iter().take(2) {
            let name = expectation.version.to_string();
            let plan = &*plans.entry(name).or_insert_with(|| base.plan(&expectation.version).expect("no mistakes"));
            let book = plan.checked().book();
            let goal = book.rule(&expectation.goal.text).expect("the goal");
            let (facts, _) = from_case(case, Facts::unknown(book.facts.len()), book, base.sources());
            let decision = decided(plan, goal, &facts, &[]);
            let reached = goal_inputs(book, goal);
            for lang in [Lang::Nb, Lang::En] {
                out.push_str(&explain::text(&decision, &reached, Style::plain(lang)));
                let json = explain::decision_json(&decision, &reached, lang);
                out.push_str(&serde_json::to_string(&json).expect("data"));
            }
        }
    }
    out
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    assert_eq!(everything(&RuleFiles::embedded()), everything(&RuleFiles::embedded()));
    for (name, text) in real_files() {
        // A law with a mistake in every tenth line says the same twice as well.
        let harmed: String =
            text.lines().enumerate().map(|(at, line)| format!("{line}{}\n", if at % 10 == 9 { " %" } else { "" })).collect();
        let faults = || {
            let base = base_of(&harmed);
            told(&base.check(), &base)
        };
        assert_eq!(faults(), faults(), "{name} with mistakes");
        if text.contains("\nact ") && text.contains("\ncase ") {
            assert_eq!(everything(&base_of(text)), everything(&base_of(text)), "{name}");
        }
    }
}
