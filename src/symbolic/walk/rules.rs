//! The rules of one version as diagrams. Conditions stand above values, so that `if`, exceptions, readings and parameters all become branches.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::check::Checked;
use crate::model::{
    Comparison, Direction, ExprId, ExprKind, FactId, Gather, Input, Number, ParameterId, Polarity, ReadingId, Rounding, Rule, RuleId,
    Rulebook, Type, UpperEnd, Value,
};
use crate::symbolic::diagram::leaf::{Day, Leaf};
use crate::symbolic::diagram::lists::Items;
use crate::symbolic::diagram::node::{Beyond, Bounded, Node};
use crate::symbolic::diagram::space::{Origin, Space, What};
use crate::symbolic::terms::linear::Linear;
use crate::symbolic::terms::operation::Operation;
use crate::symbolic::terms::shift::{DateStep, Shift};
use crate::symbolic::terms::variable::Variable;

/// How deep rules and expressions may lie in each other.
const DEPTH: usize = 3_000;

/// One version, walked.
pub(in crate::symbolic) struct Walk<'w> {
    pub(in crate::symbolic) space: &'w mut Space,
    pub(in crate::symbolic) checked: &'w Checked,
    exprs: FxHashMap<ExprId, Node>,
    rules: FxHashMap<RuleId, Node>,
    /// The least and the most that an expression can be, where that is more than its value.
    pub(in crate::symbolic) bounds: FxHashMap<ExprId, Option<[Node; 2]>>,
    depth: usize,
    pub(in crate::symbolic) version: usize,
    pub(in crate::symbolic) readings: Readings,
}

/// Which readings are looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::symbolic) enum Readings {
    /// All, each a variable.
    All,
    /// The default of each version.
    Default,
}

/// Makes the readings and choices of a version known, before diagrams are built.
pub(in crate::symbolic) fn declare(space: &mut Space, book: &Rulebook) {
    for reading in &book.readings {
        space.declare(Variable::Reading(reading.name.clone()), reading.alternatives.iter().map(|alternative| alternative.name.clone()));
    }
    for (at, fact) in (0..).zip(&book.facts) {
        if fact.input == Input::Whole || matches!(fact.ty, Type::Months | Type::Days) {
            space.whole.insert(fact.name.clone());
        }
        if let Type::Choice(_) = fact.ty {
            let quantity = space.fact(book, FactId(at));
            space.declare(Variable::Choice(quantity), choices(book, fact.ty));
        }
    }
}

/// The names of the choices of a type.
pub(in crate::symbolic) fn choices(book: &Rulebook, ty: Type) -> Vec<Arc<str>> {
    match ty {
        Type::Choice(list) => {
            book.choices.get(list.index()).map(|list| list.choices.iter().map(|choice| choice.name.clone()).collect()).unwrap_or_default()
        }
        _ => Vec::new(),
    }
}

impl Space {
    /// The quantity that a fact is.
    pub(in crate::symbolic) fn fact(&mut self, book: &Rulebook, id: FactId) -> crate::symbolic::terms::quantity::Quantity {
        let name: Arc<str> = book.facts.get(id.index()).map_or_else(|| "".into(), |fact| fact.name.clone());
        let entity = book.listed(id).and_then(|entity| book.entities.get(entity.index()));
        let items: Items = entity.map(|entity| entity.name.clone()).into_iter().collect();
        self.quantity(What::Fact(name), items)
    }
}

