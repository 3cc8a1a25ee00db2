//! Working days against a walk from day to day with holidays found another way; Easter against known dates.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate, Weekday, WeekdaySet};
use paragraf::model::calendar;
use paragraf::model::holidays::{Calendar, FROM_EASTER, Fixed, Movable, NoCalendar, NoWorkingDay, Years, easter};
use proptest::prelude::*;

use super::{day, day_number, tries};

/// Easter Sundays as the almanac has them: year, month, day.
const EASTER: [(i32, u32, u32); 20] = [
    (1818, 3, 22),
    (1886, 4, 25),
    (1943, 4, 25),
    (1954, 4, 18),
    (1961, 4, 2),
    (1981, 4, 19),
    (2000, 4, 23),
    (2018, 4, 1),
    (2019, 4, 21),
    (2020, 4, 12),
    (2021, 4, 4),
    (2022, 4, 17),
    (2023, 4, 9),
    (2024, 3, 31),
    (2025, 4, 20),
    (2026, 4, 5),
    (2027, 3, 28),
    (2028, 4, 16),
    (2029, 4, 1),
    (2030, 4, 21),
];

const WEEKEND: WeekdaySet = WeekdaySet::from_array([Weekday::Sat, Weekday::Sun]);

/// Month and day of the Norwegian holidays that have a date, and days from Easter of the others.
const NORWEGIAN: ([(u32, u32); 5], [i32; 7]) = ([(1, 1), (5, 1), (5, 17), (12, 25), (12, 26)], [-3, -2, 0, 1, 39, 49, 50]);

fn date(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a day")
}

fn norwegian() -> Calendar {
    let fixed = NORWEGIAN.0.iter().map(|&(month, day)| Fixed { month, day, years: Years::ALL }).collect();
    let movable = NORWEGIAN.1.iter().map(|&offset| Movable { offset, years: Years::ALL }).collect();
    Calendar::new(WEEKEND, fixed, movable).expect("a calendar")
}

/// A calendar and, beside it, its holidays from 1990 to 2040 as dates.
fn calendars() -> impl Strategy<Value = (Calendar, WeekdaySet, BTreeSet<NaiveDate>)> {
    let years = (prop::option::of(2000..2010i32), prop::option::of(2010..2020i32)).prop_map(|(first, last)| Years { first, last });
    let fixed =
        (1..=12u32, 1..=31u32, years.clone()).prop_filter("a day", |(month, day, _)| NaiveDate::from_ymd_opt(2000, *month, *day).is_some());
    let movable = (FROM_EASTER, years);
    let free = prop::collection::vec(0..7u8, 0..4);
    (prop::collection::vec(fixed, 0..15), prop::collection::vec(movable, 0..15), free).prop_map(|(fixed, movable, free)| {
        let mut holidays = BTreeSet::new();
        for year in 1990..=2040 {
            let inside = |years: &Years| (years.first.unwrap_or(year)..=years.last.unwrap_or(year)).contains(&year);
            holidays.extend(fixed.iter().filter(|own| inside(&own.2)).filter_map(|own| NaiveDate::from_ymd_opt(year, own.0, own.1)));
            let easter = gauss(year);
            holidays.extend(movable.iter().filter(|own| inside(&own.1)).map(|own| day(easter.num_days_from_ce() + own.0)));
        }
        let weekend: WeekdaySet = free.iter().map(|day| Weekday::try_from(*day).expect("a weekday")).collect();
        let fixed = fixed.into_iter().map(|(month, day, years)| Fixed { month, day, years }).collect();
        let movable = movable.into_iter().map(|(offset, years)| Movable { offset, years }).collect();
        (Calendar::new(weekend, fixed, movable).expect("a calendar"), weekend, holidays)
    })
}

/// Easter by Gauss's rule for 1900 to 2099, which is another one than the program's.
fn gauss(year: i32) -> NaiveDate {
    let (a, b, c) = (year % 19, year % 4, year % 7);
    let d = (19 * a + 24) % 30;
    let e = (2 * b + 4 * c + 6 * d + 5) % 7;
    let from_march = match d + e {
        35 => 28,
        34 if d == 28 && a > 10 => 27,
        sum => sum,
    };
    day(day_number(year, 3, 22) + from_march)
}

