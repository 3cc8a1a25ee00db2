//! Small laws and what a case of them may hold: every construct that leads to an open answer, in which facts stand in many places, or without
//! what is reckoned, and each fact in one.

use std::fmt::Write;

use proptest::prelude::*;

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
    /// A condition, what holds then, and so on; at last what holds otherwise.
    If(Vec<Condition>),
    /// What is reckoned, against a limit.
    Reckoned(Reckoned, usize),
    /// One of [`WRITTEN`].
    Written(usize),
    /// `yes` or `no`.
    Said(bool),
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
    /// One of [`WORKED_OUT`].
    WorkedOut(usize),
}

/// Conditions of ranges, ages, periods and readings, of days that nothing rounds, and of items of which some have no answer.
const WRITTEN: [&str; 26] = [
    "some.n0 in some.n1 .. 2",
    "some.n1 in 1 ..< some.n2",
    "some.n0 * some.n1 = some.n2",
    "age(some.d0, on: some.d1) >= 0",
    "(some.d0 to some.d1) contains 2020-01-01",
    "(some.d0 onwards) contains some.d1",
    "(some.d0 to some.d1) overlaps (2020-01-01 to 2020-01-02)",
    "(union of item.d to 2020-01-02 over some.l where item.p) contains some.d0",
    "(union of item.d to 2020-01-02 over some.l) overlaps (some.d0 to some.d1)",
    "(days of (union of item.d to 2020-01-02 over some.l) within the month of some.d0) >= 2 days",
    "(days of (union of item.d to 2020-01-02 over some.l where item.q)) >= 2 days",
    "(first day of (union of item.d onwards over some.l where item.p)) <= some.d0",
    "pick",
    "some.d0 + 12 months <= 2021-02-28",
    "attains(some.d0, 1) >= 2021-03-01",
    "attains(some.d0, 1) in 2021-02-28 .. 2021-03-01",
    "2021-02-28 >= attains(some.d0, 1)",
    "some.d0 + 12 months > some.d1 + 12 months",
    "some.d0 + 12 months + 1 day = some.d1",
    "age(some.d0, on: 2021-02-28) >= 1",
    "age(some.d0, on: 2021-02-28) in 0 ..< 2",
    "attains(some.d0, 1) - some.d1 >= 365 days",
    "max(some.d0 + 12 months, some.d1, 2021-02-28) > 2021-02-28",
    "(greatest of item.d + 12 months over some.l where item.p) >= 2021-03-01",
    "min(2021-02-28, least of attains(item.d, 1) over some.l) <= some.d1 + 12 months",
    "(count of some.l where 1 / item.v >= 1) >= some.n0",
];

/// Numbers of tables, scales, roundings and what comes first or last.
const WORKED_OUT: [&str; 13] = [
    "(table by some.n0 { up to 1 : some.n1  otherwise : some.n2 })",
    "(table by some.k0 { x : some.n1  y, z : 1 })",
    "(scale of some.n0 { up to some.n1 : 100 %  above : 50 % })",
    "(scale of some.n0 { up to 1 : 100 %  up to some.n2 : 50 %  above : 0 % })",
    "(some.n0 rounded up to 2)",
    "(some.n0 / some.n1)",
    "(last of item.v by item.v over some.l where item.q)",
    "(first of item.v by item.d over some.l)",
    "(first of item.v by item.d over some.l where 1 / item.v >= 1)",
    "(last of 1 / item.v by item.d over some.l where item.p)",
    "max(1, count of some.l where 1 / item.v >= 1)",
    "(greatest of item.v over some.l where 1 / item.v >= 1)",
    "(some.n0 - sum of item.v over some.l where 1 / item.v >= 1)",
];

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
                let parts: Vec<String> = parts.iter().map(|part| self.condition(part)).collect();
                let (arms, otherwise) = (parts.as_chunks().0, parts.last().expect("what holds otherwise"));
                let arms: Vec<String> = arms.iter().map(|[when, then]| format!("if {when} then {then} else ")).collect();
                Some(format!("({}{otherwise})", arms.concat()))
            }
            Condition::Said(yes) => Some(if *yes { "yes" } else { "no" }.to_owned()),
            Condition::Written(at) => Some(format!("({})", WRITTEN[at % WRITTEN.len()])),
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
            Reckoned::WorkedOut(at) => Some(WORKED_OUT[at % WORKED_OUT.len()].to_owned()),
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
        leaves.push((1, at.clone().prop_map(Condition::Quotient).boxed()));
        leaves.push((3, at.prop_map(Condition::Written).boxed()));
        leaves.push((2, (flat(), 0..5_usize).prop_map(|(number, limit)| Condition::Reckoned(number, limit)).boxed()));
    }
    let leaf = prop::strategy::Union::new_weighted(leaves);
    leaf.prop_recursive(3, 10, 3, |inner| {
        prop_oneof![
            1 => inner.clone().prop_map(|inner| Condition::Not(Box::new(inner))),
            2 => prop::collection::vec(inner.clone(), 2..4).prop_map(Condition::All),
            2 => prop::collection::vec(inner.clone(), 2..4).prop_map(Condition::Any),
            1 => prop::collection::vec(inner.clone(), 3).prop_map(Condition::If),
            2 => cases(inner).prop_map(Condition::If),
        ]
    })
    .boxed()
}

/// An `if` of two cases that say yes or no, and what holds otherwise: one of them may be open and lead to what the rest does.
fn cases(inner: impl Strategy<Value = Condition> + Clone) -> impl Strategy<Value = Vec<Condition>> {
    let said = || prop_oneof![3 => any::<bool>().prop_map(Condition::Said), 1 => inner.clone()];
    (inner.clone(), said(), inner.clone(), said(), said())
        .prop_map(|(first, then, second, so, otherwise)| vec![first, then, second, so, otherwise])
}

/// A number of facts and lists, without conditions of its own but those of items.
fn flat() -> BoxedStrategy<Reckoned> {
    let at = 0..60_usize;
    let leaf = prop_oneof![
        3 => at.clone().prop_map(Reckoned::Fact),
        1 => at.clone().prop_map(Reckoned::Constant),
        1 => at.clone().prop_map(Reckoned::Value),
        2 => at.clone().prop_map(Reckoned::WorkedOut),
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
pub(super) fn law(wide: bool) -> impl Strategy<Value = String> {
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
pub(super) fn entities() -> String {
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
    text.push_str("reading pick { default one : some.b0  alternative two : some.b1 }\n");
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
