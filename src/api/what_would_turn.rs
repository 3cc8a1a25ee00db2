//! What of a case would turn an answer.

use std::sync::Arc;

use super::{Answer, Decision};
use crate::eval;
use crate::explain::way_sentences;
use crate::facts::Items;
use crate::law::Lang;

/// What of a case would turn an answer that is yes or no, or lead to one where there is none: the smallest sets of facts and assessments
/// whose change does.
///
/// ```
/// use paragraf::{Answer, Facts, Lang, RuleBase};
///
/// let rules = RuleBase::from_texts([("library.regel", r#"
///     act library_act { rank statute  title en "Library Act"  in force from 2000-01-01 }
///     entity loan en "the loan" { due : date en "the day it is due"  returned : date en "the day it is returned" }
///     § 4
///     ledd 1 { condition late holds when loan.returned > loan.due }
/// "#)]);
/// let facts = Facts::new().with("loan.due", "2020-03-02").with("loan.returned", "2020-03-02");
/// let decision = rules.plan("2020-01-01")?.decide("late", &facts)?;
///
/// let turning = decision.what_would_turn().expect("an answer that is yes or no");
/// assert!(turning.is_proved());
/// let sentences = turning.sentences(Lang::En);
/// assert_eq!(sentences[0], "the day it is returned: 3 March 2020 or later (in the case: 2 March 2020)");
/// assert_eq!(turning.ways()[0].facts, ["loan.returned"]);
/// assert_eq!(turning.ways()[0].answer, Answer::Yes);
/// # Ok::<(), paragraf::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct WhatWouldTurn {
    decision: Decision,
}

/// A set of facts and assessments whose change turns an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Way {
    /// The facts that change, by name, and of an item of a list by the way to it.
    pub facts: Vec<String>,
    /// The answer then; [`Answer::Undetermined`] where it would turn on facts that are not given.
    pub answer: Answer,
    /// Whether it is proved that no part of the set is enough.
    pub is_smallest: bool,
}

impl WhatWouldTurn {
    pub(super) fn of(decision: &Decision) -> Option<WhatWouldTurn> {
        let ways = eval::ways(&decision.decision, &decision.inputs())?;
        let decision = eval::Decision { ways: Some(ways), ..eval::Decision::clone(&decision.decision) };
        Some(WhatWouldTurn { decision: Decision { decision: Arc::new(decision) } })
    }

    fn found(&self) -> Option<&eval::Ways> {
        self.decision.decision.ways.as_ref()
    }

    /// The sets, the smallest first.
    pub fn ways(&self) -> Vec<Way> {
        let decision = &self.decision.decision;
        let items = Items::of(&decision.facts, decision.plan.checked().book());
        let path = |moved: &eval::Moved| items.path(moved.fact, moved.item).map(|path| path.to_string());
        let name = |moved: &eval::Moved| decision.plan.checked().book().facts.get(moved.fact.index()).map(|fact| fact.name.to_string());
        let fact = |moved: &eval::Moved| if moved.item.is_some() { path(moved) } else { name(moved) };
        let way = |way: &eval::Way| Way {
            facts: way.changes.iter().filter_map(fact).collect(),
            answer: self.decision.answer_of(&way.cell),
            is_smallest: way.smallest,
        };
        self.found().into_iter().flat_map(|found| found.ways.iter().map(way)).collect()
    }

    /// What changes in each, in words, in the same order.
    pub fn sentences(&self, lang: Lang) -> Vec<String> {
        way_sentences(&self.decision.decision, lang)
    }

    /// Whether it is proved that there are no others of up to three facts and assessments.
    pub fn is_proved(&self) -> bool {
        self.found().is_some_and(eval::Ways::is_proved)
    }

    /// The decision again; its explanation and its JSON tell of what would turn it.
    pub fn decision(&self) -> &Decision {
        &self.decision
    }
}
