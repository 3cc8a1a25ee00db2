//! The formatter: one layout for every notation of a file, and never a change of meaning.

use std::fs;

use paragraf::source::{Diagnostic, FileId, SourceFile, codes};
use paragraf::syntax;
use proptest::prelude::*;

use super::support::{Answer, Call, Folder, sources};

const LANGUAGE: &str = include_str!("../../docs/language.md");

/// The formatted form of a text without mistakes.
fn formatted(text: &str) -> String {
    let file = SourceFile { name: "file.regel".to_owned(), text: text.to_owned() };
    syntax::format(FileId(0), &file).unwrap_or_else(|faults| panic!("{faults:?}\n{text}"))
}

/// The syntax tree of a text without spans. It uses the parser alone, not the formatter's own comparison.
fn said(text: &str) -> String {
    let (file, faults) = syntax::parse_file(FileId(0), text);
    assert!(!faults.iter().any(Diagnostic::is_error), "{faults:?}\n{text}");
    let shown = format!("{:?}", file.items);
    shown.split("Span {").map(|piece| piece.split_once('}').map_or(piece, |(_, rest)| rest)).collect()
}

/// The words of all comments in a text, in order.
fn comments(text: &str) -> Vec<String> {
    let (file, _) = syntax::parse_file(FileId(0), text);
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    file.comments.iter().map(|span| words(&text[span.start as usize..span.end as usize])).collect()
}

/// The rule files of the project, and the examples of the manual.
fn real_texts() -> Vec<(String, String)> {
    let files = sources("rules", "regel").into_iter().chain(sources("tests/laws", "regel")).map(|file| (file.name, file.text));
    let blocks = LANGUAGE.split("\n```regel\n").skip(1).enumerate();
    let blocks = blocks.map(|(at, rest)| (format!("example {at} of the manual"), rest[..rest.find("\n```").expect("a fence")].to_owned()));
    files.chain(blocks).collect()
}

fn snapshot(name: &str, text: &str) {
    let after = formatted(text);
    insta::with_settings!({
        omit_expression => true, prepend_module_to_snapshot => false, snapshot_path => "snapshots/format",
    }, {
        insta::assert_snapshot!(name, format!("{text}\n════ formatted ════\n\n{after}"));
    });
    assert_eq!(said(&after), said(text));
    assert_eq!(comments(&after), comments(text));
    assert_eq!(formatted(&after), after);
}

// ── The layout ─────────────────────────────────────────────────────────────────────────────────────────────────────

#[test]
fn an_ugly_file_becomes_a_readable_one() {
    snapshot("ugly", include_str!("format/ugly.regel"));
}

#[test]
fn comments_stay_wherever_they_stand() {
    snapshot("comments", include_str!("format/comments.regel"));
}

#[test]
fn every_rule_file_of_the_project_has_the_layout() {
    for file in sources("rules", "regel").into_iter().chain(sources("tests/laws", "regel")) {
        assert_eq!(formatted(&file.text), file.text, "{}: run `cargo run -- fmt rules tests/laws`", file.name);
    }
}

#[test]
fn formatting_keeps_what_is_said_and_is_done_once() {
    for (name, text) in real_texts() {
        let once = formatted(&text);
        assert_eq!(said(&once), said(&text), "{name}");
        assert_eq!(comments(&once), comments(&text), "{name}");
        assert_eq!(formatted(&once), once, "{name}");
    }
}

#[test]
fn every_line_that_can_be_broken_fits() {
    let long = "a_rather_long_name_of_a_condition";
    for count in [2, 3, 4, 5, 8, 20] {
        let row = vec![long; count].join(" and ");
        let text = format!("in x\n§ 1\nledd 1 {{ condition c nb \"c\" en \"c\" holds when {row} or any {{ {row} }} }}\n");
        let after = formatted(&text);
        assert!(after.lines().all(|line| line.chars().count() <= 140), "{after}");
        assert_eq!(formatted(&after), after);
    }
}

#[test]
fn windows_line_ends_and_byte_order_marks_go() {
    let text = "\u{FEFF}// first\r\nin x\r\n\r\n\r\n§ 1\r\n/* two\r\n   lines */\r\nledd 1 { figure f = 93\u{A0}634 kr // last\r\n}";
    let after = "// first\nin x\n\n§ 1\n/* two\n   lines */\nledd 1 {\n    figure f = 93\u{A0}634 kr // last\n}\n";
    assert_eq!(formatted(text), after);
    assert_eq!((formatted("").as_str(), formatted("\n\n").as_str(), formatted("// x").as_str()), ("", "", "// x\n"));
}

