//! An expression together with the step that evaluated it.

use super::Ctx;
use crate::eval::Subject;
use crate::model::{Cell, ExprId, ExprKind};

/// An expression and the step that evaluated it. All wording starts from this: an expression may be evaluated several times, for one entity
/// of a list after another, with different findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Seen {
    id: ExprId,
    step: Option<usize>,
}

impl Seen {
    /// An expression as written, without a finding: it was not evaluated, or it was evaluated for several entities.
    pub(crate) fn written(id: ExprId) -> Seen {
        Seen { id, step: None }
    }

    pub(crate) fn id(self) -> ExprId {
        self.id
    }

    /// The step that evaluated the expression, if any.
    pub(crate) fn step(self) -> Option<usize> {
        self.step
    }
}

impl<'a> Ctx<'a> {
    pub(crate) fn kind(&self, id: ExprId) -> Option<&'a ExprKind> {
        self.book().exprs.get(id.0 as usize).map(|expr| &expr.kind)
    }

    pub(crate) fn found(&self, step: usize) -> Cell {
        self.decision.found(step)
    }

    /// The subject of a step.
    pub(crate) fn node(&self, step: usize) -> Option<Subject> {
        self.decision.trace.steps.get(step).map(|step| step.subject())
    }

    /// The expression that a step evaluated.
    pub(crate) fn seen(&self, step: usize) -> Option<Seen> {
        match self.node(step)? {
            Subject::Expr(id) => Some(Seen { id, step: Some(step) }),
            Subject::Rule(_) | Subject::Each(_) => None,
        }
    }

    /// A child of an expression, as evaluated in the same step.
    pub(crate) fn part(&self, whole: Seen, id: ExprId) -> Seen {
        Seen { id, step: whole.step.and_then(|step| self.step_of(step, id)) }
    }

    /// A condition or value of a rule, as evaluated in the step of the rule.
    pub(crate) fn below_rule(&self, step: usize, id: ExprId) -> Seen {
        Seen { id, step: self.step_of(step, id) }
    }

    /// The expressions evaluated directly below a step.
    pub(crate) fn seen_below(&self, step: usize) -> impl Iterator<Item = Seen> {
        self.decision.trace.below(step).into_iter().filter_map(|at| self.seen(at))
    }

    /// The step directly below another that evaluated an expression.
    pub(crate) fn step_of(&self, parent: usize, id: ExprId) -> Option<usize> {
        self.indexed.step_below(&self.decision.trace, parent, id)
    }

    /// The finding of an expression, with its step.
    pub(super) fn found_of(&self, seen: Seen) -> Option<(usize, Cell)> {
        seen.step.map(|at| (at, self.found(at)))
    }

    /// The finding of an expression; unknown if it was not evaluated.
    pub(crate) fn cell_of(&self, seen: Seen) -> Cell {
        seen.step.map_or(Cell::Unknown, |at| self.found(at))
    }

    /// The branch of an `if` that was taken, if only one was.
    pub(super) fn branch_taken(&self, seen: Seen) -> Option<Seen> {
        let Some(ExprKind::If(arms, otherwise)) = self.kind(seen.id) else { return None };
        let branch = |own: &Seen| own.id == *otherwise || arms.iter().any(|(_, then)| *then == own.id);
        let mut followed = self.seen_below(seen.step?).filter(branch);
        match (followed.next(), followed.next()) {
            (Some(only), None) => Some(only),
            _ => None,
        }
    }
}
