//! The rows of a mirror: each direct part of a section with all that stands in it, so that what only goes from one sentence of a subsection to
//! another stands beside itself.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::data::Row;
use super::sentences::{Line, Speaker};
use crate::eval::Decision;
use crate::law::{Lang, Place, say};
use crate::provisions::{AFTER, BEFORE, Changed, Changes, Kind, Order, Piece, act_words, causes_words, marked_lines, rule_words};
use crate::syntax::ast;

pub(super) struct Rows<'w> {
    changes: &'w Changes<'w>,
    decisions: &'w [Option<Decision>; 2],
    lang: Lang,
}

/// A direct part of a section in both versions.
struct Part<'w> {
    act: &'w ast::Act,
    /// Its place, in the version after if that has it.
    place: Place,
    order: Order,
    /// Where it was, if it is in another section now.
    from: Option<Place>,
    /// What stands in it, itself included.
    members: Vec<&'w Changed<'w>>,
    /// The texts of each version, by their places.
    texts: [Vec<(Order, String)>; 2],
}

/// A direct part of a section by version, act and place.
type Key = (usize, Arc<str>, Place);

impl<'w> Rows<'w> {
    pub(super) fn new(changes: &'w Changes<'w>, decisions: &'w [Option<Decision>; 2], lang: Lang) -> Rows<'w> {
        Rows { changes, decisions, lang }
    }

    /// The rows of provisions, in order.
    pub(super) fn of(&self, all: &[&'w Changed<'w>]) -> Vec<(&'w ast::Act, Place, Row)> {
        let mut parts: Vec<Part<'w>> = Vec::new();
        let mut known: BTreeMap<Key, usize> = BTreeMap::new();
        let direct = |place: &Place| top(place) == *place;
        for own in all.iter().filter(|own| own.at.iter().flatten().all(|(place, _)| direct(place))) {
            let at = parts.len();
            let mut part = part(own, own.place());
            if let [Some((old, _)), Some((new, _))] = &own.at {
                part.from = (old.section != new.section).then(|| old.clone());
            }
            parts.push(part);
            for (version, place) in sides(own) {
                known.insert((version, own.act.name.text.clone(), place.clone()), at);
            }
        }
        for own in all {
            for (version, place) in sides(own) {
                let key = (version, own.act.name.text.clone(), top(place));
                let at = *known.entry(key).or_insert_with(|| {
                    parts.push(part(own, &top(place)));
                    parts.len() - 1
                });
                if let Some(part) = parts.get_mut(at) {
                    if !part.members.iter().any(|member| std::ptr::eq(*member, *own)) {
                        part.members.push(own);
                    }
                    let [before, after] = &mut part.texts;
                    let texts = if version == BEFORE { before } else { after };
                    texts.push((own.order_at(place), self.text(own, version)));
                }
            }
        }
        let mut rows: Vec<(Order, &'w ast::Act, Place, Row)> = Vec::new();
        for part in &parts {
            self.row(part, &parts, &known, &mut rows);
        }
        rows.sort_by(|(one, ..), (other, ..)| one.cmp(other));
        rows.into_iter().map(|(_, act, place, row)| (act, place, row)).collect()
    }

    fn row(&self, part: &Part<'w>, parts: &[Part<'w>], known: &BTreeMap<Key, usize>, rows: &mut Vec<(Order, &'w ast::Act, Place, Row)>) {
        let lang = self.lang;
        let kinds = kinds(part);
        let texts = part.texts.each_ref().map(|texts| (!texts.is_empty()).then(|| joined(texts)));
        if texts.iter().flatten().all(String::is_empty) && kinds.is_empty() {
            return;
        }
        let name = act_words(part.act, lang);
        let mut notes: Vec<String> = Vec::new();
        let old = part.members.iter().find(|own| own.place() == &part.place).and_then(|own| own.at.first()?.as_ref()).map(|(old, _)| old);
        match (&part.from, old) {
            (Some(from), _) => notes.push(say::diff_moved_from(lang, &*from.cite(&name, lang))),
            (None, Some(old)) if *old != part.place => notes.push(say::lovspeil_was(lang, &*below(old, lang))),
            _ => {}
        }
        let mut put = |words: String| {
            if !notes.contains(&words) {
                notes.push(words);
            }
        };
        part.members.iter().flat_map(|own| causes_words(&self.changes.versions, &own.causes, lang)).for_each(&mut put);
        self.moved_rules(part, parts, known).into_iter().for_each(&mut put);
        part.members.iter().flat_map(|own| self.unverified(own)).for_each(&mut put);
        if kinds.contains(&Kind::Replaced) && matches!(&texts, [Some(before), Some(after)] if before == after) {
            put(say::lovspeil_same_words(lang).to_owned());
        }
        let words: Vec<&'static str> = kinds.iter().map(|kind| kind.words(lang)).collect();
        if let Some(from) = &part.from {
            let [before, _] = &texts;
            let row = Row {
                place: below(from, lang),
                kinds: words.clone(),
                notes: vec![say::diff_moved_to(lang, &*part.place.cite(&name, lang))],
                sides: [before.as_ref().map(|text| vec![Piece { text: text.clone(), changed: false }]), None],
            };
            let order = part.members.first().map_or_else(|| part.order.clone(), |own| own.order_at(from));
            rows.push((order, part.act, from.clone(), row));
        }
        let whole = |text: &String| Some(vec![Piece { text: text.clone(), changed: true }]);
        let sides = match &texts {
            [Some(before), Some(after)] => marked_lines(before, after).map(Some),
            [before, after] => [before.as_ref().and_then(whole), after.as_ref().and_then(whole)],
        };
        rows.push((part.order.clone(), part.act, part.place.clone(), Row { place: below(&part.place, lang), kinds: words, notes, sides }));
    }

    /// The rules that come from another part, and those that go to one.
    fn moved_rules(&self, part: &Part<'w>, parts: &[Part<'w>], known: &BTreeMap<Key, usize>) -> Vec<String> {
        let lang = self.lang;
        let mut told: BTreeMap<(bool, String), Vec<String>> = BTreeMap::new();
        for rule in part.members.iter().flat_map(|own| &own.rules).filter(|rule| rule.kinds.contains(&Kind::Moved)) {
            let [Some(before), Some(after)] = &rule.at else { continue };
            let of = |version: usize, act: &ast::Act, place: &Place| {
                known.get(&(version, act.name.text.clone(), top(place))).and_then(|at| parts.get(*at))
            };
            let ends = [of(BEFORE, before.act, &before.place), of(AFTER, after.act, &after.place)];
            let is_here = ends.map(|end| end.is_some_and(|end| std::ptr::eq(end, part)));
            let (came, other) = match is_here {
                [false, true] => (true, before),
                [true, false] => (false, after),
                _ => continue,
            };
            let place = top(&other.place).cite(&act_words(other.act, lang), lang);
            let words = rule_words(&self.changes.versions, rule, lang);
            let labels = told.entry((came, place)).or_default();
            if !labels.contains(&words) {
                labels.push(words);
            }
        }
        let line = |((came, place), labels): ((bool, String), Vec<String>)| {
            let labels = labels.join(say::semicolon(lang));
            if came { say::lovspeil_came(lang, &*place, &*labels) } else { say::lovspeil_went(lang, &*place, &*labels) }
        };
        told.into_iter().map(line).collect()
    }

    /// What a provision itself says in a version, line by line.
    fn text(&self, own: &Changed<'_>, version: usize) -> String {
        let [before, after] = &own.at;
        let Some((_, node)) = (if version == BEFORE { before } else { after }) else { return String::new() };
        let mut lines = Vec::new();
        // The heading of a section stands above its rows, unless it is another one.
        if let Some(heading) = node.head.labels.text().filter(|_| headings_differ(own)) {
            lines.push(Line { depth: 0, text: heading.get(self.lang).to_owned() });
        }
        let [first, second] = self.decisions;
        match if version == BEFORE { first } else { second } {
            Some(decision) => lines.extend(Speaker { decision, lang: self.lang }.provision(node)),
            // A version without any rule has only words.
            None => lines.extend(
                node.head.says.iter().filter_map(ast::Labels::text).map(|text| Line { depth: 0, text: text.get(self.lang).to_owned() }),
            ),
        }
        if let (Some(letter), Some(first)) = (letter(own, version), lines.first_mut()) {
            first.text = say::lovspeil_at_letter(self.lang, &*letter.to_string(), &*first.text);
        }
        lines.iter().map(|line| format!("{}{}", "  ".repeat(line.depth), line.text)).collect::<Vec<_>>().join("\n")
    }

    /// Why the text of a provision is not to be trusted.
    fn unverified(&self, own: &Changed<'_>) -> Vec<String> {
        let heads = own.at.iter().flatten().flat_map(|(_, node)| &node.head.unverified);
        heads.filter_map(ast::Labels::text).map(|why| say::text_unverified(self.lang, why.get(self.lang))).collect()
    }
}

fn part<'w>(own: &'w Changed<'w>, place: &Place) -> Part<'w> {
    let order = own.order_at(place);
    Part { act: own.act, place: place.clone(), order, from: None, members: Vec::new(), texts: [Vec::new(), Vec::new()] }
}

/// The places of a provision with their versions.
fn sides<'c>(own: &'c Changed<'_>) -> impl Iterator<Item = (usize, &'c Place)> {
    own.at.iter().enumerate().filter_map(|(version, at)| at.as_ref().map(|(place, _)| (version, place)))
}

