//! Fractions of which both parts fit in a machine word: what nearly every number of a case is. They are reckoned with in registers, and whoever
//! reckons is told where an outcome no longer fits; [`Number`](super::Number) takes over there.

use std::cmp::Ordering;

/// A small fraction. It need not be in lowest terms; two are the same if they compare as equal.
///
/// Aligned to four bytes, so that a fraction and a tag take 16 bytes, which a function returns in registers.
#[derive(Debug, Clone, Copy)]
#[repr(Rust, packed(4))]
pub struct Short {
    numerator: i64,
    /// Never zero.
    denominator: u32,
}

impl Short {
    /// Nought.
    pub const ZERO: Short = Short::whole(0);
    /// One.
    pub const ONE: Short = Short::whole(1);

    /// A whole number.
    pub const fn whole(value: i64) -> Short {
        Short { numerator: value, denominator: 1 }
    }

    /// A fraction, if it is small enough; none for a denominator of nought.
    #[inline]
    pub fn of(numerator: i128, denominator: u64) -> Option<Short> {
        let (numerator, denominator) = (i64::try_from(numerator).ok()?, u32::try_from(denominator).ok()?);
        (denominator != 0).then_some(Short { numerator, denominator })
    }

    /// Numerator and denominator, as they are at hand.
    #[inline]
    pub fn parts(self) -> (i64, u32) {
        (self.numerator, self.denominator)
    }

    /// The sum, if it is small enough.
    #[inline]
    pub fn plus(self, other: Short) -> Option<Short> {
        if self.denominator == other.denominator {
            return Some(Short { numerator: self.numerator.checked_add(other.numerator)?, denominator: self.denominator });
        }
        let left = self.numerator.checked_mul(i64::from(other.denominator))?;
        let right = other.numerator.checked_mul(i64::from(self.denominator))?;
        Some(Short { numerator: left.checked_add(right)?, denominator: self.denominator.checked_mul(other.denominator)? })
    }

    /// The difference, if it is small enough.
    #[inline]
    pub fn minus(self, other: Short) -> Option<Short> {
        self.plus(other.negated()?)
    }

    /// The product, if it is small enough.
    #[inline]
    pub fn times(self, other: Short) -> Option<Short> {
        let numerator = self.numerator.checked_mul(other.numerator)?;
        Some(Short { numerator, denominator: self.denominator.checked_mul(other.denominator)? })
    }

    /// The quotient, if it is small enough; none for a division by nought.
    #[inline]
    pub fn over(self, other: Short) -> Option<Short> {
        let below = u32::try_from(other.numerator.unsigned_abs()).ok().filter(|below| *below != 0)?;
        let numerator = self.numerator.checked_mul(i64::from(other.denominator))?;
        let numerator = if other.numerator < 0 { numerator.checked_neg()? } else { numerator };
        Some(Short { numerator, denominator: self.denominator.checked_mul(below)? })
    }

    /// The opposite, if it is small enough.
    #[inline]
    pub fn negated(self) -> Option<Short> {
        Some(Short { numerator: self.numerator.checked_neg()?, denominator: self.denominator })
    }
}

impl Ord for Short {
    #[inline]
    fn cmp(&self, other: &Short) -> Ordering {
        let ((a, b), (c, d)) = (self.parts(), other.parts());
        if b == d { a.cmp(&c) } else { (i128::from(a) * i128::from(d)).cmp(&(i128::from(c) * i128::from(b))) }
    }
}

impl PartialOrd for Short {
    #[inline]
    fn partial_cmp(&self, other: &Short) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Short {
    #[inline]
    fn eq(&self, other: &Short) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Short {}
