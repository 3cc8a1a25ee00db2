//! Exceptions that go before others: generated rules against every way the unknown facts may turn out.

use std::sync::Arc;

use std::fmt::Write;

use crate::support::Evaluator;
use paragraf::compile::Plan;
use paragraf::model::{Cell, Number, Value};
use proptest::prelude::*;

use super::{plan_of, settled, tries};

const EXCEPTIONS: usize = 5;

/// Exceptions with what each says, and which of the earlier ones each goes before.
#[derive(Debug, Clone)]
struct Generated {
    says: Vec<i64>,
    before: Vec<Vec<bool>>,
    /// The order in which they are written.
    order: Vec<usize>,
}

fn generated() -> impl Strategy<Value = Generated> {
    let says = prop::collection::vec(1..4_i64, EXCEPTIONS);
    let before = prop::collection::vec(prop::collection::vec(prop::bool::weighted(0.3), EXCEPTIONS), EXCEPTIONS);
    let order = Just((0..EXCEPTIONS).collect::<Vec<usize>>()).prop_shuffle();
    (says, before, order).prop_map(|(says, before, order)| Generated { says, before, order })
}

impl Generated {
    /// Whether one goes before another, itself or by way of those between.
    fn goes_before(&self, one: usize, other: usize) -> bool {
        (other..one).any(|next| self.before[one][next] && (next == other || self.goes_before(next, other)))
    }

    /// What the rule comes to where all is known.
    fn answer(&self, applies: &[bool]) -> Cell {
        let outranked = |at: usize| (0..EXCEPTIONS).any(|other| applies[other] && self.goes_before(other, at));
        let mut said: Vec<i64> = (0..EXCEPTIONS).filter(|at| applies[*at] && !outranked(*at)).map(|at| self.says[at]).collect();
        said.sort_unstable();
        said.dedup();
        match said.as_slice() {
            [] => number(0),
            [only] => number(*only),
            _ => Cell::Fault,
        }
    }

    fn law(&self) -> String {
        let mut text = String::from("act a { rank statute  title nb \"a\" en \"a\"  in force from 2000-01-01 }\nentity some {\n");
        for at in 0..EXCEPTIONS {
            writeln!(text, "f{at} : yes/no").expect("a string takes everything");
        }
        text.push_str("}\n§ 1\nledd 1 { value v : number = 0 }\nledd 2 {\n");
        for at in &self.order {
            write!(text, "exception e{at} to v when some.f{at} then {}", self.says[*at]).expect("a string takes everything");
            let yields: Vec<String> = (0..*at).filter(|other| self.before[*at][*other]).map(|other| format!("e{other}")).collect();
            if !yields.is_empty() {
                write!(text, " goes before {}", yields.join(", ")).expect("a string takes everything");
            }
            text.push('\n');
        }
        text.push_str("}\n");
        text
    }
}

fn number(value: i64) -> Cell {
    Cell::Known(Value::Number(Number::whole(value)))
}

fn found(plan: &Arc<Plan>, given: &[Option<bool>]) -> (Cell, Cell) {
    let cells: Vec<Cell> = given.iter().map(|truth| truth.map_or(Cell::Unknown, |truth| Cell::Known(Value::Truth(truth)))).collect();
    let goal = plan.checked().book().rule("v").expect("the rule");
    let mut evaluator = Evaluator::new(plan);
    (evaluator.decide(goal, &cells, &[]), evaluator.trace(goal, &cells, &[]).0)
}

proptest! {
    #![proptest_config(tries(120))]

    #[test]
    fn an_answer_is_the_one_of_every_way_the_unknown_may_turn_out(
        rule in generated(),
        cases in prop::collection::vec(prop::collection::vec(any::<Option<bool>>(), EXCEPTIONS), 6),
    ) {
        let plan = plan_of(&rule.law(), "2000-01-01");
        for given in &cases {
            let (cell, traced) = found(&plan, given);
            prop_assert_eq!(&cell, &traced, "with a trace");
            let ways = (0..1_usize << EXCEPTIONS).map(|bits| (0..EXCEPTIONS).map(|at| bits >> at & 1 == 1).collect::<Vec<bool>>());
            let fits = |way: &Vec<bool>| given.iter().zip(way).all(|(given, own)| given.is_none_or(|given| given == *own));
            let mut answers: Vec<Cell> = ways.filter(fits).map(|way| rule.answer(&way)).collect();
            answers.dedup();
            if let [only] = answers.as_slice() {
                // Nothing is left open that is the same every way, unless the ways differ before they agree.
                prop_assert!(cell == *only || cell == Cell::Unknown && given.contains(&None), "{:?} for {:?}", cell, only);
            } else {
                prop_assert!(!settled(&cell), "{:?} of {:?}", cell, answers);
            }
        }
    }
}
