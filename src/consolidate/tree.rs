//! The law of one version: a tree of provisions that borrows from the files.

use std::sync::Arc;

use chrono::NaiveDate;

use super::adopted::Measures;
use super::declared::Declared;
use super::effects::Effect;
use super::history::History;
use super::measures::{AppliedMeasure, ChangeId};
use super::parts::Parts;
use crate::law::{Place, Section, Version};
use crate::source::Span;
use crate::syntax::ast;

/// The law of one version.
#[derive(Debug)]
pub struct Consolidation<'a> {
    /// The version: date, and amendments added or left out.
    pub version: Version,
    /// The acts in force on the date.
    pub texts: Vec<ActText<'a>>,
    /// The measures applied, in the order of application.
    pub measures: Measures<'a>,
    /// The provisions and rules that those measures repealed.
    pub repealed: History<Repealed>,
    /// What the lines of those measures did, in the order of application.
    pub effects: History<Effect>,
    /// The measures that the version's name leaves out.
    pub left_out: Vec<AppliedMeasure<'a>>,
    /// What the files declare beside amendments.
    pub declared: Arc<Declared<'a>>,
}

/// An act with its sections.
#[derive(Debug, Clone)]
pub struct ActText<'a> {
    /// The act as written.
    pub act: &'a ast::Act,
    /// Its sections, sorted by number.
    pub sections: Vec<Provision<'a>>,
}

/// A provision or rule that was repealed in this version, or a condition of a rule.
#[derive(Debug, Clone)]
pub struct Repealed {
    /// The name of the act.
    pub act: Arc<str>,
    /// Where it stood before.
    pub place: Place,
    /// The name of the rule that was repealed, or had the condition at the letter; `None` if a whole provision was repealed.
    pub rule: Option<Arc<str>>,
    /// The measure that repealed it.
    pub change: ChangeId,
}

/// The number of a provision in this version.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Unit {
    /// A section.
    Section(Section),
    /// A subsection, letter or sentence.
    Block(ast::Unit),
}

/// A section or a part of one.
#[derive(Debug, Clone)]
pub struct Provision<'a> {
    /// Its number in this version.
    pub unit: Unit,
    /// Its heading and notes as written.
    pub head: &'a ast::Head,
    /// The heading of the text that it began as. Replacements and new numbers leave this, so that a provision is known through them.
    pub began: Span,
    /// The measure that inserted or last replaced it; `None` if it is the original text.
    pub change: Option<ChangeId>,
    /// The measure that last renumbered it.
    pub renumbered: Option<ChangeId>,
    /// The first day it is no longer in force. A new text keeps the end of the old one unless it states its own.
    pub ends: Option<NaiveDate>,
    /// Its blocks and rules, in order.
    pub parts: Parts<Content<'a>>,
}

/// A part of a provision.
#[derive(Debug, Clone)]
pub enum Content<'a> {
    /// A subsection, letter or sentence.
    Provision(Provision<'a>),
    /// A rule.
    Rule(RuleNode<'a>),
}

/// A rule at its place in this version.
#[derive(Debug, Clone)]
pub struct RuleNode<'a> {
    /// The rule as written.
    pub rule: &'a Arc<ast::Rule>,
    /// The measure that inserted or last replaced it; `None` if it is the original text.
    pub change: Option<ChangeId>,
    /// Its conditions, if a measure changed single ones; otherwise those of `rule` hold.
    pub members: Option<Vec<MemberNode<'a>>>,
    /// The rule it replaced. Its label is kept if the new rule has none.
    pub labels_from: Option<&'a Arc<ast::Rule>>,
    /// The first day it is no longer in force.
    pub ends: Option<NaiveDate>,
    /// Earlier wordings that still decide some cases.
    pub earlier: Vec<EarlierWording<'a>>,
}

/// The wording of a rule before an amendment, and the cases it still decides.
#[derive(Debug, Clone)]
pub struct EarlierWording<'a> {
    /// The rule in its earlier wording.
    pub old: Box<RuleNode<'a>>,
    /// Where the earlier wording stood.
    pub place: Place,
    /// The condition on the cases that it decides.
    pub when: &'a ast::Expr,
    /// The measure that keeps it.
    pub by: ChangeId,
    /// Where the `keep` line is written.
    pub span: Span,
}

