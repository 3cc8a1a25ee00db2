//! The least and the most that a number, a date or a duration can be, and what is made of two of them.
//!
//! Interval arithmetic, as in Moore, *Interval Analysis* (1966).

use super::truth::Truth;
use crate::compile::Possible;
use crate::model::{Cell, Comparison, Number, Value};

/// From `low` to `high`, where they are known.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Range {
    pub(super) low: Option<Value>,
    pub(super) high: Option<Value>,
    /// Whether it may turn out that there is no answer.
    pub(super) doubt: Doubt,
    /// Whether it waits for something that is not known.
    pub(super) waits: bool,
}

/// Whether there is an answer at all. The later ones are the stronger where one value is made of several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Doubt {
    /// There is one.
    None,
    /// There may be none, since nothing says which of several values it is. All of them lie between the ends.
    Within,
    /// There may be none.
    May,
    /// There is none.
    Must,
}

impl Doubt {
    /// What is known of one of two, of which nobody knows which it is.
    fn either(self, other: Doubt) -> Doubt {
        if self == other { self } else { self.max(other).min(Doubt::May) }
    }
}

impl Range {
    /// Any value at all.
    pub(super) const ANY: Range = Range { low: None, high: None, doubt: Doubt::None, waits: true };
    /// Any value, or no answer.
    pub(super) const UNKNOWN: Range = Range { low: None, high: None, doubt: Doubt::May, waits: true };
    /// No answer, whatever is not known.
    pub(super) const FAULT: Range = Range { low: None, high: None, doubt: Doubt::Must, waits: false };

    pub(super) fn point(value: Value) -> Range {
        Range { low: Some(value.clone()), high: Some(value), doubt: Doubt::None, waits: false }
    }

    /// What an open fact can be.
    pub(super) fn within(possible: &Possible) -> Range {
        Range { low: possible.low.clone(), high: possible.high.clone(), ..Range::ANY }
    }

    pub(super) fn numbers(low: Option<Number>, high: Option<Number>, doubt: Doubt, waits: bool) -> Range {
        Range { low: low.map(Value::Number), high: high.map(Value::Number), doubt, waits }
    }

    fn ends(&self) -> (Option<Number>, Option<Number>) {
        let number = |end: &Option<Value>| match end {
            Some(Value::Number(number)) => Some(*number),
            _ => None,
        };
        (number(&self.low), number(&self.high))
    }

    /// Whether more than one value is left.
    pub(super) fn is_open(&self) -> bool {
        self.low.is_none() || self.low != self.high
    }

    /// The one value that is left, if that is all that can come of it.
    pub(super) fn only(&self) -> Option<&Value> {
        self.low.as_ref().filter(|_| self.doubt == Doubt::None && !self.is_open())
    }

    /// Whether there is no answer, whatever is not known.
    pub(super) fn has_no_answer(&self) -> bool {
        self.doubt == Doubt::Must
    }

    /// Whether nothing is known but that there may be no answer.
    pub(super) fn is_lost(&self) -> bool {
        self.doubt >= Doubt::May
    }

    fn end_of_both(&self) -> Option<&Value> {
        self.low.as_ref().filter(|_| !self.is_open())
    }

    /// The one number, or the one length by the number of its days or months, that it is if it has an answer at all.
    pub(super) fn only_number(&self) -> Option<Number> {
        match Cell::Known(self.end_of_both()?.clone()).counted() {
            Cell::Known(Value::Number(number)) => Some(number),
            _ => None,
        }
    }

    /// What a comparison comes to whatever the two turn out to be; none where that makes a difference.
    pub(super) fn compared(&self, comparison: Comparison, other: &Range) -> Option<bool> {
        if self.is_lost() || other.is_lost() {
            return None;
        }
        let certain = |comparison: Comparison| match comparison {
            Comparison::Below | Comparison::AtMost => Some(comparison.holds(self.high.as_ref()?.order(other.low.as_ref()?))),
            Comparison::Above | Comparison::AtLeast => Some(comparison.holds(self.low.as_ref()?.order(other.high.as_ref()?))),
            Comparison::Equal => Some(self.end_of_both()? == other.end_of_both()?),
            Comparison::Unequal => Some(self.end_of_both()? != other.end_of_both()?),
        };
        let apart = || certain(Comparison::Below) == Some(true) || certain(Comparison::Above) == Some(true);
        let opposite = match comparison {
            Comparison::Below => Comparison::AtLeast,
            Comparison::AtMost => Comparison::Above,
            Comparison::Above => Comparison::AtMost,
            Comparison::AtLeast => Comparison::Below,
            Comparison::Equal | Comparison::Unequal => {
                return certain(comparison).or_else(|| apart().then_some(comparison == Comparison::Unequal));
            }
        };
        match (certain(comparison), certain(opposite)) {
            (Some(true), _) => Some(true),
            (_, Some(true)) => Some(false),
            _ => None,
        }
    }

    /// What a condition about it comes to that it does not decide, and that by its value alone is `found`.
    pub(super) fn undecided(&self, found: Truth) -> Truth {
        if found == Truth::Fault && self.waits && self.doubt != Doubt::Must { Truth::Unknown } else { found }
    }

