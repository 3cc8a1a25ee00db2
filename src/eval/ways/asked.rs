//! One case that is decided again and again, with some of its facts changed or not known.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::line::Line;
use crate::compile::Possible;
use crate::eval::{Decision, Evaluator};
use crate::facts::{Facts, GoalInputs, Items, goal_inputs};
use crate::model::{Cell, EntityId, ExprKind, FactId, Kind, RuleId, Rulebook, Type, Value};
use crate::source::limits;

/// The tries are used up, or a case takes too much work.
#[derive(Debug, Clone, Copy)]
pub(super) struct NoMore;

/// A fact of a case that may change.
#[derive(Debug, Clone)]
pub(super) struct Slot {
    pub(super) fact: FactId,
    /// The item that it is of, and its place in it.
    pub(super) item: Option<(u32, usize)>,
    /// The items that have such a fact, its own among them; all their facts share one row.
    pub(super) items: Arc<[u32]>,
    pub(super) own: Value,
    pub(super) values: Values,
}

/// The values that a fact may have.
#[derive(Debug, Clone)]
pub(super) enum Values {
    /// Each of these, beside its own.
    Few(Vec<Value>),
    /// Values in an order.
    Many(Line),
}

/// What comes of a case.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Outcome {
    /// The same answer, or none.
    Same,
    /// Another.
    Turned(Cell),
    /// It is not known.
    Open,
}

/// A case in work.
pub(super) struct Asked<'d> {
    pub(super) decision: &'d Decision,
    pub(super) slots: Vec<Slot>,
    evaluator: Evaluator,
    facts: Facts,
    /// The rules of what cannot be, with the facts that each asks for.
    impossible: Vec<(RuleId, GoalInputs)>,
    left: u64,
}

