//! The diagrams of a difference held against the evaluator: random cases of every goal, every cell of the small ones, laws made up at random against
//! all their cases, and what must be true of any two versions.
//!
//! Each is run twice. The bounded run is one of the tests. The long one asks for as much as anybody waits for, and tells what it counted:
//! `cargo test --release --test it held -- --ignored --nocapture`.

mod cells;
mod composed;
mod conditions;
mod made;
mod pairs;
mod random;
mod values;

use std::sync::Arc;

use paragraf::compile::Plan;
use paragraf::eval::Evaluator;
use paragraf::facts::Facts;
use paragraf::law::Version;
use paragraf::model::{Cell, Kind, RuleId, Type, Value};
use paragraf::pipeline::RuleFiles;
use paragraf::symbolic::Change;

/// Two versions of the law of the project, or of another.
struct Pair {
    plans: [Arc<Plan>; 2],
}

/// The pairs of the law of the project that are looked at: the whole proposal, one measure of it, and what became law.
const PAIRS: [[&str; 2]; 3] =
    [["2018-06-01", "2018-06-01+hoering_2018"], ["2018-06-01", "2018-06-01+hoering_2018:lower_age_limit"], ["2018-06-01", "2026-06-01"]];

impl Pair {
    fn of(base: &RuleFiles, versions: [&str; 2]) -> Pair {
        let plans =
            versions.map(|name| base.plan(&Version::parse(name).expect("a version")).unwrap_or_else(|_| panic!("mistakes in {name}")));
        Pair { plans }
    }

    fn turned(&self) -> Pair {
        let [before, after] = self.plans.clone();
        Pair { plans: [after, before] }
    }

    fn plans(&self) -> [&Arc<Plan>; 2] {
        self.plans.each_ref()
    }

    /// Every goal of both versions.
    fn goals(&self) -> Vec<String> {
        let mut names: Vec<String> = Vec::new();
        for plan in &self.plans {
            for goal in RuleFiles::goals(plan) {
                let book = plan.checked().book();
                let name = book.rules[goal.index()].name.to_string();
                if book.rule(&name).is_some() && !names.contains(&name) {
                    names.push(name);
                }
            }
        }
        names
    }

    /// The type of a goal in a version that has it.
    fn ty(&self, goal: &str) -> Type {
        let ty = |plan: &Arc<Plan>| {
            let book = plan.checked().book();
            book.rule(goal).map(|rule| book.rules[rule.index()].ty)
        };
        self.plans.iter().find_map(ty).expect("a goal of one of them")
    }
}

/// The evaluator under both versions.
struct Both<'p> {
    pair: &'p Pair,
    evaluators: [Evaluator; 2],
    rules: [Option<RuleId>; 2],
    impossible: [Vec<RuleId>; 2],
    absent: Cell,
}

impl<'p> Both<'p> {
    fn new(pair: &'p Pair, goal: &str) -> Both<'p> {
        let impossible = pair.plans.each_ref().map(|plan| {
            let rules = (0..).map(RuleId).zip(&plan.checked().book().rules);
            rules.filter(|(_, rule)| rule.kind == Kind::Impossible && rule.each.is_none()).map(|(id, _)| id).collect()
        });
        Both {
            pair,
            evaluators: pair.plans.each_ref().map(Evaluator::new),
            rules: pair.plans.each_ref().map(|plan| plan.checked().book().rule(goal)),
            impossible,
            // A version without the rule says no, or nothing.
            absent: if pair.ty(goal) == Type::Truth { Cell::NO } else { Cell::Fault },
        }
    }

    fn answers(&mut self, facts: [&Facts; 2], readings: [&[u16]; 2]) -> [Cell; 2] {
        [0, 1].map(|at| match self.rules[at] {
            Some(rule) => self.evaluators[at].decide(rule, facts[at], readings[at]).expect("little work"),
            None => self.absent.clone(),
        })
    }

    /// Whether a version says that the case cannot be.
    fn cannot_be(&mut self, facts: [&Facts; 2], readings: [&[u16]; 2]) -> bool {
        [0, 1].into_iter().any(|at| {
            let evaluator = &mut self.evaluators[at];
            self.impossible[at].iter().any(|rule| evaluator.decide(*rule, facts[at], readings[at]).expect("little work") == Cell::YES)
        })
    }

    /// How two answers differ; `None` where one is not known.
    fn change(&self, answers: &[Cell; 2]) -> Option<Change> {
        let name = |at: usize, value: &Value| match value {
            Value::Choice(choice) => {
                let book = self.pair.plans[at].checked().book();
                let rule = self.rules[at].expect("it has an answer");
                let Type::Choice(list) = book.rules[rule.index()].ty else { panic!("a choice") };
                book.choices[list.index()].choices[usize::from(*choice)].name.to_string()
            }
            other => format!("{other:?}"),
        };
        Some(match answers {
            [Cell::Unknown, _] | [_, Cell::Unknown] => return None,
            [Cell::Fault, Cell::Fault] => Change::Same,
            [Cell::Fault, _] => Change::Answered,
            [_, Cell::Fault] => Change::Unanswered,
            [Cell::Known(before), Cell::Known(after)] => match (before, after) {
                (Value::Truth(before), Value::Truth(after)) if before == after => Change::Same,
                (Value::Truth(_), Value::Truth(after)) => {
                    if *after {
                        Change::Gained
                    } else {
                        Change::Lost
                    }
                }
                (Value::Number(_) | Value::Date(_) | Value::Duration(_), _) => match after.order(before) {
                    std::cmp::Ordering::Greater => Change::More,
                    std::cmp::Ordering::Less => Change::Less,
                    std::cmp::Ordering::Equal => Change::Same,
                },
                _ if name(0, before) == name(1, after) => Change::Same,
                _ => Change::Other,
            },
        })
    }
}

/// The change seen from the other version.
fn mirrored(change: Change) -> Change {
    match change {
        Change::Gained => Change::Lost,
        Change::Lost => Change::Gained,
        Change::More => Change::Less,
        Change::Less => Change::More,
        Change::Answered => Change::Unanswered,
        Change::Unanswered => Change::Answered,
        Change::Same | Change::Other | Change::Impossible => change,
    }
}
