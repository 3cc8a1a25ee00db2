//! Claims about amendments, decided over all cases: proved, refuted by a case, or open.
//!
//! The condition of a claim is read in both versions, and must be *yes* in both for a case to be one that the claim allows to change. It is
//! walked in the same space as the goal, before the variables have their cells: it brings limits of its own.

use std::sync::Arc;

use super::difference::CHANGES;
use super::region::Region;
use crate::compile::Plan;
use crate::eval::Evaluator;
use crate::law::Version;
use crate::model::{Bond, Cell, Claimed, Never, RuleId, Rulebook};
use crate::source::limits;
use crate::symbolic::diagram::leaf::{Change, Leaf};
use crate::symbolic::diagram::node::{Beyond, Bounded, Node};
use crate::symbolic::diagram::space::Space;
use crate::symbolic::examples::witness::{Asked, Example};
use crate::symbolic::paths::cover::{Cube, Found};
use crate::symbolic::paths::system::{Literal, Possible, Values, spans};
use crate::symbolic::walk::pair::{Ground, Pair, Read, alternatives, impossible};
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
    /// What the condition of the claim comes to under each version, or the sides of an invariant, where the claim rests on it.
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

/// Decides whether an invariant holds in every case of one version. `place` is its place among those of the rulebook.
pub fn decide_invariant(plan: &Arc<Plan>, place: usize) -> Verdict {
    Claim::of_invariant(plan, place).and_then(|claim| claim.decide()).unwrap_or(Verdict::Open(Open::Beyond))
}

/// What became of an invariant in one version.
#[derive(Debug)]
pub struct Tried {
    /// The version.
    pub version: Version,
    /// The plan it was decided in: of this version, or of an earlier one in which all that it comes to is written alike.
    pub plan: Arc<Plan>,
    /// The invariant's place among those of the plan, and what became of it; `None` where the version lacks what it speaks of.
    pub found: Option<(usize, Arc<Verdict>)>,
}

/// What is claimed.
#[derive(Debug, Clone, Copy)]
enum Says {
    /// How answers change between two versions.
    Of(Claimed),
    /// How two conditions of one version go together.
    Together(Bond),
}

