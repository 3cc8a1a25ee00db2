//! What is to be said beside a difference: how it changes where a text is read otherwise, and the cases that one version alone can decide.
//!
//! Invariant: a case is told only after the evaluator has found it so; that two versions are written alike rests on their text.

use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::difference::{CHANGES, regions_of};
use super::region::Region;
use super::relevant::is_written_alike;
use crate::compile::Plan;
use crate::eval::Evaluator;
use crate::model::Cell;
use crate::source::limits;
use crate::symbolic::diagram::leaf::{Change, Leaf};
use crate::symbolic::diagram::node::{Beyond, Bounded, Node};
use crate::symbolic::diagram::space::{Read as TermRead, Space};
use crate::symbolic::examples::witness::{Asked, Decided, Example};
use crate::symbolic::paths::cover::Found;
use crate::symbolic::paths::system::{Possible, spans};
use crate::symbolic::terms::quantity::Quantity;
use crate::symbolic::walk::pair::{Pair, Read, alternatives};
use crate::symbolic::walk::rules::Readings;

/// What is known beside a difference.
#[derive(Debug)]
pub struct Otherwise {
    /// The readings under which the difference is another one; `None` where that is not decided.
    pub readings: Option<Vec<OtherReading>>,
    /// Facts without which only one version has an answer, in some case; `None` where none was left out of any.
    pub open: Option<Vec<Opened>>,
    /// Whether all that the answers come to is written alike in both versions, so that they are the same with facts unknown as well.
    pub alike: bool,
}

/// A reading and the alternative that is taken of it, by their names.
type Taken = (Arc<str>, Arc<str>);

/// A difference under other readings than those by default.
#[derive(Debug)]
pub struct OtherReading {
    /// The readings that are taken otherwise, each with its alternative: one, or two of which neither does it alone.
    pub read: Vec<Taken>,
    /// Cases in which the versions differ so, and not by default or in another way; the first of them.
    pub also: Vec<Region>,
    /// Cases in which they differ by default and not so; the first of them.
    pub fewer: Vec<Region>,
    /// Whether there are more than are told.
    pub more: bool,
}

/// A fact without which only one version has an answer.
#[derive(Debug)]
pub struct Opened {
    /// The fact.
    pub fact: Arc<str>,
    /// The version that asks for it.
    pub version: usize,
    /// A case without it, decided under both versions.
    pub example: Example,
}

/// The regions of each way to differ that are told of a reading at least.
const REGIONS: usize = 1;

/// The most readings whose cases are searched for, where no path is one: a text tells no more of them.
const SEARCHED: usize = 4;

/// The most alternatives that are looked at two by two.
const TOGETHER: usize = 8;

/// What is to be said beside the difference between two versions in the answer to a goal. Under other readings so many regions are told of each
/// way to differ, where the budget is enough for them.
pub fn otherwise(plans: [&Arc<Plan>; 2], goal: &str, regions: usize) -> Otherwise {
    let books = plans.map(|plan| plan.checked());
    if is_written_alike(plans, goal) {
        return Otherwise { readings: Some(Vec::new()), open: Some(Vec::new()), alike: true };
    }
    // Where the readings by default are too many to look at, all of them are.
    let Ok(mut by_default) = Pair::build(books, goal, Readings::Default) else {
        return Otherwise { readings: None, open: None, alike: false };
    };
    let open = opened(&mut by_default, plans, goal);
    drop(by_default);
    let under = |regions| Pair::build(books, goal, Readings::All).map(|mut pair| readings(&mut pair, plans, goal, regions).ok());
    let readings = match under(regions) {
        Ok(None) if regions > REGIONS => under(REGIONS),
        found => found,
    };
    Otherwise { readings: readings.ok().flatten(), open: open.ok(), alike: false }
}

