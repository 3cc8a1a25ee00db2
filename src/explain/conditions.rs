//! Conditions as steps: what was compared with what, and what it rests on.

use super::Ctx;
use super::tree::{StepView, Verdict, verdict};
use crate::eval::Node;
use crate::model::{Cell, ExprId, ExprKind, RuleId, StandingId, Type, Value};

impl Ctx<'_, '_> {
    /// A condition as steps; the parts of an `all` stand side by side.
    pub(super) fn conditions(&self, step: usize, id: ExprId, outer: StandingId, told: &mut Vec<RuleId>) -> Vec<StepView> {
        let Some(expr) = self.book().exprs.get(id.0 as usize) else { return Vec::new() };
        let own = expr.standing;
        let cell = self.found(step);
        let mut view = self.view(verdict(cell), own, String::new());
        view.expr = Some(id);
        view.details.extend(self.changed(own, Some(outer)));
        match &expr.kind {
            ExprKind::All(list) => return self.members(step, list, own, told),
            ExprKind::Any(list) => {
                view.text = match cell {
                    Cell::Known(Value::Truth(false)) => self.pick("ingen av disse er oppfylt", "none of these is met").to_owned(),
                    Cell::Known(_) => self.pick("minst ett av disse er oppfylt", "at least one of these is met").to_owned(),
                    _ => self.pick("minst ett av disse må være oppfylt", "at least one of these must be met").to_owned(),
                };
                view.children = self.members(step, list, own, told);
            }
            ExprKind::Not(inner) => {
                let Some(below) = self.step_of(step, *inner) else { return vec![view] };
                match self.kind(*inner) {
                    // What is denied is told with its own value; the sign tells whether that is what the law wants.
                    Some(ExprKind::Fact(_) | ExprKind::Compare(..) | ExprKind::OneOf(..) | ExprKind::Within { .. }) => {
                        let mut inner = self.conditions(below, *inner, own, told);
                        if let Some(first) = inner.first_mut() {
                            first.verdict = verdict(cell);
                            first.expr = Some(id);
                            if !matches!(self.kind(id), Some(ExprKind::Not(fact)) if matches!(self.kind(*fact), Some(ExprKind::Fact(_)))) {
                                first.text =
                                    format!("{} – {}", first.text, self.pick("her kreves det motsatte", "here the opposite is required"));
                            }
                        }
                        return inner;
                    }
                    _ => {
                        view.text = self.pick("dette må ikke være oppfylt", "this must not be met").to_owned();
                        view.children = self.conditions(below, *inner, own, told);
                    }
                }
            }
            ExprKind::Rule(rule) => {
                let at = self.decision.trace.below(step).into_iter().next().or_else(|| self.decision.trace.rule_step(*rule));
                let Some(at) = at else { return vec![view] };
                let mut inner = self.rule(at, *rule, told);
                inner.expr = Some(id);
                inner.details.extend(view.details);
                return vec![self.at_letter(inner, own, outer)];
            }
            ExprKind::Reading(reading) => {
                let chosen = self.chosen(reading.index());
                let (label, chosen) = chosen.unwrap_or_default();
                view.text = format!("{label} ({}: {chosen})", self.pick("lest slik", "read as"));
                if let Some(source) = self.book().readings.get(reading.index()) {
                    view.details.extend(source.sources.iter().map(|source| self.source(source)));
                }
                for at in self.decision.trace.below(step) {
                    if let Some(Node::Expr(inner)) = self.decision.trace.steps.get(at).map(|step| step.node()) {
                        view.children.extend(self.conditions(at, inner, own, told));
                    }
                }
                // A reading with one plain condition is told in one line.
                if let [only] = view.children.as_mut_slice()
                    && only.children.is_empty()
                    && only.rule.is_none()
                    && only.standing == view.standing
                {
                    let mut only = view.children.remove(0);
                    only.details.insert(0, format!("{label} – {}: {chosen}", self.pick("lest slik", "read as")));
                    only.details.extend(view.details);
                    return vec![only];
                }
            }
            ExprKind::Fact(fact) => {
                view.text = self.fact(*fact, cell);
                view.details.extend(self.assessment(*fact));
            }
            ExprKind::Compare(comparison, left, right) => {
                view.text = self.comparison(step, *comparison, *left, *right);
                self.values(step, &mut view, told);
            }
            ExprKind::OneOf(operand, choices) => {
                view.text = self.one_of(step, *operand, choices);
                self.values(step, &mut view, told);
            }
            ExprKind::Within { operand, low, high, inclusive } => {
                view.text = self.within(step, *operand, *low, *high, *inclusive);
                self.values(step, &mut view, told);
            }
            ExprKind::If(arms, otherwise) => return self.branches(step, arms, *otherwise, own, told),
            ExprKind::Value(value, ty) => view.text = super::words::value_words(*value, *ty, self.book(), self.lang),
            _ => {
                let ty = self.decision.plan.checked().type_of(id);
                view.text = match (cell, ty) {
                    (Cell::Fault, _) => self.fault(id),
                    (Cell::Known(_), Type::Quantity(_) | Type::Date | Type::Months | Type::Days | Type::Mixed) => {
                        format!("{} = {}", self.formula(id), self.worded(cell, id, false))
                    }
                    _ => self.formula(id),
                };
                self.values(step, &mut view, told);
            }
        }
        if cell == Cell::Fault && view.children.is_empty() {
            let fault = self.fault(id);
            view.details.push(fault);
        }
        vec![view]
    }