/// A claim with its versions. An invariant is one with the same version twice, of no goal: its first side is the condition under the first,
/// and its second side that under the second.
struct Claim<'c> {
    plans: [&'c Arc<Plan>; 2],
    goal: &'c str,
    says: Says,
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
        Ok(Claim { plans, goal, says: Says::Of(outcome(after)?), condition, of_items: each(before) || each(after) })
    }

    fn of_invariant(plan: &'c Arc<Plan>, place: usize) -> Bounded<Claim<'c>> {
        let own = plan.checked().book().invariants.get(place).ok_or(Beyond)?;
        Ok(Claim { plans: [plan, plan], goal: "", says: Says::Together(own.bond), condition: own.sides.map(Some), of_items: false })
    }

    fn decide(&self) -> Bounded<Verdict> {
        let mut pair = self.pair(Space::default(), Readings::Default)?;
        let (changed, condition) = pair.under(&[])?;
        let wrong = self.wrong(&mut pair, changed, condition)?;
        match self.search(&mut pair, wrong, &[])? {
            Search::Shown(broken) => return Ok(Verdict::Refuted(broken)),
            Search::Unshown(region) => return Ok(Verdict::Open(Open::NoCase(region))),
            Search::Never => {}
        }
        let mut rest = changed;
        let mut none_of = |changes: &[Change]| matches!(next(&mut pair, &mut rest, changes), Ok(None));
        let (uncompared, unchanged) = match self.says {
            Says::Of(Claimed::Never { .. }) => (!none_of(&[Change::Answered, Change::Unanswered]), none_of(&CHANGES)),
            Says::Of(Claimed::Changes { .. }) => (false, none_of(&CHANGES)),
            Says::Of(Claimed::Unchanged | Claimed::Always { .. }) | Says::Together(_) => (false, false),
        };
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
        if next(&mut pair, &mut wrong, &BREAKING)?.is_none() {
            return Ok(Under::Every);
        }
        for (reading, alternative) in pair.others(wrong) {
            let read = [(&*reading, &*alternative)];
            let (changed, condition) = pair.under(&read)?;
            let wrong = self.wrong(&mut pair, changed, condition)?;
            if let Search::Shown(_) = self.search(&mut pair, wrong, &read)? {
                return Ok(Under::Not(reading, alternative));
            }
        }
        Ok(Under::Default)
    }

    /// The changes that the claim says there are none of; the others are made *no*.
    fn wrong(&self, pair: &mut Pair<'_>, changed: Node, [before, after]: [Node; 2]) -> Bounded<Node> {
        let (yes, no) = (pair.space.truth(true), pair.space.truth(false));
        pair.space.map(&[changed, before, after], &mut |space, leaves| {
            let [changed, before, after] = leaves else { return Err(Beyond) };
            let Some(Leaf::Change(change)) = space.diagrams.leaf_of(*changed) else { return Err(Beyond) };
            let met = [*before == yes, *after == yes];
            Ok(if *change == Change::Impossible || self.forbids(*change, met) { *changed } else { no })
        })
    }

    /// Whether the claim says that there is no such change in a case. `met`: whether the condition of the claim is *yes* under each version.
    fn forbids(&self, change: Change, met: [bool; 2]) -> bool {
        let [before, after] = met;
        // Who is allowed to change must meet the condition in both versions; who is promised something, in one of them.
        let (inside, among) = (before && after, before || after);
        match (self.says, change) {
            (_, Change::Impossible) => false,
            (Says::Together(Bond::Implies), _) => before && !after,
            (Says::Together(Bond::NeverBoth), _) => inside,
            (Says::Of(Claimed::Always { .. }), change) => among && change == Change::Same,
            (_, Change::Same) => false,
            (Says::Of(Claimed::Unchanged), _) => true,
            (Says::Of(Claimed::Changes { to: Some(true), .. }), change) => !inside || change != Change::Gained,
            (Says::Of(Claimed::Changes { to: Some(false), .. }), change) => !inside || change != Change::Lost,
            (Says::Of(Claimed::Changes { to: None, .. }), _) => !inside,
            (Says::Of(Claimed::Never { what, .. }), change) => among && change == never(what),
        }
    }

    /// Looks for a case that breaks the claim, path by path. Without a path there is none.
    fn search(&self, pair: &mut Pair<'_>, mut wrong: Node, read: &[Read<'_>]) -> Bounded<Search> {
        let no = pair.space.truth(false);
        let mut unshown = None;
        for _ in 0..limits::SYMBOLIC_REGIONS {
            let Some(Path { change, path, values }) = next(pair, &mut wrong, &BREAKING)? else { break };
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
            wrong = pair.space.without(wrong, &cube, no)?;
        }
        Ok(unshown.map_or(Search::Never, |region| Search::Unshown(Box::new(region))))
    }

    /// A case of a region that breaks the claim, and the condition of the claim in it, where the claim would allow the change if that held.
    fn shown(&self, pair: &Pair<'_>, cube: &Cube, paths: &[(Vec<Literal>, Option<Values>)], read: &[Read<'_>]) -> Option<Shown> {
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
        // What the conditions come to is told where the claim allows what happens in other cases.
        let anything = [Cell::Unknown, Cell::Unknown];
        let matters = example.change().is_some_and(|change| !self.forbids_surely(change, &anything));
        let condition = self.condition_in(&asked, &example).filter(|_| matters);
        Some((example, condition))
    }

    /// Whether a case that the evaluator has decided breaks the claim, whatever becomes of a condition that is not known.
    fn breaks(&self, asked: &Asked<'_>, example: &Example) -> bool {
        let conditions = self.condition_in(asked, example).unwrap_or([Cell::YES, Cell::YES]);
        example.change().is_some_and(|change| self.forbids_surely(change, &conditions))
    }

    fn forbids_surely(&self, change: Change, conditions: &[Cell; 2]) -> bool {
        let can_be = |cell: &Cell, met: bool| *cell == Cell::Unknown || (*cell == Cell::YES) == met;
        let [before, after] = conditions;
        let both = [[false, false], [false, true], [true, false], [true, true]];
        both.into_iter().filter(|[own, other]| can_be(before, *own) && can_be(after, *other)).all(|met| self.forbids(change, met))
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
            let rules = book.rule(self.goal).into_iter().chain(condition).map(Ground::Rule);
            rules.chain(impossible(book, &all)).any(|ground| !ground.inputs(book).readings.is_empty())
        })
    }
}

/// The changes that a claim can forbid; that there is none is one of them.
const BREAKING: [Change; 8] = {
    let [gained, lost, more, less, other, answered, unanswered] = CHANGES;
    [gained, lost, more, less, other, answered, unanswered, Change::Same]
};

/// The change of which a claim says that there is none.
fn never(what: Never) -> Change {
    match what {
        Never::Less => Change::Less,
        Never::More => Change::More,
        Never::Lost => Change::Lost,
        Never::Gained => Change::Gained,
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
