//! Expressions: rows of operands and operators get their shape by precedence.

use pest::iterators::Pair;

use super::ast::{Comparison, Expr, ExprKind, Joining, Literal, LiteralKind, Meeting, Member, Rounding};
use super::ctx::{Ctx, kids};
use super::error::SyntaxError;
use super::grammar::Rule;
use super::literals::period;
use crate::source::Span;

/// How tightly an operator binds; a row is split at the loosest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Level {
    Or,
    And,
    Not,
    Compare,
    Within,
    Through,
    Sum,
    Product,
}

/// A piece of a row: an operand, or an operator with its level.
enum Piece {
    Operand(Expr),
    /// `rounded to 1 kr`: of all that stands before it up to a comparison.
    Rounding(Rounding, Option<Literal>, Span),
    Infix(Rule, Level, Span),
    Prefix(Rule, Span),
}

impl Ctx<'_> {
    /// Every expression directly below a pair.
    pub(super) fn expressions(&mut self, pair: Pair<'_, Rule>) -> Vec<Expr> {
        let pairs: Vec<_> = kids(pair).filter(|child| child.as_rule() == Rule::expression).collect();
        pairs.into_iter().filter_map(|child| self.expression(child)).collect()
    }

    pub(super) fn expression(&mut self, pair: Pair<'_, Rule>) -> Option<Expr> {
        let mut parts = kids(pair);
        let inner = parts.next()?;
        let expr = match inner.as_rule() {
            Rule::if_else => self.if_else(inner),
            _ => self.operation(inner),
        }?;
        self.with_move(expr, parts.next())
    }

    fn if_else(&mut self, pair: Pair<'_, Rule>) -> Option<Expr> {
        let span = self.span(&pair);
        let mut branches = Vec::new();
        for child in kids(pair).filter(|child| child.as_rule() == Rule::operation) {
            branches.push(self.operation(child)?);
        }
        let otherwise = branches.pop()?;
        let mut arms = Vec::new();
        let mut branches = branches.into_iter();
        while let (Some(when), Some(then)) = (branches.next(), branches.next()) {
            arms.push((when, then));
        }
        Some(Expr { kind: ExprKind::If(arms, Box::new(otherwise)), span })
    }

    pub(super) fn operation(&mut self, pair: Pair<'_, Rule>) -> Option<Expr> {
        let mut pieces = Vec::new();
        for child in kids(pair) {
            let span = self.span(&child);
            match child.as_rule() {
                Rule::prefix => pieces.push(Piece::Prefix(kids(child).next()?.as_rule(), span)),
                Rule::infix | Rule::period_infix => {
                    let operator = kids(child).next()?.as_rule();
                    pieces.push(Piece::Infix(operator, level(operator), span));
                }
                Rule::postfix if kids(child.clone()).next().is_some_and(|inner| inner.as_rule() == Rule::rounded) => {
                    let (way, to) = self.rounded(kids(child).next()?)?;
                    pieces.push(Piece::Rounding(way, to, span));
                }
                Rule::postfix => match pieces.pop() {
                    Some(Piece::Operand(operand)) => pieces.push(Piece::Operand(self.postfix(operand, child)?)),
                    _ => return None,
                },
                _ => pieces.push(Piece::Operand(self.primary(child)?)),
            }
        }
        let mut row = Row { pieces: pieces.into_iter().peekable(), ctx: self };
        let expr = row.at(Level::Or)?;
        if let Some(Piece::Infix(_, _, span) | Piece::Prefix(_, span) | Piece::Rounding(_, _, span)) = row.pieces.next() {
            // `a rounded to 1 kr + b`: what is rounded ends there.
            self.errors.push(SyntaxError::WantsBrackets { span });
        }
        Some(expr)
    }

    pub(super) fn primary(&mut self, pair: Pair<'_, Rule>) -> Option<Expr> {
        let span = self.span(&pair);
        let inner = kids(pair).next()?;
        let rule = inner.as_rule();
        let kind = match rule {
            Rule::parenthesis => return self.expressions(inner).into_iter().next().map(|expr| Expr { span, ..expr }),
            Rule::block => {
                let any = kids(inner.clone()).next()?.as_rule() == Rule::kw_any;
                let mut members = Vec::new();
                for child in kids(inner) {
                    match child.as_rule() {
                        Rule::member => members.extend(self.member(child)),
                        Rule::stray_member => self.stray(child),
                        _ => {}
                    }
                }
                if members.is_empty() {
                    self.errors.push(SyntaxError::EmptyBlock { span });
                    return None;
                }
                if any { ExprKind::Any(members) } else { ExprKind::All(members) }
            }
            Rule::age | Rule::attains => {
                let mut operands = self.expressions(inner).into_iter().map(Box::new);
                let (first, second) = (operands.next()?, operands.next()?);
                if rule == Rule::age { ExprKind::Age(first, second) } else { ExprKind::Attains(first, second) }
            }
            Rule::extremum => {
                let least = kids(inner.clone()).next()?.as_rule() == Rule::kw_min;
                let operands = self.expressions(inner);
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
            Rule::union => ExprKind::Joined(Joining::Union, self.expressions(inner)),
            Rule::first_by => self.first_by(inner)?,
            Rule::onwards => {
                let start = kids(inner).next()?;
                ExprKind::Through(Box::new(self.day(start)?), None)
            }
            Rule::literal => ExprKind::Literal(self.literal(inner)?),
            Rule::kw_yes => ExprKind::Truth(true),
            Rule::kw_no => ExprKind::Truth(false),
            Rule::parameter_on => {
                let name = self.only_name(inner.clone())?;
                let day = kids(inner).next_back()?;
                ExprKind::On(name, Box::new(self.day(day)?))
            }
            _ => ExprKind::Path(self.name(&inner)),
        };
        Some(Expr { kind, span })
    }

    /// A day behind `on` or before `onwards`: a date, a name, or something in brackets.
    fn day(&mut self, pair: Pair<'_, Rule>) -> Option<Expr> {
        let span = self.span(&pair);
        let kind = match pair.as_rule() {
            Rule::parenthesis => return self.expressions(pair).into_iter().next(),
            Rule::date => ExprKind::Literal(Literal { kind: LiteralKind::Date(self.date(&pair)?), span }),
            _ => ExprKind::Path(self.name(&pair)),
        };
        Some(Expr { kind, span })
    }

    /// A member of an `all`, of an `any`, or what replaces one.
    pub(super) fn member(&mut self, pair: Pair<'_, Rule>) -> Option<Member> {
        let mut letter = None;
        for child in kids(pair.clone()) {
            if child.as_rule() == Rule::member_letter {
                letter = kids(child).next_back().and_then(|letter| letter.as_str().chars().next());
            }
        }
        Some(Member { letter, expr: self.expressions(pair).into_iter().next()? })
    }

    /// `rounded down to 1 kr`
    fn rounded(&mut self, pair: Pair<'_, Rule>) -> Option<(Rounding, Option<Literal>)> {
        let (mut way, mut to) = (Rounding::Nearest, None);
        for child in kids(pair) {
            match child.as_rule() {
                Rule::kw_up => way = Rounding::Up,
                Rule::kw_down => way = Rounding::Down,
                Rule::literal => to = Some(self.literal(child)?),
                _ => {}
            }
        }
        Some((way, to))
    }

    fn postfix(&mut self, operand: Expr, pair: Pair<'_, Rule>) -> Option<Expr> {
        let span = operand.span.to(self.span(&pair));
        let operand = Box::new(operand);
        let inner = kids(pair).next()?;
        let kind = match inner.as_rule() {
            Rule::per_period => ExprKind::Per(operand, period(inner)?),
            Rule::one_of => {
                let names: Vec<_> = kids(inner).filter(|child| child.as_rule() == Rule::name).collect();
                ExprKind::OneOf(operand, names.iter().map(|name| self.name(name)).collect())
            }
            _ => {
                let inclusive = kids(inner.clone()).any(|child| child.as_rule() == Rule::range_to);
                let mut bounds = Vec::new();
                for child in kids(inner).filter(|child| matches!(child.as_rule(), Rule::literal | Rule::path)) {
                    let span = self.span(&child);
                    let kind = match child.as_rule() {
                        Rule::literal => ExprKind::Literal(self.literal(child)?),
                        _ => ExprKind::Path(self.name(&child)),
                    };
                    bounds.push(Box::new(Expr { kind, span }));
                }
                let (high, low) = (bounds.pop()?, bounds.pop()?);
                ExprKind::Within { operand, low, high, inclusive }
            }
        };
        Some(Expr { kind, span })
    }
}

