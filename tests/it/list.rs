//! What there is: every kind, a search in all of them, and what is told where nothing is found.

use std::collections::BTreeSet;

use super::support::{Answer, Call, Folder};

/// A quay with an act that has ended, one that has not, a figure changed by an adopted amendment, and a rule that only a bill has.
const LAW: &str = r#"
act quay_act { rank statute title nb "kailoven" en "Quay Act" number "LOV-2000-1" in force from 2000-01-01 round dates day_of_age }
act old_quay_act { rank statute title nb "den eldre kailoven" en "the earlier Quay Act" in force from 1950-01-01 to 2000-01-01 }
document circular { rank circular title nb "rundskriv om kaier" en "Circular on quays" number "R-1" }
party harbour nb "havnen" en "the harbour"
entity owner nb "båteieren" en "the boat owner" {
    born    : date   nb "fødselsdato"  en "date of birth"
    applied : date   nb "søknadsdato"  en "date of application"
    boats   : list of boat nb "båter" en "boats"
}
entity boat nb "båt" en "boat" { length : number nb "lengde" en "length" }
assessment suitable { by harbour nb "båten er egnet" en "the boat is suitable" }
parameter rate : money nb "årssats" en "yearly rate" { from 2000-01-01 = 100 kr  from 2010-05-01 = 120 kr }

in old_quay_act
§ 1
condition may_moor nb "kan fortøye" en "may moor" holds when suitable

in quay_act
§ 1
reading day_of_age {
    nb "fødselsdag på skuddag" en "birthday on a leap day"
    default     before nb "dagen før" en "the day before" : rounding down
    alternative after  nb "dagen etter" en "the day after" : rounding up
    why nb "loven sier ikke noe" en "the Act is silent"
}
ledd 1 {
    figure lower_age = 18 nb "nedre aldersgrense" en "lower age limit" source circular "2"
    right to_berth of owner against harbour nb "rett til båtplass" en "right to a berth"
        holds when age(owner.born, on: owner.applied) >= lower_age
}
ledd 2 { value fee of boat : money nb "avgift" en "fee" = rate * boat.length }
ledd 3 { value fees : money nb "samlet avgift" en "all fees" = sum of fee over owner.boats }

amendment act_of_2005 {
    title nb "endringsloven 2005" en "the Amending Act of 2005" status adopted, in force from 2005-01-01
    measure younger nb "aldersgrensen senkes" en "the age limit goes down"
}
amend quay_act § 1 ledd 1 under younger { replace figure lower_age = 16 }
amendment hoering_2010 {
    title nb "høringen 2010" en "the consultation of 2010" status proposed 2010-01-01
    measure warned nb "varsel" en "warning"
    measure sooner nb "varsel før årets slutt" en "warning before the end of the year" needs warned
}
amend quay_act under warned { insert § 2 { ledd 1 { duty to_warn of harbour nb "varsle" en "give a warning" holds when not to_berth } } }
amend quay_act under sooner { insert § 3 { says nb "Varselet gis i samme år." en "The warning is given in the same year." } }

case "sixteen" { owner.born = 1990-01-01 owner.applied = 2006-01-01 under 2006-01-01 expect to_berth is yes }
case "å være for ung" { nb "for ung" en "too young" owner.born = 1990-01-01 owner.applied = 2005-01-01 under 2006-01-01 expect to_berth is no }
"#;

fn told(arguments: &[&str]) -> Answer {
    let folder = Folder::new();
    folder.write("quay.regel", LAW);
    let rules = folder.path().display().to_string();
    Call::new(&[&["list"], arguments, &["--rules", &rules]].concat()).within(folder.path()).run()
}

#[test]
fn everything_is_listed_by_kind() {
    for lang in ["nb", "en"] {
        let mut all = String::new();
        let kinds = "acts documents amendments measures goals rules figures parameters readings facts assessments";
        for kind in std::iter::once("").chain(kinds.split(' ')) {
            let kind: Vec<&str> = kind.split_whitespace().collect();
            let answer = told(&[&kind[..], &["--lang", lang]].concat());
            assert_eq!((answer.code, answer.err.as_str()), (Some(0), ""), "{kind:?}");
            all.push_str(&format!("$ paragraf list {}\n{}\n", kind.join(" "), answer.out));
        }
        insta::assert_snapshot!(format!("list_{lang}"), all);
    }
}