impl<'w> Walk<'w> {
    /// The version of that number, in the order they were given.
    pub(in crate::symbolic) fn new(space: &'w mut Space, checked: &'w Checked, version: usize, readings: Readings) -> Walk<'w> {
        let (exprs, rules, bounds) = (FxHashMap::default(), FxHashMap::default(), FxHashMap::default());
        Walk { space, checked, exprs, rules, bounds, depth: 0, version, readings }
    }

    pub(in crate::symbolic) fn book(&self) -> &'w Rulebook {
        self.checked.book()
    }

    /// The answer of a rule by its name. One that a version does not have is *no* where it is yes or no, and has no answer else.
    pub(in crate::symbolic) fn goal(&mut self, name: &str, ty: Type) -> Bounded<Node> {
        match self.book().rule(name) {
            Some(rule) => self.rule(rule),
            None if ty == Type::Truth => Ok(self.space.truth(false)),
            None => Ok(self.space.fault()),
        }
    }

    /// The answer of a rule.
    pub(in crate::symbolic) fn rule(&mut self, id: RuleId) -> Bounded<Node> {
        if let Some(known) = self.rules.get(&id) {
            return Ok(*known);
        }
        let rule = self.book().rules.get(id.index()).ok_or(Beyond)?;
        let node = self.excepted(rule)?;
        self.rules.insert(id, node);
        Ok(node)
    }

    /// General rule and exceptions, as the evaluator takes them: two that apply and differ are a conflict of norms, and one without an answer
    /// to its condition leaves one only where it says what is found without it.
    fn excepted(&mut self, rule: &Rule) -> Bounded<Node> {
        let body = self.expr(rule.body)?;
        let mut apply: Vec<Node> = Vec::new();
        let mut values: Vec<Node> = Vec::new();
        for (at, exception) in rule.exceptions.iter().enumerate() {
            let mut above = self.space.truth(false);
            for (other, own) in rule.exceptions.iter().zip(&apply) {
                if u16::try_from(at).is_ok_and(|at| other.before.binary_search(&at).is_ok()) {
                    above = self.space.any(&[above, *own])?;
                }
            }
            let when = self.expr(exception.when)?;
            // Where one that goes before has no answer, this one still says what it says.
            let no = self.space.truth(false);
            let yes = self.space.truth(true);
            let settled = |row: &[Node]| match row {
                [above, _] if *above == yes => Some(no),
                [above, when] if *above == no => Some(*when),
                _ => None,
            };
            let applies = self.space.map_until(&[above, when], &settled, &mut |_, leaves| match leaves {
                [_, when] => Ok(*when),
                _ => Err(Beyond),
            })?;
            apply.push(applies);
            values.push(self.expr(exception.value)?);
        }
        let mut settled = body;
        for (applies, value) in apply.iter().zip(&values).rev() {
            settled = self.where_it_holds(*applies, *value, settled)?;
        }
        let general = settled;
        for (at, (applies, value)) in apply.iter().zip(&values).enumerate() {
            for (other, other_value) in apply.iter().zip(&values).skip(at + 1) {
                settled = self.unless_in_conflict(settled, [*applies, *value, *other, *other_value])?;
            }
            settled = self.unless_open(settled, *applies, *value, general)?;
        }
        Ok(settled)
    }

    /// A value where a condition is yes, and else another.
    fn where_it_holds(&mut self, when: Node, then: Node, otherwise: Node) -> Bounded<Node> {
        let (no, yes) = (self.space.truth(false), self.space.truth(true));
        let settled = |row: &[Node]| match row {
            [when, then, otherwise] if *when == yes || then == otherwise => Some(*then),
            [when, _, otherwise] if *when == no => Some(*otherwise),
            _ => None,
        };
        self.space.map_until(&[when, then, otherwise], &settled, &mut |_, leaves| leaves.last().copied().ok_or(Beyond))
    }

    /// No answer where two exceptions apply and say different things.
    fn unless_in_conflict(&mut self, settled: Node, row: [Node; 4]) -> Bounded<Node> {
        let (no, yes, fault) = (self.space.truth(false), self.space.truth(true), self.space.fault());
        let [first, value, second, other] = row;
        let stays = |row: &[Node]| match row {
            [settled, first, second, value, other] => {
                let one_is_out = [first, second].iter().any(|own| **own == no || **own == fault);
                (one_is_out || value == other || *settled == fault).then_some(*settled)
            }
            _ => None,
        };
        self.space.map_until(&[settled, first, second, value, other], &stays, &mut |space, leaves| match leaves {
            [settled, first, second, value, other] if *first == yes && *second == yes => {
                let same = space.same(*value, *other)?;
                space.if_same(same, *settled)
            }
            [settled, ..] => Ok(*settled),
            [] => Err(Beyond),
        })
    }

    /// No answer where an exception has none to its condition, unless it says what is found without it.
    fn unless_open(&mut self, settled: Node, applies: Node, value: Node, general: Node) -> Bounded<Node> {
        let (no, yes, fault) = (self.space.truth(false), self.space.truth(true), self.space.fault());
        let stays = |row: &[Node]| match row {
            [settled, applies, ..] if *applies == no || *applies == yes || *settled == fault => Some(*settled),
            _ => None,
        };
        self.space.map_until(&[settled, applies, value, general], &stays, &mut |space, leaves| match leaves {
            [settled, applies, value, general] if *applies == fault => {
                let same = space.same(*value, *general)?;
                space.if_same(same, *settled)
            }
            [settled, ..] => Ok(*settled),
            [] => Err(Beyond),
        })
    }

    /// An expression.
    pub(in crate::symbolic) fn expr(&mut self, id: ExprId) -> Bounded<Node> {
        if let Some(known) = self.exprs.get(&id) {
            return Ok(*known);
        }
        self.depth += 1;
        if self.depth > DEPTH {
            return Err(Beyond);
        }
        let expr = self.checked.expr(id).ok_or(Beyond)?;
        let outer = self.space.at.replace(Origin::at(self.version, id));
        let node = self.of_kind(id, &expr.kind)?;
        self.space.at = outer;
        self.depth -= 1;
        self.exprs.insert(id, node);
        Ok(node)
    }

    pub(in crate::symbolic) fn exprs(&mut self, ids: impl IntoIterator<Item = ExprId>) -> Bounded<Vec<Node>> {
        ids.into_iter().map(|id| self.expr(id)).collect()
    }

    fn of_kind(&mut self, id: ExprId, kind: &ExprKind) -> Bounded<Node> {
        let ty = self.checked.type_of(id);
        match kind {
            ExprKind::Value(value, ty) => self.value(value, *ty),
            ExprKind::Fact(fact) => self.fact(*fact),
            ExprKind::Figure(figure) => {
                let figure = self.book().figures.get(figure.index()).ok_or(Beyond)?;
                self.value(&figure.value, figure.ty)
            }
            ExprKind::Parameter(parameter, on) => self.parameter(*parameter, *on),
            ExprKind::Rule(rule) => {
                let node = self.rule(*rule)?;
                self.space.value_of_rule(node, ty)
            }
            ExprKind::Reading(reading) => self.reading(*reading),
            ExprKind::All(list) => {
                let list = self.exprs(list.iter().copied())?;
                self.space.all(&list)
            }
            ExprKind::Any(list) => {
                let list = self.exprs(list.iter().copied())?;
                self.space.any(&list)
            }
            ExprKind::Not(inner) => {
                let inner = self.expr(*inner)?;
                self.space.not(inner)
            }
            ExprKind::Compare(comparison, left, right) => self.compare(*comparison, *left, *right),
            ExprKind::OneOf(operand, options) => self.one_of(*operand, options),
            ExprKind::Within { operand, low, high, end } => {
                let at_least = self.compare(Comparison::AtLeast, *operand, *low)?;
                let until = if *end == UpperEnd::Included { Comparison::AtMost } else { Comparison::Below };
                let below = self.compare(until, *operand, *high)?;
                self.space.all(&[at_least, below])
            }
            ExprKind::If(arms, otherwise) => {
                let mut found = self.expr(*otherwise)?;
                for (when, then) in arms.iter().rev() {
                    let (when, then) = (self.expr(*when)?, self.expr(*then)?);
                    found = self.space.choose(when, then, found)?;
                }
                Ok(found)
            }
            ExprKind::Sum(terms) => self.sum(terms),
            ExprKind::Product(factors) => self.product(factors),
            ExprKind::Minus(inner) => self.sum(&[(Polarity::Inverse, *inner)]),
            ExprKind::Per(inner, _) => self.expr(*inner),
            ExprKind::Rounded(inner, way, step) => self.rounded(*inner, *way, *step, ty),
            ExprKind::Scale(operand, bands) => self.scale(*operand, bands, ty),
            ExprKind::Least(list) | ExprKind::Greatest(list) => {
                let least = matches!(kind, ExprKind::Least(_));
                let found = self.extreme(list, least)?;
                self.or_what_bounds_leave(found, |walk| walk.bounds_of_extreme(list, least))
            }
            ExprKind::After { date, duration, direction, rounding } => {
                let of = self.of(*date, *duration, *rounding)?;
                self.after(of, *direction)
            }
            ExprKind::DaysBetween { from, to } => {
                let ends = [self.expr(*from)?, self.expr(*to)?];
                self.days_between(ends)
            }
            ExprKind::Age { born, on, rounding } => {
                let of = self.of(*born, *on, *rounding)?;
                self.age(of)
            }
            ExprKind::Attains { born, years, rounding } => {
                let of = self.of(*born, *years, *rounding)?;
                self.attains(of)
            }
            ExprKind::Moved { .. } | ExprKind::WorkingDays { .. } => self.working(kind, ty),
            ExprKind::Gather { form, list, entity, of, filter, by } => {
                let found = self.gather(*form, *list, *entity, [*filter, *of, *by], ty)?;
                let extreme = matches!(form, Gather::Least | Gather::Greatest);
                match of.filter(|_| extreme) {
                    Some(value) => self.or_what_bounds_leave(found, |walk| {
                        walk.bounds_of_extreme_item(*form, (id, *list, *entity), [*filter, Some(value), *by])
                    }),
                    None => Ok(found),
                }
            }
            ExprKind::Through { first, last } => self.through(*first, *last),
            ExprKind::CalendarPeriod(unit, day) => self.calendar_period(*unit, *day),
            ExprKind::Joined(joining, list) => {
                let list = self.exprs(list.iter().copied())?;
                self.at_leaves(&list, |space, leaves| space.closed(Operation::Joined(*joining), leaves, ty, true))
            }
            ExprKind::Meets(meeting, left, right) => self.meets(*meeting, *left, *right),
            ExprKind::PartOf { part, of, rounding } => self.part_of(*part, *of, *rounding, ty),
        }
    }

    /// What a function makes of the leaves of some nodes; no answer where one of them has none.
    pub(in crate::symbolic) fn at_leaves(
        &mut self,
        nodes: &[Node],
        mut work: impl FnMut(&mut Space, &[Node]) -> Bounded<Node>,
    ) -> Bounded<Node> {
        let fault = self.space.fault();
        self.space.map(nodes, &mut |space, leaves| if leaves.contains(&fault) { Ok(fault) } else { work(space, leaves) })
    }

    pub(in crate::symbolic) fn compare(&mut self, comparison: Comparison, left: ExprId, right: ExprId) -> Bounded<Node> {
        let sides = self.exprs([left, right])?;
        let found = self.at_leaves(&sides, |space, leaves| match leaves {
            [left, right] => space.compare(comparison, *left, *right),
            _ => Err(Beyond),
        })?;
        self.by_bounds(found, comparison, [left, right])
    }

    fn one_of(&mut self, operand: ExprId, options: &[u16]) -> Bounded<Node> {
        let all = choices(self.book(), self.checked.type_of(operand));
        let wanted: Vec<Arc<str>> = options.iter().filter_map(|at| all.get(usize::from(*at)).cloned()).collect();
        let operand = self.expr(operand)?;
        self.at_leaves(&[operand], |space, leaves| {
            let choice = leaves.first().and_then(|leaf| space.diagrams.leaf_of(*leaf));
            let Some(Leaf::Choice(choice)) = choice else { return Err(Beyond) };
            let holds = wanted.contains(choice);
            Ok(space.truth(holds))
        })
    }

    /// A value that is the same in every case.
    fn value(&mut self, value: &Value, ty: Type) -> Bounded<Node> {
        let leaf = match value {
            Value::Truth(truth) => Leaf::from(*truth),
            Value::Number(number) => Leaf::Number(Linear::constant(*number)),
            Value::Date(day) => Leaf::Date(Day::On(*day)),
            Value::Duration(length) => {
                Leaf::Length(Box::new([length.months, length.days].map(|part| Linear::constant(Number::whole(i64::from(part))))))
            }
            Value::Choice(at) => Leaf::Choice(choices(self.book(), ty).get(usize::from(*at)).cloned().ok_or(Beyond)?),
            Value::Rounding(way) => Leaf::Rounding(*way),
            Value::Text(text) => Leaf::Text(text.clone()),
            Value::Period(period) => Leaf::Period(Box::new((Day::On(period.from()), period.last().map(Day::On)))),
            Value::List(_) | Value::Periods(_) => return Err(Beyond),
        };
        Ok(self.space.leaf(leaf))
    }

    fn fact(&mut self, id: FactId) -> Bounded<Node> {
        let book = self.book();
        let ty = book.facts.get(id.index()).ok_or(Beyond)?.ty;
        let quantity = self.space.fact(book, id);
        self.space.value_of(quantity, ty, true, &choices(book, ty))
    }

    /// A reading: what each alternative makes of the text. One that this version does not have stands for its default.
    fn reading(&mut self, id: ReadingId) -> Bounded<Node> {
        let reading = self.book().readings.get(id.index()).ok_or(Beyond)?;
        let default = reading.alternatives.get(usize::from(reading.default)).ok_or(Beyond)?;
        if self.readings == Readings::Default {
            return self.expr(default.expr);
        }
        let variable = Variable::Reading(reading.name.clone());
        let mut below = Vec::new();
        for name in self.space.domain(&variable).to_vec() {
            let own = reading.alternatives.iter().find(|alternative| alternative.name == name);
            below.push(self.expr(own.unwrap_or(default).expr)?);
        }
        let level = self.space.level(variable);
        self.space.diagrams.case(level, &below)
    }

    /// A parameter: the value in force on the day, or on the day of the law.
    fn parameter(&mut self, id: ParameterId, on: Option<ExprId>) -> Bounded<Node> {
        let book = self.book();
        let parameter = book.parameters.get(id.index()).ok_or(Beyond)?;
        let values: Vec<_> =
            parameter.values.iter().map(|(from, value)| Ok((*from, self.value(value, parameter.ty)?))).collect::<Bounded<_>>()?;
        let Some(on) = on else {
            let today = values.iter().rev().find(|(from, _)| *from <= book.version.date);
            return today.map(|(_, value)| *value).ok_or(Beyond);
        };
        let on = self.expr(on)?;
        self.at_leaves(&[on], |space, leaves| {
            let Some(Leaf::Date(day)) = leaves.first().and_then(|leaf| space.diagrams.leaf_of(*leaf)).cloned() else { return Err(Beyond) };
            let mut found = space.fault();
            for (from, value) in &values {
                let in_force = space.not_before(&day, &Day::On(*from))?;
                found = space.choose(in_force, *value, found)?;
            }
            Ok(found)
        })
    }

    /// How a day that does not exist is rounded: whatever the act says, or neither.
    pub(in crate::symbolic) fn rounding(&mut self, rounding: Option<ExprId>) -> Bounded<Node> {
        match rounding {
            Some(id) => self.expr(id),
            None => Ok(self.space.fault()),
        }
    }
}

/// A duration moved forward or back, if it is the same in every case.
pub(in crate::symbolic) fn shift(length: &[Linear; 2], direction: Direction, rounding: Rounding) -> Option<Shift> {
    let [months, days] = length;
    let whole = |form: &Linear| form.number().and_then(Number::to_whole).and_then(|number| i32::try_from(number).ok());
    let (months, days) = (whole(months)?, whole(days)?);
    let sign = if direction == Direction::Back { -1 } else { 1 };
    Some(Shift::none().then(DateStep::Months(sign * months, rounding)).then(DateStep::Days(sign * days)))
}
