//! The plans of many versions, each put together once: between two days on which something begins or ends, the law is the same.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::atomic::{AtomicUsize, Ordering};

use chrono::NaiveDate;

use super::RuleBase;
use crate::compile::Plan;
use crate::consolidate::{days_of_amounts, days_of_texts};
use crate::law::Version;
use crate::source::Diagnostic;

/// The plans of a rule base.
#[derive(Debug)]
pub struct Plans<'a> {
    base: &'a RuleBase,
    /// The days on which the law may change.
    days: BTreeSet<NaiveDate>,
    made: HashMap<Version, Built>,
    /// For the versions that were asked for, the one with the same law; none where there is no plan to decide with.
    sound: HashMap<Version, Option<Version>>,
}

/// What became of a version.
#[derive(Debug)]
pub(super) struct Built {
    /// Its plan, unless its rules can't be checked.
    pub(super) plan: Option<Plan>,
    /// What is wrong with it, warnings included.
    pub(super) faults: Vec<Diagnostic>,
}

impl<'a> Plans<'a> {
    /// To decide cases with.
    pub fn new(base: &'a RuleBase) -> Plans<'a> {
        let days = days_of_texts(base.ast()).into_iter().chain(days_of_amounts(base.ast())).collect();
        Plans { base, days, made: HashMap::new(), sound: HashMap::new() }
    }

    /// To look names and types up in: amounts may be those of another day.
    pub fn of_texts(base: &'a RuleBase) -> Plans<'a> {
        Plans { base, days: days_of_texts(base.ast()), made: HashMap::new(), sound: HashMap::new() }
    }

    /// The rule base.
    pub fn base(&self) -> &'a RuleBase {
        self.base
    }

    /// Makes the plans of some versions, side by side where a machine can; where it can't, one by one and with the same outcome.
    pub fn make<'v>(&mut self, versions: impl Iterator<Item = &'v Version>) {
        let mut wanted: Vec<(Version, &Version)> = Vec::new();
        let mut seen: HashSet<Version> = HashSet::new();
        for version in versions {
            let key = self.same_law(version);
            if !self.made.contains_key(&key) && seen.insert(key.clone()) {
                wanted.push((key, version));
            }
        }
        let base = self.base;
        let next = AtomicUsize::new(0);
        let work = || {
            let mut own = Vec::new();
            loop {
                let at = next.fetch_add(1, Ordering::Relaxed);
                let Some((_, version)) = wanted.get(at) else { return own };
                own.push(((*version).clone(), base.built(version)));
            }
        };
        let threads = std::thread::available_parallelism().map_or(1, usize::from).min(wanted.len());
        let built: Vec<(Version, Built)> = if threads < 2 {
            work()
        } else {
            std::thread::scope(|scope| {
                let running: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
                // No version may be passed over: trouble in a thread is trouble here.
                running.into_iter().flat_map(|thread| thread.join().unwrap_or_else(|trouble| std::panic::resume_unwind(trouble))).collect()
            })
        };
        for (version, built) in built {
            self.made.insert(self.same_law(&version), built);
        }
    }

    /// The plan of a version, or of one with the same law.
    ///
    /// # Errors
    /// Every mistake in the files, as far as it concerns this version.
    pub fn get(&mut self, version: &Version) -> Result<&Plan, Vec<Diagnostic>> {
        if !self.sound.contains_key(version) {
            self.make(std::iter::once(version));
            let key = self.same_law(version);
            let whole = |built: &Built| built.plan.is_some() && !built.faults.iter().any(Diagnostic::is_error);
            let sound = self.base.sound(version) && self.made.get(&key).is_some_and(whole);
            self.sound.insert(version.clone(), sound.then_some(key));
        }
        let key = self.sound.get(version).and_then(Option::as_ref);
        // A message names the version that was asked for.
        key.and_then(|key| self.made.get(key)?.plan.as_ref()).ok_or_else(|| self.base.plan(version).err().unwrap_or_default())
    }

    /// What became of a version.
    pub(super) fn built(&self, version: &Version) -> Option<&Built> {
        self.made.get(&self.same_law(version))
    }

    /// The version on the first day on which the law was as it is on the day of this one.
    fn same_law(&self, version: &Version) -> Version {
        let first = self.days.range(..=version.date).next_back().copied();
        Version { date: first.unwrap_or(version.date), changes: version.changes.clone() }
    }
}