    /// A rule named at a letter is cited with the letter.
    fn at_letter(&self, mut view: StepView, own: StandingId, outer: StandingId) -> StepView {
        let letter = |standing: StandingId| self.book().standings.get(standing.index()).and_then(|standing| standing.place.letter);
        if letter(own).is_some() && letter(own) != letter(outer) {
            let named = std::mem::replace(&mut view.citation, self.cite(own));
            if named != view.citation && view.standing != Some(own) {
                view.details.insert(0, format!("{} {named}", self.pick("regelen står i", "the rule stands in")));
            }
            view.place = self.book().cite(own, self.lang, false);
            view.standing = Some(own);
        }
        view
    }

    fn members(&self, step: usize, list: &[ExprId], outer: StandingId, told: &mut Vec<RuleId>) -> Vec<StepView> {
        let mut out = Vec::new();
        for member in list {
            match self.step_of(step, *member) {
                Some(at) => out.extend(self.conditions(at, *member, outer, told)),
                None => out.push(self.not_examined(*member)),
            }
        }
        out
    }

    fn not_examined(&self, id: ExprId) -> StepView {
        let standing = self.book().exprs.get(id.0 as usize).map_or(StandingId(0), |expr| expr.standing);
        StepView { expr: Some(id), ..self.view(Verdict::NotExamined, standing, self.label(id)) }
    }

    /// The arms of an `if` that were looked at, and the value that holds.
    fn branches(
        &self,
        step: usize,
        arms: &[(ExprId, ExprId)],
        otherwise: ExprId,
        own: StandingId,
        told: &mut Vec<RuleId>,
    ) -> Vec<StepView> {
        let mut out = Vec::new();
        for (when, then) in arms {
            if let Some(at) = self.step_of(step, *when) {
                let mut conditions = self.conditions(at, *when, own, told);
                out.append(&mut conditions);
            }
            if let Some(at) = self.step_of(step, *then) {
                out.extend(self.conditions(at, *then, own, told));
            }
        }
        if let Some(at) = self.step_of(step, otherwise) {
            out.extend(self.conditions(at, otherwise, own, told));
        }
        out
    }

    /// What a comparison or formula rests on: facts in its details, rules as steps below, sources of figures.
    fn values(&self, step: usize, view: &mut StepView, told: &mut Vec<RuleId>) {
        let basis = self.basis(step);
        if !basis.is_empty() {
            view.details.push(basis.join("; "));
        }
        let mut stack = self.decision.trace.below(step);
        stack.reverse();
        while let Some(at) = stack.pop() {
            let Some(Node::Expr(id)) = self.decision.trace.steps.get(at).map(|step| step.node()) else { continue };
            match self.kind(id) {
                Some(ExprKind::Figure(figure)) => {
                    if let Some(figure) = self.book().figures.get(figure.index()) {
                        view.details.extend(figure.sources.iter().map(|source| self.source(source)));
                        view.details.extend(self.changed(figure.standing, view.standing));
                    }
                }
                Some(ExprKind::Parameter(parameter, _)) => {
                    if let Some(parameter) = self.book().parameters.get(parameter.index()) {
                        view.details.extend(parameter.sources.iter().map(|source| self.source(source)));
                    }
                }
                Some(ExprKind::Rule(rule)) => {
                    let rule = *rule;
                    let below = self.decision.trace.below(at).into_iter().next().or_else(|| self.decision.trace.rule_step(rule));
                    if let Some(below) = below {
                        view.children.push(self.rule(below, rule, told));
                    }
                    continue;
                }
                _ => {}
            }
            let mut below = self.decision.trace.below(at);
            below.reverse();
            stack.extend(below);
        }
        dedup(&mut view.details);
    }
}

fn dedup(lines: &mut Vec<String>) {
    let mut seen = Vec::new();
    lines.retain(|line| {
        let new = !seen.contains(line);
        if new {
            seen.push(line.clone());
        }
        new
    });
}
