//! Dates, ages and periods as diagrams.

use std::sync::Arc;

use super::rules::{Walk, shift};
use crate::model::{
    CalendarUnit, DayShift, Direction, End, ExprId, ExprKind, Gather, Joining, Meeting, Number, PeriodPart, Rounding, Type, calendar,
};
use crate::symbolic::diagram::canon::{Canon, Meaning};
use crate::symbolic::diagram::leaf::{Day, Leaf};
use crate::symbolic::diagram::node::{Beyond, Bounded, Node};
use crate::symbolic::diagram::space::{Space, What};
use crate::symbolic::terms::linear::Linear;
use crate::symbolic::terms::operation::{Operation, WorkingDay};
use crate::symbolic::terms::shift::{DateStep, Shift};

impl Space {
    fn day(&self, leaf: Node) -> Bounded<Day> {
        match self.diagrams.leaf_of(leaf) {
            Some(Leaf::Date(day)) => Ok(day.clone()),
            _ => Err(Beyond),
        }
    }

    /// A value, unless it depends on a day that does not exist and is not rounded. `rounding` is a leaf.
    fn rounded_day(
        &mut self,
        rounding: Node,
        exists: (Operation, &[Node]),
        work: &mut dyn FnMut(&mut Space, Rounding) -> Bounded<Node>,
    ) -> Bounded<Node> {
        match self.diagrams.leaf_of(rounding) {
            Some(Leaf::Rounding(way)) => {
                let way = *way;
                work(self, way)
            }
            _ => {
                let (operation, of) = exists;
                let exists = self.closed(operation, of, Type::Truth, true)?;
                let found = work(self, Rounding::Down)?;
                let fault = self.fault();
                self.choose(exists, found, fault)
            }
        }
    }
}

/// What a day or an age is made of, and how a day that does not exist is rounded.
#[derive(Debug, Clone, Copy)]
pub(in crate::symbolic) struct Of {
    pub(in crate::symbolic) first: Node,
    pub(in crate::symbolic) second: Node,
    pub(in crate::symbolic) rounding: Node,
}

