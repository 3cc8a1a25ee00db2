//! The error reference is correct: every example is run as a user would, and `docs/errors.md` matches the entries.
//!
//! `INSTA_UPDATE=always cargo test --test it reference` writes `docs/errors.md` anew.

use std::fmt::Write;
use std::fs;
use std::sync::OnceLock;

use paragraf::law::Lang;
use paragraf::reference::{Entry, Example, entries, explain, groups};
use paragraf::source::codes;

use super::support::{Answer, Call, Folder, root, sources};

const DONE: Option<i32> = Some(0);
const USAGE: Option<i32> = Some(2);
const UNDETERMINED: Option<i32> = Some(3);

/// Runs the command of an example in a folder with its files.
fn run(example: &Example, lang: &str) -> Answer {
    let folder = Folder::new();
    for file in &example.files {
        folder.write(&file.name, file.bytes());
    }
    let (command, target) = example.command.split_once(" > ").unwrap_or((&example.command, ""));
    let words: Vec<&str> = command.split(' ').skip(1).chain(["--lang", lang]).collect();
    let call = Call::new(&words).within(folder.path());
    if target.is_empty() { call.run() } else { call.out_to(&folder.path().join(target)).run() }
}

/// The wrong examples with their output in bokmål and English, run once for all tests.
fn told() -> &'static [(&'static Entry, [Answer; 2])] {
    static TOLD: OnceLock<Vec<(&'static Entry, [Answer; 2])>> = OnceLock::new();
    TOLD.get_or_init(|| entries().iter().map(|entry| (entry, ["nb", "en"].map(|lang| run(&entry.wrong, lang)))).collect())
}

/// The messages alone, without the line about `explain-error`.
fn messages(answer: &Answer) -> &str {
    answer.err.trim_end().rsplit_once('\n').map_or("", |(messages, _)| messages)
}

/// The codes of the messages.
fn codes_of(answer: &Answer) -> Vec<&str> {
    answer.err.lines().filter(|line| line.len() == 5 && line.starts_with('P')).collect()
}

// ── The table ──────────────────────────────────────────────────────────────────────────────────────────────────────

#[test]
fn every_code_is_explained_and_nothing_else() {
    let explained: Vec<&str> = entries().iter().map(|entry| entry.code).collect();
    assert_eq!(explained, codes::ALL, "src/reference/errors/ has one file for each code of src/source/codes.rs, listed in mod.rs");
    let files: Vec<String> = sources("src/reference/errors", "md").into_iter().map(|source| source.name).collect();
    let wanted: Vec<String> = codes::ALL.iter().map(|code| format!("src/reference/errors/{code}.md")).collect();
    assert_eq!(files, wanted);
}

#[test]
fn every_code_is_in_a_group() {
    for code in codes::ALL {
        assert_eq!(groups().iter().filter(|(start, _)| code.starts_with(start)).count(), 1, "{code}");
    }
}

#[test]
fn every_meaning_is_two_to_five_sentences_in_both_languages() {
    for entry in entries() {
        for text in [&entry.meaning.nb, &entry.meaning.en] {
            let sentences = text.matches(". ").count() + 1;
            assert!((2..=5).contains(&sentences) && text.ends_with('.'), "{}: {sentences} sentences: {text}", entry.code);
        }
        for title in [&entry.title.nb, &entry.title.en] {
            assert!(!title.is_empty() && !title.ends_with('.'), "{}: {title}", entry.code);
        }
        assert!(entry.title.nb != entry.title.en && entry.meaning.nb != entry.meaning.en, "{}", entry.code);
    }
}

#[test]
fn a_code_may_be_written_shorter() {
    for code in ["P0107", "p0107", "0107", "107", "P107", " P0107 "] {
        assert_eq!(explain(code).map(|entry| entry.code), Some("P0107"), "{code}");
    }
    for code in ["", "P", "P0190", "1070", "unknown", "P01O7", "0000000107"] {
        assert_eq!(explain(code), None, "{code}");
    }
}

// ── The examples ───────────────────────────────────────────────────────────────────────────────────────────────────

#[test]
fn every_wrong_example_makes_its_mistake_and_no_other() {
    for (entry, answers) in told() {
        for answer in answers {
            assert_eq!(codes_of(answer), [entry.code], "{}", answer.err);
        }
    }
}

#[test]
fn every_right_example_is_without_mistakes() {
    for entry in entries() {
        let answer = run(&entry.right, "en");
        // Examples are minimal, so some names in them are unused.
        let unused = |code: &&str| *code == "P0109" && entry.code != "P0109";
        assert!(answer.err.is_empty() || codes_of(&answer).iter().all(unused), "{}\n{}", entry.code, answer.err);
        assert!([DONE, UNDETERMINED].contains(&answer.code), "{}: {:?}", entry.code, answer.code);
    }
}

#[test]
fn the_message_shown_is_the_one_the_program_gives() {
    for (entry, answers) in told() {
        for (answer, lang) in answers.iter().zip(["nb", "en"]) {
            let shown = Call::new(&["explain-error", entry.code, "--lang", lang]).run();
            assert_eq!((shown.code, shown.err.as_str()), (DONE, ""));
            assert!(shown.out.contains(messages(answer)), "{}:\n{}\nis not in\n{}", entry.code, messages(answer), shown.out);
            let lang = if lang == "nb" { Lang::Nb } else { Lang::En };
            assert!(shown.out.starts_with(&format!("{}: {}\n", entry.code, entry.title.get(lang))), "{}", shown.out);
        }
    }
}

#[test]
fn a_run_ends_with_how_to_learn_more_once() {
    for (entry, [nb, en]) in told() {
        let code = entry.code;
        assert!(nb.err.ends_with(&format!("\nmer om {code}: paragraf explain-error {code}\n")), "{}", nb.err);
        assert!(en.err.ends_with(&format!("\nmore about {code}: paragraf explain-error {code}\n")), "{}", en.err);
    }
    let several = fs::read_to_string(root().join("tests/diagnostics/rules/several-faults-in-one-file.regel")).expect("the file");
    let folder = Folder::new();
    folder.write("several.regel", several);
    let answer = Call::new(&["check", "--rules", "several.regel"]).within(folder.path()).run();
    let codes = codes_of(&answer);
    assert!(codes.len() > 5);
    assert_eq!(answer.err.matches("explain-error").count(), 1);
    assert!(answer.err.contains(&format!("mer om {}:", codes[0])), "{}", answer.err);
}

// ── The command ────────────────────────────────────────────────────────────────────────────────────────────────────

#[test]
fn the_command_reads_well() {
    for (name, code) in [("a-code", "P0107"), ("a-command", "P0305"), ("all", "")] {
        for lang in ["nb", "en"] {
            let arguments: Vec<&str> = ["explain-error", code, "--lang", lang].into_iter().filter(|word| !word.is_empty()).collect();
            let answer = Call::new(&arguments).run();
            assert_eq!((answer.code, answer.err.as_str()), (DONE, ""));
            let shown = format!("paragraf {}", arguments.join(" "));
            insta::with_settings!({
                omit_expression => true, prepend_module_to_snapshot => false, snapshot_path => "snapshots/cli", description => shown,
            }, {
                insta::assert_snapshot!(format!("explain-error-{name}-{lang}"), answer.out);
            });
        }
    }
}

#[test]
fn a_code_unknown_is_wrong_usage() {
    for code in ["P0190", "9999", "nothing", "", "§"] {
        let answer = Call::new(&["explain-error", code]).run();
        assert_eq!((answer.code, answer.out.as_str()), (USAGE, ""), "{}", answer.err);
        assert_eq!(codes_of(&answer), ["P0607"]);
    }
}

// ── The page ───────────────────────────────────────────────────────────────────────────────────────────────────────

/// The content of `docs/errors.md`.
fn page() -> String {
    let mut out = String::from(
        "<!-- Made from src/reference/errors/ by a test; `INSTA_UPDATE=always cargo test --test it reference` writes it anew. -->\n\n\
         # Errors\n\n\
         Every message has a code. Here is what each code means, with an example: the lines marked `-` make the mistake, those marked `+` stand in\n\
         their place when it is mended, and the others belong to both. Below it stands the message that the program gives. `paragraf\n\
         explain-error P0101` prints the same, in Norwegian bokmål too. The acts here are invented. The codes by group stand at the\n\
         [end](#codes-by-group).\n",
    );
    for (entry, [_, answer]) in told() {
        let path = format!("src/reference/errors/{}.md", entry.code);
        let text = fs::read_to_string(root().join(path)).expect("a file of the table");
        let (prose, example) = text.split_once("\n```diff ").expect("an example");
        let (_, meaning) = prose.rsplit_once("\n## ").and_then(|(_, en)| en.split_once("\n\n")).expect("a title and a meaning");
        write!(out, "\n## {}\n\n**{}**\n\n{}\n", entry.code, entry.title.en, meaning.trim()).expect("a text can be written");
        for block in example.split("\n```diff ") {
            let (info, body) = block.split_once('\n').expect("a line of its own");
            let name = info.split(' ').next().unwrap_or_default();
            let heading = if name == "command" { "The command:".to_owned() } else { format!("`{name}`:") };
            write!(out, "\n{heading}\n\n```diff\n{}\n", body.trim_end()).expect("a text can be written");
        }
        write!(out, "\n```text\n{}\n```\n", messages(answer).trim_end()).expect("a text can be written");
    }
    out.push_str("\n## Codes by group\n");
    for (start, group) in groups() {
        write!(out, "\n**`{start}..` {}**\n\n", group.en).expect("a text can be written");
        for entry in entries().iter().filter(|entry| entry.code.starts_with(start)) {
            writeln!(out, "- [{}](#{}) {}", entry.code, entry.code.to_lowercase(), entry.title.en).expect("a text can be written");
        }
    }
    out
}

#[test]
fn the_page_is_what_the_table_says() {
    let path = root().join("docs/errors.md");
    let page = page();
    if std::env::var("INSTA_UPDATE").is_ok_and(|mode| mode == "always") {
        fs::write(&path, &page).expect("docs/errors.md can be written");
    }
    let written = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        written == page,
        "docs/errors.md is not what the table says; INSTA_UPDATE=always cargo test --test it reference writes it anew"
    );
}

#[test]
fn the_page_is_linked_to() {
    for name in ["README.md", "docs/language.md"] {
        let text = fs::read_to_string(root().join(name)).expect("a manual");
        assert!(text.contains("errors.md"), "{name}");
    }
}
