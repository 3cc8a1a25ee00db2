//! A goal whose diagrams are too large, bounded by the rules of whose values its answer is made.
//!
//! Where a rule itself is written alike in two versions, its answer to a case is the same function of the values of the rules that it reads, in
//! both: it differs only where one of those does. Each of them is asked about alone, with a budget of its own, and in its place those that it
//! reads itself where that is too large as well.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::difference::{CHANGES, Component, Difference, Standing, explored_alone, no_difference, not_decided};
use super::region::{Condition, Region};
use super::relevant::{is_written_alike, read_alike};
use crate::compile::Plan;
use crate::source::limits;
use crate::symbolic::diagram::leaf::{Change, Leaf};
use crate::symbolic::diagram::node::{Beyond, Bounded};
use crate::symbolic::diagram::space::Space;
use crate::symbolic::diagram::tries::Tries;
use crate::symbolic::examples::case::Case;
use crate::symbolic::examples::witness::{Asked, Decided, Example};
use crate::symbolic::paths::cover::Cube;
use crate::symbolic::paths::system::{Possible, spans};
use crate::symbolic::walk::pair::Pair;

/// The difference between two versions in the answer to a goal.
pub fn difference(plans: [&Arc<Plan>; 2], goal: &str) -> Difference {
    if is_written_alike(plans, goal) {
        return no_difference(plans, goal);
    }
    match explored_alone(plans, goal) {
        Ok((pair, mut found)) => {
            found.show(&pair, plans, goal);
            show_from_parts(&mut found, &pair, plans, goal);
            found
        }
        Err(Beyond) => too_large(plans, goal),
    }
}

/// What is known of a difference in a goal that is too large: what follows from those in the values that its answer is made of.
pub(in crate::symbolic) fn too_large(plans: [&Arc<Plan>; 2], goal: &str) -> Difference {
    composed(plans, goal).unwrap_or_else(|Beyond| not_decided(plans, goal))
}

/// The difference in a goal as far as it follows from those in what its answer is made of.
///
/// # Errors
/// Where nothing follows: a rule on the way is itself written otherwise, or one that reads no other is too large.
pub(in crate::symbolic) fn composed(plans: [&Arc<Plan>; 2], goal: &str) -> Bounded<Difference> {
    let asked = Asked::by_default(plans, goal);
    let mut own =
        Composing { asked, seen: BTreeSet::new(), components: Vec::new(), spaces: Vec::new(), shown: Vec::new(), every_reading: true };
    own.read(goal)?;
    own.bring_near();
    let Composing { components, mut shown, every_reading, .. } = own;
    // Every value that the answer is made of is the same, and so is what is made of them.
    if components.is_empty() {
        return Ok(Difference { same_under_every_reading: every_reading.then_some(true), ..no_difference(plans, goal) });
    }
    let standing = if shown.is_empty() { Standing::Open } else { Standing::Within };
    shown.sort_by_key(|region| region.change);
    Ok(Difference { standing, regions: shown, components, ..not_decided(plans, goal) })
}

struct Composing<'c> {
    asked: Asked<'c>,
    /// The rules that were looked at.
    seen: BTreeSet<Arc<str>>,
    components: Vec<Component>,
    /// What is known of the facts of each, without its diagrams.
    spaces: Vec<Space>,
    /// Cases in which the goal differs, one of each way.
    shown: Vec<Region>,
    /// Whether what is the same is so under every reading.
    every_reading: bool,
}

