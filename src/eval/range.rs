//! What is known of a number before all facts are: the least and the most it can be. Two who are rich are *at least two*, whoever else is.
//!
//! Interval arithmetic over the plan, as in Moore, *Interval Analysis* (1966): sums, products with what is known, least and greatest,
//! counts and sums over lists, branches. What is not one of these may be any number, and may have no answer. So what is found here holds
//! whatever the open facts turn out to be; it is not always all that could be known.

use super::memory::Memory;
use super::run::Run;
use super::truth::Truth;
use crate::compile::{NONE, Op, PlanGather, Possible, Slice};
use crate::model::{Cell, Comparison, Gather, Number, RuleId, Value};
use crate::source::limits;

/// From `low` to `high`, where they are known.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Range {
    pub(super) low: Option<Value>,
    pub(super) high: Option<Value>,
    /// Whether it may turn out that there is no answer.
    pub(super) may_fault: bool,
}

impl Range {
    /// Any value at all.
    pub(super) const ANY: Range = Range { low: None, high: None, may_fault: false };
    /// Any value, or no answer.
    pub(super) const UNKNOWN: Range = Range { low: None, high: None, may_fault: true };

    pub(super) fn point(value: Value) -> Range {
        Range { low: Some(value.clone()), high: Some(value), may_fault: false }
    }

    /// What an open fact can be.
    pub(super) fn within(possible: &Possible) -> Range {
        Range { low: possible.low.clone(), high: possible.high.clone(), may_fault: false }
    }

    pub(super) fn numbers(low: Option<Number>, high: Option<Number>, may_fault: bool) -> Range {
        Range { low: low.map(Value::Number), high: high.map(Value::Number), may_fault }
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
        self.low.as_ref().filter(|_| !self.may_fault && !self.is_open())
    }

    /// What a comparison comes to whatever the two turn out to be; none where that makes a difference.
    pub(super) fn compared(&self, comparison: Comparison, other: &Range) -> Option<bool> {
        if self.may_fault || other.may_fault {
            return None;
        }
        let certain = |comparison: Comparison| match comparison {
            Comparison::Below | Comparison::AtMost => Some(comparison.holds(self.high.as_ref()?.order(other.low.as_ref()?))),
            Comparison::Above | Comparison::AtLeast => Some(comparison.holds(self.low.as_ref()?.order(other.high.as_ref()?))),
            Comparison::Equal => Some(self.only()? == other.only()?),
            Comparison::Unequal => Some(self.only()? != other.only()?),
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

    /// Everything that is in either.
    fn hull(self, other: Range) -> Range {
        let end = |own: Option<Value>, other: Option<Value>, least: bool| {
            let (own, other) = (own?, other?);
            Some(if own.order(&other).is_le() == least { own } else { other })
        };
        Range { low: end(self.low, other.low, true), high: end(self.high, other.high, false), may_fault: self.may_fault || other.may_fault }
    }

    fn faulty_if(mut self, may_fault: bool) -> Range {
        self.may_fault |= may_fault;
        self
    }

    fn plus(&self, other: &Range) -> Range {
        let (own, others) = (self.ends(), other.ends());
        let add = |left: Option<Number>, right: Option<Number>| left?.plus(right?);
        let (low, high) = (add(own.0, others.0), add(own.1, others.1));
        // An end that is known of both and not of the sum is beyond the range of numbers.
        let too_large = low.is_none() && own.0.is_some() && others.0.is_some() || high.is_none() && own.1.is_some() && others.1.is_some();
        Range::numbers(low, high, self.may_fault || other.may_fault || too_large)
    }

    fn negated(&self) -> Range {
        let (low, high) = self.ends();
        Range::numbers(high.map(Number::negated), low.map(Number::negated), self.may_fault)
    }

    fn times(&self, other: &Range) -> Range {
        let may_fault = self.may_fault || other.may_fault;
        let zero = |range: &Range| range.only().is_some_and(|value| *value == Value::Number(Number::ZERO));
        if zero(self) || zero(other) {
            return Range::numbers(Some(Number::ZERO), Some(Number::ZERO), may_fault);
        }
        let corners = match (self.ends(), other.ends()) {
            ((Some(a), Some(b)), (Some(c), Some(d))) => [(a, c), (a, d), (b, c), (b, d)].map(|(left, right)| left.times(right)),
            // No bound on one side, and none below nought on either: the lowest is that of the lowest.
            ((Some(a), _), (Some(c), _)) if a >= Number::ZERO && c >= Number::ZERO => {
                let low = a.times(c);
                return Range::numbers(low, None, may_fault || low.is_none());
            }
            _ => return Range { may_fault, ..Range::ANY },
        };
        let may_fault = may_fault || corners.contains(&None);
        let least = corners.iter().copied().collect::<Option<Vec<_>>>().and_then(|all| all.into_iter().min());
        let most = corners.iter().copied().collect::<Option<Vec<_>>>().and_then(|all| all.into_iter().max());
        Range::numbers(least, most, may_fault)
    }
}

/// What a condition may come to, as bits of [`Truth`].
type Truths = u8;

const EITHER: Truths = Truth::Yes as u8 | Truth::No as u8;
const ANYTHING: Truths = EITHER | Truth::Fault as u8;

/// Whether one of several possible truths is this.
fn may(truths: Truths, truth: Truth) -> bool {
    truths & truth as u8 != 0
}

/// Finds ranges in one case.
pub(super) struct Ranges<'r, 'e> {
    pub(super) case: Run<'r, false>,
    left: &'e mut u32,
}

impl<const TRACE: bool> Run<'_, TRACE> {
    /// Whether more can be known of an expression than that it is open.
    pub(super) fn may_be_bounded(&self, id: u32) -> bool {
        match self.plan.ops.get(id as usize) {
            None | Some(Op::Constant(_)) => false,
            Some(Op::Age(row) | Op::Attains(row)) => self.plan.row(*row).iter().take(2).any(|part| self.may_be_bounded(*part)),
            Some(Op::Fact(_) | Op::FactOf(..)) => self.plan.possible_of(id).is_some_and(|own| own.low.is_some() || own.high.is_some()),
            Some(_) => true,
        }
    }

    /// The least and the most that an expression can be. Leaves no step in the trace.
    pub(super) fn range(&mut self, id: u32) -> Range {
        self.ranged(|ranges| ranges.of(id))
    }

    /// The same of what is gathered from a list, if it is known that it is open.
    pub(super) fn range_of_list(&mut self, gather: PlanGather) -> Range {
        self.ranged(|ranges| ranges.gather(gather))
    }

    fn ranged(&mut self, ask: impl FnOnce(&mut Ranges<'_, '_>) -> Range) -> Range {
        let fresh = || Box::new(Memory::new(self.plan.kept));
        let mut memory = self.memory.scratch.take().unwrap_or_else(fresh);
        memory.start();
        memory.frames.clone_from(&self.memory.frames);
        memory.work = self.memory.work;
        let mut left = limits::RANGE_STEPS.saturating_sub(self.memory.range_steps);
        let case = Run { plan: self.plan, memory: &mut memory, facts: self.facts, lists: self.lists, readings: self.readings };
        let found = ask(&mut Ranges { case, left: &mut left });
        self.memory.work = memory.work;
        self.memory.range_steps = limits::RANGE_STEPS - left;
        self.memory.scratch = Some(memory);
        found
    }
}

impl Ranges<'_, '_> {
    /// Counts a step; past the limit nothing is known.
    fn is_too_far(&mut self) -> bool {
        match self.left.checked_sub(1) {
            Some(left) => *self.left = left,
            None => return true,
        }
        false
    }

