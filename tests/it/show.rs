//! Provisions as law: what is printed of an act, a section, a part, a letter and a name, with what the text came with.

use paragraf::law::Version;
use paragraf::pipeline::RuleFiles;

use super::support::{Answer, Call, Folder};

/// A harbour act with a regulation under it; an amendment has changed a figure and a letter, and a bill inserts, moves and repeals.
const LAW: &str = r#"
act harbour_act { rank statute title nb "lov om havner" en "Harbour Act" short nb "havneloven" en "Harbour Act" in force from 2000-01-01 round dates down }
act berth_rules { rank regulation title nb "forskrift om båtplass" en "Berth Rules" in force from 2001-01-01 given under harbour_act § 2 ledd 1 }
party harbour nb "havnen" en "the harbour"
entity owner nb "båteieren" en "the boat owner" {
    born     : date   nb "fødselsdato" en "date of birth"
    applied  : date   nb "søknadsdato" en "date of application"
    resident : yes/no nb "bor i kommunen" en "lives in the municipality"
    waiting  : yes/no nb "står på ventelisten" en "is on the waiting list"
    paid     : yes/no nb "har betalt" en "has paid"
}
assessment suitable { by harbour nb "båten er egnet" en "the boat is suitable" }

in harbour_act
§ 1 nb "Båtplass" en "Berths"
ledd 1 {
    figure lower_age = 18 nb "nedre aldersgrense" en "lower age limit"
    right to_berth of owner against harbour nb "rett til båtplass" en "right to a berth"
        holds when all {
            bokstav a : age(owner.born, on: owner.applied) >= lower_age
            bokstav b : owner.resident and suitable
            bokstav c : owner.waiting
        }
        except when not owner.paid
}
ledd 2 {
    says nb "Havnen fører venteliste." en "The harbour keeps a waiting list."
    unverified nb "ordlyden er ikke sett" en "the wording has not been seen"
    bokstav a { power may_refuse of harbour against owner nb "avslå søknaden" en "refuse the application" holds when not to_berth }
    bokstav b { value fee : money nb "avgift" en "fee" = if owner.resident then 100 kr else 200 kr }
}
§ 2 nb "Forskrift" en "Regulations"
ledd 1 { says nb "Havnen kan gi forskrift om båtplass." en "The harbour may give regulations on berths." }
ledd 2 { impossible paid_too_soon nb "betalt uten søknad" en "paid without an application" holds when owner.paid and owner.applied < 2000-01-01 }
ledd 3 { }

in berth_rules
§ 1
condition on_time nb "søkt i tide" en "applied in time" holds when owner.applied < 2030-01-01

amendment act_of_2005 {
    title nb "endringsloven 2005" en "the Amending Act of 2005" status adopted, in force from 2005-01-01
    measure younger nb "aldersgrensen senkes" en "the age limit goes down"
    measure suited  nb "egnethet teller ikke" en "suitability does not count"
}
amend harbour_act § 1 ledd 1 under younger { replace figure lower_age = 16 }
amend harbour_act § 1 ledd 1 under suited { replace bokstav b of to_berth with bokstav b : owner.resident }
amendment bill_2010 {
    title nb "forslaget 2010" en "the Bill of 2010" status proposed 2010-01-01
    unverified nb "bare omtalt" en "only told of"
    measure all_of_it nb "nye regler om venteliste" en "new rules on the waiting list"
}
renumber harbour_act § 1 ledd 2 to ledd 3 under all_of_it
amend harbour_act under all_of_it {
    insert § 3 nb "Varsel" en "Warnings" { ledd 1 { duty to_warn of harbour nb "varsle" en "give a warning" holds when owner.waiting } }
    repeal § 2 ledd 3
}
amend harbour_act § 1 under all_of_it {
    insert ledd 2 { condition first_in_line nb "først på listen" en "first on the list" holds when owner.waiting }
    repeal bokstav c of to_berth
}
"#;

fn told(arguments: &[&str]) -> Answer {
    let folder = Folder::new();
    folder.write("harbour.regel", LAW);
    let rules = folder.path().display().to_string();
    Call::new(&[&["show"], arguments, &["--rules", &rules]].concat()).within(folder.path()).run()
}

#[test]
fn provisions_are_printed_as_law_with_what_they_came_with() {
    for lang in ["nb", "en"] {
        let mut all = String::new();
        let table: [&[&str]; 9] = [
            &["harbour_act", "--law", "2004-01-01"],
            &["§ 1", "--law", "2005-01-01"],
            &["harbour_act", "--law", "2010-01-01+bill_2010"],
            &["havneloven § 1 første ledd bokstav b", "--law", "2005-01-01"],
            &["§ 1 ledd 2 bokstav a", "--law", "2005-01-01"],
            &["Harbour Act § 2, first subsection", "--law", "2005-01-01"],
            &["fee", "--law", "2005-01-01"],
            &["bill_2010"],
            &["harbour_act § 1 ledd 1", "--law", "2005-01-01", "--format", "rules"],
        ];
        for arguments in table {
            let answer = told(&[arguments, &["--lang", lang]].concat());
            assert_eq!((answer.code, answer.err.as_str()), (Some(0), ""), "{arguments:?}");
            all.push_str(&format!("$ paragraf show {}\n{}\n", arguments.join(" "), answer.out));
        }
        insta::assert_snapshot!(format!("show_{lang}"), all);
    }
}

