//! The operations for runs without a trace: what is only passed on is left out, and what is most often asked is asked in one.

use super::plan::{AgeTest, CONSTANT, COUNTED, FACT, Form, OVER, Op, Plan, Slice, TIMES, length};
use crate::model::{Comparison, ExprId, Number, Value};

/// Lists within lists are joined up to this length, so that a long chain of rules is not copied once for each link.
const LONGEST: usize = 32;

impl Plan {
    /// Makes the operations for runs without a trace.
    pub(super) fn shorten(&mut self) {
        let mut direct = self.folded();
        for at in 0..direct.len() {
            let Some(op) = direct.get(at).copied() else { continue };
            let short = match op {
                Op::Compare(comparison, form, left, right) => self.comparison(&direct, comparison, form, left, right),
                Op::All(row) => {
                    let members = self.joined(row, false);
                    let members = self.ages_in_one(&mut direct, members);
                    Op::All(self.push_row(members))
                }
                Op::Any(row) => {
                    let members = self.joined(row, true);
                    Op::Any(self.push_row(members))
                }
                Op::Not(inner) => Op::Not(self.short(inner)),
                Op::Sum(row) => {
                    let terms = self.row(row).to_vec();
                    Op::Sum(self.short_terms(&direct, terms))
                }
                Op::Product(row) => Op::Product(self.short_factors(&mut direct, row)),
                Op::If(row) => Op::If(self.short_arms(&direct, at, row)),
                other => other,
            };
            if let Some(op) = direct.get_mut(at) {
                *op = short;
            }
        }
        self.direct = direct;
    }

    fn comparison(&mut self, direct: &[Op], comparison: Comparison, form: Form, left: u32, right: u32) -> Op {
        if let Some(test) = self.age_test(comparison, left, right) {
            self.ages.push(test);
            return Op::AgeAgainst(length(self.ages.len() - 1));
        }
        match (comparison, self.ops.get(left as usize), self.value_of(right)) {
            (Comparison::Equal, Some(Op::Fact(fact)), Some(Value::Choice(choice))) => Op::IsChoice(*fact, *choice, true),
            (Comparison::Unequal, Some(Op::Fact(fact)), Some(Value::Choice(choice))) => Op::IsChoice(*fact, *choice, false),
            _ if form == Form::Other || form == Form::Truth => Op::Compare(comparison, form, left, right),
            _ if form == Form::Number => Op::Compare(comparison, form, self.number(direct, left), self.number(direct, right)),
            _ => Op::Compare(comparison, form, self.fact_or_own(left), self.fact_or_own(right)),
        }
    }

    /// `age(…) >= 19`, with nothing left to look up but the dates.
    fn age_test(&self, comparison: Comparison, left: u32, right: u32) -> Option<AgeTest> {
        let (Some(Op::Age(row)), Some(Value::Number(limit))) = (self.ops.get(left as usize), self.value_of(right)) else {
            return None;
        };
        let [born, on, rounding] = *self.row(*row) else { return None };
        let (born, on) = (self.short(born), self.short(on));
        let limit = limit.to_whole()?;
        // No age is as far from nought as where these numbers end.
        let (from, to) = match comparison {
            Comparison::Equal | Comparison::Unequal => (limit, limit),
            Comparison::Below => (i64::MIN, limit.saturating_sub(1)),
            Comparison::AtMost => (i64::MIN, limit),
            Comparison::Above => (limit.saturating_add(1), i64::MAX),
            Comparison::AtLeast => (limit, i64::MAX),
        };
        Some(AgeTest { born, on, rounding, from, to, within: comparison != Comparison::Unequal })
    }

    /// Conditions of which all must hold, with the limits of one age as one: from 19 and below 67.
    fn ages_in_one(&mut self, direct: &mut Vec<Op>, members: Vec<u32>) -> Vec<u32> {
        let mut out: Vec<(u32, Option<AgeTest>)> = Vec::with_capacity(members.len());
        for member in members {
            let test = match self.ops.get(member as usize) {
                Some(Op::Compare(comparison, _, left, right)) => self.age_test(*comparison, *left, *right).filter(|test| test.within),
                _ => None,
            };
            // Only a limit of an age looks for another.
            let found = test.and_then(|own| {
                let same = |(_, other): &&mut (u32, Option<AgeTest>)| other.is_some_and(|other| self.of_one_age(&own, &other));
                out.iter_mut().find(same)
            });
            match (test, found) {
                (Some(own), Some((place, Some(other)))) => {
                    let both = AgeTest { from: own.from.max(other.from), to: own.to.min(other.to), ..own };
                    self.ages.push(both);
                    direct.push(Op::AgeAgainst(length(self.ages.len() - 1)));
                    (*place, *other) = (length(direct.len() - 1), both);
                }
                _ => out.push((member, test)),
            }
        }
        out.into_iter().map(|(member, _)| member).collect()
    }

    /// Whether two limits are of one age. Each age has an expression of its own for how its act rounds dates.
    fn of_one_age(&self, own: &AgeTest, other: &AgeTest) -> bool {
        let way = |test: &AgeTest| self.ops.get(test.rounding as usize);
        let same_way = match (way(own), way(other)) {
            (Some(Op::Reading(own)), Some(Op::Reading(other))) => own == other,
            (Some(Op::Constant(_)), Some(Op::Constant(_))) => self.value_of(own.rounding) == self.value_of(other.rounding),
            _ => own.rounding == other.rounding,
        };
        (own.born, own.on) == (other.born, other.on) && same_way
    }

