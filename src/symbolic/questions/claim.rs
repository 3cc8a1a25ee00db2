//! Claims about amendments, decided over all cases: proved, refuted by a case, or open.
//!
//! The condition of a claim is read in both versions, and must be *yes* in both for a case to be one that the claim allows to change. It is
//! walked in the same space as the goal, before the variables have their cells: it brings limits of its own.

use std::sync::Arc;

use super::difference::CHANGES;
use super::region::Region;
use crate::compile::Plan;
use crate::eval::Evaluator;
use crate::facts::goal_inputs;
use crate::model::{Cell, Claimed, RuleId, Rulebook};
use crate::source::limits;
use crate::symbolic::diagram::leaf::{Change, Leaf};
use crate::symbolic::diagram::node::{Beyond, Bounded, Node};
use crate::symbolic::diagram::space::Space;
use crate::symbolic::examples::witness::{Asked, Example};
use crate::symbolic::paths::cover::{Cube, Found};
use crate::symbolic::paths::system::{Literal, Possible, Values, spans};
use crate::symbolic::terms::variable::Variable;
use crate::symbolic::walk::pair::{Pair, Read, impossible};
use crate::symbolic::walk::rules::Readings;

/// What became of a claim.
#[derive(Debug, Clone)]
pub enum Verdict {
    /// A case breaks it.
    Refuted(Box<Broken>),
    /// Not decided.
    Open(Open),
    /// No case breaks it.
    Proved(Proof),
}

/// A case that breaks a claim, found by the evaluator under both versions.
#[derive(Debug, Clone)]
pub struct Broken {
    /// The cases like it, and the case as their example.
    pub region: Region,
    /// The case.
    pub example: Example,
    /// The claim's condition under each version, where the claim would allow the change if it held in both.
    pub condition: Option<[Cell; 2]>,
}

/// Why a claim is not decided.
#[derive(Debug, Clone)]
pub enum Open {
    /// It takes too long to tell.
    Beyond,
    /// Cases like these would break it, but none was found.
    NoCase(Box<Region>),
}

/// What is proved of a claim with all facts known, under the readings that each version has by default.
#[derive(Debug, Clone)]
pub struct Proof {
    /// The readings under which it holds.
    pub readings: Under,
    /// No answer changes at all, which is more than is claimed.
    pub unchanged: bool,
    /// In some cases only one version has an answer, which cannot be less or more than none.
    pub uncompared: bool,
}

/// The readings under which a claim holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Under {
    /// All.
    Every,
    /// Those by default; of others nothing is known.
    Default,
    /// Those by default, but not this alternative of this reading: a case shows it.
    Not(Arc<str>, Arc<str>),
}

/// Decides a claim over all cases. The plans are those of the two versions, whose rulebooks hold this claim alone; `goal` is its rule.
pub fn decide_claim(plans: [&Arc<Plan>; 2], goal: &str) -> Verdict {
    Claim::of(plans, goal).and_then(|claim| claim.decide()).unwrap_or(Verdict::Open(Open::Beyond))
}

/// A claim with its versions.
struct Claim<'c> {
    plans: [&'c Arc<Plan>; 2],
    goal: &'c str,
    outcome: Claimed,
    /// Its condition in each version, as a rule.
    condition: [Option<RuleId>; 2],
    /// Whether the goal is about items of a list, of which no case is made.
    of_items: bool,
}

/// A case that breaks a claim, and the condition of the claim in it.
type Shown = (Example, Option<[Cell; 2]>);

/// What a search for a case that breaks a claim comes to.
enum Search {
    /// No case can.
    Never,
    /// One does.
    Shown(Box<Broken>),
    /// One may, but none was found.
    Unshown(Box<Region>),
}

impl<'c> Claim<'c> {
    fn of(plans: [&'c Arc<Plan>; 2], goal: &'c str) -> Bounded<Claim<'c>> {
        let [before, after] = plans.map(|plan| plan.checked().book());
        let outcome = |book: &Rulebook| book.claims.first().map(|claim| claim.outcome).ok_or(Beyond);
        let condition = [outcome(before)?.condition(), outcome(after)?.condition()];
        let each = |book: &Rulebook| book.rule(goal).and_then(|rule| book.rules.get(rule.index())).is_some_and(|rule| rule.each.is_some());
        Ok(Claim { plans, goal, outcome: outcome(after)?, condition, of_items: each(before) || each(after) })
    }

    fn decide(&self) -> Bounded<Verdict> {
        let mut pair = self.pair(Space::default(), Readings::Default)?;
        let (changed, condition) = pair.under(None)?;
        let wrong = self.wrong(&mut pair, changed, condition)?;
        match self.search(&mut pair, wrong, None)? {
            Search::Shown(broken) => return Ok(Verdict::Refuted(broken)),
            Search::Unshown(region) => return Ok(Verdict::Open(Open::NoCase(region))),
            Search::Never => {}
        }
        let mut rest = changed;
        let mut none_of = |changes: &[Change]| matches!(next(&mut pair, &mut rest, changes), Ok(None));
        let ordered = matches!(self.outcome, Claimed::NeverLess | Claimed::NeverMore);
        let uncompared = ordered && !none_of(&[Change::Answered, Change::Unanswered]);
        let unchanged = self.outcome != Claimed::Unchanged && none_of(&CHANGES);
        // What other readings come to is not worth an open claim.
        let readings = if self.has_readings() { self.other_readings().unwrap_or(Under::Default) } else { Under::Every };
        Ok(Verdict::Proved(Proof { readings, unchanged, uncompared }))
    }

