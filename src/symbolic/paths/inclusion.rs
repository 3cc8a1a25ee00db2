//! Inclusion: what is gathered of some items never exceeds what is gathered of more. Where one filter implies another, the items, their sum if
//! none is below nought, their days and their greatest are at most those of the other; and what is reckoned from them by functions that never
//! decrease keeps the order.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::system::Span;
use crate::model::{Comparison, Direction, End, Gather, Joining, Number, PeriodPart};
use crate::symbolic::diagram::canon::{Canon, Meaning};
use crate::symbolic::diagram::leaf::{Day, Leaf};
use crate::symbolic::diagram::mentions::mentioned;
use crate::symbolic::diagram::node::{Bounded, Node};
use crate::symbolic::diagram::space::{Space, What};
use crate::symbolic::terms::linear::Linear;
use crate::symbolic::terms::operation::{Operation, WorkingDay};
use crate::symbolic::terms::quantity::Quantity;
use crate::symbolic::terms::shift::Against;
use crate::symbolic::terms::variable::Variable;

/// What terms must have in common to be in order.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Kind {
    Gathered(Gather, Arc<str>, Canon, Node),
    Other(std::mem::Discriminant<Operation>, usize),
}

/// How many steps of one implication are looked at.
const STEPS: usize = 400;

impl Space {
    /// Looks at all pairs of terms, each after those it is made of.
    pub(in crate::symbolic) fn find_inclusions(&mut self) -> Bounded<()> {
        if self.lists.ready {
            return Ok(());
        }
        let mut all: Vec<Quantity> = self.lists.closed.iter().copied().collect();
        all.sort_unstable();
        for quantity in &all {
            let needs = mentioned(self, [*quantity]).into_iter().filter(|own| own != quantity && !self.is_total(*own)).collect();
            self.lists.needs.insert(*quantity, needs);
        }
        self.lists.relating = true;
        let found = self.relate(&all);
        (self.lists.relating, self.lists.ready) = (false, true);
        self.lists.together.borrow_mut().clear();
        found
    }

    fn relate(&mut self, all: &[Quantity]) -> Bounded<()> {
        let mut before: FxHashMap<Kind, Vec<Quantity>> = FxHashMap::default();
        for own in all {
            let Some(kind) = self.kind(*own) else { continue };
            let others = before.entry(kind).or_default();
            for other in others.iter() {
                self.at_most(*own, *other)?;
                self.at_most(*other, *own)?;
            }
            others.push(*own);
        }
        Ok(())
    }

    /// The kind of a term: those of different kinds are not told to be in order. `None` where none of its kind are.
    fn kind(&self, quantity: Quantity) -> Option<Kind> {
        let Some(What::Closed(operation, of)) = self.described(quantity).map(|own| &own.what) else { return None };
        Some(match operation {
            Operation::Gathered(form, entity) => match (form, self.lists.gatherings.get(&quantity)) {
                (Gather::Count | Gather::Union | Gather::Sum | Gather::Least | Gather::Greatest, Some(own)) => {
                    Kind::Gathered(*form, entity.clone(), own.list, own.value)
                }
                _ => return None,
            },
            Operation::PartOf(PeriodPart::Days | PeriodPart::Day(_), _)
            | Operation::Joined(_)
            | Operation::After(..)
            | Operation::Moved(WorkingDay::Next | WorkingDay::Previous, _)
            | Operation::Rounded(..) => Kind::Other(std::mem::discriminant(operation), of.len()),
            _ => return None,
        })
    }

    /// Whether a term has an answer wherever those it is made of have one.
    fn is_total(&self, quantity: Quantity) -> bool {
        !self.has_level(&Variable::Answered(quantity))
    }

    /// The conditions by which all that a term is made of has an answer; `None` where that does not follow from these.
    pub(in crate::symbolic) fn answered_on(&self, quantity: Quantity, path: &[Span]) -> Option<Vec<Span>> {
        let of_case = |own: Quantity| self.described(own).is_some_and(|own| own.items.is_empty());
        let mut found = Vec::new();
        for own in self.lists.needs.get(&quantity)? {
            // What is asked of items only is part of what is known of the items.
            if of_case(quantity) && !of_case(*own) || self.lists.relating && of_case(*own) {
                continue;
            }
            let answered = Variable::Answered(*own);
            found.push(*path.iter().find(|span| span.first == 1 && self.variable(span.level) == Some(&answered))?);
        }
        Some(found)
    }

