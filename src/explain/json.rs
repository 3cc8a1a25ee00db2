//! The explanation as data. `docs/json.md` documents the format, version [`SCHEMA`].

use serde::Serialize;
use serde_json::{Value as Json, json};

use super::fragment::{Fragment, Joint};
use super::lists::chain_words;
use super::render::words;
use super::step_view::StepView;
use super::tree::tree;
use super::ways::WaysJson;
use super::{Citation, Ctx, citations, headline, say};
use crate::eval::{Decision, Missing, Turn};
use crate::facts::{GoalInputs, Items, write_value};
use crate::law::Lang;
use crate::model::{Cell, ExprKind, Rulebook, Type, Unit, Value};

/// The version of the JSON format. A breaking change increases the first number.
pub const SCHEMA: &str = "paragraf/1.0";

/// A decision as JSON.
#[derive(Debug, Serialize)]
pub struct DecisionJson {
    /// The version of the format: [`SCHEMA`].
    pub schema: &'static str,
    /// The name of the goal.
    pub goal: String,
    /// The version of the law.
    pub version: String,
    /// The language of all words: `nb` or `en`.
    pub language: &'static str,
    /// `yes`, `no`, `undetermined`, `fault`, or a value.
    pub outcome: Json,
    /// The answer in one sentence.
    pub sentence: String,
    /// The facts that can still decide the case.
    pub missing: Vec<MissingJson>,
    /// The readings used: name and alternative.
    pub readings: Vec<Json>,
    /// The readings under which the answer would differ.
    pub turns_on: Vec<Json>,
    /// What of the case would turn the answer, if that was asked for.
    pub what_would: Option<WaysJson>,
    /// The provisions and documents the answer rests on.
    pub citations: Vec<CitationJson>,
    /// The acts it rests on that the rules follow only until a day before that of the law.
    pub reservations: Vec<ReservationJson>,
    /// The reasoning, from the goal down.
    pub explanation: Option<StepJson>,
}

/// A fact that can still decide a case.
#[derive(Debug, Serialize)]
pub struct MissingJson {
    /// The full name of the fact.
    pub fact: String,
    /// Its place in a facts file, as a JSON Pointer.
    pub path: Option<String>,
    /// The item of a list that lacks it, with the items that contain it; `None` for the case itself.
    pub item: Option<String>,
    /// `fact` or `assessment`.
    pub kind: &'static str,
    /// `absent`, or `unknown` where the case says so.
    pub state: &'static str,
    /// The label of the fact.
    pub label: String,
    /// The question that asks for it.
    pub question: String,
    /// The values that may be given, in words.
    #[serde(rename = "type")]
    pub ty: String,
    /// The provisions that ask for it.
    pub provisions: Vec<String>,
}

/// A cited provision or document.
#[derive(Debug, Serialize)]
pub struct CitationJson {
    /// The name of the act in rule files.
    pub act: String,
    /// The number of the section.
    pub section: Option<String>,
    /// The number of the subsection (ledd).
    pub subsection: Option<u16>,
    /// The letter (bokstav).
    pub letter: Option<char>,
    /// The number of the sentence (punktum).
    pub sentence: Option<u16>,
    /// The point in a document.
    pub point: Option<String>,
    /// `statute`, `regulation`, `preparatory_works`, `circular` or `practice`.
    pub rank: &'static str,
    /// Where the act can be read.
    pub link: Option<String>,
    /// The number of the act or document.
    pub number: Option<String>,
    /// The citation as lawyers write it.
    pub text: String,
    /// The provisions that its act is given under.
    pub given_under: Option<String>,
    /// The sources of its text.
    pub sources: Vec<String>,
    /// Why the text is not reliable, if it is marked `unverified`.
    pub unverified: Option<String>,
    /// The latest measure that a text there came with: `amendment:measure`.
    pub changed_by: Option<String>,
    /// All measures that the texts there came with, in the order of the law.
    pub measures: Vec<String>,
    /// Whether it is cited only as a rule that an exception displaced.
    pub displaced: bool,
    /// Whether such a rule stands here besides other grounds of the answer.
    pub displaced_in_part: bool,
}

