//! The measures that cause a difference: the fewest with which the answer is that of the second version, region by region.
//!
//! Measures may work against each other, so more of them need not do more: what a larger set takes back is told as well.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::causes::{Caused, Causes, Part, Where, is_of_facts, is_told, smallest};
use super::composed::{difference, show_from_parts, too_large};
use super::difference::{CHANGES, Difference, explored_alone, no_difference};
use super::family::{Family, MeasureSet};
use super::outcomes::{Answers, Class, Effect, Sets, number, numbered};
use super::region::{Condition, Region};
use super::relevant::{is_written_alike, relevant};
use crate::compile::Plan;
use crate::source::limits;
use crate::symbolic::diagram::leaf::{Change, Leaf};
use crate::symbolic::diagram::node::{Beyond, Bounded, Node};
use crate::symbolic::diagram::tries::Tries;
use crate::symbolic::examples::search::example;
use crate::symbolic::examples::witness::{Example, Told};
use crate::symbolic::paths::cover::{Cube, Found};
use crate::symbolic::paths::refined::Refined;
use crate::symbolic::paths::system::{Literal, Values};
use crate::symbolic::walk::pair::Pair;
use crate::symbolic::walk::rules::Readings;

/// The causes of a difference.
#[derive(Debug)]
pub struct Attribution {
    /// The measures that may matter to the goal; no other one does.
    pub relevant: MeasureSet,
    /// Whether every set of them was looked at, and not only those of a few.
    pub every_set: bool,
    /// The causes of each region, in the order of the regions.
    pub regions: Vec<Caused>,
    /// The causes of all that differs in one way.
    pub ways: Vec<(Change, Caused)>,
    /// Measures that change the answer where all of them together do not.
    pub cancelling: Vec<Cancelling>,
}

/// Measures that change the answer in some cases in which both versions say the same.
#[derive(Debug, Clone)]
pub struct Cancelling {
    /// The measures that change it.
    pub changing: MeasureSet,
    /// The fewest measures that take that back.
    pub restoring: MeasureSet,
    /// The law of the first version with those that change it.
    pub plan: Arc<Plan>,
    /// A case, decided without any of the measures and with those that change it.
    pub example: Example,
}

/// The difference between two versions in a goal, and its causes; no causes where that is not decided.
pub fn attribution(plans: [&Arc<Plan>; 2], goal: &str, family: &Family<'_>) -> (Difference, Option<Attribution>) {
    if family.measures.len() > MeasureSet::MOST {
        return (difference(plans, goal), None);
    }
    if is_written_alike(plans, goal) {
        return (no_difference(plans, goal), Some(Attribution::of_nothing()));
    }
    let Ok((alone, mut found)) = explored_alone(plans, goal) else { return (too_large(plans, goal), None) };
    // Each region is looked at under every set of measures, so that many of them would take more than anybody waits for.
    if alone.space.closes || found.regions.len() > limits::SYMBOLIC_ATTRIBUTED {
        found.show(&alone, plans, goal);
        show_from_parts(&mut found, &alone, plans, goal);
        return (found, None);
    }
    let relevant = relevant(family, plans, goal);
    attributed((alone, found), plans, goal, (family, relevant)).unwrap_or_else(|Beyond| (difference(plans, goal), None))
}

