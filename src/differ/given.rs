//! The facts of an example, as a facts file has them: those of the case, and those of the items of its lists.

use super::Goal;
use crate::facts::{Facts, write_value};
use crate::model::{Cell, FactId, Rulebook, Type, Value};
use crate::symbolic::Example;

/// A fact as it is written.
#[derive(Debug, Clone)]
pub(super) enum Given {
    /// A value.
    Value(String),
    /// The items of a list, each with its facts by their names in it.
    Items(Vec<Vec<(String, Given)>>),
}

impl Goal<'_> {
    /// The facts of an example, by their full names. A fact that one version does not have is that of the other.
    pub(super) fn facts_given(&self, example: &Example) -> Vec<(String, Given)> {
        let mut all = Vec::new();
        for (version, facts) in example.facts.iter().enumerate() {
            let book = self.book(version);
            let of_case = (0..).map(FactId).take(book.facts.len()).filter(|at| book.listed(*at).is_none());
            let own = of_case.filter_map(|at| {
                let fact = book.facts.get(at.index())?;
                Some((fact.name.to_string(), written(book, facts, fact.ty, &facts.get(at))?))
            });
            merge(&mut all, own.collect());
        }
        all
    }

    /// The facts of an example one by one, by their paths: `programme.pauses[2].began`.
    pub(super) fn given(&self, example: &Example) -> Vec<(String, String)> {
        let mut flat = Vec::new();
        one_by_one(self.facts_given(example), "", &mut flat);
        flat
    }
}

/// A fact as it is written; `None` where it is not known.
fn written(book: &Rulebook, facts: &Facts, ty: Type, cell: &Cell) -> Option<Given> {
    match (cell.known()?.clone(), ty) {
        (Value::List(number), Type::List(entity)) => {
            let own = &book.entities.get(entity.index())?.facts;
            let items = facts.lists.lists.get(number as usize)?.iter().map(|item| {
                let cells = facts.lists.entities.get(*item as usize).map(Vec::as_slice).unwrap_or_default();
                let of_item = own.iter().zip(cells).filter_map(|(at, cell)| {
                    let fact = book.facts.get(at.index())?;
                    let (_, key) = fact.name.split_once('.')?;
                    Some((key.to_owned(), written(book, facts, fact.ty, cell)?))
                });
                of_item.collect()
            });
            Some(Given::Items(items.collect()))
        }
        (value, ty) => Some(Given::Value(write_value(value, ty, book))),
    }
}

/// Adds what is not there yet.
fn merge(all: &mut Vec<(String, Given)>, more: Vec<(String, Given)>) {
    for (name, given) in more {
        match all.iter_mut().find(|(known, _)| *known == name) {
            None => all.push((name, given)),
            Some((_, Given::Items(items))) => {
                if let Given::Items(other) = given {
                    items.iter_mut().zip(other).for_each(|(own, other)| merge(own, other));
                }
            }
            Some((_, Given::Value(_))) => {}
        }
    }
}

fn one_by_one(given: Vec<(String, Given)>, before: &str, out: &mut Vec<(String, String)>) {
    for (name, own) in given {
        let path = format!("{before}{name}");
        match own {
            Given::Value(value) => out.push((path, value)),
            Given::Items(items) if items.is_empty() => out.push((path, "[]".to_owned())),
            Given::Items(items) => {
                for (at, item) in items.into_iter().enumerate() {
                    let path = format!("{path}[{}]", at + 1);
                    if item.is_empty() {
                        out.push((path, "{}".to_owned()));
                    } else {
                        one_by_one(item, &format!("{path}."), out);
                    }
                }
            }
        }
    }
}
