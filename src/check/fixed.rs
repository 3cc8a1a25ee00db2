//! Expressions that do not depend on facts, evaluated for a day.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::model::{ExprId, ExprKind, Number, ParameterId, Polarity, Rulebook, Type, Value};

/// The longest chain of rules followed to a value. No bound written by a person needs more.
const THROUGH: usize = 16;

/// The day whose parameter values are used.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum On {
    /// The day of the law.
    Law(NaiveDate),
    /// A day that an expression yields in a case: the shape of that expression, and the day tried for it.
    Case(String, NaiveDate),
}

impl On {
    /// The day whose values are used.
    pub(super) fn day(&self) -> NaiveDate {
        match self {
            On::Law(day) | On::Case(_, day) => *day,
        }
    }
}

/// The value of an expression; `None` if it depends on facts.
pub(super) fn fixed(book: &Rulebook, id: ExprId, on: &On) -> Option<Value> {
    value(book, id, on, 0)
}

fn value(book: &Rulebook, id: ExprId, on: &On, through: usize) -> Option<Value> {
    let number = |id: &ExprId| match value(book, *id, on, through)? {
        Value::Number(number) => Some(number),
        _ => None,
    };
    match &book.exprs.get(id.0 as usize)?.kind {
        ExprKind::Value(value, ty) => (*ty != Type::Faulty).then(|| value.clone()),
        ExprKind::Figure(figure) => Some(book.figures.get(figure.index())?.value.clone()),
        ExprKind::Parameter(parameter, of) => {
            let day = match (of, on) {
                (None, On::Law(day)) => *day,
                (None, On::Case(..)) => return None,
                (Some(of), _) => match (value(book, *of, on, through), on) {
                    (Some(Value::Date(day)), _) => day,
                    (None, On::Case(shape, day)) if book.shape(*of) == *shape => *day,
                    _ => return None,
                },
            };
            let values = &book.parameters.get(parameter.index())?.values;
            let next = values.partition_point(|(from, _)| *from <= day);
            Some(values.get(next.checked_sub(1)?)?.1.clone())
        }
        ExprKind::Per(inner, _) => value(book, *inner, on, through),
        ExprKind::Minus(inner) => Some(Value::Number(number(inner)?.negated())),
        ExprKind::Sum(terms) => {
            let sum = terms.iter().try_fold(Number::ZERO, |sum, (polarity, term)| {
                let term = number(term)?;
                if *polarity == Polarity::Direct { sum.plus(term) } else { sum.minus(term) }
            });
            sum.map(Value::Number)
        }
        ExprKind::Product(factors) => {
            let product = factors.iter().try_fold(Number::whole(1), |product, (polarity, factor)| {
                let factor = number(factor)?;
                if *polarity == Polarity::Direct { product.times(factor) } else { product.over(factor) }
            });
            product.map(Value::Number)
        }
        ExprKind::Rule(rule) => {
            let rule = book.rules.get(rule.index()).filter(|rule| rule.exceptions.is_empty() && through < THROUGH)?;
            value(book, rule.body, on, through + 1)
        }
        _ => None,
    }
}

/// The days on which the expressions may have different values: from the day of the law to the last day of its version; and, for parameters
/// on a day of the case, each day on which a value begins.
pub(super) fn days(book: &Rulebook, of: &[ExprId], until: Option<NaiveDate>) -> BTreeSet<On> {
    let first = book.version.date;
    let mut days = BTreeSet::from([On::Law(first)]);
    let mut stack: Vec<(ExprId, usize)> = of.iter().map(|id| (*id, 0)).collect();
    while let Some((id, through)) = stack.pop() {
        let Some(expr) = book.exprs.get(id.0 as usize) else { continue };
        match &expr.kind {
            ExprKind::Parameter(parameter, None) => {
                let within = |from: &NaiveDate| *from > first && until.is_none_or(|until| *from < until);
                days.extend(changes(book, *parameter).filter(within).map(On::Law));
            }
            ExprKind::Parameter(parameter, Some(of)) if fixed(book, *of, &On::Law(first)).is_none() => {
                let shape = book.shape(*of);
                days.extend(changes(book, *parameter).map(|from| On::Case(shape.clone(), from)));
            }
            ExprKind::Rule(rule) if through < THROUGH => {
                let own = book.rules.get(rule.index()).filter(|rule| rule.exceptions.is_empty());
                stack.extend(own.map(|rule| (rule.body, through + 1)));
            }
            ExprKind::Per(..) | ExprKind::Minus(_) | ExprKind::Sum(_) | ExprKind::Product(_) => {
                stack.extend(expr.kind.children().into_iter().map(|child| (child, through)));
            }
            _ => {}
        }
    }
    days
}

fn changes(book: &Rulebook, parameter: ParameterId) -> impl Iterator<Item = NaiveDate> {
    book.parameters.get(parameter.index()).into_iter().flat_map(|parameter| parameter.values.iter().map(|(from, _)| *from))
}
