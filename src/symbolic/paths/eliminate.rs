//! Linear conditions on several numbers, decided by eliminating one number after another (Fourier and Motzkin), exactly.

use std::collections::BTreeMap;

use crate::model::Number;
use crate::symbolic::diagram::space::Space;
use crate::symbolic::terms::linear::Linear;
use crate::symbolic::terms::quantity::Quantity;

/// Whether numbers can be what is asked of them.
pub(in crate::symbolic) enum Solved {
    /// With these values.
    With(BTreeMap<Quantity, Number>),
    /// They cannot.
    Never,
    /// Not decided.
    Open,
}

/// The most conditions that elimination may lead to.
const MOST: usize = 400;

/// A form that is at least nought, or above it where `true`.
type Condition = (Linear, bool);

/// Values for which every form is at least nought, or above it.
pub(in crate::symbolic) fn solve(space: &Space, conditions: &[Condition]) -> Solved {
    let mut all = conditions.to_vec();
    let mut quantities: Vec<Quantity> = conditions.iter().flat_map(|(form, _)| form.terms.iter().map(|(quantity, _)| *quantity)).collect();
    quantities.sort_unstable();
    quantities.dedup();
    for quantity in &quantities {
        if let Some(least) = space.least(*quantity) {
            all.extend(Linear::quantity(*quantity).plus(&Linear::constant(least), Number::whole(-1)).map(|form| (form, false)));
        }
    }
    let alone = all.iter().all(|(form, _)| form.terms.len() <= 1);
    let mut values = BTreeMap::new();
    match eliminate(space, all, &quantities, &mut values) {
        Some(true) => Solved::With(values),
        Some(false) => Solved::Never,
        // One number between two limits has no whole number where there is none.
        None if alone => Solved::Never,
        None => Solved::Open,
    }
}

/// Whether there is a solution; `None` where none in whole numbers is found, or it takes too much.
fn eliminate(space: &Space, conditions: Vec<Condition>, quantities: &[Quantity], values: &mut BTreeMap<Quantity, Number>) -> Option<bool> {
    let Some((quantity, rest)) = quantities.split_last() else {
        let holds = |(form, above): &Condition| {
            let order = form.constant.compare(Number::ZERO);
            if *above { order.is_gt() } else { order.is_ge() }
        };
        return Some(conditions.iter().all(holds));
    };
    let factor = |form: &Linear| form.terms.iter().find(|(own, _)| own == quantity).map(|(_, factor)| *factor);
    let (with, mut without): (Vec<Condition>, Vec<Condition>) = conditions.into_iter().partition(|(form, _)| factor(form).is_some());
    let (mut lows, mut highs) = (Vec::new(), Vec::new());
    for (form, above) in with {
        let factor = factor(&form)?;
        // The form without the quantity, divided so that the quantity counts once.
        let own = Linear::quantity(*quantity).times(factor)?;
        let limit = form.plus(&own, Number::whole(-1))?.times(Number::whole(-1).over(factor)?)?;
        if factor > Number::ZERO { lows.push((limit, above)) } else { highs.push((limit, above)) }
    }
    for (low, above_low) in &lows {
        for (high, below_high) in &highs {
            without.push((high.plus(low, Number::whole(-1))?, *above_low || *below_high));
        }
    }
    if without.len() > MOST {
        return None;
    }
    if !eliminate(space, without, rest, values)? {
        return Some(false);
    }
    let worth = |form: &Linear| {
        form.terms.iter().try_fold(form.constant, |sum, (quantity, factor)| sum.plus(values.get(quantity)?.times(*factor)?))
    };
    let tightest = |limits: &[(Linear, bool)], greatest: bool| -> Option<Option<(Number, bool)>> {
        let mut found: Option<(Number, bool)> = None;
        for (form, open) in limits {
            let own = worth(form)?;
            found = match found {
                None => Some((own, *open)),
                Some((known, known_open)) => {
                    let order = own.compare(known);
                    let tighter = if greatest { order.is_gt() } else { order.is_lt() };
                    Some(if tighter || order.is_eq() && *open { (own, *open || order.is_eq() && known_open) } else { (known, known_open) })
                }
            };
        }
        Some(found)
    };
    let (low, high) = (tightest(&lows, true)?, tightest(&highs, false)?);
    let value = between(low, high, space.is_whole(*quantity))?;
    values.insert(*quantity, value);
    Some(true)
}

/// A number between two limits, of which each may be left out: a whole one where there is one.
fn between(low: Option<(Number, bool)>, high: Option<(Number, bool)>, whole: bool) -> Option<Number> {
    let one = Number::whole(1);
    let fits = |number: Number| {
        low.is_none_or(|(low, open)| if open { number > low } else { number >= low })
            && high.is_none_or(|(high, open)| if open { number < high } else { number <= high })
    };
    let middle = match (low, high) {
        (None, None) => Number::ZERO,
        (Some((low, _)), None) => low,
        (None, Some((high, _))) => high,
        (Some((low, _)), Some((high, _))) => low.plus(high)?.over(Number::whole(2))?,
    };
    let (down, up) = (middle.down_to(one)?, middle.up_to(one)?);
    let near = [down, up, down.minus(one)?, up.plus(one)?];
    if let Some(found) = near.into_iter().find(|number| fits(*number)) {
        return Some(found);
    }
    if !whole && fits(middle) { Some(middle) } else { None }
}
