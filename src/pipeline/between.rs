//! The versions between two, of which the second is the first with measures of one amendment.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};

use super::{Plans, RuleFiles};
use crate::compile::Plan;
use crate::consolidate::measures;
use crate::law::{Change, Version};
use crate::symbolic::{Family, Measure, MeasureSet};

impl RuleFiles {
    /// The measures that the second version has besides those of the first, and the versions between. `None` unless the versions are of one
    /// day, and differ by measures of one amendment that only the second has.
    pub fn between(&self, plans: [&Arc<Plan>; 2]) -> Option<Family<'_>> {
        let books = plans.map(|plan| plan.checked().book());
        let [before, after] = books.map(|book| book.version.clone());
        let [own, all] = books.map(applied);
        let added: BTreeSet<&Name> = all.difference(&own).collect();
        let amendment = &added.first()?.0;
        let sound = own.is_subset(&all) && before.date == after.date && added.iter().all(|(other, _)| other == amendment);
        if !sound {
            return None;
        }
        // In the order of the amendment.
        let written: Vec<_> = measures(self.ast())
            .into_iter()
            .filter(|own| *own.amendment == **amendment && added.iter().any(|(_, name)| **name == *own.measure))
            .collect();
        let number = |name: &String| written.iter().position(|own| own.measure == *name);
        let found: Vec<Measure> = written
            .iter()
            .map(|own| Measure {
                amendment: amendment.clone(),
                name: own.measure.as_str().into(),
                needs: own.needs.iter().filter_map(number).collect(),
                line: None,
            })
            .collect();
        let (names, amendment) = (found.iter().map(|own| own.name.clone()).collect::<Vec<_>>(), amendment.clone());
        let plans = Mutex::new(Plans::new(self));
        let plan = move |set: MeasureSet| {
            let version = version(&before, &after, &amendment, (&names, set));
            let plan = plans.lock().ok()?.get(&version).ok()?.clone();
            let wanted = names.iter().enumerate().filter(|(at, _)| set.holds(*at)).map(|(_, name)| (amendment.clone(), name.clone()));
            // What a name adds or leaves out may be law already by another amendment.
            let wanted: BTreeSet<Name> = own.iter().cloned().chain(wanted).collect();
            (applied(plan.checked().book()) == wanted).then_some(plan)
        };
        Some(Family::new(found, Box::new(plan)))
    }
}

/// A measure by the name of its amendment and its own.
type Name = (Arc<str>, Arc<str>);

fn applied(book: &crate::model::Rulebook) -> BTreeSet<Name> {
    book.changes.iter().map(|change| (change.amendment.clone(), change.measure.clone())).collect()
}

/// The first version with some measures: added to it where the second only adds, or else left out of the second.
fn version(before: &Version, after: &Version, amendment: &str, (names, set): (&[Arc<str>], MeasureSet)) -> Version {
    let adds = after.changes.starts_with(&before.changes);
    let (base, own) = if adds { (before, set) } else { (after, (0..names.len()).filter(|at| !set.holds(*at)).collect()) };
    let change = |name: &Arc<str>| Change { added: adds, name: amendment.to_owned(), measure: Some(name.to_string()) };
    let mut version = base.clone();
    version.changes.extend(names.iter().enumerate().filter(|(at, _)| own.holds(*at)).map(|(_, name)| change(name)));
    version
}
