//! A revision made from the one before: what an edit can reach is looked at again, in all versions, with what it names at hand.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rustc_hash::FxHashSet as HashSet;

use super::chains::Chains;
use super::examine::{Names, Stage, beyond, examine};
use super::known::{File, Key, Known, gather};
use super::part::{Doubtful, Edit, Set, again, at_hand};
use super::row::Row;
use super::words::Words;
use crate::consolidate::Amendments;
use crate::source::{SourceMap, Span, codes};
use crate::syntax::ast::Ast;

/// The names of versions in which some come and go: most versions have the same.
#[derive(Default)]
struct Renamed(Option<(Names, BTreeSet<String>, Names)>);

impl Renamed {
    fn of(&mut self, names: &Names, gone: Vec<&str>, come: Vec<Arc<str>>) -> Names {
        if gone.is_empty() && come.is_empty() {
            return names.clone();
        }
        let differ: BTreeSet<String> =
            gone.iter().map(|name| format!("-{name}")).chain(come.iter().map(|name| format!("+{name}"))).collect();
        if let Some((_, _, after)) = self.0.as_ref().filter(|(before, other, _)| Arc::ptr_eq(before, names) && *other == differ) {
            return after.clone();
        }
        let gone: HashSet<&str> = gone.into_iter().collect();
        let after: Names = Arc::new(names.iter().filter(|name| !gone.contains(&***name)).cloned().chain(come).collect());
        self.0 = Some((names.clone(), differ, after.clone()));
        after
    }
}

/// The part of a revision that is looked at again.
pub(super) struct Subset {
    /// What is looked at.
    keys: HashSet<Key>,
    /// That, with what must be at hand for it.
    pub(super) ast: Ast,
}

impl Known {
    /// The revision of other texts of the same files. Nothing where all of the law has to be looked at.
    pub(super) fn of_texts(&self, sources: &SourceMap, words: &mut Words) -> Option<Known> {
        let texts = || sources.iter().map(|(id, file)| (id.0 as usize, file.text.as_str()));
        let mut other = texts().filter(|(at, text)| self.files.get(*at).is_none_or(|file| file.text != *text));
        let Some((at, text)) = other.next() else { return Some(self.clone()) };
        other.next().is_none().then(|| self.edited(at, text, words)).flatten()
    }

    /// The revision with another text of a file. Nothing where all of the law has to be looked at.
    pub(super) fn edited(&self, at: usize, text: &str, words: &mut Words) -> Option<Known> {
        let file = self.files.get(at)?;
        let pieces = file.pieces.edited(text)?;
        let (before, after) = (file.pieces.pieces(), pieces.pieces());
        let same = |(one, other): &(&crate::syntax::Piece, &crate::syntax::Piece)| Arc::ptr_eq(&one.read, &other.read);
        let front = before.iter().zip(after).take_while(same).count();
        let rest = (before.len() - front).min(after.len() - front);
        let back = before.iter().rev().zip(after.iter().rev()).take(rest).take_while(same).count();
        let fresh: Vec<Arc<Row>> =
            after.get(front..after.len() - back)?.iter().map(|piece| Arc::new(Row::of(&pieces, piece, words))).collect();
        let lost = file.rows.get(front..before.len() - back)?;
        let rows = [file.rows.get(..front)?, &fresh, file.rows.get(before.len() - back..)?].concat();
        let mut new = self.clone();
        new.again = Some(0);
        let lost_keys: HashSet<Key> = self.keys(at, front..before.len() - back);
        *new.files.get_mut(at)? = Arc::new(File { text: text.to_owned(), pieces, rows });
        if lost.is_empty() && fresh.is_empty() {
            return Some(new);
        }
        if !self.in_parts() {
            return None;
        }
        let edit = Edit { lost, fresh: &fresh };
        let fresh_keys = new.keys(at, front..front + fresh.len());
        let all: Vec<&Row> = new.files.iter().flat_map(|file| &file.rows).map(|row| &**row).collect();
        // What needs what is as it was where an edit says nothing else.
        let needs = |rows: &[Arc<Row>]| rows.iter().flat_map(|row| row.needs.clone()).collect::<Vec<_>>();
        let as_before = needs(lost) == needs(&fresh) && all.iter().all(|row| row.lists.is_empty());
        let speaking = if as_before { Set::default() } else { self.speaking(&all, words)? };
        let doubtful = edit.doubtful(&all, &speaking)?;
        if self.touches_parties(edit, &doubtful, words) || self.touches_claims(&lost_keys, &doubtful) {
            return None;
        }
        let keys: Vec<Key> = new.all_keys();
        let told = self.told_near(&lost_keys, !doubtful.is_empty());
        let chosen = again(&all, edit, &doubtful, |at| keys.get(at).is_some_and(|key| fresh_keys.contains(key) || told.contains(key)))?;
        let hand = at_hand(&all, &chosen, &doubtful, &speaking)?;
        let part = new.part_of(&keys, chosen, &hand);
        new.again = Some(part.keys.len());
        new.examine_again(&part, self, &lost_keys, &doubtful, words)?;
        new.in_parts().then_some(new)
    }

