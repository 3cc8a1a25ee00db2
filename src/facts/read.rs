//! Reads a facts file.

use super::days::date;
use super::error::{FactError, Wanted};
use super::value::read_value;
use super::{ASSESSMENTS, Assessed, Facts};
use crate::data::{Entry, Form, Kind, Scalar, Tree};
use crate::law::Text;
use crate::model::{Cell, EntityId, Fact, FactId, Named, Rulebook, Type, Value};
use crate::source::{Diagnostic, Span, both, nearest};

/// Top-level keys that are not entities.
const READINGS: &str = "readings";
const TITLE: &str = "title";

/// Reads the facts of a file. Every key must be known and every value of its type. Reports all faults.
pub fn read(tree: &Tree, book: &Rulebook) -> Result<Facts, Vec<Diagnostic>> {
    let mut ctx = Ctx { book, facts: Facts::unknown(book.facts.len()), errors: Vec::new() };
    ctx.root(tree);
    if ctx.errors.is_empty() { Ok(ctx.facts) } else { Err(ctx.errors.into_iter().map(Diagnostic::from).collect()) }
}

pub(super) struct Ctx<'a> {
    book: &'a Rulebook,
    facts: Facts,
    pub(super) errors: Vec<FactError>,
}

impl Ctx<'_> {
    fn root(&mut self, tree: &Tree) {
        let Some(entries) = self.map(tree, "facts") else { return };
        for entry in entries {
            if let Some(entity) = self.book.entities.iter().find(|entity| *entity.name == *entry.key) {
                if entity.listed {
                    let list = self.book.list_of(&entry.key).map_or_else(String::new, |fact| fact.name.to_string());
                    self.errors.push(FactError::InList { entity: entry.key.clone(), list, span: entry.key_span });
                } else {
                    self.entity(entry);
                }
            } else if entry.key == ASSESSMENTS {
                self.assessments(entry);
            } else if entry.key == READINGS {
                self.readings(entry);
            } else if entry.key == TITLE {
                match scalar(&entry.value) {
                    Some(scalar) if scalar.form == Form::Null => {}
                    Some(scalar) => self.facts.title = Some(scalar.text.clone()),
                    None => self.shape(entry, both("en tekst", "a text")),
                }
            } else {
                // Items of lists have no key of their own here.
                let entities = self.book.entities.iter().filter(|entity| !entity.listed).map(|entity| &*entity.name);
                let assessments = self.book.facts.iter().any(|fact| fact.assessment.is_some()).then_some(ASSESSMENTS);
                let readings = (!self.book.readings.is_empty()).then_some(READINGS);
                let known: Vec<&str> = entities.chain(assessments).chain(readings).chain([TITLE]).collect();
                self.unknown_key(&entry.key, entry.key_span, &known);
            }
        }
    }

    fn map<'t>(&mut self, tree: &'t Tree, key: &str) -> Option<&'t [Entry]> {
        match &tree.kind {
            Kind::Map(entries) => Some(entries),
            Kind::Scalar(_) | Kind::List(_) => {
                let wanted = both("navn med verdier", "names with values");
                self.errors.push(FactError::Shape { key: key.to_owned(), wanted, span: tree.span });
                None
            }
        }
    }

    fn shape(&mut self, entry: &Entry, wanted: Text) {
        self.errors.push(FactError::Shape { key: entry.key.clone(), wanted, span: entry.value.span });
    }

    pub(super) fn unknown_key(&mut self, key: &str, span: Span, known: &[&str]) {
        let near = nearest(key, known.iter().copied());
        let known = known.iter().map(|name| (*name).to_owned()).collect();
        self.errors.push(FactError::UnknownKey { key: key.to_owned(), near, known, span });
    }

    fn entity(&mut self, entity: &Entry) {
        let Some(entries) = self.map(&entity.value, &entity.key) else { return };
        for entry in entries {
            if let Some((id, name)) = self.field(&entity.key, entry) {
                self.fact(id, &name, &entry.value);
            }
        }
    }

    /// The fact of an entity to which a key refers, with its full name.
    fn field(&mut self, entity: &str, entry: &Entry) -> Option<(FactId, String)> {
        let full = format!("{entity}.{}", entry.key);
        if let Some(Named::Fact(id)) = self.book.names.get(full.as_str()).copied() {
            return Some((id, full));
        }
        let prefix = format!("{entity}.");
        let known: Vec<&str> = self.book.facts.iter().filter_map(|fact| fact.name.strip_prefix(prefix.as_str())).collect();
        self.unknown_key(&entry.key, entry.key_span, &known);
        None
    }

    /// Reads a list of entities: `- born: 2010-03-01`.
    fn list(&mut self, entity: EntityId, name: &str, value: &Tree) -> Option<Cell> {
        let Kind::List(items) = &value.kind else {
            let wanted = both("en liste, med én post for hver", "a list, with an item for each");
            self.errors.push(FactError::Shape { key: name.to_owned(), wanted, span: value.span });
            return None;
        };
        let own = self.book.entities.get(entity.index())?;
        let (mut entities, mut said_unknown) = (Vec::new(), Vec::new());
        for item in items {
            let mut cells = vec![Cell::Unknown; own.facts.len()];
            let Some(entries) = self.map(item, &own.name) else { continue };
            for entry in entries {
                let Some((id, full)) = self.field(&own.name, entry) else { continue };
                let Some(fact) = self.book.facts.get(id.index()) else { continue };
                if let Some(cell) = self.value(fact, &full, &entry.value)
                    && let Some(slot) = cells.get_mut(fact.slot as usize)
                {
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

    /// Reads the value of a fact: a list of entities, or a scalar.
    fn value(&mut self, fact: &Fact, name: &str, value: &Tree) -> Option<Cell> {
        match (fact.ty, scalar(value)) {
            (Type::List(_), Some(scalar)) if scalar.form == Form::Null || matches!(scalar.text.as_str(), "unknown" | "ukjent") => {
                Some(Cell::Unknown)
            }
            (Type::List(entity), _) => self.list(entity, name, value),
            (Type::Period, None) => self.period(name, value).map(|period| Cell::Known(Value::Period(period))),
            (Type::Periods, None) => match &value.kind {
                Kind::List(items) => self.periods(name, items),
                Kind::Map(_) | Kind::Scalar(_) => {
                    self.errors.push(bad_value(name, "{…}", Wanted::Periods, value.span));
                    None
                }
            },
            (_, Some(scalar)) => self.cell(fact, name, scalar, value.span),
            (_, None) => {
                let wanted = fact.ty.text();
                self.errors.push(FactError::Shape { key: name.to_owned(), wanted, span: value.span });
                None
            }
        }
    }

    fn fact(&mut self, id: FactId, name: &str, value: &Tree) {
        let Some(fact) = self.book.facts.get(id.index()) else { return };
        if let Some(cell) = self.value(fact, name, value) {
            if cell == Cell::Unknown {
                self.facts.said_unknown.push((id, None));
            }
            self.facts.set(id, cell);
        }
    }

    fn cell(&mut self, fact: &Fact, name: &str, scalar: &Scalar, span: Span) -> Option<Cell> {
        if scalar.form == Form::Null {
            return Some(Cell::Unknown);
        }
        match read_value(&scalar.text, fact, self.book) {
            Ok(cell) => Some(cell),
            Err(wanted) => {
                self.errors.push(bad_value(name, &scalar.text, wanted, span));
                None
            }
        }
    }

    fn assessments(&mut self, assessments: &Entry) {
        let Some(entries) = self.map(&assessments.value, ASSESSMENTS) else { return };
        for entry in entries {
            let found = match self.book.names.get(entry.key.as_str()) {
                Some(Named::Fact(id)) => self.book.facts.get(id.index()).filter(|fact| fact.assessment.is_some()).map(|fact| (*id, fact)),
                _ => None,
            };
            let Some((id, fact)) = found else {
                let known: Vec<&str> = self.book.facts.iter().filter(|fact| fact.assessment.is_some()).map(|fact| &*fact.name).collect();
                self.unknown_key(&entry.key, entry.key_span, &known);
                continue;
            };
            self.assessment(id, fact, entry);
        }
    }

    fn assessment(&mut self, id: FactId, fact: &Fact, entry: &Entry) {
        if scalar(&entry.value).is_some_and(|scalar| scalar.form == Form::Null || matches!(scalar.text.as_str(), "unknown" | "ukjent")) {
            self.facts.said_unknown.push((id, None));
            return;
        }
        let Kind::Map(parts) = &entry.value.kind else {
            self.errors.push(FactError::MissingKey { key: "because", within: entry.key.clone(), span: entry.value.span });
            return;
        };
        let mut assessed = Assessed::default();
        let (mut value, mut reason) = (None, false);
        for part in parts {
            match (part.key.as_str(), scalar(&part.value)) {
                ("value", _) => value = Some(self.value(fact, &entry.key, &part.value)),
                ("because" | "by" | "on", Some(scalar)) if scalar.form == Form::Null => {}
                ("because", Some(scalar)) => {
                    reason = !scalar.text.trim().is_empty();
                    assessed.because = scalar.text.clone();
                }
                ("by", Some(scalar)) => assessed.by = Some(scalar.text.clone()),
                ("on", Some(scalar)) => match date(&scalar.text) {
                    Ok(day) => assessed.on = Some(day),
                    Err(wanted) => self.errors.push(bad_value("on", &scalar.text, wanted, part.value.span)),
                },
                ("weighed", _) => assessed.weighed = self.weighed(fact, part),
                ("because" | "by" | "on", None) => self.shape(part, both("én verdi", "one value")),
                _ => self.unknown_key(&part.key, part.key_span, &["value", "because", "by", "on", "weighed"]),
            }
        }
        match value {
            None => self.errors.push(FactError::MissingKey { key: "value", within: entry.key.clone(), span: entry.key_span }),
            Some(None) => {}
            Some(Some(Cell::Unknown)) => self.facts.said_unknown.push((id, None)),
            Some(Some(cell)) => {
                if !reason {
                    self.errors.push(FactError::MissingKey { key: "because", within: entry.key.clone(), span: entry.key_span });
                }
                self.facts.set(id, cell);
                self.facts.assessed.push((id, assessed));
            }
        }
    }

    fn weighed(&mut self, fact: &Fact, part: &Entry) -> Vec<usize> {
        let factors: Vec<&str> = fact.assessment.iter().flat_map(|assessment| &assessment.factors).map(|(name, _)| &**name).collect();
        let items: Vec<&Tree> = match &part.value.kind {
            Kind::List(items) => items.iter().collect(),
            Kind::Scalar(_) => vec![&part.value],
            Kind::Map(_) => {
                self.shape(part, both("en liste av navn", "a list of names"));
                return Vec::new();
            }
        };
        let mut out = Vec::new();
        for item in items {
            let text = scalar(item).map_or("", |scalar| scalar.text.as_str());
            match factors.iter().position(|factor| *factor == text) {
                Some(at) => out.push(at),
                None => self.unknown_key(text, item.span, &factors),
            }
        }
        out
    }

    fn readings(&mut self, readings: &Entry) {
        let Some(entries) = self.map(&readings.value, READINGS) else { return };
        for entry in entries {
            let Some(Named::Reading(id)) = self.book.names.get(entry.key.as_str()).copied() else {
                let known: Vec<&str> = self.book.readings.iter().map(|reading| &*reading.name).collect();
                self.unknown_key(&entry.key, entry.key_span, &known);
                continue;
            };
            let alternatives: Vec<&str> = self
                .book
                .readings
                .get(id.index())
                .into_iter()
                .flat_map(|reading| &reading.alternatives)
                .map(|alternative| &*alternative.name)
                .collect();
            let text = scalar(&entry.value).map_or("", |scalar| scalar.text.as_str());
            match alternatives.iter().position(|name| *name == text).and_then(|at| u16::try_from(at).ok()) {
                Some(at) => self.facts.readings.push((id, at)),
                None => self.unknown_key(text, entry.value.span, &alternatives),
            }
        }
    }
}

pub(super) fn scalar(tree: &Tree) -> Option<&Scalar> {
    match &tree.kind {
        Kind::Scalar(scalar) => Some(scalar),
        Kind::Map(_) | Kind::List(_) => None,
    }
}

/// The fault of a value of the wrong kind, with the most similar choice if a choice was wanted.
pub(super) fn bad_value(name: &str, text: &str, wanted: Wanted, span: Span) -> FactError {
    let near = match &wanted {
        Wanted::Choice(choices) => nearest(text, choices.iter().map(String::as_str)),
        _ => None,
    };
    let text = text.chars().take(60).collect();
    FactError::BadValue { name: name.to_owned(), text, wanted, near, span }
}
