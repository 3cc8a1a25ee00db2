//! An open answer names each fact that can still matter: two completions of the facts that differ in it alone have different outcomes. All
//! completions of small cases of generated laws are tried. Where each fact stands in one place, nothing is reckoned and everything has an answer,
//! it names no others.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::sync::Arc;

use paragraf::compile::Plan;
use paragraf::eval::{Evaluator, Missing};
use paragraf::facts::{Facts, goal_inputs};
use paragraf::model::{Cell, FactId, Named, Number, RuleId, Rulebook, Type, Value};
use proptest::prelude::*;

use super::{day, day_number, plan_of, tries};
use crate::support::decided;

/// A generated condition. Numbers choose facts, limits and earlier rules.
#[derive(Debug, Clone)]
enum Condition {
    Truth(usize),
    /// `some.n0 >= 1`, and other comparisons with a limit.
    Number(usize),
    Choice(usize),
    Date(usize),
    /// `1 / some.n0 >= 1`: no answer where the number is nought.
    Quotient(usize),
    Rule(usize),
    /// Of the list: at least one, all, or so many of its items.
    Items(usize, Item),
    Not(Box<Condition>),
    All(Vec<Condition>),
    Any(Vec<Condition>),
    If(Box<[Condition; 3]>),
    /// What is reckoned, against a limit.
    Reckoned(Reckoned, usize),
}

/// A condition of an item of the list.
#[derive(Debug, Clone)]
enum Item {
    Truth(usize),
    Number,
    Rule,
    Not(Box<Item>),
    All(Vec<Item>),
    Any(Vec<Item>),
}

/// A generated number.
#[derive(Debug, Clone)]
enum Reckoned {
    Fact(usize),
    Constant(usize),
    Value(usize),
    Sum(Box<[Reckoned; 2]>),
    Product(Box<[Reckoned; 2]>),
    Extreme(bool, Box<[Reckoned; 2]>),
    If(Box<(Condition, [Reckoned; 2])>),
    Gathered(usize, Item),
}

#[derive(Debug, Clone)]
struct Generated {
    holds: Condition,
    exceptions: Vec<(Condition, bool, bool)>,
    value: Reckoned,
    other: (Condition, Reckoned),
}

const TRUTHS: usize = 6;
const NUMBERS: usize = 3;
const CHOICES: usize = 2;
const DATES: usize = 2;

/// Writes conditions, and hands out facts: any, or each once.
struct Pen {
    once: bool,
    /// How many facts of each kind were handed out: yes/no, numbers, choices, dates.
    used: [usize; 4],
    /// Whether the list, and the facts of its items, were handed out.
    items: [bool; 5],
    /// The earlier rules that no other has named.
    rules: Vec<usize>,
    /// The rule that is written.
    own: usize,
}

impl Pen {
    fn fact(&mut self, kind: usize, wanted: usize) -> Option<String> {
        let (prefix, count) = [("b", TRUTHS), ("n", NUMBERS), ("k", CHOICES), ("d", DATES)][kind];
        let at = if self.once { self.used[kind] } else { wanted % count };
        self.used[kind] += 1;
        (at < count).then(|| format!("some.{prefix}{at}"))
    }

    fn item(&mut self, at: usize) -> bool {
        let free = !self.once || !self.items[at];
        self.items[at] = true;
        free
    }

    fn rule(&mut self, wanted: usize) -> Option<String> {
        if self.once {
            return self.rules.pop().map(|at| format!("r{at}"));
        }
        (self.own > 0).then(|| format!("r{}", wanted % self.own))
    }