    pub(super) fn of(&mut self, id: u32) -> Range {
        let Some(op) = self.case.plan.ops.get(id as usize).copied().filter(|_| !self.is_too_far()) else { return Range::UNKNOWN };
        let plan = self.case.plan;
        match op {
            Op::Rule(rule) => self.rule(RuleId(rule)),
            Op::Reading(at) => self.case.chosen(at).map_or(Range::UNKNOWN, |chosen| self.of(chosen)),
            Op::Same(inner) => self.of(inner),
            Op::Minus(inner) => self.of(inner).negated(),
            Op::Sum(row) => plan.row(row).chunks_exact(2).fold(Range::point(Value::Number(Number::ZERO)), |sum, pair| match pair {
                [sign, term] => {
                    let term = self.of(*term);
                    sum.plus(&if *sign == 1 { term } else { term.negated() })
                }
                _ => Range::UNKNOWN,
            }),
            Op::Product(row) => self.product(row),
            Op::Least(row) | Op::Greatest(row) => self.extreme(row, matches!(op, Op::Least(_))),
            Op::If(row) => self.if_else(row),
            Op::Gather(at) => match plan.gathers.get(at as usize).copied() {
                Some(gather) if matches!(gather.form, Gather::Count | Gather::Sum) => self.gather(gather),
                Some(gather) => match self.case.cell(id) {
                    Cell::Known(value) => Range::point(value),
                    Cell::Unknown => self.gather(gather),
                    Cell::Fault => Range::UNKNOWN,
                },
                None => Range::UNKNOWN,
            },
            _ => match self.case.cell(id) {
                Cell::Known(value) => Range::point(value),
                Cell::Unknown if matches!(op, Op::Fact(_) | Op::FactOf(..)) => plan.possible_of(id).map_or(Range::ANY, Range::within),
                Cell::Unknown => self.of_days(op),
                Cell::Fault => Range::UNKNOWN,
            },
        }
    }

