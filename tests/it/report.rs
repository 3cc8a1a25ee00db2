//! The report of a small law in both languages: what it says, that its page is well-formed, and that its numbers are one another's.

use std::collections::BTreeSet;
use std::fs;

use super::diff::LAW;
use super::support::{Call, Folder};

/// Claims about the small bill: one that holds, one that does not.
const CLAIMS: &str = r#"
claim bill "cards" : card changes only to yes nb "flere får lånekort" en "more get a card"
claim bill "few" : few unchanged nb "antallet bøker er som før" en "the number of books is as before"

case "a child of ten" {
    reader.born     = 2000-01-01
    reader.applies  = 2010-01-01
    reader.resident = no
    reader.late     = 4
    reader.books    = 2
    under 2010-01-01 expect card is no
}
case "a reader of fifteen, late" based on "a child of ten" {
    reader.born     = 1995-01-01
    reader.resident = yes
    under 2010-01-01 expect card is yes
}
"#;

/// A report of the small law, with the files that are written.
struct Written {
    folder: Folder,
    code: Option<i32>,
    err: String,
}

fn written(law: &str, more: &[&str]) -> Written {
    let folder = Folder::new();
    folder.write("library.regel", law);
    let rules = folder.path().join("library.regel").display().to_string();
    let out = folder.path().join("out").display().to_string();
    let mut arguments = vec!["report", "2010-01-01", "2010-01-01+bill", "--rules", &rules, "--out", &out];
    arguments.extend(more);
    let answer = Call::new(&arguments).run();
    assert_eq!(answer.out, "");
    Written { folder, code: answer.code, err: answer.err }
}

impl Written {
    fn text(&self, name: &str) -> String {
        fs::read_to_string(self.folder.path().join("out").join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }
}

fn law() -> String {
    format!("{LAW}{CLAIMS}")
}

/// An element of a page: its name and its attributes.
type Element = (String, Vec<(String, String)>);

/// The elements of a page, which must be closed in order.
fn elements(page: &str) -> Vec<Element> {
    let (mut all, mut open): (Vec<Element>, Vec<String>) = (Vec::new(), Vec::new());
    let mut rest = page;
    while let Some((before, after)) = rest.split_once('<') {
        assert!(!before.contains('>') || open.last().is_some_and(|own| own == "style"), "a `>` in words: {before}");
        let (tag, behind) = after.split_once('>').expect("an element has an end");
        rest = behind;
        if tag.starts_with('!') {
            continue;
        }
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop().as_deref(), Some(name), "closed in order");
            continue;
        }
        let own = tag.trim_end_matches('/');
        let (name, attributes) = own.split_once([' ', '\n']).unwrap_or((own, ""));
        let mut found = Vec::new();
        let mut left = attributes.trim();
        while let Some((key, value)) = left.split_once("=\"") {
            let (value, behind) = value.split_once('"').expect("a value has an end");
            assert!(!found.iter().any(|(known, _)| known == key.trim()), "{tag}: {key} twice");
            found.push((key.trim().to_owned(), value.to_owned()));
            left = behind;
        }
        assert!(left.trim().is_empty(), "{tag}");
        if !tag.ends_with('/') && !["meta", "col", "br"].contains(&name) {
            open.push(name.to_owned());
        }
        all.push((name.to_owned(), found));
    }
    assert!(open.is_empty(), "{open:?}");
    all
}

#[test]
fn the_report_of_a_small_bill_in_both_languages() {
    for lang in ["nb", "en"] {
        let report = written(&law(), &["--lang", lang]);
        assert_eq!((report.code, report.err.as_str()), (Some(0), ""));
        insta::assert_snapshot!(format!("the_report_of_a_small_bill_{lang}"), report.text("report.md"));
    }
}

#[test]
fn the_page_is_well_formed_and_whole() {
    for lang in ["nb", "en"] {
        let page = written(&law(), &["--lang", lang]).text("report.html");
        assert!(page.starts_with("<!DOCTYPE html>"));
        let all = elements(&page);
        let of = |wanted: &str| {
            let values = all.iter().flat_map(|(_, attributes)| attributes).filter(|(key, _)| key == wanted);
            values.map(|(_, value)| value.clone()).collect::<Vec<String>>()
        };
        let ids = of("id");
        let known: BTreeSet<&String> = ids.iter().collect();
        assert_eq!(known.len(), ids.len(), "each name once: {ids:?}");
        for link in of("href") {
            assert!(known.contains(&link.trim_start_matches('#').to_owned()), "{link} leads somewhere");
        }
        for named in of("aria-labelledby").iter().flat_map(|own| own.split(' ')) {
            assert!(known.contains(&named.to_owned()), "{named}");
        }
        assert!(all.iter().any(|(name, own)| name == "html" && own.contains(&("lang".to_owned(), lang.to_owned()))));
        // A level of headings follows the one above it.
        let levels: Vec<u32> = all.iter().filter_map(|(name, _)| name.strip_prefix('h')?.parse().ok()).collect();
        assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{levels:?}");
        assert_eq!(levels.iter().filter(|level| **level == 1).count(), 1);
        for (name, own) in &all {
            if name == "th" {
                assert!(own.iter().any(|(key, _)| key == "scope"), "each header says of what");
            }
        }
        assert_eq!(page.matches("<table").count(), page.matches("<caption>").count());
        for foreign in ["<script", "https://", "<link", "<img", "url(http"] {
            assert!(!page.contains(foreign), "{foreign}");
        }
        assert!(page.contains("@media print"));
    }
}

