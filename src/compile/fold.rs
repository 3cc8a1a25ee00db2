//! Arithmetic on figures, once for the plan instead of once for each case: `factor * base_amount` is one constant.

use super::plan::{Op, Plan, Slice, TIMES};
use crate::model::{Number, Value};

/// Rules named by rules are folded up to this many links; a longer chain of constants is left as it is.
const ROUNDS: usize = 4;

impl Plan {
    /// The operations, with sums, products and rules of constants as constants. What has no answer is left to be told by a run.
    pub(super) fn folded(&mut self) -> Vec<Op> {
        let mut ops = self.ops.clone();
        for _ in 0..ROUNDS {
            let mut changed = false;
            for at in 0..ops.len() {
                let Some(op) = ops.get(at).copied() else { continue };
                if let Some(value) = self.constant_of(op, &ops) {
                    self.constants.push(value);
                    let folded = Op::Constant(u32::try_from(self.constants.len() - 1).unwrap_or(u32::MAX));
                    if let Some(slot) = ops.get_mut(at) {
                        *slot = folded;
                    }
                    changed = true;
                }
            }
            if !changed {
                break;
            }
        }
        ops
    }

    /// What an operation comes to in every case.
    fn constant_of(&self, op: Op, ops: &[Op]) -> Option<Value> {
        let constant = |id: u32| match ops.get(id as usize) {
            Some(Op::Constant(at)) => self.constants.get(*at as usize),
            _ => None,
        };
        let number = |id: u32| match constant(id) {
            Some(Value::Number(number)) => Some(*number),
            _ => None,
        };
        // A length of time is no number, so that a row with one of them is left as it is.
        let pairs = |row: Slice| self.row(row).chunks_exact(2).map(|pair| Some((*pair.first()? == TIMES, number(*pair.get(1)?)?)));
        match op {
            Op::Rule(rule) => {
                let rule = self.rules.get(rule as usize).filter(|rule| rule.exceptions.len == 0)?;
                constant(rule.body).cloned()
            }
            Op::Same(inner) => constant(inner).cloned(),
            Op::Sum(row) => {
                let sum = pairs(row).try_fold(Number::ZERO, |sum, pair| {
                    let (plus, term) = pair?;
                    if plus { sum.plus(term) } else { sum.minus(term) }
                })?;
                Some(Value::Number(sum))
            }
            Op::Product(row) => {
                let product = pairs(row).try_fold(Number::whole(1), |product, pair| {
                    let (times, factor) = pair?;
                    if times { product.times(factor) } else { product.over(factor) }
                })?;
                Some(Value::Number(product))
            }
            _ => None,
        }
    }
}
