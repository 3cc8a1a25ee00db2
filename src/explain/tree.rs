//! The trace as a tree of steps: provisions, conditions, facts and figures.

use super::clause::can_be_said;
use super::details::dedup;
use super::exceptions::Ranked;
use super::fragment::{Fragment, Scale};
use super::headline::norm_label;
use super::phrase::Wanted;
use super::seen::Seen;
use super::sources::source;
use super::step_view::{Role, Shown, StepView, verdict};
use super::values::rule_found;
use super::{Ctx, say};
use crate::eval::{Decision, Subject};
use crate::model::{Cell, ExprKind, Kind, Rule, RuleId, Value};

/// The whole decision as a tree; the root is the goal.
pub fn tree<'a>(decision: &'a Decision) -> Option<StepView<'a>> {
    tree_at(decision, decision.trace.steps.len().checked_sub(1)?)
}

/// The tree of one rule step, as if its rule were the goal.
pub fn tree_at<'a>(decision: &'a Decision, step: usize) -> Option<StepView<'a>> {
    let ctx = Ctx::of(decision);
    match ctx.node(step)? {
        Subject::Rule(rule) => ctx.rule(step, rule, &mut Shown::default()),
        Subject::Expr(_) | Subject::Each(_) => None,
    }
}

impl<'a> Ctx<'a> {
    /// A rule: its general rule and its exceptions.
    pub(super) fn rule(&self, step: usize, id: RuleId, told: &mut Shown<'a>) -> Option<StepView<'a>> {
        let rule = self.book().rules.get(id.index())?;
        let cell = self.found(step);
        let outcome = match &cell {
            Cell::Known(value @ Value::Number(_)) if self.is_age(rule.body) => {
                Fragment::Value(value.clone(), rule.ty, Scale { years: true, ..Scale::default() })
            }
            cell => rule_found(cell, rule),
        };
        let text = match rule.kind {
            Kind::Value | Kind::Deadline | Kind::Let => say::told_as(&rule.label, outcome),
            _ => say::said_of(norm_label(rule), outcome),
        };
        let mut view = StepView::new(verdict(&cell), rule.standing, text);
        view.rule = Some(id);
        view.step = Some(step);
        if !told.rules.insert(step) {
            view.details.push(say::see_above());
            return Some(view);
        }
        if cell == Cell::Fault {
            view.fault = self.fault(step);
            view.details.extend(view.fault.clone());
        }
        let mut origin = self.origin(rule.standing, None, told);
        // The text of the new wording does not decide this case.
        if self.is_decided_by_earlier_wording(step, rule) && self.is_changed(rule.standing) && !origin.is_empty() {
            let changed = origin.remove(0);
            origin.insert(0, say::but_earlier_wording(changed));
        }
        view.details.extend(origin);
        view.details.extend(rule.sources.iter().map(source));
        dedup(&mut view.details);
        let own = if rule.kind == Kind::Exception { Wanted::Condition } else { Wanted::Requirement };
        let wanted = std::mem::replace(&mut told.wanted, own);
        let displaced = self.excepted(step, rule);
        // The operands of an `all` make room for themselves.
        if !matches!(self.kind(rule.body), Some(ExprKind::All(_))) {
            view.children.reserve_exact(rule.exceptions.len() + 1);
        }
        let ranked = self.ranked(step, rule);
        view.children.extend((0..rule.exceptions.len()).filter_map(|at| self.outranked(&ranked, at)));
        for seen in self.seen_below(step) {
            let expr = seen.id();
            if displaced && expr == rule.body {
                view.children.push(self.displaced(step, seen, rule, told));
            } else if let Some(at) = ranked.with_condition(expr) {
                view.children.extend(self.exception(&ranked, seen, at, told));
            } else if ranked.is_value(expr) {
                self.exception_value(seen, rule, &mut view, told);
            } else if let Some(ExprKind::Value(Value::Truth(always), _)) = self.kind(expr) {
                let text = match always {
                    false if !rule.kind.is_norm() && can_be_said(&rule.label, false) => {
                        say::without_a_rule(Fragment::Stated(&rule.label, false, Box::new(Fragment::Label(&rule.label))))
                    }
                    always => say::always(norm_label(rule), Fragment::Choice(if *always { "yes" } else { "no" })),
                };
                view.children.push(StepView { step: seen.step(), ..StepView::new(verdict(&self.cell_of(seen)), rule.standing, text) });
            } else {
                self.conditions(seen, rule.standing, told, &mut view.children);
            }
        }
        told.wanted = wanted;
        Some(view)
    }

    /// An exception with its condition.
    fn exception(&self, ranked: &Ranked<'a>, seen: Seen, at: usize, told: &mut Shown<'a>) -> Option<StepView<'a>> {
        let rule = ranked.rule;
        let exception = rule.exceptions.get(at)?;
        let cell = self.cell_of(seen);
        let condition = match cell {
            Cell::Known(_) => self.because(seen, cell == Cell::YES),
            Cell::Unknown | Cell::Fault => self.formula(seen),
        };
        let holds = Fragment::holds(&cell);
        let text = if exception.transition { say::earlier_wording(holds, condition) } else { say::exception(holds, condition) };
        let mut own = StepView::new(verdict(&cell), exception.standing, text);
        own.role = Role::Exception;
        own.step = seen.step();
        own.details.extend(self.origin(exception.standing, Some(rule.standing), told));
        own.details.extend(exception.sources.iter().map(source));
        own.details.extend(self.perhaps_outranked(ranked, &cell, at));
        dedup(&mut own.details);
        let wanted = std::mem::replace(&mut told.wanted, Wanted::Condition);
        self.conditions(seen, rule.standing, told, &mut own.children);
        told.wanted = wanted;
        // A named exception is shown once, not again as a rule, unless it has exceptions of its own.
        let plain = exception.named.and_then(|id| self.book().rules.get(id.index())).is_some_and(|named| named.exceptions.is_empty());
        if let [named] = own.children.as_mut_slice()
            && plain
            && named.rule == exception.named
            && !named.children.is_empty()
        {
            own.children = std::mem::take(&mut named.children);
        }
        Some(own)
    }

    /// The value of an exception is shown below the exception.
    fn exception_value(&self, seen: Seen, rule: &'a Rule, view: &mut StepView<'a>, told: &mut Shown<'a>) {
        // A plain yes or no is already stated by the exception.
        if matches!(self.kind(seen.id()), Some(ExprKind::Value(Value::Truth(_), _))) {
            return;
        }
        match view.children.last_mut() {
            Some(exception) => self.conditions(seen, rule.standing, told, &mut exception.children),
            None => self.conditions(seen, rule.standing, told, &mut view.children),
        }
    }

    /// The general rule, shown next to the exception that displaced it.
    fn displaced(&self, step: usize, seen: Seen, rule: &'a Rule, told: &mut Shown<'a>) -> StepView<'a> {
        let cell = self.cell_of(seen);
        let what = match rule.kind {
            Kind::Exception => say::displaced_condition(),
            _ if self.is_decided_by_earlier_wording(step, rule) => say::new_wording(),
            _ => say::displaced_rule(),
        };
        let mut view = StepView::new(verdict(&cell), rule.standing, say::said_of(what, rule_found(&cell, rule)));
        view.role = Role::Displaced;
        view.step = seen.step();
        self.conditions(seen, rule.standing, told, &mut view.children);
        view
    }
}
