//! Numbers as diagrams of linear forms.

use super::rules::Walk;
use crate::model::{Comparison, ExprId, Number, Polarity, Rounding, Type, Unit};
use crate::symbolic::diagram::leaf::Leaf;
use crate::symbolic::diagram::node::{Beyond, Bounded, Node};
use crate::symbolic::diagram::space::Space;
use crate::symbolic::terms::linear::Linear;
use crate::symbolic::terms::operation::Operation;

impl Space {
    /// A leaf as a linear form. A duration counts by the number of its months or days.
    pub(in crate::symbolic) fn form(&self, leaf: Node) -> Bounded<Linear> {
        match self.diagrams.leaf_of(leaf) {
            Some(Leaf::Number(form)) => Ok(form.clone()),
            Some(Leaf::Length(parts)) => {
                let [months, days] = &**parts;
                months.plus(days, Number::whole(1)).ok_or(Beyond)
            }
            _ => Err(Beyond),
        }
    }
}

impl Walk<'_> {
    /// Numbers or durations, added and subtracted.
    pub(in crate::symbolic) fn sum(&mut self, terms: &[(Polarity, ExprId)]) -> Bounded<Node> {
        let mut found: Option<Node> = None;
        for (polarity, term) in terms {
            let sign = Number::whole(if *polarity == Polarity::Direct { 1 } else { -1 });
            let term = self.expr(*term)?;
            let term = self.at_leaves(&[term], |space, leaves| {
                let leaf = leaves.first().and_then(|leaf| space.diagrams.leaf_of(*leaf)).cloned();
                let leaf = match leaf {
                    Some(Leaf::Number(form)) => Leaf::Number(form.times(sign).ok_or(Beyond)?),
                    Some(Leaf::Length(parts)) => {
                        let [months, days] = *parts;
                        Leaf::Length(Box::new([months.times(sign).ok_or(Beyond)?, days.times(sign).ok_or(Beyond)?]))
                    }
                    _ => return Err(Beyond),
                };
                Ok(space.leaf(leaf))
            })?;
            found = Some(match found {
                None => term,
                Some(sum) => self.at_leaves(&[sum, term], plus)?,
            });
        }
        found.ok_or(Beyond)
    }

    /// Factors multiplied and divided.
    pub(in crate::symbolic) fn product(&mut self, factors: &[(Polarity, ExprId)]) -> Bounded<Node> {
        let one = Leaf::Number(Linear::constant(Number::whole(1)));
        let mut found = self.space.leaf(one);
        for (polarity, factor) in factors {
            let factor = self.expr(*factor)?;
            found = match polarity {
                Polarity::Direct => self.at_leaves(&[found, factor], times)?,
                Polarity::Inverse => self.at_leaves(&[found, factor], over)?,
            };
        }
        Ok(found)
    }

    pub(in crate::symbolic) fn rounded(&mut self, inner: ExprId, way: Rounding, step: Number, ty: Type) -> Bounded<Node> {
        let inner = self.expr(inner)?;
        self.at_leaves(&[inner], |space, leaves| {
            let leaf = *leaves.first().ok_or(Beyond)?;
            match space.form(leaf)?.number() {
                Some(number) => {
                    let rounded = match way {
                        Rounding::Nearest => number.nearest_to(step),
                        Rounding::Up => number.up_to(step),
                        Rounding::Down => number.down_to(step),
                    };
                    Ok(space.leaf(Leaf::Number(Linear::constant(rounded.ok_or(Beyond)?))))
                }
                None => space.closed(Operation::Rounded(way, step), &[leaf], ty, true),
            }
        })
    }

    /// The least or greatest: each comparison of two is a branch.
    pub(in crate::symbolic) fn extreme(&mut self, list: &[ExprId], least: bool) -> Bounded<Node> {
        let list = self.exprs(list.iter().copied())?;
        self.extreme_of(list, least)
    }

    /// The least or greatest of some nodes.
    pub(in crate::symbolic) fn extreme_of(&mut self, list: Vec<Node>, least: bool) -> Bounded<Node> {
        let comparison = if least { Comparison::Below } else { Comparison::Above };
        let mut found: Option<Node> = None;
        for own in list {
            found = Some(match found {
                None => own,
                Some(best) => self.at_leaves(&[own, best], |space, leaves| match leaves {
                    [own, best] => {
                        let beyond = space.compare(comparison, *own, *best)?;
                        space.choose(beyond, *own, *best)
                    }
                    _ => Err(Beyond),
                })?,
            });
        }
        found.ok_or(Beyond)
    }

    /// A scale whose bands are the same in every case is a form of its own in each band; another is not looked into.
    pub(in crate::symbolic) fn scale(&mut self, operand: ExprId, bands: &[(Option<ExprId>, ExprId)], ty: Type) -> Bounded<Node> {
        let mut nodes = vec![self.expr(operand)?];
        for (bound, rate) in bands {
            if let Some(bound) = bound {
                nodes.push(self.expr(*bound)?);
            }
            nodes.push(self.expr(*rate)?);
        }
        let open: Vec<bool> = bands.iter().map(|(bound, _)| bound.is_none()).collect();
        self.at_leaves(&nodes, |space, leaves| {
            let [operand, row @ ..] = leaves else { return Err(Beyond) };
            let amount = space.form(*operand)?;
            let numbers: Option<Vec<Number>> = row.iter().map(|leaf| space.form(*leaf).ok().and_then(|form| form.number())).collect();
            let Some(numbers) = numbers else { return space.closed(Operation::Scale(open.clone()), leaves, ty, true) };
            let mut numbers = numbers.into_iter();
            let (mut lower, mut full) = (Number::ZERO, Number::ZERO);
            let mut found = space.leaf(Leaf::Number(Linear::constant(Number::ZERO)));
            for open in &open {
                let upper = if *open { None } else { numbers.next() };
                let rate = numbers.next().ok_or(Beyond)?;
                if upper.is_some_and(|upper| upper <= lower) {
                    continue;
                }
                let part = amount.plus(&Linear::constant(lower), Number::whole(-1)).and_then(|part| part.times(rate)).ok_or(Beyond)?;
                let part = part.plus(&Linear::constant(full), Number::whole(1)).ok_or(Beyond)?;
                found = space.above(&amount, lower, part, found)?;
                let Some(upper) = upper else { break };
                full = upper.minus(lower).and_then(|width| width.times(rate)).and_then(|more| full.plus(more)).ok_or(Beyond)?;
                found = space.above(&amount, upper, Linear::constant(full), found)?;
                lower = upper;
            }
            Ok(found)
        })
    }
}

