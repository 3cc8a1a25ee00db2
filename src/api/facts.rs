//! The facts of a case by name. They belong to no version: the same facts can be decided by several.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde_json::{Map, Value as Json, json};

use super::{Diagnostics, Error};
use crate::data::{Format, read as read_tree};
use crate::facts::{self, read};
use crate::model::Rulebook;
use crate::source::{Diagnostic, SourceMap, both, codes};

/// The facts of a case, by the names of the rule files. What is left out is unknown.
///
/// ```
/// use paragraf::{Facts, Item};
///
/// let built = Facts::new().with("applicant.born", "2000-06-01").with("applicant.resident", true);
/// let read = Facts::from_yaml("applicant: { born: 2000-06-01, resident: yes }");
/// let household = Facts::new().with_item("household.children", Item::new().with("born", "2016-03-01"));
/// ```
#[derive(Debug, Clone)]
pub struct Facts {
    name: String,
    content: Content,
}

#[derive(Debug, Clone)]
enum Content {
    Built { facts: Map<String, Json>, mistakes: Vec<Diagnostic> },
    Written { text: String, format: Format },
}

/// A value as it is given: a date, an amount, a choice or a duration may be given as the text a facts file would hold.
#[derive(Debug, Clone)]
pub struct Given(Json);

/// An entity of a list, with its facts.
///
/// ```
/// use paragraf::Item;
///
/// let child = Item::new().with("born", "2016-03-01").with_item("stays", Item::new().with("from", "2017-08-01"));
/// ```
#[derive(Debug, Clone, Default)]
pub struct Item(Map<String, Json>);

/// A judgement that somebody has made of the case, with the reason it needs.
///
/// ```
/// use paragraf::{Assessment, Facts};
///
/// let made = Assessment::new(true, "She has looked for work for a year.").by("NAV Sagene");
/// let facts = Facts::new().with_assessment("essentially_reduced_ability", made);
/// ```
#[derive(Debug, Clone)]
pub struct Assessment(Map<String, Json>);

impl Default for Facts {
    fn default() -> Facts {
        Facts::new()
    }
}

impl Facts {
    /// No facts.
    pub fn new() -> Facts {
        Facts { name: "facts".to_owned(), content: Content::Built { facts: Map::new(), mistakes: Vec::new() } }
    }

    /// The facts of a text in JSON. It is read when something is decided, and its mistakes are told then.
    pub fn from_json(text: impl Into<String>) -> Facts {
        Facts { name: "facts.json".to_owned(), content: Content::Written { text: text.into(), format: Format::Json } }
    }

    /// The facts of a text in YAML, as [`Facts::from_json`].
    pub fn from_yaml(text: impl Into<String>) -> Facts {
        Facts { name: "facts.yaml".to_owned(), content: Content::Written { text: text.into(), format: Format::Yaml } }
    }

    /// The facts of a text in TOML, as [`Facts::from_json`].
    pub fn from_toml(text: impl Into<String>) -> Facts {
        Facts { name: "facts.toml".to_owned(), content: Content::Written { text: text.into(), format: Format::Toml } }
    }

    /// With the name that messages give them, such as that of a file.
    #[must_use]
    pub fn named(mut self, name: impl Into<String>) -> Facts {
        self.name = name.into();
        self
    }

