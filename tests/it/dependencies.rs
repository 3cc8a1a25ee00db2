//! What a name of the law affects and rests on.

use std::collections::BTreeSet;

use paragraf::dependencies::{Asked, Graph, Thing, uses};
use paragraf::facts::goal_inputs;
use paragraf::law::Version;
use paragraf::pipeline::RuleFiles;

use super::support::{Call, Folder};

/// A ferry's fares; a bill asks where the passenger lives.
const LAW: &str = r#"
act ferry_act { rank statute title nb "fergeloven" en "Ferry Act" in force from 2000-01-01 round dates down }

entity passenger nb "passasjeren" en "the passenger" {
    born     : date   nb "født"          en "born"
    travels  : date   nb "reisedag"      en "day of travel"
    resident : yes/no nb "bor på øya"    en "lives on the island"
    on_duty  : yes/no nb "er i tjeneste" en "is on duty"
}
parameter base : money nb "grunnpris" en "base fare" { from 2000-01-01 = 100 kr  from 2010-01-01 = 120 kr }

§ 1
ledd 1 {
    figure child_limit = 12 nb "aldersgrense" en "age limit"
    condition child nb "barn" en "a child" holds when age(passenger.born, on: passenger.travels) < child_limit
}
ledd 2 {
    reading young {
        nb "hvem som er ung" en "who is young"
        default     by_age nb "barn" en "children" : child
        alternative nobody nb "ingen" en "nobody" : passenger.on_duty
        why nb "loven sier «unge»" en "the Act says “the young”"
    }
    condition half_fare nb "halv pris" en "half fare" holds when young
}
§ 2
ledd 1 {
    value fare : money nb "billett" en "the fare" = if half_fare then base / 2 else base
        except when passenger.on_duty then 0 kr
}

amendment bill {
    title nb "forslaget" en "the Bill" status proposed 2020-01-01
    measure islanders nb "øyboere" en "islanders"
}
amend ferry_act § 1 ledd 2 under islanders { replace condition half_fare holds when young and passenger.resident }
"#;

/// An act that was adopted: children are those under fifteen.
const ADOPTED: &str = r#"
amendment act_of_2012 {
    title nb "loven fra 2012" en "the Act of 2012" status adopted, in force from 2012-01-01
    measure older nb "eldre barn" en "older children"
}
amend ferry_act § 1 ledd 1 under older { replace figure child_limit = 15 }
"#;

fn told(arguments: &[&str]) -> (Option<i32>, String, String) {
    let folder = Folder::new();
    folder.write("ferry.regel", LAW);
    let rules = folder.path().display().to_string();
    let answer = Call::new(&[&["uses"], arguments, &["--rules", &rules]].concat()).run();
    (answer.code, answer.out, answer.err)
}

#[test]
fn a_name_is_told_with_what_it_affects_and_rests_on() {
    let mut all = String::new();
    for (name, lang) in [("child_limit", "nb"), ("child_limit", "en"), ("passenger.resident", "en"), ("half_fare", "en"), ("base", "en")] {
        let (code, out, err) = told(&[name, "--lang", lang]);
        assert_eq!((code, err.as_str()), (Some(0), ""), "{name}");
        all.push_str(&format!("== {name}\n{out}\n"));
    }
    insta::assert_snapshot!("uses_of_names", all);
}

#[test]
fn a_section_is_told_with_all_that_stands_in_it() {
    let (code, out, err) = told(&["ferry_act § 1", "--lang", "en", "--law", "2020-01-01+bill"]);
    assert_eq!((code, err.as_str()), (Some(0), ""));
    insta::assert_snapshot!("uses_of_a_section", out);
}

