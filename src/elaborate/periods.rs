//! The types of expressions about periods.

use super::error::TypeError;
use super::types::Ctx;
use crate::model::{ExprId, Meeting, PeriodPart, Type};

impl Ctx<'_> {
    /// `a to b`
    pub(super) fn through(&mut self, first: ExprId, last: Option<ExprId>) -> Type {
        self.expect(first, Type::Date, None);
        if let Some(last) = last {
            self.expect(last, Type::Date, None);
        }
        Type::Period
    }

    /// `union(a, b)`, `a within b`, where each operand is a period or a list of periods.
    pub(super) fn joined(&mut self, list: &[ExprId]) -> Type {
        for id in list {
            self.period(*id, false);
        }
        Type::Periods
    }

    /// `a contains b`, where b may be a day; `a overlaps b`.
    pub(super) fn meets(&mut self, meeting: Meeting, left: ExprId, right: ExprId) -> Type {
        self.period(left, false);
        if meeting == Meeting::Overlaps || self.ty(right) != Type::Date {
            self.period(right, false);
        }
        Type::Truth
    }

    /// `days of a`
    pub(super) fn part_of(&mut self, part: PeriodPart, of: ExprId, rounding: Option<ExprId>) -> Type {
        match part {
            PeriodPart::Day(_) => {
                self.period(of, false);
                Type::Date
            }
            PeriodPart::Days => {
                self.period(of, false);
                Type::Days
            }
            // Months are counted from the first day, so a list of periods has no single count of months.
            PeriodPart::Months | PeriodPart::Years => {
                self.period(of, true);
                self.rounding(rounding);
                Type::Months
            }
        }
    }

    fn period(&mut self, id: ExprId, only_one: bool) {
        let found = self.ty(id);
        if !(matches!(found, Type::Period | Type::Faulty) || found == Type::Periods && !only_one) {
            let span = self.span(id);
            self.errors.push(TypeError::NotAPeriod { found, only_one, span });
        }
    }
}
