//! Who can get yes by an age or a number, in words.

use std::sync::Arc;

use super::Goal;
use crate::compile::Plan;
use crate::law::Lang;
use crate::symbolic::{Can, Compared, Limit, Profile, Range};

/// The answers to a goal by an age or a number, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProfileWords {
    /// The age or the number.
    pub axis: String,
    /// Whether it is an age.
    pub is_age: bool,
    /// The stretches of each version, from below.
    pub rows: [Vec<StretchWords>; 2],
    /// The stretches in which the versions differ.
    pub differ: Vec<StretchWords>,
}

/// A stretch of an age or a number in which as many cases have the answer yes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StretchWords {
    /// From this number; from below all if there is none.
    pub from: Option<i64>,
    /// Up to this number, which is outside; above all if there is none.
    pub until: Option<i64>,
    /// Which of the cases have the answer yes; where versions differ, that of the second.
    pub can: Can,
    /// The stretch in words: "from 18 to 66".
    pub words: String,
}

/// The answers by an age or a number, in words; `None` where its limits are no whole numbers.
pub fn profile_words(plans: [&Arc<Plan>; 2], name: &str, profile: &Profile, lang: Lang) -> Option<ProfileWords> {
    let goal = Goal::new(plans, name, lang);
    let of = |version: usize| {
        let [first, second] = [0, 1].map(|at| move |(_, can): &(Range, [Can; 2])| can.get(at).copied());
        if version == 0 { goal.stretches(profile, first) } else { goal.stretches(profile, second) }
    };
    let differ = goal.stretches(profile, |(_, [before, after])| (before != after).then_some(*after));
    Some(ProfileWords {
        axis: goal.compared(&profile.compared),
        is_age: matches!(profile.compared, Compared::Age(..)),
        rows: [of(0)?, of(1)?],
        differ: differ?,
    })
}

impl Goal<'_> {
    /// The cells that are the same in something, side by side, as one stretch each. `None` where a limit is no whole number.
    fn stretches(&self, profile: &Profile, of: impl Fn(&(Range, [Can; 2])) -> Option<Can>) -> Option<Vec<StretchWords>> {
        let mut runs: Vec<(Can, Range)> = Vec::new();
        let mut last = None;
        for cell in &profile.cells {
            let own = of(cell);
            let (range, _) = cell;
            if let Some(can) = own {
                match runs.last_mut().filter(|_| last == own) {
                    Some((_, (_, until))) => until.clone_from(&range.1),
                    None => runs.push((can, range.clone())),
                }
            }
            last = own;
        }
        let stretch = |(can, range): (Can, Range)| {
            let words = self.range(&profile.compared, &range);
            Some(StretchWords { from: whole(range.0.as_ref())?, until: whole(range.1.as_ref())?, can, words })
        };
        runs.into_iter().map(stretch).collect()
    }
}

/// A limit as a whole number; none within where there is no limit.
fn whole(limit: Option<&Limit>) -> Option<Option<i64>> {
    match limit {
        None => Some(None),
        Some(Limit::Age(years)) => Some(Some(i64::from(*years))),
        Some(Limit::Number(number, _)) => number.to_whole().map(Some),
        Some(Limit::Day(_) | Limit::Shift(_)) => None,
    }
}
