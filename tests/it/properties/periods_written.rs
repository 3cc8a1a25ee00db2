//! Periods as rules write them against sets of days, with a trace and without; and periods as facts files write them.

use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};

use crate::support::{Evaluator, decided};
use paragraf::compile::Plan;
use paragraf::data::{self, Format};
use paragraf::facts::{self, Facts};
use paragraf::model::{Cell, FactId, Named, Period, PeriodSet, RuleId, Value};
use paragraf::source::SourceMap;
use proptest::prelude::*;

use super::{day, day_number, days, plan_of, tries};

/// A rule for each operation, and some of several.
const LAW: &str = r#"
act day_act { rank statute title nb "dagloven" en "Days Act" in force from 2000-01-01 }

entity some nb "noe" en "something" {
    a : list of periods nb "a" en "a"
    b : list of periods nb "b" en "b"
    w : period nb "w" en "w"
    d : date nb "d" en "d"
    stays : list of stay nb "opphold" en "stays"
}
entity stay nb "opphold" en "stay" {
    begins : date nb "fra" en "from"
    ends : date nb "til" en "to"
    counts : yes/no nb "teller" en "counts"
    at : period nb "tid" en "time"
}

§ 1
ledd 1 {
    value either : list of periods nb "x" en "x" = union(some.a, some.w, some.b)
    value both : list of periods nb "x" en "x" = some.a within some.b
    value rest : list of periods nb "x" en "x" = some.a without some.b
    value mixed : list of periods nb "x" en "x" = union(some.a, some.b) within some.w without (some.a within some.b)
    value length : days nb "x" en "x" = days of union(some.a, some.b) within some.w
    value first_day : date nb "x" en "x" = first day of some.a within some.w
    value last_day : date nb "x" en "x" = last day of some.a within some.w
    value window : days nb "x" en "x" = days of some.a within (some.d - 100 days to some.d)
    value month_begins : date nb "x" en "x" = first day of the month of some.d
    value year_ends : date nb "x" en "x" = last day of the year of some.d
    value in_month : days nb "x" en "x" = days of some.a within the month of (some.d + 40 days)
    condition has_day nb "x" en "x" holds when some.a contains some.d
    condition has_all nb "x" en "x" holds when some.a contains some.b
    condition meets nb "x" en "x" holds when some.a overlaps some.b
    value gathered : list of periods nb "x" en "x" = union of stay.begins to stay.ends over some.stays where stay.counts
    value earliest : date nb "x" en "x" = first of stay.ends by stay.begins over some.stays where stay.counts
    value latest : period nb "x" en "x" = last of stay.at by first day of stay.at over some.stays
}
"#;

type Days = BTreeSet<i32>;

fn plan() -> &'static Arc<Plan> {
    static PLAN: OnceLock<Arc<Plan>> = OnceLock::new();
    PLAN.get_or_init(|| plan_of(LAW, "2018-06-01"))
}

fn at(offset: i32) -> chrono::NaiveDate {
    day(day_number(2019, 1, 1) + offset)
}

/// From one day to another, both in, among a hundred days, so that many touch.
fn span() -> impl Strategy<Value = (i32, i32)> {
    (0..100i32, 0..30i32).prop_map(|(first, more)| (first, first + more))
}

fn spans() -> impl Strategy<Value = Vec<(i32, i32)>> {
    prop::collection::vec(span(), 0..8)
}

fn set(spans: &[(i32, i32)]) -> Days {
    spans.iter().flat_map(|(first, last)| *first..=*last).collect()
}

fn stretch((first, last): (i32, i32)) -> Period {
    Period::through(at(first), at(last)).expect("days")
}

fn periods(days: &Days) -> Cell {
    let all: PeriodSet = days.iter().map(|day| stretch((*day, *day))).collect();
    Cell::Known(Value::periods(all))
}

fn date(day: Option<&i32>) -> Cell {
    day.map_or(Cell::Fault, |day| Cell::Known(Value::Date(at(*day))))
}

fn length(days_of: &Days) -> Cell {
    Cell::Known(Value::Duration(days(i32::try_from(days_of.len()).expect("few"))))
}

