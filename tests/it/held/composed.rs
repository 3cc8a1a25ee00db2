//! An answer that is too large is held against the evaluator: where it differs, a value that it is made of does, and the case meets what is said
//! of all those in which that value differs.

use paragraf::model::Rounding;
use paragraf::pipeline::RuleFiles;
use paragraf::symbolic::{Change, Condition, Standing, difference};

use super::conditions::Named;
use super::values::{Cases, fields};
use super::{Both, PAIRS, Pair};
use crate::composed::{GOALS, plans};

/// Tries so many cases of a goal. Returns in how many it differs, and how its difference stands.
fn held(pair: &Pair, goal: &str, cases: usize) -> (usize, Standing) {
    let found = difference(pair.plans(), goal);
    let own = fields(pair, goal);
    let (mut made, mut both) = (Cases::new(pair, 7), Both::new(pair, goal));
    let mut parts: Vec<_> = found.components.iter().filter(|own| !own.of_items).map(|own| (own, Both::new(pair, &own.rule))).collect();
    let readings = pair.plans().map(|plan| plan.default_readings().to_vec());
    let readings = readings.each_ref().map(Vec::as_slice);
    let mut differ = 0;
    for _ in 0..cases {
        let facts = made.case(&own);
        let facts = facts.each_ref();
        if both.cannot_be(facts, readings) {
            continue;
        }
        let answers = both.answers(facts, readings);
        let Some(change) = both.change(&answers).filter(|change| *change != Change::Same) else { continue };
        differ += 1;
        assert_ne!(found.standing, Standing::None, "{goal}: {change:?} for {facts:?}");
        if found.components.is_empty() || parts.len() < found.components.len() {
            continue;
        }
        let another = parts.iter_mut().any(|(component, both)| {
            let answers = both.answers(facts, readings);
            // A value that is not known may be another.
            let changed = both.change(&answers) != Some(Change::Same);
            let [facts, _] = facts;
            let named = Named { book: pair.plans[0].checked().book(), facts, rounding: Some(Rounding::Down) };
            let met = |own: &Condition| named.meets(std::slice::from_ref(own)) != Some(false);
            changed && component.conditions.iter().all(met)
        });
        assert!(another, "{goal}: {change:?}, and nothing that it is made of differs, for {facts:?}");
    }
    (differ, found.standing)
}

#[test]
fn an_answer_differs_only_where_a_value_that_it_is_made_of_does() {
    let pair = Pair { plans: plans() };
    let found = GOALS.map(|goal| (goal, held(&pair, goal, 1_000)));
    for (goal, (differ, standing)) in found {
        let some = !matches!(goal, "toll" | "dues");
        assert_eq!((differ > 20, standing != Standing::None), (some, some), "{goal}: {differ}");
    }
}

#[test]
#[ignore = "minutes: cargo test --release --test it held -- --ignored --nocapture"]
fn the_benefit_of_a_month_differs_only_where_a_value_that_it_is_made_of_does() {
    let pair = Pair::of(&RuleFiles::embedded_rules(), PAIRS[0]);
    let (differ, standing) = held(&pair, "benefit_after_coordination", 100_000);
    println!("differs in {differ} cases: {standing:?}");
    assert!(differ > 100 && standing == Standing::Within);
}
