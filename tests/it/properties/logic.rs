//! Yes, no, unknown: generated rules against Kleene's three values, and what is missing for an open answer.

use std::fmt::Write;
use std::sync::Arc;

use chrono::NaiveDate;
use paragraf::compile::Plan;
use paragraf::eval::missing;
use paragraf::model::{Cell, FactId, Lists, Number, Rounding, RuleId, Value, calendar};
use proptest::prelude::*;
use proptest::sample::select;
use proptest::strategy::Union;

use super::{day, day_number, plan_of, settled, tries};
use crate::support::Evaluator;

/// A generated condition. Numbers name facts and earlier rules; they are taken modulo how many there are.
#[derive(Debug, Clone)]
enum Condition {
    Fact(usize),
    Rule(usize),
    /// `1 / some.n >= 1`: no answer where the number is nought.
    Quotient,
    /// `age(some.born, on: some.day) >= 18`, or another limit.
    Age(usize),
    /// A reading: the first fact, or the second.
    Reading,
    Not(Box<Condition>),
    All(Vec<Condition>),
    Any(Vec<Condition>),
}

/// A generated rule: when it holds, and its exceptions with what they say.
#[derive(Debug, Clone)]
struct Generated {
    holds: Condition,
    exceptions: Vec<(Condition, bool)>,
}

const FACTS: usize = 6;

/// Limits of an age as they are written, and the least whole age that meets them.
const LIMITS: [(&str, i32); 4] = [("18", 18), ("17.5", 18), ("18.0", 18), ("0", 0)];

/// A condition of facts and readings; in a rule's own condition also of other rules, and of what may have no answer.
fn condition(of_rule: bool, faulty: bool) -> impl Strategy<Value = Condition> {
    let mut leaves = vec![
        (6, (0..FACTS).prop_map(Condition::Fact).boxed()),
        (1, (0..LIMITS.len()).prop_map(Condition::Age).boxed()),
        (1, Just(Condition::Reading).boxed()),
    ];
    leaves.extend(of_rule.then(|| (3, (0..8usize).prop_map(Condition::Rule).boxed())));
    leaves.extend(faulty.then(|| (1, Just(Condition::Quotient).boxed())));
    Union::new_weighted(leaves).prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            inner.clone().prop_map(|inner| Condition::Not(Box::new(inner))),
            prop::collection::vec(inner.clone(), 1..4).prop_map(Condition::All),
            prop::collection::vec(inner, 1..4).prop_map(Condition::Any),
        ]
    })
}

fn rules(faulty: bool) -> impl Strategy<Value = Vec<Generated>> {
    let exceptions = prop::collection::vec((condition(false, faulty), any::<bool>()), 0..3);
    let rule = (condition(true, faulty), exceptions).prop_map(|(holds, exceptions)| Generated { holds, exceptions });
    prop::collection::vec(rule, 1..6)
}

/// What is known in a case.
#[derive(Debug, Clone)]
struct Given {
    truths: Vec<Option<bool>>,
    number: Option<i64>,
    born: Option<NaiveDate>,
    day: Option<NaiveDate>,
    /// Whether the second alternative of each reading is chosen.
    chosen: [bool; 2],
}

/// Facts, some of them unknown, around a birthday that most years do not have.
fn given() -> impl Strategy<Value = Given> {
    let truth = prop_oneof![Just(None), Just(Some(true)), Just(Some(false))];
    let born = prop::option::of(select(vec![day_number(2004, 2, 29), day_number(2004, 3, 1), day_number(2003, 12, 31)]));
    let on = prop::option::of(day_number(2022, 2, 26)..=day_number(2022, 3, 2));
    let number = prop::option::of(0..3i64);
    (prop::collection::vec(truth, FACTS), number, born, on, any::<[bool; 2]>()).prop_map(|(truths, number, born, on, chosen)| Given {
        truths,
        number,
        born: born.map(day),
        day: on.map(day),
        chosen,
    })
}

