//! Conditions as steps: what was compared, and the grounds.

use super::Ctx;
use super::details::dedup;
use super::fragment::Fragment;
use super::phrase::{Wanted, opposite};
use super::say;
use super::seen::Seen;
use super::sources::source;
use super::step_view::{Role, Shown, StepView, Verdict, verdict};
use crate::model::{Cell, ExprId, ExprKind, StandingId, Value};

impl<'a> Ctx<'a> {
    /// Appends a condition as steps. The operands of an `all` become siblings.
    pub(super) fn conditions(&self, seen: Seen, outer: StandingId, told: &mut Shown<'a>, into: &mut Vec<StepView<'a>>) {
        let (id, Some(step)) = (seen.id(), seen.step()) else { return into.push(self.not_examined(seen)) };
        let Some(expr) = self.book().exprs.get(id.0 as usize) else { return };
        let own = expr.standing;
        let cell = self.found(step);
        let mut view = StepView::new(verdict(&cell), own, Fragment::Name(""));
        view.expr = Some(id);
        view.step = Some(step);
        view.details.extend(self.origin(own, Some(outer), told));
        match &expr.kind {
            ExprKind::All(list) => {
                if into.is_empty() {
                    into.reserve_exact(list.len());
                }
                for member in list {
                    self.conditions(self.part(seen, *member), own, told, into);
                }
                return;
            }
            ExprKind::Any(list) => {
                view.role = Role::OneOf;
                view.text = say::any_of_these(Fragment::holds(&cell));
                view.children.reserve_exact(list.len());
                self.alternatives(seen, list, own, told, &mut view.children);
            }
            ExprKind::Not(inner) => {
                let below = self.part(seen, *inner);
                match self.kind(*inner) {
                    // A denied fact is shown with its own value; the sign shows whether that meets the requirement.
                    Some(ExprKind::Fact(fact)) => {
                        let from = into.len();
                        self.conditions(below, own, told, into);
                        if let Some(first) = into.get_mut(from) {
                            if cell == Cell::Unknown {
                                first.text = self.open_denied_fact(*fact);
                            }
                            first.verdict = verdict(&cell);
                            first.expr = Some(id);
                            first.step = Some(step);
                        }
                        return;
                    }
                    // For a denied comparison, the opposite is shown as the requirement.
                    Some(_) if self.is_compared(*inner) => {
                        self.compared(below, true, &mut view, told);
                    }
                    _ => {
                        view.text = self.not_words(below, Fragment::holds(&cell));
                        self.conditions(below, own, told, &mut view.children);
                    }
                }
            }
            ExprKind::Rule(rule) => {
                let Some(at) = self.decision.trace.rule_step_before(*rule, step) else { return into.push(view) };
                let Some(mut inner) = self.rule(at, *rule, told) else { return into.push(view) };
                inner.expr = Some(id);
                inner.details.extend(view.details);
                return into.push(self.at_letter(inner, own, outer));
            }
            ExprKind::Reading(reading) => {
                let Some((label, chosen)) = self.chosen(reading.index()) else { return into.push(view) };
                // What is not so must not be stated.
                let stated = match cell {
                    Cell::NO => Fragment::Stated(label, false, Box::new(say::is_not_met(say::quoted(label)))),
                    _ => Fragment::Label(label),
                };
                view.text = if self.reads_plainly(seen) { say::is_read_as(label, chosen) } else { say::read_as(stated, chosen) };
                if let Some(own) = self.book().readings.get(reading.index()) {
                    view.details.extend(own.sources.iter().map(source));
                }
                view.children.reserve_exact(1);
                for inner in self.seen_below(step) {
                    // A step with grounds of its own is shown once. Otherwise nested readings would double it at each level.
                    let rests = matches!(
                        self.kind(inner.id()),
                        Some(ExprKind::All(_) | ExprKind::Any(_) | ExprKind::Not(_) | ExprKind::If(..) | ExprKind::Reading(_))
                    );
                    if inner.step().is_some_and(|at| rests && !told.rules.insert(at)) {
                        view.details.push(say::see_above());
                        return into.push(view);
                    }
                    self.conditions(inner, own, told, &mut view.children);
                }
                // A plain yes or no below a reading adds nothing.
                view.children.retain(|child| !self.plain_truth(child.expr));
                // A reading with a single plain condition is shown in one line.
                if let [only] = view.children.as_mut_slice()
                    && only.children.is_empty()
                    && only.rule.is_none()
                    && only.standing == view.standing
                {
                    let mut only = view.children.remove(0);
                    only.details.insert(0, say::read_as_line(label, chosen));
                    only.details.extend(view.details);
                    return into.push(only);
                }
            }
            ExprKind::Fact(fact) => {
                view.text = self.fact(*fact, &cell);
                self.fact_details(*fact, own, told, &mut view.details);
                dedup(&mut view.details);
            }
            ExprKind::Compare(..) | ExprKind::OneOf(..) | ExprKind::Within { .. } | ExprKind::Meets(..) => {
                self.compared(seen, false, &mut view, told)
            }
            ExprKind::Gather { entity, .. } => {
                view.text = self.gathered_text(seen, &cell);
                self.entities(step, *entity, own, told, &mut view);
            }
            ExprKind::If(arms, otherwise) => return self.branches(seen, arms, *otherwise, own, told, into),
            ExprKind::Value(value, ty) => view.text = super::values::value(value, *ty),
            _ => {
                let formula = self.formula(seen);
                view.text = match cell {
                    Cell::Fault => say::followed_by(formula, self.unreckoned(step)),
                    Cell::Known(_) => {
                        let value = self.told_value(&cell, id, self.scale(&[id]));
                        if value == formula { value } else { say::equals(formula, value) }
                    }
                    Cell::Unknown => formula,
                };
                self.values(step, &[], &mut view, told);
            }
        }
        // The fault arose in this step, and no child explains it.
        if cell == Cell::Fault && !view.children.iter().any(|child| child.verdict == Verdict::Fault) {
            view.fault = self.why(step);
        }
        into.push(view);
    }

