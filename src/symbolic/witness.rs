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

/// What an example is asked about.
pub(super) struct Asked<'a> {
    pub(super) plans: [&'a Arc<Plan>; 2],
    pub(super) goal: &'a str,
    /// Another rule of each version whose facts the case has too.
    pub(super) besides: [Option<RuleId>; 2],
    /// The alternatives of the readings, under each version.
    pub(super) readings: [Vec<u16>; 2],
}

/// A case with the facts of a path, if it shows the change that is told.
pub(super) fn example(
    space: &Space,
    plans: [&Arc<Plan>; 2],
    goal: &str,
    (path, values): (&[Literal], &Values),
    change: Change,
) -> Option<Example> {
    let asked = Asked { plans, goal, besides: [None, None], readings: plans.map(|plan| plan.default_readings().to_vec()) };
    asked.example(space, (path, values), &|own| own.change() == Some(change))
}

impl Asked<'_> {
    /// A case with the facts of a path, if it shows what is told.
    pub(super) fn example(
        &self,
        space: &Space,
        (path, values): (&[Literal], &Values),
        shows: &dyn Fn(&Example) -> bool,
    ) -> Option<Example> {
        let mut case = told(space, path, values);
        let inputs = self.inputs();
        for (_, fact, _) in inputs.iter().filter(|(_, _, ty)| matches!(ty, Type::List(_))) {
            case.entry(fact.clone()).or_insert(Given::Empty);
        }
        // What a path leaves open seldom matters; where it does, it is no rather than yes.
        let found = self.decided(&case).filter(shows);
        found.or_else(|| {
            for (book, fact, ty) in inputs {
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
            self.decided(&case).filter(shows)
        })
    }

    /// The facts of what is asked, with their types, but for those of items of lists.
    fn inputs(&self) -> Vec<(&Rulebook, Arc<str>, Type)> {
        let mut inputs = Vec::new();
        for (plan, besides) in self.plans.iter().zip(self.besides) {
            let book = plan.checked().book();
            for rule in book.rule(self.goal).into_iter().chain(besides) {
                let of_case = goal_inputs(book, rule).facts.into_iter().filter(|(fact, _)| book.listed(*fact).is_none());
                let facts = of_case.filter_map(|(fact, _)| book.facts.get(fact.index()));
                inputs.extend(facts.map(|fact| (book, fact.name.clone(), fact.ty)));
            }
        }
        inputs
    }

    /// A case decided under both versions; `None` where a version refuses it.
    fn decided(&self, case: &Case) -> Option<Example> {
        let ([first, second], [own, other]) = (self.plans, &self.readings);
        let ((facts, answer), (other_facts, other)) = (one(first, self.goal, own, case)?, one(second, self.goal, other, case)?);
        Some(Example { facts: [facts.into(), other_facts.into()], answers: [answer, other] })
    }
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
    // A date that only counts as a number of days has no day of its own here.
    let numbers = values.numbers.iter().filter(|(quantity, _)| !space.is_date(**quantity));
    let numbers = numbers.filter_map(|(quantity, number)| Some((fact(quantity)?, Given::Value(Value::Number(*number)))));
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

fn one(plan: &Arc<Plan>, goal: &str, readings: &[u16], case: &Case) -> Option<(Facts, Option<Cell>)> {
    let book = plan.checked().book();
    let facts = facts(book, case)?;
    let mut evaluator = Evaluator::new(plan);
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
    pub(super) fn change(&self) -> Option<Change> {
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
