//! An item of a list is shown by its name if it has one. What it lacks is shown by its path in the facts file.

use paragraf::compare::compare;
use paragraf::compile::Plan;
use paragraf::data::{self, Format};
use paragraf::explain::{self, Style, decision_json};
use paragraf::facts::{self, Facts, goal_inputs};
use paragraf::law::{Lang, Version};
use paragraf::pipeline::RuleFiles;
use paragraf::source::SourceMap;
use serde_json::{Value, json};
use std::sync::Arc;

use crate::support::decided;

const LAW: &str = r#"
    act tours_act { rank statute title nb "turloven" en "Tours Act" in force from 2000-01-01 round dates up }
    entity caravan nb "karavanen" en "the caravan" { drivers : list of driver nb "sjåførene" en "the drivers" }
    entity driver nb "sjåfør" en "driver" {
        named by first_name
        first_name : text nb "fornavn" en "first name"
        born       : date nb "fødselsdato" en "date of birth"
        tours      : list of tour nb "turene" en "the tours"
    }
    entity tour nb "tur" en "tour" { day : date nb "dag" en "day"  hours : number nb "timer" en "hours" }
    § 1
    ledd 1 {
        figure limit = 21 nb "aldersgrense" en "age limit"
        condition young of tour nb "kjørt før 21 år" en "driven before the age of 21" holds when age(driver.born, on: tour.day) < limit
        value young_hours of driver : number nb "timer" en "hours" = sum of tour.hours over driver.tours where young
        value all_hours : number nb "alle timene" en "all the hours" = sum of young_hours over caravan.drivers
    }
    amendment bill { title nb "forslaget" en "the Bill" status proposed 2024-01-01 measure lower nb "lavere grense" en "a lower limit" }
    amend tours_act § 1 ledd 1 under lower { replace figure limit = 20 }
"#;

fn plan() -> Arc<Plan> {
    let mut sources = SourceMap::default();
    sources.add("law.regel", LAW);
    RuleFiles::new(sources).plan(&Version::parse("2024-01-01").expect("a version")).expect("no mistakes")
}

fn given(plan: &Plan, facts: &Value) -> Facts {
    let mut sources = SourceMap::default();
    let file = sources.add("facts.json", facts.to_string());
    let tree = data::read(&sources, file, Format::Json).expect("JSON");
    facts::read(&tree, plan.checked().book()).expect("facts")
}

fn text(facts: &Value, lang: Lang) -> String {
    let plan = plan();
    let goal = plan.checked().book().rule("all_hours").expect("the goal");
    explain::text(&decided(&plan, goal, &given(&plan, facts), &[]), &goal_inputs(plan.checked().book(), goal), Style::plain(lang))
}

fn missing(facts: &Value) -> Vec<Value> {
    let plan = plan();
    let goal = plan.checked().book().rule("all_hours").expect("the goal");
    let told = decision_json(&decided(&plan, goal, &given(&plan, facts), &[]), &goal_inputs(plan.checked().book(), goal), Lang::En);
    let told = serde_json::to_value(told).expect("JSON");
    told["missing"].as_array().expect("a list").clone()
}

/// Three drivers. The second has no name, and the last two have no date on which they turn 21.
fn drivers() -> Value {
    json!({ "caravan": { "drivers": [
        { "first_name": "Kari", "born": "2000-06-01", "tours": [{ "day": "2021-05-31", "hours": 6 }, { "day": null, "hours": 4 }] },
        { "tours": [{ "day": "2021-06-01", "hours": 8 }] },
        { "first_name": "Ola", "tours": [{ "day": "2021-06-01", "hours": 2 }] },
    ] } })
}

#[test]
fn an_item_is_told_by_its_name_and_what_it_lacks_by_its_path() {
    insta::assert_snapshot!("items-missing-nb", text(&drivers(), Lang::Nb));
    insta::assert_snapshot!("items-missing-en", text(&drivers(), Lang::En));
}

#[test]
fn a_pointer_leads_to_the_place_where_the_fact_belongs() {
    let facts = drivers();
    let missing = missing(&facts);
    let paths: Vec<&str> = missing.iter().map(|own| own["path"].as_str().expect("a path")).collect();
    assert_eq!(paths, ["/caravan/drivers/0/tours/1/day", "/caravan/drivers/1/born", "/caravan/drivers/2/born"]);
    let items: Vec<&str> = missing.iter().map(|own| own["item"].as_str().expect("an item")).collect();
    assert_eq!(items, ["driver Kari, tour 2", "driver 2", "driver Ola"]);
    for path in paths {
        let (item, fact) = path.rsplit_once('/').expect("a path");
        let item = facts.pointer(item).and_then(Value::as_object).unwrap_or_else(|| panic!("no item at {item}"));
        assert!(item.get(fact).is_none_or(Value::is_null), "{path} is given");
    }
}

#[test]
fn what_is_said_to_be_unknown_of_an_item_is_told_apart_from_what_is_left_out() {
    let missing = missing(&drivers());
    let states: Vec<&str> = missing.iter().map(|own| own["state"].as_str().expect("a state")).collect();
    assert_eq!(states, ["unknown", "absent", "absent"]);
}