    fn condition(&mut self, condition: &Condition) -> String {
        let limit = |at: usize| [">= 1", "< 2", "= 1", ">= 2", "< 1"][at % 5];
        let found = match condition {
            Condition::Truth(at) => self.fact(0, *at),
            Condition::Number(at) => self.fact(1, *at).map(|fact| format!("{fact} {}", limit(*at / NUMBERS))),
            Condition::Choice(at) => {
                let list = ["x", "y", "z", "x, y", "y, z"][at % 5];
                self.fact(2, *at).map(|fact| format!("{fact} in {{ {list} }}"))
            }
            Condition::Date(at) => {
                let than = ["< 2020-01-01", ">= 2020-01-01", "= 2020-01-01", "> 2020-01-01"][at % 4];
                self.fact(3, *at).map(|fact| format!("{fact} {than}"))
            }
            Condition::Quotient(at) => self.fact(1, *at).map(|fact| format!("1 / {fact} >= 1")),
            Condition::Rule(at) => self.rule(*at),
            Condition::Items(form, item) => self.items(*form, item),
            Condition::Not(inner) => Some(format!("(not ({}))", self.condition(inner))),
            Condition::All(members) => Some(self.block("all", members)),
            Condition::Any(members) => Some(self.block("any", members)),
            Condition::If(parts) => {
                let [when, then, otherwise] = parts.each_ref().map(|part| self.condition(part));
                Some(format!("(if {when} then {then} else {otherwise})"))
            }
            Condition::Reckoned(number, at) => Some(format!("{} {}", self.number(number), limit(*at))),
        };
        found.unwrap_or_else(|| "yes".to_owned())
    }

    fn block(&mut self, word: &str, members: &[Condition]) -> String {
        let members: Vec<String> = members.iter().map(|member| self.condition(member)).collect();
        format!("{word} {{ {} }}", members.join("\n"))
    }

    fn items(&mut self, form: usize, item: &Item) -> Option<String> {
        if !self.item(0) {
            return None;
        }
        let item = self.of_item(item);
        Some(match form % 4 {
            0 => format!("(any of some.l where ({item}))"),
            1 => format!("(every of some.l where ({item}))"),
            2 => format!("(count of some.l where ({item})) >= 2"),
            _ => format!("(count of some.l where ({item})) = 1"),
        })
    }

    fn of_item(&mut self, item: &Item) -> String {
        let list = |members: Vec<String>| members.join("\n");
        let found = match item {
            Item::Truth(at) => self.item(1 + at % 2).then(|| ["item.p", "item.q"][at % 2].to_owned()),
            Item::Number => self.item(3).then(|| "item.v >= 1".to_owned()),
            // It is about what it names.
            Item::Rule => (!self.once).then(|| "of_item".to_owned()),
            Item::Not(inner) => Some(format!("(not ({}))", self.of_item(inner))),
            Item::All(members) => Some(format!("all {{ {} }}", list(members.iter().map(|own| self.of_item(own)).collect()))),
            Item::Any(members) => Some(format!("any {{ {} }}", list(members.iter().map(|own| self.of_item(own)).collect()))),
        };
        found.unwrap_or_else(|| "yes".to_owned())
    }

    fn number(&mut self, number: &Reckoned) -> String {
        let found = match number {
            Reckoned::Fact(at) => self.fact(1, *at),
            Reckoned::Constant(at) => Some((at % 3).to_string()),
            Reckoned::Value(at) => (self.own > 0).then(|| format!("v{}", at % self.own)),
            Reckoned::Sum(parts) => Some(format!("({} + {})", self.number(&parts[0]), self.number(&parts[1]))),
            Reckoned::Product(parts) => Some(format!("({} * {})", self.number(&parts[0]), self.number(&parts[1]))),
            Reckoned::Extreme(least, parts) => {
                let word = if *least { "min" } else { "max" };
                Some(format!("{word}({}, {})", self.number(&parts[0]), self.number(&parts[1])))
            }
            Reckoned::If(parts) => {
                let (when, [then, otherwise]) = &**parts;
                Some(format!("(if {} then {} else {})", self.condition(when), self.number(then), self.number(otherwise)))
            }
            Reckoned::Gathered(form, item) => {
                let item = self.of_item(item);
                Some(match form % 6 {
                    0 => format!("(count of some.l where ({item}))"),
                    1 => format!("(sum of item.v over some.l where ({item}))"),
                    2 => format!("(least of item.v over some.l where ({item}))"),
                    3 => format!("(greatest of item.v over some.l where ({item}))"),
                    4 => format!("(first of item.v by item.d over some.l where ({item}))"),
                    _ => "(sum of worth over some.l)".to_owned(),
                })
            }
        };
        found.unwrap_or_else(|| "1".to_owned())
    }
}

