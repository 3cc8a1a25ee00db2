//! Whether conditions on the items of one list can be together: for each item that there must be, one that is none of those that there must
//! not be. Exact for one such item; whether several can be in one case besides, an example shows.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::system::{Literal, Span, spans};
use crate::model::{Gather, Number};
use crate::symbolic::diagram::canon::Canon;
use crate::symbolic::diagram::lists::Never;
use crate::symbolic::diagram::mentions::mentioned;
use crate::symbolic::diagram::node::{Beyond, Bounded, Node};
use crate::symbolic::diagram::space::Space;
use crate::symbolic::terms::axis::{Axis, Cut};
use crate::symbolic::terms::quantity::Quantity;
use crate::symbolic::terms::variable::Variable;

/// That there is an item, or that there is none, for which a diagram comes to yes.
struct Demand {
    list: (Canon, Arc<str>),
    some: bool,
    item: Node,
    /// The conditions of the path it follows from.
    from: Vec<Span>,
}

/// The most paths of one diagram of items that are looked at.
const PATHS: usize = 400;

impl Space {
    /// Of a path whose conditions on lists contradict each other, the conditions that already do.
    pub(in crate::symbolic) fn contradiction_of_items(&mut self, path: &[Literal]) -> Bounded<Option<Vec<Span>>> {
        let path = spans(path);
        let demands = self.demands(&path)?;
        let compared: Vec<Span> = path.iter().copied().filter(|span| self.matters_to_dates(span)).collect();
        for wanted in demands.iter().filter(|demand| demand.some) {
            let mut none: Vec<&Demand> = demands.iter().filter(|other| !other.some && other.list == wanted.list).collect();
            if self.item_can_be(wanted, &none, &compared)? {
                continue;
            }
            let mut beside = compared;
            if !self.item_can_be(wanted, &none, &[])? {
                beside = Vec::new();
            }
            for at in (0..none.len()).rev() {
                let mut fewer = none.clone();
                fewer.remove(at);
                if !self.item_can_be(wanted, &fewer, &beside)? {
                    none = fewer;
                }
            }
            for at in (0..beside.len()).rev() {
                let mut fewer = beside.clone();
                fewer.remove(at);
                if !self.item_can_be(wanted, &none, &fewer)? {
                    beside = fewer;
                }
            }
            let mut core = beside;
            core.extend(std::iter::once(wanted).chain(none).flat_map(|demand| demand.from.iter().copied()));
            core.sort_unstable_by_key(|span| span.level);
            core.dedup();
            return Ok(Some(core));
        }
        Ok(None)
    }

    /// Whether there can be an item that is as wanted, and none of those that there are none of.
    fn item_can_be(&mut self, wanted: &Demand, none: &[&Demand], beside: &[Span]) -> Bounded<bool> {
        let mut item = wanted.item;
        for demand in none {
            let other = self.not(demand.item)?;
            item = self.all(&[item, other])?;
        }
        self.can_be(item, &mut beside.to_vec(), &mut PATHS.clone())
    }

