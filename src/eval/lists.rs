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

    /// An entity: whether it counts, and its value unless none is taken of it.
    fn take(&mut self, form: Gather, counts: Truth, value: Option<Cell>) -> Cell {
        self.some |= counts == Truth::Yes;
        self.not_all |= counts == Truth::No;
        let Some(value) = value else {
            self.unknown |= counts == Truth::Unknown;
            self.fault |= counts == Truth::Fault;
            self.count += i64::from(counts == Truth::Yes);
            return counts.cell();
        };
        match (counts, &value) {
            (Truth::Yes, Cell::Known(known)) => self.add(form, known.clone()),
            (Truth::Yes, Cell::Fault) => self.fault = true,
            // Whether nothing is added makes no difference.
            (_, Cell::Known(known)) if self.makes_no_difference(form, known) => return value,
            (_, Cell::Known(known)) => self.perhaps.push((counts, known.clone())),
            // It may turn out not to count, or to add nothing.
            (Truth::Unknown, Cell::Fault) | (_, Cell::Unknown) => self.unknown = true,
            (Truth::Fault, Cell::Fault) => self.fault = true,
            (Truth::No, Cell::Fault) => {}
        }
        // Where it is not known whether the entity counts, its step is open too, or what is missing would not be looked for below it.
        if counts == Truth::Unknown { Cell::Unknown } else { value }
    }

    /// What has come of all of them.
    fn settled(mut self, form: Gather) -> Result<Cell, FaultKind> {
        let perhaps = std::mem::take(&mut self.perhaps);
        for (counts, value) in &perhaps {
            if !self.makes_no_difference(form, value) {
                self.unknown |= *counts == Truth::Unknown;
                self.fault |= *counts == Truth::Fault;
            }
        }
        match form {
            Gather::Any if self.some => return Ok(Cell::YES),
            Gather::Every if self.not_all => return Ok(Cell::NO),
            // What is open may yet decide.
            Gather::Any | Gather::Every if self.unknown => return Ok(Cell::Unknown),
            // An entity without an answer leaves none, whatever the others turn out to be.
            _ if self.fault => return Ok(Cell::Fault),
            _ if self.unknown => return Ok(Cell::Unknown),
            _ => {}
        }
        match form {
            Gather::Any => Ok(Cell::NO),
            Gather::Every => Ok(Cell::YES),
            Gather::Count => Ok(Cell::Known(Value::Number(Number::whole(self.count)))),
            Gather::Sum => self.sum.map(|sum| Cell::Known(Value::Number(sum))).ok_or(FaultKind::OutOfRange),
            Gather::Union => Ok(Cell::Known(Value::periods(self.union()))),
            Gather::Least | Gather::Greatest | Gather::First | Gather::Last => self.best.map(Cell::Known).ok_or(FaultKind::NobodyInList),
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
        self.settled(id, plan, all)
    }

    /// One entity of the list: whether it counts, and with what value.
    fn one(&mut self, plan: PlanGather, all: &mut Gathered) -> Cell {
        let counts = if plan.filter == NONE { Truth::Yes } else { self.truth(plan.filter) };
        let value = if plan.of == NONE || counts == Truth::No { None } else { Some(self.cell(plan.of)) };
        let too_much = match (counts, &value) {
            (Truth::Yes, Some(Cell::Known(Value::Periods(periods)))) => self.is_exhausted_by_periods(plan.of, periods.list().len(), true),
            (Truth::Yes, _) => false,
            // Each is held against all periods so far.
            (_, Some(Cell::Known(Value::Period(_) | Value::Periods(_)))) => self.is_exhausted_by_periods(plan.of, all.periods.len(), false),
            _ => false,
        };
        if too_much {
            return Cell::Fault;
        }
        all.take(plan.form, counts, value)
    }

    fn settled(&mut self, id: u32, plan: PlanGather, all: Gathered) -> Cell {
        let form = plan.form;
        for _ in &all.perhaps {
            if form == Gather::Union && self.is_exhausted_by_periods(id, all.periods.len(), false) {
                return Cell::Fault;
            }
        }
        let (extreme, some) = (matches!(form, Gather::Least | Gather::Greatest), all.best.is_some());
        match all.settled(form) {
            // Those that are open, or of which nothing says which value they have, may not be able to go beyond the others.
            Ok(open @ (Cell::Unknown | Cell::Fault)) if extreme && (some || open == Cell::Fault) => self.range_of_list(plan).settled(open),
            found => found.unwrap_or_else(|kind| self.fault(id, kind)),
        }
    }
}

/// What is gathered from items of which it is known whether they count, each with its value if one is taken of it.
pub(crate) fn gathered(form: Gather, items: impl IntoIterator<Item = (Cell, Option<Cell>)>) -> Cell {
    let mut all = Gathered::default();
    for (counts, value) in items {
        let counts = Truth::in_cell(&counts);
        all.take(form, counts, value.filter(|_| counts != Truth::No));
    }
    all.settled(form).unwrap_or(Cell::Fault)
}