#[test]
fn a_timeline_has_each_text_with_what_changed_it() {
    let folder = Folder::new();
    folder.write("ferry.regel", LAW.to_owned() + ADOPTED);
    let rules = folder.path().display().to_string();
    let mut all = String::new();
    for (name, lang) in [("child_limit", "nb"), ("child_limit", "en"), ("half_fare", "en"), ("base", "en"), ("ferry_act § 2", "en")] {
        let answer = Call::new(&["timeline", name, "--rules", &rules, "--lang", lang]).run();
        assert_eq!((answer.code, answer.err.as_str()), (Some(0), ""), "{name}");
        all.push_str(&format!("== {name}\n{}\n", answer.out));
    }
    insta::assert_snapshot!("timelines", all);
    let json = Call::new(&["timeline", "child_limit", "--rules", &rules, "--format", "json"]).run();
    let json: serde_json::Value = serde_json::from_str(&json.out).expect("JSON");
    let versions: Vec<&str> = json["steps"].as_array().expect("steps").iter().filter_map(|step| step["version"].as_str()).collect();
    assert_eq!(versions, ["2000-01-01", "2012-01-01"]);
    assert_eq!(Call::new(&["timeline", "passenger.born", "--rules", &rules]).run().code, Some(2));
}

/// A ferry's fares, of which a bill changes one, makes an exception from it, and changes another rule of the same subsection.
const BILL: &str = r#"
act ferry_act { rank statute title nb "fergeloven" en "Ferry Act" in force from 2000-01-01 }
entity trip nb "reisen" en "the trip" { night : yes/no nb "går om natta" en "goes at night"  north : yes/no nb "går nordover" en "goes north" }
§ 1
ledd 1 {
    value fare : money nb "billett" en "the fare" = step + 10 kr  let step nb "steg" en "step" = if trip.night then 5 kr else 7 kr
    condition quiet nb "rolig" en "quiet" holds when trip.night
}
amendment bill {
    title nb "forslaget" en "the Bill" status proposed 2020-01-01
    measure dearer nb "dyrere" en "dearer"
    measure calmer nb "roligere" en "calmer"
    measure free   nb "gratis nordover" en "free to the north"
}
amend ferry_act § 1 ledd 1 under dearer { replace value fare : money = step + 20 kr  let step nb "steg" en "step" = if trip.night then 5 kr else 7 kr }
amend ferry_act § 1 ledd 1 under calmer { replace condition quiet holds when trip.night and trip.north }
amend ferry_act § 1 under free { insert ledd 2 { exception northern to fare when trip.north then 0 kr  exception to fare when trip.night then 1 kr goes before northern } }
claim bill "nothing else" : fare changes only where trip.north or trip.night
"#;

#[test]
fn the_timeline_of_a_rule_has_its_exceptions_and_only_what_changed_them() {
    let folder = Folder::new();
    folder.write("ferry.regel", BILL);
    let rules = folder.path().display().to_string();
    let answer = Call::new(&["timeline", "fare", "--rules", &rules, "--lang", "en"]).run();
    assert_eq!((answer.code, answer.err.as_str()), (Some(0), ""));
    for there in [
        "measure: dearer",
        "measure: free to the north",
        "+ exception northern to fare when trip.north then 0 kr",
        "+ exception to fare when trip.night then 1 kr",
    ] {
        assert!(answer.out.contains(there), "{there}: {}", answer.out);
    }
    assert!(!answer.out.contains("calmer"), "{}", answer.out);
}

#[test]
fn what_has_no_timeline_says_why() {
    let folder = Folder::new();
    folder.write("ferry.regel", BILL);
    let rules = folder.path().display().to_string();
    for (name, why) in
        [("trip.night", "`trip.night` is a fact of a case"), ("fare.step", "it is a step of a rule: `paragraf timeline fare`")]
    {
        let answer = Call::new(&["timeline", name, "--rules", &rules, "--lang", "en"]).run();
        assert_eq!((answer.code, answer.out.as_str()), (Some(2), ""), "{name}");
        assert!(answer.err.contains(why), "{}", answer.err);
    }
}

#[test]
fn a_part_of_a_section_may_be_asked_about_and_a_claim_is_no_rule() {
    let folder = Folder::new();
    folder.write("ferry.regel", BILL);
    let rules = folder.path().display().to_string();
    let of = |asked: &str| Call::new(&["uses", asked, "--rules", &rules, "--lang", "en"]).run();
    let second = of("ferry_act § 1 annet ledd");
    assert_eq!((second.code, second.err.as_str()), (Some(0), ""), "{}", second.out);
    assert_eq!(second.out, of("§ 1 ledd 2").out);
    assert!(!of("trip.north").out.contains("only where"), "{}", of("trip.north").out);
}

