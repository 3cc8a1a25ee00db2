//! Whether the dates and numbers of a path can be, and values that they can have.
//!
//! Every condition on dates is that one is not before a function of another that never decreases. Such conditions have a least solution, which
//! is reached by raising dates from the first day looked at; if that passes the last one there is none. It is exact, and gives the example.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::model::{Number, calendar};
use crate::source::limits;
use crate::symbolic::diagram::lists;
use crate::symbolic::diagram::node::Level;
use crate::symbolic::diagram::space::Space;
use crate::symbolic::terms::advances::{ShiftNumber, Shifts};
use crate::symbolic::terms::axis::{Axis, Cut};
use crate::symbolic::terms::linear::Linear;
use crate::symbolic::terms::quantity::Quantity;
use crate::symbolic::terms::shift::{DateStep, Shift};
use crate::symbolic::terms::variable::Variable;

/// A value of a variable on a path.
pub(in crate::symbolic) type Literal = (Level, usize);

/// Values that a variable may have, from a first to a last one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::symbolic) struct Span {
    pub(in crate::symbolic) level: Level,
    pub(in crate::symbolic) first: usize,
    pub(in crate::symbolic) last: usize,
}

/// The values of a path, each alone.
pub(in crate::symbolic) fn spans(path: &[Literal]) -> Vec<Span> {
    path.iter().map(|(level, value)| Span { level: *level, first: *value, last: *value }).collect()
}

/// Values for the quantities of a path.
#[derive(Debug, Clone, Default)]
pub(in crate::symbolic) struct Values {
    pub(in crate::symbolic) dates: BTreeMap<Quantity, NaiveDate>,
    pub(in crate::symbolic) numbers: BTreeMap<Quantity, Number>,
}

/// Whether a path can be.
#[derive(Debug, Clone)]
pub(in crate::symbolic) enum Possible {
    /// With these values.
    With(Values),
    /// It contradicts itself.
    Never,
    /// Not decided.
    Open,
}

/// A date that is not before a function of another.
#[derive(Debug)]
struct NotBefore {
    of: usize,
    from: usize,
    shift: ShiftNumber,
}

/// So many days apart, two limits are not both of the law.
const LIFE: i32 = 36_525;

/// Days before a limit that are well inside it.
const MONTH: i32 = 30;

/// The conditions of a path on dates.
#[derive(Debug, Default)]
struct Dates {
    quantities: Vec<Quantity>,
    low: Vec<i32>,
    high: Vec<i32>,
    order: Vec<NotBefore>,
}

impl Dates {
    fn number(&mut self, quantity: Quantity) -> usize {
        if let Some(at) = self.quantities.iter().position(|own| *own == quantity) {
            return at;
        }
        self.quantities.push(quantity);
        self.low.push(new_year(*limits::SYMBOLIC_YEARS.start()));
        self.high.push(new_year(limits::SYMBOLIC_YEARS.end() + 1) - 1);
        self.quantities.len() - 1
    }

    fn raise(&mut self, at: usize, day: i32) {
        if let Some(low) = self.low.get_mut(at) {
            *low = (*low).max(day);
        }
    }

    fn lower(&mut self, at: usize, day: i32) {
        if let Some(high) = self.high.get_mut(at) {
            *high = (*high).min(day);
        }
    }

    /// The least solution; `Err(true)` if there is none, `Err(false)` where it takes too long to tell.
    fn least(&self, known: &Shifts) -> Result<Vec<i32>, bool> {
        self.raised(self.low.clone(), None, known)
    }

    /// The least solution that is not before some days. Where all but one of these are a solution already, only what that one leads to is
    /// looked at.
    fn raised(&self, mut found: Vec<i32>, only: Option<usize>, known: &Shifts) -> Result<Vec<i32>, bool> {
        // The condition that raised each date last.
        let mut raised_by: Vec<Option<usize>> = vec![None; found.len()];
        // When each date was raised last, and when each condition was looked at: one whose date has not been raised since holds.
        let mut clock = 1_u32;
        let mut raised_at: Vec<u32> = (0..found.len()).map(|date| u32::from(only.is_none_or(|own| own == date))).collect();
        let mut looked_at: Vec<u32> = vec![0; self.order.len()];
        let patience = 2 * (found.len() + 1);
        for pass in 1..=limits::SYMBOLIC_RAISES {
            let mut last = None;
            for ((number, own), looked_at) in self.order.iter().enumerate().zip(&mut looked_at) {
                if raised_at.get(own.from).is_none_or(|raised_at| *raised_at <= *looked_at) {
                    continue;
                }
                *looked_at = clock;
                // Beyond the calendar nothing is known.
                let Some(day) = found.get(own.from).and_then(|from| known.apply(own.shift, *from)) else { return Err(false) };
                if let Some(slot) = found.get_mut(own.of)
                    && *slot < day
                {
                    // No solution has an earlier day for it.
                    if self.high.get(own.of).is_some_and(|high| day > *high) {
                        return Err(true);
                    }
                    *slot = day;
                    last = Some(own.of);
                    clock = clock.saturating_add(1);
                    if let Some((cause, raised_at)) = raised_by.get_mut(own.of).zip(raised_at.get_mut(own.of)) {
                        (*cause, *raised_at) = (Some(number), clock);
                    }
                }
            }
            if found.iter().zip(&self.high).any(|(own, high)| own > high) {
                return Err(true);
            }
            let Some(last) = last else { return Ok(found) };
            // Dates that go on raising each other come to rest on a day from which once around leads no further, or never.
            if pass % patience == 0
                && let Some((start, once)) = self.cycle(last, &raised_by, known)
                && let Some((slot, high)) = found.get_mut(start).zip(self.high.get(start))
            {
                *slot = known.next_rest(&once, *slot, *high)?;
                clock = clock.saturating_add(1);
                if let Some(raised_at) = raised_at.get_mut(start) {
                    *raised_at = clock;
                }
            }
        }
        Err(false)
    }

