//! An open answer names each fact that can still matter: two completions of the facts that differ in it alone have different outcomes. All
//! completions of small cases of generated laws are tried. Where each fact stands in one place, nothing is reckoned and everything has an answer,
//! it names no others.

use std::collections::BTreeSet;
use std::sync::Arc;

use paragraf::compile::Plan;
use paragraf::eval::{Evaluator, Missing};
use paragraf::facts::{Facts, goal_inputs};
use paragraf::interview::{Answer, Interview, Signature};
use paragraf::model::{Cell, FactId, Named, Number, RuleId, Rulebook, Type, Value};
use proptest::prelude::*;

use super::small_laws::{entities, law};
use super::{day, day_number, plan_of, tries};
use crate::support::decided;

/// All that a fact may turn out to be.
fn domain(ty: Type) -> Vec<Cell> {
    let known = |value| Cell::Known(value);
    match ty {
        Type::Truth => [false, true].map(|truth| known(Value::Truth(truth))).to_vec(),
        Type::Quantity(_) => [0, 1, 3].map(|number| known(Value::Number(Number::whole(number)))).to_vec(),
        Type::Choice(_) => [0, 1, 2].map(|choice| known(Value::Choice(choice))).to_vec(),
        // The last has no day of its own in other years.
        Type::Date => [(2019, 12, 31), (2020, 1, 1), (2020, 2, 29)].map(|(y, m, d)| known(Value::Date(day(day_number(y, m, d))))).to_vec(),
        other => panic!("{other:?}"),
    }
}

/// The most completions that are tried of one case.
const MOST: usize = 200;
const TRIES: u32 = 60;

/// A case, and what is not known of it: of the facts that the goal can come to, with all that each may be.
struct Open {
    facts: Facts,
    unknown: Vec<(Missing, Vec<Cell>)>,
}

impl Open {
    /// Facts of which some are known; `seeds` tell which, and what they are. The list has so many items, or is not known.
    fn of(plan: &Arc<Plan>, goal: RuleId, seeds: &[u8], items: Option<usize>) -> Open {
        let book = plan.checked().book();
        let inputs = goal_inputs(book, goal);
        let item = book.entities.iter().find(|own| &*own.name == "item").expect("the items");
        let mut open = Open { facts: Facts::unknown(book.facts.len()), unknown: Vec::new() };
        // What an unknown list may turn out to be: none, two of which everything holds, one of which nothing does.
        let whole = |truth, number, more: i32| -> Vec<Cell> {
            let date = Value::Date(day(day_number(2020, 1, 1) + more));
            [Value::Truth(truth), Value::Truth(truth), Value::Number(Number::whole(number)), date].map(Cell::Known).to_vec()
        };
        let lists = [vec![], vec![whole(true, 3, 0), whole(true, 1, 1)], vec![whole(false, 0, 0)]];
        let lists = lists.map(|list| open.facts.add_list(list));
        let first = open.facts.lists.entities.len();
        let own = open.facts.add_list(vec![vec![Cell::Unknown; item.facts.len()]; items.unwrap_or(0)]);
        let of_items = (first..open.facts.lists.entities.len()).flat_map(|at| item.facts.iter().map(move |fact| (*fact, Some(at as u32))));
        let of_case = (0..book.facts.len()).map(|at| FactId(at as u32)).filter(|fact| book.listed(*fact).is_none());
        let all: Vec<(FactId, Option<u32>)> =
            of_case.map(|fact| (fact, None)).chain(of_items).filter(|(fact, _)| inputs.asks(*fact)).collect();
        for (at, (fact, of)) in all.into_iter().enumerate() {
            let missing = Missing { fact, of };
            let seed = seeds[at % seeds.len()].rotate_left((at / seeds.len()) as u32);
            let domain = match book.facts[fact.index()].ty {
                Type::List(_) if items.is_some() => vec![own.clone()],
                Type::List(_) => lists.to_vec(),
                ty => domain(ty),
            };
            let tried: usize = open.unknown.iter().map(|(_, domain)| domain.len()).product();
            if domain.len() > 1 && !seed.is_multiple_of(3) && domain.len() * tried <= MOST {
                open.unknown.push((missing, domain));
            } else {
                set(&mut open.facts, book, missing, domain[usize::from(seed / 3) % domain.len()].clone());
            }
        }
        open
    }

    /// What the goal comes to in each completion, the first fact turning the fastest.
    fn outcomes(&self, plan: &Arc<Plan>, goal: RuleId) -> Vec<Cell> {
        let book = plan.checked().book();
        let count: usize = self.unknown.iter().map(|(_, domain)| domain.len()).product();
        let mut evaluator = Evaluator::new(plan);
        let mut facts = self.facts.clone();
        let mut outcomes = Vec::with_capacity(count);
        for number in 0..count {
            let mut rest = number;
            for (missing, domain) in &self.unknown {
                set(&mut facts, book, *missing, domain[rest % domain.len()].clone());
                rest /= domain.len();
            }
            outcomes.push(evaluator.decide(goal, &facts, plan.default_readings()).expect("little work"));
        }
        outcomes
    }

