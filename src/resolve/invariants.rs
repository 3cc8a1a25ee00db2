//! Invariants: what must hold of the law of a version, each side an expression.
//!
//! A version may lack what an invariant names. A rule that answers yes or no is then *no*, as a right that is not there is no right; of a
//! version that lacks anything else, or all of it, the invariant says nothing.

use std::sync::Arc;

use rustc_hash::FxHashMap as HashMap;

use super::scope::{Ctx, Elsewhere};
use crate::law::Place;
use crate::model::{ActId, ExprKind, Invariant, Named, RuleId, Standing, StandingId, Type, Value};
use crate::source::both;
use crate::syntax::ast::{self, Expr};

impl<'a> Ctx<'a> {
    /// Resolves an invariant. `names` are those of all versions.
    pub(super) fn invariant(&mut self, own: &ast::Invariant, number: usize, names: &'a HashMap<Arc<str>, bool>) {
        let (rules, errors) = (self.book.rules.len(), self.errors.len());
        self.elsewhere = Some(Elsewhere { names, lacking: false, open: false, met: false });
        let sources = self.sources(&own.sources, false);
        let standing = self.standing_of_sides(&own.sides);
        let sides = own.sides.each_ref().map(|side| self.condition(side, standing, ("side", both("siden", "side"))));
        if self.elsewhere.take().is_some_and(|own| own.open || own.lacking && !own.met) {
            self.book.rules.truncate(rules);
            self.errors.truncate(errors);
            return;
        }
        self.book.invariants.push(Invariant { number, bond: own.bond, sides, sources });
    }

    /// What a name comes to that this version lacks and another has; none where no version has it.
    pub(super) fn found_elsewhere(&mut self, name: &ast::Name) -> Option<ExprKind> {
        let elsewhere = self.elsewhere.as_mut()?;
        let yes_no = *elsewhere.names.get(&name.text)?;
        elsewhere.lacking = true;
        elsewhere.open |= !yes_no;
        Some(ExprKind::Value(Value::Truth(false), Type::Truth))
    }

    /// Takes note of what this version has of what an invariant names.
    pub(super) fn found_here(&mut self, name: &ast::Name) {
        let here = matches!(self.book.names.get(&name.text), Some(Named::Rule(_) | Named::Figure(_) | Named::Reading(_)));
        if let Some(elsewhere) = self.elsewhere.as_mut() {
            elsewhere.met |= here;
        }
    }

    /// The standing of the first rule that a side is, whose act says how dates are rounded; else that of an act.
    fn standing_of_sides(&mut self, sides: &[Expr; 2]) -> StandingId {
        let named = sides.iter().find_map(|side| match &side.kind {
            ast::ExprKind::Path(name) => match self.book.names.get(&name.text) {
                Some(Named::Rule(RuleId(id))) => self.book.rules.get(*id as usize),
                _ => None,
            },
            _ => None,
        });
        let own = named.map(|rule| rule.standing);
        own.unwrap_or_else(|| self.standing(Standing { act: ActId(0), place: Place::default(), change: None, block: None }))
    }
}

/// The rules, figures and readings that stand anywhere in the files, each with whether it is a rule that answers yes or no.
pub(super) fn names_anywhere(ast: &ast::Ast) -> HashMap<Arc<str>, bool> {
    let mut names = HashMap::default();
    for item in ast.files.iter().flat_map(|file| &file.items) {
        match item {
            ast::Item::Section(section) => section.parts.iter().for_each(|part| of_part(part, &mut names)),
            ast::Item::Amend(amend) => amend.changes.iter().for_each(|change| of_change(&change.kind, &mut names)),
            _ => {}
        }
    }
    names
}

fn of_part(part: &ast::Part, into: &mut HashMap<Arc<str>, bool>) {
    match part {
        ast::Part::Rule(rule) => of_rule(rule, into),
        ast::Part::Block(block) => block.parts.iter().for_each(|part| of_part(part, into)),
    }
}

fn of_change(kind: &ast::ChangeKind, into: &mut HashMap<Arc<str>, bool>) {
    match kind {
        ast::ChangeKind::ReplaceRule(rule) | ast::ChangeKind::InsertRule(rule) => of_rule(rule, into),
        ast::ChangeKind::ReplaceBlock(block) | ast::ChangeKind::InsertBlock(block) => {
            block.parts.iter().for_each(|part| of_part(part, into));
        }
        ast::ChangeKind::ReplaceSection(section) | ast::ChangeKind::InsertSection(section) => {
            section.parts.iter().for_each(|part| of_part(part, into));
        }
        ast::ChangeKind::ReplaceLetter(..)
        | ast::ChangeKind::InsertLetter(..)
        | ast::ChangeKind::RepealLetter(..)
        | ast::ChangeKind::RepealPlace(_)
        | ast::ChangeKind::RepealRule(_)
        | ast::ChangeKind::RenumberLetter(..)
        | ast::ChangeKind::Renumber(..)
        | ast::ChangeKind::Keep(..) => {}
    }
}

fn of_rule(rule: &ast::Rule, into: &mut HashMap<Arc<str>, bool>) {
    if let Some(name) = rule.own_name() {
        into.insert(name.text.clone(), matches!(rule.body, ast::Body::Truth { .. }));
    }
}