    /// A comparison with its values. If `denied`, the requirement is the opposite.
    fn compared(&self, seen: Seen, denied: bool, view: &mut StepView<'a>, told: &mut Shown<'a>) {
        view.text = self.compared_text(seen, denied, told.wanted);
        let Some(step) = seen.step() else { return };
        match self.kind(seen.id()) {
            Some(ExprKind::Compare(_, left, right) | ExprKind::Meets(_, left, right)) => self.values(step, &[*left, *right], view, told),
            Some(ExprKind::OneOf(operand, _)) => self.values(step, &[*operand], view, told),
            Some(ExprKind::Within { operand, low, high, .. }) => self.values(step, &[*operand, *low, *high], view, told),
            _ => {}
        }
    }

    /// What was found and what is required. If `denied`, the requirement is the opposite.
    pub(super) fn compared_text(&self, seen: Seen, denied: bool, wanted: Wanted) -> Fragment<'a> {
        // What is as it has to be is found, and no longer required.
        let wanted = match (wanted, self.cell_of(seen)) {
            (Wanted::Requirement | Wanted::Condition, Cell::Known(Value::Truth(holds))) if holds != denied => Wanted::Met,
            (wanted, _) => wanted,
        };
        match self.kind(seen.id()) {
            Some(ExprKind::Compare(comparison, left, right)) => {
                let comparison = if denied { opposite(*comparison) } else { *comparison };
                self.comparison(seen, comparison, [*left, *right], wanted)
            }
            Some(ExprKind::OneOf(operand, choices)) => self.one_of(seen, *operand, choices, denied, wanted),
            Some(ExprKind::Within { operand, low, high, end }) => self.within(seen, [*operand, *low, *high], *end, denied, wanted),
            Some(ExprKind::Meets(meeting, left, right)) => self.met(seen, *meeting, [*left, *right], denied, wanted),
            _ => Fragment::Name(""),
        }
    }

    /// Whether an expression is a comparison, so that its requirement can be negated.
    pub(super) fn is_compared(&self, id: ExprId) -> bool {
        matches!(self.kind(id), Some(ExprKind::Compare(..) | ExprKind::OneOf(..) | ExprKind::Within { .. } | ExprKind::Meets(..)))
    }

    fn plain_truth(&self, expr: Option<ExprId>) -> bool {
        expr.is_some_and(|expr| matches!(self.kind(expr), Some(ExprKind::Value(Value::Truth(_), _))))
    }

    /// A denied condition, by its name. `holds`: whether the denial does.
    fn not_words(&self, inner: Seen, holds: Fragment<'a>) -> Fragment<'a> {
        match self.kind(inner.id()) {
            Some(ExprKind::Rule(_) | ExprKind::Reading(_)) => say::must_not_be_met(say::quoted(self.label(inner)), holds),
            Some(ExprKind::Any(_)) => say::none_may_be_met(holds),
            Some(ExprKind::All(_)) => say::not_all_may_be_met(holds),
            _ => say::this_must_not_be_met(holds),
        }
    }

    /// A rule referred to at a letter is cited with the letter.
    fn at_letter(&self, mut view: StepView<'a>, own: StandingId, outer: StandingId) -> StepView<'a> {
        let letter = |standing: StandingId| self.book().standings.get(standing.index()).and_then(|standing| standing.place.letter);
        if letter(own).is_some() && letter(own) != letter(outer) {
            let named = self.cite(view.standing);
            if named != self.cite(own) {
                view.details.insert(0, say::rule_stands_in(named));
            }
            view.standing = own;
        }
        view
    }

    /// Appends the operands of an `any`. An `all` among them is grouped under a step of its own.
    fn alternatives(&self, whole: Seen, list: &[ExprId], outer: StandingId, told: &mut Shown<'a>, into: &mut Vec<StepView<'a>>) {
        let met = self.cell_of(whole) == Cell::YES;
        let read = |member: ExprId| matches!(self.kind(member), Some(ExprKind::Reading(_)));
        let whatever_read = list.iter().any(|member| !read(*member) && self.cell_of(self.part(whole, *member)) == Cell::YES);
        for member in list {
            let seen = self.part(whole, *member);
            // Next to an operand that holds, an open or faulty one does not matter and is not examined; nor does how a text is read.
            let open = met && matches!(self.cell_of(seen), Cell::Unknown | Cell::Fault);
            if open || whatever_read && read(*member) {
                into.push(self.not_examined(Seen::written(*member)));
                continue;
            }
            let from = into.len();
            self.conditions(seen, outer, told, into);
            if matches!(self.kind(*member), Some(ExprKind::All(_))) && into.len() > from + 1 {
                let (cell, children) = (self.cell_of(seen), into.split_off(from));
                let standing = self.book().exprs.get(member.0 as usize).map_or(outer, |expr| expr.standing);
                let together = StepView::new(verdict(&cell), standing, say::all_of_these(Fragment::holds(&cell)));
                into.push(StepView { expr: Some(*member), step: seen.step(), children, ..together });
            }
        }
    }

    fn not_examined(&self, seen: Seen) -> StepView<'a> {
        let id = seen.id();
        let standing = self.book().exprs.get(id.0 as usize).map_or(StandingId(0), |expr| expr.standing);
        StepView { expr: Some(id), ..StepView::new(Verdict::NotExamined, standing, self.label(seen)) }
    }

    /// Appends the conditions of an `if` that were evaluated; for a table, the row that matched. Shows its values if `whole`.
    pub(super) fn arms(
        &self,
        seen: Seen,
        (arms, whole): (&[(ExprId, ExprId)], bool),
        own: StandingId,
        told: &mut Shown<'a>,
        into: &mut Vec<StepView<'a>>,
    ) {
        let (table, before) = (self.table(arms), into.len());
        let mut passed = None;
        for (when, then) in arms {
            let condition = self.part(seen, *when);
            let failed = condition.step().is_some() && self.cell_of(condition) == Cell::NO;
            passed = (table.is_some() && failed).then_some(condition);
            if condition.step().is_some() && passed.is_none() {
                let wanted = std::mem::replace(&mut told.wanted, if table.is_some() { Wanted::Row } else { Wanted::Condition });
                let from = into.len();
                self.conditions(condition, own, told, into);
                told.wanted = wanted;
                // A condition that failed only means that the next case was tried.
                for view in into.iter_mut().skip(from).filter(|view| failed && view.verdict == Verdict::NotMet) {
                    view.role = Role::Passed;
                }
            }
            let value = self.part(seen, *then);
            if whole && value.step().is_some() {
                self.conditions(value, own, told, into);
            }
        }
        // No row matched: this is the `otherwise` row.
        if let (Some(operand), true, Some(row)) = (table, into.len() == before, passed)
            && let Some(step) = row.step()
        {
            let operand = self.part(row, operand);
            let value = self.told_value(&self.cell_of(operand), operand.id(), self.scale(&[operand.id()]));
            let mut view = StepView::new(Verdict::Value, own, say::row_for_others(self.label(operand), value));
            view.step = operand.step();
            self.values(step, &[operand.id()], &mut view, told);
            into.push(view);
        }
    }

    /// The operand shared by all rows of a table; `None` for any other `if`.
    fn table(&self, arms: &[(ExprId, ExprId)]) -> Option<ExprId> {
        let operand = |when: ExprId| match self.kind(when) {
            Some(ExprKind::Compare(_, operand, _) | ExprKind::OneOf(operand, _) | ExprKind::Within { operand, .. }) => Some(*operand),
            _ => None,
        };
        let mut rows = arms.iter().map(|(when, _)| operand(*when));
        let first = rows.next()??;
        (arms.len() > 1 && rows.all(|row| row == Some(first))).then_some(first)
    }

    /// Appends the conditions of an `if` that were evaluated, and the value chosen.
    fn branches(
        &self,
        seen: Seen,
        arms: &[(ExprId, ExprId)],
        otherwise: ExprId,
        own: StandingId,
        told: &mut Shown<'a>,
        into: &mut Vec<StepView<'a>>,
    ) {
        self.arms(seen, (arms, true), own, told, into);
        let otherwise = self.part(seen, otherwise);
        if otherwise.step().is_some() {
            self.conditions(otherwise, own, told, into);
        }
    }
}
