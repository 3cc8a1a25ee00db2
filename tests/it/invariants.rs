//! What must hold of the law of a version, and what a claim promises to somebody: a law and a bill worked out by hand, and slips that turn them.

use std::collections::BTreeMap;

use serde_json::Value;

use super::support::{Call, Folder};

/// A ferry's deck and a bill. What each claim and invariant comes to is worked out beside it.
const LAW: &str = r#"
act deck_act { rank statute title nb "dekkloven" en "Deck Act" in force from 2000-01-01 round dates down }
document deck_paper { rank preparatory_works title nb "dekknotatet" en "the deck paper" }

entity passenger nb "passasjeren" en "the passenger" {
    born   : date   nb "fødselsdato" en "date of birth"
    drunk  : yes/no nb "beruset"     en "drunk"
    warned : yes/no nb "advart"      en "warned"
}
entity journey nb "reisen" en "the journey" { day : date nb "dagen for reisen" en "the day of the journey" }
assessment dangerous : yes/no { nb "til fare for andre" en "a danger to others" }

§ 1
ledd 1 {
    figure age_limit = 12 nb "aldersgrense" en "age limit"
    right to_stay nb "rett til å bli" en "right to stay"
        holds when age(passenger.born, on: journey.day) >= age_limit and not passenger.drunk
}
§ 2
ledd 1 {
    duty must_leave nb "plikt til å gå" en "duty to leave"
        holds when passenger.drunk and passenger.warned
}
ledd 2 {
    power may_fine nb "adgang til bot" en "power to fine"
        holds when passenger.drunk
    value deck_fine : money nb "bot" en "fine" = if may_fine then 100 kr else 0 kr
}

amendment bill {
    title nb "forslaget" en "the Bill" status proposed 2020-01-01
    measure limit    nb "høyere grense" en "a higher limit"
    measure fines    nb "færre bøter"   en "fewer fines"
    measure removal  nb "bortvisning"   en "removal"
}
amend deck_act § 1 ledd 1 under limit { replace figure age_limit = 15 }
amend deck_act § 2 ledd 2 under fines {
    replace power may_fine nb "adgang til bot" en "power to fine"
        holds when passenger.drunk and age(passenger.born, on: journey.day) >= 15
}
amend deck_act § 2 under removal {
    insert ledd 3 {
        duty to_remove nb "bortvise" en "remove" holds when dangerous and may_remove
        power may_remove nb "adgang til å bortvise" en "power to remove" holds when passenger.drunk or dangerous
    }
}

// Those of 12, 13 and 14 lose; nobody of 18 does, and nobody gains.
claim bill "a1 proved"  : to_stay never lost where age(passenger.born, on: journey.day) >= 18
claim bill "a2 refuted" : to_stay never lost where not passenger.drunk
claim bill "a3 refuted" : to_stay never lost by limit
claim bill "a4 proved"  : to_stay never lost by fines
claim bill "a5 proved"  : to_stay never gained
// Whoever is drunk never had the right, so not all of 12 to 14 are affected.
claim bill "b1 proved"  : to_stay always changes where age(passenger.born, on: journey.day) in 12 ..< 15 and not passenger.drunk
claim bill "b2 refuted" : to_stay always changes where age(passenger.born, on: journey.day) in 12 ..< 15
claim bill "b3 refuted" : to_stay always changes
// Children pay no fine any more; others do.
claim bill "c1 proved"  : deck_fine never less where age(passenger.born, on: journey.day) >= 15
claim bill "c2 refuted" : deck_fine never less where passenger.drunk
// Of the condition, whoever meets it before or after is promised something: a fine is had before by those who have none after.
claim bill "c3 refuted" : deck_fine never less where may_fine
// The law with the Bill alone: a drunk passenger of 15 who is not warned is fined and need not leave.
claim bill "d1 proved"  : may_fine implies age(passenger.born, on: journey.day) >= 15
claim bill "d2 refuted" : may_fine implies must_leave
claim bill "d3 proved"  : never both to_stay and may_fine

