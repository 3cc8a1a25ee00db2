//! The first value of a fact, from its own along a line, that leads to another answer.
//!
//! The line is halved: a half in which the answer is the same whatever the value is not looked into. So the first value found is the
//! nearest, and that none is found is proved. Numbers that need not be whole have values between two places too: both halves hold the
//! place where they meet, and where nothing settles what comes of all that lies between two places next to each other, nothing is proved.
//! What lies beyond the ends of the line is asked for as one stretch without an end.

use super::asked::{Asked, NoMore, Outcome, Values};
use super::line::Line;
use super::{End, To};
use crate::compile::Possible;
use crate::model::{Cell, Value};
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
        if places.iter().any(|(at, _)| *at < least || *at > most) {
            // Only what lies farther off than it does itself is asked for, if anything.
            return Ok((None, self.is_settled_beyond(along, Want::Other)?));
        }
        // Between its own value and the first place beside it lie others, unless values are places.
        let next = i64::from(!along.line.is_dense());
        let (low, high) = if along.up {
            (places.iter().map(|(at, _)| at + next).min().unwrap_or(most), most)
        } else {
            (least, places.iter().map(|(at, exact)| if *exact { at - next } else { at + 1 - next }).max().unwrap_or(least))
        };
        let mut left = limits::WAYS_LINE;
        let first = self.first(along, Want::Other, (low, high), &mut left)?;
        let first = match first {
            First { at: None, proved: false } => First { at: self.leap(along, (low, high))?, proved: false },
            known => known,
        };
        let Some(at) = first.at else { return Ok((None, first.proved && self.is_settled_beyond(along, Want::Other)?)) };
        let outcome = self.outcome_at(along, at)?;
        let end = match &outcome {
            Outcome::Turned(_) => {
                let beyond = if along.up { (at + next, high) } else { (low, at - next) };
                let mut left = limits::WAYS_LINE;
                match self.first(along, Want::Back, beyond, &mut left)? {
                    First { at: None, proved: true } if self.is_settled_beyond(along, Want::Back)? => End::Never,
                    First { at: Some(back), proved: true } => {
                        along.line.value(if along.up { back - 1 } else { back + 1 }).map_or(End::Unknown, End::At)
                    }
                    First { .. } => End::Unknown,
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
            return Ok(First { at: self.is_it(along, want, low)?.then_some(low), proved: true });
        }
        let settled = match (self.outcome_within(along, want, (Some(low), Some(high)))?, want) {
            (Outcome::Same, Want::Other) | (Outcome::Turned(_), Want::Back) => return Ok(First { at: None, proved: true }),
            (Outcome::Same, Want::Back) => true,
            _ => false,
        };
        if settled {
            return Ok(First { at: Some(if along.up { low } else { high }), proved: true });
        }
        let Some(middle) = self.middle(along, (low, high)) else { return self.first_of_two(along, want, (low, high)) };
        let after = if along.line.is_dense() { middle } else { middle + 1 };
        let (near, far) = if along.up { ((low, middle), (after, high)) } else { ((after, high), (low, middle)) };
        let first = self.first(along, want, near, left)?;
        if first.at.is_some() {
            return Ok(first);
        }
        let farther = self.first(along, want, far, left)?;
        Ok(First { at: farther.at, proved: first.proved && farther.proved })
    }

    /// Where a stretch is halved. Of numbers that need not be whole, first between whole steps, and finer only where what is known of a
    /// stretch can settle it.
    fn middle(&self, along: Along<'_>, (low, high): (i64, i64)) -> Option<i64> {
        let (middle, unit) = (low + (high - low).div_euclid(2), along.line.unit());
        if !along.line.is_dense() {
            return Some(middle);
        }
        let round = middle.div_euclid(unit) * unit;
        if round > low {
            return Some(round);
        }
        if round + unit < high {
            return Some(round + unit);
        }
        (self.has_range(along) && middle > low).then_some(middle)
    }

    /// The first of a stretch of numbers that is not halved: its ends are looked at. What lies between may be anything.
    fn first_of_two(&mut self, along: Along<'_>, want: Want, (low, high): (i64, i64)) -> Result<First, NoMore> {
        let (near, far) = if along.up { (low, high) } else { (high, low) };
        // As near as the places are to each other.
        let proved = high - low == 1;
        for (at, proved) in [(near, true), (far, proved)] {
            if self.is_it(along, want, at)? {
                let at = if want == Want::Other && at == far { self.nearer(along, near, far)? } else { at };
                return Ok(First { at: Some(at), proved });
            }
        }
        Ok(First { at: None, proved: false })
    }

    /// Whether it is known what comes of all values beyond the ends of a line: no other answer, or that one alone. Days beyond do not count.
    fn is_settled_beyond(&mut self, along: Along<'_>, want: Want) -> Result<bool, NoMore> {
        let (least, most) = along.line.ends();
        let own = along.members.iter().filter_map(|slot| along.line.place(&self.slots.get(*slot)?.own));
        let lies = |(at, _): (i64, bool)| (at < least, at > most);
        let (is_below, is_above) = own.map(lies).fold((false, false), |all, own| (all.0 || own.0, all.1 || own.1));
        if along.line == Line::Days {
            return Ok(!is_below && !is_above);
        }
        // From beyond the other end there is all of the line to go.
        if along.up && is_below || !along.up && is_above {
            return Ok(false);
        }
        let stretch = if along.up { (Some(most), None) } else { (None, Some(least)) };
        let found = self.outcome_within(along, want, stretch)?;
        Ok(matches!((found, want), (Outcome::Same, Want::Other) | (Outcome::Turned(_), Want::Back)))
    }

    /// Looks ever farther, and back to the nearest place from there that still leads to another answer. Nearer ones may be missed.
    fn leap(&mut self, along: Along<'_>, (low, high): (i64, i64)) -> Result<Option<i64>, NoMore> {
        let unit = along.line.unit();
        let whole = |at: i64| at.div_euclid(unit) * unit;
        let (start, sign) = match (along.line.is_dense(), along.up) {
            (false, true) => (low, 1),
            (false, false) => (high, -1),
            (true, true) => (whole(low) + unit, unit),
            (true, false) => (whole(high - 1), -unit),
        };
        let mut before: Option<i64> = None;
        for power in 0..=30 {
            let at = start + sign * ((1_i64 << power) - 1);
            if at < low || at > high {
                break;
            }
            if self.leads_on(along, at)? {
                let short = before.or(along.line.is_dense().then_some(if along.up { low } else { high }));
                return Ok(Some(match short {
                    Some(short) => self.nearer(along, short, at)?,
                    None => at,
                }));
            }
            before = Some(at);
        }
        Ok(None)
    }

    /// Back from a place that leads to another answer, to the nearest that does by halving what lies before it.
    fn nearer(&mut self, along: Along<'_>, mut short: i64, mut far: i64) -> Result<i64, NoMore> {
        while (far - short).abs() > 1 {
            let middle = short + (far - short) / 2;
            if self.leads_on(along, middle)? {
                far = middle;
            } else {
                short = middle;
            }
        }
        Ok(far)
    }

    fn is_it(&mut self, along: Along<'_>, want: Want, at: i64) -> Result<bool, NoMore> {
        match want {
            Want::Other => self.leads_on(along, at),
            Want::Back => Ok(!matches!(self.outcome_at(along, at)?, Outcome::Turned(_))),
        }
    }

    /// Whether a place leads to another answer. Where a number has the value that it has in the case, nothing is changed.
    fn leads_on(&mut self, along: Along<'_>, at: i64) -> Result<bool, NoMore> {
        let own = |slot: &usize| self.slots.get(*slot).map(|slot| &slot.own);
        if along.line.is_dense() && along.members.iter().all(|slot| own(slot) == self.moved(*slot, along, at).as_ref()) {
            return Ok(false);
        }
        Ok(self.outcome_at(along, at)? != Outcome::Same && !self.cannot_be_now(along)?)
    }

    /// Where just the limit lies: the place before the one that is found, if whatever is just beyond it does.
    fn beside(&mut self, along: Along<'_>, at: i64) -> Result<Option<(Value, bool)>, NoMore> {
        let Some(value) = along.line.value(at) else { return Ok(None) };
        let ([only], true) = (along.members, along.line.is_dense()) else { return Ok(Some((value, false))) };
        let Some(before) = self.moved(*only, along, if along.up { at - 1 } else { at + 1 }) else { return Ok(Some((value, false))) };
        let Some(just) = along.line.just_beyond(&before, along.up) else { return Ok(Some((value, false))) };
        self.put(*only, Cell::Known(just));
        let is_limit = self.outcome()? != Outcome::Same && !self.cannot_be_now(along)?;
        Ok(Some(if is_limit { (before, true) } else { (value, false) }))
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

    /// Whether a stretch can be asked for at once: what is known of its members is known of them alone.
    fn has_range(&self, along: Along<'_>) -> bool {
        let fact = |slot: &usize| self.slots.get(*slot).map(|slot| slot.fact);
        let twice = |(at, slot): (usize, &usize)| along.members.iter().skip(at + 1).any(|other| fact(other) == fact(slot));
        !along.members.iter().enumerate().any(twice) && along.members.iter().all(|slot| self.is_alone(*slot))
    }

    /// What comes of the case wherever in a stretch its members lie. Without an end it goes on for ever.
    fn outcome_within(&mut self, along: Along<'_>, want: Want, (low, high): (Option<i64>, Option<i64>)) -> Result<Outcome, NoMore> {
        if !self.has_range(along) {
            return Ok(Outcome::Open);
        }
        let mut before = Vec::new();
        for slot in along.members {
            let end = |at: Option<i64>| at.and_then(|at| self.moved(*slot, along, at));
            let possible = Possible { low: end(low), high: end(high), by: Vec::new() };
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