impl Condition {
    /// The condition as it is written in rule `own`; rules are named only before it, so that there is no cycle.
    fn text(&self, own: usize) -> String {
        let list = |members: &[Condition]| members.iter().map(|member| member.text(own)).collect::<Vec<_>>().join("\n");
        match self {
            Condition::Fact(at) => format!("some.f{}", at % FACTS),
            Condition::Rule(at) => match Condition::earlier(*at, own) {
                Some(rule) => format!("r{rule}"),
                None => format!("some.f{}", at % FACTS),
            },
            Condition::Quotient => "1 / some.n >= 1".to_owned(),
            Condition::Age(limit) => format!("age(some.born, on: some.day) >= {}", LIMITS[*limit].0),
            Condition::Reading => "first_or_second".to_owned(),
            Condition::Not(inner) => format!("(not ({}))", inner.text(own)),
            Condition::All(members) => format!("all {{ {} }}", list(members)),
            Condition::Any(members) => format!("any {{ {} }}", list(members)),
        }
    }

    fn earlier(at: usize, own: usize) -> Option<usize> {
        (own > 0).then(|| at % own)
    }

    /// The order of the members of every list turned round.
    fn reversed(&self) -> Condition {
        let list = |members: &[Condition]| members.iter().rev().map(Condition::reversed).collect();
        match self {
            Condition::Not(inner) => Condition::Not(Box::new(inner.reversed())),
            Condition::All(members) => Condition::All(list(members)),
            Condition::Any(members) => Condition::Any(list(members)),
            other => other.clone(),
        }
    }

    /// What Kleene says, read off the tree.
    fn value(&self, own: usize, known: &[Third], facts: &Given) -> Third {
        let fact = |at: usize| Third::of(facts.truths[at % FACTS]);
        match self {
            Condition::Fact(at) => fact(*at),
            Condition::Rule(at) => Condition::earlier(*at, own).map_or_else(|| fact(*at), |rule| known[rule]),
            Condition::Quotient => match facts.number {
                None => Third::Unknown,
                Some(0) => Third::Fault,
                Some(n) => Third::of(Some(n == 1)),
            },
            Condition::Age(limit) => {
                let way = if facts.chosen[0] { Rounding::Up } else { Rounding::Down };
                let age = facts.born.zip(facts.day).map(|(born, on)| calendar::age(born, on, Some(way)).expect("a rounding decides"));
                Third::of(age.map(|age| age >= LIMITS[*limit].1))
            }
            Condition::Reading => fact(usize::from(facts.chosen[1])),
            Condition::Not(inner) => inner.value(own, known, facts).not(),
            Condition::All(members) => members.iter().fold(Third::Yes, |all, member| all.and(member.value(own, known, facts))),
            Condition::Any(members) => {
                members.iter().fold(Third::No, |any, member| any.not().and(member.value(own, known, facts).not()).not())
            }
        }
    }
}

/// Yes, no, unknown, no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Third {
    Yes,
    No,
    Unknown,
    Fault,
}

impl Third {
    fn of(truth: Option<bool>) -> Third {
        match truth {
            Some(true) => Third::Yes,
            Some(false) => Third::No,
            None => Third::Unknown,
        }
    }

    fn not(self) -> Third {
        match self {
            Third::Yes => Third::No,
            Third::No => Third::Yes,
            other => other,
        }
    }

    fn and(self, other: Third) -> Third {
        match (self, other) {
            (Third::No, _) | (_, Third::No) => Third::No,
            // What is unknown may yet be *no*, which no fault can change.
            (Third::Unknown, _) | (_, Third::Unknown) => Third::Unknown,
            (Third::Fault, _) | (_, Third::Fault) => Third::Fault,
            _ => Third::Yes,
        }
    }

    fn cell(self) -> Cell {
        match self {
            Third::Yes => Cell::YES,
            Third::No => Cell::NO,
            Third::Unknown => Cell::Unknown,
            Third::Fault => Cell::Fault,
        }
    }
}