proptest! {
    #![proptest_config(tries(300))]

    #[test]
    fn working_days_are_those_of_a_walk((own, weekend, holidays) in calendars(), from in 0..9000i32, count in prop_oneof![3 => -60..60i32, 1 => -500..500i32]) {
        let from = day(day_number(1999, 6, 1) + from);
        let works = |date: NaiveDate| !weekend.contains(date.weekday()) && !holidays.contains(&date);
        let shift = |date: NaiveDate, by: i32| day(date.num_days_from_ce() + by);
        for ahead in 0..40 {
            let date = shift(from, ahead);
            prop_assert_eq!(own.is_working_day(date), works(date), "{}", date);
            prop_assert_eq!(own.is_holiday(date), holidays.contains(&date), "{}", date);
        }
        let first = |by: i32| (0..).map(|steps| shift(from, steps * by)).find(|date| works(*date)).expect("a working day");
        prop_assert_eq!(own.next_working_day(from), Ok(first(1)));
        prop_assert_eq!(own.previous_working_day(from), Ok(first(-1)));
        // So many working days away, one at a time.
        let (mut reached, mut left) = (from, count.abs());
        while left > 0 {
            reached = shift(reached, count.signum());
            left -= i32::from(works(reached));
        }
        prop_assert_eq!(own.add_working_days(from, count), Ok(reached));
        let (low, high) = (from.min(reached), from.max(reached));
        let between = (0..calendar::days_between(low, high)).filter(|ahead| works(shift(low, *ahead))).count() as i32;
        prop_assert_eq!(own.working_days_between(low, high), Ok(between));
        prop_assert_eq!(own.working_days_between(high, low), Ok(-between));
        if works(from) {
            prop_assert_eq!(own.working_days_between(from, reached), Ok(count));
            prop_assert_eq!(own.add_working_days(reached, -count), Ok(from));
        }
    }

    /// Many days at once are as many one after another, also where a calendar has years without a working day, and where it ends.
    #[test]
    fn many_working_days_are_as_many_one_at_a_time(
        idle in 0..3i32,
        year in prop_oneof![3 => 2005..2016i32, 1 => 1..4i32, 1 => 9996..=9999i32],
        day_of_year in 1..=365u32,
        count in prop_oneof![61..1500i32, -1500..-60i32],
    ) {
        let years = Years { first: Some(2010), last: Some(2009 + idle.max(1)) };
        let days = (day_number(2000, 1, 1)..=day_number(2000, 12, 31)).map(day);
        let fixed = days.map(|date| Fixed { month: date.month(), day: date.day(), years }).filter(|own| idle > 0 || own.month == 5);
        let own = Calendar::new(WEEKEND, fixed.collect(), Vec::new()).expect("a calendar");
        let from = NaiveDate::from_yo_opt(year, day_of_year).expect("a day");
        let one_at_a_time = (0..count.abs()).try_fold(from, |date, _| own.add_working_days(date, count.signum()));
        prop_assert_eq!(own.add_working_days(from, count), one_at_a_time);
    }

    #[test]
    fn the_calendar_of_working_days_ends_without_a_panic(number in any::<i32>(), count in -40_000..40_000i32) {
        let own = norwegian();
        let date = NaiveDate::from_num_days_from_ce_opt(number % 4_000_000).unwrap_or(NaiveDate::MAX);
        let inside = (1..=9999).contains(&date.year());
        prop_assert_eq!(own.add_working_days(date, 0), if inside { Ok(date) } else { Err(NoWorkingDay::OutOfRange) });
        match own.add_working_days(date, count) {
            Ok(found) => prop_assert!((1..=9999).contains(&found.year())),
            Err(reason) => prop_assert_eq!(reason, NoWorkingDay::OutOfRange),
        }
        prop_assert_eq!(own.next_working_day(date).is_ok(), inside);
        let _ = own.is_working_day(date);
    }
}

#[test]
fn easter_is_a_sunday_in_spring() {
    for year in 1..=9999 {
        let found = easter(year).expect("in range");
        assert_eq!(found.weekday(), Weekday::Sun, "{found}");
        assert!(date(year, 3, 22) <= found && found <= date(year, 4, 25), "{found}");
        if (1900..2100).contains(&year) {
            assert_eq!(found, gauss(year));
        }
    }
    assert_eq!([0, -1, 10_000, i32::MIN, i32::MAX].map(easter), [None; 5]);
    for (year, month, day) in EASTER {
        assert_eq!(easter(year), Some(date(year, month, day)));
    }
}

