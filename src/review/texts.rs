//! The words that provisions are quoted with, each with the provision they stand at and what rests on it; and which provision words name.

use super::rests::{Follow, Rests, rests, rests_of};
use crate::law::{Cited, Place, Rank, cited};
use crate::model::{ActId, ReadingId, RuleId, Rulebook, Source, StandingId};
use crate::source::Span;
use crate::syntax::ast::{Claim, Quote};

/// One version of the law with the words of its files.
pub(super) struct Law<'r> {
    pub(super) book: &'r Rulebook,
    pub(super) quotes: &'r [&'r Quote],
    pub(super) claims: &'r [&'r Claim],
}

/// What words are quoted for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Owner {
    Rule(RuleId),
    Exception(RuleId, usize),
    Reading(ReadingId),
    Figure,
    Note,
    Claim(RuleId),
}

/// Quoted words.
pub(super) struct Words<'r> {
    pub(super) text: &'r str,
    pub(super) span: Option<Span>,
    pub(super) standing: StandingId,
    pub(super) owner: Owner,
    /// The name of what they are quoted for.
    pub(super) name: String,
    /// Where that is written; none of a note.
    pub(super) within: Option<Span>,
    /// The sources that stand beside them.
    pub(super) beside: &'r [Source],
    /// The name of the document that they are from.
    pub(super) document: &'r str,
}

impl<'r> Law<'r> {
    /// All quoted words of the version, in the order of its tables.
    pub(super) fn words(&self) -> Vec<Words<'r>> {
        let book = self.book;
        let mut out = Vec::new();
        for (id, rule) in (0..).map(RuleId).zip(&book.rules) {
            self.add(&mut out, &rule.sources, (rule.standing, Owner::Rule(id), &rule.name), Some(rule.span));
            for (at, exception) in rule.exceptions.iter().enumerate() {
                let owner = Owner::Exception(id, at);
                self.add(&mut out, &exception.sources, (exception.standing, owner, &rule.name), Some(exception.span));
            }
        }
        for (id, reading) in (0..).map(ReadingId).zip(&book.readings) {
            self.add(&mut out, &reading.sources, (reading.standing, Owner::Reading(id), &reading.name), Some(reading.span));
        }
        for figure in &book.figures {
            self.add(&mut out, &figure.sources, (figure.standing, Owner::Figure, &figure.name), Some(figure.span));
        }
        for note in &book.notes {
            self.add(&mut out, &note.sources, (note.standing, Owner::Note, ""), None);
        }
        for claim in self.claims {
            let Some((id, rule)) = book.rule(&claim.rule.text).and_then(|id| Some((id, book.rules.get(id.index())?))) else { continue };
            for source in &claim.sources {
                let Some(text) = source.quote.as_deref() else { continue };
                let span = self.span(text, Some(claim.span));
                let (standing, name, document) = (rule.standing, rule.name.to_string(), &*source.document.text);
                out.push(Words { text, span, standing, owner: Owner::Claim(id), name, within: Some(claim.span), beside: &[], document });
            }
        }
        out
    }

    fn add(&self, out: &mut Vec<Words<'r>>, sources: &'r [Source], of: (StandingId, Owner, &str), within: Option<Span>) {
        let (standing, owner, name) = of;
        for source in sources {
            let Some(text) = source.quote.as_deref() else { continue };
            let span = self.span(text, within);
            let document = self.book.acts.get(source.act.index()).map_or("", |act| &*act.name);
            out.push(Words { text, span, standing, owner, name: name.to_owned(), within, beside: sources, document });
        }
    }

    /// Where words are quoted: within a declaration, or else where they are met first.
    fn span(&self, text: &str, within: Option<Span>) -> Option<Span> {
        let mut same = self.quotes.iter().filter(|quote| *quote.text == *text).map(|quote| quote.span);
        let inside = within.and_then(|within| same.clone().find(|span| within.holds(*span)));
        inside.or_else(|| same.next()).or(within)
    }

    /// What rests behind the words: that of the rules they are quoted for.
    pub(super) fn rests(&self, words: &Words<'_>) -> Rests {
        match words.owner {
            Owner::Rule(rule) | Owner::Claim(rule) => rests(self.book, [rule], Follow::Every),
            Owner::Exception(rule, at) => {
                let when = self.book.rules.get(rule.index()).and_then(|rule| rule.exceptions.get(at)).map(|own| own.when);
                when.map(|when| rests_of(self.book, when, Follow::Every)).unwrap_or_default()
            }
            Owner::Reading(reading) => {
                let mut found = Rests::default();
                for own in self.book.readings.get(reading.index()).into_iter().flat_map(|reading| &reading.alternatives) {
                    let behind = rests_of(self.book, own.expr, Follow::Every);
                    found.places.extend(behind.places);
                    found.facts.extend(behind.facts);
                }
                found
            }
            Owner::Figure | Owner::Note => Rests::default(),
        }
    }

    /// The provisions of an act that words name, each with how they name it. `at` is the provision that the words stand at.
    pub(super) fn named(&self, text: &str, at: StandingId) -> Vec<(ActId, Cited)> {
        let found = cited(text).into_iter();
        found.filter_map(|own| Some((self.act(text, &own, at)?, own))).filter(|(_, own)| own.place.section.is_some()).collect()
    }

    /// The act that a reference in some words is to.
    pub(super) fn act(&self, text: &str, own: &Cited, at: StandingId) -> Option<ActId> {
        let before = text.get(..own.start).unwrap_or_default().trim_end_matches(['§', ' ', '\u{a0}']).to_lowercase();
        let after = text.get(own.end..).unwrap_or_default().to_lowercase();
        let after = after.trim_start();
        let after = ["of the ", "of ", "i "].iter().find_map(|joint| after.strip_prefix(joint)).unwrap_or_default();
        let names = |act: &crate::model::Act| [&act.short.nb, &act.short.en, &act.title.nb, &act.title.en].map(|name| name.to_lowercase());
        for (id, act) in (0..).map(ActId).zip(&self.book.acts) {
            let named = names(act).iter().any(|name| !name.is_empty() && (ends_in(&before, name) || after.starts_with(name.as_str())));
            if named {
                return Some(id);
            }
        }
        let home = self.book.standings.get(at.index())?.act;
        let own_act = self.book.acts.get(home.index())?;
        let statute = ["lovens", "loven", "the act"].iter().any(|word| ends_in(&before, word));
        match own_act.given_under.first().filter(|_| statute && own_act.rank == Rank::Regulation) {
            Some(authority) => Some(authority.act),
            // What may be the name of another act names none that is known here.
            None => (!names_some_act(&before) || own.chapter.is_some() && statute).then_some(home),
        }
    }

    /// Whether the version has anything at a place.
    pub(super) fn has(&self, act: ActId, place: &Place) -> bool {
        self.book.standings.iter().any(|own| own.act == act && place.contains(&own.place))
    }

    /// The rules that stand at a place, by name.
    pub(super) fn rules_at(&self, act: ActId, place: &Place) -> Vec<RuleId> {
        let rules = (0..).map(RuleId).zip(&self.book.rules);
        rules.filter(|(_, rule)| self.stands_at(rule.standing, act, place)).map(|(id, _)| id).collect()
    }

    /// Whether something stands at a place.
    pub(super) fn stands_at(&self, standing: StandingId, act: ActId, place: &Place) -> bool {
        self.book.standings.get(standing.index()).is_some_and(|own| own.act == act && place.contains(&own.place))
    }
}

