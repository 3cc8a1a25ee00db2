//! Properties that hold of every input, tried on generated ones: three-valued logic, the calendar, exact numbers, names of versions,
//! mutilated texts, days and amendments.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::OnceLock;

use chrono::{Datelike, NaiveDate};
use paragraf::compile::Plan;
use paragraf::eval::{Evaluator, decide, decide_case, missing};
use paragraf::explain::{self, Style};
use paragraf::facts::{Facts, from_case, reach};
use paragraf::law::{Change, Lang, Version};
use paragraf::model::{Cell, Duration, FactId, Number, Rounding, RuleId, Value, calendar};
use paragraf::rulebase::RuleBase;
use paragraf::source::render::{Look, render};
use paragraf::source::{Diagnostic, SourceMap};
use paragraf::syntax::ast;
use proptest::prelude::*;
use proptest::sample::{Index, select, subsequence};

/// So many tries that the whole crate runs in well under a minute on two slow cores.
fn tries(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

/// A rule base of one text.
fn base_of(text: &str) -> RuleBase {
    let mut sources = SourceMap::default();
    sources.add("generated.regel", text);
    RuleBase::new(sources)
}

fn told(faults: &[Diagnostic], base: &RuleBase) -> String {
    render(faults, base.sources(), Look::plain(Lang::En))
}

/// The plan of a text that has no mistakes.
fn plan_of(text: &str, version: &str) -> Plan {
    let base = base_of(text);
    let version = Version::parse(version).expect("a version");
    base.plan(&version).unwrap_or_else(|faults| panic!("{}\n{text}", told(&faults, &base)))
}

fn day(days: i32) -> NaiveDate {
    NaiveDate::from_num_days_from_ce_opt(days).expect("a day in range")
}

// ── Yes, no, unknown ───────────────────────────────────────────────────────────────────────────────────────────────

/// A generated condition. Numbers name facts and earlier rules; they are taken modulo how many there are.
#[derive(Debug, Clone)]
enum Condition {
    Fact(usize),
    Rule(usize),
    /// `1 / measured.n >= 1`: no answer where the number is nought.
    Quotient,
    Not(Box<Condition>),
    All(Vec<Condition>),
    Any(Vec<Condition>),
}

/// A generated rule: when it holds, and its exceptions with what they say.
#[derive(Debug, Clone)]
struct Generated {
    holds: Condition,
    exceptions: Vec<(Condition, bool)>,
}

const FACTS: usize = 6;

/// A condition of facts; `faulty` with such as have no answer, `ruled` with the findings of other rules.
fn condition(faulty: bool, ruled: bool) -> impl Strategy<Value = Condition> {
    let leaf = prop_oneof![
        6 => (0..FACTS).prop_map(Condition::Fact),
        3 * u32::from(ruled) => (0..8usize).prop_map(Condition::Rule),
        u32::from(faulty) => Just(Condition::Quotient),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            inner.clone().prop_map(|inner| Condition::Not(Box::new(inner))),
            prop::collection::vec(inner.clone(), 1..4).prop_map(Condition::All),
            prop::collection::vec(inner, 1..4).prop_map(Condition::Any),
        ]
    })
}

fn rules(faulty: bool) -> impl Strategy<Value = Vec<Generated>> {
    // An exception whose condition has no answer takes the answer away even where it would change nothing; here there are none such.
    let exceptions = prop::collection::vec((condition(false, !faulty), any::<bool>()), 0..3);
    let rule = (condition(faulty, true), exceptions).prop_map(|(holds, exceptions)| Generated { holds, exceptions });
    prop::collection::vec(rule, 1..6)
}

/// Facts: yes, no or unknown; and a number that is nought, one, two or unknown.
fn facts() -> impl Strategy<Value = (Vec<Option<bool>>, Option<i64>)> {
    let truth = prop_oneof![Just(None), Just(Some(true)), Just(Some(false))];
    (prop::collection::vec(truth, FACTS), prop_oneof![Just(None), (0..3i64).prop_map(Some)])
}

impl Condition {
    /// The condition as it is written in rule `own`; rules are named only before it, so that there is no circle.
    fn text(&self, own: usize) -> String {
        let list = |members: &[Condition]| members.iter().map(|member| member.text(own)).collect::<Vec<_>>().join("\n");
        match self {
            Condition::Fact(at) => format!("some.f{}", at % FACTS),
            Condition::Rule(at) => match Condition::earlier(*at, own) {
                Some(rule) => format!("r{rule}"),
                None => format!("some.f{}", at % FACTS),
            },
            Condition::Quotient => "1 / some.n >= 1".to_owned(),
            Condition::Not(inner) => format!("(not ({}))", inner.text(own)),
            Condition::All(members) => format!("all {{ {} }}", list(members)),
            Condition::Any(members) => format!("any {{ {} }}", list(members)),
        }
    }

    fn earlier(at: usize, own: usize) -> Option<usize> {
        (own > 0).then(|| at % own)
    }

    /// The order of the members of every list turned round.
    fn reversed(&self) -> Condition {
        let list = |members: &[Condition]| members.iter().rev().map(Condition::reversed).collect();
        match self {
            Condition::Not(inner) => Condition::Not(Box::new(inner.reversed())),
            Condition::All(members) => Condition::All(list(members)),
            Condition::Any(members) => Condition::Any(list(members)),
            other => other.clone(),
        }
    }

