//! The difference between two versions in the answer to one goal, over all cases.

use std::sync::Arc;

use super::region::{Condition, Region};
use super::short::Short;
use crate::symbolic::diagram::leaf::{Change, Leaf};
use crate::symbolic::diagram::node::{Beyond, Bounded, Node};
use crate::symbolic::diagram::space::Space;
use crate::symbolic::examples::search::example;
use crate::symbolic::examples::witness::Asked;
use crate::symbolic::paths::cover::Found;
use crate::symbolic::paths::system::{Possible, spans};
use crate::symbolic::walk::pair::{Ground, Pair, impossible};
use crate::symbolic::walk::rules::Readings;

use crate::compile::Plan;
use crate::source::limits;

/// How much is known of a difference.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// There is none: proved.
    None,
    /// These regions and no others, and each as a whole.
    Exact,
    /// They differ here, and nowhere outside these regions; whether in all of each is not decided.
    Within,
    /// Not decided.
    Open,
}

/// What is known of the difference between two versions in a goal, with the readings that each has by default, and all facts known.
#[derive(Debug)]
pub struct Difference {
    /// How much is known.
    pub standing: Standing,
    /// Whether each version has the rule.
    pub has_rule: [bool; 2],
    /// The regions, shortest first.
    pub regions: Vec<Region>,
    /// A shorter way to say where they differ, for each direction that has one: these conditions, and what the answer asks for besides.
    pub short: Vec<Short>,
    /// Where the versions differ at most beyond these regions, where there are more than are looked for.
    pub rest: Vec<Rest>,
    /// Whether there are more regions, of which nothing is known.
    pub more: bool,
    /// Where the goal itself is too large, the rules whose values differ and of which its answer is made: it differs at most where one of those
    /// does. The regions have no conditions then, but a case each.
    pub components: Vec<Component>,
    /// Whether the answers are the same under every reading; `None` where only those by default were looked at.
    pub same_under_every_reading: Option<bool>,
}

/// A rule with another value in one version than in the other, of which an answer is made.
#[derive(Debug, Clone)]
pub struct Component {
    /// The rule, by its name.
    pub rule: Arc<str>,
    /// Whether it is one about the items of a list.
    pub of_items: bool,
    /// What all cases meet in which its value differs, as far as it is known and is of the case.
    pub conditions: Vec<Condition>,
}

/// Where two versions differ in a way at most, beyond the regions of it that are told.
#[derive(Debug, Clone)]
pub struct Rest {
    /// How they differ.
    pub change: Change,
    /// The conditions that all these cases meet. There are some.
    pub conditions: Vec<Condition>,
}

/// A difference of which nothing is known.
pub(in crate::symbolic) fn not_decided(plans: [&Arc<Plan>; 2], goal: &str) -> Difference {
    Difference {
        standing: Standing::Open,
        has_rule: rule_in(plans, goal),
        regions: Vec::new(),
        short: Vec::new(),
        rest: Vec::new(),
        more: false,
        components: Vec::new(),
        same_under_every_reading: None,
    }
}

/// That there is none, under any reading.
pub(in crate::symbolic) fn no_difference(plans: [&Arc<Plan>; 2], goal: &str) -> Difference {
    Difference { standing: Standing::None, same_under_every_reading: Some(true), ..not_decided(plans, goal) }
}

fn rule_in(plans: [&Arc<Plan>; 2], goal: &str) -> [bool; 2] {
    plans.map(|plan| plan.checked().book().rule(goal).is_some())
}

/// The regions of the difference between two versions, without examples.
pub(in crate::symbolic) fn explored_alone<'p>(plans: [&'p Arc<Plan>; 2], goal: &str) -> Bounded<(Pair<'p>, Difference)> {
    let over = |readings, closes, steps| {
        let mut space = Space::default();
        space.closes = closes;
        space.diagrams.leave(steps);
        let mut pair = Pair::build_besides(space, plans.map(|plan| plan.checked()), goal, [None, None], readings)?;
        let found = explored(&mut pair, plans, goal, readings)?;
        Ok((pair, found))
    };
    // Readings multiply. Where all of them are too many, those by default may still be few enough; and where what is reckoned takes too much
    // to look into, it may be enough to know which values of rules are the same.
    let reads = has_readings(plans, goal);
    let all = if reads { limits::SYMBOLIC_ALL_READINGS_STEPS } else { limits::SYMBOLIC_STEPS };
    let by_default = || if reads { over(Readings::Default, false, limits::SYMBOLIC_STEPS) } else { Err(Beyond) };
    let by_rules = || over(Readings::Default, true, limits::SYMBOLIC_RULES_STEPS);
    over(Readings::All, false, all).or_else(|Beyond| by_default()).or_else(|Beyond| by_rules())
}