/// A day, an age and two lengths of time, of which each is rounded as WAY says, in an act that rounds down.
const ROUNDED: &str = r#"
act a { rank statute title nb "loven" en "the Act" in force from 2000-01-01 round dates down }
entity p nb "personen" en "the person" { d : date nb "dagen" en "the day" q : period nb "tiden" en "the time" }
§ 1
ledd 1 { value later : date nb "senere" en "later" = (p.d + 1 month) WAY }
ledd 2 { value turns : date nb "fyller" en "turns" = attains(p.d, 18) WAY }
ledd 3 { value years : number nb "år" en "years" = age(p.d, on: 2020-01-01) WAY }
ledd 4 { value months : months nb "måneder" en "months" = whole months of p.q WAY }
"#;

#[test]
fn how_a_provision_itself_rounds_a_day_is_told() {
    let shown = |way: &str, place: &str, lang: &str| {
        let folder = Folder::new();
        folder.write("a.regel", ROUNDED.replace("WAY", way));
        let rules = folder.path().display().to_string();
        let answer = Call::new(&["show", place, "--law", "2010-01-01", "--rules", &rules, "--lang", lang]).within(folder.path()).run();
        assert_eq!((answer.code, answer.err.as_str()), (Some(0), ""), "{place}");
        answer.out
    };
    for place in ["§ 1 ledd 1", "§ 1 ledd 2", "§ 1 ledd 3", "§ 1 ledd 4"] {
        for (lang, words) in [
            ("en", "(the first of the next month where the month has no such day)"),
            ("nb", "(den første i neste måned der måneden ikke har dagen)"),
        ] {
            let up = shown("rounded up", place, lang).split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(up.contains(words), "{up}");
            // Nothing is said where it is as the act has it anyway.
            assert_eq!(shown("rounded down", place, lang), shown("", place, lang));
        }
    }
}

#[test]
fn provisions_are_there_as_data() {
    let answer = told(&["§ 1 første ledd", "--law", "2010-01-01+bill_2010", "--format", "json", "--lang", "en"]);
    insta::assert_snapshot!("show_json", answer.out);
}

#[test]
fn what_is_not_there_is_told_with_what_may_be_meant() {
    let mut all = String::new();
    let table: [(&[&str], i32); 9] = [
        (&["harbor_act"], 2),
        (&["to_brth"], 2),
        (&["owner.born"], 2),
        (&["1"], 2),
        (&["\u{1b}[2J\u{202e}"], 2),
        (&["§ 11"], 1),
        (&["§ 1 første ledd bokstav x"], 1),
        (&["§ 1 ledd 99999999"], 2),
        (&["harbour_act § 1", "--law", "1999-12-31"], 1),
    ];
    for (arguments, code) in table {
        let law: &[&str] = if arguments.contains(&"--law") { &[] } else { &["--law", "2005-01-01"] };
        for lang in ["nb", "en"] {
            let answer = told(&[arguments, law, &["--lang", lang]].concat());
            assert_eq!((answer.code, answer.out.as_str()), (Some(code), ""), "{arguments:?}: {}", answer.err);
            assert!(!answer.err.contains(['\u{1b}', '\u{202e}']), "{arguments:?}");
            all.push_str(&answer.err);
        }
    }
    insta::assert_snapshot!("show_not_there", all);
}

/// Every act of the program in every version of the law: something is said of each section, in words alone.
#[test]
fn every_act_of_the_program_is_told_in_words() {
    let base = RuleFiles::embedded_rules();
    let whole = |version: &Version| version.changes.iter().all(|change| change.measure.is_none());
    let mut sections = 0;
    for version in base.versions().into_iter().filter(whole) {
        let (law, _) = base.consolidate(&version);
        for text in &law.texts {
            let arguments = ["show", &*text.act.name.text, "--law", &version.to_string(), "--format", "json"];
            let answer = Call::new(&arguments).run();
            if text.sections.is_empty() {
                continue;
            }
            assert_eq!((answer.code, answer.err.as_str()), (Some(0), ""), "{arguments:?}");
            let json: serde_json::Value = serde_json::from_str(&answer.out).expect("JSON");
            let own = json["sections"].as_array().expect("sections");
            assert_eq!(own.len(), text.sections.len(), "{arguments:?}");
            sections += own.len();
            for part in own.iter().flat_map(|section| section["parts"].as_array().expect("parts")) {
                for line in part["lines"].as_array().expect("lines") {
                    let line = line["text"].as_str().expect("a line");
                    assert!(!line.contains('_'), "{arguments:?}: {line}");
                }
            }
        }
    }
    assert!(sections > 200, "{sections}");
}
