//! `paragraf check --sources`: quotations are compared with the texts of their documents.

use super::support::{Answer, Call, Folder};

/// Three quotations: from a document, from another document read in its place, and from one without a text.
const LAW: &str = r#"act berth_act {
    rank  statute
    title nb "båtplassloven"  en "Berth Act"
    in force from 2000-01-01
}
document hearing_1999 { rank preparatory_works  title nb "høringsnotat" en "consultation paper" }
document bill_2000 { rank preparatory_works  title nb "proposisjon" en "bill" }
document letter { rank practice  title nb "brev" en "letter" }

§ 1 source hearing_1999 "1" quotes "de «små» båtene – de på 5–7 meter – går foran"
ledd 1 {
    figure longest = 12 nb "største lengde" en "greatest length" source bill_2000 "2" quotes "høyst 12 meter" from hearing_1999 "3"
    right to_room nb "rett til plass" en "right to room" holds when 12 <= longest source letter quotes "ingen tvil"
}
"#;

const HEARING: &str = "1 Innledning\n\nDepartementet mener at de \"små\"\n    båtene - de på 5‑7\u{a0}meter — går\r\nforan.\n\n3 Båter på høyst 12 meter får plass.\n";

fn check(text: &str, file: &str, lang: &str) -> Answer {
    let folder = Folder::new();
    folder.write("law.regel", LAW).folder("texts").write(&format!("texts/{file}"), text);
    Call::new(&["check", "--rules", "law.regel", "--sources", "texts", "--lang", lang]).within(folder.path()).run()
}

#[test]
fn quotations_are_found_whatever_the_lines_the_dashes_and_the_quotation_marks() {
    for file in ["hearing_1999.txt", "hearing_1999.md"] {
        let answer = check(HEARING, file, "en");
        assert_eq!((answer.code, answer.err.as_str()), (Some(0), ""));
        assert_eq!(answer.out, "1 file, no mistakes\n2 quotations looked up, 1 document without a text: letter\n");
    }
    let answer = check(HEARING, "hearing_1999.txt", "nb");
    assert_eq!(answer.out, "1 fil, ingen feil\n2 sitater slått opp, 1 dokument uten tekst: letter\n");
}

#[test]
fn a_quotation_that_is_not_there_is_told_with_the_nearest_place() {
    let answer = check(&HEARING.replace("høyst 12", "inntil 12"), "hearing_1999.txt", "en");
    assert_eq!(answer.code, Some(1));
    assert!(answer.err.contains("P0108") && answer.err.contains("the quotation is not in `hearing_1999`"), "{}", answer.err);
    assert!(answer.err.contains("the nearest is on line 7: “inntil 12 meter”"), "{}", answer.err);
    assert!(answer.out.starts_with("1 file, 1 mistake, 0 warnings\n"), "{}", answer.out);
    let answer = check("Noe ganske annet.", "hearing_1999.txt", "nb");
    assert!(answer.err.contains("se etter om det er hentet fra et annet dokument"), "{}", answer.err);
    assert!(answer.out.starts_with("1 fil, 2 feil, 0 advarsler\n"), "{}", answer.out);
}

#[test]
fn half_a_word_or_number_is_not_the_quotation() {
    for (from, to) in [("høyst 12 meter", "høyst 12 meters"), ("de \"små\"", "bade \"små\""), ("5‑7", "5,7")] {
        let answer = check(&HEARING.replace(from, to), "hearing_1999.txt", "en");
        assert_eq!(answer.err.matches("  × ").count(), 1, "{to}: {}", answer.err);
    }
}

#[test]
fn without_texts_there_is_nothing_to_find() {
    let answer = check("", "other.txt", "en");
    assert_eq!(answer.code, Some(0));
    assert!(answer.out.ends_with("\n0 quotations looked up, 2 documents without a text: hearing_1999, letter\n"), "{}", answer.out);
}
