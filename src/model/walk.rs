//! What every stage looks up in a rulebook, and the way down from a rule through its expressions.

use rustc_hash::FxHashMap as HashMap;

use super::{Below, EntityId, ExprId, ExprKind, FactId, Named, ReadingId, RuleId, Rulebook, StandingId};
use crate::law::Lang;

impl Rulebook {
    /// The entity of a fact, if there can be several of it.
    pub fn listed(&self, fact: FactId) -> Option<EntityId> {
        let entity = self.facts.get(fact.index())?.entity?;
        self.entities.get(entity.index()).filter(|entity| entity.listed).map(|_| entity)
    }

    /// The goals: every rule that finds something, by name.
    pub fn rule(&self, name: &str) -> Option<RuleId> {
        match self.names.get(name) {
            Some(Named::Rule(id)) => Some(*id),
            _ => None,
        }
    }

    /// Where a standing is, as lawyers write it, with or without the act.
    pub fn cite(&self, id: StandingId, lang: Lang, with_act: bool) -> String {
        let Some(standing) = self.standings.get(id.index()) else { return String::new() };
        let act = self.acts.get(standing.act.index()).map_or("", |act| act.short.get(lang));
        if with_act { standing.place.cite(act, lang) } else { standing.place.text(lang) }
    }

    /// The expressions a rule begins with: the general rule, then each exception's condition and value.
    pub fn roots(&self, rule: RuleId) -> Below {
        let Some(rule) = self.rules.get(rule.index()) else { return Below::new() };
        let exceptions = rule.exceptions.iter().flat_map(|exception| [exception.when, exception.value]);
        std::iter::once(rule.body).chain(exceptions).collect()
    }

    /// The expressions directly below one, under any reading: below a reading stand its alternatives.
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

    /// The rules that the expressions of a rule name, twice where they do so more than once.
    pub fn asked(&self, rule: RuleId) -> Vec<RuleId> {
        let (mut found, mut stack) = (Vec::new(), self.roots(rule));
        // Readings that rest on readings are come to by twice as many ways with each: two of them tell all there is to tell.
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
