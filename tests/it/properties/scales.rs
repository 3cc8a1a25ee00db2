//! Scales against adding krone by krone, and tables against looking at every row.

use chrono::NaiveDate;
use paragraf::model::Number;
use paragraf::model::scale::{NoScale, NotAscending, Scale, Table};
use proptest::prelude::*;

use super::{day, day_number, number, tries};

fn whole(value: i32) -> Number {
    Number::whole(i64::from(value))
}

/// A rate in thousandths.
fn rate(thousandths: i32) -> Number {
    number((i128::from(thousandths), 1000))
}

/// Bounds that ascend, rates in thousandths, and the rate above.
fn bands() -> impl Strategy<Value = (Vec<(i32, i32)>, i32)> {
    (prop::collection::btree_map(1..800i32, 0..1500i32, 0..6), 0..1500i32).prop_map(|(bands, above)| (bands.into_iter().collect(), above))
}

fn scale(bands: &[(i32, i32)], above: i32) -> Scale {
    let bands: Vec<_> = bands.iter().map(|&(bound, own)| (whole(bound), rate(own))).collect();
    Scale::new(&bands, rate(above)).expect("ascending")
}

proptest! {
    #![proptest_config(tries(200))]

    #[test]
    fn a_scale_is_the_sum_of_every_krone((bands, above) in bands()) {
        let own = scale(&bands, above);
        let mut thousandths = 0;
        for krone in 0..1000 {
            prop_assert_eq!(own.tax(whole(krone)), Some(rate(thousandths)), "of {}", krone);
            // The krone after this one lies in the first band that goes beyond it.
            let next = bands.iter().find(|(bound, _)| *bound > krone).map_or(above, |(_, own)| *own);
            prop_assert_eq!(own.rate_at(whole(krone)), Some(rate(next)));
            thousandths += next;
        }
    }

    #[test]
    fn a_scale_never_falls_and_never_leaps((bands, above) in bands(), amount in (0..1_000_000i128, 1..1000i128), step in (1..1000i128, 1..1000i128)) {
        let own = scale(&bands, above);
        let (amount, step) = (number(amount), number(step));
        let more = amount.plus(step).expect("in range");
        let [low, high] = [amount, more].map(|amount| own.tax(amount).expect("in range"));
        prop_assert!(low <= high);
        // No more than the highest rate of what was added: nothing leaps, however small the step.
        let highest = bands.iter().map(|(_, own)| *own).max().unwrap_or(0).max(above);
        prop_assert!(high.minus(low) <= step.times(rate(highest)));
        for (bound, _) in bands {
            let beyond = whole(bound).plus(step).expect("in range");
            let [at, beyond] = [whole(bound), beyond].map(|amount| own.tax(amount).expect("in range"));
            prop_assert!(beyond.minus(at) <= step.times(rate(highest)));
        }
        prop_assert_eq!(own.tax(step.negated()), Some(Number::ZERO));
        prop_assert_eq!(own.rate_at(step.negated()), None);
    }

    #[test]
    fn a_table_is_its_last_row_that_has_begun(keys in prop::collection::btree_set(-50..50i32, 0..10)) {
        let keys: Vec<i32> = keys.into_iter().collect();
        let date = |key: i32| day(day_number(2000, 1, 1) + key);
        let numbers = Table::new(keys.iter().map(|key| (whole(*key), *key)).collect()).expect("ascending");
        let dates = Table::new(keys.iter().map(|key| (date(*key), *key)).collect()).expect("ascending");
        for key in -60..60 {
            let held = keys.iter().copied().filter(|own| *own <= key).max();
            let same = keys.contains(&key).then_some(key);
            prop_assert_eq!((numbers.at(whole(key)), numbers.exactly(whole(key))), (held, same));
            prop_assert_eq!((dates.at(date(key)), dates.exactly(date(key))), (held, same));
            let half = whole(key).plus(number((1, 2))).expect("in range");
            prop_assert_eq!((numbers.at(half), numbers.exactly(half)), (held, None));
        }
    }

    #[test]
    fn rows_that_do_not_ascend_are_refused(keys in prop::collection::vec(0..30i32, 0..8)) {
        let wrong = (1..keys.len()).find(|at| keys[*at] <= keys[at - 1]);
        let table = Table::new(keys.iter().map(|key| (whole(*key), ())).collect());
        prop_assert_eq!(table.err(), wrong.map(NotAscending));
        let bands: Vec<_> = keys.iter().map(|key| (whole(*key), rate(*key))).collect();
        let wrong = if keys.first() == Some(&0) { Some(0) } else { wrong };
        prop_assert_eq!(Scale::new(&bands, Number::ZERO).err(), wrong.map(NoScale::NotAscending));
    }

    #[test]
    fn the_largest_amounts_are_refused_or_right(zeros in 0..28u32, own in 0..3000i32, above in -3000..3000i32) {
        let large = Number::parse(&format!("1{}", "0".repeat(zeros as usize))).filter(|large| !large.is_zero());
        let Some(large) = large else { return Ok(()) };
        match Scale::new(&[(large, rate(own))], rate(above)) {
            Ok(scale) => {
                prop_assert_eq!(scale.tax(large), large.times(rate(own)));
                if let Some((twice, due)) = large.plus(large).and_then(|twice| Some((twice, scale.tax(twice)?))) {
                    prop_assert_eq!(Some(due), twice.minus(large).and_then(|more| more.times(rate(above))).and_then(|more| more.plus(large.times(rate(own))?)));
                }
            }
            Err(reason) => {
                prop_assert_eq!(reason, NoScale::OutOfRange(0));
                prop_assert_eq!(large.times(rate(own)), None);
            }
        }
    }
}

#[test]
fn a_scale_as_it_is_written() {
    let own = Scale::new(&[(whole(100_000), Number::ZERO), (whole(250_000), rate(100))], rate(250)).expect("ascending");
    let cases = [(0, 0), (100_000, 0), (100_010, 1), (250_000, 15_000), (250_004, 15_001), (350_000, 40_000)];
    for (amount, due) in cases {
        assert_eq!(own.tax(whole(amount)), Some(whole(due)), "of {amount}");
    }
    let empty: Table<NaiveDate, bool> = Table::new(Vec::new()).expect("no rows");
    assert_eq!(empty.at(NaiveDate::MAX), None);
}