    fn part_of(&self, keys: &[Key], chosen: HashSet<usize>, hand: &HashSet<usize>) -> Subset {
        let hand: HashSet<Key> = hand.iter().filter_map(|at| keys.get(*at).copied()).collect();
        let files = (0_u32..).zip(&self.files).map(|(at, file)| Arc::new(file.pieces.file(|piece| hand.contains(&(at, piece.at)))));
        let ast = Ast { files: files.collect() };
        Subset { keys: chosen.into_iter().filter_map(|at| keys.get(at).copied()).collect(), ast }
    }

    /// A part to be asked about: some declarations, by their places among all, with what must be at hand for them.
    pub(super) fn part(&self, chosen: HashSet<usize>, doubtful: &Doubtful, words: &Words) -> Subset {
        let all: Vec<&Row> = self.files.iter().flat_map(|file| &file.rows).map(|row| &**row).collect();
        let speaking = self.speaking(&all, words).unwrap_or_default();
        let hand = at_hand(&all, &chosen, doubtful, &speaking).unwrap_or_else(|| (0..all.len()).collect());
        self.part_of(&self.all_keys(), chosen, &hand)
    }

    /// Looks at a part in every version, and puts what is told of it in the place of what was told before.
    fn examine_again(&mut self, part: &Subset, before: &Known, lost: &HashSet<Key>, doubtful: &Doubtful, words: &Words) -> Option<()> {
        let amendments = Amendments::of(&part.ast);
        let is_doubtful = |name: &str| words.known(name).is_some_and(|word| doubtful.names.contains(&word));
        let seen: RefCell<HashSet<Span>> = RefCell::default();
        let files = self.files.clone();
        let key = |span: Span| Some((span.file.0, files.get(span.file.0 as usize)?.pieces.piece(span.start)?.at));
        let in_part = |span: Span| key(span).is_some_and(|key| part.keys.contains(&key));
        let asked = |span: Span| in_part(span) && !seen.borrow().contains(&span);
        let (mut own, mut renamed) = (BTreeMap::new(), Renamed::default());
        let versions = self.versions.clone();
        for (at, until) in versions.iter().enumerate() {
            let names = before.names.get(at)?;
            let beyond = beyond(names, &is_doubtful, &asked);
            let examined = examine(&part.ast, &amendments, until, &[], Some(&beyond));
            let found: Vec<_> = examined.told.into_iter().filter(|(_, fault)| fault.span.is_some_and(in_part)).collect();
            // What is wrong with lines of amendments hangs on what is near in all of an act.
            if beyond.lacking.get() || found.iter().any(|(stage, _)| matches!(stage, Stage::Law | Stage::Endless)) {
                return None;
            }
            let unknown = found.iter().filter(|(_, fault)| fault.code == codes::UNKNOWN_NAME).filter_map(|(_, fault)| fault.span);
            seen.borrow_mut().extend(unknown);
            let kept = before.told.get(at)?.iter().filter(|(_, fault)| {
                let key = fault.span.and_then(|span| before.key(span));
                key.is_none_or(|key| !lost.contains(&key) && !part.keys.contains(&key))
            });
            let told = kept.cloned().chain(found).collect();
            *self.told.get_mut(at)? = told;
            if !doubtful.names.is_empty() {
                let now = &examined.found.book().names;
                let doubted = || doubtful.names.iter().map(|word| words.word(*word));
                let gone: Vec<&str> = doubted().filter(|name| names.contains(*name) && !now.contains_key(*name)).collect();
                let come: Vec<Arc<str>> = now.keys().filter(|name| is_doubtful(name) && !names.contains(*name)).cloned().collect();
                *self.names.get_mut(at)? = renamed.of(names, gone, come);
            }
            gather(examined.found.book(), &files, |key| part.keys.contains(&key), &mut own);
        }
        self.own.retain(|key, _| !lost.contains(key) && !part.keys.contains(key));
        self.own.extend(own.into_iter().map(|(key, own)| (key, Arc::new(own))));
        Some(())
    }

