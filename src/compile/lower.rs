//! Expressions into operations.

use std::sync::Arc;

use super::plan::{AgeTest, Each, FACT, NONE, Op, Plan, PlanException, PlanGather, PlanReading, PlanRule, Slice};
use super::sharing;
use crate::check::Checked;
use crate::model::{Comparison, DayShift, Direction, ExprId, ExprKind, Polarity, Rule, RuleId, UpperEnd, Value};

/// Lists within lists are joined up to this length, so that a long chain of rules is not copied once for each link.
const LONGEST: usize = 32;

/// Compiles checked rules. It cannot fail: everything that could is checked before.
pub fn compile(checked: Checked) -> Arc<Plan> {
    let mut plan = Plan {
        checked: Arc::new(checked),
        ops: Vec::new(),
        direct: Vec::new(),
        rows: Vec::new(),
        ages: Vec::new(),
        constants: Vec::new(),
        numbers: Vec::new(),
        calendars: Vec::new(),
        gathers: Vec::new(),
        rules: Vec::new(),
        exceptions: Vec::new(),
        readings: Vec::new(),
        parameters: Vec::new(),
        defaults: Vec::new(),
    };
    let checked = plan.checked.clone();
    let book = checked.book();
    for expr in &book.exprs {
        let op = plan.op(&expr.kind);
        plan.ops.push(op);
    }
    plan.whole_comparisons();
    let shared = sharing::shared(book);
    for (at, (rule, shared)) in book.rules.iter().zip(&shared).enumerate() {
        let each = match checked.each(RuleId(length(at))) {
            [] => Each::No,
            entities => Each::Of(plan.push_row(entities.iter().map(|entity| entity.0))),
        };
        let exceptions = plan.exceptions_of(rule);
        let ranked = rule.exceptions.iter().any(|exception| !exception.before.is_empty());
        plan.rules.push(PlanRule { body: rule.body.0, exceptions, ranked, shared: *shared, each });
    }
    for (reading, shared) in book.readings.iter().zip(shared.iter().skip(book.rules.len())) {
        let alternatives = plan.push_row(reading.alternatives.iter().map(|alternative| alternative.expr.0));
        plan.readings.push(PlanReading { alternatives, shared: *shared });
        plan.defaults.push(reading.default);
    }
    plan.calendars = book.calendars.iter().map(|calendar| calendar.days.clone()).collect();
    plan.shorten();
    plan.parameters = book.parameters.iter().map(|parameter| parameter.values.clone()).collect();
    Arc::new(plan)
}

impl Plan {
    fn exceptions_of(&mut self, rule: &Rule) -> Slice {
        let start = length(self.exceptions.len());
        let mut above: Vec<Vec<u32>> = vec![Vec::new(); rule.exceptions.len()];
        for (number, exception) in rule.exceptions.iter().enumerate() {
            for own in &exception.before {
                if let Some(above) = above.get_mut(usize::from(*own)) {
                    above.push(length(number));
                }
            }
        }
        for (exception, above) in rule.exceptions.iter().zip(above) {
            let yields_to = self.push_row(above);
            self.exceptions.push(PlanException { when: exception.when.0, value: exception.value.0, yields_to });
        }
        Slice { start, len: length(rule.exceptions.len()) }
    }

    fn op(&mut self, kind: &ExprKind) -> Op {
        match kind {
            ExprKind::Value(value, _) => self.constant(value.clone()),
            ExprKind::Fact(id) => {
                let book = self.checked.book();
                match (book.listed(*id), book.facts.get(id.index())) {
                    (Some(entity), Some(fact)) => Op::FactOf(entity.0, fact.slot),
                    _ => Op::Fact(id.0),
                }
            }
            ExprKind::Moved { date, to, calendar } => {
                let (count, direction) = match to {
                    DayShift::Next => (NONE, Direction::Forward),
                    DayShift::Previous => (NONE, Direction::Back),
                    DayShift::By(count, direction) => (count.0, *direction),
                };
                Op::Moved(date.0, count, direction, u16::try_from(calendar.0).unwrap_or(u16::MAX))
            }
            ExprKind::WorkingDays { from, to, calendar } => Op::WorkingDays(from.0, to.0, u16::try_from(calendar.0).unwrap_or(u16::MAX)),
            ExprKind::Gather { form, list, entity, of, filter, by } => {
                let (of, filter, by) = (or_none(*of), or_none(*filter), or_none(*by));
                let gather = PlanGather { form: *form, list: list.0, entity: entity.0, of, filter, by };
                self.gathers.push(gather);
                Op::Gather(length(self.gathers.len() - 1))
            }
            ExprKind::Rule(id) => Op::Rule(id.0),
            ExprKind::Reading(id) => Op::Reading(id.0),
            ExprKind::Figure(id) => {
                let value = self.checked.book().figures.get(id.index()).map_or(Value::Truth(false), |figure| figure.value.clone());
                self.constant(value)
            }
            ExprKind::Parameter(id, Some(on)) => Op::Parameter(id.0, on.0),
            ExprKind::Parameter(id, None) => {
                let book = self.checked.book();
                let values = book.parameters.get(id.index()).map(|parameter| parameter.values.as_slice()).unwrap_or_default();
                let today = values
                    .iter()
                    .rev()
                    .find(|(from, _)| *from <= book.version.date)
                    .map_or(Value::Truth(false), |(_, value)| value.clone());
                self.constant(today)
            }
            ExprKind::All(list) => Op::All(self.push_row(ids(list))),
            ExprKind::Any(list) => Op::Any(self.push_row(ids(list))),
            ExprKind::Not(inner) => Op::Not(inner.0),
            ExprKind::Compare(comparison, left, right) => Op::Compare(*comparison, left.0, right.0),
            ExprKind::OneOf(operand, choices) => Op::OneOf(operand.0, self.push_row(choices.iter().map(|choice| u32::from(*choice)))),
            ExprKind::Within { operand, low, high, end } => {
                Op::Within(operand.0, self.push_row([low.0, high.0]), *end == UpperEnd::Included)
            }
            ExprKind::Sum(terms) => Op::Sum(self.push_row(signed(terms))),
            ExprKind::Product(terms) => Op::Product(self.push_row(signed(terms))),
            ExprKind::Minus(inner) => Op::Minus(inner.0),
            ExprKind::Per(inner, _) => Op::Same(inner.0),
            ExprKind::Rounded(inner, way, step) => {
                self.numbers.push(*step);
                Op::Rounded(inner.0, *way, length(self.numbers.len() - 1))
            }
            ExprKind::If(arms, otherwise) => {
                let row = arms.iter().flat_map(|(when, then)| [when.0, then.0]).chain([otherwise.0]);
                Op::If(self.push_row(row))
            }
            ExprKind::After { date, duration, direction, rounding } => {
                Op::After(self.push_row([date.0, duration.0, or_none(*rounding)]), *direction == Direction::Back)
            }
            ExprKind::DaysBetween { from, to } => Op::DaysBetween(from.0, to.0),
            ExprKind::Age { born, on, rounding } => Op::Age(self.push_row([born.0, on.0, or_none(*rounding)])),
            ExprKind::Attains { born, years, rounding } => Op::Attains(self.push_row([born.0, years.0, or_none(*rounding)])),
            ExprKind::Scale(operand, bands) => {
                Op::Scale(operand.0, self.push_row(bands.iter().flat_map(|(bound, rate)| [or_none(*bound), rate.0])))
            }
            ExprKind::Through { first, last } => Op::Through(first.0, or_none(*last)),
            ExprKind::Joined(joining, list) => Op::Joined(*joining, self.push_row(ids(list))),
            ExprKind::Meets(meeting, left, right) => Op::Meets(*meeting, left.0, right.0),
            ExprKind::PartOf { part, of, rounding } => Op::PartOf(*part, of.0, or_none(*rounding)),
            ExprKind::Least(list) => Op::Least(self.push_row(ids(list))),
            ExprKind::Greatest(list) => Op::Greatest(self.push_row(ids(list))),
        }
    }

