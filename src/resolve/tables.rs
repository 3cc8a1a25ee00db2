//! Tables into choices in turn, after a look whether every value has one row and only one; scales into bands.

use std::cmp::Ordering;

use super::error::ResolveError;
use super::scope::Ctx;
use crate::model::{ChoiceListId, Comparison, ExprId, ExprKind, Gather, Named, StandingId, Type, Value};
use crate::source::{Span, nearest};
use crate::syntax::ast::{self, Key, Row};

/// A bound of a row that has been read: its value, and whether the value itself is in.
#[derive(Clone, Copy)]
struct Bound {
    value: Value,
    inclusive: bool,
    span: Span,
}

impl<'a> Ctx<'a> {
    /// A table: the first row that fits.
    pub(super) fn table(
        &mut self,
        whole: Span,
        (operand, rows, otherwise): (&ast::Expr, &[Row], Option<&ast::Expr>),
        standing: StandingId,
        wanted: Option<ChoiceListId>,
    ) -> ExprKind {
        let operand_id = self.expression(operand, standing, None);
        let list = self.choice_list(operand_id);
        let mut arms = Vec::new();
        let mut seen = Seen::default();
        for row in rows {
            let when = self.row(operand_id, row, list, standing, &mut seen);
            let then = self.expression(&row.value, standing, wanted);
            arms.push((when, then));
        }
        let left = self.left_out(list, &seen);
        let otherwise = match (otherwise, left) {
            (Some(value), Some(left)) if left.is_empty() => {
                self.errors.push(ResolveError::NothingLeft { span: value.span });
                Some(self.expression(value, standing, wanted))
            }
            (Some(value), _) => Some(self.expression(value, standing, wanted)),
            (None, Some(left)) if left.is_empty() => arms.pop().map(|(_, last)| last),
            (None, left) => {
                self.errors.push(ResolveError::LeftOut { left: left.unwrap_or_default(), span: whole });
                arms.pop().map(|(_, last)| last)
            }
        };
        otherwise.map_or(ExprKind::Value(Value::Truth(false), Type::Faulty), |otherwise| ExprKind::If(arms, otherwise))
    }

    fn row(&mut self, operand: ExprId, row: &Row, list: Option<ChoiceListId>, standing: StandingId, seen: &mut Seen) -> ExprId {
        let kind = match &row.key {
            Key::Below(bound) | Key::UpTo(bound) => {
                let inclusive = matches!(row.key, Key::UpTo(_));
                let bound = self.expression(bound, standing, list);
                if let Some(value) = self.constant(bound) {
                    let own = Bound { value, inclusive, span: row.span };
                    if let Some(before) = seen.below.filter(|before| !own.reaches_beyond(before)) {
                        self.errors.push(ResolveError::NeverReached { span: row.span, first: before.span });
                    }
                    seen.below = Some(own);
                }
                ExprKind::Compare(if inclusive { Comparison::AtMost } else { Comparison::Below }, operand, bound)
            }
            Key::Range { low, high, inclusive } => {
                let (low, high) = (self.expression(low, standing, list), self.expression(high, standing, list));
                if let (Some(from), Some(to)) = (self.constant(low), self.constant(high)) {
                    let (from, to) = (
                        Bound { value: from, inclusive: true, span: row.span },
                        Bound { value: to, inclusive: *inclusive, span: row.span },
                    );
                    if let Some((_, first)) = seen.ranges.iter().find(|(low, high)| from.meets(high) && low.meets(&to)) {
                        self.errors.push(ResolveError::RowsMeet { span: row.span, first: first.span });
                    }
                    seen.ranges.push((from, to));
                }
                ExprKind::Within { operand, low, high, inclusive: *inclusive }
            }
            Key::Values(values) => {
                let ids: Vec<ExprId> = values.iter().map(|value| self.expression(value, standing, list)).collect();
                let mut choices = Vec::new();
                for (id, value) in ids.iter().zip(values) {
                    let Some(constant) = self.constant(*id) else { continue };
                    if let Some((_, first)) = seen.values.iter().find(|(other, _)| *other == constant) {
                        self.errors.push(ResolveError::NeverReached { span: value.span, first: *first });
                    }
                    seen.values.push((constant, value.span));
                    if let Value::Choice(choice) = constant {
                        choices.push(choice);
                    }
                }
                if list.is_some() {
                    ExprKind::OneOf(operand, choices)
                } else {
                    let equal = ids.into_iter().map(|id| self.expr(ExprKind::Compare(Comparison::Equal, operand, id), standing, row.span));
                    match equal.collect::<Vec<_>>().as_slice() {
                        [only] => return *only,
                        several => ExprKind::Any(several.to_vec()),
                    }
                }
            }
        };
        self.expr(kind, standing, row.span)
    }

