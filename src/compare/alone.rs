//! A decision beside a version of the law that has no rule for its question: that counts as no where it is yes or no, and is no answer else.

use std::sync::Arc;

use serde_json::{Value as Json, json};

use super::amounts::changes_of_one;
use super::json::parting_json;
use super::pair::{Pair, conditions};
use super::part::Parting;
use super::shape::book;
use super::text::{parting, row_of};
use super::words::words_of_parting;
use crate::compile::Plan;
use crate::eval::Decision;
use crate::explain::{SCHEMA, Style, change_words, decision_json, headed, rule_outcome, tree, wrapped};
use crate::facts::GoalInputs;
use crate::law::{Lang, say};
use crate::model::{Cell, Rule, Type};

/// A decision under one version, and the version that has no such rule.
#[derive(Debug, Clone, Copy)]
pub struct Alone<'d> {
    /// The decision under the version that has the rule.
    pub decision: &'d Decision,
    /// The version without it.
    pub without: &'d Plan,
    /// Whether the version without it stands first.
    pub first: bool,
}

impl Alone<'_> {
    fn rule(&self) -> Option<&Rule> {
        book(self.decision).rules.get(self.decision.goal.index())
    }

    /// Whether the answer is a yes or no, so that there being no rule counts as no.
    fn counts_as_no(&self) -> bool {
        self.rule().is_some_and(|rule| rule.ty == Type::Truth)
    }

    /// Whether both versions come to the same; nothing where that is not known.
    fn same_outcome(&self) -> Option<bool> {
        match (self.counts_as_no(), &self.decision.cell) {
            (true, Cell::Unknown) => None,
            (counts, cell) => Some(counts && *cell == Cell::NO),
        }
    }

    /// What the absence of the rule comes to.
    pub fn counts(&self, lang: Lang) -> String {
        let other = self.without.checked().book().version.to_string();
        if self.counts_as_no() { say::differ_absent_no(lang, &*other) } else { say::differ_absent_value(lang, &*other) }
    }

    /// The measures of the version without the rule that repealed it, or the provision in which it stands.
    fn repealed_by(&self, rule: &Rule, lang: Lang) -> Vec<String> {
        let (own, other) = (book(self.decision), self.without.checked().book());
        let Some(standing) = own.standings.get(rule.standing.index()) else { return Vec::new() };
        let act = own.acts.get(standing.act.index()).map(|act| &act.name);
        let gone = other.repealed.iter().filter(|gone| {
            let whole = gone.rule.is_none() && gone.place.contains(&standing.place);
            act == Some(&gone.act) && (whole || gone.rule.as_ref() == Some(&rule.name))
        });
        let words = gone.filter_map(|gone| Some(change_words(other.changes.get(gone.change)?, other, lang)));
        words.fold(Vec::new(), |mut out, words| {
            if !out.contains(&words) {
                out.push(words);
            }
            out
        })
    }

    /// What the two versions say, the one without the rule nothing.
    fn ordered<T>(&self, own: T, other: T) -> [T; 2] {
        if self.first { [other, own] } else { [own, other] }
    }

    /// The rule as the step at which the versions part.
    fn parting(&self, lang: Lang) -> Option<Parting> {
        let (rule, book) = (self.rule()?, book(self.decision));
        let tree = tree(self.decision);
        let told = conditions(self.decision, tree.as_ref(), Some(self.decision.goal), lang);
        let lines = told.into_iter().map(|own| Pair { sides: self.ordered(Some(own), None) }.line()).collect();
        let mut changes = self.repealed_by(rule, lang);
        changes_of_one(self.decision, self.without.checked().book(), &rule.name, lang, &mut changes);
        Some(Parting {
            rule: Arc::clone(&rule.name),
            label: rule.label.get(lang).to_owned(),
            whom: Vec::new(),
            provisions: self.ordered(Some(book.cite(rule.standing, lang, true)), None),
            outcomes: self.ordered(Some(rule_outcome(self.decision.cell.clone(), rule, book, lang)), None),
            lines,
            figures: Vec::new(),
            parameters: Vec::new(),
            changes,
        })
    }
}

/// The decision and the version without the rule as text.
pub fn alone_text(alone: &Alone<'_>, style: Style) -> String {
    let lang = style.lang;
    let own = book(alone.decision).version.to_string();
    let other = alone.without.checked().book().version.to_string();
    let mut out = String::new();
    let Some(parts) = alone.parting(lang) else { return out };
    headed(&mut out, 0, &parts.label, "", style);
    out.push('\n');
    let names = alone.ordered(own, other);
    let absent = say::not_in_this_version(lang).to_owned();
    let outcomes = parts.outcomes.clone().map(|own| own.unwrap_or_else(|| absent.clone()));
    let decisions = alone.ordered(Some(alone.decision), None);
    for (at, decision) in decisions.into_iter().enumerate() {
        row_of(&mut out, (at, &names, &outcomes), decision, style);
    }
    out.push('\n');
    wrapped(&mut out, 0, &alone.counts(lang), style);
    if alone.same_outcome() == Some(false) {
        out.push('\n');
        headed(&mut out, 0, say::here_they_part(lang), "", style);
    }
    parting(&mut out, &words_of_parting(&parts, lang), &names, style);
    out
}

/// The same as data, in the form of a comparison: the version without the rule has no decision.
pub fn alone_json(alone: &Alone<'_>, inputs: &GoalInputs, lang: Lang) -> Json {
    json!({
        "schema": SCHEMA,
        "same_outcome": alone.same_outcome(),
        "decisions": alone.ordered(Some(decision_json(alone.decision, inputs, lang)), None),
        "partings": alone.parting(lang).iter().map(parting_json).collect::<Vec<_>>(),
        "moves": [],
        "grounds": null,
    })
}
