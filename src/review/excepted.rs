//! An exception whose words name another part of the provision than the one it is made from.
//!
//! Example: the fourth sentence says "the second sentence does not apply", but the rule it takes away from stands in the third.

use super::finding::{Certainty, Finding, cite};
use super::texts::Law;
use crate::law::{Lang, Place, cited};
use crate::source::{both, codes};

/// An exception from the wrong part.
pub(super) fn excepted(law: &Law<'_>) -> Vec<Finding> {
    let book = law.book;
    let mut found = Vec::new();
    for words in law.words() {
        let super::texts::Owner::Exception(id, _) = words.owner else { continue };
        let Some(rule) = book.rules.get(id.index()) else { continue };
        let (Some(own), Some(general)) = (book.standings.get(words.standing.index()), book.standings.get(rule.standing.index())) else {
            continue;
        };
        let named: Vec<Place> =
            cited(words.text).into_iter().filter(|own| own.chapter.is_none()).map(|named| within(&own.place, &named.place)).collect();
        // What the exception is made from is among the parts named, or they name parts of other provisions.
        let beside = named.iter().filter(|place| own.act == general.act && place.section == general.place.section);
        let Some(place) = beside.clone().next() else { continue };
        if beside.clone().any(|place| place.contains(&general.place)) {
            continue;
        }
        let part = both(place.text(Lang::Nb), place.text(Lang::En));
        let stands = cite(book, rule.standing);
        let name = &rule.name;
        let reason = both(
            format!("ordene gjør unntak fra {}, men regelen det gjøres unntak fra, `{name}`, står i {}", part.nb, stands.nb),
            format!("the words make an exception from {}, but the rule it is made from, `{name}`, stands in {}", part.en, stands.en),
        );
        let finding = Finding::new(Certainty::Found, codes::WRONG_PART, words.span, reason)
            .about(format!("{name} {}", words.text))
            .quoted(words.document)
            .standing(book, words.standing)
            .label(both("viser til en annen del", "names another part"))
            .also(rule.span, both("regelen det gjøres unntak fra", "the rule that the exception is made from"))
            .help(both(
                "rett henvisningen, eller flytt regelen eller unntaket dit ordene viser",
                "mend the reference, or move the rule or the exception to where the words point",
            ));
        found.push(finding);
    }
    found
}

/// A place named from within another: what it does not say is that of the provision that it stands in.
pub(super) fn within(own: &Place, named: &Place) -> Place {
    if named.section.is_some() {
        return named.clone();
    }
    Place {
        section: own.section.clone(),
        subsection: named.subsection.or(own.subsection),
        letter: named.letter.or(own.letter.filter(|_| named.subsection.is_none() && named.sentence.is_some())),
        sentence: named.sentence,
    }
}
