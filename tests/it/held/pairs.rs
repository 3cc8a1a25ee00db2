//! What must be true of any two versions: none differs from itself, the difference seen from the other side is its mirror, and all measures of an
//! amendment together are the amendment.

use std::collections::BTreeMap;

use paragraf::law::Version;
use paragraf::pipeline::RuleFiles;
use paragraf::symbolic::{AllCases, Change, Standing, difference};

use super::values::fields;
use super::{PAIRS, Pair, mirrored};

fn small(pair: &Pair, goal: &str, most: usize) -> bool {
    fields(pair, goal).len() <= most
}

/// That no case differs is proved, unless the goal is beyond the budget.
fn none(pair: &Pair, goal: &str) {
    let found = difference(pair.plans(), goal).standing;
    let beyond = found == Standing::Open && AllCases::new(pair.plans(), goal).is_none();
    assert!(beyond || found == Standing::None, "{goal}: {found:?}");
}

fn none_differs_from_itself(versions: &[&str], most: usize) -> usize {
    let base = RuleFiles::embedded_rules();
    let mut goals = 0;
    for version in versions {
        let pair = Pair::of(&base, [version, version]);
        for goal in pair.goals().into_iter().filter(|goal| small(&pair, goal, most)) {
            none(&pair, &goal);
            goals += 1;
        }
    }
    goals
}

/// How many regions there are of each change.
fn counted(found: &paragraf::symbolic::Difference, of: &dyn Fn(Change) -> Change) -> BTreeMap<Change, usize> {
    let mut all = BTreeMap::new();
    for region in &found.regions {
        *all.entry(of(region.change)).or_default() += 1;
    }
    all
}

fn the_mirror_is_the_other_way(pairs: &[[&str; 2]], most: usize) -> usize {
    let base = RuleFiles::embedded_rules();
    let mut goals = 0;
    for versions in pairs {
        let pair = Pair::of(&base, *versions);
        let turned = pair.turned();
        for goal in pair.goals().into_iter().filter(|goal| small(&pair, goal, most)) {
            let (own, other) = (difference(pair.plans(), &goal), difference(turned.plans(), &goal));
            let changes = [counted(&own, &|change| change), counted(&other, &mirrored)].map(|all| all.into_keys().collect::<Vec<_>>());
            // Where the goal itself is too large, the ways told are those of which a case was found.
            let found_alone = own.is_composed() && other.is_composed();
            assert!(changes[0] == changes[1] || found_alone, "{goal} between {versions:?}: {changes:?}");
            let proved = [&own, &other].map(|found| matches!(found.standing, Standing::None | Standing::Exact));
            assert_eq!(proved[0], proved[1], "{goal} between {versions:?}: {:?} and {:?}", own.standing, other.standing);
            assert_eq!(own.same_under_every_reading, other.same_under_every_reading, "{goal}");
            goals += 1;
        }
    }
    goals
}

fn all_measures_are_the_amendment(most: usize) -> usize {
    let base = RuleFiles::embedded_rules();
    let whole = Pair::of(&base, ["2018-06-01", "2018-06-01+hoering_2018"]);
    let family = base.between(whole.plans()).expect("measures of one amendment");
    let names: String = family.measures.iter().map(|own| format!("+{}:{}", own.amendment, own.name)).collect();
    let [_, after] = whole.plans;
    let added = base.plan(&Version::parse(&format!("2018-06-01{names}")).expect("a version")).expect("no mistakes");
    let pair = Pair { plans: [added, after] };
    let mut goals = 0;
    for goal in pair.goals().into_iter().filter(|goal| small(&pair, goal, most)) {
        none(&pair, &goal);
        goals += 1;
    }
    goals
}

const VERSIONS: [&str; 3] = ["2018-06-01", "2018-06-01+hoering_2018", "2026-06-01"];

#[test]
fn no_version_differs_from_itself() {
    assert!(none_differs_from_itself(&VERSIONS[1..2], 4) > 20);
}

#[test]
fn a_difference_seen_from_the_other_version_is_its_mirror() {
    assert!(the_mirror_is_the_other_way(&PAIRS[..1], 2) > 10);
}

#[test]
fn all_measures_together_are_the_amendment() {
    assert!(all_measures_are_the_amendment(4) > 20);
}

#[test]
#[ignore = "minutes: cargo test --release --test it held -- --ignored --nocapture"]
fn all_that_is_true_of_any_two_versions_is_true_of_every_goal() {
    println!("none differs from itself: {} goals", none_differs_from_itself(&VERSIONS, usize::MAX));
    println!("the mirror: {} goals", the_mirror_is_the_other_way(&PAIRS, usize::MAX));
    println!("all measures together: {} goals", all_measures_are_the_amendment(usize::MAX));
}
