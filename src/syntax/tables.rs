//! Tables, whose one row that fits is the answer; scales, whose bands add up; and what is gathered from a list.

use pest::iterators::Pair;

use super::ast::{Expr, ExprKind, Gather, Key, Row};
use super::ctx::{Ctx, kids};
use super::error::SyntaxError;
use super::grammar::Rule;
use super::literals::period;

impl Ctx<'_> {
    /// `table by born { before 1951-07-01 : 60 years  otherwise : 62 years }`
    pub(super) fn table(&mut self, pair: Pair<'_, Rule>) -> Option<ExprKind> {
        let span = self.span(&pair);
        let (mut operand, mut rows, mut otherwise) = (None, Vec::new(), None);
        for child in kids(pair) {
            match child.as_rule() {
                Rule::operation => operand = self.operation(child),
                Rule::stray_member => self.stray(child),
                Rule::table_row => {
                    let key = kids(child.clone()).next()?;
                    let key_span = self.span(&key);
                    let Some(value) = self.expressions(child).into_iter().next() else { continue };
                    match self.key(key) {
                        Some(key) => rows.push(Row { key, value, span: key_span }),
                        None if otherwise.is_some() => self.errors.push(SyntaxError::OtherwiseTwice { span: key_span }),
                        None => otherwise = Some(Box::new(value)),
                    }
                }
                _ => {}
            }
        }
        if rows.is_empty() {
            self.errors.push(SyntaxError::EmptyBlock { span });
            return None;
        }
        Some(ExprKind::Table(Box::new(operand?), rows, otherwise))
    }

    /// The key of a row; none for `otherwise`.
    fn key(&mut self, pair: Pair<'_, Rule>) -> Option<Key> {
        let inner = kids(pair).next()?;
        let form = inner.as_rule();
        let inclusive = kids(inner.clone()).any(|child| child.as_rule() == Rule::range_to);
        let bounds: Vec<_> = kids(inner).filter(|child| child.as_rule() == Rule::key_bound).collect();
        let mut bounds = bounds.into_iter().filter_map(|child| self.key_bound(child));
        match form {
            Rule::key_below => Some(Key::Below(bounds.next()?)),
            Rule::key_up_to => Some(Key::UpTo(bounds.next()?)),
            Rule::key_range => Some(Key::Range { low: bounds.next()?, high: bounds.next()?, inclusive }),
            Rule::key_values => Some(Key::Values(bounds.collect())),
            _ => None,
        }
    }

    fn key_bound(&mut self, pair: Pair<'_, Rule>) -> Option<Expr> {
        let span = self.span(&pair);
        let mut bound = None;
        for child in kids(pair) {
            let own = self.span(&child);
            match child.as_rule() {
                Rule::literal => bound = Some(Expr { kind: ExprKind::Literal(self.literal(child)?), span: own }),
                Rule::path => bound = Some(Expr { kind: ExprKind::Path(self.name(&child)), span: own }),
                _ => bound = Some(Expr { kind: ExprKind::Per(Box::new(bound?), period(child)?), span }),
            }
        }
        bound
    }

    /// `scale of income { up to 10 000 kr : 0 %  above : 20 % }`
    pub(super) fn scale(&mut self, pair: Pair<'_, Rule>) -> Option<ExprKind> {
        let span = self.span(&pair);
        let (mut operand, mut bands): (_, Vec<(Option<Expr>, Expr)>) = (None, Vec::new());
        for child in kids(pair) {
            match child.as_rule() {
                Rule::operation => operand = self.operation(child),
                Rule::stray_member => self.stray(child),
                Rule::scale_row => {
                    let own = self.span(&child);
                    let bound = kids(child.clone()).find(|part| part.as_rule() == Rule::key_bound);
                    let bound = bound.and_then(|bound| self.key_bound(bound));
                    if bands.last().is_some_and(|(bound, _)| bound.is_none()) {
                        self.errors.push(SyntaxError::AboveLast { span: own });
                    }
                    bands.extend(self.expressions(child).into_iter().next().map(|rate| (bound, rate)));
                }
                _ => {}
            }
        }
        match bands.last() {
            None => {
                self.errors.push(SyntaxError::EmptyBlock { span });
                return None;
            }
            Some((Some(bound), _)) if bands.iter().all(|(bound, _)| bound.is_some()) => {
                self.errors.push(SyntaxError::NoAbove { span: bound.span })
            }
            Some(_) => {}
        }
        Some(ExprKind::Scale(Box::new(operand?), bands))
    }

    /// `count of applicant.children where child.at_home`
    pub(super) fn gather(&mut self, pair: Pair<'_, Rule>) -> Option<ExprKind> {
        let (mut form, mut of, mut list, mut filter) = (Gather::Count, None, None, None);
        for child in kids(pair) {
            match child.as_rule() {
                Rule::kw_any => form = Gather::Any,
                Rule::kw_every => form = Gather::Every,
                Rule::kw_sum => form = Gather::Sum,
                Rule::kw_least => form = Gather::Least,
                Rule::kw_greatest => form = Gather::Greatest,
                Rule::kw_union => form = Gather::Union,
                Rule::operation => of = Some(Box::new(self.operation(child)?)),
                Rule::path => list = Some(self.name(&child)),
                Rule::gather_where => {
                    let condition = kids(child).find(|part| part.as_rule() == Rule::operation)?;
                    filter = Some(Box::new(self.operation(condition)?));
                }
                _ => {}
            }
        }
        Some(ExprKind::Gather(form, of, list?, filter))
    }
}
