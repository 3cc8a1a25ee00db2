//! `differ --by change`: the lines of an amendment as causes, held to every law that has some of them.

use std::collections::BTreeSet;

use serde_json::Value;

use super::support::{Call, Folder};

/// A ferry's fares, with the lines of a bill that are wanted.
fn law(lines: &[&str]) -> String {
    let line = |name: &str, text: &'static str| if lines.contains(&name) { text } else { "" };
    format!(
        r#"
act fare_act {{ rank statute title nb "takstloven" en "Fares Act" in force from 2000-01-01 round dates down }}
entity person nb "personen" en "the person" {{
    born    : date   nb "født"     en "born"
    travels : date   nb "reisedag" en "day of travel"
    studies : yes/no nb "studerer" en "studies"
    dogs    : whole number nb "antall hunder" en "the number of dogs"
}}
§ 1
impossible negative nb "færre enn ingen hunder" en "fewer than no dogs" holds when person.dogs < 0 or person.dogs > 9
ledd 1 {{
    figure child_limit = 12 nb "aldersgrense" en "age limit"
    condition child nb "barn" en "a child" holds when age(person.born, on: person.travels) < child_limit
    right free nb "gratis" en "free travel" holds when child
}}
ledd 2 {{
    figure base = 100 nb "grunntakst" en "the basic fare"
    figure per_dog = 20 nb "takst for hund" en "the fare of a dog"
    value fare : number nb "billett" en "the fare" = if free then 0 else base + per_dog * person.dogs
}}

amendment bill {{
    title nb "forslaget" en "the Bill" status proposed 2020-01-01
    measure reform nb "reformen" en "the reform"
    measure higher nb "høyere" en "higher" needs reform
}}
amend fare_act § 1 ledd 1 under reform {{
    {}
    {}
    {}
}}
amend fare_act § 1 ledd 2 under reform {{
    {}
}}
amend fare_act § 1 ledd 2 under higher {{
    {}
}}
"#,
        line("child_limit", "replace figure child_limit = 15"),
        line(
            "student",
            "insert condition student nb \"student\" en \"a student\" holds when person.studies and age(person.born, on: person.travels) < 26"
        ),
        line("free", "replace right free nb \"gratis\" en \"free travel\" holds when child or student"),
        line("per_dog", "replace figure per_dog = 30"),
        line("base", "replace figure base = 90"),
    )
}

const LINES: [&str; 5] = ["child_limit", "student", "free", "per_dog", "base"];
const VERSIONS: [&str; 2] = ["2020-01-01", "2020-01-01+bill"];

/// The answer to a goal in a law with some of the lines; none where they are no version.
fn answer(lines: &[&str], goal: &str, facts: &str) -> Option<String> {
    let folder = Folder::new();
    folder.write("fares.regel", law(lines));
    folder.write("case.yaml", facts);
    let rules = folder.path().display().to_string();
    let file = folder.path().join("case.yaml").display().to_string();
    let call = Call::new(&["decide", goal, "--rules", &rules, "--facts", &file, "--law", VERSIONS[1], "--format", "json"]).run();
    let decided: Value = serde_json::from_str(&call.out).ok()?;
    Some(decided["outcome"].to_string() + &decided["value"].to_string())
}

/// Every set of lines in which `base` stands only with all it needs.
fn sets() -> Vec<Vec<&'static str>> {
    let all =
        (0u32..1 << LINES.len()).map(|bits| (0..LINES.len()).filter(|at| bits & 1 << at != 0).map(|at| LINES[at]).collect::<Vec<_>>());
    all.filter(|set| !set.contains(&"base") || set.len() == LINES.len()).collect()
}

fn differ(goal: &str, more: &[&str]) -> String {
    let folder = Folder::new();
    folder.write("fares.regel", law(&LINES));
    let rules = folder.path().display().to_string();
    let call = Call::new(&[&["differ", goal, VERSIONS[0], VERSIONS[1], "--rules", &rules][..], more].concat()).run();
    assert_eq!(call.err, "");
    call.out
}

#[test]
fn the_lines_that_cause_a_difference_are_those_of_every_law_with_some_of_them() {
    let mut looked_at = 0;
    for goal in ["free", "fare"] {
        let found: Value = serde_json::from_str(&differ(goal, &["--by", "change", "--format", "json"])).expect("JSON");
        assert_eq!([&found["measures"]["by"], &found["measures"]["decided"]], [&Value::from("change"), &Value::from(true)]);
        for region in found["regions"].as_array().expect("regions") {
            let parts = region["causes"].as_array().expect("causes");
            let facts: String = region["example"]["facts"]
                .as_object()
                .expect("facts")
                .iter()
                .map(|(name, value)| format!("  {}: {}\n", name.trim_start_matches("person."), value.as_str().expect("a value")))
                .collect();
            let facts = format!("person:\n{facts}");
            let whole = answer(&LINES, goal, &facts).expect("an answer");
            let enough = sets().into_iter().filter(|set| answer(set, goal, &facts).as_ref() == Some(&whole));
            let enough: Vec<BTreeSet<String>> = enough.map(|set| set.into_iter().map(str::to_owned).collect()).collect();
            let smallest: BTreeSet<BTreeSet<String>> =
                enough.iter().filter(|set| !enough.iter().any(|other| other != *set && other.is_subset(set))).cloned().collect();
            let told = |part: &Value| -> BTreeSet<BTreeSet<String>> {
                let names = |set: &Value| {
                    let names = set.as_array().expect("names").iter();
                    names.map(|name| name.as_str().expect("a name").trim_start_matches("bill:").to_owned()).collect()
                };
                part["enough"].as_array().expect("sets").iter().map(names).collect()
            };
            assert!(parts.iter().any(|part| told(part) == smallest), "{goal}: {smallest:?} {region:#}");
            looked_at += 1;
        }
    }
    assert!(looked_at >= 7, "{looked_at}");
}

#[test]
fn a_line_that_is_no_version_alone_is_told_with_the_one_it_cannot_be_without() {
    let found: Value = serde_json::from_str(&differ("free", &["--by", "change", "--format", "json"])).expect("JSON");
    let sets = found["regions"].as_array().expect("regions").iter().flat_map(|own| own["causes"].as_array().expect("causes").clone());
    let sets: BTreeSet<String> =
        sets.flat_map(|part| part["enough"].as_array().expect("sets").clone()).map(|set| set.to_string()).collect();
    assert!(sets.contains(r#"["bill:student","bill:free"]"#), "{sets:?}");
    assert!(sets.contains(r#"["bill:child_limit"]"#), "{sets:?}");
}

#[test]
fn the_difference_by_lines_as_a_drafter_reads_it() {
    for lang in ["en", "nb"] {
        insta::assert_snapshot!(format!("by_change_{lang}"), differ("fare", &["--by", "change", "--lang", lang]));
        insta::assert_snapshot!(
            format!("by_change_markdown_{lang}"),
            differ("free", &["--by", "change", "--format", "markdown", "--lang", lang])
        );
    }
}
