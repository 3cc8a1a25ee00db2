//! PeriodSet of time against sets of days: union, intersection, difference, windows and lengths.

use std::collections::BTreeSet;
use std::num::NonZeroU16;

use chrono::NaiveDate;
use paragraf::model::calendar::{self, NoDate};
use paragraf::model::periods::{Counting, NoPeriod, Period, PeriodSet};
use paragraf::model::{Duration, Rounding};
use proptest::prelude::*;

use super::{day, day_number, days, months, tries};

const WAYS: [Rounding; 2] = [Rounding::Up, Rounding::Down];

/// Days by number, within four years with a leap day.
type Days = BTreeSet<i32>;

fn at(offset: i32) -> NaiveDate {
    day(day_number(2019, 1, 1) + offset)
}

fn stretch() -> impl Strategy<Value = Period> {
    // Short ones, so that many touch, and long ones.
    (0..1400i32, prop_oneof![3 => 1..40i32, 1 => 1..400i32])
        .prop_map(|(from, length)| Period::new(at(from), at(from + length)).expect("days"))
}

fn list() -> impl Strategy<Value = Vec<Period>> {
    prop::collection::vec(stretch(), 0..12)
}

fn days_of(stretches: &[Period]) -> Days {
    let first = day_number(2019, 1, 1);
    let each = stretches.iter().map(|own| calendar::days_between(at(0), own.from())..calendar::days_between(at(0), own.to()));
    let all: Days = each.flatten().collect();
    assert!(all.iter().all(|number| day(first + number) == at(*number)));
    all
}

/// The list is normal, and has just these days.
fn is(found: &PeriodSet, expected: &Days) -> Result<(), TestCaseError> {
    prop_assert_eq!(&days_of(found.list()), expected);
    prop_assert_eq!(found.days(), expected.len() as i32);
    prop_assert_eq!(found.is_empty(), expected.is_empty());
    prop_assert_eq!(found.first(), expected.first().map(|day| at(*day)));
    prop_assert_eq!(found.end(), expected.last().map(|day| at(day + 1)));
    for pair in found.list().windows(2) {
        prop_assert!(pair[0].to() < pair[1].from(), "{:?}", found);
    }
    // One way only to write the same days.
    let again = expected.iter().map(|day| Period::through(at(*day), at(*day)).expect("a day"));
    prop_assert_eq!(&again.collect::<PeriodSet>(), found);
    Ok(())
}

proptest! {
    #![proptest_config(tries(250))]

    #[test]
    fn operations_are_those_of_sets_of_days(a in list(), b in list(), window in stretch(), order in any::<prop::sample::Index>()) {
        let (x, y) = (days_of(&a), days_of(&b));
        let (own, other) = (PeriodSet::of(a.iter().copied()), PeriodSet::of(b));
        is(&own, &x)?;
        is(&own.union(&other), &(&x | &y))?;
        is(&own.intersection(&other), &(&x & &y))?;
        is(&own.difference(&other), &(&x - &y))?;
        let inside = days_of(&[window]);
        is(&own.within(window), &(&x & &inside))?;
        is(&own.gaps(window), &(&inside - &x))?;
        for offset in -2..1850 {
            prop_assert_eq!(own.contains(at(offset)), x.contains(&offset), "{}", at(offset));
            prop_assert_eq!(window.contains(at(offset)), inside.contains(&offset));
        }
        // The order in which they are told means nothing.
        let mut turned = a;
        let turn = order.index(turned.len().max(1));
        turned.rotate_left(turn);
        prop_assert_eq!(turned.into_iter().collect::<PeriodSet>(), own);
    }

    #[test]
    fn a_moving_window_counts_its_own_days(a in list(), to in 0..1800i32, length in 1..500i32, in_months in 1..24i32) {
        let x = days_of(&a);
        let own = PeriodSet::of(a);
        let counted = |from: i32| x.range(from.min(to)..to).count() as i32;
        prop_assert_eq!(own.last_days(at(to), days(length), None), Ok(counted(to - length)));
        for way in WAYS {
            let from = calendar::add(at(to), months(-in_months), Some(way)).expect("in range");
            let from = calendar::days_between(at(0), from);
            prop_assert_eq!(own.last_days(at(to), months(in_months), Some(way)), Ok(counted(from)));
        }
    }

    #[test]
    fn months_and_days_lead_from_the_first_day_to_the_end(own in stretch(), more in 0..4000i32) {
        let own = Period::new(own.from(), calendar::add(own.to(), days(more), None).expect("in range")).expect("days");
        let lengths = WAYS.map(|way| {
            let found = own.length(Counting::Months { rounding: Some(way), carry: None }).expect("a rounding decides");
            let end = |months| calendar::add(own.from(), super::months(months), Some(way)).expect("in range");
            // The naive way: one month more, as long as it fits.
            let whole = (1..).find(|months| end(*months) > own.to()).expect("an end") - 1;
            assert_eq!(found, Duration { months: whole, days: calendar::days_between(end(whole), own.to()) }, "{own:?} {way:?}");
            assert_eq!(calendar::add(own.from(), found, Some(way)), Ok(own.to()));
            found
        });
        match own.length(Counting::Months { rounding: None, carry: None }) {
            Ok(found) => prop_assert_eq!([found, found], lengths),
            Err(reason) => {
                prop_assert!(lengths[0] != lengths[1]);
                prop_assert!(reason != NoDate::OutOfRange);
            }
        }
    }

    #[test]
    fn countings_of_lists_add_up(a in list(), size in 1..40u16) {
        let own = PeriodSet::of(a);
        let size = NonZeroU16::new(size).expect("above nought");
        let each = i32::from(size.get());
        prop_assert_eq!(own.length(Counting::Days), Ok(days(own.days())));
        let fixed = own.length(Counting::MonthsOf(size)).expect("no calendar");
        prop_assert!((0..each).contains(&fixed.days));
        prop_assert_eq!(fixed.months * each + fixed.days, own.days());
        let counting = |carry| Counting::Months { rounding: Some(Rounding::Down), carry };
        let parts: Vec<Duration> = own.list().iter().map(|one| one.length(counting(None)).expect("a rounding decides")).collect();
        let sum = Duration { months: parts.iter().map(|part| part.months).sum(), days: parts.iter().map(|part| part.days).sum() };
        prop_assert_eq!(own.length(counting(None)), Ok(sum));
        let carried = Duration { months: sum.months + sum.days / each, days: sum.days % each };
        prop_assert_eq!(own.length(counting(Some(size))), Ok(carried));
    }

    #[test]
    fn no_dates_and_lengths_make_a_panic(a in any::<i32>(), b in any::<i32>(), months in any::<i32>(), days in any::<i32>()) {
        let dates = [a, b].map(|number| NaiveDate::from_num_days_from_ce_opt(number % 4_000_000).unwrap_or(NaiveDate::MAX));
        let length = Duration { months, days };
        for way in [None, Some(Rounding::Up), Some(Rounding::Down), Some(Rounding::Nearest)] {
            let made = [
                Period::new(dates[0], dates[1]),
                Period::through(dates[0], dates[1]),
                Period::after(dates[0], length, way),
                Period::before(dates[0], length, way),
            ];
            for own in made.into_iter().flatten() {
                prop_assert!(own.days() > 0 && own.contains(own.from()) && !own.contains(own.to()));
                let _ = own.length(Counting::Months { rounding: way, carry: None });
                let _ = PeriodSet::of([own]).last_days(dates[1], length, way);
            }
        }
    }
}

