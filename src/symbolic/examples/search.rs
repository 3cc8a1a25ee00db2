//! A case of a region whose conditions speak of lists: facts and items are changed, one after another, as long as no fewer of the conditions
//! hold, until all do. The numbers look random and are the same in every run; the tries are counted.

use std::cmp::Reverse;
use std::sync::Arc;

use chrono::NaiveDate;
use rustc_hash::FxHashSet;

use super::candidates::{Limits, NumberLimits, dates_given};
use super::case::{Case, Given};
use super::concrete::{Concrete, Frames};
use super::schema::{Field, Kind, asked_by};
use super::witness::{Asked, Decided, Example, Told};
use crate::compile::Plan;
use crate::model::{Number, Period, PeriodSet, Value, calendar};
use crate::source::limits;
use crate::symbolic::diagram::node::Level;
use crate::symbolic::diagram::space::{Space, What};
use crate::symbolic::paths::cover::Cube;
use crate::symbolic::terms::quantity::Quantity;

/// After so many tries the search begins anew.
const ROUND: usize = 120;

/// Numbers that are tried besides those at the limits.
const USUAL: [i64; 5] = [0, 1, 2, 7, 30];

/// Numbers that look random.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % most.max(1) as u64).unwrap_or(0)
    }

    fn one_of<T: Clone>(&mut self, of: &[T]) -> Option<T> {
        of.get(self.below(of.len())).cloned()
    }
}

/// A case of a region that shows what is told, under the readings that each version has by default.
pub(in crate::symbolic) fn example(
    space: &Space,
    plans: [&Arc<Plan>; 2],
    goal: &str,
    told: Told<'_>,
    shows: &dyn Fn(&Example) -> bool,
) -> Option<Example> {
    let asked = Asked::by_default(plans, goal);
    asked.example(space, told, shows).or_else(|| asked.searched(space, told, shows))
}

impl Asked<'_> {
    /// A case of the region that shows what is told, found by trying items for its lists.
    pub(in crate::symbolic) fn searched(&self, space: &Space, told: Told<'_>, shows: &dyn Fn(&Example) -> bool) -> Option<Example> {
        let (cube, ..) = told;
        Search::new(self, space, cube).run(&self.filled(self.begun(space, told)), shows)
    }

    /// The same, begun from another case.
    pub(in crate::symbolic) fn searched_from(
        &self,
        space: &Space,
        told: Told<'_>,
        start: Case,
        shows: &dyn Fn(&Example) -> bool,
    ) -> Option<Example> {
        let (cube, ..) = told;
        let mut case = self.begun(space, told);
        case.0.extend(start.0);
        let mut search = Search { populates: false, ..Search::new(self, space, cube) };
        search.run(&self.filled(case), shows)
    }

    /// The same, where whether it shows that may turn on every fact that is asked for, and not only on those of the region.
    pub(in crate::symbolic) fn searched_over_all(
        &self,
        space: &Space,
        told: Told<'_>,
        shows: &dyn Fn(&Example) -> bool,
    ) -> Option<Example> {
        let (cube, ..) = told;
        let mut search = Search::new(self, space, cube);
        search.matters.extend(names(&search.fields));
        search.run(&self.filled(self.begun(space, told)), shows)
    }
}

/// A place in a case: the items it lies in, by their list and number.
type Place = Vec<(Arc<str>, usize)>;

/// How good a case is: how many conditions of the region it meets, and then how few rules say that it cannot be.
type Score = (usize, Reverse<usize>);

/// A search for a case of a region.
pub(in crate::symbolic) struct Search<'s> {
    asked: &'s Asked<'s>,
    space: &'s Space,
    /// The conditions of the region, those of facts first: they are soon reckoned.
    conditions: Vec<(Level, &'s [bool])>,
    fields: Arc<[Field]>,
    /// The facts that matter to the region.
    matters: FxHashSet<Arc<str>>,
    limits: Limits<'s>,
    numbers: Numbers,
    /// Whether it begins with lists that were given items, and not with those of the case.
    populates: bool,
}