fn item() -> impl Strategy<Value = Item> {
    let leaf = prop_oneof![4 => (0..2_usize).prop_map(Item::Truth), 1 => Just(Item::Number), 1 => Just(Item::Rule)];
    leaf.prop_recursive(2, 5, 2, |inner| {
        prop_oneof![
            inner.clone().prop_map(|inner| Item::Not(Box::new(inner))),
            prop::collection::vec(inner.clone(), 1..3).prop_map(Item::All),
            prop::collection::vec(inner, 1..3).prop_map(Item::Any),
        ]
    })
}

/// A condition; `wide` with what is reckoned, and what may have no answer.
fn condition(wide: bool) -> BoxedStrategy<Condition> {
    let at = 0..60_usize;
    let mut leaves = vec![
        (6, at.clone().prop_map(Condition::Truth).boxed()),
        (2, at.clone().prop_map(Condition::Number).boxed()),
        (2, at.clone().prop_map(Condition::Choice).boxed()),
        (1, at.clone().prop_map(Condition::Date).boxed()),
        (2, at.clone().prop_map(Condition::Rule).boxed()),
        (2, (at.clone(), item()).prop_map(|(form, item)| Condition::Items(form, item)).boxed()),
    ];
    if wide {
        leaves.push((2, at.prop_map(Condition::Quotient).boxed()));
        leaves.push((2, (flat(), 0..5_usize).prop_map(|(number, limit)| Condition::Reckoned(number, limit)).boxed()));
    }
    let leaf = prop::strategy::Union::new_weighted(leaves);
    leaf.prop_recursive(3, 10, 3, |inner| {
        prop_oneof![
            1 => inner.clone().prop_map(|inner| Condition::Not(Box::new(inner))),
            2 => prop::collection::vec(inner.clone(), 2..4).prop_map(Condition::All),
            2 => prop::collection::vec(inner.clone(), 2..4).prop_map(Condition::Any),
            1 => [inner.clone(), inner.clone(), inner].prop_map(|parts| Condition::If(Box::new(parts))),
        ]
    })
    .boxed()
}

/// A number of facts and lists, without conditions of its own but those of items.
fn flat() -> BoxedStrategy<Reckoned> {
    let at = 0..60_usize;
    let leaf = prop_oneof![
        3 => at.clone().prop_map(Reckoned::Fact),
        1 => at.clone().prop_map(Reckoned::Constant),
        1 => at.clone().prop_map(Reckoned::Value),
        3 => (at, item()).prop_map(|(form, item)| Reckoned::Gathered(form, item)),
    ];
    leaf.prop_recursive(2, 5, 2, |inner| {
        prop_oneof![
            [inner.clone(), inner.clone()].prop_map(|parts| Reckoned::Sum(Box::new(parts))),
            [inner.clone(), inner.clone()].prop_map(|parts| Reckoned::Product(Box::new(parts))),
            (any::<bool>(), [inner.clone(), inner]).prop_map(|(least, parts)| Reckoned::Extreme(least, Box::new(parts))),
        ]
    })
    .boxed()
}

/// A law: in which things are reckoned and facts stand in many places, or nothing is and each fact stands in one.
fn law(wide: bool) -> impl Strategy<Value = String> {
    rules(wide).prop_map(move |rules| text(&rules, !wide))
}

fn rules(wide: bool) -> impl Strategy<Value = Vec<Generated>> {
    let exceptions = prop::collection::vec((condition(wide), any::<bool>(), any::<bool>()), 0..if wide { 3 } else { 2 });
    let number = (condition(wide), [flat(), flat()]).prop_map(|(when, parts)| Reckoned::If(Box::new((when, parts))));
    let rule = (condition(wide), exceptions, prop_oneof![number, flat()], (condition(wide), flat()));
    let rule = rule.prop_map(|(holds, exceptions, value, other)| Generated { holds, exceptions, value, other });
    prop::collection::vec(rule, 1..4)
}

