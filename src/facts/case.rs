//! Reads the facts of a case in a rule file.

use std::collections::HashMap;

use super::error::{FactError, Wanted};
use super::read::bad_value;
use super::value::read_value;
use super::{Assessed, Facts};
use crate::model::{Cell, EntityId, Fact, FactId, Named, PeriodSet, Rulebook, Type, Value};
use crate::resolve::written;
use crate::source::{Diagnostic, SourceMap, Span, nearest};
use crate::syntax::ast::{Case, Given, Literal, Name};

/// Adds the facts of a case to those of its base. Readings are resolved elsewhere.
pub fn from_case(case: &Case, base: Facts, book: &Rulebook, sources: &SourceMap) -> (Facts, Vec<Diagnostic>) {
    let mut ctx = Ctx { book, sources, facts: base, errors: Vec::new(), seen: HashMap::new() };
    for given in &case.given {
        if let Some(id) = ctx.fact(&given.path, false) {
            match &given.list {
                Some(list) => ctx.set_list(id, given, list),
                None => ctx.set(id, &given.path, given.value.as_ref()),
            }
        }
    }
    for assessed in &case.assessed {
        let Some(id) = ctx.fact(&assessed.name, true) else { continue };
        ctx.facts.assessed.retain(|(other, _)| *other != id);
        ctx.set(id, &assessed.name, assessed.value.as_ref());
        if assessed.value.is_none() {
            continue;
        }
        let Some(because) = assessed.because.clone().filter(|because| !because.trim().is_empty()) else {
            ctx.errors.push(FactError::MissingKey { key: "because", within: assessed.name.text.to_string(), span: assessed.span });
            continue;
        };
        let weighed = assessed.weighed.iter().filter_map(|name| ctx.factor(id, name)).collect();
        ctx.facts.assessed.push((id, Assessed { because, by: assessed.by.clone(), on: assessed.on, weighed }));
    }
    ctx.facts.title = Some(case.title.clone());
    (ctx.facts, ctx.errors.into_iter().map(Diagnostic::from).collect())
}

struct Ctx<'a> {
    book: &'a Rulebook,
    sources: &'a SourceMap,
    facts: Facts,
    errors: Vec<FactError>,
    seen: HashMap<FactId, Span>,
}