impl<'s> Search<'s> {
    pub(in crate::symbolic) fn new(asked: &'s Asked<'s>, space: &'s Space, cube: &'s Cube) -> Search<'s> {
        let matters = asked_by(space, cube);
        let (fields, limits) = (asked.fields().into(), Limits::of(space));
        let mut conditions: Vec<(Level, &[bool])> = cube.0.iter().map(|(level, allowed)| (*level, allowed.as_slice())).collect();
        let is_fact = |of: &Quantity| space.described(*of).is_some_and(|own| matches!(own.what, What::Fact(_)));
        let of_facts = |level: Level| space.variable(level).is_some_and(|own| own.quantities(&space.axes).iter().all(is_fact));
        conditions.sort_by_key(|(level, _)| !of_facts(*level));
        Search { asked, space, conditions, fields, matters, limits, numbers: Numbers(0x9e37_79b9_7f4a_7c15), populates: true }
    }

    /// A case that shows what is told, begun from the facts of a path.
    pub(in crate::symbolic) fn run(&mut self, start: &Case, shows: &dyn Fn(&Example) -> bool) -> Option<Example> {
        let (mut best, mut score) = (start.clone(), None);
        for number in 0..self.space.tries.of_region() {
            if !self.space.tries.take() {
                return None;
            }
            let mut next = if number % ROUND == 0 { start.clone() } else { best.clone() };
            if number % ROUND == 0 {
                score = None;
                // One item, two, three, and none.
                if self.populates {
                    self.populate(&mut next, (number / ROUND + 1) % 4);
                }
            } else {
                for _ in 0..=self.numbers.below(2) {
                    self.change(&mut next);
                }
            }
            let Some((own, found)) = self.score(&next, score.map_or(0, |(met, _)| met)) else { continue };
            if found.is_some_and(|found| shows(&found)) {
                let simpler = self.simpler(start, self.shorter(next, shows), shows);
                let holds = |case: &Case| self.found(case).filter(|found| shows(found));
                return holds(&simpler).map(|found| self.asked.nearer(self.space, found, &holds));
            }
            if score.is_none_or(|score| own >= score) {
                (best, score) = (next, Some(own));
            }
        }
        None
    }

    /// How good a case is, and the case as decided where it meets all conditions. `None` where it meets fewer than at least so many.
    fn score(&self, case: &Case, least: usize) -> Option<(Score, Option<Example>)> {
        let concrete = Concrete::new(self.space, case);
        let mut met = self.conditions.len();
        for (level, allowed) in &self.conditions {
            if concrete.meets((*level, allowed)) != Some(true) {
                met -= 1;
                if met < least {
                    return None;
                }
            }
        }
        if met < self.conditions.len() {
            return Some(((met, Reverse(usize::MAX)), None));
        }
        Some(match self.asked.decided(case) {
            Decided::As(example) => ((met, Reverse(0)), Some(example)),
            Decided::Impossible(rules) => ((met, Reverse(rules)), None),
            Decided::Refused => ((met, Reverse(usize::MAX)), None),
        })
    }

    /// The case as decided, where it lies in the region.
    fn found(&self, case: &Case) -> Option<Example> {
        self.score(case, self.conditions.len())?.1
    }

    /// Whether a case lies in the region and shows what is told.
    fn shows(&self, case: &Case, shows: &dyn Fn(&Example) -> bool) -> bool {
        self.found(case).is_some_and(|found| shows(&found))
    }

    /// The case without the items and facts that it shows the same without.
    fn shorter(&self, mut case: Case, shows: &dyn Fn(&Example) -> bool) -> Case {
        let mut at = 0;
        while let Some((place, name)) = parts(&case).get(at).cloned() {
            let mut shorter = case.clone();
            drop_part(&mut shorter, &place, name.as_ref());
            if self.shows(&shorter, shows) {
                case = shorter;
            } else {
                at += 1;
            }
        }
        case
    }

    /// The case with the facts of the path, and with small numbers, where it shows the same with them.
    fn simpler(&self, start: &Case, mut case: Case, shows: &dyn Fn(&Example) -> bool) -> Case {
        for (place, name) in parts(&case).into_iter().filter_map(|(place, name)| Some((place, name?))) {
            let own = case.holder(&place).and_then(|own| own.0.get(&name)).cloned();
            let mut simple: Vec<Given> = start.0.get(&name).filter(|_| place.is_empty()).cloned().into_iter().collect();
            if matches!(own, Some(Given::Value(Value::Number(_)))) {
                simple.extend([0, 1, 2, 10].map(|number| Given::Value(Value::Number(Number::whole(number)))));
            }
            if matches!(own, None | Some(Given::Items(_))) {
                continue;
            }
            for given in simple.into_iter().take_while(|given| Some(given) != own.as_ref()) {
                let mut other = case.clone();
                if let Some(holder) = other.holder_mut(&place) {
                    holder.0.insert(name.clone(), given);
                }
                if self.shows(&other, shows) {
                    case = other;
                    break;
                }
            }
        }
        case
    }

    /// Gives each list so many items.
    fn populate(&mut self, case: &mut Case, items: usize) {
        for field in self.fields.clone().iter() {
            if let Kind::List(entity, below) = &field.kind
                && self.matters.contains(&field.name)
            {
                case.0.insert(field.name.clone(), Given::Items(Vec::new()));
                for _ in 0..items {
                    let item = self.item(case, &Place::new(), entity, below);
                    push(case, &Place::new(), &field.name, item);
                }
            }
        }
    }

    /// A new item for a list that lies at a place.
    fn item(&mut self, case: &Case, place: &Place, entity: &Arc<str>, fields: &[Field]) -> Case {
        let mut item = Case::default();
        for field in fields {
            let value = match &field.kind {
                Kind::List(..) => Some(Given::Items(Vec::new())),
                _ => {
                    let mut frames = frames(case, place, &self.fields);
                    frames.push((entity.clone(), &item));
                    self.value(case, &frames, field)
                }
            };
            if let Some(value) = value {
                item.0.insert(field.name.clone(), value);
            }
        }
        item
    }

    /// Changes one fact, or the items of one list.
    fn change(&mut self, case: &mut Case) {
        let fields = self.fields.clone();
        let mut slots = Vec::new();
        slots_of(case, &fields, &self.matters, &Place::new(), &mut slots);
        let Some((place, field)) = self.numbers.one_of(&slots) else { return };
        if let Kind::List(entity, fields) = &field.kind {
            let length = case.holder(&place).and_then(|own| own.0.get(&field.name)).map_or(0, |given| match given {
                Given::Items(items) => items.len(),
                _ => 0,
            });
            if length > 0 && (length >= limits::SYMBOLIC_ITEMS || self.numbers.below(2) == 0) {
                let at = self.numbers.below(length);
                remove(case, &place, &field.name, at);
            } else {
                let item = self.item(case, &place, entity, fields);
                push(case, &place, &field.name, item);
            }
            return;
        }
        let value = self.value(case, &frames(case, &place, &fields), field);
        if let (Some(value), Some(holder)) = (value, case.holder_mut(&place)) {
            holder.0.insert(field.name.clone(), value);
        }
    }

    /// A value for a fact.
    fn value<'c>(&mut self, case: &'c Case, frames: &Frames<'c>, field: &Field) -> Option<Given> {
        let concrete = Concrete::new(self.space, case);
        let quantity = self.space.known(&What::Fact(field.name.clone()));
        Some(match &field.kind {
            Kind::Truth => Given::Value(Value::Truth(self.numbers.below(2) == 1)),
            Kind::Choice(names) => Given::Choice(self.numbers.one_of(names)?),
            Kind::Number(_) | Kind::Length => {
                let limits = quantity.map(|own| self.limits.numbers(own, &concrete, frames));
                let count = limits.as_ref().map_or(0, NumberLimits::count);
                let at = self.numbers.below(count + USUAL.len());
                let number = match at.checked_sub(count) {
                    // Where that one can't be reckoned, nought is as good as any.
                    None => limits.and_then(|own| own.get(at)).unwrap_or(Number::ZERO),
                    Some(usual) => Number::whole(*USUAL.get(usual)?),
                };
                let whole = matches!(field.kind, Kind::Number(true) | Kind::Length);
                Given::Value(Value::Number(if whole { number.down_to(Number::whole(1))? } else { number }))
            }
            Kind::Date => {
                let limits = quantity.map_or(0, |own| self.limits.days(own));
                let near = self.numbers.below(3) > 0;
                let limit = match quantity.filter(|_| near) {
                    Some(own) if limits > 0 => self.limits.day((own, self.numbers.below(limits)), &concrete, frames),
                    // Nothing compares it, but what is reckoned from it may matter.
                    Some(own) => self.numbers.one_of(&self.limits.days_before(own, &dates_given(case))),
                    None => None,
                };
                Given::Value(Value::Date(limit.or_else(|| self.day(case, frames))?))
            }
            Kind::Text => Given::Value(Value::text(if self.numbers.below(2) == 0 { "a" } else { "b" })),
            Kind::Period => Given::Value(Value::Period(self.period(case, frames)?)),
            Kind::Periods => {
                let count = self.numbers.below(3);
                let periods: Vec<Period> = (0..count).filter_map(|_| self.period(case, frames)).collect();
                Given::Value(Value::periods(PeriodSet::of(periods)))
            }
            Kind::List(..) => return None,
        })
    }

    /// A day some days from another date.
    fn day(&mut self, case: &Case, frames: &Frames<'_>) -> Option<NaiveDate> {
        let mut known: Vec<NaiveDate> = frames.last().map(|(_, item)| dates_given(item)).unwrap_or_default();
        if known.is_empty() || self.numbers.below(2) == 0 {
            known.extend(dates_given(case));
        }
        let from = self.numbers.one_of(&known).unwrap_or(self.asked.day());
        let far = [0, 1, -1, 7, 30, 90, 200, 366].get(self.numbers.below(8)).copied().unwrap_or(0);
        let days = if self.numbers.below(2) == 0 { far } else { far - i32::try_from(self.numbers.below(400)).unwrap_or(0) };
        calendar::of_number(calendar::number(from).checked_add(days)?)
    }

    fn period(&mut self, case: &Case, frames: &Frames<'_>) -> Option<Period> {
        let first = self.day(case, frames)?;
        let last = match self.numbers.below(4) {
            0 => None,
            1 => Some(self.day(case, frames)?.max(first)),
            _ => calendar::of_number(calendar::number(first).checked_add(i32::try_from(self.numbers.below(400)).unwrap_or(0))?),
        };
        Period::of_days(first, last).ok()
    }
}