/// What a case may hold.
fn entities() -> String {
    let mut text = String::from("act a { rank statute title en \"A\" in force from 2000-01-01 }\nentity some {\n");
    for (prefix, count, ty) in
        [("b", TRUTHS, "yes/no"), ("n", NUMBERS, "whole number"), ("k", CHOICES, "one of { x y z }"), ("d", DATES, "date")]
    {
        (0..count).for_each(|at| writeln!(text, "{prefix}{at} : {ty}").expect("a string"));
    }
    text.push_str("l : list of item\n}\nentity item { p : yes/no q : yes/no v : whole number d : date }\n§ 1\n");
    text
}

/// The rules as a law.
fn text(rules: &[Generated], once: bool) -> String {
    let mut text = entities();
    text.push_str("condition of_item of item holds when item.p or item.v >= 1\n");
    text.push_str("value worth of item : number = if item.q then item.v else 0\n");
    let mut pen = Pen { once, used: [0; 4], items: [false; 5], rules: Vec::new(), own: 0 };
    for (own, rule) in rules.iter().enumerate() {
        pen.own = own;
        write!(text, "ledd {} {{ condition r{own} holds when {}", own + 1, pen.condition(&rule.holds)).expect("a string");
        for (at, (when, then, first)) in rule.exceptions.iter().enumerate() {
            let then = if *then { "yes" } else { "no" };
            let (name, before) = (format!("x{own}_{at}"), if *first && at == 0 { " goes before all" } else { "" });
            write!(text, "\nexcept {name} when {} then {then}{before}", pen.condition(when)).expect("a string");
        }
        text.push('\n');
        pen.rules.push(own);
        if !once {
            write!(text, "value v{own} : number = {}", pen.number(&rule.value)).expect("a string");
            if own % 2 == 1 {
                let (when, then) = &rule.other;
                write!(text, "\nexcept when {} then {}", pen.condition(when), pen.number(then)).expect("a string");
            }
        }
        text.push_str("\n}\n");
    }
    text
}

/// All that a fact may turn out to be.
fn domain(ty: Type) -> Vec<Cell> {
    let known = |value| Cell::Known(value);
    match ty {
        Type::Truth => [false, true].map(|truth| known(Value::Truth(truth))).to_vec(),
        Type::Quantity(_) => [0, 1, 3].map(|number| known(Value::Number(Number::whole(number)))).to_vec(),
        Type::Choice(_) => [0, 1, 2].map(|choice| known(Value::Choice(choice))).to_vec(),
        Type::Date => [-1, 0, 1].map(|more| known(Value::Date(day(day_number(2020, 1, 1) + more)))).to_vec(),
        other => panic!("{other:?}"),
    }
}

/// The most completions that are tried of one case.
const MOST: usize = 200;
const TRIES: u32 = 60;

/// A case, and what is not known of it: of the facts that the goal can come to, with all that each may be.
struct Open {
    facts: Facts,
    unknown: Vec<(Missing, Vec<Cell>)>,
}

