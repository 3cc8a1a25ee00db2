//! What would turn an answer: held to every change that there is in small laws, and to the evaluator in every case of `rules/`.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::{Datelike, NaiveDate};
use paragraf::compile::Plan;
use paragraf::eval::{Decision, End, Moved, To, Ways, ways};
use paragraf::explain::{Length, Style, contradictions, text_at};
use paragraf::facts::{Facts, goal_inputs};
use paragraf::law::{Lang, Version};
use paragraf::model::{Cell, Duration, FactId, Kind, Number, RuleId, Value, calendar};
use paragraf::pipeline::RuleFiles;
use paragraf::source::SourceMap;
use proptest::prelude::*;

use super::laws::Law;
use super::support::{Call, Evaluator, cases, decided};

const LAW: &str = r#"
act ferry_act { rank statute title nb "fergeloven" en "Ferry Act" in force from 2000-01-01 round dates down }
party company nb "rederiet" en "the company"
entity passenger nb "passasjeren" en "the passenger" {
    born     : date nb "fødselsdato" en "date of birth"
    resident : yes/no nb "bor på øya" en "lives on the island"
    class    : one of { deck nb "dekk" en "deck", cabin nb "lugar" en "cabin", suite nb "suite" en "suite" }
        nb "klasse" en "class"
    bags     : number nb "antall kolli" en "number of bags"
    weight   : number nb "vekt" en "weight"
}
entity trip nb "reisen" en "the trip" {
    day    : date nb "reisedagen" en "the day of the trip"
    booked : date nb "dagen den ble bestilt" en "the day it was booked"
}
assessment safe { by company nb "lasten er sikret" en "the load is secured" }
§ 1
ledd 1 {
    right to_travel of passenger nb "rett til å reise" en "right to travel"
        holds when all {
            safe
            passenger.resident or age(passenger.born, on: trip.day) >= 18
            passenger.bags <= 2 or passenger.class = suite
        }
}
ledd 2 {
    condition pays_less nb "betaler mindre" en "pays less"
        holds when (trip.day >= trip.booked + 14 days or passenger.weight in 10 .. 20) and not (passenger.resident and safe)
}
ledd 3 {
    condition goes_first nb "går først" en "goes first"
        holds when passenger.class != deck and passenger.bags + passenger.weight > 20 and trip.day > 2020-06-30
}
ledd 4 { condition is_nothing nb "er ingenting" en "is nothing" holds when passenger.bags < 0 }
ledd 5 { condition turns_back nb "snur" en "turns back" holds when passenger.bags > 3 and passenger.bags < 3 or safe and passenger.resident }
ledd 6 { value price : number nb "pris" en "price" = passenger.bags * 2 }
§ 2
ledd 1 {
    impossible booked_after nb "bestilt etter reisen" en "booked after the trip" holds when trip.booked > trip.day
    impossible no_bags nb "færre enn ingen kolli" en "fewer bags than none" holds when passenger.bags < 0
}
"#;

const GOALS: [&str; 5] = ["to_travel", "pays_less", "goes_first", "is_nothing", "turns_back"];

fn base(law: &str) -> RuleFiles {
    let mut sources = SourceMap::default();
    sources.add("law.regel", law);
    RuleFiles::new(sources)
}

fn plan() -> Arc<Plan> {
    base(LAW).plan(&Version::parse("2020-01-01").expect("a version")).expect("no mistakes")
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a day")
}

/// So many days later.
fn later(from: NaiveDate, days: i32) -> NaiveDate {
    calendar::add(from, Duration { months: 0, days }, None).expect("a day")
}

/// The ways of an answer that is yes or no.
fn found(decision: &Decision) -> Option<Ways> {
    ways(decision, &goal_inputs(decision.plan.checked().book(), decision.goal))
}

