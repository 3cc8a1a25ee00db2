//! Tables, whose one row that fits is the answer; scales, whose bands add up; and what is gathered from a list.

use pest::iterators::Pair;

use super::ast::{Expr, ExprKind, Gather, Key, Row, UpperEnd};
use super::ctx::{Ctx, kids};
use super::error::SyntaxError;
use super::faults::Held;
use super::grammar::Rule;

/// The key of a row of a table.
enum RowKey {
    /// `below 18`
    Own(Key),
    /// `otherwise`
    Rest,
}

impl Ctx<'_> {
    /// `table by born { before 1951-07-01 : 60 years  otherwise : 62 years }`
    pub(super) fn table(&mut self, pair: Pair<'_, Rule>) -> Held<ExprKind> {
        let span = self.span(&pair);
        let operand = self.child(&pair, Rule::operation)?;
        let operand = self.operation(operand);
        let (mut rows, mut otherwise, mut keyed) = (Vec::new(), None, false);
        for child in kids(pair) {
            match child.as_rule() {
                Rule::stray_member => self.stray(child),
                Rule::table_row => {
                    let key = self.child(&child, Rule::table_key)?;
                    let key_span = self.span(&key);
                    let (key, value) = (self.key(key), self.only_expression(&child));
                    match key {
                        Ok(RowKey::Rest) if otherwise.is_some() => {
                            self.tell(SyntaxError::OtherwiseTwice { span: key_span });
                        }
                        Ok(RowKey::Rest) => otherwise = Some(value.map(Box::new)),
                        Ok(RowKey::Own(key)) => {
                            keyed = true;
                            rows.push(value.map(|value| Row { key, value, span: key_span }));
                        }
                        Err(told) => {
                            keyed = true;
                            rows.push(Err(told));
                        }
                    }
                }
                _ => {}
            }
        }
        if !keyed {
            return Err(self.tell(SyntaxError::EmptyBlock { span }));
        }
        let rows = rows.into_iter().collect::<Held<_>>()?;
        Ok(ExprKind::Table(Box::new(operand?), rows, otherwise.transpose()?))
    }

    fn key(&mut self, pair: Pair<'_, Rule>) -> Held<RowKey> {
        let span = self.span(&pair);
        let inner = self.first(&pair)?;
        let form = inner.as_rule();
        let included = kids(inner.clone()).any(|child| child.as_rule() == Rule::range_to);
        let end = if included { UpperEnd::Included } else { UpperEnd::Excluded };
        let bounds: Vec<_> = kids(inner.clone()).filter(|child| child.as_rule() == Rule::key_bound).collect();
        let bounds: Vec<_> = bounds.into_iter().map(|child| self.key_bound(child)).collect();
        let mut bounds = bounds.into_iter().collect::<Held<Vec<_>>>()?.into_iter();
        let mut next = |ctx: &mut Self| ctx.promised(bounds.next(), span);
        let key = match form {
            Rule::kw_otherwise => return Ok(RowKey::Rest),
            Rule::key_below => Key::Below(next(self)?),
            Rule::key_up_to => Key::UpTo(next(self)?),
            Rule::key_range => Key::Range { low: next(self)?, high: next(self)?, end },
            Rule::key_values => Key::Values(bounds.collect()),
            _ => return Err(self.not_held(&inner)),
        };
        Ok(RowKey::Own(key))
    }

    fn key_bound(&mut self, pair: Pair<'_, Rule>) -> Held<Expr> {
        let span = self.span(&pair);
        let value = self.first(&pair)?;
        let bound = self.bound(value)?;
        match kids(pair).find(|child| child.as_rule() == Rule::per_period) {
            Some(per) => {
                let period = self.period(&per)?;
                self.expr(ExprKind::Per(Box::new(bound), period), span)
            }
            None => Ok(bound),
        }
    }

    /// `scale of income { up to 10 000 kr : 0 %  above : 20 % }`
    pub(super) fn scale(&mut self, pair: Pair<'_, Rule>) -> Held<ExprKind> {
        let span = self.span(&pair);
        let operand = self.child(&pair, Rule::operation)?;
        let operand = self.operation(operand);
        let (mut bands, mut last) = (Vec::new(), None);
        for child in kids(pair) {
            match child.as_rule() {
                Rule::stray_member => self.stray(child),
                Rule::scale_row => {
                    let own = self.span(&child);
                    let bound = kids(child.clone()).find(|part| part.as_rule() == Rule::key_bound);
                    if let Some(None) = last {
                        self.tell(SyntaxError::AboveLast { span: own });
                    }
                    last = Some(bound.as_ref().map(|bound| self.span(bound)));
                    let bound = bound.map(|bound| self.key_bound(bound)).transpose();
                    let rate = self.only_expression(&child);
                    bands.push(bound.and_then(|bound| Ok((bound, rate?))));
                }
                _ => {}
            }
        }
        match last {
            None => return Err(self.tell(SyntaxError::EmptyBlock { span })),
            Some(Some(bound)) if bands.iter().all(|band| !matches!(band, Ok((None, _)))) => {
                self.tell(SyntaxError::NoAbove { span: bound });
            }
            Some(_) => {}
        }
        Ok(ExprKind::Scale(Box::new(operand?), bands.into_iter().collect::<Held<_>>()?))
    }

    /// `count of applicant.children where child.at_home`
    pub(super) fn gather(&mut self, pair: Pair<'_, Rule>) -> Held<ExprKind> {
        let list = self.child(&pair, Rule::path)?;
        let (list, span) = (self.name(&list), self.span(&pair));
        let (mut form, mut of, mut filter) = (Gather::Count, None, None);
        for child in kids(pair) {
            match child.as_rule() {
                Rule::kw_any => form = Gather::Any,
                Rule::kw_every => form = Gather::Every,
                Rule::kw_sum => form = Gather::Sum,
                Rule::kw_least => form = Gather::Least,
                Rule::kw_greatest => form = Gather::Greatest,
                Rule::kw_union => form = Gather::Union,
                Rule::operation => of = Some(Box::new(self.operation(child)?)),
                Rule::gather_where => filter = Some(self.condition_in(&child)?),
                _ => {}
            }
        }
        if let (Gather::Any | Gather::Every, None) = (form, &filter) {
            return Err(self.tell(SyntaxError::NoWhere { list: list.text.to_string(), any: form == Gather::Any, span }));
        }
        Ok(ExprKind::Gather(form, of, list, filter))
    }
}
