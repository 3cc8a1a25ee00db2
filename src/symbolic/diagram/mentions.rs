//! What a term speaks of, through all that it is made of.

use rustc_hash::FxHashSet;

use super::canon::{Canon, Meaning};
use super::leaf::{Day, Leaf};
use super::space::{Space, What};
use crate::symbolic::terms::quantity::Quantity;

/// All quantities that some quantities speak of, they themselves among them.
pub(in crate::symbolic) fn mentioned(space: &Space, of: impl IntoIterator<Item = Quantity>) -> Vec<Quantity> {
    let mut found = Mentions { space, quantities: Vec::new(), seen: FxHashSet::default(), meanings: FxHashSet::default() };
    of.into_iter().for_each(|quantity| found.quantity(quantity));
    found.quantities
}

struct Mentions<'s> {
    space: &'s Space,
    quantities: Vec<Quantity>,
    seen: FxHashSet<Quantity>,
    meanings: FxHashSet<Canon>,
}

impl<'s> Mentions<'s> {
    fn quantity(&mut self, quantity: Quantity) {
        if !self.seen.insert(quantity) {
            return;
        }
        self.quantities.push(quantity);
        let space: &'s Space = self.space;
        match space.described(quantity).map(|own| &own.what) {
            Some(What::Age(born, on, _)) => {
                for day in [born, on] {
                    if let Day::From(quantity, _) = day {
                        self.quantity(*quantity);
                    }
                }
            }
            Some(What::Closed(_, of)) => of.iter().for_each(|canon| self.canon(*canon)),
            Some(What::Fact(_)) | None => {}
        }
    }

    fn canon(&mut self, canon: Canon) {
        if !self.meanings.insert(canon) {
            return;
        }
        let space: &'s Space = self.space;
        let (level, below): (_, Vec<Canon>) = match space.canons.meaning(canon) {
            Some(Meaning::Leaf(leaf)) => {
                Leaf::quantities(leaf).into_iter().for_each(|quantity| self.quantity(quantity));
                return;
            }
            Some(Meaning::Values(level, below)) => (*level, below.clone()),
            Some(Meaning::Cells(level, runs)) => (*level, runs.iter().map(|(below, _)| *below).collect()),
            None => return,
        };
        let quantities = space.variable(level).map(|own| own.quantities(&space.axes)).unwrap_or_default();
        quantities.into_iter().for_each(|quantity| self.quantity(quantity));
        below.into_iter().for_each(|canon| self.canon(canon));
    }
}
