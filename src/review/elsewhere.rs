//! Words that name another provision for what they tell than the one it stands in.
//!
//! Example: "the ages are between 18 and 67, cf. § 3" is quoted for a rule in § 4 that rests on nothing in § 3.

use super::finding::{Certainty, Finding, cite};
use super::rests::{Follow, itself, rests};
use super::texts::{Law, Owner, Words};
use crate::law::{Cited, Lang, Text, cited, words_of};
use crate::model::ActId;
use crate::source::{both, codes};

/// Wrong places in quoted words.
pub(super) fn elsewhere(law: &Law<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for words in law.words() {
        found.extend(law.named(words.text, words.standing).iter().filter_map(|(act, named)| section(law, &words, *act, named)));
        found.extend(cited(words.text).iter().filter_map(|named| chapter(law, &words, named)));
    }
    found
}

fn section(law: &Law<'_>, words: &Words<'_>, act: ActId, named: &Cited) -> Option<Finding> {
    let book = law.book;
    let own = book.standings.get(words.standing.index())?;
    let before = words.text.get(..named.start).unwrap_or_default();
    let tells = before.split_whitespace().count() > FEW && is_pointed_to(before);
    let here = own.act == act && (named.place.section == own.place.section);
    if !tells || here || !law.has(act, &named.place) {
        return None;
    }
    let beside = words
        .beside
        .iter()
        .any(|source| source.act == act && source.place.as_ref().is_some_and(|place| place.section == named.place.section));
    let on = match words.owner {
        // What is said of a rule names where it stands, not all that it comes to rest on.
        Owner::Claim(rule) => itself(law.book, rule),
        _ => law.rests(words),
    };
    if beside || on.on(act, &named.place) || asked_there(law, words, act, named) {
        return None;
    }
    let there = both(
        named.place.cite(book.acts.get(act.index())?.short.get(Lang::Nb), Lang::Nb),
        named.place.cite(book.acts.get(act.index())?.short.get(Lang::En), Lang::En),
    );
    Some(finding(law, words, (there.nb.to_string(), there.en.to_string())))
}

/// Words before a reference from which it can be a reference for them.
const FEW: usize = 2;
/// Words that point to where something stands: «… jf. fergeloven § 3».
const POINTS: [&str; 5] = ["jf", "jfr", "cf", "se", "see"];
/// The most words between them and the section: the name of an act.
const ACT_NAME: usize = 6;

/// Whether words end in what points to a provision, with no more than the name of an act behind it.
fn is_pointed_to(before: &str) -> bool {
    words_of(before).iter().rev().take(ACT_NAME).any(|word| POINTS.contains(&word.as_str()))
}

/// Whether what the words are quoted for is asked by a rule at the place that they name.
fn asked_there(law: &Law<'_>, words: &Words<'_>, act: ActId, named: &Cited) -> bool {
    let own = match words.owner {
        Owner::Rule(rule) | Owner::Exception(rule, _) => rule,
        Owner::Claim(_) | Owner::Reading(_) | Owner::Figure | Owner::Note => return false,
    };
    rests(law.book, law.rules_at(act, &named.place), Follow::Every).rules.contains(&own)
}

fn chapter(law: &Law<'_>, words: &Words<'_>, named: &Cited) -> Option<Finding> {
    let number = named.chapter.as_deref()?;
    let book = law.book;
    let act = law.act(words.text, named, words.standing)?;
    // Beside the words, the same act is cited by another of its chapters.
    let points = words.beside.iter().filter(|source| source.act == act).filter_map(|source| source.point.as_deref());
    let chapters: Vec<String> = points.flat_map(|point| cited(point).into_iter().filter_map(|own| own.chapter)).collect();
    if chapters.is_empty() || chapters.iter().any(|own| own == number) {
        return None;
    }
    let short = &book.acts.get(act.index())?.short;
    let (text, other) = (words.text.get(named.start..named.end)?, chapters.first()?);
    let reason = both(
        format!("ordene viser til {} («{text}»), men kilden ved siden av dem er kapittel {other}", short.nb),
        format!("the words name {} (“{text}”), but the source beside them is chapter {other}", short.en),
    );
    Some(suspected(law, words, reason))
}

fn finding(law: &Law<'_>, words: &Words<'_>, (nb, en): (String, String)) -> Finding {
    let stands = cite(law.book, words.standing);
    let reason = match words.name.is_empty() {
        true => both(
            format!("ordene viser til {nb}, men det de forteller, står i {} og bygger ikke på det de viser til", stands.nb),
            format!("the words name {en}, but what they tell stands in {}, and does not rest on what they name", stands.en),
        ),
        false => {
            let name = &words.name;
            both(
                format!("ordene viser til {nb}, men `{name}` står i {} og bygger ikke på det de viser til", stands.nb),
                format!("the words name {en}, but `{name}` stands in {}, and does not rest on what they name", stands.en),
            )
        }
    };
    suspected(law, words, reason)
}

fn suspected(law: &Law<'_>, words: &Words<'_>, reason: Text) -> Finding {
    Finding::new(Certainty::Suspected, codes::WRONG_PLACE, words.span, reason)
        .about(format!("{} {}", words.name, words.text))
        .quoted(words.document)
        .standing(law.book, words.standing)
        .label(both("viser et annet sted", "points elsewhere"))
        .help(both(
            "se etter hvor regelen står; er begge riktige, oppgi den andre som `source`",
            "see where the rule stands; if both are right, give the other as a `source`",
        ))
}
