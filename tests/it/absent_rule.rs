//! A question that one of two versions has no rule for: what the other finds is told beside it, and what its absence counts as.

use super::support::{Call, Folder};

const LAW: &str = r#"
act library_act { rank statute title nb "bibliotekloven" en "Library Act" in force from 2000-01-01 }
entity borrower nb "låneren" en "the borrower" {
    resident : yes/no nb "er bosatt i kommunen" en "lives in the municipality"
    guest    : yes/no nb "er gjest" en "is a guest"
    books    : number nb "antall bøker" en "number of books"
}
§ 1
ledd 1 { right to_card of borrower against library nb "rett til kort" en "right to a card" holds when borrower.resident }
ledd 2 { condition may_reserve nb "kan reservere" en "may reserve" holds when borrower.resident and borrower.books < 5 }
party library nb "biblioteket" en "the library"

amendment bill { title nb "forslaget" en "the Bill" status proposed 2020-01-01 measure guests nb "kort til gjester" en "cards for guests"
    measure no_reserving nb "ingen reservering" en "no reserving" }
amend library_act § 1 under guests {
    insert ledd 3 {
        condition guest_card nb "har gjestekort" en "has a guest's card" holds when all { borrower.guest  not borrower.resident }
        value guest_fee : money nb "gebyr for gjester" en "fee for guests" = 10 kr * borrower.books
    }
}
amend library_act § 1 under no_reserving { repeal ledd 2 }
case "a guest" { borrower.resident = no  borrower.guest = yes  borrower.books = 2  under 2020-01-01 expect to_card is no }
case "one of whom nothing is known" { borrower.books = 0  under 2020-01-01 expect to_card is undetermined }
case "a resident" { borrower.resident = yes  borrower.guest = yes  borrower.books = 2  under 2020-01-01 expect to_card is yes }
"#;

const NOW: &str = "2020-01-01";
const THEN: &str = "2020-01-01+bill";

fn compared(goal: &str, case: &str, more: &[&str]) -> String {
    let folder = Folder::new();
    folder.write("law.regel", LAW);
    let rules = folder.path().display().to_string();
    let arguments = [&["compare", goal, "--rules", &rules, "--case", case, "--law", NOW, "--law", THEN], more].concat();
    let answer = Call::new(&arguments).run();
    assert!(matches!(answer.code, Some(0 | 3)) && answer.err.is_empty(), "{}{}", answer.out, answer.err);
    answer.out
}

#[test]
fn what_one_version_alone_answers_is_told_beside_the_other() {
    for lang in ["nb", "en"] {
        // A new yes, a no that changes nothing, a value, and a rule that is repealed.
        let told = [("guest_card", "a guest"), ("guest_card", "a resident"), ("guest_fee", "a guest"), ("may_reserve", "a resident")]
            .map(|(goal, case)| compared(goal, case, &["--lang", lang]));
        insta::assert_snapshot!(format!("absent_rule_{lang}"), told.join("\n"));
    }
}

#[test]
fn a_version_without_the_rule_has_no_decision_in_json() {
    let read = |goal: &str, case: &str| -> serde_json::Value {
        serde_json::from_str(&compared(goal, case, &["--lang", "en", "--format", "json"])).expect("it is JSON")
    };
    let told = read("guest_card", "a guest");
    assert_eq!((&told["decisions"][0], &told["decisions"][1]["outcome"]), (&serde_json::Value::Null, &"yes".into()), "{told:#}");
    assert_eq!((&told["same_outcome"], &told["partings"][0]["outcomes"][0]), (&false.into(), &serde_json::Value::Null));
    // There being no rule counts as no; whether that is the same as what is open is not known.
    assert_eq!(read("guest_card", "one of whom nothing is known")["same_outcome"], serde_json::Value::Null);
    assert_eq!(read("guest_card", "a resident")["same_outcome"], true);
    let repealed = read("may_reserve", "a resident");
    assert_eq!((&repealed["decisions"][1], &repealed["same_outcome"]), (&serde_json::Value::Null, &false.into()));
}

#[test]
fn a_question_that_no_version_answers_is_a_mistake_still() {
    let folder = Folder::new();
    folder.write("law.regel", LAW);
    let answer =
        Call::new(&["compare", "gest_card", "--rules", ".", "--case", "a guest", "--law", NOW, "--law", THEN]).within(folder.path()).run();
    assert_eq!(answer.code, Some(2), "{}", answer.out);
    assert!(answer.err.contains("P0605"), "{}", answer.err);
}

#[test]
fn an_explanation_by_two_versions_of_which_one_has_no_such_rule_is_that_of_the_other() {
    let folder = Folder::new();
    folder.write("law.regel", LAW);
    let rules = folder.path().display().to_string();
    let told = |goal: &str, case: &str, more: &[&str]| {
        let arguments = [&["explain", goal, "--rules", &rules, "--case", case, "--law", NOW, "--law", THEN], more].concat();
        let answer = Call::new(&arguments).run();
        assert!(matches!(answer.code, Some(0 | 3)) && answer.err.is_empty(), "{}{}", answer.out, answer.err);
        answer.out
    };
    for (lang, note) in
        [("nb", "2020-01-01 har ingen slik regel; det regnes som nei."), ("en", "2020-01-01 has no such rule; that counts as no.")]
    {
        let shown =
            [told("guest_card", "a guest", &["--lang", lang]), told("may_reserve", "a resident", &["--lang", lang, "--length", "short"])];
        insta::assert_snapshot!(format!("absent_rule_explained_{lang}"), shown.join("\n"));
        for format in ["markdown", "html", "mermaid"] {
            let page = told("guest_card", "a guest", &["--lang", lang, "--format", format]);
            let plain = page.replace('\\', "").replace("#59;", ";");
            assert!(plain.contains(note), "{format}: {page}");
        }
    }
    let data: serde_json::Value =
        serde_json::from_str(&told("guest_card", "a guest", &["--lang", "en", "--format", "json"])).expect("JSON");
    assert_eq!(data["decisions"][0], serde_json::Value::Null);
    assert_eq!(data["decisions"][1]["outcome"], "yes");
    assert!(data["short"][0].is_null() && data["short"][1].as_str().is_some_and(|short| short.contains("guest")), "{data}");
}
