//! Rules and readings by demand, each once a case, and the exceptions of a rule.

use smallvec::SmallVec;

use super::answer::Answer;
use super::memory::{Finding, FindingEach, Key, Memory, READING};
use super::outcomes::{Outcomes, settle};
use super::run::Run;
use super::trace::{Step, Subject};
use super::truth::Truth;
use super::{Fault, FaultKind};
use crate::compile::{CONSTANT, Each, FACT, Op, PlanException, PlanRule, Slice};
use crate::model::{Cell, ExprId, RuleId, Scalar};

impl<'e, const TRACE: bool> Run<'e, TRACE> {
    /// What a rule finds; worked out the first time it is asked for, within the step that asks.
    #[inline(always)]
    pub(super) fn rule<A: Answer>(&mut self, id: RuleId) -> A {
        let plan = self.plan;
        let Some(rule) = plan.rules.get(id.index()) else { return A::UNKNOWN };
        match rule.each {
            Each::No => {
                if let Some(known) = self.known(rule.place as usize) {
                    return known;
                }
                let answer = self.worked_out(id, rule);
                // What is asked for once is kept only where it is a goal itself.
                if rule.shared {
                    self.keep(rule.place as usize, &answer);
                }
                answer
            }
            Each::Of(entities) => self.rule_each(id, rule, entities),
        }
    }

    /// What a rule of entities in lists finds for those at hand.
    #[inline(never)]
    fn rule_each<A: Answer>(&mut self, id: RuleId, rule: &PlanRule, entities: Slice) -> A {
        match self.key(id.0, entities) {
            Some(key) => self.once_each(key, |run| run.worked_out(id, rule)),
            None => self.worked_out(id, rule),
        }
    }

    #[inline(always)]
    fn worked_out<A: Answer>(&mut self, id: RuleId, rule: &PlanRule) -> A {
        let first = self.mark();
        let answer = if rule.exceptions.len == 0 { A::ask(self, rule.body) } else { self.with_exceptions(id, rule) };
        if TRACE && rule.exceptions.len == 0 {
            let Memory { trace, longs, .. } = &mut *self.memory;
            let found = answer.found_again(trace, longs);
            trace.steps.push(Step::new(Subject::Rule(id), first, found));
        } else {
            self.step(Subject::Rule(id), first, &answer);
        }
        answer
    }

    /// What was found before in this case for a rule, or for a reading, by its place among findings.
    #[inline(always)]
    pub(super) fn known<A: Answer>(&mut self, at: usize) -> Option<A> {
        let case = self.memory.case;
        let Memory { findings, aside, longs, .. } = &mut *self.memory;
        let known = findings.get(at).filter(|known| known.case == case)?;
        let (answer, step) = (A::from_scalar(&known.scalar, aside, longs), known.step);
        self.again(step);
        Some(answer)
    }

    /// Keeps what was found for a rule, or for a reading.
    #[inline]
    pub(super) fn keep<A: Answer>(&mut self, at: usize, answer: &A) {
        let (case, step, kept) = (self.memory.case, self.last_step(), self.plan.kept);
        if at >= self.memory.findings.len() && at < kept {
            self.memory.make_room(kept - 1);
        }
        let Memory { findings, aside, longs, .. } = &mut *self.memory;
        if let Some(finding) = findings.get_mut(at).filter(|finding| finding.case != case) {
            let scalar = answer.scalar().unwrap_or_else(|| {
                aside.push(answer.cell(longs));
                Scalar::Aside(u32::try_from(aside.len() - 1).unwrap_or(u32::MAX))
            });
            *finding = Finding { case, step, scalar };
        }
    }

    /// What was found before for the entities at hand, or else is found now and kept.
    fn once_each<A: Answer>(&mut self, key: Key, work: impl FnOnce(&mut Self) -> A) -> A {
        let Memory { each, longs, .. } = &mut *self.memory;
        if let Some(known) = each.get(&key) {
            let (answer, step) = (A::of(&known.cell, longs), known.step);
            self.again(step);
            return answer;
        }
        let answer = work(self);
        let finding = FindingEach { step: self.last_step(), cell: answer.cell(&self.memory.longs) };
        self.memory.each.insert(key, finding);
        answer
    }

    /// The entities at hand of the kinds a rule speaks of; none where one of them is missing.
    fn key(&self, id: u32, entities: Slice) -> Option<Key> {
        let plan = self.plan;
        let at_hand: Option<SmallVec<[u32; 3]>> = plan.row(entities).iter().map(|entity| self.at_hand(*entity)).collect();
        at_hand.map(|at_hand| (id, at_hand))
    }