/// Values that stand for all there are: at each limit of the law, beside it, and far away.
fn values(name: &str, born: NaiveDate, own: [NaiveDate; 2]) -> Vec<Value> {
    let numbers = |all: &[i64]| all.iter().map(|own| Value::Number(Number::whole(*own))).collect();
    match name {
        "passenger.resident" | "safe" => vec![Value::Truth(false), Value::Truth(true)],
        "passenger.class" => (0..3).map(Value::Choice).collect(),
        "passenger.bags" => {
            let mut all: Vec<Value> = numbers(&[-1, 0, 1, 2, 3, 4, 11, 30]);
            all.push(Value::Number(Number::whole(5).over(Number::whole(2)).expect("a number")));
            all
        }
        "passenger.weight" => numbers(&[-50, 0, 9, 10, 15, 20, 21, 40]),
        "trip.day" | "trip.booked" => {
            let grown = born.with_year(2018).expect("a birthday in 2018");
            let mut days = vec![day(1800, 1, 1), day(2199, 12, 31), day(2020, 6, 30), day(2020, 7, 1), grown];
            days.extend(own);
            for at in days.clone() {
                days.extend([1, 13, 14, 15].map(|count| later(at, -count)).into_iter().filter(|own| *own >= day(1800, 1, 1)));
                days.extend([13, 14].map(|count| later(at, count)).into_iter().filter(|own| *own <= day(2199, 12, 31)));
            }
            days.sort_unstable();
            days.dedup();
            days.into_iter().map(Value::Date).collect()
        }
        other => panic!("no values of {other}"),
    }
}

/// One case of the small law.
struct Ferry {
    plan: Arc<Plan>,
    facts: Facts,
    slots: Vec<(FactId, Vec<Value>)>,
}

impl Ferry {
    fn new([resident, safe]: [bool; 2], class: u16, [bags, weight]: [i64; 2], [trip, booked]: [i32; 2]) -> Ferry {
        let plan = plan();
        let book = plan.checked().book();
        let id = |name: &str| (0..).map(FactId).zip(&book.facts).find(|(_, fact)| &*fact.name == name).map(|(id, _)| id).expect("a fact");
        let mut facts = Facts::unknown(book.facts.len());
        let born = day(2000, 9, 12);
        let own = [later(day(2018, 9, 1), trip + booked), later(day(2018, 9, 1), booked)];
        let given = [
            ("passenger.resident", Value::Truth(resident)),
            ("safe", Value::Truth(safe)),
            ("passenger.class", Value::Choice(class)),
            ("passenger.bags", Value::Number(Number::whole(bags))),
            ("passenger.weight", Value::Number(Number::whole(weight))),
            ("trip.day", Value::Date(own[0])),
            ("trip.booked", Value::Date(own[1])),
        ];
        let mut slots = Vec::new();
        for (name, value) in given {
            facts.set(id(name), Cell::Known(value));
            slots.push((id(name), values(name, born, own)));
        }
        facts.set(id("passenger.born"), Cell::Known(Value::Date(born)));
        Ferry { plan: plan.clone(), facts, slots }
    }

    fn impossible(&self) -> Vec<RuleId> {
        let rules = &self.plan.checked().book().rules;
        (0..).map(RuleId).zip(rules).filter(|(_, rule)| rule.kind == Kind::Impossible).map(|(id, _)| id).collect()
    }

    /// All sets of up to three facts of which some values turn the answer and no part does, by trying every value.
    fn tried(&self, decision: &Decision) -> BTreeSet<BTreeSet<FactId>> {
        let mut evaluator = Evaluator::new(&self.plan);
        let impossible = self.impossible();
        let mut minimal: BTreeSet<BTreeSet<FactId>> = BTreeSet::new();
        // A goal that asks for none of a fact does not turn on it.
        let asks = goal_inputs(self.plan.checked().book(), decision.goal);
        let slots: Vec<&(FactId, Vec<Value>)> = self.slots.iter().filter(|(fact, _)| asks.asks(*fact)).collect();
        for size in 1..=3 {
            let mut sets = Vec::new();
            subsets(slots.len(), size, &mut Vec::new(), &mut sets);
            let mut new = Vec::new();
            for set in sets {
                let facts: BTreeSet<FactId> = set.iter().map(|at| slots[*at].0).collect();
                if minimal.iter().any(|own| own.is_subset(&facts)) {
                    continue;
                }
                let mut case = self.facts.clone();
                let chosen: Vec<&(FactId, Vec<Value>)> = set.iter().map(|at| slots[*at]).collect();
                if self.turns(&chosen, &mut case, (decision, &impossible), &mut evaluator) {
                    new.push(facts);
                }
            }
            minimal.extend(new);
        }
        minimal
    }