fn truth(holds: bool) -> Cell {
    Cell::Known(Value::Truth(holds))
}

fn fact(name: &str) -> FactId {
    match plan().checked().book().names.get(name) {
        Some(Named::Fact(id)) => *id,
        _ => panic!("no fact is called {name}"),
    }
}

/// What a rule finds; the same with a trace and without.
fn found(goal: &str, facts: &Facts) -> Cell {
    let goal: RuleId = plan().checked().book().rule(goal).unwrap_or_else(|| panic!("no rule is called {goal}"));
    let quick = Evaluator::new(plan()).decide_case(goal, facts, plan().default_readings());
    assert_eq!(quick, decided(plan(), goal, facts, &[]).cell);
    quick
}

proptest! {
    #![proptest_config(tries(150))]

    #[test]
    fn rules_join_periods_as_sets_of_days(a in spans(), b in spans(), w in span(), d in 0..130i32) {
        let mut facts = Facts::unknown(plan().checked().book().facts.len());
        let list = |spans: &[(i32, i32)]| Cell::Known(Value::periods(spans.iter().map(|span| stretch(*span)).collect()));
        facts.set(fact("some.a"), list(&a));
        facts.set(fact("some.b"), list(&b));
        facts.set(fact("some.w"), Cell::Known(Value::Period(stretch(w))));
        facts.set(fact("some.d"), Cell::Known(Value::Date(at(d))));
        let (a, b, w) = (set(&a), set(&b), set(&[w]));
        let (or, and) = (|a: &Days, b: &Days| a | b, |a: &Days, b: &Days| a & b);
        let in_month = |offset: i32| {
            let month = |offset: i32| at(offset).format("%Y-%m").to_string();
            let days: Days = (offset - 31..offset + 32).filter(|other| month(*other) == month(offset)).collect();
            days
        };
        let this_year: Days = (0..365).collect();
        let expected = [
            ("month_begins", date(in_month(d).first())),
            ("year_ends", date(this_year.last())),
            ("in_month", length(&and(&a, &in_month(d + 40)))),
            ("either", periods(&or(&or(&a, &w), &b))),
            ("both", periods(&and(&a, &b))),
            ("rest", periods(&(&a - &b))),
            ("mixed", periods(&(&and(&or(&a, &b), &w) - &and(&a, &b)))),
            ("length", length(&and(&or(&a, &b), &w))),
            ("first_day", date(and(&a, &w).first())),
            ("last_day", date(and(&a, &w).last())),
            ("window", length(&and(&a, &set(&[(d - 100, d)])))),
            ("has_day", truth(a.contains(&d))),
            ("has_all", truth(b.is_subset(&a))),
            ("meets", truth(!a.is_disjoint(&b))),
        ];
        for (goal, cell) in &expected {
            prop_assert_eq!(found(goal, &facts), cell.clone(), "{}", goal);
        }
        // What is made of something unknown is unknown.
        facts.set(fact("some.a"), Cell::Unknown);
        facts.set(fact("some.d"), Cell::Unknown);
        for (goal, _) in expected {
            prop_assert_eq!(found(goal, &facts), Cell::Unknown, "{}", goal);
        }
    }

    #[test]
    fn the_entities_of_a_list_are_gathered_and_ordered(stays in prop::collection::vec((span(), any::<bool>()), 0..7), open in prop::option::of(0..7usize)) {
        let book = plan().checked().book();
        let mut facts = Facts::unknown(book.facts.len());
        let known = |day: i32| Cell::Known(Value::Date(at(day)));
        let cells = |((first, last), counts): &((i32, i32), bool)| {
            vec![known(*first), known(*last), truth(*counts), Cell::Known(Value::Period(stretch((*first, *last))))]
        };
        let list = facts.add_list(stays.iter().map(cells).collect());
        facts.set(fact("some.stays"), list);
        let counting: Vec<(i32, i32)> = stays.iter().filter(|(_, counts)| *counts).map(|(span, _)| *span).collect();
        // The first by a key; several first ones must agree.
        let first: BTreeSet<i32> = {
            let least = counting.iter().map(|(first, _)| *first).min();
            counting.iter().filter(|(first, _)| Some(*first) == least).map(|(_, last)| *last).collect()
        };
        let one = |values: &BTreeSet<i32>| if values.len() == 1 { date(values.first()) } else { Cell::Fault };
        prop_assert_eq!(found("gathered", &facts), periods(&set(&counting)));
        prop_assert_eq!(found("earliest", &facts), one(&first));
        let last: BTreeSet<(i32, i32)> = {
            let greatest = stays.iter().map(|((first, _), _)| *first).max();
            stays.iter().map(|(span, _)| *span).filter(|(first, _)| Some(*first) == greatest).collect()
        };
        let latest = if last.len() == 1 { last.first().map(|span| Cell::Known(Value::Period(stretch(*span)))) } else { None };
        prop_assert_eq!(found("latest", &facts), latest.unwrap_or(Cell::Fault));
        // Where it is not known whether one of them counts, an answer there still is, is the one under both.
        if let Some(open) = open.filter(|open| *open < stays.len()) {
            let with = |counts: Cell| {
                let mut own = Facts::unknown(book.facts.len());
                let mut all: Vec<Vec<Cell>> = stays.iter().map(cells).collect();
                all[open][2] = counts;
                let list = own.add_list(all);
                own.set(fact("some.stays"), list);
                found("earliest", &own)
            };
            let [unknown, yes, no] = [Cell::Unknown, Cell::YES, Cell::NO].map(with);
            match unknown {
                Cell::Known(_) => prop_assert_eq!([unknown.clone(), unknown], [yes, no]),
                Cell::Fault => prop_assert_eq!([Cell::Fault, Cell::Fault], [yes, no]),
                Cell::Unknown => prop_assert!(yes != no || yes == Cell::Fault),
            }
        }
    }
}

