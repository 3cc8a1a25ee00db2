//! Exact numbers: fractions of integers, so that two thirds of an amount stays exact until a rule rounds it.
//!
//! Finding a common divisor costs more than the rest of a multiplication. So a fraction is reduced only when it no longer fits a [`Short`],
//! or when its parts are read. Fractions that compare as equal are the same number.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};

use rust_decimal::Decimal;

use super::Short;

/// An exact fraction. An operation that would leave the range returns `None` instead of rounding.
///
/// A decimal would not do: one third has no finite decimal.
///
/// ```
/// use paragraf::Number;
///
/// let third = Number::whole(1).over(Number::whole(3));
/// assert_eq!(third.and_then(|third| third.times(Number::whole(3))), Some(Number::whole(1)));
/// ```
///
/// Aligned to 8 bytes instead of the numerator's 16, so that a value with its tag takes 32 bytes and not 48.
#[derive(Clone, Copy)]
#[repr(Rust, packed(8))]
pub struct Number {
    numerator: i128,
    /// Never zero.
    denominator: u64,
}

/// The largest numerator allowed, so that every number can be written as a decimal.
const LARGEST: i128 = 10_i128.pow(27);

impl Number {
    /// Zero.
    pub const ZERO: Number = Number { numerator: 0, denominator: 1 };

    /// An integer as a number.
    pub const fn whole(value: i64) -> Number {
        Number { numerator: value as i128, denominator: 1 }
    }

    /// A decimal, exactly; `None` if it has more than 19 decimals.
    pub fn from_decimal(value: Decimal) -> Option<Number> {
        let value = value.normalize();
        let denominator = 10_u64.checked_pow(value.scale())?;
        Number { numerator: value.mantissa(), denominator }.reduced()
    }

    /// Parses digits with an optional minus and decimal point, and nothing else: `-12.50`.
    pub fn parse(text: &str) -> Option<Number> {
        let digits = text.strip_prefix('-').unwrap_or(text);
        let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
        let plain = |text: &str| !text.is_empty() && text.len() <= 26 && text.bytes().all(|byte| byte.is_ascii_digit());
        if !plain(whole) || !plain(part) {
            return None;
        }
        Decimal::from_str_exact(text).ok().and_then(Number::from_decimal)
    }

    /// The number as a decimal; `None` if it has no finite decimal.
    pub fn to_decimal(self) -> Option<Decimal> {
        let (numerator, denominator) = self.parts();
        let mut rest = denominator;
        let (mut twos, mut fives) = (0_u32, 0_u32);
        while rest.is_multiple_of(2) {
            rest /= 2;
            twos += 1;
        }
        while rest.is_multiple_of(5) {
            rest /= 5;
            fives += 1;
        }
        if rest != 1 {
            return None;
        }
        let scale = twos.max(fives);
        let factor = 10_i128.checked_pow(scale)?.checked_div(i128::from(denominator))?;
        Decimal::try_from_i128_with_scale(numerator.checked_mul(factor)?, scale).ok().map(|decimal| decimal.normalize())
    }

    /// The number as an integer; `None` if it is not one or does not fit.
    pub fn to_whole(self) -> Option<i64> {
        let (numerator, denominator) = if self.denominator == 1 { (self.numerator, 1) } else { self.parts() };
        if denominator == 1 { i64::try_from(numerator).ok() } else { None }
    }

    /// Numerator and denominator, in lowest terms.
    pub fn parts(self) -> (i128, u64) {
        let Number { numerator, denominator } = self.lowest();
        (numerator, denominator)
    }

    /// The sum; `None` if out of range.
    #[inline]
    pub fn plus(self, other: Number) -> Option<Number> {
        if let (Some(own), Some(other)) = (self.short(), other.short())
            && let Some(sum) = own.plus(other)
        {
            return Some(Number::from(sum));
        }
        self.lowest().plus_lowest(other.lowest())
    }

    fn plus_lowest(self, other: Number) -> Option<Number> {
        if self.denominator == other.denominator {
            let sum = Number { numerator: self.numerator.checked_add(other.numerator)?, denominator: self.denominator };
            return sum.reduced();
        }
        let left = self.numerator.checked_mul(i128::from(other.denominator))?;
        let right = other.numerator.checked_mul(i128::from(self.denominator))?;
        // With a whole number the sum is already in lowest terms.
        if self.denominator == 1 || other.denominator == 1 {
            return Number { numerator: left.checked_add(right)?, denominator: self.denominator.max(other.denominator) }.bounded();
        }
        Number::ratio(left.checked_add(right)?, u128::from(self.denominator) * u128::from(other.denominator))
    }

    /// The difference; `None` if out of range.
    pub fn minus(self, other: Number) -> Option<Number> {
        self.plus(other.negated())
    }

    /// The product; `None` if out of range.
    #[inline]
    pub fn times(self, other: Number) -> Option<Number> {
        if let (Some(own), Some(other)) = (self.short(), other.short())
            && let Some(product) = own.times(other)
        {
            return Some(Number::from(product));
        }
        self.lowest().times_lowest(other.lowest())
    }

    fn times_lowest(self, other: Number) -> Option<Number> {
        let numerator = self.numerator.checked_mul(other.numerator)?;
        Number::ratio(numerator, u128::from(self.denominator) * u128::from(other.denominator))
    }

    /// The quotient; `None` for a division by zero or if out of range.
    #[inline]
    pub fn over(self, other: Number) -> Option<Number> {
        if other.numerator == 0 {
            return None;
        }
        if let (Some(own), Some(other)) = (self.short(), other.short())
            && let Some(quotient) = own.over(other)
        {
            return Some(Number::from(quotient));
        }
        self.lowest().over_lowest(other.lowest())
    }

