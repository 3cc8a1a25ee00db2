//! Examples: a path as the facts of a case, decided under both versions. What the evaluator does not confirm is no example.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::leaf::Change;
use super::quantity::Quantity;
use super::space::{Space, What};
use super::system::{Literal, Values};
use super::variable::Variable;
use crate::compile::Plan;
use crate::eval::Evaluator;
use crate::facts::{Facts, goal_inputs};
use crate::model::{Cell, Duration, FactId, Kind, RuleId, Rulebook, Type, Value};

/// A case, and what each version says of it.
#[derive(Debug, Clone)]
pub struct Example {
    /// The facts under each version.
    pub facts: [Arc<Facts>; 2],
    /// The answers; `None` where a version has no such rule.
    pub answers: [Option<Cell>; 2],
}

/// The value of a fact, by the names that both versions know.
#[derive(Debug, Clone, PartialEq)]
enum Given {
    Value(Value),
    Choice(Arc<str>),
    Empty,
}

/// The values of facts by their names.
type Case = BTreeMap<Arc<str>, Given>;

/// A case with the facts of a path, if it shows the change that is told.
pub(super) fn example(
    space: &Space,
    plans: [&Arc<Plan>; 2],
    goal: &str,
    (path, values): (&[Literal], &Values),
    change: Change,
) -> Option<Example> {
    let mut case = told(space, path, values);
    let books = plans.map(|plan| plan.checked().book());
    for book in books {
        for (fact, ty) in inputs(book, goal) {
            if let Type::List(_) = ty {
                case.entry(fact).or_insert(Given::Empty);
            }
        }
    }
    // What a path leaves open seldom matters; where it does, it is no rather than yes.
    let found = decided(plans, goal, &case).filter(|own| own.change() == Some(change));
    found.or_else(|| {
        for book in books {
            for (fact, ty) in inputs(book, goal) {
                let given = match ty {
                    Type::Truth => Given::Value(Value::Truth(false)),
                    Type::Quantity(_) => Given::Value(Value::Number(crate::model::Number::ZERO)),
                    Type::Date => Given::Value(Value::Date(book.version.date)),
                    Type::Months | Type::Days => Given::Value(Value::Duration(Duration::default())),
                    Type::Choice(_) => match super::walk::choices(book, ty).first() {
                        Some(first) => Given::Choice(first.clone()),
                        None => continue,
                    },
                    _ => continue,
                };
                case.entry(fact).or_insert(given);
            }
        }
        decided(plans, goal, &case).filter(|own| own.change() == Some(change))
    })
}

/// The facts of a goal with their types, but for those of items of lists.
fn inputs(book: &Rulebook, goal: &str) -> Vec<(Arc<str>, Type)> {
    let Some(rule) = book.rule(goal) else { return Vec::new() };
    let of_case = goal_inputs(book, rule).facts.into_iter().filter(|(fact, _)| book.listed(*fact).is_none());
    of_case.filter_map(|(fact, _)| book.facts.get(fact.index())).map(|fact| (fact.name.clone(), fact.ty)).collect()
}

/// What a path says of facts.
fn told(space: &Space, path: &[Literal], values: &Values) -> Case {
    let mut case = Case::new();
    let fact = |quantity: &Quantity| match space.described(*quantity) {
        Some(own) if own.items.is_empty() => match &own.what {
            What::Fact(name) => Some(name.clone()),
            What::Age(..) | What::Closed(..) => None,
        },
        _ => None,
    };
    for (level, value) in path {
        match space.variable(*level) {
            Some(Variable::Truth(quantity)) => {
                case.extend(fact(quantity).map(|name| (name, Given::Value(Value::Truth(*value == 1)))));
            }
            Some(own @ Variable::Choice(quantity)) => {
                let choice = space.domain(own).get(*value).cloned();
                case.extend(fact(quantity).zip(choice).map(|(name, choice)| (name, Given::Choice(choice))));
            }
            _ => {}
        }
    }
    let dates = values.dates.iter().filter_map(|(quantity, day)| Some((fact(quantity)?, Given::Value(Value::Date(*day)))));
    let numbers = values.numbers.iter().filter_map(|(quantity, number)| Some((fact(quantity)?, Given::Value(Value::Number(*number)))));
    case.extend(dates.chain(numbers).collect::<Vec<_>>());
    case
}