/// A row of pieces on its way to a tree.
struct Row<'c, 't> {
    pieces: std::iter::Peekable<std::vec::IntoIter<Piece>>,
    ctx: &'c mut Ctx<'t>,
}

impl Row<'_, '_> {
    /// What stands at a level or binds tighter. The depth is that of the levels, however long the row.
    fn at(&mut self, level: Level) -> Option<Expr> {
        match level {
            Level::Or => self.joined(Level::Or, Level::And, ExprKind::Any),
            Level::And => self.joined(Level::And, Level::Not, ExprKind::All),
            Level::Not => self.negated(),
            Level::Compare => self.compared(),
            Level::Within => self.confined(),
            Level::Through => self.through(),
            Level::Sum => self.signed(Level::Sum, Level::Product, Rule::plus, ExprKind::Sum),
            Level::Product => self.signed(Level::Product, Level::Product, Rule::times, ExprKind::Product),
        }
    }

    fn infix(&mut self, level: Level) -> Option<(Rule, Span)> {
        let piece = self.pieces.next_if(|piece| matches!(piece, Piece::Infix(_, own, _) if *own == level))?;
        match piece {
            Piece::Infix(rule, _, span) => Some((rule, span)),
            Piece::Operand(_) | Piece::Prefix(..) | Piece::Rounding(..) => None,
        }
    }