    fn turns(&self, set: &[&(FactId, Vec<Value>)], case: &mut Facts, of: (&Decision, &[RuleId]), evaluator: &mut Evaluator) -> bool {
        let (decision, impossible) = of;
        let Some(((fact, values), rest)) = set.split_first().map(|(first, rest)| ((first.0, &first.1), rest)) else {
            let mut of = |goal| evaluator.decide_case(goal, case, &decision.readings);
            return of(decision.goal) != decision.cell && impossible.iter().all(|rule| of(*rule) == Cell::NO);
        };
        let any = values.iter().any(|value| {
            case.set(fact, Cell::Known(value.clone()));
            self.turns(rest, case, of, evaluator)
        });
        case.set(fact, self.facts.get(fact));
        any
    }
}

fn subsets(of: usize, size: usize, chosen: &mut Vec<usize>, into: &mut Vec<Vec<usize>>) {
    if chosen.len() == size {
        into.push(chosen.clone());
        return;
    }
    for next in chosen.last().map_or(0, |last| last + 1)..of {
        chosen.push(next);
        subsets(of, size, chosen, into);
        chosen.pop();
    }
}

/// Values of a change to be tried: its limit, and its other end.
fn tried(moved: &Moved) -> Vec<Value> {
    let beside = |value: &Value, more: i64| match value {
        Value::Number(number) => {
            let part = Number::whole(more).over(Number::whole(10_000)).expect("a number");
            Value::Number(number.plus(part).expect("a number"))
        }
        other => other.clone(),
    };
    let ends = |limit: &Value, beyond: bool, up: bool, end: &End| {
        let first = if beyond { beside(limit, if up { 1 } else { -1 }) } else { limit.clone() };
        match end {
            End::At(last) => vec![first, last.clone()],
            End::Never | End::Unknown => vec![first],
        }
    };
    match &moved.to {
        To::Any(values) => values.clone(),
        To::Up(limit, beyond, end) => ends(limit, *beyond, true, end),
        To::Down(limit, beyond, end) => ends(limit, *beyond, false, end),
    }
}

/// Each change that is told, decided by the evaluator in a case that can be; what is wrong with it.
fn not_confirmed(decision: &Decision, found: &Ways) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut evaluator = Evaluator::new(&decision.plan);
    let book = decision.plan.checked().book();
    for way in &found.ways {
        let most = way.changes.iter().map(|moved| tried(moved).len()).max().unwrap_or(0);
        for number in 0..most {
            let mut facts = Facts::clone(&decision.facts);
            for moved in &way.changes {
                let values = tried(moved);
                let value = values.get(number).or(values.first()).expect("a value").clone();
                assert_ne!(value, moved.own, "a change changes something");
                match moved.item {
                    None => facts.set(moved.fact, Cell::Known(value)),
                    Some(item) => {
                        let slot = book.facts[moved.fact.index()].slot as usize;
                        facts.lists.entities[item as usize][slot] = Cell::Known(value);
                    }
                }
            }
            let cell = evaluator.decide_case(decision.goal, &facts, &decision.readings);
            let turned = if way.cell == Cell::Unknown { cell != decision.cell } else { cell == way.cell };
            // The other end of a stretch may be a case that cannot be; its near end may not.
            let can_be = number > 0 || contradictions(&decision.plan, &Arc::new(facts)).is_empty();
            if !turned || !can_be {
                wrong.push(format!("{way:?} leads to {cell:?}, can be: {can_be}"));
            }
        }
    }
    wrong
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn the_smallest_sets_are_those_of_a_search_of_all_values(
        truths in any::<[bool; 2]>(), class in 0_u16..3, numbers in [0_i64..5, 0_i64..25], days in [0_i32..30, 0_i32..30], goal in 0_usize..5,
    ) {
        let ferry = Ferry::new(truths, class, numbers, days);
        let goal = ferry.plan.checked().book().rule(GOALS[goal]).expect("a goal");
        let decision = decided(&ferry.plan, goal, &ferry.facts, &[]);
        let found = found(&decision).expect("yes or no");
        let told: BTreeSet<BTreeSet<FactId>> = found.ways.iter().map(|way| way.changes.iter().map(|own| own.fact).collect()).collect();
        let minimal = ferry.tried(&decision);
        prop_assert_eq!(not_confirmed(&decision, &found), Vec::<String>::new());
        if found.is_proved() {
            prop_assert_eq!(&told, &minimal);
        }
        for way in &found.ways {
            let own: BTreeSet<FactId> = way.changes.iter().map(|own| own.fact).collect();
            prop_assert!(minimal.iter().any(|least| least.is_subset(&own)), "{way:?}");
            prop_assert!(!way.smallest || minimal.contains(&own), "{way:?} is not smallest: {minimal:?}");
        }
        prop_assert!(!found.never || minimal.is_empty());
    }
}

