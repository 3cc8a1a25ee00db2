//! The explanation as data. The shape is documented in `docs/json.md` and carries the version [`SCHEMA`].

use serde::Serialize;
use serde_json::{Value as Json, json};

use super::fragment::{Fragment, Joint};
use super::lists::chain_words;
use super::render::words;
use super::step_view::StepView;
use super::tree::tree;
use super::{Citation, Ctx, citations, headline};
use crate::eval::{Decision, Missing, Turn};
use crate::facts::{GoalInputs, Items, write_value};
use crate::law::Lang;
use crate::model::{Cell, ExprKind, Rulebook, Type, Unit, Value};

/// The version of the JSON that is printed. A change that could break a reader changes the first number.
pub const SCHEMA: &str = "paragraf/1.0";

/// A decided case.
#[derive(Debug, Serialize)]
pub struct DecisionJson {
    /// [`SCHEMA`].
    pub schema: &'static str,
    /// The goal's name.
    pub goal: String,
    /// The version of the law.
    pub version: String,
    /// The language of all words.
    pub language: &'static str,
    /// `yes`, `no`, `undetermined`, `fault`, or a value.
    pub outcome: Json,
    /// The answer in one sentence.
    pub sentence: String,
    /// The facts that can still decide the case.
    pub missing: Vec<MissingJson>,
    /// The readings chosen: name and alternative.
    pub readings: Vec<Json>,
    /// Readings under which the answer would be another.
    pub turns_on: Vec<Json>,
    /// The provisions and documents the answer rests on.
    pub citations: Vec<CitationJson>,
    /// The reasoning, from the goal down.
    pub explanation: Option<StepJson>,
}

/// A fact that can still decide a case.
#[derive(Debug, Serialize)]
pub struct MissingJson {
    /// Its name.
    pub fact: String,
    /// The place in a facts file where it belongs, as a JSON Pointer.
    pub path: Option<String>,
    /// The item of a list that it is missing of, with those around it.
    pub item: Option<String>,
    /// `fact` or `assessment`.
    pub kind: &'static str,
    /// `absent`, or `unknown` where the case says so.
    pub state: &'static str,
    /// What it is called.
    pub label: String,
    /// The question that asks for it.
    pub question: String,
    /// What may be given.
    #[serde(rename = "type")]
    pub ty: String,
    /// The provisions that ask.
    pub provisions: Vec<String>,
}

/// A provision or document.
#[derive(Debug, Serialize)]
pub struct CitationJson {
    /// The act's name in rule files.
    pub act: String,
    /// The section's number.
    pub section: Option<String>,
    /// The subsection's.
    pub subsection: Option<u16>,
    /// The letter.
    pub letter: Option<char>,
    /// The sentence's.
    pub sentence: Option<u16>,
    /// The point in a document.
    pub point: Option<String>,
    /// `statute`, `regulation`, `preparatory_works`, `circular` or `practice`.
    pub rank: &'static str,
    /// Where the act can be read.
    pub link: Option<String>,
    /// The number of the act or document.
    pub number: Option<String>,
    /// As lawyers write it.
    pub text: String,
    /// What its act is given under.
    pub given_under: Option<String>,
    /// Where its text comes from.
    pub sources: Vec<String>,
    /// Why it is not to be trusted.
    pub unverified: Option<String>,
    /// The measure the text comes from: `amendment:measure`.
    pub changed_by: Option<String>,
    /// Whether it is the rule that an exception displaced.
    pub displaced: bool,
    /// Whether such a rule stands here beside what the answer rests on.
    pub displaced_in_part: bool,
}

/// A step of the reasoning.
#[derive(Debug, Serialize)]
pub struct StepJson {
    /// `met`, `not_met`, `undetermined`, `value`, `fault` or `not_examined`.
    pub outcome: &'static str,
    /// The rule's name, where the step is a rule.
    pub rule: Option<String>,
    /// The provision as lawyers write it.
    pub provision: String,
    /// What was looked at and found.
    pub text: String,
    /// Why there is no answer, where it is here that none can be had.
    pub fault: Option<String>,
    /// What is known of the compared numbers and days that are not known themselves, where that was enough.
    pub bounds: Vec<BoundsJson>,
    /// Facts, sources, reasons, amendments.
    pub details: Vec<String>,
    /// What it rests on.
    pub steps: Vec<StepJson>,
}

