//! What many cases come to: how many have which answer in each version, and those that change, by where they part.

use std::collections::BTreeMap;

use super::answer::{Answer, Shift, number};
use super::case::{Answered, Case, Causes, Changed, Deciding, Parted, Question};
use crate::model::Number;
use crate::source::{Diagnostic, parallel_map};

/// Cases that one thread takes at a time.
const PIECE: usize = 64;

/// Which of the cases that change are kept by name, besides being counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// Every case.
    All,
    /// So many of each group.
    Of(usize),
}

/// The effect on the cases seen so far.
#[derive(Debug)]
pub struct Effect<'q> {
    /// What is asked.
    pub question: &'q Question<'q>,
    /// By goal, and by version from the second.
    causes: Vec<Vec<Causes<'q>>>,
    /// The number of cases decided under every version.
    pub cases: usize,
    /// What each goal comes to.
    pub goals: Vec<GoalEffect>,
    kept: Kept,
}

/// The effect on the answers to one goal.
#[derive(Debug, Default)]
pub struct GoalEffect {
    /// For each version, how many cases have which answer; all values count as one.
    pub answers: Vec<BTreeMap<Answer, usize>>,
    /// For each version, the numbers found, added up; `None` where the sum is beyond all numbers.
    pub sums: Vec<Option<Number>>,
    /// For each version from the second, the cases that change, by how and where they part.
    pub changes: Vec<BTreeMap<Way, Group>>,
}

/// How cases change.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Way {
    /// How the answer is other.
    pub shift: Shift,
    /// The rules where they part.
    pub parted: Vec<Parted>,
    /// The sets of measures that cause it; see [`Changed::caused`].
    pub caused: Option<Vec<Vec<String>>>,
}

/// Cases that change in the same way and part at the same rules.
#[derive(Debug, Default)]
pub struct Group {
    /// How many there are.
    pub count: usize,
    /// Those that are kept by name, in the order they came.
    pub cases: Vec<Changed>,
}

impl<'q> Effect<'q> {
    /// The effect on no case.
    pub fn new(question: &'q Question<'q>, kept: Kept) -> Effect<'q> {
        let versions = question.plans.len();
        let goal = |_: &String| GoalEffect {
            answers: vec![BTreeMap::new(); versions],
            sums: vec![Some(Number::whole(0)); versions],
            changes: (1..versions).map(|_| BTreeMap::new()).collect(),
        };
        let causes = question.goals.iter().map(|_| (1..versions).map(|_| Causes::new()).collect()).collect();
        Effect { question, causes, cases: 0, goals: question.goals.iter().map(goal).collect(), kept }
    }

    /// Adds cases. Returns those that take more work than one decision may, which are not counted: their position, and why.
    pub fn add(&mut self, cases: &[Case]) -> Vec<(usize, Diagnostic)> {
        let pieces: Vec<&[Case]> = cases.chunks(PIECE).collect();
        let (question, causes) = (self.question, &self.causes);
        let decided = parallel_map(&pieces, |piece| {
            let mut deciding = Deciding::new(question, causes);
            piece.iter().map(|case| deciding.case(case)).collect::<Vec<_>>()
        });
        let mut refused = Vec::new();
        for (at, case) in decided.into_iter().flatten().enumerate() {
            match case {
                Ok(answered) => self.count(answered),
                Err(why) => refused.push((at, *why)),
            }
        }
        refused
    }

    fn count(&mut self, answered: Vec<Answered>) {
        self.cases += 1;
        for (goal, own) in self.goals.iter_mut().zip(answered) {
            goal.count(own, self.kept);
        }
    }
}

impl GoalEffect {
    fn count(&mut self, own: Answered, kept: Kept) {
        for (counts, answer) in self.answers.iter_mut().zip(&own.answers) {
            *counts.entry(answer.kind()).or_default() += 1;
        }
        for (sum, cell) in self.sums.iter_mut().zip(&own.cells) {
            if let Some(number) = number(cell.as_ref()) {
                *sum = sum.and_then(|sum| sum.plus(number));
            }
        }
        for (groups, changed) in self.changes.iter_mut().zip(own.changed) {
            let Some(changed) = changed else { continue };
            // The items differ from case to case, so cases are grouped without them.
            let parted = changed.parted.iter().map(|parted| Parted { whom: Vec::new(), ..parted.clone() }).collect();
            let way = Way { shift: changed.shift.clone(), parted, caused: changed.caused.clone() };
            let group = groups.entry(way).or_default();
            group.count += 1;
            if kept == Kept::All || matches!(kept, Kept::Of(most) if group.cases.len() < most) {
                group.cases.push(changed);
            }
        }
    }

    /// How many cases change under a version, counted from the second.
    pub fn changed(&self, version: usize) -> usize {
        self.changes.get(version).map_or(0, |groups| groups.values().map(|group| group.count).sum())
    }
}
