//! The facts that can still change an open answer.
//!
//! A fact can still matter if two completions of the case differ in it alone and have different outcomes. They are found below the open steps
//! of the trace, without what can't matter: the general rule behind an exception that applies, a branch whose outcome is the same either
//! way. None that can matter is left out; others are named in the cases that `docs/language.md` lists under *three values*.

use std::collections::BTreeSet;

use super::trace::{Found, Subject, Trace};
use crate::compile::Plan;
use crate::model::{Cell, EntityId, ExprId, ExprKind, FactId, Lists, RuleId, Value};

/// A fact that is missing, of the case or of an entity in one of its lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Missing {
    /// The fact.
    pub fact: FactId,
    /// The entity it is missing of, by its number in the case; none for a fact of the case.
    pub of: Option<u32>,
}

/// Each fact that can still change the answer, in the order in which the rules come to it.
pub fn missing(plan: &Plan, trace: &Trace, cells: &[Cell], lists: &Lists) -> Vec<Missing> {
    let mut search = Search { plan, trace, cells, lists, found: Vec::new(), known: BTreeSet::new(), seen: BTreeSet::new() };
    if let Some(goal) = trace.steps.len().checked_sub(1) {
        search.run(goal);
    }
    search.found
}

/// The entities at hand at a step, each with its kind, the innermost first; shared by the steps below.
#[derive(Debug, Clone, Copy)]
struct Frame {
    entity: EntityId,
    of: u32,
    outer: Option<usize>,
}

struct Search<'s> {
    plan: &'s Plan,
    trace: &'s Trace,
    cells: &'s [Cell],
    lists: &'s Lists,
    found: Vec<Missing>,
    known: BTreeSet<Missing>,
    seen: BTreeSet<usize>,
}

impl Search<'_> {
    fn run(&mut self, goal: usize) {
        let mut frames: Vec<Frame> = Vec::new();
        let mut stack: Vec<(usize, Option<usize>)> = vec![(goal, None)];
        while let Some((at, frame)) = stack.pop() {
            let Some(step) = self.trace.steps.get(at).filter(|step| step.found == Found::Unknown) else { continue };
            if !self.seen.insert(at) {
                continue;
            }
            let below = self.trace.below(at);
            let mut next: Vec<(usize, Option<usize>)> = match step.subject() {
                Subject::Rule(rule) => self.of_rule(rule, below).into_iter().map(|step| (step, frame)).collect(),
                Subject::Each(_) => below.into_iter().map(|step| (step, frame)).collect(),
                Subject::Expr(id) => match self.plan.checked().expr(id).map(|expr| &expr.kind) {
                    Some(ExprKind::Fact(fact)) => {
                        self.fact(*fact, frame, &frames);
                        Vec::new()
                    }
                    Some(ExprKind::If(arms, otherwise)) => {
                        self.of_branches(arms, *otherwise, below).into_iter().map(|step| (step, frame)).collect()
                    }
                    Some(ExprKind::Gather { list, entity, .. }) => {
                        let entities = self.entities(*list, &below);
                        let mut members = Vec::new();
                        for step in below {
                            let inner = match self.trace.steps.get(step).map(|step| step.subject()) {
                                Some(Subject::Each(number)) => entities.get(number as usize).map(|of| {
                                    frames.push(Frame { entity: *entity, of: *of, outer: frame });
                                    frames.len() - 1
                                }),
                                _ => frame,
                            };
                            members.push((step, inner));
                        }
                        members
                    }
                    _ => below.into_iter().map(|step| (step, frame)).collect(),
                },
            };
            next.reverse();
            stack.extend(next);
        }
    }

    fn fact(&mut self, fact: FactId, frame: Option<usize>, frames: &[Frame]) {
        let mut of = None;
        if let Some(entity) = self.plan.checked().book().listed(fact) {
            let mut at = frame.and_then(|at| frames.get(at));
            while let Some(own) = at {
                if own.entity == entity {
                    of = Some(own.of);
                    break;
                }
                at = own.outer.and_then(|outer| frames.get(outer));
            }
        }
        let own = Missing { fact, of };
        if self.known.insert(own) {
            self.found.push(own);
        }
    }

    /// What was found in a step, facts and constants too.
    fn cell(&self, step: usize) -> Cell {
        match self.trace.steps.get(step).map(|step| (step.found, step.subject())) {
            Some((Found::Own, Subject::Expr(id))) => self.plan.own(id, self.cells),
            Some((found, _)) => self.trace.cell(found),
            None => Cell::Unknown,
        }
    }

    /// The numbers of the entities of a list that was gathered.
    fn entities(&self, list: ExprId, below: &[usize]) -> &[u32] {
        let step = below.iter().find(|step| self.is(**step, list));
        match step.map(|step| self.cell(*step)) {
            Some(Cell::Known(Value::List(list))) => self.lists.lists.get(list as usize).map(Vec::as_slice).unwrap_or_default(),
            _ => &[],
        }
    }

    fn is(&self, step: usize, id: ExprId) -> bool {
        self.trace.steps.get(step).is_some_and(|step| step.subject() == Subject::Expr(id))
    }

    /// What a rule waits for: not for the general rule, where an exception applies.
    fn of_rule(&self, id: RuleId, below: Vec<usize>) -> Vec<usize> {
        let Some(rule) = self.plan.checked().book().rules.get(id.index()) else { return below };
        let applies = |step: usize| rule.exceptions.iter().any(|exception| self.is(step, exception.when)) && self.cell(step) == Cell::YES;
        let displaced = below.iter().any(|step| applies(*step));
        below.into_iter().filter(|step| !displaced || !self.is(*step, rule.body)).collect()
    }

    /// What an `if` waits for: not for a condition that leads to the same value either way.
    fn of_branches(&self, arms: &[(ExprId, ExprId)], otherwise: ExprId, below: Vec<usize>) -> Vec<usize> {
        let found = |id: ExprId| below.iter().find(|step| self.is(**step, id)).map(|step| self.cell(*step));
        let mut idle = Vec::new();
        // What comes of all that follows, from the last back to the first.
        let mut rest = found(otherwise).unwrap_or(Cell::Unknown);
        for (when, then) in arms.iter().rev() {
            let value = found(*then).unwrap_or(Cell::Unknown);
            match found(*when) {
                Some(Cell::Known(Value::Truth(true))) => rest = value,
                Some(Cell::Unknown) if value == rest && rest != Cell::Unknown => idle.push(*when),
                Some(Cell::Unknown | Cell::Fault) => rest = Cell::Unknown,
                Some(Cell::Known(_)) | None => {}
            }
        }
        below.into_iter().filter(|step| !idle.iter().any(|id| self.is(*step, *id))).collect()
    }
}