#[test]
fn an_exception_with_a_name_affects_the_rule_that_it_is_made_to() {
    let folder = Folder::new();
    folder.write(
        "boat.regel",
        r#"
act boat_act { rank statute title nb "båtloven" en "Boat Act" in force from 2000-01-01 }
entity boat nb "båten" en "the boat" { length : number nb "lengde" en "length"  rowed : yes/no nb "ros" en "is rowed" }
§ 1
ledd 1 { condition registered nb "føres i registeret" en "is registered" holds when boat.length > 10 }
§ 2
ledd 1 { exception rowing to registered nb "robåter" en "rowing boats" when boat.rowed }
"#,
    );
    let rules = folder.path().display().to_string();
    let answer = Call::new(&["uses", "rowing", "--rules", &rules, "--format", "json"]).run();
    assert_eq!((answer.code, answer.err.as_str()), (Some(0), ""));
    let json: serde_json::Value = serde_json::from_str(&answer.out).expect("JSON");
    assert_eq!(json["affects"][0]["way"], serde_json::json!(["registered", "rowing"]));
    assert_eq!(json["rests_on"][0]["name"], "boat.rowed");
}

#[test]
fn what_is_not_there_is_told_with_the_nearest_name() {
    let (code, out, err) = told(&["child_limits", "--lang", "en"]);
    assert_eq!((code, out.as_str()), (Some(2), ""));
    assert!(err.contains("did you mean `child_limit`?"), "{err}");
    assert_eq!(told(&["ferry_act § 9", "--lang", "en"]).0, Some(2));
}

#[test]
fn a_graph_and_a_timeline_are_drawn_in_words_too() {
    let (code, out, err) = told(&["child_limit", "--lang", "en", "--format", "svg"]);
    assert_eq!((code, err.as_str()), (Some(0), ""));
    assert!(out.starts_with("<svg ") && out.contains("What “age limit” rests on".replace("age limit", "Age limit").as_str()), "{out}");
    assert!(out.contains("“A child” rests on “Age limit”."), "{out}");
    assert!(out.contains(">Ferry Act</text>"), "the act is a band: {out}");
    let (code, page, _) = told(&["child_limit", "--lang", "nb", "--format", "html"]);
    assert_eq!(code, Some(0));
    assert!(
        page.contains("<html lang=\"nb\">") && page.contains("<svg ") && page.contains("<li>«Barn» beror på «Aldersgrense».</li>"),
        "{page}"
    );
    let folder = Folder::new();
    folder.write("ferry.regel", LAW).write("adopted.regel", ADOPTED);
    let rules = folder.path().display().to_string();
    let answer = Call::new(&["timeline", "child_limit", "--rules", &rules, "--lang", "en", "--format", "svg"]).run();
    assert_eq!((answer.code, answer.err.as_str()), (Some(0), ""));
    assert!(answer.out.contains("1 January 2012: ") && answer.out.contains("age limit: 12 → 15"), "{}", answer.out);
}

#[test]
fn a_parameter_on_a_day_of_the_case_is_the_same_in_every_version() {
    let mut sources = paragraf::source::SourceMap::default();
    sources.add(
        "tram.regel",
        r#"
act tram_act { rank statute title nb "trikkeloven" en "Tram Act" in force from 2000-01-01 }
entity trip nb "turen" en "the trip" { day : date nb "dag" en "day" }
parameter base : money nb "grunnpris" en "base fare" { from 2000-01-01 = 10 kr }
§ 1
ledd 1 {
    value fare : money nb "billett" en "the fare" = base on trip.day
    value fine : money nb "gebyr" en "the fine" = base * 10
}
"#
        .to_owned(),
    );
    let base = RuleFiles::new(sources);
    let plan = base.plan(&Version::parse("2010-01-01").expect("a version")).expect("no mistakes");
    let asking = |graph: Graph<'_>| graph.asking_for(&["base".into()]).iter().map(|way| way[0].to_string()).collect::<Vec<_>>();
    assert_eq!(asking(Graph::of(plan.checked().book())), ["fare", "fine"]);
    assert_eq!(asking(Graph::of_version(plan.checked().book())), ["fine"]);
}