#[test]
fn stretches_know_their_bounds() {
    let date = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).expect("a day");
    let (first, last) = (date(1, 1, 1), date(9999, 12, 31));
    let all = Period::new(first, last).expect("days");
    assert_eq!(all.days(), 3_652_058);
    for way in WAYS {
        let counting = Counting::Months { rounding: Some(way), carry: None };
        assert_eq!(all.length(counting), Ok(Duration { months: 12 * 9999 - 1, days: 30 }));
    }
    assert_eq!(Period::new(last, last), Err(NoPeriod::Empty));
    assert_eq!(Period::new(last, first), Err(NoPeriod::Backwards));
    assert_eq!(Period::through(last, first), Err(NoPeriod::Backwards));
    assert_eq!(Period::through(first, last), Err(NoPeriod::NoDate(NoDate::OutOfRange)));
    assert_eq!(Period::after(last, days(1), None), Err(NoPeriod::NoDate(NoDate::OutOfRange)));
    assert_eq!(Period::before(first, days(1), None), Err(NoPeriod::NoDate(NoDate::OutOfRange)));
    assert_eq!(Period::before(last, days(0), None), Err(NoPeriod::Empty));
    assert_eq!(Period::after(first, days(-1), None), Err(NoPeriod::NoDate(NoDate::OutOfRange)));
    assert_eq!(Period::after(last, days(-1), None), Err(NoPeriod::Backwards));
    let leap = Period::after(date(2020, 2, 29), months(12), None);
    assert_eq!(leap, Err(NoPeriod::NoDate(NoDate::NoSuchDay { year: 2021, month: 2, day: 29 })));
}

#[test]
fn a_day_that_does_not_exist_decides_only_where_it_is_the_end() {
    let date = |month, day| NaiveDate::from_ymd_opt(2021, month, day).expect("a day");
    let length = |to, rounding| Period::new(date(1, 31), to).expect("days").length(Counting::Months { rounding, carry: None });
    let no_day = Err(NoDate::NoSuchDay { year: 2021, month: 2, day: 31 });
    assert_eq!(length(date(2, 27), None), Ok(days(27)));
    assert_eq!(length(date(2, 28), None), no_day);
    assert_eq!(length(date(2, 28), Some(Rounding::Down)), Ok(months(1)));
    assert_eq!(length(date(2, 28), Some(Rounding::Up)), Ok(days(28)));
    assert_eq!(length(date(3, 1), None), no_day);
    assert_eq!(length(date(3, 1), Some(Rounding::Nearest)), no_day);
    assert_eq!(length(date(3, 1), Some(Rounding::Down)), Ok(Duration { months: 1, days: 1 }));
    assert_eq!(length(date(3, 1), Some(Rounding::Up)), Ok(months(1)));
    assert_eq!(length(date(3, 31), None), Ok(months(2)));
}
