//! The rules of two provisions: those that differ.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::cause::Cause;
use super::entries::Entry;
use super::wording::wording;
use super::{AFTER, BEFORE, Kind, Versions};
use crate::consolidate::RuleNode;
use crate::law::Place;
use crate::syntax::ast;

/// A rule that differs.
pub struct ChangedRule<'l> {
    /// Its name; for an exception without one that of the first rule that it is made to.
    pub name: Arc<str>,
    /// Whether it is an exception without a name.
    pub nameless: bool,
    /// What was done to it; of renumbered and moved only the latter.
    pub kinds: Vec<Kind>,
    /// The rule in each version.
    pub at: [Option<RuleAt<'l>>; 2],
    /// What made it differ.
    pub causes: Vec<Cause>,
}

impl ChangedRule<'_> {
    /// Whether it is the rule of a name, or an exception made to it.
    pub fn concerns(&self, name: &str) -> bool {
        let made_to =
            |at: &RuleAt<'_>| matches!(at.node.rule.body, ast::Body::Exception(_)) && at.node.rule.excepted().any(|own| *own.text == *name);
        *self.name == *name || self.at.iter().flatten().any(made_to)
    }
}

/// A rule where it stands.
pub struct RuleAt<'l> {
    /// The act.
    pub act: &'l ast::Act,
    /// The place in it.
    pub place: Place,
    /// The rule.
    pub node: &'l RuleNode<'l>,
    /// Its wording.
    pub text: String,
}

/// Where each named rule of a version stands: the provision and the rule.
type ByName<'l> = BTreeMap<Arc<str>, (usize, &'l RuleNode<'l>)>;

/// The rules of both versions.
pub(super) struct Rules<'v, 'l> {
    versions: &'v Versions<'l>,
    entries: [&'v [Entry<'l>]; 2],
    named: [ByName<'l>; 2],
}

