//! Two versions of a goal as diagrams in one space.

use std::collections::BTreeSet;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::rules::{Readings, Walk, declare};
use crate::check::Checked;
use crate::compile::Plan;
use crate::facts::{GoalInputs, expr_inputs, goal_inputs};
use crate::model::{Comparison, ExprId, ExprKind, FactId, Kind, RuleId, Rulebook, Type};
use crate::symbolic::diagram::leaf::{Change, Leaf};
use crate::symbolic::diagram::node::{Beyond, Bounded, Node};
use crate::symbolic::diagram::space::Space;
use crate::symbolic::terms::variable::Variable;

/// Two versions of a goal.
pub(in crate::symbolic) struct Pair<'p> {
    pub(in crate::symbolic) space: Space,
    pub(in crate::symbolic) books: [&'p Checked; 2],
    /// The answer under each version, for all readings.
    pub(in crate::symbolic) answers: [Node; 2],
    /// Another rule under each version, walked in the same space; *yes* where there is none.
    pub(in crate::symbolic) besides: [Node; 2],
    /// Whether a case can be under each version, as far as its facts are those of the goal.
    pub(in crate::symbolic) possible: [Node; 2],
}

impl<'p> Pair<'p> {
    /// The diagrams of a goal under two versions: over all readings, or only over those that each version has by default.
    pub(in crate::symbolic) fn build(books: [&'p Checked; 2], goal: &str, readings: Readings) -> Bounded<Pair<'p>> {
        Pair::build_besides(Space::default(), books, goal, [None, None], readings)
    }

    /// The same, with another rule of each version. Its limits are known to the variables of the goal, as those of the goal are to its own.
    pub(in crate::symbolic) fn build_besides(
        mut space: Space,
        books: [&'p Checked; 2],
        goal: &str,
        besides: [Option<RuleId>; 2],
        readings: Readings,
    ) -> Bounded<Pair<'p>> {
        for checked in books {
            declare(&mut space, checked.book());
        }
        let ty = books.iter().find_map(|checked| rule_type(checked.book(), goal)).unwrap_or(Type::Truth);
        let asked = Asked { books, goal, ty, besides, readings, facts: facts_asked(books, goal, besides) };
        loop {
            let (answers, besides, possible) = asked.answers(&mut space)?;
            // What the comparison of the two answers cuts is a limit of cells too.
            changed(&mut space, answers)?;
            if !space.axes.has_found() {
                // What cannot be in one of the versions is no case of both.
                possible.iter().try_for_each(|can| space.note_lowest(*can))?;
                return Ok(Pair { space, books, answers, besides, possible });
            }
            space.begin_round()?;
        }
    }

    /// How the answers differ where each version has its own default readings.
    pub(in crate::symbolic) fn changed_by_default(&mut self) -> Bounded<Node> {
        let [before, after] = self.answers_by_default()?;
        let changed = changed(&mut self.space, [before, after])?;
        let possible = self.possible_as_read(&[])?;
        self.where_possible(possible, changed)
    }

    /// Whether a case can be under both versions, each with its own default readings, but for some.
    fn possible_as_read(&mut self, read: &[Read<'_>]) -> Bounded<Node> {
        let ([first, second], [before, after]) = (self.books.map(Checked::book), self.possible);
        let both = [self.read(before, first, read)?, self.read(after, second, read)?];
        self.space.all(&both)
    }

    /// How the answers differ, and the other rule under each version, where some readings are others than the default.
    pub(in crate::symbolic) fn under(&mut self, read: &[Read<'_>]) -> Bounded<(Node, [Node; 2])> {
        let ([first, second], [before, after], [own, other]) = (self.books.map(Checked::book), self.answers, self.besides);
        let answers = [self.read(before, first, read)?, self.read(after, second, read)?];
        let besides = [self.read(own, first, read)?, self.read(other, second, read)?];
        let possible = self.possible_as_read(read)?;
        let changed = changed(&mut self.space, answers)?;
        Ok((self.where_possible(possible, changed)?, besides))
    }

    /// The answer under each version where it has its own default readings.
    pub(in crate::symbolic) fn answers_by_default(&mut self) -> Bounded<[Node; 2]> {
        let ([first, second], [before, after]) = (self.books, self.answers);
        Ok([self.by_default(before, first.book())?, self.by_default(after, second.book())?])
    }

    /// Whether a case can be under each version, where it has its own default readings.
    pub(in crate::symbolic) fn possible_by_default(&mut self) -> Bounded<[Node; 2]> {
        let ([first, second], [before, after]) = (self.books, self.possible);
        Ok([self.by_default(before, first.book())?, self.by_default(after, second.book())?])
    }

    /// How the answers differ, reading by reading.
    pub(in crate::symbolic) fn changed_by_reading(&mut self) -> Bounded<Node> {
        let changed = changed(&mut self.space, self.answers)?;
        let possible = self.space.all(&self.possible)?;
        self.where_possible(possible, changed)
    }

    /// What a node comes to where a case can be; a leaf of its own elsewhere.
    pub(in crate::symbolic) fn where_possible(&mut self, possible: Node, node: Node) -> Bounded<Node> {
        let (no, yes, cannot) = (self.space.truth(false), self.space.truth(true), self.space.leaf(Leaf::Change(Change::Impossible)));
        let settled = |row: &[Node]| match row {
            [possible, _] if *possible == no => Some(cannot),
            [possible, node] if *possible == yes => Some(*node),
            _ => None,
        };
        self.space.map_until(&[possible, node], &settled, &mut |_, leaves| leaves.last().copied().ok_or(Beyond))
    }

    /// The readings on which a node turns, each with every alternative that some version does not have by default.
    pub(in crate::symbolic) fn others(&self, node: Node) -> Vec<(Arc<str>, Arc<str>)> {
        let mut out = Vec::new();
        for level in self.space.diagrams.support(&[node]) {
            let Some(variable @ Variable::Reading(name)) = self.space.variable(level) else { continue };
            let own = self.books.iter().flat_map(|checked| &checked.book().readings).filter(|reading| reading.name == *name);
            let defaults: Vec<&Arc<str>> = own
                .filter_map(|reading| reading.alternatives.get(usize::from(reading.default)))
                .map(|alternative| &alternative.name)
                .collect();
            let not_default = |alternative: &&Arc<str>| defaults.iter().any(|own| *own != *alternative);
            let all = self.space.domain(variable).iter();
            out.extend(all.filter(not_default).map(|alternative| (name.clone(), alternative.clone())));
        }
        out
    }

    /// A node where each reading is the default of a version.
    fn by_default(&mut self, node: Node, book: &Rulebook) -> Bounded<Node> {
        self.read(node, book, &[])
    }

    /// A node where each reading is the default of a version, but for some.
    fn read(&mut self, node: Node, book: &Rulebook, read: &[Read<'_>]) -> Bounded<Node> {
        self.chosen(node, (book, read), &mut FxHashMap::default())
    }

    fn chosen(&mut self, node: Node, of: (&Rulebook, &[Read<'_>]), known: &mut FxHashMap<Node, Node>) -> Bounded<Node> {
        let (book, read) = of;
        let Some((level, below)) = self.space.diagrams.branch(node) else { return Ok(node) };
        let Some(variable @ Variable::Reading(name)) = self.space.variable(level) else { return Ok(node) };
        if let Some(found) = known.get(&node) {
            return Ok(*found);
        }
        let reading = book.readings.iter().find(|reading| reading.name == *name);
        let default = reading.and_then(|reading| reading.alternatives.get(usize::from(reading.default)));
        // A reading that this version does not have changes nothing in it.
        let other = read.iter().find(|(own, _)| **own == **name).map(|(_, alternative)| *alternative);
        let chosen = other.or(default.map(|own| &*own.name));
        let at = chosen.and_then(|own| self.space.domain(variable).iter().position(|name| **name == *own)).unwrap_or(0);
        let next = below.get(at).copied().ok_or(Beyond)?;
        let found = self.chosen(next, of, known)?;
        known.insert(node, found);
        Ok(found)
    }
}

/// A reading and one of its alternatives, by their names.
pub(in crate::symbolic) type Read<'r> = (&'r str, &'r str);

/// What is asked of two versions.
pub(in crate::symbolic) struct Asked<'p, 'g> {
    pub(in crate::symbolic) books: [&'p Checked; 2],
    pub(in crate::symbolic) goal: &'g str,
    pub(in crate::symbolic) ty: Type,
    pub(in crate::symbolic) besides: [Option<RuleId>; 2],
    pub(in crate::symbolic) readings: Readings,
    /// The facts that matter to it.
    pub(in crate::symbolic) facts: BTreeSet<&'p str>,
}

impl Asked<'_, '_> {
    /// The answers, the other rule under each version, and whether a case can be.
    pub(in crate::symbolic) fn answers(&self, space: &mut Space) -> Bounded<([Node; 2], [Node; 2], [Node; 2])> {
        let (mut found, mut other, mut possible) = (Vec::new(), Vec::new(), Vec::new());
        for (version, (checked, besides)) in self.books.into_iter().zip(self.besides).enumerate() {
            let mut walk = Walk::new(space, checked, version, self.readings);
            found.push(walk.goal(self.goal, self.ty)?);
            other.push(match besides {
                Some(rule) => walk.rule(rule)?,
                None => walk.space.truth(true),
            });
            let mut can = walk.space.truth(true);
            for ground in impossible(checked.book(), &self.facts) {
                let own = ground.node(&mut walk)?;
                let cannot = walk.space.not(own)?;
                can = walk.space.all(&[can, cannot])?;
            }
            possible.push(can);
        }
        for can in &possible {
            space.note_what_is_never(*can)?;
        }
        let two = |nodes: &[Node]| <[Node; 2]>::try_from(nodes).map_err(|_| Beyond);
        Ok((two(&found)?, two(&other)?, two(&possible)?))
    }
}

/// How two answers differ, leaf by leaf.
pub(in crate::symbolic) fn changed(space: &mut Space, answers: [Node; 2]) -> Bounded<Node> {
    let (fault, yes) = (space.fault(), space.truth(true));
    let same = space.leaf(Leaf::Change(Change::Same));
    let settled = |row: &[Node]| match row {
        [before, after] if before == after => Some(same),
        _ => None,
    };
    space.map_until(&answers, &settled, &mut |space, leaves| {
        let [before, after] = leaves else { return Err(Beyond) };
        let of = |space: &mut Space, change| space.leaf(Leaf::Change(change));
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

pub(in crate::symbolic) fn rule_type(book: &Rulebook, goal: &str) -> Option<Type> {
    book.rule(goal).and_then(|rule| book.rules.get(rule.index())).map(|rule| rule.ty)
}

/// The facts that matter to a goal and to other rules, in either version.
pub(in crate::symbolic) fn facts_asked<'p>(books: [&'p Checked; 2], goal: &str, besides: [Option<RuleId>; 2]) -> BTreeSet<&'p str> {
    let mut facts = BTreeSet::new();
    for (book, besides) in books.map(Checked::book).into_iter().zip(besides) {
        for rule in book.rule(goal).into_iter().chain(besides) {
            let inputs = goal_inputs(book, rule).facts;
            facts.extend(inputs.iter().filter_map(|(fact, _)| book.facts.get(fact.index())).map(|fact| &*fact.name));
        }
    }
    facts
}

/// Why a case cannot be.
#[derive(Debug, Clone, Copy)]
pub(in crate::symbolic) enum Ground {
    /// A rule says so.
    Rule(RuleId),
    /// One of several conditions of a rule, each of which is enough.
    Condition(ExprId),
}

impl Ground {
    /// What it may use.
    pub(in crate::symbolic) fn inputs(self, book: &Rulebook) -> GoalInputs {
        match self {
            Ground::Rule(rule) => goal_inputs(book, rule),
            Ground::Condition(condition) => expr_inputs(book, condition),
        }
    }

    /// Where it is met.
    pub(in crate::symbolic) fn node(self, walk: &mut Walk<'_>) -> Bounded<Node> {
        match self {
            Ground::Rule(rule) => walk.rule(rule),
            Ground::Condition(condition) => walk.expr(condition),
        }
    }
}

/// Why a case cannot be, as far as that speaks of no other facts than these. Of several conditions that are each enough, each counts alone.
pub(in crate::symbolic) fn impossible(book: &Rulebook, facts: &BTreeSet<&str>) -> Vec<Ground> {
    let rules = (0..).map(RuleId).zip(&book.rules).filter(|(_, rule)| rule.kind == Kind::Impossible && rule.each.is_none());
    let grounds = rules.flat_map(|(id, rule)| match book.exprs.get(rule.body.0 as usize).map(|body| &body.kind) {
        Some(ExprKind::Any(conditions)) if rule.exceptions.is_empty() => conditions.iter().copied().map(Ground::Condition).collect(),
        _ => vec![Ground::Rule(id)],
    });
    let is_known = |fact: FactId| book.facts.get(fact.index()).is_some_and(|fact| facts.contains(&*fact.name));
    grounds.filter(|ground| ground.inputs(book).facts.iter().all(|(fact, _)| is_known(*fact))).collect()
}

/// The alternatives of all readings of a version: those by default, but for some.
pub(in crate::symbolic) fn alternatives(plan: &Plan, read: &[Read<'_>]) -> Vec<u16> {
    let mut all = plan.default_readings().to_vec();
    let readings = &plan.checked().book().readings;
    for (name, alternative) in read {
        for (slot, reading) in all.iter_mut().zip(readings).filter(|(_, reading)| *reading.name == **name) {
            let at = reading.alternatives.iter().position(|own| *own.name == **alternative);
            *slot = at.and_then(|at| u16::try_from(at).ok()).unwrap_or(*slot);
        }
    }
    all
}
