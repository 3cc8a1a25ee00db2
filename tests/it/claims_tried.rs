//! Claims about amendments, decided over all cases: a law with claims of each kind that hold and that do not, and those of the consultation
//! paper of 2018.

use std::collections::BTreeMap;

use super::support::{Call, Folder};

/// A ferry's fares and a bill. What each claim comes to is worked out beside it.
const LAW: &str = r#"
act ferry_act { rank statute title nb "fergeloven" en "Ferry Act" in force from 2000-01-01 round dates down }

entity passenger nb "passasjeren" en "the passenger" {
    born     : date        nb "født"           en "born"
    travels  : date        nb "reisedag"       en "day of travel"
    resident : yes/no      nb "bor på øya"     en "lives on the island"
    dogs     : whole number nb "antall hunder"  en "the number of dogs"
    weight   : number      nb "bagasjens vekt" en "the weight of the luggage"
    bags     : list of bag nb "kolli"          en "the bags"
}
entity bag nb "kolliet" en "the bag" { weight : number nb "vekt" en "the weight of the bag" }
assessment pitiable : yes/no { nb "ynkverdig" en "to be pitied" }

§ 1
impossible negative_dogs nb "antallet hunder er under null" en "the number of dogs is below zero" holds when passenger.dogs < 0
ledd 1 {
    figure child_limit = 12 nb "aldersgrense" en "age limit"
    condition child nb "barn" en "a child" holds when age(passenger.born, on: passenger.travels) < child_limit
    condition free nb "reiser gratis" en "travels free" holds when child and passenger.resident
}
ledd 2 {
    value fare : number nb "billett" en "the fare" = if free then 0 else 100 + 20 * passenger.dogs
}
ledd 3 {
    reading luggage {
        nb "bagasje" en "luggage"
        default     alone nb "vekten alene" en "the weight alone" : passenger.weight > 20
        alternative wide  nb "også fastboendes" en "that of residents too" : passenger.weight > 20 or passenger.resident
        why nb "loven sier bare «bagasje»" en "the Act only says “luggage”"
    }
    condition to_be_stowed nb "skal stues" en "is to be stowed" holds when luggage
    condition bulky of bag nb "tungt kolli" en "a heavy bag" holds when bag.weight > 30
    condition heavy nb "har et tungt kolli" en "has a heavy bag" holds when any of passenger.bags where bag.weight > 30
}

amendment bill {
    title nb "forslaget" en "the Bill" status proposed 2020-01-01
    measure older    nb "eldre barn" en "older children"
    measure reworded nb "ny ordlyd"  en "new words"
    measure dogs     nb "hunder"     en "dogs"
    measure stowing  nb "stuing"     en "stowing"
    measure bags     nb "kolli"      en "bags"
    measure mercy    nb "skjønn"     en "mercy"
}
amend ferry_act § 1 ledd 1 under older { replace figure child_limit = 15 }
amend ferry_act § 1 ledd 1 under reworded { replace condition free holds when passenger.resident and not age(passenger.born, on: passenger.travels) >= 12 }
amend ferry_act § 1 ledd 2 under dogs { replace value fare : number = if free then 0 else 100 + 30 * passenger.dogs }
// By the weight alone nothing changes; read widely, residents with little luggage need not stow it any more.
amend ferry_act § 1 ledd 3 under stowing {
    replace condition to_be_stowed holds when luggage and not passenger.resident or passenger.weight > 20
}
amend ferry_act § 1 ledd 3 under bags {
    replace condition bulky of bag holds when bag.weight > 25
    replace condition heavy holds when any of passenger.bags where bag.weight > 25
}
amend ferry_act § 1 ledd 1 under mercy { replace condition free holds when child and passenger.resident or pitiable }

