//! Resolves tables into `if` expressions, and scales into bands. Checks that each choice of a list has exactly one row.
//! Not here: the order of their bounds (see [`crate::check`]).

use rustc_hash::FxHashMap as HashMap;

use super::error::ResolveError;
use super::scope::Ctx;
use crate::model::{ChoiceListId, Comparison, ExprId, ExprKind, Gather, Named, StandingId, Type, Value};
use crate::source::{Span, nearest};
use crate::syntax::ast::{self, Key, Row};

impl<'a> Ctx<'a> {
    /// A table: the value of the first row that matches.
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
                let included = matches!(row.key, Key::UpTo(_));
                let bound = self.expression(bound, standing, list);
                ExprKind::Compare(if included { Comparison::AtMost } else { Comparison::Below }, operand, bound)
            }
            Key::Range { low, high, end } => {
                let (low, high) = (self.expression(low, standing, list), self.expression(high, standing, list));
                ExprKind::Within { operand, low, high, end: *end }
            }
            Key::Values(values) => {
                let ids: Vec<ExprId> = values.iter().map(|value| self.expression(value, standing, list)).collect();
                let mut choices = Vec::new();
                for (id, value) in ids.iter().zip(values) {
                    let Some(ExprKind::Value(Value::Choice(choice), _)) = self.book.exprs.get(id.0 as usize).map(|expr| &expr.kind) else {
                        continue;
                    };
                    choices.push(*choice);
                    if let Some(first) = seen.get(choice) {
                        self.errors.push(ResolveError::NeverReached { span: value.span, first: *first });
                    } else {
                        seen.insert(*choice, value.span);
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

    /// The choices without a row; `None` if the table is not over a choice list.
    fn left_out(&self, list: Option<ChoiceListId>, seen: &Seen) -> Option<Vec<String>> {
        let choices = &self.book.choices.get(list?.index())?.choices;
        let named = |at: usize| u16::try_from(at).is_ok_and(|at| seen.contains_key(&at));
        Some(choices.iter().enumerate().filter(|(at, _)| !named(*at)).map(|(_, choice)| choice.name.to_string()).collect())
    }

    /// An expression that gathers from a list.
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

    /// A scale with its bands.
    pub(super) fn scale(&mut self, operand: &ast::Expr, bands: &[(Option<ast::Expr>, ast::Expr)], standing: StandingId) -> ExprKind {
        let operand = self.expression(operand, standing, None);
        let mut resolved = Vec::new();
        for (bound, rate) in bands {
            let upper = bound.as_ref().map(|bound| self.expression(bound, standing, None));
            resolved.push((upper, self.expression(rate, standing, None)));
        }
        ExprKind::Scale(operand, resolved)
    }
}

/// The choices that earlier rows of a table have named, and where.
type Seen = HashMap<u16, Span>;
