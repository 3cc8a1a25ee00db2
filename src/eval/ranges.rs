//! What is known of a number before all facts are: the least and the most it can be. Two who are rich are *at least two*, whoever else is.
//!
//! Ranges are put together over the plan: sums, products with what is known, least and greatest,
//! counts and sums over lists, branches. What is not one of these may be any number, and may have no answer. So what is found here holds
//! whatever the open facts turn out to be; it is not always all that could be known.
//!
//! The same is known of what has no answer because nothing says which of several values it is: a day that nothing rounds is the last of one
//! month or the first of the next, and what both come to is decided.

use smallvec::SmallVec;

use super::memory::Memory;
use super::range::{Doubt, Range, most_extreme};
use super::run::Run;
use super::truth::Truth;
use crate::compile::{NONE, Op, PlanException, PlanGather, PlanRule, Slice, TIMES};
use crate::model::{Cell, Gather, Number, RuleId, Value};
use crate::source::limits;

/// What a condition may come to, as bits of [`Truth`].
type Truths = u8;

const EITHER: Truths = Truth::Yes as u8 | Truth::No as u8;
const ANYTHING: Truths = EITHER | Truth::Fault as u8;

/// Whether one of several possible truths is this.
fn may(truths: Truths, truth: Truth) -> bool {
    truths & truth as u8 != 0
}

/// Finds ranges in one case.
pub(super) struct Ranges<'r> {
    pub(super) case: Run<'r, false>,
}

impl<const TRACE: bool> Run<'_, TRACE> {
    /// Whether more can be known of an expression than that it is open.
    pub(super) fn may_be_bounded(&self, id: u32) -> bool {
        // The plan knows nothing of what is narrowed in this case alone.
        if self.narrowed.is_empty() && !self.plan.bounded.get(id as usize).copied().unwrap_or_default() {
            return false;
        }
        // Of the alternatives of a reading one counts: a day may have none by the one that is chosen.
        match self.plan.ops.get(id as usize) {
            Some(Op::Reading(at)) => self.chosen(*at).is_none_or(|chosen| self.may_be_bounded(chosen)),
            Some(Op::Age(row) | Op::Attains(row) | Op::After(row, _)) => {
                self.plan.row(*row).iter().take(2).any(|part| self.may_be_bounded(*part))
            }
            _ => true,
        }
    }

    /// The least and the most that an expression can be. Leaves no step in the trace.
    pub(super) fn range(&mut self, id: u32) -> Range {
        // What is asked for on the way to itself is known by nobody.
        if self.memory.ranged.contains(&id) {
            return Range::UNKNOWN;
        }
        self.memory.ranged.push(id);
        let found = self.ranged(|ranges| ranges.of(id));
        self.memory.ranged.pop();
        found
    }

    /// The same of what is gathered from a list, if it is known that it is open.
    pub(super) fn range_of_list(&mut self, gather: PlanGather) -> Range {
        self.ranged(|ranges| ranges.gather(gather))
    }

    fn ranged(&mut self, ask: impl FnOnce(&mut Ranges<'_>) -> Range) -> Range {
        let mut memory: Box<Memory> = self.memory.scratch.take().unwrap_or_default();
        memory.start();
        memory.frames.clone_from(&self.memory.frames);
        memory.ranged.clone_from(&self.memory.ranged);
        (memory.work, memory.range_steps) = (self.memory.work, self.memory.range_steps);
        let (plan, facts, lists, readings, narrowed) = (self.plan, self.facts, self.lists, self.readings, self.narrowed);
        let case = Run { plan, memory: &mut memory, facts, lists, readings, narrowed };
        let found = ask(&mut Ranges { case });
        (self.memory.work, self.memory.range_steps) = (memory.work, memory.range_steps);
        self.memory.scratch = Some(memory);
        found
    }
}

