//! Terms that are not looked into: what is gathered from lists, working days, products of two quantities. The same operation on the same
//! meaning is the same term, in both versions.

use std::sync::Arc;

use super::leaf::{Day, Leaf};
use super::lists::Items;
use super::node::{Bounded, Node, Row};
use super::rows::Rows;
use super::space::{Space, What};
use crate::model::{Number, Type};
use crate::symbolic::terms::linear::Linear;
use crate::symbolic::terms::operation::Operation;
use crate::symbolic::terms::quantity::Quantity;
use crate::symbolic::terms::variable::Variable;

/// The most nodes of a value of a rule that is looked into where rules are not.
const OPEN: usize = 40;

impl Space {
    /// The items that some leaves speak of.
    pub(in crate::symbolic) fn items_of_leaves(&self, leaves: &[Node]) -> Items {
        let quantities = leaves.iter().filter_map(|node| self.diagrams.leaf_of(*node)).flat_map(Leaf::quantities);
        self.items(quantities.collect::<Vec<_>>())
    }

    /// A term by its operation and the leaves it is of. `total` says whether it has an answer in every case.
    pub(in crate::symbolic) fn closed(&mut self, operation: Operation, of: &[Node], ty: Type, total: bool) -> Bounded<Node> {
        let fault = self.fault();
        if of.contains(&fault) {
            return Ok(fault);
        }
        let items = self.items_of_leaves(of);
        let meanings = of.iter().map(|node| self.canon(*node)).collect();
        let quantity = self.quantity(What::Closed(operation, meanings), items);
        self.value_of(quantity, ty, total, &[])
    }

    /// The value that a quantity is, by its type.
    pub(in crate::symbolic) fn value_of(&mut self, quantity: Quantity, ty: Type, total: bool, choices: &[Arc<str>]) -> Bounded<Node> {
        let value = match ty {
            Type::Truth => self.truth_of(quantity)?,
            Type::Quantity(_) => self.leaf(Leaf::Number(Linear::quantity(quantity))),
            Type::Date => self.leaf(Leaf::Date(Day::of(quantity))),
            Type::Months => self.leaf(Leaf::Length(Box::new([Linear::quantity(quantity), Linear::constant(Number::ZERO)]))),
            Type::Days => self.leaf(Leaf::Length(Box::new([Linear::constant(Number::ZERO), Linear::quantity(quantity)]))),
            Type::Choice(_) if !choices.is_empty() => {
                let variable = Variable::Choice(quantity);
                self.declare(variable.clone(), choices.iter().cloned());
                let below: Vec<Node> = self.domain(&variable).to_vec().into_iter().map(|choice| self.leaf(Leaf::Choice(choice))).collect();
                let level = self.level(variable);
                self.diagrams.case(level, &below)?
            }
            _ => self.leaf(Leaf::Whole(quantity)),
        };
        if total {
            return Ok(value);
        }
        let fault = self.fault();
        let level = self.level(Variable::Answered(quantity));
        self.diagrams.case(level, &[fault, value])
    }

    /// The value of a rule. Where rules are not looked into, one that takes many nodes is a term of its own: the same wherever its meaning is.
    pub(in crate::symbolic) fn value_of_rule(&mut self, node: Node, ty: Type) -> Bounded<Node> {
        let reckoned = matches!(ty, Type::Quantity(_) | Type::Date | Type::Months | Type::Days);
        if !self.closes || !reckoned || !self.diagrams.takes_more_than(node, OPEN) {
            return Ok(node);
        }
        let (items, fault) = (self.items_of(&[node]), self.fault());
        let total = !self.diagrams.leads_to(node, fault);
        let meaning = self.canon(node);
        let quantity = self.quantity(What::Closed(Operation::Rule, vec![meaning]), items);
        self.value_of(quantity, ty, total, &[])
    }

    /// Diagrams of items of a list, taken out of all conditions of the case; at the end, what a function makes of them.
    pub(in crate::symbolic) fn map_case(
        &mut self,
        nodes: &[Node],
        at_items: &mut dyn FnMut(&mut Space, &[Node]) -> Bounded<Node>,
    ) -> Bounded<Node> {
        self.map_case_known(nodes, &mut Rows::default(), at_items)
    }

    fn map_case_known(
        &mut self,
        nodes: &[Node],
        known: &mut Rows,
        at_items: &mut dyn FnMut(&mut Space, &[Node]) -> Bounded<Node>,
    ) -> Bounded<Node> {
        if let Some(found) = known.get(nodes) {
            return Ok(found);
        }
        self.diagrams.step()?;
        let found = match self.diagrams.first_level(nodes) {
            Some((level, size)) if !Space::is_of_items(level) => {
                let mut below = Row::new();
                for value in 0..size {
                    let own: Row = nodes.iter().map(|node| self.diagrams.at(*node, level, value)).collect();
                    below.push(self.map_case_known(&own, known, at_items)?);
                }
                self.diagrams.case(level, &below)?
            }
            _ => at_items(self, nodes)?,
        };
        known.insert(nodes, found);
        Ok(found)
    }

    /// The entities of whose items some nodes speak, in their variables and at their leaves.
    pub(in crate::symbolic) fn items_of(&mut self, nodes: &[Node]) -> Items {
        let mut all = Items::new();
        for node in nodes {
            merge(&mut all, &self.items_of_node(*node));
        }
        all
    }

    fn items_of_node(&mut self, node: Node) -> Items {
        if let Some(known) = self.lists.items.get(&node) {
            return known.clone();
        }
        let found = match self.diagrams.branch(node).map(|(level, below)| (level, below.to_vec())) {
            None => self.items_of_leaves(&[node]),
            Some((level, below)) => {
                let own = self.variable(level).map(|own| own.quantities(&self.axes)).unwrap_or_default();
                let mut all = self.items(own);
                for next in below {
                    merge(&mut all, &self.items_of_node(next));
                }
                all
            }
        };
        self.lists.items.insert(node, found.clone());
        found
    }
}

/// Adds what is not there yet.
fn merge(all: &mut Items, more: &Items) {
    for item in more {
        if !all.contains(item) {
            all.push(item.clone());
        }
    }
}

impl Leaf {
    /// The quantities it speaks of.
    pub(in crate::symbolic) fn quantities(&self) -> Vec<Quantity> {
        let of_day = |day: &Day| match day {
            Day::On(_) => None,
            Day::From(quantity, _) => Some(*quantity),
        };
        let of_form = |form: &Linear| form.terms.iter().map(|(quantity, _)| *quantity).collect::<Vec<_>>();
        match self {
            Leaf::Number(form) => of_form(form),
            Leaf::Length(parts) => parts.iter().flat_map(of_form).collect(),
            Leaf::Date(day) => of_day(day).into_iter().collect(),
            Leaf::Period(period) => of_day(&period.0).into_iter().chain(period.1.as_ref().and_then(of_day)).collect(),
            Leaf::Whole(quantity) => vec![*quantity],
            Leaf::No | Leaf::Yes | Leaf::Fault | Leaf::Choice(_) | Leaf::Rounding(_) | Leaf::Text(_) | Leaf::Change(_) => Vec::new(),
        }
    }
}
