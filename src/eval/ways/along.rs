//! The first value of a fact, from its own along a line, that leads to another answer.
//!
//! The line is halved: a half in which the answer is the same whatever the value is not looked into. So the first value found is the
//! nearest, and that none is found is proved.

use super::asked::{Asked, NoMore, Outcome, Values};
use super::line::{Line, PARTS};
use super::{End, To};
use crate::compile::Possible;
use crate::model::{Cell, Number, Value};
use crate::source::limits;

/// A search along a line: the facts that move together, and which way.
#[derive(Debug, Clone, Copy)]
pub(super) struct Along<'s> {
    pub(super) members: &'s [usize],
    pub(super) line: Line,
    pub(super) up: bool,
    /// Facts that have been given another value besides.
    pub(super) changed: &'s [usize],
}

/// What is looked for.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Want {
    /// An answer that is another, or not known, in a case that can be.
    Other,
    /// An answer that is not another.
    Back,
}

/// The first place of a kind, and whether it is proved that none is nearer.
#[derive(Debug, Clone, Copy)]
struct First {
    at: Option<i64>,
    proved: bool,
}

/// The nearest values that lead to another answer.
#[derive(Debug, Clone)]
pub(super) struct Reached {
    pub(super) to: To,
    pub(super) outcome: Outcome,
    pub(super) proved: bool,
}