    fn pair(&self, space: Space, readings: Readings) -> Bounded<Pair<'c>> {
        Pair::build_besides(space, self.plans.map(|plan| plan.checked()), self.goal, self.condition, readings)
    }

    /// The readings under which a claim holds that is proved under those by default.
    fn other_readings(&self) -> Bounded<Under> {
        let mut space = Space::default();
        space.diagrams.leave(limits::SYMBOLIC_READING_STEPS);
        let mut pair = self.pair(space, Readings::All)?;
        let changed = pair.changed_by_reading()?;
        let condition = pair.besides;
        let mut wrong = self.wrong(&mut pair, changed, condition)?;
        if next(&mut pair, &mut wrong, &CHANGES)?.is_none() {
            return Ok(Under::Every);
        }
        for (reading, alternative) in others(&pair, wrong) {
            let read = Some((&*reading, &*alternative));
            let (changed, condition) = pair.under(read)?;
            let wrong = self.wrong(&mut pair, changed, condition)?;
            if let Search::Shown(_) = self.search(&mut pair, wrong, read)? {
                return Ok(Under::Not(reading, alternative));
            }
        }
        Ok(Under::Default)
    }

    /// The changes that the claim says there are none of; the others are made none.
    fn wrong(&self, pair: &mut Pair<'_>, changed: Node, [before, after]: [Node; 2]) -> Bounded<Node> {
        let (yes, same) = (pair.space.truth(true), pair.space.leaf(Leaf::Change(Change::Same)));
        pair.space.map(&[changed, before, after], &mut |space, leaves| {
            let [changed, before, after] = leaves else { return Err(Beyond) };
            let Some(Leaf::Change(change)) = space.diagrams.leaf_of(*changed) else { return Err(Beyond) };
            let inside = *before == yes && *after == yes;
            Ok(if *change == Change::Impossible || self.forbids(*change, inside) { *changed } else { same })
        })
    }

    /// Whether the claim says that there is no such change in a case. `inside`: the condition of the claim holds in it.
    fn forbids(&self, change: Change, inside: bool) -> bool {
        match (self.outcome, change) {
            (_, Change::Same | Change::Impossible) => false,
            (Claimed::Unchanged, _) => true,
            (Claimed::Changes { to: Some(true), .. }, change) => !inside || change != Change::Gained,
            (Claimed::Changes { to: Some(false), .. }, change) => !inside || change != Change::Lost,
            (Claimed::Changes { to: None, .. }, _) => !inside,
            (Claimed::NeverLess, change) => change == Change::Less,
            (Claimed::NeverMore, change) => change == Change::More,
        }
    }

    /// Looks for a case that breaks the claim, path by path. Without a path there is none.
    fn search(&self, pair: &mut Pair<'_>, mut wrong: Node, read: Option<Read<'_>>) -> Bounded<Search> {
        let same = pair.space.leaf(Leaf::Change(Change::Same));
        let mut unshown = None;
        for _ in 0..limits::SYMBOLIC_REGIONS {
            let Some(Path { change, path, values }) = next(pair, &mut wrong, &CHANGES)? else { break };
            let target = pair.space.leaf(Leaf::Change(change));
            let cannot = pair.space.leaf(Leaf::Change(Change::Impossible));
            let cube = pair.space.widened(wrong, &path, &[target, cannot])?;
            // A typical case of the region reads better than that of the first path, which may lie at its edge.
            let typical = pair.space.typical(wrong, &cube, target).filter(|typical| *typical != path);
            let paths: Vec<_> = typical.map(|path| (path, None)).into_iter().chain([(path.clone(), values.clone())]).collect();
            let region = Region {
                change,
                conditions: pair.space.conditions(&cube),
                exact: pair.space.is_exact(&cube),
                example: None,
                cube: cube.clone(),
                start: (path.clone(), values.clone().unwrap_or_default()),
            };
            if let Some((example, condition)) = self.shown(pair, &cube, &paths, read) {
                let region = Region { example: Some(example.clone()), ..region };
                return Ok(Search::Shown(Box::new(Broken { region, example, condition })));
            }
            unshown.get_or_insert(region);
            wrong = pair.space.without(wrong, &cube, same)?;
        }
        Ok(unshown.map_or(Search::Never, |region| Search::Unshown(Box::new(region))))
    }

    /// A case of a region that breaks the claim, and the condition of the claim in it, where the claim would allow the change if that held.
    fn shown(&self, pair: &Pair<'_>, cube: &Cube, paths: &[(Vec<Literal>, Option<Values>)], read: Option<Read<'_>>) -> Option<Shown> {
        if self.of_items {
            return None;
        }
        let day = pair.books.map(|checked| checked.book().version.date).into_iter().max();
        let readings = self.plans.map(|plan| alternatives(plan, read));
        let asked = Asked { plans: self.plans, goal: self.goal, besides: self.condition, readings };
        let broken = |example: &Example| self.breaks(&asked, example);
        let mut begun = Vec::new();
        for (path, values) in paths {
            let inside = match pair.space.possible(&spans(path), day) {
                Possible::With(values) => values,
                Possible::Never | Possible::Open => values.clone().unwrap_or_default(),
            };
            begun.push((path, inside));
        }
        let without_items = begun.iter().find_map(|(path, values)| asked.example(&pair.space, (cube, path, values), &broken));
        let searched = || begun.first().and_then(|(path, values)| asked.searched(&pair.space, (cube, path, values), &broken));
        let example = without_items.or_else(searched)?;
        let matters = example.change().is_some_and(|change| !self.forbids(change, true));
        let condition = self.condition_in(&asked, &example).filter(|_| matters);
        Some((example, condition))
    }

    /// Whether a case that the evaluator has decided breaks the claim. A condition that is not known may hold, which forbids less.
    fn breaks(&self, asked: &Asked<'_>, example: &Example) -> bool {
        let may_hold = |cell: &Cell| *cell == Cell::YES || *cell == Cell::Unknown;
        let inside = self.condition_in(asked, example).is_none_or(|both| both.iter().all(may_hold));
        example.change().is_some_and(|change| self.forbids(change, inside))
    }

    /// What the evaluator finds of the condition of the claim under each version; `None` if it has none.
    fn condition_in(&self, asked: &Asked<'_>, example: &Example) -> Option<[Cell; 2]> {
        let ([before, after], [first, second]) = (self.condition, self.plans);
        let ([own, other], [readings, more]) = (&example.facts, &asked.readings);
        let decided = |plan, rule, facts, readings: &[u16]| Evaluator::new(plan).decide(rule, facts, readings).unwrap_or(Cell::Unknown);
        Some([decided(first, before?, own, readings), decided(second, after?, other, more)])
    }

    /// Whether the answer or the condition turns on how a text is read.
    fn has_readings(&self) -> bool {
        self.plans.iter().zip(self.condition).any(|(plan, condition)| {
            let book = plan.checked().book();
            let all = book.facts.iter().map(|fact| &*fact.name).collect();
            let rules = book.rule(self.goal).into_iter().chain(condition).chain(impossible(book, &all));
            rules.into_iter().any(|rule| !goal_inputs(book, rule).readings.is_empty())
        })
    }
}