    /// The facts that can still matter: two completions differ in one alone, and have different outcomes.
    fn matters(&self, outcomes: &[Cell]) -> BTreeSet<Missing> {
        let (mut found, mut step) = (BTreeSet::new(), 1);
        for (missing, domain) in &self.unknown {
            let other = |at: usize| (!(at / step).is_multiple_of(domain.len())).then(|| at - step);
            if (0..outcomes.len()).any(|at| other(at).is_some_and(|other| outcomes[at] != outcomes[other])) {
                found.insert(*missing);
            }
            step *= domain.len();
        }
        found
    }
}

/// Sets a fact of the case, or of an item of the list.
fn set(facts: &mut Facts, book: &Rulebook, missing: Missing, cell: Cell) {
    match missing.of {
        Some(item) => facts.lists.entities[item as usize][book.facts[missing.fact.index()].slot as usize] = cell,
        None => facts.set(missing.fact, cell),
    }
}

/// The goals of a plan: all rules but those of the items.
fn goals(plan: &Arc<Plan>) -> Vec<RuleId> {
    let rules = &plan.checked().book().rules;
    (0..rules.len()).filter(|at| rules[*at].each.is_none()).map(|at| RuleId(at as u32)).collect()
}

fn named(book: &Rulebook, missing: &BTreeSet<Missing>) -> Vec<String> {
    missing
        .iter()
        .map(|own| format!("{}{}", book.facts[own.fact.index()].name, own.of.map_or(String::new(), |of| format!(" of {of}"))))
        .collect()
}

proptest! {
    #![proptest_config(tries(TRIES))]

    #[test]
    fn whatever_can_still_matter_is_named(text in law(true), seeds in prop::collection::vec(any::<u8>(), 24), items in prop::option::weighted(0.8, 0..3_usize)) {
        let plan = plan_of(&text, "2020-01-01");
        let book = plan.checked().book();
        for goal in goals(&plan) {
            let open = Open::of(&plan, goal, &seeds, items);
            let decision = decided(&plan, goal, &open.facts, &[]);
            let outcomes = open.outcomes(&plan, goal);
            let told: BTreeSet<Missing> = decision.missing.iter().copied().collect();
            let matters = open.matters(&outcomes);
            let name = &book.rules[goal.index()].name;
            if decision.cell == Cell::Unknown {
                prop_assert!(matters.is_subset(&told), "{name}: {:?} can matter, told: {:?}\n{text}", named(book, &matters), named(book, &told));
                prop_assert!(!told.is_empty(), "{name} is open, and nothing is missing\n{text}");
            } else {
                prop_assert!(outcomes.iter().all(|own| *own == decision.cell), "{name} is {:?}\n{text}", decision.cell);
            }
            prop_assert!(told.iter().all(|own| open.unknown.iter().any(|(unknown, _)| unknown == own)), "something known is called missing");
        }
    }

    #[test]
    fn where_each_fact_stands_once_nothing_else_is_named(text in law(false), seeds in prop::collection::vec(any::<u8>(), 24), items in 0..4_usize) {
        let plan = plan_of(&text, "2020-01-01");
        let book = plan.checked().book();
        for goal in goals(&plan) {
            let open = Open::of(&plan, goal, &seeds, Some(items));
            let decision = decided(&plan, goal, &open.facts, &[]);
            let outcomes = open.outcomes(&plan, goal);
            let told: BTreeSet<Missing> = decision.missing.iter().copied().collect();
            let matters = open.matters(&outcomes);
            let name = &book.rules[goal.index()].name;
            prop_assert_eq!(&matters, &told, "{}: {:?} can matter, told: {:?}\n{}", name, named(book, &matters), named(book, &told), text);
            if let Some(first) = outcomes.first().filter(|_| matters.is_empty()) {
                prop_assert_eq!(first, &decision.cell, "{}\n{}", name, text);
            }
        }
    }

    /// And so an interview asks no question whose answer can make no difference, and never more than it said at first.
    #[test]
    fn an_interview_asks_only_what_can_still_matter(text in law(false), seeds in prop::collection::vec(any::<u8>(), 24), items in 0..4_usize) {
        let plan = plan_of(&text, "2020-01-01");
        let book = plan.checked().book();
        for goal in goals(&plan) {
            let mut open = Open::of(&plan, goal, &seeds, Some(items));
            let mut interview =
                Interview::new(&plan, goal, Arc::new(open.facts.clone()), Vec::new(), Signature::default()).expect("little work");
            let (most, mut asked) = (interview.at_most().0, 0);
            let name = &book.rules[goal.index()].name;
            while let Some(question) = interview.next() {
                let own = Missing { fact: question.fact, of: question.of };
                let matters = open.matters(&open.outcomes(&plan, goal));
                prop_assert!(matters.contains(&own), "{} asks for {:?}, which can't matter\n{}", name, named(book, &[own].into()), text);
                let at = open.unknown.iter().position(|(unknown, _)| *unknown == own).expect("what matters is unknown");
                let (_, domain) = open.unknown.remove(at);
                let cell = domain[usize::from(seeds[asked % seeds.len()] / 5) % domain.len()].clone();
                set(&mut open.facts, book, own, cell.clone());
                let Cell::Known(value) = cell else { panic!("a value") };
                interview.answer(Answer::Value(value)).expect("nothing contradicts it");
                asked += 1;
            }
            prop_assert!(asked <= most, "{} asked {} of at most {}\n{}", name, asked, most, text);
            let outcomes = open.outcomes(&plan, goal);
            prop_assert!(outcomes.iter().all(|own| *own == interview.decision().cell), "{} is not certain\n{}", name, text);
        }
    }

}

