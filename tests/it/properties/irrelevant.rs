//! What the sources of the law say does not matter must not matter: means of one's own choosing, how many take part, quotas and waiting
//! lists, what it costs the municipality, and how long ago an earlier programme was.

use std::sync::{Arc, OnceLock};

use crate::support::Evaluator;
use paragraf::compile::Plan;
use paragraf::facts::goal_inputs;
use paragraf::law::Version;
use paragraf::model::{Cell, FactId, Named, RuleId, Type, Value};
use paragraf::pipeline::RuleFiles;
use proptest::prelude::*;

use super::real_laws::any_cell;
use super::tries;

/// The law of 2018, the proposal and the law of 2026.
fn regimes() -> &'static [Arc<Plan>; 3] {
    static PLANS: OnceLock<[Arc<Plan>; 3]> = OnceLock::new();
    PLANS.get_or_init(|| {
        let base = RuleFiles::embedded_rules();
        ["2018-06-01", "2018-06-01+hoering_2018", "2026-03-01"]
            .map(|version| base.plan(&Version::parse(version).expect("a version")).expect("no mistakes"))
    })
}

fn fact(plan: &Arc<Plan>, name: &str) -> FactId {
    match plan.checked().book().names.get(name) {
        Some(Named::Fact(fact)) => *fact,
        _ => panic!("{name} is no fact"),
    }
}

fn rules(plan: &Arc<Plan>) -> impl Iterator<Item = RuleId> {
    (0..plan.checked().book().rules.len()).map(|at| RuleId(u32::try_from(at).expect("not so many rules")))
}

/// The names of the facts of some type that a rule can come to, in the order of names.
fn reached<'a>(plan: &'a Arc<Plan>, rule: &str, of: fn(Type) -> bool) -> Vec<&'a str> {
    let book = plan.checked().book();
    let inputs = goal_inputs(book, book.rule(rule).unwrap_or_else(|| panic!("no rule is called {rule}")));
    let facts = inputs.facts.iter().map(|(fact, _)| &book.facts[fact.index()]);
    let mut names: Vec<&str> = facts.filter(|fact| of(fact.ty)).map(|fact| fact.name.as_ref()).collect();
    names.sort_unstable();
    names
}

/// Any facts of a case; one in four is unknown.
fn any_facts(plan: &Arc<Plan>, seeds: &[u32]) -> Vec<Cell> {
    let turn = |at: usize| u32::try_from(at / seeds.len()).expect("a few facts");
    (0..plan.checked().book().facts.len()).map(|at| any_cell(plan, at, seeds[at % seeds.len()].rotate_left(turn(at)))).collect()
}

const GRANTING: [&str; 4] = ["to_programme", "to_prepare_programme", "may_refuse", "may_grant"];

/// Facts that a case can tell and that no rule may ask for.
const IDLE: [&str; 3] = ["applicant.other_financing", "programme_offer.quota_used_up", "programme_offer.waiting_list"];

#[test]
fn no_rule_asks_for_other_means_for_a_quota_or_for_a_waiting_list() {
    for plan in regimes() {
        let book = plan.checked().book();
        for name in IDLE {
            let idle = fact(plan, name);
            for rule in rules(plan) {
                assert!(
                    !goal_inputs(book, rule).facts.iter().any(|(own, _)| *own == idle),
                    "{} asks for {name} under {}",
                    book.rules[rule.index()].name,
                    book.version
                );
            }
        }
    }
}

#[test]
fn no_number_of_participants_bears_on_who_gets_a_programme() {
    for plan in regimes() {
        for rule in GRANTING {
            let numbers = reached(plan, rule, |ty| matches!(ty, Type::Quantity(_) | Type::List(_)));
            assert!(numbers.is_empty(), "{rule} under {}: {numbers:?}", plan.checked().book().version);
        }
    }
}

#[test]
fn the_time_since_the_last_programme_bears_on_no_new_one() {
    // The days that the age may be tested on, and no day on which a programme ended.
    let age = ["applicant.born", "application.received", "decision.date", "programme.start"];
    for plan in regimes() {
        for rule in GRANTING.into_iter().chain(["to_new_programme"]) {
            let others: Vec<&str> = reached(plan, rule, |ty| matches!(ty, Type::Date | Type::Period | Type::Periods))
                .into_iter()
                .filter(|name| !age.contains(name))
                .collect();
            assert!(others.is_empty(), "{rule} under {}: {others:?}", plan.checked().book().version);
        }
    }
}

#[test]
fn by_the_proposal_earlier_programmes_are_not_counted() {
    // In 2018 the programme was given once, so that their number mattered.
    assert!(reached(&regimes()[0], "to_new_programme", |_| true).contains(&"programme.earlier_programmes"));
    for plan in &regimes()[1..] {
        let facts = reached(plan, "to_new_programme", |_| true);
        assert!(!facts.contains(&"programme.earlier_programmes") && !facts.contains(&"programme.earlier_time"), "{facts:?}");
    }
}

proptest! {
    #![proptest_config(tries(60))]

    #[test]
    fn other_means_quotas_and_waiting_lists_change_no_answer(
        regime in 0..3_usize, name in prop::sample::select(&IDLE[..]), seeds in prop::collection::vec(any::<u32>(), 40)
    ) {
        let plan = &regimes()[regime];
        let idle = fact(plan, name).index();
        let mut facts = any_facts(plan, &seeds);
        let mut evaluator = Evaluator::new(plan);
        for rule in rules(plan) {
            let answers = [Cell::Unknown, Cell::Known(Value::Truth(false)), Cell::Known(Value::Truth(true))].map(|cell| {
                facts[idle] = cell;
                evaluator.decide(rule, &facts, plan.default_readings())
            });
            prop_assert!(answers.iter().all(|answer| *answer == answers[0]), "{}", plan.checked().book().rules[rule.index()].name);
        }
    }

    #[test]
    fn capacity_and_cost_excuse_nobody(regime in 0..3_usize, seeds in prop::collection::vec(any::<u32>(), 40)) {
        let plan = &regimes()[regime];
        let book = plan.checked().book();
        let obstacle = fact(plan, "programme_offer.obstacle");
        let Type::Choice(list) = book.facts[obstacle.index()].ty else { panic!("a list of choices") };
        let choice = |name: &str| {
            let at = book.choices[list.index()].choices.iter().position(|own| own.name.as_ref() == name).expect("a choice");
            Cell::Known(Value::Choice(u16::try_from(at).expect("a few choices")))
        };
        let mut facts = any_facts(plan, &seeds);
        let mut evaluator = Evaluator::new(plan);
        for rule in GRANTING {
            let goal = book.rule(rule).expect("a rule");
            let answers = ["none", "general_capacity", "cost"].map(|name| {
                facts[obstacle.index()] = choice(name);
                evaluator.decide(goal, &facts, plan.default_readings())
            });
            prop_assert!(answers.iter().all(|answer| *answer == answers[0]), "{}: {:?}", rule, answers);
        }
    }
}
