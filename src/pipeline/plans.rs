//! The plans of many versions, each compiled once. Between two days on which something begins or ends, the law is the same.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::ops::Bound;
use std::sync::Arc;

use chrono::NaiveDate;

use super::RuleFiles;
use crate::compile::Plan;
use crate::consolidate::{Amendments, claims, days_of_amounts, days_of_texts};
use crate::law::Version;
use crate::source::{Diagnostic, codes, limits, parallel_map};
use crate::syntax::ast;

/// A cache of the plans of a rule base.
#[derive(Debug)]
pub struct Plans<'a> {
    base: &'a RuleFiles,
    amendments: Amendments<'a>,
    /// The days on which the law may change.
    days: BTreeSet<NaiveDate>,
    /// Whether versions of the same law share a plan, which then has the day of one of them.
    shared: bool,
    /// The claims to check with each version that they compare.
    claims: HashMap<Version, Vec<&'a ast::Claim>>,
    made: HashMap<Version, Built>,
    /// For each requested version, the version whose plan it shares; `None` if there is no plan.
    sound: HashMap<Version, Option<Version>>,
}

/// The result of building a version.
#[derive(Debug)]
pub(super) struct Built {
    /// Its plan; `None` if its rules have errors.
    pub(super) plan: Option<Arc<Plan>>,
    /// Its diagnostics, warnings included.
    pub(super) faults: Vec<Diagnostic>,
    /// Whether its claims are part of the plan: only if none of them has a fault.
    pub(super) claims: bool,
}

impl<'a> Plans<'a> {
    /// Plans for deciding cases.
    pub fn new(base: &'a RuleFiles) -> Plans<'a> {
        Plans::between(base, days_of_texts(base.ast()).into_iter().chain(days_of_amounts(base.ast())).collect())
    }

    /// Plans for explaining cases: each has the very day that is asked for, which explanations tell.
    pub fn of_own_days(base: &'a RuleFiles) -> Plans<'a> {
        Plans { shared: false, ..Plans::new(base) }
    }

    /// Plans of a law that may change on these days alone.
    fn between(base: &'a RuleFiles, days: BTreeSet<NaiveDate>) -> Plans<'a> {
        Plans {
            base,
            amendments: Amendments::of(base.ast()),
            days,
            shared: true,
            claims: HashMap::new(),
            made: HashMap::new(),
            sound: HashMap::new(),
        }
    }

    /// Plans for looking up names and types, in claims as well. Their amounts may be those of another day.
    pub fn of_texts(base: &'a RuleFiles) -> Plans<'a> {
        let mut plans = Plans::between(base, days_of_texts(base.ast()));
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

    /// Makes the plans of some versions, in parallel if the machine can. The result is the same either way.
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
        let readable = base.readable();
        for (version, key) in asked {
            let whole = |built: &Built| built.plan.is_some() && !built.faults.iter().any(Diagnostic::is_error);
            let sound = readable && super::no_law(self.amendments.declared(), version).is_none() && self.made.get(&key).is_some_and(whole);
            self.sound.insert(version.clone(), sound.then_some(key));
        }
    }

    /// Looks at what came of building each of these versions, in their order. Makes a few at a time, so that the memory needed does not
    /// follow the number of versions: beyond [`limits::PLANS_KEPT`], what was looked at is let go, and made again if it is asked for.
    pub(super) fn look_at(&mut self, versions: &[Version], mut see: impl FnMut(&Built)) {
        let mut kept = 0;
        for some in versions.chunks(limits::PLANS_AT_ONCE) {
            let new: Vec<Version> = some.iter().map(|version| self.same_law(version)).filter(|key| !self.made.contains_key(key)).collect();
            self.make(some.iter());
            some.iter().filter_map(|version| self.built(version)).for_each(&mut see);
            kept +=
                new.iter().filter_map(|key| self.made.get(key)?.plan.as_ref()).map(|plan| plan.checked().book().exprs.len()).sum::<usize>();
            if kept > limits::PLANS_KEPT {
                new.iter().for_each(|key| drop(self.made.remove(key)));
                self.sound.retain(|_, key| key.as_ref().is_none_or(|key| self.made.contains_key(key)));
            }
        }
    }

    /// The plan of a version, shared with versions that have the same law.
    ///
    /// # Errors
    /// All faults in the files that concern this version.
    pub fn get(&mut self, version: &Version) -> Result<&Arc<Plan>, Vec<Diagnostic>> {
        self.make(std::iter::once(version));
        self.found(version)
    }

    /// The plan of a version, if it was made before.
    ///
    /// # Errors
    /// All faults in the files that concern this version.
    pub fn found(&self, version: &Version) -> Result<&Arc<Plan>, Vec<Diagnostic>> {
        let key = self.sound.get(version).and_then(Option::as_ref);
        // Built again, since messages name the requested version.
        key.and_then(|key| self.made.get(key)?.plan.as_ref()).ok_or_else(|| self.base.plan(version).err().unwrap_or_default())
    }

    /// The same of the law of a version; none on a day on which no act is in force, as after the last one has ended.
    ///
    /// # Errors
    /// All faults in the files that concern this version.
    pub fn found_if_any(&self, version: &Version) -> Result<Option<&Arc<Plan>>, Vec<Diagnostic>> {
        match self.found(version) {
            Ok(plan) => Ok(Some(plan)),
            Err(mistakes) if mistakes.iter().all(|own| own.code == codes::NO_LAW) => Ok(None),
            Err(mistakes) => Err(mistakes),
        }
    }

    /// The result of building a version.
    pub(super) fn built(&self, version: &Version) -> Option<&Built> {
        self.made.get(&self.same_law(version))
    }

    /// The version whose plan this one shares: the earliest with the same law.
    pub(super) fn same_law(&self, version: &Version) -> Version {
        if !self.shared {
            return version.clone();
        }
        let first = self.days.range(..=version.date).next_back().copied();
        Version { date: first.unwrap_or(version.date), changes: version.changes.clone() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SourceMap;

    #[test]
    fn the_limits_of_one_age_are_one_test_however_the_act_rounds_dates() {
        for rounding in ["", "round dates down"] {
            let law = format!(
                "act a {{\n rank statute\n title nb \"lov\" en \"act\"\n in force from 2000-01-01\n {rounding}\n}}\n\
                 entity person nb \"personen\" en \"the person\" {{ born : date  applied : date }}\n\
                 § 1\nledd 1 {{\n right r nb \"rett\" en \"right\"\n holds when all {{\n\
                 age(person.born, on: person.applied) >= 19\n age(person.born, on: person.applied) < 67\n}}\n}}\n"
            );
            let mut sources = SourceMap::default();
            sources.add("law.regel", &law);
            let version = Version::parse("2020-01-01").expect("a version");
            let plan = RuleFiles::new(sources).plan(&version).expect("a plan");
            // One for each limit, and one for both.
            assert_eq!(plan.ages.len(), 3, "{rounding}");
        }
    }
}
