//! What is done in fewer operations without a trace finds what is found with one: whatever is unknown, has no answer or is long, with
//! exceptions, shared rules and several goals.

use std::sync::Arc;

use paragraf::compile::Plan;
use paragraf::eval::Evaluator;
use paragraf::facts::Facts;
use paragraf::model::{Cell, FactId, Number, RuleId, Type, Value};
use proptest::prelude::*;
use proptest::sample::Index;
use rust_decimal::Decimal;

use super::real_laws::{any_cell, real_plans};
use super::small_laws::law;
use super::{day, day_number, plan_of, tries};

/// What a fact may be: also numbers that are no small fractions, and leap days.
fn cell(ty: Type, seed: u8, list: &Cell) -> Cell {
    let decimal = |mantissa: i128, scale: u32| Number::from_decimal(Decimal::from_i128_with_scale(mantissa, scale)).expect("in range");
    let seed = usize::from(seed);
    Cell::Known(match ty {
        _ if seed.is_multiple_of(5) => return Cell::Unknown,
        Type::List(_) => return list.clone(),
        Type::Truth => Value::Truth(seed % 2 == 1),
        Type::Quantity(_) => Value::Number(match seed % 12 {
            0..3 => Number::ZERO,
            3..6 => Number::whole(1),
            6..8 => Number::whole(-3),
            8 => decimal(25, 1),
            9 => decimal(1, 12),
            10 => Number::whole(i64::MAX - 1),
            _ => decimal(10_i128.pow(26), 0),
        }),
        Type::Choice(_) => Value::Choice((seed % 3) as u16),
        Type::Date => Value::Date([day(day_number(2020, 2, 29)), day(day_number(2021, 2, 28)), day(day_number(2020, 1, 1))][seed % 3]),
        other => panic!("{other:?}"),
    })
}

/// Runs each rule alone and several goals in one call, with a trace and without.
fn agree(plan: &Arc<Plan>, facts: &Facts, several: &[RuleId]) -> Result<(), TestCaseError> {
    let readings = plan.default_readings();
    let mut evaluator = Evaluator::new(plan);
    let name = |goal: RuleId| plan.checked().book().rules[goal.index()].name.clone();
    for goal in (0..plan.checked().book().rules.len()).map(|at| RuleId(at as u32)) {
        let traced = evaluator.trace(goal, facts, readings).expect("little work").0;
        let found = evaluator.decide(goal, facts, readings).expect("little work");
        prop_assert_eq!(found, traced, "{} of {:?}", name(goal), facts.cells);
    }
    let (mut found, mut traced) = (Vec::new(), Vec::new());
    evaluator.trace_all(several, facts, readings, &mut traced).expect("little work");
    evaluator.decide_all(several, facts, readings, &mut found).expect("little work");
    prop_assert_eq!(&found, &traced);
    for (goal, found) in several.iter().zip(found) {
        prop_assert_eq!(evaluator.decide(*goal, facts, readings).expect("little work"), found, "{} alone", name(*goal));
    }
    Ok(())
}

/// Some of the rules as goals of one call, perhaps the same twice.
fn goals(plan: &Arc<Plan>, wanted: &[Index]) -> Vec<RuleId> {
    wanted.iter().map(|at| RuleId(at.index(plan.checked().book().rules.len()) as u32)).collect()
}

proptest! {
    #![proptest_config(tries(250))]

    #[test]
    fn decisions_agree_with_their_traces_in_small_laws(
        text in law(true),
        seeds in prop::collection::vec(any::<u8>(), 20),
        items in prop::collection::vec(any::<u8>(), 0..12),
        several in prop::collection::vec(any::<Index>(), 1..5),
    ) {
        let plan = plan_of(&text, "2020-01-01");
        let book = plan.checked().book();
        let item = book.entities.iter().find(|own| &*own.name == "item").expect("the items");
        let mut facts = Facts::unknown(book.facts.len());
        let of_item = |seeds: &[u8]| item.facts.iter().zip(seeds).map(|(fact, seed)| cell(book.facts[fact.index()].ty, *seed, &Cell::Unknown)).collect();
        let list = facts.add_list(items.chunks_exact(4).map(of_item).collect());
        for ((id, fact), seed) in (0..).map(FactId).zip(&book.facts).zip(seeds.iter().cycle()) {
            facts.set(id, cell(fact.ty, *seed, &list));
        }
        agree(&plan, &facts, &goals(&plan, &several)).map_err(|error| TestCaseError::fail(format!("{error}\n{text}")))?;
    }

    #[test]
    fn decisions_agree_with_their_traces_in_real_laws(
        plan in any::<Index>(),
        seeds in prop::collection::vec(any::<u32>(), 40),
        several in prop::collection::vec(any::<Index>(), 1..8),
    ) {
        let (_, plan) = plan.get(real_plans());
        let count = plan.checked().book().facts.len();
        let cells = (0..count).map(|at| any_cell(plan, at, seeds[at % seeds.len()].rotate_left((at / seeds.len()) as u32))).collect();
        agree(plan, &Facts { cells, ..Facts::default() }, &goals(plan, &several))?;
    }
}

/// An age between two limits is one test without a trace, and two comparisons with one.
#[test]
fn limits_of_an_age_agree_with_their_trace() {
    let comparisons = ["=", "!=", "<", "<=", ">", ">="];
    let mut text = String::from(
        "act a { rank statute title en \"A\" in force from 2000-01-01 }\nentity some { born : date on : date b : yes/no }\n§ 1\n",
    );
    let pairs = comparisons.iter().flat_map(|first| comparisons.iter().map(move |second| (first, second)));
    for (number, (first, second)) in pairs.enumerate() {
        let age = "age(some.born, on: some.on)";
        let limits = format!("{age} {first} 19 some.b {age} {second} 21 {age} >= 2");
        text.push_str(&format!("ledd {} {{ condition all{number} holds when all {{ {limits} }}\n", number + 1));
        text.push_str(&format!("condition any{number} holds when any {{ {limits} }} }}\n"));
    }
    let plan = plan_of(&text, "2020-01-01");
    let known = |number: i32| Cell::Known(Value::Date(day(number)));
    let leap_days = [day_number(2000, 2, 29), day_number(2019, 2, 28), day_number(2021, 2, 28), day_number(2021, 3, 1)];
    let birthdays = (1998..2024).flat_map(|year| [day_number(year, 5, 16), day_number(year, 5, 17)]);
    let mut cases = vec![[Cell::Unknown, known(leap_days[0])], [known(leap_days[0]), Cell::Unknown]];
    cases.extend(leap_days.iter().map(|on| [known(leap_days[0]), known(*on)]));
    cases.extend(birthdays.map(|on| [known(day_number(2000, 5, 17)), known(on)]));
    for (dates, b) in cases.iter().flat_map(|dates| [(dates, Cell::YES), (dates, Cell::NO), (dates, Cell::Unknown)]) {
        let facts = Facts { cells: dates.iter().cloned().chain([b]).collect(), ..Facts::default() };
        agree(&plan, &facts, &[RuleId(0), RuleId(1)]).expect("the same answers");
    }
}
