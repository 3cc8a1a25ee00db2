//! The inputs of a goal: the facts and readings that its rules may use, and the provisions that ask for them.

use std::collections::{BTreeMap, BTreeSet};

use crate::law::Place;
use crate::model::{ActId, ExprId, ExprKind, FactId, ReadingId, RuleId, Rulebook, StandingId, Type};

/// The inputs of a goal.
#[derive(Debug, Clone, Default)]
pub struct GoalInputs {
    /// Each fact with the provisions that ask for it, in the order of traversal.
    pub facts: Vec<(FactId, Vec<StandingId>)>,
    /// The readings that may affect the goal.
    pub readings: Vec<ReadingId>,
    /// Facts that only name the items of the goal's lists. No rule asks for them, and no answer depends on them.
    pub names: Vec<FactId>,
}

impl GoalInputs {
    /// Whether the goal may use a fact.
    pub fn asks(&self, fact: FactId) -> bool {
        self.facts.iter().any(|(id, _)| *id == fact)
    }

    /// The provisions that ask for a fact.
    pub fn asked_by(&self, fact: FactId) -> &[StandingId] {
        self.facts.iter().find(|(id, _)| *id == fact).map(|(_, standings)| standings.as_slice()).unwrap_or_default()
    }
}

/// The facts that name the items of the goal's lists, unless a rule asks for them.
fn names(book: &Rulebook, inputs: &GoalInputs) -> Vec<FactId> {
    let listed = |(id, _): &(FactId, Vec<StandingId>)| match book.facts.get(id.index()).map(|fact| fact.ty) {
        Some(Type::List(entity)) => book.entities.get(entity.index())?.named_by,
        _ => None,
    };
    let names: BTreeSet<FactId> = inputs.facts.iter().filter_map(listed).filter(|id| !inputs.asks(*id)).collect();
    names.into_iter().collect()
}

/// Collects everything that a goal may use, under any reading and any facts.
pub fn goal_inputs(book: &Rulebook, goal: RuleId) -> GoalInputs {
    inputs_of(book, vec![goal], Vec::new())
}

/// Collects everything that an expression may use, under any reading and any facts.
pub fn expr_inputs(book: &Rulebook, expr: ExprId) -> GoalInputs {
    inputs_of(book, Vec::new(), vec![expr])
}

fn inputs_of(book: &Rulebook, mut rule_queue: Vec<RuleId>, mut stack: Vec<ExprId>) -> GoalInputs {
    let mut inputs = GoalInputs::default();
    let (mut rules, mut readings) = (BTreeSet::new(), BTreeSet::new());
    // Where each fact stands among those found, and the provisions that are noted: each once, whatever its texts came with.
    let mut places: BTreeMap<FactId, usize> = BTreeMap::new();
    let mut noted: BTreeSet<(FactId, ActId, &Place)> = BTreeSet::new();
    loop {
        if let Some(rule) = rule_queue.pop()
            && let Some(rule) = book.rules.get(rule.index()).filter(|_| rules.insert(rule))
        {
            let exceptions = rule.exceptions.iter().flat_map(|exception| [exception.when, exception.value]);
            let roots: Vec<ExprId> = std::iter::once(rule.body).chain(exceptions).collect();
            stack.extend(roots.into_iter().rev());
        }
        let Some(id) = stack.pop() else {
            if rule_queue.is_empty() {
                inputs.names = names(book, &inputs);
                return inputs;
            }
            continue;
        };
        let Some(expr) = book.exprs.get(id.0 as usize) else { continue };
        match &expr.kind {
            ExprKind::Fact(fact) => {
                let at = *places.entry(*fact).or_insert_with(|| {
                    inputs.facts.push((*fact, Vec::new()));
                    inputs.facts.len() - 1
                });
                let own = book.standings.get(expr.standing.index());
                let is_new = own.is_none_or(|own| noted.insert((*fact, own.act, &own.place)));
                if let Some((_, standings)) = inputs.facts.get_mut(at).filter(|_| is_new) {
                    standings.push(expr.standing);
                }
            }
            ExprKind::Rule(rule) => rule_queue.push(*rule),
            ExprKind::Reading(reading) if readings.insert(*reading) => {
                inputs.readings.push(*reading);
                let alternatives = book.readings.get(reading.index()).into_iter().flat_map(|reading| reading.alternatives.iter().rev());
                stack.extend(alternatives.map(|alternative| alternative.expr));
            }
            _ => {}
        }
        stack.extend(expr.kind.children().into_iter().rev());
    }
}
