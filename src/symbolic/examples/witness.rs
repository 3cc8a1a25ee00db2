//! Examples: a path as the facts of a case, decided under both versions. What the evaluator does not confirm is no example.

use std::sync::Arc;

use chrono::NaiveDate;

use super::case::{Case, Given};
use super::concrete::Concrete;
use super::schema::{Field, fields, merged};
use crate::compile::Plan;
use crate::eval::Evaluator;
use crate::facts::{Facts, goal_inputs};
use crate::model::{Cell, Duration, FactId, Kind, PeriodSet, RuleId, Rulebook, Type, Value};
use crate::symbolic::diagram::leaf::Change;
use crate::symbolic::diagram::space::{Space, What};
use crate::symbolic::paths::cover::Cube;
use crate::symbolic::paths::system::{Literal, Values};
use crate::symbolic::terms::quantity::Quantity;
use crate::symbolic::terms::variable::Variable;
use crate::symbolic::walk::pair::rule_type;
use crate::symbolic::walk::rules::choices;

/// A case, and what each version says of it.
#[derive(Debug, Clone)]
pub struct Example {
    /// The facts under each version.
    pub facts: [Arc<Facts>; 2],
    /// The answers; `None` where a version has no such rule.
    pub answers: [Option<Cell>; 2],
    /// The same to be compared: a choice by its name, since each version has its own list of them.
    compared: [Cell; 2],
    /// What the answer of a version without the rule counts as: *no* where it is yes or no, and none else.
    absent: Cell,
    /// The boundary days of its dates, where it is shown for a region.
    pub boundaries: Vec<Boundary>,
}

/// A day up to which a date of an example may go, all else being the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Boundary {
    /// The date, by the full name of its fact.
    pub fact: Arc<str>,
    /// The last day that shows the difference.
    pub inside: NaiveDate,
    /// The day beside it, which does not.
    pub outside: NaiveDate,
}

/// What became of a case under both versions.
pub(in crate::symbolic) enum Decided {
    /// Both versions decided it.
    As(Example),
    /// So many rules say that it cannot be.
    Impossible(usize),
    /// A version does not take it.
    Refused,
}

/// What an example is asked about.
pub(in crate::symbolic) struct Asked<'a> {
    pub(in crate::symbolic) plans: [&'a Arc<Plan>; 2],
    pub(in crate::symbolic) goal: &'a str,
    /// Another rule of each version whose facts the case has too.
    pub(in crate::symbolic) besides: [Option<RuleId>; 2],
    /// The alternatives of the readings, under each version.
    pub(in crate::symbolic) readings: [Vec<u16>; 2],
}

/// A path of a region, with values for its dates and numbers.
pub(in crate::symbolic) type Told<'t> = (&'t Cube, &'t [Literal], &'t Values);

impl<'a> Asked<'a> {
    /// A goal under the readings that each version has by default.
    pub(in crate::symbolic) fn by_default(plans: [&'a Arc<Plan>; 2], goal: &'a str) -> Asked<'a> {
        Asked { plans, goal, besides: [None, None], readings: plans.map(|plan| plan.default_readings().to_vec()) }
    }
}