impl Ranges<'_> {
    /// Counts a step, of whatever is asked for within another; past the limit nothing is known.
    fn is_too_far(&mut self) -> bool {
        let steps = &mut self.case.memory.range_steps;
        *steps = steps.saturating_add(1);
        *steps > limits::RANGE_STEPS
    }

    pub(super) fn of(&mut self, id: u32) -> Range {
        let mut found = self.made_of(id);
        // What is one value whatever is found waits for nothing.
        found.waits &= found.only().is_none();
        if found.doubt == Doubt::Must {
            return Range::FAULT;
        }
        // Where it waits for nothing, it is known whether there is an answer. The least and greatest of several ask for their own range.
        let asks = matches!(self.case.plan.ops.get(id as usize), Some(Op::Least(_) | Op::Greatest(_)));
        let known = found.is_lost() && !found.waits && !asks;
        if known && self.case.cell(id) == Cell::Fault { Range::FAULT } else { found }
    }

    /// What is known of an expression that is not looked into.
    fn value(&mut self, id: u32) -> Range {
        match self.case.cell(id) {
            Cell::Known(value) => Range::point(value),
            Cell::Unknown => Range::UNKNOWN,
            Cell::Fault => Range::FAULT,
        }
    }

    fn made_of(&mut self, id: u32) -> Range {
        let Some(op) = self.case.plan.ops.get(id as usize).copied().filter(|_| !self.is_too_far()) else { return Range::UNKNOWN };
        let plan = self.case.plan;
        match op {
            Op::Rule(rule) => self.rule(id, RuleId(rule)),
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
            Op::Product(row) => self.product(id, row),
            Op::Least(row) | Op::Greatest(row) => self.extreme(row, matches!(op, Op::Least(_))),
            Op::If(row) => self.if_else(row),
            Op::Gather(at) => match plan.gathers.get(at as usize).copied() {
                Some(gather) if matches!(gather.form, Gather::Count | Gather::Sum) => self.gather(gather),
                Some(gather) => match (self.case.cell(id), gather.form) {
                    (Cell::Known(value), _) => Range::point(value),
                    (Cell::Unknown, _) | (Cell::Fault, Gather::Least | Gather::Greatest) => self.gather(gather),
                    (Cell::Fault, _) => Range::FAULT,
                },
                None => Range::UNKNOWN,
            },
            _ => match self.case.cell(id) {
                Cell::Known(value) => Range::point(value),
                Cell::Unknown if matches!(op, Op::Fact(_) | Op::FactOf(..)) => {
                    plan.fact_of(id).and_then(|fact| self.case.possible(fact)).map_or(Range::ANY, Range::within)
                }
                found @ (Cell::Unknown | Cell::Fault) => {
                    self.of_days(op).unwrap_or(if found == Cell::Fault { Range::FAULT } else { Range::UNKNOWN })
                }
            },
        }
    }

    fn rule(&mut self, at: u32, id: RuleId) -> Range {
        let plan = self.case.plan;
        let Some(rule) = plan.rules.get(id.index()).copied() else { return Range::UNKNOWN };
        if rule.exceptions.len == 0 {
            return self.of(rule.body);
        }
        match self.case.rule(id) {
            Cell::Known(value) => return Range::point(value),
            Cell::Fault => return Range::FAULT,
            Cell::Unknown => {}
        }
        let start = rule.exceptions.start as usize;
        let exceptions = plan.exceptions.get(start..start + rule.exceptions.len as usize).unwrap_or_default();
        if exceptions.len() > limits::RANGE_EXCEPTIONS {
            return self.value(at);
        }
        self.with_exceptions(&rule, exceptions)
    }

    /// What a rule can come to: what an exception that may apply says, or the general rule where none surely does. Two that may both apply
    /// are a conflict unless one goes before the other.
    fn with_exceptions(&mut self, rule: &PlanRule, exceptions: &[PlanException]) -> Range {
        let plan = self.case.plan;
        let (mut found, mut faulty, mut surely): (Option<Range>, bool, bool) = (None, false, false);
        let mut applying: SmallVec<[usize; 4]> = SmallVec::new();
        for (at, exception) in exceptions.iter().enumerate() {
            let when = self.truths(exception.when);
            if when == Truth::No as u8 {
                continue;
            }
            let then = self.of(exception.value);
            let goes_before = |one: usize, other: usize| {
                let above = exceptions.get(other).map_or(&[][..], |own| plan.row(own.yields_to));
                u32::try_from(one).is_ok_and(|one| above.contains(&one))
            };
            faulty |= may(when, Truth::Fault) || applying.iter().any(|own| !goes_before(*own, at) && !goes_before(at, *own));
            surely |= when == Truth::Yes as u8;
            found = Some(found.map_or_else(|| then.clone(), |own| own.hull(then.clone())));
            applying.push(at);
        }
        let settled = applying.is_empty() || surely && applying.len() == 1;
        let found = match found {
            Some(found) if surely => found,
            Some(found) => self.of(rule.body).hull(found),
            None => self.of(rule.body),
        };
        if settled { found.faulty_if(faulty) } else { found.waiting_if(true).faulty_if(faulty) }
    }

    fn product(&mut self, id: u32, row: Slice) -> Range {
        let plan = self.case.plan;
        let (mut product, mut looked_into) = (Range::point(Value::Number(Number::whole(1))), true);
        for pair in plan.row(row).chunks_exact(2) {
            let [sign, factor] = pair else { return Range::UNKNOWN };
            let mut factor = self.of(*factor);
            let divisor = if *sign & TIMES == 0 { factor.only_number() } else { None };
            // By nought nothing is divided, whatever it is.
            if divisor == Some(Number::ZERO) {
                factor.doubt = Doubt::Must;
            }
            let inverse = divisor.and_then(|divisor| Number::whole(1).over(divisor));
            product = match inverse {
                _ if *sign == TIMES => product.times(&factor),
                Some(part) => product.times(&Range::numbers(Some(part), Some(part), factor.doubt, factor.waits)),
                // Only by what is known is anything divided: what is open may turn out to be nought.
                None => {
                    looked_into = false;
                    product.beside(&factor)
                }
            };
        }
        match product.doubt {
            _ if looked_into => product,
            Doubt::Must => Range::FAULT,
            _ if product.waits => product.faulty_if(true),
            _ => self.value(id),
        }
    }

    fn extreme(&mut self, row: Slice, least: bool) -> Range {
        let plan = self.case.plan;
        let members: Vec<(bool, Range)> = plan.row(row).iter().map(|member| (true, self.of(*member))).collect();
        most_extreme(&members, least)
    }

    fn if_else(&mut self, row: Slice) -> Range {
        let plan = self.case.plan;
        let (mut found, mut may_fault, mut waits): (Option<Range>, bool, bool) = (None, false, false);
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
            waits |= !is_settled(when);
            // What it comes to without an answer to the condition depends on what follows it.
            if may(when, Truth::Yes) || when == Truth::Fault as u8 {
                add(self.of(*then));
            }
            if when == Truth::Yes as u8 {
                break;
            }
            rest = after;
        }
        found.unwrap_or(Range::UNKNOWN).faulty_if(may_fault).waiting_if(waits)
    }

    /// Counts, sums, and the least, greatest, first and last over lists.
    fn gather(&mut self, gather: PlanGather) -> Range {
        let zero = || Range::point(Value::Number(Number::ZERO));
        let counted = gather.form == Gather::Count;
        let list = match self.case.cell(gather.list) {
            Cell::Known(Value::List(list)) => list,
            // Nobody knows how many there are, but there are not fewer than none.
            Cell::Unknown if counted => return Range::numbers(Some(Number::ZERO), None, Doubt::None, true),
            Cell::Fault => return Range::FAULT,
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
            let waits = !is_settled(counts);
            let own = if counted { counted_by(counts) } else { self.added(gather.of, counts) };
            sum = sum.plus(&own.waiting_if(waits));
            self.case.memory.frames.pop();
        }
        sum
    }

    /// What an entity adds to a sum.
    fn added(&mut self, of: u32, counts: Truths) -> Range {
        let nought = || Range::point(Value::Number(Number::ZERO));
        if counts == Truth::No as u8 {
            return nought();
        }
        let own = self.of(of);
        if counts == Truth::Yes as u8 {
            return own;
        }
        // Without an answer whether it counts there is none, unless it adds nothing.
        if counts == Truth::Fault as u8 && (own.excludes_nought() || own.doubt == Doubt::Must) {
            return Range::FAULT;
        }
        let waits = own.waits;
        let found = if may(counts, Truth::Yes) { own.hull(nought()) } else { nought().waiting_if(waits) };
        found.faulty_if(may(counts, Truth::Fault))
    }

    /// The least, greatest, first or last of a list. Of nobody there is none.
    fn one_of_list(&mut self, gather: PlanGather, entities: &[u32]) -> Range {
        let mut members: Vec<(bool, Range)> = Vec::new();
        let (mut may_fault, mut waits) = (false, false);
        for entity in entities {
            self.case.memory.frames.push((gather.entity, *entity));
            let counts = if gather.filter == NONE { Truth::Yes as u8 } else { self.truths(gather.filter) };
            may_fault |= may(counts, Truth::Fault);
            waits |= !is_settled(counts);
            if may(counts, Truth::Yes) {
                let by = if gather.by == NONE { Range::point(Value::Truth(true)) } else { self.of(gather.by) };
                waits |= by.waits;
                members.push((counts == Truth::Yes as u8, self.of(gather.of).faulty_if(by.doubt != Doubt::None)));
            } else if counts == Truth::Fault as u8 {
                waits |= self.of(gather.of).waits;
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
        found.faulty_if(may_fault).waiting_if(waits)
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
                let sure = self.of(left).doubt == Doubt::None && self.of(right).doubt == Doubt::None;
                let open = if sure { EITHER } else { ANYTHING };
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

/// One more, if an entity counts. Whether it does may have no answer; it is one more, or not.
fn counted_by(counts: Truths) -> Range {
    let number = |truth: bool| Some(Number::whole(i64::from(truth)));
    let doubt = if may(counts, Truth::Fault) { Doubt::Within } else { Doubt::None };
    Range::numbers(number(counts == Truth::Yes as u8), number(counts != Truth::No as u8), doubt, false)
}

/// Whether a condition can come to one thing only.
fn is_settled(truths: Truths) -> bool {
    truths.is_power_of_two()
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