impl Open {
    /// Facts of which some are known; `seeds` tell which, and what they are. The list has so many items, or is not known.
    fn of(plan: &Arc<Plan>, goal: RuleId, seeds: &[u8], items: Option<usize>) -> Open {
        let book = plan.checked().book();
        let inputs = goal_inputs(book, goal);
        let item = book.entities.iter().find(|own| &*own.name == "item").expect("the items");
        let mut open = Open { facts: Facts::unknown(book.facts.len()), unknown: Vec::new() };
        // What an unknown list may turn out to be: none, two of which everything holds, one of which nothing does.
        let whole = |truth, number, more: i32| -> Vec<Cell> {
            let date = Value::Date(day(day_number(2020, 1, 1) + more));
            [Value::Truth(truth), Value::Truth(truth), Value::Number(Number::whole(number)), date].map(Cell::Known).to_vec()
        };
        let lists = [vec![], vec![whole(true, 3, 0), whole(true, 1, 1)], vec![whole(false, 0, 0)]];
        let lists = lists.map(|list| open.facts.add_list(list));
        let first = open.facts.lists.entities.len();
        let own = open.facts.add_list(vec![vec![Cell::Unknown; item.facts.len()]; items.unwrap_or(0)]);
        let of_items = (first..open.facts.lists.entities.len()).flat_map(|at| item.facts.iter().map(move |fact| (*fact, Some(at as u32))));
        let of_case = (0..book.facts.len()).map(|at| FactId(at as u32)).filter(|fact| book.listed(*fact).is_none());
        let all: Vec<(FactId, Option<u32>)> =
            of_case.map(|fact| (fact, None)).chain(of_items).filter(|(fact, _)| inputs.asks(*fact)).collect();
        for (at, (fact, of)) in all.into_iter().enumerate() {
            let missing = Missing { fact, of };
            let seed = seeds[at % seeds.len()].rotate_left((at / seeds.len()) as u32);
            let domain = match book.facts[fact.index()].ty {
                Type::List(_) if items.is_some() => vec![own.clone()],
                Type::List(_) => lists.to_vec(),
                ty => domain(ty),
            };
            let tried: usize = open.unknown.iter().map(|(_, domain)| domain.len()).product();
            if domain.len() > 1 && !seed.is_multiple_of(3) && domain.len() * tried <= MOST {
                open.unknown.push((missing, domain));
            } else {
                *slot(&mut open.facts, book, missing) = domain[usize::from(seed / 3) % domain.len()].clone();
            }
        }
        open
    }

    /// What the goal comes to in each completion, the first fact turning the fastest.
    fn outcomes(&self, plan: &Arc<Plan>, goal: RuleId) -> Vec<Cell> {
        let book = plan.checked().book();
        let count: usize = self.unknown.iter().map(|(_, domain)| domain.len()).product();
        let mut evaluator = Evaluator::new(plan);
        let mut facts = self.facts.clone();
        let mut outcomes = Vec::with_capacity(count);
        for number in 0..count {
            let mut rest = number;
            for (missing, domain) in &self.unknown {
                *slot(&mut facts, book, *missing) = domain[rest % domain.len()].clone();
                rest /= domain.len();
            }
            outcomes.push(evaluator.decide(goal, &facts, plan.default_readings()).expect("little work"));
        }
        outcomes
    }

    /// The facts that can still matter: two completions differ in one alone, and have different outcomes.
    fn matters(&self, outcomes: &[Cell]) -> BTreeSet<Missing> {
        let (mut found, mut step) = (BTreeSet::new(), 1);
        for (missing, domain) in &self.unknown {
            let other = |at: usize| (!(at / step).is_multiple_of(domain.len())).then(|| at - step);
            if (0..outcomes.len()).any(|at| other(at).is_some_and(|other| outcomes[at] != outcomes[other])) {
                found.insert(*missing);
            }
            step *= domain.len();
        }
        found
    }
}

/// The place of a fact of the case, or of an item of the list.
fn slot<'f>(facts: &'f mut Facts, book: &Rulebook, missing: Missing) -> &'f mut Cell {
    match missing.of {
        Some(item) => &mut facts.lists.entities[item as usize][book.facts[missing.fact.index()].slot as usize],
        None => &mut facts.cells[missing.fact.index()],
    }
}

/// The goals of a plan: all rules but those of the items.
fn goals(plan: &Arc<Plan>) -> Vec<RuleId> {
    let rules = &plan.checked().book().rules;
    (0..rules.len()).filter(|at| rules[*at].each.is_none()).map(|at| RuleId(at as u32)).collect()
}

fn named(book: &Rulebook, missing: &BTreeSet<Missing>) -> Vec<String> {
    missing
        .iter()
        .map(|own| format!("{}{}", book.facts[own.fact.index()].name, own.of.map_or(String::new(), |of| format!(" of {of}"))))
        .collect()
}