#[test]
fn what_a_case_cannot_be_turns_no_answer_and_that_is_proved() {
    let ferry = Ferry::new([true, true], 0, [1, 1], [5, 5]);
    let goal = ferry.plan.checked().book().rule("is_nothing").expect("a goal");
    let found = found(&decided(&ferry.plan, goal, &ferry.facts, &[])).expect("yes or no");
    assert!(found.ways.is_empty() && found.is_proved());
}

#[test]
fn an_answer_that_is_a_value_has_no_such_ways() {
    let ferry = Ferry::new([true, true], 0, [1, 1], [5, 5]);
    let goal = ferry.plan.checked().book().rule("price").expect("a goal");
    let decision = decided(&ferry.plan, goal, &ferry.facts, &[]);
    assert_eq!(decision.cell, Cell::Known(Value::Number(Number::whole(2))));
    assert!(found(&decision).is_none());
}

/// Rules that turn where few would look.
const MARGINS: &str = r#"
act scale_act { rank statute title nb "vektloven" en "Scale Act" in force from 2000-01-01 round dates down }
entity load nb "lasset" en "the load" {
    weight : number nb "vekt" en "weight"
    value  : number nb "verdi" en "value"
    boxes  : whole number nb "antall esker" en "number of boxes"
    trips  : whole number nb "antall turer" en "number of trips"
    wait   : days nb "ventetid" en "waiting time"
    day    : date nb "dagen" en "the day"
}
§ 1
ledd 1 { condition between nb "er imellom" en "is between" holds when load.weight > 12 and load.weight < 13 }
ledd 2 { condition exact nb "er nøyaktig" en "is exact" holds when load.weight = 12.5 }
ledd 3 { condition fine nb "er fin" en "is fine" holds when load.weight = 12.3456 }
ledd 4 { condition beside nb "er like ved" en "is close by" holds when load.weight > 7 and load.weight < 7.2 }
ledd 5 { condition huge nb "er enorm" en "is huge" holds when load.value > 3000000000 }
ledd 6 { condition large nb "er stor" en "is large" holds when load.value > 10 and load.value < 3000000000 }
ledd 7 { condition small nb "er liten" en "is small" holds when load.value < 10 }
ledd 8 { condition long nb "er lang" en "is long" holds when load.wait > 200000 days }
ledd 9 { condition late nb "er sen" en "is late" holds when load.day >= 2100-01-01 }
ledd 10 { condition many nb "er mange" en "is many" holds when load.boxes < 3 }
ledd 11 { condition both nb "er begge" en "is both" holds when load.boxes < 3 and load.trips < 3 }
"#;

/// The ways of an answer under [`MARGINS`], and the decision; facts as a case writes them.
fn at_margins(goal: &str, given: &[(&str, Value)]) -> (Decision, Ways) {
    let plan = base(MARGINS).plan(&Version::parse("2020-01-01").expect("a version")).expect("no mistakes");
    let book = plan.checked().book();
    let mut facts = Facts::unknown(book.facts.len());
    for (name, value) in given {
        let at = book.facts.iter().position(|fact| *fact.name == **name).expect("a fact");
        facts.set(FactId(u32::try_from(at).expect("few facts")), Cell::Known(value.clone()));
    }
    let decision = decided(&plan, book.rule(goal).expect("a goal"), &facts, &[]);
    let found = found(&decision).expect("yes or no");
    assert_eq!(not_confirmed(&decision, &found), Vec::<String>::new());
    (decision, found)
}

fn number(text: &str) -> Value {
    Value::Number(Number::parse(text).expect("a number"))
}

fn to(found: &Ways) -> Vec<To> {
    found.ways.iter().flat_map(|way| &way.changes).map(|moved| moved.to.clone()).collect()
}

