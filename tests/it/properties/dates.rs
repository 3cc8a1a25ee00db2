//! The calendar: order, rounding, ages and the days they are attained.

use chrono::{Datelike, NaiveDate};
use paragraf::model::{Duration, Rounding, calendar};
use proptest::prelude::*;

use super::{day, day_number, days, months, tries};

const WAYS: [Rounding; 2] = [Rounding::Up, Rounding::Down];

/// 1600-01-01 to 2400-12-31.
fn any_day() -> impl Strategy<Value = NaiveDate> {
    let span = day_number(1600, 1, 1)..=day_number(2400, 12, 31);
    // Days at the ends of months are where the rounding is.
    prop_oneof![2 => span.clone().prop_map(day), 1 => span.prop_map(|number| month_end(day(number)))]
}

fn month_end(date: NaiveDate) -> NaiveDate {
    (28..=31).rev().find_map(|day| date.with_day(day)).expect("a month has 28 days")
}

proptest! {
    #![proptest_config(tries(1500))]

    #[test]
    fn adding_keeps_the_order_of_days(a in any_day(), b in any_day(), length in (-1200..1200i32, -400..400i32)) {
        let length = Duration { months: length.0, days: length.1 };
        let (first, second) = (a.min(b), a.max(b));
        for way in WAYS {
            let (first, second) = (calendar::add(first, length, Some(way)), calendar::add(second, length, Some(way)));
            prop_assert!(first.expect("in range") <= second.expect("in range"));
        }
    }

    #[test]
    fn adding_days_is_undone_and_counted(date in any_day(), count in -100_000..100_000i32) {
        let later = calendar::add(date, days(count), None).expect("in range");
        prop_assert_eq!(calendar::days_between(date, later), count);
        prop_assert_eq!(calendar::add(later, days(-count), None), Ok(date));
    }

    #[test]
    fn rounding_up_is_never_before_rounding_down(date in any_day(), count in -1200..1200i32) {
        let [up, down] = WAYS.map(|way| calendar::add(date, months(count), Some(way)).expect("in range"));
        match calendar::add(date, months(count), None) {
            // The day exists: nothing is rounded.
            Ok(plain) => {
                prop_assert_eq!((plain, plain), (up, down));
                prop_assert_eq!(plain.day(), date.day());
                prop_assert_eq!(plain.year() * 12 + plain.month0() as i32, date.year() * 12 + date.month0() as i32 + count);
            }
            // It does not: down is the last day of the month, up the day after it.
            Err(calendar::NoDate::NoSuchDay { year, month, day }) => {
                prop_assert_eq!((down.year(), down.month(), day), (year, month, date.day()));
                prop_assert_eq!(down, month_end(down));
                prop_assert_eq!(up, down.succ_opt().expect("in range"));
            }
            Err(calendar::NoDate::OutOfRange) => prop_assert!(false, "out of range"),
        }
    }

    #[test]
    fn an_age_and_the_day_it_is_attained_agree(born in any_day(), on in any_day()) {
        ages_agree(born, on)?;
    }

    #[test]
    fn an_age_never_decreases(born in any_day(), on in any_day(), later in 0..800i32) {
        let after = calendar::add(on, days(later), None).expect("in range");
        for way in WAYS {
            let [before, after] = [on, after].map(|on| calendar::age(born, on, Some(way)).expect("a rounding decides"));
            prop_assert!(before <= after);
        }
    }

    #[test]
    fn no_length_of_time_is_too_long_for_an_answer(date in any_day(), months in any::<i32>(), days in any::<i32>()) {
        for way in [None, Some(Rounding::Up), Some(Rounding::Down), Some(Rounding::Nearest)] {
            if let Ok(found) = calendar::add(date, Duration { months, days }, way) {
                prop_assert!((1..=9999).contains(&found.year()));
            }
            let _ = calendar::attains(date, months, way);
        }
    }
}

/// The age on a day is the most years whose birthday is not after it; without a rounding there is an answer where both ways agree.
fn ages_agree(born: NaiveDate, on: NaiveDate) -> Result<(), TestCaseError> {
    let ages = WAYS.map(|way| {
        let age = calendar::age(born, on, Some(way)).expect("a rounding decides");
        let birthday = |years| calendar::attains(born, years, Some(way)).expect("in range");
        (age, birthday(age) <= on && on < birthday(age + 1))
    });
    let [(up, up_agrees), (down, down_agrees)] = ages;
    prop_assert!(up_agrees && down_agrees, "born {born}, on {on}: {up} and {down}");
    match calendar::age(born, on, None) {
        Ok(age) => prop_assert_eq!((age, age), (up, down)),
        Err(_) => prop_assert_eq!(up + 1, down),
    }
    Ok(())
}

#[test]
fn ages_agree_for_every_birth_on_a_leap_day() {
    let leap_days = (1780..2120).filter_map(|year| NaiveDate::from_ymd_opt(year, 2, 29));
    for born in leap_days {
        for year in born.year() - 1..born.year() + 113 {
            for (month, day) in [(2, 27), (2, 28), (2, 29), (3, 1), (3, 2)] {
                let Some(on) = NaiveDate::from_ymd_opt(year, month, day) else { continue };
                if let Err(fault) = ages_agree(born, on) {
                    panic!("{fault}");
                }
            }
        }
    }
}

#[test]
fn the_calendar_ends_without_a_panic() {
    let (first, last) = (day_number(1, 1, 1), day_number(9999, 12, 31));
    for number in [first, first + 1, last - 1, last] {
        for length in [days(1), days(-1), months(1), months(-1), days(i32::MIN), days(i32::MAX), months(i32::MIN), months(i32::MAX)] {
            for way in [None, Some(Rounding::Up), Some(Rounding::Down)] {
                let found = calendar::add(day(number), length, way);
                assert!(found.is_ok_and(|date| (1..=9999).contains(&date.year())) || found.is_err());
            }
        }
        for other in [first, last] {
            assert!(calendar::age(day(number), day(other), None).is_ok());
        }
    }
}
