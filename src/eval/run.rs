//! The evaluator: rules by demand, each once a case.

use rustc_hash::FxHashMap as HashMap;

use super::trace::{Found, Node, Step, Trace};
use super::{Fault, FaultKind};
use crate::compile::{Each, Op, Plan, PlanRule, Slice};
use crate::model::{Cell, ExprId, Lists, RuleId, Value};

/// What was found for a rule in the case at hand.
#[derive(Debug, Clone, Copy)]
struct Finding {
    /// The case it belongs to.
    case: u32,
    cell: Cell,
}

/// Runs a plan on one case after another, and keeps its rows between them.
#[derive(Debug)]
pub struct Evaluator<'p> {
    pub(super) plan: &'p Plan,
    findings: Vec<Finding>,
    case: u32,
    trace: Trace,
    lists: &'p Lists,
    /// What was found for rules of entities in lists, by rule and entity.
    found_each: HashMap<(u32, u32), FoundEach>,
    /// Whether the exceptions of rules in work apply, where some go before others.
    ranks: Vec<Truth>,
}

/// What was found for a rule of an entity, and in which step.
#[derive(Debug, Clone, Copy)]
struct FoundEach {
    cell: Cell,
    step: u32,
}

/// A case without lists.
static NO_LISTS: Lists = Lists { lists: Vec::new(), entities: Vec::new() };

/// One case in work. `TRACE` is known at compile time, so that deciding without a trace pays nothing for it.
pub(super) struct Run<'e, const TRACE: bool> {
    pub(super) plan: &'e Plan,
    findings: &'e mut [Finding],
    case: u32,
    trace: &'e mut Trace,
    pub(super) facts: &'e [Cell],
    readings: &'e [u16],
    pub(super) lists: &'e Lists,
    /// The entities at hand, each with its kind, the innermost last.
    pub(super) frames: Vec<(u32, u32)>,
    found_each: &'e mut HashMap<(u32, u32), FoundEach>,
    ranks: &'e mut Vec<Truth>,
}

impl<'p> Evaluator<'p> {
    /// An evaluator of a plan.
    pub fn new(plan: &'p Plan) -> Evaluator<'p> {
        let findings = vec![Finding { case: 0, cell: Cell::Unknown }; plan.rules.len()];
        Evaluator { plan, findings, case: 0, trace: Trace::default(), lists: &NO_LISTS, found_each: HashMap::default(), ranks: Vec::new() }
    }

    /// The lists that the facts of the cases to come speak of.
    pub fn with_lists(mut self, lists: &'p Lists) -> Evaluator<'p> {
        self.lists = lists;
        self
    }

    /// The finding of a goal, as fast as it can be had.
    pub fn decide(&mut self, goal: RuleId, facts: &[Cell], readings: &[u16]) -> Cell {
        self.start();
        let mut run = self.run::<false>(facts, readings);
        run.rule(goal)
    }

    /// The finding of a goal with every condition looked at, and how it came about.
    pub fn trace(&mut self, goal: RuleId, facts: &[Cell], readings: &[u16]) -> (Cell, &Trace) {
        self.start();
        let mut run = self.run::<true>(facts, readings);
        let cell = run.rule(goal);
        (cell, &self.trace)
    }

    fn start(&mut self) {
        self.trace.clear();
        self.found_each.clear();
        self.case = match self.case.checked_add(1) {
            Some(next) => next,
            None => {
                self.findings.iter_mut().for_each(|finding| finding.case = 0);
                1
            }
        };
    }

    fn run<'e, const TRACE: bool>(&'e mut self, facts: &'e [Cell], readings: &'e [u16]) -> Run<'e, TRACE> {
        Run {
            plan: self.plan,
            findings: &mut self.findings,
            case: self.case,
            trace: &mut self.trace,
            facts,
            readings,
            lists: self.lists,
            frames: Vec::new(),
            found_each: &mut self.found_each,
            ranks: &mut self.ranks,
        }
    }
}