impl Ctx<'_> {
    fn fact(&mut self, name: &Name, assessment: bool) -> Option<FactId> {
        let Some(Named::Fact(id)) = self.book.names.get(&name.text).copied() else {
            let all = (0_u32..).map(FactId).zip(&self.book.facts);
            let kind = all.filter(|(id, fact)| fact.assessment.is_some() == assessment && self.book.listed(*id).is_none());
            let known: Vec<String> = kind.map(|(_, fact)| fact.name.to_string()).collect();
            let near = nearest(&name.text, known.iter().map(String::as_str));
            self.errors.push(FactError::UnknownKey { key: name.text.to_string(), near, known, span: name.span });
            return None;
        };
        if let Some(entity) = self.book.listed(id).and_then(|entity| self.book.entities.get(entity.index())) {
            let list = self.book.list_of(&entity.name).map_or_else(String::new, |fact| fact.name.to_string());
            self.errors.push(FactError::InList { entity: entity.name.to_string(), list, span: name.span });
            return None;
        }
        let is_assessment = self.book.facts.get(id.index()).is_some_and(|fact| fact.assessment.is_some());
        if is_assessment != assessment {
            self.errors.push(FactError::WrongWay { name: name.text.to_string(), assessment: is_assessment, span: name.span });
            return None;
        }
        if let Some(first) = self.seen.insert(id, name.span) {
            self.errors.push(FactError::Twice { name: name.text.to_string(), span: name.span, first });
            return None;
        }
        Some(id)
    }

    fn set(&mut self, id: FactId, name: &Name, value: Option<&Literal>) {
        self.facts.said_unknown.retain(|other| *other != (id, None));
        let Some(literal) = value else {
            self.facts.set(id, Cell::Unknown);
            self.facts.said_unknown.push((id, None));
            return;
        };
        let Some(fact) = self.book.facts.get(id.index()) else { return };
        if let Some(cell) = self.value(fact, &name.text, literal) {
            self.facts.set(id, cell);
        }
    }

    fn value(&mut self, fact: &Fact, name: &str, literal: &Literal) -> Option<Cell> {
        let text = self.sources.text(literal.span);
        let written = written(&literal.kind).filter(|(_, ty)| *ty == fact.ty);
        let read = match written {
            Some((value, _)) => Ok(Cell::Known(value)),
            None if fact.ty == Type::Text => Err(Wanted::Text),
            None => read_value(text, fact, self.book),
        };
        match read {
            Ok(cell) => Some(cell),
            Err(wanted) => {
                self.errors.push(bad_value(name, text, wanted, literal.span));
                None
            }
        }
    }

    /// Reads a list of entities: `[ { born = 2010-03-01 } ]`.
    fn set_list(&mut self, id: FactId, given: &Given, list: &[Vec<Given>]) {
        self.facts.said_unknown.retain(|other| *other != (id, None));
        let Some(fact) = self.book.facts.get(id.index()) else { return };
        if fact.ty == Type::Periods && list.is_empty() {
            self.facts.set(id, no_periods());
            return;
        }
        let Type::List(entity) = fact.ty else {
            let text = self.sources.text(given.span);
            self.errors.push(bad_value(&given.path.text, text, Wanted::of(fact, self.book), given.span));
            return;
        };
        let Some(cell) = self.list(entity, list) else { return };
        self.facts.set(id, cell);
    }

    fn list(&mut self, entity: EntityId, list: &[Vec<Given>]) -> Option<Cell> {
        let own = self.book.entities.get(entity.index())?;
        let (mut entities, mut said_unknown) = (Vec::new(), Vec::new());
        for one in list {
            let mut cells = vec![Cell::Unknown; own.facts.len()];
            let mut seen: HashMap<FactId, Span> = HashMap::new();
            for given in one {
                let full = format!("{}.{}", own.name, given.path.text);
                let Some(Named::Fact(id)) = self.book.names.get(full.as_str()).copied() else {
                    let prefix = format!("{}.", own.name);
                    let names = self.book.facts.iter().filter_map(|fact| fact.name.strip_prefix(prefix.as_str()));
                    let known: Vec<String> = names.map(str::to_owned).collect();
                    let near = nearest(&given.path.text, known.iter().map(String::as_str));
                    self.errors.push(FactError::UnknownKey { key: given.path.text.to_string(), near, known, span: given.path.span });
                    continue;
                };
                if let Some(first) = seen.insert(id, given.path.span) {
                    self.errors.push(FactError::Twice { name: given.path.text.to_string(), span: given.path.span, first });
                    continue;
                }
                let Some(fact) = self.book.facts.get(id.index()) else { continue };
                let cell = match (&given.list, &given.value, fact.ty) {
                    (Some(list), _, Type::List(entity)) => self.list(entity, list),
                    (Some(list), _, Type::Periods) if list.is_empty() => Some(no_periods()),
                    (None, Some(literal), _) => self.value(fact, &full, literal),
                    (None, None, _) => Some(Cell::Unknown),
                    (Some(_), _, _) => {
                        let text = self.sources.text(given.span);
                        self.errors.push(bad_value(&full, text, Wanted::of(fact, self.book), given.span));
                        None
                    }
                };
                if let (Some(cell), Some(slot)) = (cell, cells.get_mut(fact.slot as usize)) {
                    if cell == Cell::Unknown {
                        said_unknown.push((entities.len(), id));
                    }
                    *slot = cell;
                }
            }
            entities.push(cells);
        }
        Some(self.facts.add_items(entities, said_unknown))
    }

    fn factor(&mut self, id: FactId, name: &Name) -> Option<usize> {
        let fact = self.book.facts.get(id.index())?;
        let factors: Vec<&str> = fact.assessment.iter().flat_map(|assessment| &assessment.factors).map(|(name, _)| &**name).collect();
        let at = factors.iter().position(|factor| *factor == &*name.text);
        if at.is_none() {
            let near = nearest(&name.text, factors.iter().copied());
            let known = factors.iter().map(|factor| (*factor).to_owned()).collect();
            self.errors.push(FactError::UnknownKey { key: name.text.to_string(), near, known, span: name.span });
        }
        at
    }
}

/// An empty list of periods: `[ ]`.
fn no_periods() -> Cell {
    Cell::Known(Value::periods(PeriodSet::default()))
}