#[test]
fn a_number_between_two_whole_ones_is_found_or_not_ruled_out() {
    for (goal, own, way) in [
        ("between", "5", To::Up(number("12"), true, End::At(number("12.99")))),
        ("between", "20", To::Down(number("13"), true, End::At(number("12.01")))),
        ("exact", "5", To::Up(number("12.5"), false, End::At(number("12.5")))),
        ("exact", "12.123", To::Up(number("12.5"), false, End::At(number("12.5")))),
        ("beside", "6.999", To::Up(number("7"), true, End::At(number("7.19")))),
        ("beside", "7.3", To::Down(number("7.2"), true, End::At(number("7.01")))),
    ] {
        let (_, found) = at_margins(goal, &[("load.weight", number(own))]);
        assert_eq!(to(&found), [way], "{goal} at {own}");
        assert!(found.is_proved(), "{goal} at {own}");
    }
    // Finer than a hundredth nothing is found, and nothing is said to be proved.
    let (_, found) = at_margins("fine", &[("load.weight", number("5"))]);
    assert!(found.ways.is_empty() && !found.is_proved() && !found.never);
    assert!(!at_margins("exact", &[("load.weight", number("12.5"))]).1.ways.is_empty());
}

#[test]
fn what_lies_beyond_the_values_looked_at_is_not_ruled_out() {
    let days = |days: i32| Value::Duration(Duration { months: 0, days });
    for (goal, fact, own) in
        [("huge", "load.value", number("5")), ("large", "load.value", number("4000000000")), ("long", "load.wait", days(5))]
    {
        let (_, found) = at_margins(goal, &[(fact, own)]);
        assert!(found.ways.is_empty() && !found.is_proved(), "{goal}: {found:?}");
    }
    // A case of another year than those looked at.
    let (_, found) = at_margins("late", &[("load.day", Value::Date(day(2300, 1, 1)))]);
    assert!(found.ways.is_empty() && !found.is_proved(), "{found:?}");
    // It holds for all there is, or only as far as that is known.
    assert_eq!(to(&at_margins("small", &[("load.value", number("20"))]).1), [To::Down(number("10"), true, End::Never)]);
    assert_eq!(to(&at_margins("large", &[("load.value", number("5"))]).1), [To::Up(number("10"), true, End::Unknown)]);
    // Far away, and as far as it goes the same.
    assert!(at_margins("small", &[("load.value", number("5"))]).1.is_proved());
}

#[test]
fn numbers_as_large_as_can_be_counted_end_no_search_with_a_fault() {
    for own in [i64::MAX, i64::MAX - 1, i64::MIN, i64::MIN + 1] {
        let own = Value::Number(Number::whole(own));
        for goal in ["many", "both", "between", "small"] {
            let all = ["load.boxes", "load.trips", "load.weight", "load.value"].map(|name| (name, own.clone()));
            let (_, found) = at_margins(goal, &all);
            assert!(!found.never && (!found.ways.is_empty() || !found.is_proved()), "{goal}: {found:?}");
        }
    }
}

/// A toll with a limit for each measure that sets it anew: the last two to one that no car reaches. The first 200 are those of one bill.
fn many_measures(count: u32) -> String {
    let head = r#"
act toll_act { rank statute title nb "bomloven" en "Toll Act" in force from 2000-01-01 round dates down }
entity car nb "bilen" en "the car" { seats : number nb "antall seter" en "number of seats" }
"#;
    let last = count - 1;
    let figures: String = (1..=count).map(|at| format!("    figure l{at} = 5\n")).collect();
    let goal = format!("condition pays nb \"betaler\" en \"pays\" holds when car.seats >= l{last} and car.seats >= l{count}");
    let bill = |name: &str, own: std::ops::RangeInclusive<u32>| {
        let measure = |at: u32| format!("    measure m{at} nb \"tiltak {at}\" en \"measure {at}\"\n");
        let limit = |at: u32| if at < last { 4 } else { 50 };
        let line = |at: u32| format!("amend toll_act § 1 under m{at} {{ replace figure l{at} = {} }}\n", limit(at));
        let (measures, lines): (String, String) = (own.clone().map(measure).collect(), own.map(line).collect());
        format!("amendment {name} {{ title nb \"forslaget\" en \"the Bill\" status proposed 2000-01-01\n{measures}}}\n{lines}")
    };
    let bills = [bill("bill", 1..=count.min(200)), if count > 200 { bill("later_bill", 201..=count) } else { String::new() }].concat();
    format!("{head}§ 1\nledd 1 {{\n{figures}}}\n§ 2\nledd 1 {{ {goal} }}\n{bills}")
}