    fn keys(&self, at: usize, range: std::ops::Range<usize>) -> HashSet<Key> {
        let pieces = self.files.get(at).and_then(|file| file.pieces.pieces().get(range)).unwrap_or_default();
        pieces.iter().map(|piece| (u32::try_from(at).unwrap_or(u32::MAX), piece.at)).collect()
    }

    pub(super) fn all_keys(&self) -> Vec<Key> {
        let keys = (0_u32..).zip(&self.files).flat_map(|(at, file)| file.pieces.pieces().iter().map(move |piece| (at, piece.at)));
        keys.collect()
    }

    /// The rules that may speak of an entity of a list, before and after. Nothing where rules may need each other in a circle.
    fn speaking(&self, all: &[&Row], words: &Words) -> Option<Set> {
        let lists: Set = all.iter().flat_map(|row| row.lists.iter().copied()).collect();
        let speaks = |word| {
            let entity = || words.word(word).split_once('.').and_then(|(entity, _)| words.known(entity));
            !lists.is_empty() && entity().is_some_and(|entity| lists.contains(&entity))
        };
        let mut speaking = Chains::of(all.iter().copied()).end(words.count(), speaks)?;
        if !lists.is_empty() {
            let before: Vec<&Row> = self.files.iter().flat_map(|file| &file.rows).map(|row| &**row).collect();
            speaking.extend(Chains::of(before.iter().copied()).end(words.count(), speaks)?);
        }
        Some(speaking)
    }

    /// Whether an edit may take a party its last mention, or give it the first.
    fn touches_parties(&self, edit: Edit<'_>, doubtful: &Doubtful, words: &Words) -> bool {
        let parties: Set = self.party_names().filter_map(|name| words.known(name)).collect();
        let spoken = |rows: &[Arc<Row>]| -> Vec<u32> {
            let mut found: Vec<u32> = rows.iter().flat_map(|row| row.words.iter().copied()).filter(|word| parties.contains(word)).collect();
            found.sort_unstable();
            found
        };
        !doubtful.is_empty() && spoken(edit.lost) != spoken(edit.fresh)
    }

    /// Whether what is told of claims may be something else, or somewhere else.
    fn touches_claims(&self, lost: &HashSet<Key>, doubtful: &Doubtful) -> bool {
        let places = self.claims().iter().flat_map(|fault| fault.related.iter().map(|(span, _)| *span).chain(fault.span));
        !self.claims().is_empty() && !doubtful.is_empty() || places.filter_map(|span| self.key(span)).any(|key| lost.contains(&key))
    }

    /// The declarations of which something is told that shows a place in others; where names may be new, also those with a name that is
    /// not known.
    fn told_near(&self, lost: &HashSet<Key>, all: bool) -> HashSet<Key> {
        let shows = |fault: &crate::source::Diagnostic| {
            fault.related.iter().any(|(span, _)| self.key(*span).is_some_and(|key| lost.contains(&key)))
        };
        let told = self.told.iter().flatten().filter(|(stage, fault)| all && *stage <= Stage::Names || shows(fault));
        told.filter_map(|(_, fault)| self.key(fault.span?)).collect()
    }
}
