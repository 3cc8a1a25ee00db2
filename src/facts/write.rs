//! Facts as a facts file in YAML: what a case holds can be kept, changed and decided again.
//!
//! What [`super::read`] makes of the file are the same facts. What the goal asks for and the case does not know stands there as a comment.

use super::{ASSESSMENTS, Assessed, Facts, GoalInputs, write_value};
use crate::law::{Lang, TwoAmounts, say};
use crate::model::{Cell, Entity, Fact, FactId, Input, Number, Rulebook, Type, Unit, Value};
use crate::source::is_hidden;

/// The facts of a case as a facts file, with what a goal asks for and the case does not know as comments.
pub fn facts_file(facts: &Facts, book: &Rulebook, inputs: &GoalInputs, lang: Lang) -> String {
    let mut page = Page { facts, book, inputs, lang, out: String::new() };
    if let Some(title) = &facts.title {
        page.out.push_str(&format!("title: {}\n", quoted(title)));
    }
    book.entities.iter().filter(|entity| !entity.listed).for_each(|entity| page.entity(entity));
    page.assessments();
    page.readings();
    page.out
}

struct Page<'a> {
    facts: &'a Facts,
    book: &'a Rulebook,
    inputs: &'a GoalInputs,
    lang: Lang,
    out: String,
}

