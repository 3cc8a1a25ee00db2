//! What `differ` says beside a difference: under which other readings it is another one, and what hangs on facts that are not known.

use serde_json::Value;

use super::support::{Call, Folder};

/// A ferry's luggage and a bill. Worked out by hand:
/// - `stowed`: by the weight alone nothing changes; read widely, residents with little luggage need not stow it any more.
/// - `warned`: read strictly or on board alone nothing changes; only both together make a difference.
/// - `checked`: the bill asks whether there are animals, which nobody had to know before.
/// - `free`: written alike in both.
const LAW: &str = r#"
act ferry_act { rank statute title nb "fergeloven" en "Ferry Act" in force from 2000-01-01 }
entity passenger nb "passasjeren" en "the passenger" {
    resident : yes/no nb "bor på øya" en "lives on the island"
    child    : yes/no nb "er barn"    en "is a child"
    animals  : yes/no nb "har dyr"    en "has animals"
    weight   : number nb "bagasjens vekt" en "the weight of the luggage"
}
§ 1
ledd 1 {
    reading luggage {
        nb "bagasje" en "luggage"
        default     alone nb "vekten alene" en "the weight alone" : passenger.weight > 20
        alternative wide  nb "også fastboendes" en "that of residents too" : passenger.weight > 20 or passenger.resident
        why nb "loven sier bare «bagasje»" en "the Act only says “luggage”"
    }
    condition stowed nb "skal stues" en "is to be stowed" holds when luggage
}
ledd 2 {
    reading strict {
        nb "barn" en "children"
        default     mild nb "mildt lest" en "read mildly" : no
        alternative hard nb "strengt lest" en "read strictly" : passenger.child
        why nb "-" en "-"
    }
    reading aboard {
        nb "om bord" en "on board"
        default     quay nb "på kaia" en "on the quay" : no
        alternative deck nb "på dekk" en "on deck" : yes
        why nb "-" en "-"
    }
    condition warned nb "skal advares" en "is to be warned" holds when passenger.weight > 90
}
ledd 3 {
    condition checked nb "skal kontrolleres" en "is to be checked" holds when passenger.weight > 30
    condition free nb "reiser gratis" en "travels free" holds when passenger.child
}
amendment bill { title nb "forslaget" en "the Bill" status proposed 2020-01-01 measure news nb "alt" en "all" }
amend ferry_act § 1 ledd 1 under news {
    replace condition stowed nb "skal stues" en "is to be stowed" holds when luggage and not passenger.resident or passenger.weight > 20
}
amend ferry_act § 1 ledd 2 under news {
    replace condition warned nb "skal advares" en "is to be warned" holds when passenger.weight > 90 or strict and aboard
}
amend ferry_act § 1 ledd 3 under news {
    replace condition checked nb "skal kontrolleres" en "is to be checked" holds when passenger.weight > 30 or passenger.animals
}
"#;

fn differ(goal: &str, more: &[&str]) -> String {
    let folder = Folder::new();
    folder.write("ferry.regel", LAW);
    let rules = folder.path().display().to_string();
    let call = Call::new(&[&["differ", goal, "2020-01-01", "2020-01-01+bill", "--rules", &rules][..], more].concat()).run();
    assert_eq!(call.err, "");
    call.out
}

fn data(goal: &str) -> Value {
    serde_json::from_str(&differ(goal, &["--format", "json", "--lang", "en"])).expect("JSON")
}

#[test]
fn a_reading_that_makes_a_difference_is_told_with_a_case() {
    let found = data("stowed");
    assert_eq!(found["standing"], "none");
    let readings = found["otherwise"]["readings"].as_array().expect("readings");
    assert_eq!(readings.len(), 1, "{readings:#?}");
    assert_eq!(readings[0]["read"], serde_json::json!([["luggage", "wide"]]));
    assert_eq!(readings[0]["no_longer"], serde_json::json!([]));
    let also = &readings[0]["also"][0];
    assert_eq!((&also["change"], &also["example"]["facts"]["passenger.resident"]), (&"lost".into(), &"yes".into()));
    assert_eq!(also["example"]["answers"], serde_json::json!(["met", "not met"]));
}

#[test]
fn two_readings_that_make_a_difference_only_together_are_told_together() {
    let found = data("warned");
    let readings = found["otherwise"]["readings"].as_array().expect("readings");
    let read: Vec<&Value> = readings.iter().map(|own| &own["read"]).collect();
    assert_eq!(read, [&serde_json::json!([["strict", "hard"], ["aboard", "deck"]])]);
    assert_eq!(readings[0]["also"][0]["change"], "gained");
}

#[test]
fn a_fact_that_only_one_version_asks_for_is_told_with_a_case() {
    let found = data("checked");
    assert_eq!(found["otherwise"]["readings"], serde_json::json!([]));
    let unknown = &found["otherwise"]["unknown"];
    assert_eq!(unknown["alike"], false);
    let open: Vec<(&str, &Value)> = unknown["open"]
        .as_array()
        .expect("facts")
        .iter()
        .map(|own| (own["fact"].as_str().expect("a fact"), &own["undetermined"]))
        .collect();
    assert!(open.contains(&("passenger.animals", &serde_json::json!([false, true]))), "{open:?}");
}

#[test]
fn what_is_written_alike_is_the_same_whatever_is_known() {
    assert_eq!(data("free")["otherwise"]["unknown"], serde_json::json!({ "alike": true, "open": [] }));
}

#[test]
fn what_is_said_beside_a_difference_as_a_drafter_reads_it() {
    for lang in ["en", "nb"] {
        let all = ["stowed", "warned", "checked", "free"].map(|goal| differ(goal, &["--lang", lang])).join("\n———\n\n");
        insta::assert_snapshot!(format!("otherwise_{lang}"), all);
        insta::assert_snapshot!(format!("otherwise_markdown_{lang}"), differ("checked", &["--lang", lang, "--format", "markdown"]));
        let folder = Folder::new();
        folder.write(
            "ferry.regel",
            format!("{LAW}\nclaim bill \"nobody loses\" : checked never lost\nclaim bill \"nothing changes\" : checked unchanged\n"),
        );
        let rules = folder.path().display().to_string();
        let claims = Call::new(&["claims", "--rules", &rules, "--lang", lang, "--format", "markdown"]).run();
        insta::assert_snapshot!(format!("claims_markdown_{lang}"), claims.out);
    }
}