    fn joined(&mut self, level: Level, tighter: Level, make: fn(Vec<Member>) -> ExprKind) -> Option<Expr> {
        let first = self.at(tighter)?;
        let mut members = vec![Member { letter: None, expr: first }];
        while self.infix(level).is_some() {
            members.push(Member { letter: None, expr: self.at(tighter)? });
        }
        if members.len() == 1 {
            return members.pop().map(|member| member.expr);
        }
        let span = members.first()?.expr.span.to(members.last()?.expr.span);
        Some(Expr { kind: make(members), span })
    }

    fn negated(&mut self) -> Option<Expr> {
        let mut nots = Vec::new();
        while let Some(Piece::Prefix(_, span)) = self.pieces.next_if(|piece| matches!(piece, Piece::Prefix(Rule::kw_not, _))) {
            nots.push(span);
        }
        let expr = self.at(Level::Compare)?;
        let Some(first) = nots.first() else { return Some(expr) };
        let span = first.to(expr.span);
        // Two denials cancel; keeping at most two bounds the depth and loses nothing.
        let kept = if nots.len() % 2 == 1 { 1 } else { 2 };
        let mut out = expr;
        for _ in 0..kept {
            out = Expr { kind: ExprKind::Not(Box::new(out)), span };
        }
        Some(out)
    }

    fn compared(&mut self) -> Option<Expr> {
        let left = self.rounding()?;
        let Some((operator, _)) = self.infix(Level::Compare) else { return Some(left) };
        let right = self.rounding()?;
        let span = left.span.to(right.span);
        if let Some((_, second)) = self.infix(Level::Compare) {
            self.ctx.errors.push(SyntaxError::ComparedTwice { span: second });
            self.rounding()?;
        }
        if let Rule::kw_contains | Rule::kw_overlaps = operator {
            let meeting = if operator == Rule::kw_contains { Meeting::Contains } else { Meeting::Overlaps };
            return Some(Expr { kind: ExprKind::Meets(meeting, Box::new(left), Box::new(right)), span });
        }
        let comparison = match operator {
            Rule::at_least => Comparison::AtLeast,
            Rule::at_most => Comparison::AtMost,
            Rule::unequal => Comparison::Unequal,
            Rule::below => Comparison::Below,
            Rule::above => Comparison::Above,
            _ => Comparison::Equal,
        };
        Some(Expr { kind: ExprKind::Compare(comparison, Box::new(left), Box::new(right)), span })
    }