impl<'d> Asked<'d> {
    pub(super) fn new(decision: &'d Decision, inputs: &GoalInputs) -> Asked<'d> {
        let book = decision.plan.checked().book();
        let rules = (0..).map(RuleId).zip(&book.rules).filter(|(_, rule)| rule.kind == Kind::Impossible && rule.each.is_none());
        Asked {
            decision,
            slots: slots(decision, inputs),
            evaluator: Evaluator::new(&decision.plan),
            facts: Facts::clone(&decision.facts),
            impossible: rules.map(|(id, _)| (id, goal_inputs(book, id))).collect(),
            left: limits::WAYS_WORK,
        }
    }

    /// Puts a value in the place of a fact, or takes it out.
    pub(super) fn put(&mut self, slot: usize, cell: Cell) {
        let Some(own) = self.slots.get(slot) else { return };
        match own.item {
            None => self.facts.set(own.fact, cell),
            Some((item, at)) => {
                if let Some(place) = self.facts.lists.entities.get_mut(item as usize).and_then(|item| item.get_mut(at)) {
                    *place = cell;
                }
            }
        }
    }

    /// Gives a fact its own value again.
    pub(super) fn restore(&mut self, slot: usize) {
        if let Some(own) = self.slots.get(slot).map(|slot| slot.own.clone()) {
            self.put(slot, Cell::Known(own));
        }
    }

    /// Decides the case as it stands.
    pub(super) fn outcome(&mut self) -> Result<Outcome, NoMore> {
        let cell = self.decided(self.decision.goal)?;
        Ok(match cell {
            Cell::Unknown => Outcome::Open,
            cell if cell == self.decision.cell => Outcome::Same,
            // That there would be no answer is no way to another.
            Cell::Fault => Outcome::Same,
            cell => Outcome::Turned(cell),
        })
    }

    fn decided(&mut self, rule: RuleId) -> Result<Cell, NoMore> {
        let cell = self.evaluator.decide(rule, &self.facts, &self.decision.readings).map_err(|_| NoMore)?;
        self.left = self.left.checked_sub(self.evaluator.work() + limits::WAYS_WORK_EACH).ok_or(NoMore)?;
        Ok(cell)
    }

    /// Whether the case as it stands cannot be, as far as that rests on some of its facts.
    pub(super) fn cannot_be(&mut self, changed: &[usize]) -> Result<bool, NoMore> {
        let facts: BTreeSet<FactId> = changed.iter().filter_map(|slot| self.slots.get(*slot)).map(|slot| slot.fact).collect();
        let asks = |(_, inputs): &&(RuleId, GoalInputs)| facts.iter().any(|fact| inputs.asks(*fact));
        let rules: Vec<RuleId> = self.impossible.iter().filter(asks).map(|(rule, _)| *rule).collect();
        for rule in rules {
            if self.decided(rule)? == Cell::YES {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Whether what is said of a fact by its number is said of this one alone: no other item lacks it.
    pub(super) fn is_alone(&self, slot: usize) -> bool {
        let Some(own) = self.slots.get(slot) else { return false };
        let Some((own_item, at)) = own.item else { return true };
        let lacks = |item: &u32| self.facts.lists.entities.get(*item as usize).and_then(|cells| cells.get(at)) == Some(&Cell::Unknown);
        !own.items.iter().filter(|item| **item != own_item).any(lacks)
    }

    /// Says between which values a fact that is taken out lies; what was said of it before is given back.
    pub(super) fn narrow(&mut self, slot: usize, to: Possible) -> Possible {
        match self.slots.get(slot).map(|slot| slot.fact) {
            Some(fact) => self.evaluator.narrow(fact, to),
            None => to,
        }
    }
}

/// The facts of a case that may change: those that are known, that the goal may ask for, and that have an order or a few values.
fn slots(decision: &Decision, inputs: &GoalInputs) -> Vec<Slot> {
    let (book, facts) = (decision.plan.checked().book(), &decision.facts);
    let births = births(book);
    let mut found = Vec::new();
    let items = Items::of(facts, book);
    let mut rows: BTreeMap<EntityId, Arc<[u32]>> = BTreeMap::new();
    for (fact, _) in inputs.facts.iter().filter(|(fact, _)| !births.contains(fact)) {
        match book.listed(*fact) {
            None => found.extend(slot(book, (*fact, None), &facts.get(*fact))),
            Some(entity) => {
                let place = book.entities.get(entity.index()).and_then(|own| own.facts.iter().position(|own| own == fact));
                let Some(place) = place else { continue };
                let row = rows.entry(entity).or_insert_with(|| {
                    let numbers = (0..).zip(&facts.lists.entities).map(|(item, _)| item);
                    numbers.filter(|item| items.get(*item).is_some_and(|own| own.entity == entity)).collect()
                });
                for item in row.iter() {
                    let cell = facts.lists.entities.get(*item as usize).and_then(|cells| cells.get(place));
                    let own = cell.and_then(|cell| slot(book, (*fact, Some((*item, place))), cell));
                    found.extend(own.map(|own| Slot { items: row.clone(), ..own }));
                }
            }
        }
    }
    found
}

fn slot(book: &Rulebook, (fact, item): (FactId, Option<(u32, usize)>), cell: &Cell) -> Option<Slot> {
    let (declared, own) = (book.facts.get(fact.index())?, cell.known()?.clone());
    let values = match (&own, declared.ty) {
        (Value::Truth(own), _) => Values::Few(vec![Value::Truth(!own)]),
        (Value::Choice(own), Type::Choice(list)) => {
            let count = u16::try_from(book.choices.get(list.index())?.choices.len()).ok()?;
            Values::Few((0..count).filter(|at| at != own).map(Value::Choice).collect())
        }
        _ => Values::Many(Line::of(declared, &own)?),
    };
    Some(Slot { fact, item, items: Arc::default(), own, values })
}

/// Facts that are not changed, though the goal may ask for them: lists, texts and periods.
pub(super) fn not_changed(decision: &Decision, inputs: &GoalInputs) -> Vec<FactId> {
    let book = decision.plan.checked().book();
    let is_such = |fact: &FactId| {
        let known = decision.facts.get(*fact) != Cell::Unknown;
        known && matches!(book.facts.get(fact.index()).map(|own| own.ty), Some(Type::List(_) | Type::Text | Type::Period | Type::Periods))
    };
    inputs.facts.iter().map(|(fact, _)| *fact).filter(is_such).collect()
}

/// The dates from which an age is reckoned. Nobody is born on another day: what moves is the day on which the age is asked for.
fn births(book: &Rulebook) -> BTreeSet<FactId> {
    let born = |kind: &ExprKind| match kind {
        ExprKind::Age { born, .. } | ExprKind::Attains { born, .. } => Some(*born),
        _ => None,
    };
    let fact = |kind: &ExprKind| match kind {
        ExprKind::Fact(fact) => Some(*fact),
        _ => None,
    };
    book.exprs.iter().filter_map(|own| born(&own.kind)).filter_map(|id| fact(&book.exprs.get(id.0 as usize)?.kind)).collect()
}