impl<'a> Page<'a> {
    /// The facts of the book, each with its number.
    fn all(&self) -> impl Iterator<Item = (FactId, &'a Fact)> + use<'a> {
        (0..).map(FactId).zip(&self.book.facts)
    }

    fn is_said_unknown(&self, id: FactId, of: Option<u32>) -> bool {
        self.facts.said_unknown.contains(&(id, of))
    }

    fn entity(&mut self, entity: &Entity) {
        let of_entity = |fact: &Fact| fact.assessment.is_none() && fact.name.split_once('.').is_some_and(|(own, _)| own == &*entity.name);
        let own: Vec<(FactId, &Fact)> = self.all().filter(|(_, fact)| of_entity(fact)).collect();
        let given = |page: &Page<'_>, id: FactId| page.facts.get(id) != Cell::Unknown || page.is_said_unknown(id, None);
        let told = own.iter().filter(|(id, _)| given(self, *id) || self.inputs.asks(*id)).copied().collect::<Vec<_>>();
        if told.is_empty() {
            return;
        }
        // A name with nothing below it but comments would be no entity.
        let sign = if told.iter().any(|(id, _)| given(self, *id)) { "" } else { "# " };
        self.out.push_str(&format!("{sign}{}:  # {}\n", entity.name, one_line(entity.label.get(self.lang))));
        for (id, fact) in told {
            let field = field(fact);
            let label = one_line(fact.label.get(self.lang));
            match self.facts.get(id) {
                Cell::Known(value) => self.fact(fact, &value, 1),
                _ if given(self, id) => self.out.push_str(&format!("  {field}: unknown  # {label}\n")),
                _ => self.out.push_str(&format!("  # {field}:  # {label}\n")),
            }
        }
    }

    /// A fact that is known, so deep within others. Each item of a list is one of the file.
    fn fact(&mut self, fact: &Fact, value: &Value, depth: usize) {
        let (margin, field, label) = ("  ".repeat(depth), field(fact), one_line(fact.label.get(self.lang)));
        let Value::List(number) = value else {
            let value = written(value, fact, self.book);
            return self.out.push_str(&format!("{margin}{field}: {value}  # {label}\n"));
        };
        let facts = self.facts;
        let items = facts.lists.lists.get(*number as usize).map(Vec::as_slice).unwrap_or_default();
        if items.is_empty() {
            return self.out.push_str(&format!("{margin}{field}: []  # {label}\n"));
        }
        self.out.push_str(&format!("{margin}{field}:  # {label}\n"));
        for number in items {
            let before = self.out.len();
            self.item(fact, *number, depth + 2);
            // The first fact of an item stands beside its dash.
            let own = self.out.split_off(before);
            let own = if own.is_empty() {
                format!("{margin}  - {{}}\n")
            } else {
                own.replacen(&format!("{margin}    "), &format!("{margin}  - "), 1)
            };
            self.out.push_str(&own);
        }
    }

    /// What is known of an item of a list, and what is said not to be known.
    fn item(&mut self, list: &Fact, number: u32, depth: usize) {
        let (book, facts) = (self.book, self.facts);
        let Type::List(entity) = list.ty else { return };
        let own = book.entities.get(entity.index()).map(|entity| entity.facts.as_slice()).unwrap_or_default();
        let cells = facts.lists.entities.get(number as usize).map(Vec::as_slice).unwrap_or_default();
        for id in own {
            let Some(fact) = book.facts.get(id.index()) else { continue };
            match cells.get(fact.slot as usize) {
                Some(Cell::Known(value)) => self.fact(fact, value, depth),
                _ if self.is_said_unknown(*id, Some(number)) => {
                    let label = one_line(fact.label.get(self.lang));
                    self.out.push_str(&format!("{}{}: unknown  # {label}\n", "  ".repeat(depth), field(fact)));
                }
                _ => {}
            }
        }
    }

    fn assessments(&mut self) {
        let (mut lines, mut any) = (String::new(), false);
        for (id, fact) in self.all().filter(|(_, fact)| fact.assessment.is_some()) {
            let label = one_line(fact.label.get(self.lang));
            match self.facts.get(id) {
                Cell::Known(value) => {
                    lines.push_str(&format!("  {}:  # {label}\n    value: {}\n", fact.name, written(&value, fact, self.book)));
                    if let Some(assessed) = self.facts.assessment(id) {
                        details(&mut lines, fact, assessed);
                    }
                    any = true;
                }
                _ if self.is_said_unknown(id, None) => {
                    lines.push_str(&format!("  {}: unknown  # {label}\n", fact.name));
                    any = true;
                }
                _ if self.inputs.asks(id) => lines.push_str(&format!("  # {}:  # {label}\n", fact.name)),
                _ => {}
            }
        }
        if !lines.is_empty() {
            let sign = if any { "" } else { "# " };
            self.out.push_str(&format!("{sign}{ASSESSMENTS}:  # {}\n{lines}", say::facts_assessments(self.lang)));
        }
    }

    fn readings(&mut self) {
        let mut lines = String::new();
        for (at, reading) in self.book.readings.iter().enumerate() {
            // The last choice of a reading counts.
            let chosen = self.facts.readings.iter().rev().find(|(id, _)| id.index() == at).map(|(_, chosen)| usize::from(*chosen));
            if let Some(alternative) = chosen.and_then(|chosen| reading.alternatives.get(chosen)) {
                let label = one_line(alternative.label.get(self.lang));
                lines.push_str(&format!("  {}: {}  # {label}\n", reading.name, alternative.name));
            }
        }
        if !lines.is_empty() {
            self.out.push_str(&format!("readings:  # {}\n{lines}", say::facts_readings(self.lang)));
        }
    }
}

/// Why something is assessed as it is, by whom, when, and what was weighed.
fn details(out: &mut String, fact: &Fact, assessed: &Assessed) {
    out.push_str(&format!("    because: {}\n", quoted(&assessed.because)));
    if let Some(by) = &assessed.by {
        out.push_str(&format!("    by: {}\n", quoted(by)));
    }
    if let Some(on) = assessed.on {
        out.push_str(&format!("    on: {on}\n"));
    }
    let factors = fact.assessment.as_ref().map(|own| own.factors.as_slice()).unwrap_or_default();
    let weighed: Vec<&str> = assessed.weighed.iter().filter_map(|at| factors.get(*at)).map(|(name, _)| &**name).collect();
    if !weighed.is_empty() {
        out.push_str(&format!("    weighed: [{}]\n", weighed.join(", ")));
    }
}

/// The name of a fact within its entity.
fn field(fact: &Fact) -> &str {
    fact.name.split_once('.').map_or(&*fact.name, |(_, field)| field)
}

/// A value as it is read again.
fn written(value: &Value, fact: &Fact, book: &Rulebook) -> String {
    match (value, fact.ty) {
        (Value::Text(text), _) => quoted(text),
        // More than the whole could be a forgotten sign.
        (Value::Number(share), _) if fact.input == Input::Percent => match share.times(Number::whole(100)).and_then(Number::to_decimal) {
            Some(percent) => format!("{percent}%"),
            None => write_value(value.clone(), fact.ty, book),
        },
        (Value::Number(_), Type::Quantity(Unit::Money(_))) => {
            let amount = write_value(value.clone(), fact.ty, book);
            // Three decimals could be thousands.
            if TwoAmounts::of(&amount).is_some() { amount + "0" } else { amount }
        }
        _ => write_value(value.clone(), fact.ty, book),
    }
}

/// A text in quotation marks, in which no sign is one of YAML, breaks the line or steers a terminal.
fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for sign in text.chars() {
        match sign {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            sign if is_hidden(sign) => out.push_str(&match u32::from(sign) {
                number @ ..=0xffff => format!("\\u{number:04x}"),
                number => format!("\\U{number:08x}"),
            }),
            sign => out.push(sign),
        }
    }
    out.push('"');
    out
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
