//! The smallest sets of facts whose change turns an answer, by size.
//!
//! A set that turns the answer leaves it open where its facts are not known. Such sets meet every *ground*: facts that fix the answer whatever
//! the others are. So a set without which the answer stands is widened by the facts of one ground that is left, and by no others: a tree of
//! hitting sets, as in Reiter, *A theory of diagnosis from first principles* (1987).

use std::collections::BTreeSet;

use super::asked::{Asked, NoMore, Outcome, not_changed};
use super::solve::Solution;
use super::{Moved, Stopped, Way, Ways};
use crate::eval::Decision;
use crate::facts::GoalInputs;
use crate::model::{Cell, Value};
use crate::source::limits;

/// The ways to another answer in a decided case: to the other of yes and no, or to an answer where there is none. `None` where the
/// answer is a value, or is not known.
pub fn ways(decision: &Decision, inputs: &GoalInputs) -> Option<Ways> {
    if !matches!(decision.cell, Cell::Known(Value::Truth(_)) | Cell::Fault) {
        return None;
    }
    let mut search = Search {
        asked: Asked::new(decision, inputs),
        grounds: Vec::new(),
        turning: Vec::new(),
        open: Vec::new(),
        out: Ways { not_changed: not_changed(decision, inputs), ..Ways::default() },
    };
    if search.all().is_err() {
        search.out.stopped = Some(Stopped::Tries);
    }
    let mut out = search.out;
    out.open = search.open.len();
    if out.ways.len() > limits::WAYS_TOLD {
        out.ways.truncate(limits::WAYS_TOLD);
        out.stopped = out.stopped.or(Some(Stopped::Told));
    }
    Some(out)
}

/// Facts by their numbers among those that may change, in order.
type Set = Vec<usize>;

struct Search<'d> {
    asked: Asked<'d>,
    /// Sets of facts that fix the answer.
    grounds: Vec<BTreeSet<usize>>,
    /// Sets that turn it.
    turning: Vec<Set>,
    /// Sets of which nothing is proved.
    open: Vec<Set>,
    out: Ways,
}

impl Search<'_> {
    fn all(&mut self) -> Result<(), NoMore> {
        let every: Set = (0..self.asked.slots.len()).collect();
        self.out.never = self.without(&every)? == Outcome::Same;
        if self.out.never {
            self.out.up_to = every.len();
            return Ok(());
        }
        let mut level: BTreeSet<Set> = BTreeSet::from([Vec::new()]);
        for size in 0..=limits::WAYS_SIZE {
            let mut next: BTreeSet<Set> = BTreeSet::new();
            for set in &level {
                if self.turning.iter().any(|own| own.iter().all(|slot| set.contains(slot))) {
                    continue;
                }
                let wider = self.look_at(set, size < limits::WAYS_SIZE)?;
                next.extend(wider.into_iter().filter(|slot| !set.contains(slot)).map(|slot| {
                    let mut wider = set.clone();
                    wider.push(slot);
                    wider.sort_unstable();
                    wider
                }));
            }
            self.out.up_to = size;
            level = next;
        }
        Ok(())
    }

    /// The answer without some facts.
    fn without(&mut self, set: &[usize]) -> Result<Outcome, NoMore> {
        set.iter().for_each(|slot| self.asked.put(*slot, Cell::Unknown));
        let outcome = self.asked.outcome();
        set.iter().for_each(|slot| self.asked.restore(*slot));
        outcome
    }

    /// Looks for ways of a set. The facts by which it is to be widened, where it has none.
    fn look_at(&mut self, set: &[usize], widens: bool) -> Result<BTreeSet<usize>, NoMore> {
        let known = self.grounds.iter().find(|ground| !set.iter().any(|slot| ground.contains(slot)));
        if let Some(ground) = known {
            return Ok(ground.clone());
        }
        if self.without(set)? == Outcome::Same {
            return if widens { self.ground(set) } else { Ok(BTreeSet::new()) };
        }
        let solved = self.asked.solve(set)?;
        if !solved.found.is_empty() {
            let smallest = !self.open.iter().any(|open| open.iter().all(|slot| set.contains(slot)));
            self.turning.push(set.to_vec());
            self.out.ways.extend(solved.found.into_iter().map(|own| way(&self.asked, own, smallest)));
            return Ok(BTreeSet::new());
        }
        if !solved.proved {
            self.open.push(set.to_vec());
        }
        Ok((0..self.asked.slots.len()).collect())
    }

    /// A ground that none of some facts belongs to: facts are taken out one after another, as long as the answer stays.
    fn ground(&mut self, without: &[usize]) -> Result<BTreeSet<usize>, NoMore> {
        let mut out: Set = without.to_vec();
        let mut ground = BTreeSet::new();
        for slot in (0..self.asked.slots.len()).filter(|slot| !without.contains(slot)) {
            out.push(slot);
            if self.without(&out)? != Outcome::Same {
                out.pop();
                ground.insert(slot);
            }
        }
        self.grounds.push(ground.clone());
        Ok(ground)
    }
}

fn way(asked: &Asked<'_>, found: Solution, smallest: bool) -> Way {
    let who = asked.who(&found.to);
    let cell = match found.outcome {
        Outcome::Turned(cell) => cell,
        Outcome::Open | Outcome::Same => Cell::Unknown,
    };
    let changes = found.to.into_iter().filter_map(|(slot, to)| {
        let own = asked.slots.get(slot)?;
        Some(Moved { fact: own.fact, item: own.item.map(|(item, _)| item), own: own.own.clone(), to })
    });
    Way { changes: changes.collect(), cell, smallest, nearest: found.nearest, who }
}