    /// A value of which by itself is known that it is open or has no answer.
    pub(super) fn settled(&self, found: Cell) -> Cell {
        match self.only() {
            Some(value) => Cell::Known(value.clone()),
            None if found == Cell::Fault => self.undecided(Truth::Fault).cell(),
            None => found,
        }
    }

    /// What of both may be known together.
    pub(super) fn beside(&self, other: &Range) -> Range {
        let (doubt, waits) = self.with(other);
        Range { doubt, waits, ..Range::ANY }
    }

    /// Everything that is in either.
    pub(super) fn hull(self, other: Range) -> Range {
        let end = |own: Option<Value>, other: Option<Value>, least: bool| {
            let (own, other) = (own?, other?);
            Some(if own.order(&other).is_le() == least { own } else { other })
        };
        let (doubt, waits) = (self.doubt.either(other.doubt), self.waits || other.waits);
        Range { low: end(self.low, other.low, true), high: end(self.high, other.high, false), doubt, waits }
    }

    pub(super) fn faulty_if(mut self, may_fault: bool) -> Range {
        if may_fault {
            self.doubt = self.doubt.max(Doubt::May);
        }
        self
    }

    pub(super) fn waiting_if(mut self, waits: bool) -> Range {
        self.waits |= waits;
        self
    }

    /// Whether no value of it is nought.
    pub(super) fn excludes_nought(&self) -> bool {
        let (low, high) = self.ends();
        low.is_some_and(|low| low > Number::ZERO) || high.is_some_and(|high| high < Number::ZERO)
    }

    /// What is known of what is made of the two, but for its ends.
    fn with(&self, other: &Range) -> (Doubt, bool) {
        (self.doubt.max(other.doubt), self.waits || other.waits)
    }

    pub(super) fn plus(&self, other: &Range) -> Range {
        let (own, others) = (self.ends(), other.ends());
        let add = |left: Option<Number>, right: Option<Number>| left?.plus(right?);
        let (low, high) = (add(own.0, others.0), add(own.1, others.1));
        // An end that is known of both and not of the sum is beyond the range of numbers.
        let too_large = low.is_none() && own.0.is_some() && others.0.is_some() || high.is_none() && own.1.is_some() && others.1.is_some();
        let (doubt, waits) = self.with(other);
        Range::numbers(low, high, doubt, waits).faulty_if(too_large)
    }

    pub(super) fn negated(&self) -> Range {
        let (low, high) = self.ends();
        Range::numbers(high.map(Number::negated), low.map(Number::negated), self.doubt, self.waits)
    }

    pub(super) fn times(&self, other: &Range) -> Range {
        let (doubt, waits) = self.with(other);
        let zero = |range: &Range| range.end_of_both().is_some_and(|value| *value == Value::Number(Number::ZERO));
        if zero(self) || zero(other) {
            return Range::numbers(Some(Number::ZERO), Some(Number::ZERO), doubt, waits);
        }
        let corners = match (self.ends(), other.ends()) {
            ((Some(a), Some(b)), (Some(c), Some(d))) => [(a, c), (a, d), (b, c), (b, d)].map(|(left, right)| left.times(right)),
            // No bound on one side, and none below nought on either: the lowest is that of the lowest.
            ((Some(a), _), (Some(c), _)) if a >= Number::ZERO && c >= Number::ZERO => {
                let low = a.times(c);
                return Range::numbers(low, None, doubt, waits).faulty_if(low.is_none());
            }
            _ => return Range { doubt, waits, ..Range::ANY },
        };
        let least = corners.iter().copied().collect::<Option<Vec<_>>>().and_then(|all| all.into_iter().min());
        let most = corners.iter().copied().collect::<Option<Vec<_>>>().and_then(|all| all.into_iter().max());
        Range::numbers(least, most, doubt, waits).faulty_if(corners.contains(&None))
    }
}

/// The least or greatest of several, each with whether it is certain to be among them.
pub(super) fn most_extreme(members: &[(bool, Range)], least: bool) -> Range {
    // The least is no more than any that is certain, and no less than the lowest that all of them can be.
    let pick = |all: bool, low: bool| {
        let ends = members.iter().filter(|(certain, _)| all || *certain).map(|(_, own)| if low { &own.low } else { &own.high });
        let known: Option<Vec<&Value>> = if all { ends.map(Option::as_ref).collect() } else { Some(ends.flatten().collect()) };
        known?.into_iter().reduce(|best, own| if own.order(best).is_lt() == least { own } else { best }).cloned()
    };
    let (low, high) = (pick(least, true), pick(!least, false));
    let doubt = members.iter().map(|(certain, own)| if *certain { own.doubt } else { own.doubt.min(Doubt::May) }).max();
    let waits = members.iter().any(|(certain, own)| !certain || own.waits);
    // One value of all that are in doubt is no doubt.
    let settled = low.is_some() && low == high;
    let doubt = doubt.map_or(Doubt::None, |doubt| if doubt == Doubt::Within && settled { Doubt::None } else { doubt });
    Range { low, high, doubt, waits }
}