    /// A date that conditions raise in a cycle, and once around it as one function.
    fn cycle(&self, last: usize, raised_by: &[Option<usize>], known: &Shifts) -> Option<(usize, Shift)> {
        let cause = |date: usize| raised_by.get(date).copied().flatten().and_then(|number| self.order.get(number));
        let mut date = last;
        for _ in 0..raised_by.len() {
            date = cause(date)?.from;
        }
        let (start, mut moves) = (date, Vec::new());
        loop {
            let own = cause(date)?;
            moves.push(known.shift(own.shift)?);
            date = own.from;
            if date == start {
                return Some((start, moves.iter().rev().fold(Shift::none(), Shift::followed_by)));
            }
            if moves.len() > raised_by.len() {
                return None;
            }
        }
    }

    /// A solution well inside: each date in turn halfway between the least and the most it can be with those before it.
    fn inside(&self, least: Vec<i32>, wished: i32, known: &Shifts) -> Vec<i32> {
        let mut found = least;
        // From the latest to the earliest, so that it is an application and not a birth that lies on the day wished for.
        let mut order: Vec<usize> = (0..found.len()).collect();
        order.sort_by_key(|at| std::cmp::Reverse(found.get(*at).copied()));
        let mut chosen: Vec<usize> = Vec::new();
        for at in order {
            let Some(own) = found.get(at).copied() else { continue };
            // A day is one this date can have only if those chosen before stay as they are.
            let reaches = |found: &[i32], day: i32| {
                let mut later = found.to_vec();
                if let Some(slot) = later.get_mut(at) {
                    *slot = day;
                }
                let solution = self.raised(later, Some(at), known).ok()?;
                let stays = chosen.iter().all(|other| solution.get(*other) == found.get(*other));
                (stays && solution.get(at) == Some(&day)).then_some(solution)
            };
            // A day that leads nowhere is not tried; a step is halved until it does.
            let (mut most, mut step) = (own, 1 << 16);
            while step > 0 {
                if reaches(&found, most + step).is_some() {
                    most += step;
                }
                step /= 2;
            }
            let middle = own + (most - own) / 2;
            // Between limits the middle; where there is none to one side, about the day wished for.
            let day = if most - own > LIFE { wished.min(most - MONTH).max(own) } else { middle };
            if let Some(solution) = [day, middle, own].into_iter().find_map(|day| reaches(&found, day)) {
                found = solution;
                chosen.push(at);
            }
        }
        found
    }
}

impl Space {
    /// Whether variables can have these values together, and values of dates and numbers with which they do. `day` is the day a date is
    /// wished for.
    pub(in crate::symbolic) fn possible(&self, path: &[Span], day: Option<NaiveDate>) -> Possible {
        let (mut dates, mut forms) = (Dates::default(), Vec::new());
        for span in path {
            let Some(Variable::Cells(place)) = self.variable(span.level) else { continue };
            let cuts = self.axes.cuts(*place);
            let (low, high) = (span.first.checked_sub(1).and_then(|at| cuts.get(at)), cuts.get(span.last));
            match self.axes.axis(*place) {
                Some(Axis::Number(form)) => {
                    forms.extend(low.and_then(|cut| limited(form, cut, false)));
                    forms.extend(high.and_then(|cut| limited(form, cut, true)));
                }
                Some(Axis::Day(quantity)) => {
                    let at = dates.number(*quantity);
                    if let Some(Cut::Day(day)) = low {
                        dates.raise(at, calendar::number(*day));
                    }
                    if let Some(Cut::Day(day)) = high {
                        dates.lower(at, calendar::number(*day) - 1);
                    }
                }
                Some(Axis::Apart(first, second)) => {
                    let (first, second) = (dates.number(*first), dates.number(*second));
                    if let Some(Cut::Shift(shift)) = low {
                        let shift = self.shifts.of_limit((*place, span.first, false), || shift.clone());
                        dates.order.push(NotBefore { of: second, from: first, shift });
                    }
                    if let Some(Cut::Shift(shift)) = high {
                        // The second lies before a function of the first: the first is not before what leads beyond the second.
                        let beyond = || Shift::none().then(DateStep::Days(1)).followed_by(&shift.earliest());
                        let shift = self.shifts.of_limit((*place, span.last, true), beyond);
                        dates.order.push(NotBefore { of: first, from: second, shift });
                    }
                }
                None => {}
            }
        }
        self.keep_inclusions(path, &mut dates, &mut forms);
        let least = match dates.least(&self.shifts) {
            Ok(least) => least,
            Err(true) => return Possible::Never,
            Err(false) => return Possible::Open,
        };
        let numbers = match super::eliminate::solve(self, &forms) {
            super::eliminate::Solved::With(numbers) => numbers,
            super::eliminate::Solved::Never => return Possible::Never,
            super::eliminate::Solved::Open => return Possible::Open,
        };
        let days = day.map_or(least.clone(), |day| dates.inside(least, calendar::number(day), &self.shifts));
        let dates = dates.quantities.iter().zip(days).filter_map(|(quantity, day)| Some((*quantity, calendar::of_number(day)?)));
        Possible::With(Values { dates: dates.collect(), numbers })
    }
}