/// What is said of the proposals under which a car of six seats pays or does not.
fn toll(count: u32, version: &str, lang: Lang) -> (usize, usize, String) {
    let base = base(&many_measures(count));
    let plan = base.plan(&Version::parse(version).expect("a version")).expect("no mistakes");
    let rule = plan.checked().book().rule("pays").expect("a goal");
    let facts_of = |plan: &Arc<Plan>| {
        let mut facts = Facts::unknown(plan.checked().book().facts.len());
        facts.set(FactId(0), Cell::Known(number("6")));
        facts
    };
    let mut decision = decided(&plan, rule, &facts_of(&plan), &[]);
    decision.ways = found(&decision);
    let by_law = base.by_law(&decision, &|plan| Some((Arc::new(facts_of(plan)), Vec::new())));
    let (turning, not_tried) = (by_law.turning.len(), by_law.not_tried);
    decision.ways.as_mut().expect("yes or no").by_law = Some(by_law);
    (turning, not_tried, section(&decision, lang))
}

#[test]
fn proposals_that_are_left_out_are_told_of() {
    // The two that turn the answer come after the last that is tried.
    let (turning, not_tried, told) = toll(202, "2020-01-01", Lang::En);
    assert_eq!((turning, not_tried), (0, 2));
    assert!(told.contains("None of the proposals to change the rules that were tried gives another answer"), "{told}");
    assert!(told.contains("2 measures of the proposals were not tried."), "{told}");
    let (.., told) = toll(201, "2020-01-01", Lang::Nb);
    assert!(told.contains("Ett tiltak i forslagene er ikke prøvd."), "{told}");
    let (turning, not_tried, told) = toll(3, "2020-01-01", Lang::En);
    assert_eq!((turning, not_tried), (2, 0));
    assert!(!told.contains("not tried"), "{told}");
}

#[test]
fn the_other_measures_of_a_proposal_are_tried_where_the_law_has_one_of_them() {
    for (version, others) in [("2020-01-01+bill:m1", 2), ("2020-01-01+bill", 0), ("2020-01-01+bill-bill:m2-bill:m3", 2)] {
        let (turning, not_tried, told) = toll(3, version, Lang::En);
        assert_eq!((turning, not_tried), (others, 0), "{version}: {told}");
    }
}

#[test]
fn each_change_told_of_a_case_of_the_rules_turns_its_answer_in_a_case_that_can_be() {
    let law = Law::of_rules();
    let mut plans: BTreeMap<String, Arc<Plan>> = BTreeMap::new();
    let (mut answers, mut told, mut proved, mut slowest) = (0, 0, 0, (std::time::Duration::ZERO, String::new()));
    let mut wrong = Vec::new();
    let all = cases(&law.base).flat_map(|case| case.expectations.iter().map(move |own| (case, own)));
    // One answer of each 24: all of them take minutes without optimization. `cargo bench --bench whole_law` goes through all.
    for (case, own) in all.filter(|(_, own)| own.readings.is_empty()).step_by(24) {
        let version = own.version.to_string();
        let plan = plans.entry(version.clone()).or_insert_with(|| law.plan(&version)).clone();
        let Some(goal) = plan.checked().book().rule(&own.goal.text) else { continue };
        let (facts, readings) = law.facts(&case.title, &plan);
        let decision = decided(&plan, goal, &facts, &readings);
        // A case of what cannot be has no way out of that.
        if !contradictions(&plan, &decision.facts).is_empty() {
            continue;
        }
        let begun = std::time::Instant::now();
        let Some(found) = found(&decision) else { continue };
        if begun.elapsed() > slowest.0 {
            slowest = (begun.elapsed(), format!("{}: {} under {version}", case.title, own.goal.text));
        }
        answers += 1;
        told += found.ways.len();
        proved += usize::from(found.is_proved());
        wrong.extend(not_confirmed(&decision, &found).into_iter().map(|wrong| format!("{}, {}: {wrong}", case.title, own.goal.text)));
    }
    println!("{answers} answers, {told} ways, {proved} proved; the slowest took {slowest:?}");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(answers > 100 && told > answers, "{answers} answers, {told} ways");
    assert!(proved * 2 > answers, "{proved} of {answers} are proved");
}

