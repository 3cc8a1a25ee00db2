//! The facts of a case that the goal may ask for, beside the reasons: what was relied on, and how it was assessed.

use crate::eval::Decision;
use crate::explain::{Ctx, Fragment, fact_value, item_words, say};
#[cfg(feature = "letter")]
use crate::facts::Facts;
use crate::facts::{GoalInputs, Items};
#[cfg(feature = "letter")]
use crate::model::Fact;
use crate::model::{Cell, FactId, Rulebook, Type, Value};
use crate::source::limits;

/// A fact as it was given.
pub(crate) struct GivenFact<'a> {
    /// What it is about.
    pub(crate) label: Fragment<'a>,
    /// Its value; of a list, how many there are.
    pub(crate) value: Fragment<'a>,
    /// Whether it is an assessment, and no plain fact.
    #[cfg_attr(not(feature = "letter"), expect(dead_code, reason = "letters alone tell assessments apart"))]
    pub(crate) assessed: bool,
    /// Who assessed it, when and why.
    pub(crate) notes: Vec<Fragment<'a>>,
    /// The items of a list, each with its facts.
    pub(crate) items: Vec<(Fragment<'a>, Vec<GivenFact<'a>>)>,
}

/// What is given of a case.
pub(crate) struct GivenFacts<'a> {
    /// What the goal may ask for, in the order in which its rules do.
    pub(crate) asked: Vec<GivenFact<'a>>,
    /// How many others the case holds.
    pub(crate) others: usize,
}

/// The facts given for a decision.
pub(crate) fn given<'a>(decision: &'a Decision, inputs: &GoalInputs) -> GivenFacts<'a> {
    let book = decision.plan.checked().book();
    let shelf = Shelf { decision, book, inputs, items: Items::of(&decision.facts, book) };
    let known = |id: &FactId| decision.facts.get(*id) != Cell::Unknown;
    let asked: Vec<FactId> = inputs.facts.iter().map(|(id, _)| *id).filter(known).collect();
    let all = (0..).map(FactId).zip(&book.facts).filter(|(id, _)| known(id)).count();
    GivenFacts { others: all - asked.len(), asked: asked.into_iter().filter_map(|id| shelf.fact(id)).collect() }
}

/// The value of a fact that is known; of a list, how many there are.
#[cfg(feature = "letter")]
pub(crate) fn value_of<'a>(fact: &Fact, cell: &Cell, facts: &Facts) -> Option<Fragment<'a>> {
    match cell {
        Cell::Known(Value::List(number)) => {
            let count = facts.lists.lists.get(*number as usize).map_or(0, Vec::len);
            Some(say::page_list(i64::try_from(count).unwrap_or(i64::MAX)))
        }
        Cell::Known(value) => Some(fact_value(fact, value)),
        Cell::Unknown | Cell::Fault => None,
    }
}

struct Shelf<'a, 'i> {
    decision: &'a Decision,
    book: &'a Rulebook,
    inputs: &'i GoalInputs,
    items: Items<'a>,
}

impl<'a> Shelf<'a, '_> {
    fn fact(&self, id: FactId) -> Option<GivenFact<'a>> {
        let mut told = self.valued(id, &self.decision.facts.get(id))?;
        Ctx::of(self.decision).assessment(self.book.facts.get(id.index())?, id, &mut told.notes);
        Some(told)
    }

    fn valued(&self, id: FactId, cell: &Cell) -> Option<GivenFact<'a>> {
        let fact = self.book.facts.get(id.index())?;
        let Cell::Known(value) = cell else { return None };
        let (label, notes, assessed) = (Fragment::Label(&fact.label), Vec::new(), fact.assessment.is_some());
        if let Value::List(number) = value {
            let all = self.decision.facts.lists.lists.get(*number as usize).map(Vec::as_slice).unwrap_or_default();
            let items = all.iter().take(limits::TOLD).filter_map(|number| self.item(fact.ty, *number)).collect();
            let value = say::page_list(i64::try_from(all.len()).unwrap_or(i64::MAX));
            return Some(GivenFact { label, value, assessed, notes, items });
        }
        let value = fact_value(fact, value);
        Some(GivenFact { label, value, assessed, notes, items: Vec::new() })
    }

    /// An item of a list, with its facts that the goal may ask for.
    fn item(&self, list: Type, number: u32) -> Option<(Fragment<'a>, Vec<GivenFact<'a>>)> {
        let Type::List(entity) = list else { return None };
        let (entity, item) = (self.book.entities.get(entity.index())?, self.items.get(number)?);
        let cells = self.decision.facts.lists.entities.get(number as usize)?;
        let asked = entity.facts.iter().zip(cells).filter(|(id, _)| self.inputs.asks(**id));
        let facts = asked.filter_map(|(id, cell)| self.valued(*id, cell)).collect();
        Some((item_words(&entity.label, item.place, item.name), facts))
    }
}