// A child who is warned must leave, and can't be fined with the Bill.
invariant "e1 refuted" : must_leave implies may_fine source deck_paper "1"
invariant "e2 proved"  : never both to_stay and must_leave nb "den som kan bli, må ikke gå" en "who may stay need not leave"
invariant "e3 proved"  : deck_fine > 0 kr implies may_fine
invariant "e4 refuted" : never both passenger.drunk and not must_leave
// Both come with the Bill, so other versions have nothing to say of them.
invariant "e5 proved"  : to_remove implies may_remove
invariant "e6 refuted" : may_remove implies to_remove
// A version without the power has it nowhere: there nobody drunk is free to go, as the duty is there.
invariant "e7 refuted" : must_leave implies may_remove
"#;

fn run(law: &str, arguments: &[&str]) -> (BTreeMap<String, Value>, Option<i32>) {
    let folder = Folder::new();
    folder.write("deck.regel", law);
    let rules = folder.path().display().to_string();
    let answer = Call::new(&[arguments, &["--rules", &rules, "--format", "json", "--lang", "en"]].concat()).run();
    let all: Vec<Value> = serde_json::from_str(&answer.out).unwrap_or_else(|_| panic!("JSON: {}{}", answer.out, answer.err));
    (all.into_iter().map(|own| (own["title"].as_str().expect("a title").to_owned(), own)).collect(), answer.code)
}

/// What becomes of everything that is claimed and must hold, by the first word of each title.
fn verdicts(law: &str) -> BTreeMap<String, String> {
    let all = [run(law, &["claims"]).0, run(law, &["check", "--prove"]).0];
    let verdict = |own: &Value| own["verdict"].as_str().expect("a verdict").to_owned();
    all.iter().flatten().map(|(title, own)| (title.split(' ').next().expect("a word").to_owned(), verdict(own))).collect()
}

#[test]
fn each_comes_to_what_is_worked_out_by_hand() {
    for (arguments, count) in [(&["claims"][..], 14), (&["check", "--prove"][..], 7)] {
        let (all, code) = run(LAW, arguments);
        assert_eq!(all.len(), count);
        for (title, own) in &all {
            let expected = title.split(' ').next_back().expect("a word");
            assert_eq!(own["verdict"], expected, "{title}: {own:#}");
        }
        assert_eq!(code, Some(1), "some are refuted");
    }
}

#[test]
fn the_versions_in_which_an_invariant_holds_are_told() {
    let (all, _) = run(LAW, &["check", "--prove"]);
    let versions = |title: &str, of: &str| all[title]["versions"][of].as_array().expect("a list").len();
    // The law of 2000, with the Bill, and with each of its measures alone.
    assert_eq!([versions("e2 proved", "proved"), versions("e2 proved", "silent")], [5, 0]);
    assert_eq!(all["e1 refuted"]["versions"]["refuted"], serde_json::json!(["2020-01-01+bill", "2020-01-01+bill:fines"]));
    assert_eq!([versions("e5 proved", "proved"), versions("e5 proved", "silent")], [2, 3]);
    assert_eq!(all["e7 refuted"]["versions"]["proved"], serde_json::json!(["2020-01-01+bill", "2020-01-01+bill:removal"]));
    assert_eq!(all["e1 refuted"]["refuted"]["answers"], serde_json::json!(["yes", "no"]));
    let fact = |name: &str| all["e1 refuted"]["refuted"]["facts"][name].as_str().expect("a fact").to_owned();
    assert_eq!([fact("passenger.drunk"), fact("passenger.warned")], ["yes", "yes"]);
}

#[test]
fn a_slip_in_the_law_turns_what_speaks_of_it() {
    let before = verdicts(LAW);
    for (written, slip, turned) in [
        // Nobody loses: the limit stays.
        ("age_limit = 15", "age_limit = 12", &["a2", "a3", "b1"][..]),
        // The limit goes down instead.
        ("age_limit = 15", "age_limit = 10", &["a2", "a3", "a5", "b1"]),
        ("age_limit = 15", "age_limit = 19", &["a1"]),
        ("age(passenger.born, on: journey.day) >= 15\n}", "age(passenger.born, on: journey.day) >= 14\n}", &["d1"]),
        ("holds when passenger.drunk and passenger.warned", "holds when passenger.warned", &["e2"]),
        ("then 100 kr else 0 kr", "then 100 kr else 1 kr", &["e3"]),
        ("holds when dangerous and may_remove", "holds when dangerous", &[]),
        ("holds when passenger.drunk or dangerous", "holds when passenger.drunk and dangerous", &["e6"]),
    ] {
        assert!(LAW.contains(written), "{written}");
        let after = verdicts(&LAW.replacen(written, slip, 1));
        let other: Vec<&str> =
            before.iter().filter(|(title, verdict)| after[*title] != **verdict).map(|(title, _)| title.as_str()).collect();
        assert_eq!(other, turned, "{slip}");
    }
}