    /// The step that asks comes next; it has nothing below it, so what was found before is told from here.
    fn again(&mut self, step: u32) {
        if TRACE {
            let asking = self.mark();
            self.memory.trace.again.push((asking, step));
        }
    }

    fn last_step(&self) -> u32 {
        self.mark().saturating_sub(1)
    }

    /// General rule and exceptions. Two exceptions that both apply and differ are a conflict of norms.
    #[inline(never)]
    fn with_exceptions<A: Answer>(&mut self, id: RuleId, rule: &PlanRule) -> A {
        let plan = self.plan;
        let first = rule.exceptions.start as usize;
        let exceptions = plan.exceptions.get(first..first + rule.exceptions.len as usize).unwrap_or_default();
        // Mostly none of them applies.
        for (at, exception) in exceptions.iter().enumerate() {
            let applies = self.truth(exception.when);
            if applies != Truth::No {
                let base = self.memory.ranks.len();
                let answer = self.excepted(id, rule, exceptions, (at, applies));
                self.memory.ranks.truncate(base);
                return answer;
            }
        }
        A::ask(self, rule.body)
    }

    /// What a rule comes to with its exceptions, of which one is the first that applies or may apply. One that another goes before says
    /// nothing where the other applies.
    #[inline(never)]
    fn excepted<A: Answer>(&mut self, id: RuleId, rule: &PlanRule, exceptions: &[PlanException], (from, first): (usize, Truth)) -> A {
        let base = self.memory.ranks.len();
        if rule.ranked {
            self.memory.ranks.extend(std::iter::repeat_n(Truth::No, from));
        }
        let mut applied: Option<(u16, A, Truth)> = None;
        // What else the answer could come to: where it is not known whether an exception applies, and where that has no answer.
        let (mut open, mut faulty) = (Outcomes::<A>::default(), Outcomes::default());
        // With those whose condition has no answer, and which another that is open may yet silence.
        let (mut perhaps_faulty, mut perhaps_silent) = (Outcomes::default(), false);
        for (at, exception) in exceptions.iter().enumerate().skip(from) {
            // A rule with more of them than that is refused.
            let number = u16::try_from(at).unwrap_or(u16::MAX);
            let outranked = if rule.ranked { self.outranked(exception.yields_to, base) } else { Truth::No };
            // Those that go before stand above it, so that what it says is not even asked where one of them applies.
            let applies = match outranked {
                _ if at == from => first,
                Truth::Yes => Truth::No,
                _ => self.truth(exception.when),
            };
            if rule.ranked {
                self.memory.ranks.push(applies);
            }
            if applies == Truth::No {
                continue;
            }
            let value = A::ask(self, exception.value);
            match (applies, &applied) {
                (Truth::Yes, None) => applied = Some((number, value, outranked)),
                (Truth::Yes, Some((first, other, above))) if *other != value => {
                    // One that may turn out to be outranked is in no conflict yet.
                    let certain = *above != Truth::Unknown && outranked != Truth::Unknown;
                    if certain && *other != A::UNKNOWN && value != A::UNKNOWN {
                        return self.fault(rule.body, FaultKind::Conflict { rule: id, first: *first, second: number });
                    }
                    open.add(&A::UNKNOWN);
                }
                (Truth::Unknown, _) => open.add(&value),
                (Truth::Fault, _) => {
                    perhaps_faulty.add(&value);
                    match outranked {
                        Truth::Unknown => perhaps_silent = true,
                        Truth::Yes | Truth::No | Truth::Fault => faulty.add(&value),
                    }
                }
                (Truth::Yes | Truth::No, _) => {}
            }
        }
        let settled = match applied {
            Some((_, value, above)) => {
                // The general rule no longer counts; a reader still wants to know whether it was met.
                if TRACE {
                    A::ask(self, rule.body);
                }
                // An open exception that says something else would be in conflict with the one that applies.
                if above != Truth::Unknown {
                    open.conflict_with(&value);
                }
                value
            }
            None => A::ask(self, rule.body),
        };
        if !perhaps_silent {
            return settle(settled, &open, &faulty);
        }
        let found = settle(settled.clone(), &open, &faulty);
        if settle(settled, &open, &perhaps_faulty) == found { found } else { A::UNKNOWN }
    }

    /// Whether one of the exceptions that go before another applies.
    fn outranked(&self, yields_to: Slice, base: usize) -> Truth {
        let above = self.plan.row(yields_to).iter().filter_map(|at| self.memory.ranks.get(base + *at as usize));
        above.copied().fold(Truth::No, |known, own| match (known, own) {
            (Truth::Yes, _) | (_, Truth::Yes) => Truth::Yes,
            (Truth::Unknown, _) | (_, Truth::Unknown) => Truth::Unknown,
            (Truth::Fault, _) | (_, Truth::Fault) => Truth::Fault,
            (Truth::No, Truth::No) => Truth::No,
        })
    }