    /// What Kleene says, read off the tree.
    fn value(&self, own: usize, known: &[Third], facts: &(Vec<Option<bool>>, Option<i64>)) -> Third {
        let fact = |at: usize| Third::of(facts.0[at % FACTS]);
        match self {
            Condition::Fact(at) => fact(*at),
            Condition::Rule(at) => Condition::earlier(*at, own).map_or_else(|| fact(*at), |rule| known[rule]),
            Condition::Quotient => match facts.1 {
                None => Third::Unknown,
                Some(0) => Third::Fault,
                Some(n) => Third::of(Some(n == 1)),
            },
            Condition::Not(inner) => inner.value(own, known, facts).not(),
            Condition::All(members) => members.iter().fold(Third::Yes, |all, member| all.and(member.value(own, known, facts))),
            Condition::Any(members) => {
                members.iter().fold(Third::No, |any, member| any.not().and(member.value(own, known, facts).not()).not())
            }
        }
    }
}

/// Yes, no, unknown, no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Third {
    Yes,
    No,
    Unknown,
    Fault,
}

impl Third {
    fn of(truth: Option<bool>) -> Third {
        match truth {
            Some(true) => Third::Yes,
            Some(false) => Third::No,
            None => Third::Unknown,
        }
    }

    fn not(self) -> Third {
        match self {
            Third::Yes => Third::No,
            Third::No => Third::Yes,
            other => other,
        }
    }

    fn and(self, other: Third) -> Third {
        match (self, other) {
            (Third::No, _) | (_, Third::No) => Third::No,
            (Third::Fault, _) | (_, Third::Fault) => Third::Fault,
            (Third::Unknown, _) | (_, Third::Unknown) => Third::Unknown,
            _ => Third::Yes,
        }
    }

    fn cell(self) -> Cell {
        match self {
            Third::Yes => Cell::YES,
            Third::No => Cell::NO,
            Third::Unknown => Cell::Unknown,
            Third::Fault => Cell::Fault,
        }
    }
}

/// What the rules find, read off the trees: an exception that applies displaces; one that may apply leaves open what it would change.
fn reference(rules: &[Generated], facts: &(Vec<Option<bool>>, Option<i64>)) -> Vec<Third> {
    let mut known: Vec<Third> = Vec::new();
    for (own, rule) in rules.iter().enumerate() {
        let whens: Vec<(Third, bool)> = rule.exceptions.iter().map(|(when, then)| (when.value(own, &known, facts), *then)).collect();
        let applying = |then: bool| whens.iter().any(|(when, value)| *when == Third::Yes && *value == then);
        let found = if whens.iter().any(|(when, _)| *when == Third::Fault) || applying(true) && applying(false) {
            Third::Fault
        } else {
            let settled = match (applying(true), applying(false)) {
                (true, _) => Third::Yes,
                (_, true) => Third::No,
                _ => rule.holds.value(own, &known, facts),
            };
            let doubt = whens.iter().any(|(when, then)| *when == Third::Unknown && Third::of(Some(*then)) != settled);
            if doubt { Third::Unknown } else { settled }
        };
        known.push(found);
    }
    known
}

/// The rules as a law. An exception's value stands as an `if`, which can't be taken for a part of its condition.
fn law_of(rules: &[Generated]) -> String {
    let mut text = String::from("act a { rank statute  title nb \"a\" en \"a\"  in force from 2000-01-01 }\nentity some { n : number\n");
    for at in 0..FACTS {
        writeln!(text, "f{at} : yes/no").expect("a string takes everything");
    }
    text.push_str("}\n§ 1\n");
    for (own, rule) in rules.iter().enumerate() {
        write!(text, "ledd {} {{ condition r{own} holds when {}", own + 1, rule.holds.text(own)).expect("a string");
        for (when, then) in &rule.exceptions {
            let then = if *then { "yes" } else { "no" };
            write!(text, "\nexcept when {} = if yes then {then} else {then}", when.text(own)).expect("a string");
        }
        text.push_str("\n}\n");
    }
    text
}

fn cells(facts: &(Vec<Option<bool>>, Option<i64>), plan: &Plan) -> Vec<Cell> {
    let of = |name: &str| match name.strip_prefix("some.f") {
        Some(at) => Third::of(facts.0[at.parse::<usize>().expect("a number")]).cell(),
        None => facts.1.map_or(Cell::Unknown, |n| Cell::Known(Value::Number(Number::whole(n)))),
    };
    plan.checked().book().facts.iter().map(|fact| of(&fact.name)).collect()
}

/// A known value for a fact of a generated law.
fn known(name: &str, choice: u8) -> Cell {
    match name {
        "some.n" => Cell::Known(Value::Number(Number::whole(i64::from(choice % 2) + 1))),
        _ => Cell::Known(Value::Truth(choice % 2 == 1)),
    }
}

fn settled(cell: Cell) -> bool {
    matches!(cell, Cell::Known(_))
}