#[test]
fn drawings_say_what_they_show() {
    let report = written(&law(), &["--lang", "en"]);
    let page = report.text("report.html");
    assert!(page.contains("<svg "));
    let drawing = report.text("drawing.svg");
    assert!(drawing.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\""));
    elements(&drawing);
    assert!(drawing.contains("<title id=\"drawing-title\">") && drawing.contains("<desc id=\"drawing-desc\">"));
    assert!(page.contains(&drawing), "the page has the drawing that stands beside the Markdown");
}

/// The numbers in a sentence, also one that is written in letters.
fn numbers(words: &str) -> Vec<usize> {
    let number = |own: &str| if own.eq_ignore_ascii_case("one") { Some(1) } else { own.parse().ok() };
    words.split(|sign: char| !sign.is_alphanumeric()).filter_map(number).collect()
}

#[test]
fn the_numbers_of_the_summary_are_those_of_the_parts() {
    let text = written(&law(), &["--lang", "en"]).text("report.md");
    let parts: Vec<(&str, &str)> = text.split("\n<a id=\"").skip(1).filter_map(|part| part.split_once("\"></a>")).collect();
    let rows = |of: &str| {
        parts.iter().filter(|(id, _)| *id == of).flat_map(|(_, text)| text.lines()).filter(|line| line.starts_with("| ")).count()
    };
    let with = |prefix: &str| parts.iter().filter(|(id, _)| id.strip_prefix(prefix).is_some_and(|rest| !rest.is_empty())).count();
    let line = |wanted: &str| text.lines().find(|line| line.contains(wanted)).unwrap_or_else(|| panic!("{wanted} in {text}"));
    let same = rows("same") - 1;
    assert_eq!(numbers(line("same answer as before")), [same]);
    let changed = parts.iter().filter(|(id, _)| id.starts_with("answer-")).count() + rows("answers-conditions").saturating_sub(1);
    assert_eq!(numbers(line("The rules answer")), [changed + same, changed]);
    assert_eq!(numbers(line("exactly in which cases")), [changed]);
    assert_eq!(numbers(line("another answer to")).last(), Some(&(rows("cases") - 1)));
    assert_eq!(with("claim-") + rows("claims-proved") - 1, 2, "every claim stands somewhere");
}

#[test]
fn a_version_differs_from_itself_in_nothing() {
    let folder = Folder::new();
    folder.write("library.regel", LAW);
    let rules = folder.path().join("library.regel").display().to_string();
    let out = folder.path().join("out").display().to_string();
    let answer = Call::new(&["report", "2010-01-01", "2010-01-01", "--rules", &rules, "--out", &out, "--lang", "en"]).run();
    assert_eq!((answer.code, answer.err.as_str()), (Some(0), ""));
    let text = fs::read_to_string(folder.path().join("out/report.md")).expect("the report");
    for said in ["No section is changed", "None of them is found to get another answer", "No claims about this change"] {
        assert!(text.contains(said), "{said} in {text}");
    }
    elements(&fs::read_to_string(folder.path().join("out/report.html")).expect("the page"));
}

#[test]
fn cases_from_files_are_counted_and_bad_ones_are_told() {
    let cases = Folder::new();
    cases.write("one.yaml", "title: ten years\nreader: { born: 2000-01-01, applies: 2010-01-01, resident: yes, late: 1, books: 1 }");
    cases.write("two.yaml", "title: slip\nreader: { borm: 2000-01-01 }");
    let report = written(&law(), &["--lang", "en", "--cases", &cases.path().display().to_string()]);
    assert_eq!(report.code, Some(1));
    assert!(report.err.contains("`borm`"), "{}", report.err);
    let text = report.text("report.md");
    assert!(text.contains("One case was tried both before and after;"), "{text}");
    assert!(text.contains("One case could not be decided, and is not counted."), "{text}");
}

