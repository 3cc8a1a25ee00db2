//! The rank of a source of law: what may overrule what, and what may never pose as statute.

use super::Key;

/// Where a source stands among the sources of law, highest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rank {
    /// An act of parliament (lov).
    Statute,
    /// A regulation given under an act (forskrift).
    Regulation,
    /// Bills, committee reports, consultation papers (forarbeider).
    PreparatoryWorks,
    /// A circular from a directorate or ministry (rundskriv).
    Circular,
    /// A page that tells the public how an agency does it (praksis).
    Practice,
}

impl Rank {
    /// Every rank with the word that rule files use for it.
    pub const ALL: [(&'static str, Rank); 5] = [
        ("statute", Rank::Statute),
        ("regulation", Rank::Regulation),
        ("preparatory_works", Rank::PreparatoryWorks),
        ("circular", Rank::Circular),
        ("practice", Rank::Practice),
    ];

    /// The word rule files and JSON use.
    pub fn keyword(self) -> &'static str {
        Rank::ALL.iter().find(|(_, rank)| *rank == self).map_or("statute", |(word, _)| word)
    }

    /// Reads the word of a rule file.
    pub fn from_keyword(word: &str) -> Option<Rank> {
        Rank::ALL.iter().find(|(name, _)| *name == word).map(|(_, rank)| *rank)
    }

    /// The word readers know.
    pub fn key(self) -> Key {
        match self {
            Rank::Statute => Key::rank_statute,
            Rank::Regulation => Key::rank_regulation,
            Rank::PreparatoryWorks => Key::rank_preparatory_works,
            Rank::Circular => Key::rank_circular,
            Rank::Practice => Key::rank_practice,
        }
    }
}