impl Walk<'_> {
    /// What a function makes of two leaves and of the rounding. How it is rounded matters only where a day does not exist, so a rounding without
    /// an answer is none.
    fn perhaps_rounded(&mut self, of: Of, mut work: impl FnMut(&mut Space, [Node; 2], Node) -> Bounded<Node>) -> Bounded<Node> {
        let fault = self.space.fault();
        self.space.map(&[of.first, of.second, of.rounding], &mut |space, leaves| match leaves {
            [first, second, _] if [first, second].contains(&&fault) => Ok(fault),
            [first, second, rounding] => work(space, [*first, *second], *rounding),
            _ => Err(Beyond),
        })
    }

    /// Two expressions and how a day that does not exist is rounded.
    pub(in crate::symbolic) fn of(&mut self, first: ExprId, second: ExprId, rounding: Option<ExprId>) -> Bounded<Of> {
        Ok(Of { first: self.expr(first)?, second: self.expr(second)?, rounding: self.rounding(rounding)? })
    }

    /// The same with one way of rounding where nothing says which.
    pub(in crate::symbolic) fn rounded_by(&mut self, rounding: Node, way: Rounding) -> Bounded<Node> {
        let (fault, way) = (self.space.fault(), self.space.leaf(Leaf::Rounding(way)));
        self.space.map(&[rounding], &mut |_, leaves| leaves.first().map(|own| if *own == fault { way } else { *own }).ok_or(Beyond))
    }

    /// A date and a duration.
    pub(in crate::symbolic) fn after(&mut self, of: Of, direction: Direction) -> Bounded<Node> {
        self.perhaps_rounded(of, |space, [date, duration], rounding| {
            let Some(Leaf::Length(length)) = space.diagrams.leaf_of(duration).cloned() else { return Err(Beyond) };
            let Some(whole) = shift(&length, direction, Rounding::Down) else {
                let operation = Operation::After(direction, way(space.diagrams.leaf_of(rounding)));
                // So many days on there is a day in any case.
                let [months, _] = &*length;
                let total = rounding != space.fault() || months.number() == Some(Number::ZERO);
                return space.closed(operation, &[date, duration], Type::Date, total);
            };
            let day = space.day(date)?;
            if whole.days().is_some() {
                return Ok(space.leaf(Leaf::Date(day.shifted(&whole).ok_or(Beyond)?)));
            }
            space.rounded_day(rounding, (Operation::Exists(direction), &[date, duration]), &mut |space, way| {
                let whole = shift(&length, direction, way).ok_or(Beyond)?;
                Ok(space.leaf(Leaf::Date(day.shifted(&whole).ok_or(Beyond)?)))
            })
        })
    }

    pub(in crate::symbolic) fn days_between(&mut self, nodes: [Node; 2]) -> Bounded<Node> {
        self.at_leaves(&nodes, |space, leaves| {
            let [from, to] = leaves else { return Err(Beyond) };
            let (first, last) = (space.day(*from)?, space.day(*to)?);
            match space.as_days(&first).zip(space.as_days(&last)) {
                Some((first, last)) => {
                    let days = last.plus(&first, Number::whole(-1)).ok_or(Beyond)?;
                    Ok(space.leaf(Leaf::Length(Box::new([Linear::constant(Number::ZERO), days]))))
                }
                None => space.closed(Operation::DaysBetween, &[*from, *to], Type::Days, true),
            }
        })
    }

    pub(in crate::symbolic) fn age(&mut self, of: Of) -> Bounded<Node> {
        self.perhaps_rounded(of, |space, [born, on], rounding| {
            let (first, last) = (space.day(born)?, space.day(on)?);
            let items = space.items_of_leaves(&[born, on]);
            space.rounded_day(rounding, (Operation::BirthdayExists, &[born, on]), &mut |space, way| {
                if let (Day::On(born), Day::On(on)) = (&first, &last) {
                    let years = calendar::age(*born, *on, Some(way)).map_err(|_| Beyond)?;
                    return Ok(space.leaf(Leaf::Number(Linear::constant(Number::whole(i64::from(years))))));
                }
                let age = space.quantity(What::Age(first.clone(), last.clone(), way), items.clone());
                Ok(space.leaf(Leaf::Number(Linear::quantity(age))))
            })
        })
    }

    pub(in crate::symbolic) fn attains(&mut self, of: Of) -> Bounded<Node> {
        self.perhaps_rounded(of, |space, [born, years], rounding| {
            let Some(number) = space.form(years)?.number() else {
                let operation = Operation::Attains(way(space.diagrams.leaf_of(rounding)));
                return space.closed(operation, &[born, years], Type::Date, false);
            };
            let months = number.to_whole().and_then(|years| i32::try_from(years).ok()).and_then(|years| years.checked_mul(12));
            let months = months.ok_or(Beyond)?;
            let day = space.day(born)?;
            space.rounded_day(rounding, (Operation::AttainingExists, &[born, years]), &mut |space, way| {
                let whole = Shift::none().then(DateStep::Months(months, way));
                Ok(space.leaf(Leaf::Date(day.shifted(&whole).ok_or(Beyond)?)))
            })
        })
    }

    /// A period. One that would end before it begins has no answer.
    pub(in crate::symbolic) fn through(&mut self, first: ExprId, last: Option<ExprId>) -> Bounded<Node> {
        let nodes = self.exprs(std::iter::once(first).chain(last))?;
        self.at_leaves(&nodes, |space, leaves| {
            let [first, last @ ..] = leaves else { return Err(Beyond) };
            let first = space.day(*first)?;
            let last = last.first().map(|last| space.day(*last)).transpose()?;
            let period = space.leaf(Leaf::Period(Box::new((first.clone(), last.clone()))));
            match last {
                None => Ok(period),
                Some(last) => {
                    let forward = space.not_before(&last, &first)?;
                    let fault = space.fault();
                    space.choose(forward, period, fault)
                }
            }
        })
    }

    pub(in crate::symbolic) fn calendar_period(&mut self, unit: CalendarUnit, day: ExprId) -> Bounded<Node> {
        let day = self.expr(day)?;
        self.at_leaves(&[day], |space, leaves| {
            let day = space.day(*leaves.first().ok_or(Beyond)?)?;
            let end = |end| day.shifted(&Shift::none().then(DateStep::Calendar(unit, end))).ok_or(Beyond);
            let (first, last) = (end(End::First)?, end(End::Last)?);
            Ok(space.leaf(Leaf::Period(Box::new((first, Some(last))))))
        })
    }

    /// Whether a period contains a day or a period, or has a day in common with one.
    pub(in crate::symbolic) fn meets(&mut self, meeting: Meeting, left: ExprId, right: ExprId) -> Bounded<Node> {
        let nodes = self.exprs([left, right])?;
        self.at_leaves(&nodes, |space, leaves| {
            let [left, right] = leaves else { return Err(Beyond) };
            let (own, other) = (space.diagrams.leaf_of(*left).cloned(), space.diagrams.leaf_of(*right).cloned());
            let ends = |leaf: Option<Leaf>| match leaf {
                Some(Leaf::Period(period)) => Some(*period),
                Some(Leaf::Date(day)) => Some((day.clone(), Some(day))),
                _ => None,
            };
            let (Some((first, last)), Some((other_first, other_last))) = (ends(own), ends(other)) else {
                return space.closed(Operation::Meets(meeting), leaves, Type::Truth, true);
            };
            let not_after = |space: &mut Space, day: &Option<Day>, last: &Option<Day>| match (day, last) {
                (_, None) => Ok(space.truth(true)),
                (None, Some(_)) => Ok(space.truth(false)),
                (Some(day), Some(last)) => space.not_before(last, day),
            };
            let (first, other_first) = (Some(first), Some(other_first));
            let sides = match meeting {
                Meeting::Contains => [not_after(space, &first, &other_first)?, not_after(space, &other_last, &last)?],
                Meeting::Overlaps => [not_after(space, &first, &other_last)?, not_after(space, &other_first, &last)?],
            };
            space.all(&sides)
        })
    }

    /// A day of a period, or its length.
    pub(in crate::symbolic) fn part_of(&mut self, part: PeriodPart, of: ExprId, rounding: Option<ExprId>, ty: Type) -> Bounded<Node> {
        let of = self.expr(of)?;
        let rounding = self.rounding(rounding)?;
        let fault = self.space.fault();
        self.space.map(&[of, rounding], &mut |space, leaves| {
            let [of, rounding] = leaves else { return Err(Beyond) };
            if *of == fault {
                return Ok(fault);
            }
            let period = match space.diagrams.leaf_of(*of) {
                Some(Leaf::Period(period)) => Some((**period).clone()),
                _ => None,
            };
            match (part, period) {
                (PeriodPart::Day(End::First), Some((first, _))) => Ok(space.leaf(Leaf::Date(first))),
                (PeriodPart::Day(End::Last), Some((_, Some(last)))) => Ok(space.leaf(Leaf::Date(last))),
                (PeriodPart::Days, Some((first, Some(last)))) => match space.as_days(&first).zip(space.as_days(&last)) {
                    Some((first, last)) => {
                        let days = last
                            .plus(&first, Number::whole(-1))
                            .and_then(|days| days.plus(&Linear::constant(Number::whole(1)), Number::whole(1)));
                        let parts = [Linear::constant(Number::ZERO), days.ok_or(Beyond)?];
                        Ok(space.leaf(Leaf::Length(Box::new(parts))))
                    }
                    None => space.closed(Operation::PartOf(part, None), &[*of], ty, true),
                },
                (PeriodPart::Day(End::Last) | PeriodPart::Days, Some((_, None))) => Ok(fault),
                _ => {
                    let operation = Operation::PartOf(part, way(space.diagrams.leaf_of(*rounding)));
                    // Days without an end have no number; none at all have no first one.
                    let total = part == PeriodPart::Days && space.has_an_end(*of);
                    space.closed(operation, &[*of], ty, total)
                }
            }
        })
    }

    /// Days moved to a working day, or counted: terms that are not looked into. Working days are the same where the calendars say the same,
    /// whatever they are called.
    pub(in crate::symbolic) fn working(&mut self, kind: &ExprKind, ty: Type) -> Bounded<Node> {
        let (calendar, to) = match kind {
            ExprKind::Moved { to, calendar, .. } => {
                let to = match to {
                    DayShift::Next => WorkingDay::Next,
                    DayShift::Previous => WorkingDay::Previous,
                    DayShift::By(_, direction) => WorkingDay::By(*direction),
                };
                (*calendar, Some(to))
            }
            ExprKind::WorkingDays { calendar, .. } => (*calendar, None),
            _ => return Err(Beyond),
        };
        let days = Arc::new(self.book().calendars.get(calendar.index()).ok_or(Beyond)?.days.clone());
        let operation = match to {
            Some(to) => Operation::Moved(to, days),
            None => Operation::WorkingDays(days),
        };
        let of = self.exprs(kind.children())?;
        self.at_leaves(&of, |space, leaves| space.closed(operation.clone(), leaves, ty, true))
    }
}