#[test]
fn what_is_wrong_is_told() {
    let folder = Folder::new();
    folder.write("library.regel", LAW).write("file", "");
    let rules = folder.path().join("library.regel").display().to_string();
    let beneath = folder.path().join("file").join("out").display().to_string();
    let out = folder.path().join("out").display().to_string();
    let call = |arguments: &[&str]| {
        let answer = Call::new(arguments).run();
        (answer.code, answer.out, answer.err)
    };
    // No folder to write in.
    let (code, told, err) = call(&["report", "2010-01-01", "2010-01-01+bill", "--rules", &rules]);
    assert_eq!((code, told.as_str()), (Some(2), ""));
    assert!(err.contains("--out"), "{err}");
    // A version that is none, and one of an amendment that is not there.
    let (code, _, err) = call(&["report", "2010-01-01", "2010-13-01", "--rules", &rules, "--out", &out, "--lang", "en"]);
    assert_eq!(code, Some(2), "{err}");
    let (code, _, err) = call(&["report", "2010-01-01", "2010-01-01+bil", "--rules", &rules, "--out", &out, "--lang", "en"]);
    assert_eq!(code, Some(2), "{err}");
    assert!(err.contains("`bill`"), "{err}");
    // A folder that can't be made.
    let (code, _, err) = call(&["report", "2010-01-01", "2010-01-01+bill", "--rules", &rules, "--out", &beneath, "--lang", "en"]);
    assert_eq!(code, Some(1), "{err}");
    assert!(err.contains("can't be written"), "{err}");
}

/// An act on who may apply, and a bill that lowers the age; nobody applies before birth.
const AGES: &str = r#"
act boat_act { rank statute title nb "båtloven" en "Boat Act" in force from 2000-01-01 round dates down }
entity sailor nb "seileren" en "the sailor" { born : date nb "født" en "born"  asks : date nb "søknadsdag" en "day of application" }
§ 1
ledd 1 {
    figure least = 19 nb "nedre grense" en "lower limit"
    right to_sail of sailor nb "seile" en "to sail"
        holds when all {
            bokstav a : age(sailor.born, on: sailor.asks) >= least
            bokstav b : age(sailor.born, on: sailor.asks) < 67
        }
}
ledd 2 { impossible unborn nb "søker før fødselen" en "applies before birth" holds when sailor.asks < sailor.born }
amendment bill {
    title nb "forslaget" en "the Bill" status proposed 2010-01-01
    measure young nb "yngre seilere" en "younger sailors"
}
amend boat_act § 1 ledd 1 under young { replace figure least = 18 }
"#;

#[test]
fn who_is_in_is_drawn_by_age_though_some_ages_cannot_be() {
    let report = written(AGES, &["--lang", "en"]);
    assert_eq!((report.code, report.err.as_str()), (Some(0), ""));
    let drawing = report.text("drawing.svg");
    for said in
        ["To sail, by age", "Before: from 19 to 66 (yes in every case).", "After: from 18 to 66 (yes in every case).", "Difference: 18."]
    {
        assert!(drawing.contains(said), "{said} in {drawing}");
    }
}

/// A lower age, and a right that no longer asks for something: two measures, one with a source in what it writes, one with none.
const AGE_AND_GUIDE: &str = r#"
act swim_act { rank statute title nb "badeloven" en "Swimming Act" in force from 2000-01-01 }
document paper { rank preparatory_works title nb "høringsnotatet" en "the paper" }
entity guest nb "gjesten" en "the guest" {
    age : number nb "alder" en "the age"  member : yes/no nb "medlem" en "a member"  local : yes/no nb "bor her" en "lives here"
    guided : yes/no nb "har ledsager" en "has a guide"
}
§ 1
ledd 1 {
    figure lowest = 19 nb "laveste alder" en "lowest age"
    condition grown nb "gammel nok" en "old enough" holds when guest.age >= lowest
    condition known nb "kjent" en "known" holds when guest.member or guest.local
    right may_swim of guest nb "bade" en "swim" holds when grown and known and not guest.guided
}
amendment bill {
    title nb "forslaget om bad" en "the Swimming Bill" status proposed 2020-01-01
    measure lower nb "lavere alder" en "a lower age"
    measure guides nb "ledsager" en "guides"
}
amend swim_act § 1 ledd 1 under lower { replace figure lowest = 18 source paper "2" }
amend swim_act § 1 ledd 1 under guides { replace right may_swim of guest nb "bade" en "swim" holds when grown and known }
"#;

#[test]
fn the_summary_says_which_ages_and_each_measure_where_it_stands() {
    let text = written(AGE_AND_GUIDE, &["--lang", "en"]).text("report.md");
    let line = |begins: &str| text.lines().find(|line| line.starts_with(begins)).unwrap_or_else(|| panic!("{begins} in {text}"));
    let right = line("- **\\[Proved\\]** [swim](#answer-may-swim)");
    assert!(right.contains("at least 18 and under 19") && right.contains("situations: "), "{right}");
    let lower = line("| A lower age |");
    assert!(lower.contains("the paper") && lower.contains("[swim](#answer-may-swim)"), "{lower}");
    assert!(line("| Guides |").contains("| not stated |"));
}

#[test]
fn the_page_has_no_names_of_rule_files_side_by_side() {
    let text = written(AGE_AND_GUIDE, &["--lang", "en"]).text("report.md");
    let (_, rest) = text.split_once("<a id=\"provisions\"></a>").expect("the part");
    let (part, _) = rest.split_once("<a id=\"answers\"></a>").expect("the next");
    assert!(part.contains("| Before: the law on ") && part.contains(" with the proposal |"), "{part}");
    assert!(!part.contains("bill"), "{part}");
}
