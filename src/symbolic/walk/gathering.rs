//! What is gathered from lists: terms by the list and the meaning of what is asked of its items.

use super::rules::Walk;
use crate::model::{EntityId, ExprId, Gather, Type};
use crate::symbolic::diagram::canon::Canon;
use crate::symbolic::diagram::leaf::Leaf;
use crate::symbolic::diagram::lists::Gathering;
use crate::symbolic::diagram::node::{Beyond, Bounded, Node};
use crate::symbolic::diagram::space::{Space, What};
use crate::symbolic::terms::operation::Operation;
use crate::symbolic::terms::quantity::Quantity;

impl Walk<'_> {
    /// Something of the items of a list. Conditions of the case are taken out of it, so that what is left speaks of the items alone.
    pub(in crate::symbolic) fn gather(
        &mut self,
        form: Gather,
        list: ExprId,
        entity: EntityId,
        of: [Option<ExprId>; 3],
        ty: Type,
    ) -> Bounded<Node> {
        let name = self.book().entities.get(entity.index()).map(|entity| entity.name.clone()).ok_or(Beyond)?;
        let choices = super::rules::choices(self.book(), ty);
        let nothing = self.space.leaf(Leaf::Text("".into()));
        let mut nodes = vec![self.expr(list)?];
        for own in of {
            nodes.push(own.map_or(Ok(nothing), |id| self.expr(id))?);
        }
        // That all do is that none does not.
        if form == Gather::Every
            && let Some(filter) = nodes.get_mut(1)
        {
            *filter = self.space.not(*filter)?;
        }
        let (no, fault) = (self.space.truth(false), self.space.fault());
        let whole = nodes.clone();
        let found = self.space.map_case(&nodes, &mut |space, nodes| {
            if nodes.first() == Some(&fault) {
                return Ok(fault);
            }
            let any = matches!(form, Gather::Any | Gather::Every);
            if any && nodes.get(1) == Some(&no) {
                return Ok(no);
            }
            let total = matches!(form, Gather::Any | Gather::Every | Gather::Count | Gather::Sum | Gather::Union);
            let total = total && !nodes.iter().any(|node| space.diagrams.leaves_of(*node).contains(&fault));
            let mut items = space.items_of(nodes);
            items.retain(|item| *item != name);
            let operation = Operation::Gathered(if any { Gather::Any } else { form }, name.clone());
            let meanings: Vec<Canon> = nodes.iter().map(|node| space.canon(*node)).collect();
            let plain = nodes == whole && space.quantities_of(nodes).into_iter().all(|own| space.is_fact(own));
            if let ([list, ..], [_, filter, value, _]) = (meanings.as_slice(), nodes) {
                let own = if any { Gather::Any } else { form };
                let (list, filter, value, entity) = (*list, *filter, *value, name.clone());
                let quantity = space.quantity(What::Closed(operation, meanings), items);
                space.lists.gatherings.insert(quantity, Gathering { form: own, entity, list, filter, value, total });
                space.told_as(quantity, plain, form == Gather::Every);
                return space.value_of(quantity, ty, total, &choices);
            }
            Err(Beyond)
        })?;
        if form == Gather::Every { self.space.not(found) } else { Ok(found) }
    }
}

impl Space {
    /// The items that some nodes speak of, in their variables and at their leaves.
    fn items_of(&self, nodes: &[Node]) -> crate::symbolic::diagram::space::Items {
        self.items(self.quantities_of(nodes))
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
