//! Two versions side by side in words: as Markdown, as a page, and as a document that is read again.

use std::io::Read;

use super::diff::LAW;
use super::support::{Call, Folder};

/// The small bill of the tests of `diff`, written in a format.
fn written(law: &str, ending: &str, lang: &str) -> Vec<u8> {
    let folder = Folder::new();
    folder.write("library.regel", law);
    let rules = folder.path().join("library.regel").display().to_string();
    let file = folder.path().join(format!("out.{ending}"));
    let out = file.display().to_string();
    let answer = Call::new(&["diff", "2010-01-01", "2016-01-01+bill", "--rules", &rules, "--lang", lang, "--out", &out]).run();
    assert_eq!((answer.code, answer.err.as_str(), answer.out.as_str()), (Some(0), "", ""));
    std::fs::read(file).expect("the file is written")
}

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).expect("UTF-8")
}

/// Whether the elements of a text are closed in order. `void` elements need no end.
fn is_balanced(text: &str, void: &[&str]) -> bool {
    let mut open: Vec<&str> = Vec::new();
    let mut rest = text;
    while let Some((_, after)) = rest.split_once('<') {
        let Some((tag, behind)) = after.split_once('>') else { return false };
        rest = behind;
        let name = tag.trim_start_matches('/').split([' ', '/', '\n']).next().unwrap_or_default();
        if tag.starts_with(['!', '?']) || tag.ends_with('/') || void.contains(&name) {
            continue;
        }
        if tag.starts_with('/') {
            if open.pop() != Some(name) {
                return false;
            }
        } else {
            open.push(name);
        }
    }
    open.is_empty()
}

#[test]
fn a_small_bill_side_by_side_in_both_languages() {
    for lang in ["nb", "en"] {
        insta::assert_snapshot!(format!("a_small_bill_side_by_side_{lang}"), text(written(LAW, "md", lang)));
    }
}

#[test]
fn section_29_of_2018_side_by_side_in_both_languages() {
    for lang in ["nb", "en"] {
        let section = ["diff", "2018-06-01", "2018-06-01+hoering_2018", "--provision", "29", "--format", "lovspeil", "--lang", lang];
        let answer = Call::new(&section).run();
        assert_eq!((answer.code, answer.err.as_str()), (Some(0), ""));
        assert!(!answer.out.contains("hoering_2018"), "names of rule files are not for who reads a bill: {}", answer.out);
        insta::assert_snapshot!(format!("section_29_side_by_side_{lang}"), answer.out);
    }
}

/// What a reader must find on both sides: values with transitional rules and exceptions, cases within cases, precedence, letters, and rules that
/// only change their places.
const FARES: &str = r#"
act ferry_act { rank statute  title nb "fergeloven"  en "Ferry Act"  in force from 2010-01-01 }

entity trip nb "reisen" en "the trip" {
    booked : date   nb "bestillingsdagen" en "the day of booking"
    north  : yes/no nb "går nordover" en "goes north"
    night  : yes/no nb "går om natta" en "goes at night"
    late   : yes/no nb "er forsinket" en "is late"
}

§ 1 nb "Billett" en "Ticket"

ledd 1 {
    punktum 1 { figure refund_time = 14 days nb "frist for tilbakebetaling" en "time for refunds" }
    punktum 2 {
        value fare : money nb "billettpris" en "fare"
            = if trip.north then (if trip.night then 40 kr else 50 kr) else 60 kr
            except cheap nb "billig" en "cheap" when trip.night then 10 kr goes before dear
            except dear nb "dyr" en "dear" when trip.late then 90 kr
    }
    punktum 3 { figure youth_age = 18 nb "aldersgrense" en "age limit" }
}
ledd 2 {
    bokstav a { punktum 1 { condition early nb "tidlig" en "early" holds when not trip.late } }
    bokstav b { condition slow nb "sein" en "slow" holds when trip.late }
    bokstav c { condition longest_ordinary_wait nb "lengste ordinære ventetid er brukt" en "the longest ordinary wait is used" holds when trip.late }
}
ledd 3 { punktum 1 { says nb "Kapteinen bestemmer." en "The master decides." }  punktum 2 { condition calm nb "rolig" en "calm" holds when not trip.night } }

§ 2 nb "Sikkerhet" en "Safety"
ledd 1 { condition safe nb "trygt" en "safe" holds when not trip.night }