    /// With a fact; one given before is replaced.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<Given>) -> Facts {
        let Given(value) = value.into();
        self.place(name, |slot| *slot = value);
        self
    }

    /// With an entity at the end of a list.
    #[must_use]
    pub fn with_item(mut self, list: &str, item: Item) -> Facts {
        self.place(list, |slot| match slot {
            Json::Array(items) => items.push(Json::Object(item.0)),
            slot => *slot = Json::Array(vec![Json::Object(item.0)]),
        });
        self
    }

    /// With an assessment.
    #[must_use]
    pub fn with_assessment(mut self, name: &str, assessment: Assessment) -> Facts {
        self.entry("assessments", name, |slot| *slot = Json::Object(assessment.0));
        self
    }

    /// With a reading chosen: the alternative by which a text with room is read.
    #[must_use]
    pub fn with_reading(mut self, reading: &str, alternative: &str) -> Facts {
        self.entry("readings", reading, |slot| *slot = json!(alternative));
        self
    }

    fn place(&mut self, name: &str, fill: impl FnOnce(&mut Json)) {
        match name.split_once('.') {
            Some((entity, field)) => self.entry(entity, field, fill),
            None => self.mistaken(name),
        }
    }

    fn entry(&mut self, group: &str, name: &str, fill: impl FnOnce(&mut Json)) {
        match &mut self.content {
            Content::Built { facts, .. } => {
                if let Json::Object(fields) = facts.entry(group).or_insert_with(|| json!({})) {
                    fill(fields.entry(name).or_insert(Json::Null));
                }
            }
            Content::Written { .. } => self.mistaken(name),
        }
    }

    /// Keeps a mistake until something is decided.
    fn mistaken(&mut self, name: &str) {
        let (message, help) = match &self.content {
            Content::Built { .. } => (
                both(format!("`{name}` er ikke navnet på en opplysning"), format!("`{name}` is not the name of a fact")),
                both(
                    "skriv `person.born`: hvem det gjelder, punktum og hva",
                    "write `person.born`: whom it is about, a full stop, and what",
                ),
            ),
            Content::Written { .. } => (
                both(format!("`{name}` kan ikke legges til skrevne opplysninger"), format!("`{name}` can't be added to written facts")),
                both("skriv den i teksten, eller bygg alle opplysningene", "write it in the text, or build all the facts"),
            ),
        };
        let mistake = Diagnostic::error(codes::UNKNOWN_KEY, None, message).help(help);
        match &mut self.content {
            Content::Built { mistakes, .. } => mistakes.push(mistake),
            Content::Written { .. } => self.content = Content::Built { facts: Map::new(), mistakes: vec![mistake] },
        }
    }

    /// The facts as the law of a version knows them, and the text they were read from.
    pub(super) fn read(&self, book: &Rulebook) -> Result<(facts::Facts, SourceMap), Error> {
        let (text, format) = match &self.content {
            Content::Built { mistakes, .. } if !mistakes.is_empty() => {
                return Err(Error::Facts(Diagnostics::new(mistakes.clone(), SourceMap::default())));
            }
            Content::Built { facts, .. } => (serde_json::to_string_pretty(facts).unwrap_or_default(), Format::Json),
            Content::Written { text, format } => (text.clone(), *format),
        };
        let mut sources = SourceMap::default();
        let file = sources.add(self.name.clone(), text);
        match read_tree(&sources, file, format).and_then(|tree| read(&tree, book)) {
            Ok(facts) => Ok((facts, sources)),
            Err(mistakes) => Err(Error::Facts(Diagnostics::new(mistakes, sources))),
        }
    }
}

impl Item {
    /// An entity of which nothing is known.
    pub fn new() -> Item {
        Item::default()
    }

    /// With one of its facts.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<Given>) -> Item {
        self.0.insert(name.to_owned(), value.into().0);
        self
    }

    /// With an entity at the end of one of its lists.
    #[must_use]
    pub fn with_item(mut self, list: &str, item: Item) -> Item {
        match self.0.entry(list).or_insert_with(|| json!([])) {
            Json::Array(items) => items.push(Json::Object(item.0)),
            slot => *slot = Json::Array(vec![Json::Object(item.0)]),
        }
        self
    }
}

impl Assessment {
    /// What was found, and why.
    pub fn new(value: impl Into<Given>, because: &str) -> Assessment {
        let fields = [("value", value.into().0), ("because", json!(because))];
        Assessment(fields.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
    }

    /// By whom.
    #[must_use]
    pub fn by(mut self, who: &str) -> Assessment {
        self.0.insert("by".to_owned(), json!(who));
        self
    }

    /// When.
    #[must_use]
    pub fn on(mut self, day: NaiveDate) -> Assessment {
        self.0.insert("on".to_owned(), json!(day.to_string()));
        self
    }
}

impl From<&str> for Given {
    fn from(text: &str) -> Given {
        Given(json!(text))
    }
}

impl From<bool> for Given {
    fn from(truth: bool) -> Given {
        Given(json!(if truth { "yes" } else { "no" }))
    }
}

impl From<i64> for Given {
    fn from(number: i64) -> Given {
        Given(json!(number))
    }
}

impl From<i32> for Given {
    fn from(number: i32) -> Given {
        Given(json!(number))
    }
}

impl From<Decimal> for Given {
    fn from(number: Decimal) -> Given {
        Given(json!(number.to_string()))
    }
}

impl From<NaiveDate> for Given {
    fn from(date: NaiveDate) -> Given {
        Given(json!(date.to_string()))
    }
}

impl<const N: usize> From<[&str; N]> for Given {
    fn from(texts: [&str; N]) -> Given {
        Given(json!(texts.as_slice()))
    }
}