proptest! {
    #![proptest_config(tries(160))]

    #[test]
    fn rules_find_what_kleene_says_with_a_trace_and_without(rules in rules(true), facts in prop::collection::vec(facts(), 6)) {
        let plan = plan_of(&law_of(&rules), "2000-01-01");
        let turned: Vec<Generated> = rules
            .iter()
            .map(|rule| Generated {
                holds: rule.holds.reversed(),
                exceptions: rule.exceptions.iter().rev().map(|(when, then)| (when.reversed(), *then)).collect(),
            })
            .collect();
        let turned = plan_of(&law_of(&turned), "2000-01-01");
        let mut evaluator = Evaluator::new(&plan);
        for facts in &facts {
            let given = cells(facts, &plan);
            for (at, expected) in reference(&rules, facts).into_iter().enumerate() {
                let goal = plan.checked().book().rule(&format!("r{at}")).expect("the rule");
                let found = evaluator.decide(goal, &given, plan.default_readings());
                prop_assert_eq!(found, expected.cell(), "r{}", at);
                prop_assert_eq!(evaluator.trace(goal, &given, plan.default_readings()).0, found, "r{} with a trace", at);
                // The order of conditions and of exceptions never matters.
                prop_assert_eq!(decide(&turned, goal, &given), found, "r{} turned round", at);
            }
        }
    }

    #[test]
    fn what_is_settled_stays_settled(rules in rules(true), facts in facts(), choices in prop::collection::vec(any::<u8>(), FACTS + 1)) {
        let plan = plan_of(&law_of(&rules), "2000-01-01");
        let book = plan.checked().book();
        let given = cells(&facts, &plan);
        for goal in (0..book.rules.len()).map(|at| RuleId(at as u32)) {
            let before = decide(&plan, goal, &given);
            // One unknown fact after another becomes known.
            let mut more = given.clone();
            for (at, fact) in book.facts.iter().enumerate() {
                if more[at] == Cell::Unknown {
                    more[at] = known(&fact.name, choices[at]);
                    let after = decide(&plan, goal, &more);
                    prop_assert!(!settled(before) || after == before, "{:?} became {:?} by {}", before, after, fact.name);
                }
            }
            // Nothing is open once nothing is unknown.
            prop_assert!(decide(&plan, goal, &more) != Cell::Unknown);
        }
    }

    #[test]
    fn what_is_missing_is_what_can_still_decide(rules in rules(false), facts in facts(), choices in prop::collection::vec(any::<u8>(), FACTS + 1)) {
        let plan = plan_of(&law_of(&rules), "2000-01-01");
        let book = plan.checked().book();
        let given = cells(&facts, &plan);
        let mut evaluator = Evaluator::new(&plan);
        for goal in (0..book.rules.len()).map(|at| RuleId(at as u32)) {
            let (found, trace) = evaluator.trace(goal, &given, plan.default_readings());
            if found != Cell::Unknown {
                continue;
            }
            let missing: Vec<FactId> = missing(&plan, trace);
            prop_assert!(!missing.is_empty());
            let with = |named: bool| -> Vec<Cell> {
                let own = |at: usize| missing.contains(&FactId(at as u32)) == named;
                let of = |(at, cell): (usize, &Cell)| match cell {
                    Cell::Unknown if own(at) => known(&book.facts[at].name, choices[at]),
                    other => *other,
                };
                given.iter().enumerate().map(of).collect()
            };
            prop_assert!(missing.iter().all(|fact| given[fact.index()] == Cell::Unknown), "something known is called missing");
            // All the others together decide nothing; those named decide it, whatever they are.
            prop_assert_eq!(decide(&plan, goal, &with(false)), Cell::Unknown);
            prop_assert!(decide(&plan, goal, &with(true)) != Cell::Unknown);
        }
    }
}

// ── The calendar ───────────────────────────────────────────────────────────────────────────────────────────────────

const WAYS: [Rounding; 2] = [Rounding::Up, Rounding::Down];

/// 1600-01-01 to 2400-12-31.
fn any_day() -> impl Strategy<Value = NaiveDate> {
    let span = day_number(1600, 1, 1)..=day_number(2400, 12, 31);
    // Days at the ends of months are where the rounding is.
    prop_oneof![2 => span.clone().prop_map(day), 1 => span.prop_map(|number| month_end(day(number)))]
}

fn day_number(year: i32, month: u32, day: u32) -> i32 {
    NaiveDate::from_ymd_opt(year, month, day).expect("a day").num_days_from_ce()
}

fn month_end(date: NaiveDate) -> NaiveDate {
    (28..=31).rev().find_map(|day| date.with_day(day)).expect("a month has 28 days")
}

fn months(months: i32) -> Duration {
    Duration { months, days: 0 }
}

fn days(days: i32) -> Duration {
    Duration { months: 0, days }
}

proptest! {
    #![proptest_config(tries(1500))]

    #[test]
    fn adding_keeps_the_order_of_days(a in any_day(), b in any_day(), length in (-1200..1200i32, -400..400i32)) {
        let length = Duration { months: length.0, days: length.1 };
        let (first, second) = (a.min(b), a.max(b));
        for way in WAYS {
            let (first, second) = (calendar::add(first, length, Some(way)), calendar::add(second, length, Some(way)));
            prop_assert!(first.expect("in range") <= second.expect("in range"));
        }
    }

    #[test]
    fn adding_days_is_undone_and_counted(date in any_day(), count in -100_000..100_000i32) {
        let later = calendar::add(date, days(count), None).expect("in range");
        prop_assert_eq!(calendar::days_between(date, later), count);
        prop_assert_eq!(calendar::add(later, days(-count), None), Ok(date));
    }

    #[test]
    fn rounding_up_is_never_before_rounding_down(date in any_day(), count in -1200..1200i32) {
        let [up, down] = WAYS.map(|way| calendar::add(date, months(count), Some(way)).expect("in range"));
        match calendar::add(date, months(count), None) {
            // The day exists: nothing is rounded.
            Ok(plain) => {
                prop_assert_eq!((plain, plain), (up, down));
                prop_assert_eq!(plain.day(), date.day());
                prop_assert_eq!(plain.year() * 12 + plain.month0() as i32, date.year() * 12 + date.month0() as i32 + count);
            }
            // It does not: down is the last day of the month, up the day after it.
            Err(calendar::NoDate::NoSuchDay { year, month, day }) => {
                prop_assert_eq!((down.year(), down.month(), day), (year, month, date.day()));
                prop_assert_eq!(down, month_end(down));
                prop_assert_eq!(up, down.succ_opt().expect("in range"));
            }
            Err(calendar::NoDate::OutOfRange) => prop_assert!(false, "out of range"),
        }
    }

    #[test]
    fn an_age_and_the_day_it_is_attained_agree(born in any_day(), on in any_day()) {
        ages_agree(born, on)?;
    }

    #[test]
    fn an_age_never_decreases(born in any_day(), on in any_day(), later in 0..800i32) {
        let after = calendar::add(on, days(later), None).expect("in range");
        for way in WAYS {
            let [before, after] = [on, after].map(|on| calendar::age(born, on, Some(way)).expect("a rounding decides"));
            prop_assert!(before <= after);
        }
    }

    #[test]
    fn no_length_of_time_is_too_long_for_an_answer(date in any_day(), months in any::<i32>(), days in any::<i32>()) {
        for way in [None, Some(Rounding::Up), Some(Rounding::Down), Some(Rounding::Nearest)] {
            if let Ok(found) = calendar::add(date, Duration { months, days }, way) {
                prop_assert!((1..=9999).contains(&found.year()));
            }
            let _ = calendar::attains(date, months, way);
        }
    }
}

