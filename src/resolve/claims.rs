//! Claims about amendments: the rule each is about, and its condition as an expression.

use std::sync::Arc;

use super::error::ResolveError;
use super::scope::{Ctx, index};
use crate::law::{Place, Text};
use crate::model::{ActId, Claim, Claimed, Input, Kind, Named, Rule, RuleId, Standing, StandingId, Type};
use crate::source::both;
use crate::syntax::ast::{self, Expr};

impl Ctx<'_> {
    /// Resolves a claim in one of its two versions. Whether the other version has the rule is not known here.
    pub(super) fn claim(&mut self, claim: &ast::Claim) {
        let rule = match self.book.names.get(&claim.rule.text) {
            Some(Named::Rule(id)) => Some(*id),
            Some(_) => {
                self.errors.push(ResolveError::ClaimOfNoRule { name: claim.rule.clone() });
                return;
            }
            None => None,
        };
        let sources = self.sources(&claim.sources, false);
        let outcome = match &claim.outcome {
            ast::Claimed::Unchanged => Claimed::Unchanged,
            ast::Claimed::Always { among } => Claimed::Always { among: self.among(among.as_ref(), rule, claim) },
            ast::Claimed::Never { what, among } => Claimed::Never { what: *what, among: self.among(among.as_ref(), rule, claim) },
            ast::Claimed::Changes { to, only_where } => {
                Claimed::Changes { to: *to, only_where: self.among(only_where.as_ref(), rule, claim) }
            }
        };
        self.book.claims.push(Claim { title: claim.title.clone(), rule, outcome, sources, span: claim.rule.span });
    }

    /// The condition of a claim, if it has one.
    fn among(&mut self, expr: Option<&Expr>, rule: Option<RuleId>, claim: &ast::Claim) -> Option<RuleId> {
        let standing = self.standing_of(rule, claim);
        expr.map(|expr| self.condition(expr, standing, ("only where", both("bare der", "only where"))))
    }

    /// The standing whose date rounding a condition uses: that of its rule or, if this version has no such rule, of the amended act.
    fn standing_of(&mut self, rule: Option<RuleId>, claim: &ast::Claim) -> StandingId {
        if let Some(rule) = rule.and_then(|rule| self.book.rules.get(rule.index())) {
            return rule.standing;
        }
        let items = || self.ast.files.iter().flat_map(|file| &file.items);
        let measures = items().filter_map(|item| match item {
            ast::Item::Amendment(amendment) if amendment.name.text == claim.amendment.text => Some(&amendment.measures),
            _ => None,
        });
        let measures: Vec<&ast::Name> = measures.flatten().map(|measure| &measure.name).collect();
        let amended = items().find_map(|item| match item {
            ast::Item::Amend(amend) if measures.iter().any(|name| name.text == amend.measure.text) => {
                self.act_ids.get(&amend.act.text).copied()
            }
            _ => None,
        });
        self.standing(Standing { act: amended.unwrap_or(ActId(0)), place: Place::default(), change: None, block: None })
    }

    /// Makes a condition a rule without a name, so that it can be decided like any other.
    pub(super) fn condition(&mut self, expr: &Expr, standing: StandingId, (name, label): (&str, Text)) -> RuleId {
        self.steps.clear();
        let body = self.expression(expr, standing, None);
        let id = RuleId(index(self.book.rules.len()));
        self.book.rules.push(Rule {
            name: Arc::from(name),
            kind: Kind::Let,
            of_law: false,
            label,
            of: None,
            each: None,
            against: None,
            ty: Type::Faulty,
            input: Input::Any,
            body,
            exceptions: Vec::new(),
            sources: Vec::new(),
            standing,
            span: expr.span,
        });
        id
    }
}
