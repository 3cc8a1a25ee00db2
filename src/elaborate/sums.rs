//! The types of sums, products and gathers. A sum is found to be of numbers or of dates here, and is rewritten accordingly.

use super::error::TypeError;
use super::types::Ctx;
use super::units;
use crate::model::{Comparison, Direction, Expr, ExprId, ExprKind, Gather, Number, Polarity, Type, Unit, Value};

impl Ctx<'_> {
    /// An expression that gathers from a list.
    pub(super) fn gather(&mut self, form: Gather, list: ExprId, of: Option<ExprId>, filter: Option<ExprId>) -> Type {
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
                    self.errors.push(TypeError::NotANumber { found, span });
                    Type::Faulty
                }
            },
            (Gather::First | Gather::Last, Some(of)) => self.ty(of),
            (Gather::Union, Some(of)) => self.joined(&[of]),
            (Gather::Least | Gather::Greatest, Some(of)) => {
                self.compare(Comparison::AtMost, of, of);
                self.ty(of)
            }
        }
    }

    pub(super) fn sum(&mut self, id: ExprId, terms: &[(Polarity, ExprId)]) -> Type {
        let rounding = terms.last().map(|(_, last)| *last).filter(|last| self.ty(*last) == Type::Rounding);
        let terms: Vec<(Polarity, ExprId)> = terms.iter().copied().filter(|(_, term)| Some(*term) != rounding).collect();
        let Some(((_, first), rest)) = terms.split_first() else { return Type::Faulty };
        let first = *first;
        let ty = self.ty(first);
        if ty == Type::Date {
            return self.date_sum(id, first, rest, rounding);
        }
        if let Some(rounding) = rounding {
            let span = self.span(rounding);
            self.errors.push(TypeError::NoDateToRound { span });
        }
        let (mut sum, mut nought) = (ty, self.no_time(first));
        for (_, term) in rest {
            let own = self.ty(*term);
            sum = match (sum, own) {
                (Type::Faulty, _) | (_, Type::Faulty) => Type::Faulty,
                (Type::Quantity(a), Type::Quantity(b)) if a == b => sum,
                (Type::Quantity(a), Type::Quantity(b)) => {
                    let (span, other) = (self.span(*term), self.span(first));
                    self.errors.push(TypeError::Units { first: a, second: b, verb: super::error::Verb::Add, span, other });
                    Type::Faulty
                }
                (a @ (Type::Months | Type::Days | Type::Mixed), b @ (Type::Months | Type::Days | Type::Mixed)) => {
                    if a == b || self.no_time(*term) {
                        a
                    } else if nought {
                        b
                    } else {
                        Type::Mixed
                    }
                }
                (Type::Months | Type::Days | Type::Mixed, Type::Date) => {
                    let span = self.span(id);
                    self.errors.push(TypeError::DateFirst { span });
                    Type::Faulty
                }
                (a, b) => {
                    let span = self.span(*term);
                    self.errors.push(TypeError::CannotAdd { first: a, second: b, span });
                    Type::Faulty
                }
            };
            nought &= self.no_time(*term);
        }
        if matches!(sum, Type::Truth | Type::Choice(_) | Type::Text | Type::Period | Type::Periods | Type::Rounding) {
            let span = self.span(first);
            self.errors.push(TypeError::NotANumber { found: sum, span });
            return Type::Faulty;
        }
        if rest.is_empty() {
            return sum;
        }
        sum
    }

    /// A date plus or minus durations, or a date minus a date.
    pub(super) fn date_sum(&mut self, id: ExprId, date: ExprId, rest: &[(Polarity, ExprId)], rounding: Option<ExprId>) -> Type {
        if let [(Polarity::Inverse, other)] = rest
            && self.ty(*other) == Type::Date
        {
            self.rewrite(id, ExprKind::DaysBetween { from: *other, to: date });
            return Type::Days;
        }
        for (_, term) in rest {
            let own = self.ty(*term);
            if !matches!(own, Type::Months | Type::Days | Type::Mixed | Type::Faulty) {
                let span = self.span(*term);
                self.errors.push(TypeError::NotADuration { found: own, span });
                return Type::Faulty;
            }
        }
        let rounding = rounding.or_else(|| self.act_rounding(id));
        let kind = match rest {
            [(polarity, duration)] => {
                let direction = if *polarity == Polarity::Direct { Direction::Forward } else { Direction::Back };
                ExprKind::After { date, duration: *duration, direction, rounding }
            }
            _ => {
                // Several durations form one: months are added first, then days, with one rounding.
                let mut sum = Type::Months;
                for (at, (_, term)) in rest.iter().enumerate() {
                    let own = self.ty(*term);
                    sum = if at == 0 || own == sum { own } else { Type::Mixed };
                }
                let duration = self.add(id, ExprKind::Sum(rest.to_vec()), sum);
                ExprKind::After { date, duration, direction: Direction::Forward, rounding }
            }
        };
        self.rewrite(id, kind);
        Type::Date
    }

    /// How the act of an expression rounds dates: the expression of type rounding that resolution left at the same standing.
    pub(super) fn act_rounding(&mut self, id: ExprId) -> Option<ExprId> {
        let standing = self.book.exprs.get(id.0 as usize)?.standing;
        let act = self.book.standings.get(standing.index())?.act;
        let kind = self.book.acts.get(act.index())?.rounding?;
        let kind = match kind {
            crate::model::ActRounding::Way(way) => ExprKind::Value(Value::Rounding(way), Type::Rounding),
            crate::model::ActRounding::Reading(reading) => ExprKind::Reading(reading),
        };
        Some(self.add(id, kind, Type::Rounding))
    }

    pub(super) fn add(&mut self, beside: ExprId, kind: ExprKind, ty: Type) -> ExprId {
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

    pub(super) fn rewrite(&mut self, id: ExprId, kind: ExprKind) {
        if let Some(expr) = self.book.exprs.get_mut(id.0 as usize) {
            expr.kind = kind;
        }
    }

    pub(super) fn product(&mut self, terms: &[(Polarity, ExprId)]) -> Type {
        let mut unit = Unit::Plain;
        // Days times a number are refused, since few laws mean that. Days by days, or months by months, give a plain number.
        let (mut days, mut months) = (0_i32, 0_i32);
        for (polarity, term) in terms {
            let by = if *polarity == Polarity::Direct { 1 } else { -1 };
            let own = match self.ty(*term) {
                Type::Quantity(own) => own,
                Type::Days => {
                    days += by;
                    Unit::Plain
                }
                Type::Months => {
                    months += by;
                    Unit::Plain
                }
                Type::Faulty => return Type::Faulty,
                found => {
                    let span = self.span(*term);
                    self.errors.push(TypeError::NotANumber { found, span });
                    return Type::Faulty;
                }
            };
            if *polarity == Polarity::Inverse
                && matches!(self.kind(*term), ExprKind::Value(Value::Number(number), _) if number.compare(Number::ZERO).is_eq())
            {
                let span = self.span(*term);
                self.errors.push(TypeError::DividesByZero { span });
            }
            match units::product(unit, own, *polarity) {
                Some(product) => unit = product,
                None => {
                    let (span, other) = (self.span(*term), terms.first().map_or(self.span(*term), |(_, first)| self.span(*first)));
                    let verb = if *polarity == Polarity::Direct { super::error::Verb::Multiply } else { super::error::Verb::Divide };
                    self.errors.push(TypeError::Units { first: unit, second: own, verb, span, other });
                    return Type::Faulty;
                }
            }
        }
        if (days, months) != (0, 0) {
            let found = if days == 0 { Type::Months } else { Type::Days };
            let first = terms.iter().map(|(_, term)| *term).find(|term| self.ty(*term) == found);
            if let Some(span) = first.map(|first| self.span(first)) {
                self.errors.push(TypeError::NotANumber { found, span });
            }
            return Type::Faulty;
        }
        Type::Quantity(unit)
    }
}