/// The names of fields, and of those of the items of lists.
fn names(fields: &[Field]) -> Vec<Arc<str>> {
    let below = |field: &Field| match &field.kind {
        Kind::List(_, below) => names(below),
        _ => Vec::new(),
    };
    fields.iter().flat_map(|field| std::iter::once(field.name.clone()).chain(below(field))).collect()
}

/// The facts and lists of a case that may be changed.
fn slots_of<'f>(case: &Case, fields: &'f [Field], matters: &FxHashSet<Arc<str>>, place: &Place, out: &mut Vec<(Place, &'f Field)>) {
    for field in fields.iter().filter(|field| matters.contains(&field.name)) {
        out.push((place.clone(), field));
        if let (Kind::List(_, below), Some(Given::Items(items))) = (&field.kind, case.0.get(&field.name)) {
            for (at, item) in items.iter().enumerate() {
                let mut inner = place.clone();
                inner.push((field.name.clone(), at));
                slots_of(item, below, matters, &inner, out);
            }
        }
    }
}

/// The items at hand at a place.
fn frames<'c>(case: &'c Case, place: &[(Arc<str>, usize)], fields: &[Field]) -> Frames<'c> {
    let (mut out, mut fields) = (Frames::new(), fields);
    for (depth, (list, _)) in place.iter().enumerate() {
        let Some(Kind::List(entity, below)) = fields.iter().find(|field| field.name == *list).map(|field| &field.kind) else { break };
        let Some(item) = place.get(..=depth).and_then(|place| case.holder(place)) else { break };
        out.push((entity.clone(), item));
        fields = below;
    }
    out
}