/// The facts that an open condition names, and those among them that can still matter, where all facts are unknown but `some.n0`, which is nought.
fn told_and_mattering(condition: &str) -> (Vec<String>, Vec<String>) {
    let plan = plan_of(&format!("{}condition r holds when {condition}", entities()), "2020-01-01");
    let book = plan.checked().book();
    let goal = book.rule("r").expect("the rule");
    let mut open = Open::of(&plan, goal, &[1], Some(0));
    open.unknown.retain(|(missing, _)| &*book.facts[missing.fact.index()].name != "some.n0");
    let Some(Named::Fact(number)) = book.names.get("some.n0").copied() else { panic!("some.n0 is a fact") };
    open.facts.set(number, Cell::Known(Value::Number(Number::ZERO)));
    let told = decided(&plan, goal, &open.facts, &[]).missing.into_iter().collect();
    let matters = open.matters(&open.outcomes(&plan, goal));
    (named(book, &told), named(book, &matters))
}

/// What the manual says is not seen. One that is seen after all goes from here and from the manual.
#[test]
fn what_the_manual_says_is_not_seen_is_named_though_it_can_not_matter() {
    for (condition, told, matters) in [
        ("some.b0 or not some.b0", &["some.b0"][..], &[][..]),
        ("no\nexcept when some.b0 then no\nexcept last when some.b1 then yes goes before all", &["some.b0", "some.b1"], &["some.b1"]),
        ("some.d0 >= 0001-01-01", &["some.d0"], &[]),
        ("some.k0 in { x, y, z }", &["some.k0"], &[]),
        ("(if some.b0 then 10 else 0) + (if some.b1 then 1 else 0) >= 10", &["some.b0", "some.b1"], &["some.b0"]),
        ("any { 1 / some.n0 >= 1  all { 1 / some.n0 >= 1  some.b0 } }", &["some.b0"], &[]),
    ] {
        let found = told_and_mattering(condition);
        assert_eq!(
            (found.0.iter().map(String::as_str).collect(), found.1.iter().map(String::as_str).collect()),
            (told.to_vec(), matters.to_vec())
        );
    }
}

/// Two exceptions, of which one applies: the answer waits for the other, and not for the general rule.
#[test]
fn what_an_exception_displaces_is_not_named() {
    let (told, matters) = told_and_mattering("some.b0\nexcept when some.n0 = 0 then yes\nexcept when some.b1 then no");
    assert_eq!((told, matters), (vec!["some.b1".to_owned()], vec!["some.b1".to_owned()]));
}

/// Of lists in lists: a fact of the room that is looked at, and one of the house around it.
#[test]
fn what_is_missing_is_missing_of_the_item_at_hand_or_of_the_one_around_it() {
    let law = r#"
act a { rank statute title en "A" in force from 2000-01-01 }
entity town { houses : list of house }
entity house { rooms : list of room  old : yes/no }
entity room { dry : yes/no }
§ 1
condition r holds when any of town.houses where any of house.rooms where house.old and room.dry
case "town" {
    town.houses = [ { old = yes rooms = [ { dry = no } { } ] } { rooms = [ { dry = yes } ] } { old = no rooms = [ { } ] } ]
    under 2020-01-01 expect r is undetermined
}
"#;
    let base = super::base_of(law);
    let plan = plan_of(law, "2020-01-01");
    let book = plan.checked().book();
    let case = crate::support::cases(&base).next().expect("a case");
    let (facts, faults) = paragraf::facts::from_case(case, Facts::unknown(book.facts.len()), book, base.sources());
    assert!(faults.is_empty());
    let missing = decided(&plan, book.rule("r").expect("the rule"), &facts, &[]).missing;
    let mut names: Vec<&str> = missing.iter().map(|own| &*book.facts[own.fact.index()].name).collect();
    names.sort_unstable();
    assert_eq!(names, ["house.old", "room.dry"]);
    for own in missing {
        let cells = &facts.lists.entities[own.of.expect("an item") as usize];
        assert_eq!(cells[book.facts[own.fact.index()].slot as usize], Cell::Unknown);
    }
}
