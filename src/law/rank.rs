//! The ranks of sources of law: which source may override which, and which is never shown as statute.

use serde::{Deserialize, Serialize};

use super::Key;

/// The rank of a source of law, highest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Rank {
    /// An act of parliament (lov).
    Statute,
    /// A regulation given under an act (forskrift).
    Regulation,
    /// Bills, committee reports, consultation papers (forarbeider).
    PreparatoryWorks,
    /// A circular from a directorate or ministry (rundskriv).
    Circular,
    /// A web page on which an agency describes its practice (praksis).
    Practice,
}

impl Rank {
    /// Every rank with its keyword in rule files.
    pub const ALL: [(&'static str, Rank); 5] = [
        ("statute", Rank::Statute),
        ("regulation", Rank::Regulation),
        ("preparatory_works", Rank::PreparatoryWorks),
        ("circular", Rank::Circular),
        ("practice", Rank::Practice),
    ];

    /// The keyword in rule files and JSON.
    pub fn keyword(self) -> &'static str {
        Rank::ALL.iter().find(|(_, rank)| *rank == self).map_or("statute", |(word, _)| word)
    }

    /// The rank of a keyword.
    pub fn from_keyword(word: &str) -> Option<Rank> {
        Rank::ALL.iter().find(|(name, _)| *name == word).map(|(_, rank)| *rank)
    }

    /// The message with the rank's name for readers.
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