amendment bill {
    title nb "forslaget" en "the bill"
    status proposed 2015-01-01
    measure refunds nb "kortere frist" en "a shorter time"
    measure order   nb "punktum bytter plass" en "sentences change places"
    measure waits   nb "en annen ventetid" en "another wait"
    measure split   nb "annet punktum blir fjerde ledd" en "the second sentence becomes the fourth subsection"
    measure number  nb "§ 2 blir § 5" en "§ 2 becomes § 5"
    measure words   nb "bare andre ord" en "only other words"
}
renumber ferry_act § 2 to § 5 under number
amend ferry_act § 2 under words { replace condition safe nb "trygt nok" en "safe enough" holds when not trip.night }
amend ferry_act § 1 under refunds {
    replace figure refund_time = 7 days
    keep refund_time when trip.booked < 2015-01-01
}
renumber ferry_act § 1 ledd 1 punktum 1 to punktum 3 under order
renumber ferry_act § 1 ledd 1 punktum 3 to punktum 1 under order
amend ferry_act § 1 ledd 2 under waits {
    repeal longest_ordinary_wait
    insert condition longest_special_wait nb "lengste særlige ventetid er brukt" en "the longest special wait is used" holds when trip.night
}
renumber ferry_act § 1 ledd 3 punktum 2 to ledd 4 under split
"#;

/// The rows of Markdown between the law of 2015 and a version of the bill, and what stands above them.
fn fares(measure: &str) -> String {
    let folder = Folder::new();
    folder.write("ferry.regel", FARES);
    let rules = folder.path().join("ferry.regel").display().to_string();
    let after = format!("2015-01-01+bill:{measure}");
    Call::new(&["diff", "2015-01-01", &after, "--rules", &rules, "--lang", "en", "--format", "lovspeil"]).run().out
}

#[test]
fn a_version_is_called_as_readers_call_it() {
    let head = |before: &str, after: &str| -> String {
        let call = ["diff", before, after, "--provision", "29", "--format", "lovspeil", "--lang", "en"];
        let out = Call::new(&call).run().out;
        out.lines()
            .filter(|line| {
                line.starts_with("# ") || line.starts_with("The proposal") || line.starts_with("Left out") || line.starts_with("| Before")
            })
            .collect::<Vec<_>>()
            .join("\n")
    };
    let age = head("2018-06-01", "2018-06-01+hoering_2018:lower_age_limit");
    assert!(age.contains("of the 2018 consultation paper on the Qualification Programme"), "{age}");
    assert!(age.contains("| Before: the law on 1 June 2018 | After: the law on 1 June 2018 with the proposal |"), "{age}");
    let without = head("2018-06-01", "2018-06-01+hoering_2018-hoering_2018:absence");
    assert!(without.contains("Left out: “absence with benefit only"), "{without}");
    let days = head("2018-06-01", "2019-06-01");
    assert!(days.contains("# Side by side: the law on 1 June 2018 and the law on 1 June 2019"), "{days}");
    assert!(!days.contains("proposal"), "{days}");
}

#[test]
fn a_value_with_a_transitional_rule_tells_both_values_and_for_whom() {
    let told = fares("refunds");
    let after = "**Time for refunds: 7 days.**<br>**The earlier wording applies when the day of booking is before 1 January 2015.**<br>\
                 &nbsp;&nbsp;Time for refunds: 14 days.";
    assert!(told.contains(after), "{told}");
}

#[test]
fn cases_within_cases_and_precedence_are_told_in_full() {
    let told = fares("refunds");
    let fare = "Fare:<br>&nbsp;&nbsp;– when this is met: goes north:<br>&nbsp;&nbsp;&nbsp;&nbsp;– NOK 40 when this is met: goes at night<br>\
                &nbsp;&nbsp;&nbsp;&nbsp;– otherwise NOK 50<br>&nbsp;&nbsp;– otherwise NOK 60<br>However, NOK 10 when this is met: goes at night.<br>\
                &nbsp;&nbsp;This goes before the exception in Ferry Act § 1, first subsection, second sentence (dear).<br>\
                However, NOK 90 when this is met: is late.";
    assert!(told.contains(fare), "{told}");
}

#[test]
fn a_letter_is_told_also_where_its_text_stands_in_a_sentence() {
    let told = fares("refunds");
    assert!(told.contains("(a) “early” means that this is not met: is late.<br>(b) “slow”"), "{told}");
}

#[test]
fn what_only_changes_its_place_in_a_part_is_not_marked() {
    let told = fares("order");
    assert!(told.contains("Only their order is another."), "{told}");
    assert!(!told.contains("~~") && !told.contains("**"), "{told}");
}

#[test]
fn two_rules_are_not_held_against_each_other_for_their_words() {
    let told = fares("waits");
    assert!(told.contains("~~(c) “the longest ordinary wait is used” means that this is met: is late.~~"), "{told}");
    assert!(told.contains("**“the longest special wait is used” means that this is met: goes at night.**"), "{told}");
}

#[test]
fn a_sentence_that_becomes_a_subsection_has_moved_and_is_not_new() {
    let told = fares("split");
    assert!(told.contains("Moved from here to Ferry Act § 1, fourth subsection: third subsection, second sentence"), "{told}");
    assert!(told.contains("#### Fourth subsection – moved"), "{told}");
    assert!(told.contains("Before: third subsection, second sentence"), "{told}");
}

#[test]
fn a_section_with_another_number_is_told_by_both_numbers() {
    let told = fares("number");
    assert!(told.contains("| § ~~2~~ Safety | § **5** Safety |"), "{told}");
    assert!(told.contains("| § 2 Safety | *(no provision)* |"), "{told}");
}

