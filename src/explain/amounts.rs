//! The reasons of a value: what it is made of, the conditions that chose among values, and the alternatives that were passed.

use super::condensed::{Condensed, InFull, alone};
use super::fragment::Fragment;
use super::step_view::{Role, StepView, Verdict};
use super::{Ctx, say};
use crate::law::Key;
use crate::model::ExprKind;

impl<'a> Ctx<'a> {
    /// A value with the amounts and days that it is made of, the conditions that chose among them, and last the exceptions that do not apply.
    pub(super) fn amounts(&self, in_full: &InFull<'_, 'a>, view: &StepView<'a>, levels: usize) -> StepView<'a> {
        if levels == 0 && !view.children.is_empty() {
            let mut own = alone(view);
            own.details.push(say::worked_out_in_full());
            return own;
        }
        let mut own = StepView { children: self.parts(in_full, view, levels), ..alone(view) };
        self.join_formula(&mut own);
        own
    }

    /// What a value is made of.
    pub(super) fn parts(&self, in_full: &InFull<'_, 'a>, view: &StepView<'a>, levels: usize) -> Vec<StepView<'a>> {
        let (mut children, mut aside) = (Vec::new(), Vec::new());
        for child in &view.children {
            match (child.verdict, child.role) {
                (Verdict::NotExamined, _) | (_, Role::Displaced) => {}
                (_, Role::Passed) => children.push(self.passed(in_full, child, levels)),
                (Verdict::NotMet, Role::Exception) => aside.push(self.aside(in_full, child, aside.len())),
                (Verdict::NotMet, Role::Entity) => {
                    let below: Vec<&StepView<'a>> = child.children.iter().collect();
                    let children_of = self.apart(in_full, &below, true, &mut Condensed::default()).decisive;
                    children.push(StepView { children: children_of, ..alone(child) });
                }
                (Verdict::NotMet, _) => {}
                (Verdict::Met, role) if role != Role::Exception => {
                    let text = self.finding(child).unwrap_or_else(|| child.text.clone());
                    let mut grounds = self.grounds(in_full, child, |own| own.steps(self));
                    grounds.extend(self.compared_parts(in_full, child, levels));
                    children.push(StepView { text, children: grounds, ..alone(child) });
                }
                _ => children.push(self.amounts(in_full, child, levels.saturating_sub(1))),
            }
        }
        children.append(&mut aside);
        children
    }

    /// What a rule, or a text as it is read, that chose among values rests on.
    fn grounds(
        &self,
        in_full: &InFull<'_, 'a>,
        view: &StepView<'a>,
        told: impl FnOnce(Condensed<'a>) -> Vec<StepView<'a>>,
    ) -> Vec<StepView<'a>> {
        let read = matches!(self.kind_of(view), Some(ExprKind::Reading(_)));
        if view.rule.is_none() && !read || view.children.is_empty() {
            return Vec::new();
        }
        let mut own = Condensed::default();
        self.gather_any(in_full, view, true, &mut own);
        told(own)
    }

    /// The values that a comparison held against each other, where they are made of others.
    fn compared_parts(&self, in_full: &InFull<'_, 'a>, view: &StepView<'a>, levels: usize) -> Vec<StepView<'a>> {
        let parts = if view.rule.is_none() && levels > 0 { self.parts(in_full, view, levels - 1) } else { Vec::new() };
        parts.into_iter().filter(|part| part.verdict == Verdict::Value).collect()
    }

    /// An alternative that does not apply, with what it lacks, or with what the value is made of that was held against its limit.
    fn passed(&self, in_full: &InFull<'_, 'a>, view: &StepView<'a>, levels: usize) -> StepView<'a> {
        let found = match &view.text {
            Fragment::Said(Key::condition, parts) => parts.first().cloned(),
            _ => None,
        };
        let text = self.finding(view).or(found).unwrap_or_else(|| view.text.clone());
        let mut children = self.grounds(in_full, view, |own| own.decisive);
        children.extend(self.compared_parts(in_full, view, levels));
        StepView { verdict: Verdict::NotExamined, role: Role::Passed, text, children, ..alone(view) }
    }

    /// A named value and the formula that makes it are one step; a value that is only written down says nothing more.
    fn join_formula(&self, own: &mut StepView<'a>) {
        let Some(rule) = own.rule.and_then(|rule| self.book().rules.get(rule.index())) else { return };
        let formula = |child: &StepView<'a>| child.verdict == Verdict::Value && child.role == Role::Plain && child.rule.is_none();
        // Beside alternatives and exceptions that do not apply, one formula is that of the value.
        let beside = |child: &StepView<'a>| child.verdict == Verdict::NotExamined;
        let Some(at) = own.children.iter().position(formula) else { return };
        if own.children.iter().enumerate().any(|(other, child)| other != at && !beside(child)) {
            return;
        }
        let only = own.children.remove(at);
        let named = matches!(&only.text, Fragment::Said(Key::equals, parts) if parts.first() == Some(&Fragment::Label(&rule.label)));
        if !named && !matches!(only.text, Fragment::Value(..)) {
            own.text = say::told_as(&rule.label, only.text);
        }
        own.details.extend(only.details);
        own.children.splice(at..at, only.children);
    }
}
