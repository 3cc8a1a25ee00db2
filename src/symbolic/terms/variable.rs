//! The variables of the diagrams.

use std::sync::Arc;

use super::axis::{Axes, Axis, Cut};
use super::quantity::Quantity;

/// A variable of the diagrams.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(in crate::symbolic) enum Variable {
    /// A reading: one value for each alternative.
    Reading(Arc<str>),
    /// A quantity that is yes or no: no first.
    Truth(Quantity),
    /// A choice: one value for each, in the order of the space.
    Choice(Quantity),
    /// Whether a closed term has an answer: no first.
    Answered(Quantity),
    /// Where on an axis a case lies: one value for each cell between its cuts.
    Cells(usize),
    /// Whether a case lies beyond a cut that is not a limit of cells yet.
    Beyond(Axis, Cut),
}

impl Variable {
    /// The quantities it speaks of.
    pub(in crate::symbolic) fn quantities(&self, axes: &Axes) -> Vec<Quantity> {
        match self {
            Variable::Reading(_) => Vec::new(),
            Variable::Truth(quantity) | Variable::Choice(quantity) | Variable::Answered(quantity) => vec![*quantity],
            Variable::Cells(axis) => axes.axis(*axis).map(Axis::quantities).unwrap_or_default(),
            Variable::Beyond(axis, _) => axis.quantities(),
        }
    }
}
