//! A row of operands and operators gets its shape by how tightly each operator binds.
//!
//! Example: `not a and b >= 2 * c` is `(not a) and (b >= (2 * c))`. Not here: what an operand is.

use super::ast::{
    Comparison, Expr, ExprKind, Joining, Literal, LiteralKind, Meeting, Member, Name, Polarity, Rounding, TimeUnit, UpperEnd,
};
use super::ctx::Ctx;
use super::error::SyntaxError;
use super::faults::{Held, Reported};
use super::grammar::Rule;
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

/// A piece of a row.
pub(super) enum Piece {
    /// A name, a value, a bracket, with what is said of it alone.
    Operand(Expr),
    /// `rounded to 1 kr`, and what stands behind it: of all that stands before it up to a comparison.
    Suffix(Suffix, Span),
    /// `and`, `>=`, `+`
    Infix(Rule, Span),
    /// `not`, `-`
    Prefix(Rule, Span),
}

/// What stands behind an operand and is said of it.
pub(super) enum Suffix {
    /// `rounded to 1 kr`
    Rounded(Rounding, Option<Literal>),
    /// `per month`
    Per(TimeUnit),
    /// `in { none, some }`
    OneOf(Vec<Name>),
    /// `in 18 ..< 25`
    Within { low: Expr, high: Expr, end: UpperEnd },
}

impl Suffix {
    /// What it makes of an operand.
    pub(super) fn of(self, operand: Expr) -> ExprKind {
        let operand = Box::new(operand);
        match self {
            Suffix::Rounded(way, to) => ExprKind::Rounded(operand, way, to),
            Suffix::Per(period) => ExprKind::Per(operand, period),
            Suffix::OneOf(names) => ExprKind::OneOf(operand, names),
            Suffix::Within { low, high, end } => ExprKind::Within { operand, low: Box::new(low), high: Box::new(high), end },
        }
    }
}

impl Ctx<'_> {
    /// The shape of a row, which stands at a place.
    pub(super) fn shaped(&mut self, pieces: Vec<Piece>, place: Span) -> Held<Expr> {
        let mut row = Row { pieces: pieces.into_iter().peekable(), place, ctx: self };
        let expr = row.at(Level::Or)?;
        match (row.pieces.next(), row.pieces.next()) {
            (None, _) => Ok(expr),
            // `a rounded to unit`: the step of rounding is a written value.
            (Some(Piece::Infix(Rule::kw_to, to)), step) if self.is_behind_rounded(to) => {
                let span = match step {
                    Some(Piece::Operand(step)) => step.span,
                    Some(Piece::Prefix(_, span) | Piece::Infix(_, span) | Piece::Suffix(_, span)) => span,
                    None => to,
                };
                Err(self.tell(SyntaxError::StepNotWritten { span }))
            }
            // `a rounded to 1 kr + b`: what is rounded ends there.
            (Some(Piece::Infix(_, span) | Piece::Prefix(_, span) | Piece::Suffix(_, span)), _) => {
                Err(self.tell(SyntaxError::WantsBrackets { span }))
            }
            (Some(Piece::Operand(operand)), _) => Err(self.tell(SyntaxError::NotHeld { span: operand.span })),
        }
    }

    /// Whether what is read as an operator goes on after `rounded`, `rounded up` or `rounded down`.
    fn is_behind_rounded(&self, operator: Span) -> bool {
        let before = self.text.get(..self.start_of(operator)).unwrap_or_default().trim_end();
        let way = before.strip_suffix("up").or_else(|| before.strip_suffix("down")).unwrap_or(before);
        way.trim_end().ends_with("rounded")
    }
}

/// A row of pieces on its way to a tree.
struct Row<'c, 't> {
    pieces: std::iter::Peekable<std::vec::IntoIter<Piece>>,
    place: Span,
    ctx: &'c mut Ctx<'t>,
}

impl Row<'_, '_> {
    /// What stands at a level or binds tighter. The depth is that of the levels, however long the row.
    fn at(&mut self, level: Level) -> Held<Expr> {
        match level {
            Level::Or => self.joined(Level::Or, Level::And, ExprKind::Any),
            Level::And => self.joined(Level::And, Level::Not, ExprKind::All),
            Level::Not => self.negated(),
            Level::Compare => self.compared(),
            Level::Within => self.confined(),
            Level::Through => self.through(),
            Level::Sum => self.signed(Level::Sum, Rule::plus, ExprKind::Sum),
            Level::Product => self.signed(Level::Product, Rule::times, ExprKind::Product),
        }
    }

    fn infix(&mut self, own: Level) -> Option<(Rule, Span)> {
        match self.pieces.next_if(|piece| matches!(piece, Piece::Infix(rule, _) if level(*rule) == own))? {
            Piece::Infix(rule, span) => Some((rule, span)),
            Piece::Operand(_) | Piece::Prefix(..) | Piece::Suffix(..) => None,
        }
    }

    fn joined(&mut self, level: Level, tighter: Level, make: fn(Vec<Member>) -> ExprKind) -> Held<Expr> {
        let first = self.at(tighter)?;
        if !self.comes(level) {
            return Ok(first);
        }
        let mut span = first.span;
        let mut members = vec![Member { letter: None, expr: first }];
        while self.infix(level).is_some() {
            let expr = self.at(tighter)?;
            span = span.to(expr.span);
            members.push(Member { letter: None, expr });
        }
        self.ctx.expr(make(members), span)
    }

    /// Whether an operator of a level is next.
    fn comes(&mut self, own: Level) -> bool {
        matches!(self.pieces.peek(), Some(Piece::Infix(rule, _)) if level(*rule) == own)
    }