impl<'e, const TRACE: bool> Run<'e, TRACE> {
    /// What a rule finds; worked out the first time it is asked for.
    pub(super) fn rule(&mut self, id: RuleId) -> Cell {
        let at = id.index();
        // What is asked for once is not kept.
        if let Some(rule) = self.plan.rules.get(at)
            && !rule.shared
            && rule.each == Each::No
        {
            let first = self.mark();
            let cell = if rule.exceptions.len == 0 { self.cell(rule.body) } else { self.with_exceptions(id) };
            if TRACE {
                self.step(Node::Rule(id), first, cell);
            }
            return cell;
        }
        match self.plan.rules.get(at).map(|rule| rule.each) {
            Some(Each::One(entity)) => return self.rule_of_each(id, self.at_hand(entity)),
            Some(Each::Several) => return self.rule_of_each(id, None),
            Some(Each::No) | None => {}
        }
        let known = self.findings.get(at).filter(|finding| finding.case == self.case).map(|finding| finding.cell);
        if let Some(cell) = known {
            return cell;
        }
        let first = self.mark();
        let cell = self.with_exceptions(id);
        if let Some(finding) = self.findings.get_mut(at) {
            *finding = Finding { case: self.case, cell };
        }
        if TRACE {
            self.step(Node::Rule(id), first, cell);
        }
        cell
    }

    /// A rule of the entity at hand; worked out once for each.
    fn rule_of_each(&mut self, id: RuleId, entity: Option<u32>) -> Cell {
        let key = entity.map(|entity| (id.0, entity));
        let first = self.mark();
        if let Some(known) = key.and_then(|key| self.found_each.get(&key)).copied() {
            if TRACE {
                // The step that asks comes next.
                self.trace.again.push((first, known.step));
            }
            return known.cell;
        }
        let cell = self.with_exceptions(id);
        if let Some(key) = key {
            self.found_each.insert(key, FoundEach { cell, step: self.mark() });
        }
        if TRACE {
            self.step(Node::Rule(id), first, cell);
        }
        cell
    }

    /// General rule and exceptions. Two exceptions that both apply and differ are a conflict of norms.
    fn with_exceptions(&mut self, id: RuleId) -> Cell {
        let Some(rule) = self.plan.rules.get(id.index()).copied() else { return Cell::Unknown };
        if rule.exceptions.len == 0 {
            return self.cell(rule.body);
        }
        let base = self.ranks.len();
        let cell = self.excepted(id, rule, base);
        self.ranks.truncate(base);
        cell
    }

    /// What a rule comes to with its exceptions. One that another goes before says nothing where the other applies.
    fn excepted(&mut self, id: RuleId, rule: PlanRule, base: usize) -> Cell {
        let mut applied: Option<(u16, Cell, Truth)> = None;
        // What else the answer could come to: where it is not known whether an exception applies, and where that has no answer.
        let (mut open, mut faulty) = (Outcomes::default(), Outcomes::default());
        for at in 0..rule.exceptions.len {
            let Some(exception) = self.plan.exceptions.get((rule.exceptions.start + at) as usize).copied() else { continue };
            let number = u16::try_from(at).unwrap_or(u16::MAX);
            let outranked = if rule.ranked { self.outranked(exception.yields_to, base) } else { Truth::No };
            // Those that go before stand above it, so that what it says is not even asked where one of them applies.
            let applies = if outranked == Truth::Yes { Truth::No } else { self.truth(exception.when) };
            if rule.ranked {
                self.ranks.push(applies);
            }
            if applies == Truth::No {
                continue;
            }
            let value = self.cell(exception.value);
            match (applies, applied) {
                (Truth::Yes, None) => applied = Some((number, value, outranked)),
                (Truth::Yes, Some((first, other, above))) if other != value => {
                    // One that may turn out to be outranked is in no conflict yet.
                    let certain = above != Truth::Unknown && outranked != Truth::Unknown;
                    if certain && other != Cell::Unknown && value != Cell::Unknown {
                        return self.fault(rule.body, FaultKind::Conflict { rule: id, first, second: number });
                    }
                    open.add(Cell::Unknown);
                }
                (Truth::Unknown, _) => open.add(value),
                (Truth::Fault, _) => faulty.add(value),
                (Truth::Yes | Truth::No, _) => {}
            }
        }
        let settled = match applied {
            Some((_, value, _)) => {
                // The general rule no longer counts; a reader still wants to know whether it was met.
                if TRACE {
                    self.cell(rule.body);
                }
                value
            }
            None => self.cell(rule.body),
        };
        settle(settled, open, faulty)
    }

