//! What an edit can reach: the declarations to look at again, and those that must be at hand for it.
//!
//! Invariant: what is told of a declaration that is not looked at again is what it was. Whatever can't be seen to be so from words alone
//! is looked at as a whole (`None`).

use std::sync::Arc;

use rustc_hash::FxHashSet;

use super::row::{Row, Sort};
use super::words::Word;

/// Some words.
pub(super) type Set = FxHashSet<Word>;

/// More declarations than this are no part any more.
const MOST: usize = 600;

/// An edit as its declarations before and after it.
#[derive(Clone, Copy)]
pub(super) struct Edit<'r> {
    pub(super) lost: &'r [Arc<Row>],
    pub(super) fresh: &'r [Arc<Row>],
}

/// The names and sections that may not be what they were.
#[derive(Default)]
pub(super) struct Doubtful {
    pub(super) names: Set,
    pub(super) sections: Set,
}

impl<'r> Edit<'r> {
    fn rows(self) -> impl Iterator<Item = &'r Row> {
        self.lost.iter().chain(self.fresh).map(|row| &**row)
    }

    /// Whether what all of the law hangs on is as it was, but for blanks and comments, and the law begins and ends on the same days.
    fn leaves_common(self) -> bool {
        let same = |(lost, fresh): (&Arc<Row>, &Arc<Row>)| {
            lost.sort == fresh.sort && (lost.sort != Sort::Common || lost.signature == fresh.signature)
        };
        let common = self.rows().any(|row| row.sort == Sort::Common);
        let days = |rows: &[Arc<Row>]| {
            let mut days: Vec<_> = rows.iter().flat_map(|row| row.days.iter().copied()).collect();
            days.sort_unstable();
            days
        };
        !self.rows().any(|row| row.sort == Sort::Whole)
            && (!common || self.lost.len() == self.fresh.len() && self.lost.iter().zip(self.fresh).all(same))
            && days(self.lost) == days(self.fresh)
    }

    /// The sections and lines of amendments whose heads, or whose number, differ before and after.
    fn otherwise(self, all: &[&'r Row]) -> Vec<&'r Row> {
        // How many conditions a rule has matters to those alone who change single ones.
        let amending = || all.iter().copied().chain(self.rows()).filter(|row| row.sort == Sort::Amend);
        let taken: Set = amending().flat_map(|row| row.numbers.iter().chain(&row.declares).copied()).collect();
        let amended = |row: &Row| meets(&row.numbers, &taken) || meets(&row.declares, &taken);
        let law = |rows: &'r [Arc<Row>]| -> Vec<&'r Row> {
            rows.iter().map(|row| &**row).filter(|row| matches!(row.sort, Sort::Section | Sort::Amend)).collect()
        };
        let (lost, fresh) = (law(self.lost), law(self.fresh));
        let same = |(one, other): &(&&Row, &&Row)| {
            one.sort == other.sort && one.signature == other.signature && (one.lengths == other.lengths || !amended(one))
        };
        let front = lost.iter().zip(&fresh).take_while(same).count();
        let rest = (lost.len() - front).min(fresh.len() - front);
        let back = lost.iter().rev().zip(fresh.iter().rev()).take(rest).take_while(same).count();
        let middle = |rows: Vec<&'r Row>| rows.into_iter().rev().skip(back).rev().skip(front).collect::<Vec<_>>();
        [middle(lost), middle(fresh)].concat()
    }

    /// What of the law may be something else. `all` are the declarations after the edit, `speaking` the rules that may speak of an entity of
    /// a list, before or after it.
    pub(super) fn doubtful(self, all: &[&'r Row], speaking: &Set) -> Option<Doubtful> {
        if !self.leaves_common() {
            return None;
        }
        let other = self.otherwise(all);
        let amends = other.iter().any(|row| row.sort == Sort::Amend);
        if amends && !speaking.is_empty() {
            return None;
        }
        let mut doubtful = Doubtful::default();
        for row in &other {
            doubtful.names.extend(&row.declares);
            doubtful.sections.extend(&row.numbers);
        }
        doubtful.names.extend(self.rows().flat_map(|row| &row.declares).filter(|name| speaking.contains(name)));
        if doubtful.is_empty() {
            return Some(doubtful);
        }
        let all: Vec<&Row> = all.iter().copied().chain(self.rows()).collect();
        if amends {
            let names = doubtful.names.clone();
            for row in all.iter().filter(|row| row.sort == Sort::Section) {
                if meets(&row.numbers, &doubtful.sections) {
                    doubtful.names.extend(&row.declares);
                } else if meets(&row.declares, &names) {
                    doubtful.sections.extend(&row.numbers);
                }
            }
        }
        // What a line takes hold of may be there now, or gone.
        for row in all.iter().filter(|row| row.sort == Sort::Amend) {
            if meets(&row.numbers, &doubtful.sections) || meets(&row.declares, &doubtful.names) {
                doubtful.names.extend(&row.declares);
            }
        }
        // What a rule says matters to those who name it, where its meaning hangs on more than its head.
        loop {
            let reached = all.iter().filter(|row| meets(&row.words, &doubtful.names));
            let open = reached.flat_map(|row| row.open.iter().chain(row.declares.iter().filter(|name| speaking.contains(name))));
            let more: Vec<Word> = open.filter(|name| !doubtful.names.contains(name)).copied().collect();
            if more.is_empty() {
                // A claim is held against two versions as a whole, and an act may say less where what it is given under is gone.
                let whole = |row: &&Row| {
                    row.sort == Sort::Whole && meets(&row.words, &doubtful.names) || meets(&row.given_under, &doubtful.sections)
                };
                return (!all.iter().any(whole)).then_some(doubtful);
            }
            doubtful.names.extend(more);
        }
    }
}

impl Doubtful {
    /// Whether all is what it was.
    pub(super) fn is_empty(&self) -> bool {
        self.names.is_empty() && self.sections.is_empty()
    }
}

/// Whether some words are among others.
pub(super) fn meets(words: &[Word], others: &Set) -> bool {
    !others.is_empty() && words.iter().any(|word| others.contains(word))
}

/// The declarations to be looked at again, by their places among all.
pub(super) fn again(all: &[&Row], edit: Edit<'_>, doubtful: &Doubtful, told: impl Fn(usize) -> bool) -> Option<FxHashSet<usize>> {
    let excepted: Set = edit.rows().flat_map(|row| row.excepts.iter().copied()).collect();
    let reached = |row: &Row| {
        meets(&row.excepts, &excepted)
            || meets(&row.declares, &excepted)
            || meets(&row.words, &doubtful.names)
            || meets(&row.cites, &doubtful.sections)
            || meets(&row.numbers, &doubtful.sections)
    };
    let found: FxHashSet<usize> =
        all.iter().enumerate().filter(|(at, row)| row.sort != Sort::Stray && (reached(row) || told(*at))).map(|(at, _)| at).collect();
    (found.len() <= MOST).then_some(found)
}

/// The declarations that must be at hand to look at some again, by their places among all.
pub(super) fn at_hand(all: &[&Row], again: &FxHashSet<usize>, doubtful: &Doubtful, speaking: &Set) -> Option<FxHashSet<usize>> {
    let (mut names, mut sections) = (doubtful.names.clone(), doubtful.sections.clone());
    let rows = all.iter().enumerate();
    for (_, row) in rows.clone().filter(|(at, row)| again.contains(at) || row.sort == Sort::Common) {
        names.extend(&row.words);
        sections.extend(row.cites.iter().chain(&row.numbers));
    }
    let excepted: Set = again.iter().filter_map(|at| all.get(*at)).flat_map(|row| row.excepts.iter().copied()).collect();
    let mut found: FxHashSet<usize> = again.clone();
    let mut followed: FxHashSet<usize> = again.clone();
    // Of two sections of one number only one may count.
    let mut alike = Set::default();
    loop {
        let before = (found.len(), followed.len());
        for (at, row) in rows.clone().filter(|(_, row)| matches!(row.sort, Sort::Section | Sort::Amend)) {
            let named = |own: &[Word]| own.iter().any(|name| names.contains(name));
            if row.sort == Sort::Amend
                || named(&row.declares)
                || named(&row.excepts)
                || meets(&row.numbers, &sections)
                || meets(&row.numbers, &alike)
            {
                found.insert(at);
                alike.extend(row.numbers.iter().filter(|_| row.sort == Sort::Section));
                let open = row.declares.iter().any(|name| speaking.contains(name) && names.contains(name));
                if (open || named(&row.open) || meets(&row.excepts, &excepted)) && followed.insert(at) {
                    names.extend(&row.words);
                    sections.extend(&row.cites);
                }
            }
        }
        if found.len() > MOST + all.iter().filter(|row| row.sort == Sort::Amend).count() {
            return None;
        }
        if (found.len(), followed.len()) == before {
            break;
        }
    }
    found.extend(rows.filter(|(_, row)| matches!(row.sort, Sort::Common | Sort::Whole)).map(|(at, _)| at));
    Some(found)
}