impl Asked<'_> {
    /// A case with the facts of a path and without items, if it lies in the region and shows what is told.
    pub(in crate::symbolic) fn example(&self, space: &Space, told: Told<'_>, shows: &dyn Fn(&Example) -> bool) -> Option<Example> {
        let (cube, ..) = told;
        let shown = |case: &Case| match self.decided(case) {
            Decided::As(found) if shows(&found) && !Concrete::new(space, case).is_outside(cube) => Some(found),
            _ => None,
        };
        // What a path leaves open seldom matters; where it does, it is no rather than yes.
        let case = self.begun(space, told);
        let found = shown(&case).or_else(|| shown(&self.filled(case)))?;
        Some(self.nearer(space, found, &shown))
    }

    /// What a path says of facts; lists are empty.
    pub(in crate::symbolic) fn begun(&self, space: &Space, (_, path, values): Told<'_>) -> Case {
        let mut case = case_of(space, path, values);
        for (_, fact, _) in self.inputs().into_iter().filter(|(_, _, ty)| matches!(ty, Type::List(_))) {
            case.0.entry(fact).or_insert(Given::Items(Vec::new()));
        }
        case
    }

    /// The case with a value for each fact.
    pub(in crate::symbolic) fn filled(&self, mut case: Case) -> Case {
        for (book, fact, ty) in self.inputs() {
            let given = match ty {
                Type::Truth => Given::Value(Value::Truth(false)),
                Type::Quantity(_) => Given::Value(Value::Number(crate::model::Number::ZERO)),
                Type::Date => Given::Value(Value::Date(book.version.date)),
                Type::Months | Type::Days => Given::Value(Value::Duration(Duration::default())),
                Type::Periods => Given::Value(Value::periods(PeriodSet::default())),
                Type::Choice(_) => match choices(book, ty).first() {
                    Some(first) => Given::Choice(first.clone()),
                    None => continue,
                },
                _ => continue,
            };
            case.0.entry(fact).or_insert(given);
        }
        case
    }

    /// What a case has room for.
    pub(in crate::symbolic) fn fields(&self) -> Vec<Field> {
        let mut all = Vec::new();
        for (plan, besides) in self.plans.iter().zip(self.besides) {
            let book = plan.checked().book();
            let asked = book.rule(self.goal).into_iter().chain(besides).flat_map(|rule| goal_inputs(book, rule).facts);
            let facts: Vec<FactId> = asked.map(|(fact, _)| fact).collect();
            all = merged(all, fields(book, &facts, None, 0));
        }
        all
    }

    /// What a version without the rule says.
    fn absent(&self) -> Cell {
        let ty = self.plans.iter().find_map(|plan| rule_type(plan.checked().book(), self.goal));
        if ty == Some(Type::Truth) { Cell::NO } else { Cell::Fault }
    }

    /// The day of the later law.
    pub(in crate::symbolic) fn day(&self) -> NaiveDate {
        let [before, after] = self.plans.map(|plan| plan.checked().book().version.date);
        before.max(after)
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

    /// A case with its answers.
    pub(in crate::symbolic) fn answered(&self, facts: [Arc<Facts>; 2], answers: [Option<Cell>; 2]) -> Example {
        let absent = self.absent();
        let ([first, second], [before, after]) = (self.plans, &answers);
        let compared = [(first, before), (second, after)].map(|(plan, answer)| comparable(plan, self.goal, answer.as_ref(), &absent));
        Example { facts, answers, compared, absent, boundaries: Vec::new() }
    }

    /// A case decided under both versions.
    pub(in crate::symbolic) fn decided(&self, case: &Case) -> Decided {
        let ([first, second], [own, other]) = (self.plans, &self.readings);
        let Some([before, after]) =
            one(first, self.goal, own, case).zip(one(second, self.goal, other, case)).map(|(own, other)| [own, other])
        else {
            return Decided::Refused;
        };
        match (before, after) {
            (Ok((facts, answer)), Ok((other_facts, other))) => {
                Decided::As(self.answered([facts.into(), other_facts.into()], [answer, other]))
            }
            (before, after) => Decided::Impossible(before.err().unwrap_or(0) + after.err().unwrap_or(0)),
        }
    }
}

/// What a path says of facts.
fn case_of(space: &Space, path: &[Literal], values: &Values) -> Case {
    let mut case = Case::default();
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
                case.0.extend(fact(quantity).map(|name| (name, Given::Value(Value::Truth(*value == 1)))));
            }
            Some(own @ Variable::Choice(quantity)) => {
                let choice = space.domain(own).get(*value).cloned();
                case.0.extend(fact(quantity).zip(choice).map(|(name, choice)| (name, Given::Choice(choice))));
            }
            _ => {}
        }
    }
    let dates = values.dates.iter().filter_map(|(quantity, day)| Some((fact(quantity)?, Given::Value(Value::Date(*day)))));
    // A date that only counts as a number of days has no day of its own here.
    let numbers = values.numbers.iter().filter(|(quantity, _)| !space.is_date(**quantity));
    let numbers = numbers.filter_map(|(quantity, number)| Some((fact(quantity)?, Given::Value(Value::Number(*number)))));
    case.0.extend(dates.chain(numbers).collect::<Vec<_>>());
    case
}

