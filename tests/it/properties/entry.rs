//! Who is old enough, and not too old, for the programme: it turns on the birthday, and on no other day.

use std::sync::{Arc, OnceLock};

use crate::support::decided;
use chrono::{Datelike, NaiveDate};
use paragraf::compile::Plan;
use paragraf::facts::Facts;
use paragraf::law::Version;
use paragraf::model::{Cell, Named, ReadingId, Value};
use paragraf::pipeline::RuleFiles;
use proptest::prelude::*;

use super::{day, day_number, tries};

/// The law of 2018, the proposal and the law of 2026, with the age from which each lets people in.
fn regimes() -> &'static [(i32, Arc<Plan>); 3] {
    static PLANS: OnceLock<[(i32, Arc<Plan>); 3]> = OnceLock::new();
    PLANS.get_or_init(|| {
        let base = RuleFiles::embedded_rules();
        [(19, "2018-06-01"), (18, "2018-06-01+hoering_2018"), (18, "2026-03-01")]
            .map(|(lowest, version)| (lowest, base.plan(&Version::parse(version).expect("a version")).expect("no mistakes")))
    })
}

/// The reading and the number of its alternative.
fn reading(plan: &Arc<Plan>, name: &str, alternative: &str) -> (ReadingId, u16) {
    let book = plan.checked().book();
    let Some(Named::Reading(id)) = book.names.get(name) else { panic!("{name} is no reading") };
    let at = book.readings[id.index()].alternatives.iter().position(|own| own.name.as_ref() == alternative);
    (*id, u16::try_from(at.expect("an alternative")).expect("a few alternatives"))
}

/// Whether somebody born on one day is of working age on another.
fn of_working_age(plan: &Arc<Plan>, born: NaiveDate, on: NaiveDate, readings: &[(ReadingId, u16)]) -> Cell {
    let book = plan.checked().book();
    let mut facts = Facts::unknown(book.facts.len());
    for (name, day) in [("applicant.born", born), ("application.received", on)] {
        let Some(Named::Fact(fact)) = book.names.get(name) else { panic!("{name} is no fact") };
        facts.set(*fact, Cell::Known(Value::Date(day)));
    }
    decided(plan, book.rule("of_working_age").expect("a rule"), &facts, readings).cell
}

/// The birthday in the year somebody attains an age: one born on a leap day has it on the day given in years without one.
fn birthday(born: NaiveDate, age: i32, leap_day: (u32, u32)) -> NaiveDate {
    let year = born.year() + age;
    NaiveDate::from_ymd_opt(year, born.month(), born.day())
        .unwrap_or_else(|| NaiveDate::from_ymd_opt(year, leap_day.0, leap_day.1).expect("a day"))
}

/// Any day of birth from 1930 to 2009, and a leap day every fourth time.
fn births() -> impl Strategy<Value = NaiveDate> {
    let any_day = (day_number(1930, 1, 1)..day_number(2010, 1, 1)).prop_map(day);
    let leap_day = (0..20).prop_map(|number| NaiveDate::from_ymd_opt(1932 + 4 * number, 2, 29).expect("a leap day"));
    prop_oneof![3 => any_day, 1 => leap_day]
}

proptest! {
    #![proptest_config(tries(60))]

    #[test]
    fn entry_turns_on_the_birthday_and_on_no_other_day(born in births(), regime in 0..3_usize) {
        let (lowest, plan) = &regimes()[regime];
        for (alternative, leap_day) in [("on_28_february", (2, 28)), ("on_1_march", (3, 1))] {
            for (upper, too_old) in [("until_67", 67), ("through_67", 68)] {
                let readings = [reading(plan, "birthday_on_leap_day", alternative), reading(plan, "upper_age_limit", upper)];
                let is = |on| of_working_age(plan, born, on, &readings);
                let (yes, no) = (Cell::Known(Value::Truth(true)), Cell::Known(Value::Truth(false)));
                let (in_from, out_from) = (birthday(born, *lowest, leap_day), birthday(born, too_old, leap_day));
                let before = |day: NaiveDate| day.pred_opt().expect("a day before");
                prop_assert_eq!(is(before(in_from)), no.clone(), "the day before turning {}", lowest);
                prop_assert_eq!(is(in_from), yes.clone(), "on turning {}", lowest);
                prop_assert_eq!(is(before(out_from)), yes.clone(), "the day before turning {}", too_old);
                prop_assert_eq!(is(out_from), no.clone(), "on turning {}", too_old);
            }
        }
    }
}