/// What the rules find, read off the trees: what comes of every way in which the open exceptions may turn out, if it is the same.
fn reference(rules: &[Generated], facts: &Given) -> Vec<Third> {
    let mut known: Vec<Third> = Vec::new();
    for (own, rule) in rules.iter().enumerate() {
        let whens: Vec<(Third, bool)> = rule.exceptions.iter().map(|(when, then)| (when.value(own, &known, facts), *then)).collect();
        let of = |kind: Third| whens.iter().filter(move |(when, _)| *when == kind).map(|(_, then)| *then).collect::<Vec<bool>>();
        let (applying, open, faulty) = (of(Third::Yes), of(Third::Unknown), of(Third::Fault));
        let mut outcomes: Vec<Third> = Vec::new();
        for way in 0..1_usize << open.len() {
            let also = open.iter().enumerate().filter(|(at, _)| way >> at & 1 == 1).map(|(_, then)| *then);
            let all: Vec<bool> = applying.iter().copied().chain(also).collect();
            let found = match (all.contains(&true), all.contains(&false)) {
                (true, true) => vec![Third::Fault],
                (true, false) => vec![Third::Yes],
                (false, true) => vec![Third::No],
                (false, false) => match rule.holds.value(own, &known, facts) {
                    Third::Unknown => vec![Third::Yes, Third::No],
                    settled => vec![settled],
                },
            };
            // An exception without an answer leaves one only where it would say the same.
            let beside = |found: Third| if faulty.iter().all(|then| Third::of(Some(*then)) == found) { found } else { Third::Fault };
            outcomes.extend(found.into_iter().map(beside));
        }
        outcomes.dedup();
        let same = outcomes.iter().all(|own| *own == outcomes[0]);
        known.push(if same { outcomes[0] } else { Third::Unknown });
    }
    known
}

/// The rules as a law.
fn law_of(rules: &[Generated]) -> String {
    let mut text = String::from(
        "act a { rank statute  title nb \"a\" en \"a\"  in force from 2000-01-01  round dates leap_day }\n\
         entity some { n : number  born : date  day : date\n",
    );
    for at in 0..FACTS {
        writeln!(text, "f{at} : yes/no").expect("a string takes everything");
    }
    text.push_str(
        "}\n§ 1\nreading leap_day { default down : rounding down  alternative up : rounding up }\n\
         reading first_or_second { default first : some.f0  alternative second : some.f1 }\n",
    );
    for (own, rule) in rules.iter().enumerate() {
        write!(text, "ledd {} {{ condition r{own} holds when {}", own + 1, rule.holds.text(own)).expect("a string");
        for (when, then) in &rule.exceptions {
            let then = if *then { "yes" } else { "no" };
            write!(text, "\nexcept when {} then {then}", when.text(own)).expect("a string");
        }
        text.push_str("\n}\n");
    }
    text
}

fn cells(given: &Given, plan: &Arc<Plan>) -> Vec<Cell> {
    let date = |date: Option<NaiveDate>| date.map_or(Cell::Unknown, |date| Cell::Known(Value::Date(date)));
    let of = |name: &str| match name {
        "some.n" => given.number.map_or(Cell::Unknown, |n| Cell::Known(Value::Number(Number::whole(n)))),
        "some.born" => date(given.born),
        "some.day" => date(given.day),
        _ => Third::of(given.truths[name["some.f".len()..].parse::<usize>().expect("a number")]).cell(),
    };
    plan.checked().book().facts.iter().map(|fact| of(&fact.name)).collect()
}

fn readings(given: &Given, plan: &Arc<Plan>) -> Vec<u16> {
    let book = plan.checked().book();
    book.readings.iter().map(|reading| u16::from(given.chosen[usize::from(&*reading.name == "first_or_second")])).collect()
}

/// A known value for a fact of a generated law.
fn known(name: &str, choice: u8) -> Cell {
    let number = i32::from(choice % 4);
    Cell::Known(match name {
        "some.n" => Value::Number(Number::whole(i64::from(choice % 2) + 1)),
        "some.born" => Value::Date(day(day_number(2004, 2, 27) + number)),
        "some.day" => Value::Date(day(day_number(2022, 2, 27) + number)),
        _ => Value::Truth(choice % 2 == 1),
    })
}