    /// Whether two terms both have an answer by the conditions of a path, and the first is at most the second.
    pub(in crate::symbolic) fn is_at_most(&self, own: Quantity, other: Quantity, path: &[Span]) -> bool {
        let has_answer = |quantity: Quantity| {
            let answered = Variable::Answered(quantity);
            let itself = self.is_total(quantity) || path.iter().any(|span| span.first == 1 && self.variable(span.level) == Some(&answered));
            itself && self.answered_on(quantity, path).is_some()
        };
        self.lists.at_most.get(&(own, other)) == Some(&true) && has_answer(own) && has_answer(other)
    }

    fn at_most(&mut self, own: Quantity, other: Quantity) -> Bounded<bool> {
        if own == other {
            return Ok(true);
        }
        if let Some(known) = self.lists.at_most.get(&(own, other)) {
            return Ok(*known);
        }
        let kind = self.kind(own);
        if kind.is_none() || kind != self.kind(other) {
            return Ok(false);
        }
        self.lists.at_most.insert((own, other), false);
        let what = |space: &Space, quantity: Quantity| space.described(quantity).map(|own| own.what.clone());
        let found = match (what(self, own), what(self, other)) {
            (Some(What::Closed(own_operation, own_of)), Some(What::Closed(other_operation, other_of))) => {
                self.operation_at_most((own, &own_operation, &own_of), (other, &other_operation, &other_of))?
            }
            _ => false,
        };
        self.lists.at_most.insert((own, other), found);
        if found {
            self.lists.exceeded.insert(own);
            // What was worked out so far did not know of it.
            self.lists.together.borrow_mut().clear();
        }
        Ok(found)
    }

    fn operation_at_most(
        &mut self,
        (own, operation, of): (Quantity, &Operation, &[Canon]),
        (other, other_operation, other_of): (Quantity, &Operation, &[Canon]),
    ) -> Bounded<bool> {
        match (operation, other_operation, of, other_of) {
            (Operation::Gathered(form, entity), Operation::Gathered(other_form, other_entity), ..) => {
                if form != other_form || entity != other_entity {
                    return Ok(false);
                }
                self.gathered_at_most(*form, own, other)
            }
            (Operation::PartOf(PeriodPart::Days, _), Operation::PartOf(PeriodPart::Days, _), [own], [other])
            | (Operation::PartOf(PeriodPart::Day(End::Last), _), Operation::PartOf(PeriodPart::Day(End::Last), _), [own], [other])
            | (Operation::PartOf(PeriodPart::Day(End::First), _), Operation::PartOf(PeriodPart::Day(End::First), _), [other], [own]) => {
                self.leaf_at_most(*own, *other)
            }
            (Operation::Joined(Joining::Without), Operation::Joined(Joining::Without), [first, rest @ ..], [other, others @ ..])
                if rest.len() == others.len() =>
            {
                let mut all = self.leaf_at_most(*first, *other)?;
                for (own, other) in rest.iter().zip(others) {
                    all = all && self.leaf_at_most(*other, *own)?;
                }
                Ok(all)
            }
            (Operation::Joined(joining), Operation::Joined(other_joining), own, other)
                if joining == other_joining && own.len() == other.len() =>
            {
                let mut all = true;
                for (own, other) in own.iter().zip(other) {
                    all = all && self.leaf_at_most(*own, *other)?;
                }
                Ok(all)
            }
            (
                Operation::After(direction, rounding),
                Operation::After(other_direction, other_rounding),
                [day, length],
                [other_day, other_length],
            ) if direction == other_direction && rounding == other_rounding => {
                let (less, more) = if *direction == Direction::Forward { (length, other_length) } else { (other_length, length) };
                Ok(self.leaf_at_most(*day, *other_day)? && self.leaf_at_most(*less, *more)?)
            }
            (Operation::Moved(to, calendar), Operation::Moved(other_to, other_calendar), [own], [other])
                if to == other_to && calendar == other_calendar && matches!(to, WorkingDay::Next | WorkingDay::Previous) =>
            {
                self.leaf_at_most(*own, *other)
            }
            (Operation::Rounded(way, step), Operation::Rounded(other_way, other_step), [own], [other])
                if way == other_way && step == other_step =>
            {
                self.leaf_at_most(*own, *other)
            }
            _ => Ok(false),
        }
    }