    /// A sum, rounded if something says so.
    fn rounding(&mut self) -> Option<Expr> {
        let mut expr = self.at(Level::Within)?;
        while let Some(Piece::Rounding(way, to, end)) = self.pieces.next_if(|piece| matches!(piece, Piece::Rounding(..))) {
            let span = expr.span.to(end);
            expr = Expr { kind: ExprKind::Rounded(Box::new(expr), way, to), span };
        }
        Some(expr)
    }

    /// `a within b without c`, from the left.
    fn confined(&mut self) -> Option<Expr> {
        let mut left = self.at(Level::Through)?;
        while let Some((operator, _)) = self.infix(Level::Within) {
            let right = self.at(Level::Through)?;
            let span = left.span.to(right.span);
            let joining = if operator == Rule::kw_within { Joining::Within } else { Joining::Without };
            left = Expr { kind: ExprKind::Joined(joining, vec![left, right]), span };
        }
        Some(left)
    }

    /// `a to b`
    fn through(&mut self) -> Option<Expr> {
        let first = self.at(Level::Sum)?;
        if self.infix(Level::Through).is_none() {
            return Some(first);
        }
        let last = self.at(Level::Sum)?;
        let span = first.span.to(last.span);
        if let (ExprKind::Literal(first), ExprKind::Literal(last)) = (&first.kind, &last.kind)
            && let (LiteralKind::Date(first), LiteralKind::Date(last)) = (&first.kind, &last.kind)
            && last < first
        {
            self.ctx.errors.push(SyntaxError::Backwards { span });
        }
        Some(Expr { kind: ExprKind::Through(Box::new(first), Some(Box::new(last))), span })
    }

    fn signed(&mut self, level: Level, tighter: Level, plain: Rule, make: fn(Vec<(bool, Expr)>) -> ExprKind) -> Option<Expr> {
        let first = if level == tighter { self.operand()? } else { self.at(tighter)? };
        let mut terms = vec![(true, first)];
        while let Some((operator, _)) = self.infix(level) {
            let term = if level == tighter { self.operand()? } else { self.at(tighter)? };
            terms.push((operator == plain, term));
        }
        if terms.len() == 1 {
            return terms.pop().map(|(_, expr)| expr);
        }
        let span = terms.first()?.1.span.to(terms.last()?.1.span);
        Some(Expr { kind: make(terms), span })
    }

    fn operand(&mut self) -> Option<Expr> {
        let mut minus: Option<Span> = None;
        let mut odd = false;
        loop {
            match self.pieces.next()? {
                Piece::Operand(expr) => {
                    let Some(start) = minus else { return Some(expr) };
                    let span = start.to(expr.span);
                    return Some(if odd { Expr { kind: ExprKind::Minus(Box::new(expr)), span } } else { Expr { span, ..expr } });
                }
                Piece::Prefix(Rule::minus, span) => {
                    minus = minus.or(Some(span));
                    odd = !odd;
                }
                Piece::Prefix(_, span) | Piece::Infix(_, _, span) | Piece::Rounding(_, _, span) => {
                    // `a = not b`: what is denied inside a comparison wants brackets.
                    self.ctx.errors.push(SyntaxError::WantsBrackets { span });
                    return None;
                }
            }
        }
    }
}

fn level(operator: Rule) -> Level {
    match operator {
        Rule::kw_or => Level::Or,
        Rule::kw_and => Level::And,
        Rule::kw_within | Rule::kw_without => Level::Within,
        Rule::kw_to => Level::Through,
        Rule::plus | Rule::minus => Level::Sum,
        Rule::times | Rule::over => Level::Product,
        _ => Level::Compare,
    }
}
