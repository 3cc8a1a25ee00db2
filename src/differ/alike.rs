//! Terms that have the same words and another meaning: each is told with its version, and with the readings under which it is met.

use super::{Apart, Goal};
use crate::explain::{Ctx, Seen, words};
use crate::law::say;
use crate::model::Number;
use crate::symbolic::{Compared, Condition, Limit, Origin, Range, Read, Subject};

impl Goal<'_> {
    /// The same, with terms of the same words in these conditions told apart.
    pub(super) fn telling_apart<'c>(&mut self, conditions: impl IntoIterator<Item = &'c Condition>) {
        let mut terms: Vec<Origin> = Vec::new();
        for origin in conditions.into_iter().flat_map(Condition::subjects).filter_map(origin) {
            if !terms.contains(&origin) {
                terms.push(origin);
            }
        }
        let in_words: Vec<(Origin, String)> = terms.into_iter().map(|own| (own, self.term_words(own))).collect();
        self.alike.clear();
        for (own, words) in &in_words {
            let others = || in_words.iter().filter(move |(other, same)| other != own && same == words).map(|(other, _)| *other);
            let by_reading = own.read != Read::Either && others().any(|other| other.read != own.read);
            let others: Vec<Origin> =
                others().filter(|other| other.read == own.read || [own.read, other.read].contains(&Read::Either)).collect();
            // Of terms first met in one version, those that it alone has are of that version, and the others of the other.
            let apart = others.iter().any(|other| other.version != own.version);
            let shared = others.iter().any(|other| other.in_both != own.in_both);
            let version = if apart || shared && !own.in_both { Some(own.version) } else { shared.then_some(1 - own.version.min(1)) };
            if version.is_some() || by_reading {
                self.alike.push(Apart { term: *own, version, by_reading });
            }
        }
    }

    fn apart(&self, origin: Origin) -> Option<&Apart> {
        self.alike.iter().find(|own| own.term == origin)
    }

    /// The version of a term that has the words of another.
    fn version_of(&self, origin: Origin) -> Option<usize> {
        self.apart(origin).and_then(|own| own.version)
    }

    /// Under which readings a term is met, where one of the same words is met under others.
    fn read_as(&self, origin: Origin) -> Option<&'static str> {
        self.apart(origin).filter(|own| own.by_reading)?;
        match origin.read {
            Read::Either => None,
            Read::Usually => Some(say::differ_read_usually(self.lang)),
            Read::Otherwise => Some(say::differ_read_so(self.lang)),
            Read::Partly => Some(say::differ_read_partly(self.lang)),
        }
    }

    /// A term, with its version where both versions have one of the same words, and with its readings where they make it another.
    pub(super) fn term(&self, origin: Origin) -> String {
        let (lang, words) = (self.lang, self.term_words(origin));
        match (self.version_of(origin), self.read_as(origin)) {
            (None, None) => words,
            (None, Some(read)) => say::differ_by_reading(lang, &*words, read),
            (Some(0), None) => say::differ_by_old(lang, &*words),
            (Some(_), None) => say::differ_by_new(lang, &*words),
            (Some(0), Some(read)) => say::differ_by_old_read(lang, &*words, read),
            (Some(_), Some(read)) => say::differ_by_new_read(lang, &*words, read),
        }
    }

    /// A term as it is written.
    fn term_words(&self, origin: Origin) -> String {
        match self.decisions.get(origin.version).and_then(Option::as_ref) {
            Some(decision) => words(&Ctx::of(decision).formula(Seen::written(origin.expr)), self.book(origin.version), self.lang),
            None => String::new(),
        }
    }

    /// What has the same words in both versions, and is less or more in one of them.
    pub(super) fn of_both(&self, compared: &Compared, ranges: &[Range]) -> Option<String> {
        let Compared::Number(terms) = compared else { return None };
        let (above, below): (Vec<_>, Vec<_>) = terms.iter().cloned().partition(|(_, factor)| *factor > Number::ZERO);
        let below: Vec<_> = below.into_iter().map(|(subject, factor)| (subject, factor.negated())).collect();
        let version_of = |terms: &[(Subject, Number)]| {
            let version = |(subject, _): &(Subject, Number)| origin(subject).map(|own| self.version_of(own).unwrap_or(own.version));
            let first = terms.first().and_then(version)?;
            terms.iter().all(|own| version(own) == Some(first)).then_some(first)
        };
        let (first, second) = (version_of(&above)?, version_of(&below)?);
        let written = |terms: &[(Subject, Number)]| self.sum(terms, &|own| self.subject_by(own, &|origin| self.term_words(origin)));
        let words = written(&above);
        if first == second || words != written(&below) {
            return None;
        }
        let lang = self.lang;
        let mut reads = above.iter().chain(&below).map(|(subject, _)| origin(subject).and_then(|own| self.read_as(own)));
        let read = reads.next().flatten();
        if reads.any(|own| own != read) {
            return None;
        }
        let words = read.map_or_else(|| words.clone(), |read| say::differ_by_reading(lang, &*words, read));
        let zero = |limit: &Limit, wanted: bool| matches!(limit, Limit::Number(own, closed) if *own == Number::ZERO && *closed == wanted);
        let (below, strictly) = match ranges {
            [(None, Some(end))] if zero(end, true) => (true, true),
            [(None, Some(end))] if zero(end, false) => (true, false),
            [(Some(end), None)] if zero(end, false) => (false, true),
            [(Some(end), None)] if zero(end, true) => (false, false),
            [(None, Some(low)), (Some(high), None)] if zero(low, true) && zero(high, false) => {
                return Some(say::told_as(lang, &*words, say::differ_another_by_new(lang)));
            }
            _ => return None,
        };
        // What is above counts for the version it is of.
        let less_by_new = below == (first > second);
        let how = match (less_by_new, strictly) {
            (true, true) => say::differ_less_by_new(lang),
            (true, false) => say::differ_no_more_by_new(lang),
            (false, true) => say::differ_more_by_new(lang),
            (false, false) => say::differ_no_less_by_new(lang),
        };
        Some(say::told_as(lang, &*words, how))
    }
}

/// Where a term was met first; nothing of a fact, which both versions have.
fn origin(subject: &Subject) -> Option<Origin> {
    match subject {
        Subject::Fact(_) => None,
        Subject::Term(origin) | Subject::Sure(origin) | Subject::Unanswered(origin) => Some(*origin),
    }
}
