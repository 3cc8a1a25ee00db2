//! A case by the names of its facts, which all versions know, with the items of its lists.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::facts::Facts;
use crate::model::{Cell, Duration, EntityId, FactId, Rulebook, Type, Value};
use crate::symbolic::walk::rules::choices;

/// The facts of a case or of an item, by their full names. What is not given is not known.
#[derive(Debug, Clone, Default, PartialEq)]
pub(in crate::symbolic) struct Case(pub(in crate::symbolic) BTreeMap<Arc<str>, Given>);

/// The value of a fact.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::symbolic) enum Given {
    Value(Value),
    /// A choice, by its name.
    Choice(Arc<str>),
    /// The items of a list.
    Items(Vec<Case>),
}

impl Case {
    /// A case as it is given in two versions.
    pub(in crate::symbolic) fn of(versions: [(&Rulebook, &Facts); 2]) -> Case {
        let mut case = Case::default();
        for (book, facts) in versions {
            for (at, fact) in (0..).map(FactId).zip(&book.facts).filter(|(at, _)| book.listed(*at).is_none()) {
                if let Some(given) = given(book, facts, fact.ty, &facts.get(at)) {
                    case.0.entry(fact.name.clone()).or_insert(given);
                }
            }
        }
        case
    }

    /// The item at a place, which is the lists it lies in with its numbers in them; at none the case itself.
    pub(super) fn holder(&self, place: &[(Arc<str>, usize)]) -> Option<&Case> {
        place.iter().try_fold(self, |case, (list, at)| match case.0.get(list) {
            Some(Given::Items(items)) => items.get(*at),
            _ => None,
        })
    }

    /// The same, to be changed.
    pub(super) fn holder_mut(&mut self, place: &[(Arc<str>, usize)]) -> Option<&mut Case> {
        place.iter().try_fold(self, |case, (list, at)| match case.0.get_mut(list) {
            Some(Given::Items(items)) => items.get_mut(*at),
            _ => None,
        })
    }

    /// A case as the facts of a version. A fact that the version does not have is not asked for in it. `None` where a value is none in it.
    pub(in crate::symbolic) fn facts(&self, book: &Rulebook) -> Option<Facts> {
        let mut facts = Facts::unknown(book.facts.len());
        for at in (0..).map(FactId).take(book.facts.len()).filter(|at| book.listed(*at).is_none()) {
            let cell = self.cell(book, at, &mut facts)?;
            facts.set(at, cell);
        }
        Some(facts)
    }

    /// A fact as a version has it.
    fn cell(&self, book: &Rulebook, at: FactId, facts: &mut Facts) -> Option<Cell> {
        let fact = book.facts.get(at.index())?;
        let value = match (self.0.get(&fact.name), fact.ty) {
            (None, _) => return Some(Cell::Unknown),
            (Some(Given::Items(items)), Type::List(entity)) => {
                let cells = items.iter().map(|item| item.item(book, entity, facts)).collect::<Option<Vec<_>>>()?;
                return Some(facts.add_list(cells));
            }
            (Some(Given::Value(Value::Number(number))), Type::Months) => {
                Value::Duration(Duration { months: i32::try_from(number.to_whole()?).ok()?, days: 0 })
            }
            (Some(Given::Value(Value::Number(number))), Type::Days) => {
                Value::Duration(Duration { months: 0, days: i32::try_from(number.to_whole()?).ok()? })
            }
            (Some(Given::Value(value)), _) => value.clone(),
            (Some(Given::Choice(name)), ty) => {
                let at = choices(book, ty).iter().position(|own| own == name)?;
                Value::Choice(u16::try_from(at).ok()?)
            }
            (Some(Given::Items(_)), _) => return None,
        };
        Some(Cell::Known(value))
    }

    /// The facts of an item, in the order of its entity.
    fn item(&self, book: &Rulebook, entity: EntityId, facts: &mut Facts) -> Option<Vec<Cell>> {
        book.entities.get(entity.index())?.facts.iter().map(|at| self.cell(book, *at, facts)).collect()
    }
}

fn given(book: &Rulebook, facts: &Facts, ty: Type, cell: &Cell) -> Option<Given> {
    Some(match (cell.known()?.clone(), ty) {
        (Value::Choice(at), ty) => Given::Choice(choices(book, ty).get(usize::from(at))?.clone()),
        (Value::List(number), Type::List(entity)) => {
            let own = &book.entities.get(entity.index())?.facts;
            let items = facts.lists.lists.get(number as usize)?.iter().map(|item| {
                let cells = facts.lists.entities.get(*item as usize).map(Vec::as_slice).unwrap_or_default();
                let of_item = own.iter().zip(cells).filter_map(|(at, cell)| {
                    let fact = book.facts.get(at.index())?;
                    Some((fact.name.clone(), given(book, facts, fact.ty, cell)?))
                });
                Case(of_item.collect())
            });
            Given::Items(items.collect())
        }
        (value, _) => Given::Value(value),
    })
}