impl Space {
    /// A form where an amount is above a limit, and else another node.
    fn above(&mut self, amount: &Linear, limit: Number, then: Linear, otherwise: Node) -> Bounded<Node> {
        let (amount, limit) = (self.leaf(Leaf::Number(amount.clone())), self.leaf(Leaf::Number(Linear::constant(limit))));
        let above = self.compare(Comparison::Above, amount, limit)?;
        let then = self.leaf(Leaf::Number(then));
        self.choose(above, then, otherwise)
    }
}

/// The sum of two leaves.
pub(in crate::symbolic) fn plus(space: &mut Space, leaves: &[Node]) -> Bounded<Node> {
    let [left, right] = leaves else { return Err(Beyond) };
    let one = Number::whole(1);
    let leaf = match (space.diagrams.leaf_of(*left), space.diagrams.leaf_of(*right)) {
        (Some(Leaf::Number(left)), Some(Leaf::Number(right))) => Leaf::Number(left.plus(right, one).ok_or(Beyond)?),
        (Some(Leaf::Length(left)), Some(Leaf::Length(right))) => {
            let ([months, days], [more_months, more_days]) = (&**left, &**right);
            Leaf::Length(Box::new([months.plus(more_months, one).ok_or(Beyond)?, days.plus(more_days, one).ok_or(Beyond)?]))
        }
        _ => return Err(Beyond),
    };
    Ok(space.leaf(leaf))
}

/// The product of two leaves.
pub(in crate::symbolic) fn times(space: &mut Space, leaves: &[Node]) -> Bounded<Node> {
    let [left, right] = leaves else { return Err(Beyond) };
    let (own, other) = (space.form(*left)?, space.form(*right)?);
    let product = match (own.number(), other.number()) {
        (_, Some(number)) => own.times(number),
        (Some(number), None) => other.times(number),
        (None, None) => {
            let factors = ordered(space, *left, *right);
            return space.closed(Operation::Product, &factors, Type::Quantity(Unit::Plain), true);
        }
    };
    Ok(space.leaf(Leaf::Number(product.ok_or(Beyond)?)))
}

/// The quotient of two leaves.
pub(in crate::symbolic) fn over(space: &mut Space, leaves: &[Node]) -> Bounded<Node> {
    let [left, right] = leaves else { return Err(Beyond) };
    let (own, other) = (space.form(*left)?, space.form(*right)?);
    match other.number() {
        Some(number) if number.is_zero() => Ok(space.fault()),
        Some(number) => {
            let quotient = Number::whole(1).over(number).and_then(|factor| own.times(factor)).ok_or(Beyond)?;
            Ok(space.leaf(Leaf::Number(quotient)))
        }
        None => {
            let divisor = space.leaf(Leaf::Number(other));
            let nought = space.leaf(Leaf::Number(Linear::constant(Number::ZERO)));
            let by_nought = space.compare(Comparison::Equal, divisor, nought)?;
            let quotient = space.closed(Operation::Quotient, &[*left, *right], Type::Quantity(Unit::Plain), true)?;
            let fault = space.fault();
            space.choose(by_nought, fault, quotient)
        }
    }
}

/// Two factors in an order of their own: a product is the same either way.
fn ordered(space: &mut Space, left: Node, right: Node) -> [Node; 2] {
    if space.canon(left) <= space.canon(right) { [left, right] } else { [right, left] }
}