/// A case as the facts of a version. A fact that the version does not have is not asked for in it.
fn facts(book: &Rulebook, case: &Case) -> Option<Facts> {
    let mut facts = Facts::unknown(book.facts.len());
    for (at, fact) in (0..).zip(&book.facts) {
        let value = match (case.get(&fact.name), fact.ty) {
            (None, _) => continue,
            (Some(Given::Empty), _) => {
                let empty = facts.add_list(Vec::new());
                facts.set(FactId(at), empty);
                continue;
            }
            (Some(Given::Value(Value::Number(number))), Type::Months) => {
                Value::Duration(Duration { months: i32::try_from(number.to_whole()?).ok()?, days: 0 })
            }
            (Some(Given::Value(Value::Number(number))), Type::Days) => {
                Value::Duration(Duration { months: 0, days: i32::try_from(number.to_whole()?).ok()? })
            }
            (Some(Given::Value(value)), _) => value.clone(),
            (Some(Given::Choice(name)), ty) => {
                let at = super::walk::choices(book, ty).iter().position(|own| own == name)?;
                Value::Choice(u16::try_from(at).ok()?)
            }
        };
        facts.set(FactId(at), Cell::Known(value));
    }
    Some(facts)
}

/// A case decided under both versions; `None` where a version refuses it.
fn decided(plans: [&Arc<Plan>; 2], goal: &str, case: &Case) -> Option<Example> {
    let [first, second] = plans.map(|plan| one(plan, goal, case));
    let ((facts, answer), (other_facts, other)) = (first?, second?);
    Some(Example { facts: [facts.into(), other_facts.into()], answers: [answer, other] })
}

fn one(plan: &Arc<Plan>, goal: &str, case: &Case) -> Option<(Facts, Option<Cell>)> {
    let book = plan.checked().book();
    let facts = facts(book, case)?;
    let mut evaluator = Evaluator::new(plan);
    let readings = plan.default_readings();
    for (at, rule) in (0..).map(RuleId).zip(&book.rules) {
        if rule.kind == Kind::Impossible && rule.each.is_none() && evaluator.decide(at, &facts, readings).ok()? == Cell::YES {
            return None;
        }
    }
    let answer = match book.rule(goal) {
        Some(goal) => Some(evaluator.decide(goal, &facts, readings).ok()?),
        None => None,
    };
    Some((facts, answer))
}

impl Example {
    /// How the answers differ; `None` where one is open.
    fn change(&self) -> Option<Change> {
        let absent = |cell: &Option<Cell>, other: &Option<Cell>| match (cell, other) {
            (Some(cell), _) => cell.clone(),
            // A rule that a version does not have is *no* where it is yes or no, and has no answer else.
            (None, Some(Cell::Known(Value::Truth(_)))) => Cell::NO,
            (None, _) => Cell::Fault,
        };
        let [before, after] = &self.answers;
        match (absent(before, after), absent(after, before)) {
            (Cell::Unknown, _) | (_, Cell::Unknown) => None,
            (Cell::Fault, Cell::Fault) => Some(Change::Same),
            (Cell::Fault, Cell::Known(_)) => Some(Change::Answered),
            (Cell::Known(_), Cell::Fault) => Some(Change::Unanswered),
            (Cell::Known(before), Cell::Known(after)) => Some(match (&before, &after) {
                (Value::Truth(false), Value::Truth(true)) => Change::Gained,
                (Value::Truth(true), Value::Truth(false)) => Change::Lost,
                (Value::Number(_) | Value::Date(_) | Value::Duration(_), _) => match after.order(&before) {
                    std::cmp::Ordering::Greater => Change::More,
                    std::cmp::Ordering::Less => Change::Less,
                    std::cmp::Ordering::Equal => Change::Same,
                },
                _ if before == after => Change::Same,
                _ => Change::Other,
            }),
        }
    }
}
