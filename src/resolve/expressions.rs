//! Expressions: replaces names by ids.

use super::error::ResolveError;
use super::scope::{CameWith, Ctx};
use crate::consolidate::MemberNode;
use crate::model::{
    ActRounding, ChoiceListId, ExprId, ExprKind, Gather, Input, Named, Number, PeriodPart, Polarity, Rounding, RuleId, Standing,
    StandingId, Type, Value,
};
use crate::source::{Span, limits, nearest};
use crate::syntax::ast::{self, ExprKind as Ast, LiteralKind};

impl<'a> Ctx<'a> {
    /// Resolves an expression. `wanted` is the list in which a bare name may be a choice.
    pub(super) fn expression(&mut self, expr: &ast::Expr, standing: StandingId, wanted: Option<ChoiceListId>) -> ExprId {
        let kind = match &expr.kind {
            Ast::Path(name) => self.path(name, wanted),
            Ast::On(name, day) => {
                let day = self.expression(day, standing, None);
                match self.book.names.get(&name.text) {
                    Some(Named::Parameter(id)) => ExprKind::Parameter(*id, Some(day)),
                    Some(_) => {
                        self.errors.push(ResolveError::NotAParameter { name: name.clone() });
                        stand_in()
                    }
                    None => {
                        let near = nearest(&name.text, self.book.parameters.iter().map(|parameter| &*parameter.name));
                        self.errors.push(ResolveError::UnknownName { name: name.clone(), near });
                        stand_in()
                    }
                }
            }
            Ast::Literal(literal) => match (&literal.kind, wanted) {
                (LiteralKind::Choice(name), Some(list)) => {
                    self.choice(list, name).map_or_else(stand_in, |at| ExprKind::Value(Value::Choice(at), Type::Choice(list)))
                }
                _ => self.literal(literal).map_or_else(stand_in, |(value, ty)| ExprKind::Value(value, ty)),
            },
            Ast::Truth(truth) => ExprKind::Value(Value::Truth(*truth), Type::Truth),
            Ast::All(members) => ExprKind::All(self.list(members, standing)),
            Ast::Any(members) => ExprKind::Any(self.list(members, standing)),
            Ast::Not(inner) => ExprKind::Not(self.expression(inner, standing, None)),
            Ast::Compare(comparison, left, right) => {
                let left = self.expression(left, standing, None);
                let list = self.choice_list(left);
                self.times_the_whole(left, right);
                let right = self.expression(right, standing, list);
                ExprKind::Compare(*comparison, left, right)
            }
            Ast::OneOf(operand, names) => {
                let operand_id = self.expression(operand, standing, None);
                match self.choice_list(operand_id) {
                    Some(list) => ExprKind::OneOf(operand_id, names.iter().filter_map(|name| self.choice(list, name)).collect()),
                    None => {
                        self.errors.push(ResolveError::NoChoices { span: operand.span });
                        stand_in()
                    }
                }
            }
            Ast::Within { operand, low, high, end } => {
                let operand = self.expression(operand, standing, None);
                self.times_the_whole(operand, low);
                self.times_the_whole(operand, high);
                let (low, high) = (self.expression(low, standing, None), self.expression(high, standing, None));
                ExprKind::Within { operand, low, high, end: *end }
            }
            Ast::Sum(terms) => ExprKind::Sum(self.terms(terms, standing)),
            Ast::Product(terms) => ExprKind::Product(self.terms(terms, standing)),
            Ast::Minus(inner) => ExprKind::Minus(self.expression(inner, standing, None)),
            Ast::Per(inner, period) => ExprKind::Per(self.expression(inner, standing, None), *period),
            Ast::Rounded(inner, way, to) => {
                let inner = self.expression(inner, standing, None);
                match to {
                    Some(to) => match self.literal(to) {
                        Some((Value::Number(step), _)) if step.compare(Number::ZERO).is_gt() => ExprKind::Rounded(inner, *way, step),
                        _ => {
                            self.errors.push(ResolveError::RoundingStep { span: to.span });
                            stand_in()
                        }
                    },
                    None => return self.rounded_date(inner, *way, expr.span),
                }
            }
            Ast::If(arms, otherwise) => {
                let arms = arms
                    .iter()
                    .map(|(when, then)| (self.expression(when, standing, None), self.expression(then, standing, wanted)))
                    .collect();
                ExprKind::If(arms, self.expression(otherwise, standing, wanted))
            }
            Ast::Age(born, on) => ExprKind::Age {
                born: self.expression(born, standing, None),
                on: self.expression(on, standing, None),
                rounding: self.act_rounding(standing, expr.span),
            },
            Ast::Attains(born, years) => ExprKind::Attains {
                born: self.expression(born, standing, None),
                years: self.expression(years, standing, None),
                rounding: self.act_rounding(standing, expr.span),
            },
            Ast::Least(list) => ExprKind::Least(list.iter().map(|expr| self.expression(expr, standing, None)).collect()),
            Ast::Greatest(list) => ExprKind::Greatest(list.iter().map(|expr| self.expression(expr, standing, None)).collect()),
            Ast::Table(operand, rows, otherwise) => self.table(expr.span, (operand, rows, otherwise.as_deref()), standing, wanted),
            Ast::Moved(date, way, calendar) => {
                let date = self.expression(date, standing, None);
                self.moved(date, way, calendar, standing)
            }
            Ast::WorkingDays(from, to, calendar) => self.working_days(from, to, calendar, standing),
            Ast::Gather(form, of, list, filter) => self.gather(*form, (of.as_deref(), None), list, filter.as_deref(), standing),
            Ast::ByKey(end, of, by, list, filter) => {
                let form = if *end == ast::End::First { Gather::First } else { Gather::Last };
                self.gather(form, (Some(of), Some(by)), list, filter.as_deref(), standing)
            }
            Ast::Through(first, last) => ExprKind::Through {
                first: self.expression(first, standing, None),
                last: last.as_ref().map(|last| self.expression(last, standing, None)),
            },
            Ast::CalendarPeriod(unit, day) => ExprKind::CalendarPeriod(*unit, self.expression(day, standing, None)),
            Ast::Joined(joining, list) => {
                ExprKind::Joined(*joining, list.iter().map(|expr| self.expression(expr, standing, None)).collect())
            }
            Ast::Meets(meeting, left, right) => {
                ExprKind::Meets(*meeting, self.expression(left, standing, None), self.expression(right, standing, None))
            }
            Ast::PartOf(part, of) => ExprKind::PartOf {
                part: *part,
                of: self.expression(of, standing, None),
                rounding: match part {
                    PeriodPart::Months | PeriodPart::Years => self.act_rounding(standing, expr.span),
                    PeriodPart::Day(_) | PeriodPart::Days => None,
                },
            },
            Ast::Scale(operand, bands) => self.scale(operand, bands, standing),
            Ast::RoundingWay(way) => ExprKind::Value(Value::Rounding(*way), Type::Rounding),
        };
        self.expr(kind, standing, expr.span)
    }

