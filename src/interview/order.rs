//! The order of the law: that in which a goal's rules come to facts and to other rules, each rule where it is first named.

use rustc_hash::FxHashMap as HashMap;

use crate::compile::Plan;
use crate::facts::{Facts, Items, goal_inputs};
use crate::model::{Below, ExprId, ExprKind, FactId, Kind, RuleId, Rulebook, Type, Value};

/// The facts and rules of a goal in the order of the law. It does not hang on any case, so a question never changes its place.
#[derive(Debug, Clone)]
pub(super) struct Order {
    facts: HashMap<FactId, usize>,
    /// The rules below the goal that have one answer for the case and words of their own.
    pub(super) rules: Vec<RuleId>,
}

/// What is looked at next.
enum Next {
    Expr(ExprId),
    Told(RuleId),
}

impl Order {
    pub(super) fn of(plan: &Plan, goal: RuleId) -> Order {
        let book = plan.checked().book();
        let mut order = Order { facts: HashMap::default(), rules: Vec::new() };
        let (mut met_rules, mut met) = (vec![false; book.rules.len()], vec![false; book.exprs.len()]);
        if let Some(own) = met_rules.get_mut(goal.index()) {
            *own = true;
        }
        let mut stack: Vec<Next> = book.roots(goal).into_iter().rev().map(Next::Expr).collect();
        while let Some(next) = stack.pop() {
            let id = match next {
                // A rule is told behind those that it rests on.
                Next::Told(rule) => {
                    order.rules.push(rule);
                    continue;
                }
                Next::Expr(id) => id,
            };
            if met.get_mut(id.0 as usize).is_none_or(|met| std::mem::replace(met, true)) {
                continue;
            }
            let below: Below = match book.exprs.get(id.0 as usize).map(|expr| &expr.kind) {
                Some(ExprKind::Fact(fact)) => {
                    let next = order.facts.len();
                    order.facts.entry(*fact).or_insert(next);
                    continue;
                }
                Some(ExprKind::Rule(rule)) => {
                    if met_rules.get_mut(rule.index()).is_none_or(|met| std::mem::replace(met, true)) {
                        continue;
                    }
                    stack.extend(is_told(plan, book, *rule).then_some(Next::Told(*rule)));
                    book.roots(*rule)
                }
                _ => book.below(id),
            };
            stack.extend(below.into_iter().rev().map(Next::Expr));
        }
        order
    }

    /// Where a question comes: by its fact, and of an item by the list first and the place in it, so that all of one item is asked together.
    pub(super) fn place(&self, fact: FactId, of: Option<u32>, items: &Items<'_>) -> Vec<usize> {
        let chain = of.map(|of| items.chain(of)).unwrap_or_default();
        let mut place: Vec<usize> =
            chain.iter().flat_map(|item| [self.rank(item.list()), usize::try_from(item.place).unwrap_or(usize::MAX)]).collect();
        place.push(self.rank(fact));
        place
    }

    fn rank(&self, fact: FactId) -> usize {
        self.facts.get(&fact).copied().unwrap_or(usize::MAX)
    }
}

/// Whether it is told that a rule has become certain.
fn is_told(plan: &Plan, book: &Rulebook, id: RuleId) -> bool {
    let Some(rule) = book.rules.get(id.index()) else { return false };
    let named = !matches!(rule.kind, Kind::Let | Kind::Exception | Kind::Impossible);
    rule.of_law && named && plan.checked().each(id).is_empty()
}

/// The facts that a contradiction can rest on.
pub(super) fn contradicted(book: &Rulebook) -> Vec<FactId> {
    let rules = (0_u32..).map(RuleId).zip(&book.rules).filter(|(_, rule)| rule.kind == Kind::Impossible);
    let mut facts: Vec<FactId> = rules.flat_map(|(id, _)| goal_inputs(book, id).facts.into_iter().map(|(fact, _)| fact)).collect();
    facts.sort_unstable();
    facts.dedup();
    facts
}

/// The values of a fact that has few of them.
pub(super) fn few_values(book: &Rulebook, fact: FactId) -> Vec<Value> {
    match book.facts.get(fact.index()).map(|fact| fact.ty) {
        Some(Type::Truth) => vec![Value::Truth(true), Value::Truth(false)],
        Some(Type::Choice(list)) => {
            let count = book.choices.get(list.index()).map_or(0, |list| list.choices.len());
            (0..count).filter_map(|at| u16::try_from(at).ok()).map(Value::Choice).collect()
        }
        _ => Vec::new(),
    }
}

/// Whether anything is known or said in a case.
pub(super) fn holds_anything(facts: &Facts) -> bool {
    facts.cells.iter().any(|cell| cell.known().is_some()) || !facts.said_unknown.is_empty()
}
