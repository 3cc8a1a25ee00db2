//! The units of products and quotients.

use crate::model::{Polarity, TimeUnit, Unit};

/// The unit of a product or quotient; `None` if the combination has no meaning in law.
pub fn product(left: Unit, right: Unit, polarity: Polarity) -> Option<Unit> {
    match (left, right, polarity) {
        (unit, Unit::Plain, _) => Some(unit),
        (Unit::Plain, unit, Polarity::Direct) => Some(unit),
        (Unit::Money(a), Unit::Money(b), Polarity::Inverse) if a == b => Some(Unit::Plain),
        (Unit::Hours, Unit::Hours, Polarity::Inverse) => Some(Unit::Plain),
        (Unit::Money(Some(TimeUnit::Hour)), Unit::Hours, Polarity::Direct)
        | (Unit::Hours, Unit::Money(Some(TimeUnit::Hour)), Polarity::Direct) => Some(Unit::Money(None)),
        (Unit::Money(None), Unit::Hours, Polarity::Inverse) => Some(Unit::Money(Some(TimeUnit::Hour))),
        _ => None,
    }
}