fn push(case: &mut Case, place: &Place, list: &Arc<str>, item: Case) {
    let Some(holder) = case.holder_mut(place) else { return };
    if let Given::Items(items) = holder.0.entry(list.clone()).or_insert_with(|| Given::Items(Vec::new())) {
        items.push(item);
    }
}

fn remove(case: &mut Case, place: &Place, list: &Arc<str>, at: usize) {
    if let Some(Given::Items(items)) = case.holder_mut(place).and_then(|holder| holder.0.get_mut(list))
        && at < items.len()
    {
        items.remove(at);
    }
}

/// The parts of a case that may be left out: its items, then its facts and those of its items.
fn parts(case: &Case) -> Vec<(Place, Option<Arc<str>>)> {
    let (mut items, mut facts) = (Vec::new(), Vec::new());
    let mut open: Vec<(Place, &Case)> = vec![(Place::new(), case)];
    while let Some((place, own)) = open.pop() {
        for (name, given) in &own.0 {
            facts.push((place.clone(), Some(name.clone())));
            if let Given::Items(list) = given {
                for (at, item) in list.iter().enumerate() {
                    let mut inner = place.clone();
                    inner.push((name.clone(), at));
                    items.push((inner.clone(), None));
                    open.push((inner, item));
                }
            }
        }
    }
    items.extend(facts);
    items
}

/// Leaves out an item, or a fact of the case or of an item.
fn drop_part(case: &mut Case, place: &Place, name: Option<&Arc<str>>) {
    match (name, place.split_last()) {
        (Some(name), _) => {
            if let Some(holder) = case.holder_mut(place) {
                holder.0.remove(name);
            }
        }
        (None, Some(((list, at), outer))) => remove(case, &outer.to_vec(), list, *at),
        (None, None) => {}
    }
}
