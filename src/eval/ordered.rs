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
        if any(Cell::Unknown) && may_be_settled(&candidates, before) {
            Cell::Unknown
        } else if any(Cell::Fault) {
            Cell::Fault
        } else {
            self.fault(id, FaultKind::Tie)
        }
    }
}

/// What those say who are left beside one another.
#[derive(Clone, Copy, Default)]
struct Said<'c> {
    known: Option<&'c Value>,
    differ: bool,
    fault: bool,
}

impl<'c> Said<'c> {
    fn and(mut self, own: &'c Candidate) -> Said<'c> {
        match &own.value {
            Cell::Known(value) => self.differ |= self.known.replace(value).is_some_and(|known| known != value),
            Cell::Fault => self.fault = true,
            Cell::Unknown => {}
        }
        self
    }

    /// Whether it may turn out to be one value.
    fn may_agree(self) -> bool {
        !self.differ && !self.fault
    }
}

/// Whether what is open may turn out so that there is an answer: somebody counts, and all who are not behind say the same.
fn may_be_settled(candidates: &[Candidate], before: impl Fn(&Value, &Value) -> bool) -> bool {
    let stay = || candidates.iter().filter(|own| own.counts != Truth::Unknown);
    // No one can come before those that have no place in the order.
    let placeless = stay().filter(|own| own.key == Cell::Fault).fold(Said::default(), Said::and);
    let all = stay().fold(Said::default(), Said::and);
    let mut placed: Vec<(&Value, &Candidate)> = stay().filter_map(|own| own.key.known().map(|key| (key, own))).collect();
    placed.sort_by(|(left, _), (right, _)| match (before(left, right), before(right, left)) {
        (true, _) => Ordering::Less,
        (_, true) => Ordering::Greater,
        _ => Ordering::Equal,
    });
    let mut up_to = vec![placeless];
    for (_, own) in &placed {
        up_to.extend(up_to.last().map(|said| said.and(own)));
    }
    candidates.iter().filter(|own| own.counts != Truth::Fault).any(|own| {
        let beside = match &own.key {
            // It may come before all that have a place.
            Cell::Unknown => placeless,
            Cell::Fault => all,
            Cell::Known(key) => {
                let not_behind = placed.partition_point(|(other, _)| !before(key, other));
                up_to.get(not_behind).copied().unwrap_or(all)
            }
        };
        beside.and(own).may_agree()
    })
}