    fn rule(&mut self, id: RuleId) -> Range {
        let plan = self.case.plan;
        let Some(rule) = plan.rules.get(id.index()).copied() else { return Range::UNKNOWN };
        if rule.exceptions.len == 0 {
            return self.of(rule.body);
        }
        // What several exceptions come to together is left to the evaluation of the rule.
        match self.case.rule(id) {
            Cell::Known(value) => return Range::point(value),
            Cell::Fault => return Range::UNKNOWN,
            Cell::Unknown => {}
        }
        let start = rule.exceptions.start as usize;
        let exceptions = plan.exceptions.get(start..start + rule.exceptions.len as usize).unwrap_or_default();
        match exceptions {
            [exception] => {
                let when = self.truths(exception.when);
                let then = self.of(exception.value);
                let found = if when == Truth::Yes as u8 { then } else { self.of(rule.body).hull(then) };
                found.faulty_if(may(when, Truth::Fault))
            }
            _ => Range::UNKNOWN,
        }
    }

    fn product(&mut self, row: Slice) -> Range {
        let plan = self.case.plan;
        let mut product = Range::point(Value::Number(Number::whole(1)));
        for pair in plan.row(row).chunks_exact(2) {
            let [sign, factor] = pair else { return Range::UNKNOWN };
            let factor = self.of(*factor);
            product = if *sign == 1 {
                product.times(&factor)
            } else {
                // Only what is known is divided by: what is open may turn out to be nought.
                match factor.only() {
                    Some(Value::Number(number)) => match Number::whole(1).over(*number) {
                        Some(part) => product.times(&Range::point(Value::Number(part))),
                        None => return Range::UNKNOWN,
                    },
                    _ => return Range::UNKNOWN,
                }
            };
        }
        product
    }

    fn extreme(&mut self, row: Slice, least: bool) -> Range {
        let plan = self.case.plan;
        let members: Vec<(bool, Range)> = plan.row(row).iter().map(|member| (true, self.of(*member))).collect();
        most_extreme(&members, least)
    }

    fn if_else(&mut self, row: Slice) -> Range {
        let plan = self.case.plan;
        let (mut found, mut may_fault): (Option<Range>, bool) = (None, false);
        let mut rest = plan.row(row);
        let mut add = |range: Range| found = Some(found.take().map_or_else(|| range.clone(), |known| known.hull(range.clone())));
        loop {
            let [when, then, after @ ..] = rest else {
                if let Some(otherwise) = rest.first() {
                    add(self.of(*otherwise));
                }
                break;
            };
            let when = self.truths(*when);
            may_fault |= may(when, Truth::Fault);
            if may(when, Truth::Yes) {
                add(self.of(*then));
            }
            if when == Truth::Yes as u8 {
                break;
            }
            rest = after;
        }
        found.unwrap_or(Range::UNKNOWN).faulty_if(may_fault)
    }

    /// Counts, sums, and the least, greatest, first and last over lists.
    fn gather(&mut self, gather: PlanGather) -> Range {
        let zero = || Range::point(Value::Number(Number::ZERO));
        let counted = gather.form == Gather::Count;
        let list = match self.case.cell(gather.list) {
            Cell::Known(Value::List(list)) => list,
            // Nobody knows how many there are, but there are not fewer than none.
            Cell::Unknown if counted => return Range::numbers(Some(Number::ZERO), None, false),
            _ => return Range::UNKNOWN,
        };
        let lists = self.case.lists;
        let entities = lists.lists.get(list as usize).map(Vec::as_slice).unwrap_or_default();
        match gather.form {
            Gather::Count | Gather::Sum => {}
            Gather::Least | Gather::Greatest | Gather::First | Gather::Last => return self.one_of_list(gather, entities),
            Gather::Any | Gather::Every | Gather::Union => return Range::UNKNOWN,
        }
        let mut sum = zero();
        for entity in entities {
            self.case.memory.frames.push((gather.entity, *entity));
            let counts = if gather.filter == NONE { Truth::Yes as u8 } else { self.truths(gather.filter) };
            let own = match (counted, may(counts, Truth::Yes)) {
                (_, false) => zero().faulty_if(!counted && may(counts, Truth::Fault)),
                // Whether one of them counts may have no answer; it is one more, or not.
                (true, true) => Range::point(Value::Number(Number::whole(1))),
                (false, true) => self.of(gather.of),
            };
            let own = if counts == Truth::Yes as u8 || own == zero() { own } else { own.hull(zero()) };
            let own = if counted && may(counts, Truth::Fault) { own.hull(Range::point(Value::Number(Number::whole(1)))) } else { own };
            sum = sum.plus(&own.faulty_if(!counted && counts != Truth::Yes as u8 && may(counts, Truth::Fault)));
            self.case.memory.frames.pop();
        }
        sum
    }