    fn negated(&mut self) -> Held<Expr> {
        let mut nots = Vec::new();
        while let Some(Piece::Prefix(_, span)) = self.pieces.next_if(|piece| matches!(piece, Piece::Prefix(Rule::kw_not, _))) {
            nots.push(span);
        }
        let mut expr = self.at(Level::Compare)?;
        let Some(first) = nots.first() else { return Ok(expr) };
        let span = first.to(expr.span);
        // Two denials cancel; keeping at most two bounds the depth and loses nothing.
        let kept = if nots.len() % 2 == 1 { 1 } else { 2 };
        for _ in 0..kept {
            expr = self.ctx.expr(ExprKind::Not(Box::new(expr)), span)?;
        }
        Ok(expr)
    }

    fn compared(&mut self) -> Held<Expr> {
        let left = self.with_suffixes()?;
        let Some((operator, _)) = self.infix(Level::Compare) else { return Ok(left) };
        let right = self.with_suffixes()?;
        let span = left.span.to(right.span);
        if let Some((_, second)) = self.infix(Level::Compare) {
            return Err(self.ctx.tell(SyntaxError::ComparedTwice { span: second }));
        }
        let (left, right) = (Box::new(left), Box::new(right));
        let kind = match operator {
            Rule::kw_contains => ExprKind::Meets(Meeting::Contains, left, right),
            Rule::kw_overlaps => ExprKind::Meets(Meeting::Overlaps, left, right),
            Rule::at_least => ExprKind::Compare(Comparison::AtLeast, left, right),
            Rule::at_most => ExprKind::Compare(Comparison::AtMost, left, right),
            Rule::unequal => ExprKind::Compare(Comparison::Unequal, left, right),
            Rule::below => ExprKind::Compare(Comparison::Below, left, right),
            Rule::above => ExprKind::Compare(Comparison::Above, left, right),
            Rule::equal => ExprKind::Compare(Comparison::Equal, left, right),
            _ => return Err(self.ctx.tell(SyntaxError::NotHeld { span })),
        };
        self.ctx.expr(kind, span)
    }

    /// A sum, rounded if something says so; what stands behind that is said of the rounded sum.
    fn with_suffixes(&mut self) -> Held<Expr> {
        let mut expr = self.at(Level::Within)?;
        while let Some(Piece::Suffix(suffix, end)) = self.pieces.next_if(|piece| matches!(piece, Piece::Suffix(..))) {
            let span = expr.span.to(end);
            expr = self.ctx.expr(suffix.of(expr), span)?;
        }
        Ok(expr)
    }

    /// `a within b without c`, from the left.
    fn confined(&mut self) -> Held<Expr> {
        let mut left = self.at(Level::Through)?;
        while let Some((operator, _)) = self.infix(Level::Within) {
            let right = self.at(Level::Through)?;
            let span = left.span.to(right.span);
            let joining = if operator == Rule::kw_within { Joining::Within } else { Joining::Without };
            left = self.ctx.expr(ExprKind::Joined(joining, vec![left, right]), span)?;
        }
        Ok(left)
    }

    /// `a to b`
    fn through(&mut self) -> Held<Expr> {
        let first = self.at(Level::Sum)?;
        if self.infix(Level::Through).is_none() {
            return Ok(first);
        }
        let last = self.at(Level::Sum)?;
        let span = first.span.to(last.span);
        if let (ExprKind::Literal(first), ExprKind::Literal(last)) = (&first.kind, &last.kind)
            && let (LiteralKind::Date(first), LiteralKind::Date(last)) = (&first.kind, &last.kind)
            && last < first
        {
            self.ctx.tell(SyntaxError::Backwards { span });
        }
        self.ctx.expr(ExprKind::Through(Box::new(first), Some(Box::new(last))), span)
    }

    fn signed(&mut self, level: Level, plain: Rule, make: fn(Vec<(Polarity, Expr)>) -> ExprKind) -> Held<Expr> {
        let first = self.term(level)?;
        if !self.comes(level) {
            return Ok(first);
        }
        let mut span = first.span;
        let mut terms = vec![(Polarity::Direct, first)];
        while let Some((operator, _)) = self.infix(level) {
            let term = self.term(level)?;
            span = span.to(term.span);
            terms.push((if operator == plain { Polarity::Direct } else { Polarity::Inverse }, term));
        }
        self.ctx.expr(make(terms), span)
    }

    /// A term of a sum, or a factor of a product.
    fn term(&mut self, level: Level) -> Held<Expr> {
        if level == Level::Sum { self.at(Level::Product) } else { self.operand() }
    }

    fn operand(&mut self) -> Held<Expr> {
        let mut minus: Option<Span> = None;
        let mut odd = false;
        loop {
            match self.pieces.next() {
                Some(Piece::Operand(expr)) => {
                    let Some(start) = minus else { return Ok(expr) };
                    let span = start.to(expr.span);
                    return if odd { self.ctx.expr(ExprKind::Minus(Box::new(expr)), span) } else { Ok(Expr { span, ..expr }) };
                }
                Some(Piece::Prefix(Rule::minus, span)) => {
                    minus = minus.or(Some(span));
                    odd = !odd;
                }
                Some(Piece::Prefix(_, span) | Piece::Infix(_, span) | Piece::Suffix(_, span)) => return Err(self.misplaced(span)),
                None => {
                    let span = self.place;
                    return Err(self.ctx.tell(SyntaxError::NotHeld { span }));
                }
            }
        }
    }

    /// `a = not b`: what is denied inside a comparison wants brackets.
    fn misplaced(&mut self, span: Span) -> Reported {
        self.ctx.tell(SyntaxError::WantsBrackets { span })
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