/// The causes of a difference whose regions are found. The space goes on with the limits that measures draw between the two versions.
fn attributed(
    (mut alone, mut found): (Pair<'_>, Difference),
    plans: [&Arc<Plan>; 2],
    goal: &str,
    (family, relevant): (&Family<'_>, MeasureSet),
) -> Bounded<(Difference, Option<Attribution>)> {
    let readings = if found.same_under_every_reading.is_some() { Readings::All } else { Readings::Default };
    let (before, contradictions) = (Refined::of(&alone.space), std::mem::take(&mut alone.space.lists.contradictions));
    let (mut pair, answers) = Pair::with_family(alone.space, plans.map(|plan| plan.checked()), goal, readings, family, relevant)?;
    for region in &mut found.regions {
        region.cube = before.cube(&pair.space, &region.cube)?;
    }
    for cube in contradictions {
        let cube = before.cube(&pair.space, &Cube(cube))?;
        pair.space.lists.contradictions.push(cube.0);
    }
    found.show(&pair, plans, goal);
    show_from_parts(&mut found, &pair, plans, goal);
    // What is known of the difference stays known, whatever becomes of its causes.
    let causes = Attributing::of(&mut pair, &answers, (plans, goal, family)).and_then(|own| own.map(|mut own| own.all(&found)).transpose());
    Ok((found, causes.ok().flatten()))
}

/// The most ways to meet a part that are told.
const WAYS: usize = 4;

/// The most kinds of measures that cancel each other that are told.
const CANCELLING: usize = 6;

/// The classes of cases by what sets of measures do in them.
struct Attributing<'a, 'p> {
    pair: &'a mut Pair<'p>,
    plans: [&'a Arc<Plan>; 2],
    goal: &'a str,
    family: &'a Family<'a>,
    sets: &'a Sets,
    /// How the versions differ.
    changed: Node,
    /// The class of each case, and what the classes are.
    classes: (Node, Vec<Class>),
    /// The causes of each case in which the versions differ, by their number.
    causes: (Node, Vec<Causes>),
}

impl<'a, 'p> Attributing<'a, 'p> {
    /// `None` if there are differences that the measures looked at do not explain.
    fn of(
        pair: &'a mut Pair<'p>,
        answers: &'a Answers,
        (plans, goal, family): ([&'a Arc<Plan>; 2], &'a str, &'a Family<'a>),
    ) -> Bounded<Option<Attributing<'a, 'p>>> {
        let changed = pair.changed_by_default()?;
        let cannot = pair.space.leaf(Leaf::Change(Change::Impossible));
        // What cannot be was found when the regions were; nobody need find it again.
        let changed = pair.space.without_contradictions(changed, cannot)?;
        let (node, classes) = pair.classes(changed, answers)?;
        let sets = &answers.sets;
        let whole = sets.sets.last().map(|(_, answer)| *answer);
        let explained = |(change, effects): &Class| {
            let effect = whole.and_then(|at| effects.get(at));
            effect == Some(if *change == Change::Same { &Effect::None } else { &Effect::Whole })
        };
        if !classes.iter().all(explained) {
            return Ok(None);
        }
        let mut known: Vec<Causes> = Vec::new();
        let mut numbers: Vec<Option<usize>> = Vec::new();
        for (change, effects) in &classes {
            numbers.push((*change != Change::Same).then(|| {
                let own = Causes::of(family, sets, effects);
                known.iter().position(|other| *other == own).unwrap_or_else(|| {
                    known.push(own);
                    known.len() - 1
                })
            }));
        }
        let by_cause = pair.space.map(&[node], &mut |space, leaves| {
            let class = leaves.first().and_then(|leaf| number(space, *leaf));
            Ok(class.and_then(|class| numbers.get(class).copied().flatten()).map_or(cannot, |own| numbered(space, own)))
        })?;
        Ok(Some(Attributing { pair, plans, goal, family, sets, changed, classes: (node, classes), causes: (by_cause, known) }))
    }

    fn all(&mut self, found: &Difference) -> Bounded<Attribution> {
        let cannot = self.cannot();
        let mut regions = Vec::new();
        for region in &found.regions {
            let outside = self.pair.space.truth(true);
            let outside = self.pair.space.without(outside, &region.cube, cannot)?;
            let inside = self.causes_where(outside, cannot)?;
            regions.push(self.caused(inside, &[region])?);
        }
        let mut ways = Vec::new();
        for change in CHANGES.into_iter().filter(|change| found.regions.iter().any(|region| region.change == *change)) {
            let target = self.pair.space.leaf(Leaf::Change(change));
            let own = self.causes_where(self.changed, target)?;
            let regions: Vec<&Region> = found.regions.iter().filter(|region| region.change == change).collect();
            ways.push((change, self.caused(own, &regions)?));
        }
        let cancelling = self.cancelling()?;
        Ok(Attribution { relevant: self.sets.relevant, every_set: self.sets.every, regions, ways, cancelling })
    }

    /// The causes of the cases in which a node comes to a leaf.
    fn causes_where(&mut self, node: Node, leaf: Node) -> Bounded<Node> {
        let cannot = self.cannot();
        let settled = |row: &[Node]| match row {
            [node, causes] if node.is_leaf() => Some(if *node == leaf { *causes } else { cannot }),
            _ => None,
        };
        self.pair.space.map_until(&[node, self.causes.0], &settled, &mut |_, _| Err(Beyond))
    }

    fn cannot(&mut self) -> Node {
        self.pair.space.leaf(Leaf::Change(Change::Impossible))
    }

    /// The first path to a leaf that can be. What cannot be is taken out on the way.
    fn path(&mut self, node: &mut Node, leaf: Node) -> Bounded<Option<(Vec<Literal>, Option<Values>)>> {
        let cannot = self.cannot();
        loop {
            match self.pair.space.path(*node, leaf)? {
                Found::None => return Ok(None),
                Found::Contradiction(cube) => {
                    *node = self.pair.space.without(*node, &cube, cannot)?;
                    self.causes.0 = self.pair.space.without(self.causes.0, &cube, cannot)?;
                }
                Found::Path(path, values) => return Ok(Some((path, values))),
            }
        }
    }

    /// The causes of the cases of some regions. `node` has the number of their causes, and is that of what cannot be outside these cases.
    fn caused(&mut self, mut node: Node, regions: &[&Region]) -> Bounded<Caused> {
        let mut present = Vec::new();
        for leaf in self.pair.space.diagrams.leaves_of(node) {
            if let Some(own) = number(&self.pair.space, leaf)
                && self.path(&mut node, leaf)?.is_some()
            {
                present.push((own, leaf));
            }
        }
        present.sort_unstable();
        let alone = present.len() == 1;
        let (mut parts, mut sets, mut pairs) = (Vec::new(), BTreeSet::new(), BTreeSet::new());
        for (own, leaf) in &present {
            let ways = if alone { Vec::new() } else { self.ways(node, *leaf)? };
            let causes = self.causes.1.get(*own).cloned().ok_or(Beyond)?;
            let exact = regions.iter().all(|region| region.exact) && !ways.is_empty() && ways.iter().flatten().all(is_of_facts);
            let shown = alone || exact || self.is_shown(&mut node, *leaf, &causes, regions)?;
            sets.extend(causes.enough.iter().map(|set| (set.len(), *set)));
            pairs.extend(causes.undone.iter().copied());
            parts.push(Part { ways, causes, shown });
        }
        let (mut enough, mut undone) = (Vec::new(), Vec::new());
        for (_, set) in sets {
            enough.push((set, self.cases(node, &present, &|own| own.enough.contains(&set))?));
        }
        for (set, others) in pairs {
            undone.push((set, others, self.cases(node, &present, &|own| own.undone.contains(&(set, others)))?));
        }
        Ok(Caused { parts, enough, undone })
    }

    /// Whether a case has these causes: one of those that show the regions, or one that is found.
    fn is_shown(&mut self, node: &mut Node, leaf: Node, causes: &Causes, regions: &[&Region]) -> Bounded<bool> {
        let differs = |own: &Example| regions.iter().any(|region| own.change() == Some(region.change));
        if regions.iter().filter_map(|region| region.example.as_ref()).any(|example| self.has_causes(example, causes)) {
            return Ok(true);
        }
        let Some((path, Some(values))) = self.path(node, leaf)? else { return Ok(false) };
        let cannot = self.cannot();
        let cube = self.pair.space.widened(*node, &path, &[leaf, cannot])?;
        let before = std::mem::replace(&mut self.pair.space.tries, Tries::of(limits::SYMBOLIC_CAUSE_TRIES));
        let told = (&cube, path.as_slice(), &values);
        let left = std::cell::Cell::new(limits::SYMBOLIC_CAUSE_CASES);
        let shows = |own: &Example| {
            if !differs(own) || self.has_causes(own, causes) {
                return differs(own);
            }
            // Where many cases of the region have other causes, no more are looked for.
            left.set(left.get().saturating_sub(1));
            if left.get() == 0 {
                self.pair.space.tries.end();
            }
            false
        };
        let found = example(&self.pair.space, self.plans, self.goal, told, &shows);
        self.pair.space.tries = before;
        Ok(found.is_some())
    }

    /// Whether a case in which the versions differ has these causes, by the law with each set of measures.
    fn has_causes(&self, example: &Example, causes: &Causes) -> bool {
        let [first, second] = self.plans;
        let case = example.case(self.plans);
        let whole = |set: MeasureSet| {
            let law = self.sets.law.iter().find(|(own, _)| *own == set).and_then(|(_, law)| law.as_ref());
            let law = law.unwrap_or(if set.is_empty() { first } else { second });
            example.is_answered_alike(law, self.goal, &case)
        };
        let smaller = |set: MeasureSet| self.sets.law.iter().map(|(own, _)| *own).filter(move |own| *own != set && own.is_within(set));
        causes.enough.iter().all(|set| whole(*set) && !smaller(*set).any(whole))
    }

    /// The cases whose causes are such.
    fn cases(&mut self, node: Node, present: &[(usize, Node)], such: &dyn Fn(&Causes) -> bool) -> Bounded<Where> {
        let own: Vec<Node> = present.iter().filter(|(own, _)| self.causes.1.get(*own).is_some_and(such)).map(|(_, leaf)| *leaf).collect();
        if own.len() == present.len() {
            return Ok(None);
        }
        let (no, yes) = (self.pair.space.truth(false), self.pair.space.truth(true));
        let marked = self.pair.space.map(&[node], &mut |space, leaves| {
            let leaf = leaves.first().copied().ok_or(Beyond)?;
            Ok(if own.contains(&leaf) {
                yes
            } else if number(space, leaf).is_some() {
                no
            } else {
                leaf
            })
        })?;
        self.ways(marked, yes).map(Some)
    }

    /// What tells a part from the rest; none if that takes too many words.
    fn ways(&mut self, node: Node, leaf: Node) -> Bounded<Vec<Vec<Condition>>> {
        let cannot = self.cannot();
        let (mut rest, mut ways) = (node, Vec::new());
        while let Some((path, _)) = self.path(&mut rest, leaf)? {
            let cube: Cube = self.pair.space.widened(node, &path, &[leaf, cannot])?;
            let conditions = self.pair.space.conditions(&cube);
            if ways.len() == WAYS || !conditions.iter().all(is_told) {
                return Ok(Vec::new());
            }
            ways.push(conditions);
            rest = self.pair.space.without(rest, &cube, cannot)?;
        }
        Ok(ways)
    }

    /// Measures that change the answer where all of them together do not, each with a case that shows it.
    fn cancelling(&mut self) -> Bounded<Vec<Cancelling>> {
        let (mut node, classes) = self.classes.clone();
        let mut all: BTreeSet<(usize, MeasureSet, MeasureSet, usize)> = BTreeSet::new();
        for (at, (_, effects)) in classes.iter().enumerate().filter(|(_, (change, _))| *change == Change::Same) {
            let effect = |(_, answer): &(MeasureSet, usize)| effects.get(*answer).copied();
            let with = |wanted: Effect| self.sets.sets.iter().filter(move |own| effect(own) == Some(wanted)).map(|(set, _)| *set);
            for set in smallest(with(Effect::Other)) {
                let restored = smallest(with(Effect::None).filter(|all| *all != set && set.is_within(*all)));
                all.extend(restored.into_iter().map(|all| (all.len(), set, all.without(set), at)));
            }
        }
        let mut found: Vec<Cancelling> = Vec::new();
        for (_, changing, restoring, at) in all {
            // What follows from fewer measures is told with those.
            let told = found.iter().any(|own| own.changing.is_within(changing) && own.restoring.is_within(restoring));
            if told || found.len() == CANCELLING {
                continue;
            }
            let leaf = numbered(&mut self.pair.space, at);
            let Some((path, Some(values))) = self.path(&mut node, leaf)? else { continue };
            let cannot = self.cannot();
            let cube = self.pair.space.widened(node, &path, &[leaf, cannot])?;
            if let Some((plan, example)) = self.shown(changing, (&cube, &path, &values)) {
                found.push(Cancelling { changing, restoring, plan, example });
            }
        }
        Ok(found)
    }

    /// A case in which measures change the answer, decided with them.
    fn shown(&self, set: MeasureSet, case: Told<'_>) -> Option<(Arc<Plan>, Example)> {
        let plan = self.family.plan(set)?;
        let [first, _] = self.plans;
        let differs = |own: &Example| own.change().is_some_and(|change| change != Change::Same);
        let found = example(&self.pair.space, [first, &plan], self.goal, case, &differs)?;
        Some((plan, found))
    }
}

impl Attribution {
    /// The causes where there is no difference, with any of the measures.
    fn of_nothing() -> Attribution {
        let relevant = MeasureSet::default();
        Attribution { relevant, every_set: true, regions: Vec::new(), ways: Vec::new(), cancelling: Vec::new() }
    }

    /// The measures that are among its causes.
    pub fn named(&self) -> MeasureSet {
        let regions = self.regions.iter().chain(self.ways.iter().map(|(_, caused)| caused));
        let causes = regions.flat_map(|caused| {
            let undone = caused.undone.iter().map(|(_, others, _)| *others);
            caused.enough.iter().map(|(set, _)| *set).chain(undone)
        });
        let cancelling = self.cancelling.iter().map(|own| own.changing.with(own.restoring));
        causes.chain(cancelling).fold(MeasureSet::default(), MeasureSet::with)
    }
}
