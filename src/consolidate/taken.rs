//! What the lines of one amendment take hold of, so that no two of them change one thing.

use rustc_hash::FxHashMap as HashMap;

use super::error::ConsolidateError;
use super::tree::split;
use crate::law::{Lang, Place, Text};
use crate::source::{Span, both};
use crate::syntax::ast::{ChangeKind, Name};

/// A provision, a rule or a condition of a rule, in the numbering before an amendment.
#[derive(Debug, Clone)]
pub(super) struct Target {
    /// The provision.
    pub(super) place: Place,
    /// The rule that stands there.
    pub(super) rule: Option<Name>,
    /// Its condition.
    pub(super) letter: Option<char>,
}

/// Whose target: act, place, rule, letter.
type Key<'k> = (&'k str, Place, Option<&'k str>, Option<char>);

/// What has been taken hold of so far.
#[derive(Default)]
pub(super) struct Taken<'k> {
    texts: HashMap<Key<'k>, Span>,
    numbers: HashMap<Key<'k>, Span>,
    /// For each provision and rule, the first thing in it that was.
    inside: HashMap<Key<'k>, (Text, Span)>,
}

impl Target {
    /// A provision with all in it.
    pub(super) fn provision(place: Place) -> Target {
        Target { place, rule: None, letter: None }
    }

    /// As it is named in a message.
    pub(super) fn words(&self) -> Text {
        match (&self.rule, self.letter) {
            (Some(rule), Some(letter)) => Text::same(format!("bokstav {letter} of {}", rule.text)),
            (Some(rule), None) => Text::same(rule.text.to_string()),
            (None, _) => both(self.place.text(Lang::Nb), self.place.text(Lang::En)),
        }
    }

    fn key<'k>(&'k self, act: &'k str) -> Key<'k> {
        (act, self.place.clone(), self.rule.as_ref().map(|rule| &*rule.text), self.letter)
    }
}

impl<'k> Taken<'k> {
    /// Takes hold of a target; an error where another line has it, what it stands in, or something in it.
    pub(super) fn take(&mut self, act: &'k str, target: &'k Target, kind: &ChangeKind, span: Span) -> Result<(), ConsolidateError> {
        let key = target.key(act);
        let number = matches!(
            kind,
            ChangeKind::Renumber(..)
                | ChangeKind::RenumberLetter(..)
                | ChangeKind::RepealPlace(_)
                | ChangeKind::RepealLetter(..)
                | ChangeKind::RepealRule(_)
        );
        // What only gets another number keeps its text, which other lines may change.
        let text = !matches!(kind, ChangeKind::Renumber(..) | ChangeKind::RenumberLetter(..));
        let outer = outer(&key);
        let same = text.then(|| self.texts.get(&key)).flatten().or_else(|| number.then(|| self.numbers.get(&key)).flatten());
        let first = same.or_else(|| outer.iter().find_map(|outer| self.texts.get(outer)));
        if let Some(first) = first {
            return Err(ConsolidateError::ChangedTwice { what: target.words(), span, first: *first });
        }
        if let Some((what, first)) = self.inside.get(&key).filter(|_| text) {
            return Err(ConsolidateError::ChangedTwice { what: what.clone(), span, first: *first });
        }
        for outer in outer {
            self.inside.entry(outer).or_insert_with(|| (target.words(), span));
        }
        if text {
            self.texts.insert(key.clone(), span);
        }
        if number {
            self.numbers.insert(key, span);
        }
        Ok(())
    }
}

/// All that a target stands in, nearest first.
fn outer<'k>(key: &Key<'k>) -> Vec<Key<'k>> {
    let (act, place, rule, letter) = key;
    let mut out = Vec::new();
    if letter.is_some() {
        out.push((*act, place.clone(), *rule, None));
    }
    if rule.is_some() {
        out.push((*act, place.clone(), None, None));
    }
    let mut place = place.clone();
    while place.subsection.is_some() || place.letter.is_some() || place.sentence.is_some() {
        place = split(&place).0;
        out.push((*act, place.clone(), None, None));
    }
    out
}