    /// The least, greatest, first or last of a list. Of nobody there is none.
    fn one_of_list(&mut self, gather: PlanGather, entities: &[u32]) -> Range {
        let mut members: Vec<(bool, Range)> = Vec::new();
        let mut may_fault = false;
        for entity in entities {
            self.case.memory.frames.push((gather.entity, *entity));
            let counts = if gather.filter == NONE { Truth::Yes as u8 } else { self.truths(gather.filter) };
            may_fault |= may(counts, Truth::Fault);
            if may(counts, Truth::Yes) {
                let by_faults = gather.by != NONE && self.of(gather.by).may_fault;
                members.push((counts == Truth::Yes as u8, self.of(gather.of).faulty_if(by_faults)));
            }
            self.case.memory.frames.pop();
        }
        may_fault |= !members.iter().any(|(counts, _)| *counts);
        let found = match gather.form {
            Gather::Least | Gather::Greatest => most_extreme(&members, gather.form == Gather::Least),
            // Whichever it is. Two that come first together and differ leave no answer.
            Gather::First | Gather::Last => {
                let several = members.len() > 1;
                let all = members.into_iter().map(|(_, own)| own).reduce(Range::hull).unwrap_or(Range::UNKNOWN);
                let may_tie = several && all.is_open();
                all.faulty_if(may_tie)
            }
            Gather::Count | Gather::Sum | Gather::Any | Gather::Every | Gather::Union => Range::UNKNOWN,
        };
        found.faulty_if(may_fault)
    }

    /// What a condition may come to.
    fn truths(&mut self, id: u32) -> Truths {
        if self.is_too_far() {
            return ANYTHING;
        }
        let plan = self.case.plan;
        match plan.ops.get(id as usize).copied() {
            Some(Op::All(row)) => plan.row(row).iter().fold(Truth::Yes as u8, |all, own| {
                let own = self.truths(*own);
                both(all, own, Truth::No)
            }),
            Some(Op::Any(row)) => plan.row(row).iter().fold(Truth::No as u8, |all, own| {
                let own = self.truths(*own);
                both(all, own, Truth::Yes)
            }),
            Some(Op::Not(inner)) => {
                let inner = self.truths(inner);
                let turned = |from: Truth, to: Truth| if may(inner, from) { to as u8 } else { 0 };
                turned(Truth::Yes, Truth::No) | turned(Truth::No, Truth::Yes) | turned(Truth::Fault, Truth::Fault)
            }
            Some(Op::Reading(at)) => self.case.chosen(at).map_or(ANYTHING, |chosen| self.truths(chosen)),
            Some(Op::Rule(rule)) => match plan.rules.get(rule as usize) {
                Some(rule) if rule.exceptions.len == 0 => self.truths(rule.body),
                _ => self.decided(id, ANYTHING),
            },
            Some(Op::Compare(_, _, left, right)) => {
                let open = if self.of(left).may_fault || self.of(right).may_fault { ANYTHING } else { EITHER };
                self.decided(id, open)
            }
            Some(Op::Fact(_) | Op::FactOf(..)) => self.decided(id, EITHER),
            _ => self.decided(id, ANYTHING),
        }
    }

    fn decided(&mut self, id: u32, open: Truths) -> Truths {
        match self.case.truth(id) {
            Truth::Unknown => open,
            known => known as u8,
        }
    }
}

/// The least or greatest of several, each with whether it is certain to be among them.
fn most_extreme(members: &[(bool, Range)], least: bool) -> Range {
    // The least is no more than any that is certain, and no less than the lowest that all of them can be.
    let pick = |all: bool, low: bool| {
        let ends = members.iter().filter(|(certain, _)| all || *certain).map(|(_, own)| if low { &own.low } else { &own.high });
        let known: Option<Vec<&Value>> = if all { ends.map(Option::as_ref).collect() } else { Some(ends.flatten().collect()) };
        known?.into_iter().reduce(|best, own| if own.order(best).is_lt() == least { own } else { best }).cloned()
    };
    let may_fault = members.iter().any(|(_, member)| member.may_fault);
    Range { low: pick(least, true), high: pick(!least, false), may_fault }
}

/// What two conditions may come to together, where one that is `strong` decides.
fn both(left: Truths, right: Truths, strong: Truth) -> Truths {
    let weak = if strong == Truth::No { Truth::Yes } else { Truth::No };
    let strongest = if may(left | right, strong) { strong as u8 } else { 0 };
    let weakest = if may(left, weak) && may(right, weak) { weak as u8 } else { 0 };
    let certain = left == strong as u8 || right == strong as u8;
    let fault = if may(left | right, Truth::Fault) { Truth::Fault as u8 } else { 0 };
    if certain { strong as u8 } else { strongest | weakest | fault }
}