fn readings(pair: &mut Pair<'_>, plans: [&Arc<Plan>; 2], goal: &str, regions: usize) -> Bounded<Vec<OtherReading>> {
    pair.space.diagrams.leave(limits::SYMBOLIC_READING_STEPS);
    let by_default = pair.changed_by_default()?;
    let by_reading = pair.changed_by_reading()?;
    let mut alone: Vec<(Taken, Node)> = Vec::new();
    let mut out = Vec::new();
    for (reading, alternative) in pair.others(by_reading) {
        let (own, _) = pair.under(&[(&*reading, &*alternative)])?;
        let read = (reading, alternative);
        let told = Told { read: vec![read.clone()], searches: out.len() < SEARCHED, regions };
        let found = other(pair, (plans, goal), told, [by_default, own, own])?;
        out.extend(found);
        alone.push((read, own));
    }
    for (at, (first, one)) in alone.iter().enumerate().take(TOGETHER) {
        for (second, two) in alone.iter().take(TOGETHER).skip(at + 1).filter(|(second, _)| second.0 != first.0) {
            let (both, _) = pair.under(&[(&*first.0, &*first.1), (&*second.0, &*second.1)])?;
            // What one of them does alone is told with it.
            let new = pair.space.map(&[both, by_default, *one, *two], &mut |_, leaves| match leaves {
                [both, usual, one, two] => Ok(if both == one || both == two { *usual } else { *both }),
                _ => Err(Beyond),
            })?;
            let told = Told { read: vec![first.clone(), second.clone()], searches: out.len() < SEARCHED, regions };
            out.extend(other(pair, (plans, goal), told, [by_default, new, both])?);
        }
    }
    Ok(out)
}

/// What is to be told of other readings.
struct Told {
    read: Vec<Taken>,
    /// Whether cases are searched for, where no path is one.
    searches: bool,
    /// The most regions of each way to differ.
    regions: usize,
}

/// How the difference under other readings departs from that by default; none where it is the same. Of two readings it is that of both but for
/// what one of them does alone, beside that of both.
fn other(
    pair: &mut Pair<'_>,
    (plans, goal): ([&Arc<Plan>; 2], &str),
    Told { read, searches, regions }: Told,
    [usual, own, both]: [Node; 3],
) -> Bounded<Option<OtherReading>> {
    let same = pair.space.leaf(Leaf::Change(Change::Same));
    let cannot = pair.space.leaf(Leaf::Change(Change::Impossible));
    let nothing_more = |row: &[Node]| match row {
        [usual, own] if *usual == cannot && *own == cannot => Some(cannot),
        [usual, own] if usual == own || *usual == cannot => Some(same),
        _ => None,
    };
    let also = pair.space.map_until(&[usual, own], &nothing_more, &mut |_, leaves| leaves.last().copied().ok_or(Beyond))?;
    let all_of_it = |row: &[Node]| match row {
        [usual, own] if *own == same || *usual == cannot || *usual == same => Some(*usual),
        _ => None,
    };
    let fewer = pair.space.map_until(&[usual, own], &all_of_it, &mut |_, _| Ok(same))?;
    let reads: Vec<Read<'_>> = read.iter().map(|(reading, alternative)| (&**reading, &**alternative)).collect();
    let usually = plans.map(|plan| plan.default_readings().to_vec());
    let otherwise = plans.map(|plan| alternatives(plan, &reads));
    pair.space.read_of = read_of(&pair.space, usual, both, own);
    let (also, more) = regions_of(pair, also, regions)?;
    let (fewer, even_more) = regions_of(pair, fewer, regions)?;
    pair.space.read_of.clear();
    let asked = |readings: &[Vec<u16>; 2]| Asked { plans, goal, besides: [None, None], readings: readings.clone() };
    let shown = |regions: Vec<Region>, readings: &[Vec<u16>; 2], against: &[Vec<u16>; 2]| -> Vec<Region> {
        let shows = |region: &Region| {
            let Region { change, cube, start: (path, values), .. } = region;
            let (own, other) = (asked(readings), asked(against));
            let differs = |example: &Example| {
                example.change() == Some(*change) && answered(&other, example).is_some_and(|other| other.change() != Some(*change))
            };
            let case = (cube, path.as_slice(), values);
            own.example(&pair.space, case, &differs).or_else(|| searches.then(|| own.searched(&pair.space, case, &differs)).flatten())
        };
        regions.into_iter().map(|region| Region { example: shows(&region), ..region }).collect()
    };
    let also = shown(also, &otherwise, &usually);
    let fewer = shown(fewer, &usually, &otherwise);
    Ok((!also.is_empty() || !fewer.is_empty()).then_some(OtherReading { read, also, fewer, more: more || even_more }))
}