    fn value_of(&self, constant: u32) -> Option<&Value> {
        match self.ops.get(constant as usize) {
            Some(Op::Constant(at)) => self.constants.get(*at as usize),
            _ => None,
        }
    }

    /// A list with the lists of its own kind in it as one.
    fn joined(&self, row: Slice, any: bool) -> Vec<u32> {
        let mut members = Vec::new();
        let mut stack: Vec<u32> = self.row(row).iter().rev().copied().collect();
        while let Some(member) = stack.pop().map(|member| self.beyond(member)) {
            let room = members.len() + stack.len() < LONGEST;
            match self.ops.get(member as usize).filter(|_| room) {
                Some(Op::All(inner)) if !any => stack.extend(self.row(*inner).iter().rev()),
                Some(Op::Any(inner)) if any => stack.extend(self.row(*inner).iter().rev()),
                _ => members.push(self.short(member)),
            }
        }
        members
    }

    /// A row of terms or factors in which facts and constants are looked up on the spot.
    fn short_terms(&mut self, direct: &[Op], mut terms: Vec<u32>) -> Slice {
        for [sign, term] in terms.as_chunks_mut::<2>().0 {
            if *sign & COUNTED == 0 {
                *term = self.number(direct, *term);
            }
        }
        self.push_row(terms)
    }

    /// The same of factors. What is divided by a figure is multiplied by its inverse, which is found once.
    fn short_factors(&mut self, direct: &mut Vec<Op>, row: Slice) -> Slice {
        let mut factors = self.row(row).to_vec();
        for pair in factors.as_chunks_mut::<2>().0 {
            if let [OVER, factor] = *pair
                && let Some(inverse) = self.inverse(direct, factor)
            {
                self.constants.push(Value::Number(inverse));
                direct.push(Op::Constant(length(self.constants.len() - 1)));
                *pair = [TIMES, length(direct.len() - 1)];
            }
        }
        self.short_terms(direct, factors)
    }

    /// One over a constant, unless that is nought or out of range.
    fn inverse(&self, direct: &[Op], at: u32) -> Option<Number> {
        let Some(Op::Constant(at)) = direct.get(at as usize) else { return None };
        match self.constants.get(*at as usize)? {
            Value::Number(number) => Number::whole(1).over(*number),
            _ => None,
        }
    }

    /// An expression, or the fact it is, behind rules that only pass it on.
    fn short(&self, at: u32) -> u32 {
        self.fact_or_own(self.beyond(at))
    }

    /// Arms whose conditions and values are looked up on the spot where they can be.
    fn short_arms(&mut self, direct: &[Op], at: usize, row: Slice) -> Slice {
        let form = Form::from(self.checked.type_of(ExprId(length(at))));
        let (arms, otherwise) = self.row(row).as_chunks::<2>();
        let value = |value: u32| match form {
            Form::Number => self.number(direct, value),
            Form::Truth | Form::Date | Form::Choice => self.fact_or_own(value),
            Form::Other => value,
        };
        let arms = arms.iter().flat_map(|[when, then]| [self.fact_or_own(*when), value(*then)]);
        let row: Vec<u32> = arms.chain(otherwise.iter().map(|otherwise| value(*otherwise))).collect();
        self.push_row(row)
    }

    /// A number, or the fact or constant it is. A rule that only one asks for, and that works out little, is worked out by who asks: that
    /// takes no longer than to see whether it was found before.
    fn number(&self, direct: &[Op], at: u32) -> u32 {
        let beyond = self.beyond(at);
        let at = if self.is_brief(direct, beyond) { beyond } else { at };
        match direct.get(at as usize) {
            Some(Op::Constant(constant)) => constant | CONSTANT,
            _ => self.fact_or_own(at),
        }
    }

    /// Whether an expression is a fact, a constant, or a sum or product of two of them.
    fn is_brief(&self, direct: &[Op], at: u32) -> bool {
        let is_fact = |at: u32| matches!(self.ops.get(at as usize), Some(Op::Fact(_)));
        let is_at_hand = |at: u32| is_fact(at) || matches!(direct.get(at as usize), Some(Op::Constant(_)));
        match self.ops.get(at as usize) {
            Some(Op::Sum(row) | Op::Product(row)) => {
                let (pairs, _) = self.row(*row).as_chunks::<2>();
                pairs.len() <= 2 && pairs.iter().all(|[sign, operand]| sign & COUNTED == 0 && is_at_hand(*operand))
            }
            _ => is_at_hand(at),
        }
    }

    pub(super) fn fact_or_own(&self, at: u32) -> u32 {
        match self.ops.get(at as usize) {
            Some(Op::Fact(fact)) => fact | FACT,
            _ => at,
        }
    }

    /// The expression behind rules that only one asks for and that have no exceptions.
    fn beyond(&self, mut at: u32) -> u32 {
        while let Some(Op::Rule(rule)) = self.ops.get(at as usize)
            && let Some(rule) = self.rules.get(*rule as usize).filter(|rule| !rule.shared && rule.exceptions.len == 0)
        {
            at = rule.body;
        }
        at
    }
}
