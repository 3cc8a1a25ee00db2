//! Small fractions, whose two parts fit in registers, as nearly all numbers of a case do. An operation whose result no longer fits returns
//! `None`; the caller then uses [`Number`](super::Number).

use std::cmp::Ordering;
use std::num::NonZeroU32;

/// A small fraction, not necessarily in lowest terms. Fractions that compare as equal are the same number.
///
/// Two machine words, so that it is handed on in registers; so is one or none, since no denominator is zero.
#[derive(Debug, Clone, Copy)]
pub struct Short {
    numerator: i64,
    denominator: NonZeroU32,
}

impl Short {
    /// Zero.
    pub const ZERO: Short = Short::whole(0);
    /// One.
    pub const ONE: Short = Short::whole(1);

    /// An integer as a fraction.
    pub const fn whole(value: i64) -> Short {
        Short { numerator: value, denominator: NonZeroU32::MIN }
    }

    /// A fraction of two parts as they are.
    #[inline]
    pub const fn from_parts(numerator: i64, denominator: NonZeroU32) -> Short {
        Short { numerator, denominator }
    }

    /// A fraction; `None` if it does not fit or the denominator is zero.
    #[inline]
    pub fn of(numerator: i128, denominator: u64) -> Option<Short> {
        let denominator = NonZeroU32::new(u32::try_from(denominator).ok()?)?;
        Some(Short { numerator: i64::try_from(numerator).ok()?, denominator })
    }

    /// Numerator and denominator, not reduced.
    #[inline]
    pub fn parts(self) -> (i64, u32) {
        (self.numerator, self.denominator.get())
    }

    /// The numerator, not reduced.
    #[inline]
    pub fn numerator(self) -> i64 {
        self.numerator
    }

    /// The denominator, not reduced.
    #[inline]
    pub fn denominator(self) -> NonZeroU32 {
        self.denominator
    }

    /// The sum; `None` if it does not fit.
    #[inline]
    pub fn plus(self, other: Short) -> Option<Short> {
        if self.denominator == other.denominator {
            return Some(Short { numerator: self.numerator.checked_add(other.numerator)?, denominator: self.denominator });
        }
        let left = self.numerator.checked_mul(i64::from(other.denominator.get()))?;
        let right = other.numerator.checked_mul(i64::from(self.denominator.get()))?;
        Some(Short { numerator: left.checked_add(right)?, denominator: self.denominator.checked_mul(other.denominator)? })
    }

    /// The difference; `None` if it does not fit.
    #[inline]
    pub fn minus(self, other: Short) -> Option<Short> {
        self.plus(other.negated()?)
    }

    /// The product; `None` if it does not fit.
    #[inline]
    pub fn times(self, other: Short) -> Option<Short> {
        let numerator = self.numerator.checked_mul(other.numerator)?;
        Some(Short { numerator, denominator: self.denominator.checked_mul(other.denominator)? })
    }

    /// The quotient; `None` if it does not fit or for a division by zero.
    #[inline]
    pub fn over(self, other: Short) -> Option<Short> {
        let below = NonZeroU32::new(u32::try_from(other.numerator.unsigned_abs()).ok()?)?;
        let numerator = self.numerator.checked_mul(i64::from(other.denominator.get()))?;
        let numerator = if other.numerator < 0 { numerator.checked_neg()? } else { numerator };
        Some(Short { numerator, denominator: self.denominator.checked_mul(below)? })
    }

    /// The number with the opposite sign; `None` if it does not fit.
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