// The limit goes from 12 to 15: residents of 12, 13 and 14 go from no to yes, and nobody else changes.
claim bill "a1 proved"  : free changes by older only to yes
claim bill "a2 refuted" : free changes by older only to no
claim bill "a3 refuted" : free unchanged by older
claim bill "a4 proved"  : free changes by older only where age(passenger.born, on: passenger.travels) in 12 ..< 15
claim bill "a5 refuted" : free changes by older only where age(passenger.born, on: passenger.travels) in 12 ..< 14
claim bill "a6 proved"  : free changes by older only to yes where age(passenger.born, on: passenger.travels) < 16 and passenger.resident
claim bill "a7 refuted" : free changes by older only to yes where passenger.dogs >= 1
// A child of 12 is one after the bill, and none before it.
claim bill "a8 refuted" : free changes by older only where child
// Those who come to travel free paid 100 or more: with fewer than no dogs they would have paid less, but nobody has.
claim bill "b1 proved"  : fare never more by older
claim bill "b2 refuted" : fare never less by older
claim bill "b3 proved"  : fare never less by dogs
claim bill "b4 refuted" : fare never more by dogs
claim bill "c1 proved"  : free unchanged by reworded
claim bill "c2 proved"  : free changes by reworded only to no
// The default reading makes both wordings mean more than 20; the wide one does not.
claim bill "d1 proved"  : to_be_stowed unchanged by stowing
// A bag of 25 to 30 alone is heavy only after the bill. Of an item by itself no case is made.
claim bill "e1 refuted" : heavy unchanged by bags
claim bill "e2 refuted" : heavy changes by bags only to no
claim bill "e3 proved"  : bulky changes by bags only to yes
claim bill "e4 open"    : bulky unchanged by bags
// Whoever is to be pitied travels free; before the bill nobody asks.
claim bill "f1 refuted" : free unchanged by mercy
"#;

/// What `paragraf claims` makes of a law, as data by title, and its exit code.
fn tried(law: &str) -> (BTreeMap<String, serde_json::Value>, Option<i32>) {
    let folder = Folder::new();
    folder.write("ferry.regel", law);
    let rules = folder.path().display().to_string();
    let answer = Call::new(&["claims", "bill", "--rules", &rules, "--format", "json", "--lang", "en"]).run();
    assert_eq!(answer.err, "");
    let all: Vec<serde_json::Value> = serde_json::from_str(&answer.out).expect("JSON");
    (all.into_iter().map(|claim| (claim["title"].as_str().expect("a title").to_owned(), claim)).collect(), answer.code)
}

/// The verdicts of a law, by the first word of each title.
fn verdicts(law: &str) -> BTreeMap<String, String> {
    let verdict = |claim: &serde_json::Value| claim["verdict"].as_str().expect("a verdict").to_owned();
    tried(law).0.iter().map(|(title, claim)| (title.split(' ').next().expect("a word").to_owned(), verdict(claim))).collect()
}

#[test]
fn each_claim_comes_to_what_is_worked_out_by_hand() {
    let (claims, code) = tried(LAW);
    assert_eq!(claims.len(), 20);
    for (title, claim) in &claims {
        let expected = title.split(' ').next_back().expect("a word");
        assert_eq!(claim["verdict"], expected, "{title}: {claim:#}");
    }
    assert_eq!(code, Some(1), "some are refuted");
}

#[test]
fn the_case_of_a_claim_lies_where_the_claim_fails() {
    let (claims, _) = tried(LAW);
    let fact = |title: &str, name: &str| claims[title]["refuted"]["facts"][name].as_str().unwrap_or_default().to_owned();
    // Fourteen years old, since 12 and 13 are allowed.
    let [born, travels] = ["passenger.born", "passenger.travels"].map(|name| fact("a5 refuted", name).replace('-', ""));
    let days = travels.parse::<u32>().expect("a day") - born.parse::<u32>().expect("a day");
    assert_eq!(days / 10_000, 14, "{born} {travels}");
    assert_eq!(claims["a5 refuted"]["refuted"]["condition"], serde_json::json!(["no", "no"]));
    assert_eq!(claims["a8 refuted"]["refuted"]["condition"], serde_json::json!(["no", "yes"]));
    // The fact that only the claim asks for is given too, and is not one the claim allows.
    assert_eq!(fact("a7 refuted", "passenger.dogs"), "0");
    // The change is wrong whatever holds: nothing is said of a condition.
    assert!(claims["a3 refuted"]["refuted"].get("condition").is_none());
    assert_eq!(claims["b2 refuted"]["refuted"]["answers"][1], "0");
}

