//! The type of every expression. A sum turns out to be of numbers or of dates here, and is rewritten as what it is.

use super::error::CheckError;
use super::units;
use crate::model::{Comparison, Expr, ExprId, ExprKind, Gather, Kind, Move, Number, Period, Rulebook, Type, Unit, Value};

/// The rulebook with its sums of dates told apart, and the type of each expression.
pub(super) fn check(book: Rulebook, errors: &mut Vec<CheckError>) -> (Rulebook, Vec<Type>) {
    let types = vec![None; book.exprs.len()];
    let mut ctx = Ctx { book, types, errors };
    ctx.parameters();
    for at in 0..ctx.book.readings.len() {
        ctx.reading(at);
    }
    for at in 0..ctx.book.rules.len() {
        ctx.rule(at);
    }
    let Ctx { book, types, .. } = ctx;
    (book, types.into_iter().map(|ty| ty.unwrap_or(Type::Faulty)).collect())
}

struct Ctx<'e> {
    book: Rulebook,
    types: Vec<Option<Type>>,
    errors: &'e mut Vec<CheckError>,
}

impl Ctx<'_> {
    fn parameters(&mut self) {
        for parameter in &self.book.parameters {
            if parameter.values.is_empty() {
                self.errors.push(CheckError::NoValues { name: parameter.name.to_string(), span: parameter.span });
            }
        }
    }

    fn rule(&mut self, at: usize) {
        let Some(rule) = self.book.rules.get(at) else { return };
        if rule.kind == Kind::Step {
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

    /// A named step has the type of what it comes to. Circles are told before types.
    fn step(&mut self, at: usize) -> Type {
        let Some(rule) = self.book.rules.get(at) else { return Type::Faulty };
        let ty = if rule.ty == Type::Faulty { self.ty(rule.body) } else { rule.ty };
        if let Some(rule) = self.book.rules.get_mut(at) {
            rule.ty = ty;
        }
        ty
    }

    /// All alternatives of a reading have one type, which is the reading's.
    fn reading(&mut self, at: usize) -> Type {
        let Some(reading) = self.book.readings.get(at) else { return Type::Faulty };
        let alternatives: Vec<ExprId> = reading.alternatives.iter().map(|alternative| alternative.expr).collect();
        let Some((first, rest)) = alternatives.split_first() else { return Type::Faulty };
        let ty = self.ty(*first);
        for other in rest {
            let own = self.ty(*other);
            if own != ty && own != Type::Faulty && ty != Type::Faulty {
                let (span, first) = (self.span(*other), self.span(*first));
                self.errors.push(CheckError::Differs { found: own, wanted: ty, span, first });
            }
        }
        ty
    }

    /// An expression of a given type; an error where it is of another.
    fn expect(&mut self, id: ExprId, wanted: Type, rule: Option<&str>) {
        let found = self.ty(id);
        if found == wanted || found == Type::Faulty || wanted == Type::Faulty {
            return;
        }
        // `0 kr` and `0 kr per year` are the same nothing.
        let zero = matches!(self.kind(id), ExprKind::Value(Value::Number(number), _) if number.is_zero());
        if zero && matches!((found, wanted), (Type::Quantity(_), Type::Quantity(_))) {
            self.set(id, wanted);
            return;
        }
        let error = CheckError::Mismatch { found, wanted, rule: rule.map(str::to_owned), span: self.span(id) };
        self.errors.push(error);
    }

    fn kind(&self, id: ExprId) -> ExprKind {
        self.book.exprs.get(id.0 as usize).map_or(ExprKind::Value(Value::Truth(false), Type::Faulty), |expr| expr.kind.clone())
    }

    fn span(&self, id: ExprId) -> crate::source::Span {
        self.book.exprs.get(id.0 as usize).map_or(crate::source::Span::new(crate::source::FileId(0), 0, 0), |expr| expr.span)
    }

    fn set(&mut self, id: ExprId, ty: Type) {
        if let Some(slot) = self.types.get_mut(id.0 as usize) {
            *slot = Some(ty);
        }
    }

    fn ty(&mut self, id: ExprId) -> Type {
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
            ExprKind::Rule(rule) if self.book.rules.get(rule.index()).is_some_and(|rule| rule.kind == Kind::Step) => {
                self.step(rule.index())
            }
            ExprKind::Rule(rule) => self.book.rules.get(rule.index()).map_or(Type::Faulty, |rule| rule.ty),
            ExprKind::Reading(reading) => self.reading(reading.index()),
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
                // A year is twelve months in every law; how many days or weeks it has, the law must say.
                Type::Quantity(Unit::Money(Some(Period::Year))) if period == Period::Month => self.by_twelve(id, inner, false),
                Type::Quantity(Unit::Money(Some(Period::Month))) if period == Period::Year => self.by_twelve(id, inner, true),
                found => {
                    let span = self.span(inner);
                    self.errors.push(CheckError::PerNeedsMoney { found, span });
                    Type::Faulty
                }
            },
            ExprKind::Rounded(inner, ..) => match self.ty(inner) {
                found @ (Type::Quantity(_) | Type::Faulty) => found,
                found => {
                    let span = self.span(inner);
                    self.errors.push(CheckError::NotANumber { found, span });
                    Type::Faulty
                }
            },
            ExprKind::If(arms, otherwise) => {
                let ty = self.ty(otherwise);
                for (when, then) in arms {
                    self.expect(when, Type::Truth, None);
                    let own = self.ty(then);
                    if own != ty && own != Type::Faulty && ty != Type::Faulty {
                        let (span, first) = (self.span(then), self.span(otherwise));
                        self.errors.push(CheckError::Differs { found: own, wanted: ty, span, first });
                    }
                }
                ty
            }
            ExprKind::After { date, duration, rounding, .. } => {
                self.expect(date, Type::Date, None);
                let length = self.ty(duration);
                if !matches!(length, Type::Months | Type::Days | Type::Mixed | Type::Faulty) {
                    let span = self.span(duration);
                    self.errors.push(CheckError::NotADuration { found: length, span });
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
                if let Move::By(count, _) = to {
                    self.expect(count, Type::Quantity(Unit::Plain), None);
                }
                Type::Date
            }
            ExprKind::WorkingDays { from, to, .. } => {
                self.expect(from, Type::Date, None);
                self.expect(to, Type::Date, None);
                Type::Quantity(Unit::Plain)
            }
            ExprKind::Gather { form, list, of, filter, .. } => {
                self.ty(list);
                if let Some(filter) = filter {
                    self.expect(filter, Type::Truth, None);
                }
                match (form, of) {
                    (Gather::Any | Gather::Every, _) => Type::Truth,
                    (Gather::Count, _) | (_, None) => Type::Quantity(Unit::Plain),
                    (Gather::Sum, Some(of)) => match self.ty(of) {
                        found @ (Type::Quantity(_) | Type::Faulty) => found,
                        found => {
                            let span = self.span(of);
                            self.errors.push(CheckError::NotANumber { found, span });
                            Type::Faulty
                        }
                    },
                    (Gather::Least | Gather::Greatest, Some(of)) => {
                        self.compare(Comparison::AtMost, of, of);
                        self.ty(of)
                    }
                }
            }
            ExprKind::Scale(operand, bands) => {
                let ty = self.ty(operand);
                if !matches!(ty, Type::Quantity(_) | Type::Faulty) {
                    let span = self.span(operand);
                    self.errors.push(CheckError::NotANumber { found: ty, span });
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
                let ty = self.ty(*first);
                rest.iter().for_each(|other| {
                    self.compare(Comparison::AtMost, *first, *other);
                });
                ty
            }
        }
    }

    /// An amount per year as one per month, or the other way.
    fn by_twelve(&mut self, id: ExprId, inner: ExprId, times: bool) -> Type {
        let twelve =
            self.add(id, ExprKind::Value(Value::Number(Number::whole(12)), Type::Quantity(Unit::Plain)), Type::Quantity(Unit::Plain));
        self.rewrite(id, ExprKind::Product(vec![(true, inner), (times, twelve)]));
        Type::Quantity(Unit::Money(Some(if times { Period::Year } else { Period::Month })))
    }

    fn rounding(&mut self, rounding: Option<ExprId>) {
        if let Some(rounding) = rounding {
            self.expect(rounding, Type::Rounding, None);
        }
    }

    /// A parameter without `on` has its value on the day of the law.
    fn parameter_today(&mut self, at: usize, id: ExprId) {
        let Some(parameter) = self.book.parameters.get(at) else { return };
        let day = self.book.version.date;
        if let Some((first, _)) = parameter.values.first().filter(|(first, _)| *first > day) {
            let error = CheckError::NoValueOn { name: parameter.name.to_string(), day, first: *first, span: self.span(id) };
            self.errors.push(error);
        }
    }

    fn compare(&mut self, comparison: Comparison, left: ExprId, right: ExprId) -> Type {
        let (a, b) = (self.ty(left), self.ty(right));
        if a == Type::Faulty || b == Type::Faulty {
            return Type::Truth;
        }
        let span = self.span(left).to(self.span(right));
        if a == b {
            let ordered = matches!(a, Type::Quantity(_) | Type::Date | Type::Months | Type::Days);
            let equality = matches!(comparison, Comparison::Equal | Comparison::Unequal);
            if !(ordered || equality && a != Type::Mixed) {
                self.errors.push(CheckError::NotOrdered { found: a, span });
            }
            return Type::Truth;
        }
        let zero = |kind: ExprKind| matches!(kind, ExprKind::Value(Value::Number(number), _) if number.is_zero());
        match (a, b) {
            (Type::Quantity(_), Type::Quantity(_)) if zero(self.kind(right)) => self.set(right, a),
            (Type::Quantity(first), Type::Quantity(second)) => {
                let (left, right) = (self.span(left), self.span(right));
                self.errors.push(CheckError::Units { first, second, verb: super::error::Verb::Compare, span: right, other: left });
            }
            (Type::Months | Type::Mixed, Type::Days | Type::Mixed) | (Type::Days | Type::Mixed, Type::Months) => {
                self.errors.push(CheckError::MonthsAndDays { span });
            }
            _ => {
                let (left, right) = (self.span(left), self.span(right));
                self.errors.push(CheckError::Differs { found: b, wanted: a, span: right, first: left });
            }
        }
        Type::Truth
    }

    fn sum(&mut self, id: ExprId, terms: &[(bool, ExprId)]) -> Type {
        let rounding = terms.last().map(|(_, last)| *last).filter(|last| self.ty(*last) == Type::Rounding);
        let terms: Vec<(bool, ExprId)> = terms.iter().copied().filter(|(_, term)| Some(*term) != rounding).collect();
        let Some(((_, first), rest)) = terms.split_first() else { return Type::Faulty };
        let first = *first;
        let ty = self.ty(first);
        if ty == Type::Date {
            return self.date_sum(id, first, rest, rounding);
        }
        if let Some(rounding) = rounding {
            let span = self.span(rounding);
            self.errors.push(CheckError::NoDateToRound { span });
        }
        let mut sum = ty;
        for (_, term) in rest {
            let own = self.ty(*term);
            sum = match (sum, own) {
                (Type::Faulty, _) | (_, Type::Faulty) => Type::Faulty,
                (Type::Quantity(a), Type::Quantity(b)) if a == b => sum,
                (Type::Quantity(a), Type::Quantity(b)) => {
                    let (span, other) = (self.span(*term), self.span(first));
                    self.errors.push(CheckError::Units { first: a, second: b, verb: super::error::Verb::Add, span, other });
                    Type::Faulty
                }
                (a @ (Type::Months | Type::Days | Type::Mixed), b @ (Type::Months | Type::Days | Type::Mixed)) => {
                    if a == b {
                        a
                    } else {
                        Type::Mixed
                    }
                }
                (Type::Months | Type::Days | Type::Mixed, Type::Date) => {
                    let span = self.span(id);
                    self.errors.push(CheckError::DateFirst { span });
                    Type::Faulty
                }
                (a, b) => {
                    let span = self.span(*term);
                    self.errors.push(CheckError::CannotAdd { first: a, second: b, span });
                    Type::Faulty
                }
            };
        }
        if matches!(sum, Type::Truth | Type::Choice(_) | Type::Rounding) {
            let span = self.span(first);
            self.errors.push(CheckError::NotANumber { found: sum, span });
            return Type::Faulty;
        }
        if rest.is_empty() {
            return sum;
        }
        sum
    }

    /// A date and durations, or a date less a date.
    fn date_sum(&mut self, id: ExprId, date: ExprId, rest: &[(bool, ExprId)], rounding: Option<ExprId>) -> Type {
        if let [(false, other)] = rest
            && self.ty(*other) == Type::Date
        {
            self.rewrite(id, ExprKind::DaysBetween { from: *other, to: date });
            return Type::Days;
        }
        for (_, term) in rest {
            let own = self.ty(*term);
            if !matches!(own, Type::Months | Type::Days | Type::Mixed | Type::Faulty) {
                let span = self.span(*term);
                self.errors.push(CheckError::NotADuration { found: own, span });
                return Type::Faulty;
            }
        }
        let rounding = rounding.or_else(|| self.act_rounding(id));
        let kind = match rest {
            [(sign, duration)] => ExprKind::After { date, duration: *duration, before: !sign, rounding },
            _ => {
                // Several durations are one: months first, then days, rounded once.
                let mut sum = Type::Months;
                for (at, (_, term)) in rest.iter().enumerate() {
                    let own = self.ty(*term);
                    sum = if at == 0 || own == sum { own } else { Type::Mixed };
                }
                let duration = self.add(id, ExprKind::Sum(rest.to_vec()), sum);
                ExprKind::After { date, duration, before: false, rounding }
            }
        };
        self.rewrite(id, kind);
        Type::Date
    }

    /// How the act of an expression rounds, as resolution left it for sums: an expression of type rounding at the same standing.
    fn act_rounding(&mut self, id: ExprId) -> Option<ExprId> {
        let standing = self.book.exprs.get(id.0 as usize)?.standing;
        let act = self.book.standings.get(standing.index())?.act;
        let kind = self.book.acts.get(act.index())?.rounding?;
        let kind = match kind {
            crate::model::ActRounding::Way(way) => ExprKind::Value(Value::Rounding(way), Type::Rounding),
            crate::model::ActRounding::Reading(reading) => ExprKind::Reading(reading),
        };
        Some(self.add(id, kind, Type::Rounding))
    }

    fn add(&mut self, beside: ExprId, kind: ExprKind, ty: Type) -> ExprId {
        let id = ExprId(u32::try_from(self.book.exprs.len()).unwrap_or(u32::MAX));
        let (standing, span) = self
            .book
            .exprs
            .get(beside.0 as usize)
            .map_or_else(|| (crate::model::StandingId(0), self.span(beside)), |expr| (expr.standing, expr.span));
        self.book.exprs.push(Expr { kind, standing, span });
        self.types.push(Some(ty));
        id
    }

    fn rewrite(&mut self, id: ExprId, kind: ExprKind) {
        if let Some(expr) = self.book.exprs.get_mut(id.0 as usize) {
            expr.kind = kind;
        }
    }

    fn product(&mut self, terms: &[(bool, ExprId)]) -> Type {
        let mut unit = Unit::Plain;
        for (times, term) in terms {
            let own = match self.ty(*term) {
                Type::Quantity(own) => own,
                Type::Faulty => return Type::Faulty,
                found => {
                    let span = self.span(*term);
                    self.errors.push(CheckError::NotANumber { found, span });
                    return Type::Faulty;
                }
            };
            if !times && matches!(self.kind(*term), ExprKind::Value(Value::Number(number), _) if number.compare(Number::ZERO).is_eq()) {
                let span = self.span(*term);
                self.errors.push(CheckError::DividesByZero { span });
            }
            match units::product(unit, own, *times) {
                Some(product) => unit = product,
                None => {
                    let (span, other) = (self.span(*term), terms.first().map_or(self.span(*term), |(_, first)| self.span(*first)));
                    let verb = if *times { super::error::Verb::Multiply } else { super::error::Verb::Divide };
                    self.errors.push(CheckError::Units { first: unit, second: own, verb, span, other });
                    return Type::Faulty;
                }
            }
        }
        Type::Quantity(unit)
    }
}