/// The direct part of a section that a place is in; the section itself, if it is in none.
fn top(place: &Place) -> Place {
    let section = place.section.clone();
    match (place.subsection, place.letter) {
        (Some(_), _) => Place { section, subsection: place.subsection, ..Place::default() },
        (None, Some(_)) => Place { section, letter: place.letter, ..Place::default() },
        (None, None) => Place { section, sentence: place.sentence, ..Place::default() },
    }
}

/// What was done to a part: to itself, or at least to something in it.
fn kinds(part: &Part<'_>) -> Vec<Kind> {
    let own = part.members.iter().find(|own| own.at.iter().flatten().any(|(place, _)| *place == part.place));
    let mut kinds = own.map(|own| own.kinds.clone()).unwrap_or_default();
    let one_sided = match &part.texts {
        [before, after] if before.is_empty() && !after.is_empty() => Some(Kind::Inserted),
        [before, after] if after.is_empty() && !before.is_empty() => Some(Kind::Repealed),
        _ => None,
    };
    if let Some(kind) = one_sided {
        return vec![kind];
    }
    kinds.retain(|kind| !matches!(kind, Kind::Inserted | Kind::Repealed));
    if part.members.iter().any(|own| !own.kinds.is_empty() && own.kinds != [Kind::Renumbered]) && !kinds.contains(&Kind::Replaced) {
        let only_moved = part.members.iter().all(|own| own.kinds.iter().all(|kind| matches!(kind, Kind::Moved | Kind::Renumbered)));
        if !only_moved || kinds.is_empty() {
            kinds.push(Kind::Replaced);
        }
    }
    kinds
}

/// The texts of a part in the order of their places.
fn joined(texts: &[(Order, String)]) -> String {
    let mut own: Vec<&(Order, String)> = texts.iter().filter(|(_, text)| !text.is_empty()).collect();
    own.sort();
    own.into_iter().map(|(_, text)| text.as_str()).collect::<Vec<_>>().join("\n")
}

/// The place of a provision in its section.
fn below(place: &Place, lang: Lang) -> String {
    let own = Place { section: None, ..place.clone() };
    if own == Place::default() { place.text(lang) } else { own.text(lang) }
}

/// The letter of a provision that stands in a subsection.
fn letter(own: &Changed<'_>, version: usize) -> Option<char> {
    let [before, after] = &own.at;
    let (place, _) = if version == BEFORE { before.as_ref()? } else { after.as_ref()? };
    place.letter.filter(|_| place.subsection.is_some() && place.sentence.is_none())
}

fn headings_differ(own: &Changed<'_>) -> bool {
    let [before, after] = own.at.each_ref().map(|at| at.as_ref().and_then(|(_, node)| node.head.labels.text()));
    before != after
}
