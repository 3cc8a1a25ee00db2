//! A question in words: what is asked, what may be answered, what it rests on.

use super::reply::names;
use super::state::{Answer, Interview, Question, Step};
use crate::explain::{Fragment, capital, chain_words, value_words, words};
use crate::facts::{Items, wanted_words};
use crate::law::{Lang, say};
use crate::model::{Fact, Type};

/// So many provisions that ask for a fact are named, and so many sources.
const NAMED: usize = 6;

/// A question in a language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// What is asked.
    pub text: String,
    /// The choices, if it is one of a list.
    pub choices: Vec<String>,
    /// What may be answered.
    pub wanted: String,
    /// Where the answer stands in a facts file.
    pub path: String,
    /// The provisions that ask.
    pub provisions: Vec<String>,
    /// What the provisions and papers say of it.
    pub sources: Vec<String>,
    /// Who makes the assessment, if it is one and the law says so.
    pub by: Option<String>,
    /// What must be weighed in it.
    pub factors: Vec<String>,
    /// Whether it is an assessment.
    pub assessment: bool,
}

impl Interview {
    /// A question in words.
    pub fn words(&self, question: Question, lang: Lang) -> Words {
        let book = self.book();
        let Some(fact) = book.facts.get(question.fact.index()) else { return Words::none() };
        let items = Items::of(self.facts(), book);
        let list = match fact.ty {
            Type::Choice(list) => book.choices.get(list.index()),
            _ => None,
        };
        let standings = self.inputs().asked_by(question.fact);
        let party = fact.assessment.as_ref().and_then(|own| own.by).and_then(|by| book.parties.get(by.index()));
        Words {
            text: self.text(fact, question, lang),
            choices: list.into_iter().flat_map(|list| &list.choices).map(|choice| choice.label.get(lang).to_owned()).collect(),
            wanted: self.wanted(fact, lang),
            path: items.path(question.fact, question.of).map_or_else(|| fact.name.to_string(), |path| path.to_string()),
            provisions: standings.iter().take(NAMED).map(|standing| book.cite(*standing, lang, true)).collect(),
            sources: fact.sources.iter().take(NAMED).map(|source| words(&Fragment::SourceLine(source), book, lang)).collect(),
            by: party.map(|party| party.label.get(lang).to_owned()),
            factors: fact.assessment.iter().flat_map(|own| &own.factors).map(|(_, label)| label.get(lang).to_owned()).collect(),
            assessment: fact.assessment.is_some(),
        }
    }

    fn text(&self, fact: &Fact, question: Question, lang: Lang) -> String {
        let book = self.book();
        let text = match &fact.ask {
            Some(ask) => ask.get(lang).to_owned(),
            None => say::ask_by_label(lang, &capital(fact.label.get(lang))),
        };
        let Some(of) = question.of else { return text };
        let items = Items::of(self.facts(), book);
        say::ask_of_item(lang, &capital(&words(&chain_words(&items, book, of), book, lang)), &text)
    }

    fn wanted(&self, fact: &Fact, lang: Lang) -> String {
        match fact.ty {
            Type::Truth => say::ask_wanted_truth(lang).to_owned(),
            Type::Choice(_) => say::ask_wanted_choice(lang).to_owned(),
            Type::Date => say::ask_wanted_date(lang).to_owned(),
            Type::Period => say::ask_wanted_period(lang).to_owned(),
            Type::Periods => say::ask_wanted_periods(lang).to_owned(),
            Type::List(_) if names(self, fact) => say::ask_wanted_names(lang).to_owned(),
            Type::List(_) => say::ask_wanted_items(lang).to_owned(),
            _ => wanted_words(fact, self.book(), lang),
        }
    }

    /// The label of what a question asks for, with the item that it is of.
    pub fn label(&self, question: Question, lang: Lang) -> String {
        let book = self.book();
        let label = book.facts.get(question.fact.index()).map_or("", |fact| fact.label.get(lang));
        let Some(of) = question.of else { return capital(label) };
        let items = Items::of(self.facts(), book);
        say::ask_of_item(lang, &capital(&words(&chain_words(&items, book, of), book, lang)), label)
    }

    /// The answer of a step in words.
    pub fn answer_words(&self, step: &Step, lang: Lang) -> String {
        let ty = self.book().facts.get(step.question.fact.index()).map_or(Type::Truth, |fact| fact.ty);
        let value = |value: &crate::model::Value| value_words(value.clone(), ty, self.book(), lang);
        match &step.answer {
            Answer::Value(own) | Answer::Assessed(own, _) => value(own),
            Answer::Items(count, names) if names.is_empty() => count.to_string(),
            Answer::Items(count, names) => say::ask_named(lang, *count, &names.join(say::comma(lang))),
            Answer::Unknown => say::ask_word_unknown(lang).to_owned(),
        }
    }
}

impl Words {
    fn none() -> Words {
        Words {
            text: String::new(),
            choices: Vec::new(),
            wanted: String::new(),
            path: String::new(),
            provisions: Vec::new(),
            sources: Vec::new(),
            by: None,
            factors: Vec::new(),
            assessment: false,
        }
    }
}