    /// What an expression is, of any type.
    pub(super) fn cell(&mut self, id: u32) -> Cell {
        match self.op(id) {
            None if !TRACE && id & FACT != 0 => self.fact(id ^ FACT),
            None if !TRACE && id & CONSTANT != 0 => self.constant(id ^ CONSTANT),
            Some(
                Op::All(_)
                | Op::Any(_)
                | Op::Not(_)
                | Op::Compare(..)
                | Op::IsChoice(..)
                | Op::AgeAgainst(_)
                | Op::OneOf(..)
                | Op::Meets(..)
                | Op::Within(..),
            ) => self.truth(id).cell(),
            Some(Op::Constant(at)) => {
                let cell = self.constant(*at);
                self.own(id, cell)
            }
            Some(Op::Fact(at)) => {
                let cell = self.fact(*at);
                self.own(id, cell)
            }
            Some(op) => {
                let first = self.mark();
                let cell = self.value(id, op);
                self.step(Subject::Expr(ExprId(id)), first, &cell);
                cell
            }
            None => Cell::Unknown,
        }
    }

    /// The step of a fact or constant.
    #[inline(always)]
    pub(super) fn own<A: Answer>(&mut self, id: u32, answer: A) -> A {
        if TRACE {
            let mark = self.mark();
            self.memory.trace.steps.push(Step::new(Subject::Expr(ExprId(id)), mark, answer.own()));
        }
        answer
    }

    #[inline]
    pub(super) fn op(&self, id: u32) -> Option<&'e Op> {
        let plan = self.plan;
        let ops = if TRACE { &plan.ops } else { &plan.direct };
        ops.get(id as usize)
    }

    /// What a reading makes of its text, by the alternative that is chosen.
    #[inline(always)]
    pub(super) fn reading<A: Answer>(&mut self, at: u32) -> A {
        let Some(chosen) = self.chosen(at) else { return A::UNKNOWN };
        if !TRACE && let Some(Op::Fact(fact)) = self.op(chosen) {
            // A fact is at hand as soon as what was kept.
            return self.fact(*fact);
        }
        let Some(place) = self.plan.readings.get(at as usize).and_then(|reading| reading.place) else {
            return A::ask(self, chosen);
        };
        if !self.memory.frames.is_empty() {
            return self.reading_each(at, chosen);
        }
        let place = place as usize;
        self.known(place).unwrap_or_else(|| self.read_first(place, chosen))
    }

    /// What a reading makes of its text that will be asked for again.
    #[inline(never)]
    fn read_first<A: Answer>(&mut self, place: usize, chosen: u32) -> A {
        let answer = A::ask(self, chosen);
        self.keep(place, &answer);
        answer
    }

    /// What a reading makes of its text for the entities at hand.
    #[inline(never)]
    fn reading_each<A: Answer>(&mut self, at: u32, chosen: u32) -> A {
        let at_hand = self.memory.frames.iter().map(|(_, entity)| *entity).collect();
        self.once_each((at | READING, at_hand), |run| A::ask(run, chosen))
    }

    /// The alternative of a reading that is chosen.
    #[inline]
    pub(super) fn chosen(&self, at: u32) -> Option<u32> {
        let reading = self.plan.readings.get(at as usize)?;
        let chosen = self.readings.get(at as usize).copied().unwrap_or(0);
        self.plan.row(reading.alternatives).get(usize::from(chosen)).copied()
    }

    pub(super) fn fault<A: Answer>(&mut self, at: u32, kind: FaultKind) -> A {
        if TRACE {
            let step = self.mark();
            self.memory.trace.faults.push(Fault { at: ExprId(at), step, kind });
        }
        A::FAULT
    }

    /// Where the next step will stand. A trace ends long before its steps are more than fit: see `limits::TRACE_STEPS`.
    #[inline]
    pub(super) fn mark(&self) -> u32 {
        if TRACE { self.memory.trace.steps.len() as u32 } else { 0 }
    }

    /// A step, where there is a trace.
    #[inline(always)]
    pub(super) fn step<A: Answer>(&mut self, node: Subject, first: u32, answer: &A) {
        if TRACE {
            let Memory { trace, longs, .. } = &mut *self.memory;
            let found = answer.found(trace, longs);
            trace.steps.push(Step::new(node, first, found));
        }
    }
}