    /// Comparisons in which both sides are ages or whole constants need no fractions.
    fn whole_comparisons(&mut self) {
        for at in 0..self.ops.len() {
            if let Some(Op::Compare(comparison, left, right)) = self.ops.get(at).copied()
                && self.is_whole(left)
                && self.is_whole(right)
                && let Some(op) = self.ops.get_mut(at)
            {
                *op = Op::CompareWhole(comparison, left, right);
            }
        }
    }

    fn is_whole(&self, at: u32) -> bool {
        match self.ops.get(at as usize) {
            Some(Op::Age(_)) => true,
            Some(Op::Constant(at)) => {
                matches!(self.constants.get(*at as usize), Some(Value::Number(number)) if number.to_whole().is_some())
            }
            _ => false,
        }
    }

    /// Makes the operations for runs without a trace.
    fn shorten(&mut self) {
        let mut direct = self.folded();
        for op in &mut direct {
            if let Op::CompareWhole(comparison, left, right) = *op
                && let Some(test) = self.age_test(comparison, left, right)
            {
                *op = Op::AgeAgainst(length(self.ages.len()));
                self.ages.push(test);
                continue;
            }
            let (any, row) = match op {
                Op::All(row) => (false, *row),
                Op::Any(row) => (true, *row),
                Op::Not(inner) => {
                    *inner = self.short(*inner);
                    continue;
                }
                _ => continue,
            };
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
            let row = self.push_row(members);
            *op = if any { Op::Any(row) } else { Op::All(row) };
        }
        self.direct = direct;
    }

    /// `age(…) >= 19`, with nothing left to look up but the dates.
    fn age_test(&self, comparison: Comparison, left: u32, right: u32) -> Option<AgeTest> {
        let (Some(Op::Age(row)), Some(Op::Constant(limit))) = (self.ops.get(left as usize), self.ops.get(right as usize)) else {
            return None;
        };
        let [born, on, rounding] = *self.row(*row) else { return None };
        let Value::Number(limit) = self.constants.get(*limit as usize)? else { return None };
        let (born, on) = (self.short(born), self.short(on));
        Some(AgeTest { born, on, rounding, comparison, limit: limit.to_whole()? })
    }

    /// An expression, or the fact it is.
    fn short(&self, at: u32) -> u32 {
        let at = self.beyond(at);
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

    fn constant(&mut self, value: Value) -> Op {
        self.constants.push(value);
        Op::Constant(length(self.constants.len() - 1))
    }

    fn push_row(&mut self, row: impl IntoIterator<Item = u32>) -> Slice {
        let start = self.rows.len();
        self.rows.extend(row);
        Slice { start: length(start), len: length(self.rows.len() - start) }
    }
}

fn ids(list: &[ExprId]) -> impl Iterator<Item = u32> + '_ {
    list.iter().map(|id| id.0)
}

fn or_none(id: Option<ExprId>) -> u32 {
    id.map_or(NONE, |id| id.0)
}

fn length(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

/// Operands of a sum or product in turn with a one before those that go in as they are, a nought before those that go in by their inverse.
fn signed(operands: &[(Polarity, ExprId)]) -> impl Iterator<Item = u32> + '_ {
    operands.iter().flat_map(|(polarity, operand)| [u32::from(*polarity == Polarity::Direct), operand.0])
}