#[test]
fn facts_files_hold_periods_as_texts_and_by_their_days() {
    let read = |text: &str, format| {
        let mut sources = SourceMap::default();
        let file = sources.add("facts", text);
        data::read(&sources, file, format).and_then(|tree| facts::read(&tree, plan().checked().book()))
    };
    let yaml = "some:\n  a: [2019-01-01 to 2019-01-03, { from: 2019-01-02, to: 2019-01-05 }]\n  b: []\n  w:\n    from: 2019-01-01\n    to: onwards\n";
    let json = r#"{ "some": { "a": ["2019-01-01 to 2019-01-05"], "b": [], "w": "2019-01-01 onwards" } }"#;
    let [yaml, json] = [read(yaml, Format::Yaml), read(json, Format::Json)].map(|read| read.expect("no mistakes").cells);
    assert_eq!(yaml, json);
    assert_eq!(yaml.get(fact("some.a").index()), periods(&set(&[(0, 4)])));
    assert_eq!(yaml.get(fact("some.b").index()), periods(&Days::new()));
    assert_eq!(yaml.get(fact("some.w").index()), Cell::Known(Value::Period(Period::of_days(at(0), None).expect("days"))));
    let told = |text: &str| {
        let faults = read(text, Format::Yaml).expect_err("a mistake");
        faults.iter().map(|fault| format!("{} {}", fault.code, fault.message.en)).collect::<Vec<_>>().join("\n")
    };
    insta::assert_snapshot!(
        told(
            "some:\n  a: [2019-01-03 to 2019-01-01, 2019-02-30 to 2019-03-01, soon]\n  b: 2019-01-01 to 2019-01-02\n  w: { from: 2019-01-01 }\n"
        ),
        @r"
    P0404 `some.a` should be a period that ends after it begins, not `2019-01-03 to 2019-01-01`
    P0404 `some.a` should be a day that is in the calendar, not `2019-02-30 to 2019-03-01`
    P0404 `some.a` should be a period, not `soon`
    P0404 `some.b` should be a list of periods, not `2019-01-01 to 2019-01-02`
    P0404 `some.w` should be a period with both days, `from` and `to`
    "
    );
    insta::assert_snapshot!(told("some:\n  a: { from: 2019-01-01 }\n  w: { from: 2019-01-01, until: 2019-01-03 }\n"), @r"
    P0404 `some.a` should be a list of periods, not `{…}`
    P0402 no rule knows `until`
    ");
}