    /// Whether a diagram comes to yes on a path that can be, beside other conditions. Yes where that takes too long to tell.
    pub(in crate::symbolic) fn can_be(&mut self, node: Node, beside: &mut Vec<Span>, left: &mut usize) -> Bounded<bool> {
        let (no, yes) = (self.truth(false), self.truth(true));
        if node == no || node == yes {
            return Ok(node == yes);
        }
        let Some((level, below)) = self.diagrams.branch(node).map(|(level, below)| (level, below.to_vec())) else { return Ok(false) };
        for (value, next) in below.into_iter().enumerate().filter(|(_, next)| *next != no) {
            self.diagrams.weigh(beside.len())?;
            *left = left.saturating_sub(1);
            if *left == 0 {
                return Ok(true);
            }
            beside.push(Span { level, first: value, last: value });
            let compared = beside.last().is_some_and(|span| self.matters_to_dates(span));
            let found = !(compared && self.is_never(beside)) && self.can_be(next, beside, left)?;
            beside.pop();
            if found {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// What the conditions of a path ask of the items of lists.
    fn demands(&mut self, path: &[Span]) -> Bounded<Vec<Demand>> {
        let mut found: Vec<Demand> = Vec::new();
        for own in &self.lists.never {
            found.push(Demand { list: (own.list, own.entity.clone()), some: false, item: own.item, from: Vec::new() });
        }
        for quantity in self.gathered_on(path) {
            let Some(own) = self.lists.gatherings.get(&quantity).cloned() else { continue };
            let Some(mut from) = self.answered_on(quantity, path) else { continue };
            let answered =
                if own.total { None } else { path.iter().find(|span| self.variable(span.level) == Some(&Variable::Answered(quantity))) };
            let has_answer = match answered {
                None if own.total => true,
                None => continue,
                Some(span) => span.first == 1,
            };
            from.extend(answered);
            let list = (own.list, own.entity.clone());
            let mut add = |some, item, more: Option<Span>| {
                let from = from.iter().copied().chain(more).collect();
                found.push(Demand { list: list.clone(), some, item, from });
            };
            let (counts, open) = (self.is_yes(own.filter)?, self.is_fault(own.filter)?);
            let no_value = self.is_fault(own.value)?;
            let without = self.all(&[counts, no_value])?;
            match (own.form, has_answer) {
                (Gather::Any, true) => {
                    let truth = path.iter().find(|span| self.variable(span.level) == Some(&Variable::Truth(quantity)));
                    match truth.map(|span| span.first) {
                        Some(1) => add(true, counts, truth.copied()),
                        Some(_) => {
                            let either = self.any(&[counts, open])?;
                            add(false, either, truth.copied());
                        }
                        None => {}
                    }
                }
                (Gather::Any, false) => {
                    add(true, open, None);
                    add(false, counts, None);
                }
                (Gather::Count, _) => {
                    for span in path {
                        if let Some(some) = self.count_in(quantity, span) {
                            add(some, counts, Some(*span));
                        }
                    }
                }
                (Gather::Sum | Gather::Union, true) => add(false, without, None),
                (Gather::Sum | Gather::Union, false) => {
                    let either = self.any(&[without, open])?;
                    add(true, either, None);
                }
                (Gather::Least | Gather::Greatest, true) => {
                    add(false, without, None);
                    add(true, counts, None);
                }
                (Gather::First | Gather::Last, true) => add(true, counts, None),
                (Gather::Least | Gather::Greatest | Gather::First | Gather::Last | Gather::Every, _) => {}
            }
        }
        Ok(found)
    }

    /// Whether a condition on a number of items says that there is one, or that there is none.
    fn count_in(&self, quantity: Quantity, span: &Span) -> Option<bool> {
        let Some(Variable::Cells(place)) = self.variable(span.level) else { return None };
        let Some(Axis::Number(form)) = self.axes.axis(*place) else { return None };
        if form.terms.as_slice() != [(quantity, Number::whole(1))] {
            return None;
        }
        let cuts = self.axes.cuts(*place);
        let one = Number::whole(1);
        match span.first.checked_sub(1).and_then(|at| cuts.get(at)) {
            Some(Cut::AtLeast(least)) if *least > Number::ZERO => return Some(true),
            Some(Cut::Above(least)) if *least >= Number::ZERO => return Some(true),
            _ => {}
        }
        match cuts.get(span.last) {
            Some(Cut::AtLeast(most)) if *most <= one => Some(false),
            Some(Cut::Above(most)) if *most < one => Some(false),
            _ => None,
        }
    }

    /// The gathered terms that the conditions of a path speak of.
    fn gathered_on(&self, path: &[Span]) -> Vec<Quantity> {
        let mut found = Vec::new();
        for span in path {
            for quantity in self.variable(span.level).map(|own| own.quantities(&self.axes)).unwrap_or_default() {
                if self.lists.gatherings.contains_key(&quantity) && !found.contains(&quantity) {
                    found.push(quantity);
                }
            }
        }
        found
    }

    /// Remembers what no list can have an item for, from whether a case can be.
    pub(in crate::symbolic) fn note_what_is_never(&mut self, possible: Node) -> Bounded<()> {
        let no = self.truth(false);
        for level in self.diagrams.support(&[possible]) {
            let Some(Variable::Truth(quantity)) = self.variable(level).cloned() else { continue };
            let Some(own) = self.lists.gatherings.get(&quantity).cloned().filter(|own| own.form == Gather::Any && own.total) else {
                continue;
            };
            let plain = self.described(quantity).is_some_and(|own| own.items.is_empty()) && self.is_of_facts(quantity);
            if plain && self.where_it_is(possible, (level, 1), &mut FxHashMap::default())? == no {
                let item = self.is_yes(own.filter)?;
                self.lists.never.push(Never { list: own.list, entity: own.entity, item });
            }
        }
        Ok(())
    }

    /// Whether a term is made of facts alone.
    fn is_of_facts(&self, quantity: Quantity) -> bool {
        mentioned(self, [quantity]).into_iter().all(|own| own == quantity || self.is_fact(own))
    }

    /// What a node comes to where a variable has a value.
    fn where_it_is(&mut self, node: Node, literal: Literal, known: &mut FxHashMap<Node, Node>) -> Bounded<Node> {
        if let Some(found) = known.get(&node) {
            return Ok(*found);
        }
        let Some((level, below)) = self.diagrams.branch(node).map(|(level, below)| (level, below.to_vec())) else { return Ok(node) };
        let found = match level.cmp(&literal.0) {
            std::cmp::Ordering::Greater => node,
            std::cmp::Ordering::Equal => below.get(literal.1).copied().ok_or(Beyond)?,
            std::cmp::Ordering::Less => {
                let below: Vec<Node> = below.into_iter().map(|next| self.where_it_is(next, literal, known)).collect::<Bounded<_>>()?;
                self.diagrams.case(level, &below)?
            }
        };
        known.insert(node, found);
        Ok(found)
    }
}