#[test]
fn a_long_file_is_formatted_soon() {
    let facts: String = (0..6_000).map(|at| format!("f{at} : yes/no nb \"x\" en \"x\" ")).collect();
    let sum = vec!["1/2"; 1_500].join("+");
    let list = vec!["e.f1"; 1_500].join(", ");
    let text = format!(
        "entity e {{ {facts} }}\n§ 1\nvalue v : number = {sum}\ncase \"x\" {{ under 2020-01-01 expect v is undetermined missing {list} }}\n"
    );
    let start = std::time::Instant::now();
    let after = formatted(&text);
    assert!(after.lines().count() > 6_000);
    assert!(start.elapsed() < std::time::Duration::from_secs(20), "{:?}", start.elapsed());
}

// ── Properties ─────────────────────────────────────────────────────────────────────────────────────────────────────

/// The blanks of a text that may be replaced by other blanks. Excluded are those in quotations, comments, numbers and section numbers, and
/// the line break that ends a comment.
fn blanks(text: &str) -> Vec<std::ops::Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        let length = if let Some(quotation) = rest.strip_prefix('"') {
            let mut escaped = false;
            let end = quotation.find(|sign: char| {
                let ends = sign == '"' && !escaped;
                escaped = sign == '\\' && !escaped;
                ends
            });
            end.expect("a quotation ends") + 2
        } else if rest.starts_with("//") {
            rest.find('\n').map_or(rest.len(), |end| end + 1)
        } else if rest.starts_with("/*") {
            rest.find("*/").expect("a comment ends") + 2
        } else if rest.starts_with([' ', '\n']) {
            let end = rest.find(|sign| sign != ' ' && sign != '\n').unwrap_or(rest.len());
            let (before, after) = (&text[..at], &rest[end..]);
            let in_number = before.ends_with(|sign: char| sign.is_ascii_digit()) && after.starts_with(|sign: char| sign.is_alphanumeric());
            if !in_number && !before.ends_with("rounding") {
                found.push(at..at + end);
            }
            end
        } else {
            rest.chars().next().map_or(1, char::len_utf8)
        };
        at += length;
    }
    found
}