/// A path to a change, with values for its dates and numbers where they are found.
struct Path {
    change: Change,
    path: Vec<Literal>,
    values: Option<Values>,
}

/// The first path to one of some changes. Paths that contradict themselves are taken out of the diagram.
fn next(pair: &mut Pair<'_>, rest: &mut Node, changes: &[Change]) -> Bounded<Option<Path>> {
    let cannot = pair.space.leaf(Leaf::Change(Change::Impossible));
    for change in changes {
        let target = pair.space.leaf(Leaf::Change(*change));
        loop {
            match pair.space.path(*rest, target)? {
                Found::None => break,
                Found::Contradiction(cube) => *rest = pair.space.without(*rest, &cube, cannot)?,
                Found::Path(path, values) => return Ok(Some(Path { change: *change, path, values })),
            }
        }
    }
    Ok(None)
}

/// The readings on which a node turns, each with every alternative that some version does not have by default.
fn others(pair: &Pair<'_>, node: Node) -> Vec<(Arc<str>, Arc<str>)> {
    let mut out = Vec::new();
    for level in pair.space.diagrams.support(&[node]) {
        let Some(variable @ Variable::Reading(name)) = pair.space.variable(level) else { continue };
        let own = pair.books.iter().flat_map(|checked| &checked.book().readings).filter(|reading| reading.name == *name);
        let defaults: Vec<&Arc<str>> =
            own.filter_map(|reading| reading.alternatives.get(usize::from(reading.default))).map(|alternative| &alternative.name).collect();
        let not_default = |alternative: &&Arc<str>| defaults.iter().any(|own| *own != *alternative);
        out.extend(pair.space.domain(variable).iter().filter(not_default).map(|alternative| (name.clone(), alternative.clone())));
    }
    out
}

/// The alternatives of all readings of a version: those by default, but for one.
fn alternatives(plan: &Plan, read: Option<Read<'_>>) -> Vec<u16> {
    let mut all = plan.default_readings().to_vec();
    let Some((name, alternative)) = read else { return all };
    let readings = &plan.checked().book().readings;
    for (slot, reading) in all.iter_mut().zip(readings).filter(|(_, reading)| *reading.name == *name) {
        let at = reading.alternatives.iter().position(|own| *own.name == *alternative);
        *slot = at.and_then(|at| u16::try_from(at).ok()).unwrap_or(*slot);
    }
    all
}