/// A condition of a rule whose conditions were changed one by one.
#[derive(Debug, Clone)]
pub struct MemberNode<'a> {
    /// Its letter; `None` if it has none.
    pub letter: Option<char>,
    /// The condition as written.
    pub expr: &'a ast::Expr,
    /// The measure that inserted or replaced it.
    pub change: Option<ChangeId>,
    /// The measure that changed its letter.
    pub renumbered: Option<ChangeId>,
}

impl Unit {
    /// The place of this unit inside an outer place.
    pub fn within(&self, place: &Place) -> Place {
        let mut place = place.clone();
        match self {
            Unit::Section(section) => place.section = Some(section.clone()),
            Unit::Block(ast::Unit::Subsection(n)) => place.subsection = Some(*n),
            Unit::Block(ast::Unit::Letter(letter)) => place.letter = Some(*letter),
            Unit::Block(ast::Unit::Sentence(n)) => place.sentence = Some(*n),
        }
        place
    }

    /// The sort key among siblings: kind, then number.
    pub(super) fn rank(&self) -> (u8, u64, &str) {
        match self {
            Unit::Section(section) => {
                let (key, rest) = section.order();
                (0, key, rest)
            }
            Unit::Block(ast::Unit::Subsection(n)) => (1, u64::from(*n), ""),
            Unit::Block(ast::Unit::Letter(letter)) => (2, u64::from(u32::from(*letter)), ""),
            Unit::Block(ast::Unit::Sentence(n)) => (3, u64::from(*n), ""),
        }
    }
}

impl<'a> Provision<'a> {
    /// The child provisions.
    pub fn nodes(&self) -> impl Iterator<Item = &Provision<'a>> {
        self.parts.provisions_at().filter_map(|at| match self.parts.get(at) {
            Some(Content::Provision(node)) => Some(node),
            Some(Content::Rule(_)) | None => None,
        })
    }

    /// The child provision with a number.
    fn node_mut(&mut self, unit: ast::Unit) -> Option<&mut Provision<'a>> {
        let own = |at: &usize| matches!(self.parts.get(*at), Some(Content::Provision(node)) if node.unit == Unit::Block(unit));
        let at = self.parts.provisions_at().find(own)?;
        self.parts.within(at)?.provision_mut()
    }

    pub(super) fn nodes_mut(&mut self) -> impl Iterator<Item = &mut Provision<'a>> {
        self.parts.iter_mut().filter_map(|part| match part {
            Content::Provision(node) => Some(node),
            Content::Rule(_) => None,
        })
    }

    /// The rule with this name here or below, and its place. Exceptions to that rule do not count.
    pub(super) fn rule(&self, name: &str, outer: &Place) -> Option<(Place, &RuleNode<'a>)> {
        let here = self.unit.within(outer);
        let own = self.parts.rule_at(name);
        let before = self.parts.provisions_at().take_while(|at| own.is_none_or(|own| *at < own));
        let below = before.filter_map(|at| self.parts.get(at)).find_map(|part| match part {
            Content::Provision(node) => node.rule(name, &here),
            Content::Rule(_) => None,
        });
        below.or_else(|| Some((here.clone(), self.own_rule(name)?)))
    }

    /// The rule with this name that stands directly here.
    pub(super) fn own_rule(&self, name: &str) -> Option<&RuleNode<'a>> {
        match self.parts.get(self.parts.rule_at(name)?) {
            Some(Content::Rule(node)) => Some(node),
            Some(Content::Provision(_)) | None => None,
        }
    }

    /// The same, to be given another wording. It keeps its name.
    pub(super) fn own_rule_mut(&mut self, name: &str) -> Option<&mut RuleNode<'a>> {
        let at = self.parts.rule_at(name)?;
        self.parts.within(at)?.rule_mut()
    }

    /// The first rule with this name here or below, to be given another wording. It keeps its name.
    pub(super) fn rule_mut(&mut self, name: &str) -> Option<&mut RuleNode<'a>> {
        let own = self.parts.rule_at(name);
        let below =
            |at: &usize| matches!(self.parts.get(*at), Some(Content::Provision(node)) if node.rule(name, &Place::default()).is_some());
        let before = self.parts.provisions_at().take_while(|at| own.is_none_or(|own| *at < own)).find(below);
        match before {
            Some(at) => self.parts.within(at)?.provision_mut()?.rule_mut(name),
            None => self.parts.within(own?)?.rule_mut(),
        }
    }

    /// The rules that stand directly here, not in child provisions.
    pub fn own_rules(&self) -> impl Iterator<Item = &RuleNode<'a>> {
        self.parts.iter().filter_map(|part| match part {
            Content::Rule(node) => Some(node),
            Content::Provision(_) => None,
        })
    }

    /// Collects the rules here and below that have a condition with this letter, with their places.
    pub(super) fn rules_with_letter(&self, letter: char, outer: &Place, into: &mut Vec<(Place, ast::Name)>) {
        let here = self.unit.within(outer);
        for part in &self.parts {
            match part {
                Content::Rule(node) if node.has_letter(letter) => into.push((here.clone(), node.rule.name.clone())),
                Content::Rule(_) => {}
                Content::Provision(node) => node.rules_with_letter(letter, &here, into),
            }
        }
    }

    /// Records that this text continues an older one: a part goes on as the part that had its number.
    pub(super) fn continues(&mut self, old: &Provision<'_>) {
        self.began = old.began;
        for node in self.nodes_mut() {
            if let Some(before) = old.nodes().find(|before| before.unit == node.unit) {
                node.continues(before);
            }
        }
    }

    /// Records a measure as the origin of this provision and everything in it.
    pub(super) fn mark(&mut self, change: ChangeId) {
        self.change = Some(change);
        for part in self.parts.iter_mut() {
            match part {
                Content::Rule(node) => node.change = Some(change),
                Content::Provision(node) => node.mark(change),
            }
        }
    }

    /// Every rule name here and below.
    pub(super) fn rule_names(&self, into: &mut Vec<Arc<str>>) {
        for part in &self.parts {
            match part {
                Content::Rule(node) => into.extend(node.rule.own_name().map(|name| name.text.clone())),
                Content::Provision(node) => node.rule_names(into),
            }
        }
    }

    /// Inserts a child by its number. Fails with the span of a child that already has the number.
    pub(super) fn place_node(&mut self, node: Provision<'a>) -> Result<(), Span> {
        if let Some(there) = self.nodes().find(|other| other.unit == node.unit) {
            return Err(there.head.span);
        }
        self.put_beside(node);
        Ok(())
    }

    /// Inserts a child by its number, even if another child has the same number.
    pub(super) fn put_beside(&mut self, node: Provision<'a>) {
        let rank = node.unit.rank();
        let after = self.parts.iter().rposition(|part| matches!(part, Content::Provision(other) if other.unit.rank() <= rank));
        let index = after.map_or_else(
            || self.parts.iter().position(|part| matches!(part, Content::Provision(_))).unwrap_or(self.parts.len()),
            |after| after + 1,
        );
        self.parts.insert(index, Content::Provision(node));
    }
}