/// What is known of a number or day before all facts are.
#[derive(Debug, Serialize)]
pub struct BoundsJson {
    /// What it is.
    pub of: String,
    /// It is no less than this.
    pub low: Option<Json>,
    /// It is no more than this.
    pub high: Option<Json>,
}

/// A decision as data.
pub fn decision_json(decision: &Decision, inputs: &GoalInputs, lang: Lang) -> DecisionJson {
    let ctx = Ctx { decision };
    let book = ctx.book();
    let data = Data { ctx: Ctx { decision }, items: Items::of(&decision.facts, book), lang };
    let goal = book.rules.get(decision.goal.index());
    let readings = inputs.readings.iter().filter_map(|id| {
        let reading = book.readings.get(id.index())?;
        let alternative = reading.alternatives.get(usize::from(decision.readings.get(id.index()).copied()?))?;
        Some(json!({ "reading": &*reading.name, "alternative": &*alternative.name, "text": alternative.label.get(lang) }))
    });
    DecisionJson {
        schema: SCHEMA,
        goal: goal.map(|rule| rule.name.to_string()).unwrap_or_default(),
        version: book.version.to_string(),
        language: lang.code(),
        outcome: value_json(decision.cell.clone(), ctx.goal_type(), book),
        sentence: headline(decision, lang),
        missing: decision.missing.iter().filter_map(|own| data.missing_json(*own, inputs)).collect(),
        readings: readings.collect(),
        turns_on: decision.turns.iter().filter_map(|turn| data.turn_json(turn)).collect(),
        citations: citations(decision).iter().filter_map(|citation| data.citation_json(citation)).collect(),
        explanation: tree(decision).as_ref().map(|view| data.step_json(view)),
    }
}

/// An answer as data: a word for yes/no rules, value and unit for others.
pub fn value_json(cell: Cell, ty: Type, book: &Rulebook) -> Json {
    match cell {
        Cell::Known(Value::Truth(true)) => json!("yes"),
        Cell::Known(Value::Truth(false)) => json!("no"),
        Cell::Unknown => json!("undetermined"),
        Cell::Fault => json!("fault"),
        Cell::Known(value) => {
            let unit = match ty {
                Type::Quantity(Unit::Money(None)) => "NOK".to_owned(),
                Type::Quantity(Unit::Money(Some(period))) => format!("NOK per {}", period.keyword()),
                Type::Quantity(Unit::Hours) => "hours".to_owned(),
                Type::Quantity(Unit::Plain) => "number".to_owned(),
                Type::Date => "date".to_owned(),
                Type::Months | Type::Days | Type::Mixed => "duration".to_owned(),
                Type::Choice(_) => "choice".to_owned(),
                Type::Text => "text".to_owned(),
                Type::Period => "period".to_owned(),
                Type::Periods => "periods".to_owned(),
                Type::Truth | Type::List(_) | Type::Rounding | Type::Faulty => String::new(),
            };
            if let Value::Periods(periods) = value {
                let each: Vec<String> = periods.list().iter().map(|own| write_value(Value::Period(*own), Type::Period, book)).collect();
                return json!({ "value": each, "unit": unit });
            }
            json!({ "value": write_value(value, ty, book), "unit": unit })
        }
    }
}

/// What is told, in a language.
struct Data<'a> {
    ctx: Ctx<'a>,
    items: Items<'a>,
    lang: Lang,
}

impl<'a> Data<'a> {
    fn words(&self, fragment: &Fragment<'a>) -> String {
        words(fragment, self.ctx.book(), self.lang)
    }

