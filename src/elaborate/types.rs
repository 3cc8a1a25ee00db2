//! Infers the type of every expression.

use super::error::TypeError;
use crate::model::{Comparison, DayShift, Duration, ExprId, ExprKind, Kind, Number, Polarity, Rulebook, TimeUnit, Type, Unit, Value};

/// Infers all types and rewrites sums of dates. If rules form a cycle or an endless chain (`endless`), references to named steps and
/// readings are not followed.
pub(super) fn infer(book: Rulebook, endless: bool, errors: &mut Vec<TypeError>) -> (Rulebook, Vec<Type>) {
    let types = vec![None; book.exprs.len()];
    let mut ctx = Ctx { book, types, endless, errors };
    ctx.parameters();
    for at in 0..ctx.book.readings.len() {
        ctx.reading(at);
    }
    for at in 0..ctx.book.rules.len() {
        ctx.rule(at);
    }
    ctx.claims();
    let Ctx { book, types, .. } = ctx;
    (book, types.into_iter().map(|ty| ty.unwrap_or(Type::Faulty)).collect())
}

pub(super) struct Ctx<'e> {
    pub(super) book: Rulebook,
    pub(super) types: Vec<Option<Type>>,
    endless: bool,
    pub(super) errors: &'e mut Vec<TypeError>,
}