impl Asked<'_> {
    /// The nearest values, from those that some facts have, that lead to another answer; and whether it is proved where there are none.
    pub(super) fn reach(&mut self, along: Along<'_>) -> Result<(Option<Reached>, bool), NoMore> {
        let own = along.members.iter().filter_map(|slot| self.slots.get(*slot)).map(|slot| slot.own.clone());
        let places: Option<Vec<(i64, bool)>> = own.map(|own| along.line.place(&own)).collect();
        let (least, most) = along.line.ends();
        let Some(places) = places else { return Ok((None, false)) };
        let (low, high) = if along.up {
            (places.iter().map(|(at, _)| at + 1).min().unwrap_or(most), most)
        } else {
            (least, places.iter().map(|(at, exact)| if *exact { at - 1 } else { *at }).max().unwrap_or(least))
        };
        let mut left = limits::WAYS_LINE;
        let first = self.first(along, Want::Other, (low, high), &mut left)?;
        let first = match first {
            First { at: None, proved: false } => First { at: self.leap(along, (low, high))?, proved: false },
            known => known,
        };
        let Some(at) = first.at else { return Ok((None, first.proved)) };
        let outcome = self.outcome_at(along, at)?;
        let end = match &outcome {
            Outcome::Turned(_) => {
                let beyond = if along.up { (at + 1, high) } else { (low, at - 1) };
                let mut left = limits::WAYS_LINE;
                match self.first(along, Want::Back, beyond, &mut left)? {
                    First { at: None, proved: true } => End::Never,
                    First { at: Some(back), proved: true } => {
                        along.line.value(if along.up { back - 1 } else { back + 1 }).map_or(End::Unknown, End::At)
                    }
                    First { proved: false, .. } => End::Unknown,
                }
            }
            Outcome::Same | Outcome::Open => End::Unknown,
        };
        let Some((limit, beyond)) = self.beside(along, at)? else { return Ok((None, false)) };
        let to = if along.up { To::Up(limit, beyond, end) } else { To::Down(limit, beyond, end) };
        self.place_at(along, at);
        Ok((Some(Reached { to, outcome, proved: first.proved }), true))
    }

    /// The first place of a kind from the near end of a stretch.
    fn first(&mut self, along: Along<'_>, want: Want, (low, high): (i64, i64), left: &mut u32) -> Result<First, NoMore> {
        if low > high {
            return Ok(First { at: None, proved: true });
        }
        let Some(fewer) = left.checked_sub(1) else { return Ok(First { at: None, proved: false }) };
        *left = fewer;
        if low == high {
            let outcome = self.outcome_at(along, low)?;
            let is_it = match want {
                Want::Other => outcome != Outcome::Same && !self.cannot_be_now(along)?,
                Want::Back => !matches!(outcome, Outcome::Turned(_)),
            };
            return Ok(First { at: is_it.then_some(low), proved: true });
        }
        let settled = match (self.outcome_within(along, want, (low, high))?, want) {
            (Outcome::Same, Want::Other) | (Outcome::Turned(_), Want::Back) => return Ok(First { at: None, proved: true }),
            (Outcome::Same, Want::Back) => true,
            _ => false,
        };
        if settled {
            return Ok(First { at: Some(if along.up { low } else { high }), proved: true });
        }
        let middle = low + (high - low).div_euclid(2);
        let (near, far) = if along.up { ((low, middle), (middle + 1, high)) } else { ((middle + 1, high), (low, middle)) };
        let first = self.first(along, want, near, left)?;
        if first.at.is_some() || !first.proved {
            return Ok(first);
        }
        self.first(along, want, far, left)
    }

    /// Looks ever farther, and back to the nearest place from there that still leads to another answer. Nearer ones may be missed.
    fn leap(&mut self, along: Along<'_>, (low, high): (i64, i64)) -> Result<Option<i64>, NoMore> {
        let (start, sign) = if along.up { (low, 1) } else { (high, -1) };
        let mut before: Option<i64> = None;
        for power in 0..=30 {
            let at = start + sign * ((1_i64 << power) - 1);
            if at < low || at > high {
                break;
            }
            if self.leads_on(along, at)? {
                let Some(mut short) = before else { return Ok(Some(at)) };
                let mut far = at;
                while (far - short).abs() > 1 {
                    let middle = short + (far - short) / 2;
                    if self.leads_on(along, middle)? {
                        far = middle;
                    } else {
                        short = middle;
                    }
                }
                return Ok(Some(far));
            }
            before = Some(at);
        }
        Ok(None)
    }

    fn leads_on(&mut self, along: Along<'_>, at: i64) -> Result<bool, NoMore> {
        Ok(self.outcome_at(along, at)? != Outcome::Same && !self.cannot_be_now(along)?)
    }

    /// Where just the limit lies: a number between the place that is found and the one before it may do as well.
    fn beside(&mut self, along: Along<'_>, at: i64) -> Result<Option<(Value, bool)>, NoMore> {
        let Some(value) = along.line.value(at) else { return Ok(None) };
        let (Line::Numbers(step, false), [only]) = (along.line, along.members) else { return Ok(Some((value, false))) };
        let (Value::Number(found), Some(part)) = (&value, step.over(Number::whole(PARTS))) else { return Ok(Some((value, false))) };
        let sign = if along.up { -1 } else { 1 };
        let mut nearest = *found;
        let mut parts = 0;
        // Halving the step between the two, to a part of it.
        let (mut does, mut does_not) = (0, PARTS);
        while does_not - does > 1 {
            let middle = does + (does_not - does) / 2;
            let Some(beside) = Number::whole(sign * middle).times(part).and_then(|less| found.plus(less)) else { break };
            let own = self.slots.get(*only).map(|slot| &slot.own);
            let is_beyond = match own {
                Some(Value::Number(own)) if along.up => beside.compare(*own).is_gt(),
                Some(Value::Number(own)) => beside.compare(*own).is_lt(),
                _ => false,
            };
            self.put(*only, Cell::Known(Value::Number(beside)));
            if is_beyond && self.outcome()? != Outcome::Same && !self.cannot_be_now(along)? {
                (does, nearest, parts) = (middle, beside, middle);
            } else {
                does_not = middle;
            }
        }
        if parts == PARTS - 1 {
            // Every part of the step does: the limit itself does not.
            return Ok(Number::whole(sign).times(step).and_then(|less| found.plus(less)).map(|limit| (Value::Number(limit), true)));
        }
        Ok(Some((Value::Number(nearest), false)))
    }

    fn cannot_be_now(&mut self, along: Along<'_>) -> Result<bool, NoMore> {
        let changed: Vec<usize> = along.members.iter().chain(along.changed).copied().collect();
        self.cannot_be(&changed)
    }

    /// Puts the members of a search at a place, or leaves them where they are if they lie beyond it.
    fn place_at(&mut self, along: Along<'_>, at: i64) {
        for slot in along.members {
            let value = self.moved(*slot, along, at);
            self.put(*slot, value.map_or(Cell::Unknown, Cell::Known));
        }
    }

    pub(super) fn moved(&self, slot: usize, along: Along<'_>, at: i64) -> Option<Value> {
        let own = self.slots.get(slot)?;
        let value = along.line.value(at)?;
        let order = own.own.order(&value);
        Some(if along.up && order.is_gt() || !along.up && order.is_lt() { own.own.clone() } else { value })
    }

    fn outcome_at(&mut self, along: Along<'_>, at: i64) -> Result<Outcome, NoMore> {
        self.place_at(along, at);
        self.outcome()
    }

    /// What comes of the case wherever in a stretch its members lie.
    fn outcome_within(&mut self, along: Along<'_>, want: Want, (low, high): (i64, i64)) -> Result<Outcome, NoMore> {
        let fact = |slot: &usize| self.slots.get(*slot).map(|slot| slot.fact);
        let twice = |(at, slot): (usize, &usize)| along.members.iter().skip(at + 1).any(|other| fact(other) == fact(slot));
        if along.members.iter().enumerate().any(twice) || !along.members.iter().all(|slot| self.is_alone(*slot)) {
            return Ok(Outcome::Open);
        }
        let mut before = Vec::new();
        for slot in along.members {
            let possible = Possible { low: self.moved(*slot, along, low), high: self.moved(*slot, along, high), by: Vec::new() };
            self.put(*slot, Cell::Unknown);
            before.push((*slot, self.narrow(*slot, possible)));
        }
        let mut found = self.outcome();
        if want == Want::Other && matches!(found, Ok(Outcome::Open | Outcome::Turned(_))) {
            match self.cannot_be_now(along) {
                Ok(true) => found = Ok(Outcome::Same),
                Ok(false) => {}
                Err(no_more) => found = Err(no_more),
            }
        }
        for (slot, possible) in before {
            self.narrow(slot, possible);
        }
        found
    }

    /// The line of a fact, if it has one.
    pub(super) fn line_of(&self, slot: usize) -> Option<Line> {
        match self.slots.get(slot).map(|slot| &slot.values) {
            Some(Values::Many(line)) => Some(*line),
            _ => None,
        }
    }
}
