//! What each set of measures makes of each case: whether the answer is that of the first version, that of the second, or another.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::family::{Family, MeasureSet};
use crate::check::Checked;
use crate::compile::Plan;
use crate::model::{Number, Type};
use crate::source::limits;
use crate::symbolic::diagram::leaf::{Change, Leaf};
use crate::symbolic::diagram::node::{Beyond, Bounded, Node};
use crate::symbolic::diagram::space::Space;
use crate::symbolic::terms::linear::Linear;
use crate::symbolic::walk::pair::{Asked, Pair, changed, facts_asked, rule_type};
use crate::symbolic::walk::rules::{Readings, Walk, declare};

/// What the answer with some measures is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Effect {
    /// That of the first version.
    None,
    /// That of the second version, where it differs.
    Whole,
    /// Another than that of either.
    Other,
}

/// The cases in which each set of measures has the same effect.
pub(in crate::symbolic) type Class = (Change, Vec<Effect>);

/// Every set of measures that is a version, with the number of its answer among those that differ.
#[derive(Debug, Clone)]
pub(in crate::symbolic) struct Sets {
    pub(in crate::symbolic) sets: Vec<(MeasureSet, usize)>,
    /// Whether these are all there are.
    pub(in crate::symbolic) every: bool,
    pub(in crate::symbolic) relevant: MeasureSet,
    /// The law with each of them; none for that of the two versions themselves.
    pub(in crate::symbolic) law: Vec<(MeasureSet, Option<Arc<Plan>>)>,
}

/// The diagrams of the answers that differ.
pub(in crate::symbolic) struct Answers {
    /// For each answer: whether it is that of the first version, and that of the second.
    agreements: Vec<[Node; 2]>,
    pub(in crate::symbolic) sets: Sets,
}

