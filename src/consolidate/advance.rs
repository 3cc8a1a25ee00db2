//! Moves the acts from one day to a later one. An amendment changes the text in force on its own day; a text that begins later by itself
//! supersedes it.

use chrono::NaiveDate;
use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};

use super::base;
use super::declared::Declared;
use super::tree::{ActText, Content, Provision, Unit};
use crate::syntax::ast;

/// Removes texts that end by `to`, and puts in those that begin after `from`.
pub(super) fn advance<'a>(declared: &Declared<'a>, texts: &mut Vec<ActText<'a>>, from: NaiveDate, to: NaiveDate) {
    if from >= to {
        return;
    }
    let mut before = std::mem::take(texts);
    for fresh in base::base(declared, to, &mut Vec::new()) {
        let known = before.iter().position(|text| std::ptr::eq(text.act, fresh.act));
        let Some(at) = known else {
            texts.push(fresh);
            continue;
        };
        let mut text = before.swap_remove(at);
        text.sections.retain_mut(|section| section.lasts(to));
        for section in fresh.sections {
            text.arrive(section, from);
        }
        texts.push(text);
    }
}

impl<'a> ActText<'a> {
    /// Inserts a section that begins after `since`. Of an older section, takes over only the parts that do.
    fn arrive(&mut self, fresh: Provision<'a>, since: NaiveDate) {
        if begins_after(fresh.head.in_force, since) {
            let mut fresh = fresh;
            if let Some(old) = self.sections.iter().find(|section| section.unit == fresh.unit) {
                fresh.continues(old);
            }
            self.sections.retain(|section| section.unit != fresh.unit);
            let rank = fresh.unit.rank();
            let index = self.sections.partition_point(|other| other.unit.rank() < rank);
            self.sections.insert(index, fresh);
        } else if fresh.has_new(since)
            // The section may have been renumbered. If it was replaced or repealed, its parts are gone with it.
            && let Some(section) = self.sections.iter_mut().find(|section| std::ptr::eq(section.head, fresh.head))
        {
            section.arrive(fresh, since);
        }
    }
}

impl<'a> Provision<'a> {
    /// Whether this is in force on a day. Removes the parts that are not.
    fn lasts(&mut self, day: NaiveDate) -> bool {
        self.parts.retain_mut(|part| match part {
            Content::Provision(node) => node.lasts(day),
            Content::Rule(rule) => rule.ends.is_none_or(|end| day < end),
        });
        self.ends.is_none_or(|end| day < end)
    }

    /// Whether a part of this, at any depth, begins after a day.
    fn has_new(&self, since: NaiveDate) -> bool {
        self.parts.iter().any(|part| match part {
            Content::Provision(node) => begins_after(node.head.in_force, since) || node.has_new(since),
            Content::Rule(rule) => begins_after(rule.rule.in_force, since),
        })
    }

    fn arrive(&mut self, fresh: Provision<'a>, since: NaiveDate) {
        let begins = |part: &Content<'a>| match part {
            Content::Rule(rule) => begins_after(rule.rule.in_force, since),
            Content::Provision(node) => begins_after(node.head.in_force, since),
        };
        let (new, known): (Vec<_>, Vec<_>) = fresh.parts.into_iter().partition(begins);
        // A new text replaces the one with its place or name. Two new ones with the same place or name are both kept, so that the fault is
        // reported.
        let (mut nodes, mut rules) = (Vec::new(), Vec::new());
        for part in new {
            match part {
                Content::Provision(node) => nodes.push(node),
                Content::Rule(rule) => rules.push(Some(rule)),
            }
        }
        for node in &mut nodes {
            if let Some(old) = self.nodes().find(|old| old.unit == node.unit) {
                node.continues(old);
            }
        }
        let units: HashSet<Unit> = nodes.iter().map(|node| node.unit.clone()).collect();
        let named = rules.iter().enumerate().rev().filter_map(|(at, rule)| Some((&*rule.as_ref()?.rule.own_name()?.text, at)));
        let named: HashMap<&str, usize> = named.collect();
        let mut firsts: HashMap<usize, usize> = HashMap::default();
        self.parts.retain(|part| !matches!(part, Content::Provision(node) if units.contains(&node.unit)));
        for (at, part) in self.parts.iter().enumerate() {
            if let Content::Rule(own) = part
                && let Some(new) = own.rule.own_name().and_then(|name| named.get(&*name.text))
            {
                firsts.insert(at, *new);
            }
        }
        for (at, part) in self.parts.iter_mut().enumerate() {
            if let Some(rule) = firsts.get(&at).and_then(|new| rules.get_mut(*new)?.take()) {
                *part = Content::Rule(rule);
            }
        }
        self.parts.extend(rules.into_iter().flatten().map(Content::Rule));
        nodes.into_iter().for_each(|node| self.put_beside(node));
        for part in known {
            if let Content::Provision(node) = part
                && node.has_new(since)
                && let Some(own) = self.nodes_mut().find(|own| std::ptr::eq(own.head, node.head))
            {
                own.arrive(node, since);
            }
        }
    }
}

fn begins_after(interval: Option<ast::InForce>, day: NaiveDate) -> bool {
    interval.is_some_and(|interval| interval.from > day)
}