impl<'a> RuleNode<'a> {
    /// Whether this is the rule or exception with this name. An exception *to* that name does not count.
    pub(super) fn is_named(&self, name: &str) -> bool {
        self.rule.own_name().is_some_and(|own| &*own.text == name)
    }

    /// The conditions of its `all` or `any` as written; `None` if the rule has no such list.
    fn written(&self) -> Option<&'a [ast::Member]> {
        let rule: &'a Arc<ast::Rule> = self.rule;
        match &rule.body {
            ast::Body::Truth { holds: ast::Expr { kind: ast::ExprKind::All(members) | ast::ExprKind::Any(members), .. }, .. } => {
                Some(members)
            }
            _ => None,
        }
    }

    /// The conditions of its `all` or `any`, as own nodes that can be changed; `None` if the rule has no such list.
    pub(super) fn members_mut(&mut self) -> Option<&mut Vec<MemberNode<'a>>> {
        let members = self.written()?;
        let nodes = || {
            members.iter().map(|member| MemberNode { letter: member.letter, expr: &member.expr, change: None, renumbered: None }).collect()
        };
        Some(self.members.get_or_insert_with(nodes))
    }

    /// Whether it has a condition at a letter.
    pub(super) fn has_letter(&self, letter: char) -> bool {
        match &self.members {
            Some(members) => members.iter().any(|member| member.letter == Some(letter)),
            None => self.written().unwrap_or_default().iter().any(|member| member.letter == Some(letter)),
        }
    }

    /// The number of conditions in its list.
    pub(super) fn length(&self) -> usize {
        self.members.as_ref().map_or_else(|| self.written().unwrap_or_default().len(), Vec::len)
    }
}

