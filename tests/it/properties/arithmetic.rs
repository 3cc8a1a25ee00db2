//! Arithmetic on numbers of any size, with branches, exceptions and rules on rules: worked out in one go, over every step with a trace, for
//! several goals at once, and read off the tree.

use std::fmt::Write;

use paragraf::compile::Plan;
use paragraf::eval;
use paragraf::law::Version;
use paragraf::model::{Cell, Number, RuleId, Value};
use proptest::prelude::*;
use proptest::sample::select;

use super::{base_of, number, tries};
use crate::support::of_cells;

const FACTS: usize = 4;
const CONSTANTS: [(&str, (i128, i128)); 6] =
    [("2", (2, 1)), ("0.5", (1, 2)), ("37.5", (75, 2)), ("1000000007", (1_000_000_007, 1)), ("0.0003", (3, 10_000)), ("12", (12, 1))];

/// A generated number. Facts and earlier rules are taken modulo how many there are.
#[derive(Debug, Clone)]
enum Formula {
    Fact(usize),
    Constant(usize),
    Rule(usize),
    Sum(Box<Formula>, Box<Formula>),
    Difference(Box<Formula>, Box<Formula>),
    Product(Box<Formula>, Box<Formula>),
    Quotient(Box<Formula>, Box<Formula>),
    Opposite(Box<Formula>),
    Rounded(Box<Formula>),
    If(usize, Box<Formula>, Box<Formula>),
}

/// A value, and its exceptions: each where a fact is above nought.
#[derive(Debug, Clone)]
struct Generated {
    value: Formula,
    exceptions: Vec<(usize, Formula)>,
}

fn formula() -> impl Strategy<Value = Formula> {
    let leaf = prop_oneof![
        4 => (0..FACTS).prop_map(Formula::Fact),
        3 => (0..CONSTANTS.len()).prop_map(Formula::Constant),
        3 => (0..8usize).prop_map(Formula::Rule),
    ];
    leaf.prop_recursive(4, 16, 2, |inner| {
        let two = (inner.clone().prop_map(Box::new), inner.clone().prop_map(Box::new));
        prop_oneof![
            two.clone().prop_map(|(a, b)| Formula::Sum(a, b)),
            two.clone().prop_map(|(a, b)| Formula::Difference(a, b)),
            two.clone().prop_map(|(a, b)| Formula::Product(a, b)),
            two.clone().prop_map(|(a, b)| Formula::Quotient(a, b)),
            inner.clone().prop_map(|a| Formula::Opposite(Box::new(a))),
            inner.prop_map(|a| Formula::Rounded(Box::new(a))),
            (0..FACTS, two).prop_map(|(fact, (a, b))| Formula::If(fact, a, b)),
        ]
    })
}

fn rules() -> impl Strategy<Value = Vec<Generated>> {
    let exceptions = prop::collection::vec((0..FACTS, formula()), 0..3);
    prop::collection::vec((formula(), exceptions).prop_map(|(value, exceptions)| Generated { value, exceptions }), 1..5)
}

/// A number of a case: small, a fraction, long, or not known.
fn given() -> impl Strategy<Value = Option<Number>> {
    let numbers = [(0, 1), (1, 1), (-3, 1), (1, 4), (1, 3), (130_160, 1), (-25, 7), (i128::from(i64::MAX), 1), (1, 4_294_967_291)];
    prop_oneof![1 => Just(None), 5 => select(numbers.map(|parts| Some(number(parts))).to_vec())]
}

impl Formula {
    fn text(&self, own: usize) -> String {
        match self {
            Formula::Fact(at) => format!("some.f{at}"),
            Formula::Constant(at) => CONSTANTS[*at].0.to_owned(),
            Formula::Rule(at) if own > 0 => format!("r{}", at % own),
            Formula::Rule(at) => format!("some.f{}", at % FACTS),
            Formula::Sum(a, b) => format!("({} + {})", a.text(own), b.text(own)),
            Formula::Difference(a, b) => format!("({} - {})", a.text(own), b.text(own)),
            Formula::Product(a, b) => format!("({} * {})", a.text(own), b.text(own)),
            Formula::Quotient(a, b) => format!("({} / {})", a.text(own), b.text(own)),
            Formula::Opposite(a) => format!("(-{})", a.text(own)),
            Formula::Rounded(a) => format!("({} rounded to 0.25)", a.text(own)),
            Formula::If(fact, a, b) => format!("(if some.f{fact} > 0 then {} else {})", a.text(own), b.text(own)),
        }
    }

