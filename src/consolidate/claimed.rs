//! What the lines of a batch take hold of, so that no two of them change one thing.
//!
//! Of two amendments of one day more is asked than of two lines of one: what the one only gives another number, the other may not touch.

use rustc_hash::FxHashMap as HashMap;

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
pub(super) struct Claimed<'k> {
    texts: HashMap<Key<'k>, Hold>,
    numbers: HashMap<Key<'k>, Hold>,
    /// For each provision and rule, the first thing in it that was; of two amendments, where there are more.
    inside: HashMap<Key<'k>, Vec<(Text, Hold)>>,
}

/// A line that has taken hold of something, and the number of its amendment.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hold {
    pub(super) span: Span,
    pub(super) by: usize,
}

/// What another line has taken hold of before.
pub(super) struct Clash {
    pub(super) what: Text,
    pub(super) first: Hold,
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

impl<'k> Claimed<'k> {
    /// Takes hold of a target; an error where another line has it, what it stands in, or something in it.
    pub(super) fn claim(&mut self, act: &'k str, target: &'k Target, kind: &ChangeKind, hold: Hold) -> Result<(), Clash> {
        let key = target.key(act);
        let number = matches!(
            kind,
            ChangeKind::Renumber(..)
                | ChangeKind::RenumberLetter(..)
                | ChangeKind::RepealPlace(_)
                | ChangeKind::RepealLetter(..)
                | ChangeKind::RepealRule(_)
        );
        // What only gets another number keeps its text, which other lines of the amendment may change.
        let text = !matches!(kind, ChangeKind::Renumber(..) | ChangeKind::RenumberLetter(..));
        let outer = outer(&key);
        let foreign = |other: &&Hold| other.by != hold.by;
        let held = |held: &HashMap<Key<'k>, Hold>, key: &Key<'k>, own: bool| held.get(key).filter(|other| own || foreign(other)).copied();
        let around = || outer.iter().find_map(|outer| held(&self.texts, outer, true).or_else(|| held(&self.numbers, outer, false)));
        let same = held(&self.texts, &key, text).or_else(|| held(&self.numbers, &key, number));
        if let Some(first) = same.or_else(around) {
            return Err(Clash { what: target.words(), first });
        }
        let inside = self.inside.get(&key).and_then(|inside| inside.iter().find(|(_, other)| text || foreign(&other)));
        if let Some((what, first)) = inside {
            return Err(Clash { what: what.clone(), first: *first });
        }
        for outer in outer {
            let inside = self.inside.entry(outer).or_default();
            if inside.len() < 2 && inside.iter().all(|(_, other)| other.by != hold.by) {
                inside.push((target.words(), hold));
            }
        }
        if text {
            self.texts.insert(key.clone(), hold);
        }
        if number {
            self.numbers.insert(key, hold);
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