    /// What is gathered from one list by two filters.
    fn gathered_at_most(&mut self, form: Gather, own: Quantity, other: Quantity) -> Bounded<bool> {
        let (Some(own), Some(other)) = (self.lists.gatherings.get(&own).cloned(), self.lists.gatherings.get(&other).cloned()) else {
            return Ok(false);
        };
        if own.list != other.list || own.value != other.value {
            return Ok(false);
        }
        match form {
            Gather::Count | Gather::Union | Gather::Greatest => self.implies((&own.list, &own.entity), own.filter, other.filter),
            // The least of more is at most that of fewer.
            Gather::Least => self.implies((&own.list, &own.entity), other.filter, own.filter),
            Gather::Sum => {
                let implied = self.implies((&own.list, &own.entity), own.filter, other.filter)?;
                Ok(implied && self.is_never_negative((&own.list, &own.entity), other.filter, other.value)?)
            }
            Gather::Any | Gather::Every | Gather::First | Gather::Last => Ok(false),
        }
    }

    /// Whether each item that counts by one filter counts by another.
    fn implies(&mut self, list: (&Canon, &std::sync::Arc<str>), filter: Node, other: Node) -> Bounded<bool> {
        let (own, other) = (self.is_yes(filter)?, self.is_yes(other)?);
        let not = self.not(other)?;
        let item = self.all(&[own, not])?;
        self.there_is_none(list, item)
    }

    /// Whether the value of each item that counts is at least nought.
    fn is_never_negative(&mut self, list: (&Canon, &std::sync::Arc<str>), filter: Node, value: Node) -> Bounded<bool> {
        let nought = self.leaf(Leaf::Number(Linear::constant(Number::ZERO)));
        let negative = self.map(&[value], &mut |space, leaves| match leaves {
            [leaf] if matches!(space.diagrams.leaf_of(*leaf), Some(Leaf::Number(_))) => space.compare(Comparison::Below, *leaf, nought),
            _ => Ok(space.truth(false)),
        })?;
        let counts = self.is_yes(filter)?;
        let item = self.all(&[counts, negative])?;
        self.there_is_none(list, item)
    }

    /// Whether no list that can be has such an item.
    fn there_is_none(&mut self, (list, entity): (&Canon, &std::sync::Arc<str>), item: Node) -> Bounded<bool> {
        let mut item = item;
        let never: Vec<Node> =
            self.lists.never.iter().filter(|own| own.list == *list && own.entity == *entity).map(|own| own.item).collect();
        for own in never {
            let not = self.not(own)?;
            item = self.all(&[item, not])?;
        }
        Ok(!self.can_be(item, &mut Vec::new(), &mut STEPS.clone())?)
    }

    /// Whether one leaf is at most another: a number, a duration or a date; of days, whether they are all among those of the other.
    fn leaf_at_most(&mut self, own: Canon, other: Canon) -> Bounded<bool> {
        if own == other {
            return Ok(true);
        }
        let leaf = |space: &Space, canon: Canon| match space.canons.meaning(canon) {
            Some(Meaning::Leaf(leaf)) => Some(leaf.clone()),
            _ => None,
        };
        match (leaf(self, own), leaf(self, other)) {
            (Some(Leaf::Number(own)), Some(Leaf::Number(other))) => self.form_at_most(&own, &other),
            (Some(Leaf::Length(own)), Some(Leaf::Length(other))) => {
                let ([months, days], [other_months, other_days]) = (&*own, &*other);
                Ok(self.form_at_most(months, other_months)? && self.form_at_most(days, other_days)?)
            }
            (Some(Leaf::Date(Day::From(own, shift))), Some(Leaf::Date(Day::From(other, from)))) if own == other => {
                Ok(matches!(shift.against(&from), Against::Same | Against::Earlier))
            }
            (Some(Leaf::Date(Day::From(own, shift))), Some(Leaf::Date(Day::From(other, from)))) if shift == from => {
                self.at_most(own, other)
            }
            (Some(Leaf::Whole(own)), Some(Leaf::Whole(other))) => self.at_most(own, other),
            _ => Ok(false),
        }
    }

    fn form_at_most(&mut self, own: &Linear, other: &Linear) -> Bounded<bool> {
        let Some(more) = other.plus(own, Number::whole(-1)) else { return Ok(false) };
        if more.constant < Number::ZERO {
            return Ok(false);
        }
        match more.terms.as_slice() {
            [(first, factor), (second, less)] if factor.negated() == *less => {
                if *factor > Number::ZERO {
                    self.at_most(*second, *first)
                } else {
                    self.at_most(*first, *second)
                }
            }
            terms => {
                Ok(terms.iter().all(|(own, factor)| *factor > Number::ZERO && self.least(*own).is_some_and(|least| least >= Number::ZERO)))
            }
        }
    }
}
