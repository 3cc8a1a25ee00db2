//! How far an act is followed: what an answer of a later day says of it.

use paragraf::explain::{Length, text_at};
use paragraf::facts::{Facts, goal_inputs};
use paragraf::law::{Lang, Version};
use paragraf::pipeline::RuleFiles;
use paragraf::source::{SourceMap, Style};
use paragraf::syntax::ast;

use super::support::{Call, Folder, decided};

/// A pier act and its regulation, followed until two days; another act of which no day is said.
const LAW: &str = r#"
act pier_act { rank statute title nb "kailoven" en "Pier Act" in force from 2000-01-01 followed until 2018-12-31 }
act pier_rules {
    rank regulation
    title nb "kaiforskriften" en "Pier Rules"
    in force from 2001-01-01
    given under pier_act § 1
    followed until 2019-06-30
}
act boat_act { rank statute title nb "båtloven" en "Boat Act" in force from 2000-01-01 }
entity boat nb "båten" en "the boat" { length : number nb "lengde" en "length"  sails : yes/no nb "har seil" en "has sails" }

in pier_act
§ 1
condition short_enough nb "kort nok" en "short enough" holds when boat.length < 10
in pier_rules
§ 1
right to_moor of boat nb "rett til å fortøye" en "right to moor" holds when short_enough and not boat.sails
in boat_act
§ 1
condition sailing nb "er en seilbåt" en "is a sailing boat" holds when boat.sails
"#;

fn base() -> RuleFiles {
    let mut sources = SourceMap::default();
    sources.add("pier.regel", LAW);
    RuleFiles::new(sources)
}

fn told(goal: &str, day: &str, length: Length, lang: Lang) -> String {
    let plan = base().plan(&Version::parse(day).expect("a version")).expect("no mistakes");
    let book = plan.checked().book();
    let goal = book.rule(goal).expect("a rule");
    text_at(&decided(&plan, goal, &Facts::unknown(book.facts.len()), &[]), &goal_inputs(book, goal), Style::plain(lang), length)
}

#[test]
fn an_answer_of_a_later_day_says_that_changes_may_be_missing() {
    let mut all = String::new();
    for lang in [Lang::Nb, Lang::En] {
        for day in ["2018-12-31", "2019-01-01", "2019-07-01"] {
            for length in Length::ALL {
                let text = told("to_moor", day, length, lang);
                let lines = text.lines().skip_while(|line| !line.contains("ajour") && !line.contains("up to date"));
                all.push_str(&format!("{day} {}: {}\n", length.name(), lines.map(str::trim).collect::<Vec<_>>().join(" ")));
            }
        }
    }
    insta::assert_snapshot!("followed", all);
}

#[test]
fn only_acts_that_the_answer_rests_on_count_and_only_after_their_day() {
    for (goal, day, says) in [
        ("to_moor", "2018-12-31", false),
        ("to_moor", "2019-01-01", true),
        ("sailing", "2030-01-01", false),
        ("short_enough", "2030-01-01", true),
    ] {
        for length in Length::ALL {
            assert_eq!(told(goal, day, length, Lang::En).contains("up to date here as of"), says, "{goal} {day} {}", length.name());
        }
    }
}

#[test]
fn programs_and_those_who_look_up_are_told_as_well() {
    let folder = Folder::new();
    folder.write("rules/pier.regel", LAW);
    folder.write("facts.json", r#"{ "boat": { "length": 8, "sails": false } }"#);
    let run = |arguments: &[&str]| {
        let answer = Call::new(&[arguments, &["--rules", "rules", "--lang", "en"]].concat()).within(folder.path()).run();
        assert_eq!((answer.code, answer.err.as_str()), (Some(0), ""), "{arguments:?}");
        answer.out
    };
    let json = |day: &str| -> serde_json::Value {
        let out = run(&["decide", "to_moor", "--facts", "facts.json", "--law", day, "--format", "json"]);
        serde_json::from_str(&out).expect("JSON")
    };
    assert_eq!(json("2018-12-31")["reservations"], serde_json::json!([]));
    assert_eq!(
        json("2019-01-01")["reservations"],
        serde_json::json!([{
            "act": "pier_act",
            "followed_until": "2018-12-31",
            "text": "Pier Act: up to date here as of 31 December 2018; later changes may be missing",
        }])
    );
    assert!(run(&["list", "acts"]).contains("followed up to and including 31 December 2018"));
    assert!(run(&["show", "pier_act", "--law", "2019-01-01"]).contains("Pier Act: up to date here as of"));
    assert!(!run(&["show", "pier_act", "--law", "2018-12-31"]).contains("followed"));
}

#[test]
fn it_is_said_once_of_an_act_and_of_no_document() {
    for (law, expected) in [
        (LAW.replacen("followed until 2018-12-31", "followed until 2018-12-31 followed until 2019-12-31", 1), "P0011"),
        (LAW.replacen("followed until 2018-12-31", "followed until 1999-12-31", 1), "P0205"),
        (LAW.replacen("followed until 2018-12-31", "followed until 2018-02-30", 1), "P0005"),
        (LAW.replacen("followed until 2018-12-31", "followed to 2018-12-31", 1), "P0001"),
        (format!("{LAW}\ndocument paper {{ rank circular title nb \"notat\" en \"paper\" followed until 2018-12-31 }}"), "P0001"),
    ] {
        let mut sources = SourceMap::default();
        sources.add("pier.regel", law);
        let codes: Vec<&str> = RuleFiles::new(sources).check().into_iter().filter(|own| own.is_error()).map(|own| own.code).collect();
        assert_eq!(codes, [expected]);
    }
}

/// Of each act of the program it is said how far it is followed, or why its text is not to be trusted; what is no text of law has no day.
#[test]
fn every_act_of_the_program_says_how_far_it_is_followed() {
    let base = RuleFiles::embedded_rules();
    let acts = base.ast().files.iter().flat_map(|file| &file.items).filter_map(|item| match item {
        ast::Item::Act(act) => Some(act),
        _ => None,
    });
    let mut days = 0;
    for act in acts.filter(|act| act.in_force.is_some()) {
        days += usize::from(act.followed.is_some());
        assert!(act.followed.is_some() || act.unverified.is_some(), "{}", act.name.text);
    }
    assert!(days >= 10, "{days}");
}