#[test]
fn other_words_for_the_same_rule_are_told_as_that() {
    let told = fares("words");
    assert!(told.contains("Only the words are others. The rules are the same."), "{told}");
    assert!(told.contains("| “safe” means that this is not met: goes at night. | “safe **enough**” means"), "{told}");
}

#[test]
fn a_page_is_whole_and_readable_by_all() {
    for (lang, removed) in [("nb", "tatt ut:"), ("en", "removed:")] {
        let page = text(written(LAW, "html", lang));
        assert!(is_balanced(&page, &["meta", "col"]), "{page}");
        assert!(page.starts_with("<!DOCTYPE html>"));
        assert!(page.contains(&format!("<html lang=\"{lang}\">")));
        for part in ["<th scope=\"col\">", "<th scope=\"row\">", "<caption>", "<title>", "@media print", "<del>", "<ins>", removed] {
            assert!(page.contains(part), "{part}");
        }
        for foreign in ["<script", "http://", "https://", "<link", "<img", "url("] {
            assert!(!page.contains(foreign), "{foreign}");
        }
    }
}

#[test]
fn hostile_words_are_words() {
    let hostile = r#"<script>alert(1)</script> & | **b** _c_ ~~d~~ [e](javascript:1) `f`"#;
    let law = LAW.replace("The card is free.", hostile).replace("\"age limit\"", &format!("\"{hostile}\""));
    let page = text(written(&law, "html", "en"));
    assert!(is_balanced(&page, &["meta", "col"]));
    assert!(!page.contains("<script"));
    assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; |"));
    let markdown = text(written(&law, "md", "en"));
    assert!(!markdown.contains("<script"));
    assert!(markdown.contains(r"\| \*\*b\*\* \_c\_ \~\~d\~\~ \[e\](javascript:1) \`f\`"), "{markdown}");
    let rows = markdown.lines().filter(|line| line.starts_with('|'));
    for row in rows {
        let bars = row.replace("\\|", "").matches('|').count();
        assert_eq!(bars, 3, "a row has two cells: {row}");
    }
    for (name, part) in parts(written(&law, "docx", "en")) {
        assert!(is_balanced(&part, &[]), "{name}");
        assert!(!part.contains("<script"), "{name}");
    }
}

/// The parts of a document.
fn parts(bytes: Vec<u8>) -> Vec<(String, String)> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("an archive");
    (0..archive.len())
        .map(|at| {
            let mut file = archive.by_index(at).expect("a part");
            let mut text = String::new();
            file.read_to_string(&mut text).expect("UTF-8");
            (file.name().expect("a name").into_owned(), text)
        })
        .collect()
}

#[test]
fn a_document_can_be_read_again() {
    let bytes = written(LAW, "docx", "nb");
    assert_eq!(bytes, written(LAW, "docx", "nb"), "the same law is the same bytes");
    let parts = parts(bytes);
    let names: Vec<&str> = parts.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(
        names,
        ["[Content_Types].xml", "_rels/.rels", "docProps/core.xml", "word/_rels/document.xml.rels", "word/document.xml", "word/styles.xml"]
    );
    for (name, part) in &parts {
        assert!(part.starts_with("<?xml"), "{name}");
        assert!(is_balanced(part, &[]), "{name}: {part}");
    }
    let part = |wanted: &str| &parts.iter().find(|(name, _)| name == wanted).expect("the part").1;
    // Each part that another one names is there.
    for target in ["word/document.xml", "docProps/core.xml"] {
        assert!(part("_rels/.rels").contains(&format!("Target=\"{target}\"")));
        assert!(part("[Content_Types].xml").contains(&format!("PartName=\"/{target}\"")));
    }
    let document = part("word/document.xml");
    let words: String = document.split("<w:t xml:space=\"preserve\">").skip(1).filter_map(|rest| rest.split("</w:t>").next()).collect();
    for said in ["Lovspeil: forslaget", "§ 1 Lånekort", "Kortet er gratis.", "Kortet skal fornyes.", "(ingen bestemmelse)"] {
        assert!(words.contains(said), "{said}: {words}");
    }
    // What is marked is not marked by colour alone.
    assert_eq!(document.matches("<w:color w:val=\"8B0000\"/>").count(), document.matches("<w:strike/>").count());
    assert_eq!(document.matches("<w:color w:val=\"0B5A1E\"/>").count(), document.matches("<w:u w:val=\"single\"/>").count());
    assert!(part("word/styles.xml").contains("<w:lang w:val=\"nb-NO\"/>"));
}

#[test]
fn a_file_without_a_known_ending_is_refused() {
    for name in ["bill", "bill.pdf"] {
        let answer = Call::new(&["diff", "2018-06-01", "2018-06-01+hoering_2018", "--out", name, "--lang", "en"]).run();
        assert_eq!(answer.code, Some(2), "{name}");
        assert!(answer.err.contains("choose `.html`, `.docx` or `.md`"), "{}", answer.err);
    }
}