/// The age on a day is the most years whose birthday is not after it; without a rounding there is an answer where both ways agree.
fn ages_agree(born: NaiveDate, on: NaiveDate) -> Result<(), TestCaseError> {
    let ages = WAYS.map(|way| {
        let age = calendar::age(born, on, Some(way)).expect("a rounding decides");
        let birthday = |years| calendar::attains(born, years, Some(way)).expect("in range");
        (age, birthday(age) <= on && on < birthday(age + 1))
    });
    let [(up, up_agrees), (down, down_agrees)] = ages;
    prop_assert!(up_agrees && down_agrees, "born {born}, on {on}: {up} and {down}");
    match calendar::age(born, on, None) {
        Ok(age) => prop_assert_eq!((age, age), (up, down)),
        Err(_) => prop_assert_eq!(up + 1, down),
    }
    Ok(())
}

#[test]
fn ages_agree_for_every_birth_on_a_leap_day() {
    let leap_days = (1780..2120).filter_map(|year| NaiveDate::from_ymd_opt(year, 2, 29));
    for born in leap_days {
        for year in born.year() - 1..born.year() + 113 {
            for (month, day) in [(2, 27), (2, 28), (2, 29), (3, 1), (3, 2)] {
                let Some(on) = NaiveDate::from_ymd_opt(year, month, day) else { continue };
                if let Err(fault) = ages_agree(born, on) {
                    panic!("{fault}");
                }
            }
        }
    }
}

#[test]
fn the_calendar_ends_without_a_panic() {
    let (first, last) = (day_number(1, 1, 1), day_number(9999, 12, 31));
    for number in [first, first + 1, last - 1, last] {
        for length in [days(1), days(-1), months(1), months(-1), days(i32::MIN), days(i32::MAX), months(i32::MIN), months(i32::MAX)] {
            for way in [None, Some(Rounding::Up), Some(Rounding::Down)] {
                let found = calendar::add(day(number), length, way);
                assert!(found.is_ok_and(|date| (1..=9999).contains(&date.year())) || found.is_err());
            }
        }
        for other in [first, last] {
            assert!(calendar::age(day(number), day(other), None).is_ok());
        }
    }
}

// ── Numbers ────────────────────────────────────────────────────────────────────────────────────────────────────────

/// A fraction small enough to be reckoned with in 128 bits without care.
fn fraction() -> impl Strategy<Value = (i128, i128)> {
    (-1_000_000_000..1_000_000_000i128, prop_oneof![1..1000i128, Just(1), Just(3), Just(100), 1..1_000_000_000i128])
}

fn number((numerator, denominator): (i128, i128)) -> Number {
    let parts = [numerator, denominator].map(|part| Number::whole(i64::try_from(part).expect("small")));
    parts[0].over(parts[1]).expect("no division by nought")
}

fn gcd(a: i128, b: i128) -> i128 {
    if b == 0 { a.abs() } else { gcd(b, a % b) }
}

/// A fraction in lowest terms, as a number holds it.
fn lowest(numerator: i128, denominator: i128) -> (i128, i128) {
    let divisor = gcd(numerator, denominator).max(1) * denominator.signum();
    (numerator / divisor, denominator / divisor)
}

fn parts(number: Number) -> (i128, i128) {
    let (numerator, denominator) = number.parts();
    (numerator, i128::from(denominator))
}

/// Digits as rule files and facts files hold them, from the smallest to the largest.
fn digits() -> impl Strategy<Value = String> {
    "-?(0|[1-9][0-9]{0,20})(\\.[0-9]{0,5}[1-9])?"
}

