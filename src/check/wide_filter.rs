//! Warns about a `where` condition that extends further than intended: it reaches to the end of the sentence, unless brackets end it.
//!
//! Conservative: only where both interpretations would type-check and no brackets decide.

use rustc_hash::FxHashSet as HashSet;

use super::Found;
use super::list_error::ListError;
use crate::elaborate;
use crate::model::{EntityId, ExprId, ExprKind, Type};
use crate::source::{Diagnostic, Span};

/// A warning for each `where` condition whose last part could belong to the expression around the gather.
pub fn wide_filters(known: &Found) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (at, expr) in (0_u32..).zip(&known.book().exprs) {
        let ExprKind::Gather { list, entity, filter: Some(filter), .. } = &expr.kind else { continue };
        let gather = Gathered { known, entity: *entity, list: known.expr(*list).map_or(expr.span, |list| list.span) };
        found.extend(gather.wide_filters(*filter, known.type_of(ExprId(at))));
    }
    found.into_iter().map(Diagnostic::from).collect()
}

/// A gather with a condition.
struct Gathered<'c> {
    known: &'c Found,
    entity: EntityId,
    list: Span,
}

impl Gathered<'_> {
    /// The last part of the condition that could instead apply to the gathered value, if any. `ty` is the type of the gathered value.
    fn wide_filters(&self, filter: ExprId, ty: Type) -> Option<ListError> {
        let mut next = Some(filter);
        while let Some(id) = next.take() {
            let expr = self.known.expr(id)?;
            match &expr.kind {
                ExprKind::All(list) | ExprKind::Any(list) if self.bare(id) => {
                    let last = *list.last()?;
                    if ty == Type::Truth && !self.speaks(last) && list.iter().any(|own| self.speaks(*own)) {
                        let entity = self.known.book().entities.get(self.entity.index())?.name.to_string();
                        return Some(ListError::Reaches { entity, span: self.span(last)?, list: self.list });
                    }
                    next = Some(last);
                }
                ExprKind::Not(inner) if expr.span.end == self.span(*inner)?.end => next = Some(*inner),
                ExprKind::Compare(_, _, right) if self.bare(id) => next = Some(*right),
                kind => {
                    return (id != filter && self.bare(id) && self.could_follow(kind, ty))
                        .then_some(ListError::Arithmetic { span: expr.span, list: self.list });
                }
            }
        }
        None
    }

    /// Whether the gathered value could be the first operand of this expression.
    fn could_follow(&self, kind: &ExprKind, ty: Type) -> bool {
        let of = |id: &ExprId| self.known.type_of(*id);
        match kind {
            ExprKind::Product(terms) => match (ty, terms.get(1).map(|(times, term)| (*times, of(term)))) {
                (Type::Quantity(left), Some((times, Type::Quantity(right)))) => elaborate::product(left, right, times).is_some(),
                _ => false,
            },
            ExprKind::Sum(terms) => terms.first().is_some_and(|(_, first)| of(first) == ty),
            ExprKind::Per(first, _) | ExprKind::Rounded(first, ..) | ExprKind::After { date: first, .. } => of(first) == ty,
            ExprKind::DaysBetween { .. } => ty == Type::Date,
            _ => false,
        }
    }

    /// Whether an expression starts at its first operand, so that no bracket encloses it.
    fn bare(&self, id: ExprId) -> bool {
        let Some(expr) = self.known.expr(id) else { return false };
        let first = expr.kind.children().into_iter().filter_map(|child| self.span(child)).map(|span| span.start).min();
        first == Some(expr.span.start)
    }

    fn span(&self, id: ExprId) -> Option<Span> {
        self.known.expr(id).map(|expr| expr.span)
    }

    /// Whether an expression refers to the gathered entity.
    fn speaks(&self, id: ExprId) -> bool {
        let book = self.known.book();
        let (mut stack, mut seen) = (vec![id], HashSet::default());
        while let Some(id) = stack.pop() {
            if !seen.insert(id) {
                continue;
            }
            match self.known.expr(id).map(|expr| &expr.kind) {
                Some(ExprKind::Fact(fact)) if book.listed(*fact) == Some(self.entity) => return true,
                Some(ExprKind::Rule(rule)) if self.known.each(*rule).contains(&self.entity) => return true,
                _ => stack.extend(book.below(id)),
            }
        }
        false
    }
}