    fn all(&self, fragments: &[Fragment<'a>]) -> Vec<String> {
        fragments.iter().map(|fragment| self.words(fragment)).collect()
    }

    fn pointer(&self, missing: Missing) -> Option<String> {
        self.items.path(missing.fact, missing.of).map(|path| path.pointer())
    }

    fn missing_json(&self, missing: Missing, inputs: &GoalInputs) -> Option<MissingJson> {
        let Missing { fact: id, of } = missing;
        let fact = self.ctx.book().facts.get(id.index())?;
        let unknown = self.ctx.decision.facts.said_unknown.contains(&(id, of));
        Some(MissingJson {
            fact: fact.name.to_string(),
            path: self.pointer(missing),
            item: of.map(|of| self.words(&chain_words(&self.items, self.ctx.book(), of))),
            kind: if fact.assessment.is_some() { "assessment" } else { "fact" },
            state: if unknown { "unknown" } else { "absent" },
            label: fact.label.get(self.lang).to_owned(),
            question: fact.ask.as_ref().map_or_else(|| fact.label.get(self.lang), |ask| ask.get(self.lang)).to_owned(),
            ty: self.words(&self.ctx.wanted(fact)),
            provisions: inputs.asked_by(id).iter().map(|standing| self.words(&self.ctx.cite(*standing))).collect(),
        })
    }

    fn turn_json(&self, turn: &Turn) -> Option<Json> {
        let reading = self.ctx.book().readings.get(turn.reading.index())?;
        let alternative = reading.alternatives.get(usize::from(turn.alternative))?;
        let missing: Vec<&str> =
            turn.missing_facts().into_iter().filter_map(|id| self.ctx.book().facts.get(id.index())).map(|fact| &*fact.name).collect();
        Some(json!({
            "reading": &*reading.name,
            "alternative": &*alternative.name,
            "text": alternative.label.get(self.lang),
            "why": reading.why.as_ref().map(|why| why.get(self.lang)),
            "provision": self.words(&self.ctx.cite(reading.standing)),
            "outcome": value_json(turn.cell.clone(), self.ctx.goal_type(), self.ctx.book()),
            "outcome_text": self.words(&self.ctx.goal_outcome(&turn.cell)),
            "missing": missing,
            "missing_paths": turn.missing.iter().map(|own| self.pointer(*own)).collect::<Vec<_>>(),
        }))
    }

    fn citation_json(&self, citation: &Citation<'a>) -> Option<CitationJson> {
        let book = self.ctx.book();
        let act = book.acts.get(citation.act.index())?;
        let text = self.words(&self.ctx.cited(citation)?);
        let change = citation.change.and_then(|change| book.changes.get(change.index()));
        let unverified = self.ctx.cited_unverified(citation, true);
        Some(CitationJson {
            act: act.name.to_string(),
            section: citation.place.section.as_ref().map(|section| section.number.to_string()),
            subsection: citation.place.subsection,
            letter: citation.place.letter,
            sentence: citation.place.sentence,
            point: citation.point.map(str::to_owned),
            rank: citation.rank.keyword(),
            link: act.link.clone(),
            number: act.number.clone(),
            text,
            given_under: self.ctx.given_under(citation.act).map(|under| self.words(&under)),
            sources: self.all(&self.ctx.cited_sources(citation)),
            unverified: (!unverified.is_empty()).then(|| self.words(&Fragment::list(Joint::Semicolon, unverified))),
            changed_by: change.map(|change| format!("{}:{}", change.amendment, change.measure)),
            displaced: citation.displaced,
            displaced_in_part: citation.displaced_in_part,
        })
    }

    fn bounds_json(&self, view: &StepView<'a>) -> Vec<BoundsJson> {
        let Some(seen) = view.step.and_then(|step| self.ctx.seen(step)) else { return Vec::new() };
        // Of a denial, what is denied was compared.
        let compared = match self.ctx.kind(seen.id()) {
            Some(ExprKind::Not(inner)) => self.ctx.part(seen, *inner),
            _ => seen,
        };
        let found = compared.step().map(|step| self.ctx.decision.trace.bounds_at(step)).unwrap_or_default();
        let checked = self.ctx.decision.plan.checked();
        // Within a range, one operand is held against two bounds.
        let first = |at: usize| !found.iter().take(at).any(|other| found.get(at) == Some(other));
        let told = found.iter().enumerate().filter(|(at, _)| first(*at)).map(|(_, bounds)| {
            let end = |end: &Option<Value>| {
                end.clone().map(|value| value_json(Cell::Known(value), checked.type_of(bounds.operand), self.ctx.book()))
            };
            let of = self.words(&self.ctx.label(self.ctx.part(compared, bounds.operand)));
            BoundsJson { of, low: end(&bounds.low), high: end(&bounds.high) }
        });
        told.collect()
    }

    fn step_json(&self, view: &StepView<'a>) -> StepJson {
        let book = self.ctx.book();
        StepJson {
            outcome: view.verdict.keyword(),
            rule: view.rule.and_then(|rule| book.rules.get(rule.index())).map(|rule| rule.name.to_string()),
            provision: self.words(&self.ctx.cite(view.standing)),
            text: self.words(&view.text),
            fault: view.fault.as_ref().map(|fault| self.words(fault)),
            bounds: self.bounds_json(view),
            details: self.all(&view.details),
            steps: view.children.iter().map(|child| self.step_json(child)).collect(),
        }
    }
}
