//! The boundary days of an example: with one of its dates there the versions still differ in the same way, and with the day beside it they do not.
//! Both days are decided by the evaluator under both versions.

use std::sync::Arc;

use chrono::NaiveDate;

use super::candidates::Limits;
use super::case::{Case, Given};
use super::concrete::{Concrete, Frames};
use super::nearer::is_birth;
use super::schema::asked_by;
use super::witness::{Asked, Boundary, Decided, Example};
use crate::model::{Value, calendar};
use crate::symbolic::diagram::space::{Space, What};
use crate::symbolic::paths::cover::Cube;

/// The most limits that are tried on one side of a date.
const LIMITS: usize = 12;

/// So far from its own day a date is looked at; a birth may lie a life away.
const NEAR: i64 = 5 * 366;
const LIFE: i64 = 100 * 366;

impl Asked<'_> {
    /// The boundary days of an example of a region, of each date that the region turns on: the nearest before and after its own. Where the region
    /// is not `exact`, its limits are not all known, and other days are tried too.
    pub(in crate::symbolic) fn boundaries(&self, space: &Space, (cube, exact): (&Cube, bool), example: &Example) -> Vec<Boundary> {
        let case = example.case(self.plans);
        let limits = Limits::of(space);
        let matters = asked_by(space, cube);
        let dates = case.0.iter().filter_map(|(name, given)| match given {
            Given::Value(Value::Date(day)) if matters.contains(name) => Some((name, *day)),
            _ => None,
        });
        let concrete = Concrete::new(space, &case);
        let mut found = Vec::new();
        for (name, own) in dates {
            let Some(quantity) = space.known(&What::Fact(name.clone())) else { continue };
            // Every second one is the day before a limit.
            let numbers = (0..limits.days(quantity)).step_by(2);
            let mut days: Vec<NaiveDate> = numbers.filter_map(|number| limits.day((quantity, number), &concrete, &Frames::new())).collect();
            days.sort_unstable();
            days.dedup();
            let with_day_before = |day: &NaiveDate| Some((calendar::previous(*day).ok()?, *day));
            let earlier = days.iter().rev().filter(|day| **day <= own).filter_map(with_day_before).map(|(before, day)| (day, before));
            let later = days.iter().filter(|day| **day > own).filter_map(with_day_before);
            let far = if is_birth(space, name) { LIFE } else { NEAR };
            let near = |(inside, outside): &(NaiveDate, NaiveDate)| {
                [inside, outside].iter().all(|day| i64::from(calendar::days_between(own, **day)).abs() <= far)
            };
            let mut add = |days: &mut dyn Iterator<Item = (NaiveDate, NaiveDate)>, step: i32| {
                let mut shows = |day: NaiveDate| self.shows_on((&case, name), example, day);
                let at_limit = boundary(&mut shows, days).or_else(|| if exact { None } else { sought(&mut shows, own, step) });
                found.extend(at_limit.map(|(inside, outside)| Boundary { fact: name.clone(), inside, outside }));
            };
            add(&mut earlier.take_while(near).take(LIMITS), -1);
            add(&mut later.take_while(near).take(LIMITS), 1);
        }
        found
    }

    /// Whether a case with one of its dates on another day shows the same difference. `None` where there can be no such case: there nothing of
    /// the law ends.
    fn shows_on(&self, (case, fact): (&Case, &Arc<str>), example: &Example, day: NaiveDate) -> Option<bool> {
        let mut moved = case.clone();
        moved.0.insert(fact.clone(), Given::Value(Value::Date(day)));
        match self.decided(&moved) {
            Decided::As(own) => Some(own.change() == example.change()),
            Decided::Impossible(_) | Decided::Refused => None,
        }
    }
}

/// The first of some days that shows the difference while the one beside it, which is given with it, does not.
fn boundary(
    shows: &mut dyn FnMut(NaiveDate) -> Option<bool>,
    days: &mut dyn Iterator<Item = (NaiveDate, NaiveDate)>,
) -> Option<(NaiveDate, NaiveDate)> {
    for (inside, outside) in days {
        if !shows(outside)? {
            return shows(inside)?.then_some((inside, outside));
        }
    }
    None
}

/// The same where no limit is one, since what the date is compared with is not looked into: days ever farther off, and then between them.
fn sought(shows: &mut dyn FnMut(NaiveDate) -> Option<bool>, own: NaiveDate, step: i32) -> Option<(NaiveDate, NaiveDate)> {
    let day = |away: i32| calendar::of_number(calendar::number(own).checked_add(step.checked_mul(away)?)?);
    let (mut inside, mut outside) = (0, 1);
    while shows(day(outside)?)? {
        (inside, outside) = (outside, outside.checked_mul(2).filter(|away| i64::from(*away) <= NEAR)?);
    }
    while outside - inside > 1 {
        let middle = inside + (outside - inside) / 2;
        if shows(day(middle)?)? { inside = middle } else { outside = middle }
    }
    Some((day(inside)?, day(outside)?))
}