    fn over_lowest(self, other: Number) -> Option<Number> {
        let numerator = self.numerator.checked_mul(i128::from(other.denominator))?;
        let numerator = if other.numerator < 0 { numerator.checked_neg()? } else { numerator };
        Number::ratio(numerator, u128::from(self.denominator).checked_mul(other.numerator.unsigned_abs())?)
    }

    /// The number with the opposite sign.
    pub fn negated(self) -> Number {
        Number { numerator: -self.numerator, denominator: self.denominator }
    }

    /// Whether it is zero.
    pub fn is_zero(self) -> bool {
        self.numerator == 0
    }

    /// The largest multiple of `step` at or below this number; `None` if `step` is not positive.
    pub fn down_to(self, step: Number) -> Option<Number> {
        self.rounded(step, |steps, rest, _| if rest < 0 { steps - 1 } else { steps })
    }

    /// The smallest multiple of `step` at or above this number; `None` if `step` is not positive.
    pub fn up_to(self, step: Number) -> Option<Number> {
        self.rounded(step, |steps, rest, _| if rest > 0 { steps + 1 } else { steps })
    }

    /// The nearest multiple of `step`; halves are rounded away from zero.
    pub fn nearest_to(self, step: Number) -> Option<Number> {
        self.rounded(step, |steps, rest, whole| if rest.unsigned_abs() * 2 >= whole.unsigned_abs() { steps + rest.signum() } else { steps })
    }

    fn rounded(self, step: Number, choose: impl Fn(i128, i128, i128) -> i128) -> Option<Number> {
        if step.numerator <= 0 {
            return None;
        }
        let Number { numerator, denominator } = self.over(step)?;
        let whole = i128::from(denominator);
        // Most numbers are small, and 128-bit division is slow.
        let count = match (i64::try_from(numerator), i64::try_from(denominator)) {
            (Ok(above), Ok(below)) => choose(i128::from(above / below), i128::from(above % below), whole),
            _ => choose(numerator / whole, numerator % whole, whole),
        };
        Number { numerator: count, denominator: 1 }.times(step)
    }

    /// Compares two numbers. If cross-multiplication would overflow, the whole parts are compared first.
    #[inline]
    pub fn compare(self, other: Number) -> Ordering {
        if self.denominator == other.denominator {
            let (own, others) = (self.numerator, other.numerator);
            return own.cmp(&others);
        }
        if let (Some(own), Some(other)) = (self.short(), other.short()) {
            return own.cmp(&other);
        }
        let left = self.numerator.checked_mul(i128::from(other.denominator));
        let right = other.numerator.checked_mul(i128::from(self.denominator));
        match (left, right) {
            (Some(left), Some(right)) => left.cmp(&right),
            _ => {
                let whole = |number: Number| number.numerator.div_euclid(i128::from(number.denominator));
                let rest = |number: Number| (number.numerator.rem_euclid(i128::from(number.denominator)), number.denominator);
                whole(self).cmp(&whole(other)).then_with(|| {
                    let ((a, b), (c, d)) = (rest(self), rest(other));
                    // Both remainders are below their 64-bit denominators, so these products fit.
                    (a.unsigned_abs() * u128::from(d)).cmp(&(c.unsigned_abs() * u128::from(b)))
                })
            }
        }
    }

    /// The number as a [`Short`], not reduced; `None` if it does not fit.
    #[inline]
    pub fn short(self) -> Option<Short> {
        Short::of(self.numerator, self.denominator)
    }

    /// The number in lowest terms.
    #[must_use]
    pub fn lowest(self) -> Number {
        self.reduced().unwrap_or(self)
    }

    fn ratio(numerator: i128, denominator: u128) -> Option<Number> {
        if denominator == 1 {
            return Number { numerator, denominator: 1 }.bounded();
        }
        // Most numbers are small, and 128-bit division is slow.
        if let (Ok(above), Ok(below)) = (u64::try_from(numerator.unsigned_abs()), u64::try_from(denominator)) {
            let divisor = gcd_small(above, below);
            let above = i128::from(above / divisor);
            return Some(Number { numerator: if numerator < 0 { -above } else { above }, denominator: below / divisor });
        }
        let divisor = gcd(numerator.unsigned_abs() % denominator, denominator);
        let numerator = numerator / i128::try_from(divisor).ok()?;
        Number { numerator, denominator: u64::try_from(denominator / divisor).ok()? }.bounded()
    }

    fn reduced(self) -> Option<Number> {
        if self.denominator == 1 {
            return self.bounded();
        }
        Number::ratio(self.numerator, u128::from(self.denominator))
    }

    fn bounded(self) -> Option<Number> {
        (self.numerator.unsigned_abs() <= LARGEST.unsigned_abs()).then_some(self)
    }
}

fn gcd_small(mut a: u64, mut b: u64) -> u64 {
    while a != 0 {
        (a, b) = (b % a, a);
    }
    b
}

fn gcd(mut a: u128, mut b: u128) -> u128 {
    while a != 0 {
        (a, b) = (b % a, a);
    }
    b
}

impl From<Short> for Number {
    #[inline]
    fn from(short: Short) -> Number {
        let (numerator, denominator) = short.parts();
        Number { numerator: i128::from(numerator), denominator: u64::from(denominator) }
    }
}

impl fmt::Debug for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (numerator, denominator) = self.parts();
        write!(f, "{numerator}/{denominator}")
    }
}

impl PartialEq for Number {
    fn eq(&self, other: &Number) -> bool {
        self.compare(*other).is_eq()
    }
}

impl Eq for Number {}

impl Hash for Number {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.parts().hash(state);
    }
}

impl Ord for Number {
    fn cmp(&self, other: &Number) -> Ordering {
        self.compare(*other)
    }
}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Number) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
