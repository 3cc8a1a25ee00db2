//! Where each item of the lists of a case stands, and what it is called there: `group.travellers[2].born`, "traveller Kari".
//!
//! The name is looked up among the facts as they were given. No rule comes to it, so that it is neither missing nor what an answer rests on.

use std::collections::HashMap;
use std::fmt;

use super::Facts;
use crate::model::{Cell, EntityId, FactId, Rulebook, Type, Value};

/// An item of a list.
#[derive(Debug, Clone, Copy)]
pub struct Item<'f> {
    /// What it is.
    pub entity: EntityId,
    /// Its place in its list, from 0.
    pub place: u32,
    /// What it is called, where that tells it apart from the others of its list.
    pub name: Option<&'f str>,
    /// The list.
    list: FactId,
    /// The item that has the list; none where the case has it.
    of: Option<u32>,
}

/// The items of all lists of a case, by their numbers.
#[derive(Debug)]
pub struct Items<'f> {
    book: &'f Rulebook,
    items: Vec<Option<Item<'f>>>,
}

impl<'f> Items<'f> {
    /// Looks up where each item stands, from the lists of the case down.
    pub fn of(facts: &'f Facts, book: &'f Rulebook) -> Items<'f> {
        let mut items: Vec<Option<Item<'f>>> = vec![None; facts.lists.entities.len()];
        let own = (0_u32..).map(FactId).zip(&facts.cells).map(|(fact, cell)| (fact, None, cell));
        let mut lists: Vec<(FactId, Option<u32>, &Cell)> = own.collect();
        while let Some((list, of, cell)) = lists.pop() {
            let (Some(Type::List(entity)), Cell::Known(Value::List(number))) = (book.facts.get(list.index()).map(|fact| fact.ty), cell)
            else {
                continue;
            };
            let numbers = facts.lists.lists.get(*number as usize).map(Vec::as_slice).unwrap_or_default();
            let names = names(facts, book, entity, numbers);
            for ((place, number), name) in (0..).zip(numbers).zip(names) {
                let Some(slot) = items.get_mut(*number as usize).filter(|slot| slot.is_none()) else { continue };
                *slot = Some(Item { entity, place, name, list, of });
                let cells = facts.lists.entities.get(*number as usize).map(Vec::as_slice).unwrap_or_default();
                let below = book.entities.get(entity.index()).map(|entity| entity.facts.as_slice()).unwrap_or_default();
                lists.extend(below.iter().zip(cells).map(|(fact, cell)| (*fact, Some(*number), cell)));
            }
        }
        Items { book, items }
    }

    /// An item by its number.
    pub fn get(&self, number: u32) -> Option<Item<'f>> {
        self.items.get(number as usize).copied().flatten()
    }

    /// An item and those around it, the outermost first.
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

    /// The item of a kind that an item is, or stands in.
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

    /// The way to a fact in a facts file, of the case or of an item; none where the item stands in no list of the case.
    pub fn path(&self, fact: FactId, of: Option<u32>) -> Option<FactPath<'f>> {
        let own = self.book.facts.get(fact.index())?;
        let mut parts = Vec::new();
        if own.assessment.is_some() {
            return Some(FactPath { parts: vec![Part::Key(super::ASSESSMENTS), Part::Key(&own.name)] });
        }
        if let Some(of) = of {
            let chain = self.chain(of);
            if chain.is_empty() {
                return None;
            }
            for item in chain {
                let list = self.book.facts.get(item.list.index())?;
                self.keys(&list.name, item.of, &mut parts);
                parts.push(Part::Item(item.place));
            }
        } else if self.book.listed(fact).is_some() {
            return None;
        }
        self.keys(&own.name, of, &mut parts);
        Some(FactPath { parts })
    }

    /// The keys of a fact: with its entity where the case has it, without it in an item.
    fn keys(&self, name: &'f str, of: Option<u32>, parts: &mut Vec<Part<'f>>) {
        let keys = name.split('.').skip(usize::from(of.is_some()));
        parts.extend(keys.map(Part::Key));
    }
}

/// What the items of a list are called, each where that tells it apart: a name that two have, or that could be the number of another, does not.
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

/// Whether a text can stand for an item in a line: it is one line, and no number of an item.
fn tells_apart(name: &str, length: usize) -> bool {
    let is_number = name.parse::<usize>().is_ok_and(|number| (1..=length).contains(&number));
    !name.is_empty() && !name.chars().any(char::is_control) && !is_number
}

/// The way to a fact in a facts file. As text it counts items from 1, as explanations do: `group.travellers[2].born`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FactPath<'f> {
    parts: Vec<Part<'f>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part<'f> {
    Key(&'f str),
    /// From 0.
    Item(u32),
}

impl FactPath<'_> {
    /// The way as a JSON Pointer (RFC 6901), which counts items from 0: `/group/travellers/1/born`.
    pub fn pointer(&self) -> String {
        // No name holds a `/` or a `~`, so nothing is escaped.
        self.parts.iter().fold(String::new(), |path, part| match part {
            Part::Key(key) => format!("{path}/{key}"),
            Part::Item(place) => format!("{path}/{place}"),
        })
    }
}

impl fmt::Display for FactPath<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, part) in self.parts.iter().enumerate() {
            match part {
                Part::Key(key) if at == 0 => f.write_str(key)?,
                Part::Key(key) => write!(f, ".{key}")?,
                Part::Item(place) => write!(f, "[{}]", u64::from(*place) + 1)?,
            }
        }
        Ok(())
    }
}
