//! The rows of a mirror: each direct part of a section with all that stands in it, so that what only goes from one sentence of a subsection to
//! another stands beside itself.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::data::Row;
use super::paired::paired;
use crate::eval::Decision;
use crate::law::{Lang, Place, say};
use crate::provisions::{AFTER, BEFORE, Changed, Changes, Kind, Order, Piece, act_words, plain_causes_words, rule_words};
use crate::restated::{About, Block, Line, Speaker, said};
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
    texts: [Vec<Text>; 2],
}

/// What a provision of a part says in a version.
struct Text {
    order: Order,
    /// The letter that it stands at in a subsection.
    letter: Option<char>,
    blocks: Vec<Block>,
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
                    let letter = place.letter.filter(|_| place.subsection.is_some());
                    texts.push(Text { order: own.order_at(place), letter, blocks: self.blocks(own, version) });
                }
            }
        }
        let mut rows: Vec<(Order, &'w ast::Act, Place, Row)> = Vec::new();
        let texts: Vec<[Option<Vec<Block>>; 2]> = parts.iter_mut().map(|part| self.texts(part)).collect();
        for (part, texts) in parts.iter().zip(&texts) {
            self.row(part, texts, (&parts, &known), &mut rows);
        }
        rows.sort_by(|(one, ..), (other, ..)| one.cmp(other));
        rows.into_iter().map(|(_, act, place, row)| (act, place, row)).collect()
    }

    /// What a part says in each version; `None` where there is no such part.
    fn texts(&self, part: &mut Part<'w>) -> [Option<Vec<Block>>; 2] {
        std::mem::take(&mut part.texts).map(|texts| (!texts.is_empty()).then(|| self.joined(texts)))
    }

    fn row(
        &self,
        part: &Part<'w>,
        texts: &[Option<Vec<Block>>; 2],
        (parts, known): (&[Part<'w>], &BTreeMap<Key, usize>),
        rows: &mut Vec<(Order, &'w ast::Act, Place, Row)>,
    ) {
        let lang = self.lang;
        let kinds = kinds(part, texts);
        let there = texts.each_ref().map(Option::is_some);
        if texts.iter().flatten().all(Vec::is_empty) && (kinds.is_empty() || there != [true, true]) {
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
        part.members.iter().flat_map(|own| plain_causes_words(&self.changes.versions, &own.causes, lang)).for_each(&mut put);
        self.moved_parts(part).into_iter().for_each(&mut put);
        self.moved_rules(part, parts, known).into_iter().for_each(&mut put);
        part.members.iter().flat_map(|own| self.unverified(own)).for_each(&mut put);
        let blocks = texts.each_ref().map(|own| own.as_deref().unwrap_or_default());
        let marked = paired(blocks);
        if there == [true, true] && marked.iter().flatten().all(|piece| !piece.changed) {
            let [before, after] = marked.each_ref().map(|own| own.iter().map(|piece| piece.text.as_str()).collect::<String>());
            if before != after {
                put(say::lovspeil_order(lang).to_owned());
            } else if kinds.contains(&Kind::Replaced) {
                put(say::lovspeil_same_words(lang).to_owned());
            }
        } else if there == [true, true] && kinds.is_empty() {
            put(say::lovspeil_words_only(lang).to_owned());
        }
        let words: Vec<&'static str> = kinds.iter().map(|kind| kind.words(lang)).collect();
        let [before, after] = marked;
        if let Some(from) = &part.from {
            let plain = |own: &[Piece]| own.iter().map(|piece| Piece { changed: false, ..piece.clone() }).collect();
            let [was, _] = there;
            let row = Row {
                place: below(from, lang),
                kinds: words.clone(),
                notes: vec![say::diff_moved_to(lang, &*part.place.cite(&name, lang))],
                sides: [was.then(|| plain(&before)), None],
            };
            let order = part.members.first().map_or_else(|| part.order.clone(), |own| own.order_at(from));
            rows.push((order, part.act, from.clone(), row));
        }
        let mut sides = [before, after].into_iter().zip(there).map(|(pieces, there)| there.then(|| self.or_empty(pieces)));
        let sides = [sides.next().flatten(), sides.next().flatten()];
        rows.push((part.order.clone(), part.act, part.place.clone(), Row { place: below(&part.place, lang), kinds: words, notes, sides }));
    }

    /// What a part says, or that nothing stands in it.
    fn or_empty(&self, pieces: Vec<Piece>) -> Vec<Piece> {
        match pieces.is_empty() {
            true => vec![Piece { text: say::lovspeil_empty(self.lang).to_owned(), changed: false }],
            false => pieces,
        }
    }

    /// The provisions in a part that stood in another, and those that now stand in one.
    fn moved_parts(&self, part: &Part<'w>) -> Vec<String> {
        let lang = self.lang;
        let name = act_words(part.act, lang);
        let mut out = Vec::new();
        for own in &part.members {
            let [Some((before, _)), Some((after, _))] = &own.at else { continue };
            // A direct part of a section tells itself where it was.
            if top(before) == top(after) || *after == part.place || part.from.is_some() {
                continue;
            }
            out.push(match top(after) == part.place {
                true => say::lovspeil_came(lang, &*before.cite(&name, lang), &*below(after, lang)),
                false => say::lovspeil_went(lang, &*after.cite(&name, lang), &*below(before, lang)),
            });
        }
        out
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
            // Repealed and enacted anew at its place, it has not gone anywhere.
            if before.act.span == after.act.span && top(&before.place) == top(&after.place) {
                continue;
            }
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

    /// What a provision itself says in a version.
    fn blocks(&self, own: &Changed<'_>, version: usize) -> Vec<Block> {
        let [before, after] = &own.at;
        let Some((_, node)) = (if version == BEFORE { before } else { after }) else { return Vec::new() };
        let mut blocks = Vec::new();
        // The heading of a section stands above its rows, unless it or its number is another.
        let heading = node.head.labels.text().map(|heading| heading.get(self.lang).to_owned());
        let numbers = own.at.each_ref().map(|at| at.as_ref().filter(|(place, _)| place.is_section()).map(|(place, _)| place));
        let text = match (numbers, heading) {
            ([Some(old), Some(new)], heading) if old != new => {
                let number = below(if version == BEFORE { old } else { new }, self.lang);
                Some(heading.map_or(number.clone(), |heading| say::lovspeil_numbered(self.lang, &*number, &*heading)))
            }
            (_, heading) => heading.filter(|_| headings_differ(own)),
        };
        if let Some(text) = text {
            blocks.push(Block { about: About::Heading, lines: vec![Line::new(0, text)] });
        }
        let [first, second] = self.decisions;
        blocks.extend(match if version == BEFORE { first } else { second } {
            Some(decision) => Speaker { decision, lang: self.lang }.provision(node),
            // A version without any rule has only words.
            None => said(node, self.lang),
        });
        blocks
    }

    /// The texts of a part in the order of their places. The first at a letter, in a sentence of it or not, begins with the letter.
    fn joined(&self, mut texts: Vec<Text>) -> Vec<Block> {
        texts.sort_by(|one, other| one.order.cmp(&other.order));
        let mut out: Vec<Block> = Vec::new();
        let mut at = None;
        for mut text in texts {
            if let Some(first) = text.blocks.first_mut().and_then(|block| block.lines.first_mut()) {
                if let Some(letter) = text.letter.filter(|_| text.letter != at) {
                    first.text = say::lovspeil_at_letter(self.lang, &*letter.to_string(), &*first.text);
                }
                at = text.letter;
            }
            out.extend(text.blocks);
        }
        out
    }

    /// Why the text of a provision is not to be trusted: in the version of which that is so, where it is not so of both.
    fn unverified(&self, own: &Changed<'_>) -> Vec<String> {
        let lang = self.lang;
        let [before, after] = own.at.each_ref().map(|at| -> Vec<String> {
            let heads = at.iter().flat_map(|(_, node)| &node.head.unverified);
            heads.filter_map(ast::Labels::text).map(|why| say::text_unverified(lang, why.get(lang))).collect()
        });
        if before == after {
            return before;
        }
        let before = before.iter().map(|why| say::lovspeil_of_before(lang, why));
        before.chain(after.iter().map(|why| say::lovspeil_of_after(lang, why))).collect()
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
fn kinds(part: &Part<'_>, texts: &[Option<Vec<Block>>; 2]) -> Vec<Kind> {
    let own = part.members.iter().find(|own| own.at.iter().flatten().any(|(place, _)| *place == part.place));
    let mut kinds = own.map(|own| own.kinds.clone()).unwrap_or_default();
    let one_sided = match texts {
        [None, Some(_)] => Some(Kind::Inserted),
        [Some(_), None] => Some(Kind::Repealed),
        _ => None,
    };
    if let Some(kind) = one_sided {
        // What stood in another part before is not new.
        let elsewhere = own.is_some_and(|own| own.is_placed() && own.at.iter().all(Option::is_some));
        return if elsewhere && kind == Kind::Inserted { kinds } else { vec![kind] };
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

/// The place of a provision in its section.
fn below(place: &Place, lang: Lang) -> String {
    let own = Place { section: None, ..place.clone() };
    if own == Place::default() { place.text(lang) } else { own.text(lang) }
}

fn headings_differ(own: &Changed<'_>) -> bool {
    let [before, after] = own.at.each_ref().map(|at| at.as_ref().and_then(|(_, node)| node.head.labels.text()));
    before != after
}
