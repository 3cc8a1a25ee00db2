//! The first or last of a list by a key: the value of the entity that comes before all others.

use std::cmp::Ordering;

use super::FaultKind;
use super::run::Run;
use super::trace::Subject;
use super::truth::Truth;
use crate::compile::{NONE, PlanGather};
use crate::model::{Cell, Gather, Value};

/// An entity that may be the one.
struct Candidate {
    counts: Truth,
    key: Cell,
    value: Cell,
    /// Its step in the trace.
    step: u32,
}

impl<const TRACE: bool> Run<'_, TRACE> {
    /// The value of the entity with the least key, or the greatest. Where several may be the one, what they agree on.
    pub(super) fn ordered(&mut self, id: u32, plan: PlanGather, entities: &[u32]) -> Cell {
        let mut candidates = Vec::new();
        for (number, entity) in (0_u32..).zip(entities) {
            if self.memory.is_exhausted_by_item(id) {
                return Cell::Fault;
            }
            self.memory.frames.push((plan.entity, *entity));
            let first = self.mark();
            let counts = if plan.filter == NONE { Truth::Yes } else { self.truth(plan.filter) };
            let cell = if counts == Truth::No {
                Cell::NO
            } else {
                let (key, value) = (self.cell(plan.by), self.cell(plan.of));
                // What is open of one of them may be what the answer waits for.
                let open = counts == Truth::Unknown || key == Cell::Unknown;
                let cell = if open { Cell::Unknown } else { value.clone() };
                candidates.push(Candidate { counts, key, value, step: 0 });
                cell
            };
            if TRACE {
                self.step(Subject::Each(number), first, &cell);
            }
            if let Some(own) = candidates.last_mut().filter(|_| counts != Truth::No) {
                own.step = self.mark().saturating_sub(1);
            }
            self.memory.frames.pop();
        }
        let before = |left: &Value, right: &Value| match plan.form {
            Gather::Last => left.order(right) == Ordering::Greater,
            _ => left.order(right) == Ordering::Less,
        };
        let certain = candidates.iter().filter(|own| own.counts == Truth::Yes).filter_map(|own| own.key.known());
        let best = certain.reduce(|best, key| if before(key, best) { key } else { best });
        // One that certainly comes behind another can't be the one, whatever else is open.
        let best = best.cloned();
        let (kept, behind): (Vec<Candidate>, Vec<Candidate>) =
            candidates.into_iter().partition(|own| own.key.known().zip(best.as_ref()).is_none_or(|(key, best)| !before(best, key)));
        if TRACE {
            behind.iter().for_each(|own| self.memory.trace.no_longer_open(own.step));
        }
        let candidates = kept;
        let Some(value) = candidates.first().map(|own| own.value.clone()) else { return self.fault(id, FaultKind::NobodyInList) };
        let somebody = candidates.iter().any(|own| own.counts == Truth::Yes);
        if somebody && matches!(value, Cell::Known(_)) && candidates.iter().all(|own| own.value == value) {
            return value;
        }
        let any = |cell: Cell| candidates.iter().any(|own| own.counts.cell() == cell || own.key == cell || own.value == cell);
        // One that surely counts and has no place in the order leaves no answer, whatever the others turn out to be.
        if candidates.iter().any(|own| own.counts == Truth::Yes && own.key == Cell::Fault) {
            Cell::Fault
        } else if any(Cell::Unknown) {
            Cell::Unknown
        } else if any(Cell::Fault) {
            Cell::Fault
        } else {
            self.fault(id, FaultKind::Tie)
        }
    }
}
