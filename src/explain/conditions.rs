//! Conditions as steps: what was compared with what, and what it rests on.

use super::Ctx;
use super::phrase::{Scale, Wanted, opposite};
use super::tree::{Role, StepView, Told, Verdict, verdict};
use super::words::quoted;
use crate::eval::Node;
use crate::model::{Cell, ExprId, ExprKind, StandingId, Value};

impl Ctx<'_> {
    /// A condition as steps; the parts of an `all` stand side by side.
    pub(super) fn conditions(&self, step: usize, id: ExprId, outer: StandingId, told: &mut Told) -> Vec<StepView> {
        let Some(expr) = self.book().exprs.get(id.0 as usize) else { return Vec::new() };
        let own = expr.standing;
        let cell = self.found(step);
        let mut view = self.view(verdict(cell.clone()), own, String::new());
        view.expr = Some(id);
        view.details.extend(self.origin(own, Some(outer), told));
        match &expr.kind {
            ExprKind::All(list) => return self.members(step, list, own, told),
            ExprKind::Any(list) => {
                view.role = Role::OneOf;
                view.text = match cell {
                    Cell::Known(Value::Truth(false)) => self.pick("ingen av disse er oppfylt", "none of these is met").to_owned(),
                    Cell::Known(_) => self.pick("minst ett av disse er oppfylt", "at least one of these is met").to_owned(),
                    _ => self.pick("minst ett av disse må være oppfylt", "at least one of these must be met").to_owned(),
                };
                view.children = self.alternatives(step, list, own, told);
            }
            ExprKind::Not(inner) => {
                let Some(below) = self.step_of(step, *inner) else { return vec![view] };
                match self.kind(*inner) {
                    // A fact is told with its own value; the sign tells whether that is what the law wants.
                    Some(ExprKind::Fact(_)) => {
                        let mut inner = self.conditions(below, *inner, own, told);
                        if let Some(first) = inner.first_mut() {
                            first.verdict = verdict(cell);
                            first.expr = Some(id);
                        }
                        return inner;
                    }
                    // The requirement of a comparison is turned round.
                    Some(ExprKind::Compare(..) | ExprKind::OneOf(..) | ExprKind::Within { .. } | ExprKind::Meets(..)) => {
                        self.compared(below, *inner, true, &mut view, told);
                    }
                    _ => {
                        view.text = self.not_words(*inner);
                        view.children = self.conditions(below, *inner, own, told);
                    }
                }
            }
            ExprKind::Rule(rule) => {
                let at = self.decision.trace.below(step).into_iter().next().or_else(|| self.decision.trace.rule_step_before(*rule, step));
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
                // A reading that is settled by a plain yes or no has nothing below it to tell.
                view.children.retain(|child| !self.plain_truth(child.expr));
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
                view.text = self.fact(*fact, cell.clone());
                self.values(step, &[], &mut view, told);
            }
            ExprKind::Compare(..) | ExprKind::OneOf(..) | ExprKind::Within { .. } | ExprKind::Meets(..) => {
                self.compared(step, id, false, &mut view, told)
            }
            ExprKind::Gather { entity, .. } => {
                view.text = self.gathered_text(id, cell.clone());
                view.children = self.entities(step, *entity, own, told);
            }
            ExprKind::If(arms, otherwise) => return self.branches(step, arms, *otherwise, own, told),
            ExprKind::Value(value, ty) => view.text = super::words::value_words(value.clone(), *ty, self.book(), self.lang),
            _ => {
                let formula = self.formula(id);
                view.text = match &cell {
                    Cell::Fault => format!("{formula} {}", self.unreckoned(step)),
                    Cell::Known(_) => {
                        let value = self.worded(cell.clone(), id, Scale::default());
                        if value == formula { value } else { format!("{formula} = {value}") }
                    }
                    Cell::Unknown => formula,
                };
                self.values(step, &[], &mut view, told);
            }
        }
        // Where it can't be had here, and no step below tells why.
        if cell == Cell::Fault && !view.children.iter().any(|child| child.verdict == Verdict::Fault) {
            view.fault = self.why(step);
        }
        vec![view]
    }

    /// A comparison with its values, or what is required where it must not hold.
    fn compared(&self, step: usize, id: ExprId, denied: bool, view: &mut StepView, told: &mut Told) {
        match self.kind(id) {
            Some(ExprKind::Compare(comparison, left, right)) => {
                let comparison = if denied { opposite(*comparison) } else { *comparison };
                view.text = self.comparison(step, comparison, *left, *right, told.wanted);
                self.values(step, &[*left, *right], view, told);
            }
            Some(ExprKind::OneOf(operand, choices)) => {
                view.text = self.one_of(step, *operand, choices, denied, told.wanted);
                self.values(step, &[*operand], view, told);
            }
            Some(ExprKind::Within { operand, low, high, inclusive }) => {
                let parts = [*operand, *low, *high];
                view.text = self.within(step, parts, *inclusive, denied, told.wanted);
                self.values(step, &parts, view, told);
            }
            Some(ExprKind::Meets(meeting, left, right)) => {
                view.text = self.met(step, *meeting, [*left, *right], denied, told.wanted);
                self.values(step, &[*left, *right], view, told);
            }
            _ => {}
        }
    }

    fn plain_truth(&self, expr: Option<ExprId>) -> bool {
        expr.is_some_and(|expr| matches!(self.kind(expr), Some(ExprKind::Value(Value::Truth(_), _))))
    }

    /// What must not be met, by name.
    fn not_words(&self, inner: ExprId) -> String {
        match self.kind(inner) {
            Some(ExprKind::Rule(_) | ExprKind::Reading(_)) => {
                let name = quoted(&self.label(inner), self.lang);
                format!("{name} {}", self.pick("skal ikke være oppfylt", "must not be met"))
            }
            Some(ExprKind::Any(_)) => self.pick("ingen av disse kan være oppfylt", "none of these may be met").to_owned(),
            Some(ExprKind::All(_)) => self.pick("disse kan ikke alle være oppfylt", "these must not all be met").to_owned(),
            _ => self.pick("dette skal ikke være oppfylt", "this must not be met").to_owned(),
        }
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

    fn members(&self, step: usize, list: &[ExprId], outer: StandingId, told: &mut Told) -> Vec<StepView> {
        let mut out = Vec::new();
        for member in list {
            match self.step_of(step, *member) {
                Some(at) => out.extend(self.conditions(at, *member, outer, told)),
                None => out.push(self.not_examined(*member)),
            }
        }
        out
    }

    /// The members of an `any`; what holds only together stands together.
    fn alternatives(&self, step: usize, list: &[ExprId], outer: StandingId, told: &mut Told) -> Vec<StepView> {
        let mut out = Vec::new();
        for member in list {
            let views = self.members(step, std::slice::from_ref(member), outer, told);
            let cell = self.step_of(step, *member).map_or(Cell::Unknown, |at| self.found(at));
            match self.kind(*member) {
                Some(ExprKind::All(_)) if views.len() > 1 => {
                    let standing = self.book().exprs.get(member.0 as usize).map_or(outer, |expr| expr.standing);
                    let text = match cell {
                        Cell::Known(Value::Truth(true)) => self.pick("alle disse er oppfylt", "all of these are met"),
                        Cell::Known(_) => self.pick("ikke alle disse er oppfylt", "not all of these are met"),
                        _ => self.pick("alle disse må være oppfylt", "all of these must be met"),
                    };
                    let whole = self.view(verdict(cell), standing, text.to_owned());
                    out.push(StepView { expr: Some(*member), children: views, ..whole });
                }
                _ => out.extend(views),
            }
        }
        out
    }

    fn not_examined(&self, id: ExprId) -> StepView {
        let standing = self.book().exprs.get(id.0 as usize).map_or(StandingId(0), |expr| expr.standing);
        StepView { expr: Some(id), ..self.view(Verdict::NotExamined, standing, self.label(id)) }
    }

    /// The conditions of an `if` that were looked at; of a table, the row that fits. With its values where `whole`.
    pub(super) fn arms(&self, step: usize, (arms, whole): (&[(ExprId, ExprId)], bool), own: StandingId, told: &mut Told) -> Vec<StepView> {
        let table = self.table(arms);
        let mut out = Vec::new();
        let mut passed = None;
        for (when, then) in arms {
            let looked = self.step_of(step, *when);
            passed = looked.filter(|at| table.is_some() && self.found(*at) == Cell::NO);
            if let Some(at) = looked.filter(|_| passed.is_none()) {
                let wanted = std::mem::replace(&mut told.wanted, if table.is_some() { Wanted::Row } else { Wanted::Condition });
                let conditions = self.conditions(at, *when, own, told);
                told.wanted = wanted;
                // What did not hold only means that the next case is looked at.
                let passed = self.found(at) == Cell::NO;
                out.extend(conditions.into_iter().map(|view| match view.verdict {
                    Verdict::NotMet if passed => StepView { role: Role::Passed, ..view },
                    _ => view,
                }));
            }
            if let Some(at) = self.step_of(step, *then).filter(|_| whole) {
                out.extend(self.conditions(at, *then, own, told));
            }
        }
        // The row for all others: none of the rows above fits.
        if let (Some(operand), true, Some(at)) = (table, out.is_empty(), passed) {
            let (label, found) = (self.label(operand), self.step_of(at, operand));
            let value = self.worded(found.map_or(Cell::Unknown, |at| self.found(at)), operand, self.scale(&[operand]));
            let no_row = self.pick("raden for alle andre gjelder", "the row for all others applies");
            let mut view = self.view(Verdict::Value, own, format!("{label} {} {value}; {no_row}", self.pick("er", "is")));
            self.values(at, &[operand], &mut view, told);
            out.push(view);
        }
        out
    }

    /// What a table looks up, which all its rows share.
    fn table(&self, arms: &[(ExprId, ExprId)]) -> Option<ExprId> {
        let operand = |when: ExprId| match self.kind(when) {
            Some(ExprKind::Compare(_, operand, _) | ExprKind::OneOf(operand, _) | ExprKind::Within { operand, .. }) => Some(*operand),
            _ => None,
        };
        let mut rows = arms.iter().map(|(when, _)| operand(*when));
        let first = rows.next()??;
        (arms.len() > 1 && rows.all(|row| row == Some(first))).then_some(first)
    }

    /// The arms of an `if` that were looked at, and the value that holds.
    fn branches(&self, step: usize, arms: &[(ExprId, ExprId)], otherwise: ExprId, own: StandingId, told: &mut Told) -> Vec<StepView> {
        let mut out = self.arms(step, (arms, true), own, told);
        if let Some(at) = self.step_of(step, otherwise) {
            out.extend(self.conditions(at, otherwise, own, told));
        }
        out
    }
}
