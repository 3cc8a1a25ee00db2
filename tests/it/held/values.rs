//! Cases made up at random, the same in every run: each fact by its name under both versions, at the limits that the rules have, and some not given.

use std::sync::Arc;

use chrono::NaiveDate;
use paragraf::facts::{Facts, goal_inputs};
use paragraf::model::{Cell, Duration, EntityId, FactId, Input, Number, Period, Rounding, Rulebook, Type, Value, calendar};

use super::Pair;

/// Numbers that look random, and are the same in every run.
pub struct Numbers(u64);

impl Numbers {
    pub fn new(seed: u64) -> Numbers {
        Numbers(0x9e37_79b9_7f4a_7c15 ^ seed.wrapping_mul(0x2545_f491_4f6c_dd1d))
    }

    pub fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % most as u64).expect("small")
    }

    pub fn one_of<'t, T>(&mut self, of: &'t [T]) -> &'t T {
        &of[self.below(of.len())]
    }

    /// A day from 1940 to 2039.
    fn day(&mut self) -> NaiveDate {
        let first = calendar::number(NaiveDate::from_ymd_opt(1940, 1, 1).expect("a day"));
        moved(first, i32::try_from(self.below(36_525)).expect("small"))
    }
}

fn moved(day: i32, by: i32) -> NaiveDate {
    calendar::of_number(day + by).expect("a day of the calendar")
}

/// What the rules of two versions compare with.
#[derive(Debug, Default)]
pub struct Limits {
    numbers: Vec<Number>,
    days: Vec<NaiveDate>,
    months: Vec<i32>,
    lengths: Vec<i32>,
}

impl Limits {
    pub fn of(pair: &Pair) -> Limits {
        let mut limits = Limits { numbers: vec![Number::ZERO], months: vec![12], lengths: vec![7], ..Limits::default() };
        for plan in pair.plans() {
            let book = plan.checked().book();
            limits.days.push(book.version.date);
            for figure in &book.figures {
                limits.take(&figure.value);
            }
            for expr in &book.exprs {
                if let paragraf::model::ExprKind::Value(value, _) = &expr.kind {
                    limits.take(value);
                }
            }
        }
        limits
    }

    fn take(&mut self, value: &Value) {
        match value {
            Value::Number(number) if !self.numbers.contains(number) => {
                self.numbers.push(*number);
                // Ages are numbers of years.
                self.months
                    .extend(number.to_whole().filter(|years| (1..100).contains(years)).and_then(|years| i32::try_from(years * 12).ok()));
            }
            Value::Date(day) if !self.days.contains(day) => self.days.push(*day),
            Value::Duration(Duration { months, days }) => {
                if *months != 0 && !self.months.contains(months) {
                    self.months.push(*months);
                }
                if *days != 0 && !self.lengths.contains(days) {
                    self.lengths.push(*days);
                }
            }
            _ => {}
        }
    }
}

/// A fact of a case, as both versions have it.
#[derive(Debug)]
pub struct Field {
    name: Arc<str>,
    pub at: [Option<FactId>; 2],
    of: Kind,
}

#[derive(Debug)]
enum Kind {
    Value(Type, Input),
    /// The choices by name, and the number of each in the versions.
    Choice(Vec<Arc<str>>, [Vec<Arc<str>>; 2]),
    /// The facts of an item, and in each version the facts of its entity in order.
    Items(Vec<Field>, [Option<EntityId>; 2]),
}

/// What a goal asks for in either version.
pub fn fields(pair: &Pair, goal: &str) -> Vec<Field> {
    let books = pair.plans().map(|plan| plan.checked().book());
    let asked = books.map(|book| {
        let inputs = book.rule(goal).map(|rule| goal_inputs(book, rule).facts).unwrap_or_default();
        inputs.into_iter().map(|(fact, _)| fact).collect::<Vec<FactId>>()
    });
    let own = [0, 1].map(|at| asked[at].iter().copied().filter(|fact| books[at].listed(*fact).is_none()).collect());
    joined(books, &asked, own)
}