/// An act that the rules follow only until a day before that of the law.
#[derive(Debug, Serialize)]
pub struct ReservationJson {
    /// The name of the act in rule files.
    pub act: String,
    /// The last day up to which the rules have the changes made to it.
    pub followed_until: String,
    /// What is told of it.
    pub text: String,
}

/// A step of the reasoning.
#[derive(Debug, Serialize)]
pub struct StepJson {
    /// `met`, `not_met`, `undetermined`, `value`, `fault` or `not_examined`.
    pub outcome: &'static str,
    /// The name of the rule; `None` for any other step.
    pub rule: Option<String>,
    /// The provision as lawyers write it.
    pub provision: String,
    /// What was examined and what was found.
    pub text: String,
    /// Why there is no answer, if the fault arose in this step.
    pub fault: Option<String>,
    /// The known bounds of compared values that are not known themselves, if the bounds decided the comparison.
    pub bounds: Vec<BoundsJson>,
    /// Facts, sources, reasons and amendments.
    pub details: Vec<String>,
    /// The steps it rests on.
    pub steps: Vec<StepJson>,
}

/// The known bounds of a number or day before all facts are known.
#[derive(Debug, Serialize)]
pub struct BoundsJson {
    /// The label of the value.
    pub of: String,
    /// The lower bound, inclusive; `None` if there is none.
    pub low: Option<Json>,
    /// The upper bound, inclusive; `None` if there is none.
    pub high: Option<Json>,
}

/// A decision as JSON.
pub fn decision_json(decision: &Decision, inputs: &GoalInputs, lang: Lang) -> DecisionJson {
    let ctx = Ctx::of(decision);
    let book = ctx.book();
    let data = Data { ctx: Ctx::of(decision), items: Items::of(&decision.facts, book), lang };
    let goal = book.rules.get(decision.goal.index());
    let readings = inputs.readings.iter().filter_map(|id| {
        let reading = book.readings.get(id.index())?;
        let alternative = reading.alternatives.get(usize::from(decision.readings.get(id.index()).copied()?))?;
        Some(json!({ "reading": &*reading.name, "alternative": &*alternative.name, "text": alternative.label.get(lang) }))
    });
    let cited = citations(decision);
    let overtaken = ctx.overtaken_acts(&cited).into_iter().map(|(act, day)| ReservationJson {
        act: act.name.to_string(),
        followed_until: day.to_string(),
        text: data.words(&say::followed_until(Fragment::Label(&act.short), day)),
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
        what_would: ctx.ways_json(lang),
        citations: cited.iter().filter_map(|citation| data.citation_json(citation)).collect(),
        reservations: overtaken.collect(),
        explanation: tree(decision).as_ref().map(|view| data.step_json(view)),
    }
}

/// An answer as JSON: a keyword for yes/no rules, value and unit for others.
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

/// Renders fragments in one language.
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
        let measures: Vec<String> = self.ctx.changes(citation).map(|change| format!("{}:{}", change.amendment, change.measure)).collect();
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
            changed_by: measures.last().cloned(),
            measures,
            displaced: citation.displaced,
            displaced_in_part: citation.displaced_in_part,
        })
    }

    fn bounds_json(&self, view: &StepView<'a>) -> Vec<BoundsJson> {
        let Some(seen) = view.step.and_then(|step| self.ctx.seen(step)) else { return Vec::new() };
        // For a denied comparison, the operands of the comparison inside.
        let compared = match self.ctx.kind(seen.id()) {
            Some(ExprKind::Not(inner)) => self.ctx.part(seen, *inner),
            _ => seen,
        };
        let found = compared.step().map(|step| self.ctx.decision.trace.bounds_at(step)).unwrap_or_default();
        let checked = self.ctx.decision.plan.checked();
        // A range compares one operand with two bounds; its known bounds are listed once.
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