/// Whether a goal may turn on how a text is read, in either version.
fn has_readings(plans: [&Arc<Plan>; 2], goal: &str) -> bool {
    plans.iter().any(|plan| {
        let book = plan.checked().book();
        let all = book.facts.iter().map(|fact| &*fact.name).collect();
        let rules = book.rule(goal).map(Ground::Rule).into_iter().chain(impossible(book, &all));
        rules.into_iter().any(|ground| !ground.inputs(book).readings.is_empty())
    })
}

/// The regions of the difference between two versions whose diagrams are there, without examples.
pub(in crate::symbolic) fn explored(pair: &mut Pair<'_>, plans: [&Arc<Plan>; 2], goal: &str, readings: Readings) -> Bounded<Difference> {
    let has_rule = rule_in(plans, goal);
    let mut changed = pair.changed_by_default()?;
    let same_under_every_reading = match readings {
        Readings::All => {
            let by_reading = pair.changed_by_reading()?;
            Some(!pair.leads_to_change(by_reading))
        }
        Readings::Default => None,
    };
    let mut all =
        Regions { regions: Vec::new(), rest: Vec::new(), more: false, most: [limits::SYMBOLIC_REGIONS, EXACT * limits::SYMBOLIC_REGIONS] };
    let mut short = Vec::new();
    for change in CHANGES {
        let before = all.regions.len();
        all.add(pair, (&mut changed, change))?;
        if all.regions.len() > before {
            let part = pair.space.diagrams.begin_part(limits::SYMBOLIC_SHORT_STEPS);
            let found = pair.short(changed, change);
            pair.space.diagrams.end_part(part);
            short.extend(found.ok().flatten());
        }
    }
    let standing = if all.regions.is_empty() { Standing::None } else { Standing::Open };
    let Regions { regions, rest, more, .. } = all;
    Ok(Difference { standing, has_rule, regions, short, rest, more, components: Vec::new(), same_under_every_reading })
}

impl Difference {
    /// Whether they differ in some case, and nothing is known of where else.
    pub fn is_found(&self) -> bool {
        self.standing == Standing::Open && self.more && self.regions.iter().any(|region| region.example.is_some())
    }

    /// Whether what is known follows from the values that the answer is made of.
    pub fn is_composed(&self) -> bool {
        !self.components.is_empty()
    }

    /// Whether it is known where they differ at most.
    pub fn is_bounded(&self) -> bool {
        self.standing != Standing::Open || self.is_composed() || !self.regions.is_empty() && !self.more
    }

    /// Looks for an example of each region, and says how much is known with them.
    pub(in crate::symbolic) fn show(&mut self, pair: &Pair<'_>, plans: [&Arc<Plan>; 2], goal: &str) {
        for region in &mut self.regions {
            let Region { change, cube, start: (path, values), .. } = region;
            region.example = example(&pair.space, plans, goal, (cube, path, values), &|own| own.change() == Some(*change));
        }
        self.stand();
        self.regions.sort_by_key(|region| (region.change, region.conditions.len()));
        let asked = Asked::by_default(plans, goal);
        for region in self.regions.iter_mut().take(SHOWN) {
            if let Some(example) = &mut region.example {
                example.boundaries = asked.boundaries(&pair.space, (&region.cube, region.exact), example);
            }
        }
    }

    /// Says how much is known with the examples that there are.
    pub(in crate::symbolic) fn stand(&mut self) {
        let shown = |region: &Region| region.example.is_some();
        self.standing = match self.regions.as_slice() {
            [] => Standing::None,
            regions if self.more || !regions.iter().any(shown) => Standing::Open,
            regions if regions.iter().all(|region| region.exact && shown(region)) && self.rest.is_empty() => Standing::Exact,
            _ => Standing::Within,
        };
    }
}

