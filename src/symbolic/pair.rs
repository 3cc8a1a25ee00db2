//! Two versions of a goal as diagrams in one space.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use super::diagram::{Beyond, Bounded, Node};
use super::leaf::{Change, Leaf};
use super::space::Space;
use super::variable::Variable;
use super::walk::{Readings, Walk, declare};
use crate::check::Checked;
use crate::facts::goal_inputs;
use crate::model::{Comparison, Kind, RuleId, Rulebook, Type};

/// Two versions of a goal.
pub(super) struct Pair<'p> {
    pub(super) space: Space,
    pub(super) books: [&'p Checked; 2],
    /// The answer under each version, for all readings.
    pub(super) answers: [Node; 2],
    /// Whether a case can be, as far as its facts are those of the goal.
    pub(super) possible: Node,
}

impl<'p> Pair<'p> {
    /// The diagrams of a goal under two versions: over all readings, or only over those that each version has by default.
    pub(super) fn build(books: [&'p Checked; 2], goal: &str, readings: Readings) -> Bounded<Pair<'p>> {
        let mut space = Space::default();
        for checked in books {
            declare(&mut space, checked.book());
        }
        let ty = books.iter().find_map(|checked| rule_type(checked.book(), goal)).unwrap_or(Type::Truth);
        let facts: BTreeSet<&str> = books.iter().flat_map(|checked| facts_of(checked.book(), goal)).collect();
        loop {
            let (answers, _) = answers(&mut space, books, (goal, ty, readings), &facts)?;
            // What the comparison of the two answers cuts is a limit of cells too.
            changed(&mut space, answers)?;
            if !space.begin_round()? {
                let (answers, possible) = self::answers(&mut space, books, (goal, ty, readings), &facts)?;
                return Ok(Pair { space, books, answers, possible });
            }
        }
    }

    /// How the answers differ where each version has its own default readings.
    pub(super) fn changed_by_default(&mut self) -> Bounded<Node> {
        let [before, after] = self.answers_by_default()?;
        let changed = changed(&mut self.space, [before, after])?;
        let [_, second] = self.books;
        let possible = self.by_default(self.possible, second.book())?;
        self.where_possible(possible, changed)
    }

    /// The answer under each version where it has its own default readings.
    pub(super) fn answers_by_default(&mut self) -> Bounded<[Node; 2]> {
        let ([first, second], [before, after]) = (self.books, self.answers);
        Ok([self.by_default(before, first.book())?, self.by_default(after, second.book())?])
    }

    /// How the answers differ, reading by reading.
    pub(super) fn changed_by_reading(&mut self) -> Bounded<Node> {
        let changed = changed(&mut self.space, self.answers)?;
        self.where_possible(self.possible, changed)
    }

    fn where_possible(&mut self, possible: Node, changed: Node) -> Bounded<Node> {
        let (no, cannot) = (self.space.truth(false), self.space.leaf(Leaf::Change(Change::Impossible)));
        self.space.map(&[possible, changed], &mut |_, leaves| match leaves {
            [possible, _] if *possible == no => Ok(cannot),
            [_, changed] => Ok(*changed),
            _ => Err(Beyond),
        })
    }

    /// A node where each reading is the default of a version.
    fn by_default(&mut self, node: Node, book: &Rulebook) -> Bounded<Node> {
        self.chosen(node, book, &mut FxHashMap::default())
    }

    fn chosen(&mut self, node: Node, book: &Rulebook, known: &mut FxHashMap<Node, Node>) -> Bounded<Node> {
        let Some((level, below)) = self.space.diagrams.branch(node) else { return Ok(node) };
        let Some(variable @ Variable::Reading(name)) = self.space.variable(level) else { return Ok(node) };
        if let Some(found) = known.get(&node) {
            return Ok(*found);
        }
        let reading = book.readings.iter().find(|reading| reading.name == *name);
        let default = reading.and_then(|reading| reading.alternatives.get(usize::from(reading.default)));
        // A reading that this version does not have changes nothing in it.
        let at = default.and_then(|own| self.space.domain(variable).iter().position(|name| *name == own.name)).unwrap_or(0);
        let next = below.get(at).copied().ok_or(Beyond)?;
        let found = self.chosen(next, book, known)?;
        known.insert(node, found);
        Ok(found)
    }
}

fn answers(
    space: &mut Space,
    books: [&Checked; 2],
    (goal, ty, readings): (&str, Type, Readings),
    facts: &BTreeSet<&str>,
) -> Bounded<([Node; 2], Node)> {
    let mut found = Vec::new();
    let mut possible = space.truth(true);
    for (version, checked) in books.into_iter().enumerate() {
        let mut walk = Walk::new(space, checked, version, readings);
        found.push(walk.goal(goal, ty)?);
        for rule in impossible(checked.book(), facts) {
            let own = walk.rule(rule)?;
            let cannot = walk.space.not(own)?;
            possible = walk.space.all(&[possible, cannot])?;
        }
    }
    match found.as_slice() {
        [before, after] => Ok(([*before, *after], possible)),
        _ => Err(Beyond),
    }
}

/// How two answers differ, leaf by leaf.
fn changed(space: &mut Space, answers: [Node; 2]) -> Bounded<Node> {
    let (fault, yes) = (space.fault(), space.truth(true));
    space.map(&answers, &mut |space, leaves| {
        let [before, after] = leaves else { return Err(Beyond) };
        let of = |space: &mut Space, change| space.leaf(Leaf::Change(change));
        let same = of(space, Change::Same);
        if before == after {
            return Ok(same);
        }
        if *before == fault {
            return Ok(of(space, Change::Answered));
        }
        if *after == fault {
            return Ok(of(space, Change::Unanswered));
        }
        match space.diagrams.leaf_of(*before) {
            Some(Leaf::No | Leaf::Yes) => Ok(of(space, if *after == yes { Change::Gained } else { Change::Lost })),
            Some(Leaf::Number(_) | Leaf::Date(_) | Leaf::Length(_)) => {
                let (more, less) = (of(space, Change::More), of(space, Change::Less));
                let above = space.compare(Comparison::Above, *after, *before)?;
                let below = space.compare(Comparison::Below, *after, *before)?;
                let otherwise = space.choose(below, less, same)?;
                space.choose(above, more, otherwise)
            }
            _ => {
                let other = of(space, Change::Other);
                let equal = space.same(*before, *after)?;
                space.choose(equal, same, other)
            }
        }
    })
}

fn rule_type(book: &Rulebook, goal: &str) -> Option<Type> {
    book.rule(goal).and_then(|rule| book.rules.get(rule.index())).map(|rule| rule.ty)
}

fn facts_of<'b>(book: &'b Rulebook, goal: &str) -> Vec<&'b str> {
    let Some(rule) = book.rule(goal) else { return Vec::new() };
    goal_inputs(book, rule).facts.iter().filter_map(|(fact, _)| book.facts.get(fact.index())).map(|fact| &*fact.name).collect()
}

/// The rules of what cannot be that speak of no other facts than these.
fn impossible(book: &Rulebook, facts: &BTreeSet<&str>) -> Vec<RuleId> {
    let rules = (0..).map(RuleId).zip(&book.rules).filter(|(_, rule)| rule.kind == Kind::Impossible && rule.each.is_none());
    let known = |rule: RuleId| {
        goal_inputs(book, rule).facts.iter().all(|(fact, _)| book.facts.get(fact.index()).is_some_and(|fact| facts.contains(&*fact.name)))
    };
    rules.map(|(id, _)| id).filter(|id| known(*id)).collect()
}
