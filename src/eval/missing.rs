//! The facts that can still change an open answer.
//!
//! A fact can still matter if two completions of the case differ in it alone and have different outcomes. They are found below the open steps
//! of the trace, without what can't matter: the general rule behind an exception that applies, a branch whose outcome is the same either
//! way. None that can matter is left out; others are named in the cases that `docs/language.md` lists under *three values*.

use std::collections::BTreeSet;

use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};
use smallvec::{SmallVec, smallvec};

use super::trace::{Found, Subject, Trace};
use crate::compile::Plan;
use crate::model::{Cell, Cells, EntityId, ExprId, ExprKind, FactId, Gather, Lists, RuleId, Value};

/// A fact that is missing, of the case or of an entity in one of its lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Missing {
    /// The fact.
    pub fact: FactId,
    /// The entity it is missing of, by its number in the case; none for a fact of the case.
    pub of: Option<u32>,
}

/// Each fact that can still change the answer, in the order in which the rules come to it.
pub fn missing(plan: &Plan, trace: &Trace, cells: &Cells, lists: &Lists) -> Vec<Missing> {
    let seen = smallvec![0; trace.steps.len()];
    let mut search = Search { plan, trace, cells, lists, found: Vec::new(), known: BTreeSet::new(), seen };
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
    cells: &'s Cells,
    lists: &'s Lists,
    found: Vec<Missing>,
    known: BTreeSet<Missing>,
    /// Which steps were already looked at: for what is open, and for what has no answer too.
    seen: SmallVec<[u8; 128]>,
}

impl Search<'_> {
    fn run(&mut self, goal: usize) {
        let trace = self.trace;
        let mut frames: Vec<Frame> = Vec::new();
        let mut stack: SmallVec<[(usize, Option<usize>, bool); 16]> = smallvec![(goal, None, false)];
        while let Some((at, frame, faults)) = stack.pop() {
            let Some(step) = trace.steps.get(at).filter(|_| self.is_open(at) || faults && self.is_fault(at)) else { continue };
            let how_far = if faults { 2 } else { 1 };
            if self.seen.get_mut(at).is_none_or(|seen| std::mem::replace(seen, (*seen).max(how_far)) >= how_far) {
                continue;
            }
            let kind = match step.subject() {
                Subject::Rule(rule) => {
                    let general = self.displaced(rule, at);
                    let waits = trace.below_from_last(at);
                    let waits = waits.filter(|step| general.is_none_or(|general| !self.is(*step, general)));
                    stack.extend(waits.map(|step| (step, frame, faults)));
                    continue;
                }
                Subject::Each(_) => None,
                Subject::Expr(id) => self.plan.checked().expr(id).map(|expr| &expr.kind),
            };
            let faults = faults || kind.is_some_and(asks_for_bounds);
            match kind {
                Some(ExprKind::Fact(fact)) => self.fact(*fact, frame, &frames),
                Some(ExprKind::If(arms, otherwise)) => {
                    let idle = self.idle(arms, *otherwise, &trace.below(at));
                    let waits = trace.below_from_last(at).filter(|step| self.expr(*step).is_none_or(|id| !idle.contains(&id)));
                    stack.extend(waits.map(|step| (step, frame, faults)));
                }
                Some(ExprKind::Gather { list, entity, .. }) => {
                    let entities = self.entities(*list, &trace.below(at));
                    for step in trace.below_from_last(at) {
                        let inner = match trace.steps.get(step).map(|step| step.subject()) {
                            Some(Subject::Each(number)) => entities.get(number as usize).map(|of| {
                                frames.push(Frame { entity: *entity, of: *of, outer: frame });
                                frames.len() - 1
                            }),
                            _ => frame,
                        };
                        stack.push((step, inner, faults));
                    }
                }
                _ => stack.extend(trace.below_from_last(at).map(|step| (step, frame, faults))),
            }
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

    fn is_open(&self, step: usize) -> bool {
        self.trace.steps.get(step).is_some_and(|step| step.found == Found::Unknown)
    }

    fn is_fault(&self, step: usize) -> bool {
        self.trace.steps.get(step).is_some_and(|step| step.found == Found::Fault)
    }

    fn is(&self, step: usize, id: ExprId) -> bool {
        self.expr(step) == Some(id)
    }

    /// The expression of a step.
    fn expr(&self, step: usize) -> Option<ExprId> {
        match self.trace.steps.get(step).map(|step| step.subject()) {
            Some(Subject::Expr(id)) => Some(id),
            Some(Subject::Rule(_) | Subject::Each(_)) | None => None,
        }
    }

    /// The general rule, where an exception applies: the rule does not wait for it.
    fn displaced(&self, id: RuleId, at: usize) -> Option<ExprId> {
        let rule = self.plan.checked().book().rules.get(id.index()).filter(|rule| !rule.exceptions.is_empty())?;
        let conditions: HashSet<ExprId> = rule.exceptions.iter().map(|exception| exception.when).collect();
        let applies = |step: usize| self.cell(step) == Cell::YES && self.expr(step).is_some_and(|id| conditions.contains(&id));
        self.trace.below_from_last(at).any(applies).then_some(rule.body)
    }

    /// The conditions of an `if` that lead to the same value either way: it does not wait for them.
    fn idle(&self, arms: &[(ExprId, ExprId)], otherwise: ExprId, below: &[usize]) -> HashSet<ExprId> {
        // Looked up, not searched for: a table may have thousands of rows.
        let mut steps: HashMap<ExprId, usize> = HashMap::default();
        for step in below.iter().rev() {
            steps.extend(self.expr(*step).map(|id| (id, *step)));
        }
        let found = |id: ExprId| steps.get(&id).map(|step| self.cell(*step));
        let mut idle = HashSet::default();
        // What comes of all that follows, from the last back to the first.
        let mut rest = found(otherwise).unwrap_or(Cell::Unknown);
        for (when, then) in arms.iter().rev() {
            let value = found(*then).unwrap_or(Cell::Unknown);
            match found(*when) {
                Some(Cell::Known(Value::Truth(true))) => rest = value,
                Some(Cell::Unknown) if value == rest && rest != Cell::Unknown => {
                    idle.insert(*when);
                }
                Some(Cell::Unknown | Cell::Fault) => rest = Cell::Unknown,
                Some(Cell::Known(_)) | None => {}
            }
        }
        idle
    }
}

/// Whether what is known of its parts may decide an expression where one of them has no answer.
fn asks_for_bounds(kind: &ExprKind) -> bool {
    match kind {
        ExprKind::Compare(..) | ExprKind::Within { .. } | ExprKind::Least(_) | ExprKind::Greatest(_) => true,
        ExprKind::Gather { form, .. } => matches!(form, Gather::Least | Gather::Greatest),
        _ => false,
    }
}
