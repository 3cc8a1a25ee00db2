//! The first or last of a list by a key: the value of the entity that comes before all others.

use std::cmp::Ordering;

use super::FaultKind;
use super::run::{Run, Truth};
use super::trace::Node;
use crate::compile::{NONE, PlanGather};
use crate::model::{Cell, Gather, Value};

/// An entity that may be the one.
struct Candidate {
    counts: Truth,
    key: Cell,
    value: Cell,
}

impl<const TRACE: bool> Run<'_, TRACE> {
    /// The value of the entity with the least key, or the greatest. Where several may be the one, what they agree on.
    pub(super) fn ordered(&mut self, id: u32, plan: PlanGather, entities: &[u32]) -> Cell {
        let mut candidates = Vec::new();
        for (number, entity) in (0_u32..).zip(entities) {
            self.frames.push((plan.entity, *entity));
            let first = self.mark();
            let counts = if plan.filter == NONE { Truth::Yes } else { self.truth(plan.filter) };
            let cell = if counts == Truth::No {
                Cell::NO
            } else {
                let (key, value) = (self.cell(plan.by), self.cell(plan.of));
                candidates.push(Candidate { counts, key, value });
                // What is open of one of them may be what the answer waits for.
                [counts.cell(), key].into_iter().find(|cell| *cell == Cell::Unknown).unwrap_or(value)
            };
            if TRACE {
                self.step(Node::Each(number), first, cell);
            }
            self.frames.pop();
        }
        let before = |left: Value, right: Value| match plan.form {
            Gather::Last => left.order(right) == Ordering::Greater,
            _ => left.order(right) == Ordering::Less,
        };
        let certain = candidates.iter().filter(|own| own.counts == Truth::Yes).filter_map(|own| own.key.known());
        let best = certain.reduce(|best, key| if before(key, best) { key } else { best });
        // One that certainly comes behind another can't be the one, whatever else is open.
        candidates.retain(|own| own.key.known().zip(best).is_none_or(|(key, best)| !before(best, key)));
        let Some(value) = candidates.first().map(|own| own.value) else { return self.fault(id, FaultKind::NobodyInList) };
        let somebody = candidates.iter().any(|own| own.counts == Truth::Yes);
        if somebody && matches!(value, Cell::Known(_)) && candidates.iter().all(|own| own.value == value) {
            return value;
        }
        let any = |cell: Cell| candidates.iter().any(|own| own.counts.cell() == cell || own.key == cell || own.value == cell);
        if any(Cell::Unknown) {
            Cell::Unknown
        } else if any(Cell::Fault) {
            Cell::Fault
        } else {
            self.fault(id, FaultKind::Tie)
        }
    }
}
