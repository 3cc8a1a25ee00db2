//! The boundary days of an example: with one of its dates there the versions still differ in the same way, and with the day beside it they do not.
//! Both days are decided by the evaluator under both versions.

use std::sync::Arc;

use chrono::NaiveDate;

use super::candidates::Limits;
use super::case::{Case, Given};
use super::concrete::{Concrete, Frames};
use super::schema::asked_by;
use super::witness::{Asked, Boundary, Decided, Example};
use crate::model::{Value, calendar};
use crate::symbolic::diagram::space::{Space, What};
use crate::symbolic::paths::cover::Cube;

/// The most limits that are tried on one side of a date.
const LIMITS: usize = 12;

impl Asked<'_> {
    /// The boundary days of an example of a region, of each date that the region turns on: the nearest before and after its own.
    pub(in crate::symbolic) fn boundaries(&self, space: &Space, cube: &Cube, example: &Example) -> Vec<Boundary> {
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
            let mut add = |side: &mut dyn Iterator<Item = (NaiveDate, NaiveDate)>| {
                found.extend(self.boundary((&case, name), example, side));
            };
            add(&mut earlier.take(LIMITS));
            add(&mut later.take(LIMITS));
        }
        found
    }

    /// The first of some days that shows the difference while the one beside it, which is given with it, does not.
    fn boundary(
        &self,
        (case, fact): (&Case, &Arc<str>),
        example: &Example,
        days: &mut dyn Iterator<Item = (NaiveDate, NaiveDate)>,
    ) -> Option<Boundary> {
        let shows = |day: NaiveDate| {
            let mut moved = case.clone();
            moved.0.insert(fact.clone(), Given::Value(Value::Date(day)));
            match self.decided(&moved) {
                Decided::As(own) => Some(own.change()? == example.change()?),
                // Where there can be no such case, nothing of the law ends.
                Decided::Impossible(_) | Decided::Refused => None,
            }
        };
        for (inside, outside) in days {
            if !shows(outside)? {
                return shows(inside)?.then(|| Boundary { fact: fact.clone(), inside, outside });
            }
        }
        None
    }
}
