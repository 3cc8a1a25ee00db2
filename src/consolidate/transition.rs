//! Transitional rules: the wording before an amendment, kept beside the new one for the cases that it still decides.

use std::sync::Arc;

use super::applying::{Applying, Located};
use super::claimed::Target;
use super::error::{ConsolidateError, NotKept};
use super::locate::{AmendmentLine, rule_named};
use super::measures::ChangeId;
use super::tree::{EarlierWording, RuleNode};
use crate::law::Place;
use crate::syntax::ast::{Body, ChangeKind, Expr, Name};

/// A kept wording before it is put beside the new one: act, name of the rule, and the wording.
pub(super) struct Wording<'a> {
    act: &'a Arc<str>,
    name: &'a Name,
    kept: EarlierWording<'a>,
}

impl<'a> Applying<'_, 'a> {
    /// The wordings that the lines of a batch keep, taken before any line changes them.
    pub(super) fn kept_wordings(&mut self, lines: &[&Located<'a>]) -> Vec<Wording<'a>> {
        let mut out = Vec::new();
        let several = self.of_several(lines);
        for (step, _) in lines {
            let ChangeKind::Keep(names, when) = &step.change.kind else { continue };
            for name in names {
                let found = self.text(step).and_then(|text| {
                    let place = rule_named(text, step, name)?.place;
                    let node = text.node(&place).and_then(|node| node.own_rule(&name.text));
                    let kept = |old: &RuleNode<'a>| EarlierWording {
                        old: Box::new(old.clone()),
                        place: place.clone(),
                        when,
                        by: step.by,
                        span: step.change.span,
                    };
                    match node.filter(|node| is_keepable(&node.rule.body)) {
                        Some(node) if has_named_exceptions(&node.rule.body) => Err(NotKept::NamedExceptions),
                        // If two amendments of one day meet, only the one that changes the rule may say which cases the old wording still
                        // decides.
                        Some(_) if several && !self.changes(step, lines, &place, name) => Err(NotKept::Unchanged),
                        Some(node) => Ok(kept(node)),
                        None => Err(NotKept::NoRule),
                    }
                    .map_err(|why| ConsolidateError::NothingKept { name: name.clone(), why })
                });
                match found {
                    Ok(kept) => out.push(Wording { act: &step.amend.act.text, name, kept }),
                    Err(error) => self.errors.push(error),
                }
            }
        }
        out
    }

    /// Whether a line of the same amendment changes the rule.
    fn changes(&self, step: &AmendmentLine<'a>, lines: &[&Located<'a>], place: &Place, name: &Name) -> bool {
        let own = self.owner(step.by);
        let covers = |target: &Target| match &target.rule {
            Some(rule) => rule.text == name.text && target.place == *place,
            None => target.place.contains(place),
        };
        lines.iter().any(|(other, found)| self.owner(other.by) == own && found.iter().any(covers))
    }

    /// Puts each kept wording beside the one that replaced it.
    pub(super) fn put_earlier_wordings(&mut self, wordings: Vec<Wording<'a>>) {
        for Wording { act, name, kept } in wordings {
            let mut texts = self.law.texts.iter_mut().filter(|text| text.act.name.text == *act);
            let node = texts.find_map(|text| text.sections.iter_mut().find_map(|section| section.rule_mut(&name.text)));
            match node {
                Some(node) if wording(node) != wording(&kept.old) => {
                    // Wordings kept by earlier amendments stay with the old wording. Another measure of this amendment may keep it as well.
                    let owner = |by: ChangeId| self.law.measures.get(by).map(|applied| applied.owner);
                    node.earlier.retain(|other| owner(other.by) == owner(kept.by));
                    node.earlier.push(kept);
                }
                other => {
                    let why = if other.is_some() { NotKept::Unchanged } else { NotKept::Gone };
                    self.errors.push(ConsolidateError::NothingKept { name: name.clone(), why });
                }
            }
        }
    }
}

/// Whether a rule of this kind can have an earlier wording.
fn is_keepable(body: &Body) -> bool {
    match body {
        Body::Figure(_) | Body::Truth { .. } | Body::Value { .. } | Body::Deadline { .. } => true,
        Body::Reading { .. } | Body::Exception(_) => false,
    }
}

/// Whether exceptions in the rule have names. The same names would stand for the exceptions of the new wording.
fn has_named_exceptions(body: &Body) -> bool {
    match body {
        Body::Truth { exceptions, .. } | Body::Value { exceptions, .. } => exceptions.iter().any(|exception| exception.name.is_some()),
        Body::Figure(_) | Body::Deadline { .. } | Body::Reading { .. } | Body::Exception(_) => false,
    }
}

/// The identity of a wording: the rule as written, and its conditions if single ones were changed.
fn wording(node: &RuleNode<'_>) -> (*const u8, Vec<(Option<char>, *const Expr)>) {
    let members = node.members.iter().flatten().map(|member| (member.letter, std::ptr::from_ref(member.expr)));
    (Arc::as_ptr(node.rule).cast(), members.collect())
}
