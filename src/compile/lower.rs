//! Expressions into operations.

use std::sync::Arc;

use super::plan::{COUNTED, Each, Form, NONE, OVER, Op, Plan, PlanException, PlanGather, PlanReading, PlanRule, Slice, TIMES, length};
use super::possible::possible;
use super::sharing;
use crate::check::Checked;
use crate::model::{Cell, Cells, DayShift, Direction, ExprId, ExprKind, Polarity, Rule, RuleId, Value};

/// Compiles checked rules. It cannot fail: everything that could is checked before.
pub fn compile(checked: Checked) -> Arc<Plan> {
    let mut plan = Plan {
        checked: Arc::new(checked),
        ops: Vec::new(),
        direct: Vec::new(),
        rows: Vec::new(),
        ages: Vec::new(),
        constants: Vec::new(),
        figures: Cells::default(),
        numbers: Vec::new(),
        calendars: Vec::new(),
        gathers: Vec::new(),
        rules: Vec::new(),
        exceptions: Vec::new(),
        readings: Vec::new(),
        kept: 0,
        parameters: Vec::new(),
        defaults: Vec::new(),
        possible: Vec::new(),
        bounded: Vec::new(),
    };
    let checked = plan.checked.clone();
    let book = checked.book();
    plan.possible = possible(book);
    for (id, expr) in (0..).map(ExprId).zip(&book.exprs) {
        let op = plan.op(id, &expr.kind);
        plan.ops.push(op);
    }
    let shared = sharing::shared(book);
    let places = sharing::places(&shared);
    plan.kept = shared.iter().filter(|shared| **shared).count();
    for (at, (rule, (shared, place))) in book.rules.iter().zip(shared.iter().zip(&places)).enumerate() {
        let each = match checked.each(RuleId(length(at))) {
            [] => Each::No,
            entities => Each::Of(plan.push_row(entities.iter().map(|entity| entity.0))),
        };
        let exceptions = plan.exceptions_of(rule);
        let ranked = rule.exceptions.iter().any(|exception| !exception.before.is_empty());
        plan.rules.push(PlanRule {
            form: Form::from(rule.ty),
            body: rule.body.0,
            exceptions,
            ranked,
            shared: *shared,
            place: *place,
            each,
        });
    }
    for (reading, (shared, place)) in book.readings.iter().zip(shared.iter().zip(&places).skip(book.rules.len())) {
        let alternatives = plan.push_row(reading.alternatives.iter().map(|alternative| alternative.expr.0));
        plan.readings.push(PlanReading { alternatives, place: shared.then_some(*place) });
        plan.defaults.push(reading.default);
    }
    plan.bounded = plan.bounds_there_may_be();
    plan.calendars = book.calendars.iter().map(|calendar| calendar.days.clone()).collect();
    plan.shorten();
    plan.figures = plan.constants.iter().cloned().map(Cell::Known).collect();
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

    fn op(&mut self, id: ExprId, kind: &ExprKind) -> Op {
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
            ExprKind::Compare(comparison, left, right) => Op::Compare(*comparison, self.form(*left), left.0, right.0),
            ExprKind::OneOf(operand, choices) => Op::OneOf(operand.0, self.push_row(choices.iter().map(|choice| u32::from(*choice)))),
            ExprKind::Within { operand, low, high, end } => {
                Op::Within(self.form(*operand), operand.0, self.push_row([low.0, high.0]), *end)
            }
            ExprKind::Sum(terms) => {
                let row = self.push_row(terms.iter().flat_map(|(polarity, term)| [u32::from(*polarity == Polarity::Direct), term.0]));
                if self.form(id) == Form::Number { Op::Sum(row) } else { Op::Lengths(row) }
            }
            ExprKind::Product(factors) => {
                let row: Vec<u32> = factors.iter().flat_map(|(polarity, factor)| [self.factor(*polarity, *factor), factor.0]).collect();
                Op::Product(self.push_row(row))
            }
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
                Op::After(self.push_row([date.0, duration.0, or_none(*rounding)]), *direction)
            }
            ExprKind::DaysBetween { from, to } => Op::DaysBetween(from.0, to.0),
            ExprKind::Age { born, on, rounding } => Op::Age(self.push_row([born.0, on.0, or_none(*rounding)])),
            ExprKind::Attains { born, years, rounding } => Op::Attains(self.push_row([born.0, years.0, or_none(*rounding)])),
            ExprKind::Scale(operand, bands) => {
                Op::Scale(operand.0, self.push_row(bands.iter().flat_map(|(bound, rate)| [or_none(*bound), rate.0])))
            }
            ExprKind::Through { first, last } => Op::Through(first.0, or_none(*last)),
            ExprKind::CalendarPeriod(unit, day) => Op::CalendarPeriod(*unit, day.0),
            ExprKind::Joined(joining, list) => Op::Joined(*joining, self.push_row(ids(list))),
            ExprKind::Meets(meeting, left, right) => Op::Meets(*meeting, left.0, right.0),
            ExprKind::PartOf { part, of, rounding } => Op::PartOf(*part, of.0, or_none(*rounding)),
            ExprKind::Least(list) => Op::Least(self.push_row(ids(list))),
            ExprKind::Greatest(list) => Op::Greatest(self.push_row(ids(list))),
        }
    }

    fn form(&self, id: ExprId) -> Form {
        Form::from(self.checked.type_of(id))
    }

    /// How a factor counts: multiplied or divided by, as a number or by the number of its days.
    fn factor(&self, polarity: Polarity, id: ExprId) -> u32 {
        let counted = if self.form(id) == Form::Number { 0 } else { COUNTED };
        counted
            | match polarity {
                Polarity::Direct => TIMES,
                Polarity::Inverse => OVER,
            }
    }

    fn constant(&mut self, value: Value) -> Op {
        self.constants.push(value);
        Op::Constant(length(self.constants.len() - 1))
    }

    pub(super) fn push_row(&mut self, row: impl IntoIterator<Item = u32>) -> Slice {
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