#[test]
fn words_are_looked_for_in_names_labels_and_provisions() {
    let names = |arguments: &[&str]| -> Vec<String> {
        let answer = told(&[arguments, &["--format", "json"]].concat());
        assert_eq!((answer.code, answer.err.as_str()), (Some(0), ""), "{arguments:?}");
        let json: serde_json::Value = serde_json::from_str(&answer.out).expect("JSON");
        json["entries"].as_array().expect("entries").iter().map(|own| own["name"].as_str().expect("a name").to_owned()).collect()
    };
    assert_eq!(names(&["høring"]), ["hoering_2010", "hoering_2010:warned", "hoering_2010:sooner"]);
    assert_eq!(names(&["AGE", "lower"]), ["lower_age"]);
    assert_eq!(names(&["baat"]), names(&["båt"]));
    assert_eq!(names(&["goals", "right", "berth"]), ["to_berth"]);
    assert_eq!(names(&["annet ledd"]), ["fee"]);
    assert_eq!(names(&["cases", "vaere"]), ["å være for ung"]);
    // In one version: what it has, as it tells it.
    assert_eq!(names(&["goals", "--law", "1990-01-01"]), ["may_moor"]);
    assert_eq!(names(&["measures", "--law", "2010-01-01"]), ["act_of_2005:younger"]);
    assert_eq!(names(&["goals", "--law", "2010-01-01+hoering_2010:warned"]), ["to_berth", "fees", "to_warn"]);
}

#[test]
fn what_is_not_found_is_told_with_what_may_be_meant() {
    let mut all = String::new();
    let table: [&[&str]; 7] = [
        &["paramters"],
        &["gaols", "age"],
        &["to_brth"],
        &["nedre aldersgrnse"],
        &["facts", "skip"],
        &["\u{1b}[31m\u{202e}x"],
        &["goals", "--law", "2010-13-01"],
    ];
    for arguments in table {
        for lang in ["nb", "en"] {
            let answer = told(&[arguments, &["--lang", lang]].concat());
            assert_eq!((answer.code, answer.out.as_str()), (Some(2), ""), "{arguments:?}");
            assert!(!answer.err.contains(['\u{1b}', '\u{202e}']), "{arguments:?}");
            all.push_str(&answer.err);
        }
    }
    insta::assert_snapshot!("list_not_found", all);
}

/// Over the law of the program: each name that a command can take is listed once under its kind.
#[test]
fn nothing_is_listed_twice_or_left_out() {
    let answer = Call::new(&["list", "--format", "json"]).run();
    let overview: serde_json::Value = serde_json::from_str(&answer.out).expect("JSON");
    assert_eq!(overview["entries"], serde_json::json!([]));
    for kind in overview["kinds"].as_array().expect("kinds") {
        let name = kind["kind"].as_str().expect("a kind");
        let answer = Call::new(&["list", name, "--format", "json"]).run();
        let json: serde_json::Value = serde_json::from_str(&answer.out).expect("JSON");
        let entries = json["entries"].as_array().expect("entries");
        assert_eq!(kind["count"], entries.len(), "{name}");
        let names: BTreeSet<&str> = entries.iter().filter_map(|own| own["name"].as_str()).collect();
        assert_eq!(names.len(), entries.len(), "{name}");
    }
    let goals = Call::new(&["decide", "--law", "2018-06-01"]).run();
    let listed = Call::new(&["list", "goals", "--law", "2018-06-01"]).run();
    let names = |text: &str| -> BTreeSet<String> {
        let lines = text.lines().filter(|line| line.starts_with("  ")).filter_map(|line| line.split_whitespace().next());
        lines.map(str::to_owned).collect()
    };
    assert_eq!(names(&goals.out), names(&listed.out), "what can be decided is what is listed as such");
}
