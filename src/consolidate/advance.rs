//! From one day to a later one: an amendment changes the text in force on its day, and a text with a later day of its own supersedes it.

use chrono::NaiveDate;

use super::base;
use super::tree::{Node, Part, RuleNode, Text};
use crate::syntax::ast;

/// Takes away what ends up to a day, and puts what begins after the other day in its place.
pub(super) fn advance<'a>(ast: &'a ast::Ast, texts: &mut Vec<Text<'a>>, from: NaiveDate, to: NaiveDate) {
    if from >= to {
        return;
    }
    let mut before = std::mem::take(texts);
    for fresh in base::base(ast, to, &mut Vec::new()) {
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

impl<'a> Text<'a> {
    /// Takes a section of the new day over, or what is new in it.
    fn arrive(&mut self, fresh: Node<'a>, since: NaiveDate) {
        if begins_after(fresh.head.in_force, since) {
            self.sections.retain(|section| section.unit != fresh.unit);
            let rank = fresh.unit.rank();
            let index = self.sections.partition_point(|other| other.unit.rank() < rank);
            self.sections.insert(index, fresh);
        } else if fresh.has_new(since)
            // It may have another number by now; where it was replaced or repealed, its parts are gone with it.
            && let Some(section) = self.sections.iter_mut().find(|section| std::ptr::eq(section.head, fresh.head))
        {
            section.arrive(fresh, since);
        }
    }
}

impl<'a> Node<'a> {
    /// Whether it is in force on a day; its parts that are not go.
    fn lasts(&mut self, day: NaiveDate) -> bool {
        self.parts.retain_mut(|part| match part {
            Part::Node(node) => node.lasts(day),
            Part::Rule(rule) => rule.ends.is_none_or(|end| day < end),
        });
        self.ends.is_none_or(|end| day < end)
    }

    /// Whether something in it begins after a day.
    fn has_new(&self, since: NaiveDate) -> bool {
        self.parts.iter().any(|part| match part {
            Part::Node(node) => begins_after(node.head.in_force, since) || node.has_new(since),
            Part::Rule(rule) => begins_after(rule.rule.in_force, since),
        })
    }

    fn arrive(&mut self, fresh: Node<'a>, since: NaiveDate) {
        for part in fresh.parts {
            match part {
                Part::Rule(rule) if begins_after(rule.rule.in_force, since) => self.arrive_rule(rule),
                Part::Node(node) if begins_after(node.head.in_force, since) => {
                    self.parts.retain(|part| !matches!(part, Part::Node(other) if other.unit == node.unit));
                    // The place was just cleared.
                    let _ = self.place_node(node);
                }
                Part::Node(node) if node.has_new(since) => {
                    if let Some(own) = self.nodes_mut().find(|own| std::ptr::eq(own.head, node.head)) {
                        own.arrive(node, since);
                    }
                }
                Part::Rule(_) | Part::Node(_) => {}
            }
        }
    }

    fn arrive_rule(&mut self, rule: RuleNode<'a>) {
        let own = rule.rule.own_name().and_then(|name| self.own_rule_mut(&name.text));
        match own {
            Some(own) => *own = rule,
            None => self.parts.push(Part::Rule(rule)),
        }
    }
}

fn begins_after(interval: Option<ast::InForce>, day: NaiveDate) -> bool {
    interval.is_some_and(|interval| interval.from > day)
}