proptest! {
    #![proptest_config(tries(80))]

    #[test]
    fn rules_find_what_kleene_says_with_a_trace_and_without(rules in rules(true), cases in prop::collection::vec(given(), 8)) {
        let plan = plan_of(&law_of(&rules), "2000-01-01");
        let turned: Vec<Generated> = rules
            .iter()
            .map(|rule| Generated {
                holds: rule.holds.reversed(),
                exceptions: rule.exceptions.iter().rev().map(|(when, then)| (when.reversed(), *then)).collect(),
            })
            .collect();
        let turned = plan_of(&law_of(&turned), "2000-01-01");
        let mut evaluator = Evaluator::new(&plan);
        let mut turned_evaluator = Evaluator::new(&turned);
        for case in &cases {
            let (given, readings) = (cells(case, &plan), readings(case, &plan));
            for (at, expected) in reference(&rules, case).into_iter().enumerate() {
                let goal = plan.checked().book().rule(&format!("r{at}")).expect("the rule");
                let found = evaluator.decide(goal, &given, &readings);
                prop_assert_eq!(&found, &expected.cell(), "r{}", at);
                prop_assert_eq!(evaluator.trace(goal, &given, &readings).0, found.clone(), "r{} with a trace", at);
                // The order of conditions and of exceptions never matters.
                prop_assert_eq!(turned_evaluator.decide(goal, &given, &readings), found, "r{} turned round", at);
            }
        }
    }

    #[test]
    fn what_is_settled_stays_settled(rules in rules(true), case in given(), choices in prop::collection::vec(any::<u8>(), FACTS + 3)) {
        let plan = plan_of(&law_of(&rules), "2000-01-01");
        let book = plan.checked().book();
        let (given, readings) = (cells(&case, &plan), readings(&case, &plan));
        let mut evaluator = Evaluator::new(&plan);
        for goal in (0..book.rules.len()).map(|at| RuleId(at as u32)) {
            let before = evaluator.decide(goal, &given, &readings);
            // One unknown fact after another becomes known.
            let mut more = given.clone();
            for (at, fact) in book.facts.iter().enumerate() {
                if more[at] == Cell::Unknown {
                    more[at] = known(&fact.name, choices[at]);
                    let after = evaluator.decide(goal, &more, &readings);
                    prop_assert!(!settled(&before) || after == before, "{:?} became {:?} by {}", before, after, fact.name);
                }
            }
            // Nothing is open once nothing is unknown.
            prop_assert!(evaluator.decide(goal, &more, &readings) != Cell::Unknown);
        }
    }

    #[test]
    fn what_is_missing_is_what_can_still_decide(rules in rules(false), case in given(), choices in prop::collection::vec(any::<u8>(), FACTS + 3)) {
        let plan = plan_of(&law_of(&rules), "2000-01-01");
        let book = plan.checked().book();
        let (given, readings) = (cells(&case, &plan), readings(&case, &plan));
        let mut evaluator = Evaluator::new(&plan);
        for goal in (0..book.rules.len()).map(|at| RuleId(at as u32)) {
            let (found, trace) = evaluator.trace(goal, &given, &readings);
            // Beside something that has no answer, an unknown fact is not told as missing; such cases are left out.
            if found != Cell::Unknown || !trace.faults.is_empty() {
                continue;
            }
            let missing: Vec<FactId> = missing(&plan, trace, &given.iter().cloned().collect(), &Lists::default()).into_iter().map(|own| own.fact).collect();
            prop_assert!(!missing.is_empty());
            let with = |named: bool| -> Vec<Cell> {
                let own = |at: usize| missing.contains(&FactId(at as u32)) == named;
                let of = |(at, cell): (usize, &Cell)| match cell {
                    Cell::Unknown if own(at) => known(&book.facts[at].name, choices[at]),
                    other => other.clone(),
                };
                given.iter().enumerate().map(of).collect()
            };
            prop_assert!(missing.iter().all(|fact| given[fact.index()] == Cell::Unknown), "something known is called missing");
            // All the others together decide nothing; those named decide it, whatever they are.
            prop_assert_eq!(evaluator.decide(goal, &with(false), &readings), Cell::Unknown);
            prop_assert!(evaluator.decide(goal, &with(true), &readings) != Cell::Unknown);
        }
    }
}