/// The text with other blanks, chosen in turn by these numbers.
fn respaced(text: &str, choices: &[u8]) -> String {
    const OTHERS: [&str; 10] = [" ", "  ", "\n", "\n\n\n", "\t", "\r\n   ", " \n\t ", " /* a */ ", " // b\n", "\n// c\n\n"];
    let mut out = String::new();
    let mut from = 0;
    let mut choices = choices.iter().cycle();
    for blank in blanks(text) {
        out.push_str(&text[from..blank.start]);
        let choice = usize::from(*choices.next().expect("a cycle of choices"));
        // Half of the blanks stay, so that the files keep some of their shape.
        out.push_str(OTHERS.get(choice).copied().unwrap_or(&text[blank.clone()]));
        from = blank.end;
    }
    out + &text[from..]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn other_blanks_and_comments_say_the_same(at in any::<prop::sample::Index>(), choices in prop::collection::vec(0_u8..20, 3..400)) {
        let texts = real_texts();
        let (name, text) = at.get(&texts);
        let other = respaced(text, &choices);
        let after = formatted(&other);
        prop_assert_eq!(said(&after), said(text), "{}", name);
        prop_assert_eq!(comments(&after), comments(&other), "{}", name);
        prop_assert_eq!(formatted(&after), after, "{}", name);
    }

    #[test]
    fn blanks_alone_never_outlive_the_formatting(at in any::<prop::sample::Index>(), widths in prop::collection::vec(1_usize..9, 3..100)) {
        let texts = real_texts();
        let (name, text) = at.get(&texts);
        // Wider blanks and deeper indentation; line breaks are kept.
        let mut widths = widths.iter().cycle();
        let mut other = String::new();
        let mut from = 0;
        for blank in blanks(text) {
            other.push_str(&text[from..blank.start]);
            let lines = "\n".repeat(text[blank.clone()].matches('\n').count());
            other.push_str(&lines);
            other.push_str(&" ".repeat(*widths.next().expect("a cycle of widths")));
            from = blank.end;
        }
        other.push_str(&text[from..]);
        prop_assert_eq!(formatted(&other), formatted(text), "{}", name);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_left_of_a_file_is_formatted_or_told(at in any::<prop::sample::Index>(), from in any::<prop::sample::Index>(), length in 1_usize..60) {
        let texts = real_texts();
        let (_, text) = at.get(&texts);
        let bounds: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        let from = from.index(bounds.len());
        let to = bounds.get(from + length).copied().unwrap_or(text.len());
        let rest = format!("{}{}", &text[..bounds[from]], &text[to..]);
        match syntax::format(FileId(0), &SourceFile { name: "file.regel".to_owned(), text: rest.clone() }) {
            Ok(after) => {
                prop_assert_eq!(said(&after), said(&rest));
                prop_assert_eq!(formatted(&after), after);
            }
            Err(faults) => prop_assert!(faults.iter().any(Diagnostic::is_error) && faults.iter().all(|fault| fault.code != codes::INTERNAL)),
        }
    }
}

// ── The command ────────────────────────────────────────────────────────────────────────────────────────────────────

const GOOD: &str = "in x\n\n§ 1\n";
const UGLY: &str = "in   x\n§ 1";
const WRONG: &str = "in   x\n§ 1 ledd 1 { figure = }";

fn run(folder: &Folder, arguments: &[&str]) -> (i32, String, String) {
    let Answer { code, out, err, .. } = Call::new(&[&["fmt"], arguments].concat()).within(folder.path()).run();
    (code.expect("an exit code"), out.replace('\\', "/"), err)
}

fn text(folder: &Folder, name: &str) -> String {
    fs::read_to_string(folder.path().join(name)).expect("a file")
}

#[test]
fn files_that_change_are_written_and_listed() {
    let folder = Folder::new();
    folder.write("rules/good.regel", GOOD).write("rules/deep/ugly.regel", UGLY).write("rules/notes.txt", UGLY).write("other.regel", UGLY);
    let check = run(&folder, &["--check", "--lang", "en"]);
    assert_eq!(check, (1, "rules/deep/ugly.regel\nOne file would change, 1 unchanged\n".to_owned(), String::new()));
    assert_eq!(text(&folder, "rules/deep/ugly.regel"), UGLY);
    let done = run(&folder, &["--lang", "en"]);
    assert_eq!(done, (0, "rules/deep/ugly.regel\nOne file changed, 1 unchanged\n".to_owned(), String::new()));
    assert_eq!(text(&folder, "rules/deep/ugly.regel"), "in x\n§ 1\n");
    assert_eq!(run(&folder, &["--check"]), (0, "Ingen filer ville blitt endret, 2 uendret\n".to_owned(), String::new()));
    assert_eq!(text(&folder, "rules/notes.txt"), UGLY);
    // Paths on the command line and `--rules` take precedence over the folder `rules`.
    assert_eq!(
        run(&folder, &["--check", "other.regel", "rules"]),
        (1, "other.regel\nÉn fil ville blitt endret, 2 uendret\n".to_owned(), String::new())
    );
    assert_eq!(run(&folder, &["--check", "--rules", "other.regel"]).0, 1);
}

#[test]
fn a_file_with_mistakes_is_left_alone() {
    let folder = Folder::new();
    folder.write("rules/wrong.regel", WRONG).write("rules/ugly.regel", UGLY);
    for arguments in [&["--lang", "en"][..], &["--check", "--lang", "en"]] {
        let (code, _, err) = run(&folder, arguments);
        assert_eq!(code, 1);
        assert!(err.contains("P0001") && err.contains("wrong.regel"), "{err}");
        assert_eq!(text(&folder, "rules/wrong.regel"), WRONG);
    }
    assert_eq!(text(&folder, "rules/ugly.regel"), "in x\n§ 1\n", "the others are formatted all the same");
}

#[test]
fn what_can_not_be_read_is_told() {
    let folder = Folder::new();
    folder.folder("empty").write("latin.regel", [0x69, 0x6e, 0xe6]);
    assert_eq!(run(&folder, &[]).0, 2, "nothing is named, and there is no folder `rules`");
    for (path, code) in [("nothing.regel", "P0601"), ("empty", "P0603"), ("latin.regel", "P0602")] {
        let (exit, _, err) = run(&folder, &[path]);
        assert_eq!(exit, 1, "{path}");
        assert!(err.contains(code), "{err}");
    }
    assert_eq!(run(&folder, &["--chek"]).0, 2);
}