#[test]
fn what_else_a_proof_shows_is_said() {
    let (claims, _) = tried(LAW);
    assert_eq!(claims["c1 proved"]["proved"]["readings"], "every");
    assert_eq!(claims["c2 proved"]["proved"]["unchanged"], true);
    assert_eq!(claims["a1 proved"]["proved"]["unchanged"], false);
    assert_eq!(claims["d1 proved"]["proved"]["readings"], "not");
    assert_eq!(claims["d1 proved"]["proved"]["not_under"], serde_json::json!(["luggage", "wide"]));
    assert_eq!(claims["e4 open"]["open"]["why"], "no_case");
}

#[test]
fn a_slip_in_the_bill_turns_the_claims_that_speak_of_it() {
    let before = verdicts(LAW);
    for (written, slip, turned) in [
        // Children of 11 lose: nothing goes from no to yes any more.
        ("child_limit = 15", "child_limit = 11", &["a1", "a2", "a4", "a6", "b1", "b2"][..]),
        (
            "and not age(passenger.born, on: passenger.travels) >= 12",
            "and not age(passenger.born, on: passenger.travels) > 12",
            &["c1", "c2"],
        ),
        ("100 + 30 * passenger.dogs", "100 + 10 * passenger.dogs", &["b3", "b4"]),
        ("and not passenger.resident or passenger.weight > 20", "and not passenger.resident or passenger.weight > 21", &["d1"]),
        // With fewer than no dogs somebody pays less than nothing, and then nothing; and dearer dogs make that less still.
        ("holds when passenger.dogs < 0", "holds when passenger.dogs < -100", &["b1", "b3"]),
    ] {
        assert!(LAW.contains(written), "{written}");
        let after = verdicts(&LAW.replacen(written, slip, 1));
        let other: Vec<&str> =
            before.iter().filter(|(title, verdict)| after[*title] != **verdict).map(|(title, _)| title.as_str()).collect();
        assert_eq!(other, turned, "{slip}");
    }
}

#[test]
fn the_case_that_refutes_a_claim_can_be_compared() {
    let folder = Folder::new();
    folder.write("ferry.regel", LAW);
    let (rules, saved) = (folder.path().display().to_string(), folder.path().join("cases").display().to_string());
    let answer = Call::new(&["claims", "--rules", &rules, "--save", &saved, "--format", "json", "--lang", "en"]).run();
    let all: Vec<serde_json::Value> = serde_json::from_str(&answer.out).expect("JSON");
    let mut compared = 0;
    for claim in all.iter().filter(|claim| claim["verdict"] == "refuted") {
        let text = |value: &serde_json::Value| value.as_str().expect("a text").to_owned();
        let (rule, file) = (text(&claim["rule"]), text(&claim["refuted"]["saved"]));
        let [before, after] = [0, 1].map(|version| text(&claim["versions"][version]));
        let arguments = ["compare", &rule, "--rules", &rules, "--facts", &file, "--law", &before, "--law", &after, "--format", "json"];
        let comparison = Call::new(&arguments).run();
        assert_eq!(comparison.err, "", "{claim:#}");
        let comparison: serde_json::Value = serde_json::from_str(&comparison.out).expect("JSON");
        assert_eq!(comparison["same_outcome"], false, "{claim:#}");
        compared += 1;
    }
    assert_eq!(compared, 10);
}

#[test]
fn an_amendment_that_is_not_there_is_told() {
    let answer = Call::new(&["claims", "hoering_2081", "--lang", "en"]).run();
    assert_eq!((answer.code, answer.out.as_str()), (Some(2), ""));
    assert!(answer.err.contains("did you mean `hoering_2018`?"), "{}", answer.err);
}

#[test]
fn the_claims_of_the_consultation_paper_as_a_drafter_reads_them() {
    for lang in ["en", "nb"] {
        let answer = Call::new(&["claims", "hoering_2018", "--lang", lang]).run();
        assert_eq!((answer.code, answer.err.as_str()), (Some(1), ""));
        insta::assert_snapshot!(format!("claims_of_2018_{lang}"), answer.out);
    }
}
