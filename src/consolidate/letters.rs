//! Changes to single conditions of a rule, and to their letters.

use std::sync::Arc;

use super::claimed::Target;
use super::error::ConsolidateError;
use super::history::History;
use super::locate::AmendmentLine;
use super::measures::ChangeId;
use super::tree::{ActText, MemberNode, RuleNode};
use crate::law::Place;
use crate::source::Span;
use crate::syntax::ast;

/// The letters that change, applied all at once, so that b may become c while c becomes b.
#[derive(Default)]
pub(super) struct Renumberings<'a> {
    /// For each rule, the old and the new letter.
    rules: Vec<Rule<'a>>,
}

struct Rule<'a> {
    act: &'a Arc<str>,
    target: Target,
    moves: Vec<Renumbering>,
}

struct Renumbering {
    from: char,
    to: char,
    by: ChangeId,
    span: Span,
}

impl<'a> Renumberings<'a> {
    /// Records that a letter changes.
    pub(super) fn note(&mut self, step: &AmendmentLine<'a>, target: &Target, to: char) {
        let (Some(name), Some(from)) = (&target.rule, target.letter) else { return };
        let own = |rule: &Rule<'a>| {
            *rule.act == step.amend.act.text
                && rule.target.place == target.place
                && rule.target.rule.as_ref().is_some_and(|own| own.text == name.text)
        };
        let new = Renumbering { from, to, by: step.by, span: step.change.span };
        match self.rules.iter_mut().find(|rule| own(rule)) {
            Some(rule) => rule.moves.push(new),
            None => self.rules.push(Rule { act: &step.amend.act.text, target: target.clone(), moves: vec![new] }),
        }
    }

    /// Applies the new letters. Reports a letter that is taken; that condition keeps its old letter.
    pub(super) fn apply(self, texts: &mut [ActText<'a>], errors: &mut History<ConsolidateError>) {
        for Rule { act, target, moves } in self.rules {
            let text = texts.iter_mut().find(|text| text.act.name.text == *act);
            let name = target.rule.as_ref().map_or("", |rule| &rule.text);
            let node = text.and_then(|text| text.rule_mut(&target.place, name));
            let Some(members) = node.and_then(RuleNode::members_mut) else { continue };
            let mut taken: Vec<(MemberNode<'a>, &Renumbering)> = Vec::new();
            for own in &moves {
                let Some(index) = members.iter().position(|member| member.letter == Some(own.from)) else { continue };
                if let Some((_, other)) = taken.iter().find(|(_, other)| other.to == own.to) {
                    let what = Target { letter: Some(own.to), ..target.clone() }.words();
                    errors.push(ConsolidateError::ChangedTwice { what, span: own.span, first: other.span });
                    continue;
                }
                taken.push((members.remove(index), own));
            }
            for (mut member, own) in taken {
                member.letter = Some(own.to);
                member.renumbered = Some(own.by);
                if let Err((first, mut member)) = place(members, member) {
                    let there = Place { letter: Some(own.to), ..target.place.clone() };
                    errors.push(ConsolidateError::Occupied { place: there, span: own.span, first });
                    member.letter = Some(own.from);
                    member.renumbered = None;
                    // The old letter may be taken by now. The fault is already reported.
                    let _ = place(members, member);
                }
            }
        }
    }
}

/// Inserts a condition by its letter. Fails with the span of a condition that already has the letter.
pub(super) fn insert<'a>(members: &mut Vec<MemberNode<'a>>, member: &'a ast::Member, by: ChangeId) -> Result<(), Span> {
    let new = MemberNode { letter: member.letter, expr: &member.expr, change: Some(by), renumbered: None };
    place(members, new).map_err(|(first, _)| first)
}

fn place<'a>(members: &mut Vec<MemberNode<'a>>, new: MemberNode<'a>) -> Result<(), (Span, MemberNode<'a>)> {
    if let Some(there) = members.iter().find(|other| other.letter.is_some() && other.letter == new.letter) {
        return Err((there.expr.span, new));
    }
    let index = members.iter().position(|other| other.letter > new.letter).unwrap_or(members.len());
    members.insert(index, new);
    Ok(())
}

impl<'a> RuleNode<'a> {
    /// Replaces the condition at a letter. The letter stays.
    pub(super) fn replace_letter(&mut self, letter: char, member: &'a ast::Member, by: ChangeId) {
        let members = self.members_mut().into_iter().flatten();
        for slot in members.filter(|member| member.letter == Some(letter)) {
            *slot = MemberNode { letter: Some(letter), expr: &member.expr, change: Some(by), renumbered: None };
        }
    }

    /// Removes the condition at a letter. Returns how many conditions are left.
    pub(super) fn drop_letter(&mut self, letter: char) -> Option<usize> {
        let members = self.members_mut()?;
        members.retain(|member| member.letter != Some(letter));
        Some(members.len())
    }
}

impl<'a> ActText<'a> {
    /// The rule with this name that stands directly at a place.
    pub(super) fn rule_mut(&mut self, place: &Place, name: &str) -> Option<&mut RuleNode<'a>> {
        self.node_mut(place)?.own_rule_mut(name)
    }
}
