//! Tracks what the lines of a batch change, so that no two lines change the same thing.
//!
//! Lines of two different amendments of one day meet a stricter test: one may not touch what the other renumbers.

use rustc_hash::FxHashMap as HashMap;

use super::tree::split;
use crate::law::{Lang, Place, Text};
use crate::source::{Span, both};
use crate::syntax::ast::{ChangeKind, Name};

/// A provision, a rule or a condition of a rule, counted in the numbering before the amendment.
#[derive(Debug, Clone)]
pub(super) struct Target {
    /// The place of the provision.
    pub(super) place: Place,
    /// The rule at that place; `None` for the provision itself.
    pub(super) rule: Option<Name>,
    /// The letter of a condition of that rule.
    pub(super) letter: Option<char>,
}

/// The key of a target: act, place, rule, letter.
type Key<'k> = (&'k str, Place, Option<&'k str>, Option<char>);

/// The targets claimed so far.
#[derive(Default)]
pub(super) struct Claimed<'k> {
    texts: HashMap<Key<'k>, Hold>,
    numbers: HashMap<Key<'k>, Hold>,
    /// For each provision and rule, the first claims inside it: at most two, by different amendments.
    inside: HashMap<Key<'k>, Vec<(Text, Hold)>>,
}

/// The line that claimed a target, and the index of its amendment.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hold {
    pub(super) span: Span,
    pub(super) by: usize,
}

/// A target that another line has already claimed.
pub(super) struct Clash {
    pub(super) what: Text,
    pub(super) first: Hold,
}

impl Target {
    /// A provision with everything in it.
    pub(super) fn provision(place: Place) -> Target {
        Target { place, rule: None, letter: None }
    }

    /// The name of the target in a message.
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
    /// Claims a target. Fails if another line has claimed it, something around it, or something inside it.
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
        // A renumbering keeps the text, so other lines of the same amendment may change the text.
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

/// Everything that encloses a target, innermost first.
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
