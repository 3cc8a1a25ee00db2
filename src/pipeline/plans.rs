//! The plans of many versions, each put together once: between two days on which something begins or ends, the law is the same.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::ops::Bound;
use std::sync::Arc;

use chrono::NaiveDate;

use super::RuleFiles;
use crate::compile::Plan;
use crate::consolidate::{Amendments, claims, days_of_amounts, days_of_texts};
use crate::law::Version;
use crate::source::{Diagnostic, parallel_map};
use crate::syntax::ast;

/// The plans of a rule base.
#[derive(Debug)]
pub struct Plans<'a> {
    base: &'a RuleFiles,
    amendments: Amendments<'a>,
    /// The days on which the law may change.
    days: BTreeSet<NaiveDate>,
    /// The claims to be looked at with a version that they are about.
    claims: HashMap<Version, Vec<&'a ast::Claim>>,
    made: HashMap<Version, Built>,
    /// For the versions that were asked for, the one with the same law; none where there is no plan to decide with.
    sound: HashMap<Version, Option<Version>>,
}

/// What became of a version.
#[derive(Debug)]
pub(super) struct Built {
    /// Its plan, unless its rules can't be checked.
    pub(super) plan: Option<Arc<Plan>>,
    /// What is wrong with it, warnings included.
    pub(super) faults: Vec<Diagnostic>,
    /// Whether its claims are in the plan: they are when nothing is wrong with any of them.
    pub(super) claims: bool,
}

impl<'a> Plans<'a> {
    /// To decide cases with.
    pub fn new(base: &'a RuleFiles) -> Plans<'a> {
        let days = days_of_texts(base.ast()).into_iter().chain(days_of_amounts(base.ast())).collect();
        Plans { base, amendments: Amendments::of(base.ast()), days, claims: HashMap::new(), made: HashMap::new(), sound: HashMap::new() }
    }

    /// To look names and types up in, those of claims as well: amounts may be those of another day.
    pub fn of_texts(base: &'a RuleFiles) -> Plans<'a> {
        let days = days_of_texts(base.ast());
        let mut plans = Plans {
            base,
            amendments: Amendments::of(base.ast()),
            days,
            claims: HashMap::new(),
            made: HashMap::new(),
            sound: HashMap::new(),
        };
        for of in claims(base.ast(), &plans.amendments).0 {
            for version in [&of.before, &of.after] {
                plans.claims.entry(plans.same_law(version)).or_default().push(of.claim);
            }
        }
        plans
    }

    /// The rule base.
    pub fn base(&self) -> &'a RuleFiles {
        self.base
    }

    /// The amendments of the rule base.
    pub(super) fn amendments(&self) -> &Amendments<'a> {
        &self.amendments
    }

    /// Makes the plans of some versions, side by side where a machine can; where it can't, one by one and with the same outcome.
    pub fn make<'v>(&mut self, versions: impl Iterator<Item = &'v Version>) {
        let mut asked: Vec<(&Version, Version)> = Vec::new();
        let mut wanted: Vec<(Version, &Version)> = Vec::new();
        let mut seen: (HashSet<&Version>, HashSet<Version>) = Default::default();
        for version in versions.filter(|version| !self.sound.contains_key(version)) {
            if seen.0.insert(version) {
                let key = self.same_law(version);
                if !self.made.contains_key(&key) && seen.1.insert(key.clone()) {
                    wanted.push((key.clone(), version));
                }
                asked.push((version, key));
            }
        }
        let (base, amendments, claims, days) = (self.base, &self.amendments, &self.claims, &self.days);
        let built = parallel_map(&wanted, |(key, version)| {
            let until = days.range((Bound::Excluded(key.date), Bound::Unbounded)).next().copied();
            base.built(amendments, version, until, claims.get(key).map_or(&[], Vec::as_slice))
        });
        self.made.extend(wanted.into_iter().map(|(key, _)| key).zip(built));
        for (version, key) in asked {
            let whole = |built: &Built| built.plan.is_some() && !built.faults.iter().any(Diagnostic::is_error);
            let sound = base.sound(version) && self.made.get(&key).is_some_and(whole);
            self.sound.insert(version.clone(), sound.then_some(key));
        }
    }

    /// The plan of a version, or of one with the same law.
    ///
    /// # Errors
    /// Every mistake in the files, as far as it concerns this version.
    pub fn get(&mut self, version: &Version) -> Result<&Arc<Plan>, Vec<Diagnostic>> {
        self.make(std::iter::once(version));
        self.found(version)
    }

    /// The plan of a version among those that were made.
    ///
    /// # Errors
    /// Every mistake in the files, as far as it concerns this version.
    pub fn found(&self, version: &Version) -> Result<&Arc<Plan>, Vec<Diagnostic>> {
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
