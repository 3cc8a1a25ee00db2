//! Approved explanations: a case is explained, somebody approves it, the law changes, and what changed is shown.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use paragraf::approved::{Chosen, SETTINGS, difference, pages, standing};
use paragraf::law::Lang;
use paragraf::pipeline::RuleFiles;
use paragraf::source::SourceMap;

use crate::support::{Answer, Call, Folder, root, sources};

/// A toll with an age limit, and two cases.
const LAW: &str = r#"act toll_act {
    rank  statute
    title nb "bomloven" en "Toll Act"
    in force from 2010-01-01
}

entity driver nb "føreren" en "the driver" {
    born     : date   nb "fødselsdato" en "date of birth"
    resident : yes/no nb "føreren bor i kommunen" en "the driver lives in the municipality"
}

entity passage nb "passeringen" en "the passage" {
    day : date nb "dagen for passeringen" en "the day of the passage"
}

§ 1 nb "Avgift" en "Toll"

ledd 1 {
    figure young = 20 nb "aldersgrense" en "age limit"

    condition reduced nb "føreren betaler halv avgift" en "the driver pays half the toll"
        holds when age(driver.born, on: passage.day) < young or driver.resident
}

case "Nineteen, from *elsewhere*" {
    driver.born     = 2000-06-01
    driver.resident = no
    passage.day     = 2020-05-01
    under 2020-01-01 expect reduced is yes
}

case "twenty, from elsewhere" based on "Nineteen, from *elsewhere*" {
    passage.day = 2020-06-01
    under 2020-01-01 expect reduced is no
    under 2020-01-01 expect reduced is no citing § 1
}
"#;

/// The law of a folder, explained there.
struct Desk(Folder);

impl Desk {
    fn new() -> Desk {
        let folder = Folder::new();
        folder.write("rules/toll.regel", LAW);
        Desk(folder)
    }

    /// The law with words replaced.
    fn amend(&self, before: &str, after: &str) {
        let law = fs::read_to_string(self.0.path().join("rules/toll.regel")).unwrap_or_default();
        assert!(law.contains(before), "{before}");
        self.0.write("rules/toll.regel", law.replace(before, after));
    }

    fn test(&self, arguments: &[&str], input: &str) -> Answer {
        let own = ["test", "--rules", "rules", "--explanations", "approved"];
        Call::new(&[&own, arguments].concat()).within(self.0.path()).input(input).run()
    }

    fn files(&self) -> BTreeMap<String, String> {
        let Ok(files) = fs::read_dir(self.0.path().join("approved")) else { return BTreeMap::new() };
        let text = |file: &fs::DirEntry| fs::read_to_string(file.path()).unwrap_or_default();
        files.flatten().map(|file| (file.file_name().to_string_lossy().into_owned(), text(&file))).collect()
    }
}

#[test]
fn an_explanation_is_approved_and_a_change_of_the_law_shows_what_is_told_otherwise() {
    for lang in ["nb", "en"] {
        let (desk, own) = (Desk::new(), ["--lang", lang]);
        let first = desk.test(&own, "");
        assert_eq!((first.code, desk.files().len()), (Some(1), 0), "nothing is written that nobody approves");
        let accepted = desk.test(&["--lang", lang, "--accept"], "");
        assert_eq!(accepted.code, Some(0), "{}", accepted.err);
        let same = desk.test(&own, "");
        assert_eq!(same.code, Some(0));
        // Another limit, whereas the answers stay as the cases expect them.
        desk.amend("figure young = 20", "figure young = 19.99");
        let changed = desk.test(&own, "");
        assert_eq!(changed.code, Some(1));
        let file = desk.files().remove(&format!("twenty-from-elsewhere.{lang}.md")).expect("a file of the second case");
        insta::assert_snapshot!(
            format!("approved_{lang}"),
            format!(
                "── before anything is approved\n{}── approved\n{}── again\n{}── another limit\n{}── the file of a case\n{file}",
                first.out, accepted.out, same.out, changed.out
            )
        );
    }
}

#[test]
fn one_case_is_approved_by_its_title_and_the_others_are_let_be() {
    let desk = Desk::new();
    assert_eq!(desk.test(&["twenty", "--accept"], "").code, Some(0));
    assert_eq!(desk.files().keys().collect::<Vec<_>>(), ["twenty-from-elsewhere.nb.md"]);
    assert_eq!(desk.test(&["twenty"], "").code, Some(0));
    assert_eq!(desk.test(&[], "").code, Some(1), "the other case has no approved explanation");
}

#[test]
fn the_name_of_a_file_does_not_depend_on_which_cases_are_looked_at() {
    let desk = Desk::new();
    desk.amend("case \"twenty, from elsewhere\"", "case \"nineteen from elsewhere\"");
    assert_eq!(desk.test(&["--accept"], "").code, Some(0));
    let approved = desk.files();
    assert_eq!(approved.keys().collect::<Vec<_>>(), ["nineteen-from-elsewhere-2.nb.md", "nineteen-from-elsewhere.nb.md"]);
    assert_eq!(desk.test(&["nineteen from"], "").code, Some(0), "it is held against its own file");
    assert_eq!(desk.test(&["nineteen from", "--accept"], "").code, Some(0));
    assert_eq!(desk.files(), approved);
}

