//! The least that a number of the case can be, where it is said of all below that it cannot be.

use super::cover::Cube;
use crate::model::Number;
use crate::symbolic::diagram::node::{Bounded, Level, Node};
use crate::symbolic::diagram::space::Space;
use crate::symbolic::terms::axis::{Axis, Cut};
use crate::symbolic::terms::quantity::Quantity;
use crate::symbolic::terms::variable::Variable;

impl Space {
    /// The least that a number can be, where that is known.
    pub(in crate::symbolic) fn least_known(&self, quantity: Quantity) -> Option<Number> {
        self.least(quantity).or_else(|| self.lowest.get(&quantity).copied())
    }

    /// Remembers below which limits no number of the case can lie, from whether a case can be.
    pub(in crate::symbolic) fn note_lowest(&mut self, possible: Node) -> Bounded<()> {
        let no = self.truth(false);
        for level in self.diagrams.support(&[possible]) {
            let Some((quantity, place)) = self.number_alone(level) else { continue };
            let (cuts, size) = (self.axes.cuts(place).to_vec(), self.axes.cells(place));
            for (at, cut) in cuts.iter().enumerate() {
                let Cut::AtLeast(limit) = cut else { continue };
                let below = Cube([(level, (0..size).map(|cell| cell <= at).collect())].into());
                if !self.lies_within(possible, &below, &[no])? {
                    break;
                }
                let known = self.lowest.entry(quantity).or_insert(*limit);
                *known = (*known).max(*limit);
            }
        }
        Ok(())
    }

    /// The number that a variable is of, and the place of its axis, where it is of one number alone.
    fn number_alone(&self, level: Level) -> Option<(Quantity, usize)> {
        let Variable::Cells(place) = self.variable(level)? else { return None };
        match self.axes.axis(*place)? {
            Axis::Number(form) => match form.terms.as_slice() {
                [(quantity, _)] => Some((*quantity, *place)),
                _ => None,
            },
            Axis::Day(_) | Axis::Apart(..) => None,
        }
    }
}