fn joined(books: [&Rulebook; 2], asked: &[Vec<FactId>; 2], own: [Vec<FactId>; 2]) -> Vec<Field> {
    let mut fields: Vec<Field> = Vec::new();
    for version in 0..2 {
        for id in &own[version] {
            let fact = &books[version].facts[id.index()];
            if fields.iter().any(|field| field.name == fact.name) {
                continue;
            }
            let at = [0, 1].map(|version| own[version].iter().copied().find(|id| books[version].facts[id.index()].name == fact.name));
            let ty = |version: usize| at[version].map(|id| books[version].facts[id.index()].ty);
            let of = match fact.ty {
                Type::Choice(_) => {
                    let names = [0, 1].map(|version| match ty(version) {
                        Some(Type::Choice(list)) => {
                            books[version].choices[list.index()].choices.iter().map(|choice| choice.name.clone()).collect()
                        }
                        _ => Vec::new(),
                    });
                    let mut all: Vec<Arc<str>> = names.concat();
                    all.sort();
                    all.dedup();
                    Kind::Choice(all, names)
                }
                Type::List(_) => {
                    let entities = [0, 1].map(|version| match ty(version) {
                        Some(Type::List(entity)) => Some(entity),
                        _ => None,
                    });
                    let of_item = [0, 1].map(|version| {
                        let all = entities[version].map(|entity| books[version].entities[entity.index()].facts.clone());
                        all.unwrap_or_default().into_iter().filter(|id| asked[version].contains(id)).collect()
                    });
                    Kind::Items(joined(books, asked, of_item), entities)
                }
                ty => Kind::Value(ty, fact.input),
            };
            fields.push(Field { name: fact.name.clone(), at, of });
        }
    }
    fields
}

/// Makes cases of two versions.
pub struct Cases<'p> {
    books: [&'p Rulebook; 2],
    limits: Limits,
    pub numbers: Numbers,
    /// The dates of the case so far.
    days: Vec<NaiveDate>,
    /// One in so many facts is not given; 0 for none.
    missing: usize,
}

