//! Expressions: what a row is made of. `precedence` gives the row its shape.

use pest::iterators::Pair;

use super::ast::{Expr, ExprKind, Joining, Literal, LiteralKind, Member, Rounding, UpperEnd};
use super::ctx::{Ctx, kids};
use super::error::SyntaxError;
use super::faults::Held;
use super::grammar::Rule;
use super::precedence::{Piece, Suffix};
use crate::source::{Span, limits};

impl Ctx<'_> {
    /// An expression, unless it is higher than every stage can climb.
    pub(super) fn expr(&mut self, kind: ExprKind, span: Span) -> Held<Expr> {
        let expr = Expr::new(kind, span);
        if expr.height > limits::HEIGHT { Err(self.tell(SyntaxError::TooHigh { span })) } else { Ok(expr) }
    }

    /// Every expression directly below a pair.
    pub(super) fn expressions(&mut self, pair: Pair<'_, Rule>) -> Held<Vec<Expr>> {
        let pairs: Vec<_> = kids(pair).filter(|child| child.as_rule() == Rule::expression).collect();
        // Every one is read, for the sake of its faults.
        let read: Vec<_> = pairs.into_iter().map(|child| self.expression(child)).collect();
        read.into_iter().collect()
    }

    /// The one expression directly below a pair.
    pub(super) fn only_expression(&mut self, pair: &Pair<'_, Rule>) -> Held<Expr> {
        let own = self.child(pair, Rule::expression)?;
        self.expression(own)
    }

    /// The two expressions directly below a pair.
    pub(super) fn two_expressions(&mut self, pair: Pair<'_, Rule>) -> Held<(Box<Expr>, Box<Expr>)> {
        let span = self.span(&pair);
        let mut both = self.expressions(pair)?.into_iter().map(Box::new);
        self.promised(both.next().zip(both.next()), span)
    }

    pub(super) fn expression(&mut self, pair: Pair<'_, Rule>) -> Held<Expr> {
        let inner = self.first(&pair)?;
        let expr = match inner.as_rule() {
            Rule::if_else => self.if_else(inner),
            _ => self.operation(inner),
        };
        let moved = kids(pair).find(|child| child.as_rule() == Rule::moved);
        self.with_move(expr, moved)
    }

    fn if_else(&mut self, pair: Pair<'_, Rule>) -> Held<Expr> {
        let span = self.span(&pair);
        let mut branches = Vec::new();
        for child in kids(pair).filter(|child| child.as_rule() == Rule::operation) {
            branches.push(self.operation(child)?);
        }
        let otherwise = self.promised(branches.pop(), span)?;
        let mut arms = Vec::new();
        let mut branches = branches.into_iter();
        while let Some(when) = branches.next() {
            arms.push((when, self.promised(branches.next(), span)?));
        }
        self.expr(ExprKind::If(arms, Box::new(otherwise)), span)
    }

    pub(super) fn operation(&mut self, pair: Pair<'_, Rule>) -> Held<Expr> {
        let place = self.span(&pair);
        let mut pieces = Vec::new();
        for child in kids(pair) {
            let span = self.span(&child);
            match child.as_rule() {
                Rule::prefix => pieces.push(Piece::Prefix(self.first(&child)?.as_rule(), span)),
                Rule::infix | Rule::period_infix => pieces.push(Piece::Infix(self.first(&child)?.as_rule(), span)),
                Rule::postfix => {
                    let suffix = self.suffix(child)?;
                    match pieces.pop() {
                        // `rounded` is said of the whole sum before it, and all else of the operand alone.
                        Some(Piece::Operand(operand)) if !matches!(suffix, Suffix::Rounded(..)) => {
                            let whole = operand.span.to(span);
                            pieces.push(Piece::Operand(self.expr(suffix.of(operand), whole)?));
                        }
                        before => {
                            pieces.extend(before);
                            pieces.push(Piece::Suffix(suffix, span));
                        }
                    }
                }
                Rule::primary => pieces.push(Piece::Operand(self.primary(child)?)),
                _ => return Err(self.not_held(&child)),
            }
        }
        self.shaped(pieces, place)
    }

    pub(super) fn primary(&mut self, pair: Pair<'_, Rule>) -> Held<Expr> {
        let span = self.span(&pair);
        let inner = self.first(&pair)?;
        let kind = match inner.as_rule() {
            Rule::parenthesis => return Ok(Expr { span, ..self.only_expression(&inner)? }),
            Rule::block => self.block_of_members(inner)?,
            Rule::age => {
                let (born, on) = self.two_expressions(inner)?;
                ExprKind::Age(born, on)
            }
            Rule::attains => {
                let (born, years) = self.two_expressions(inner)?;
                ExprKind::Attains(born, years)
            }
            Rule::extremum => {
                let least = self.first(&inner)?.as_rule() == Rule::kw_min;
                let operands = self.expressions(inner)?;
                if least { ExprKind::Least(operands) } else { ExprKind::Greatest(operands) }
            }
            Rule::rounding => {
                let up = kids(inner).any(|child| child.as_rule() == Rule::kw_up);
                ExprKind::RoundingWay(if up { Rounding::Up } else { Rounding::Down })
            }
            Rule::table => self.table(inner)?,
            Rule::scale => self.scale(inner)?,
            Rule::gather => self.gather(inner)?,
            Rule::working_days => self.working_days(inner)?,
            Rule::period_part => self.period_part(inner)?,
            Rule::calendar_period => self.calendar_period(&inner)?,
            Rule::union => ExprKind::Joined(Joining::Union, self.expressions(inner)?),
            Rule::first_by => self.first_by(inner)?,
            Rule::onwards => {
                let start = self.first(&inner)?;
                ExprKind::Through(Box::new(self.day(start)?), None)
            }
            Rule::literal => ExprKind::Literal(self.literal(inner)?),
            Rule::kw_yes => ExprKind::Truth(true),
            Rule::kw_no => ExprKind::Truth(false),
            Rule::parameter_on => {
                let name = self.only_name(inner.clone())?;
                let day = self.last(&inner)?;
                ExprKind::On(name, Box::new(self.day(day)?))
            }
            Rule::path => ExprKind::Path(self.name(&inner)),
            _ => return Err(self.not_held(&inner)),
        };
        self.expr(kind, span)
    }

    /// `all { a  bokstav b : c }`
    fn block_of_members(&mut self, pair: Pair<'_, Rule>) -> Held<ExprKind> {
        let span = self.span(&pair);
        let any = self.first(&pair)?.as_rule() == Rule::kw_any;
        let (mut members, mut empty) = (Vec::new(), true);
        for child in kids(pair) {
            match child.as_rule() {
                Rule::member => {
                    empty = false;
                    members.push(self.member(child));
                }
                Rule::stray_member => self.stray(child),
                _ => {}
            }
        }
        if empty {
            return Err(self.tell(SyntaxError::EmptyBlock { span }));
        }
        let members = members.into_iter().collect::<Held<Vec<_>>>()?;
        Ok(if any { ExprKind::Any(members) } else { ExprKind::All(members) })
    }

    /// A day behind `on` or before `onwards`: a date, a name, or something in brackets.
    fn day(&mut self, pair: Pair<'_, Rule>) -> Held<Expr> {
        let span = self.span(&pair);
        let kind = match pair.as_rule() {
            Rule::parenthesis => return self.only_expression(&pair),
            Rule::date => ExprKind::Literal(Literal { kind: LiteralKind::Date(self.date(&pair)?), span }),
            Rule::path => ExprKind::Path(self.name(&pair)),
            _ => return Err(self.not_held(&pair)),
        };
        self.expr(kind, span)
    }

    /// A member of an `all`, of an `any`, or what replaces one.
    pub(super) fn member(&mut self, pair: Pair<'_, Rule>) -> Held<Member> {
        let letter = match kids(pair.clone()).find(|child| child.as_rule() == Rule::member_letter) {
            Some(own) => Some(self.letter_in(&own)?),
            None => None,
        };
        Ok(Member { letter, expr: self.only_expression(&pair)? })
    }

    /// The first letter of a provision in a pair.
    pub(super) fn letter_in(&mut self, pair: &Pair<'_, Rule>) -> Held<char> {
        let letter = self.child(pair, Rule::letter)?;
        let span = self.span(&letter);
        self.promised(letter.as_str().chars().next(), span)
    }

    /// `rounded down to 1 kr`, `per month`, `in { none, some }`, `in 18 ..< 25`
    fn suffix(&mut self, pair: Pair<'_, Rule>) -> Held<Suffix> {
        let inner = self.first(&pair)?;
        match inner.as_rule() {
            Rule::rounded => self.rounded(inner),
            Rule::per_period => Ok(Suffix::Per(self.period(&inner)?)),
            Rule::one_of => Ok(Suffix::OneOf(self.names(inner))),
            Rule::within_range => {
                let span = self.span(&inner);
                let included = kids(inner.clone()).any(|child| child.as_rule() == Rule::range_to);
                let end = if included { UpperEnd::Included } else { UpperEnd::Excluded };
                let mut bounds = Vec::new();
                for child in kids(inner).filter(|child| matches!(child.as_rule(), Rule::literal | Rule::path)) {
                    bounds.push(self.bound(child)?);
                }
                let mut bounds = bounds.into_iter();
                let (low, high) = self.promised(bounds.next().zip(bounds.next()), span)?;
                Ok(Suffix::Within { low, high, end })
            }
            _ => Err(self.not_held(&inner)),
        }
    }

    /// A value or a name.
    pub(super) fn bound(&mut self, pair: Pair<'_, Rule>) -> Held<Expr> {
        let span = self.span(&pair);
        let kind = match pair.as_rule() {
            Rule::literal => ExprKind::Literal(self.literal(pair)?),
            Rule::path => ExprKind::Path(self.name(&pair)),
            _ => return Err(self.not_held(&pair)),
        };
        self.expr(kind, span)
    }

    /// `rounded down to 1 kr`
    fn rounded(&mut self, pair: Pair<'_, Rule>) -> Held<Suffix> {
        let (mut way, mut to) = (Rounding::Nearest, None);
        for child in kids(pair) {
            match child.as_rule() {
                Rule::kw_up => way = Rounding::Up,
                Rule::kw_down => way = Rounding::Down,
                Rule::literal => to = Some(self.literal(child)?),
                _ => {}
            }
        }
        Ok(Suffix::Rounded(way, to))
    }
}