#[test]
fn what_somebody_else_wrote_is_not_written_over() {
    let desk = Desk::new();
    desk.0.write("approved/twenty-from-elsewhere.nb.md", "# What we agreed on\n");
    let refused = desk.test(&["twenty", "--accept", "--lang", "nb"], "");
    assert_eq!(refused.code, Some(1));
    assert!(refused.err.contains("P0608") && refused.err.contains("blir ikke skrevet over"), "{}", refused.err);
    assert_eq!(desk.files().values().collect::<Vec<_>>(), ["# What we agreed on\n"]);
}

#[test]
fn an_explanation_names_the_day_of_the_law_that_its_case_asks_for() {
    let desk = Desk::new();
    // The law has not changed between the two days.
    desk.amend("    under 2020-01-01 expect reduced is no\n", "    under 2020-01-01, 2019-07-01 expect reduced is no\n");
    assert_eq!(desk.test(&["--accept", "--lang", "nb"], "").code, Some(0));
    let file = desk.files().remove("twenty-from-elsewhere.nb.md").expect("a file of the case");
    let told: Vec<&str> = file.lines().filter(|line| line.starts_with("## ") || line.starts_with("Loven per")).collect();
    assert_eq!(told, ["## `reduced`, `2020-01-01`", "Loven per 1. januar 2020", "## `reduced`, `2019-07-01`", "Loven per 1. juli 2019"]);
}

#[test]
fn a_file_of_no_case_is_told_and_removed_and_what_is_somebodys_own_is_let_be() {
    let desk = Desk::new();
    assert_eq!(desk.test(&["--accept"], "").code, Some(0));
    desk.0.write("approved/README.md", "# What we agreed on\n");
    desk.amend("case \"twenty, from elsewhere\"", "case \"twenty-one\"");
    let told = desk.test(&["--lang", "en"], "");
    assert_eq!(told.code, Some(1));
    assert!(told.out.contains("belongs to no case: twenty-from-elsewhere.nb.md"), "{}", told.out);
    assert!(!told.out.contains("README"), "{}", told.out);
    assert_eq!(desk.test(&["--accept"], "").code, Some(0));
    assert_eq!(desk.files().keys().collect::<Vec<_>>(), ["README.md", "nineteen-from-elsewhere.nb.md", "twenty-one.nb.md"]);
}

#[test]
fn each_is_asked_about_and_the_end_of_the_answers_ends_the_questions() {
    let desk = Desk::new();
    for (answers, approved, code) in [("q\n", 0, 1), ("", 0, 1), ("n\nperhaps\ny\n", 1, 1), ("ja\n", 2, 0)] {
        let asked = desk.test(&["--review", "--lang", "en"], answers);
        assert_eq!((asked.code, desk.files().len()), (Some(code), approved), "{answers:?}: {}{}", asked.out, asked.err);
    }
    desk.amend("figure young = 20", "figure young = 19.5");
    let asked = desk.test(&["--review", "--lang", "en"], "a\n");
    assert_eq!(asked.code, Some(0), "{}", asked.out);
    assert!(asked.err.contains("Approve nineteen-from-elsewhere.en.md?"), "{}", asked.err);
}

#[test]
fn what_can_not_be_chosen_is_told_at_its_place() {
    let desk = Desk::new();
    let mut told = String::new();
    for lang in ["nb", "en"] {
        for settings in [
            "size = \"short\"\nlength = \"long\"\nlanguages = [\"sv\"]\ncases = 3\n",
            "[cases]\n\"twenty from elsewhere\" = []\n\"Nineteen, from *elsewhere*\" = [\"reduce\"]\n",
            "languages = []\n[cases]\n\"twenty, from elsewhere\" = \"reduced\"\n",
        ] {
            desk.0.write(&format!("approved/{SETTINGS}"), settings);
            let answer = desk.test(&["--accept", "--lang", lang], "");
            assert_eq!(answer.code, Some(1));
            told += &answer.err;
        }
    }
    assert_eq!(desk.files().len(), 1, "nothing is written");
    insta::assert_snapshot!("approved_mistakes", told);
}

#[test]
fn the_reasons_of_the_law_of_the_project_are_as_approved() {
    let folder = root().join("rules/explanations");
    let mut files = SourceMap::default();
    for file in sources("rules", "regel") {
        files.add(file.name, file.text);
    }
    let base = RuleFiles::new(files);
    let mut settings = SourceMap::default();
    let file = settings.add(SETTINGS, fs::read_to_string(folder.join(SETTINGS)).expect("what is chosen"));
    let chosen = Chosen::read(&settings, file, Lang::Nb).expect("what can be chosen");
    let (_, pages) = pages(&base, None, &chosen);
    let pages = pages.expect("cases that are there");
    let titles: BTreeSet<&str> = pages.iter().map(|page| page.title.as_str()).collect();
    assert!(titles.len() >= 50 && pages.len() == 2 * titles.len(), "{} cases", titles.len());
    let written = fs::read_dir(&folder).expect("the folder").map(|file| file.expect("a file")).filter(|file| file.file_name() != SETTINGS);
    let written = written.map(|file| (file.file_name().to_string_lossy().into_owned(), fs::read_to_string(file.path()).expect("text")));
    let found = standing(pages, written.collect(), true);
    let changed: String = found
        .changed
        .iter()
        .map(|own| format!("{}\n{}", own.page.file, difference(own.approved.as_deref().unwrap_or(""), &own.page.text)))
        .collect();
    assert!(
        found.changed.is_empty() && found.stale.is_empty(),
        "{changed}{:?}\nread them, and then: cargo run -- test --rules rules --explanations rules/explanations --accept",
        found.stale
    );
}
