//! Quality of cases: coverage, and slips that no case notices.

use paragraf::source::FileId;
use paragraf::syntax::mutations;

use crate::support::{Call, Folder};

/// A toll with a reduction for children, two exceptions, an amendment, and cases that leave gaps.
const LAW: &str = r#"act toll_act {
    rank  statute
    title nb "bomloven" en "Toll Act"
    in force from 2010-01-01
}

entity driver nb "føreren" en "the driver" {
    born     : date   nb "fødselsdato" en "date of birth"
    resident : yes/no nb "bor i kommunen" en "lives in the municipality"
    on_duty  : yes/no nb "er i utrykning" en "is on an emergency call"
}

entity passage nb "passeringen" en "the passage" {
    day : date nb "dagen" en "the day"
}

§ 1 nb "Avgift" en "Toll"

ledd 1 {
    figure young = 20 nb "aldersgrense" en "age limit"

    condition reduced nb "halv avgift" en "half toll"
        holds when age(driver.born, on: passage.day) < young or driver.resident

    value toll : money nb "avgift" en "toll"
        = if reduced then 20 kr else 40 kr
        except when driver.on_duty then 0 kr
}

amendment bill_2020 {
    title  nb "Forslag 2020" en "Bill of 2020"
    status proposed 2020-01-01
    measure age  nb "aldersgrensen heves" en "the age limit goes up"
    measure idle nb "ingenting skjer" en "nothing happens"
}

amend toll_act § 1 ledd 1 under age { replace figure young = 25 }

case "nineteen, from elsewhere" {
    driver.born     = 2000-06-01
    driver.resident = no
    driver.on_duty  = no
    passage.day     = 2020-05-01
    under 2020-01-01 expect toll is 20 kr
}

case "twenty, from elsewhere" based on "nineteen, from elsewhere" {
    passage.day = 2020-06-01
    under 2020-01-01 expect toll is 40 kr
    under 2020-01-01+bill_2020 expect toll is 20 kr
}
"#;

fn told(arguments: &[&str], extra: &[(&str, &str)]) -> (Option<i32>, String) {
    let folder = Folder::new();
    folder.write("rules/toll.regel", LAW);
    for (name, text) in extra {
        folder.write(&format!("rules/{name}"), text);
    }
    let arguments = [&["test", "--rules", "rules"], arguments].concat();
    let answer = Call::new(&arguments).within(folder.path()).run();
    (answer.code, format!("{}{}", answer.err, answer.out))
}

#[test]
fn coverage_tells_what_was_never_seen() {
    for lang in ["nb", "en"] {
        let (code, text) = told(&["--coverage", "--lang", lang], &[]);
        assert_eq!(code, Some(0), "{text}");
        insta::assert_snapshot!(format!("coverage_{lang}"), text);
    }
}

#[test]
fn slips_that_no_case_notices_are_told() {
    for lang in ["nb", "en"] {
        let (code, text) = told(&["--mutate", "--lang", lang], &[]);
        assert_eq!(code, Some(1), "{text}");
        insta::assert_snapshot!(format!("mutate_{lang}"), text);
    }
}

#[test]
fn a_slip_with_a_reason_is_told_apart_and_a_stale_reason_is_a_mistake() {
    let reasons = r#"[["toll_act § 1 ledd 1"]]
change = "except when driver.on_duty then 0 kr → (removed)"
because = "tried elsewhere"

[["toll_act § 1 ledd 1"]]
change = "figure young = 20 → figure young = 99"
because = "no such slip is made"
"#;
    let (code, text) = told(&["--mutate", "--lang", "en"], &[("unnoticed.toml", reasons)]);
    assert_eq!(code, Some(1));
    insta::assert_snapshot!("mutate_reasons", text);
    let (code, text) = told(&["--mutate", "--lang", "en"], &[("unnoticed.toml", "change = 1\n")]);
    assert_eq!(code, Some(1), "{text}");
    assert!(text.contains("not a change with a reason"), "{text}");
}

#[test]
fn slips_are_those_that_somebody_could_make() {
    let text = LAW.split("case \"").next().unwrap_or_default();
    let list: Vec<String> = mutations(FileId(0), text)
        .into_iter()
        .map(|slip| {
            let before = &text[slip.span.start as usize..slip.span.end as usize];
            let before = before.split_whitespace().collect::<Vec<_>>().join(" ");
            format!("{} ({}): {before} → {}", slip.place, slip.within.as_deref().unwrap_or("–"), slip.replacement)
        })
        .collect();
    insta::assert_snapshot!("slips", list.join("\n"));
}

#[test]
fn nothing_is_measured_where_a_case_fails() {
    let failing = "case \"wrong\" { driver.on_duty = yes under 2020-01-01 expect toll is 1 kr }\n";
    for option in ["--coverage", "--mutate"] {
        let (code, text) = told(&[option, "--lang", "en"], &[("wrong.regel", failing)]);
        assert_eq!(code, Some(1), "{text}");
        assert!(text.contains("1 not") && !text.contains("noticed") && !text.contains("seen "), "{text}");
    }
}