/// Words that end the name of an act, and those that say no more than "this act".
const ACTS: [&str; 9] = ["lov", "loven", "lovens", "forskrift", "forskriften", "forskriftens", "act", "regulation", "code"];
const THIS_ACT: [&str; 8] = ["lov", "loven", "lovens", "forskriften", "forskriftens", "the act", "the regulation", "this act"];
/// Words that begin one.
const ACT_ON: [&str; 4] = ["lov om", "forskrift om", "act on", "regulation on"];
/// The most words of such a name.
const NAME: usize = 8;

/// Whether words end in what may be the name of an act, which is none of those that are known.
fn names_some_act(before: &str) -> bool {
    let words: Vec<&str> = before.split_whitespace().collect();
    let tail = words.get(words.len().saturating_sub(NAME)..).unwrap_or_default().join(" ");
    let clause = tail.rsplit([',', '.', ';', ':']).next().unwrap_or_default();
    let this = THIS_ACT.iter().any(|own| ends_in(before, own));
    !this && (ACTS.iter().any(|end| before.ends_with(end)) || ACT_ON.iter().any(|start| clause.contains(start)))
}

/// Whether a text ends in whole words.
fn ends_in(text: &str, words: &str) -> bool {
    let text = text.trim_end();
    text.strip_suffix(words).is_some_and(|rest| rest.is_empty() || rest.ends_with(|sign: char| !sign.is_alphanumeric()))
}