proptest! {
    #![proptest_config(tries(TRIES))]

    #[test]
    fn whatever_can_still_matter_is_named(text in law(true), seeds in prop::collection::vec(any::<u8>(), 24), items in prop::option::weighted(0.8, 0..3_usize)) {
        let plan = plan_of(&text, "2020-01-01");
        let book = plan.checked().book();
        for goal in goals(&plan) {
            let open = Open::of(&plan, goal, &seeds, items);
            let decision = decided(&plan, goal, &open.facts, &[]);
            let outcomes = open.outcomes(&plan, goal);
            let told: BTreeSet<Missing> = decision.missing.iter().copied().collect();
            let matters = open.matters(&outcomes);
            let name = &book.rules[goal.index()].name;
            if decision.cell == Cell::Unknown {
                prop_assert!(matters.is_subset(&told), "{name}: {:?} can matter, told: {:?}\n{text}", named(book, &matters), named(book, &told));
            } else {
                prop_assert!(outcomes.iter().all(|own| *own == decision.cell), "{name} is {:?}\n{text}", decision.cell);
            }
            prop_assert!(told.iter().all(|own| open.unknown.iter().any(|(unknown, _)| unknown == own)), "something known is called missing");
        }
    }

    #[test]
    fn where_each_fact_stands_once_nothing_else_is_named(text in law(false), seeds in prop::collection::vec(any::<u8>(), 24), items in 0..4_usize) {
        let plan = plan_of(&text, "2020-01-01");
        let book = plan.checked().book();
        for goal in goals(&plan) {
            let open = Open::of(&plan, goal, &seeds, Some(items));
            let decision = decided(&plan, goal, &open.facts, &[]);
            let outcomes = open.outcomes(&plan, goal);
            let told: BTreeSet<Missing> = decision.missing.iter().copied().collect();
            let matters = open.matters(&outcomes);
            let name = &book.rules[goal.index()].name;
            prop_assert_eq!(&matters, &told, "{}: {:?} can matter, told: {:?}\n{}", name, named(book, &matters), named(book, &told), text);
            if let Some(first) = outcomes.first().filter(|_| matters.is_empty()) {
                prop_assert_eq!(first, &decision.cell, "{}\n{}", name, text);
            }
        }
    }
}

/// The facts that an open condition names, and those among them that can still matter, where all facts are unknown but `some.n0`, which is nought.
fn told_and_mattering(condition: &str) -> (Vec<String>, Vec<String>) {
    let plan = plan_of(&format!("{}condition r holds when {condition}", entities()), "2020-01-01");
    let book = plan.checked().book();
    let goal = book.rule("r").expect("the rule");
    let mut open = Open::of(&plan, goal, &[1], Some(0));
    open.unknown.retain(|(missing, _)| &*book.facts[missing.fact.index()].name != "some.n0");
    let Some(Named::Fact(number)) = book.names.get("some.n0").copied() else { panic!("some.n0 is a fact") };
    open.facts.set(number, Cell::Known(Value::Number(Number::ZERO)));
    let told = decided(&plan, goal, &open.facts, &[]).missing.into_iter().collect();
    let matters = open.matters(&open.outcomes(&plan, goal));
    (named(book, &told), named(book, &matters))
}

/// What the manual says is not seen. One that is seen after all goes from here and from the manual.
#[test]
fn what_the_manual_says_is_not_seen_is_named_though_it_can_not_matter() {
    for (condition, told, matters) in [
        ("some.b0 or not some.b0", &["some.b0"][..], &[][..]),
        ("no\nexcept when some.b0 then no\nexcept last when some.b1 then yes goes before all", &["some.b0", "some.b1"], &["some.b1"]),
        ("some.d0 >= 0001-01-01", &["some.d0"], &[]),
        ("some.k0 in { x, y, z }", &["some.k0"], &[]),
        ("(if some.b0 then 10 else 0) + (if some.b1 then 1 else 0) >= 10", &["some.b0", "some.b1"], &["some.b0"]),
        ("any { 1 / some.n0 >= 1  all { 1 / some.n0 >= 1  some.b0 } }", &["some.b0"], &[]),
    ] {
        let found = told_and_mattering(condition);
        assert_eq!(
            (found.0.iter().map(String::as_str).collect(), found.1.iter().map(String::as_str).collect()),
            (told.to_vec(), matters.to_vec())
        );
    }
}
