//! Runs the straight-line code of rules that find a number. See `compile/code.rs`.

use super::quantity::Quantity;
use super::run::Run;
use super::truth::Truth;
use crate::compile::{DEPTH, Instruction, PlanRule, Slice};
use crate::model::{Number, Rounding, RuleId, Short};

/// The numbers at hand.
struct Stack {
    numbers: [Short; DEPTH],
    count: usize,
}

impl Stack {
    #[inline]
    fn push(&mut self, number: Short) -> Option<()> {
        *self.numbers.get_mut(self.count)? = number;
        self.count += 1;
        Some(())
    }

    #[inline]
    fn pop(&mut self) -> Option<Short> {
        self.count = self.count.checked_sub(1)?;
        self.numbers.get(self.count).copied()
    }

    #[inline]
    fn two(&mut self, work: impl FnOnce(Short, Short) -> Option<Short>) -> Option<()> {
        let (right, left) = (self.pop()?, self.pop()?);
        self.push(work(left, right)?)
    }
}

impl<const TRACE: bool> Run<'_, TRACE> {
    /// What the code of a rule finds; none where it gives up, and then no other is tried in this case.
    pub(super) fn by_code(&mut self, rule: &PlanRule) -> Option<Quantity> {
        if TRACE || rule.code.len == 0 || self.memory.walks {
            return None;
        }
        let found = self.execute(rule.code);
        self.memory.walks = found.is_none();
        found.map(Quantity::Short)
    }

    fn execute(&mut self, code: Slice) -> Option<Short> {
        let plan = self.plan;
        let (mut at, end) = (code.start as usize, (code.start + code.len) as usize);
        let mut stack = Stack { numbers: [Short::ZERO; DEPTH], count: 0 };
        while at < end {
            let instruction = *plan.code.get(at)?;
            at += 1;
            match instruction {
                Instruction::Fact(fact) => stack.push(self.fact::<Quantity>(fact).short()?)?,
                Instruction::Constant(number) => stack.push(number)?,
                Instruction::Rule(rule) => stack.push(self.rule_by_code(RuleId(rule))?)?,
                Instruction::Walk(id) => stack.push(self.quantity(id).short()?)?,
                Instruction::Plus => stack.two(Short::plus)?,
                Instruction::Minus => stack.two(Short::minus)?,
                Instruction::Times => stack.two(Short::times)?,
                Instruction::Over => stack.two(Short::over)?,
                Instruction::Rounded(way, step) => {
                    let (number, step) = (Number::from(stack.pop()?), *plan.numbers.get(step as usize)?);
                    let rounded = match way {
                        Rounding::Nearest => number.nearest_to(step),
                        Rounding::Up => number.up_to(step),
                        Rounding::Down => number.down_to(step),
                    };
                    stack.push(rounded?.short()?)?;
                }
                Instruction::Unless(condition, to) => match self.truth(condition) {
                    Truth::Yes => {}
                    Truth::No => at = to as usize,
                    Truth::Unknown | Truth::Fault => return None,
                },
                Instruction::Never(condition) => {
                    if self.truth(condition) != Truth::No {
                        return None;
                    }
                }
                Instruction::Jump(to) => at = to as usize,
            }
        }
        stack.pop()
    }

    /// What a rule finds that another asks for. Where its code gives up, so does that of the other.
    fn rule_by_code(&mut self, id: RuleId) -> Option<Short> {
        if let Some(known) = self.known::<Quantity>(id.index()) {
            return known.short();
        }
        let rule = self.plan.rules.get(id.index())?;
        if rule.code.len == 0 {
            return self.rule::<Quantity>(id).short();
        }
        let found = self.execute(rule.code)?;
        if rule.shared {
            self.keep(id.index(), &Quantity::Short(found));
        }
        Some(found)
    }
}