    /// Whether one of the exceptions that go before another applies.
    fn outranked(&self, yields_to: Slice, base: usize) -> Truth {
        let above = self.plan.row(yields_to).iter().filter_map(|at| self.ranks.get(base + *at as usize));
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
            Some(
                Op::All(_)
                | Op::Any(_)
                | Op::Not(_)
                | Op::Compare(..)
                | Op::CompareWhole(..)
                | Op::AgeAgainst(_)
                | Op::OneOf(..)
                | Op::Meets(..)
                | Op::Within(..),
            ) => self.truth(id).cell(),
            Some(op) => {
                let first = self.mark();
                let cell = self.value(id, op);
                if TRACE {
                    match (op, cell) {
                        // Yes and no are in the step itself.
                        (Op::Constant(_) | Op::Fact(_), Cell::Known(value)) if !matches!(value, Value::Truth(_)) => self.step_own(id),
                        _ => self.step(Node::Expr(ExprId(id)), first, cell),
                    }
                }
                cell
            }
            None => Cell::Unknown,
        }
    }

    #[inline]
    pub(super) fn op(&self, id: u32) -> Option<Op> {
        let ops = if TRACE { &self.plan.ops } else { &self.plan.direct };
        ops.get(id as usize).copied()
    }

    pub(super) fn reading(&self, id: u32) -> Option<u32> {
        let row: Slice = *self.plan.readings.get(id as usize)?;
        let chosen = self.readings.get(id as usize).copied().unwrap_or(0);
        self.plan.row(row).get(usize::from(chosen)).copied()
    }

    pub(super) fn fault(&mut self, at: u32, kind: FaultKind) -> Cell {
        if TRACE {
            self.trace.faults.push(Fault { at: ExprId(at), kind });
        }
        Cell::Fault
    }

    /// Where the next step will stand.
    pub(super) fn mark(&self) -> u32 {
        if TRACE { u32::try_from(self.trace.steps.len()).unwrap_or(u32::MAX) } else { 0 }
    }

    /// A step of an expression that is yes or no.
    #[inline]
    pub(super) fn step_truth(&mut self, id: u32, first: u32, found: Truth) {
        let found = match found {
            Truth::No => Found::Truth(false),
            Truth::Yes => Found::Truth(true),
            Truth::Unknown => Found::Unknown,
            Truth::Fault => Found::Fault,
        };
        self.trace.steps.push(Step::new(Node::Expr(ExprId(id)), first, found));
    }

    /// A step of a fact that is known, or of a constant.
    #[inline]
    pub(super) fn step_own(&mut self, id: u32) {
        self.trace.steps.push(Step::new(Node::Expr(ExprId(id)), self.mark(), Found::Own));
    }

    pub(super) fn step(&mut self, node: Node, first: u32, cell: Cell) {
        let found = match cell {
            Cell::Unknown => Found::Unknown,
            Cell::Fault => Found::Fault,
            Cell::Known(Value::Truth(truth)) => Found::Truth(truth),
            Cell::Known(value) => {
                self.trace.values.push(value);
                Found::Value(u32::try_from(self.trace.values.len() - 1).unwrap_or(u32::MAX))
            }
        };
        self.trace.steps.push(Step::new(node, first, found));
    }
}

/// The values an answer could have beside the one at hand.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Outcomes {
    first: Option<Cell>,
    differ: bool,
    /// One of them is not known, and may turn out to be any value.
    unknown: bool,
}

impl Outcomes {
    pub(super) fn add(&mut self, cell: Cell) {
        self.unknown |= cell == Cell::Unknown;
        match self.first {
            None => self.first = Some(cell),
            Some(first) => self.differ |= first != cell,
        }
    }

    /// Whether one of them is another than this.
    fn another(&self, cell: Cell) -> bool {
        self.differ || self.first.is_some_and(|first| first != cell)
    }
}

/// The answer, if it is the same whatever the open conditions turn out to be, and whatever those without an answer would have said.
pub(super) fn settle(settled: Cell, open: Outcomes, faulty: Outcomes) -> Cell {
    if settled == Cell::Unknown || open.another(settled) || faulty.unknown {
        Cell::Unknown
    } else if faulty.another(settled) {
        Cell::Fault
    } else {
        settled
    }
}

/// Yes, no, unknown, or no answer; each a bit, so that a list collects what its members are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Truth {
    No = 1,
    Yes = 2,
    Unknown = 4,
    Fault = 8,
}

impl Truth {
    pub(super) fn of(cell: &Cell) -> Truth {
        match cell {
            Cell::Known(Value::Truth(true)) => Truth::Yes,
            Cell::Known(_) => Truth::No,
            Cell::Unknown => Truth::Unknown,
            Cell::Fault => Truth::Fault,
        }
    }

    pub(super) fn cell(self) -> Cell {
        match self {
            Truth::Yes => Cell::YES,
            Truth::No => Cell::NO,
            Truth::Unknown => Cell::Unknown,
            Truth::Fault => Cell::Fault,
        }
    }
}

impl From<bool> for Truth {
    fn from(truth: bool) -> Truth {
        if truth { Truth::Yes } else { Truth::No }
    }
}