impl<'p> Pair<'p> {
    /// The diagrams of a goal under two versions and those between them, in a space in which the two were looked at alone. Those between are looked at under the readings each has by default.
    pub(in crate::symbolic) fn with_family(
        mut space: Space,
        books: [&'p Checked; 2],
        goal: &str,
        readings: Readings,
        family: &Family<'_>,
        relevant: MeasureSet,
    ) -> Bounded<(Pair<'p>, Answers)> {
        let (sets, every) = family.sets(relevant)?;
        // A set that is no version is left out; the first and the last are the two versions themselves.
        let law: Vec<(MeasureSet, Option<Arc<Plan>>)> = sets
            .into_iter()
            .filter_map(|set| {
                // Lines that do not touch what is asked change no answer: with all that do, the law is that of the second version.
                let whole = set == family.all() || family.by_line() && set == relevant;
                if set.is_empty() || whole { Some((set, None)) } else { Some((set, Some(family.plan_of(set, relevant)?))) }
            })
            .collect();
        // Quantities, limits and functions of days are known already; the diagrams are built anew.
        space.begin_round()?;
        space.diagrams.leave(limits::SYMBOLIC_STEPS);
        let plans = law.iter().filter_map(|(_, plan)| plan.as_ref());
        for checked in books.into_iter().chain(plans.map(|plan| plan.checked())) {
            declare(&mut space, checked.book());
        }
        let ty = books.iter().find_map(|checked| rule_type(checked.book(), goal)).unwrap_or(Type::Truth);
        let asked = Asked { books, goal, ty, besides: [None, None], readings, facts: facts_asked(books, goal, [None, None]) };
        let round = |mut space: Space| -> Bounded<(Pair<'p>, Answers)> {
            let (answers, besides, possible) = asked.answers(&mut space)?;
            changed(&mut space, answers)?;
            let mut pair = Pair { space, books, answers, besides, possible };
            let [before, after] = pair.answers_by_default()?;
            let mut roots: Vec<Node> = vec![before, after];
            let mut numbered = Vec::new();
            for (at, (set, plan)) in law.iter().enumerate() {
                let root = match plan {
                    Some(plan) => Walk::new(&mut pair.space, plan.checked(), at + 2, Readings::Default).goal(goal, ty)?,
                    None if set.is_empty() => before,
                    None => after,
                };
                let known = roots.iter().position(|own| *own == root);
                if known.is_none() {
                    roots.push(root);
                }
                numbered.push((*set, known.unwrap_or(roots.len() - 1)));
            }
            let mut agreements = Vec::new();
            for root in roots {
                agreements.push([pair.agrees(before, root)?, pair.agrees(after, root)?]);
            }
            Ok((pair, Answers { agreements, sets: Sets { sets: numbered, every, relevant, law: law.clone() } }))
        };
        loop {
            let (pair, answers) = round(space)?;
            if !pair.space.axes.has_found() {
                return Ok((pair, answers));
            }
            space = pair.space;
            space.begin_round()?;
        }
    }

    /// Whether two answers are the same.
    fn agrees(&mut self, one: Node, other: Node) -> Bounded<Node> {
        let (no, yes) = (self.space.truth(false), self.space.truth(true));
        let same = self.space.leaf(Leaf::Change(Change::Same));
        let differ = changed(&mut self.space, [one, other])?;
        self.space.map(&[differ], &mut |_, leaves| Ok(if leaves == [same] { yes } else { no }))
    }

    /// The class of each case, by its number; a case that cannot be has none. `changed` is how the two versions differ.
    pub(in crate::symbolic) fn classes(&mut self, changed: Node, answers: &Answers) -> Bounded<(Node, Vec<Class>)> {
        let mut classes = Classes::default();
        let mut node = self.space.map(&[changed], &mut |space, leaves| {
            let leaf = leaves.first().copied().ok_or(Beyond)?;
            match space.diagrams.leaf_of(leaf) {
                Some(Leaf::Change(Change::Impossible)) => Ok(leaf),
                Some(Leaf::Change(change)) => Ok(numbered(space, classes.number((*change, Vec::new())))),
                _ => Err(Beyond),
            }
        })?;
        let yes = self.space.truth(true);
        for [first, second] in &answers.agreements {
            let mut finer = Classes::default();
            let cannot = self.space.leaf(Leaf::Change(Change::Impossible));
            let settled = |row: &[Node]| row.first().copied().filter(|own| *own == cannot);
            node = self.space.map_until(&[node, *first, *second], &settled, &mut |space, leaves| {
                let [own, first, second] = leaves else { return Err(Beyond) };
                let Some(own) = number(space, *own) else { return Ok(*own) };
                let (change, mut effects) = classes.all.get(own).cloned().ok_or(Beyond)?;
                effects.push(if *first == yes {
                    Effect::None
                } else if *second == yes {
                    Effect::Whole
                } else {
                    Effect::Other
                });
                Ok(numbered(space, finer.number((change, effects))))
            })?;
            classes = finer;
        }
        Ok((node, classes.all))
    }
}

/// Classes, each once.
#[derive(Default)]
struct Classes {
    all: Vec<Class>,
    numbers: FxHashMap<Class, usize>,
}

impl Classes {
    fn number(&mut self, class: Class) -> usize {
        let next = self.all.len();
        let all = &mut self.all;
        *self.numbers.entry(class).or_insert_with_key(|class| {
            all.push(class.clone());
            next
        })
    }
}

/// A number as a leaf.
pub(in crate::symbolic) fn numbered(space: &mut Space, number: usize) -> Node {
    space.leaf(Leaf::Number(Linear::constant(Number::whole(i64::try_from(number).unwrap_or(i64::MAX)))))
}

/// The number that a leaf is.
pub(in crate::symbolic) fn number(space: &Space, node: Node) -> Option<usize> {
    match space.diagrams.leaf_of(node) {
        Some(Leaf::Number(form)) => form.number()?.to_whole().and_then(|number| usize::try_from(number).ok()),
        _ => None,
    }
}
