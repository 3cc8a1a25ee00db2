//! Words that stand as they did and mean something else: one provision has been given new terms, and another still uses the old ones.
//!
//! Example: a certificate is due for a "stopped" programme, before and after a bill that splits what was stopped into paused and ended.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::finding::{Certainty, Finding, cite, measure};
use super::rests::{Follow, rests};
use super::texts::{Law, Owner, Words};
use crate::compile::Plan;
use crate::law::words_of;
use crate::model::{RuleId, Rulebook};
use crate::source::{both, codes};
use crate::symbolic::{Change, difference};

/// Rules whose quoted words are the same in both versions, whose answers differ, and of which a word names a fact that decides only in one.
pub(super) fn same_words(before: &Law<'_>, after: &Law<'_>, plans: [&Arc<Plan>; 2]) -> Vec<Finding> {
    let (old, new) = (before.words(), after.words());
    let mut found = Vec::new();
    let mut told = BTreeSet::new();
    for words in &new {
        let Some(own) = after.book.standings.get(words.standing.index()) else { continue };
        let same = |other: &&Words<'_>| {
            let there = before.book.standings.get(other.standing.index());
            let of_claim = |words: &Words<'_>| matches!(words.owner, Owner::Claim(_));
            other.text == words.text
                && !of_claim(words)
                && !of_claim(other)
                && there.is_some_and(|there| there.act == own.act && there.place.section == own.place.section)
        };
        let Some(was) = old.iter().find(same) else { continue };
        let earlier: BTreeSet<&str> = speaks(before, was).into_iter().filter_map(|id| rule_name(before.book, id)).collect();
        for id in speaks(after, words) {
            let Some(rule) = after.book.rules.get(id.index()).filter(|rule| earlier.contains(&*rule.name)) else { continue };
            if !told.insert((rule.name.clone(), words.text)) {
                continue;
            }
            let Some((word, label)) = shifted(before, after, &rule.name, words.text) else { continue };
            let differs = difference(plans, &rule.name);
            let shown = differs.regions.iter().any(|region| region.change != Change::Same && region.example.is_some());
            if !shown {
                continue;
            }
            let (name, stands) = (&rule.name, cite(after.book, rule.standing));
            let reason = both(
                format!(
                    "ordene i {} er de samme som før, men `{name}` svarer annerledes: «{word}» omfatter ikke lenger det samme («{}»)",
                    stands.nb, label.nb
                ),
                format!(
                    "the words of {} are the same as before, but `{name}` answers otherwise: «{word}» no longer covers the same (“{}”)",
                    stands.en, label.en
                ),
            );
            let finding = Finding::new(Certainty::Found, codes::SAME_WORDS, words.span, reason)
                .about(format!("{name} {}", words.text))
                .standing(after.book, rule.standing)
                .brought(measure(after.book, words.standing))
                .label(both("ordene er uendret", "the words are unchanged"))
                .help(both(
                    format!("gi ordet samme mening begge steder, eller si hva som menes her; `paragraf differ {name}` viser forskjellen"),
                    format!(
                        "give the word one meaning in both places, or say what is meant here; `paragraf differ {name}` shows the difference"
                    ),
                ));
            found.push(finding);
        }
    }
    found
}

fn rule_name(book: &Rulebook, id: RuleId) -> Option<&str> {
    book.rules.get(id.index()).map(|rule| &*rule.name)
}

/// The rules that words speak of: the one they are quoted for, or those that ask for the reading they are quoted for.
fn speaks(law: &Law<'_>, words: &Words<'_>) -> Vec<RuleId> {
    match words.owner {
        Owner::Rule(rule) | Owner::Exception(rule, _) => vec![rule],
        Owner::Reading(reading) => {
            let rules = (0..).map(RuleId).zip(&law.book.rules);
            let section = |id: crate::model::StandingId| law.book.standings.get(id.index()).map(|own| (own.act, own.place.section.clone()));
            let near = rules.filter(|(_, rule)| section(rule.standing) == section(words.standing));
            near.filter(|(id, _)| asks(law.book, *id, reading)).map(|(id, _)| id).collect()
        }
        Owner::Figure | Owner::Note | Owner::Claim(_) => Vec::new(),
    }
}

/// Whether a rule itself asks for a reading.
fn asks(book: &Rulebook, rule: RuleId, reading: crate::model::ReadingId) -> bool {
    let mut stack: Vec<_> = book.roots(rule).into_iter().collect();
    while let Some(id) = stack.pop() {
        let Some(expr) = book.exprs.get(id.0 as usize) else { continue };
        if matches!(expr.kind, crate::model::ExprKind::Reading(own) if own == reading) {
            return true;
        }
        stack.extend(expr.kind.children());
    }
    false
}

/// A word that names a fact which decides the rule in one of the versions only.
fn shifted(before: &Law<'_>, after: &Law<'_>, name: &str, text: &str) -> Option<(String, crate::law::Text)> {
    let facts = |book: &Rulebook| -> Option<BTreeSet<Arc<str>>> {
        let own = rests(book, [book.rule(name)?], Follow::Default);
        Some(own.facts.iter().filter_map(|fact| book.facts.get(fact.index())).map(|fact| fact.name.clone()).collect())
    };
    let (was, is) = (facts(before.book)?, facts(after.book)?);
    let spoken = words_of(text);
    let long = |word: &String| word.chars().count() >= LONG;
    was.symmetric_difference(&is).find_map(|fact| {
        let label =
            [before.book, after.book].into_iter().flat_map(|book| &book.facts).find(|own| own.name == *fact).map(|own| &own.label)?;
        let named: Vec<String> = words_of(&label.nb).into_iter().chain(words_of(&label.en)).filter(long).collect();
        // A word that the facts of both have too tells them not apart.
        let common = |word: &String| {
            was.intersection(&is).any(|other| {
                let own = after.book.facts.iter().find(|own| own.name == *other);
                own.is_some_and(|own| words_of(&own.label.nb).contains(word) || words_of(&own.label.en).contains(word))
            })
        };
        let word = spoken.iter().find(|word| named.contains(word) && !common(word))?;
        Some((word.clone(), label.clone()))
    })
}

/// The fewest letters of a word that may be a term.
const LONG: usize = 5;