/// A case, a version, a goal.
const TELLING: [[&str; 3]; 9] = [
    ["K002 18th birthday today", "2018-06-01", "to_programme"],
    ["K002 18th birthday today", "2018-06-01+hoering_2018", "to_programme"],
    ["extension: 67 today", "2018-06-01", "may_extend"],
    ["K088 51 percent position", "2018-06-01", "may_combine_with_work"],
    ["K061 Second re-entry", "2018-06-01", "may_readmit"],
    ["K074 Interruption year complete", "2018-06-01+hoering_2018", "to_terminate"],
    ["K068 Birth, eight months into absence", "2018-06-01+hoering_2018", "may_terminate"],
    ["plan: work-oriented measures just after halfway", "2018-06-01", "plan_valid"],
    ["K155 AMO at 18, turns 19 later the same year", "2026-03-01", "may_support_training"],
];

/// The section of an explanation, without what stands around it.
fn section(decision: &Decision, lang: Lang) -> String {
    let inputs = goal_inputs(decision.plan.checked().book(), decision.goal);
    let text = text_at(decision, &inputs, Style::plain(lang), Length::Reasons);
    let title = if lang == Lang::Nb { "Hva som ville gitt et annet svar" } else { "What would change the answer" };
    let headline = text.lines().next().expect("a headline");
    let (_, below) = text.split_once(&format!("\n{title}\n")).unwrap_or_else(|| panic!("no such section:\n{text}"));
    let lines = below.lines().take_while(|line| !line.is_empty());
    format!("{headline}\n{}\n", lines.collect::<Vec<_>>().join("\n"))
}

#[test]
fn what_would_turn_telling_cases_reads_well_in_both_languages() {
    let law = Law::of_rules();
    let mut all = [String::new(), String::new()];
    for [title, version, goal] in TELLING {
        let plan = law.plan(version);
        let (facts, readings) = law.facts(title, &plan);
        let rule = plan.checked().book().rule(goal).expect("a goal");
        let mut decision = decided(&plan, rule, &facts, &readings);
        decision.ways = found(&decision);
        let case = |plan: &Arc<Plan>| {
            let (facts, readings) = law.facts(title, plan);
            Some((Arc::new(facts), readings))
        };
        let by_law = law.base.by_law(&decision, &case);
        assert_eq!(by_law.not_tried, 0, "{title}");
        if let Some(ways) = &mut decision.ways {
            ways.by_law = Some(by_law);
        }
        for (out, lang) in all.iter_mut().zip([Lang::Nb, Lang::En]) {
            out.push_str(&format!("── {title}: {goal} under {version}\n\n{}\n", section(&decision, lang)));
        }
    }
    let [nb, en] = all;
    insta::assert_snapshot!("ways-nb", nb);
    insta::assert_snapshot!("ways-en", en);
}

#[test]
fn the_command_tells_it_where_it_is_asked_and_of_one_version() {
    let case = ["--case", "K002 18th birthday today", "--law", "2018-06-01", "--lang", "en"];
    let call = |command: &str, more: &[&str]| {
        let all: Vec<&str> = [command, "to_programme"].into_iter().chain(case).chain(more.iter().copied()).collect();
        Call::new(&all).run()
    };
    let title = "What would change the answer";
    assert!(!call("decide", &[]).out.contains(title));
    for (command, format) in [("decide", "text"), ("explain", "text"), ("explain", "markdown"), ("explain", "html")] {
        let told = call(command, &["--what-would", "--format", format]);
        assert!(told.out.contains(title) && told.out.contains("15 June 2019"), "{command} {format}: {}{}", told.out, told.err);
        assert_eq!(told.code, Some(0));
    }
    let refused = call("explain", &["--what-would", "--law", "2019-06-01"]);
    assert_eq!(refused.code, Some(2), "{}", refused.err);
    assert!(refused.err.contains("`--what-would` is about one answer"), "{}", refused.err);
}
