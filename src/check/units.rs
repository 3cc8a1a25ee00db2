//! What units make when multiplied and divided.

use crate::model::{TimeUnit, Unit};

/// The unit of a product or quotient; none where it has no meaning in law.
pub(super) fn product(left: Unit, right: Unit, times: bool) -> Option<Unit> {
    match (left, right, times) {
        (unit, Unit::Plain, _) => Some(unit),
        (Unit::Plain, unit, true) => Some(unit),
        (Unit::Money(a), Unit::Money(b), false) if a == b => Some(Unit::Plain),
        (Unit::Hours, Unit::Hours, false) => Some(Unit::Plain),
        (Unit::Money(Some(TimeUnit::Hour)), Unit::Hours, true) | (Unit::Hours, Unit::Money(Some(TimeUnit::Hour)), true) => {
            Some(Unit::Money(None))
        }
        (Unit::Money(None), Unit::Hours, false) => Some(Unit::Money(Some(TimeUnit::Hour))),
        _ => None,
    }
}
