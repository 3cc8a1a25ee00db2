//! What is gathered from a list: one entity after another is the one at hand.

use super::FaultKind;
use super::run::{Run, Truth};
use super::trace::Node;
use crate::compile::{NONE, PlanGather};
use crate::model::{Cell, Gather, Number, Stretch, Value, keep_periods};

/// What has come of the entities so far.
struct Gathered {
    count: i64,
    sum: Option<Number>,
    best: Option<Cell>,
    stretches: Vec<Stretch>,
    /// Whether one of them holds, and whether one does not.
    some: bool,
    not_all: bool,
    unknown: bool,
    fault: bool,
}

impl Default for Gathered {
    fn default() -> Gathered {
        Gathered {
            count: 0,
            sum: Some(Number::ZERO),
            best: None,
            stretches: Vec::new(),
            some: false,
            not_all: false,
            unknown: false,
            fault: false,
        }
    }
}

impl<const TRACE: bool> Run<'_, TRACE> {
    /// A fact of the entity at hand.
    pub(super) fn fact_of(&self, entity: u32, slot: u32) -> Cell {
        let instance = self.at_hand(entity).and_then(|at| self.lists.entities.get(at as usize));
        instance.and_then(|cells| cells.get(slot as usize)).copied().unwrap_or(Cell::Unknown)
    }

    /// The number of the entity at hand, the innermost if it lies within another of its kind.
    pub(super) fn at_hand(&self, entity: u32) -> Option<u32> {
        self.frames.iter().rev().find(|(own, _)| *own == entity).map(|(_, at)| *at)
    }

    /// Something of the entities of a list. A list that is not known leaves it open.
    pub(super) fn gather(&mut self, id: u32, at: u32) -> Cell {
        let Some(plan) = self.plan.gathers.get(at as usize).copied() else { return Cell::Unknown };
        let list = match self.cell(plan.list) {
            Cell::Known(Value::List(list)) => list,
            Cell::Fault => return Cell::Fault,
            Cell::Known(_) | Cell::Unknown => return Cell::Unknown,
        };
        let lists = self.lists;
        let entities = lists.lists.get(list as usize).map(Vec::as_slice).unwrap_or_default();
        if let Gather::First | Gather::Last = plan.form {
            return self.ordered(id, plan, entities);
        }
        let mut all = Gathered::default();
        for (number, entity) in (0_u32..).zip(entities) {
            self.frames.push((plan.entity, *entity));
            let first = self.mark();
            let cell = self.one(plan, &mut all);
            if TRACE {
                self.step(Node::Each(number), first, cell);
            }
            self.frames.pop();
        }
        self.settled(id, plan.form, &all)
    }

    /// One entity of the list: whether it counts, and with what value.
    fn one(&mut self, plan: PlanGather, all: &mut Gathered) -> Cell {
        let counts = if plan.filter == NONE { Truth::Yes } else { self.truth(plan.filter) };
        all.some |= counts == Truth::Yes;
        all.not_all |= counts == Truth::No;
        if plan.of == NONE || counts == Truth::No {
            all.unknown |= counts == Truth::Unknown;
            all.fault |= counts == Truth::Fault;
            all.count += i64::from(counts == Truth::Yes);
            return counts.cell();
        }
        let value = self.cell(plan.of);
        match (counts, value) {
            // Whether nothing is added makes no difference.
            (Truth::Unknown | Truth::Fault, Cell::Known(Value::Number(number))) if plan.form == Gather::Sum && number.is_zero() => {
                return value;
            }
            (Truth::Unknown, _) | (Truth::Yes, Cell::Unknown) => all.unknown = true,
            (Truth::Fault, _) | (_, Cell::Fault) => all.fault = true,
            (_, Cell::Known(known)) => {
                match known {
                    Value::Number(number) => all.sum = all.sum.and_then(|sum| sum.plus(number)),
                    Value::Period(stretch) => all.stretches.push(stretch),
                    Value::Periods(periods) => all.stretches.extend(periods.list()),
                    _ => {}
                }
                let better = match (all.best, plan.form) {
                    (Some(Cell::Known(best)), Gather::Least) => known.order(best).is_lt(),
                    (Some(Cell::Known(best)), _) => known.order(best).is_gt(),
                    _ => true,
                };
                if better {
                    all.best = Some(value);
                }
            }
            (Truth::No, Cell::Unknown) => {}
        }
        // Where it is not known whether the entity counts, its step is open too, or what is missing would not be looked for below it.
        if counts == Truth::Unknown { Cell::Unknown } else { value }
    }

    fn settled(&mut self, id: u32, form: Gather, all: &Gathered) -> Cell {
        match form {
            Gather::Any if all.some => return Cell::YES,
            Gather::Every if all.not_all => return Cell::NO,
            _ => {}
        }
        if all.unknown {
            return Cell::Unknown;
        }
        if all.fault {
            return Cell::Fault;
        }
        match form {
            Gather::Any => Cell::NO,
            Gather::Every => Cell::YES,
            Gather::Count => Cell::Known(Value::Number(Number::whole(all.count))),
            Gather::Sum => match all.sum {
                Some(sum) => Cell::Known(Value::Number(sum)),
                None => self.fault(id, FaultKind::OutOfRange),
            },
            Gather::Union => Cell::Known(Value::Periods(keep_periods(all.stretches.iter().copied().collect()))),
            Gather::Least | Gather::Greatest | Gather::First | Gather::Last => match all.best {
                Some(best) => best,
                None => self.fault(id, FaultKind::NobodyInList),
            },
        }
    }
}
