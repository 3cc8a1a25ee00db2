//! Lookups in a rulebook, and traversal from a rule through its expressions.

use rustc_hash::FxHashMap as HashMap;

use super::{Below, EntityId, ExprId, ExprKind, Fact, FactId, Named, ReadingId, RuleId, Rulebook, StandingId, Type};
use crate::law::Lang;

impl Rulebook {
    /// The entity of a fact, if it is an entity of lists.
    pub fn listed(&self, fact: FactId) -> Option<EntityId> {
        let entity = self.facts.get(fact.index())?.entity?;
        self.entities.get(entity.index()).filter(|entity| entity.listed).map(|_| entity)
    }

    /// The first list that holds items of an entity.
    pub fn list_of(&self, entity: &str) -> Option<&Fact> {
        let is_it = |id: EntityId| self.entities.get(id.index()).is_some_and(|own| *own.name == *entity);
        self.facts.iter().find(|fact| matches!(fact.ty, Type::List(id) if is_it(id)))
    }

    /// The rule with this name.
    pub fn rule(&self, name: &str) -> Option<RuleId> {
        match self.names.get(name) {
            Some(Named::Rule(id)) => Some(*id),
            _ => None,
        }
    }

    /// The citation of a standing, as lawyers write it, with or without the act.
    pub fn cite(&self, id: StandingId, lang: Lang, with_act: bool) -> String {
        let Some(standing) = self.standings.get(id.index()) else { return String::new() };
        let act = self.acts.get(standing.act.index()).map_or("", |act| act.short.get(lang));
        if with_act { standing.place.cite(act, lang) } else { standing.place.text(lang) }
    }

    /// The root expressions of a rule: the general rule, then each exception's condition and value.
    pub fn roots(&self, rule: RuleId) -> Below {
        let Some(rule) = self.rules.get(rule.index()) else { return Below::new() };
        let exceptions = rule.exceptions.iter().flat_map(|exception| [exception.when, exception.value]);
        std::iter::once(rule.body).chain(exceptions).collect()
    }

    /// The children of an expression, under any reading: the children of a reading are all its alternatives.
    pub fn below(&self, id: ExprId) -> Below {
        match self.exprs.get(id.0 as usize).map(|expr| &expr.kind) {
            Some(ExprKind::Reading(reading)) => {
                let reading = self.readings.get(reading.index());
                reading.into_iter().flat_map(|reading| reading.alternatives.iter().map(|alternative| alternative.expr)).collect()
            }
            Some(kind) => kind.children(),
            None => Below::new(),
        }
    }

    /// The rules that the expressions of a rule refer to. A rule may occur twice.
    pub fn asked(&self, rule: RuleId) -> Vec<RuleId> {
        let (mut found, mut stack) = (Vec::new(), self.roots(rule));
        // Nested readings would double the paths with each level. Following each reading twice is enough.
        let mut ways: HashMap<ReadingId, u8> = HashMap::default();
        while let Some(id) = stack.pop() {
            match self.exprs.get(id.0 as usize).map(|expr| &expr.kind) {
                Some(ExprKind::Rule(rule)) => found.push(*rule),
                Some(ExprKind::Reading(reading)) => {
                    let ways = ways.entry(*reading).or_default();
                    if *ways == 2 {
                        continue;
                    }
                    *ways += 1;
                }
                _ => {}
            }
            stack.extend(self.below(id));
        }
        found
    }
}