proptest! {
    #![proptest_config(tries(2000))]

    #[test]
    fn numbers_are_a_field(a in fraction(), b in fraction(), c in fraction()) {
        let [x, y, z] = [a, b, c].map(number);
        prop_assert_eq!(parts(x), lowest(a.0, a.1));
        prop_assert_eq!(x.plus(y).map(parts), Some(lowest(a.0 * b.1 + b.0 * a.1, a.1 * b.1)));
        prop_assert_eq!(x.minus(y).map(parts), Some(lowest(a.0 * b.1 - b.0 * a.1, a.1 * b.1)));
        prop_assert_eq!(x.times(y).map(parts), Some(lowest(a.0 * b.0, a.1 * b.1)));
        match b.0 {
            0 => prop_assert_eq!(x.over(y), None),
            _ => {
                prop_assert_eq!(x.over(y).map(parts), Some(lowest(a.0 * b.1, a.1 * b.0)));
                prop_assert_eq!(x.over(y).and_then(|quotient| quotient.times(y)), Some(x));
            }
        }
        prop_assert_eq!(x.compare(y), (a.0 * b.1).cmp(&(b.0 * a.1)));
        prop_assert_eq!(x.plus(y), y.plus(x));
        prop_assert_eq!(x.plus(x.negated()), Some(Number::ZERO));
        // The laws of three, as far as the numbers stay in range.
        let sums = (x.plus(y).and_then(|sum| sum.plus(z)), y.plus(z).and_then(|sum| x.plus(sum)));
        if let (Some(left), Some(right)) = sums {
            prop_assert_eq!(left, right);
        }
        let products = (y.plus(z).and_then(|sum| x.times(sum)), x.times(y).zip(x.times(z)).and_then(|(left, right)| left.plus(right)));
        if let (Some(left), Some(right)) = products {
            prop_assert_eq!(left, right);
        }
    }

    #[test]
    fn rounding_stays_within_a_step(a in fraction(), step in (1..100_000i128, prop_oneof![Just(1i128), Just(10), Just(100), 1..1000i128])) {
        let (x, step) = (number(a), number(step));
        let (Some(down), Some(up), Some(nearest)) = (x.down_to(step), x.up_to(step), x.nearest_to(step)) else {
            return Err(TestCaseError::fail("out of range"));
        };
        for multiple in [down, up, nearest] {
            prop_assert_eq!(multiple.over(step).and_then(Number::to_whole).is_some(), true, "{:?} is no multiple", multiple);
        }
        prop_assert!(down.compare(x).is_le() && up.compare(x).is_ge());
        let width = up.minus(down).expect("in range");
        prop_assert!(width == Number::ZERO || width == step);
        prop_assert!(nearest == down || nearest == up);
        let distance = |multiple: Number| {
            let distance = x.minus(multiple).expect("in range");
            if distance.compare(Number::ZERO).is_lt() { distance.negated() } else { distance }
        };
        let other = if nearest == down { up } else { down };
        match distance(nearest).compare(distance(other)) {
            Ordering::Greater => prop_assert!(false, "the other multiple is nearer"),
            // Halves go away from nought.
            Ordering::Equal => {
                let away = if a.0 < 0 { down } else { up };
                prop_assert!(down == up || nearest == away);
            }
            Ordering::Less => {}
        }
        // A multiple stays where it is.
        prop_assert_eq!((down.down_to(step), down.up_to(step), down.nearest_to(step)), (Some(down), Some(down), Some(down)));
        prop_assert_eq!(x.down_to(Number::ZERO), None);
        prop_assert_eq!(x.up_to(step.negated()), None);
    }

    #[test]
    fn digits_are_read_and_written_back(text in digits()) {
        let read = Number::parse(&text).expect("digits");
        let written = read.to_decimal().expect("a last digit").to_string();
        let same = if read.is_zero() { "0" } else { text.as_str() };
        prop_assert_eq!(&written, same);
        prop_assert_eq!(Number::parse(&written), Some(read));
        // The same in the words of facts files and rule files, or nothing at all.
        prop_assert_eq!(read.negated().negated(), read);
    }

    #[test]
    fn the_largest_numbers_are_refused_or_right(a in digits(), b in digits(), fine in 1..u32::MAX) {
        let [Some(x), Some(y)] = [Number::parse(&a), Number::parse(&b)] else { return Err(TestCaseError::fail("digits")) };
        let fine = Number::whole(1).over(Number::whole(i64::from(fine))).expect("a fraction");
        let mut found = vec![x, y, fine];
        for left in [x, y, fine] {
            for right in [y, fine] {
                let all = [left.plus(right), left.minus(right), left.times(right), left.over(right), left.down_to(right), left.up_to(right), left.nearest_to(right)];
                found.extend(all.into_iter().flatten());
            }
        }
        for number in &found {
            let (numerator, denominator) = parts(*number);
            prop_assert!(numerator.abs() <= 10_i128.pow(27) && denominator > 0);
            prop_assert_eq!(lowest(numerator, denominator), (numerator, denominator), "not in lowest terms");
            prop_assert_eq!(number.compare(*number), Ordering::Equal);
            if let Some(sum) = number.plus(fine) {
                prop_assert_eq!(sum.minus(fine).unwrap_or(*number), *number);
                prop_assert!(sum.compare(*number).is_gt());
            }
        }
        for (one, other) in found.iter().zip(found.iter().rev()) {
            prop_assert_eq!(one.compare(*other), other.compare(*one).reverse());
            prop_assert_eq!(one.compare(*other).is_eq(), one == other);
        }
    }

    #[test]
    fn no_text_makes_reading_a_number_panic(text in "[-+.,0-9eE ]{0,40}|\\PC{0,20}") {
        if let Some(number) = Number::parse(&text) {
            prop_assert!(number.to_decimal().is_some());
        }
    }
}

// ── Versions ───────────────────────────────────────────────────────────────────────────────────────────────────────

proptest! {
    #![proptest_config(tries(500))]

    #[test]
    fn a_version_is_read_as_it_is_written(
        number in day_number(1, 1, 1)..=day_number(9999, 12, 31),
        changes in prop::collection::vec((any::<bool>(), "[a-zæøå_0-9]{1,12}", prop::option::of("[a-zæøåA-Z_0-9]{1,12}")), 0..5),
    ) {
        let changes = changes.into_iter().map(|(added, name, measure)| Change { added, name, measure }).collect();
        let version = Version { date: day(number), changes };
        prop_assert_eq!(Version::parse(&version.to_string()), Ok(version));
    }

    #[test]
    fn no_text_makes_reading_a_version_panic(text in "[0-9]{4}-[0-9]{2}-[0-9]{2}\\PC{0,12}|[-+:0-9a-zæ§]{0,24}|\\PC{0,24}") {
        if let Ok(version) = Version::parse(&text) {
            prop_assert_eq!(version.to_string(), text);
        }
    }
}

// ── Texts of any kind ──────────────────────────────────────────────────────────────────────────────────────────────

/// The rule files of the project and the laws of the tests: name and text.
fn real_files() -> &'static [(String, String)] {
    static FILES: OnceLock<Vec<(String, String)>> = OnceLock::new();
    FILES.get_or_init(|| {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut folders = vec![root.join("rules"), root.join("tests/laws")];
        let mut files = Vec::new();
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).expect("a folder of rules") {
                let path = entry.expect("an entry").path();
                if path.is_dir() {
                    folders.push(path);
                } else if path.extension().is_some_and(|ending| ending == "regel") {
                    let text = std::fs::read_to_string(&path).expect("a rule file in UTF-8");
                    files.push((path.file_name().expect("a name").to_string_lossy().into_owned(), text));
                }
            }
        }
        files.sort();
        files
    })
}