    /// Reports a share compared with a number above one, as in `boat.share >= 50`: a percentage is meant, but it would be 50 times the
    /// whole.
    fn times_the_whole(&mut self, left: ExprId, right: &ast::Expr) {
        let Ast::Literal(ast::Literal { kind: LiteralKind::Number(number), span }) = &right.kind else { return };
        if self.input(left) == Some(Input::Percent) && *number > rust_decimal::Decimal::ONE {
            self.errors.push(ResolveError::TimesTheWhole { number: number.to_string(), span: *span });
        }
    }

    /// The input format of the value behind a name.
    fn input(&self, id: ExprId) -> Option<Input> {
        match &self.book.exprs.get(id.0 as usize)?.kind {
            ExprKind::Fact(fact) => self.book.facts.get(fact.index()).map(|fact| fact.input),
            ExprKind::Rule(rule) => self.book.rules.get(rule.index()).map(|rule| rule.input),
            ExprKind::Figure(figure) => self.book.figures.get(figure.index()).map(|figure| figure.input),
            ExprKind::Parameter(parameter, _) => self.book.parameters.get(parameter.index()).map(|parameter| parameter.input),
            _ => None,
        }
    }

    /// The conditions of a list, each at the standing of its letter.
    fn list(&mut self, members: &[ast::Member], standing: StandingId) -> Vec<ExprId> {
        members.iter().map(|member| self.member(&member.expr, member.letter, None, standing)).collect()
    }