impl Ctx<'_> {
    fn parameters(&mut self) {
        for parameter in &self.book.parameters {
            if parameter.values.is_empty() {
                self.errors.push(TypeError::NoValues { name: parameter.name.to_string(), span: parameter.span });
            }
        }
    }

    fn rule(&mut self, at: usize) {
        let Some(rule) = self.book.rules.get(at) else { return };
        if rule.kind == Kind::Let {
            self.step(at);
            return;
        }
        let (wanted, body, name) = (rule.ty, rule.body, rule.name.clone());
        let exceptions: Vec<(ExprId, ExprId)> = rule.exceptions.iter().map(|exception| (exception.when, exception.value)).collect();
        self.expect(body, wanted, Some(&name));
        for (when, value) in exceptions {
            self.expect(when, Type::Truth, None);
            self.expect(value, wanted, Some(&name));
        }
    }

    /// The type of a named step is that of its body. Cycles have been reported before.
    fn step(&mut self, at: usize) -> Type {
        let Some(rule) = self.book.rules.get(at) else { return Type::Faulty };
        let ty = if rule.ty == Type::Faulty { self.ty(rule.body) } else { rule.ty };
        if let Some(rule) = self.book.rules.get_mut(at) {
            rule.ty = ty;
        }
        ty
    }

    /// The type of a reading. All its alternatives must have the same type.
    fn reading(&mut self, at: usize) -> Type {
        let Some(reading) = self.book.readings.get(at) else { return Type::Faulty };
        let alternatives: Vec<ExprId> = reading.alternatives.iter().map(|alternative| alternative.expr).collect();
        let Some((first, rest)) = alternatives.split_first() else { return Type::Faulty };
        let ty = self.ty(*first);
        for other in rest {
            let own = self.ty(*other);
            if own != ty && own != Type::Faulty && ty != Type::Faulty {
                let (span, first) = (self.span(*other), self.span(*first));
                self.errors.push(TypeError::Differs { found: own, wanted: ty, span, first });
            }
        }
        ty
    }

    /// The type of a reading as far as it is known so far.
    fn known_reading(&self, at: usize) -> Type {
        let first = self.book.readings.get(at).and_then(|reading| reading.alternatives.first());
        first.and_then(|first| self.types.get(first.expr.0 as usize).copied().flatten()).unwrap_or(Type::Faulty)
    }

    /// Checks that an expression has the wanted type, and reports another.
    pub(super) fn expect(&mut self, id: ExprId, wanted: Type, rule: Option<&str>) {
        let found = self.ty(id);
        if found == wanted || found == Type::Faulty || wanted == Type::Faulty {
            return;
        }
        if self.nothing(id, found, wanted) {
            return;
        }
        let error = TypeError::Mismatch { found, wanted, rule: rule.map(str::to_owned), span: self.span(id) };
        self.errors.push(error);
    }

    /// Whether an expression is a zero that fits another unit: `0 kr` equals `0 kr per year`.
    fn nothing(&mut self, id: ExprId, found: Type, wanted: Type) -> bool {
        let lengths = |ty| matches!(ty, Type::Months | Type::Days | Type::Mixed);
        let fits = match self.kind(id) {
            ExprKind::Value(Value::Number(number), _) if number.is_zero() => match (found, wanted) {
                // Zero hours are not an amount of money.
                (Type::Quantity(Unit::Money(_)), Type::Quantity(Unit::Money(_))) => true,
                (Type::Quantity(Unit::Plain), Type::Quantity(_)) => true,
                _ => false,
            },
            _ => lengths(found) && lengths(wanted) && self.no_time(id),
        };
        if fits {
            self.set(id, wanted);
        }
        fits
    }

    /// Whether an expression is a zero duration, as a literal or a figure: `0 days` equals `0 months`.
    pub(super) fn no_time(&self, id: ExprId) -> bool {
        let nought = |value: &Value| *value == Value::Duration(Duration::default());
        match self.book.exprs.get(id.0 as usize).map(|expr| &expr.kind) {
            Some(ExprKind::Value(value, _)) => nought(value),
            Some(ExprKind::Figure(figure)) => self.book.figures.get(figure.index()).is_some_and(|figure| nought(&figure.value)),
            Some(ExprKind::If(arms, otherwise)) => arms.iter().all(|(_, then)| self.no_time(*then)) && self.no_time(*otherwise),
            _ => false,
        }
    }

    pub(super) fn kind(&self, id: ExprId) -> ExprKind {
        self.book.exprs.get(id.0 as usize).map_or(ExprKind::Value(Value::Truth(false), Type::Faulty), |expr| expr.kind.clone())
    }

    pub(super) fn span(&self, id: ExprId) -> crate::source::Span {
        self.book.exprs.get(id.0 as usize).map_or(crate::source::Span::new(crate::source::FileId(0), 0, 0), |expr| expr.span)
    }

    pub(super) fn set(&mut self, id: ExprId, ty: Type) {
        if let Some(slot) = self.types.get_mut(id.0 as usize) {
            *slot = Some(ty);
        }
    }

    pub(super) fn ty(&mut self, id: ExprId) -> Type {
        if let Some(known) = self.types.get(id.0 as usize).copied().flatten() {
            return known;
        }
        let ty = self.infer(id);
        self.set(id, ty);
        ty
    }

    fn infer(&mut self, id: ExprId) -> Type {
        match self.kind(id) {
            ExprKind::Value(_, ty) => ty,
            ExprKind::Fact(fact) => self.book.facts.get(fact.index()).map_or(Type::Faulty, |fact| fact.ty),
            ExprKind::Figure(figure) => self.book.figures.get(figure.index()).map_or(Type::Faulty, |figure| figure.ty),
            ExprKind::Rule(rule) if !self.endless && self.book.rules.get(rule.index()).is_some_and(|rule| rule.kind == Kind::Let) => {
                self.step(rule.index())
            }
            ExprKind::Rule(rule) => self.book.rules.get(rule.index()).map_or(Type::Faulty, |rule| rule.ty),
            ExprKind::Reading(reading) if !self.endless => self.reading(reading.index()),
            ExprKind::Reading(reading) => self.known_reading(reading.index()),
            ExprKind::Parameter(parameter, on) => {
                match on {
                    Some(on) => self.expect(on, Type::Date, None),
                    None => self.parameter_today(parameter.index(), id),
                }
                self.book.parameters.get(parameter.index()).map_or(Type::Faulty, |parameter| parameter.ty)
            }
            ExprKind::All(list) | ExprKind::Any(list) => {
                list.into_iter().for_each(|member| self.expect(member, Type::Truth, None));
                Type::Truth
            }
            ExprKind::Not(inner) => {
                self.expect(inner, Type::Truth, None);
                Type::Truth
            }
            ExprKind::Compare(comparison, left, right) => self.compare(comparison, left, right),
            ExprKind::OneOf(operand, _) => {
                self.ty(operand);
                Type::Truth
            }
            ExprKind::Within { operand, low, high, .. } => {
                self.compare(Comparison::AtLeast, operand, low);
                self.compare(Comparison::AtMost, operand, high);
                Type::Truth
            }
            ExprKind::Sum(terms) => self.sum(id, &terms),
            ExprKind::Product(terms) => self.product(&terms),
            ExprKind::Minus(inner) => self.ty(inner),
            ExprKind::Per(inner, period) => match self.ty(inner) {
                Type::Quantity(Unit::Money(None)) => Type::Quantity(Unit::Money(Some(period))),
                Type::Faulty => Type::Faulty,
                // A year is always twelve months. How many days or weeks it has, the law must say.
                Type::Quantity(Unit::Money(Some(TimeUnit::Year))) if period == TimeUnit::Month => {
                    self.by_twelve(id, inner, Polarity::Inverse)
                }
                Type::Quantity(Unit::Money(Some(TimeUnit::Month))) if period == TimeUnit::Year => {
                    self.by_twelve(id, inner, Polarity::Direct)
                }
                found => {
                    let span = self.span(inner);
                    self.errors.push(TypeError::PerNeedsMoney { found, span });
                    Type::Faulty
                }
            },
            ExprKind::Rounded(inner, ..) => match self.ty(inner) {
                found @ (Type::Quantity(_) | Type::Faulty) => found,
                found => {
                    let span = self.span(inner);
                    self.errors.push(TypeError::NotANumber { found, span });
                    Type::Faulty
                }
            },
            ExprKind::If(arms, otherwise) => {
                let mut ty = self.ty(otherwise);
                if let Some((_, first)) = arms.first() {
                    let own = self.ty(*first);
                    if own != ty && self.nothing(otherwise, ty, own) {
                        ty = own;
                    }
                }
                for (when, then) in arms {
                    self.expect(when, Type::Truth, None);
                    let own = self.ty(then);
                    if own != ty && own != Type::Faulty && ty != Type::Faulty && !self.nothing(then, own, ty) {
                        let (span, first) = (self.span(then), self.span(otherwise));
                        self.errors.push(TypeError::Differs { found: own, wanted: ty, span, first });
                    }
                }
                ty
            }
            ExprKind::After { date, duration, rounding, .. } => {
                self.expect(date, Type::Date, None);
                let length = self.ty(duration);
                if !matches!(length, Type::Months | Type::Days | Type::Mixed | Type::Faulty) {
                    let span = self.span(duration);
                    self.errors.push(TypeError::NotADuration { found: length, span });
                }
                self.rounding(rounding);
                Type::Date
            }
            ExprKind::DaysBetween { from, to } => {
                self.expect(from, Type::Date, None);
                self.expect(to, Type::Date, None);
                Type::Days
            }
            ExprKind::Age { born, on, rounding } => {
                self.expect(born, Type::Date, None);
                self.expect(on, Type::Date, None);
                self.rounding(rounding);
                Type::Quantity(Unit::Plain)
            }
            ExprKind::Attains { born, years, rounding } => {
                self.expect(born, Type::Date, None);
                self.expect(years, Type::Quantity(Unit::Plain), None);
                self.rounding(rounding);
                Type::Date
            }
            ExprKind::Moved { date, to, .. } => {
                self.expect(date, Type::Date, None);
                if let DayShift::By(count, _) = to {
                    self.expect(count, Type::Quantity(Unit::Plain), None);
                }
                Type::Date
            }
            ExprKind::WorkingDays { from, to, .. } => {
                self.expect(from, Type::Date, None);
                self.expect(to, Type::Date, None);
                Type::Quantity(Unit::Plain)
            }
            ExprKind::Gather { form, list, of, filter, by, .. } => {
                if let Some(by) = by {
                    self.compare(Comparison::AtMost, by, by);
                }
                self.gather(form, list, of, filter)
            }
            ExprKind::Through { first, last } => self.through(first, last),
            ExprKind::CalendarPeriod(_, day) => {
                self.expect(day, Type::Date, None);
                Type::Period
            }
            ExprKind::Joined(_, list) => self.joined(&list),
            ExprKind::Meets(meeting, left, right) => self.meets(meeting, left, right),
            ExprKind::PartOf { part, of, rounding } => self.part_of(part, of, rounding),
            ExprKind::Scale(operand, bands) => {
                let ty = self.ty(operand);
                if !matches!(ty, Type::Quantity(_) | Type::Faulty) {
                    let span = self.span(operand);
                    self.errors.push(TypeError::NotANumber { found: ty, span });
                }
                for (bound, rate) in bands {
                    if let Some(bound) = bound {
                        self.compare(Comparison::AtMost, operand, bound);
                    }
                    self.expect(rate, Type::Quantity(Unit::Plain), None);
                }
                ty
            }
            ExprKind::Least(list) | ExprKind::Greatest(list) => {
                let Some((first, rest)) = list.split_first() else { return Type::Faulty };
                rest.iter().for_each(|other| {
                    self.compare(Comparison::AtMost, *first, *other);
                });
                // Looked up again: a zero takes the type of what it is compared with.
                self.ty(*first)
            }
        }
    }

    /// Converts an amount per year to one per month, or the reverse.
    fn by_twelve(&mut self, id: ExprId, inner: ExprId, polarity: Polarity) -> Type {
        let twelve =
            self.add(id, ExprKind::Value(Value::Number(Number::whole(12)), Type::Quantity(Unit::Plain)), Type::Quantity(Unit::Plain));
        self.rewrite(id, ExprKind::Product(vec![(Polarity::Direct, inner), (polarity, twelve)]));
        Type::Quantity(Unit::Money(Some(if polarity == Polarity::Direct { TimeUnit::Year } else { TimeUnit::Month })))
    }

    pub(super) fn rounding(&mut self, rounding: Option<ExprId>) {
        if let Some(rounding) = rounding {
            self.expect(rounding, Type::Rounding, None);
        }
    }

    /// Checks a parameter without `on`: it must have a value on the day of the law.
    fn parameter_today(&mut self, at: usize, id: ExprId) {
        let Some(parameter) = self.book.parameters.get(at) else { return };
        let day = self.book.version.date;
        if let Some((first, _)) = parameter.values.first().filter(|(first, _)| *first > day) {
            let error = TypeError::NoValueOn { name: parameter.name.to_string(), day, first: *first, span: self.span(id) };
            self.errors.push(error);
        }
    }

    pub(super) fn compare(&mut self, comparison: Comparison, left: ExprId, right: ExprId) -> Type {
        let (a, b) = (self.ty(left), self.ty(right));
        if a == Type::Faulty || b == Type::Faulty {
            return Type::Truth;
        }
        let span = self.span(left).to(self.span(right));
        if a == b {
            let ordered = matches!(a, Type::Quantity(_) | Type::Date | Type::Months | Type::Days);
            let equality = matches!(comparison, Comparison::Equal | Comparison::Unequal);
            if !(ordered || equality && a != Type::Mixed) {
                self.errors.push(TypeError::NotOrdered { found: a, span });
            }
            return Type::Truth;
        }
        if self.nothing(right, b, a) || self.nothing(left, a, b) {
            return Type::Truth;
        }
        match (a, b) {
            (Type::Quantity(first), Type::Quantity(second)) => {
                let (left, right) = (self.span(left), self.span(right));
                self.errors.push(TypeError::Units { first, second, verb: super::error::Verb::Compare, span: right, other: left });
            }
            (Type::Months | Type::Mixed, Type::Days | Type::Mixed) | (Type::Days | Type::Mixed, Type::Months) => {
                self.errors.push(TypeError::MonthsAndDays { span });
            }
            _ => {
                let (left, right) = (self.span(left), self.span(right));
                self.errors.push(TypeError::Differs { found: b, wanted: a, span: right, first: left });
            }
        }
        Type::Truth
    }
}