#[test]
fn the_case_that_breaks_an_invariant_can_be_decided() {
    let folder = Folder::new();
    folder.write("deck.regel", LAW);
    let (rules, saved) = (folder.path().display().to_string(), folder.path().join("cases").display().to_string());
    let answer = Call::new(&["check", "--prove", "--rules", &rules, "--save", &saved, "--format", "json", "--lang", "en"]).run();
    let all: Vec<Value> = serde_json::from_str(&answer.out).expect("JSON");
    let own = all.iter().find(|own| own["title"] == "e1 refuted").expect("it");
    let text = |value: &Value| value.as_str().expect("a text").to_owned();
    let (file, version) = (text(&own["refuted"]["saved"]), text(&own["refuted"]["version"]));
    for (rule, outcome) in [("must_leave", "yes"), ("may_fine", "no")] {
        let decided = Call::new(&["decide", rule, "--rules", &rules, "--facts", &file, "--law", &version, "--format", "json"]).run();
        let decided: Value = serde_json::from_str(&decided.out).expect("JSON");
        assert_eq!(decided["outcome"], outcome, "{decided:#}");
    }
}

#[test]
fn what_must_hold_as_an_analyst_reads_it() {
    let folder = Folder::new();
    folder.write("deck.regel", LAW);
    let rules = folder.path().display().to_string();
    for lang in ["en", "nb"] {
        let proved = Call::new(&["check", "--prove", "--rules", &rules, "--lang", lang]).run();
        assert_eq!((proved.code, proved.err.as_str()), (Some(1), ""));
        insta::assert_snapshot!(format!("invariants_{lang}"), proved.out);
        let claims = Call::new(&["claims", "--rules", &rules, "--lang", lang]).run();
        insta::assert_snapshot!(format!("promises_{lang}"), claims.out);
    }
}

#[test]
fn the_invariants_of_the_law_are_proved_in_every_version() {
    let answer = Call::new(&["check", "--prove", "--format", "json"]).run();
    assert_eq!((answer.code, answer.err.as_str()), (Some(0), ""));
    let all: Vec<Value> = serde_json::from_str(&answer.out).expect("JSON");
    assert!(all.len() >= 10, "{}", all.len());
    assert!(all.iter().all(|own| own["verdict"] == "proved"), "{all:#?}");
}

#[test]
fn names_and_kinds_that_do_not_fit_are_told_with_help() {
    let folder = Folder::new();
    for (written, code, help) in [
        ("invariant \"x\" : to_stay implies may_fne", "P0101", "did you mean `may_fine`?"),
        ("invariant \"x\" : to_stay implies deck_fine", "P0201", "compare the value with something"),
        ("invariant \"x\" : never both to_stay, may_fine", "P0001", "`and`"),
        ("invariant \"e2 proved\" : to_stay implies may_fine", "P0102", "give one of them another title"),
        ("claim bull \"x\" : to_stay implies may_fine", "P0304", "did you mean `bill`?"),
        ("claim bill \"x\" : deck_fine never lost", "P0201", ""),
        ("claim bill \"x\" : to_stay never less", "P0201", ""),
        ("claim bill \"x\" : to_stay never lost where deck_fine", "P0201", ""),
        ("claim bill \"x\" : to_stay always changes where may_remove", "P0308", "names that both have"),
    ] {
        folder.write("deck.regel", format!("{LAW}\n{written}\n"));
        let rules = folder.path().display().to_string();
        let answer = Call::new(&["check", "--rules", &rules, "--lang", "en"]).run();
        assert_eq!(answer.code, Some(1), "{written}: {}", answer.out);
        assert!(answer.err.contains(code) && answer.err.contains(help), "{written}: {}", answer.err);
    }
}