/// A stretch of a text between two boundaries of characters, no longer than `longest` characters.
fn stretch(text: &str, from: Index, to: Index, longest: usize) -> std::ops::Range<usize> {
    let mut bounds: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    bounds.push(text.len());
    let first = from.index(bounds.len());
    let last = (first + to.index(longest + 1)).min(bounds.len() - 1);
    bounds[first]..bounds[last]
}

/// What is done to a text.
#[derive(Debug, Clone)]
enum Harm {
    Delete(Index, Index),
    Double(Index, Index),
    Swap(Index, Index, Index),
    Put(Index, String),
}

fn harm() -> impl Strategy<Value = Harm> {
    let pieces = select(vec![
        "{",
        "}",
        "(",
        ")",
        "\"",
        "/*",
        "//",
        "§",
        "§ 3",
        "ledd 2 {",
        "bokstav a",
        "=",
        ":",
        ",",
        "-",
        "not ",
        "not not not ",
        "all {",
        "any { }",
        "under ",
        "expect",
        "case \"x\" {",
        "if a then b else",
        "except when ",
        "12",
        "2024-02-30",
        "99999999999999999999999999",
        "0 kr",
        "1/0",
        "æ",
        "\u{FEFF}",
        "\u{A0}",
        "\u{0}",
        "🙂",
        "\r\n",
        "in ",
        "in { }",
        "1 ..< 2",
        "rounded down",
        "per year",
        "reading r {",
        "default d :",
    ]);
    prop_oneof![
        3 => (any::<Index>(), any::<Index>()).prop_map(|(from, to)| Harm::Delete(from, to)),
        2 => (any::<Index>(), any::<Index>()).prop_map(|(from, to)| Harm::Double(from, to)),
        2 => (any::<Index>(), any::<Index>(), any::<Index>()).prop_map(|(from, middle, to)| Harm::Swap(from, middle, to)),
        4 => (any::<Index>(), pieces).prop_map(|(at, piece)| Harm::Put(at, piece.to_owned())),
        1 => (any::<Index>(), "\\PC{1,6}").prop_map(|(at, piece)| Harm::Put(at, piece)),
    ]
}

impl Harm {
    fn done(&self, text: &str) -> String {
        match self {
            Harm::Delete(from, to) => {
                let range = stretch(text, *from, *to, 60);
                format!("{}{}", &text[..range.start], &text[range.end..])
            }
            Harm::Double(from, to) => {
                let range = stretch(text, *from, *to, 300);
                format!("{}{}", &text[..range.end], &text[range.start..])
            }
            Harm::Swap(from, middle, to) => {
                let first = stretch(text, *from, *middle, 80);
                let second = stretch(&text[first.end..], *middle, *to, 80);
                let second = first.end + second.start..first.end + second.end;
                let between = &text[first.end..second.start];
                format!("{}{}{between}{}{}", &text[..first.start], &text[second.clone()], &text[first.clone()], &text[second.end..])
            }
            Harm::Put(at, piece) => {
                let at = stretch(text, *at, *at, 0).start;
                format!("{}{piece}{}", &text[..at], &text[at..])
            }
        }
    }
}

/// Checks files in every version. Whatever comes of it, places lie in their file and between characters, and can be drawn.
fn survive(base: &RuleBase) -> Result<(), TestCaseError> {
    let mut faults = base.check();
    if !faults.iter().any(Diagnostic::is_error) {
        faults.extend(paragraf::suite::run(base, None).diagnostics());
    }
    for fault in &faults {
        for span in fault.span.iter().chain(fault.related.iter().map(|(span, _)| span)) {
            let text = base.sources().get(span.file).map_or("", |file| file.text.as_str());
            let (start, end) = (span.start as usize, span.end as usize);
            prop_assert!(start <= end && end <= text.len(), "{}: {start}..{end} of {}", fault.code, text.len());
            prop_assert!(text.is_char_boundary(start) && text.is_char_boundary(end), "{}: {start}..{end} splits a character", fault.code);
        }
        prop_assert!(!fault.message.nb.is_empty() && !fault.message.en.is_empty());
    }
    for lang in [Lang::Nb, Lang::En] {
        let drawn = render(&faults, base.sources(), Look::plain(lang));
        prop_assert_eq!(drawn.is_empty(), faults.is_empty());
    }
    Ok(())
}

fn survives(text: &str) -> Result<(), TestCaseError> {
    survive(&base_of(text))
}

proptest! {
    #![proptest_config(tries(90))]

    #[test]
    fn a_mutilated_file_gets_diagnostics_and_no_panic(file in any::<Index>(), harms in prop::collection::vec(harm(), 1..5)) {
        let (_, text) = file.get(real_files());
        survives(&harms.iter().fold(text.clone(), |text, harm| harm.done(&text)))?;
    }

    #[test]
    fn two_files_cut_and_joined_get_diagnostics_and_no_panic(files in any::<[Index; 2]>(), cuts in any::<[Index; 2]>()) {
        let [(_, first), (_, second)] = files.map(|file| file.get(real_files()));
        let cut = stretch(first, cuts[0], cuts[1], 2000).end;
        let from = stretch(second, cuts[1], cuts[0], 2000).start;
        survives(&format!("{}{}", &first[..cut], &second[from..]))?;
    }
}

