//! Numbers as straight-line code, for runs without a trace: small fractions on a stack instead of a walk over expressions.
//!
//! Example: `factor * base_amount + 100 kr` is `Constant`, `Constant`, `Plus` before it is folded; `if a then b else c` has two jumps.
//! Invariant: code finds what a walk finds, or nothing. It gives up at all that is open, has no answer or is no small fraction, so that the
//! meaning of those stands in one place, which is the walk.

use super::plan::{CONSTANT, COUNTED, DEPTH, Each, FACT, Form, Instruction, Op, Plan, PlanRule, Slice, TIMES, length};
use crate::model::{Short, Value};

impl Plan {
    /// Writes the code of each rule that finds a number, once for the case.
    pub(super) fn write_code(&mut self) {
        let mut writer = Writer { plan: self, code: Vec::new() };
        let mut slices = Vec::new();
        for rule in &writer.plan.rules {
            slices.push(writer.rule(rule));
        }
        let code = writer.code;
        for (rule, slice) in self.rules.iter_mut().zip(slices) {
            rule.code = slice;
        }
        self.code = code;
    }
}

struct Writer<'p> {
    plan: &'p Plan,
    code: Vec<Instruction>,
}

impl Writer<'_> {
    /// The code of a rule; none where it is not one number of the case, or where exceptions go before others.
    fn rule(&mut self, rule: &PlanRule) -> Slice {
        let start = self.code.len();
        if rule.form == Form::Number && rule.each == Each::No && !rule.ranked {
            self.with_exceptions(rule);
        }
        Slice { start: length(start), len: length(self.code.len() - start) }
    }

    /// The first exception that applies decides where no other does; where two do, a walk tells whether they agree.
    fn with_exceptions(&mut self, rule: &PlanRule) {
        let first = rule.exceptions.start as usize;
        let exceptions = self.plan.exceptions.get(first..first + rule.exceptions.len as usize).unwrap_or_default();
        let mut ends = Vec::new();
        for (at, exception) in exceptions.iter().enumerate() {
            let unless = self.push(Instruction::Unless(self.plan.fact_or_own(exception.when), 0));
            for other in exceptions.iter().skip(at + 1) {
                self.push(Instruction::Never(self.plan.fact_or_own(other.when)));
            }
            self.number(exception.value, 0);
            ends.push(self.push(Instruction::Jump(0)));
            self.land(unless);
        }
        self.number(rule.body, 0);
        ends.into_iter().for_each(|end| self.land(end));
    }

    /// The code of an expression, above so many numbers on the stack.
    fn number(&mut self, id: u32, below: usize) {
        let instruction = match self.op(id) {
            _ if below + 2 > DEPTH => Instruction::Walk(id),
            Some(Op::Fact(fact)) => Instruction::Fact(fact),
            Some(Op::Constant(at)) => match self.plan.constants.get(at as usize) {
                Some(Value::Number(number)) => number.short().map_or(Instruction::Walk(id), Instruction::Constant),
                _ => Instruction::Walk(id),
            },
            Some(Op::Rule(rule)) if self.plan.rules.get(rule as usize).is_some_and(|rule| rule.each == Each::No) => Instruction::Rule(rule),
            Some(Op::Same(inner)) => return self.number(inner, below),
            Some(Op::Sum(row)) => return self.row(row, below, Short::ZERO, (Instruction::Plus, Instruction::Minus)),
            Some(Op::Product(row))
                if self.plan.row(row).chunks_exact(2).all(|pair| pair.first().is_some_and(|sign| sign & COUNTED == 0)) =>
            {
                return self.row(row, below, Short::ONE, (Instruction::Times, Instruction::Over));
            }
            Some(Op::Rounded(inner, way, step)) => {
                self.number(inner, below);
                Instruction::Rounded(way, step)
            }
            Some(Op::If(row)) => return self.branches(row, below),
            _ => Instruction::Walk(id),
        };
        self.push(instruction);
    }

    /// Terms or factors one after another, from what leaves the first as it is.
    fn row(&mut self, row: Slice, below: usize, neutral: Short, (plus, minus): (Instruction, Instruction)) {
        let plan = self.plan;
        for (at, pair) in plan.row(row).chunks_exact(2).enumerate() {
            let [sign, member] = pair else { continue };
            let first = at == 0 && *sign == TIMES;
            if at == 0 && !first {
                self.push(Instruction::Constant(neutral));
            }
            self.number(*member, below + usize::from(!first));
            if !first {
                self.push(if *sign == TIMES { plus } else { minus });
            }
        }
    }

    fn branches(&mut self, row: Slice, below: usize) {
        let plan = self.plan;
        let (mut rest, mut ends) = (plan.row(row), Vec::new());
        while let [when, then, after @ ..] = rest {
            let unless = self.push(Instruction::Unless(plan.fact_or_own(*when), 0));
            self.number(*then, below);
            ends.push(self.push(Instruction::Jump(0)));
            self.land(unless);
            rest = after;
        }
        rest.iter().for_each(|otherwise| self.number(*otherwise, below));
        ends.into_iter().for_each(|end| self.land(end));
    }

    fn op(&self, id: u32) -> Option<Op> {
        match id {
            fact if fact & FACT != 0 => Some(Op::Fact(fact ^ FACT)),
            constant if constant & CONSTANT != 0 => Some(Op::Constant(constant ^ CONSTANT)),
            id => self.plan.direct.get(id as usize).copied(),
        }
    }

    fn push(&mut self, instruction: Instruction) -> usize {
        self.code.push(instruction);
        self.code.len() - 1
    }

    /// Lets a jump go to the end of what is written.
    fn land(&mut self, jump: usize) {
        let here = length(self.code.len());
        if let Some(Instruction::Unless(_, to) | Instruction::Jump(to)) = self.code.get_mut(jump) {
            *to = here;
        }
    }
}
