//! What is gathered from a list: one entity after another is the one at hand.

use super::FaultKind;
use super::run::Run;
use super::trace::Subject;
use super::truth::Truth;
use crate::compile::{NONE, PlanGather};
use crate::model::{Cell, Gather, Number, Period, PeriodSet, Value};

/// What has come of the entities so far.
struct Gathered {
    count: i64,
    sum: Option<Number>,
    /// The least or greatest of those that count.
    best: Option<Value>,
    periods: Vec<Period>,
    /// Values of entities of which it is open whether they count: not known yet, or without an answer.
    perhaps: Vec<(Truth, Value)>,
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
            periods: Vec::new(),
            perhaps: Vec::new(),
            some: false,
            not_all: false,
            unknown: false,
            fault: false,
        }
    }
}

impl Gathered {
    /// A value that counts.
    fn add(&mut self, form: Gather, value: Value) {
        match &value {
            Value::Number(number) => self.sum = self.sum.and_then(|sum| sum.plus(*number)),
            Value::Period(period) => self.periods.push(*period),
            Value::Periods(periods) => self.periods.extend(periods.list()),
            _ => {}
        }
        if self.best.as_ref().is_none_or(|best| beyond(form, &value, best)) {
            self.best = Some(value);
        }
    }

    /// Whether it makes no difference if this counts too.
    fn makes_no_difference(&self, form: Gather, value: &Value) -> bool {
        match (form, value) {
            (Gather::Sum, Value::Number(number)) => number.is_zero(),
            (Gather::Least | Gather::Greatest, value) => self.best.as_ref().is_some_and(|best| !beyond(form, value, best)),
            (Gather::Union, Value::Period(period)) => self.covers(&PeriodSet::of([*period])),
            (Gather::Union, Value::Periods(periods)) => self.covers(periods),
            _ => false,
        }
    }

    fn covers(&self, periods: &PeriodSet) -> bool {
        periods.difference(&self.union()).is_empty()
    }

    fn union(&self) -> PeriodSet {
        self.periods.iter().copied().collect()
    }
}

/// Whether a value is less than the least, or greater than the greatest.
fn beyond(form: Gather, value: &Value, best: &Value) -> bool {
    let order = value.order(best);
    if form == Gather::Least { order.is_lt() } else { order.is_gt() }
}

impl<const TRACE: bool> Run<'_, TRACE> {
    /// A fact of the entity at hand.
    pub(super) fn fact_of(&self, entity: u32, slot: u32) -> Cell {
        let instance = self.at_hand(entity).and_then(|at| self.lists.entities.get(at as usize));
        instance.and_then(|cells| cells.get(slot as usize)).cloned().unwrap_or(Cell::Unknown)
    }

    /// The number of the entity of a kind that is at hand.
    pub(super) fn at_hand(&self, entity: u32) -> Option<u32> {
        self.memory.frames.iter().rev().find(|(own, _)| *own == entity).map(|(_, at)| *at)
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
            if self.memory.is_exhausted_by_item(id) {
                return Cell::Fault;
            }
            self.memory.frames.push((plan.entity, *entity));
            let first = self.mark();
            let cell = self.one(plan, &mut all);
            if TRACE {
                self.step(Subject::Each(number), first, &cell);
            }
            self.memory.frames.pop();
            // The first that decides is enough, unless every one is to be told.
            if !TRACE && (plan.form == Gather::Any && all.some || plan.form == Gather::Every && all.not_all) {
                break;
            }
        }
        self.settled(id, plan.form, all)
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
        match (counts, &value) {
            (Truth::Yes, Cell::Known(Value::Periods(periods))) if self.is_exhausted_by_periods(plan.of, periods.list().len(), true) => {
                return Cell::Fault;
            }
            (Truth::Yes, Cell::Known(known)) => all.add(plan.form, known.clone()),
            (Truth::Yes, Cell::Fault) => all.fault = true,
            // Each is held against all periods so far.
            (_, Cell::Known(Value::Period(_) | Value::Periods(_))) if self.is_exhausted_by_periods(plan.of, all.periods.len(), false) => {
                return Cell::Fault;
            }
            // Whether nothing is added makes no difference.
            (_, Cell::Known(known)) if all.makes_no_difference(plan.form, known) => return value,
            (_, Cell::Known(known)) => all.perhaps.push((counts, known.clone())),
            // It may turn out not to count, or to add nothing.
            (Truth::Unknown, Cell::Fault) | (_, Cell::Unknown) => all.unknown = true,
            (Truth::Fault, Cell::Fault) => all.fault = true,
            (Truth::No, Cell::Fault) => {}
        }
        // Where it is not known whether the entity counts, its step is open too, or what is missing would not be looked for below it.
        if counts == Truth::Unknown { Cell::Unknown } else { value }
    }

    fn settled(&mut self, id: u32, form: Gather, mut all: Gathered) -> Cell {
        let perhaps = std::mem::take(&mut all.perhaps);
        for (counts, value) in &perhaps {
            if form == Gather::Union && self.is_exhausted_by_periods(id, all.periods.len(), false) {
                return Cell::Fault;
            }
            if !all.makes_no_difference(form, value) {
                all.unknown |= *counts == Truth::Unknown;
                all.fault |= *counts == Truth::Fault;
            }
        }
        match form {
            Gather::Any if all.some => return Cell::YES,
            Gather::Every if all.not_all => return Cell::NO,
            // What is open may yet decide.
            Gather::Any | Gather::Every if all.unknown => return Cell::Unknown,
            // An entity without an answer leaves none, whatever the others turn out to be.
            _ if all.fault => return Cell::Fault,
            _ if all.unknown => return Cell::Unknown,
            _ => {}
        }
        match form {
            Gather::Any => Cell::NO,
            Gather::Every => Cell::YES,
            Gather::Count => Cell::Known(Value::Number(Number::whole(all.count))),
            Gather::Sum => match all.sum {
                Some(sum) => Cell::Known(Value::Number(sum)),
                None => self.fault(id, FaultKind::OutOfRange),
            },
            Gather::Union => Cell::Known(Value::periods(all.union())),
            Gather::Least | Gather::Greatest | Gather::First | Gather::Last => match all.best {
                Some(best) => Cell::Known(best),
                None => self.fault(id, FaultKind::NobodyInList),
            },
        }
    }
}
