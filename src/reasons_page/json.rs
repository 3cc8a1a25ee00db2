//! A decision as data: what `decide` gives, with the paragraph, the steps that decide, and the facts. `docs/json.md` documents it.

use serde::Serialize;
use serde_json::{Value as Json, json};

use super::facts::{GivenFact, given};
use super::html_steps::line;
use super::outline::Shown;
use crate::explain::{DecisionJson, Fragment, Length, StepView, decision_json, explain_at, words};
use crate::law::Lang;
use crate::model::{Rulebook, StandingId};

/// A decision with what a reader is told of it.
#[derive(Debug, Serialize)]
pub struct ExplanationJson {
    /// The decision, as `decide` gives it.
    #[serde(flatten)]
    pub decision: DecisionJson,
    /// The title of the case, if it has one.
    pub case: Option<String>,
    /// The paragraph that a person reads first.
    pub short: String,
    /// The steps that a decision would name, in the order in which it would.
    pub reasons: Vec<Json>,
    /// The facts that the goal may ask for, as they were given.
    pub facts: Vec<Json>,
}

/// A decision with what a reader is told of it.
pub fn explanation_json(shown: &Shown<'_>) -> ExplanationJson {
    let (decision, lang) = (shown.decision, shown.lang);
    let book = decision.plan.checked().book();
    let explained = explain_at(decision, shown.inputs, Length::Reasons);
    let short: Vec<String> = explained.short.iter().map(|sentence| words(sentence, book, lang)).collect();
    let facts = given(decision, shown.inputs);
    ExplanationJson {
        decision: decision_json(decision, shown.inputs, lang),
        case: decision.facts.title.clone(),
        short: short.join(" "),
        reasons: explained.reasons.iter().map(|step| step_json(step, None, book, lang)).collect(),
        facts: facts.asked.iter().map(|fact| fact_json(fact, book, lang)).collect(),
    }
}

fn all(fragments: &[Fragment<'_>], book: &Rulebook, lang: Lang) -> Vec<String> {
    fragments.iter().map(|own| words(own, book, lang)).collect()
}

fn step_json(step: &StepView<'_>, outer: Option<StandingId>, book: &Rulebook, lang: Lang) -> Json {
    let (verdict, told) = line(book, step, outer);
    json!({
        "outcome": verdict.keyword(),
        "text": words(&told, book, lang),
        "details": all(&step.details, book, lang),
        "steps": step.children.iter().map(|child| step_json(child, Some(step.standing), book, lang)).collect::<Vec<_>>(),
    })
}

fn fact_json(fact: &GivenFact<'_>, book: &Rulebook, lang: Lang) -> Json {
    let items = fact.items.iter().map(|(name, facts)| {
        let facts: Vec<Json> = facts.iter().map(|fact| fact_json(fact, book, lang)).collect();
        json!({ "name": words(name, book, lang), "facts": facts })
    });
    json!({
        "label": words(&fact.label, book, lang),
        "value": words(&fact.value, book, lang),
        "notes": all(&fact.notes, book, lang),
        "items": items.collect::<Vec<_>>(),
    })
}