    /// The number, where every fact is known; none where there is no answer.
    fn value(&self, own: usize, found: &[Option<Number>], facts: &[Number]) -> Option<Number> {
        let value = |formula: &Formula| formula.value(own, found, facts);
        match self {
            Formula::Fact(at) => Some(facts[*at]),
            Formula::Constant(at) => Some(number(CONSTANTS[*at].1)),
            Formula::Rule(at) if own > 0 => found[at % own],
            Formula::Rule(at) => Some(facts[at % FACTS]),
            Formula::Sum(a, b) => value(a)?.plus(value(b)?),
            Formula::Difference(a, b) => value(a)?.minus(value(b)?),
            Formula::Product(a, b) => value(a)?.times(value(b)?),
            Formula::Quotient(a, b) => value(a)?.over(value(b)?),
            Formula::Opposite(a) => Some(value(a)?.negated()),
            Formula::Rounded(a) => value(a)?.nearest_to(number((1, 4))),
            Formula::If(fact, a, b) => value(if facts[*fact] > Number::ZERO { a } else { b }),
        }
    }
}

fn law_of(rules: &[Generated]) -> String {
    let mut text = String::from("act a { rank statute  title nb \"a\" en \"a\"  in force from 2000-01-01 }\nentity some {\n");
    (0..FACTS).for_each(|at| writeln!(text, "f{at} : number").expect("a string"));
    text.push_str("}\n§ 1\n");
    for (own, rule) in rules.iter().enumerate() {
        write!(text, "ledd {} {{ value r{own} : number = {}", own + 1, rule.value.text(own)).expect("a string");
        for (fact, then) in &rule.exceptions {
            write!(text, "\nexcept when some.f{fact} > 0 then {}", then.text(own)).expect("a string");
        }
        text.push_str("\n}\n");
    }
    text
}

/// What each rule finds, where every fact is known.
fn reference(rules: &[Generated], facts: &[Number]) -> Vec<Option<Number>> {
    let mut found: Vec<Option<Number>> = Vec::new();
    for (own, rule) in rules.iter().enumerate() {
        let applying = rule.exceptions.iter().filter(|(fact, _)| facts[*fact] > Number::ZERO);
        let said: Vec<Option<Number>> = applying.map(|(_, then)| then.value(own, &found, facts)).collect();
        let own = match said.split_first() {
            None => rule.value.value(own, &found, facts),
            Some((first, rest)) => first.filter(|_| rest.iter().all(|other| other == first)),
        };
        found.push(own);
    }
    found
}

fn goal(plan: &Plan, at: usize) -> RuleId {
    plan.checked().book().rule(&format!("r{at}")).expect("the rule")
}

proptest! {
    #![proptest_config(tries(150))]

    #[test]
    fn numbers_are_the_same_in_one_go_and_step_by_step(rules in rules(), cases in prop::collection::vec(prop::collection::vec(given(), FACTS), 6)) {
        // What never has an answer is refused; such laws are few.
        let plan = base_of(&law_of(&rules)).plan(&Version::parse("2000-01-01").expect("a version"));
        prop_assume!(plan.is_ok());
        let plan = plan.expect("a plan");
        let goals: Vec<RuleId> = (0..rules.len()).map(|at| goal(&plan, at)).collect();
        let mut evaluator = eval::Evaluator::new(&plan);
        for case in &cases {
            let cells: Vec<Cell> = case.iter().map(|own| own.map_or(Cell::Unknown, |own| Cell::Known(Value::Number(own)))).collect();
            let facts = of_cells(&cells);
            let (mut together, mut traced_together) = (Vec::new(), Vec::new());
            evaluator.decide_all(&goals, &facts, &[], &mut together).expect("little work");
            evaluator.trace_all(&goals, &facts, &[], &mut traced_together).expect("little work");
            prop_assert_eq!(&together, &traced_together);
            for (goal, found) in goals.iter().zip(&together) {
                prop_assert_eq!(&evaluator.decide(*goal, &facts, &[]).expect("little work"), found);
                prop_assert_eq!(&evaluator.trace(*goal, &facts, &[]).expect("little work").0, found);
            }
            if let Some(known) = case.iter().copied().collect::<Option<Vec<Number>>>() {
                let expected = reference(&rules, &known).into_iter().map(|own| own.map_or(Cell::Fault, |own| Cell::Known(Value::Number(own))));
                prop_assert_eq!(together, expected.collect::<Vec<Cell>>());
            }
        }
    }
}