impl<'p> Cases<'p> {
    pub fn new(pair: &'p Pair, seed: u64) -> Cases<'p> {
        let books = pair.plans().map(|plan| plan.checked().book());
        Cases { books, limits: Limits::of(pair), numbers: Numbers::new(seed), days: Vec::new(), missing: 0 }
    }

    /// A case: whole, or with facts that are not given.
    pub fn case(&mut self, fields: &[Field]) -> [Facts; 2] {
        self.days.clear();
        self.missing = *self.numbers.one_of(&[0, 0, 12, 5, 2]);
        let mut facts = self.books.map(|book| Facts::unknown(book.facts.len()));
        for field in fields {
            let cells = self.cells(field, &mut facts);
            for ((facts, at), cell) in facts.iter_mut().zip(field.at).zip(cells) {
                if let Some(at) = at {
                    facts.set(at, cell);
                }
            }
        }
        facts
    }

    fn cells(&mut self, field: &Field, facts: &mut [Facts; 2]) -> [Cell; 2] {
        if self.missing > 0 && self.numbers.below(self.missing) == 0 {
            return [Cell::Unknown, Cell::Unknown];
        }
        match &field.of {
            Kind::Value(ty, input) => {
                let cell = self.value(*ty, *input).map_or(Cell::Unknown, Cell::Known);
                [cell.clone(), cell]
            }
            Kind::Choice(names, own) => {
                let chosen = self.numbers.one_of(names).clone();
                own.each_ref().map(|own| {
                    let at = own.iter().position(|name| *name == chosen);
                    at.map_or(Cell::Unknown, |at| Cell::Known(Value::Choice(u16::try_from(at).expect("few"))))
                })
            }
            Kind::Items(below, entities) => {
                let mut rows: [Vec<Vec<Cell>>; 2] = Default::default();
                for _ in 0..self.numbers.below(4) {
                    let own: Vec<[Cell; 2]> = below.iter().map(|field| self.cells(field, facts)).collect();
                    for version in 0..2 {
                        let all = entities[version].map(|entity| self.books[version].entities[entity.index()].facts.as_slice());
                        let cell = |id: &FactId| {
                            let known = below.iter().zip(&own).find(|(field, _)| field.at[version] == Some(*id));
                            known.map_or(Cell::Unknown, |(_, cells)| cells[version].clone())
                        };
                        rows[version].push(all.unwrap_or_default().iter().map(cell).collect());
                    }
                }
                let [before, after] = rows;
                let [own, other] = facts;
                [own.add_list(before), other.add_list(after)]
            }
        }
    }

    fn value(&mut self, ty: Type, input: Input) -> Option<Value> {
        Some(match ty {
            Type::Truth => Value::Truth(self.numbers.below(2) == 1),
            Type::Quantity(_) => Value::Number(self.number(input)),
            Type::Date => {
                let day = self.date();
                self.days.push(day);
                Value::Date(day)
            }
            Type::Months => {
                let near = *self.numbers.one_of(&self.limits.months);
                let months =
                    if self.numbers.below(2) == 0 { near + self.step() } else { i32::try_from(self.numbers.below(30)).expect("small") };
                Value::Duration(Duration { months, days: 0 })
            }
            Type::Days => {
                let near = *self.numbers.one_of(&self.limits.lengths);
                let days =
                    if self.numbers.below(2) == 0 { near + self.step() } else { i32::try_from(self.numbers.below(60)).expect("small") };
                Value::Duration(Duration { months: 0, days })
            }
            Type::Text => Value::text(["a", "b"][self.numbers.below(2)]),
            Type::Period => Value::Period(self.period()),
            Type::Periods => {
                let count = self.numbers.below(3);
                Value::periods((0..count).map(|_| self.period()).collect())
            }
            _ => return None,
        })
    }

    fn step(&mut self) -> i32 {
        [-1, 0, 0, 1][self.numbers.below(4)]
    }

    /// At a limit of the rules, next to one, or anywhere near nought.
    fn number(&mut self, input: Input) -> Number {
        let whole = |number: usize| Number::whole(i64::try_from(number).expect("small"));
        let found = match self.numbers.below(3) {
            0 => whole(self.numbers.below(60)).minus(whole(2)),
            1 => Some(*self.numbers.one_of(&self.limits.numbers)),
            _ => {
                let step = Number::whole(i64::from(self.step()));
                self.numbers.one_of(&self.limits.numbers).plus(step)
            }
        };
        let found = found.unwrap_or(Number::ZERO);
        match found.to_whole() {
            None if input == Input::Whole => Number::ZERO,
            // Between two whole numbers, where there are such.
            Some(_) if input != Input::Whole && self.numbers.below(8) == 0 => {
                found.plus(Number::whole(1).over(Number::whole(2)).expect("a half")).unwrap_or(found)
            }
            _ => found,
        }
    }

    /// So long before or after another date of the case as the rules ask for, on a day of the rules, or anywhere.
    fn date(&mut self) -> NaiveDate {
        let near = match self.numbers.below(8) {
            0..=3 if !self.days.is_empty() => {
                let day = *self.numbers.one_of(&self.days);
                let months = *self.numbers.one_of(&self.limits.months);
                let months = [0, months, -months, months][self.numbers.below(4)];
                let length = *self.numbers.one_of(&self.limits.lengths);
                let span = Duration { months, days: 0 };
                let day = calendar::number(calendar::add(day, span, Some(Rounding::Down)).unwrap_or(day));
                day + [0, 0, length, -length][self.numbers.below(4)]
            }
            4 => calendar::number(*self.numbers.one_of(&self.limits.days)),
            5 => calendar::number(
                NaiveDate::from_ymd_opt(1940 + 4 * i32::try_from(self.numbers.below(25)).expect("small"), 2, 29).expect("a leap day"),
            ),
            _ => calendar::number(self.numbers.day()),
        };
        moved(near, self.step())
    }

    fn period(&mut self) -> Period {
        let first = self.date();
        let days = i32::try_from(self.numbers.below(800)).expect("small");
        let last = (self.numbers.below(4) > 0).then(|| moved(calendar::number(first), days));
        Period::of_days(first, last).expect("days")
    }
}
