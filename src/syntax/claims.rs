//! What drafters say of their amendments.

use pest::iterators::Pair;

use super::ast::{Bond, Claim, Claimed, Expr, ExprKind, Invariant, Labels, Never};
use super::ctx::{Ctx, kids, unquote};
use super::faults::Held;
use super::grammar::Rule;

impl Ctx<'_> {
    /// `claim hoering_2018 "2.3: only merged" : to_programme unchanged by letters_merged`
    pub(super) fn claim(&mut self, pair: Pair<'_, Rule>) -> Held<Claim> {
        let span = self.span(&pair);
        let title = self.child(&pair, Rule::string)?;
        let mut names = self.names(pair.clone()).into_iter();
        let (amendment, rule) = self.promised(names.next().zip(names.next()), span)?;
        let said = kids(pair.clone()).find(|child| matches!(child.as_rule(), Rule::unchanged | Rule::changes | Rule::always | Rule::never));
        let said = self.promised(said, span)?;
        let by = kids(said.clone()).find(|child| child.as_rule() == Rule::by_measures);
        let mut claim = Claim {
            amendment,
            title: unquote(&title).into_owned(),
            title_span: self.span(&title),
            rule,
            said: self.span(&said),
            outcome: self.claimed(said)?,
            measures: by.map(|by| self.names(by)).unwrap_or_default(),
            labels: Labels::default(),
            sources: Vec::new(),
            span,
        };
        for child in kids(pair) {
            match child.as_rule() {
                Rule::label_nb | Rule::label_en => self.label(child, &mut claim.labels),
                Rule::source => claim.sources.extend(self.source(child)),
                _ => {}
            }
        }
        Ok(claim)
    }

    fn claimed(&mut self, pair: Pair<'_, Rule>) -> Held<Claimed> {
        match pair.as_rule() {
            Rule::unchanged => Ok(Claimed::Unchanged),
            Rule::always => Ok(Claimed::Always { among: self.among(&pair)? }),
            Rule::never => {
                let what = kids(pair.clone()).find_map(|child| match child.as_rule() {
                    Rule::kw_less => Some(Never::Less),
                    Rule::kw_more => Some(Never::More),
                    Rule::kw_lost => Some(Never::Lost),
                    Rule::kw_gained => Some(Never::Gained),
                    _ => None,
                });
                let what = self.promised(what, self.span(&pair))?;
                Ok(Claimed::Never { what, among: self.among(&pair)? })
            }
            Rule::changes => {
                let (mut to, mut only_where) = (None, None);
                for child in kids(pair) {
                    match child.as_rule() {
                        Rule::to_only => to = Some(kids(child).any(|word| word.as_rule() == Rule::kw_yes)),
                        Rule::where_only => only_where = Some(*self.condition_in(&child)?),
                        _ => {}
                    }
                }
                Ok(Claimed::Changes { to, only_where })
            }
            _ => Err(self.not_held(&pair)),
        }
    }

    /// `where passenger.warned`
    fn among(&mut self, pair: &Pair<'_, Rule>) -> Held<Option<Expr>> {
        match kids(pair.clone()).find(|child| child.as_rule() == Rule::where_only) {
            Some(own) => Ok(Some(*self.condition_in(&own)?)),
            None => Ok(None),
        }
    }

    /// `invariant "who must leave may be fined" : must_leave implies may_fine`
    pub(super) fn invariant(&mut self, pair: Pair<'_, Rule>) -> Held<Invariant> {
        let span = self.span(&pair);
        let title = self.child(&pair, Rule::string)?;
        let said = kids(pair.clone()).find(|child| matches!(child.as_rule(), Rule::implies | Rule::never_both));
        let said = self.promised(said, span)?;
        let mut sides = Vec::new();
        for side in kids(said.clone()) {
            match side.as_rule() {
                Rule::side => sides.push(self.side(side)?),
                Rule::operation => sides.push(self.operation(side)?),
                _ => {}
            }
        }
        let sides = <[Expr; 2]>::try_from(sides).ok();
        let mut own = Invariant {
            amendment: self.names(pair.clone()).into_iter().next(),
            title: unquote(&title).into_owned(),
            title_span: self.span(&title),
            bond: if said.as_rule() == Rule::implies { Bond::Implies } else { Bond::NeverBoth },
            sides: Box::new(self.promised(sides, span)?),
            said: self.span(&said),
            labels: Labels::default(),
            sources: Vec::new(),
            span,
        };
        for child in kids(pair) {
            match child.as_rule() {
                Rule::label_nb | Rule::label_en => self.label(child, &mut own.labels),
                Rule::source => own.sources.extend(self.source(child)),
                _ => {}
            }
        }
        Ok(own)
    }

    /// `must_leave`, `not may_fine`, `(passenger.warned or to_stay)`
    fn side(&mut self, pair: Pair<'_, Rule>) -> Held<Expr> {
        let span = self.span(&pair);
        let own = kids(pair.clone()).find(|child| matches!(child.as_rule(), Rule::path | Rule::parenthesis));
        let own = self.promised(own, span)?;
        let inner = match own.as_rule() {
            Rule::parenthesis => self.only_expression(&own)?,
            _ => Expr::new(ExprKind::Path(self.name(&own)), self.span(&own)),
        };
        let denied = kids(pair).any(|child| child.as_rule() == Rule::kw_not);
        Ok(if denied { Expr::new(ExprKind::Not(Box::new(inner)), span) } else { inner })
    }
}