    /// The conditions of a rule of which measures changed single ones.
    pub(super) fn members(&mut self, members: &[MemberNode<'a>], whole: &ast::Expr, standing: StandingId) -> ExprId {
        let list = members
            .iter()
            .map(|member| self.member(member.expr, member.letter, self.came_with(member.change, member.expr.span), standing))
            .collect();
        let kind = if matches!(whole.kind, ast::ExprKind::Any(_)) { ExprKind::Any(list) } else { ExprKind::All(list) };
        self.expr(kind, standing, whole.span)
    }

    fn member(&mut self, expr: &ast::Expr, letter: Option<char>, from: Option<CameWith>, outer: StandingId) -> ExprId {
        let mut standing = outer;
        if (letter.is_some() || from.is_some())
            && let Some(known) = self.book.standings.get(outer.index())
        {
            let mut own: Standing = known.clone();
            own.place.letter = letter.or(own.place.letter);
            if let Some(from) = from {
                (own.change, own.block) = (Some(from.change), from.block);
            }
            standing = self.standing(own);
        }
        self.expression(expr, standing, None)
    }

    fn terms(&mut self, terms: &[(Polarity, ast::Expr)], standing: StandingId) -> Vec<(Polarity, ExprId)> {
        terms.iter().map(|(sign, term)| (*sign, self.expression(term, standing, None))).collect()
    }

    fn path(&mut self, name: &ast::Name, wanted: Option<ChoiceListId>) -> ExprKind {
        let as_choice = wanted.and_then(|list| {
            let at = self.choices.get(&(list, name.text.clone()))?;
            Some(ExprKind::Value(Value::Choice(*at), Type::Choice(list)))
        });
        if let Some(choice) = as_choice {
            return choice;
        }
        if let Some(step) = self.steps.get(&name.text) {
            return ExprKind::Rule(*step);
        }
        self.found_here(name);
        match self.book.names.get(&name.text) {
            Some(Named::Fact(id)) => ExprKind::Fact(*id),
            Some(Named::Parameter(id)) => ExprKind::Parameter(*id, None),
            Some(Named::Figure(id)) => ExprKind::Figure(*id),
            Some(Named::Reading(id)) => ExprKind::Reading(*id),
            Some(Named::Rule(id)) => ExprKind::Rule(*id),
            None => {
                if let Some(kind) = self.found_elsewhere(name) {
                    return kind;
                }
                match wanted {
                    Some(list) => {
                        self.choice(list, name);
                    }
                    None => {
                        // Looking for the nearest name is slow. A file with more unknown names than are shown needs no suggestions.
                        let few = self.errors.len() < limits::SHOWN;
                        let near = match self.beyond {
                            Some(beyond) => self.near_in_all(beyond, name),
                            None => few.then(|| nearest(&name.text, self.book.names.keys().map(|name| &**name))).flatten(),
                        };
                        self.errors.push(ResolveError::UnknownName { name: name.clone(), near });
                    }
                }
                stand_in()
            }
        }
    }

    /// The choice list of an expression's value, as far as it is declared.
    pub(super) fn choice_list(&self, id: ExprId) -> Option<ChoiceListId> {
        let ty = match &self.book.exprs.get(id.0 as usize)?.kind {
            ExprKind::Fact(fact) => self.book.facts.get(fact.index())?.ty,
            ExprKind::Rule(rule) => self.book.rules.get(rule.index())?.ty,
            ExprKind::Parameter(parameter, _) => self.book.parameters.get(parameter.index())?.ty,
            ExprKind::Value(_, ty) => *ty,
            _ => return None,
        };
        match ty {
            Type::Choice(list) => Some(list),
            _ => None,
        }
    }

    /// The choice list of a rule's value.
    pub(super) fn choice_list_of_rule(&self, id: RuleId) -> Option<ChoiceListId> {
        match self.book.rules.get(id.index())?.ty {
            Type::Choice(list) => Some(list),
            _ => None,
        }
    }

    /// How the act of a standing rounds dates that do not exist.
    pub(super) fn act_rounding(&mut self, standing: StandingId, span: Span) -> Option<ExprId> {
        let act = self.book.standings.get(standing.index())?.act;
        let kind = match self.book.acts.get(act.index())?.rounding? {
            ActRounding::Way(way) => ExprKind::Value(Value::Rounding(way), Type::Rounding),
            ActRounding::Reading(id) => ExprKind::Reading(id),
        };
        Some(self.expr(kind, standing, span))
    }

    /// `date + 1 month rounded down`: moves the rounding into the addition.
    fn rounded_date(&mut self, inner: ExprId, way: Rounding, span: Span) -> ExprId {
        let standing = self.book.exprs.get(inner.0 as usize).map_or(StandingId(0), |expr| expr.standing);
        let rounding = self.expr(ExprKind::Value(Value::Rounding(way), Type::Rounding), standing, span);
        if let Some(expr) = self.book.exprs.get_mut(inner.0 as usize) {
            match &mut expr.kind {
                ExprKind::Age { rounding: slot, .. }
                | ExprKind::Attains { rounding: slot, .. }
                | ExprKind::PartOf { part: PeriodPart::Months | PeriodPart::Years, rounding: slot, .. }
                | ExprKind::After { rounding: slot, .. } => {
                    *slot = Some(rounding);
                    return inner;
                }
                ExprKind::Sum(terms) => {
                    // Whether this is a sum of dates is decided with the types. Until then the rounding is kept as a last term.
                    terms.push((Polarity::Direct, rounding));
                    return inner;
                }
                _ => {}
            }
        }
        self.errors.push(ResolveError::NothingToRound { span });
        inner
    }
}

/// Replaces an expression that could not be resolved, so that the rest of the rule is still checked.
fn stand_in() -> ExprKind {
    ExprKind::Value(Value::Truth(false), Type::Faulty)
}