impl<'a> ActText<'a> {
    /// The index of the section with this number (binary search: sections are sorted).
    fn section_at(&self, number: &Section) -> Option<usize> {
        let (key, rest) = number.order();
        let rank = (0, key, rest);
        let first = self.sections.partition_point(|node| node.unit.rank() < rank);
        let mut alike = self.sections.iter().skip(first).take_while(|node| node.unit.rank() == rank);
        let at = alike.position(|node| matches!(&node.unit, Unit::Section(own) if own == number))?;
        Some(first + at)
    }

    fn section(&self, number: &Section) -> Option<&Provision<'a>> {
        self.sections.get(self.section_at(number)?)
    }

    pub(super) fn section_mut(&mut self, number: &Section) -> Option<&mut Provision<'a>> {
        let at = self.section_at(number)?;
        self.sections.get_mut(at)
    }

    /// Removes the provision at a place and returns it.
    pub(super) fn take_node(&mut self, place: &Place) -> Option<Provision<'a>> {
        let (parent, unit) = split(place);
        let Some(unit) = unit else {
            let index = self.section_at(place.section.as_ref()?)?;
            return Some(self.sections.remove(index));
        };
        let node = self.node_mut(&parent)?;
        let index = node.parts.iter().position(|part| matches!(part, Content::Provision(child) if child.unit == Unit::Block(unit)))?;
        match node.parts.remove(index) {
            Content::Provision(node) => Some(node),
            Content::Rule(_) => None,
        }
    }

    /// Puts a provision at a place. Fails with the span of what already stands there, or with `None` if the parent does not exist.
    pub(super) fn put_node(&mut self, mut node: Provision<'a>, place: &Place) -> Result<(), Option<Span>> {
        let (parent, unit) = split(place);
        match unit {
            Some(unit) => {
                node.unit = Unit::Block(unit);
                self.node_mut(&parent).ok_or(None)?.place_node(node).map_err(Some)
            }
            None => {
                let number = place.section.as_ref().ok_or(None)?;
                node.unit = Unit::Section(number.clone());
                if let Some(there) = self.section(number) {
                    return Err(Some(there.head.span));
                }
                let rank = node.unit.rank();
                let index = self.sections.partition_point(|other| other.unit.rank() < rank);
                self.sections.insert(index, node);
                Ok(())
            }
        }
    }

    pub(super) fn node(&self, place: &Place) -> Option<&Provision<'a>> {
        let mut node = self.section(place.section.as_ref()?)?;
        for step in steps(place).into_iter().flatten() {
            node = node.nodes().find(|child| child.unit == Unit::Block(step))?;
        }
        Some(node)
    }

    pub(super) fn node_mut(&mut self, place: &Place) -> Option<&mut Provision<'a>> {
        let mut node = self.section_mut(place.section.as_ref()?)?;
        for step in steps(place).into_iter().flatten() {
            node = node.node_mut(step)?;
        }
        Some(node)
    }
}

/// The units from a section down to a place in it.
fn steps(place: &Place) -> [Option<ast::Unit>; 3] {
    [place.subsection.map(ast::Unit::Subsection), place.letter.map(ast::Unit::Letter), place.sentence.map(ast::Unit::Sentence)]
}

/// A place as (parent, last unit); the unit is `None` for a section.
pub(super) fn split(place: &Place) -> (Place, Option<ast::Unit>) {
    let mut parent = place.clone();
    let unit = if let Some(n) = parent.sentence.take() {
        Some(ast::Unit::Sentence(n))
    } else if let Some(letter) = parent.letter.take() {
        Some(ast::Unit::Letter(letter))
    } else {
        parent.subsection.take().map(ast::Unit::Subsection)
    };
    (parent, unit)
}

/// The provisions from the section down to a place, each with its own place. Stops where one does not exist.
pub(super) fn path<'n, 'a>(text: &'n ActText<'a>, place: &Place) -> Vec<(Place, &'n Provision<'a>)> {
    let Some(mut node) = place.section.as_ref().and_then(|section| text.section(section)) else { return Vec::new() };
    let mut here = node.unit.within(&Place::default());
    let mut path = vec![(here.clone(), node)];
    for step in steps(place).into_iter().flatten() {
        let Some(child) = node.nodes().find(|child| child.unit == Unit::Block(step)) else { break };
        here = child.unit.within(&here);
        path.push((here.clone(), child));
        node = child;
    }
    path
}
