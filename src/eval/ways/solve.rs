//! Values for a set of facts that lead to another answer, each other than its own.

use super::along::{Along, Reached};
use super::asked::{Asked, NoMore, Outcome, Values};
use super::line::Line;
use super::{To, Who};
use crate::model::{Cell, Value};

/// Values for the facts of a set, in its order.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Solution {
    pub(super) to: Vec<(usize, To)>,
    pub(super) outcome: Outcome,
    pub(super) nearest: bool,
}

/// What is found for a set, and whether that is all there is.
#[derive(Debug, Default)]
pub(super) struct Solved {
    pub(super) found: Vec<Solution>,
    /// Whether it is proved that there are none, where none is found.
    pub(super) proved: bool,
}

/// So many values of a fact are tried, each twice as far away as the one before.
const LEAPS: u32 = 30;

impl Asked<'_> {
    /// Looks for values of a set. All its facts are as the case has them before and after.
    pub(super) fn solve(&mut self, set: &[usize]) -> Result<Solved, NoMore> {
        let is_few = |slot: &&usize| matches!(self.slots.get(**slot).map(|slot| &slot.values), Some(Values::Few(_)));
        let few: Vec<usize> = set.iter().filter(is_few).copied().collect();
        let many: Vec<usize> = set.iter().filter(|slot| !few.contains(slot)).copied().collect();
        set.iter().for_each(|slot| self.put(*slot, Cell::Unknown));
        let mut solved = Solved { found: Vec::new(), proved: true };
        let searched = self.choose(&few, &many, &mut Vec::new(), &mut solved);
        set.iter().for_each(|slot| self.restore(*slot));
        searched?;
        solved.found = merged(solved.found);
        Ok(solved)
    }

    /// Gives the facts with a few values each of them in turn, and looks along the lines of the others.
    fn choose(&mut self, few: &[usize], many: &[usize], chosen: &mut Vec<(usize, Value)>, into: &mut Solved) -> Result<(), NoMore> {
        let Some((slot, rest)) = few.split_first() else {
            let few: Vec<usize> = chosen.iter().map(|(slot, _)| *slot).collect();
            let to: Vec<(usize, To)> = chosen.iter().map(|(slot, value)| (*slot, To::Any(vec![value.clone()]))).collect();
            return self.lines(many, &few, &to, into);
        };
        let values = match self.slots.get(*slot).map(|slot| &slot.values) {
            Some(Values::Few(values)) => values.clone(),
            _ => Vec::new(),
        };
        for value in values {
            self.put(*slot, Cell::Known(value.clone()));
            if self.outcome()? != Outcome::Same {
                chosen.push((*slot, value));
                let searched = self.choose(rest, many, chosen, into);
                chosen.pop();
                searched?;
            }
        }
        self.put(*slot, Cell::Unknown);
        Ok(())
    }

    /// Values of facts that have an order, where all others of the set have theirs.
    fn lines(&mut self, many: &[usize], changed: &[usize], to: &[(usize, To)], into: &mut Solved) -> Result<(), NoMore> {
        match many {
            [] => {
                let outcome = self.outcome()?;
                if outcome != Outcome::Same && !self.cannot_be(changed)? {
                    into.found.push(Solution { to: to.to_vec(), outcome, nearest: true });
                }
                Ok(())
            }
            [slot] => {
                let Some(line) = self.line_of(*slot) else { return Ok(()) };
                for up in [true, false] {
                    let (reached, proved) = self.reach(Along { members: &[*slot], line, up, changed })?;
                    into.proved &= proved;
                    if let Some(Reached { to: own, outcome, proved }) = reached {
                        let to = to.iter().cloned().chain([(*slot, own)]).collect();
                        into.found.push(Solution { to, outcome, nearest: proved });
                    }
                }
                self.put(*slot, Cell::Unknown);
                Ok(())
            }
            several => {
                // That a part of the plane has none is not proved.
                into.proved = false;
                if several.iter().all(|slot| self.line_of(*slot) == Some(Line::Days)) && self.together(several, changed, to, into)? {
                    return Ok(());
                }
                self.apart(several, changed, to, into)
            }
        }
    }

    /// Dates that all come later, none before one day.
    fn together(&mut self, several: &[usize], changed: &[usize], to: &[(usize, To)], into: &mut Solved) -> Result<bool, NoMore> {
        let (reached, _) = self.reach(Along { members: several, line: Line::Days, up: true, changed })?;
        several.iter().for_each(|slot| self.put(*slot, Cell::Unknown));
        let Some(Reached { to: own, outcome, proved }) = reached else { return Ok(false) };
        let To::Up(limit, ..) = &own else { return Ok(false) };
        let is_moved = |slot: &usize| self.slots.get(*slot).is_some_and(|slot| slot.own.order(limit).is_lt());
        if !several.iter().all(is_moved) {
            return Ok(false);
        }
        let to = to.iter().cloned().chain(several.iter().map(|slot| (*slot, own.clone()))).collect();
        into.found.push(Solution { to, outcome, nearest: proved });
        Ok(true)
    }

    /// One fact at values ever farther away, the others along their lines; then the first as near as it can be with them.
    fn apart(&mut self, several: &[usize], changed: &[usize], to: &[(usize, To)], into: &mut Solved) -> Result<(), NoMore> {
        let Some((slot, rest)) = several.split_first() else { return Ok(()) };
        let Some((line, own)) = self.line_of(*slot).zip(self.slots.get(*slot).map(|slot| slot.own.clone())) else { return Ok(()) };
        let Some((start, _)) = line.place(&own) else { return Ok(()) };
        let start = start.div_euclid(line.unit()).saturating_mul(line.unit());
        for sign in [1, -1] {
            for power in 0..=LEAPS {
                let step = sign * line.unit() * (1_i64 << power);
                let Some(value) = start.checked_add(step).and_then(|at| line.value(at)) else { break };
                self.put(*slot, Cell::Known(value.clone()));
                rest.iter().for_each(|other| self.put(*other, Cell::Unknown));
                if self.outcome()? == Outcome::Same || self.cannot_be(&[*slot])? {
                    continue;
                }
                let mut below = Solved::default();
                let changed: Vec<usize> = changed.iter().copied().chain([*slot]).collect();
                self.lines(rest, &changed, &[], &mut below)?;
                if let Some(first) = below.found.into_iter().next() {
                    self.at_limits(&first.to);
                    let others: Vec<usize> = changed.iter().filter(|own| *own != slot).chain(rest).copied().collect();
                    let (nearer, _) = self.reach(Along { members: &[*slot], line, up: sign > 0, changed: &others })?;
                    let own = nearer.map_or(To::Any(vec![value]), |nearer| nearer.to);
                    let all = to.iter().cloned().chain([(*slot, own)]).chain(first.to).collect();
                    into.found.push(Solution { to: all, outcome: first.outcome, nearest: false });
                    break;
                }
            }
        }
        several.iter().for_each(|slot| self.put(*slot, Cell::Unknown));
        Ok(())
    }

    /// Puts facts at the limits that were found for them.
    fn at_limits(&mut self, to: &[(usize, To)]) {
        for (slot, to) in to {
            let value = match to {
                To::Any(values) => values.first().cloned(),
                To::Up(value, beyond, _) | To::Down(value, beyond, _) => {
                    let step = self.line_of(*slot).map(|line| line.beside(value, *beyond, matches!(to, To::Up(..))));
                    step.unwrap_or_else(|| Some(value.clone()))
                }
            };
            self.put(*slot, value.map_or(Cell::Unknown, Cell::Known));
        }
    }

    /// Who can bring a change about.
    pub(super) fn who(&self, to: &[(usize, To)]) -> Who {
        let mut all = to.iter().map(|(slot, to)| self.who_of(*slot, to));
        let first = all.next().unwrap_or(Who::Facts);
        if all.all(|own| own == first) { first } else { Who::Several }
    }

    fn who_of(&self, slot: usize, to: &To) -> Who {
        let book = self.decision.plan.checked().book();
        let Some(fact) = self.slots.get(slot).and_then(|slot| book.facts.get(slot.fact.index())) else { return Who::Facts };
        if let Some(assessment) = &fact.assessment {
            return Who::Assessment(assessment.by);
        }
        if let To::Up(Value::Date(_), ..) = to {
            return Who::Time;
        }
        // Whoever has rights, duties and powers is a person or a body, and can see to facts of its own.
        let is_party =
            |entity: &str| book.rules.iter().any(|rule| rule.kind.is_norm() && rule.of.as_ref().is_some_and(|of| &*of.en == entity));
        match fact.entity.and_then(|id| Some((id, book.entities.get(id.index())?))) {
            Some((id, entity)) if is_party(&entity.label.en) => Who::Person(id),
            _ => Who::Facts,
        }
    }
}

/// Solutions that differ in one choice alone are one, with all the choices.
fn merged(found: Vec<Solution>) -> Vec<Solution> {
    let mut out: Vec<Solution> = Vec::new();
    for own in found {
        let alike = |other: &Solution| {
            let differing: Vec<usize> = (0..own.to.len()).filter(|at| own.to.get(*at) != other.to.get(*at)).collect();
            match *differing.as_slice() {
                [at] if own.outcome == other.outcome => {
                    matches!((own.to.get(at), other.to.get(at)), (Some((_, To::Any(_))), Some((_, To::Any(_))))).then_some(at)
                }
                _ => None,
            }
        };
        match out.iter_mut().find_map(|other| alike(other).map(|at| (at, other))) {
            Some((at, other)) => {
                if let (Some((_, To::Any(more))), Some((_, To::Any(values)))) = (own.to.get(at), other.to.get_mut(at)) {
                    values.extend(more.iter().cloned());
                }
            }
            None => out.push(own),
        }
    }
    out
}