/// The ways in which answers can differ.
pub(in crate::symbolic) const CHANGES: [Change; 7] =
    [Change::Gained, Change::Lost, Change::More, Change::Less, Change::Other, Change::Answered, Change::Unanswered];

struct Regions {
    regions: Vec<Region>,
    /// Where more than are looked for lie, as far as that is known.
    rest: Vec<Rest>,
    /// Whether there are more, of which nothing is known.
    more: bool,
    /// The most of one kind that are looked for, and the most where all are exact.
    most: [usize; 2],
}

impl Regions {
    /// The most of one kind that are looked for, as far as they are known.
    fn most(&self) -> usize {
        let [most, where_exact] = self.most;
        if self.regions.iter().all(|own| own.exact) { where_exact } else { most }
    }

    /// Adds the regions in which answers differ in one way.
    ///
    /// Paths that cannot be are taken out of the diagram by the contradiction they come to, so that each is met once.
    fn add(&mut self, pair: &mut Pair<'_>, (changed, change): (&mut Node, Change)) -> Bounded<()> {
        let target = pair.space.leaf(Leaf::Change(change));
        let (same, cannot) = (pair.space.leaf(Leaf::Change(Change::Same)), pair.space.leaf(Leaf::Change(Change::Impossible)));
        let mut rest = *changed;
        let mut found = 0;
        loop {
            let (path, values) = match pair.space.path(rest, target)? {
                Found::None => return Ok(()),
                Found::Contradiction(cube) => {
                    rest = pair.space.without(rest, &cube, cannot)?;
                    *changed = pair.space.without(*changed, &cube, cannot)?;
                    continue;
                }
                Found::Path(..) if found >= self.most() => {
                    let hull = pair.space.hull(rest, &|leaf| leaf == target, cannot)?;
                    match pair.space.conditions(&hull) {
                        conditions if conditions.is_empty() => self.more = true,
                        conditions => self.rest.push(Rest { change, conditions }),
                    }
                    return Ok(());
                }
                Found::Path(path, values) => (path, values),
            };
            found += 1;
            let cube = pair.space.widened(*changed, &path, &[target, cannot])?;
            let path = pair.space.typical(rest, &cube, target).unwrap_or(path);
            let day = pair.books.map(|checked| checked.book().version.date).into_iter().max().filter(|_| found <= SHOWN);
            let inside = match pair.space.possible(&spans(&path), day) {
                Possible::With(values) => Some(values),
                Possible::Never | Possible::Open => values,
            };
            let exact = pair.space.is_exact(&cube);
            let conditions: Vec<Condition> = pair.space.conditions(&cube);
            let start = (path, inside.unwrap_or_default());
            self.regions.push(Region { change, conditions, exact, example: None, cube: cube.clone(), start });
            rest = pair.space.without(rest, &cube, same)?;
        }
    }
}

/// The regions of all ways to differ, at most so many of each, without examples; and whether there are more.
pub(super) fn regions_of(pair: &mut Pair<'_>, mut changed: Node, most: usize) -> Bounded<(Vec<Region>, bool)> {
    let mut all = Regions { regions: Vec::new(), rest: Vec::new(), more: false, most: [most; 2] };
    for change in CHANGES {
        all.add(pair, (&mut changed, change))?;
    }
    let more = all.more || !all.rest.is_empty();
    Ok((all.regions, more))
}

/// So many times as many regions are looked for where all are exact: nothing has to be tried to find a case of them.
const EXACT: usize = 4;

/// The regions of a kind whose example is looked for well inside, and not at the edge.
const SHOWN: usize = 12;

impl Pair<'_> {
    fn leads_to_change(&self, node: Node) -> bool {
        self.space
            .diagrams
            .leaves_of(node)
            .into_iter()
            .any(|leaf| !matches!(self.space.diagrams.leaf_of(leaf), Some(Leaf::Change(Change::Same | Change::Impossible))))
    }
}
