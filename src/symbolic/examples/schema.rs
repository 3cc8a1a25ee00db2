//! The facts that a question asks for, as what a case has room for: those of the case, and those of the items of its lists.

use std::sync::Arc;

use rustc_hash::FxHashSet;

use crate::model::{EntityId, FactId, Input, Rulebook, Type};
use crate::symbolic::diagram::mentions::mentioned;
use crate::symbolic::diagram::space::{Space, What};
use crate::symbolic::paths::cover::Cube;
use crate::symbolic::walk::rules::choices;

/// A fact that a case or an item may have.
#[derive(Debug, Clone)]
pub(in crate::symbolic) struct Field {
    pub(in crate::symbolic) name: Arc<str>,
    pub(in crate::symbolic) kind: Kind,
}

/// What a fact may be.
#[derive(Debug, Clone)]
pub(in crate::symbolic) enum Kind {
    Truth,
    /// A number; a whole one where `true`.
    Number(bool),
    /// A number of months or days.
    Length,
    Date,
    Choice(Vec<Arc<str>>),
    Text,
    Period,
    Periods,
    /// Items of an entity, with their facts.
    List(Arc<str>, Arc<[Field]>),
}

/// How deep lists within lists are looked into.
const DEPTH: usize = 3;

/// The fields of a case, or of an item of an entity, that are among some facts of a version.
pub(in crate::symbolic) fn fields(book: &Rulebook, facts: &[FactId], of: Option<EntityId>, depth: usize) -> Vec<Field> {
    let mut out = Vec::new();
    for at in facts.iter().filter(|at| book.listed(**at) == of) {
        let Some(fact) = book.facts.get(at.index()) else { continue };
        let kind = match fact.ty {
            Type::Truth => Kind::Truth,
            Type::Quantity(_) => Kind::Number(fact.input == Input::Whole),
            Type::Months | Type::Days => Kind::Length,
            Type::Date => Kind::Date,
            Type::Choice(_) => Kind::Choice(choices(book, fact.ty)),
            Type::Text => Kind::Text,
            Type::Period => Kind::Period,
            Type::Periods => Kind::Periods,
            Type::List(entity) if depth < DEPTH => match book.entities.get(entity.index()) {
                Some(own) => Kind::List(own.name.clone(), fields(book, facts, Some(entity), depth + 1).into()),
                None => continue,
            },
            _ => continue,
        };
        out.push(Field { name: fact.name.clone(), kind });
    }
    out
}

/// The fields of two versions, each once.
pub(in crate::symbolic) fn merged(mut own: Vec<Field>, other: Vec<Field>) -> Vec<Field> {
    for field in other {
        match own.iter_mut().find(|known| known.name == field.name) {
            None => own.push(field),
            Some(known) => match (&mut known.kind, field.kind) {
                (Kind::List(_, fields), Kind::List(_, more)) => *fields = merged(fields.to_vec(), more.to_vec()).into(),
                (Kind::Choice(names), Kind::Choice(more)) => {
                    for name in more {
                        if !names.contains(&name) {
                            names.push(name);
                        }
                    }
                }
                _ => {}
            },
        }
    }
    own
}

/// The names of the facts on which it turns whether a case lies in a region.
pub(in crate::symbolic) fn asked_by(space: &Space, cube: &Cube) -> FxHashSet<Arc<str>> {
    let variables = cube.0.keys().filter_map(|level| space.variable(*level));
    let quantities = mentioned(space, variables.flat_map(|own| own.quantities(&space.axes)));
    let name = |quantity| match &space.described(quantity)?.what {
        What::Fact(name) => Some(name.clone()),
        What::Age(..) | What::Closed(..) => None,
    };
    quantities.into_iter().filter_map(name).collect()
}