#[test]
fn the_name_of_an_item_is_never_missing_and_decides_nothing() {
    let mut named = drivers();
    let bare = missing(&named);
    named["caravan"]["drivers"][1]["first_name"] = json!("Liv");
    let also = missing(&named);
    assert!(bare.iter().all(|own| own["fact"] != "driver.first_name"));
    assert_eq!(bare.iter().map(|own| &own["path"]).collect::<Vec<_>>(), also.iter().map(|own| &own["path"]).collect::<Vec<_>>());
    let plan = plan();
    let book = plan.checked().book();
    let inputs = goal_inputs(book, book.rule("all_hours").expect("the goal"));
    let names: Vec<&str> = inputs.names.iter().map(|id| &*book.facts[id.index()].name).collect();
    assert_eq!(names, ["driver.first_name"], "a form asks for it all the same");
    assert!(!inputs.asks(inputs.names[0]));
}

#[test]
fn a_name_that_tells_nobody_apart_gives_way_to_the_number() {
    // Equal names, a name that is the number of another item, a name with a line break, and blank names.
    for (first, second) in [("Kari", "Kari"), ("Kari ", "Kari"), ("2", "1"), ("Ka\nri", "\u{7}"), ("", "  ")] {
        let facts = json!({ "caravan": { "drivers": [{ "first_name": first, "tours": [] }, { "first_name": second, "tours": [] }] } });
        let text = text(&facts, Lang::En);
        assert!(text.contains(": driver 1\n") && text.contains(": driver 2\n"), "{first:?} and {second:?}: {text}");
    }
    // A case number is a valid name unless it is also a position in the list.
    let facts = json!({ "caravan": { "drivers": [{ "first_name": "4711", "tours": [] }, { "first_name": "Kåre", "tours": [] }] } });
    let text = text(&facts, Lang::En);
    assert!(text.contains(": driver 4711\n") && text.contains(": driver Kåre\n"), "{text}");
}

#[test]
fn a_comparison_tells_by_name_for_whom_the_law_changes() {
    let mut sources = SourceMap::default();
    sources.add("law.regel", LAW);
    let rules = RuleFiles::new(sources);
    let plans =
        ["2024-01-01", "2024-01-01+bill"].map(|version| rules.plan(&Version::parse(version).expect("a version")).expect("no mistakes"));
    let mut facts = drivers();
    facts["caravan"]["drivers"][0]["tours"] = json!([{ "day": "2021-05-31", "hours": 6 }, { "day": "2019-05-31", "hours": 4 }]);
    facts["caravan"]["drivers"][1]["born"] = json!("2000-12-01");
    facts["caravan"]["drivers"][2]["born"] = json!("1980-01-01");
    let decisions = plans.each_ref().map(|plan| {
        let goal = plan.checked().book().rule("all_hours").expect("the goal");
        decided(plan, goal, &given(plan, &facts), &[])
    });
    let comparison = compare(&decisions[0], &decisions[1], Lang::En);
    let whom: Vec<&str> = comparison.partings.iter().flat_map(|parting| &parting.whom).map(String::as_str).collect();
    assert_eq!(whom, ["driver Kari, tour 1", "driver 2, tour 1"]);
}

#[test]
fn the_library_names_what_is_missing_by_its_path() {
    let rules = paragraf::RuleBase::from_texts([("law.regel", LAW)]);
    let plan = rules.plan("2024-01-01").expect("no mistakes");
    let decision = plan.decide("all_hours", &paragraf::Facts::from_json(drivers().to_string())).expect("facts");
    assert_eq!(decision.missing(), ["caravan.drivers[1].tours[2].day", "caravan.drivers[2].born", "caravan.drivers[3].born"]);
    let explanation = decision.explain(Lang::En);
    let first = explanation.missing().next().expect("what is missing");
    assert_eq!((first.pointer(), first.item()), (Some("/caravan/drivers/0/tours/1/day"), Some("driver Kari, tour 2")));
}

#[test]
fn facts_that_are_impossible_together_are_told_of_their_items_and_no_others_are() {
    let law = format!(
        "{LAW} § 9 impossible unborn nb \"sjåføren var ikke født\" en \"the driver was not born\"
         holds when any of caravan.drivers where (any of driver.tours where driver.born > tour.day)"
    );
    let mut sources = SourceMap::default();
    sources.add("law.regel", law);
    let plan = RuleFiles::new(sources).plan(&Version::parse("2024-01-01").expect("a version")).expect("no mistakes");
    let mut facts = drivers();
    // Ten drivers born before their tours, then one born after a tour.
    let born = json!({ "born": "1980-06-01", "tours": [{ "day": "2021-05-31", "hours": 6 }] });
    facts["caravan"]["drivers"] = json!(vec![born; 10]);
    let late = json!({ "first_name": "Kari", "born": "2021-06-01", "tours": [{ "day": "2021-06-01", "hours": 2 }, { "day": "2021-05-31", "hours": 6 }] });
    facts["caravan"]["drivers"].as_array_mut().expect("a list").push(late);
    let told = explain::contradictions(&plan, &Arc::new(given(&plan, &facts)));
    let message = told.first().expect("a contradiction").message.get(Lang::En);
    let wanted = "(date of birth (driver Kari): 1 June 2021 and day (driver Kari, tour 2): 31 May 2021)";
    assert!(told.len() == 1 && message.ends_with(wanted), "{message}");
}