proptest! {
    #![proptest_config(tries(10))]

    #[test]
    fn the_rules_of_the_program_with_one_file_mutilated_get_diagnostics_and_no_panic(harmed in any::<Index>(), harm in harm()) {
        let whole = RuleBase::embedded();
        let harmed = harmed.index(whole.sources().iter().count());
        let mut sources = SourceMap::default();
        for (at, (_, file)) in whole.sources().iter().enumerate() {
            sources.add(file.name.clone(), if at == harmed { harm.done(&file.text) } else { file.text.clone() });
        }
        survive(&RuleBase::new(sources))?;
    }
}

proptest! {
    #![proptest_config(tries(250))]

    #[test]
    fn words_in_any_order_get_diagnostics_and_no_panic(words in prop::collection::vec(select(words_of_the_language()), 0..40)) {
        survives(&words.join(" "))?;
    }

    #[test]
    fn any_text_gets_diagnostics_and_no_panic(text in "\\PC{0,80}|[\\x00-\\x7f]{0,80}") {
        survives(&text)?;
    }
}

/// Every word and sign of the grammar, and a few names and values.
fn words_of_the_language() -> Vec<&'static str> {
    let grammar: &'static str = include_str!("../../grammar/rules.pest");
    let mut words: Vec<&str> =
        grammar.lines().filter(|line| line.starts_with("kw_")).flat_map(|line| line.split('"').skip(1).step_by(2)).collect();
    words.extend([
        "{",
        "}",
        "(",
        ")",
        ":",
        ",",
        "=",
        ">=",
        "!=",
        "<",
        "+",
        "-",
        "*",
        "/",
        "..<",
        "..",
        "§ 1",
        "2000-01-01",
        "19",
        "2 kr",
        "30 %",
        "3 months",
    ]);
    words.extend(["a", "b.c", "yes/no", "whole number", "\"x\"", "2000-01-01+a:b", "statute", "date"]);
    words
}

#[test]
fn every_prefix_of_a_file_gets_diagnostics_and_no_panic() {
    let (_, text) = real_files().iter().find(|(name, _)| name == "parking.regel").expect("the law");
    let bounds: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    for at in bounds.iter().step_by(97) {
        if let Err(fault) = survives(&text[..*at]) {
            panic!("the first {at} bytes: {fault}");
        }
    }
}

// ── The same input, the same bytes ─────────────────────────────────────────────────────────────────────────────────

/// All that some files say of their cases: diagnostics, explanations as text and as data.
fn everything(base: &RuleBase) -> String {
    let mut out = told(&base.check(), base);
    let cases = base.ast().files.iter().flat_map(|file| &file.items).filter_map(|item| match item {
        ast::Item::Case(case) if case.based_on.is_none() => Some(case),
        _ => None,
    });
    let mut plans: BTreeMap<String, Plan> = BTreeMap::new();
    for case in cases.take(6) {
        for expectation in case.expectations.iter().take(2) {
            let name = expectation.version.to_string();
            let plan = &*plans.entry(name).or_insert_with(|| base.plan(&expectation.version).expect("no mistakes"));
            let book = plan.checked().book();
            let goal = book.rule(&expectation.goal.text).expect("the goal");
            let (facts, _) = from_case(case, Facts::unknown(book.facts.len()), book, base.sources());
            let decision = decide_case(plan, goal, &facts, &[]);
            let reached = reach(book, goal);
            for lang in [Lang::Nb, Lang::En] {
                out.push_str(&explain::text(&decision, &reached, Style::plain(lang)));
                let json = explain::decision_json(&decision, &reached, lang);
                out.push_str(&serde_json::to_string(&json).expect("data"));
            }
        }
    }
    out
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    assert_eq!(everything(&RuleBase::embedded()), everything(&RuleBase::embedded()));
    for (name, text) in real_files() {
        // A law with a mistake in every tenth line says the same twice as well.
        let harmed: String =
            text.lines().enumerate().map(|(at, line)| format!("{line}{}\n", if at % 10 == 9 { " %" } else { "" })).collect();
        let faults = || {
            let base = base_of(&harmed);
            told(&base.check(), &base)
        };
        assert_eq!(faults(), faults(), "{name} with mistakes");
        if text.contains("\nact ") && text.contains("\ncase ") {
            assert_eq!(everything(&base_of(text)), everything(&base_of(text)), "{name}");
        }
    }
}

// ── Days and amendments ────────────────────────────────────────────────────────────────────────────────────────────

/// Days at which something changes, in order, from the year 2000 on.
fn boundaries(count: std::ops::Range<usize>) -> impl Strategy<Value = Vec<NaiveDate>> {
    prop::collection::btree_set(0..9000i32, count).prop_map(|set| set.into_iter().map(|at| day(day_number(2000, 1, 1) + at)).collect())
}

/// The boundaries themselves, and the days around them.
fn days_around(boundaries: &[NaiveDate]) -> Vec<NaiveDate> {
    let each = boundaries.iter().flat_map(|date| [date.pred_opt(), Some(*date), date.succ_opt()]);
    each.flatten().collect()
}

const ACT: &str = "act a { rank statute  title nb \"a\" en \"a\"  in force from 1999-01-01 }\nentity some { f : yes/no }\n";

/// The whole number that a rule finds without any facts.
fn found(plan: &Plan, rule: &str) -> Option<i64> {
    let book = plan.checked().book();
    let goal = book.rule(rule)?;
    match decide(plan, goal, &vec![Cell::Unknown; book.facts.len()]) {
        Cell::Known(Value::Number(number)) => number.to_whole(),
        _ => None,
    }
}

