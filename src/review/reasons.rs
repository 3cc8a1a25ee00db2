//! What the reasons of an amendment say and its wording does not do: claims that a case breaks, and demands that are said to go and stay.

use super::finding::{Brings, Certainty, Finding, cite, has, measure};
use super::texts::Law;
use crate::law::{Place, words_of};
use crate::model::{ActId, ExprKind, FactId, Rulebook, StandingId};
use crate::source::{Span, both, codes};
use crate::syntax::ast::Claim;

/// A claim of the amendment that a case breaks.
pub(super) fn refuted(law: &Law<'_>, claims: &[&Claim]) -> Vec<Finding> {
    let tell = |claim: &&Claim| {
        let (title, rule) = (&claim.title, &claim.rule.text);
        let words = claim.labels.text().unwrap_or_else(|| both(title.clone(), title.clone()));
        let reason = both(
            format!("begrunnelsen sier «{}», men en sak bryter med det: ordlyden gir et annet svar på `{rule}`", words.nb),
            format!("the reasons say “{}”, but a case breaks it: the wording answers `{rule}` otherwise", words.en),
        );
        let amendment = &claim.amendment.text;
        let mut finding = Finding::new(Certainty::Proved, codes::REASONS, claim.rule.span, reason)
            .about(title.clone())
            .label(both("svaret blir et annet", "the answer is another"))
            .help(both(format!("`paragraf claims {amendment}` viser saken"), format!("`paragraf claims {amendment}` shows the case")));
        if let Some(own) = law.book.rule(rule).and_then(|id| law.book.rules.get(id.index())) {
            finding.provision = Some(cite(law.book, own.standing));
        }
        for own in &claim.measures {
            finding = finding.brought(Some(Brings { amendment: amendment.to_string(), measure: own.text.to_string() }));
        }
        finding
    };
    claims.iter().map(tell).collect()
}

/// Words that say that a provision is not carried on, or is repealed: all words of a row, each at the beginning of a word.
const DROPPED: [&[&str]; 6] =
    [&["ikke", "viderefør"], &["opphev"], &["utgår"], &["not", "carried", "on"], &["not", "continued"], &["repeal"]];

/// A demand that the reasons say is dropped, and that the same provision makes still.
pub(super) fn carried_on(before: &Law<'_>, after: &Law<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for words in after.words() {
        let spoken = words_of(words.text);
        let says = |row: &&[&str]| row.iter().all(|begins| spoken.iter().any(|word| word.starts_with(begins)));
        // The same words may be quoted for several rules.
        if !DROPPED.iter().any(says) || found.iter().any(|own: &Finding| own.subject == words.text) {
            continue;
        }
        for (act, named) in after.named(words.text, words.standing) {
            let (was, is) = (asked_at(before.book, act, &named.place), asked_at(after.book, act, &named.place));
            // Of what the words are quoted for, if that is a rule.
            let own = after.rests(&words).facts;
            let Some((fact, standing, span)) = is.iter().find(|(fact, standing, _)| {
                // What none of its measures has written is no wording of the proposal.
                (own.is_empty() || own.contains(fact))
                    && measure(after.book, *standing).is_some_and(|by| !has(before.book, &by))
                    && was.iter().any(|(own, ..)| name(before.book, *own) == name(after.book, *fact))
            }) else {
                continue;
            };
            let Some(label) = after.book.facts.get(fact.index()).map(|fact| &fact.label) else { continue };
            let stands = cite(after.book, *standing);
            let reason = both(
                format!("begrunnelsen sier at kravet faller bort, men {} spør fortsatt om «{}»", stands.nb, label.nb),
                format!("the reasons say that the demand goes, but {} still asks for “{}”", stands.en, label.en),
            );
            let finding = Finding::new(Certainty::Found, codes::CARRIED_ON, words.span, reason)
                .about(words.text)
                .quoted(words.document)
                .standing(after.book, *standing)
                .label(both("sagt å falle bort", "said to go"))
                .also(*span, both("spurt om fortsatt", "asked for still"))
                .help(both("ta kravet ut av ordlyden, eller rett begrunnelsen", "take the demand out of the wording, or mend the reasons"));
            found.push(finding);
            break;
        }
    }
    found
}

fn name(book: &Rulebook, fact: FactId) -> Option<&str> {
    book.facts.get(fact.index()).map(|fact| &*fact.name)
}

/// The facts that are asked for at a place.
fn asked_at(book: &Rulebook, act: ActId, place: &Place) -> Vec<(FactId, StandingId, Span)> {
    let exprs = book.exprs.iter().filter_map(|expr| match expr.kind {
        ExprKind::Fact(fact) => Some((fact, expr.standing, expr.span)),
        _ => None,
    });
    exprs
        .filter(|(_, standing, _)| book.standings.get(standing.index()).is_some_and(|own| own.act == act && place.contains(&own.place)))
        .collect()
}