    /// The choices no row names; none where the table is not by a list of choices.
    fn left_out(&self, list: Option<ChoiceListId>, seen: &Seen) -> Option<Vec<String>> {
        let choices = &self.book.choices.get(list?.index())?.choices;
        let named = |at: usize| seen.values.iter().any(|(value, _)| matches!(value, Value::Choice(choice) if usize::from(*choice) == at));
        Some(choices.iter().enumerate().filter(|(at, _)| !named(*at)).map(|(_, choice)| choice.name.to_string()).collect())
    }

    /// The value of a bound that no fact decides.
    fn constant(&self, id: ExprId) -> Option<Value> {
        match &self.book.exprs.get(id.0 as usize)?.kind {
            ExprKind::Value(value, ty) if *ty != Type::Faulty => Some(*value),
            ExprKind::Figure(figure) => self.book.figures.get(figure.index()).map(|figure| figure.value),
            ExprKind::Per(inner, _) => self.constant(*inner),
            _ => None,
        }
    }

    /// What is gathered from a list.
    pub(super) fn gather(
        &mut self,
        form: Gather,
        (of, by): (Option<&ast::Expr>, Option<&ast::Expr>),
        list: &ast::Name,
        filter: Option<&ast::Expr>,
        standing: StandingId,
    ) -> ExprKind {
        let fact = match self.book.names.get(&list.text) {
            Some(Named::Fact(id)) => Some(*id),
            _ => None,
        };
        let entity = fact.and_then(|id| self.book.facts.get(id.index())).and_then(|fact| match fact.ty {
            Type::List(entity) => Some(entity),
            _ => None,
        });
        let (Some(fact), Some(entity)) = (fact, entity) else {
            let lists: Vec<&str> = self.book.facts.iter().filter(|fact| matches!(fact.ty, Type::List(_))).map(|fact| &*fact.name).collect();
            let near = nearest(&list.text, lists.into_iter());
            self.errors.push(ResolveError::NotAList { name: list.clone(), near });
            return ExprKind::Value(Value::Truth(false), Type::Faulty);
        };
        let list = self.expr(ExprKind::Fact(fact), standing, list.span);
        let of = of.map(|of| self.expression(of, standing, None));
        let filter = filter.map(|filter| self.expression(filter, standing, None));
        let by = by.map(|by| self.expression(by, standing, None));
        ExprKind::Gather { form, list, entity, of, filter, by }
    }

    /// A scale: bands whose bounds rise.
    pub(super) fn scale(&mut self, operand: &ast::Expr, bands: &[(Option<ast::Expr>, ast::Expr)], standing: StandingId) -> ExprKind {
        let operand = self.expression(operand, standing, None);
        let mut before: Option<Bound> = None;
        let mut resolved = Vec::new();
        for (bound, rate) in bands {
            let upper = bound.as_ref().map(|bound| self.expression(bound, standing, None));
            if let (Some(id), Some(written)) = (upper, bound)
                && let Some(value) = self.constant(id)
            {
                let own = Bound { value, inclusive: true, span: written.span };
                if let Some(before) = before.filter(|before| !own.reaches_beyond(before)) {
                    self.errors.push(ResolveError::NeverReached { span: own.span, first: before.span });
                }
                before = Some(own);
            }
            resolved.push((upper, self.expression(rate, standing, None)));
        }
        ExprKind::Scale(operand, resolved)
    }
}

/// The rows of a table so far.
#[derive(Default)]
struct Seen {
    below: Option<Bound>,
    ranges: Vec<(Bound, Bound)>,
    values: Vec<(Value, Span)>,
}

impl Bound {
    /// Whether an upper bound lets through something that an earlier one does not.
    fn reaches_beyond(&self, before: &Bound) -> bool {
        match order(self.value, before.value) {
            Some(Ordering::Greater) | None => true,
            Some(Ordering::Equal) => self.inclusive && !before.inclusive,
            Some(Ordering::Less) => false,
        }
    }

    /// Whether a lower bound lies at or below an upper one.
    fn meets(&self, upper: &Bound) -> bool {
        match order(self.value, upper.value) {
            Some(Ordering::Less) => true,
            Some(Ordering::Equal) => self.inclusive && upper.inclusive,
            Some(Ordering::Greater) | None => false,
        }
    }
}

/// The order of two constants of one kind.
fn order(left: Value, right: Value) -> Option<Ordering> {
    match (left, right) {
        (Value::Number(left), Value::Number(right)) => Some(left.compare(right)),
        (Value::Date(left), Value::Date(right)) => Some(left.cmp(&right)),
        (Value::Duration(left), Value::Duration(right)) if (left.days, right.days) == (0, 0) => Some(left.months.cmp(&right.months)),
        (Value::Duration(left), Value::Duration(right)) if (left.months, right.months) == (0, 0) => Some(left.days.cmp(&right.days)),
        _ => None,
    }
}
