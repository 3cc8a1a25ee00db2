//! What is gathered from lists: terms by the list and the meaning of what is asked of its items. A number of items of some of which there is no
//! answer whether they count lies between two others: of those that surely count, and of those as well.

use std::sync::Arc;

use super::numbers::plus;
use super::rules::{Walk, choices};
use crate::model::{Comparison, EntityId, ExprId, Gather, Number, Type};
use crate::symbolic::diagram::canon::Canon;
use crate::symbolic::diagram::leaf::Leaf;
use crate::symbolic::diagram::lists::Gathering;
use crate::symbolic::diagram::node::{Beyond, Bounded, Node};
use crate::symbolic::diagram::space::{Says, Space, What};
use crate::symbolic::terms::linear::Linear;
use crate::symbolic::terms::operation::Operation;
use crate::symbolic::terms::quantity::Quantity;

/// What is asked of the items of a list.
pub(in crate::symbolic) struct Asked {
    form: Gather,
    entity: Arc<str>,
    ty: Type,
    choices: Vec<Arc<str>>,
}

/// Which end of what a count can be; an item of which it has no answer whether it counts is one more, or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::symbolic) enum End {
    /// Both: there is no answer where they are not the same.
    Both,
    /// The items that surely count.
    Least,
    /// Those of which there is no answer as well.
    Most,
}

impl Walk<'_> {
    /// Something of the items of a list.
    pub(in crate::symbolic) fn gather(
        &mut self,
        form: Gather,
        list: ExprId,
        entity: EntityId,
        of: [Option<ExprId>; 3],
        ty: Type,
    ) -> Bounded<Node> {
        let asked = self.asked_of_items(form, entity, ty)?;
        let mut nodes = self.of_items(list, of)?;
        // That all do is that none does not.
        if form == Gather::Every
            && let Some(filter) = nodes.get_mut(1)
        {
            *filter = self.space.not(*filter)?;
        }
        let found = self.space.gather(&asked, &nodes, End::Both)?;
        if form == Gather::Every { self.space.not(found) } else { Ok(found) }
    }

    /// What is asked of the items of a list.
    pub(in crate::symbolic) fn asked_of_items(&self, form: Gather, entity: EntityId, ty: Type) -> Bounded<Asked> {
        let entity = self.book().entities.get(entity.index()).map(|entity| entity.name.clone()).ok_or(Beyond)?;
        Ok(Asked { form, entity, ty, choices: choices(self.book(), ty) })
    }

    /// The list, and the filter, the value and the key of its items.
    pub(in crate::symbolic) fn of_items(&mut self, list: ExprId, of: [Option<ExprId>; 3]) -> Bounded<[Node; 4]> {
        let nothing = self.space.leaf(Leaf::Text("".into()));
        let list = self.expr(list)?;
        let mut own = |id: Option<ExprId>| id.map_or(Ok(nothing), |id| self.expr(id));
        let [filter, value, key] = of;
        Ok([list, own(filter)?, own(value)?, own(key)?])
    }
}

impl Space {
    /// Something of the items of a list. Conditions of the case are taken out of it, so that what is left speaks of the items alone.
    pub(in crate::symbolic) fn gather(&mut self, asked: &Asked, nodes: &[Node; 4], end: End) -> Bounded<Node> {
        let whole = *nodes;
        self.map_case(nodes, &mut |space, nodes| {
            let nodes: [Node; 4] = nodes.try_into().map_err(|_| Beyond)?;
            let [list, filter, ..] = nodes;
            if list == space.fault() {
                return Ok(list);
            }
            let plain = nodes == whole && space.quantities_of(&nodes).into_iter().all(|own| space.is_fact(own));
            if asked.form == Gather::Count && space.may_have_none(filter) {
                return space.counted(asked, nodes, plain, end);
            }
            let says = if asked.form == Gather::Every { Says::Opposite } else { Says::Itself };
            space.gathered(asked, nodes, plain, says)
        })
    }

    /// A number of items of some of which there may be no answer whether they count.
    fn counted(&mut self, asked: &Asked, [list, filter, value, key]: [Node; 4], plain: bool, end: End) -> Bounded<Node> {
        let (counts, open) = (self.is_yes(filter)?, self.is_fault(filter)?);
        let sure = self.gathered(asked, [list, counts, value, key], plain, Says::Sure)?;
        let without = self.gathered(asked, [list, open, value, key], plain, Says::Unanswered)?;
        match end {
            End::Least => Ok(sure),
            End::Most => plus(self, &[sure, without]),
            End::Both => {
                let (one, fault) = (self.leaf(Leaf::Number(Linear::constant(Number::whole(1)))), self.fault());
                let some = self.compare(Comparison::AtLeast, without, one)?;
                self.choose(some, fault, sure)
            }
        }
    }

    /// A term by the list and the meaning of what is asked of its items.
    fn gathered(&mut self, asked: &Asked, nodes: [Node; 4], plain: bool, says: Says) -> Bounded<Node> {
        let [list, mut filter, value, key] = nodes;
        let (no, yes) = (self.truth(false), self.truth(true));
        let form = if asked.form == Gather::Every { Gather::Any } else { asked.form };
        match form {
            Gather::Any if filter == no => return Ok(no),
            Gather::Count if filter == no => return Ok(self.leaf(Leaf::Number(Linear::constant(Number::ZERO)))),
            // That all count is no filter.
            _ if filter == yes => filter = self.leaf(Leaf::Text("".into())),
            _ => {}
        }
        let nodes = [list, filter, value, key];
        let total = matches!(form, Gather::Any | Gather::Count | Gather::Sum | Gather::Union);
        let total = total && !nodes.iter().any(|node| self.may_have_none(*node));
        let mut items = self.items_of(&nodes);
        items.retain(|item| *item != asked.entity);
        let operation = Operation::Gathered(form, asked.entity.clone());
        let meanings: Vec<Canon> = nodes.iter().map(|node| self.canon(*node)).collect();
        let list = *meanings.first().ok_or(Beyond)?;
        let quantity = self.quantity(What::Closed(operation, meanings), items);
        let entity = asked.entity.clone();
        self.lists.gatherings.insert(quantity, Gathering { form, entity, list, filter, value, total });
        self.told_as(quantity, plain, says);
        self.value_of(quantity, asked.ty, total, &asked.choices)
    }

    /// Whether a node has no answer in some case.
    pub(in crate::symbolic) fn may_have_none(&mut self, node: Node) -> bool {
        let fault = self.fault();
        self.diagrams.leads_to(node, fault)
    }

    /// The quantities that some nodes speak of, in their variables and at their leaves.
    fn quantities_of(&self, nodes: &[Node]) -> Vec<Quantity> {
        let mut quantities = Vec::new();
        for level in self.diagrams.support(nodes) {
            quantities.extend(self.variable(level).map(|own| own.quantities(&self.axes)).unwrap_or_default());
        }
        for node in nodes {
            for leaf in self.diagrams.leaves_of(*node) {
                quantities.extend(self.diagrams.leaf_of(leaf).map(Leaf::quantities).unwrap_or_default());
            }
        }
        quantities
    }
}