#[test]
fn norwegian_holidays_from_2018_to_2030() {
    let own = norwegian();
    for &(year, month, day_of_month) in EASTER.iter().filter(|(year, _, _)| (2018..=2030).contains(year)) {
        let easter = day_number(year, month, day_of_month);
        let mut expected: BTreeSet<NaiveDate> = NORWEGIAN.1.iter().map(|offset| day(easter + offset)).collect();
        expected.extend(NORWEGIAN.0.iter().map(|&(month, day)| date(year, month, day)));
        let found: BTreeSet<NaiveDate> =
            (day_number(year, 1, 1)..=day_number(year, 12, 31)).map(day).filter(|date| own.is_holiday(*date)).collect();
        assert_eq!(found, expected);
    }
    // Written from the almanac: Ascension, Whit Monday.
    let almanac =
        [(2018, (5, 10), (5, 21)), (2021, (5, 13), (5, 24)), (2024, (5, 9), (5, 20)), (2027, (5, 6), (5, 17)), (2030, (5, 30), (6, 10))];
    for (year, ascension, whit_monday) in almanac {
        assert!(own.is_holiday(date(year, ascension.0, ascension.1)) && date(year, ascension.0, ascension.1).weekday() == Weekday::Thu);
        assert!(
            own.is_holiday(date(year, whit_monday.0, whit_monday.1)) && date(year, whit_monday.0, whit_monday.1).weekday() == Weekday::Mon
        );
    }
    // Around Easter 2024: from Wednesday 27 March to Tuesday 2 April.
    assert_eq!(own.add_working_days(date(2024, 3, 27), 1), Ok(date(2024, 4, 2)));
    assert_eq!(own.add_working_days(date(2024, 4, 2), -1), Ok(date(2024, 3, 27)));
    assert_eq!(own.next_working_day(date(2024, 3, 30)), Ok(date(2024, 4, 2)));
    assert_eq!(own.previous_working_day(date(2024, 3, 31)), Ok(date(2024, 3, 27)));
    // Whole years, counted by hand: days from Monday to Friday, and the holidays on them.
    for (year, weekdays, holidays) in [(2023, 260, 9), (2024, 262, 10), (2025, 261, 9)] {
        assert_eq!(own.working_days_between(date(year, 1, 1), date(year + 1, 1, 1)), Ok(weekdays - holidays), "{year}");
    }
}

#[test]
fn calendars_without_working_days_are_refused() {
    let calendar = |weekend, fixed: &[(u32, u32, Years)], offsets: &[(i32, Years)]| {
        let fixed = fixed.iter().map(|&(month, day, years)| Fixed { month, day, years }).collect();
        Calendar::new(weekend, fixed, offsets.iter().map(|&(offset, years)| Movable { offset, years }).collect())
    };
    let never = Years { first: Some(2001), last: Some(2000) };
    let all = Years::ALL;
    assert_eq!(calendar(WeekdaySet::ALL, &[], &[]), Err(NoCalendar::NoWeekday));
    assert_eq!(calendar(WEEKEND, &[(1, 1, all), (2, 30, all)], &[]), Err(NoCalendar::NoSuchDay(1)));
    assert_eq!(calendar(WEEKEND, &[(13, 1, all)], &[]), Err(NoCalendar::NoSuchDay(0)));
    assert_eq!(calendar(WEEKEND, &[(1, 1, never)], &[]), Err(NoCalendar::NoYear(0)));
    assert_eq!(calendar(WEEKEND, &[], &[(0, all), (251, all)]), Err(NoCalendar::FarFromEaster(1)));
    assert_eq!(calendar(WEEKEND, &[], &[(i32::MIN, all)]), Err(NoCalendar::FarFromEaster(0)));
    assert_eq!(calendar(WEEKEND, &[], &[(1, never)]), Err(NoCalendar::NoYearOfEaster(0)));
    // Every day of the year is a holiday, though no weekday is.
    let days: Vec<_> = (day_number(2000, 1, 1)..=day_number(2000, 12, 31)).map(day).map(|date| (date.month(), date.day(), all)).collect();
    let idle = calendar(WeekdaySet::EMPTY, &days, &[]).expect("a calendar");
    assert_eq!(idle.next_working_day(date(2024, 1, 1)), Err(NoWorkingDay::NoneInAYear));
    assert_eq!(idle.add_working_days(date(2024, 1, 1), -1), Err(NoWorkingDay::NoneInAYear));
    assert_eq!(idle.working_days_between(date(2020, 1, 1), date(2024, 1, 1)), Ok(0));
    // The whole of the calendar, and past its ends.
    let own = norwegian();
    let (first, last) = (date(1, 1, 1), date(9999, 12, 31));
    assert!(own.working_days_between(first, last).is_ok_and(|count| count > 2_400_000));
    assert_eq!(own.add_working_days(first, i32::MAX), Err(NoWorkingDay::OutOfRange));
    assert_eq!(own.add_working_days(last, i32::MIN), Err(NoWorkingDay::OutOfRange));
    assert_eq!(own.previous_working_day(first), Err(NoWorkingDay::OutOfRange), "1 January is a holiday, and the first day there is");
    assert_eq!(own.working_days_between(first, NaiveDate::MAX), Err(NoWorkingDay::OutOfRange));
    assert_eq!(own.working_days_between(NaiveDate::MIN, last), Err(NoWorkingDay::OutOfRange));
}
