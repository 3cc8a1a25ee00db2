//! The detail lines under a step, without repetitions.

use std::hash::{Hash, Hasher};

use rustc_hash::{FxHashMap, FxHashSet, FxHasher};
use smallvec::SmallVec;

use super::fragment::Fragment;
use super::once::FEW;
use crate::law::Place;
use crate::model::{ActId, Source, Value};

/// Lines without repetitions, in their order.
#[derive(Default)]
pub(super) struct Lines<'a> {
    lines: Vec<Fragment<'a>>,
    /// Where the lines with a hash stand; made once there are more than a few.
    places: FxHashMap<u64, SmallVec<[usize; 1]>>,
}

impl<'a> Lines<'a> {
    /// Adds a line; true if it was not there before.
    pub(super) fn insert(&mut self, line: Fragment<'a>) -> bool {
        if self.lines.len() < FEW {
            let new = !self.lines.contains(&line);
            if new {
                self.lines.push(line);
            }
            return new;
        }
        if self.places.is_empty() {
            for (at, own) in self.lines.iter().enumerate() {
                self.places.entry(hash(own)).or_default().push(at);
            }
        }
        let places = self.places.entry(hash(&line)).or_default();
        let new = !places.iter().any(|at| self.lines.get(*at) == Some(&line));
        if new {
            places.push(self.lines.len());
            self.lines.push(line);
        }
        new
    }

    /// Takes out those that are among others.
    pub(super) fn without(&mut self, others: &Lines<'a>) {
        let before = self.lines.len();
        self.lines.retain(|line| !others.has(line));
        if self.lines.len() != before {
            self.places.clear();
        }
    }

    fn has(&self, line: &Fragment<'a>) -> bool {
        if self.places.is_empty() {
            return self.lines.contains(line);
        }
        let places = self.places.get(&hash(line)).into_iter().flatten();
        places.filter_map(|at| self.lines.get(*at)).any(|own| own == line)
    }

    /// All of them.
    pub(super) fn all(&self) -> &[Fragment<'a>] {
        &self.lines
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.lines.len()
    }

    pub(super) fn into_vec(self) -> Vec<Fragment<'a>> {
        self.lines
    }
}

impl<'a> Extend<Fragment<'a>> for Lines<'a> {
    fn extend<I: IntoIterator<Item = Fragment<'a>>>(&mut self, lines: I) {
        for line in lines {
            self.insert(line);
        }
    }
}

/// The same for equal fragments.
fn hash(line: &Fragment<'_>) -> u64 {
    let mut hasher = FxHasher::default();
    hash_parts(line, &mut hasher);
    hasher.finish()
}

fn hash_parts(line: &Fragment<'_>, into: &mut FxHasher) {
    match line {
        Fragment::Said(key, words) => {
            key.hash(into);
            words.iter().for_each(|word| hash_parts(word, into));
        }
        Fragment::Label(text) | Fragment::Ending(text) => text.hash(into),
        Fragment::Words(text) => text.hash(into),
        Fragment::Name(name) => name.hash(into),
        Fragment::Choice(name) => name.hash(into),
        Fragment::Number(number) => number.hash(into),
        Fragment::Value(value, ..) => match value {
            Value::Number(number) => number.hash(into),
            Value::Date(date) => date.hash(into),
            Value::Truth(truth) => truth.hash(into),
            Value::Choice(choice) => choice.hash(into),
            Value::Text(text) => text.hash(into),
            // Long, or few and alike.
            Value::Duration(_) | Value::Rounding(_) | Value::List(_) | Value::Period(_) | Value::Periods(_) => {}
        },
        Fragment::Date(date) => date.hash(into),
        Fragment::Day(year, month, day) => (year, month, day).hash(into),
        Fragment::Cited(cited) => (cited.place, cited.point).hash(into),
        Fragment::Places(_, places) => places.hash(into),
        Fragment::Source(source) | Fragment::SourceLine(source) => (source.act, &source.point, &source.place, &source.quote).hash(into),
        Fragment::List(_, members) => members.iter().for_each(|member| hash_parts(member, into)),
        Fragment::Formula(parts) => parts.iter().for_each(|(_, part)| hash_parts(part, into)),
        Fragment::Member(inner) | Fragment::Capital(inner) | Fragment::Bare(inner) => hash_parts(inner, into),
        Fragment::Stated(label, holds, _) => (label, holds).hash(into),
        Fragment::Below(place, named) => (place, named).hash(into),
        Fragment::Alike(one, other) => (one, other).hash(into),
    }
}

/// The source shown by a line.
fn told_source<'a>(line: &Fragment<'a>) -> Option<&'a Source> {
    match line {
        Fragment::Source(source) | Fragment::SourceLine(source) => Some(source),
        _ => None,
    }
}

/// The source shown by a line that tells no more of it than where it is.
fn bare_source<'a>(line: &Fragment<'a>) -> Option<&'a Source> {
    told_source(line).filter(|own| own.quote.is_none() && own.via.is_none())
}

/// The source shown by a line with what it says.
fn quoted_source<'a>(line: &Fragment<'a>) -> Option<&'a Source> {
    told_source(line).filter(|own| own.quote.is_some())
}

/// Where a source is.
fn place(own: &Source) -> (ActId, Option<&str>, Option<&Place>) {
    (own.act, own.point.as_deref(), own.place.as_ref())
}

/// Removes repeated lines. A source without quotation is removed if the same source occurs with one.
pub(super) fn dedup(lines: &mut Vec<Fragment<'_>>) {
    match lines.len() {
        0 | 1 => {}
        2..=FEW => dedup_few(lines),
        _ => dedup_many(lines),
    }
}

/// Few lines, which are looked through where they stand.
fn dedup_few(lines: &mut Vec<Fragment<'_>>) {
    let is_repeated = |lines: &[Fragment<'_>], at: usize| {
        let Some((own, before)) = lines.get(..=at).and_then(<[_]>::split_last) else { return false };
        let quoted = |bare: &Source| lines.iter().filter_map(quoted_source).any(|other| place(other) == place(bare));
        bare_source(own).is_some_and(quoted) || before.contains(own)
    };
    let mut at = 0;
    while at < lines.len() {
        if is_repeated(lines, at) {
            lines.remove(at);
        } else {
            at += 1;
        }
    }
}

fn dedup_many(lines: &mut Vec<Fragment<'_>>) {
    let quoted: FxHashSet<_> = lines.iter().filter_map(quoted_source).map(place).collect();
    let told_better = |line: &Fragment<'_>| bare_source(line).is_some_and(|own| quoted.contains(&place(own)));
    let mut out = Lines::default();
    out.extend(std::mem::take(lines).into_iter().filter(|line| !told_better(line)));
    *lines = out.into_vec();
}