/// A case as the facts of a version, and its answer; or how many rules say that it cannot be. `None` where the version does not take it.
fn one(plan: &Arc<Plan>, goal: &str, readings: &[u16], case: &Case) -> Option<Result<(Facts, Option<Cell>), usize>> {
    let book = plan.checked().book();
    let facts = case.facts(book)?;
    let mut evaluator = Evaluator::new(plan);
    let mut impossible = 0;
    for (at, rule) in (0..).map(RuleId).zip(&book.rules) {
        if rule.kind == Kind::Impossible && rule.each.is_none() && evaluator.decide(at, &facts, readings).ok()? == Cell::YES {
            impossible += 1;
        }
    }
    if impossible > 0 {
        return Some(Err(impossible));
    }
    let answer = match book.rule(goal) {
        Some(goal) => Some(evaluator.decide(goal, &facts, readings).ok()?),
        None => None,
    };
    Some(Ok((facts, answer)))
}

impl Example {
    /// Its facts, of the two versions together.
    pub(in crate::symbolic) fn case(&self, plans: [&Arc<Plan>; 2]) -> Case {
        let ([first, second], [own, other]) = (plans.map(|plan| plan.checked().book()), &self.facts);
        Case::of([(first, own), (second, other)])
    }

    /// How the answers differ; `None` where one is open.
    pub(in crate::symbolic) fn change(&self) -> Option<Change> {
        let [before, after] = &self.compared;
        change_between(before, after)
    }

    /// Whether another law gives the case the answer of the second version, under the readings that it has by default.
    pub(in crate::symbolic) fn is_answered_alike(&self, law: &Arc<Plan>, goal: &str, case: &Case) -> bool {
        let Some(Ok((_, answer))) = one(law, goal, law.default_readings(), case) else { return false };
        let [_, after] = &self.compared;
        match (comparable(law, goal, answer.as_ref(), &self.absent), after) {
            (Cell::Unknown, Cell::Unknown) => true,
            (own, after) => change_between(&own, after) == Some(Change::Same),
        }
    }
}

/// An answer as it is compared with that of another version. `absent` is that of a version without the rule.
fn comparable(plan: &Arc<Plan>, goal: &str, answer: Option<&Cell>, absent: &Cell) -> Cell {
    let book = plan.checked().book();
    match answer {
        None => absent.clone(),
        Some(Cell::Known(Value::Choice(at))) => {
            let names = rule_type(book, goal).map(|ty| choices(book, ty)).unwrap_or_default();
            names.get(usize::from(*at)).map_or(Cell::Fault, |name| Cell::Known(Value::Text(name.clone())))
        }
        Some(own) => own.clone(),
    }
}

/// How answers differ; `None` where one is open.
fn change_between(before: &Cell, after: &Cell) -> Option<Change> {
    match (before, after) {
        (Cell::Unknown, _) | (_, Cell::Unknown) => None,
        (Cell::Fault, Cell::Fault) => Some(Change::Same),
        (Cell::Fault, Cell::Known(_)) => Some(Change::Answered),
        (Cell::Known(_), Cell::Fault) => Some(Change::Unanswered),
        (Cell::Known(before), Cell::Known(after)) => Some(match (before, after) {
            (Value::Truth(false), Value::Truth(true)) => Change::Gained,
            (Value::Truth(true), Value::Truth(false)) => Change::Lost,
            (Value::Number(_) | Value::Date(_) | Value::Duration(_), _) => match after.order(before) {
                std::cmp::Ordering::Greater => Change::More,
                std::cmp::Ordering::Less => Change::Less,
                std::cmp::Ordering::Equal => Change::Same,
            },
            _ if before == after => Change::Same,
            _ => Change::Other,
        }),
    }
}