impl<'v, 'l> Rules<'v, 'l> {
    pub(super) fn new(versions: &'v Versions<'l>, entries: [&'v [Entry<'l>]; 2]) -> Rules<'v, 'l> {
        Rules { versions, entries, named: entries.map(by_name) }
    }

    /// The rules that differ between two provisions, of which one may be missing: first those that are gone from here, then the others in
    /// the order of the version after.
    pub(super) fn changed(&self, own: [Option<usize>; 2]) -> Vec<ChangedRule<'l>> {
        let mut out = Vec::new();
        for (version, stays) in [(BEFORE, false), (AFTER, true)] {
            for node in self.rules(version, own) {
                let Some(name) = node.rule.own_name() else { continue };
                let other = self.named(1 - version).get(&name.text);
                let here = other.is_some_and(|(at, _)| Some(*at) == side(own, 1 - version));
                // A rule that stands in both is told once.
                if here && !stays {
                    continue;
                }
                let Some(mine) = side(own, version) else { continue };
                let mut at = [Some((mine, node)), other.copied()];
                if version == AFTER {
                    at.reverse();
                }
                out.extend(self.compared(name.text.clone(), false, at, !here));
            }
        }
        out.extend(self.nameless(own));
        out
    }

    /// Exceptions without a name are paired by what they are made to, and by their order.
    fn nameless(&self, own: [Option<usize>; 2]) -> Vec<ChangedRule<'l>> {
        let [mut before, after] = [BEFORE, AFTER].map(|version| -> Vec<(Arc<str>, usize, &'l RuleNode<'l>)> {
            let Some(at) = side(own, version) else { return Vec::new() };
            let nameless = self.rules(version, own).into_iter().filter(|node| node.rule.own_name().is_none());
            nameless.map(|node| (node.rule.name.text.clone(), at, node)).collect()
        });
        let mut pairs = Vec::new();
        for (name, at, node) in after {
            let mate = before.iter().position(|(other, ..)| *other == name).map(|mate| before.remove(mate));
            pairs.push((name, [mate.map(|(_, at, node)| (at, node)), Some((at, node))]));
        }
        let gone = before.into_iter().map(|(name, at, node)| (name, [Some((at, node)), None]));
        gone.chain(pairs).filter_map(|(name, at)| self.compared(name, true, at, false)).collect()
    }

    /// A rule of two versions, if it differs.
    fn compared(&self, name: Arc<str>, nameless: bool, at: [Option<(usize, &'l RuleNode<'l>)>; 2], moved: bool) -> Option<ChangedRule<'l>> {
        let [before, after] = at;
        if let (Some((_, one)), Some((_, other)), false) = (before, after, moved)
            && is_same(one, other)
        {
            return None;
        }
        let at = [self.at(BEFORE, before), self.at(AFTER, after)];
        let mut kinds = Vec::new();
        match &at {
            [Some(before), Some(after)] => {
                if moved {
                    kinds.push(Kind::Moved);
                }
                if !same_words(&before.text, &after.text) {
                    kinds.push(Kind::Replaced);
                }
            }
            [None, Some(_)] => kinds.push(Kind::Inserted),
            [Some(_), None] => kinds.push(Kind::Repealed),
            [None, None] => {}
        }
        (!kinds.is_empty()).then_some(ChangedRule { name, nameless, kinds, at, causes: Vec::new() })
    }

    fn at(&self, version: usize, at: Option<(usize, &'l RuleNode<'l>)>) -> Option<RuleAt<'l>> {
        let (entry, node) = at?;
        let entry = self.entries(version).get(entry)?;
        let text = wording(self.versions.ast, self.versions.sources, node);
        Some(RuleAt { act: entry.act, place: entry.place.clone(), node, text })
    }

    fn rules(&self, version: usize, own: [Option<usize>; 2]) -> Vec<&'l RuleNode<'l>> {
        let entry = side(own, version).and_then(|at| self.entries(version).get(at));
        entry.into_iter().flat_map(|entry| entry.node.own_rules()).collect()
    }

    fn entries(&self, version: usize) -> &'v [Entry<'l>] {
        let [before, after] = self.entries;
        if version == BEFORE { before } else { after }
    }

    fn named(&self, version: usize) -> &ByName<'l> {
        let [before, after] = &self.named;
        if version == BEFORE { before } else { after }
    }
}

fn side(own: [Option<usize>; 2], version: usize) -> Option<usize> {
    let [before, after] = own;
    if version == BEFORE { before } else { after }
}

fn by_name<'l>(entries: &[Entry<'l>]) -> ByName<'l> {
    let mut out = ByName::new();
    for (at, entry) in entries.iter().enumerate() {
        for node in entry.node.own_rules() {
            if let Some(name) = node.rule.own_name() {
                out.entry(name.text.clone()).or_insert((at, node));
            }
        }
    }
    out
}

/// Whether two rules are written in the same lines.
fn is_same(one: &RuleNode<'_>, other: &RuleNode<'_>) -> bool {
    let plain = |node: &RuleNode<'_>| node.members.is_none() && node.earlier.is_empty();
    Arc::ptr_eq(one.rule, other.rule) && plain(one) && plain(other)
}

/// Whether two texts are the same but for line breaks.
pub(super) fn same_words(one: &str, other: &str) -> bool {
    one.split_whitespace().eq(other.split_whitespace())
}

/// The words of a rule: its own, or those of the rule that it replaced.
pub fn labels<'l>(node: &RuleNode<'l>) -> Option<&'l ast::Labels> {
    let rule: &'l Arc<ast::Rule> = node.rule;
    let own = |rule: &'l Arc<ast::Rule>| match &rule.body {
        ast::Body::Exception(exception) => &exception.labels,
        _ => &rule.labels,
    };
    [Some(rule), node.labels_from].into_iter().flatten().map(own).find(|labels| labels.text().is_some())
}
