//! A value is written in one way: the same text in a rule and in a facts file, of whatever format, is the same value or refused in both.

use std::sync::{Arc, OnceLock};

use crate::support::decided;
use paragraf::compile::Plan;
use paragraf::data::{self, Format};
use paragraf::facts::{self, Facts};
use paragraf::law::Version;
use paragraf::model::{Cell, Named};
use paragraf::source::SourceMap;
use proptest::prelude::*;

use super::{base_of, plan_of, tries};

const ACT: &str = "act day_act { rank statute title nb \"dagloven\" en \"Days Act\" in force from 2000-01-01 }\n";
const TYPES: [&str; 7] = ["number", "money", "percent", "hours", "months", "days", "date"];

const UNITS: [&str; 10] = ["year", "years", "month", "months", "week", "weeks", "day", "days", "daysss", "yearly"];

fn plan() -> &'static Arc<Plan> {
    static PLAN: OnceLock<Arc<Plan>> = OnceLock::new();
    PLAN.get_or_init(|| {
        let facts: String = TYPES.iter().map(|ty| format!("of_{ty} : {ty} nb \"x\" en \"x\"\n")).collect();
        plan_of(&format!("{ACT}entity some nb \"noe\" en \"something\" {{ {facts} }}"), "2018-06-01")
    })
}

/// What a rule makes of a text; none where it is refused.
fn in_a_rule(ty: &str, text: &str) -> Option<Cell> {
    let base = base_of(&format!("{ACT}§ 1\nledd 1 {{\nvalue own : {ty} nb \"x\" en \"x\" = {text}\n}}"));
    let plan = base.plan(&Version::parse("2018-06-01").expect("a version")).ok()?;
    let book = plan.checked().book();
    Some(decided(&plan, book.rule("own").expect("a rule"), &Facts::unknown(0), &[]).cell)
}

/// What a facts file makes of it.
fn in_a_file(ty: &str, file: &str, format: Format) -> Option<Cell> {
    let mut sources = SourceMap::default();
    let id = sources.add("facts", file);
    let book = plan().checked().book();
    let facts = facts::read(&data::read(&sources, id, format).ok()?, book).ok()?;
    let Some(Named::Fact(fact)) = book.names.get(format!("some.of_{ty}").as_str()) else { panic!("{ty} is no fact") };
    Some(facts.get(*fact))
}

/// A number, or nearly one, in groups that may be of three.
fn numbers() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => "[1-9][0-9]{0,2}( [0-9]{3}){0,3}(\\.[0-9]{1,4})?",
        2 => "-?[0-9]{1,4}([ \u{A0}][0-9]{2,4}){0,2}(\\.[0-9]{1,4})?",
        2 => "-? ?[0-9]{1,3}([ \u{A0}\u{2009}._,'][0-9]{1,4}){0,3}",
        1 => "[0-9]{18,30}(\\.[0-9]{1,24})?",
        1 => "\\+?[0-9.e_][0-9.e_ ]{0,5}",
    ]
}

/// A value of a type, or nearly one.
fn values() -> impl Strategy<Value = (&'static str, String)> {
    let parts = prop::collection::vec(("[0-9]{1,3}( [0-9]{3})?|[0-9.]{1,4}", prop::sample::select(&UNITS[..])), 1..3);
    let durations = (parts, "|-", " |  |").prop_map(|(parts, sign, gap)| {
        let parts: Vec<String> = parts.into_iter().map(|(count, unit)| format!("{count}{gap}{unit}")).collect();
        format!("{sign}{}", parts.join(" "))
    });
    prop_oneof![
        numbers().prop_map(|text| ("number", text)),
        (numbers(), " ?kr|kr|kroner").prop_map(|(text, unit)| ("money", text + &unit.replace('?', ""))),
        (numbers(), " %|%").prop_map(|(text, unit)| ("percent", text + &unit)),
        (numbers(), " hours| hour|hours| h").prop_map(|(text, unit)| ("hours", text + &unit)),
        (prop::sample::select(&["months", "days"][..]), durations),
        "[0-9]{4}-[0-3]?[0-9]-[0-3]?[0-9]".prop_map(|text| ("date", text)),
    ]
}

proptest! {
    #![proptest_config(tries(800))]

    #[test]
    fn a_value_is_written_in_one_way((ty, text) in values()) {
        // A nought fits any unit as a value; with a minus, in a rule, it is an expression.
        prop_assume!(!text.starts_with('-') || text.contains(|sign: char| ('1'..='9').contains(&sign)));
        let rule = in_a_rule(ty, &text);
        let json = format!("{{\"some\": {{\"of_{ty}\": \"{text}\"}}}}");
        prop_assert_eq!(in_a_file(ty, &json, Format::Json), rule.clone(), "{}", json);
        for yaml in [format!("some:\n  of_{ty}: '{text}'\n"), format!("some: {{ of_{ty}: \"{text}\" }}\n")] {
            prop_assert_eq!(in_a_file(ty, &yaml, Format::Yaml), rule.clone(), "{}", yaml);
        }
        let toml = format!("[some]\nof_{ty} = \"{text}\"\n");
        prop_assert_eq!(in_a_file(ty, &toml, Format::Toml), rule.clone(), "{}", toml);
        // Without quotation marks a format may refuse more, and takes nothing for another value.
        let bare = [
            (format!("{{\"some\": {{\"of_{ty}\": {text}}}}}"), Format::Json),
            (format!("some:\n  of_{ty}: {text}\n"), Format::Yaml),
            (format!("[some]\nof_{ty} = {text}\n"), Format::Toml),
        ];
        for (file, format) in bare {
            let read = in_a_file(ty, &file, format);
            prop_assert!(read.is_none() || read == rule, "{} {:?} {:?}", file, read, rule);
        }
    }
}

#[test]
fn what_is_no_number_in_a_rule_is_none_in_a_fact() {
    for text in ["12 34", "12 500 00", "1. 5", "1_0", "010", "1,000", "1e3", "+5", ".5", "5."] {
        for (ty, unit) in [("number", ""), ("money", " kr"), ("hours", " hours"), ("percent", " %")] {
            let text = format!("{text}{unit}");
            assert_eq!(in_a_rule(ty, &text), None, "{text}");
            assert_eq!(in_a_file(ty, &format!("some: {{ of_{ty}: '{text}' }}"), Format::Yaml), None, "{text}");
        }
    }
    assert_eq!(in_a_file("money", "some: { of_money: 12 500 kr }", Format::Yaml), in_a_rule("money", "12 500 kr"));
    assert!(in_a_rule("money", "12 500 kr").is_some());
}