impl Space {
    /// Whether variables surely cannot have these values together. What has been worked out once is remembered.
    pub(in crate::symbolic) fn is_never(&self, path: &[Span]) -> bool {
        let mattering = path.iter().filter(|span| self.matters_to_dates(span));
        let key: lists::Values = mattering.map(|span| (span.level, span.first, span.last)).collect();
        if let Some(known) = self.lists.together.borrow().get(&key) {
            return !*known;
        }
        let never = matches!(self.possible(path, None), Possible::Never);
        self.lists.together.borrow_mut().insert(key, !never);
        never
    }

    /// Whether a condition matters to which dates and numbers can be together.
    pub(in crate::symbolic) fn matters_to_dates(&self, span: &Span) -> bool {
        match self.variable(span.level) {
            Some(Variable::Cells(_)) => true,
            Some(Variable::Answered(_)) => span.first == 1,
            _ => false,
        }
    }

    /// Adds what is known of the order of terms: of dates, that one is not before another; of numbers, that one is not less.
    fn keep_inclusions(&self, path: &[Span], dates: &mut Dates, forms: &mut Vec<(Linear, bool)>) {
        let known = dates.quantities.clone();
        let same = self.shifts.number(Shift::none());
        for (from, own) in known.iter().enumerate().filter(|(_, own)| self.lists.exceeded.contains(own)) {
            for (of, other) in known.iter().enumerate() {
                if own != other && self.is_at_most(*own, *other, path) {
                    dates.order.push(NotBefore { of, from, shift: same });
                }
            }
        }
        let mut numbers: Vec<Quantity> = forms.iter().flat_map(|(form, _)| form.terms.iter().map(|(quantity, _)| *quantity)).collect();
        numbers.sort_unstable();
        numbers.dedup();
        for own in numbers.iter().filter(|own| self.lists.exceeded.contains(own)) {
            for other in &numbers {
                if own != other && self.is_at_most(*own, *other, path) {
                    let more = Linear::quantity(*other).plus(&Linear::quantity(*own), Number::whole(-1));
                    forms.extend(more.map(|form| (form, false)));
                }
            }
        }
    }

    /// Of values that cannot be together, the fewest and widest of which that is still so.
    pub(in crate::symbolic) fn core(&self, path: &[Literal]) -> Vec<Span> {
        let never = |spans: &[Span]| self.is_never(spans);
        let mut core: Vec<Span> = spans(path).into_iter().filter(|span| self.matters_to_dates(span)).collect();
        for at in (0..core.len()).rev() {
            let mut fewer = core.clone();
            fewer.remove(at);
            if never(&fewer) {
                core = fewer;
            }
        }
        for at in 0..core.len() {
            for (down, up) in [(true, false), (false, true)] {
                let mut wider = core.clone();
                let Some(slot) = wider.get_mut(at) else { continue };
                let size = self.size(slot.level);
                slot.first = if down { 0 } else { slot.first };
                slot.last = if up { size.saturating_sub(1) } else { slot.last };
                if never(&wider) {
                    core = wider;
                }
            }
        }
        core
    }
}

/// The number of 1 January of a year.
fn new_year(year: i32) -> i32 {
    NaiveDate::from_ymd_opt(year, 1, 1).map_or(0, calendar::number)
}

/// A form that is to be at least nought, or above it, for a case to lie beyond a cut, or short of it.
fn limited(form: &Linear, cut: &Cut, short: bool) -> Option<(Linear, bool)> {
    let (limit, above) = match cut {
        Cut::AtLeast(limit) => (*limit, false),
        Cut::Above(limit) => (*limit, true),
        Cut::Day(_) | Cut::Shift(_) => return None,
    };
    let rest = form.plus(&Linear::constant(limit), Number::whole(-1))?;
    if short { Some((rest.times(Number::whole(-1))?, !above)) } else { Some((rest, above)) }
}
