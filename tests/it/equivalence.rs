//! `Å` may be one character, or an A and a combining ring. Both forms are equal in rules, cases, facts and documents.

use unicode_normalization::UnicodeNormalization;

use super::support::{Call, Folder};

const LAW: &str = r#"act båtlov { rank statute title nb "båtloven" en "Boat Act" in force from 2000-01-01 }
document høring { rank circular title nb "høring" en "consultation" }
entity båt nb "båten" en "the boat" {
    havn : text nb "havn" en "harbour"
    slag : one of { snekke nb "snekke" en "snekke", råseiler nb "råseiler" en "square-rigger" } nb "slag" en "kind"
}
§ 1 source høring "1" quotes "båter i Ålesund"
ledd 1 {
    right får_plass nb "rett til plass" en "right to a berth" holds when båt.havn = "Ålesund" and båt.slag = råseiler
    value avgift : number nb "avgift" en "fee" = table by båt.havn { "Ålesund" : 1 otherwise : 2 }
}
"#;

const CASES: &str = r#"case "råseiler i Ålesund" { båt.havn = "Ålesund" båt.slag = råseiler under 2020-01-01 expect får_plass is yes }
case "også" based on "råseiler i Ålesund" { under 2020-01-01 expect avgift is 1 }
"#;

const FACTS: [(&str, &str); 3] = [
    ("facts.json", r#"{"båt": {"havn": "Ålesund", "slag": "råseiler"}}"#),
    ("facts.yaml", "båt:\n  havn: Ålesund\n  slag: råseiler\n"),
    ("facts.toml", "[\"båt\"]\nhavn = \"Ålesund\"\nslag = \"råseiler\"\n"),
];

fn apart(text: &str) -> String {
    text.nfd().collect()
}

#[test]
fn rules_and_facts_agree_however_their_letters_are_composed() {
    let forms: [fn(&str) -> String; 2] = [str::to_owned, apart];
    for law in forms {
        for facts in forms {
            let folder = Folder::new();
            folder.write("rules/law.regel", law(LAW)).write("rules/law.cases.regel", facts(CASES));
            folder.folder("texts").write(&format!("texts/{}.txt", facts("høring")), facts("Om båter i Ålesund."));
            for (file, text) in FACTS {
                folder.write(file, facts(text));
                let goal = facts("får_plass");
                let decide = ["decide", &goal, "--rules", "rules", "--law", "2020-01-01", "--facts", file, "--lang", "en"];
                let answer = Call::new(&decide).within(folder.path()).run();
                assert!(answer.out.contains("Right to a berth: met"), "{file}: {}{}", answer.out, answer.err);
            }
            let test = Call::new(&["test", "--rules", "rules", "--lang", "en"]).within(folder.path()).run();
            assert_eq!((test.code, test.err.as_str()), (Some(0), ""), "{}", test.out);
            let check = Call::new(&["check", "--rules", "rules", "--sources", "texts", "--lang", "en"]).within(folder.path()).run();
            assert_eq!((check.code, check.err.as_str()), (Some(0), ""), "{}", check.out);
            assert!(check.out.contains("1 quotation looked up"), "{}", check.out);
        }
    }
}

#[test]
fn one_name_in_two_forms_is_one_name_twice() {
    let folder = Folder::new();
    folder.write("law.regel", LAW).write(
        "twice.regel",
        LAW.replace("value avgift", "figure på = 1 value avgift").replace("right får", &apart("figure på = 2 right får")),
    );
    let check = Call::new(&["check", "--rules", "twice.regel", "--lang", "en"]).within(folder.path()).run();
    assert!(check.err.contains("P0102"), "{}", check.err);
    for (file, text) in [
        ("twice.json", format!("{{\"båt\": {{}}, \"{}\": {{}}}}", apart("båt"))),
        ("twice.yaml", format!("båt: {{}}\n{}: {{}}\n", apart("båt"))),
        ("twice.toml", format!("båt = {{}}\n{} = {{}}\n", apart("\"båt\"")).replace("båt =", "\"båt\" =")),
    ] {
        folder.write(file, text);
        let decide = ["decide", "avgift", "--rules", "law.regel", "--law", "2020-01-01", "--facts", file, "--lang", "en"];
        let answer = Call::new(&decide).within(folder.path()).run();
        assert!(answer.err.contains("P0405"), "{file}: {}{}", answer.out, answer.err);
    }
}
