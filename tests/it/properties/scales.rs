//! Scales against adding krone by krone, and tables against looking at every row: as rule files write them, decided.

use std::sync::Arc;

use std::fmt::Write;

use crate::support::Evaluator;
use paragraf::compile::Plan;
use paragraf::model::{Cell, Number, Value};
use proptest::prelude::*;

use super::{number, plan_of, tries};

/// A law with one value of an amount.
fn law(ty: &str, formula: &str) -> Arc<Plan> {
    plan_of(
        &format!(
            "act a {{ rank statute  title nb \"a\" en \"a\"  in force from 2000-01-01 }}\n\
             entity some {{ n : number }}\n\
             § 1\nledd 1 {{ value found : {ty} nb \"f\" en \"f\" = {formula} }}\n"
        ),
        "2000-01-01",
    )
}

/// The value for an amount; none where there is no answer.
fn found(plan: &Arc<Plan>, evaluator: &mut Evaluator, amount: Number) -> Option<Number> {
    let goal = plan.checked().book().rule("found").expect("the rule");
    match evaluator.decide(goal, &[Cell::Known(Value::Number(amount))], &[]) {
        Cell::Known(Value::Number(number)) => Some(number),
        _ => None,
    }
}

fn whole(value: i32) -> Number {
    Number::whole(i64::from(value))
}

/// A rate in thousandths.
fn rate(thousandths: i32) -> Number {
    number((i128::from(thousandths), 1000))
}

/// Bounds that rise, rates in thousandths, and the rate above.
fn bands() -> impl Strategy<Value = (Vec<(i32, i32)>, i32)> {
    (prop::collection::btree_map(1..800i32, 0..1500i32, 0..6), 0..1500i32).prop_map(|(bands, above)| (bands.into_iter().collect(), above))
}

fn scale(bands: &[(i32, i32)], above: i32) -> Arc<Plan> {
    let percent = |thousandths: i32| format!("{}.{} %", thousandths / 10, thousandths % 10);
    let mut text = String::from("scale of some.n {\n");
    for (bound, own) in bands {
        writeln!(text, "up to {bound} : {}", percent(*own)).expect("a string");
    }
    write!(text, "above : {}\n}}", percent(above)).expect("a string");
    law("number", &text)
}

proptest! {
    #![proptest_config(tries(60))]

    #[test]
    fn a_scale_is_the_sum_of_every_krone((bands, above) in bands()) {
        let plan = scale(&bands, above);
        let mut evaluator = Evaluator::new(&plan);
        let mut thousandths = 0;
        for krone in 0..1000 {
            prop_assert_eq!(found(&plan, &mut evaluator, whole(krone)), Some(rate(thousandths)), "of {}", krone);
            // The krone after this one lies in the first band that goes beyond it.
            thousandths += bands.iter().find(|(bound, _)| *bound > krone).map_or(above, |(_, own)| *own);
        }
        prop_assert_eq!(found(&plan, &mut evaluator, whole(-5)), Some(Number::ZERO));
    }

    #[test]
    fn a_scale_never_falls_and_never_leaps((bands, above) in bands(), amount in (0..1_000_000i128, 1..1000i128), step in (1..1000i128, 1..1000i128)) {
        let plan = scale(&bands, above);
        let mut evaluator = Evaluator::new(&plan);
        let (amount, step) = (number(amount), number(step));
        let more = amount.plus(step).expect("in range");
        let [low, high] = [amount, more].map(|amount| found(&plan, &mut evaluator, amount).expect("in range"));
        prop_assert!(low <= high);
        // No more than the highest rate of what was added: nothing leaps, however small the step.
        let highest = bands.iter().map(|(_, own)| *own).max().unwrap_or(0).max(above);
        prop_assert!(high.minus(low) <= step.times(rate(highest)));
    }

    #[test]
    fn a_table_is_its_first_row_that_fits(bounds in prop::collection::btree_map(-50..50i32, any::<bool>(), 1..10)) {
        let rows: Vec<(i32, bool)> = bounds.into_iter().collect();
        let mut text = String::from("table by some.n {\n");
        for (at, (bound, inclusive)) in rows.iter().enumerate() {
            // A bound below nought stands behind a figure's name in a law; here it is shifted above it.
            writeln!(text, "{} {} : {at}", if *inclusive { "up to" } else { "below" }, bound + 60).expect("a string");
        }
        write!(text, "otherwise : {}\n}}", rows.len()).expect("a string");
        let plan = law("number", &text);
        let mut evaluator = Evaluator::new(&plan);
        for twice in 0..240 {
            let amount = number((i128::from(twice), 2));
            let fits = |(bound, inclusive): &(i32, bool)| {
                let bound = whole(bound + 60);
                amount < bound || *inclusive && amount == bound
            };
            let row = rows.iter().position(fits).unwrap_or(rows.len());
            prop_assert_eq!(found(&plan, &mut evaluator, amount), Some(Number::whole(row as i64)), "of {}/2", twice);
        }
    }
}

#[test]
fn a_scale_as_it_is_written() {
    let plan = law("number", "scale of some.n { up to 100 000 : 0 %  up to 250 000 : 10 %  above : 25 % }");
    let mut evaluator = Evaluator::new(&plan);
    let cases = [(0, 0), (100_000, 0), (100_010, 1), (250_000, 15_000), (250_004, 15_001), (350_000, 40_000)];
    for (amount, due) in cases {
        assert_eq!(found(&plan, &mut evaluator, whole(amount)), Some(whole(due)), "of {amount}");
    }
}
