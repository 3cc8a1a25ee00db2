//! Linear forms: a constant, and a factor for each quantity that differs from case to case.

use super::quantity::Quantity;
use crate::model::Number;

/// `constant + factor × quantity + …`, the quantities in order, no factor zero.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(in crate::symbolic) struct Linear {
    pub(in crate::symbolic) terms: Vec<(Quantity, Number)>,
    pub(in crate::symbolic) constant: Number,
}

impl Linear {
    pub(in crate::symbolic) fn constant(number: Number) -> Linear {
        Linear { terms: Vec::new(), constant: number }
    }

    pub(in crate::symbolic) fn quantity(quantity: Quantity) -> Linear {
        Linear { terms: vec![(quantity, Number::whole(1))], constant: Number::ZERO }
    }

    /// The number, if it is the same in every case.
    pub(in crate::symbolic) fn number(&self) -> Option<Number> {
        if self.terms.is_empty() { Some(self.constant) } else { None }
    }

    /// This and another form times a number; `None` beyond the range of numbers.
    pub(in crate::symbolic) fn plus(&self, other: &Linear, times: Number) -> Option<Linear> {
        let constant = self.constant.plus(other.constant.times(times)?)?;
        let mut terms = self.terms.clone();
        for (quantity, factor) in &other.terms {
            let own = factor.times(times)?;
            match terms.binary_search_by_key(quantity, |(known, _)| *known) {
                Ok(at) => {
                    let slot = terms.get_mut(at)?;
                    slot.1 = slot.1.plus(own)?;
                }
                Err(at) => terms.insert(at, (*quantity, own)),
            }
        }
        terms.retain(|(_, factor)| !factor.is_zero());
        Some(Linear { terms, constant })
    }

    /// The form times a number; `None` beyond the range of numbers.
    pub(in crate::symbolic) fn times(&self, number: Number) -> Option<Linear> {
        Linear::constant(Number::ZERO).plus(self, number)
    }

    /// The form without its constant and divided by its first factor, and that factor; `None` for a constant.
    pub(in crate::symbolic) fn axis(&self) -> Option<(Linear, Number)> {
        let (_, first) = *self.terms.first()?;
        let free = Linear { terms: self.terms.clone(), constant: Number::ZERO };
        Some((free.times(Number::whole(1).over(first)?)?, first))
    }
}