impl Composing<'_> {
    /// Looks at all rules that a rule reads.
    fn read(&mut self, rule: &str) -> Bounded<()> {
        let plans = self.asked.plans;
        for part in read_alike(plans, rule).ok_or(Beyond)? {
            if self.seen.contains(&part) || is_written_alike(plans, &part) {
                continue;
            }
            if self.seen.len() >= limits::SYMBOLIC_COMPONENTS {
                return Err(Beyond);
            }
            self.seen.insert(part.clone());
            match explored_alone(plans, &part) {
                Ok((_, found)) if found.regions.is_empty() => self.every_reading &= found.same_under_every_reading == Some(true),
                // Of more regions, of which nothing is known, its value is no bound; those that it is made of may be.
                Ok((pair, found)) if !found.more => self.add(pair, part, &found),
                Ok(_) | Err(Beyond) => self.read(&part)?,
            }
        }
        Ok(())
    }

    /// Adds a rule whose value differs, and looks for cases of the goal where it does.
    fn add(&mut self, mut pair: Pair<'_>, rule: Arc<str>, found: &Difference) {
        let of_items = self.asked.plans.iter().any(|plan| {
            let book = plan.checked().book();
            book.rule(&rule).and_then(|id| book.rules.get(id.index())).is_some_and(|own| own.each.is_some())
        });
        let conditions = if of_items { Vec::new() } else { in_common(&mut pair).unwrap_or_default() };
        self.components.push(Component { rule, of_items, conditions });
        pair.space.tries = Tries::of(limits::SYMBOLIC_COMPONENT_TRIES);
        for region in &found.regions {
            // A region of items has no place in a case: all facts of the goal are tried.
            let (cube, path) = if of_items { (Cube::default(), Vec::new()) } else { (region.cube.clone(), region.start.0.clone()) };
            let values = match pair.space.possible(&spans(&path), Some(self.asked.day())) {
                Possible::With(values) => values,
                Possible::Never | Possible::Open => region.start.1.clone(),
            };
            let wanted = |change: Change| CHANGES.contains(&change) && !self.shown.iter().any(|own| own.change == change);
            let shows = |example: &Example| example.change().is_some_and(wanted);
            let Some(example) = self.asked.searched_over_all(&pair.space, (&cube, &path, &values), &shows) else { continue };
            let Some(change) = example.change() else { continue };
            self.shown.push(Region { change, conditions: Vec::new(), exact: false, example: Some(example), ..region.clone() });
        }
        pair.space.diagrams.clear();
        self.spaces.push(pair.space);
    }

    /// Brings the days of each case near that of the law: of each date one of the rules says what is reckoned from it.
    fn bring_near(&mut self) {
        for region in &mut self.shown {
            let holds = |case: &Case| match self.asked.decided(case) {
                Decided::As(example) => Some(example).filter(|example| example.change() == Some(region.change)),
                Decided::Impossible(_) | Decided::Refused => None,
            };
            let example = region.example.take();
            region.example = self.spaces.iter().fold(example, |found, space| Some(self.asked.nearer(space, found?, &holds)));
        }
    }
}

/// Looks for a case of the regions of a goal of which none has one, from cases in which a value that the answer is made of differs.
pub(in crate::symbolic) fn show_from_parts(found: &mut Difference, pair: &Pair<'_>, plans: [&Arc<Plan>; 2], goal: &str) {
    let has_case = |found: &Difference| found.regions.iter().any(|region| region.example.is_some());
    if found.standing != Standing::Open || found.regions.is_empty() || has_case(found) {
        return;
    }
    let asked = Asked::by_default(plans, goal);
    let parts = read_alike(plans, goal).unwrap_or_default().into_iter().filter(|part| !is_written_alike(plans, part));
    for part in parts.take(limits::SYMBOLIC_COMPONENTS) {
        let Ok((own, mut part_found)) = explored_alone(plans, &part) else { continue };
        part_found.show(&own, plans, &part);
        for start in part_found.regions.into_iter().filter_map(|region| region.example).take(STARTS) {
            let case = start.case(plans);
            for region in &mut found.regions {
                let told = (&region.cube, region.start.0.as_slice(), &region.start.1);
                let change = region.change;
                region.example = asked.searched_from(&pair.space, told, case.clone(), &|own| own.change() == Some(change));
            }
            if has_case(found) {
                found.stand();
                return;
            }
        }
    }
}

/// The most cases of one rule from which a case of the goal is looked for.
const STARTS: usize = 3;

/// What all cases have in common in which a goal differs.
fn in_common(pair: &mut Pair<'_>) -> Bounded<Vec<Condition>> {
    let changed = pair.changed_by_default()?;
    let (same, cannot) = (pair.space.leaf(Leaf::Change(Change::Same)), pair.space.leaf(Leaf::Change(Change::Impossible)));
    let changed = pair.space.without_contradictions(changed, cannot)?;
    let hull = pair.space.hull(changed, &|leaf| leaf != same && leaf != cannot, cannot)?;
    Ok(pair.space.conditions(&hull))
}
