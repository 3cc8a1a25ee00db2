//! What differs between the provisions of two versions: two laws -> the provisions that were replaced, inserted, repealed, renumbered or
//! moved, with the measures that did it.
//!
//! Example: § 29 ledd 1 replaced under `lower_age_limit`: `figure lower_age_limit = 19` before, `18` after.
//! Invariant: provisions are paired by what the consolidation did to them, never by likeness; a version has no changes from itself, and those
//! from B to A are those from A to B the other way. Not here: what the difference means for a case (see [`crate::differ`]).

mod cause;
mod causes;
mod changes;
mod columns;
mod entries;
mod json;
mod marked;
mod pairs;
mod ripple;
mod ripple_text;
mod rules;
mod steps;
mod text;
mod wording;
mod words;

pub use cause::Cause;
pub use changes::{Changed, ChangedParameter, Changes, Order, changes};
pub use json::{ChangesJson, changes_json};
pub use marked::{Piece, lines_of, marked, marked_lines};
pub use ripple::{Proof, Reached, Ripple, prove, ripple};
pub use ripple_text::ripple_text;
pub use rules::{ChangedRule, RuleAt, labels};
pub use steps::step_lines;
pub use text::{act_words, provisions_text, rule_words, text, values};

pub use words::{cause_words, causes_words, label_of, plain_causes_words, sources_of};

use crate::consolidate::Consolidation;
use crate::law::Lang;
use crate::law::say;
use crate::model::Rulebook;
use crate::source::SourceMap;
use crate::syntax::ast;

/// Two versions of the law: the one before and the one after, with the files they are written in.
#[derive(Clone, Copy)]
pub struct Versions<'l> {
    /// The files.
    pub ast: &'l ast::Ast,
    /// Their texts.
    pub sources: &'l SourceMap,
    /// The consolidated laws.
    pub laws: [&'l Consolidation<'l>; 2],
    /// The same laws as rulebooks.
    pub books: [&'l Rulebook; 2],
}

/// The version before, as an index of pairs.
pub const BEFORE: usize = 0;
/// The version after.
pub const AFTER: usize = 1;

impl<'l> Versions<'l> {
    /// The law of one of the versions.
    pub fn law(&self, version: usize) -> &'l Consolidation<'l> {
        let [before, after] = self.laws;
        if version == BEFORE { before } else { after }
    }

    /// The rulebook of one of the versions.
    pub fn book(&self, version: usize) -> &'l Rulebook {
        let [before, after] = self.books;
        if version == BEFORE { before } else { after }
    }
}

/// What was done to a provision or a rule, from the version before to the one after.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// It has another number.
    Renumbered,
    /// It stands in another provision.
    Moved,
    /// It has another wording.
    Replaced,
    /// It is new.
    Inserted,
    /// It is gone.
    Repealed,
}

impl Kind {
    /// Its name in data.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Renumbered => "renumbered",
            Kind::Moved => "moved",
            Kind::Replaced => "replaced",
            Kind::Inserted => "inserted",
            Kind::Repealed => "repealed",
        }
    }

    /// Its name in words.
    pub fn words(self, lang: Lang) -> &'static str {
        match self {
            Kind::Renumbered => say::diff_renumbered(lang),
            Kind::Moved => say::diff_moved(lang),
            Kind::Replaced => say::diff_replaced(lang),
            Kind::Inserted => say::diff_inserted(lang),
            Kind::Repealed => say::diff_repealed(lang),
        }
    }
}
