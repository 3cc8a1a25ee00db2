//! Where two versions part in what is asked of the items of a list: told of the item, with its condition, also where no rule is about the item.

use super::support::{Call, Folder};

const LAW: &str = r#"
act fishing_act { rank statute title nb "fiskeloven" en "Fishing Act" in force from 2000-01-01 }
entity crew nb "mannskapet" en "the crew" { hands : list of hand nb "fiskerne" en "the fishermen" }
entity hand nb "fiskeren" en "the fisherman" {
    named by name
    name : text nb "navn" en "name"
    pay : money nb "lønn" en "pay"
    trips : list of trip nb "turene" en "the trips"
}
entity trip nb "turen" en "the trip" { catch : money nb "fangst" en "catch" }
§ 1
figure limit = 50 kr nb "grensen" en "the limit"
ledd 1 { value well_paid : number nb "godt betalte" en "the well paid" = count of crew.hands where hand.pay > limit }
ledd 2 { condition all_paid nb "alle er godt betalt" en "all are well paid" holds when every of crew.hands where hand.pay > limit }
ledd 3 { condition three_paid nb "tre er godt betalt" en "three are well paid" holds when (count of crew.hands where hand.pay > limit) >= 3 }
ledd 4 {
    condition good_trips nb "god tur for alle" en "a good trip for all"
        holds when every of crew.hands where any of hand.trips where trip.catch > limit
}
amendment bill { title nb "forslaget" en "the Bill" status proposed 2020-01-01 measure higher nb "høyere grense" en "a higher limit" }
amend fishing_act § 1 under higher { replace figure limit = 150 kr }
case "three hands" {
    crew.hands = [
        { name = "Kari" pay = 100 kr trips = [ { catch = 10 kr } { catch = 60 kr } ] }
        { name = "Ola" pay = 200 kr trips = [ { catch = 200 kr } ] }
        { name = "Per" pay = 300 kr trips = [ { catch = 170 kr } ] }
    ]
    under 2020-01-01 expect well_paid is 3
}
"#;

fn compared(goal: &str, lang: &str) -> String {
    let folder = Folder::new();
    folder.write("law.regel", LAW);
    let rules = folder.path().display().to_string();
    let arguments =
        ["compare", goal, "--rules", &rules, "--case", "three hands", "--law", "2020-01-01", "--law", "2020-01-01+bill", "--lang", lang];
    let answer = Call::new(&arguments).run();
    assert_eq!((answer.code, answer.err.as_str()), (Some(0), ""), "{}", answer.out);
    answer.out
}

#[test]
fn the_item_and_the_condition_in_which_two_versions_part_are_told() {
    for lang in ["nb", "en"] {
        let told: Vec<String> = ["well_paid", "all_paid", "three_paid", "good_trips"].map(|goal| compared(goal, lang)).to_vec();
        insta::assert_snapshot!(format!("members_{lang}"), told.join("\n"));
    }
}

#[test]
fn items_in_which_nothing_differs_are_not_told() {
    for goal in ["well_paid", "all_paid", "three_paid"] {
        let told = compared(goal, "en");
        assert!(told.contains("fisherman Kari: pay is NOK 100"), "{told}");
        assert!(!told.contains("Ola") && !told.contains("Per:"), "{told}");
    }
    let told = compared("good_trips", "en");
    assert!(told.contains("fisherman Kari, trip 2: "), "{told}");
}