/// Under which readings the terms of a difference are met: by default, or under others.
fn read_of(space: &Space, usual: Node, otherwise: Node, own: Node) -> FxHashMap<Quantity, TermRead> {
    let terms = |nodes: &[Node]| -> FxHashSet<Quantity> {
        let variables = space.diagrams.support(nodes).into_iter().filter_map(|level| space.variable(level));
        variables.flat_map(|variable| variable.quantities(&space.axes)).collect()
    };
    let (usually, so) = (terms(&[usual]), terms(&[otherwise]));
    let read = |quantity: &Quantity| match (usually.contains(quantity), so.contains(quantity)) {
        (true, true) => TermRead::Either,
        (true, false) => TermRead::Usually,
        (false, true) => TermRead::Otherwise,
        (false, false) => TermRead::Partly,
    };
    terms(&[usual, otherwise, own]).into_iter().map(|own| (own, read(&own))).collect()
}

/// The facts of an example, decided under other readings.
fn answered(asked: &Asked<'_>, example: &Example) -> Option<Example> {
    let mut answers = example.answers.clone();
    let sides = asked.plans.iter().zip(&example.facts).zip(&asked.readings);
    for (slot, ((plan, facts), readings)) in answers.iter_mut().zip(sides) {
        if let Some(rule) = plan.checked().book().rule(asked.goal) {
            *slot = Some(Evaluator::new(plan).decide(rule, facts, readings).ok()?);
        }
    }
    Some(asked.answered(example.facts.clone(), answers))
}

/// Facts without which only one version has an answer: each is left out of typical cases, one after another.
fn opened(pair: &mut Pair<'_>, plans: [&Arc<Plan>; 2], goal: &str) -> Bounded<Vec<Opened>> {
    let asked = Asked::by_default(plans, goal);
    let changed = pair.changed_by_default()?;
    let answers = pair.answers_by_default()?;
    let (no, yes) = (pair.space.truth(false), pair.space.truth(true));
    // Cases of each way to differ, and of each answer that both versions give.
    let mut targets: Vec<(Node, Node)> = CHANGES.into_iter().map(|change| (changed, pair.space.leaf(Leaf::Change(change)))).collect();
    let same = pair.space.leaf(Leaf::Change(Change::Same));
    let agreed = pair.space.map(&[changed, answers.first().copied().ok_or(Beyond)?], &mut |_, leaves| match leaves {
        [changed, answer] => Ok(if *changed == same { *answer } else { *changed }),
        _ => Err(Beyond),
    })?;
    targets.extend([(agreed, yes), (agreed, no)]);
    let mut out: Vec<Opened> = Vec::new();
    for (mut node, target) in targets {
        let cannot = pair.space.leaf(Leaf::Change(Change::Impossible));
        let path = loop {
            match pair.space.path(node, target)? {
                Found::None => break None,
                Found::Contradiction(cube) => node = pair.space.without(node, &cube, cannot)?,
                Found::Path(path, values) => break Some((path, values)),
            }
        };
        let Some((path, values)) = path else { continue };
        let values = match pair.space.possible(&spans(&path), Some(asked.day())) {
            Possible::With(values) => values,
            Possible::Never | Possible::Open => values.unwrap_or_default(),
        };
        let cube = pair.space.cube(&spans(&path));
        let case = asked.filled(asked.begun(&pair.space, (&cube, &path, &values)));
        for fact in case.0.keys() {
            let mut without = case.clone();
            without.0.remove(fact);
            let Decided::As(example) = asked.decided(&without) else { continue };
            let known = |cell: &Option<Cell>| !matches!(cell, Some(Cell::Unknown));
            let [before, after] = &example.answers;
            let version = match (known(before), known(after)) {
                (true, false) => 1,
                (false, true) => 0,
                _ => continue,
            };
            if !out.iter().any(|own| own.fact == *fact && own.version == version) {
                out.push(Opened { fact: fact.clone(), version, example });
            }
        }
    }
    out.sort_by(|one, other| (one.version, &one.fact).cmp(&(other.version, &other.fact)));
    Ok(out)
}