proptest! {
    #![proptest_config(tries(40))]

    #[test]
    fn on_every_day_exactly_one_wording_is_in_force(bounds in boundaries(2..6), others in prop::collection::vec(0..9500i32, 4)) {
        // The same wordings three times: of a section, of a subsection, of a figure.
        let mut text = ACT.to_owned();
        let interval = |at: usize| {
            let to = bounds.get(at + 1).map(|to| format!(" to {to}")).unwrap_or_default();
            format!("in force from {}{to}", bounds[at])
        };
        for at in 0..bounds.len() {
            writeln!(text, "§ 1 {}\nvalue by_section : number = {at}", interval(at)).expect("a string");
        }
        text.push_str("§ 2\n");
        for at in 0..bounds.len() {
            writeln!(text, "ledd {} {{ {} value by_subsection : number = {at} }}", at + 1, interval(at)).expect("a string");
        }
        text.push_str("§ 3\n");
        for at in 0..bounds.len() {
            writeln!(text, "figure own = {at} {}", interval(at)).expect("a string");
        }
        writeln!(text, "value by_figure : number = own in force from {}", bounds[0]).expect("a string");
        let base = base_of(&text);
        prop_assert!(base.check().is_empty(), "{}", told(&base.check(), &base));
        let more = others.iter().map(|at| day(day_number(2000, 1, 1) + at));
        for date in days_around(&bounds).into_iter().chain(more) {
            let plan = base.plan(&Version::on(date)).expect("no mistakes");
            let expected = bounds.iter().rposition(|from| *from <= date).map(|at| at as i64);
            for rule in ["by_section", "by_subsection", "by_figure"] {
                let count = plan.checked().book().rules.iter().filter(|own| &*own.name == rule).count();
                prop_assert_eq!(count, usize::from(expected.is_some()), "{} of {} on {}", count, rule, date);
                prop_assert_eq!(found(&plan, rule), expected, "{} on {}", rule, date);
            }
        }
    }

    #[test]
    fn on_every_day_the_last_amendment_holds(bounds in boundaries(1..6), order in any::<Index>()) {
        let mut text = format!("{ACT}§ 1\nledd 1 {{ figure own = 0  value found : number = own }}\n");
        // The order in the file is not the order in time.
        let turn = order.index(bounds.len());
        for at in (0..bounds.len()).map(|at| (at + turn) % bounds.len()) {
            let number = at + 1;
            writeln!(
                text,
                "amendment m{number} {{ title nb \"m\" en \"m\" status adopted, in force from {} measure k{number} nb \"k\" en \"k\" }}\n\
                 amend a § 1 ledd 1 under k{number} {{ replace figure own = {number} }}",
                bounds[at]
            )
            .expect("a string");
        }
        let base = base_of(&text);
        prop_assert!(base.check().is_empty(), "{}", told(&base.check(), &base));
        for date in days_around(&bounds) {
            let expected = bounds.iter().filter(|from| **from <= date).count() as i64;
            let version = Version::on(date);
            prop_assert_eq!(found(&base.plan(&version).expect("no mistakes"), "found"), Some(expected), "{}", version);
            // Left out, the last one gives way to the one before it; added early, the next one comes at once.
            if expected > 0 {
                let without = Version::parse(&format!("{date}-m{expected}")).expect("a version");
                prop_assert_eq!(found(&base.plan(&without).expect("no mistakes"), "found"), Some(expected - 1), "{}", without);
            }
            if (expected as usize) < bounds.len() {
                let with = Version::parse(&format!("{date}+m{}", expected + 1)).expect("a version");
                prop_assert_eq!(found(&base.plan(&with).expect("no mistakes"), "found"), Some(expected + 1), "{}", with);
            }
        }
    }

    #[test]
    fn the_order_of_the_lines_of_a_bill_means_nothing(
        numbers in Just((1..=5usize).collect::<Vec<_>>()).prop_shuffle(),
        gone in subsequence((1..=5usize).collect::<Vec<_>>(), 0..3),
        lines in Just((0..12usize).collect::<Vec<_>>()).prop_shuffle(),
    ) {
        // Five subsections; some are repealed, the others get the numbers of a permutation, and what is free is filled anew.
        let mut text = format!("{ACT}§ 1\n");
        for at in 1..=5 {
            writeln!(text, "ledd {at} {{ value v{at} : number = {at} }}").expect("a string");
        }
        text.push_str("amendment m { title nb \"m\" en \"m\" status adopted, in force from 2001-01-01 measure k nb \"k\" en \"k\" }\n");
        let mut bill = Vec::new();
        for at in 1..=5 {
            let to = numbers[at - 1];
            if gone.contains(&at) {
                bill.push(format!("repeal ledd {at}"));
                bill.push(format!("insert ledd {to} {{ value new{to} : number = {} }}", 10 + to));
            } else if at != to {
                bill.push(format!("renumber ledd {at} to ledd {to}"));
            }
            if !gone.contains(&at) {
                bill.push(format!("replace value v{at} : number = {}", 20 + at));
            }
        }
        let ordered = |order: &[usize]| -> String {
            let chosen = order.iter().filter_map(|at| bill.get(*at)).cloned().collect::<Vec<_>>();
            format!("{text}amend a § 1 under k {{\n{}\n}}\n", chosen.join("\n"))
        };
        let straight: Vec<usize> = (0..12).collect();
        for order in [&straight, &lines] {
            let base = base_of(&ordered(order));
            prop_assert!(base.check().is_empty(), "{}", told(&base.check(), &base));
            let plan = base.plan(&Version::parse("2001-01-01").expect("a version")).expect("no mistakes");
            let book = plan.checked().book();
            for at in 1..=5 {
                let to = numbers[at - 1];
                let (name, value) = if gone.contains(&at) { (format!("new{to}"), 10 + to) } else { (format!("v{at}"), 20 + at) };
                let rule = &book.rules[book.rule(&name).expect("the rule").index()];
                let place = &book.standings[rule.standing.index()].place;
                prop_assert_eq!(place.subsection.map(usize::from), Some(to), "{}", name);
                prop_assert_eq!(found(&plan, &name), Some(value as i64));
            }
            prop_assert_eq!(book.rules.len(), 5);
        }
    }
}
