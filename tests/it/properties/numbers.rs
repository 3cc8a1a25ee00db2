//! Exact numbers against fractions of 128 bits: a field, rounding, digits read and written.

use std::cmp::Ordering;

use paragraf::model::Number;
use proptest::prelude::*;

use super::{number, tries};

/// A fraction small enough to be reckoned with in 128 bits without care.
fn fraction() -> impl Strategy<Value = (i128, i128)> {
    (-1_000_000_000..1_000_000_000i128, prop_oneof![1..1000i128, Just(1), Just(3), Just(100), 1..1_000_000_000i128])
}

fn gcd(a: i128, b: i128) -> i128 {
    if b == 0 { a.abs() } else { gcd(b, a % b) }
}

/// A fraction in lowest terms, as a number holds it.
fn lowest(numerator: i128, denominator: i128) -> (i128, i128) {
    let divisor = gcd(numerator, denominator).max(1) * denominator.signum();
    (numerator / divisor, denominator / divisor)
}

fn parts(number: Number) -> (i128, i128) {
    let (numerator, denominator) = number.parts();
    (numerator, i128::from(denominator))
}

/// Digits as rule files and facts files hold them, from the smallest to the largest.
fn digits() -> impl Strategy<Value = String> {
    "-?(0|[1-9][0-9]{0,20})(\\.[0-9]{0,5}[1-9])?"
}

proptest! {
    #![proptest_config(tries(800))]

    #[test]
    fn numbers_are_a_field(a in fraction(), b in fraction(), c in fraction()) {
        let [x, y, z] = [a, b, c].map(number);
        prop_assert_eq!(parts(x), lowest(a.0, a.1));
        prop_assert_eq!(x.plus(y).map(parts), Some(lowest(a.0 * b.1 + b.0 * a.1, a.1 * b.1)));
        prop_assert_eq!(x.minus(y).map(parts), Some(lowest(a.0 * b.1 - b.0 * a.1, a.1 * b.1)));
        prop_assert_eq!(x.times(y).map(parts), Some(lowest(a.0 * b.0, a.1 * b.1)));
        match b.0 {
            0 => prop_assert_eq!(x.over(y), None),
            _ => {
                prop_assert_eq!(x.over(y).map(parts), Some(lowest(a.0 * b.1, a.1 * b.0)));
                prop_assert_eq!(x.over(y).and_then(|quotient| quotient.times(y)), Some(x));
            }
        }
        prop_assert_eq!(x.compare(y), (a.0 * b.1).cmp(&(b.0 * a.1)));
        prop_assert_eq!(x.plus(y), y.plus(x));
        prop_assert_eq!(x.plus(x.negated()), Some(Number::ZERO));
        // The laws of three, as far as the numbers stay in range.
        let sums = (x.plus(y).and_then(|sum| sum.plus(z)), y.plus(z).and_then(|sum| x.plus(sum)));
        if let (Some(left), Some(right)) = sums {
            prop_assert_eq!(left, right);
        }
        let products = (y.plus(z).and_then(|sum| x.times(sum)), x.times(y).zip(x.times(z)).and_then(|(left, right)| left.plus(right)));
        if let (Some(left), Some(right)) = products {
            prop_assert_eq!(left, right);
        }
    }

    #[test]
    fn rounding_stays_within_a_step(a in fraction(), step in (1..100_000i128, prop_oneof![Just(1i128), Just(10), Just(100), 1..1000i128])) {
        let (x, step) = (number(a), number(step));
        let (Some(down), Some(up), Some(nearest)) = (x.down_to(step), x.up_to(step), x.nearest_to(step)) else {
            return Err(TestCaseError::fail("out of range"));
        };
        for multiple in [down, up, nearest] {
            prop_assert_eq!(multiple.over(step).and_then(Number::to_whole).is_some(), true, "{:?} is no multiple", multiple);
        }
        prop_assert!(down.compare(x).is_le() && up.compare(x).is_ge());
        let width = up.minus(down).expect("in range");
        prop_assert!(width == Number::ZERO || width == step);
        prop_assert!(nearest == down || nearest == up);
        let distance = |multiple: Number| {
            let distance = x.minus(multiple).expect("in range");
            if distance.compare(Number::ZERO).is_lt() { distance.negated() } else { distance }
        };
        let other = if nearest == down { up } else { down };
        match distance(nearest).compare(distance(other)) {
            Ordering::Greater => prop_assert!(false, "the other multiple is nearer"),
            // Halves go away from nought.
            Ordering::Equal => {
                let away = if a.0 < 0 { down } else { up };
                prop_assert!(down == up || nearest == away);
            }
            Ordering::Less => {}
        }
        // A multiple stays where it is.
        prop_assert_eq!((down.down_to(step), down.up_to(step), down.nearest_to(step)), (Some(down), Some(down), Some(down)));
        prop_assert_eq!(x.down_to(Number::ZERO), None);
        prop_assert_eq!(x.up_to(step.negated()), None);
    }

    #[test]
    fn digits_are_read_and_written_back(text in digits()) {
        let read = Number::parse(&text).expect("digits");
        let written = read.to_decimal().expect("a last digit").to_string();
        let same = if read.is_zero() { "0" } else { text.as_str() };
        prop_assert_eq!(&written, same);
        prop_assert_eq!(Number::parse(&written), Some(read));
        // The same in the words of facts files and rule files, or nothing at all.
        prop_assert_eq!(read.negated().negated(), read);
    }

    #[test]
    fn the_largest_numbers_are_refused_or_right(a in digits(), b in digits(), fine in 1..u32::MAX) {
        let [Some(x), Some(y)] = [Number::parse(&a), Number::parse(&b)] else { return Err(TestCaseError::fail("digits")) };
        let fine = Number::whole(1).over(Number::whole(i64::from(fine))).expect("a fraction");
        let mut found = vec![x, y, fine];
        for left in [x, y, fine] {
            for right in [y, fine] {
                let all = [left.plus(right), left.minus(right), left.times(right), left.over(right), left.down_to(right), left.up_to(right), left.nearest_to(right)];
                found.extend(all.into_iter().flatten());
            }
        }
        for number in &found {
            let (numerator, denominator) = parts(*number);
            prop_assert!(numerator.abs() <= 10_i128.pow(27) && denominator > 0);
            prop_assert_eq!(lowest(numerator, denominator), (numerator, denominator), "not in lowest terms");
            prop_assert_eq!(number.compare(*number), Ordering::Equal);
            if let Some(sum) = number.plus(fine) {
                prop_assert_eq!(sum.minus(fine).unwrap_or(*number), *number);
                prop_assert!(sum.compare(*number).is_gt());
            }
        }
        for (one, other) in found.iter().zip(found.iter().rev()) {
            prop_assert_eq!(one.compare(*other), other.compare(*one).reverse());
            prop_assert_eq!(one.compare(*other).is_eq(), one == other);
        }
    }

    #[test]
    fn no_text_makes_reading_a_number_panic(text in "[-+.,0-9eE ]{0,40}|\\PC{0,20}") {
        if let Some(number) = Number::parse(&text) {
            prop_assert!(number.to_decimal().is_some());
        }
    }
}
