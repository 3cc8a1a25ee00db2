//! The path and name of each item in the lists of a case: `group.travellers[2].born`, "traveller Kari".
//!
//! Names are looked up in the facts as given. No rule uses them, so they are never missing and no answer depends on them.

use std::collections::HashMap;
use std::fmt;

use super::Facts;
use crate::model::{Cell, EntityId, FactId, Rulebook, Type, Value};

/// An item of a list.
#[derive(Debug, Clone, Copy)]
pub struct Item<'f> {
    /// The entity that it is an item of.
    pub entity: EntityId,
    /// Its position in its list, from 0.
    pub place: u32,
    /// Its name, if the name is unique in its list.
    pub name: Option<&'f str>,
    /// The list fact that holds it.
    list: FactId,
    /// The index of the item that owns the list; `None` if the case does.
    of: Option<u32>,
}

impl Item<'_> {
    /// The list that holds it.
    pub fn list(&self) -> FactId {
        self.list
    }
}

/// All items of the lists of a case, by index.
#[derive(Debug)]
pub struct Items<'f> {
    book: &'f Rulebook,
    items: Vec<Option<Item<'f>>>,
}

impl<'f> Items<'f> {
    /// Finds the path of each item, starting at the lists of the case.
    pub fn of(facts: &'f Facts, book: &'f Rulebook) -> Items<'f> {
        let mut items: Vec<Option<Item<'f>>> = vec![None; facts.lists.entities.len()];
        if items.is_empty() {
            return Items { book, items };
        }
        let own = (0_u32..).map(FactId).zip(facts.cells.iter()).map(|(fact, cell)| (fact, None, cell));
        let mut lists: Vec<(FactId, Option<u32>, Cell)> = own.collect();
        while let Some((list, of, cell)) = lists.pop() {
            let (Some(Type::List(entity)), Cell::Known(Value::List(number))) = (book.facts.get(list.index()).map(|fact| fact.ty), cell)
            else {
                continue;
            };
            let numbers = facts.lists.lists.get(number as usize).map(Vec::as_slice).unwrap_or_default();
            let names = names(facts, book, entity, numbers);
            for ((place, number), name) in (0..).zip(numbers).zip(names) {
                let Some(slot) = items.get_mut(*number as usize).filter(|slot| slot.is_none()) else { continue };
                *slot = Some(Item { entity, place, name, list, of });
                let cells = facts.lists.entities.get(*number as usize).map(Vec::as_slice).unwrap_or_default();
                let below = book.entities.get(entity.index()).map(|entity| entity.facts.as_slice()).unwrap_or_default();
                lists.extend(below.iter().zip(cells).map(|(fact, cell)| (*fact, Some(*number), cell.clone())));
            }
        }
        Items { book, items }
    }

    /// An item by its index.
    pub fn get(&self, number: u32) -> Option<Item<'f>> {
        self.items.get(number as usize).copied().flatten()
    }

    /// An item with the items that contain it, outermost first.
    pub fn chain(&self, number: u32) -> Vec<Item<'f>> {
        let mut chain = Vec::new();
        let mut next = self.get(number);
        while let Some(item) = next {
            chain.push(item);
            next = item.of.and_then(|of| self.get(of));
        }
        chain.reverse();
        chain
    }

    /// The nearest item of an entity, starting with the item itself and going outwards.
    pub fn around(&self, number: u32, entity: EntityId) -> Option<u32> {
        let mut next = Some(number);
        while let Some(number) = next {
            let item = self.get(number)?;
            if item.entity == entity {
                return Some(number);
            }
            next = item.of;
        }
        None
    }

    /// The path to a fact of the case or of an item in a facts file; `None` if the item is in no list of the case.
    pub fn path(&self, fact: FactId, of: Option<u32>) -> Option<FactPath<'f>> {
        let own = self.book.facts.get(fact.index())?;
        let mut parts = Vec::new();
        if own.assessment.is_some() {
            return Some(FactPath { parts: vec![Segment::Key(super::ASSESSMENTS), Segment::Key(&own.name)] });
        }
        if let Some(of) = of {
            let chain = self.chain(of);
            if chain.is_empty() {
                return None;
            }
            for item in chain {
                let list = self.book.facts.get(item.list.index())?;
                self.keys(&list.name, item.of, &mut parts);
                parts.push(Segment::Item(item.place));
            }
        } else if self.book.listed(fact).is_some() {
            return None;
        }
        self.keys(&own.name, of, &mut parts);
        Some(FactPath { parts })
    }

    /// Appends the keys of a fact: with the entity for a fact of the case, without it in an item.
    fn keys(&self, name: &'f str, of: Option<u32>, parts: &mut Vec<Segment<'f>>) {
        let keys = name.split('.').skip(usize::from(of.is_some()));
        parts.extend(keys.map(Segment::Key));
    }
}

/// The names of the items in a list. `None` for a name that two items have, or that could be mistaken for an item's number.
pub fn names<'f>(facts: &'f Facts, book: &Rulebook, entity: EntityId, list: &[u32]) -> Vec<Option<&'f str>> {
    let naming = book.entities.get(entity.index()).and_then(|entity| entity.named_by).and_then(|fact| book.facts.get(fact.index()));
    let Some(naming) = naming else { return vec![None; list.len()] };
    let name = |number: &u32| match facts.lists.entities.get(*number as usize)?.get(naming.slot as usize)? {
        Cell::Known(Value::Text(text)) => Some(text.trim()).filter(|name| tells_apart(name, list.len())),
        _ => None,
    };
    let names: Vec<Option<&'f str>> = list.iter().map(name).collect();
    let mut times: HashMap<&str, usize> = HashMap::new();
    for name in names.iter().flatten() {
        *times.entry(name).or_default() += 1;
    }
    names.into_iter().map(|name| name.filter(|name| times.get(name) == Some(&1))).collect()
}

/// Whether a text can identify an item: it is a single line and not the number of an item.
fn tells_apart(name: &str, length: usize) -> bool {
    let is_number = name.parse::<usize>().is_ok_and(|number| (1..=length).contains(&number));
    !name.is_empty() && !name.chars().any(char::is_control) && !is_number
}

/// The path to a fact in a facts file. As text it counts items from 1, like explanations: `group.travellers[2].born`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FactPath<'f> {
    parts: Vec<Segment<'f>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Segment<'f> {
    Key(&'f str),
    /// The index of an item in its list, from 0.
    Item(u32),
}

impl FactPath<'_> {
    /// The path as a JSON Pointer (RFC 6901), which counts items from 0: `/group/travellers/1/born`.
    pub fn pointer(&self) -> String {
        // No name contains `/` or `~`, so nothing needs escaping.
        self.parts.iter().fold(String::new(), |path, part| match part {
            Segment::Key(key) => format!("{path}/{key}"),
            Segment::Item(place) => format!("{path}/{place}"),
        })
    }
}

impl fmt::Display for FactPath<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, part) in self.parts.iter().enumerate() {
            match part {
                Segment::Key(key) if at == 0 => f.write_str(key)?,
                Segment::Key(key) => write!(f, ".{key}")?,
                Segment::Item(place) => write!(f, "[{}]", u64::from(*place) + 1)?,
            }
        }
        Ok(())
    }
}
