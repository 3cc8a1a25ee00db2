//! What keeps the text and the tree in step: a conversion gives a node, or [`Reported`], which only telling a fault makes.
//!
//! Example: `let day = self.date(&pair)?` leaves early only where the file has a fault. An `Option` is a part of the grammar that may be
//! left out, and never a node that could not be made.

use pest::iterators::Pair;

use super::ctx::{Ctx, kids};
use super::error::SyntaxError;
use super::faults::{Held, Reported};
use super::grammar::Rule;
use crate::source::Span;

impl Ctx<'_> {
    /// Tells a fault.
    pub(super) fn tell(&mut self, fault: SyntaxError) -> Reported {
        self.faults.tell(fault)
    }

    /// What the grammar promises within a pair. Where grammar and tree have fallen out of step, that is told at the pair.
    pub(super) fn promised<T>(&mut self, found: Option<T>, within: Span) -> Held<T> {
        found.ok_or_else(|| self.tell(SyntaxError::NotHeld { span: within }))
    }

    /// A pair that the tree has no place for.
    pub(super) fn not_held(&mut self, pair: &Pair<'_, Rule>) -> Reported {
        let span = self.span(pair);
        self.tell(SyntaxError::NotHeld { span })
    }

    /// The first pair below a pair.
    pub(super) fn first<'t>(&mut self, pair: &Pair<'t, Rule>) -> Held<Pair<'t, Rule>> {
        kids(pair.clone()).next().ok_or_else(|| self.not_held(pair))
    }

    /// The last pair below a pair.
    pub(super) fn last<'t>(&mut self, pair: &Pair<'t, Rule>) -> Held<Pair<'t, Rule>> {
        kids(pair.clone()).next_back().ok_or_else(|| self.not_held(pair))
    }

    /// The first pair of a rule below a pair.
    pub(super) fn child<'t>(&mut self, pair: &Pair<'t, Rule>, rule: Rule) -> Held<Pair<'t, Rule>> {
        kids(pair.clone()).find(|child| child.as_rule() == rule).ok_or_else(|| self.not_held(pair))
    }

    /// Tells of every part beyond the first of its kind, where the tree has room for one.
    pub(super) fn single(&mut self, pair: &Pair<'_, Rule>, rules: &[Rule]) {
        let own: Vec<_> = kids(pair.clone()).filter(|child| rules.contains(&child.as_rule())).collect();
        for rule in rules.iter().filter(|_| own.len() > 1) {
            let mut found = own.iter().filter(|child| child.as_rule() == *rule);
            let Some(first) = found.next() else { continue };
            let first = self.span(first);
            for second in found {
                let span = self.span(second);
                self.tell(SyntaxError::PartTwice { first, span });
            }
        }
    }
}
