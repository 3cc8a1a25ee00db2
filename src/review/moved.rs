//! References from text that an amendment leaves as it is to provisions that it takes away, or puts others in the place of.
//!
//! Example: a regulation goes on to name letter c, which is repealed; or the third subsection, which is now another.

use std::collections::BTreeSet;

use super::finding::{Certainty, Finding, has, measure};
use super::texts::{Law, Owner, Words};
use crate::law::{Lang, Place, Text};
use crate::model::{ActId, Rulebook, Source, StandingId};
use crate::source::{Span, both, codes};

/// A reference from unchanged text.
struct Reference {
    act: ActId,
    place: Place,
    standing: StandingId,
    span: Span,
    name: String,
}

/// References to what is gone, and to what now says something else.
pub(super) fn moved(before: &Law<'_>, after: &Law<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut told = BTreeSet::new();
    for own in references(before, after) {
        if !told.insert((own.span, own.place.clone())) || !before.has(own.act, &own.place) {
            continue;
        }
        let book = after.book;
        let Some(act) = book.acts.get(own.act.index()) else { continue };
        let there = both(own.place.cite(act.short.get(Lang::Nb), Lang::Nb), own.place.cite(act.short.get(Lang::En), Lang::En));
        let finding = if !after.has(own.act, &own.place) {
            Some((codes::NAMES_GONE, gone(&there)))
        } else {
            let (was, is) = (names(before, own.act, &own.place), names(after, own.act, &own.place));
            // Rules have moved here from elsewhere, or from here; a provision written anew is not another.
            let known = |book: &Rulebook, names: &BTreeSet<String>| names.iter().any(|name| book.names.contains_key(name.as_str()));
            let others = !was.is_empty() && was.is_disjoint(&is) && (known(before.book, &is) || known(book, &was));
            others.then(|| (codes::NAMES_ANOTHER, another(&there, &was)))
        };
        let Some((code, reason)) = finding else { continue };
        let finding = Finding::new(Certainty::Found, code, own.span, reason)
            .about(format!("{} {}", own.name, own.place.text(Lang::En)))
            .standing(book, own.standing)
            .brought(by(before, after, own.act, &own.place))
            .label(both("viser hit fortsatt", "still points there"))
            .help(both("endre henvisningen i samme lovendring", "change the reference in the same amendment"));
        found.push(finding);
    }
    found
}

fn gone(there: &Text) -> Text {
    both(
        format!("{} er borte etter endringen, men nevnes fortsatt her", there.nb),
        format!("{} is gone after the amendment, but is still named here", there.en),
    )
}

fn another(there: &Text, was: &BTreeSet<String>) -> Text {
    let list = was.iter().take(3).map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    both(
        format!("{} sier noe annet etter endringen enn da det ble vist dit: {list} står ikke lenger der", there.nb),
        format!("{} says something else after the amendment than when it was referred to: {list} no longer stands there", there.en),
    )
}

/// The rules, figures and readings that stand at a place.
fn names(law: &Law<'_>, act: ActId, place: &Place) -> BTreeSet<String> {
    let rules = law.rules_at(act, place).into_iter().filter_map(|id| law.book.rules.get(id.index())).map(|rule| &rule.name);
    let figures = law.book.figures.iter().filter(|own| law.stands_at(own.standing, act, place)).map(|own| &own.name);
    let readings = law.book.readings.iter().filter(|own| law.stands_at(own.standing, act, place)).map(|own| &own.name);
    rules.chain(figures).chain(readings).map(ToString::to_string).collect()
}

/// The measure that a provision's present rules came with.
fn by(before: &Law<'_>, after: &Law<'_>, act: ActId, place: &Place) -> Option<super::finding::Brings> {
    let own = after.rules_at(act, place).into_iter().filter_map(|id| after.book.rules.get(id.index()));
    own.filter_map(|rule| measure(after.book, rule.standing)).find(|by| !has(before.book, by))
}

/// What unchanged text refers to: in quoted words, and as sources.
fn references(before: &Law<'_>, after: &Law<'_>) -> Vec<Reference> {
    let old = before.words();
    let mut out = Vec::new();
    for words in after.words() {
        let kept = |other: &Words<'_>| other.text == words.text && other.within == words.within && other.span == words.span;
        // What is said of the proposal, and its own text, follow it.
        if matches!(words.owner, Owner::Claim(_)) || !old.iter().any(kept) {
            continue;
        }
        let Some(span) = words.span else { continue };
        let named = after.named(words.text, words.standing).into_iter();
        out.extend(named.map(|(act, own)| Reference { act, place: own.place, standing: words.standing, span, name: words.name.clone() }));
    }
    let rules = |book: &Rulebook| -> BTreeSet<Span> { book.rules.iter().map(|rule| rule.span).collect() };
    let there = rules(before.book);
    for rule in after.book.rules.iter().filter(|rule| there.contains(&rule.span)) {
        let cites = |source: &Source| {
            Some(Reference {
                act: source.act,
                place: source.place.clone()?,
                standing: rule.standing,
                span: rule.span,
                name: rule.name.to_string(),
            })
        };
        out.extend(rule.sources.iter().filter_map(cites));
    }
    out
}