/// Over the whole law: a rule is affected by a fact if and only if the fact is among those that it asks for.
#[test]
fn rules_are_affected_by_the_facts_they_ask_for_and_no_others() {
    let base = RuleFiles::embedded_rules();
    for version in ["2018-06-01", "2018-06-01+hoering_2018", "2026-03-01"] {
        let plan = base.plan(&Version::parse(version).expect("a version")).expect("no mistakes");
        let book = plan.checked().book();
        let graph = [Graph::of(book)];
        let goals: Vec<_> = RuleFiles::goals(&plan).collect();
        let asks: Vec<(String, BTreeSet<String>)> = goals
            .iter()
            .map(|goal| {
                let inputs = goal_inputs(book, *goal);
                let facts = inputs.facts.iter().map(|(fact, _)| book.facts[fact.index()].name.to_string()).collect();
                (book.rules[goal.index()].name.to_string(), facts)
            })
            .collect();
        let mut pairs = 0;
        for fact in &book.facts {
            let found = uses(&graph, &Asked::Name(fact.name.to_string()));
            let affected: BTreeSet<&str> = found.affects.iter().filter(|own| own.thing == Thing::Rule).map(|own| &*own.name).collect();
            for (goal, facts) in &asks {
                assert_eq!(affected.contains(goal.as_str()), facts.contains(&*fact.name), "{version}: {goal} and {}", fact.name);
                pairs += usize::from(facts.contains(&*fact.name));
            }
        }
        assert!(pairs > 300, "{version}: {pairs}");
    }
}

/// An act that has ended, with a condition at a letter that was repealed before.
const ENDED: &str = r#"
act quota_act { rank statute title nb "kvoteloven" en "Quota Act" in force from 2000-01-01 to 2010-12-31 }
entity boat nb "båten" en "the boat" { length : number nb "lengde" en "length" }
§ 1
ledd 1 {
    condition small nb "liten båt" en "small boat" holds when all { bokstav a : boat.length > 1  bokstav b : boat.length < 5 }
    value share : number nb "andel" en "share" = if small then 1 else 2
}
amendment act_of_2005 {
    title nb "endringsloven" en "the Amending Act" status adopted, in force from 2005-01-01
    measure longer nb "lengre båter" en "longer boats"
}
amend quota_act § 1 under longer { repeal bokstav b of small }
"#;

#[test]
fn a_law_that_has_ended_has_uses_and_a_timeline() {
    let folder = Folder::new();
    folder.write("quota.regel", ENDED);
    let rules = folder.path().display().to_string();
    let run = |arguments: &[&str]| Call::new(&[arguments, &["--rules", &rules, "--lang", "en"]].concat()).run();
    let uses = run(&["uses", "small"]);
    assert_eq!((uses.code, uses.err.as_str()), (Some(0), ""));
    assert!(uses.out.contains("share"), "{}", uses.out);
    let timeline = run(&["timeline", "small"]);
    assert_eq!((timeline.code, timeline.err.as_str()), (Some(0), ""));
    let days: Vec<usize> = ["1 January 2000", "1 January 2005", "2010"].iter().filter_map(|day| timeline.out.find(day)).collect();
    assert!(days.len() == 3 && days.is_sorted(), "{}", timeline.out);
    // A day that is asked for must have a law.
    let after = run(&["uses", "small", "--law", "2011-01-01"]);
    assert_eq!(after.code, Some(2), "{}", after.out);
    assert!(after.err.contains("P0307"), "{}", after.err);
}

#[test]
fn a_condition_that_was_repealed_at_its_letter_leaves_a_trace() {
    let folder = Folder::new();
    folder.write("quota.regel", ENDED);
    let rules = folder.path().display().to_string();
    for (more, there) in [
        (&[][..], "Repealed: § 1, first subsection, letter b (small boat)"),
        (&["--format", "rules"], "repealed: § 1, first subsection, letter b (small)    ← act_of_2005:longer"),
    ] {
        let arguments = ["show", "§ 1", "--law", "2006-01-01", "--rules", &rules, "--lang", "en"];
        let answer = Call::new(&[&arguments[..], more].concat()).run();
        assert!(answer.out.contains(there), "{}", answer.out);
        let before = Call::new(&["show", "§ 1", "--law", "2004-01-01", "--rules", &rules, "--lang", "en"]).run();
        assert!(!before.out.contains("epealed"), "{}", before.out);
    }
}
