//! An open answer names what is missing, and what is missing leads to an answer: every form of gathering and of periods, partly known.

use std::sync::{Arc, OnceLock};

use paragraf::compile::Plan;
use paragraf::eval::Missing;
use paragraf::facts::Facts;
use paragraf::model::{Cell, Fact, FactId, Number, RuleId, Type, Value};
use proptest::prelude::*;

use super::{day, day_number, plan_of, tries};
use crate::support::decided;

/// A rule for each form, with conditions that may be open.
const LAW: &str = r#"
act day_act { rank statute title nb "dagloven" en "Days Act" in force from 2000-01-01 round dates up }

entity some nb "noe" en "something" {
    a : list of periods
    w : period
    d : date
    e : date
    n : number
    stays : list of stay
}
entity stay nb "opphold" en "stay" {
    begins : date
    ends : date
    kind : one of { leave, illness, other }
    allowed : yes/no
    pay : number
    at : period
}

§ 1
ledd 1 {
    condition counts of stay holds when stay.allowed or stay.kind = leave
    value worth of stay : number = if counts then stay.pay else 0
    value days_out : list of periods = union of stay.begins to stay.ends over some.stays where counts
    value all_days : list of periods = union of stay.at over some.stays
    value chosen : list of periods = union of stay.at over some.stays where stay.kind in { leave, illness } and stay.pay > some.n
    value first_pay : number = first of stay.pay by stay.begins over some.stays where counts
    value last_stay : period = last of stay.at by stay.ends over some.stays where stay.kind = leave
    value number_of : number = count of some.stays where counts
    value pay : number = sum of stay.pay over some.stays where counts
    value worth_of_all : number = sum of worth over some.stays
    value least_pay : number = least of stay.pay over some.stays where counts
    value greatest_pay : number = greatest of stay.pay over some.stays
    condition one holds when any of some.stays where stay.allowed and stay.pay > some.n
    condition each holds when every of some.stays where counts
    value either : list of periods = union(days_out, some.a, some.w)
    value both : list of periods = days_out within some.w
    value rest : list of periods = (some.a without days_out) within (some.d to some.e)
    value days_of : days = days of days_out within (some.d onwards)
    value first_day : date = first day of chosen
    value last_day : date = last day of union(some.a, days_out)
    value months_of : months = whole months of some.w
    condition has_day holds when days_out contains some.d
    condition has_days holds when some.a contains all_days
    condition meets holds when some.w overlaps chosen
    value end : date = some.d + days_of - 1 day
    value nested : number = if has_day then pay else if meets then number_of else some.n
    condition late holds when end > some.e or some.n < pay
        except when one then no
        except when meets then has_days
}
"#;

fn plan() -> &'static Arc<Plan> {
    static PLAN: OnceLock<Arc<Plan>> = OnceLock::new();
    PLAN.get_or_init(|| plan_of(LAW, "2018-06-01"))
}

fn at(offset: u8) -> chrono::NaiveDate {
    day(day_number(2019, 1, 1) + i32::from(offset))
}

/// A known value for a fact; no list is known to be of anybody but those that are given.
fn known(fact: &Fact, choice: u8) -> Value {
    let stretch = |first: u8| paragraf::model::Period::through(at(first), at(first.saturating_add(choice % 7))).expect("days");
    match fact.ty {
        Type::Truth => Value::Truth(choice % 2 == 1),
        Type::Quantity(_) => Value::Number(Number::whole(i64::from(choice % 3))),
        Type::Date => Value::Date(at(choice % 20)),
        Type::Choice(_) => Value::Choice(u16::from(choice % 3)),
        Type::Period => Value::Period(stretch(choice % 20)),
        Type::Periods => Value::periods((0..choice % 3).map(|number| stretch(number * 9)).collect()),
        other => panic!("{} is {other:?}", fact.name),
    }
}

/// A fact is known two times out of three.
fn given() -> impl Strategy<Value = Option<u8>> {
    prop_oneof![1 => Just(None), 2 => any::<u8>().prop_map(Some)]
}

fn cell(fact: &Fact, given: Option<u8>) -> Cell {
    given.map_or(Cell::Unknown, |choice| Cell::Known(known(fact, choice)))
}

/// The facts of an entity, by their numbers.
fn facts_of(entity: &str) -> &'static [FactId] {
    let entity = plan().checked().book().entities.iter().find(|own| &*own.name == entity).expect("the entity");
    &entity.facts
}

fn fact(id: FactId) -> &'static Fact {
    &plan().checked().book().facts[id.index()]
}

/// Makes a missing fact known: of the case, or of the one entity that it is missing of.
fn tell(facts: &mut Facts, missing: Missing, choice: u8) -> bool {
    let fact = fact(missing.fact);
    let told = Cell::Known(match fact.ty {
        Type::List(_) => Value::List(0),
        _ => known(fact, choice.wrapping_add(missing.of.unwrap_or(0) as u8)),
    });
    let before = match missing.of {
        Some(entity) => std::mem::replace(&mut facts.lists.entities[entity as usize][fact.slot as usize], told),
        None => {
            let before = facts.get(missing.fact);
            facts.set(missing.fact, told);
            before
        }
    };
    before == Cell::Unknown
}

proptest! {
    #![proptest_config(tries(200))]

    #[test]
    fn an_open_answer_names_what_leads_to_one(
        stays in prop::collection::vec(prop::collection::vec(given(), 6), 0..4),
        is_list_known in any::<bool>(),
        own in prop::collection::vec(given(), 5),
        choices in prop::collection::vec(any::<u8>(), 12),
    ) {
        let book = plan().checked().book();
        let mut start = Facts::unknown(book.facts.len());
        let stays = stays.iter().map(|stay| facts_of("stay").iter().zip(stay).map(|(id, given)| cell(fact(*id), *given)).collect());
        let list = start.add_list(stays.collect());
        for (id, given) in facts_of("some").iter().zip(own.into_iter().chain([None])) {
            let is_list = matches!(fact(*id).ty, Type::List(_));
            start.set(*id, if !is_list { cell(fact(*id), given) } else if is_list_known { list.clone() } else { Cell::Unknown });
        }
        for goal in (0..book.rules.len()).map(|at| RuleId(at as u32)).filter(|goal| book.rules[goal.index()].each.is_none()) {
            let mut facts = start.clone();
            loop {
                let decision = decided(plan(), goal, &facts, &[]);
                if decision.cell != Cell::Unknown {
                    break;
                }
                prop_assert!(!decision.missing.is_empty(), "nothing is missing for {}", book.rules[goal.index()].name);
                for own in decision.missing {
                    prop_assert!(tell(&mut facts, own, choices[own.fact.index() % choices.len()]), "{} is known", fact(own.fact).name);
                }
            }
        }
    }
}
