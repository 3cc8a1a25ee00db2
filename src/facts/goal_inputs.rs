//! What a goal can ask for: the facts and readings its rules can come to, and the provisions that ask.

use std::collections::BTreeSet;

use crate::model::{ExprId, ExprKind, FactId, ReadingId, RuleId, Rulebook, StandingId, Type};

/// The facts and readings a goal can come to.
#[derive(Debug, Clone, Default)]
pub struct GoalInputs {
    /// Each fact with the provisions that ask for it, in the order they are met.
    pub facts: Vec<(FactId, Vec<StandingId>)>,
    /// The readings.
    pub readings: Vec<ReadingId>,
    /// The facts that only name the items of lists that the goal comes to: no rule asks for them, and no answer rests on them.
    pub names: Vec<FactId>,
}

impl GoalInputs {
    /// Whether the goal can come to a fact.
    pub fn asks(&self, fact: FactId) -> bool {
        self.facts.iter().any(|(id, _)| *id == fact)
    }

    /// The provisions that ask for a fact.
    pub fn asked_by(&self, fact: FactId) -> &[StandingId] {
        self.facts.iter().find(|(id, _)| *id == fact).map(|(_, standings)| standings.as_slice()).unwrap_or_default()
    }
}

/// What the items of the lists are called, where no rule asks for that.
fn names(book: &Rulebook, inputs: &GoalInputs) -> Vec<FactId> {
    let listed = |(id, _): &(FactId, Vec<StandingId>)| match book.facts.get(id.index()).map(|fact| fact.ty) {
        Some(Type::List(entity)) => book.entities.get(entity.index())?.named_by,
        _ => None,
    };
    let names: BTreeSet<FactId> = inputs.facts.iter().filter_map(listed).filter(|id| !inputs.asks(*id)).collect();
    names.into_iter().collect()
}

/// Walks all that a goal can come to, under any reading and any facts.
pub fn goal_inputs(book: &Rulebook, goal: RuleId) -> GoalInputs {
    let mut inputs = GoalInputs::default();
    let (mut rules, mut readings) = (BTreeSet::new(), BTreeSet::new());
    let mut stack: Vec<ExprId> = Vec::new();
    let mut rule_queue = vec![goal];
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
                if !inputs.facts.iter().any(|(id, _)| id == fact) {
                    inputs.facts.push((*fact, Vec::new()));
                }
                if let Some((_, standings)) = inputs.facts.iter_mut().find(|(id, _)| id == fact)
                    && !standings.contains(&expr.standing)
                {
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
