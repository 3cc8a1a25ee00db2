//! The first of a list by a key, held against all that its items may turn out to be: each counts, has a place and says something, or is not
//! known to, or has no answer.

use std::sync::{Arc, OnceLock};

use paragraf::compile::Plan;
use paragraf::eval::Evaluator;
use paragraf::facts::Facts;
use paragraf::model::{Cell, Number, Value};
use proptest::prelude::*;

use super::{plan_of, tries};

/// Nought has no answer in any of the three.
const LAW: &str = r#"
act a { rank statute title en "A" in force from 2000-01-01 }
entity h { l : list of item }
entity item { counts : number  place : number  says : number }
§ 1
value one : number = first of 6 / item.says by 6 / item.place over h.l where 1 / item.counts > 0
"#;

/// What each of the three may be: a number counts above nought, and places and what is said are two apart and one beyond each.
const DOMAINS: [&[i64]; 3] = [&[-1, 0, 1], &[0, 1, 2, 3, 6], &[0, 2, 3]];
/// What is given: the outer places are only what an unknown one may turn out to be.
const GIVEN: [&[i64]; 3] = [&[-1, 0, 1, 1], &[0, 2, 3], &[0, 2, 3, 3]];

fn plan() -> &'static Arc<Plan> {
    static PLAN: OnceLock<Arc<Plan>> = OnceLock::new();
    PLAN.get_or_init(|| plan_of(LAW, "2020-01-01"))
}

fn number(number: i64) -> Cell {
    Cell::Known(Value::Number(Number::whole(number)))
}

fn answer(items: Vec<Vec<Cell>>) -> (Cell, Cell) {
    let goal = plan().checked().book().rule("one").expect("the rule");
    let mut facts = Facts::unknown(plan().checked().book().facts.len());
    let list = facts.add_list(items);
    facts.set(paragraf::model::FactId(0), list);
    let mut evaluator = Evaluator::new(plan());
    let traced = evaluator.trace(goal, &facts, &[]).expect("little work").0;
    (evaluator.decide(goal, &facts, &[]).expect("little work"), traced)
}

proptest! {
    #![proptest_config(tries(400))]

    #[test]
    fn the_first_of_a_list_is_what_all_that_may_be_agrees_on(
        items in prop::collection::vec(prop::collection::vec(prop::option::weighted(0.8, any::<prop::sample::Index>()), 3), 0..4)
    ) {
        let given: Vec<Vec<Cell>> = items
            .iter()
            .map(|item| item.iter().zip(GIVEN).map(|(at, of)| at.map_or(Cell::Unknown, |at| number(of[at.index(of.len())]))).collect())
            .collect();
        let open: Vec<(usize, usize)> = given
            .iter()
            .enumerate()
            .flat_map(|(item, cells)| (0..3).filter(|at| cells[*at] == Cell::Unknown).map(move |at| (item, at)))
            .collect();
        prop_assume!(open.iter().map(|(_, at)| DOMAINS[*at].len()).product::<usize>() <= 1_500);
        let mut outcomes: Vec<Cell> = Vec::new();
        let count: usize = open.iter().map(|(_, at)| DOMAINS[*at].len()).product();
        for way in 0..count {
            let (mut rest, mut whole) = (way, given.clone());
            for (item, at) in &open {
                whole[*item][*at] = number(DOMAINS[*at][rest % DOMAINS[*at].len()]);
                rest /= DOMAINS[*at].len();
            }
            let found = answer(whole.clone()).0;
            prop_assert!(found != Cell::Unknown, "{:?} of {:?}", found, whole);
            if !outcomes.contains(&found) {
                outcomes.push(found);
            }
        }
        let (found, traced) = answer(given.clone());
        prop_assert_eq!(&found, &traced);
        match outcomes.as_slice() {
            // Where nothing that may be has an answer, there is none; and the other way round.
            [Cell::Fault] => prop_assert_eq!(found, Cell::Fault, "{:?}", given),
            [only] => prop_assert!(found == *only || found == Cell::Unknown, "{:?} of {:?}", found, given),
            _ => prop_assert_eq!(found, Cell::Unknown, "{:?} of {:?}", outcomes, given),
        }
    }
}