impl Space {
    /// Whether days surely have an end.
    fn has_an_end(&mut self, days: Node) -> bool {
        let meaning = self.canon(days);
        self.all_have_an_end(meaning)
    }

    fn all_have_an_end(&self, days: Canon) -> bool {
        match self.canons.meaning(days) {
            Some(Meaning::Leaf(Leaf::Period(period))) => period.1.is_some(),
            Some(Meaning::Leaf(Leaf::Fault)) => true,
            Some(Meaning::Leaf(Leaf::Whole(quantity))) => match self.described(*quantity).map(|own| &own.what) {
                Some(What::Closed(Operation::Joined(Joining::Within), of)) => of.iter().any(|own| self.all_have_an_end(*own)),
                Some(What::Closed(Operation::Joined(Joining::Without), of)) => of.first().is_some_and(|own| self.all_have_an_end(*own)),
                Some(What::Closed(Operation::Joined(Joining::Union), of)) => of.iter().all(|own| self.all_have_an_end(*own)),
                Some(What::Closed(Operation::Gathered(Gather::Union, _), of)) => of.get(2).is_some_and(|own| self.all_have_an_end(*own)),
                _ => false,
            },
            Some(Meaning::Leaf(_)) | None => false,
            Some(Meaning::Values(_, below)) => below.iter().all(|own| self.all_have_an_end(*own)),
            Some(Meaning::Cells(_, runs)) => runs.iter().all(|(own, _)| self.all_have_an_end(*own)),
        }
    }
}

/// How a leaf says that a day that does not exist is rounded.
fn way(leaf: Option<&Leaf>) -> Option<Rounding> {
    match leaf {
        Some(Leaf::Rounding(way)) => Some(*way),
        _ => None,
    }
}
